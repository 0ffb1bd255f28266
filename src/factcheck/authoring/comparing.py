"""`factcheck rules diff`: what a change of rules changes on a folder of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.model import Report
from factcheck.records import record
from factcheck.rules.loader import Rules

Told = tuple[str, str, str]
"""What was reported, by what, and of which words."""


@record
class Difference:
    """One claim or finding of an article that only one of the two rule sets reports so. `sign` is - for the old, + for the new."""

    article: str
    sign: str
    place: str
    outcome: str
    rule: str
    text: str


def differences(articles: Iterable[tuple[str, Report, Report]]) -> Iterator[Difference]:
    """For (name, old report, new report) of one article each, in the order of their places."""
    for name, old, new in articles:
        before, after = _told(old), _told(new)
        found = [("-", item) for item in (before - after).elements()] + [
            ("+", item) for item in (after - before).elements()
        ]
        for sign, (start, outcome, rule, text) in sorted(
            found, key=lambda pair: (pair[1][0], pair[1][2], pair[0] == "+")
        ):
            yield Difference(name, sign, _place(old.article.text, start), outcome, rule, text)


def _told(report: Report) -> Counter[tuple[int, str, str, str]]:
    text = report.article.text
    told: Counter[tuple[int, str, str, str]] = Counter()
    for finding in report.findings:
        told[finding.start, finding.severity, finding.rule, _short(text[finding.start : finding.end])] += 1
    for claim in report.claims:
        if claim.verdict is not None:
            told[claim.start, claim.verdict.reason or claim.verdict.status, claim.rule or "", _short(claim.text)] += 1
    return told


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 70 else one_line[:67] + "..."


def _place(text: str, start: int) -> str:
    return f"{text.count(chr(10), 0, start) + 1}:{start - (text.rfind(chr(10), 0, start) + 1) + 1}"


def summary(found: Iterable[Difference], articles: int) -> str:
    signs: Counter[str] = Counter()
    touched: set[str] = set()
    for difference in found:
        signs[difference.sign] += 1
        touched.add(difference.article)
    return f"{articles} articles, {len(touched)} with differences: {signs['-']} only before, {signs['+']} only after"


def reports(rules: Rules, articles: Iterable[tuple[str, object]]) -> Iterator[Report]:
    from factcheck.pipeline import Checker

    checker = Checker(rules)
    return (checker.check(article) for _, article in articles)  # type: ignore[arg-type]
