"""Parts that several kinds of page share: sections, connections, references, rows of records, structured data."""
