"""Values derived from the library: each module takes the library or a record, gives values, never HTML."""
