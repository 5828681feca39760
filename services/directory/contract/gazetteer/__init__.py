"""All communes of France, and which of them a text means: read from one file, without a network."""
