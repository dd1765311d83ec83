"""The frame: takes pages and Material's page as MkDocs draws it, gives whole HTML.

slots.py cuts, join.py fills, context.py says what the templates get, site.py what the pipeline gives.
The events that run MkDocs are in plugin.py.
"""

from builder.language.words import folder
from builder.site.frame.assemble import SECTIONS, Frames, Key, key_of, keys_of, path_of
from builder.site.unpublishable import Options, Site

__all__ = ["SECTIONS", "Frames", "Key", "Options", "Site", "folder", "key_of", "keys_of", "path_of"]
