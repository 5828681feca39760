"""Those who proposed a correction and want to hear what became of it."""
