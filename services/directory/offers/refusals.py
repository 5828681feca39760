"""Why the directory may refuse to show an offer."""

from services.wire.errors import NotFound


class OfferNotFound(NotFound):
    """No place that is shown has it."""

    def __init__(self) -> None:
        super().__init__("offer_not_found", "No place offers this, or no longer.")
