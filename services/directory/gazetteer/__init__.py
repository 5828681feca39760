"""The gazetteer's making at set-up, and the geocoder that asks the national address API."""
