"""`factcheck review`: an editor walks through what is open, and `review log`, the record of all decisions."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.accept import By, decision, who
from factcheck.cli.app import new_app
from factcheck.cli.grouped import Judging, grouped
from factcheck.cli.options import AcceptedFile, Color, Config, choice, day
from factcheck.cli.settings import COLOR
from factcheck.errors import FactcheckError, UsageError
from factcheck.records import record

if TYPE_CHECKING:
    from factcheck.cli.bench import Bench
    from factcheck.model import Claim, Finding, Report
    from factcheck.render.items import Item

app = new_app()
LOG = "log"
KEYS = {
    "a": "accept: it may stand, with a reason",
    "r": "reject: it must change, with a reason; the gate fails until it does",
    "f": "fix: write the suggested words into the file",
    "s": "skip: ask again next time",
    "e": "evidence: show the whole working",
    "q": "quit: everything decided so far is kept",
}


@app.command()
@grouped
def review(
    ctx: typer.Context,
    judging: Judging,
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE|log", help='Files or folders; "log" shows all decisions.')
    ],
    config: Config = None,
    accepted: AcceptedFile = None,
    by: By = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="text|json", help="Format of the log.")] = "text",
    color: Color = "auto",
) -> int:
    """Decide on every open claim and finding: accept or reject with a reason, apply the suggested fix, or skip.

    Each decision is written at once, so that a review can be left and taken up again. Exit code 1 while something is left
    to decide or was rejected. `factcheck review log` shows who decided what, when, why and on which evidence.
    """
    choice("--color", color, COLOR)
    # `format` may be set for reports; the log knows two
    if articles == [LOG]:
        return show_log(accepted, as_json=format == "json")
    order = judging.order(ctx, accepted=accepted if accepted and Path(accepted).exists() else None)

    from factcheck.cli import inputs
    from factcheck.cli import output as out
    from factcheck.cli.bench import Bench

    with closing(Bench(order)) as bench:
        desk = Desk(bench, who(by), accepted, out.options(color, "all"))
        left = 0
        for source in inputs.find(articles, None, "-"):
            if not isinstance(source, inputs.File):
                raise _no_file(source.load())
            left += desk.walk(source)
            if desk.ended:
                break
    return 1 if left else 0


def _no_file(loaded: object) -> FactcheckError:
    from factcheck.read.jsonl import Failure

    return loaded.error if isinstance(loaded, Failure) else UsageError("review needs files", hint="save the text first")


@record(frozen=False)
class Desk:
    """One editor at work."""

    bench: Bench
    name: str
    accepted: str | None
    options: object
    ended: bool = False
    _skipped: set[str] = field(default_factory=set)

    def walk(self, source: object) -> int:
        """How many items of one article are left undecided or rejected."""
        from factcheck.cli.inputs import File
        from factcheck.render.items import items

        assert isinstance(source, File)
        self._skipped.clear()
        while True:
            if self.bench.exemptions:
                self.bench.exemptions.forget()
            outcome = self.bench.handle(source, keep=False, whole=True)
            if outcome.report is None:
                sys.stderr.write(outcome.said)
                return 1
            report = outcome.report
            rejected = outcome.used.rejected if outcome.used else frozenset()
            open_ = [item for item in items(report, "unverified") if not item.code.startswith("review/")]
            open_ = sorted((item for item in open_ if item.id not in rejected), key=lambda item: item.start)
            waiting = [item for item in open_ if item.id not in self._skipped]
            if not waiting or self.ended:
                told = f"{len(open_)} left" if open_ else "nothing is left to decide"
                print(f"{report.article.uri}: {told}{f', {len(rejected)} rejected' if rejected else ''}")
                return len(open_) + len(rejected)
            self._ask(report, waiting[0], len(waiting))

    def _ask(self, report: Report, item: Item, left: int) -> None:
        from factcheck.render.layout import Paint
        from factcheck.render.text import item_lines

        options = self.options
        paint = Paint(options.color, options.glyphs)  # type: ignore[attr-defined]
        print(f"\n{report.article.uri} · {left} to decide")
        print("\n".join(item_lines(item, options, paint)))  # type: ignore[arg-type]
        keys = [key for key in KEYS if key != "f" or item.fix]
        while True:
            answer = self._read(f"[{'/'.join(keys)}/?] ").lower()
            if answer in ("a", "r"):
                if self._decide(report, item, rejected=answer == "r"):
                    return
            elif answer == "f" and item.fix:
                if self._fix(report, item):
                    return
            elif answer in ("s", ""):
                self._skipped.add(item.id)
                return
            elif answer == "e":
                print(_working(report, item, options), end="")
            elif answer == "q":
                self.ended = True
                return
            else:
                print("\n".join(f"  {key}  {KEYS[key]}" for key in keys))

    def _read(self, prompt: str) -> str:
        """An answer; the end of the input is a farewell."""
        try:
            return input(prompt).strip()
        except EOFError:
            print()
            return "q"

    def _decide(self, report: Report, item: Item, *, rejected: bool) -> bool:
        from factcheck.cli.exemptions import file_for, record

        reason = self._read("reason: ")
        if not reason or reason == "q":
            print("  not decided: a decision needs a reason")
            return False
        until: date | None = None
        while not rejected and (text := self._read("until (2026-12-31, or nothing for no end): ")):
            if text == "q":
                print("  not decided")
                return False
            try:
                until = day("until", text)
                break
            except UsageError as error:  # the reason is typed already, and is not lost
                print(f"  {error.message}")
        thing: Claim | Finding | None = item.claim or item.finding
        assert thing is not None
        place = file_for(report, self.accepted)
        try:
            record(place, decision(report, thing, place, by=self.name, reason=reason, until=until, rejected=rejected))
        except FactcheckError as error:
            print(f"  {error.message}: not decided")
            return False
        print(f"  {'rejected' if rejected else 'accepted'}, written to {place}")
        return True

    def _fix(self, report: Report, item: Item) -> bool:
        from factcheck.cli.fixing import apply

        assert item.claim is not None
        try:
            places = apply(Path(report.article.uri), report, item.claim)
        except FactcheckError as error:
            print(f"  {error.message}: nothing was changed")
            return False
        told = ", ".join(f"{line}:{column}" for line, column in places)
        print(f'  written at {told}: "{item.fix.replacement if item.fix else ""}"; the article is checked again')
        return True


def _working(report: Report, item: Item, options: object) -> str:
    from factcheck.render.working import render_claim, render_finding

    if item.claim:
        return render_claim(report, item.claim, options)  # type: ignore[arg-type]
    assert item.finding is not None
    return render_finding(report, item.finding, options)  # type: ignore[arg-type]


# ---------------------------------------------------------------- the record
def show_log(accepted: str | None, *, as_json: bool) -> int:
    """Every decision of every file below here and above it, oldest first."""
    import json

    from factcheck.exempt import files

    found = []
    for place in [Path(accepted)] if accepted else _files_here():
        try:
            data = place.read_bytes()
        except OSError as error:
            raise UsageError(f"{place} cannot be read: {error.strerror}") from None
        found += [(place, entry) for entry in files.read(data, str(place))]
    found.sort(key=lambda pair: pair[1].on)
    if as_json:
        told = [{"file": place.as_posix(), **entry.model_dump(mode="json")} for place, entry in found]
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return 0
    if not found:
        print("no decision is recorded here")
    for place, entry in found:
        until = f" until {entry.until}" if entry.until else ""
        gone = "" if (place.parent / entry.article).exists() else " (no longer there)"
        print(f"{entry.on} {entry.by} {entry.decision} {entry.id}{until}")
        print(f"  {(place.parent / entry.article).as_posix()}{gone}: {entry.standing} {entry.code}".rstrip())
        print(f'  "{entry.sentence}"')
        print(f"  reason: {entry.reason}")
        print(f"  evidence: {entry.evidence or 'none'}")
    return 0


def _files_here() -> list[Path]:
    import os

    from factcheck.cli.tree import Tree
    from factcheck.exempt import DECISIONS
    from factcheck.read.inputs import SKIPPED_FOLDERS

    found: list[Path] = []
    for root, folders, names in os.walk("."):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS)
        if DECISIONS in names:
            found.append(Path(root, DECISIONS))
    above = Tree().nearest(DECISIONS, Path())
    if above is not None and not any(above.samefile(path) for path in found):
        found.insert(0, above)
    return found
