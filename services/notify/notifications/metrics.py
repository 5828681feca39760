"""What is counted of notifications: by kind and step, never by person."""

from prometheus_client import Counter

STEPS = Counter(
    "maillage_notification_steps_total",
    "Steps that notifications took, such as submit, suppress, doubt.",
    ("kind", "step"),
)
DOUBTS = Counter(
    "maillage_notifications_doubted_total",
    "Ambiguous answers of a channel, by what looking it up said.",
    ("found",),
)
SEGMENTS = Counter("maillage_sms_segments_total", "SMS segments that channels took.", ("kind",))
