"""Two listings of one place become one: what was decided, and what that takes."""
