"""A new base: takes what it is called, its languages and places; gives its files, and a folder that has them whole."""
