"""Links that let a person act without a password."""
