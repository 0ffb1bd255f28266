"""The Reviewdog Diagnostic Format: diagnostics with suggestions that a reviewer can apply with one click.

As in https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: columns count UTF-8 bytes from 1, ends are exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from factcheck.model import Report, Run, Summary
from factcheck.render import Options
from factcheck.render.issues import Issue, Level, Region, issues, of_run
from factcheck.render.lines import array, lines_of, to_lines

_SEVERITY: dict[Level, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO", "none": "INFO"}


def render(report: Report, options: Options) -> str:
    return "".join(envelope(report.run, report.summary, [part(report, options)], options))


def part(report: Report, options: Options) -> str:
    return to_lines(_diagnostic(issue) for issue in issues(report, options.show))


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    yield f'{{\n  "source": {json.dumps({"name": run.tool})},\n  "diagnostics": '
    whole = to_lines(_diagnostic(issue) for issue in of_run(summary))
    yield from array(lines_of(chain([whole], parts)), 4)
    yield "\n}\n"


def _diagnostic(issue: Issue) -> dict[str, Any]:
    location: dict[str, Any] = {"path": issue.path}
    if issue.region:
        location["range"] = _range(issue.region)
    found: dict[str, Any] = {
        "message": "\n".join(issue.message()),
        "location": location,
        "severity": _SEVERITY[issue.level],
        "code": {"value": issue.code},
    }
    if issue.fix and issue.fix_region:
        found["suggestions"] = [{"range": _range(issue.fix_region), "text": issue.fix.replacement}]
    return found


def _range(region: Region) -> dict[str, Any]:
    return {
        "start": {"line": region.start_line, "column": region.start_bytes},
        "end": {"line": region.end_line, "column": region.end_bytes},
    }
