"""GitLab Code Quality: a JSON list of issues, for `artifacts:reports:codequality`.

Fields as in https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab shows only the first of several
issues with one fingerprint, so those of equal claims in several articles are numbered.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from factcheck.model import Report, Run, Summary
from factcheck.render import Options
from factcheck.render.issues import Issue, Level, issues, of_run
from factcheck.render.lines import array, lines_of, to_lines

_SEVERITY: dict[Level, str] = {"error": "critical", "warning": "minor", "note": "info", "none": "info"}


def render(report: Report, options: Options) -> str:
    return "".join(envelope(report.run, report.summary, [part(report, options)], options))


def part(report: Report, options: Options) -> str:
    return to_lines(_entry(issue) for issue in issues(report, options.show))


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    whole = to_lines(_entry(issue) for issue in of_run(summary))
    yield from array(_numbered(lines_of(chain([whole], parts))), 2)
    yield "\n"


def _entry(issue: Issue) -> dict[str, Any]:
    lines = {"begin": issue.region.start_line, "end": issue.region.end_line} if issue.region else {"begin": 1}
    return {
        "description": " ".join(issue.message()),
        "check_name": issue.code,
        "fingerprint": issue.fingerprint,
        "severity": _SEVERITY[issue.level],
        "location": {"path": issue.path, "lines": lines},
    }


def _numbered(lines: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for line in lines:
        entry = json.loads(line)
        known = entry["fingerprint"]
        seen[known] += 1
        if seen[known] > 1:
            entry["fingerprint"] = hashlib.sha256(f"{known}\0{seen[known]}".encode()).hexdigest()
        yield json.dumps(entry, ensure_ascii=False)
