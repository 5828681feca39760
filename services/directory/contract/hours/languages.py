"""The words that hours are told with: French, English and Arabic."""

from dataclasses import dataclass

NBSP = "\u00a0"


@dataclass(frozen=True)
class Language:
    """Words, and patterns into which they go."""

    days: tuple[str, ...]  # Monday to Sunday, then public holidays
    months: tuple[str, ...]
    nth: dict[int, str]
    every_day: str
    closed: str
    by_appointment: str
    all_day: str
    midnight: str
    both: str  # {0} and {1}
    comma: str
    run: str  # from {0} to {1}
    of_the_month: str  # {nth} {day}
    weeks: dict[str, str]  # {day}
    span: str
    hour: str  # {hour}
    hour_and_minute: str  # {hour} {minute}
    date: str
    first_of_month: str
    on: str  # a date
    from_to: str  # dates
    in_period: str  # {period} {days}


FRENCH = Language(
    days=(
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "jours fériés",
    ),
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    nth={1: "1er", 2: "2e", 3: "3e", 4: "4e", 5: "5e", -1: "dernier"},
    every_day="tous les jours",
    closed="fermé",
    by_appointment="sur rendez-vous",
    all_day=f"24{NBSP}h sur{NBSP}24",
    midnight="minuit",
    both="{} et {}",
    comma=", ",
    run="{} à {}",
    of_the_month="{nth} {day} du mois",
    weeks={"even": "{} des semaines paires", "odd": "{} des semaines impaires"},
    span="{} – {}",
    hour=f"{{hour}}{NBSP}h",
    hour_and_minute=f"{{hour}}{NBSP}h{NBSP}{{minute:02}}",
    date="{day} {month} {year}",
    first_of_month="1er {month} {year}",
    on="le {}",
    from_to="du {} au {}",
    in_period="{period}, {days}",
)  # fmt: skip

ENGLISH = Language(
    days=(
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "public holidays",
    ),
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    nth={1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"},
    every_day="every day",
    closed="closed",
    by_appointment="by appointment",
    all_day="24 hours a day",
    midnight="midnight",
    both="{} and {}",
    comma=", ",
    run="{} to {}",
    of_the_month="{nth} {day} of the month",
    weeks={"even": "{} in even weeks", "odd": "{} in odd weeks"},
    span="{}–{}",
    hour="{hour:02}:00",
    hour_and_minute="{hour:02}:{minute:02}",
    date="{day} {month} {year}",
    first_of_month="1 {month} {year}",
    on="on {}",
    from_to="from {} to {}",
    in_period="{period}, {days}",
)  # fmt: skip

ARABIC = Language(
    days=(
        "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد",
        "أيام العطل الرسمية",
    ),
    months=(
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
        "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ),
    nth={1: "الأول", 2: "الثاني", 3: "الثالث", 4: "الرابع", 5: "الخامس", -1: "الأخير"},
    every_day="كل الأيام",
    closed="مغلق",
    by_appointment="بموعد مسبق",
    all_day="24 ساعة",
    midnight="منتصف الليل",
    both="{} و{}",
    comma="، ",
    run="من {} إلى {}",
    of_the_month="يوم {day} {nth} من كل شهر",
    weeks={"even": "{} من الأسابيع الزوجية", "odd": "{} من الأسابيع الفردية"},
    span="من {} إلى {}",  # a dash between digits turns round in a line written right to left
    hour="{hour:02}:00",
    hour_and_minute="{hour:02}:{minute:02}",
    date="{day} {month} {year}",
    first_of_month="1 {month} {year}",
    on="يوم {}",
    from_to="من {} إلى {}",
    in_period="{period}، {days}",
)  # fmt: skip

LANGUAGES = {"fr": FRENCH, "en": ENGLISH, "ar": ARABIC}
