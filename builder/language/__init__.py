"""Language: words of the interface, the two Chinese scripts, collation, sentence boundaries. Knows no records."""
