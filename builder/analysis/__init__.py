"""What is inferred from the library and written in no record: each takes the library, gives values, never HTML."""
