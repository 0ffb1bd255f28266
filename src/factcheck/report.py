"""From verdicts to the answer about one article: summary, gate and exit code, each decided here and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from factcheck.exits import FAILED, HOLDS, INCOMPLETE, MUST_CHANGE, worst
from factcheck.model import Article, Claim, Extraction, Finding, Mentions, Report, Run, SourceStatus, Summary

FailOn = Literal["contradicted", "unverified", "never"]


@dataclass(frozen=True)
class Limit:
    """At most so many unverified claims, or so many percent of the claims that can be checked."""

    amount: Decimal
    percent: bool = False

    def exceeded(self, unverified: int, checkable: int) -> bool:
        if self.percent:
            return unverified * 100 > self.amount * checkable
        return unverified > self.amount


@dataclass(frozen=True)
class Policy:
    """When the gate fails. `never` overrides the limit on unverified claims too."""

    fail_on: FailOn = "contradicted"
    max_unverified: Limit | None = None
    allow_incomplete: bool = False
    allow_empty: bool = False


def is_open(claim: Claim) -> bool:
    """Unverified although it could be checked: forecasts, opinions and hypotheticals are listed but never gated."""
    verdict = claim.verdict
    return (
        verdict is not None
        and verdict.status == "unverified"
        and verdict.reason != "not-checkable"
        and claim.accepted is None
    )


def is_contradicted(claim: Claim) -> bool:
    return claim.verdict is not None and claim.verdict.status == "contradicted" and claim.accepted is None


def _gate(policy: Policy, claims: Sequence[Claim], findings: Sequence[Finding]) -> bool:
    """True when the article passes."""
    if policy.fail_on == "never":
        return True
    if any(map(is_contradicted, claims)) or any(finding.severity == "error" for finding in findings):
        return False
    open_claims = sum(map(is_open, claims))
    if policy.fail_on == "unverified" and open_claims:
        return False
    checkable = sum(1 for c in claims if c.verdict is not None and c.verdict.reason != "not-checkable")
    return policy.max_unverified is None or not policy.max_unverified.exceeded(open_claims, checkable)


def summarize(
    policy: Policy, extraction: Extraction, claims: Sequence[Claim], findings: Sequence[Finding], *, complete: bool
) -> Summary:
    statuses = Counter(claim.verdict.status for claim in claims if claim.verdict)
    reasons = Counter(c.verdict.reason for c in claims if c.verdict and c.verdict.reason)
    empty = not claims and not policy.allow_empty
    passed = _gate(policy, claims, findings) and not empty
    codes = [HOLDS if passed else FAILED]
    if empty:
        codes.append(MUST_CHANGE)
    if not complete and not policy.allow_incomplete:
        codes.append(INCOMPLETE)
    return Summary(
        sentences=len(extraction.sentences),
        claims=len(claims),
        supported=statuses["supported"],
        contradicted=statuses["contradicted"],
        unverified=statuses["unverified"],
        reasons={str(reason): reasons[reason] for reason in sorted(reasons)},
        findings=len(findings),
        accepted=sum(1 for claim in claims if claim.accepted),
        gate="passed" if passed else "failed",
        complete=complete,
        exit_code=worst(codes),
    )


def build(
    run: Run,
    article: Article,
    extraction: Extraction,
    claims: Sequence[Claim],
    findings: Sequence[Finding] = (),
    sources: Sequence[SourceStatus] = (),
    *,
    policy: Policy = Policy(),
    complete: bool = True,
    id: str | None = None,
) -> Report:
    return Report(
        id=id,
        run=run,
        article=article,
        summary=summarize(policy, extraction, claims, findings, complete=complete),
        sentences=extraction.sentences,
        mentions=Mentions(
            quantities=extraction.quantities,
            times=extraction.times,
            entities=extraction.entities,
            traps=extraction.traps,
        ),
        claims=tuple(claims),
        findings=tuple(findings),
        sources=tuple(sources),
    )


def total(summaries: Sequence[Summary], codes: Iterable[int] = ()) -> Summary:
    """The sums over several articles; `codes` are the exit codes of what could not be read."""
    reasons: Counter[str] = Counter()
    for summary in summaries:
        reasons.update(summary.reasons)
    code = worst([*(summary.exit_code for summary in summaries), *codes])
    return Summary(
        sentences=sum(s.sentences for s in summaries),
        claims=sum(s.claims for s in summaries),
        supported=sum(s.supported for s in summaries),
        contradicted=sum(s.contradicted for s in summaries),
        unverified=sum(s.unverified for s in summaries),
        reasons={reason: reasons[reason] for reason in sorted(reasons)},
        findings=sum(s.findings for s in summaries),
        accepted=sum(s.accepted for s in summaries),
        gate="failed" if any(s.gate == "failed" for s in summaries) else "passed",
        complete=all(s.complete for s in summaries),
        exit_code=code,
    )
