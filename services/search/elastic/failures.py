"""What a failure of the engine means to whoever asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, NotFoundError, TransportError

from services.search.index import engine_away, index_filling


@contextmanager
def told() -> Iterator[None]:
    """Raise Unavailable for an engine that is away, overloaded, or does not let us in.

    A request that it does not understand is a bug of ours, and stays one; so does what it does not
    find.
    """
    try:
        yield
    except TransportError as failure:
        raise engine_away() from failure
    except ApiError as failure:
        if isinstance(failure, NotFoundError) or failure.meta.status == 400:
            raise
        raise engine_away() from failure


@contextmanager
def answering() -> Iterator[None]:
    """The same for a question: where there is no index yet, it is being filled."""
    with told():
        try:
            yield
        except NotFoundError:
            raise index_filling() from None
