"""The glossary, and the counterparts of its terms that records show on demand."""
