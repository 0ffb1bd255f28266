"""`factcheck baseline`: what was already there when the gate was turned on. It is made once and can only shrink."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.app import new_app
from factcheck.cli.grouped import Judging, grouped
from factcheck.cli.options import Config
from factcheck.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from factcheck.cli.bench import Order
    from factcheck.cli.exemptions import Used
    from factcheck.exempt.baseline import Known
    from factcheck.model import Report

NAME = "factcheck-baseline.json"
app = new_app(
    no_args_is_help=True, help="What was there when the gate was turned on: create, update, show. It can only shrink."
)
Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Files and folders: the whole corpus.")]
File = Annotated[str, typer.Option("--baseline", metavar="FILE", help="The file of the baseline.")]


@app.command()
@grouped
def create(
    ctx: typer.Context,
    articles: Articles,
    judging: Judging,
    config: Config = None,
    baseline: File = NAME,
) -> int:
    """Check a corpus and write down every claim and finding that is wrong or open now, so that only new ones fail."""
    from factcheck.cli.exemptions import name_in, write
    from factcheck.exempt.baseline import entries_of, text

    place = Path(baseline)
    if place.exists():
        raise UsageError(
            f"{place} is there already, and a baseline only shrinks",
            hint="factcheck baseline update takes out what is fixed; to begin anew, delete the file",
        )
    entries = []
    for report, _ in _checked(articles, _order(ctx, judging)):
        entries += list(entries_of(report, name_in(place, report)))
    write(place, text(entries).encode())
    of = len({entry.article for entry in entries})
    print(f"{place}: {_counted(len(entries))} of {'1 article' if of == 1 else f'{of} articles'}")
    print(f'use it with --baseline {place}, or in factcheck.toml: baseline = "{place.as_posix()}"')
    return 0


@app.command()
@grouped
def update(
    ctx: typer.Context,
    articles: Articles,
    judging: Judging,
    config: Config = None,
    baseline: File = NAME,
) -> int:
    """Take out what is fixed. Nothing is ever added: what is new is accepted with a reason, or corrected."""
    from factcheck.cli.exemptions import load_baseline, write
    from factcheck.cli.tree import Tree
    from factcheck.exempt.baseline import shrunk, text

    place = Path(baseline)
    known = load_baseline(Tree(), place)
    seen: set[int] = set()
    names: set[str] = set()
    for _, used in _checked(articles, _order(ctx, judging, baseline=baseline)):
        seen |= used.baseline
        names.add(used.baseline_name)
    left = shrunk(known, seen, names)
    moved = _renamed(left, known.gone)
    gone = len(known.entries) - len(left)
    if gone:
        write(place, text(left).encode())
    print(f"{place}: {gone} taken out, {len(left)} left{moved}")
    return 0


@app.command()
def show(config: Config = None, baseline: File = NAME) -> int:
    """What the baseline holds, by article."""
    from factcheck.cli.exemptions import load_baseline
    from factcheck.cli.tree import Tree

    known = load_baseline(Tree(), Path(baseline))
    for article, count in sorted(Counter(entry.article for entry in known.entries).items()):
        print(f"{article}{' (no longer there)' if article in known.gone else ''}: {count}")
        for entry in known.entries:
            if entry.article == article:
                print(f'  {entry.id} {entry.standing} "{entry.text}"')
    print(_counted(len(known.entries)))
    return 0


def _counted(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _renamed(left: Sequence[Known], gone: frozenset[str]) -> str:
    count = sum(1 for entry in left if entry.article in gone)
    return f" ({count} of articles that were renamed)" if count else ""


def _order(ctx: typer.Context, judging: Judging, **more: Any) -> Order:
    from factcheck.report import Policy

    return judging.order(ctx, policy=Policy("never", allow_empty=True), **more)


def _checked(articles: list[str], order: Order) -> Iterator[tuple[Report, Used]]:
    """Every article, checked. An article that cannot be judged in full stops it: the baseline would be wrong about it."""
    from factcheck.cli.bench import Bench
    from factcheck.cli.exemptions import Used
    from factcheck.cli.inputs import find

    with closing(Bench(order, quiet=True)) as bench:
        for source in find(articles, None, "-"):
            outcome = bench.handle(source, keep=False, whole=True)
            sys.stderr.write(outcome.said)
            if outcome.report is None:
                raise ConfigError(f"{outcome.id} could not be checked; the baseline is as it was")
            if not outcome.report.summary.complete:
                raise ConfigError(
                    f"{outcome.id}: a source could not be consulted; the baseline is as it was",
                    hint="try again later, or with --offline",
                )
            yield outcome.report, outcome.used or Used()
