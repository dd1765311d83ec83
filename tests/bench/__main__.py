"""What builds cost beside those of other programs, on made-up bases:
`python -m tests.bench --sizes 100,400 --peers hugo,material --runs 3 [--out FOLDER]`, or `make bench SIZES=… PEERS=…`.

The programs take turns, in the other order each time, so that what else the machine does falls on all of them alike.
Writes results.md and cost.svg, and says one line a peer, size and measure: ours to theirs, below 1 where we cost less.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.changes import rebuilds
from tests.bench.contenders import Contender, casebook, casebook_pages, hugo, material
from tests.bench.made_record import identity
from tests.bench.measure import measured
from tests.bench.records import write_base
from tests.bench.results import Result, plot, ratio_line, tables
from tests.bench.serving import served

EDITS = 5
PEERS = ("hugo", "material")
MEASURES = ("cpu", "wall", "memory")


def main(arguments: Sequence[str] | None = None) -> None:
    given = _options(arguments)
    results: list[Result] = []
    if given.work:
        given.work.mkdir(parents=True, exist_ok=True)
    for size in given.sizes:
        with tempfile.TemporaryDirectory(prefix="casebook-bench-", dir=given.work) as folder:
            contenders = _contenders(Path(folder), size, given.peers, given.seed)
            by_name = _measured(contenders, size, given)
        results += by_name.values()
        for line in _ratios(by_name):
            print(line, flush=True)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "results.md").write_text(_report(results, given.runs), encoding="utf-8")
    plot(results, given.out / "cost.svg")
    print(f"Written: {given.out / 'results.md'}, {given.out / 'cost.svg'}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--sizes", type=_numbers, default=[100, 400], help="how many records, with commas")
    parser.add_argument("--peers", type=_names, default=list(PEERS), help="whom to compare with: hugo,material")
    parser.add_argument("--runs", type=int, default=3, help="how often each program builds")
    parser.add_argument("--seed", type=int, default=1, help="which records are made up")
    parser.add_argument("--work", type=Path, help="where the bases and sites stand meanwhile")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where the results are written")
    parser.add_argument("--builds-only", action="store_true", help="cold builds alone: no changes, server or checks")
    return parser.parse_args(arguments)


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _names(text: str) -> list[str]:
    names = [part for part in text.split(",") if part]
    if unknown := sorted(set(names) - set(PEERS)):
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: there are {', '.join(PEERS)}")
    return names


def _contenders(folder: Path, size: int, peers: Sequence[str], seed: int) -> list[Contender]:
    """Each with a base of its own; a peer that is not installed is left out with a line."""

    def base(name: str) -> Path:
        return write_base(folder / name, size, seed=seed)

    found: list[Contender | str | None] = [casebook(base("casebook"))]
    if "hugo" in peers:
        found += [casebook_pages(base("pages")), hugo(base("hugo-base"), folder / "hugo")]
    if "material" in peers:
        found.append(material(base("material-base"), folder / "material"))
    for reason in found:
        if isinstance(reason, str):
            print(f"left out: {reason}", file=sys.stderr)
    return [each for each in found if isinstance(each, Contender)]


def _measured(contenders: Sequence[Contender], size: int, given: argparse.Namespace) -> dict[str, Result]:
    results = {each.name: Result(each.name, size) for each in contenders}
    for run in range(given.runs):
        for each in contenders if run % 2 == 0 else reversed(contenders):
            _build(each, results[each.name])
            if not given.builds_only and (each.is_incremental or run == 0):
                results[each.name].rebuilt += rebuilds(each, size, seed=given.seed)
            _say(
                f"{size} {each.name}: build {run + 1} of {given.runs} took {results[each.name].cold[-1].cpu:.1f} CPU s"
            )
    if not given.builds_only:
        _check(contenders[0], results[contenders[0].name], given)
        for each in contenders:
            results[each.name].served = served(each, EDITS if each.is_incremental else 1, seed=given.seed)
            _say(f"{size} {each.name}: served")
    return results


def _build(contender: Contender, result: Result) -> None:
    contender.forget()
    result.cold.append(measured(contender.build, contender.folder))
    files = [path for path in contender.site.rglob("*") if path.is_file()]
    result.files, result.pages = len(files), sum(path.suffix == ".html" for path in files)
    result.size_of_site = sum(path.stat().st_size for path in files)


def _check(contender: Contender, result: Result, given: argparse.Namespace) -> None:
    """`casebook check` of one record and of all."""
    record = f"{identity(0, given.seed).address}.yml"
    for what, paths in (("one record", [record]), ("all records", [])):
        command = [contender.build[0], "check", *paths]
        result.checks[what] = [measured(command, contender.folder) for _ in range(given.runs)]


def _ratios(results: dict[str, Result]) -> list[str]:
    """Hugo is compared with the pages that it makes too, as soon as our program can make them alone."""
    whole = results["casebook"]
    ours = {"hugo": results.get("casebook-pages", whole), "material": whole}
    peers = [result for name, result in results.items() if name in ours]
    return [ratio_line(ours[peer.name], peer, measure) for peer in peers for measure in MEASURES]


def _report(results: Sequence[Result], runs: int) -> str:
    by_size = {size: [result for result in results if result.size == size] for size in {each.size for each in results}}
    ratios = [line for own in by_size.values() for line in _ratios({each.name: each for each in own})]
    return "\n".join(
        [
            "## Results\n",
            f"Each program in turn, runs: {runs}; Python {platform.python_version()}, {platform.system()}"
            f" {platform.machine()}. CPU is user and system time of all processes; memory is their PSS together.",
            "`casebook` builds its whole site in two languages; `casebook-pages` the pages that Hugo has too.\n",
            *(f"    {line}" for line in ratios),
            "",
            tables(results),
        ]
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
