"""The table of corrections: for each field of the standard, what is corrected, in which order."""

from dataclasses import replace

from services.directory.cleaning import (
    codes,
    communes,
    courriels,
    numbers,
    phones,
    pivots,
    terms,
    web,
)
from services.directory.cleaning.enumerations import ENUMERATIONS
from services.directory.cleaning.field import Cleaned, Field, clean_with
from services.directory.cleaning.texts import (
    is_plain,
    nothing_if_it_says_nothing,
    on_one_line,
    without_formula,
    without_markup,
    without_what_cannot_be_shown,
)

_ANY = (without_markup, without_what_cannot_be_shown, without_formula)
_FILLED = (*_ANY, nothing_if_it_says_nothing)


def clean(name: str, text: str) -> Cleaned:
    """The text of this field of the standard, corrected."""
    return clean_with(TABLE[name], text)


def _enumeration(name: str) -> Field:
    return Field(
        plain=terms.verbatim(name),
        whole=(*_FILLED, terms.separated(name)),
        each=(terms.spelled(name), terms.renamed(name)),
        several=True,
        doubt=terms.unknown(name),
    )


_TEXT = Field(plain=is_plain, whole=_FILLED)
_LINE = Field(plain=is_plain, whole=(*_FILLED, on_one_line))
_NAME = Field(plain=is_plain, whole=(*_ANY, on_one_line))
_WEB = Field(
    plain=web.is_plain,
    whole=(*_FILLED, web.separated),
    each=(web.with_its_scheme,),
    several=True,
    keeps_doubtful=False,
    doubt=web.doubt,
)

TABLE: dict[str, Field] = {
    "id": _NAME,
    "pivot": Field(
        plain=pivots.is_plain,
        whole=(*_FILLED, pivots.in_one_word, pivots.nothing_but_zeros, pivots.with_its_zeros),
        doubt=pivots.doubt,
    ),
    "nom": _NAME,
    "commune": Field(
        plain=communes.PLAIN.fullmatch,
        whole=(
            *_FILLED,
            on_one_line,
            communes.without_cedex,
            communes.without_postcode,
            communes.with_its_saint,
            communes.capitalised,
        ),
        doubt=communes.doubt,
    ),
    "code_postal": Field(
        plain=codes.POSTCODE.fullmatch,
        whole=(*_FILLED, codes.five_digits("postcode"), codes.postcode_alone),
        doubt=codes.postcode_doubt,
    ),
    "code_insee": Field(
        plain=codes.INSEE.fullmatch,
        whole=(*_FILLED, codes.five_digits("insee_code"), codes.insee_in_five),
        doubt=codes.insee_doubt,
    ),
    "adresse": _LINE,
    "complement_adresse": _LINE,
    "latitude": Field(
        plain=numbers.PLAIN_DEGREES.fullmatch,
        whole=(*_FILLED, numbers.decimal_point),
        keeps_doubtful=False,
        doubt=numbers.degrees_doubt(90),
    ),
    "longitude": Field(
        plain=numbers.PLAIN_DEGREES.fullmatch,
        whole=(*_FILLED, numbers.decimal_point),
        keeps_doubtful=False,
        doubt=numbers.degrees_doubt(180),
    ),
    "telephone": Field(
        plain=phones.STANDARD.fullmatch,
        whole=(*_FILLED, phones.separated),
        each=(phones.as_the_standard_writes_it,),
        several=True,
        only_one=True,
        keeps_doubtful=False,
        doubt=phones.doubt,
    ),
    "courriels": Field(
        plain=courriels.PLAIN.fullmatch,
        whole=(*_FILLED, courriels.separated),
        each=(courriels.without_decoration, courriels.with_its_at, courriels.in_small_letters),
        several=True,
        keeps_doubtful=False,
        doubt=courriels.doubt,
    ),
    "site_web": _WEB,
    "horaires": _TEXT,
    "presentation_resume": _TEXT,
    "presentation_detail": _TEXT,
    "source": _LINE,
    "structure_parente": _LINE,
    "date_maj": Field(
        plain=numbers.PLAIN_DAY.fullmatch,
        whole=(*_FILLED, numbers.iso_day),
        keeps_doubtful=False,
        doubt=numbers.day_doubt,
    ),
    "autres_formations_labels": Field(whole=_FILLED, several=True),
    "fiche_acces_libre": replace(_WEB, only_one=True),
    "prise_rdv": replace(_WEB, only_one=True),
    **{name: _enumeration(name) for name in ENUMERATIONS},
}
