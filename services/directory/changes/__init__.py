"""What changed, in the order in which it was told: the log that partners follow."""
