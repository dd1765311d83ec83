"""The frame: takes pages and Material's page as MkDocs draws it, gives whole HTML.

slots.py cuts, assemble.py fills, template_context.py says what the templates get.
The events that run MkDocs are in site/plugin.py.
"""
