"""Annotations of GitHub Actions, as workflow commands on standard output.

A step shows at most ten annotations of each level and drops the rest in silence, so the worst come first, and what is left out
is counted in a notice. Escaping as in the runner's own toolkit: data `%`, CR and LF; properties also `:` and `,`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from factcheck.model import Report, Run, Summary
from factcheck.render import Options
from factcheck.render.issues import Issue, Level, issues, of_run

LIMIT = 10
_COMMAND: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice", "none": "notice"}
_PLURAL = {"error": "errors", "warning": "warnings", "notice": "notices"}


def render(report: Report, options: Options) -> str:
    return "".join(envelope(report.run, report.summary, [part(report, options)], options))


def part(report: Report, options: Options) -> str:
    return "".join(f"{_command(issue)}\n" for issue in issues(report, options.show))


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    """Errors, then warnings, then notices; the notice about the rest is itself one of the ten."""
    kept: dict[str, list[str]] = {name: [] for name in _PLURAL}
    found: Counter[str] = Counter()
    whole = "".join(f"{_command(issue)}\n" for issue in of_run(summary))
    for piece in chain([whole], parts):
        for line in filter(None, piece.split("\n")):
            name = line[2:].partition(" ")[0]
            found[name] += 1
            if len(kept[name]) < LIMIT:
                kept[name].append(line)
    left = {name: found[name] - len(kept[name]) for name in _PLURAL}
    if any(left.values()) and len(kept["notice"]) == LIMIT:
        kept["notice"].pop()
        left["notice"] += 1
    for lines in kept.values():
        yield from (f"{line}\n" for line in lines)
    if any(left.values()):
        counts = ", ".join(f"{count} {_PLURAL[name]}" for name, count in left.items() if count)
        text = f"Not annotated, because a step shows at most {LIMIT} of each kind: {counts}. The report has them all."
        yield f"::notice title={_property(run.tool)}::{_data(text)}\n"
    elif not found and summary.exit_code:
        why = f" ({', '.join(summary.because)})" if summary.because else ""
        text = f"The run ended with exit code {summary.exit_code}{why}, and no annotation says more; its log does."
        yield f"::error title={_property(run.tool)}::{text}\n"
    elif not found:
        # so that an empty log is never taken for an answer
        yield f"{run.tool}: nothing to annotate\n"


def _command(issue: Issue) -> str:
    properties = {"file": issue.path}
    if region := issue.region:
        properties |= {"line": str(region.start_line), "endLine": str(region.end_line)}
        if region.start_line == region.end_line:
            # the last column is included here, and columns across lines are refused
            last = max(region.end_column - 1, region.start_column)
            properties |= {"col": str(region.start_column), "endColumn": str(last)}
    properties["title"] = issue.code
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = "\n".join(issue.message())
    return f"::{_COMMAND[issue.level]} {told}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
