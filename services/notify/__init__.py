"""Notify knows how to reach people, and is the only service with a phone number or an e-mail of a
person.
"""
