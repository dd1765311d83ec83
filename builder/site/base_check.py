"""Check of a whole base: takes its folder, gives every problem in it, those of its settings and pages included."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.config import CONFIG, Options, read_options
from builder.records.check.files import PASSING
from builder.records.evidence.unchecked import unchecked_quotes
from builder.records.load import Checked, read
from builder.records.model.release import FOLDER as RELEASES
from builder.records.problem import Problem
from builder.records.published import FOLDER as PUBLISHED
from builder.records.setting_problems import EPOCH
from builder.site.pages_check import page_problems
from builder.site.publish.places import state_folder
from builder.site.settings_check import CheckedSettings, check_settings
from builder.site.state.record_state import RecordState


@dataclass(frozen=True)
class CheckedBase:
    """A base and what is wrong in it. places: the files and folders that were looked at; none if settings forbid it.

    unchecked: how many quotes of a record are not checked, by its path.
    """

    base: Path
    problems: tuple[Problem, ...]
    places: tuple[Path, ...] = ()
    unchecked: Mapping[str, int] = field(default_factory=dict)

    def concerns(self, path: Path) -> bool:
        """Whether a path is, lies in or holds something that was looked at. All paths do while no settings are read."""
        if not self.places or path == self.base:
            return True
        is_within = any(path.is_relative_to(place) and _holds_a_file(path, place) for place in self.places)
        return is_within or any(place.is_relative_to(path) for place in self.places)

    def problems_at(self, paths: Iterable[Path]) -> tuple[Problem, ...]:
        """The problems at or below these paths, and those of the whole base, without which no path is sound."""
        selected = self._selected(paths)
        return tuple(one for one in self.problems if self._is_general(one) or _is_at(one.path, selected))

    def unchecked_at(self, paths: Iterable[Path]) -> int:
        """How many quotes of the records at or below these paths are not checked."""
        selected = self._selected(paths)
        return sum(count for path, count in self.unchecked.items() if _is_at(path, selected))

    def _selected(self, paths: Iterable[Path]) -> list[str]:
        return [path.relative_to(self.base).as_posix() for path in paths]

    def _is_general(self, problem: Problem) -> bool:
        return not self.places or problem.path == EPOCH


def check_base(base: Path, *, by_mkdocs: bool = False) -> CheckedBase:
    """Everything that `casebook build` would refuse, without drawing a page.

    by_mkdocs: whether MkDocs judges even plain settings, which takes several times as long and gives the same.
    """
    config = base / CONFIG
    if not os.path.lexists(config):
        options = read_options(base)
        checked = read(base, options)
        return CheckedBase(base, checked.problems, _places(base, options), unchecked_quotes(checked.readings))
    settings = check_settings(config, by_mkdocs=by_mkdocs)
    if settings.options is None:
        return CheckedBase(base, settings.problems)
    checked = _read(base, settings)
    problems = {*settings.problems, *checked.problems}
    if settings.docs is not None:
        problems |= {*page_problems(settings.docs, settings.options.languages, base=base)}
    places = (*_places(base, settings.options), config)
    return CheckedBase(base, tuple(sorted(problems)), places, unchecked_quotes(checked.readings))


def _read(base: Path, settings: CheckedSettings) -> Checked:
    """The records of a base; those of which the state of its site has the readings are not decoded again."""
    if settings.options is None or settings.plain is None:
        return read(base, settings.options or read_options(base))
    records = RecordState(state_folder(base / str(settings.plain.values.get("site_dir", "site"))), settings.options)
    checked = read(base, settings.options, cache=records.cache)
    unchecked_quotes(checked.readings)  # To be kept as well.
    records.save()
    return checked


def _places(base: Path, options: Options) -> tuple[Path, ...]:
    of_base = (options.cases, options.policies, options.vocabulary, options.content)
    places = (*of_base, base / RELEASES, base / PUBLISHED)
    return tuple(place for place in places if os.path.lexists(place))


def _holds_a_file(path: Path, place: Path) -> bool:
    """Whether a path is a file that the check looks at, or a folder with one."""
    if _is_passed_over(path, place):
        return False
    if path.is_symlink() or not path.is_dir():
        return True
    files = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
    return not os.access(path, os.R_OK | os.X_OK) or any(not _is_passed_over(file, place) for file in files)


def _is_passed_over(path: Path, place: Path) -> bool:
    """Whether a path is, or lies in, a file or folder that the check does not look at: hidden or left by an editor."""
    return any(PASSING.match(part) for part in path.relative_to(place).parts)


def _is_at(path: str, places: list[str]) -> bool:
    return any(place in (".", path) or path.startswith(f"{place}/") for place in places)
