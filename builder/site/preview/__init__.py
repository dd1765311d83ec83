"""The preview of a change: takes two states of a base, gives the pages that differ, and says which they are."""
