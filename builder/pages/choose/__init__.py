"""The page on which a reader names conditions and sees the cases that stood under them."""
