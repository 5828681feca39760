"""Workshop alerts that residents asked for."""
