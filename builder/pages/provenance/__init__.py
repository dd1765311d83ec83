"""Who says what: sources, claims, disagreements and what is not known."""
