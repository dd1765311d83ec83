"""Citations of a record and its sources: the block on its page, the page of all styles, the files."""
