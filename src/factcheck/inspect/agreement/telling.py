"""Whether two figures are told of one thing, as equally certain, and agree."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import possible, value_of
from factcheck.inspect.page import Page
from factcheck.inspect.plain import is_plain
from factcheck.patterns import regex

_SCALES = (1, 10**3, 10**6, 10**9)
_FAR = 3
"""A mark that is passed is near: three times as much passes others."""
DIGITS = regex(r"\d[\d,]*(?:\.\d+)?")


_TELLING = frozenset({"level", "delta"})
_ASSERTED = frozenset({"fact", "plan", "guidance"})


def agrees(a: Figure, b: Figure) -> bool:
    """False only if no reading of the two printed figures is the same value; "a net loss of $24.6" is a table's "(24.6)"."""
    if any(_is_passed(mark, other) for mark, other in ((a, b), (b, a))):
        return True
    return possible((a.quantity, b.quantity), lambda x, y: not x.disjoint(y) or not x.magnitude.disjoint(y.magnitude))


def _is_passed(mark: Figure, other: Figure) -> bool:
    """ "Passed $300 million for the first time": a mark, and the figure itself lies beyond it"""
    x, y = value_of(mark.quantity), value_of(other.quantity)
    if mark.claim.bound is None or x is None or y is None:
        return False
    # a cell may be told without the scale of its table
    scaled = (y * scale for scale in _SCALES if other.quantity.rule == "table" or scale == 1)
    return any(x <= z < x * _FAR if mark.claim.bound == "gt" else x / _FAR < z <= x for z in scaled)


def comparable(a: Figure, b: Figure) -> bool:
    """The same thing in the same unit, told in the same role and as equally certain."""
    return (
        a.frame == b.frame
        and a.role == b.role
        and a.claim.modality == b.claim.modality
        and a.unit == b.unit
        and a.quantity.bare_sign == b.quantity.bare_sign
        and _same_voice(a, b)
    )


def _same_voice(a: Figure, b: Figure) -> bool:
    """Two sources may report different figures; the company and nobody are one voice."""
    voices = {f.claim.attribution.casefold() for f in (a, b) if f.claim.attribution}
    return len(voices) < 2 and not any(
        re.search(r"analyst|estimate|reuters|bloomberg|factset|lseg|sources?\b", voice) for voice in voices
    )


def is_asserted(figure: Figure) -> bool:
    return (
        (figure.role in _TELLING or (figure.role == "share" and figure.metric == "stake"))
        and figure.claim.modality in _ASSERTED
        and figure.subject is not None
        and not _is_comparison(figure)
    )


def is_told_plainly(page: Page, figure: Figure) -> bool:
    """A level of the whole company, asserted in the text and nothing but that."""
    return (
        figure.role == "level"
        and figure.segment is None
        and not figure.headline
        and is_asserted(figure)
        and is_plain(page, figure)
    )


def _is_comparison(figure: Figure) -> bool:
    return figure.claim.superlative is not None or figure.claim.compare_to is not None


# A half, nine months and a year are about so many times a quarter.
_OTHER_LENGTHS = ((Decimal("1.7"), Decimal("2.15")), (Decimal("2.5"), Decimal("5")))


def may_be_other_lengths(page: Page, a: Figure, b: Figure) -> bool:
    """Where a period is left open, a rate or a multiple of the other figure may be that of another length of period."""
    if a.is_told and b.is_told:
        return False
    metrics = getattr(page.rules.vocabulary, "metrics", None) or {}
    entry = metrics.get(a.metric)
    if a.role != "level" or not page.cues.has("single_valued", a.metric) or (entry is not None and entry.stock):
        return False
    x, y = value_of(a.quantity), value_of(b.quantity)
    if _same_digits(a, b):
        return False
    if not x or not y or a.quantity.kind == "percent":
        return page.words_of_length(a.place) != page.words_of_length(b.place) or not page.words_of_length(a.place)
    ratio = max(abs(x / y), abs(y / x))
    return any(low <= ratio <= high for low, high in _OTHER_LENGTHS)


def _same_digits(a: Figure, b: Figure) -> bool:
    """The digits of the one in another order: a slip, and no other period's figure."""
    told, other = (DIGITS.findall(f.quantity.text) for f in (a, b))
    return len(told) == len(other) == 1 and len(re.sub(r"\D", "", told[0])) > 1 and sorted(told[0]) == sorted(other[0])


def agrees_as(a: Figure, b: Figure) -> bool:
    """The same amount, whatever its role."""
    return a.unit == b.unit and possible((a.quantity, b.quantity), lambda x, y: not x.disjoint(y))


def line_of_figure(page: Page, figure: Figure) -> str:
    return line_of(page, figure.start)


def line_of(page: Page, offset: int) -> str:
    return f"line {page.article.line_at(offset)}"
