"""What waits for somebody who signed in, on one page."""
