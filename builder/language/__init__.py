"""Language: words of the interface, the two Chinese scripts, collation, and where sentences end. Knows no records."""
