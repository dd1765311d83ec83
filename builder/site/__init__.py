"""The site as files: takes the pages of the pipeline, renders them with MkDocs' frames, serves or publishes them.

MkDocs or, where only that is installed, ProperDocs, its continuation, which has all that is imported from MkDocs under
a name of its own and an alias for it.
"""

from importlib import import_module
from importlib.util import find_spec

if find_spec("mkdocs") is None and find_spec("properdocs") is not None:
    import_module("properdocs.replacement")
