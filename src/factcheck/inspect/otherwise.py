"""Another pair of figures from which an accused one follows: then it was held against the wrong pair, and nobody is accused.

"J&J earned $14.1 billion on sales of $88.8 billion - a net margin of 15.8%", below a paragraph about another company that earned
$14.4 billion: whichever profit an inspection takes, the margin is right for one that the page gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from factcheck.inspect.interval import ONE, ZERO, Interval, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.model import Quantity
from factcheck.patterns import regex

HUNDRED = Decimal(100)
_CODES = frozenset({"arithmetic", "direction-flipped"})
_BY_RATIO = frozenset({"percent", "multiple", "fraction"})
_TIED = regex(r"\s+(?:of\s+)?(?:the|its|their|last year['’]s)\s+")
""" "More than twice the $916 million of the year before": with what the figure is compared is beyond doubt."""
_MOST = 12
"""So many figures of one metric are tried; a page with more of them is a table."""


def follows_otherwise(page: Page, draft: Draft) -> bool:
    """Whether the figure is right for a pair of like figures, or the pair has its own change told beside it."""
    if draft.code in _CODES and len(draft.figures) > _THREE:
        return _is_sum_of_more(page, draft)
    if draft.code not in _CODES or len(draft.figures) != _THREE:
        return False
    told, *pair = (page.quantity_at.get((f.start, f.end)) for f in draft.figures)
    a, b = pair
    if told is None or a is None or b is None or told.start != draft.start or told.cmp == "range":
        return False
    if told in pair:
        return False  # a level that goes the other way follows from nothing
    if told.kind in ("money", "count") and not all(_is_of_its_size(q, told) for q in pair):
        return False  # a product or a quotient
    if told.kind in _BY_RATIO and _has_its_own(page, told, a, b):
        return True
    if told.kind == "percent" and _is_of_the_pair_before(page, told):
        return True
    if told.kind == "percent" and page.roles.get(told.id) != "delta" and _is_of_another_whole(page, told, a, b):
        return True
    # "from $1.54 billion to $2.31 billion, a 33% jump" is no share of anything
    together = told.sentence == a.sentence == b.sentence
    is_change = together and told.kind == "percent" and page.roles.get(told.id) == "delta"
    tied = next((q for q in (a, b) if _TIED.fullmatch(page.article.text, told.end, q.start)), None)
    for first, second in _pairs(page, told, a, b):
        if told in (first, second) or tied is not None and tied not in (first, second):
            continue
        if any(q not in (a, b) and _is_aside(page, q) for q in (first, second)):
            continue  # "(originally reported as €1,190 million)"
        other = first is not second and {first.id, second.id} != {a.id, b.id}
        if other and told.kind in _POINTS and _width(first, second) > _VAGUE * _width(a, b):
            continue  # "3%" less "2.61%" is anything
        if other and _rises(first, second) == _rises(a, b) and _fits(told, first, second, is_change=is_change):
            return True
    if told.kind == "multiple" and _is_so_many_times(page, told, a, b):
        return True
    return _is_of_a_sum(page, told, a) if told.kind == "percent" else _has_a_third_part(page, told, a, b)


_THREE = 3


def _is_sum_of_more(page: Page, draft: Draft) -> bool:
    """ "Energy cost £310 million, down from £345 million; wages £240 million. With depreciation of £96 million, the total was £646 million" """
    told = page.quantity_at.get((draft.start, draft.end))
    if told is None or told.kind not in _AMOUNTS or told.rule == "table":
        return False
    near = (q for n in range(_BEFORE, -1, -1) for q in page.quantities_in.get(told.sentence - n, ()))
    like = [q for q in near if _alike(q, told) and q.end <= told.start]
    row = [rounded(q).magnitude for q in like if page.roles.get(q.id) != "from"][-_MOST:]
    runs = (row[i:j] for i in range(len(row)) for j in range(i + _THREE, len(row) + 1))
    return any(not rounded(told).disjoint(reduce(Interval.__add__, run)) for run in runs)


def _is_of_another_whole(page: Page, told: Quantity, a: Quantity, b: Quantity) -> bool:
    """ "1.81 million visitors. The aquarium alone had 1.18 million. School groups made up 181,000 of them, or 10%" """
    part = min(a, b, key=lambda q: abs(value_of(q) or ZERO))
    near = (q for n in range(_BEFORE + 1) for q in page.quantities_in.get(told.sentence - n, ()))
    wholes = (q for q in near if q.id not in (a.id, b.id, told.id) and _is_like(q, part) and rounded(q).positive)
    printed = rounded(told).magnitude
    return any(not printed.disjoint((rounded(part).magnitude / rounded(q)).scaled(HUNDRED)) for q in wholes)


def _is_like(a: Quantity, b: Quantity) -> bool:
    """Of one kind; a part may be counted by another noun than its whole."""
    return a.kind == b.kind and (a.kind == "count" or a.unit == b.unit) and a.cmp != "range" and bool(value_of(a))


def _has_its_own(page: Page, told: Quantity, a: Quantity, b: Quantity) -> bool:
    """ "That had become $21.5 billion, 22% more; in the latest year alone growth was 10.8%" """
    beside = page.quantities_in.get(told.sentence, ())
    return any(
        q is not told and q.kind == told.kind and q.cmp != "range" and (_fits(q, a, b) or _fits(q, b, a))
        for q in beside
    )


def _is_of_the_pair_before(page: Page, told: Quantity) -> bool:
    """ "$12.36 against $11.82, plus 4.6% - as there were fewer shares (449.7 million vs. 459.1 million)" """
    before = sorted(
        (q for q in page.quantities_in.get(told.sentence, ()) if q.end <= told.start), key=lambda q: q.start
    )
    pair = before[-2:]
    if len(pair) < len(("now", "then")) or not _alike(*pair) or {q.cmp for q in pair} != {"eq"}:
        return False
    now, then = pair
    linked = _AGAINST.fullmatch(page.article.text, now.end, then.start) is not None
    return linked and now.kind in _AMOUNTS and _fits(told, now, then)


_AMOUNTS = frozenset({"money", "count"})
_AGAINST = regex(r"[^;:()]{0,30}?\b(?:against|from|after|versus|vs\.?|compared\s+(?:with|to))\s+(?:[\w’'-]+\s+){0,3}")


def _pairs(page: Page, told: Quantity, a: Quantity, b: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    """With one of the two replaced by another figure of the sentence, or both by figures of their metrics."""
    beside = [q for q in page.quantities_in.get(told.sentence, ()) if q is not told]
    for q in beside:
        if _alike(q, a):
            yield q, b
        if _alike(q, b):
            yield a, q
    if (
        told.kind == "money" and told.step
    ):  # "Operations consumed $12.1 billion. ... Add spending of $2.2 billion, and it comes to $14.3 billion"
        for n in range(1, _BEFORE):
            yield from (
                (q, b) for q in page.quantities_in.get(told.sentence - n, ()) if _alike(q, a) and _sums(told, q, b)
            )
    firsts, seconds = (_of_metric(page, q) for q in (a, b))
    yield from ((x, y) for x in firsts for y in seconds if x is not y)


_POINTS, _VAGUE = frozenset({"pp", "bps"}), 5
"""So many times vaguer than what it was held against, another pair says nothing of a difference."""


def _width(a: Quantity, b: Quantity) -> Decimal:
    return a.step + b.step


def _sums(told: Quantity, a: Quantity, b: Quantity) -> bool:
    return not rounded(told).magnitude.disjoint(rounded(a).magnitude + rounded(b).magnitude)


def _of_metric(page: Page, q: Quantity) -> list[Quantity]:
    metric = page.metric_of.get(q.id)
    found = page.by_metric.get(metric, []) if metric else []
    return [x for x in found if _alike(x, q) and (x is q or not _is_open(x))][:_MOST] or [q]


def _is_open(q: Quantity) -> bool:
    """ "Back above $3,900" has no end, and with it any change would be right."""
    return None in (rounded(q).low, rounded(q).high)


def _is_aside(page: Page, q: Quantity) -> bool:
    """Whether it stands in a bracket of its sentence."""
    lead = page.article.text[page.sentences[q.sentence].start : q.start] if q.sentence in page.sentences else ""
    return lead.count("(") > lead.count(")")


def _rises(a: Quantity, b: Quantity) -> bool:
    return (value_of(a) or ZERO) > (value_of(b) or ZERO)


def _alike(a: Quantity, b: Quantity) -> bool:
    return (a.kind, a.unit) == (b.kind, b.unit) and a.cmp != "range" and bool(value_of(a))


def _is_of_its_size(q: Quantity | None, told: Quantity) -> bool:
    return q is not None and _alike(q, told) and abs(value_of(q) or ZERO) * _SIZE > abs(value_of(told) or ZERO)


_SIZE = 1000
"""A sum or a difference has parts of its own size, more or less."""


def _fits(told: Quantity, a: Quantity, b: Quantity, *, is_change: bool = False) -> bool:
    if a.cmp == "range" or b.cmp == "range":
        return False
    printed = rounded(told).magnitude
    x, y = rounded(a).magnitude, rounded(b).magnitude
    return any(not (printed.disjoint(found) and printed.disjoint(-found)) for found in _results(told, x, y, is_change))


def _results(told: Quantity, x: Interval, y: Interval, is_change: bool) -> Iterator[Interval]:
    """What the two may give in the unit of the told figure; a change goes from the second to the first."""
    if told.kind in _BY_RATIO:
        scale = HUNDRED if told.kind == "percent" else ONE
        if y.positive:
            yield (x / y + Interval(-ONE, -ONE)).scaled(scale)
            if not is_change:
                yield (x / y).scaled(scale)
        if x.positive and not is_change:
            yield (y / x).scaled(scale)
    else:
        yield (x - y).scaled(HUNDRED if told.kind == "bps" else ONE).magnitude
        if told.kind in ("money", "count"):
            yield x + y


_BEFORE = 3


def _is_of_a_sum(page: Page, told: Quantity, a: Quantity) -> bool:
    """ "Buybacks of $24.7 billion and dividends of $3.9 billion, so 53% of that cash went to shareholders" """
    parts = [q for q in page.quantities_in.get(told.sentence, ()) if q.end <= told.start and _alike(q, a)]
    if len(parts) < 2:
        return False
    total = reduce(Interval.__add__, (rounded(q).magnitude for q in parts))
    wholes = [q for n in range(1, _BEFORE + 1) for q in page.quantities_in.get(told.sentence - n, ()) if _alike(q, a)]
    printed = rounded(told).magnitude.widened(ONE / 10)
    return any(not printed.disjoint((total / rounded(q).magnitude).scaled(HUNDRED)) for q in wholes)


_PAID = regex(
    r"\b(?:pay|pays|paid|paying|price[ds]?|pricing|valu\w+|worth|covered|covers|cover)\b[^.;]{0,60}$", re.IGNORECASE
)


def _is_so_many_times(page: Page, told: Quantity, a: Quantity, b: Quantity) -> bool:
    """ "a deal that values it at NOK 14.3 billion ... EBITDA of NOK 1.1 billion on revenue of NOK 6.4 billion, so that it pays 13 times EBITDA" """
    if not _PAID.search(page.article.text[page.sentences[told.sentence].start : told.start]):
        return False  # a debt or a yield has its parts beside it
    printed = rounded(told).magnitude
    alike = [q for q in page.extraction.quantities if _alike(q, a)]
    pairs = [(x, y) for x in alike for y in (a, b)] + [(x, y) for x in (a, b) for y in alike]
    return any(
        x.id != y.id
        and rounded(y).magnitude.positive
        and not printed.disjoint(rounded(x).magnitude / rounded(y).magnitude)
        for x, y in pairs
    )


def _has_a_third_part(page: Page, told: Quantity, a: Quantity, b: Quantity) -> bool:
    """ "This week's three sales add up to $119 billion: $58 billion went on Monday, and $22 billion is due on Thursday" """
    rest = rounded(told) - rounded(a) - rounded(b)
    others = (q for q in page.extraction.quantities if q.id not in (told.id, a.id, b.id) and _alike(q, told))
    return rest.positive and any(not rounded(q).disjoint(rest) for q in others)
