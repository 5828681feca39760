"""Places that may be one and the same: found, listed, and judged by a person."""
