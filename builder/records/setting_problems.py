"""Faults of settings as problems: takes what config.py refuses, gives problems that report.py can word."""

from __future__ import annotations

from os import environ

from builder.config_file import ConfigError, SettingFault
from builder.records.problem import Problem, Severity, error

EPOCH = "SOURCE_DATE_EPOCH"
LATEST_EPOCH = 253_402_300_799
"""The last second of the year 9999, in seconds since 1970: later days no calendar here can name."""


def setting_problems(fault: ConfigError) -> tuple[Problem, ...]:
    """The faults of a mkdocs.yml as problems."""
    return tuple(map(setting_problem, fault.faults))


def setting_problem(fault: SettingFault, *, severity: Severity = Severity.ERROR) -> Problem:
    """A fault of a mkdocs.yml as a problem."""
    values = tuple(sorted({**fault.values, "key": fault.key}.items()))
    return Problem(fault.path, fault.line, fault.column, severity, fault.code, values, fault.fix)


def environment_problems() -> tuple[Problem, ...]:
    """What is wrong with SOURCE_DATE_EPOCH, which is seconds since 1970 (reproducible-builds.org)."""
    epoch = environ.get(EPOCH, "")
    if not epoch or is_epoch(epoch):
        return ()
    return (error("epoch-form", EPOCH, 1, 1, found=epoch),)


def is_epoch(text: str) -> bool:
    """Whether a text is a number of seconds since 1970 that a calendar can name."""
    return text.isascii() and text.isdigit() and len(text) <= len(str(LATEST_EPOCH)) and int(text) <= LATEST_EPOCH
