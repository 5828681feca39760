"""Maillage: four services and the wire between them."""
