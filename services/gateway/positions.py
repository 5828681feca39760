"""Points and boxes as addresses write them: numbers with commas between them. Pure."""

_LATITUDE = r"-?\d{1,2}(\.\d{1,12})?"
_LONGITUDE = r"-?\d{1,3}(\.\d{1,12})?"
POINT = f"^{_LATITUDE},{_LONGITUDE}$"
BOX = f"^{_LONGITUDE},{_LATITUDE},{_LONGITUDE},{_LATITUDE}$"


def numbers(text: str) -> tuple[float, ...]:
    """All of them; none in an empty text."""
    return tuple(float(part) for part in text.split(",")) if text else ()


def is_point(text: str) -> str:
    """The same text. Raises ValueError unless it is a latitude and a longitude in degrees."""
    latitude, longitude = numbers(text)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError("write it as latitude,longitude in degrees: 47.394,0.704")
    return text


def is_box(text: str) -> str:
    """The same text. Raises ValueError unless it is west, south, east and north in degrees."""
    west, south, east, north = numbers(text)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("write it as west,south,east,north in degrees: 0.5,47.3,0.9,47.5")
    return text
