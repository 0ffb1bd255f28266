"""Editors' decisions: what `factcheck-accepted.yaml` holds, and what it makes of a report.

The newest decision about a claim counts. It counts as long as the claim stands in the same sentence with the same status on the same
evidence; what no longer fits, or has ended, is a finding, so that it is seen in every format. Whether one has ended is decided by the
as-of date, as everything in a report is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field
from datetime import date
from typing import Literal

from factcheck.exempt.binding import Bound, Place, Sentences, base, covers, of_claim, of_finding, words
from factcheck.model import Accepted, Claim, Finding, Model, Report, Severity
from factcheck.records import record
from factcheck.report import Policy, is_undecided, revised
from factcheck.text.flow import on_one_line

EXPIRED, MISMATCH, REJECTED = "review/expired", "review/mismatch", "review/rejected"


class Decision(Model):
    """One entry of the file. `article` is relative to the file's folder."""

    id: str
    decision: Literal["accepted", "rejected"] = "accepted"
    article: str
    text: str = ""
    sentence: str
    part: int = 1
    """Which of the claims with this text in the sentence, where there are several."""
    standing: Literal["contradicted", "unverified", "finding"]
    code: str = ""
    """What the report called it at the time, for readers of the file."""
    evidence: str | None = None
    by: str
    on: date
    until: date | None = None
    reason: str


@record
class Decided:
    """A report with the decisions applied, and the positions of those that were about something in it."""

    report: Report
    used: frozenset[int] = frozenset()
    rejected: frozenset[str] = frozenset()
    """Ids of the claims and findings that an editor has rejected."""


@record
class Decisions:
    """The decisions of one file, oldest first. `gone` are the articles named in it that are no longer there."""

    entries: tuple[Decision, ...]
    gone: frozenset[str] = frozenset()
    _by_id: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)
    _by_place: dict[Place, list[int]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for position, entry in enumerate(self.entries):
            self._by_id.setdefault(base(entry.id), []).append(position)
            if entry.standing != "finding":
                self._by_place.setdefault(place_of(entry), []).append(position)

    def about(self, bound: Bound, article: str) -> tuple[int | None, int | None]:
        """The newest decision that fits, and the newest about this claim of which something no longer fits."""
        fitting = other = None
        for position in sorted(self._candidates(bound, article), reverse=True):
            entry = self.entries[position]
            if misfit(entry, bound) is None:
                fitting = position
                break
            other = position if other is None else other
        return fitting, other

    def _candidates(self, bound: Bound, article: str) -> set[int]:
        """Those about the same claim; in their own article those about the same words too, since "it" may mean another now."""
        if bound.standing == "finding":
            return {k for k in self._by_id.get(bound.id, ()) if self._is_of(self.entries[k], bound, article)}
        here = (k for place in bound.places for k in self._by_place.get(place, ()))
        return {
            *self._by_id.get(bound.id, ()),
            *(k for k in here if self.entries[k].article == article or self.entries[k].article in self.gone),
        }

    def _is_of(self, entry: Decision, bound: Bound, article: str) -> bool:
        """A finding is about its own article: what is missing in one may not be missing in all, and has no words to be bound to."""
        moved = entry.article in self.gone and bool(bound.text.strip()) and words(entry.sentence) in bound.sentences
        return entry.article == article or moved


def place_of(entry: Decision) -> Place:
    return Place(words(entry.sentence), words(entry.text), entry.part)


def misfit(entry: Decision, bound: Bound) -> str | None:
    """Why a decision about this claim does not count for it as it is now; None when it does."""
    if not covers(entry.standing, bound.standing):
        return f"it was {entry.standing} then and is {bound.standing} now"
    if bound.standing == "finding":
        return None  # the id of a finding is that of its words
    if words(entry.sentence) not in bound.sentences:
        return "the sentence reads otherwise now"
    if bound.standing == "contradicted" and entry.evidence != bound.evidence:
        return "the evidence is another now"
    return None


def decide(report: Report, decisions: Decisions, article: str, policy: Policy) -> Decided:
    """The report with what was accepted marked, and findings for what was rejected, has ended or no longer fits.

    `article` is its name in the file of decisions. Decisions about other articles count where the content is the same, but only those
    about this one, or about one that is gone, are reported as misfits.
    """
    sentences = Sentences(report)
    used: set[int] = set()
    rejected: set[str] = set()
    told: list[Finding] = []
    day = report.run.as_of

    def decided(item: Claim | Finding, bound: Bound) -> Accepted | None:
        fitting, other = decisions.about(bound, article)
        if fitting is None:
            if other is not None and decisions.entries[other].article in (article, *decisions.gone):
                used.add(other)
                told.append(_mismatch(item, decisions.entries[other], bound))
            return None
        used.add(fitting)
        entry = decisions.entries[fitting]
        if entry.decision == "rejected":
            rejected.add(item.id)
            told.append(_told(item, REJECTED, "error", f"Rejected by {entry.by} on {entry.on}: {_ended(entry.reason)}"))
            return None
        if entry.until is not None and (day is None or day > entry.until):
            told.append(_told(item, EXPIRED, "warning", _expired(entry, day)))
            return None
        return Accepted(by=entry.by, reason=entry.reason, on=entry.on, until=entry.until)

    claims = []
    for claim in report.claims:
        bound = of_claim(claim, sentences) if is_undecided(claim) else None
        accepted = decided(claim, bound) if bound else None
        claims.append(claim.model_copy(update={"accepted": accepted}) if accepted else claim)
    findings = []
    for finding in report.findings:
        accepted = decided(finding, of_finding(finding, sentences, report.article.text))
        findings.append(finding.model_copy(update={"accepted": accepted}) if accepted else finding)
    if not used:
        return Decided(report)
    findings = sorted([*findings, *_numbered(told)], key=lambda finding: (finding.start, finding.end, finding.rule))
    changed = revised(report, policy, claims=tuple(claims), findings=tuple(findings))
    return Decided(changed, frozenset(used), frozenset(rejected))


def entry_of(report: Report, item: Claim | Finding, article: str) -> Decision | None:
    """What a decision about this item is bound to, without the decision; None where there is nothing to decide."""
    sentences = Sentences(report)
    if isinstance(item, Finding):
        bound, code = of_finding(item, sentences, report.article.text), item.rule
    else:
        if item.verdict is None or not is_undecided(item):
            return None
        found = of_claim(item, sentences)
        assert found is not None
        bound, code = found, item.verdict.reason or (item.verdict.diagnosis.code if item.verdict.diagnosis else "")
    return Decision.model_validate(
        {
            "id": bound.id, "article": article, "text": " ".join(on_one_line(bound.text, quoted=True).split()),
            "sentence": " ".join(sentences.at(item.start, item.end).split()), "part": bound.places[0].part, "standing": bound.standing,
            "code": code, "evidence": bound.evidence, "by": "", "on": date.min, "reason": "",
        }
    )  # fmt: skip


def unused(decisions: Decisions, used: Collection[int], checked: Collection[str]) -> Iterator[Decision]:
    """Decisions about checked or vanished articles that nothing needed, without those that a newer one replaces."""
    newest = {
        entry.id if entry.standing == "finding" else place_of(entry): position
        for position, entry in enumerate(decisions.entries)
    }
    for position in newest.values():
        entry = decisions.entries[position]
        if position not in used and (entry.article in checked or entry.article in decisions.gone):
            yield entry


def _mismatch(item: Claim | Finding, entry: Decision, bound: Bound) -> Finding:
    why = misfit(entry, bound)
    message = f"The decision of {entry.by} of {entry.on} no longer counts: {why}. Decide again, or delete the entry."
    return _told(item, MISMATCH, "warning", message)


def _expired(entry: Decision, day: date | None) -> str:
    if day is None:
        return f"The decision of {entry.by} ends on {entry.until}, and without a date it cannot be said to count: give --as-of."
    return f"The decision of {entry.by} ended on {entry.until}. Decide again, or change the words."


def _told(item: Claim | Finding, rule: str, severity: Severity, message: str) -> Finding:
    return Finding(id=item.id, rule=rule, severity=severity, start=item.start, end=item.end, message=message)


def _numbered(told: Iterable[Finding]) -> Iterator[Finding]:
    for finding in told:
        digest = hashlib.sha256(f"{finding.rule}\0{finding.id}".encode()).hexdigest()
        yield finding.model_copy(update={"id": f"f-{digest[:8]}"})


def _ended(reason: str) -> str:
    return reason.rstrip(". ") + "."
