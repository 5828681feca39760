"""What the load asks: the same again, or something that nobody has asked before."""

from collections.abc import Iterator
from itertools import accumulate, cycle
from random import Random
from urllib.parse import urlencode

from services.directory.places.identity import place_id_of
from tests.load import vocabulary as words
from tests.load.communes import Commune
from tests.load.generator import SOURCE
from tests.load.loading import get

LIST = "/api/v1/places"
SUGGESTIONS = "/api/v1/suggestions"
HOT_LIST = f"{LIST}?near=47.35,0.66&within_km=10&q=ateliers+seniors+tablette"
TEXTS = (*words.SENTENCES, *words.PURPOSES, *words.SERVICES, *(kind.nom for kind in words.KINDS))
SPOKEN = tuple(
    word.strip(".,'")
    for text in TEXTS
    for word in text.replace("{commune}", "").replace("{quartier}", "").split()
    if len(word) > 3
)


def place_ids(count: int) -> list[str]:
    """The ids of the generator's first places."""
    return [place_id_of(SOURCE, f"essai-{number:06}") for number in range(1, count + 1)]


class Questions:
    """Requests without end, the same ones for the same seed.

    Their points have seven decimals, so that no two are the same and no cache can answer.
    """

    def __init__(self, seed: int, known: list[Commune], ids: list[str], session: str) -> None:
        self._chance = Random(f"{seed}/questions")
        self._communes = known
        self._weights = list(accumulate(commune.population for commune in known))
        self._ids = ids
        self._session = session

    def by_filters(self) -> Iterator[str]:
        """A point, a radius and filters."""
        chance = self._chance
        while True:
            asked = [
                ("near", self._point(self._commune())),
                ("within_km", chance.choice((5, 10, 20, 50))),
                ("services", chance.choice(words.SERVICES)),
            ]
            if chance.random() < 0.5:
                asked.append(("frais_a_charge", chance.choice(words.FRAIS)))
            if chance.random() < 0.5:
                asked.append(("modalites_acces", chance.choice(words.MODALITES_ACCES)))
            yield get(f"{LIST}?{urlencode(asked)}")

    def with_facets(self) -> Iterator[str]:
        """The same, with the counts of all filters."""
        for asked in self.by_filters():
            path, version = asked.split(" HTTP/1.1", 1)
            yield f"{path}&facets=true HTTP/1.1{version}"

    def by_words(self) -> Iterator[str]:
        """One to three words and a point, three in four with a radius."""
        chance = self._chance
        while True:
            commune = self._commune()
            said = chance.choices((*SPOKEN, commune.nom), k=chance.randint(1, 3))
            asked: list[tuple[str, object]] = [("q", " ".join(said))]
            asked.append(("near", self._point(commune)))
            if radius := chance.choice((10, 20, 50, None)):
                asked.append(("within_km", radius))
            yield get(f"{LIST}?{urlencode(asked)}")

    def typed(self) -> Iterator[str]:
        """How a word begins, of those that people ask for and of communes; and a point."""
        chance = self._chance
        while True:
            commune = self._commune()
            said = chance.choice((*SPOKEN, commune.nom))
            begun = said[: chance.randint(2, len(said))]
            asked = {"q": begun, "near": self._point(commune)}
            yield get(f"{SUGGESTIONS}?{urlencode(asked)}")

    def mapped(self) -> Iterator[str]:
        """The points of a department or so."""
        while True:
            asked = {"near": self._point(self._commune()), "within_km": 50, "zoom": 9}
            yield get(f"{LIST}/map?{urlencode(asked)}")

    def places(self) -> Iterator[str]:
        """Each place in turn, with a session: such answers are never kept by the gateway."""
        headers = [f"Authorization: Bearer {self._session}"]
        for place_id in cycle(self._ids):
            yield get(f"{LIST}/{place_id}", headers)

    def _commune(self) -> Commune:
        return self._chance.choices(self._communes, cum_weights=self._weights)[0]

    def _point(self, commune: Commune) -> str:
        latitude = commune.latitude + self._chance.gauss(0, 0.05)
        longitude = commune.longitude + self._chance.gauss(0, 0.05)
        return f"{latitude:.7f},{longitude:.7f}"
