"""Workshops as far as alerts need them."""
