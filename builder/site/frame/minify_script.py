"""Takes scripts; gives them small: short names for what is local, no comments, no space.

By tdewolff/minify, in a process of its own: it is written in Go, and a build forks (builder/site/processes.py), which a
process with threads of Go must not. Where it has no wheel (macOS on ARM) by rjsmin, which leaves names as they are.

tdewolff/minify moves a pattern that is declared before what is declared in front of it, even if it is made from that;
tests/jschecks holds that nothing of what a site has stands in another order than it is written in.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec

from rjsmin import jsmin  # type: ignore[import-untyped] # it brings no types

ES = 2020
"""The newest version of the language that a site has."""


def minified(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The scripts, by their paths."""
    if find_spec("minify") is None:
        return {path: jsmin(script, keep_bang_comments=False) for path, script in scripts.items()}
    given = json.dumps({path: script.decode() for path, script in scripts.items()})
    # -P: what lies beside this file is not imported.
    run = subprocess.run([sys.executable, "-P", __file__], input=given.encode(), stdout=subprocess.PIPE, check=True)
    return {path: script.encode() for path, script in json.loads(run.stdout).items()}


def main() -> None:
    """From standard input to standard output."""
    import minify  # type: ignore[import-untyped]  # only in this process; it brings no types

    minify.config({"js-version": ES})
    scripts = json.load(sys.stdin.buffer)
    small = {path: minify.string("application/javascript", script) for path, script in scripts.items()}
    sys.stdout.buffer.write(json.dumps(small).encode())


if __name__ == "__main__":
    main()
