"""How long a movement has gone on ("for the fifth month in a row"), against the steps that the text tells one by one.

Only steps that are told with their month or year count, and only those within the streak: one that went the other way breaks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.interval import rounded
from factcheck.inspect.measures.reading import reading_of
from factcheck.inspect.measures.twice import told_twice
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import month_number

_OPPOSITE = {"up": "down", "down": "up"}
_WHEN = rf"(?:{MONTH}|(?:19|20)\d\d)"
_BEHIND = regex(rf"[^,;.\d]{{0,24}}?\b(?:in|for|of)\s+(?P<when>{_WHEN})\b")
_BEFORE = regex(
    rf"(?:^|[.,;(]\s+|\band\s+)[Ii]n\s+(?P<when>{_WHEN})\b[^;.\d]{{0,40}}$|\b(?P<then>{_WHEN}),\s+when\b[^;.,\d]{{0,40}}$"
)
_IN = regex(rf"\b(?:in|for|of)\s+(?P<when>{_WHEN})\b")
_OF_RATES = regex(
    r"\b(?:inflation|growth|(?:price|wage|pay|rent)\s+(?:rises|increases)|rates?|yields?|margins?|unemployment|share)\b",
    re.IGNORECASE,
)
Ways = Mapping[str, str | None]
_REACH = 3
"""Sentences behind the streak in which its steps are told."""


@record
class Step:
    """A figure with its distance from the streak's own month or year; `way` is that of a change, None of a level."""

    ago: int
    quantity: Quantity
    way: str | None


def inspect_streaks(page: Page) -> list[Draft]:
    every = [q for q in page.extraction.quantities if q.rule == "streak" and q.value]
    told = [q for q in every if q.unit in ("month", "year")]
    again = list(_twice(page, every)) if len(every) > 1 else []
    if not told or again:
        return again
    ways: dict[str, str | None] = {
        c.quantity: c.direction for c in page.extraction.claims if c.quantity and c.role in ("streak", "delta")
    }
    for q in told:
        if ways.get(q.id) not in _OPPOSITE:  # "slowed for the third month in a row" is told of a rate
            ways[q.id] = _way_of_a_rate(page, page.text_of(q.sentence))
    drafts = (_judged(page, q, ways) for q in told if ways.get(q.id) in _OPPOSITE)
    return [draft for draft in drafts if draft is not None]


_ENDED = regex(
    r"\b(?:after|ended|ending|ends|snapp\w+|broke|breaking|following|until|since|last|had|ago|earlier|before|only|record)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = stems_of("consecutive straight successive running gone quarterly monthly yearly annual")


def _twice(page: Page, streaks: list[Quantity]) -> Iterator[Draft]:
    """ "For the fourth quarter in a row, occupancy has gone up", "the third consecutive quarterly increase in occupancy"."""
    reading = reading_of(page)
    ways = {c.quantity: c.direction for c in page.extraction.claims if c.direction in _OPPOSITE}
    for first, q in pairwise(q for q in streaks if page.is_told(page.sentences.get(q.sentence), "hypothetical")):
        if first.sentence == q.sentence or first.unit != q.unit or first.value == q.value or first.unit == "time":
            continue
        directions = getattr(page.rules.vocabulary, "directions", None) or {}
        moves = stems_of(" ".join(word for way in directions.values() for word in (*way.verbs, *way.nouns)))
        around = " | ".join(f"{reading.lead(x)[-60:]} | {reading.tail(x)[:25]}" for x in (first, q))
        shared = (reading.words(first) & reading.words(q)) - moves - _NO_SUBJECT
        if shared and not _ENDED.search(around) and len({ways[x.id] for x in (first, q) if x.id in ways}) < 2:
            yield told_twice(reading, q, first, "repeated-metric")


def _way_of_a_rate(page: Page, text: str) -> str | None:
    found = [way for way, name in (("down", "slows"), ("up", "quickens")) if page.cues.any(text, name)]
    return found[0] if len(found) == 1 and _OF_RATES.search(text) else None


def _judged(page: Page, streak: Quantity, ways: Ways) -> Draft | None:
    sentence, text = page.sentences.get(streak.sentence), page.article.text
    if not page.is_told(sentence, "hypothetical"):
        return None
    own = _IN.search(text, streak.end, sentence.end) or _IN.search(text, sentence.start, streak.start)
    if own is None or own["when"].isdigit() != (streak.unit == "year"):
        return None
    way, length = ways[streak.id] or "", int(streak.value or 0)
    steps = sorted(_steps(page, sentence, streak, own["when"], ways), key=lambda step: step.ago)
    for step in steps:
        if step.way == _OPPOSITE[way] and 0 < step.ago < length:
            return _draft(page, streak, step.quantity)
    if not _OF_RATES.search(text, sentence.start, sentence.end):
        steps = [step for step in steps if step.quantity.kind != "percent"]
    for later, earlier in pairwise(step for step in steps if step.way is None):
        x, y = later.quantity, earlier.quantity
        a, b = rounded(x), rounded(y)
        turned = a.below(b) if way == "up" else b.below(a)
        if turned and (x.kind, x.unit) == (y.kind, y.unit) and earlier.ago - later.ago == 1 and earlier.ago <= length:
            return _draft(page, streak, y, x)
    return None


def _steps(page: Page, sentence: Sentence, streak: Quantity, now: str, ways: Ways) -> Iterator[Step]:
    for place in range(sentence.index, sentence.index + _REACH + 1):
        beside = page.sentences.get(place)
        if not page.is_told(beside, "hypothetical") or page.cues.any(page.text_of(place), "estimated", "growth_basis"):
            continue
        row = sorted((q for q in page.quantities_in.get(place, ()) if q is not streak), key=lambda q: q.start)
        for k, q in enumerate(row):
            if q.kind not in ("percent", "money", "count") or q.cmp != "eq" or q.alt_of or q.rule == "table":
                continue
            start = row[k - 1].end if k else beside.start
            end = row[k + 1].start if k + 1 < len(row) else beside.end
            m = _BEHIND.match(page.article.text, q.end, end) or _BEFORE.search(page.article.text, start, q.start)
            when = (m["when"] or m.groupdict().get("then")) if m else None
            if when is not None and when.isdigit() == now.isdigit():
                ago = int(now) - int(when) if now.isdigit() else (month_number(now) - month_number(when)) % 12
                yield Step(ago, q, ways.get(q.id))


def _draft(page: Page, streak: Quantity, *steps: Quantity) -> Draft:
    told = " and ".join(plain_text(q) for q in steps)
    message = f'"{plain_text(streak)}", but within that time the text tells a step the other way ({told}).'
    return Draft(
        streak.start, streak.end, page.severity("agreement", "error", "repeated_metric"), message, "wrong-streak", f"streak|{told}",
        figures=(streak, *steps), consistent="a shorter streak",
    )  # fmt: skip
