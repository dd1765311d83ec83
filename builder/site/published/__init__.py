"""The addresses and anchors of a built site, and the list of those that were published."""
