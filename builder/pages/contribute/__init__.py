"""Pages for those who contribute, below `contribute/`."""
