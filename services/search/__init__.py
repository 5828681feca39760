"""Search finds places; it holds nothing that could not be rebuilt."""
