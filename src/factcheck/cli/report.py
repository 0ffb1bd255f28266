"""`factcheck report`: a saved run in any format, byte for byte what `check` would have printed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Color, Config, Quiet, choice
from factcheck.cli.settings import COLOR, FORMAT, SHOW
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.cli.runs import Saved

app = new_app()


@app.command()
def report(
    run: Annotated[
        Path | None,
        typer.Argument(metavar="RUN.json", help="A JSON or JSONL report; default: the last run of this folder."),
    ] = None,
    config: Config = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMAT), help="Format of standard output.")
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FORMAT=PATH", help="A report in a file as well. Repeatable."),
    ] = None,
    show: Annotated[
        str, typer.Option("--show", metavar="contradicted|unverified|all", help="What the report lists.")
    ] = "unverified",
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Show a saved run in another format. Nothing is read or judged again, and nothing is gated: the exit code is 0."""
    choice("--format", format, FORMAT)
    choice("--show", show, SHOW)
    choice("--color", color, COLOR)

    from factcheck.cli import output as out
    from factcheck.report import total

    saved = _saved(run)
    whole = saved.whole or (saved.reports[0].run, total([one.summary for one in saved.reports]))
    several = saved.whole is not None or len(saved.reports) > 1
    options = out.options(color, show)
    targets = [
        out.standard_output(format, options, several=several, quiet=quiet),
        *out.files(output or (), options, several=several),
    ]
    for target in targets:
        for one in saved.reports:
            target.add(one)
        target.close(*whole)
    return 0


def _saved(path: Path | None) -> Saved:
    from factcheck.cli import runs

    found = path or runs.newest()
    if found is None:
        raise UsageError(
            "no run is kept yet", hint="check an article first, or give a report: factcheck report RUN.json"
        )
    saved = runs.read(found)
    if not saved.reports and saved.whole is None:
        raise UsageError(f"{found} holds no report", hint="write one with: factcheck ARTICLE -o json=FILE")
    if path is None and len(saved.reports) == runs.KEPT_REPORTS:
        print(f"factcheck: of the last run only the first {runs.KEPT_REPORTS} reports are kept", file=sys.stderr)
    return saved
