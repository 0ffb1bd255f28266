"""Shares of a whole against the two amounts, and a currency pair told twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product

from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import Interval, possible, rounded, value_of
from factcheck.inspect.operations import miscounted
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain
from factcheck.inspect.wording import percent, plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record

HUNDRED = Decimal(100)
RATE_SPREAD = Decimal("0.25")
"""How far two conversions of one pair may lie apart: spot and averages of several years."""
SAME_DAY = Decimal("0.04")
"""How far within a sentence that names no year: both are of one day."""
ONE_PAGE = Decimal("0.1")
"""How far on a page where no year stands between the two."""


def inspect_ratios(page: Page) -> list[Draft]:
    drafts = _currency_pairs(page)
    if any(figure.role == "share" for figure in page.figures):
        drafts += _shares(page, levels_of(page))
    return drafts


# ---------------------------------------------------------------- shares
@record
class Levels:
    """The levels told of one subject, by metric and segment."""

    found: dict[tuple[str | None, str, str | None], list[Figure]]

    def of(self, figure: Figure, metric: str, segment: str | None, page: Page) -> list[Figure]:
        """Those of the figure's subject and period."""
        candidates = self.found.get((figure.subject, metric, segment), [])
        together = [f for f in candidates if are_together(page, figure, f)]
        # where a period is left open, one of several figures may be of any
        told = all(f.is_told for f in (figure, *together))
        return together if told or len(candidates) == 1 else []


def levels_of(page: Page) -> Levels:
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


def are_together(page: Page, a: Figure, b: Figure) -> bool:
    if a.place == b.place and (a.period == b.period and a.time is b.time):
        return True
    return page.same_period(a, b)


def as_reported(page: Page, *figures: Figure) -> bool:
    return not any(page.cues.any(_HOLDERS.sub(" ", page.text_of(f.place)), "adjusted") for f in figures)


_HOLDERS = regex(
    r"\battributable to (?:the\s+|its\s+)?(?:\w+\s+){0,2}?(?:share|stock)?(?:holders|owners|members|parent)\b",
    re.IGNORECASE,
)
"""Whose the profit is, and no other version of it."""


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
        yield from _check_part(page, share, _pairs(page, parts, levels.of(share, share.metric, None, page)))


def _pairs(page: Page, parts: list[Figure], wholes: list[Figure]) -> list[tuple[Figure, Figure]]:
    return [
        (part, whole)
        for part, whole in product(parts, wholes)
        if part.unit == whole.unit and is_plain(page, whole) and are_together(page, part, whole)
    ]


def _check_part(page: Page, told: Figure, pairs: list[tuple[Figure, Figure]]) -> Iterator[Draft]:
    """One pair that fits is enough."""
    if not pairs or not as_reported(page, told, *(f for pair in pairs for f in pair)):
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
    message = f"{part.printed} of {whole.printed} is a share of {percent(a / b * HUNDRED)}, not {told.printed}."
    yield miscounted(page, told, message, part, whole)


# ---------------------------------------------------------------- a currency pair told twice
def _currency_pairs(page: Page) -> list[Draft]:
    """Conversions in one article that imply rates which cannot both be. The odd one out is named, if one is."""
    by_id = {q.id: q for q in page.extraction.quantities}
    groups: dict[tuple[str, ...], list[tuple[Quantity, Quantity]]] = {}
    for q in by_id.values():
        head = by_id.get(q.alt_of or "")
        if head is None or q.kind != "money" or head.kind != "money" or page.is_repeat(q.start):
            continue
        head, q = (_as_printed(p, other) for p, other in ((head, q), (q, head)))
        pair = (head, q) if head.unit < q.unit else (q, head)
        if all(value_of(x) and x.cmp != "range" for x in pair):
            groups.setdefault((pair[0].unit, pair[1].unit), []).append(pair)
    drafts = []
    for pairs in groups.values():
        rates = [_rate(pair) for pair in pairs]
        for index, rate in enumerate(rates):
            others = [r for k, r in enumerate(rates) if k != index]
            # of two that disagree the later is named; of more, the one with which most disagree
            wrong = [
                r for k, r in enumerate(rates) if k != index and _apart(rate, r, _spread(page, pairs[index], pairs[k]))
            ]
            if wrong and (len(wrong) * 2 > len(others)) and (len(rates) > 2 or index == 1):
                drafts.append(_pair_draft(page, pairs[index], pairs[0 if index else 1]))
    return drafts


def _as_printed(q: Quantity, other: Quantity) -> Quantity:
    """Beside its amount in A$ a bare "$" is no A$, whatever the page writes elsewhere."""
    printed = _BY_SIGN.match(q.rule)
    if printed is None or q.unit != other.unit:
        return q
    return q.model_copy(update={"unit": printed[1]})


_BY_SIGN = regex(r"money/([A-Z]{3})\b")


def _rate(pair: tuple[Quantity, Quantity]) -> Interval:
    return rounded(pair[0]).magnitude / rounded(pair[1]).magnitude


def _spread(page: Page, a: tuple[Quantity, Quantity], b: tuple[Quantity, Quantity]) -> Decimal:
    """Wide where one of the two sentences speaks of another time."""
    told = " ".join(page.text_of(place) for place in {a[0].sentence, b[0].sentence})
    now = page.published.year if page.published else None
    if any(int(m[0]) != now for m in _YEAR.finditer(told)) or _THEN.search(told) or page.cues.any(told, "base_year"):
        return RATE_SPREAD
    return SAME_DAY if len({q.sentence for q in (*a, *b)}) == 1 else ONE_PAGE


_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_THEN = regex(
    r"\b(?:ago|earlier|before|last year|since|first half|first quarter|nine months|fiscal|financial year)\b",
    re.IGNORECASE,
)


def _apart(a: Interval, b: Interval, spread: Decimal) -> bool:
    wide: Callable[[Interval], Interval] = lambda r: Interval(  # noqa: E731
        None if r.low is None else r.low / (1 + spread), None if r.high is None else r.high * (1 + spread)
    )
    return wide(a).disjoint(b)


def _pair_draft(page: Page, pair: tuple[Quantity, Quantity], other: tuple[Quantity, Quantity]) -> Draft:
    told, elsewhere = (f"{plain_text(a)} for {plain_text(b)} ({_implied(a, b)})" for a, b in (pair, other))
    place = max(pair, key=lambda q: q.start)
    message = f"Two rates of one currency pair: {told}, elsewhere {elsewhere}."
    return Draft(
        place.start,
        place.end,
        page.severity("arithmetic", "error"),
        message,
        "fx-conversion",
        f"{plain_text(pair[0])}|{plain_text(pair[1])}",
        figures=(*pair, *other),
    )


def _implied(a: Quantity, b: Quantity) -> str:
    x, y = value_of(a), value_of(b)
    if not x or not y:
        return "no rate"
    return f"{x / y:.2f} {a.unit} per {b.unit}" if x > y else f"{y / x:.2f} {b.unit} per {a.unit}"
