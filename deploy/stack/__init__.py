"""The whole product without Docker: its servers and its four processes under one supervisor."""
