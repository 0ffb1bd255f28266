"""`factcheck check`: check articles and report."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import AsOf, Color, Config, Email, Jsonl, Quiet, Rules, StdinFilename, Verbose, choice, day
from factcheck.cli.settings import COLOR, FAIL_ON, FORMAT, SHOW
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.report import Limit

app = new_app()


@app.command()
def check(
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="ARTICLE", help='Files, folders, or "-" for standard input.')
    ] = None,
    config: Config = None,
    rules: Rules = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="FILE", help="Fact file that counts besides the rules. Repeatable."),
    ] = None,
    as_of: AsOf = None,
    offline: Annotated[
        bool,
        typer.Option("--offline", help="Contact nobody; use the pack and the answers that are kept."),
    ] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask services again for what is kept of them.")] = False,
    max_age: Annotated[
        str | None,
        typer.Option("--max-age", metavar="DURATION", help="Ask again for answers older than this, as 12h, 7d or 2w."),
    ] = None,
    email: Email = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="GLOB", help="Only rules whose id matches. Repeatable.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="GLOB", help="No rule whose id matches. Repeatable.")
    ] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="contradicted|unverified|never", help="What fails the gate.")
    ] = "contradicted",
    max_unverified: Annotated[
        str | None,
        typer.Option("--max-unverified", metavar="N|N%", help="Fail when more claims than this are unverified."),
    ] = None,
    allow_incomplete: Annotated[
        bool, typer.Option("--allow-incomplete", help="A source that could not be reached is no failure.")
    ] = False,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="An article without a claim is no failure.")
    ] = False,
    show: Annotated[
        str, typer.Option("--show", metavar="contradicted|unverified|all", help="What the report lists.")
    ] = "unverified",
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMAT), help="Format of standard output.")
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FORMAT=PATH", help="A report in a file as well. Repeatable."),
    ] = None,
    jsonl: Jsonl = None,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="Print the seconds of every stage to standard error.")
    ] = False,
) -> int:
    """Check articles and report; `factcheck ARTICLE` is the same. What is shown and what fails are two different flags.

    Exit codes: 0 the gate passed, 1 it failed, 2 the call, the rules or an article must be changed, 3 incomplete.
    """
    from factcheck.report import Policy

    policy = Policy(
        fail_on=choice("--fail-on", fail_on, FAIL_ON),
        max_unverified=limit(max_unverified),
        allow_incomplete=allow_incomplete,
        allow_empty=allow_empty,
    )
    choice("--format", format, FORMAT)
    choice("--show", show, SHOW)
    choice("--color", color, COLOR)
    judged_as_of = day("--as-of", as_of)
    require_input(articles, jsonl)

    from contextlib import closing
    from datetime import UTC, datetime

    from factcheck.cli import inputs
    from factcheck.cli import output as out
    from factcheck.cli.batch import Batch
    from factcheck.cli.network import network
    from factcheck.pipeline import Checker

    started = datetime.now(UTC).replace(microsecond=0)
    way = network(started, email=email, offline=offline, refresh=refresh, max_age=max_age)
    checker = Checker(
        rules,
        evidence=evidence or (),
        as_of=judged_as_of,
        network=way,
        policy=policy,
        select=select or (),
        ignore=ignore or (),
        started=started,
    )
    options = out.options(color, show)
    several = inputs.are_several(articles or [], jsonl)
    targets = [
        out.standard_output(format, options, several=several, quiet=quiet),
        *out.files(output or (), options, several=several),
    ]
    records = inputs.read(articles or [], jsonl, stdin_filename)
    batch = Batch(checker.check_record, targets, checker.run, quiet=quiet, arguments=sys.argv[1:])
    with closing(way):
        code = batch.process(records)
    if timings:
        print_timings(checker.seconds)
    if verbose:
        print_origins(checker.rules.files)
        print(f"factcheck: {way.requests} requests to services", file=sys.stderr)
    return code


def limit(text: str | None) -> Limit | None:
    """ "3" claims or "20%" of those that can be checked."""
    if text is None:
        return None
    from decimal import Decimal, InvalidOperation

    from factcheck.report import Limit

    try:
        amount = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount >= 0 or (text.endswith("%") and amount > 100) or (not text.endswith("%") and amount % 1):
        raise UsageError(
            f'--max-unverified: "{text}" is neither a number nor a percentage', hint="for example 3 or 20%"
        )
    return Limit(amount, text.endswith("%"))


def require_input(articles: list[str] | None, jsonl: str | None) -> None:
    if not articles and jsonl is None:
        raise UsageError(
            "no article given",
            hint='give files, a folder, "-" for standard input, or --jsonl FILE; `factcheck demo` shows an example',
        )
    if articles and jsonl is not None:
        raise UsageError("--jsonl takes the place of articles", hint="give one or the other")


def print_timings(seconds: dict[str, float]) -> None:
    total = sum(seconds.values())
    for stage, spent in seconds.items():
        print(f"factcheck: {stage:<8} {spent:8.3f} s", file=sys.stderr)
    print(f"factcheck: {'total':<8} {total:8.3f} s", file=sys.stderr)


def print_origins(files: Iterable[object]) -> None:
    from factcheck.cli.runs import newest

    print(f"factcheck: {len(list(files))} rule files; this run is kept in {newest()}", file=sys.stderr)
