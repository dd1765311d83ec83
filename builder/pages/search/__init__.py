"""The search of the site: its files, its page and its form."""
