"""How far a listing is trusted: what people decide about it, and what it is worth."""
