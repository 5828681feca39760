"""Workshops: how they are heard of and found."""
