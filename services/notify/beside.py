"""How a command finds the database and the address of the product it runs beside."""

from services.notify.settings import NotifySettings

DEFAULT_URL = "http://127.0.0.1:8080"


def mongo_url(settings: NotifySettings) -> str:
    """The configured database; else that of the embedded product. Ends the process without one."""
    if settings.mongo_url:
        return settings.mongo_url
    # Only commands look for the embedded product's database; the service is told where it is.
    from services.local import mongod

    if url := mongod.running(settings.var / "mongod"):
        return url
    raise SystemExit("No product runs here. Start it, or set NOTIFY_MONGO_URL.")


def public_url(settings: NotifySettings) -> str:
    """The configured address; else that of the embedded product."""
    told = settings.var / "address"
    if settings.public_url:
        return settings.public_url
    return told.read_text() if told.exists() else DEFAULT_URL
