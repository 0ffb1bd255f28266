"""Figures that follow from two others: margins, shares, per-share amounts, market value, a currency pair told twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import Interval, possible, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain
from factcheck.inspect.wording import amount, percent
from factcheck.model import Quantity

HUNDRED = Decimal(100)
MARGINS = {"gross_margin": "gross_profit", "operating_margin": "operating_income", "net_margin": "net_income"}
AVERAGE_COUNT = Decimal("0.2")
"""Earnings per share use the diluted average count and earnings of common shareholders; a stated count is another day's."""
RATE_SPREAD = Decimal("0.25")
"""How far two conversions of one pair may lie apart: spot and averages of several years."""


@dataclass(frozen=True)
class Levels:
    """The levels told of one subject, by metric and segment."""

    found: dict[tuple[str | None, str, str | None], list[Figure]]

    def of(self, figure: Figure, metric: str, segment: str | None, page: Page) -> list[Figure]:
        """Those of the figure's subject and period."""
        candidates = self.found.get((figure.subject, metric, segment), [])
        together = [f for f in candidates if _together(page, figure, f)]
        # where a period is left open, one of several figures may be of any
        told = all(f.is_told for f in (figure, *together))
        return together if told or len(candidates) == 1 else []


def inspect_ratios(page: Page) -> list[Draft]:
    drafts = _currency_pairs(page)
    if page.cues.complete:
        levels = _levels(page)
        drafts += [*_margins(page, levels), *_shares(page, levels), *_products(page, levels)]
    return drafts


def _levels(page: Page) -> Levels:
    found: dict[tuple[str | None, str, str | None], list[Figure]] = {}
    for figure in page.figures:
        if (
            figure.role == "level"
            and figure.claim.modality == "fact"
            and figure.subject is not None
            and figure.quantity.cmp != "range"
        ):
            found.setdefault((figure.subject, figure.metric, figure.segment), []).append(figure)
    return Levels(found)


def _together(page: Page, a: Figure, b: Figure) -> bool:
    if a.place == b.place and (a.period == b.period and a.time is b.time):
        return True
    return page.same_period(a, b)


def _as_reported(page: Page, *figures: Figure) -> bool:
    return not any(page.cues.any(page.text_of(f.place), "adjusted") for f in figures)


# ---------------------------------------------------------------- margins and shares
def _margins(page: Page, levels: Levels) -> Iterator[Draft]:
    for (_, metric, segment), margins in levels.found.items():
        if metric not in MARGINS:
            continue
        for margin in margins:
            if margin.quantity.kind != "percent" or not is_plain(page, margin):
                continue
            pairs = _pairs(
                page, levels.of(margin, MARGINS[metric], segment, page), levels.of(margin, "revenue", segment, page)
            )
            yield from _check_part(page, margin, pairs, "margin")


def _shares(page: Page, levels: Levels) -> Iterator[Draft]:
    """ "cloud is 42% of revenue", with the cloud's and the whole revenue told."""
    for share in page.figures:
        if (
            share.role != "share"
            or share.quantity.kind != "percent"
            or share.segment is None
            or share.claim.modality != "fact"
        ):
            continue
        parts = levels.of(share, share.metric, share.segment, page)
        yield from _check_part(
            page, share, _pairs(page, parts, levels.of(share, share.metric, None, page), plain_part=False), "share"
        )


def _pairs(
    page: Page, parts: list[Figure], wholes: list[Figure], plain_part: bool = True
) -> list[tuple[Figure, Figure]]:
    return [
        (part, whole)
        for part, whole in product(parts, wholes)
        if part.unit == whole.unit
        and (is_plain(page, part) or not plain_part)
        and is_plain(page, whole)
        and _together(page, part, whole)
    ]


def _check_part(page: Page, told: Figure, pairs: list[tuple[Figure, Figure]], word: str) -> Iterator[Draft]:
    """One pair that fits is enough."""
    if not pairs or not _as_reported(page, told, *(f for pair in pairs for f in pair)):
        return
    slack = Decimal(page.parameter("arithmetic", "percent_slack", Decimal("0.1")))

    def holds(ratio: Interval, part: Interval, whole: Interval) -> bool:
        if not part.positive or not whole.positive:
            return True
        return not ratio.widened(slack).disjoint((part / whole).scaled(HUNDRED))

    if any(possible((told.quantity, part.quantity, whole.quantity), holds) for part, whole in pairs):
        return
    part, whole = pairs[0]
    a, b = value_of(part.quantity), value_of(whole.quantity)
    if a is None or not b:
        return
    message = f"{_text(part)} of {_text(whole)} is a {word} of {percent(a / b * HUNDRED)}, not {_text(told)}."
    yield _draft(page, told, message, part, whole)


# ---------------------------------------------------------------- products
# (product, factor, count): earnings per share times shares, price times shares
_PRODUCTS = (
    ("net_income", "eps", ("diluted_shares", "shares_outstanding")),
    ("market_cap", "share_price", ("shares_outstanding",)),
)


_WHOLES = frozenset(whole for whole, _, _ in _PRODUCTS)


def _products(page: Page, levels: Levels) -> Iterator[Draft]:
    if not any(metric in _WHOLES for _, metric, _ in levels.found):
        return
    if page.cues.any(page.article.text, "depositary"):
        return
    for (subject, metric, segment), wholes in levels.found.items():
        for whole_metric, each_metric, counts in _PRODUCTS:
            if metric != whole_metric or segment is not None or subject is None:
                continue
            for whole in wholes:
                each = [
                    f
                    for f in levels.found.get((subject, each_metric, None), [])
                    if f.quantity.unit == whole.quantity.unit
                ]
                number = [f for name in counts for f in levels.found.get((subject, name, None), [])]
                yield from _check_product(page, whole, each, number)


def _check_product(page: Page, whole: Figure, each: list[Figure], number: list[Figure]) -> Iterator[Draft]:
    triples = [
        (e, n)
        for e, n in product(each, number)
        if e.quantity.kind == "money" and n.quantity.kind == "count" and _one_day(page, whole, e)
    ]
    if not triples or not _as_reported(page, whole, *(f for pair in triples for f in pair)):
        return

    def holds(total: Interval, e: Interval, n: Interval) -> bool:
        if not (total.positive and e.positive and n.positive):
            return True
        result = e * n
        return not Interval(*_spread(result)).disjoint(total)

    if any(possible((whole.quantity, e.quantity, n.quantity), holds) for e, n in triples):
        return
    e, n = triples[0]
    a, b = value_of(e.quantity), value_of(n.quantity)
    if a is not None and b is not None:
        message = f"{_text(e)} times {_text(n)} is {amount(a * b, whole.quantity)}, not {_text(whole)}."
        yield _draft(page, whole, message, e, n)


def _one_day(page: Page, a: Figure, b: Figure) -> bool:
    return a.place == b.place or page.same_period(a, b)


def _spread(interval: Interval) -> tuple[Decimal | None, Decimal | None]:
    low = None if interval.low is None else interval.low * (1 - AVERAGE_COUNT)
    high = None if interval.high is None else interval.high * (1 + AVERAGE_COUNT)
    return low, high


# ---------------------------------------------------------------- a currency pair told twice
def _currency_pairs(page: Page) -> list[Draft]:
    """Conversions in one article that imply rates which cannot both be. The odd one out is named, if one is."""
    by_id = {q.id: q for q in page.extraction.quantities}
    groups: dict[tuple[str, ...], list[tuple[Quantity, Quantity]]] = {}
    for q in by_id.values():
        head = by_id.get(q.alt_of or "")
        if head is None or q.kind != "money" or head.kind != "money" or q.unit == head.unit or page.is_repeat(q.start):
            continue
        pair = (head, q) if head.unit < q.unit else (q, head)
        if all(value_of(x) and x.cmp != "range" for x in pair):
            groups.setdefault((pair[0].unit, pair[1].unit), []).append(pair)
    drafts = []
    for pairs in groups.values():
        rates = [_rate(pair) for pair in pairs]
        for index, rate in enumerate(rates):
            others = [r for k, r in enumerate(rates) if k != index]
            # of two that disagree the later is named; of more, the one with which most disagree
            wrong = [r for r in others if _apart(rate, r)]
            if wrong and (len(wrong) * 2 > len(others)) and (len(rates) > 2 or index == 1):
                drafts.append(_pair_draft(page, pairs[index], pairs[0 if index else 1]))
    return drafts


def _rate(pair: tuple[Quantity, Quantity]) -> Interval:
    return rounded(pair[0]).magnitude / rounded(pair[1]).magnitude


def _apart(a: Interval, b: Interval) -> bool:
    wide: Callable[[Interval], Interval] = lambda r: Interval(  # noqa: E731
        None if r.low is None else r.low / (1 + RATE_SPREAD), None if r.high is None else r.high * (1 + RATE_SPREAD)
    )
    return wide(a).disjoint(b)


def _pair_draft(page: Page, pair: tuple[Quantity, Quantity], other: tuple[Quantity, Quantity]) -> Draft:
    told, elsewhere = (f"{_plain(a)} for {_plain(b)} ({_implied(a, b)})" for a, b in (pair, other))
    place = max(pair, key=lambda q: q.start)
    message = f"Two rates of one currency pair: {told}, elsewhere {elsewhere}."
    return Draft(
        place.start,
        place.end,
        page.severity("arithmetic", "error"),
        message,
        "fx-conversion",
        f"{_plain(pair[0])}|{_plain(pair[1])}",
    )


def _implied(a: Quantity, b: Quantity) -> str:
    x, y = value_of(a), value_of(b)
    if not x or not y:
        return "no rate"
    return f"{x / y:.2f} {a.unit} per {b.unit}" if x > y else f"{y / x:.2f} {b.unit} per {a.unit}"


def _text(figure: Figure) -> str:
    return _plain(figure.quantity)


def _plain(quantity: Quantity) -> str:
    return " ".join(quantity.text.split())


def _draft(page: Page, told: Figure, message: str, *others: Figure) -> Draft:
    key = "|".join((told.metric, *(_text(f) for f in (told, *others))))
    return Draft(told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", key)
