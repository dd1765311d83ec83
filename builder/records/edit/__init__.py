"""Changes the text of a record and keeps every other byte: a value set or removed, or the whole put in order."""
