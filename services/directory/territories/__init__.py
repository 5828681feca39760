"""Which territories a commune is in: from the gazetteer, and from tables that were imported."""
