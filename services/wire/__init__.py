"""Carries questions and events between services; knows no word of the field."""
