"""What was measured, one size and contender after another; gives tables, ratios and a plot of cost against size."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.changes import Rebuilt
from tests.bench.measure import Cost
from tests.bench.serving import Served

MEGA = 1_000_000


@dataclass
class Result:
    """All runs of one contender at one size. checks: by what was checked."""

    name: str
    size: int
    cold: list[Cost] = field(default_factory=list)
    pages: int = 0
    files: int = 0
    size_of_site: int = 0
    rebuilt: list[Rebuilt] = field(default_factory=list)
    served: Served | None = None
    checks: dict[str, list[Cost]] = field(default_factory=dict)


def ratio_line(ours: Result, theirs: Result, measure: str) -> str:
    """`ratio hugo 400 cpu 0.81 (0.78–0.84)`: ours to theirs, of the runs that stood side by side; median, least, most.

    measure: cpu, wall or memory. Below 1 we cost less.
    """
    pairs = zip(ours.cold, theirs.cold, strict=True)
    ratios = [getattr(one, measure) / getattr(other, measure) for one, other in pairs if getattr(other, measure)]
    if not ratios:
        return f"ratio {theirs.name} {theirs.size} {measure} unknown"
    least, most = min(ratios), max(ratios)
    return f"ratio {theirs.name} {theirs.size} {measure} {median(ratios):.2f} ({least:.2f}–{most:.2f})"


def tables(results: Sequence[Result]) -> str:
    """Markdown."""
    parts = [
        _table(
            "Cold build",
            "records | program | pages | files | MB | CPU s (least–most) | wall s | peak MB | CPU ms a page",
            map(_cold_row, results),
        ),
        _table(
            "Build again",
            "records | program | change | CPU s | wall s | files written | files different",
            (row for result in results for row in _rebuilt_rows(result)),
        ),
        _table(
            "Serve",
            "records | program | first page s | edit to visible s (least–most)",
            (_served_row(result, result.served) for result in results if result.served),
        ),
        _table(
            "Check",
            "records | program | what | CPU s | wall s | peak MB",
            (row for result in results for row in _check_rows(result)),
        ),
    ]
    return "\n".join(part for part in parts if part)


def _table(title: str, heads: str, rows: Iterable[str]) -> str:
    lines = list(rows)
    names = heads.split(" | ")
    line = "|".join("---:" if name not in ("program", "change", "what") else "---" for name in names)
    return "\n".join([f"### {title}\n", f"| {heads} |", f"|{line}|", *lines, ""]) if lines else ""


def _cold_row(result: Result) -> str:
    cpu = [cost.cpu for cost in result.cold]
    return (
        f"| {result.size:,} | {result.name} | {result.pages:,} | {result.files:,} | {result.size_of_site / MEGA:.1f}"
        f" | {_spread(cpu)} | {median(cost.wall for cost in result.cold):.2f} | {_memory(result.cold)}"
        f" | {1000 * median(cpu) / max(1, result.pages):.2f} |"
    )


def _rebuilt_rows(result: Result) -> Iterator[str]:
    for change in dict.fromkeys(rebuilt.change for rebuilt in result.rebuilt):
        same = [rebuilt for rebuilt in result.rebuilt if rebuilt.change == change]
        wall = median(rebuilt.cost.wall for rebuilt in same)
        yield (
            f"| {result.size:,} | {result.name} | {change} | {_spread([rebuilt.cost.cpu for rebuilt in same])}"
            f" | {wall:.2f} | {max(rebuilt.written for rebuilt in same):,}"
            f" | {max(rebuilt.different for rebuilt in same):,} |"
        )


def _served_row(result: Result, served: Served) -> str:
    return f"| {result.size:,} | {result.name} | {served.first_page:.2f} | {_spread(served.edits, places=3)} |"


def _check_rows(result: Result) -> Iterator[str]:
    for what, costs in result.checks.items():
        wall = median(cost.wall for cost in costs)
        cpu = _spread([cost.cpu for cost in costs])
        yield f"| {result.size:,} | {result.name} | {what} | {cpu} | {wall:.2f} | {_memory(costs)} |"


def _spread(values: Sequence[float], *, places: int = 2) -> str:
    return f"{median(values):.{places}f} ({min(values):.{places}f}–{max(values):.{places}f})" if values else "–"


def _memory(costs: Sequence[Cost]) -> str:
    most = max(cost.memory for cost in costs)
    return f"{most / MEGA:,.0f}" if most else "–"


def plot(results: Sequence[Result], path: Path) -> None:
    """Cost of a cold build against the number of records, both logarithmic: CPU and memory side by side."""
    matplotlib: Any = importlib.import_module("matplotlib")
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "casebook"
    pyplot: Any = importlib.import_module("matplotlib.pyplot")
    ticker: Any = importlib.import_module("matplotlib.ticker")
    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
    sizes = sorted({result.size for result in results})
    for axis, measure, unit, label in (
        (axes[0], "cpu", 1, "CPU seconds, user and system"),
        (axes[1], "memory", MEGA, "peak memory of all processes, MB"),
    ):
        for name in dict.fromkeys(result.name for result in results):
            own = sorted((result for result in results if result.name == name), key=lambda result: result.size)
            middles = [median(getattr(cost, measure) for cost in result.cold) / unit for result in own]
            axis.plot([result.size for result in own], middles, marker="o", label=name)
        axis.set(xscale="log", yscale="log", xlabel="records", ylabel=label)
        axis.set_xticks(sizes, labels=[f"{size:,}" for size in sizes])
        axis.yaxis.set_major_locator(ticker.LogLocator(subs=(1, 2, 5)))
        axis.yaxis.set_major_formatter("{x:,g}")
        for direction in (axis.xaxis, axis.yaxis):
            direction.set_minor_locator(ticker.NullLocator())
        axis.grid(alpha=0.25)
    axes[0].legend()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
