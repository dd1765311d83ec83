"""Whether the site is the same when another continuation of MkDocs draws its frames."""
