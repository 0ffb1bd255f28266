"""`factcheck check`: check articles and report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import (
    AcceptedFile,
    AllowHttp,
    AsOf,
    BaselineFile,
    Color,
    Config,
    Email,
    Evidence,
    Gate,
    Ignore,
    Jsonl,
    Offline,
    PolicyFrom,
    Profile,
    Quiet,
    Rules,
    Select,
    Severity,
    StdinFilename,
    Verbose,
    choice,
    day,
    held,
)
from factcheck.cli.settings import COLOR, FAIL_ON, FORMAT, SHOW
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.report import Limit

app = new_app()


@app.command()
def check(
    ctx: typer.Context,
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="ARTICLE", help='Files, folders, or "-" for standard input.')
    ] = None,
    config: Config = None,
    policy_from: PolicyFrom = None,
    rules: Rules = None,
    evidence: Evidence = None,
    allow_http: AllowHttp = False,
    as_of: AsOf = None,
    offline: Offline = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask services again for what is kept of them.")] = False,
    max_age: Annotated[
        str | None,
        typer.Option("--max-age", metavar="DURATION", help="Ask again for answers older than this, as 12h, 7d or 2w."),
    ] = None,
    email: Email = None,
    profile: Profile = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: Severity = None,
    gate: Gate = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REF", help="Only what changed since this git ref.")
    ] = None,
    accepted: AcceptedFile = None,
    baseline: BaselineFile = None,
    no_suppressions: Annotated[
        bool, typer.Option("--no-suppressions", help="As if nothing had been decided and no baseline was there.")
    ] = False,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="contradicted|unverified|never", help="What fails the gate.")
    ] = "contradicted",
    max_unverified: Annotated[
        str | None,
        typer.Option("--max-unverified", metavar="N|N%", help="Fail when more claims than this are unverified."),
    ] = None,
    require_review: Annotated[
        bool,
        typer.Option("--require-review", help="Fail until an editor has decided on every claim that is not supported."),
    ] = False,
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
    jobs: Annotated[
        str,
        typer.Option(
            "--jobs", "-j", metavar="N|auto", help="Processes that share the articles; the output is the same."
        ),
    ] = "1",
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever an article or a rule changes.")] = False,
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="Print the seconds of every stage to standard error.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Print how often each code occurs to standard error.")
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
        require_review=require_review,
    )
    choice("--format", format, FORMAT)
    choice("--show", show, SHOW)
    choice("--color", color, COLOR)
    judged_as_of = day("--as-of", as_of)
    require_input(articles, jsonl)
    processes = number_of_jobs(jobs)
    holding, overrides = held(ctx, profile, select, ignore, severity, gate)

    from datetime import UTC, datetime

    from factcheck.cli.bench import Order
    from factcheck.cli.run import Call, once, watched

    order = Order(
        policy=policy,
        rules=tuple(rules) if rules else None,
        evidence=tuple(evidence or ()),
        as_of=judged_as_of,
        started=datetime.now(UTC).replace(microsecond=0),
        holding=holding,
        overrides=overrides,
        online={"email": email, "offline": offline, "refresh": refresh, "max_age": max_age, "allow_http": allow_http},
        accepted=accepted,
        baseline=baseline,
        exemptions=not no_suppressions,
        since=since,
        policy_from=policy_from,
        statistics=statistics,
    )
    call = Call(
        order,
        tuple(articles or ()),
        jsonl=jsonl,
        stdin_filename=stdin_filename,
        format=format,
        output=tuple(output or ()),
        show=show,
        color=color,
        jobs=processes,
        quiet=quiet,
        verbose=verbose,
        timings=timings,
        arguments=tuple(sys.argv[1:]),
    )
    return watched(call) if watch else once(call)


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


def number_of_jobs(text: str) -> int:
    """ "auto" is as many as there are processors for us."""
    import os

    if text == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise UsageError(f'--jobs: "{text}" is no number of processes', hint='from 1 to 256, or "auto"')
    return int(text)
