"""What a reader is shown of a report, in the order of urgency: the selection that all formats share.

What an editor has accepted, and what the baseline knows, is no issue in any format; both are listed where everything is asked for.
"""

from __future__ import annotations

from typing import Literal

from factcheck.model import Accepted, Claim, Evidence, Finding, Fix, Report, Severity
from factcheck.records import record
from factcheck.render import Show
from factcheck.text.lines import LineIndex

Status = Literal[
    "contradicted", "error", "warning", "unverified", "note", "accepted", "baselined", "supported", "not-checkable",
    "claim",
]  # fmt: skip
EXEMPT: tuple[Status, ...] = ("accepted", "baselined")
_RANK: dict[Status, int] = {
    "contradicted": 0, "error": 0, "warning": 1, "unverified": 2, "note": 3, "accepted": 4, "baselined": 4,
    "supported": 4, "not-checkable": 5, "claim": 6,
}  # fmt: skip
IN_BASELINE = "In the baseline."
_SHOWN: dict[Show, int] = {"contradicted": 1, "unverified": 3, "all": 6}


@record
class Item:
    """A claim or a finding with its place; `tag` is the one word that says why it is here."""

    status: Status
    id: str
    code: str
    """What it is, in one word of a closed list: "contradicted/scale-slip", "unverified/no-data", "consistency/calendar"."""
    start: int
    end: int
    line: int
    column: int
    quote: str
    tag: str
    rule: str | None
    message: str
    claim: Claim | None = None
    finding: Finding | None = None
    repeats: tuple[tuple[int, int], ...] = ()
    """Line and column of the other places in which the claim stands."""

    @property
    def accepted(self) -> Accepted | None:
        item = self.claim or self.finding
        return item.accepted if item else None

    @property
    def fix(self) -> Fix | None:
        """What to write instead; nothing for what was accepted as it stands."""
        return self.claim.verdict.fix if self.claim and self.claim.verdict and not self.accepted else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What decides; the nearest passages of an open claim do not, and are not cited."""
        verdict = self.claim.verdict if self.claim else None
        return verdict.evidence if verdict and verdict.status != "unverified" else ()


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
    tag = code = claim.metric
    message = ""
    if verdict is not None:
        status, tag, code, message = verdict.status, claim.rule or "", verdict.status, verdict.detail
        if verdict.status == "contradicted":
            tag = verdict.diagnosis.code
            code = f"contradicted/{tag}"
            status = "warning" if claim.advisory else status
        elif verdict.status == "unverified":
            tag = verdict.reason
            code = f"unverified/{tag}"
            status = "not-checkable" if tag == "not-checkable" else "unverified"
    if status in ("contradicted", "warning", "unverified"):
        status, message = _exempted(claim, status, message)
    line, column = places.line_col(claim.start)
    again = tuple(places.line_col(span.start) for span in claim.repeats)
    return Item(
        status, claim.id, code, claim.start, claim.end, line, column, claim.text, tag, claim.rule, message, claim,
        repeats=again,
    )  # fmt: skip


def _exempted(item: Claim | Finding, status: Status, message: str) -> tuple[Status, str]:
    """What an editor has accepted, or the baseline knows, is no issue; an acceptance is the stronger of the two."""
    if item.accepted:
        return "accepted", f"{decision(item.accepted)} {message}"
    return ("baselined", f"{IN_BASELINE} {message}") if item.baselined else (status, message)


def decision(accepted: Accepted) -> str:
    until = f" until {accepted.until}" if accepted.until else ""
    return f"Accepted by {accepted.by}{until}: {accepted.reason.rstrip('. ')}."


def _of_finding(finding: Finding, text: str, places: LineIndex) -> Item:
    line, column = places.line_col(finding.start)
    severity: Severity = finding.severity
    status, message = _exempted(finding, severity, finding.message)
    quote = text[finding.start : finding.end]
    return Item(
        status, finding.id, finding.rule, finding.start, finding.end, line, column, quote, finding.rule, finding.rule,
        message, finding=finding,
    )  # fmt: skip
