"""Whom notify can reach, and where: sealed, so that only this room can read it."""
