"""The container image of the services, and what the servers beside it are prepared with."""
