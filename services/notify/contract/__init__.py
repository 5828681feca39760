"""What other services may know of notify."""
