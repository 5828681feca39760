"""What happened to a place, who did it, and how to have it back."""
