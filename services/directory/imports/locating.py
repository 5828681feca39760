"""Where a place is: its own coordinates, or its commune's centre when they are far off. Pure."""

from services.directory.cleaning.positions import Point, far_km_in, locate
from services.directory.imports.draft import Draft

_APPROXIMATE = "Position approximative sur la carte : le centre de la commune."
_BOTH = ("latitude", "longitude")


def settle_position(draft: Draft, centre: Point | None, far_km: float) -> None:
    """Both coordinates, or neither."""
    if not (given := point_of(draft)):
        _leave_out_the_lonely(draft)
        return
    found = locate(given, centre, far_km_in(draft.text("code_postal"), far_km))
    if found.kind == "outside_of_france":
        draft.warn("latitude", found.kind, _written(given))
    elif found.kind:
        _replace(draft, given, found.point, found.kind)
    if found.is_approximate:
        draft.warn("latitude", found.kind, _written(given))
        draft.tell(_APPROXIMATE)


def point_of(draft: Draft) -> Point | None:
    """What its two texts say together."""
    latitude, longitude = map(draft.text, _BOTH)
    return Point(float(latitude), float(longitude)) if latitude and longitude else None


def _leave_out_the_lonely(draft: Draft) -> None:
    for name in _BOTH:
        if alone := draft.texts.pop(name, ""):
            draft.warn(name, "one_coordinate_alone", alone)


def _replace(draft: Draft, given: Point, found: Point | None, kind: str) -> None:
    for name, before, after in zip(_BOTH, given, found or ("", ""), strict=True):
        draft.correct(name, kind, str(after), str(before))


def _written(point: Point) -> str:
    return f"{point.latitude}, {point.longitude}"
