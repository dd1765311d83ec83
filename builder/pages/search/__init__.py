"""What the search can find, its page and its form."""
