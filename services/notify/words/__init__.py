"""What notify writes to people: its sentences, and what an SMS makes of them."""
