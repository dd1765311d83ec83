"""The glossary, and the counterparts of its terms that pages of records load on demand."""
