"""Data as scripts: takes the name of a function and its arguments, gives a file that calls it (JSONP).

Nothing can be fetched from a folder opened without a server, but a script can be loaded from there.
"""

import json


def as_json(data: object) -> str:
    """Data as JSON, as short as it can be, and valid as JavaScript in any browser: U+2028 and U+2029 are escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def call(function: str, *arguments: object) -> bytes:
    """A script that calls a function of the page with these arguments."""
    return call_of(function, *map(as_json, arguments))


def call_of(function: str, *arguments: str) -> bytes:
    """A script that calls a function; the arguments are JSON already. A lone half of a character, which no file can
    hold, becomes a question mark.
    """
    return f"{function}({','.join(arguments)});\n".encode("utf-8", "replace")


def search_call(name: str, data: object) -> bytes:
    """A file of the search's data by its name."""
    return call("casebookSearch", name, data)
