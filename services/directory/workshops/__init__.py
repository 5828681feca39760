"""Workshops that a place announces."""
