"""What the structures behind the listings are told."""
