"""The frame: takes pages and Material's page as MkDocs draws it, gives whole HTML.

slots.py cuts, join.py fills, context.py says what the templates get, site.py what the pipeline gives.
The events that run MkDocs are in plugin.py.
"""

from builder.frame.join import SECTIONS, Frames, Key, key_of, keys_of, path_of
from builder.frame.site import Options, Site
from builder.language import folder

__all__ = ["SECTIONS", "Frames", "Key", "Options", "Site", "folder", "key_of", "keys_of", "path_of"]
