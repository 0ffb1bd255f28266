"""`factcheck claims`: what would be checked."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.check import require_input
from factcheck.cli.options import AsOf, Color, Config, Jsonl, Quiet, Rules, StdinFilename, choice, day
from factcheck.cli.settings import COLOR

FORMATS = ("text", "json", "jsonl")
app = new_app()


@app.command()
def claims(
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="ARTICLE", help='Files, folders, or "-" for standard input.')
    ] = None,
    config: Config = None,
    rules: Rules = None,
    as_of: AsOf = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="Format of standard output.")
    ] = "text",
    output: Annotated[
        list[str] | None, typer.Option("--output", "-o", metavar="FORMAT=PATH", help="A listing in a file as well.")
    ] = None,
    jsonl: Jsonl = None,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="The patterns of every claim, and every mention with its pattern and words."
        ),
    ] = False,
) -> int:
    """What would be checked: the claims as they were read, with mentions in JSON; no verdicts, no gate, no network."""
    choice("--format", format, FORMATS)
    choice("--color", color, COLOR)
    require_input(articles, jsonl)
    judged_as_of = day("--as-of", as_of)

    from factcheck.cli import inputs
    from factcheck.cli import output as out
    from factcheck.cli.batch import Batch
    from factcheck.cli.bench import Bench, Order
    from factcheck.render import LISTING

    order = Order(rules=tuple(rules) if rules else None, as_of=judged_as_of, listing=True, traces=verbose)
    bench = Bench(order, quiet=quiet, arguments=sys.argv[1:])
    options = out.options(color, "all", traces=verbose)
    several = inputs.are_several(articles or [], jsonl)
    targets = [
        out.standard_output(LISTING if format == "text" else format, options, several=several, quiet=quiet),
        *out.files(output or (), options, several=several, text=LISTING, read=(*(articles or ()), jsonl)),
    ]
    bench.show([target.shown for target in targets])
    batch = Batch(bench, targets, bench.checker.run, keep=False)
    return batch.process(inputs.find(articles or [], jsonl, stdin_filename))
