"""Library to page bodies: one module a kind of page."""
