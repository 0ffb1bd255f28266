"""From verdicts to the answer about one article: summary, gate and exit code, each decided here and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal, get_args

from factcheck.exits import BUG, FAILED, HOLDS, INCOMPLETE, INTERRUPTED, MUST_CHANGE, worst
from factcheck.model import Article, Because, Claim, Extraction, Finding, Mentions, Report, Run, SourceStatus, Summary
from factcheck.records import record

FailOn = Literal["contradicted", "unverified", "never"]


@record
class Limit:
    """At most so many unverified claims, or so many percent of the claims that can be checked."""

    amount: Decimal
    percent: bool = False

    def exceeded(self, unverified: int, checkable: int) -> bool:
        if self.percent:
            return unverified * 100 > self.amount * checkable
        return unverified > self.amount


@record
class Policy:
    """When the gate fails. `never` overrides the limit on unverified claims and the review too."""

    fail_on: FailOn = "contradicted"
    max_unverified: Limit | None = None
    allow_incomplete: bool = False
    allow_empty: bool = False
    require_review: bool = False
    """Every claim that is neither supported nor uncheckable needs an editor's acceptance."""


def is_exempt(item: Claim | Finding) -> bool:
    """Accepted by an editor, or known since the baseline: listed and never gated."""
    return item.accepted is not None or item.baselined


def is_undecided(claim: Claim) -> bool:
    """Neither supported nor a forecast, opinion or hypothetical: what an editor has to look at."""
    verdict = claim.verdict
    return verdict is not None and verdict.status != "supported" and verdict.reason != "not-checkable"


def is_contradicted(claim: Claim) -> bool:
    """What fails the gate."""
    status = claim.verdict.status if claim.verdict is not None else None
    return status == "contradicted" and not is_exempt(claim) and not claim.advisory


def is_open(claim: Claim) -> bool:
    """Unverified although it could be checked."""
    return is_undecided(claim) and not is_exempt(claim) and claim.verdict.status == "unverified"  # type: ignore[union-attr]


def is_failing(finding: Finding) -> bool:
    return finding.severity == "error" and not is_exempt(finding)


def _against(policy: Policy, claims: Sequence[Claim], findings: Sequence[Finding]) -> Iterator[Because]:
    """What fails the gate."""
    if policy.fail_on == "never":
        return
    if any(map(is_contradicted, claims)):
        yield "contradicted"
    if any(map(is_failing, findings)):
        yield "finding"
    unverified = sum(map(is_open, claims))
    if policy.fail_on == "unverified" and unverified:
        yield "unverified"
    checkable = sum(1 for c in claims if c.verdict is not None and c.verdict.reason != "not-checkable")
    if policy.max_unverified is not None and policy.max_unverified.exceeded(unverified, checkable):
        yield "max-unverified"
    # the baseline is no decision of an editor
    if policy.require_review and any(is_undecided(claim) and claim.accepted is None for claim in claims):
        yield "require-review"


def summarize(
    policy: Policy, sentences: int, claims: Sequence[Claim], findings: Sequence[Finding], *, complete: bool
) -> Summary:
    statuses = Counter(claim.verdict.status for claim in claims if claim.verdict)
    items: tuple[Claim | Finding, ...] = (*claims, *findings)
    reasons = Counter(c.verdict.reason for c in claims if c.verdict and c.verdict.reason)
    because = list(_against(policy, claims, findings))
    codes = [FAILED if because else HOLDS]
    if not claims and not policy.allow_empty:
        because.append("empty")
        codes.append(MUST_CHANGE)
    gate: Literal["passed", "failed"] = "failed" if because else "passed"
    if not complete and not policy.allow_incomplete:
        because.append("incomplete")
        codes.append(INCOMPLETE)
    return Summary(
        sentences=sentences,
        claims=len(claims),
        supported=statuses["supported"],
        contradicted=statuses["contradicted"],
        unverified=statuses["unverified"],
        reasons={str(reason): reasons[reason] for reason in sorted(reasons)},
        findings=len(findings),
        accepted=sum(1 for item in items if item.accepted),
        baselined=sum(1 for item in items if item.baselined),
        gate=gate,
        because=tuple(because),
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
    policy: Policy = Policy(),  # noqa: B008 - frozen
    complete: bool = True,
    id: str | None = None,
) -> Report:
    return Report(
        id=id,
        run=run,
        article=article,
        summary=summarize(policy, len(extraction.sentences), claims, findings, complete=complete),
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


def revised(report: Report, policy: Policy, **changes: Any) -> Report:
    """The report with other claims or findings, and the gate decided again."""
    changed = report.model_copy(update=changes)
    summary = summarize(
        policy, len(changed.sentences), changed.claims, changed.findings, complete=changed.summary.complete
    )
    return changed.model_copy(update={"summary": summary})


_CODE_SAYS: dict[int, Because] = {MUST_CHANGE: "unreadable", BUG: "bug", INTERRUPTED: "interrupted"}


def total(summaries: Sequence[Summary], codes: Iterable[int] = ()) -> Summary:
    """The sums over several articles; `codes` are the exit codes of what could not be read, and of an interruption."""
    reasons: Counter[str] = Counter()
    for summary in summaries:
        reasons.update(summary.reasons)
    codes = list(codes)
    because = dict.fromkeys(word for summary in summaries for word in summary.because)
    because |= dict.fromkeys(_CODE_SAYS[code] for code in codes if code in _CODE_SAYS)
    return Summary(
        sentences=sum(s.sentences for s in summaries),
        claims=sum(s.claims for s in summaries),
        supported=sum(s.supported for s in summaries),
        contradicted=sum(s.contradicted for s in summaries),
        unverified=sum(s.unverified for s in summaries),
        reasons={reason: reasons[reason] for reason in sorted(reasons)},
        findings=sum(s.findings for s in summaries),
        accepted=sum(s.accepted for s in summaries),
        baselined=sum(s.baselined for s in summaries),
        gate="failed" if any(s.gate == "failed" for s in summaries) else "passed",
        because=tuple(word for word in get_args(Because) if word in because),
        complete=all(s.complete for s in summaries) and INTERRUPTED not in codes,
        exit_code=worst([*(summary.exit_code for summary in summaries), *codes]),
    )
