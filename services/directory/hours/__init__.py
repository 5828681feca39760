"""Opening hours that are true: read from French, asked at an instant, told in sentences."""
