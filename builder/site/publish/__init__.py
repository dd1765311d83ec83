"""Publishing: takes files by path, replaces site/ in one step."""
