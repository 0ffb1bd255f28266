"""`factcheck check`: check articles and report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.app import new_app
from factcheck.cli.grouped import Group, Judging, grouped
from factcheck.cli.options import (
    AcceptedFile,
    AllowHttp,
    BaselineFile,
    Color,
    Config,
    Jsonl,
    PolicyFrom,
    Quiet,
    StdinFilename,
    Verbose,
    choice,
)
from factcheck.cli.settings import COLOR, FAIL_ON, FORMAT, SHOW
from factcheck.errors import UsageError
from factcheck.records import record

if TYPE_CHECKING:
    from factcheck.report import Limit, Policy

app = new_app()


@record
class Gating(Group):
    """What fails, and what does not."""

    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="contradicted|unverified|never", help="What fails the gate.")
    ] = "contradicted"
    max_unverified: Annotated[
        str | None,
        typer.Option("--max-unverified", metavar="N|N%", help="Fail when more claims than this are unverified."),
    ] = None
    require_review: Annotated[
        bool,
        typer.Option("--require-review", help="Fail until an editor has decided on every claim that is not supported."),
    ] = False
    allow_incomplete: Annotated[
        bool, typer.Option("--allow-incomplete", help="A source that could not be reached is no failure.")
    ] = False
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="An article without a claim is no failure.")] = (
        False
    )

    def policy(self) -> Policy:
        from factcheck.report import Policy

        return Policy(
            fail_on=choice("--fail-on", self.fail_on, FAIL_ON),
            max_unverified=limit(self.max_unverified),
            allow_incomplete=self.allow_incomplete,
            allow_empty=self.allow_empty,
            require_review=self.require_review,
        )


@record
class Known(Group):
    """What is decided or known already, and need not fail again."""

    since: Annotated[
        str | None, typer.Option("--since", metavar="REF", help="Only what changed since this git ref.")
    ] = None
    accepted: AcceptedFile = None
    baseline: BaselineFile = None
    no_suppressions: Annotated[
        bool, typer.Option("--no-suppressions", help="As if nothing had been decided and no baseline was there.")
    ] = False

    def of_order(self) -> dict[str, Any]:
        return {
            "since": self.since,
            "accepted": self.accepted,
            "baseline": self.baseline,
            "exemptions": not self.no_suppressions,
        }


@record
class Asking(Group):
    """How services are asked."""

    allow_http: AllowHttp = False
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask services again for what is kept of them.")] = False
    max_age: Annotated[
        str | None,
        typer.Option("--max-age", metavar="DURATION", help="Ask again for answers older than this, as 12h, 7d or 2w."),
    ] = None


@record
class Showing(Group):
    """What is shown, where and how."""

    show: Annotated[
        str, typer.Option("--show", metavar="contradicted|unverified|all", help="What the report lists.")
    ] = "unverified"
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(FORMAT), help="Format of standard output.")
    ] = "text"
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FORMAT=PATH", help="A report in a file as well. Repeatable."),
    ] = None
    color: Color = "auto"
    quiet: Quiet = False
    verbose: Verbose = False
    timings: Annotated[bool, typer.Option("--timings", help="Print the seconds of every stage to standard error.")] = (
        False
    )

    def of_call(self) -> dict[str, Any]:
        """The fields of a `Call`. UsageError for a value that there is not."""
        choice("--format", self.format, FORMAT)
        choice("--show", self.show, SHOW)
        choice("--color", self.color, COLOR)
        names = ("show", "format", "color", "quiet", "verbose", "timings")
        return {"output": tuple(self.output or ()), **{name: getattr(self, name) for name in names}}


@app.command()
@grouped
def check(
    ctx: typer.Context,
    judging: Judging,
    asking: Asking,
    known: Known,
    gating: Gating,
    showing: Showing,
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="ARTICLE", help='Files, folders, or "-" for standard input.')
    ] = None,
    config: Config = None,
    policy_from: PolicyFrom = None,
    jsonl: Jsonl = None,
    stdin_filename: StdinFilename = "<stdin>",
    jobs: Annotated[
        str,
        typer.Option(
            "--jobs", "-j", metavar="N|auto", help="Processes that share the articles; the output is the same."
        ),
    ] = "1",
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever an article or a rule changes.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Print how often each code occurs to standard error.")
    ] = False,
) -> int:
    """Check articles and report; `factcheck ARTICLE` is the same. What is shown and what fails are two different flags.

    Exit codes: 0 the gate passed, 1 it failed, 2 the call, the rules or an article must be changed, 3 incomplete.
    """
    policy, shown = gating.policy(), showing.of_call()
    require_input(articles, jsonl)
    processes = number_of_jobs(jobs)

    from datetime import UTC, datetime

    from factcheck.cli.run import Call, once, watched

    order = judging.order(
        ctx,
        policy=policy,
        started=datetime.now(UTC).replace(microsecond=0),
        online={"refresh": asking.refresh, "max_age": asking.max_age, "allow_http": asking.allow_http},
        policy_from=policy_from,
        statistics=statistics,
        **known.of_order(),
    )
    call = Call(
        order,
        tuple(articles or ()),
        jsonl=jsonl,
        stdin_filename=stdin_filename,
        jobs=processes,
        arguments=tuple(sys.argv[1:]),
        **shown,
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
