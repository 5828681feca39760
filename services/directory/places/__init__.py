"""The places: what they are, how they are kept, what may be asked of them."""
