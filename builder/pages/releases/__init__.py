"""Editions that can be cited (releases): the page that lists them, and the line on records that they hold."""
