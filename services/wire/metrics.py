"""What is counted everywhere, in Prometheus' words.

No label ever holds a person's data or an id.
"""

from prometheus_client import Counter, Gauge, Histogram

_FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)

REQUESTS = Histogram(
    "maillage_http_request_seconds", "HTTP requests.", ("route", "method", "status"), buckets=_FAST
)
CACHE = Counter(
    "maillage_cache_answers_total", "Public reads, by how they were answered.", ("how",)
)
CALLS = Histogram(
    "maillage_call_seconds",
    "Calls answered, by method and outcome.",
    ("method", "outcome"),
    buckets=_FAST,
)
EVENTS = Counter(
    "maillage_events_total",
    "Events by queue and outcome: handled, retried, parked.",
    ("queue", "outcome"),
)
DISPATCHED = Counter(
    "maillage_outbox_dispatched_total", "Outbox entries handed to the bus.", ("outbox",)
)
OUTBOX_AGE = Gauge(
    "maillage_outbox_oldest_seconds", "Age of the oldest undispatched entry.", ("outbox",)
)
INDEX_LAG = Histogram(
    "maillage_index_lag_seconds",
    "From an event's occurrence until it can be found.",
    buckets=(*_FAST, 10, 60),
)
