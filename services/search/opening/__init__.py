"""When places are open, made ready to be searched."""
