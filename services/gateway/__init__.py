"""The gateway is the only door to the outside: it decides nothing and keeps nothing."""
