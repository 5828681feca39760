"""The API, asked everything its own description allows, and much that it does not.

Nothing may be answered with 500, nor with a status, a type or a body that the description lacks.
"""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from services.gateway.openapi import describe
from services.gateway.routes import ROUTES
from tests.journeys.products import Product

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
schema = schemathesis.openapi.from_dict(describe(ROUTES))
# An address that is too long is refused before anybody looks at what it asks.
schema.config.checks.negative_data_rejection.expected_statuses.append("414")
ASKED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture
def session(product: Product) -> dict[str, str]:
    """An editor's, of one place: with it the fuzz reaches what lies behind the sign-in."""
    return product.editor(product.place_id("funlab"))


@schema.parametrize()
@ASKED
def test_the_api_answers_as_it_says(case, product, session):
    case.headers = {**(case.headers or {}), **session}
    response = case.call(base_url=product.url)

    case.validate_response(response, checks=CHECKS)
