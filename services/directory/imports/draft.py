"""A place while its row is being read: one text per field, and what was said on the way."""

from collections.abc import Iterable

from services.directory.cleaning.corrected import Step
from services.directory.cleaning.field import Cleaned
from services.directory.cleaning.table import TABLE, clean
from services.directory.imports.remarks import REASONS, Correction, Remark
from services.directory.imports.values import shown

LARGEST = 50_000  # characters of a place: its four copies in the store stay below 1 MB
LABELS = {
    "telephone": "Téléphone",
    "courriels": "Courriel",
    "site_web": "Site web",
    "horaires": "Autres horaires",
    "fiche_acces_libre": "Accessibilité",
    "prise_rdv": "Prise de rendez-vous",
}
_KEPT_WHERE_SAID = ("latitude", "longitude", "date_maj")  # a resident needs no « latitude: abc »


class Draft:
    """``texts`` has the fields that say something; ``lines`` go behind the description."""

    def __init__(self, line: int, number: int) -> None:
        self.texts: dict[str, str] = {}
        self.lines: dict[str, None] = {}  # each once, in their order
        self.cleaned: dict[str, Cleaned] = {}
        self.corrections: list[Correction] = []
        self.warnings: list[Remark] = []
        self.where = line, number

    def take(self, name: str, text: str) -> None:
        """The field's text, corrected; what it has no place for is kept to be settled."""
        if len(text) > LARGEST:
            self.warn(name, "too_long", text)
            text = text[:LARGEST]
        if TABLE[name].plain(text):
            self.texts[name] = text
            return
        found = clean(name, text)
        if found.text:
            self.texts[name] = found.text
        if found.text != text or found.doubtful:
            self.cleaned[name] = found
            self._note(name, text, found)

    def text(self, name: str) -> str:
        """What the field says, empty when nothing."""
        return self.texts.get(name, "")

    def correct(self, name: str, kind: str, after: str, before: str | None = None) -> None:
        """The field says something else from now on."""
        was = self.text(name) if before is None else before
        self.corrections.append(Correction(*self.where, name, kind, shown(was), shown(after)))
        self.texts[name] = after

    def warn(self, name: str, kind: str, value: str) -> None:
        """Leave it to a person, once."""
        remark = Remark(*self.where, name, shown(value), REASONS[kind], kind)
        if remark not in self.warnings:
            self.warnings.append(remark)

    def tell(self, text: str, label: str = "") -> None:
        """A line behind the description, once."""
        if text:
            self.lines[f"{label} : {text}" if label else text] = None

    def _note(self, name: str, text: str, found: Cleaned) -> None:
        self._note_steps(name, found.steps)
        for value, kind in found.doubtful:
            self.warn(name, kind, value)
        if name in _KEPT_WHERE_SAID:
            for _, kind in found.unread:
                self.warn(name, kind, text)

    def _note_steps(self, name: str, steps: Iterable[Step]) -> None:
        for kind, before, after in steps:
            self.corrections.append(
                Correction(*self.where, name, kind, shown(before), shown(after))
            )
