"""The words that French hours are written with, as ``plain`` leaves them. Longest meaning first.

A word may stand here only if its meaning for the hours is sure: everything else refuses the text.
"""

import re

from services.directory.contract.hours.schedule import HOLIDAY
from services.directory.hours.french import refusal
from services.directory.hours.french.kinds import EVEN, ODD, YEARLY, Kind

Entry = tuple[re.Pattern[str], Kind, int, str]  # the last: why it is refused

_RDV = r"(?:rendez[- ]?vous|r\.?d\.?v\.?|rv)"
_DAYS = (
    r"lundis?|(?:lun|lu)\.?",
    r"mardis?|(?:mar|ma)\.?",
    r"mercredis?|(?:mercr|mer|me)\.?",
    r"jeudis?|(?:jeu|je)\.?",
    r"vendredis?|(?:vend|ven|ve)\.?",
    r"samedis?|(?:sam|sa)\.?",
    r"dimanches?|(?:dim|di)\.?",
)
_NTH = (
    r"(?:1(?:er|ere)s?|premi(?:er|ere)s?)",
    r"(?:2(?:e|eme|nd|nde|de)s?|deuxiemes?|seconds?)",
    r"(?:3(?:e|eme)s?|troisiemes?)",
    r"(?:4(?:e|eme)s?|quatriemes?)",
    r"(?:5(?:e|eme)s?|cinquiemes?)",
)
_A_WEEK = r"(?:(?:en|les?|des?|la|une|pour les) )?(?:semaines?|sem\.?)"
_SHUT = r"ferm(?:e|ee|es|ees|eture|etures)"
_NOISE = (
    r"(?:nos |les )?(?:jours? (?:et|&) )?(?:heures?|horaires?)(?: (?:et|&) jours?)?"
    r" (?:d'ouvertures?|d'accueil)(?: (?:au|du) public)?",
    r"horaires? et jours?",
    r"horaires?",
    r"accueil (?:du|au) public",
    r"(?:heures d')?accueil",
    r"nous sommes ouverts?",
    r"ouvert(?:e|s|es)?(?: au public)?",
    r"ouvertures?(?: (?:au|du) public)?",
    r"au public",
    r"journee continue",
    r"(?:en )?continu",
    r"sans interruption",
    r"non[- ]stop",
    r"exceptionnellement",
)
_REFUSED = (
    (r"(?:periodes? )?scolaires?|vacances", refusal.SCHOOL_HOLIDAYS),
    (r"(?:une?|1) \w+ sur (?:deux|2|trois|3)", refusal.AMBIGUOUS_WEEKS),
    (r"tous les (?:15|quinze) jours|par quinzaine|en alternance", refusal.AMBIGUOUS_WEEKS),
    (rf"{_A_WEEK} [ab12]", refusal.AMBIGUOUS_WEEKS),
    (r"pas ouverts?", refusal.AMBIGUOUS_DAYS),
)


_WORDS: tuple[tuple[str, Kind, int], ...] = (
    (r"24 ?h?(?:eures)?(?: ?/ ?| sur )24(?: ?h)?", Kind.ALL_DAY, 0),
    (r"7 ?j(?:ours)?(?: ?/ ?| sur )7", Kind.EVERY_DAY, 0),
    (r"tou(?:s|t) les jours", Kind.EVERY_DAY, 0),
    (r"week[- ]?ends?", Kind.WEEKEND, 0),
    (r"(?:jours )?feries?", Kind.DAY, HOLIDAY),
    (rf"avec ou sans {_RDV}|sans {_RDV}|(?:en |l')?(?:accueil|acces|entree) libre",
     Kind.NO_APPOINTMENT, 0),
    (rf"(?:uniquement |seulement )?(?:sur|avec) (?:prise de )?{_RDV}"
     r"(?: (?:uniquement|seulement|obligatoire))?", Kind.APPOINTMENT, 0),
    (r"0\d(?:[ .-]?\d\d){4}", Kind.PHONE, 0),
    (rf"{_A_WEEK} paires?", Kind.WEEKS, EVEN),
    (rf"{_A_WEEK} impaires?", Kind.WEEKS, ODD),
    (r"(?:du|de chaque|de) mois", Kind.OF_THE_MONTH, 0),
    *((pattern, Kind.NOISE, 0) for pattern in _NOISE),
    (rf"{_SHUT} (?:annuelle|chaque annee|tous les ans)", Kind.CLOSED, YEARLY),
    (rf"(?:exceptionnellement )?{_SHUT}(?: exceptionnelle(?:ment)?| au public)?",
     Kind.CLOSED, 0),
    (r"(?:sauf|excepte|hormis|hors|a l'exception (?:du|des|de))", Kind.EXCEPT, 0),
    *((pattern, Kind.DAY, day) for day, pattern in enumerate(_DAYS)),
    *((pattern, Kind.NTH, nth) for nth, pattern in enumerate(_NTH, 1)),
    (r"derni(?:er|ere)s?", Kind.NTH, -1),
    (r"(?:matins?|matinees?)", Kind.MORNING, 0),
    (r"(?:apres[- ]?midis?|aprem)", Kind.AFTERNOON, 0),
    (r"midi", Kind.TIME, 12 * 60),
    (r"minuit", Kind.TIME, 24 * 60),
    (r"entre", Kind.BETWEEN, 0),
    (r"(?:jusqu'(?:a|au)|au|a)", Kind.TO, 0),
    (r"(?:et|puis|ainsi que|&)", Kind.AND, 0),
    (r"ou", Kind.OR, 0),
    (r"(?:chaque|tou(?:s|t) les|les?|la|du|des?)", Kind.ARTICLE, 0),
)  # fmt: skip


_SIGNS = {
    ",": Kind.COMMA,
    ":": Kind.COLON,
    "/": Kind.SLASH,
    "-": Kind.DASH,
    ";": Kind.SEMICOLON,
    "\n": Kind.NEW_LINE,
    ".": Kind.STOP,
    "(": Kind.OPENING_BRACKET,
    ")": Kind.CLOSING_BRACKET,
}


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?![a-z0-9])")


ENTRIES: tuple[Entry, ...] = (
    *((_whole_words(pattern), Kind.REFUSED, 0, why) for pattern, why in _REFUSED),
    *((_whole_words(pattern), kind, number, "") for pattern, kind, number in _WORDS),
    (re.compile(r"a(?=\d)"), Kind.TO, 0, ""),  # « à12h »
    (re.compile(r"[ld]'(?=\w)"), Kind.ARTICLE, 0, ""),
    (re.compile(r"--+"), Kind.STOP, 0, ""),
    *((re.compile(re.escape(sign)), kind, 0, "") for sign, kind in _SIGNS.items()),
)
