"""Metrics that follow from two others, recomputed wherever the article tells all three: margins, free cash flow, leverage.

Which metric follows from which is data (`rules/vocabulary/identities.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any

from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import Interval, possible, value_of
from factcheck.inspect.operations import FORMS, amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain, is_unmodified
from factcheck.patterns import regex
from factcheck.records import record

HUNDRED, ZERO = Decimal(100), Decimal(0)
_NEAR = 5
"""So many sentences apart figures that are told once each still belong together."""
_CLOSE = 2


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


def inspect_identities(page: Page) -> list[Draft]:
    identities: Mapping[str, Any] = getattr(page.rules.vocabulary, "identities", None) or {} if page.rules else {}
    if not page.cues.complete or not identities:
        return []
    levels = levels_of(page)
    drafts = []
    for (subject, metric, segment), told in levels.found.items():
        entry = identities.get(metric)
        if entry is None or subject is None:
            continue
        for figure in told:
            pairs = [] if entry.sole else _of_period(page, levels, entry, figure, segment)
            # what the text tells once and close together needs no narrow look at its words
            pairs = pairs or _sole(page, levels, entry, figure, segment)
            if draft := _check(page, entry, figure, pairs):
                drafts.append(draft)
    return drafts


def metrics_of(part: str | tuple[str, ...]) -> tuple[str, ...]:
    return (part,) if isinstance(part, str) else part


Pairs = list[tuple[Figure, Figure]]


def _of_period(page: Page, levels: Levels, entry: Any, told: Figure, segment: str | None) -> Pairs:
    """The pairs of parts that are told plainly and of the figure's own period."""
    shares = entry.form == "product"
    if shares and (segment is not None or page.cues.any(page.article.text, "depositary")):
        return []
    if not shares and not is_plain(page, told):
        return []
    first, second = (
        [f for metric in metrics_of(part) for f in levels.of(told, metric, segment, page)] for part in entry.of
    )
    pairs = [
        (a, b)
        for a, b in product(first, second)
        if _units_fit(entry.form, told, a, b)
        and (shares or (is_plain(page, a) and is_plain(page, b) and are_together(page, a, b)))
    ]
    return pairs if as_reported(page, told, *(f for pair in pairs for f in pair)) else []


def _sole(page: Page, levels: Levels, entry: Any, told: Figure, segment: str | None) -> Pairs:
    """The only figure that the article gives for each of the parts, near by and told of no other holder or time."""
    if (
        (segment is not None and not page.cues.has("whole", segment))
        or not _is_own(page, told)
        or page.cues.any(page.article.text, "depositary")
    ):
        return []
    parts: list[Figure] = []
    for part in entry.of:
        own = [
            f
            for metric in metrics_of(part)
            for f in levels.found.get((told.subject, metric, None), [])
            if _is_own(page, f)
        ]
        if len({f.quantity.value for f in own}) != 1 or abs(own[0].place - told.place) > (
            _NEAR if entry.sole else _CLOSE
        ):
            return []
        if not entry.sole and (_conflict(own[0], told) or not _stand_alone(page, own[0], told)):
            return []
        parts.append(own[0])
    fits = _units_fit(entry.form, told, *parts) and as_reported(page, told, *parts)
    return [(parts[0], parts[1])] if fits else []


def _stand_alone(page: Page, *figures: Figure) -> bool:
    """No noun of them names a part ("the cloud operating margin")."""
    return all(is_unmodified(page, figure) for figure in figures)


def _conflict(a: Figure, b: Figure) -> bool:
    """Two periods that are told and are not one."""
    return a.period is not None and b.period is not None and a.period != b.period


_ELSEWHERE = regex(
    r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Oo]f|[Ff]rom)\s+(?:the\s+)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|H[12]|FY)\b)([A-Z][\w-]+)"
)
"""A place or a part that the clause names."""
_BREAK = regex(r"[,;:()–—]")


def _is_own(page: Page, figure: Figure) -> bool:
    """In the figure's own clause nobody else, no average and no other day is named."""
    start = page.sentences[figure.place].start
    text, at, end = page.text_of(figure.place), figure.start - start, figure.end - start
    begin = max((m.end() for m in _BREAK.finditer(text, 0, at)), default=0)
    stop = next((m.start() for m in _BREAK.finditer(text, end)), len(text))
    clause = text[begin:stop]
    own = (figure.claim.subject.name or "").casefold()
    elsewhere = any(m[1].casefold() not in own for m in _ELSEWHERE.finditer(clause))
    return not elsewhere and not page.cues.any(clause, "other_holder", "growth_basis", "estimated")


def _units_fit(form: str, told: Figure, a: Figure, b: Figure) -> bool:
    kinds = (a.quantity.kind, b.quantity.kind)
    if form == "product":
        return kinds == ("money", "count") and told.quantity.unit == a.quantity.unit and told.quantity.kind == "money"
    if a.quantity.unit != b.quantity.unit or kinds[0] != kinds[1]:
        return False
    wanted = {"percent-of": ("percent",), "ratio": ("multiple", "count"), "difference": (a.quantity.kind,)}[form]
    return told.quantity.kind in wanted


def _check(page: Page, entry: Any, told: Figure, pairs: Pairs) -> Draft | None:
    """One pair that fits is enough."""
    if not pairs:
        return None
    slack = Decimal(page.parameter("arithmetic", "percent_slack", Decimal("0.1")))

    def holds(printed: Interval, a: Interval, b: Interval, by: Decimal) -> bool:
        result = FORMS[entry.form](a, b)
        if result is None:
            return True
        if entry.form == "difference" and printed.negative:
            # of cash that was used up the amount is told without its sign
            used = -(a + b)
            if not printed.disjoint(used.widened(abs(used.low or ZERO) * by / HUNDRED)):
                return True
        if by:
            low = None if result.low is None else result.low - abs(result.low) * by / HUNDRED
            high = None if result.high is None else result.high + abs(result.high) * by / HUNDRED
            result = Interval(low, high)
        return not (printed.widened(slack) if told.quantity.kind == "percent" else printed).disjoint(result)

    if any(possible((told.quantity, a.quantity, b.quantity), partial(holds, by=_slack(entry, a, b))) for a, b in pairs):
        return None
    a, b = pairs[0]
    x, y = value_of(a.quantity), value_of(b.quantity)
    if x is None or not y:
        return None
    exact = FORMS[entry.form](Interval(x, x), Interval(y, y))
    if exact is None or exact.low is None:
        return None
    if entry.form == "percent-of" and abs(exact.low) > _TOO_LARGE:
        return None  # "$8.4 billion of dividends" and "$2.46 a share"
    if entry.form == "product" and _is_told_too(page, told, exact.low):
        return None
    shown = amount_like(exact.low, told.quantity)
    message = f"{_working(entry.form, told, a, b)} {shown}, not {told.printed}."
    key = "|".join((told.metric, *(f.printed for f in (told, a, b))))
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", key,
        figures=(told, a, b), consistent=shown,
    )  # fmt: skip


_TOO_LARGE = 1000
"""So many percent of a whole nothing is that belongs to it."""


def _is_told_too(page: Page, told: Figure, result: Decimal) -> bool:
    """What the product comes to is printed as well, so that the figure is another period's: "$60 million from $30 million"."""
    return any(
        q.id != told.quantity.id and (q.kind, q.unit) == (told.quantity.kind, told.quantity.unit)
        and abs(result - (value_of(q) or ZERO)) <= abs(result) / HUNDRED
        for q in page.extraction.quantities
    )  # fmt: skip


def _slack(entry: Any, *parts: Figure) -> Decimal:
    """Percent by which the computed value may be missed."""
    slack: Decimal = next((entry.slack_of[p.metric] for p in parts if p.metric in entry.slack_of), entry.slack)
    return slack


def _working(form: str, told: Figure, a: Figure, b: Figure) -> str:
    if form == "percent-of":
        return f"{a.printed} of {b.printed} is a {'margin' if told.metric.endswith('margin') else 'share'} of"
    sign = {"ratio": "divided by", "difference": "less", "product": "times"}[form]
    return f"{a.printed} {sign} {b.printed} is"
