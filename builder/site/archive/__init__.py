"""The offline archive: takes a built site, gives zips of it that open from a folder, one whole and one a language."""
