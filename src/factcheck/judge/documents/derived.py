"""Figures that a document does not print and its figures give: margins and net debt of a date, and a time that others make up."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from factcheck.judge.compare import plain
from factcheck.judge.documents.align import Asked
from factcheck.judge.values import DERIVED
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record, replace
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, length, printed, same

HUNDRED = Decimal(100)
_RECIPES = {
    **DERIVED,
    "ebitda_margin": ("percent-of", "ebitda", "revenue"),
    "ebitda_margin_adj": ("percent-of", "ebitda_adj", "revenue"),
    "operating_margin_adj": ("percent-of", "operating_income_adj", "revenue"),
    "net_debt": ("difference", "total_debt", "cash"),
}
_NET_DEBT = regex(
    r"\bnet debt\s+(?:is|means|equals|comprises|consists of|=)\b[^.]*\b(?:less|minus|net of|after)\b[^.]*\bcash\b"
)
""" "Net debt is borrowings less cash": what belongs to it, each company says itself."""
_FINE = Decimal("0.001")


@record
class Derived:
    """`fact` is what would be printed, `parts` of what it follows; `is_sure` where nothing else can be meant by its name."""

    fact: Fact
    parts: tuple[Fact, ...]
    text: str
    is_sure: bool = True


def derived_facts(asked: Asked) -> list[Derived]:
    """By the recipes that filings are judged by, at every time for which the document has both figures."""
    recipe = _RECIPES.get(asked.fact.metric)
    if recipe is None or asked.part or asked.claim.segment:
        return []
    form, *names = recipe
    first, second = (_levels(asked, name) for name in names)
    pairs = [(a, b) for a, b in itertools.product(first, second) if _at_one_time(a, b)]
    tabled = {a.windows[0] for a, b in pairs if a.in_table and a.index == b.index}
    # of one table the figures are finer than those of the sentences about it
    pairs = [(a, b) for a, b in pairs if a.windows[0] not in tabled or (a.in_table and a.index == b.index)]
    found = [each for a, b in pairs if (each := _made_of(asked, form, a, b)) is not None]
    if asked.fact.metric == "net_debt":
        once = [each for each in found if sum(o.fact.windows == each.fact.windows for o in found) == 1]
        is_told = any(_NET_DEBT.search(passage.text.lower()) for passage in asked.held.passages)
        return [replace(each, is_sure=is_told) for each in once]
    return found


def derived_levels(asked: Asked) -> list[Derived]:
    """Those of the claim's time: by a recipe, or by two other times of the very figure."""
    return [each for each in (*derived_facts(asked), *_of_times(asked)) if asked.period(each.fact) == "same"]


def _at_one_time(one: Fact, other: Fact) -> bool:
    a, b = one.quantity, other.quantity
    return (
        a is not None
        and b is not None
        and (a.kind, a.unit) == (b.kind, b.unit)
        and bool(one.windows and other.windows)
        and same(one.windows[0], other.windows[0])
    )


def _made_of(asked: Asked, form: str, one: Fact, two: Fact) -> Derived | None:
    assert one.quantity is not None
    assert two.quantity is not None
    a, b = one.quantity.value, two.quantity.value
    if a is None or b is None:
        return None
    step = one.quantity.step + two.quantity.step
    if form == "percent-of":
        if not b:
            return None
        value = (a / b * HUNDRED).quantize(_FINE)
        step = (one.quantity.step + abs(a / b) * two.quantity.step) / abs(b) * HUNDRED
        text = f"{plain(a)} / {plain(b)} = {plain(value.quantize(Decimal('0.01')))}%"
        quantity = made(value, "percent", "percent", step)
    elif form == "sum":
        quantity = made(a + b, one.quantity.kind, one.quantity.unit, step)
        text = f"{plain(a)} + {plain(b)} = {plain(a + b)}"
    else:
        b = abs(b)  # what is spent stands in brackets
        quantity = made(a - b, one.quantity.kind, one.quantity.unit, step)
        text = f"{plain(a)} - {plain(b)} = {plain(a - b)}"
    own = asked.fact
    fact = replace(one, quantity=quantity, metric=own.metric, measured=own.measured, near=one.near | own.near)
    return Derived(fact, (one, two), text)


def _levels(asked: Asked, metric: str) -> list[Fact]:
    return [
        fact
        for fact in asked.levels_among(asked.held.facts.of_metrics([metric]))
        if not asked.part_of(fact)
        and asked.of(fact) == asked.who
        and not fact.loose
        and fact.modality == "fact"
        and fact.quantity is not None
        and fact.quantity.kind in ("money", "count")
    ]


# ---------------------------------------------------------------- times
_NO_FLOWS = regex(
    r"\b(?:average|ratio|rate|margin|price|per|share|shares|employees|staff|headcount|number of|balance|total assets)\b"
)
""" "Average price": of two quarters it does not add up."""


def _of_times(asked: Asked) -> Iterator[Derived]:
    """ "The first half", of a row of the nine months and of the third quarter; "the whole year", of its halves."""
    if not asked.dated or asked.quantity is None or asked.quantity.kind not in ("money", "count"):
        return
    rows: dict[tuple[int, str], list[Fact]] = {}
    for fact in asked.levels():
        is_amount = fact.quantity is not None and fact.quantity.kind in ("money", "count") and not fact.quantity.per
        if fact.in_table and is_amount and fact.windows and fact.modality == "fact" and asked.about(fact):
            label = fact.clause.removesuffix(fact.column or "").strip()
            if not _NO_FLOWS.search(label.lower()):
                rows.setdefault((fact.index, fact.place.partition(", column")[0]), []).append(fact)
    for row, window in itertools.product(rows.values(), asked.windows[:1]):
        for one, two in itertools.permutations(row, 2):
            a, b = one.quantity, two.quantity
            if a is None or b is None or a.value is None or b.value is None or (a.kind, a.unit) != (b.kind, b.unit):
                continue
            if _follows(one.windows[0], two.windows[0]) and _spans(window, one.windows[0][0], two.windows[0][1]):
                quantity = made(a.value + b.value, a.kind, a.unit, a.step + b.step)
                text = f"{plain(a.value)} + {plain(b.value)} = {plain(a.value + b.value)}"
            elif _is_rest(window, one.windows[0], two.windows[0]):
                quantity = made(a.value - b.value, a.kind, a.unit, a.step + b.step)
                text = f"{plain(a.value)} - {plain(b.value)} = {plain(a.value - b.value)}"
            else:
                continue
            times = f"{printed(one.windows[0])} and {printed(two.windows[0])}"
            yield Derived(replace(one, quantity=quantity, windows=(window,)), (one, two), f"{text} ({times})")


def _follows(one: Days, other: Days) -> bool:
    """The second begins where the first ends."""
    return one[0] is not None and other[0] is not None and abs((other[0] - one[1]).days - 1) <= _SLACK


def _spans(window: Days, start: object, end: object) -> bool:
    return window[0] is not None and length(window) > 0 and (start, end) == window


def _is_rest(window: Days, whole: Days, part: Days) -> bool:
    """The whole without its last or its first part."""
    if window[0] is None or whole[0] is None or part[0] is None:
        return False
    day = timedelta(days=1)
    return (whole == (window[0], part[1]) and part[0] == window[1] + day) or (
        whole == (part[0], window[1]) and window[0] == part[1] + day
    )


_SLACK = 1


def made(value: Decimal, kind: str, unit: str | None, step: Decimal = Decimal(0)) -> Quantity:
    """A computed figure in the shape of a printed one."""
    return Quantity.model_construct(
        id="", sentence=0, text=plain(value), start=0, end=0, kind=kind, value=value, low=value, high=value,
        unit=unit, cmp="eq", mod=None, per=None, alt_of=None, incidental=False, step=step, bare_sign=False, rule="",
    )  # fmt: skip


def cited(found: Sequence[Derived], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The printed figures that stand behind computed ones."""
    known = {id(each.fact): each.parts for each in found}
    return tuple(part for fact in facts for part in known.get(id(fact), (fact,)))
