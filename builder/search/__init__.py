"""The static search: takes documents, gives the files that the page's script reads (design decision D8)."""
