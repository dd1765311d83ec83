"""Cases side by side: rows, cells, the static table and the files that the interactive page loads."""
