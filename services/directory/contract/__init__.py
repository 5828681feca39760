"""What other services may know of the directory."""
