"""A title's figure that the text does not have, while the first figure of the text is of the same measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from factcheck.inspect.agreement.one_fact import digits_of
from factcheck.inspect.agreement.shorts import TOLD_OF_MANY
from factcheck.inspect.interval import ONE, value_of
from factcheck.inspect.measures.reading import Reading, reading_of, same_unit
from factcheck.inspect.measures.twice import clauses, is_of_another_time, is_title, told_twice
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.protagonist import is_open
from factcheck.model import Quantity
from factcheck.patterns import regex

_MOST = 80


def inspect_titled(page: Page) -> list[Draft]:
    reading = reading_of(page)
    if not reading.all or len(reading.all) > _MOST:
        return []
    return list(_in_title(reading))


# ---------------------------------------------------------------- a title's figure that stands nowhere
_OPEN_TITLE = regex(
    r"\?|\b(?:could|may|might|up\s+to|as\s+much\s+as|at\s+least|more\s+than|over|under|nearly|almost|about|around|some|adjusted|underlying|total|combined|average|since|record|by\s+20\d\d|a\s+(?:day|week|month|year))\b",
    re.IGNORECASE,
)
_LOOSE_TITLE, _ROUGH_TITLE = ONE / 25, ONE / 12
"""By so much of itself a title may round what the text tells to the last digit; with one digit alone by more."""
_ONE_PEOPLE = frozenset({"jobs", "posts", "positions", "employees", "staff", "workers", "people", "roles", ""})


def _in_title(reading: Reading) -> Iterator[Draft]:
    """ "To cut 400 jobs" above "will shed 280 of its 3,500 posts": no figure of the text gives it, and the first of its measure is another."""
    page = reading.page
    claims = {c.quantity: c for c in page.extraction.claims if c.quantity}
    for q in reading.all:
        c = claims.get(q.id)
        if (
            q.sentence != reading.all[0].sentence
            or not _is_headline(page, q)
            or c is None
            or c.metric in _MANY
            or q.cmp != "eq"
            or q.id in reading.denied
        ):
            continue
        if (
            _OPEN_TITLE.search(page.text_of(q.sentence))
            or c.role == "from"
            or q.kind not in ("money", "count", "percent")
        ):
            continue
        body = [p for p in reading.all if p.sentence > q.sentence]
        first = next((p for p in body if p.kind == q.kind), None)
        if first is None or claims.get(first.id) is None or first.sentence > q.sentence + 2 or first.cmp != "eq":
            continue
        theirs = claims[first.id]
        if any(x.unbound is not None and not is_open(x) for x in (c, theirs)) or is_of_another_time(reading, q, first):
            continue
        if (
            theirs.metric != c.metric
            and not {q.unit, first.unit} <= _ONE_PEOPLE - {""}
            or {theirs.direction, c.direction} == {"up", "down"}
            or not _is_one_unit(q, first)
            or q.per != first.per
        ):
            continue
        if (
            theirs.role == "from"
            or reading.is_base(first)
            and theirs.role != "delta"
            or theirs.modality != c.modality
            or q.kind == "percent"
            and theirs.role != c.role
        ):
            continue
        if not _stands_nowhere(q, body) or page.cues.any(clauses(reading, first), "growth_basis", "estimated"):
            continue
        yield told_twice(reading, q, first, "headline-vs-body")


_MANY = TOLD_OF_MANY | {"deal_value"}


def _is_headline(page: Page, q: Quantity) -> bool:
    """The title or the first line, and no bullet or heading further down."""
    block = page.article.blocks[page.sentences[q.sentence].block]
    first = next((b for b in page.article.blocks if b.kind == "title"), page.article.blocks[0])
    return block is first and is_title(page, q)


def _is_one_unit(a: Quantity, b: Quantity) -> bool:
    return same_unit(a, b) or {a.unit, b.unit} <= _ONE_PEOPLE


def _stands_nowhere(q: Quantity, body: list[Quantity]) -> bool:
    """Neither it, nor a sum, a difference, a change or a share of two figures of the text."""
    x = abs(value_of(q) or ONE)
    loose = x * (_LOOSE_TITLE if len(digits_of(q).strip("0")) > 1 else _ROUGH_TITLE)
    values = [(p, abs(v)) for p in body if p.kind in ("money", "count", "percent") and (v := value_of(p))]
    if any(abs(v - x) <= loose for p, v in values if p.kind == q.kind) or any(p.cmp == "range" for p in body):
        return False
    for (p, a), (r, b) in combinations(values, 2):
        if p.kind != r.kind:
            continue
        if p.kind == q.kind and min(abs(a + b - x), abs(abs(a - b) - x)) <= x * _LOOSE_TITLE / 2:
            return False
        if q.kind == "percent" and any(
            abs(found - x) <= 1 for found in (abs(a / b - 1) * 100, abs(b / a - 1) * 100, a / b * 100, b / a * 100)
        ):
            return False
    return True
