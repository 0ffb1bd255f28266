"""Only what changed: a report without what stood in an earlier version of the article as it stands now."""

from __future__ import annotations

from factcheck.exempt.binding import Bound, Sentences, of_claim
from factcheck.model import Claim, Report
from factcheck.records import replace
from factcheck.report import Policy, revised


def changed(report: Report, earlier: Report, policy: Policy) -> Report:
    """Without the claims whose sentence and verdict, and the findings whose words, are those of the earlier version.

    Both versions are judged as wholes, so that a sentence which is right only below another headline is seen when the headline changes.
    An article in which nothing changed is not empty.
    """
    sentences = Sentences(earlier)
    before: dict[str, list[Bound]] = {}
    for claim in earlier.claims:
        if bound := of_claim(claim, sentences):
            for sentence in bound.sentences:
                before.setdefault(sentence, []).append(bound)
    told = {finding.id for finding in earlier.findings}
    now = Sentences(report)
    claims = tuple(claim for claim in report.claims if not _stood(claim, now, before))
    findings = tuple(finding for finding in report.findings if finding.id not in told)
    if report.claims:
        policy = replace(policy, allow_empty=True)
    return revised(report, policy, claims=claims, findings=findings)


def _stood(claim: Claim, sentences: Sentences, before: dict[str, list[Bound]]) -> bool:
    bound = of_claim(claim, sentences)
    if bound is None:
        return False
    return any(_same(one, bound) for sentence in bound.sentences for one in before.get(sentence, ()))


def _same(before: Bound, now: Bound) -> bool:
    """The same claim with the same verdict; where "it" means another now, nothing else may speak against it."""
    if before.standing != now.standing:
        return False
    alike = not set(before.places).isdisjoint(now.places)
    return before.id == now.id or (alike and (now.standing != "contradicted" or before.evidence == now.evidence))
