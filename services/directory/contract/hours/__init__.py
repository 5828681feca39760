"""Opening hours that are true: asked at an instant, told in sentences."""
