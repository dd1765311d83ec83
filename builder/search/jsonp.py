"""Data as scripts: takes the name of a function and its arguments, gives a file that calls it (JSONP).

In a folder that is opened without a server, scripts can be loaded but nothing can be fetched.
"""

import json

FOLDER = "assets/search/"
"""The folder of the index in a site."""


def as_json(data: object) -> str:
    """Data as JSON without spaces, valid as JavaScript in any browser: U+2028 and U+2029 are escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def call(function: str, *arguments: object) -> bytes:
    """A script that calls a function of the page with these arguments."""
    return call_with_json(function, *map(as_json, arguments))


def call_with_json(function: str, *arguments: str) -> bytes:
    """`call` with arguments that are JSON already. A lone surrogate, which UTF-8 cannot encode, becomes `?`."""
    return f"{function}({','.join(arguments)});\n".encode("utf-8", "replace")


def search_call(name: str, data: object) -> bytes:
    """A file of the search index. `name`: under which the client asks for it."""
    return call("casebookSearch", name, data)
