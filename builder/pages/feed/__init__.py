"""Feeds of what is new, for the base and for each place."""
