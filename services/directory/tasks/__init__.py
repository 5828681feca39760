"""What waits for a person of a territory, and is done by them."""
