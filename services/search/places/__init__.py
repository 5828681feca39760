"""Places: how they are heard of and found."""
