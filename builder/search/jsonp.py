"""Takes a name and data; gives the script that hands them to the client: by <script>, so that file:// works too."""

import json


def script(name: str, data: object) -> bytes:
    return script_of(name, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def script_of(name: str, text: str) -> bytes:
    """`text` is JSON already. A lone half of a character, which no file can hold, becomes a question mark."""
    return f'casebookSearch("{name}",{text});\n'.encode("utf-8", "replace")
