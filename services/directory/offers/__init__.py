"""What the places offer, numbered page by page, for those who know no cursor."""
