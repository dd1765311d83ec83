"""HTML: elements, the Markdown of records, plain text back from HTML, pagination, references to sources."""
