"""How readers answer: the ways that the pages on contributing and on corrections name, and the blank records."""
