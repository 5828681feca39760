"""Places enough for all of France, the same each time: ``python -m tests.load.generator 15000``.

Invented places in real communes, more of them where more people live. Telephone numbers are of the
ranges kept for fiction, addresses of the domain kept for examples.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TextIO

from stdnum import luhn

from services.directory.imports.row import COLUMNS
from tests.load import vocabulary as words
from tests.load.communes import Commune, NoCommunes, communes

SOURCE = "Maillage, lieux inventés"
LAST_DAY = date(2026, 6, 30)


def places(count: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """So many rows of the standard, ids from 1. A longer list begins with the shorter one."""
    chance = Random(seed)  # to be the same each time is its use
    known = communes()
    weights = list(accumulate(commune.population for commune in known))
    for number in range(1, count + 1):
        yield place(number, chance.choices(known, cum_weights=weights)[0], chance)


def place(number: int, commune: Commune, chance: Random) -> dict[str, str]:
    """One invented place in this commune."""
    kind = chance.choices(words.KINDS, words.KIND_WEIGHTS)[0]
    return {
        **dict.fromkeys(COLUMNS, ""),
        **_identity(number, kind, commune, chance),
        **_where(commune, chance),
        **_contact(number, chance),
        **_offer(kind, chance),
        "date_maj": (LAST_DAY - timedelta(days=int(chance.expovariate(1 / 300)))).isoformat(),
    }


def write(count: int, file: TextIO, seed: int = 0) -> None:
    """The standard's CSV."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(places(count, seed))


def _identity(number: int, kind: words.Kind, commune: Commune, chance: Random) -> dict[str, str]:
    quarter = chance.choice(words.QUARTERS)
    nom = kind.nom.format(commune=commune.nom, quartier=quarter)
    return {
        "id": f"essai-{number:06}",
        "pivot": _siret(chance.randrange(10**8)),
        "nom": nom,
        "typologie": kind.typologie,
        "source": SOURCE,
        "presentation_resume": f"{nom} vous accueille pour {chance.choice(words.PURPOSES)}.",
        "presentation_detail": " ".join(chance.sample(words.SENTENCES, k=chance.randint(1, 4))),
    }


def _siret(number: int) -> str:
    """With both of its check digits."""
    siren = f"{number:08}{luhn.calc_check_digit(f'{number:08}')}"
    return f"{siren}0001{luhn.calc_check_digit(f'{siren}0001')}"


def _where(commune: Commune, chance: Random) -> dict[str, str]:
    spread = 0.004 + 0.00006 * commune.population**0.5  # degrees: 0.5 km in a village, 3 in a city
    latitude = commune.latitude + chance.gauss(0, spread)
    longitude = commune.longitude + chance.gauss(0, spread)
    located = chance.random() < 0.97
    return {
        "commune": commune.nom,
        "code_postal": chance.choice(commune.codes_postaux),
        "code_insee": commune.code_insee,
        "adresse": f"{chance.randint(1, 120)} {chance.choice(words.STREETS)}",
        "latitude": f"{latitude:.5f}" if located else "",
        "longitude": f"{longitude:.5f}" if located else "",
    }


def _contact(number: int, chance: Random) -> dict[str, str]:
    fiction = chance.choice(("19900", "26191", "35301", "46571", "53649"))
    return {
        "telephone": _sometimes(0.8, f"+33{fiction}{number % 10_000:04}", chance),
        "courriels": _sometimes(0.6, f"lieu-{number}@example.org", chance),
        "site_web": _sometimes(0.5, f"https://lieu-{number}.example.org/", chance),
        "prise_rdv": _sometimes(0.1, f"https://rdv.example.org/{number}", chance),
    }


def _offer(kind: words.Kind, chance: Random) -> dict[str, str]:
    services = chance.sample(words.SERVICES, k=chance.choices((1, 2, 3, 4, 6), (2, 4, 5, 3, 1))[0])
    return {
        "horaires": _sometimes(0.75, chance.choice(words.HOURS), chance),
        "services": "|".join(dict.fromkeys([kind.service, *services])),
        "publics_specifiquement_adresses": _some(words.PUBLICS, 0.4, chance),
        "prise_en_charge_specifique": _some(words.PRISES_EN_CHARGE, 0.2, chance),
        "frais_a_charge": chance.choices(words.FRAIS, (8, 2, 1))[0],
        "itinerance": chance.choices(("Fixe", "Itinérant", ""), (6, 1, 3))[0],
        "dispositif_programmes_nationaux": kind.dispositif,
        "modalites_acces": _some(words.MODALITES_ACCES, 0.7, chance),
        "modalites_accompagnement": _some(words.MODALITES_ACCOMPAGNEMENT, 0.8, chance),
    }


def _sometimes(share: float, value: str, chance: Random) -> str:
    return value if chance.random() < share else ""


def _some(values: tuple[str, ...], share: float, chance: Random) -> str:
    return _sometimes(share, "|".join(chance.sample(values, k=chance.randint(1, 3))), chance)


if __name__ == "__main__":
    try:
        write(int(sys.argv[1]), sys.stdout)
    except NoCommunes as reason:
        sys.exit(str(reason))
    except (IndexError, ValueError):
        sys.exit("python -m tests.load.generator NUMBER > file.csv")
