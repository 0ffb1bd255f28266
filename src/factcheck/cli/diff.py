"""`factcheck diff`: what changed between the reports of two drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Color, choice
from factcheck.cli.settings import COLOR

if TYPE_CHECKING:
    from factcheck.exempt.differences import Difference, Entry
    from factcheck.model import Report
    from factcheck.render.layout import Paint, Style

FORMATS = ("text", "json")
app = new_app()


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="A JSON or JSONL report of the earlier draft.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="One of the later draft.")],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="Format of standard output.")
    ] = "text",
    color: Color = "auto",
) -> int:
    """New, fixed and changed claims and findings between two reports. Nothing is judged again or gated: the exit code is 0.

    What was only moved, re-wrapped or renamed is no difference.
    """
    choice("--format", format, FORMATS)
    choice("--color", color, COLOR)

    from factcheck.cli import runs
    from factcheck.exempt.differences import differences

    before, after = runs.read(old).reports, runs.read(new).reports
    found = list(differences(before, after))
    if format == "json":
        import json

        told = [
            {"change": one.change}
            | {name: vars(entry) for name, entry in (("old", one.old), ("new", one.new)) if entry}
            for one in found
        ]
        print(json.dumps({"schema_version": 1, "differences": told}, indent=2, ensure_ascii=False))
        return 0
    print(_text(found, before, after, color), end="")
    return 0


_ORDER = ("new", "changed", "fixed", "gone")


def _text(found: list[Difference], before: list[Report], after: list[Report], color: str) -> str:
    from factcheck.cli.output import options
    from factcheck.render.layout import Paint, plain, wrap
    from factcheck.text.lines import LineIndex

    shown = options(color, "all")
    paint = Paint(shown.color, shown.glyphs)
    places = {
        id(group): {report.article.uri: LineIndex(report.article.text) for report in group} for group in (before, after)
    }
    lines = []
    for one in sorted(found, key=lambda one: _ORDER.index(one.change)):
        entry, group = (one.new, after) if one.new else (one.old, before)
        assert entry is not None
        line, column = places[id(group)][entry.article].line_col(entry.start)
        code = f"{_code(one.old)} -> {_code(one.new)}" if one.old and one.new else _code(entry)
        lines.append(_head(paint, one, f'{plain(entry.article)}:{line}:{column} {code} "{plain(entry.text)}"'))
        if one.new is not None and entry.bad:
            lines += [paint(f"    {text}", "dim") for text in wrap(plain(entry.detail), shown.width - 4)]
    counts = [f"{count} {change}" for change in _ORDER if (count := sum(one.change == change for one in found))]
    lines.append(" · ".join(counts) if counts else "no difference")
    return "".join(f"{line}\n" for line in lines)


def _head(paint: Paint, one: Difference, text: str) -> str:
    mark, style = {"new": ("+", "bad"), "changed": ("~", "warn"), "fixed": ("-", "good"), "gone": ("-", "dim")}[
        one.change
    ]
    shown: Style = style if (one.new or one.old).bad or one.change == "changed" else "dim"  # type: ignore[assignment,union-attr]
    return f"{paint(f'{mark} {one.change:<7}', shown)} {paint(text)}"


def _code(entry: Entry | None) -> str:
    if entry is None:
        return ""
    return f"{entry.code} (accepted or known)" if entry.exempt else entry.code
