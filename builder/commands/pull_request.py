"""`casebook pull-request`: the report of what a pull request does, and the comment made of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from builder.commands.base_options import base_of, options_of
from builder.config import CONFIG
from builder.language.words import words

_file = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group("pull-request")
def pull_request() -> None:
    """For the workflows: what a pull request does to this base, and the comment that says so."""


@pull_request.command()
@click.option("--against", required=True, metavar="REVISION", help="What the base was before.")
@click.option("--preview", type=click.Path(path_type=Path), help="A folder that `casebook preview` wrote.")
@click.option("--output", type=click.Path(path_type=Path), required=True, help="The file to write, as JSON.")
def report(against: str, preview: Path | None, output: Path) -> None:
    """Write what differs from REVISION: problems, quotes not checked, translations, pages, what to look at."""
    from builder.site.preview.states import NoStateError
    from builder.site.pull_request.pull_report import pull_report
    from builder.site.pull_request.report_data import report_bytes

    base = base_of(Path.cwd(), "en")
    try:
        found = pull_report(base, options_of(base, "en"), against, preview)
    except NoStateError as fault:
        raise click.ClickException(words("en")(f"preview.{fault.code}", found=fault.found)) from fault
    output.write_bytes(report_bytes(found))


@pull_request.command()
@click.option("--event", type=_file, required=True, help="The event of the workflow: $GITHUB_EVENT_PATH.")
@click.option("--pull", type=_file, required=True, help="The pull request, as GitHub's interface gives it.")
@click.option("--files", type=_file, required=True, help="The list of its files, as GitHub's interface gives it.")
@click.option("--artifacts", type=_file, required=True, help="The artifacts of the run, as the interface gives them.")
@click.option("--report", "report_", type=click.Path(path_type=Path), required=True, help="What `report` wrote.")
def comment(event: Path, pull: Path, files: Path, artifacts: Path, report_: Path) -> None:
    """Print the comment in both languages. The report is a stranger's; without a sound one the comment says so.

    Problems lead to the pages of the site that the base around the working directory has.
    """
    from builder.site.problem_pages import pages_of
    from builder.site.pull_request.comment import comment as worded_comment
    from builder.site.pull_request.event_data import EventError, pull_request
    from builder.site.pull_request.report_data import MOST_BYTES, ReportError, read_report

    try:
        said = pull_request(event, pull, files, artifacts)
    except EventError as fault:
        raise click.ClickException(words("en")("pull-request.no-event", path=str(fault))) from fault
    try:
        with report_.open("rb") as file:
            found = read_report(file.read(MOST_BYTES + 1))
    except (OSError, ReportError) as fault:
        click.echo(f"{report_}: {fault}", err=True)
        found = None
    click.echo(worded_comment(found, said, partial(pages_of, base_of(Path.cwd(), "en") / CONFIG)), nl=False)
