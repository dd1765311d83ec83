"""Every input of ../shared/failing/ is tried: a new one is noticed until it has a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.failing.inputs import FAILING


def test_every_input_has_a_test() -> None:
    if not FAILING.is_dir():
        pytest.skip("the failing inputs are not beside the checkout")
    named = {name for path in Path(__file__).parent.glob("test_*.py") for name in _named(path)}
    inputs = {folder.name for folder in FAILING.iterdir() if folder.is_dir()}
    assert {name for name in inputs if not _is_tried(name, named)} == set()


def _named(path: Path) -> Iterator[str]:
    """The texts in a module, among them the inputs that a test copies, and the names of its tests."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.FunctionDef):
            yield node.name


def _is_tried(name: str, named: set[str]) -> bool:
    """Whether a test copies an input, or is called by its name: of some inputs only a description is there."""
    return name in named or any(each.startswith(f"test_{name.lower().replace('-', '_')}_") for each in named)
