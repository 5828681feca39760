"""How much one address may ask."""

from limits import parse

from services.gateway.limiting import Share


class Watch:
    """A clock that stands still until it is told."""

    def __init__(self):
        self.now = 60.0

    def __call__(self):
        return self.now


def asked(share, who, times):
    return [share.is_left(who) for _ in range(times)]


def test_an_address_has_its_share_and_no_more():
    share = Share(parse("2/minute"), Watch())

    assert asked(share, "a", 3) == [True, True, False]
    assert asked(share, "b", 1) == [True]


def test_the_next_window_gives_a_new_share_to_all():
    watch = Watch()
    share = Share(parse("1/minute"), watch)
    asked(share, "a", 2)

    watch.now += 59
    assert asked(share, "a", 1) == [False]
    watch.now += 1
    assert asked(share, "a", 1) == [True]
