"""The frame: takes pages and frames rendered by MkDocs with Material, gives complete HTML.

slots.py parses frames, assemble.py fills them, template_context.py gives the variables of the templates.
The MkDocs events are in site/plugin.py.
"""
