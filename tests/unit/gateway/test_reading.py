"""What an address asks, as values."""

import pytest
from multidict import MultiDict

from services.gateway.around import MOST_VALUES
from services.gateway.queries import PlaceQuery
from services.gateway.reading import read_query
from services.wire.errors import Invalid


def services(*values):
    return read_query(PlaceQuery, MultiDict([("services", each) for each in values])).services


def test_an_empty_value_says_nothing():
    assert services("", "a", " ") == ("a",)


def test_too_many_values_are_refused_even_if_they_are_empty():
    with pytest.raises(Invalid):
        services(*[""] * (MOST_VALUES + 1))
