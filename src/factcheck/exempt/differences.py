"""What two runs say differently: new, gone and changed claims and findings, bound to content as all exemptions are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from factcheck.exempt.binding import Bound, Sentences, of_claim, of_finding
from factcheck.model import Claim, Finding, Report
from factcheck.records import record
from factcheck.report import is_exempt

Change = Literal["new", "fixed", "gone", "changed"]


@record
class Entry:
    """A claim or finding of one run: what it is called there and where it stands."""

    article: str
    id: str
    code: str
    text: str
    detail: str
    exempt: bool
    start: int
    bad: bool
    """Contradicted, unverified or a finding, and not exempt."""


@record
class Difference:
    """`fixed` is what was wrong or open and is no longer there; `gone` is what was neither."""

    change: Change
    old: Entry | None
    new: Entry | None


def differences(old: Sequence[Report], new: Sequence[Report]) -> Iterator[Difference]:
    """In the order of the new run, then what is no longer there in that of the old one.

    Articles are paired by name, the rest by what they have in common: two single drafts are compared whatever they are called.
    """
    left: dict[tuple[str, str], list[tuple[Entry, Bound]]] = defaultdict(list)
    pairs = _pairs(old, new)
    for article, entry, bound in _all(old, {}):
        left[article, bound.id].append((entry, bound))
    for article, entry, bound in _all(new, pairs):
        known = left.get((article, bound.id), [])
        # the same sentence first: a claim may stand in several
        same = next((pair for pair in known if not set(pair[1].sentences).isdisjoint(bound.sentences)), None)
        same = same or next(iter(known), None)
        if same is None:
            yield Difference("new", None, entry)
            continue
        known.remove(same)
        if (same[0].code, same[0].exempt) != (entry.code, entry.exempt):
            yield Difference("changed", same[0], entry)
    for known in left.values():
        for entry, _ in known:
            yield Difference("fixed" if entry.bad else "gone", entry, None)


def _pairs(old: Sequence[Report], new: Sequence[Report]) -> dict[str, str]:
    """Name in the new run -> name in the old one, for articles that were renamed."""
    before = {report.article.uri for report in old}
    now = {report.article.uri for report in new}
    missing, added = sorted(before - now), sorted(now - before)
    if len(missing) == len(added) == 1:
        return {added[0]: missing[0]}
    ids = {report.article.uri: {claim.id for claim in report.claims} for report in (*old, *new)}
    found = {}
    for name in added:
        best = max(missing, key=lambda other: len(ids[other] & ids[name]), default=None)
        if best is not None and 2 * len(ids[best] & ids[name]) > len(ids[name]):
            found[name] = best
            missing.remove(best)
    return found


def _all(reports: Sequence[Report], names: dict[str, str]) -> Iterator[tuple[str, Entry, Bound]]:
    for report in reports:
        sentences = Sentences(report)
        article = report.article.uri
        known = names.get(article, article)
        items: list[Claim | Finding] = [*report.claims, *report.findings]
        for item in sorted(items, key=lambda item: item.start):
            if isinstance(item, Finding):
                bound = of_finding(item, sentences, report.article.text)
                code, text, detail, bad = item.rule, bound.text, item.message, True
            else:
                found = of_claim(item, sentences)
                if found is None or item.verdict is None:
                    continue
                bound, text, detail = found, item.text, item.verdict.detail
                why = item.verdict.reason or (item.verdict.diagnosis.code if item.verdict.diagnosis else "")
                code = f"{item.verdict.status}/{why}" if why else item.verdict.status
                bad = item.verdict.status != "supported" and why != "not-checkable"
            exempt = is_exempt(item)
            yield known, Entry(article, item.id, code, text, detail, exempt, item.start, bad and not exempt), bound
