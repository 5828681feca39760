"""The directory keeps the places and what is tied to them, and says what changed."""
