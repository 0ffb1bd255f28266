"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): for code scanning and editors.

One run over all articles. Contradicted claims and findings are failures with a level; an unverified claim is `open`, a supported
one `pass`, a forecast `notApplicable`, and what an editor accepted is no failure and suppressed, with the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from factcheck.model import Report, Run, Summary
from factcheck.render import Options
from factcheck.render.issues import Issue, Region, about, file_path, issues, of_run
from factcheck.render.items import EXEMPT, IN_BASELINE, decision
from factcheck.render.lines import array, lines_of, to_lines

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KIND = {"unverified/not-checkable": "notApplicable", "unverified": "open", "supported": "pass"}
_BREAKS = ("\r\n", "\n", "\r", "\u2028", "\u2029")
"""What text.lines counts as the end of a line."""


def render(report: Report, options: Options) -> str:
    return "".join(envelope(report.run, report.summary, [part(report, options)], options))


def part(report: Report, options: Options) -> str:
    """A line for the article, and one for each issue."""
    found = list(issues(report, options.show))
    location = _artifact(file_path(report.article.uri))
    digest = report.article.digest.removeprefix("sha256:")
    lines: list[dict[str, Any]] = [{"artifact": {"location": location, "hashes": {"sha-256": digest}}}]
    lines += [{"notification": _notification(issue)} for issue in found if issue.item is None]
    lines += [{"result": _result(issue)} for issue in found if issue.item]
    return to_lines(lines)


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    """Results as they come; what the run holds of rules, artifacts and notifications follows them."""
    kept: dict[str, list[str]] = {"artifact": [], "notification": []}
    # Code -> what a rule about the article always says; None where every result has words of its own.
    rules: dict[str, str | None] = {}

    def results() -> Iterator[str]:
        for line in lines_of(parts):
            [(kind, value)] = json.loads(line).items()
            text = json.dumps(value, ensure_ascii=False)
            if kind == "result":
                # a decision is told before the rule's own words
                said = None if "suppressions" in value else value["message"]["text"].rpartition('": ')[2]
                rules[value["ruleId"]] = said if rules.get(value["ruleId"], said) == said else None
                yield text
            else:
                kept[kind].append(text)

    yield f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n      "results": '
    yield from array(results(), 8)
    kept["notification"] += [json.dumps(_notification(issue)) for issue in of_run(summary)]
    invocation = {"executionSuccessful": summary.complete, "exitCode": summary.exit_code}
    told = json.dumps(invocation)[:-1]
    yield f',\n      "invocations": [\n        {told}, "toolExecutionNotifications": '
    yield from array(kept["notification"], 10)
    yield '}\n      ],\n      "artifacts": '
    yield from array(kept["artifact"], 8)
    # last, because they are known only when all results are
    driver = {
        "name": run.tool,
        "semanticVersion": run.version,
        "rules": [_rule(code, rules[code]) for code in sorted(rules)],
    }
    rest = {
        "columnKind": "unicodeCodePoints",
        "newlineSequences": list(_BREAKS),
        "automationDetails": {"id": f"{run.tool}/"},
        "tool": {"driver": driver},
    }
    for name, value in rest.items():
        yield f',\n      "{name}": {json.dumps(value)}'
    yield "\n    }\n  ]\n}\n"


def _result(issue: Issue) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": issue.code}
    kind = _KIND.get(issue.code) or _KIND.get(issue.code.partition("/")[0])
    if issue.status in EXEMPT:
        # many readers pass over suppressions, and must not count it as a failure all the same
        kind = kind or "informational"
    # 3.27.10: what is no failure has no level
    result |= {"kind": kind, "level": "none"} if kind else {"level": issue.level}
    result["message"] = {"text": _message(issue)}
    result["locations"] = [{"physicalLocation": _place(issue.path, issue.region, _snippet(issue))}]
    if issue.repeats:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": "It stands here again."}, "physicalLocation": _place(issue.path, region)}
            for number, region in enumerate(issue.repeats, 1)
        ]
    elif issue.compared:
        result["relatedLocations"] = [
            {"id": n, "message": {"text": _plain_text(words)}, "physicalLocation": _place(issue.path, region)}
            for n, (words, region) in enumerate(issue.compared, 1)
        ]
    result["partialFingerprints"] = {"factcheck/v1": issue.fingerprint}
    if issue.item and issue.item.accepted:
        decided = decision(issue.item.accepted)
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": decided}]
    elif issue.status == "baselined":
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": IN_BASELINE}]
    if issue.fix and issue.fix_region:
        replacement = {"deletedRegion": _region(issue.fix_region), "insertedContent": {"text": issue.fix.replacement}}
        change = {"artifactLocation": _artifact(issue.path), "replacements": [replacement]}
        description = {"text": _plain_text(f'Write "{issue.fix.replacement}"')}
        result["fixes"] = [{"description": description, "artifactChanges": [change]}]
    if issue.item:
        result["properties"] = {"id": issue.item.id} | ({"rule": issue.item.rule} if issue.item.rule else {})
    return result


def _notification(issue: Issue) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": _artifact(issue.path)}}
    return {"level": issue.level, "message": {"text": _message(issue)}, "locations": [location]}


def _message(issue: Issue) -> str:
    return _plain_text("\n".join(issue.message()))


def _plain_text(text: str) -> str:
    """Square brackets before a parenthesis are a link in a SARIF message (3.11.6); an article must not make any."""
    return re.sub(r"([\[\]\\])", r"\\\1", text) if "](" in text else text


def _rule(code: str, said: str | None) -> dict[str, Any]:
    own = code.startswith(("contradicted/", "unverified/", "consistency/", "run/", "review/")) or "/" not in code
    text = {"text": about(code) if own or not said else said}
    return {"id": code, "shortDescription": text, "fullDescription": text, "help": text}


def _snippet(issue: Issue) -> str | None:
    return issue.item.quote if issue.item else None


def _place(path: str, region: Region | None, snippet: str | None = None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if region:
        place["region"] = _region(region) | ({"snippet": {"text": snippet}} if snippet else {})
    return place


def _region(region: Region) -> dict[str, int]:
    return {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    """Relative to the root of the sources wherever the path is; names are percent-encoded as a URI asks."""
    if "://" in path:
        return {"uri": quote(path, safe=":/?&=#%@+,;~", errors="surrogateescape")}
    encoded = quote(path, safe="/", errors="surrogateescape")
    if re.match(r"[A-Za-z]:/", path):
        return {"uri": f"file:///{path[:2]}{quote(path[2:], safe='/', errors='surrogateescape')}"}
    return {"uri": f"file://{encoded}"} if path.startswith("/") else {"uri": encoded, "uriBaseId": "%SRCROOT%"}
