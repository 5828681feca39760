"""What the places offer, as their documents in MongoDB say it: ``offers`` holds the ids."""

from typing import Any

from pymongo import UpdateOne
from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.contract.offers import Offer, OfferPage, ShownPlaces, offers_of
from services.directory.offers.refusals import OfferNotFound
from services.directory.places.document import offers_to_find, place_from

Json = dict[str, Any]
SHOWN: Json = {"offers": {"$gt": ""}}
BATCH = 500


class OfferStore:
    """Reads the collection of places. Pages are numbered from 1, in the order of place ids."""

    def __init__(self, database: Database[Json]) -> None:
        self._places: Collection[Json] = database["places"]

    def prepare(self) -> None:
        """Make the index, and fill what was saved before there were offers; harmless when done."""
        self._places.create_index("offers", sparse=True)
        while writes := [_filling(kept) for kept in self._unfilled()]:
            if not self._places.bulk_write(writes, ordered=False).matched_count:
                break  # others save these very places, and fill them by that

    def page(self, number: int, size: int) -> OfferPage:
        """Some of all offers."""
        steps: list[Json] = [
            {"$match": SHOWN},
            {"$sort": {"_id": 1}},
            {"$project": {"offers": 1}},
            {"$unwind": "$offers"},
            {"$skip": (number - 1) * size},
            {"$limit": size},
        ]
        asked = [kept["offers"] for kept in self._places.aggregate(steps)]
        found = self._offers(asked)
        offers = tuple(found[each] for each in asked if each in found)
        return OfferPage(total=self._total(), offers=offers)

    def find(self, offer_id: str) -> Offer:
        """One offer. Raises OfferNotFound."""
        if (found := self._offers([offer_id]).get(offer_id)) is None:
            raise OfferNotFound()
        return found

    def places(self, number: int, size: int) -> ShownPlaces:
        """Some of all places that offer something: those that are shown and not suspended."""
        found = self._places.find(SHOWN, {"outbox": 0}).sort("_id", 1)
        some = found.skip((number - 1) * size).limit(size)
        snapshots = tuple(place_from(kept).snapshot() for kept in some)
        return ShownPlaces(total=self._places.count_documents(SHOWN), places=snapshots)

    def _offers(self, offer_ids: list[str]) -> dict[str, Offer]:
        found = self._places.find({"offers": {"$in": offer_ids}}, {"outbox": 0})
        places = [place_from(kept).snapshot() for kept in found]
        return {offer.offer_id: offer for place in places for offer in offers_of(place)}

    def _total(self) -> int:
        counted = {"$group": {"_id": None, "offers": {"$sum": {"$size": "$offers"}}}}
        [*counts] = self._places.aggregate([{"$match": SHOWN}, counted])
        return int(counts[0]["offers"]) if counts else 0

    def _unfilled(self) -> list[Json]:
        unfilled = {"offers": {"$exists": False}}
        return list(self._places.find(unfilled, {"outbox": 0}).limit(BATCH))


def _filling(kept: Json) -> UpdateOne:
    as_read = {"_id": kept["_id"], "revision": kept["revision"]}
    return UpdateOne(as_read, {"$set": {"offers": offers_to_find(place_from(kept))}})
