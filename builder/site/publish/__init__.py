"""Publishing: takes files by path, gives site/ exchanged whole."""
