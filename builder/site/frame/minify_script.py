"""Takes scripts; gives them small: short names for what is local, no comments, no space.

By tdewolff/minify, in a process of its own: it is written in Go, and a build forks (builder/site/processes.py), which a
process with threads of Go must not. Where it has no wheel (ARM on macOS and Windows) scripts stay as they are written.

tdewolff/minify moves a pattern that is declared before what is declared in front of it, even if it is made from that;
tests/jschecks holds that nothing of what a site has stands in another order than it is written in.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec

ES = 2020
"""The newest version of the language that a site has."""
CUT_OFF = 1
"""The exit status where nobody waits for the result any more."""


def minified(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The scripts, by their paths."""
    if find_spec("minify") is None:
        return dict(scripts)
    given = json.dumps({path: script.decode() for path, script in scripts.items()})
    # -P: what lies beside this file is not imported.
    run = subprocess.run([sys.executable, "-P", __file__], input=given.encode(), stdout=subprocess.PIPE, check=True)
    return {path: script.encode() for path, script in json.loads(run.stdout).items()}


def main() -> int:
    """From standard input to standard output. It ends without a word where the build that asked was ended."""
    import minify  # only in this process

    minify.config({"js-version": ES})
    try:
        scripts = json.load(sys.stdin.buffer)
    except ValueError:
        return CUT_OFF
    small = {path: minify.string("application/javascript", script) for path, script in scripts.items()}
    try:
        sys.stdout.buffer.write(json.dumps(small).encode())
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left over would be written, and complained of, at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    return 0


if __name__ == "__main__":
    sys.exit(main())
