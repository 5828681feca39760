"""OpenStreetMap's ``opening_hours``: written, read, and asked of an independent library."""
