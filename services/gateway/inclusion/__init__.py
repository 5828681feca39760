"""Places and their services as data·inclusion writes them."""
