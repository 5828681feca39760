"""Asking the structures whether their listings are still right, where that is switched on."""
