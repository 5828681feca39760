"""The scheme of a URL picks the engine; each is imported only where it is used."""

from services.search.index import PlaceIndex
from services.search.settings import SearchSettings
from services.search.workshops.index import WorkshopIndex


def is_embedded(settings: SearchSettings) -> bool:
    """Whether the index is kept in this process's own memory."""
    return settings.index_url.startswith("tantivy://")


def open_index(settings: SearchSettings) -> PlaceIndex:
    """The index these settings name.

    Does not connect yet, so it cannot fail for an engine that is away.
    """
    if is_embedded(settings):
        from services.search.embedded.index import TantivyIndex

        return TantivyIndex()
    from services.search.elastic.index import ElasticIndex
    from services.search.elastic.node import connect

    return ElasticIndex(connect(settings.index_url, settings.ca_file), settings.index_alias)


def open_workshop_index(settings: SearchSettings) -> WorkshopIndex:
    """The same engine's index of workshops, beside that of places."""
    if is_embedded(settings):
        from services.search.embedded.workshops import EmbeddedWorkshops

        return EmbeddedWorkshops()
    from services.search.elastic.node import connect
    from services.search.elastic.workshops import ElasticWorkshops

    client = connect(settings.index_url, settings.ca_file)
    return ElasticWorkshops(client, f"{settings.index_alias}-workshops")
