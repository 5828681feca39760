"""Search finds places and workshops; it holds nothing that could not be rebuilt."""
