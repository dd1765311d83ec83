"""What GitHub says of a pull request: takes the JSON of its event and of its interface, gives what a comment needs.

Event: `workflow_run` of https://docs.github.com/en/webhooks/webhook-events-and-payloads; pull request, its files and
the artifacts of a run: as `GET /repos/{owner}/{repo}/pulls/{number}`, `…/files` and `/actions/runs/{id}/artifacts` give
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECORDS = ("cases/", "policies/")
FIRST_TIME = frozenset({"FIRST_TIME_CONTRIBUTOR", "FIRST_TIMER", "NONE"})
"""What GitHub calls an author of whom nothing was merged yet."""
PREVIEW = "preview"
"""The name of the artifact that has the preview."""


class EventError(ValueError):
    """JSON that is not of the form that GitHub describes. The text names the file."""


@dataclass(frozen=True)
class PullRequest:
    """A pull request, and the run that checked it.

    outside: the files that it changes outside the folders of records. preview: address of its artifact, or ''.
    """

    run: str
    is_first: bool
    outside: tuple[str, ...]
    preview: str


def pull_request(event: Path, pull: Path, files: Path, artifacts: Path) -> PullRequest:
    """What the files that a workflow fetched say. Raises EventError, OSError."""
    run = _mapping(_field(_json(event), "workflow_run", event), event)
    address = str(_field(run, "html_url", event))
    return PullRequest(
        address,
        _field(_json(pull), "author_association", pull) in FIRST_TIME,
        tuple(name for name in _names(_json(files), files) if not name.startswith(RECORDS)),
        next((f"{address}/artifacts/{id_}" for id_ in _previews(_json(artifacts), artifacts)), ""),
    )


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except ValueError as fault:
        raise EventError(str(path)) from fault


def _mapping(value: Any, path: Path) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise EventError(str(path))
    return value


def _field(value: Any, key: str, path: Path) -> Any:
    found = _mapping(value, path)
    if key not in found:
        raise EventError(str(path))
    return found[key]


def _list(value: Any, path: Path) -> Sequence[Any]:
    if not isinstance(value, list):
        raise EventError(str(path))
    return value


def _names(files: Any, path: Path) -> Iterator[str]:
    """The names of files, and the earlier ones of those that were moved. A list, or one list a page of answers."""
    for each in _list(files, path):
        if isinstance(each, list):
            yield from _names(each, path)
            continue
        yield str(_field(each, "filename", path))
        if earlier := each.get("previous_filename"):
            yield str(earlier)


def _previews(artifacts: Any, path: Path) -> Iterator[int]:
    for each in _list(_field(artifacts, "artifacts", path), path):
        if _field(each, "name", path) == PREVIEW:
            yield int(_field(each, "id", path))
