"""Bringing what a file says into the store, in bulks, beside people who change the same places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from services.directory.contract.revision import Actor
from services.directory.imports.contesting import contested, withdrawn
from services.directory.imports.failure import ImportFailed, ImportStopped
from services.directory.imports.ports import OnBatch, Places, Said, Wanted
from services.directory.imports.record import Clock
from services.directory.imports.report import Report
from services.directory.imports.row import ReadRow
from services.directory.imports.survey import OnBytes, Survey
from services.directory.places.identity import fingerprint_of
from services.directory.places.place import Place

BATCH = 500  # bulks of 500 were measured at 19,500 upserts/s, single writes at 1,700
MOST_TRIES = 10


@dataclass(frozen=True)
class Importer:
    """Who brings what into which store; ``on_batch`` hears what was said of each batch's rows, once
    they are kept.
    """

    store: Places
    by: Actor
    clock: Clock
    on_batch: OnBatch = lambda said, report: None

    def write(self, found: Survey, on_bytes: OnBytes) -> Report:
        """Keeps the places of the file; the survey's report, with the counts.

        A row that says what it said last time is not even compared; a place that it does not change
        is not written: done twice, or killed and done again, it ends the same. Raises ImportStopped
        when the file or the places change meanwhile.
        """
        # A thread that reads while the other one writes was measured: it costs what it wins.
        for wanted, said in _batches(found, on_bytes, self.store.heard.erased()):
            self._keep(wanted, said, found.report)
        return found.report

    def _keep(self, wanted: Wanted, said: Said, report: Report) -> None:
        heard = self.store.heard.of(wanted)
        self.store.heard.unflag([place_id for place_id, of in heard.items() if of.vanished_at])
        news = {
            place_id: read
            for place_id, read in wanted.items()
            if place_id not in heard or heard[place_id].fingerprint != fingerprint_of(read.details)
        }
        report.unchanged += len(wanted) - len(news)
        self._insist(news, heard, report)
        conflicts = [("conflicts", remark) for remark in report.conflicts.take()]
        self.on_batch([*said, *conflicts], report)

    def _insist(self, wanted: Wanted, heard: Iterable[str], report: Report) -> None:
        """Again for those that somebody changes meanwhile."""
        asked = [place_id for place_id in heard if place_id in wanted]
        for _ in range(MOST_TRIES):
            if not wanted:
                return
            lost = self._publish(wanted, self.store.find_many(asked) if asked else {}, report)
            wanted = {place_id: wanted[place_id] for place_id in lost}
            asked = list(lost)
        raise ImportStopped(
            f"{len(wanted)} places are being changed by somebody else all the time."
        )

    def _publish(self, wanted: Wanted, known: Mapping[str, Place], report: Report) -> set[str]:
        published = {
            place_id: (known.get(place_id) or Place.new(place_id)).publish(
                read.details, self.by, self.clock()
            )
            for place_id, read in wanted.items()
        }
        moved = {place_id: place for place_id, place in published.items() if place.fact}
        lost = self.store.save_many(list(moved.values()))
        still = [place for place_id, place in published.items() if place_id not in moved]
        self.store.heard.remember([p for p in still if p is not known.get(p.place_id)])
        report.created += len(moved.keys() - known.keys() - lost)
        report.changed += len((moved.keys() & known.keys()) - lost)
        report.unchanged += len(still)
        for place_id in known.keys() - lost:
            _note_conflicts(known[place_id], wanted[place_id], report)
        return lost


def _note_conflicts(known: Place, read: ReadRow, report: Report) -> None:
    if known.withdrawn:
        report.conflicts.add(withdrawn(read.row, known))
    for conflict in known.conflicts_with(read.details):
        report.conflicts.add(contested(read.row, conflict))


def _batches(found: Survey, on_bytes: OnBytes, erased: set[str]) -> Iterator[tuple[Wanted, Said]]:
    rows = _unchanged(found.read(on_bytes, erased))
    while wanted := dict(islice(rows, BATCH)):
        yield wanted, _taken(found.report)
    if said := _taken(found.report):
        yield {}, said


def _taken(report: Report) -> Said:
    """What was said of the rows since the last time."""
    sorts = ("refused", "corrections", "warnings")
    return [(sort, remark) for sort in sorts for remark in report.of(sort).take()]


def _unchanged(rows: Iterator[tuple[str, ReadRow]]) -> Iterator[tuple[str, ReadRow]]:
    try:
        yield from rows
    except ImportFailed as broken:  # it was not when it was surveyed
        raise ImportStopped(f"The file was changed meanwhile. {broken}") from broken
