"""What a reader is shown of a report, in the order of urgency: the selection that text and concise share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.model import Claim, Finding, Report, Severity
from factcheck.render import Show
from factcheck.text.lines import LineIndex

Status = Literal["contradicted", "error", "warning", "unverified", "note", "supported", "not-checkable", "claim"]
_RANK: dict[Status, int] = {
    "contradicted": 0, "error": 0, "warning": 1, "unverified": 2, "note": 3, "supported": 4, "not-checkable": 5, "claim": 6,
}  # fmt: skip
_SHOWN: dict[Show, int] = {"contradicted": 1, "unverified": 3, "all": 6}


@dataclass(frozen=True)
class Item:
    """A claim or a finding with its place; `tag` is the one word that says why it is here."""

    status: Status
    start: int
    line: int
    column: int
    quote: str
    tag: str
    rule: str | None
    message: str
    claim: Claim | None = None
    repeats: tuple[tuple[int, int], ...] = ()
    """Line and column of the other places in which the claim stands."""


def items(report: Report, show: Show) -> list[Item]:
    """Worst first, then in document order."""
    places = LineIndex(report.article.text)
    found = [_of_claim(claim, places) for claim in report.claims]
    found += [_of_finding(finding, report.article.text, places) for finding in report.findings]
    shown = [item for item in found if _RANK[item.status] <= _SHOWN[show]]
    return sorted(shown, key=lambda item: (_RANK[item.status], item.start, item.rule or ""))


def _of_claim(claim: Claim, places: LineIndex) -> Item:
    verdict = claim.verdict
    status: Status = "claim"
    tag = claim.metric
    if verdict is not None:
        status, tag = verdict.status, claim.rule or ""
        if verdict.status == "contradicted":
            tag = verdict.diagnosis.code
        elif verdict.status == "unverified":
            tag = verdict.reason
            status = "not-checkable" if tag == "not-checkable" else "unverified"
    line, column = places.line_col(claim.start)
    message = verdict.detail if verdict else ""
    again = tuple(places.line_col(span.start) for span in claim.repeats)
    return Item(status, claim.start, line, column, claim.text, tag, claim.rule, message, claim, again)


def _of_finding(finding: Finding, text: str, places: LineIndex) -> Item:
    line, column = places.line_col(finding.start)
    severity: Severity = finding.severity
    quote = text[finding.start : finding.end]
    return Item(severity, finding.start, line, column, quote, finding.rule, finding.rule, finding.message)
