"""Runs every service in one process, on LocalBus, beside one mongod."""
