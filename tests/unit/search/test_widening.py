"""What else to ask where nothing is found."""

from services.search.contract.answers import Widening
from services.search.contract.search import PlaceSearch
from services.search.widening import widenings, wider_searches

NEAR = {"latitude": 47.4, "longitude": 0.7}


def offered(totals: dict[str | float, int], **asked: object) -> list[Widening]:
    """With these totals for the searches without a filter, or within a radius; none for others."""
    wider = wider_searches(PlaceSearch(**asked))
    told = [totals.get(each.widening.without or each.widening.within_km, 0) for each in wider]
    return list(widenings(wider, told))


def test_each_filter_may_be_left_out_and_the_radius_be_larger():
    search = PlaceSearch(q="x", services=["s"], within_km=20, cursor="c", **NEAR)

    asked = {
        each.widening.without or each.widening.within_km: each.search
        for each in (wider_searches(search))
    }

    assert set(asked) == {50.0, 100.0, 200.0, "q", "within_km", "services", "all"}
    assert asked["q"] == PlaceSearch(services=["s"], within_km=20, **NEAR)
    assert asked[50.0].within_km == 50
    assert asked["all"] == PlaceSearch(**NEAR)


def test_the_least_larger_radius_comes_first_then_what_finds_most():
    totals = {10.0: 0, 20.0: 2, 50.0: 9, "q": 3, "services": 7, "within_km": 1}

    told = offered(totals, q="x", services=["s"], within_km=5, **NEAR)

    assert told == [
        Widening(within_km=20, total=2),
        Widening(without="services", total=7),
        Widening(without="q", total=3),
        Widening(without="within_km", total=1),
    ]


def test_where_no_single_filter_is_to_blame_all_of_them_may_go():
    assert offered({"all": 4}, q="x", services=["s"]) == [Widening(without="all", total=4)]
    assert offered({"all": 4, "q": 1}, q="x", services=["s"]) == [Widening(without="q", total=1)]


def test_nothing_asked_has_nothing_wider():
    assert wider_searches(PlaceSearch()) == ()
