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
    now = list(_all(new, _pairs(old, new)))
    known = list(_all(old, {}))
    found = _paired(known, now)
    for place, (_, entry, _) in enumerate(now):
        if place not in found:
            yield Difference("new", None, entry)
            continue
        before = known[found[place]][1]
        if (before.code, before.exempt) != (entry.code, entry.exempt):
            yield Difference("changed", before, entry)
    left = set(range(len(known))) - set(found.values())
    for place in sorted(left):
        entry = known[place][1]
        yield Difference("fixed" if entry.bad else "gone", entry, None)


_Told = tuple[str, Entry, Bound]


def _paired(old: Sequence[_Told], new: Sequence[_Told]) -> dict[int, int]:
    """Positions in the new run -> in the old one: the same claim in the same sentence before the same words before the same claim."""
    found: dict[int, int] = {}
    for keys in (_keys_in_sentence, _keys_of_words, _keys_of_claim):
        left: dict[tuple[object, ...], list[int]] = defaultdict(list)
        taken = set(found.values())
        for place, told in enumerate(old):
            if place not in taken:
                for key in keys(told):
                    left[key].append(place)
        for place, told in enumerate(new):
            if place in found:
                continue
            free = [k for key in keys(told) for k in left.get(key, ()) if k not in taken]
            if free:
                found[place] = free[0]
                taken.add(free[0])
    return found


def _keys_in_sentence(told: _Told) -> list[tuple[object, ...]]:
    article, _, bound = told
    return [(article, bound.id, sentence) for sentence in bound.sentences]


def _keys_of_words(told: _Told) -> list[tuple[object, ...]]:
    article, _, bound = told
    return [] if bound.standing == "finding" else [(article, *place) for place in bound.places]


def _keys_of_claim(told: _Told) -> list[tuple[object, ...]]:
    return [(told[0], told[2].id)]


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
