"""Opening hours as people write them in French, read or kept as text."""
