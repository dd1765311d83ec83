"""How to write each field, and how to translate: a page each."""
