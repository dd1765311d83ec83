"""Lists of records by facet: the catalogue with choices, and a plain list for each value."""
