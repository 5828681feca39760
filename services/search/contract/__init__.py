"""What other services may know of search."""
