"""Two figures of one metric, subject and period."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.inspect.agreement.copies import copied_places
from factcheck.inspect.agreement.one_fact import digits_of
from factcheck.inspect.agreement.telling import (
    agrees,
    agrees_as,
    comparable,
    is_asserted,
    line_of_figure,
    may_be_other_lengths,
)
from factcheck.inspect.figures import PER_SHARE, Figure
from factcheck.inspect.interval import value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain
from factcheck.patterns import regex


def inspect_repeated(page: Page) -> list[Draft]:
    """Two figures of one metric, subject and period. Reported once, at the later place."""
    drafts = []
    candidates = [
        f for f in page.figures if not f.headline and is_asserted(f) and page.cues.has("single_valued", f.metric)
    ]
    if len(candidates) < 2:
        return []
    copies = copied_places(page)
    reported: set[tuple[object, ...]] = set()
    before: dict[tuple[object, ...], list[Figure]] = {}
    for later in candidates:
        rivals = before.setdefault((later.frame, later.role, later.unit), [])
        rivals.append(later)
        for earlier in rivals[-_REACH - 1 : -1]:
            if not _disagree(page, earlier, later) or frozenset((earlier.place, later.place)) in copies:
                continue
            if _are_of_two(page, earlier, later):
                continue
            pair = (later.frame, later.role, earlier.printed, later.printed)
            if pair not in reported:
                reported.add(pair)
                drafts.append(_repeated_draft(page, earlier, later))
            break
    return drafts


def _are_of_two(page: Page, a: Figure, b: Figure) -> bool:
    """Whether another measure told beside them differs as well, or the company beside one of them does: then it is no slip, but another
    company or another time ("And $68.6 billion of operating income", said by the one who speaks for the rival)."""
    if any(
        len({f.subject for f in page.by_sentence.get(each.place, ()) if f.subject and f.role}) > 1 for each in (a, b)
    ):
        return True
    first, second = (_beside(page, each, other) for each, other in ((a, b), (b, a)))
    return any(
        comparable(x, y) and not agrees(x, y)
        for x in first
        for y in second
        if x.metric != a.metric and x.role == "level" and x.period == y.period
    )


def _beside(page: Page, figure: Figure, other: Figure) -> list[Figure]:
    """What is told in its sentence and in those around it in its paragraph."""
    block = page.sentences[figure.place].block
    places = (p for p in (figure.place - 1, figure.place, figure.place + 1) if p != other.place and p in page.sentences)
    return [f for p in places if page.sentences[p].block == block for f in page.by_sentence.get(p, ())]


_EACH = regex(
    r"\s*(?:of\s+[\w&-]+(?:\s+[\w&-]+)?\s+)?(?:(?:a|an|per|each|every)\s+(?!year|quarter|month|annum|week|half|day)[a-z]|apiece\b)",
    re.IGNORECASE,
)
""" "1,042 rupees of EBITDA a tonne"."""


def is_each(page: Page, figure: Figure) -> bool:
    """An amount of each of many, and no total."""
    return figure.quantity.per is not None or _EACH.match(page.article.text, figure.end) is not None


_FAR = Decimal(6)


def _are_of_two_sizes(a: Figure, b: Figure) -> bool:
    """So far apart, two figures are those of two companies or periods, unless one has only lost its scale."""
    x, y = (abs(value_of(f.quantity) or Decimal(0)) for f in (a, b))
    return bool(x and y) and max(x / y, y / x) > _FAR and digits_of(a.quantity) != digits_of(b.quantity)


_REACH = 20
"""With so many earlier figures of its kind one is compared: no reader holds more in mind, and a data dump stays linear."""


def _disagree(page: Page, a: Figure, b: Figure) -> bool:
    if a.place == b.place or a.quantity.value == b.quantity.value or "range" in (a.quantity.cmp, b.quantity.cmp):
        return False
    if a.period is not None and b.period is not None and a.period != b.period:
        return False  # the cheap questions first
    if not comparable(a, b) or agrees(a, b) or _are_of_two_sizes(a, b):
        return False
    if a.role == "delta" and (a.base != b.base or a.quantity.kind != "percent" or _looks_back(page, a, b)):
        return False
    if not page.same_period(a, b) or may_be_other_lengths(page, a, b) or not is_plain(page, a) or not is_plain(page, b):
        return False
    if a.metric not in PER_SHARE and is_each(page, a) != is_each(page, b):
        return False
    if _is_of_another_period(page, a) or _is_of_another_period(page, b):
        return False
    # the one figure may be told correctly elsewhere, with the other as its comparative
    return not any(agrees_as(f, a) or agrees_as(f, b) for f in page.comparatives.get(b.frame, ())[:_REACH])


def _looks_back(page: Page, a: Figure, b: Figure) -> bool:
    """ "In two years it grew by less than 9%. Meanwhile revenue grew by 21%": a change over more than the year before"""
    places = {place for figure in (a, b) for place in (figure.place - 1, figure.place)}
    return any(_YEARS.fullmatch(t.value) for place in places for t in page.extraction.times_in(place))


_YEARS = regex(r"P(?:[2-9]|\d\d+)Y")


def _is_of_another_period(page: Page, figure: Figure) -> bool:
    """The period is only guessed from the context, and the very amount is told of another one."""
    if figure.is_told or figure.period is None:
        return False
    return any(
        f.frame == figure.frame and f.is_told and f.period != figure.period and agrees_as(f, figure)
        for f in page.figures
    )


def _repeated_draft(page: Page, earlier: Figure, later: Figure) -> Draft:
    if later.quantity.rule == "table" != earlier.quantity.rule:
        earlier, later = later, earlier  # prose is written from tables, so the prose is what is shown
    thing = later.metric.replace("_", " ")
    message = f'"{later.printed}" here and "{earlier.printed}" ({line_of_figure(page, earlier)}) are both told as the {thing} of one period.'
    key = f"{later.metric}|{earlier.printed}|{later.printed}"
    return Draft(
        later.start, later.end, page.severity("agreement", "error", "repeated_metric"), message, "repeated-metric", key,
        figures=(earlier, later), consistent=earlier.printed,
    )  # fmt: skip
