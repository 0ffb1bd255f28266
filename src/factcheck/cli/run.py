"""One call of `check`: from its order to reports, notes and hints; once, or whenever something changes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import exemptions, inputs
from factcheck.cli import output as out
from factcheck.cli.batch import Batch
from factcheck.cli.bench import Bench, Order
from factcheck.cli.hints import hints
from factcheck.errors import FactcheckError, UsageError
from factcheck.exits import INTERRUPTED
from factcheck.records import record, replace

if TYPE_CHECKING:
    from factcheck.model import RuleFile


@record
class Call:
    order: Order
    articles: tuple[str, ...]
    jsonl: str | None = None
    stdin_filename: str = "<stdin>"
    format: str = "text"
    output: tuple[str, ...] = ()
    show: str = "unverified"
    color: str = "auto"
    jobs: int = 1
    quiet: bool = False
    verbose: bool = False
    timings: bool = False
    arguments: tuple[str, ...] = ()


def once(call: Call) -> int:
    """The exit code."""
    options = out.options(call.color, call.show)
    several = inputs.are_several(call.articles, call.jsonl)
    with closing(Bench(call.order, quiet=call.quiet, arguments=call.arguments)) as bench:
        targets = [
            out.standard_output(call.format, options, several=several, quiet=call.quiet),
            *out.files(call.output, options, several=several, read=(*call.articles, call.jsonl, *call.order.evidence)),
        ]
        bench.show([target.shown for target in targets])
        if not call.quiet and bench.checker.given is not None:
            exemptions.say(f"{held.uri}: {note}" for held in bench.checker.given.documents for note in held.notes)
        jobs = call.jobs if several else 1
        progress = out.progress(call.articles, call.jsonl) if several and not call.quiet else None
        batch = Batch(bench, targets, bench.checker.run, jobs=jobs, progress=progress)
        code = batch.process(inputs.find(call.articles, call.jsonl, call.stdin_filename))
        if not call.quiet:
            _tell(call, bench, batch)
    if call.order.statistics:
        _print_statistics(batch.counts)
    if call.timings:
        _print_timings({**batch.seconds, "rules": bench.checker.seconds.get("rules", 0.0)})
    if call.verbose:
        _print_origins(bench.checker.rules.files)
        print(f"factcheck: {batch.requests} requests to services", file=sys.stderr)
    return code


def watched(call: Call) -> int:
    """Checks, and again whenever an article, a rule, evidence or a decision changes, until Ctrl-C."""
    from time import sleep

    if "-" in call.articles or call.jsonl == "-":
        raise UsageError("--watch needs files; standard input ends once")
    clear = sys.stdout.isatty() and call.format == "text"
    while True:
        seen = _state(call)
        if clear:
            sys.stdout.write("\x1b[2J\x1b[H")
        try:
            if once(call) == INTERRUPTED:
                return INTERRUPTED
        except FactcheckError as error:  # a file that is being written may be wrong for a moment
            print(f"factcheck: {error}", file=sys.stderr)
        sys.stdout.flush()
        print("factcheck: watching; Ctrl-C ends it", file=sys.stderr)
        while _state(call) == seen:
            sleep(0.3)
        call = replace(call, order=replace(call.order, started=_now()))


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _state(call: Call) -> dict[str, tuple[int, int]]:
    """Size and time of every file that the answer depends on."""
    from factcheck.exempt import DECISIONS
    from factcheck.read.inputs import expand

    order = call.order
    named = [
        *call.articles,
        *(order.rules or ()),
        *order.evidence,
        *filter(None, [call.jsonl, order.accepted, order.baseline]),
    ]
    files: set[Path] = set()
    for name in named:
        path = Path(name)
        try:
            found = expand([name]) if name in call.articles else [p for p in path.rglob("*") if p.is_file()] or [path]
        except FactcheckError:
            found = [path]
        files.update(found)
        files.update(folder / DECISIONS for folder in {one.absolute().parent for one in found})
    state = {}
    for path in files:
        try:
            told = path.stat()
            state[str(path)] = (told.st_mtime_ns, told.st_size)
        except OSError:
            continue
    return state


def _tell(call: Call, bench: Bench, batch: Batch) -> None:
    if bench.exemptions is not None and call.order.since is None and not batch.interrupted:
        exemptions.say(bench.exemptions.notes(batch.used, (call.order.started or _now()).date()))
    if call.format == "text":
        exemptions.say(hints(batch.total(), batch.undated, offline=bool((call.order.online or {}).get("offline"))))


def _print_timings(seconds: dict[str, float]) -> None:
    total = sum(seconds.values())
    for stage, spent in sorted(seconds.items(), key=lambda pair: _STAGES.index(pair[0])):
        print(f"factcheck: {stage:<8} {spent:8.3f} s", file=sys.stderr)
    print(f"factcheck: {'total':<8} {total:8.3f} s", file=sys.stderr)


_STAGES = ("rules", "evidence", "split", "extract", "gather", "judge", "inspect")


def _print_statistics(counts: Counter[str]) -> None:
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{count:>7} {code}", file=sys.stderr)


def _print_origins(files: Iterable[RuleFile]) -> None:
    from factcheck.cli.runs import newest

    print(f"factcheck: {len(list(files))} rule files; this run is kept in {newest()}", file=sys.stderr)
