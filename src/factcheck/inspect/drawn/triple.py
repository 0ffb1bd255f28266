"""Three figures that belong together, and whether any figures of the page make the told one right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.measures.reading import AMOUNTS, Reading, same_unit
from factcheck.inspect.operations import FORMS, amount_like
from factcheck.inspect.page import Draft
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.records import record

_WORKING = {
    "percent-of": "{0} of {1}", "ratio": "{0} divided by {1}", "product": "{0} times {1}", "change": "{1} to {0}",
    "distance": "The difference of {0} and {1}", "points": "The difference of {0} and {1}",
}  # fmt: skip
_MOST = 24
"""A page with more figures of the kind is a table, and some two of them give anything."""
_FAR = Decimal(3)
_AROUND = 0
_SLACK = Decimal("0.01")


@record
class Triple:
    """`told` is `form` of `of`; `far` is how many times off it may be and still be meant as that."""

    told: Quantity
    form: str
    of: tuple[Quantity, ...]
    far: Decimal = _FAR
    slack: Decimal = _SLACK


def accused(reading: Reading, triple: Triple) -> Draft | None:
    told, compute, values = triple.told, FORMS[triple.form], [value_of(q) for q in triple.of]
    denied = reading.page.denied
    if told.id in denied or any(v is None for v in values) or any(q.id in denied for q in triple.of):
        return None
    exact = compute(*(Interval(v, v) for v in values))
    size = value_of(told)
    if exact is None or exact.low is None or not size or not exact.low:
        return None
    off = abs(exact.low / size)
    if not ONE / triple.far < off < triple.far or _holds(told, triple.of, triple.form, triple.slack):
        return None
    if any(_holds(told, pair, form, triple.slack) for form, pair in _others(reading, triple)):
        return None
    shown = amount_like(exact.low, told, by_size=True)
    working = (
        " + ".join(map(plain_text, triple.of))
        if triple.form == "sum"
        else _WORKING[triple.form].format(*map(plain_text, triple.of))
    )
    return Draft(
        told.start, told.end, reading.page.severity("arithmetic", "error"), f"{working} is {shown}, not {plain_text(told)}.", "arithmetic",
        "|".join(map(plain_text, (told, *triple.of))), figures=(told, *triple.of), consistent=shown,
    )  # fmt: skip


def _holds(told: Quantity, of: tuple[Quantity, ...], form: str, slack: Decimal) -> bool:
    def holds(printed: Interval, *parts: Interval) -> bool:
        made = FORMS[form](*parts)
        if made is None:
            return True
        if told.kind == "bps":
            made = made.scaled(ONE * 100)
        if told.kind in ("percent", "pp"):
            printed = printed.widened(ONE / 10)
        elif made.low is not None:
            made = made.widened(abs(made.low) * slack)
        printed = printed.magnitude
        return not printed.disjoint(made) or not printed.disjoint(-made)

    return possible((told, *of), holds)


_WAYS = {
    "percent-of": ("percent-of",), "change": ("change", "percent-of"), "points": ("points",), "ratio": ("ratio", "product", "distance"),
    "product": ("product", "ratio", "distance", "sum"), "distance": ("distance", "sum"), "sum": ("sum", "distance"),
}  # fmt: skip
"""What else a figure may be that is told as the one: what is told as a share is no change."""


def _others(reading: Reading, triple: Triple) -> Iterator[tuple[str, tuple[Quantity, ...]]]:
    """All pairs of figures of the paragraph from which what is told may follow."""
    told = triple.told
    block = reading.sentence(told).block
    page = (
        q for q in reading.all if q is not told and value_of(q) and abs(reading.sentence(q).block - block) <= _AROUND
    )
    near = sorted(page, key=lambda q: abs(q.start - told.start))
    usable = [q for q in near if q.cmp in ("eq", "approx") and q.kind != "fraction"][:_MOST]
    for form in _WAYS[triple.form]:
        for a, b in permutations(usable, 2):
            if _go_together(form, told, a, b):
                yield form, (a, b)


def _go_together(form: str, told: Quantity, a: Quantity, b: Quantity) -> bool:
    if form in ("distance", "sum"):
        return same_unit(a, b) and same_unit(a, told)
    if form == "points":
        return a.kind == b.kind == "percent"
    if form == "product":
        return a.kind == told.kind and b.kind == "count" and told.kind in AMOUNTS
    if form == "ratio" and told.kind in AMOUNTS:
        return a.kind == told.kind and (b.kind == "count" or b.per is not None)
    return same_unit(a, b) and a.kind in AMOUNTS


__all__ = ["Triple", "accused", "rounded"]
