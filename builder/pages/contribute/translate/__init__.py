"""The page of what is to be translated."""
