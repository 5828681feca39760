"""One client for two engines: where a URL leads, and what OpenSearch needs to be spoken to."""

from typing import Any

from elastic_transport import HttpHeaders, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch
from elasticsearch.serializer import NdjsonSerializer, OrjsonSerializer

TIMEOUT_S = 2.0
CONNECTIONS = 32
OPENSEARCH = "opensearch+"


class OrjsonLines(NdjsonSerializer, OrjsonSerializer):
    """Of a bulk of places most of the time would go into writing it as JSON."""


SERIALIZERS = {each.mimetype: each for each in (OrjsonSerializer(), OrjsonLines())}


class OpenSearchNode(Urllib3HttpNode):
    """OpenSearch knows neither Elasticsearch's media types nor the header its client insists on."""

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: Any = DEFAULT,
    ) -> Any:
        plain = HttpHeaders(headers or {})
        for name in ("accept", "content-type"):
            if name in plain:
                is_lines = "ndjson" in plain[name]
                plain[name] = "application/x-ndjson" if is_lines else "application/json"
        response = super().perform_request(method, target, body, plain, request_timeout)
        meta, answer = response
        meta.headers = HttpHeaders({**meta.headers, "x-elastic-product": "Elasticsearch"})
        return type(response)(meta, answer)


def connect(url: str, ca_file: str = "") -> Elasticsearch:
    """A client for ``http(s)://`` Elasticsearch or ``opensearch+http(s)://``. Does not connect yet.

    It never tries twice by itself: whoever waits is told within the time-out, and may ask again.
    """
    options: dict[str, Any] = {"ca_certs": ca_file} if ca_file else {}
    if url.startswith(OPENSEARCH):
        options["node_class"] = OpenSearchNode
    return Elasticsearch(
        url.removeprefix(OPENSEARCH),
        request_timeout=TIMEOUT_S,
        max_retries=0,
        retry_on_timeout=False,
        connections_per_node=CONNECTIONS,
        serializers=SERIALIZERS,
        **options,
    )
