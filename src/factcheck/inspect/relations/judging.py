"""One relation with its figures: what should be told, and the finding where it is not."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.operations import FORMS, HUNDRED, amount_like, part_above_whole, percent_of, ratio_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.relations.vocabulary import Relation
from factcheck.inspect.wording import percent, plain_number, plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.text.numerals import NUMBER

_SIZE = 100
"""A product or a quotient that is so many times off was made of the wrong figures."""


def _is_of_another_size(relation: Relation, result: Decimal, told: Quantity) -> bool:
    value = value_of(told)
    if relation.form == "percent-of" and value and (value < _SIZE <= result or result < value / _SIZE):
        return True  # the part is larger than the whole, or next to nothing: one of them is another figure
    if relation.form not in ("product", "ratio", "whole") or not value or not result:
        return False
    return not ONE / _SIZE < abs(result / value) < _SIZE


_BY_SIZE = frozenset({"change", "distance", "points"})
"""Forms whose told figure is a size, while the words tell the direction."""


def judged(page: Page, relation: Relation, figures: dict[str, Quantity], text: str) -> Draft | None:
    told = figures[relation.told]
    if relation.form == "compound":
        now, before = (figures[name] for name in relation.of)
        return _compound(page, told, now, before, text)
    if relation.form == "part":
        whole = figures[relation.of[0]]
        if _is_of_another_noun(page, whole, told) or (value_of(told) or ONE) > (value_of(whole) or ONE) * _SIZE:
            return None  # "1.9 million homes in two provinces, 1.3 million of them"
        return part_above_whole(page, told, whole)
    if relation.form in ("order", "outdone"):
        return _order(page, figures, relation)
    of = tuple(figures[name] for name in relation.of if name in figures)
    if relation.form == "mean":
        of = of or (figures["low"], figures["high"])
        return _mean(page, told, of)
    if relation.form == "middles":
        return _middles(page, told, *of)
    if relation.form == "percent-of" and of[0].cmp in ("le", "lt", "near_below") and told.cmp == "eq":
        # "up to 2,600 of its 13,000 employees, or 20%": the most of the one is the most of the other
        of = (of[0].model_copy(update={"cmp": "eq"}), *of[1:])
    if not comparable(relation, told, of) or (told.kind == "money" and any(_is_whole_of_part(page, q) for q in of)):
        return None
    compute = FORMS[relation.form]
    hundredfold = relation.form == "points" and told.kind == "bps"

    def holds(printed: Interval, *parts: Interval) -> bool:
        result = compute(*parts)
        if result is None:
            return True
        if hundredfold:
            result = result.scaled(HUNDRED)
        result = _slack(result.scaled(relation.times), relation.slack)
        if told.kind in ("percent", "pp"):
            printed = printed.widened(Decimal(page.parameter("arithmetic", "percent_slack", Decimal("0.1"))))
        if not printed.disjoint(result) or (relation.form in _BY_SIZE and not printed.disjoint(-result)):
            return True
        fallen = percent_of(parts[1], parts[1] + parts[0], 1) if relation.form == "moved" else None
        return fallen is not None and not printed.disjoint(-_slack(fallen, relation.slack))

    if possible((told, *of), holds) or _is_other_way(page, relation, told, of):
        return None
    result = _value(relation, of)
    if result is None or _is_of_another_size(relation, result, told) or _is_of_another_kind(relation, told, of):
        return None
    by_size = relation.form in ("distance", "points")
    shown = amount_like(result * (HUNDRED if hundredfold else ONE), told, by_size=by_size)
    message = f"{_working(relation, of)} is {shown}, not {plain_text(told)}."
    key = "|".join(plain_text(q) for q in (told, *of))
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", key,
        figures=(told, *of), consistent=shown,
    )  # fmt: skip


def _is_other_way(page: Page, relation: Relation, told: Quantity, of: tuple[Quantity, ...]) -> bool:
    """ "At 17.22 to the dollar, against 20.74, a gain of 20.4%": how far the other money moved, or this one in its price

    "$640 million became $493 million after tax, a tax rate of 23%": what was taken, where the two tell what was left.
    """
    if relation.form == "percent-of" and len(of) == _TWO and _TAKEN.search(page.text_of(told.sentence)):
        left, all_of_it, taken = (value_of(q) for q in (*of, told))
        if left and all_of_it and taken and abs(HUNDRED - left / all_of_it * HUNDRED - taken) < 1:
            return True
    if relation.form not in _MOVES or len(of) != _TWO or not all(q.id in page.rates for q in of):
        return False
    a, b, printed = value_of(of[0]), value_of(of[1]), value_of(told)
    if not a or not b or printed is None:
        return False
    return any(abs(abs(x / y - 1) * HUNDRED - abs(printed)) < _RATE_SLACK for x, y in ((a, b), (b, a)))


_TAKEN = regex(r"\b(?:tax|taxman|discount|haircut|lost|gone|spent|kept)\b", re.IGNORECASE)


def _is_of_another_kind(relation: Relation, told: Quantity, of: tuple[Quantity, ...]) -> bool:
    """A figure that is no change between the two, but a level like them, or the share of one of them in both.

    "Were $1.85, down from $2.10, or $2.24, up from $2.15", "4,812 votes to 4,655, or 50.8% against 49.2%"
    """
    values = [value for q in of if (value := value_of(q))]
    printed = value_of(told)
    if len(values) != _TWO or not printed or min(values) <= 0:
        return False
    low, high = min(values), max(values)
    if relation.form == "distance":
        return low * _LEVEL < printed and (high - low) * _FAR < printed
    return relation.form == "change" and any(abs(v / (low + high) * HUNDRED - printed) < ONE / 10 for v in values)


_LEVEL = Decimal("0.8")
_FAR = 4
_MOVES = frozenset({"increase", "decrease", "change", "moved"})
_TWO = 2
_RATE_SLACK = Decimal("0.6")
"""Points that the printed digits of two rates leave open."""


def comparable(relation: Relation, told: Quantity, of: tuple[Quantity, ...]) -> bool:
    """One currency, no ranges; amounts that are divided by one another are of one kind unless one is a count."""
    if any(q.cmp == "range" or not value_of(q) for q in (told, *of)):
        return False
    if relation.within is not None:
        a, b = (abs(value_of(q) or ONE) for q in of)
        if max(a / b, b / a) > relation.within or len({q.kind for q in of}) > 1:
            return False
    currencies = {q.unit for q in (told, *of) if q.kind == "money"}
    if len(currencies) > 1:
        return False
    if relation.form == "sum" and len({(q.kind, q.per) for q in (told, *of)}) > 1:
        return False
    return relation.form not in ("percent-of", "change") or len({q.kind for q in of}) == 1


def _slack(interval: Interval, by: Decimal) -> Interval:
    if not by or interval.low is None or interval.high is None:
        return interval
    return interval.widened(max(abs(interval.low), abs(interval.high)) * by / HUNDRED)


def _value(relation: Relation, of: tuple[Quantity, ...]) -> Decimal | None:
    values = [value_of(q) for q in of] if len(of) > 1 else [value_of(of[0]), ONE]
    if not all(values):
        return None
    exact = FORMS[relation.form](*(Interval(v, v) for v in values))
    return None if exact is None or exact.low is None else exact.low * relation.times


_SIGNS = {
    "increase": "over",
    "decrease": "against",
    "change": "against",
    "percent-of": "of",
    "ratio": "divided by",
}


def _working(relation: Relation, of: tuple[Quantity, ...]) -> str:
    if relation.form == "net":
        return f"{plain_text(of[0])} plus {plain_text(of[1])} less {plain_text(of[2])}"
    if relation.form == "product":
        by = plain_text(of[1]) if len(of) > 1 else plain_number(relation.times)
        return f"{plain_text(of[0])} times {by}"
    if relation.form in ("difference", "distance", "points"):
        return f"the difference between {plain_text(of[0])} and {plain_text(of[1])}".capitalize()
    if relation.form == "change":
        return f"From {plain_text(of[1])} to {plain_text(of[0])}"
    if relation.form == "less":
        return f"{plain_text(of[0])} less {' and '.join(map(plain_text, of[1:]))}"
    if relation.form == "sum":
        return " and ".join(map(plain_text, of))
    if relation.form == "moved":
        return f"A change by {plain_text(of[0])} to {plain_text(of[1])}"
    if relation.form == "whole":
        return f"The whole of which {plain_text(of[1])} is {plain_text(of[0])}"
    return f"{plain_text(of[0])} {_SIGNS[relation.form]} {plain_text(of[1])}"


def _mean(page: Page, told: Quantity, of: tuple[Quantity, ...]) -> Draft | None:
    low, high = (of[0].low, of[0].high) if len(of) == 1 else (value_of(of[0]), value_of(of[1]))
    if low is None or high is None or of[0].unit != told.unit:
        return None
    middle = (low + high) / 2
    step = max(told.step, of[0].step) or ONE
    value = value_of(told)
    if value is None or abs(value - middle) <= step or not middle / 2 < value < middle * 2:
        return None
    shown = amount_like(middle, told)
    message = f"The middle of {' to '.join(plain_text(q) for q in of)} is {shown}, not {plain_text(told)}."
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", f"{plain_text(told)}|{plain_text(of[0])}",
        figures=(told, *of), consistent=shown,
    )  # fmt: skip


def _middles(page: Page, told: Quantity, new: Quantity, old: Quantity) -> Draft | None:
    """By how much the middle of one range lies above or below that of the other; a level of its own is no step."""
    if told.cmp not in ("eq", "approx") or len({(q.kind, q.unit) for q in (told, new, old)}) > 1:
        return None
    middles = [(q.low + q.high) / 2 for q in (new, old) if q.low is not None and q.high is not None]
    value = value_of(told)
    if len(middles) != len((new, old)) or not value:
        return None
    gap = abs(middles[0] - middles[1])
    if abs(gap - abs(value)) <= (told.step or ONE) or abs(value) > min(middles) / 2:
        return None
    shown = amount_like(gap, told)
    message = f"From {plain_text(old)} to {plain_text(new)} the middle moves by {shown}, not {plain_text(told)}."
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", "|".join(plain_text(q) for q in (told, new, old)),
        figures=(told, new, old), consistent=shown,
    )  # fmt: skip


_TO_DO = regex(r"[^.;,]{0,60}?\bto \w+ [^.;,]{0,60},? of (?:which|whom)\b", re.IGNORECASE)


def _is_of_another_noun(page: Page, whole: Quantity, part: Quantity) -> bool:
    """ "Cut capital spending to $430 million to preserve cash, of which $7.5 billion remained": of the cash"""
    return _TO_DO.match(page.article.text, whole.end, part.start) is not None


_OF_ITS = regex(rf"\b(?:{NUMBER}|\d+)\s+(?:of|out\s+of)\s+(?:its|the|their|all|his|her|our)\s+$", re.IGNORECASE)


def _is_whole_of_part(page: Page, q: Quantity) -> bool:
    """ "Sold six of its 22 terminals for": what is told of the six is divided by no 22"""
    return q.kind == "count" and _OF_ITS.search(page.article.text, max(0, q.start - _SHORT), q.start) is not None


_SHORT = 32


_MONTH = regex(rf"\b{MONTH}\b")
_YEARS = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _compound(page: Page, told: Quantity, now: Quantity, before: Quantity, text: str) -> Draft | None:
    """A rate a year between the only two years of the sentence, counted with or without the first; months would shorten it."""
    years = sorted({int(year) for year in _YEARS.findall(text)})
    if len(years) != 2 or now.unit != before.unit or _MONTH.search(text):
        return None
    span = years[1] - years[0]
    ratio = ratio_of(rounded(now), rounded(before))
    if span < 2 or ratio is None or ratio.low is None or ratio.high is None or ratio.low <= 0:
        return None
    printed = rounded(told).widened(Decimal("0.5"))
    if any(not printed.disjoint(Interval(_a_year(ratio.low, n), _a_year(ratio.high, n))) for n in (span, span + 1)):
        return None
    a, b = value_of(now), value_of(before)
    if a is None or not b:
        return None
    shown = percent(_a_year(a / b, span))
    message = (
        f"From {plain_text(before)} to {plain_text(now)} in {span} years is {shown} a year, not {plain_text(told)}."
    )
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic",
        "|".join(plain_text(q) for q in (told, before, now)), figures=(told, before, now), consistent=shown,
    )  # fmt: skip


def _a_year(ratio: Decimal, years: int) -> Decimal:
    return (ratio ** (ONE / years) - 1) * HUNDRED


def _order(page: Page, figures: dict[str, Quantity], relation: Relation) -> Draft | None:
    low, high = (figures[name] for name in relation.of)
    a, b = value_of(low), value_of(high)
    if a is None or b is None or low.unit != high.unit or not a > b > 0 or low.cmp != "eq" or high.cmp != "eq":
        return None
    if relation.form == "outdone":
        steps = {c.quantity for c in page.extraction.claims if c.role in ("diff", "delta")}
        if steps & {low.id, high.id}:
            return None  # "$63.10, $1.40 higher than the $61.70 of the day before"
        return _outdone(page, low, high, relation.told == "high")
    message = f"The range runs from the larger figure, {plain_text(low)}, to the smaller, {plain_text(high)}."
    return Draft(
        low.start, high.end, page.severity("arithmetic", "warning"), message, "arithmetic", "range",
        figures=(low, high), consistent=f"between {plain_text(high)} and {plain_text(low)}",
    )  # fmt: skip


def _outdone(page: Page, low: Quantity, high: Quantity, higher: bool) -> Draft:
    """ "31% was higher than the 65.7%": the two figures say the opposite of the words"""
    first, second = (high, low) if higher else (low, high)
    message = f"{plain_text(first)} is told as {'more' if higher else 'less'} than {plain_text(second)}, and is {'less' if higher else 'more'}."
    return Draft(
        first.start, second.end, page.severity("arithmetic", "error"), message, "comparison-flipped", "outdone",
        figures=(first, second), consistent="less" if higher else "more",
    )  # fmt: skip
