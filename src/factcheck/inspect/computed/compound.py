"""Growth a year against two levels and the years between them: "In 2019 it was €640 million. That works out at compound growth of 21% a year"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.inspect.computed.rows import HEDGE, KINDS, alike
from factcheck.inspect.computed.window import Window
from factcheck.inspect.interval import ONE, Interval, rounded, value_of
from factcheck.inspect.operations import HUNDRED
from factcheck.inspect.page import Draft
from factcheck.inspect.wording import percent, plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.text.numerals import NUMBER, number

_A_YEAR = regex(
    r"\s*(?:(?:a|per|each|every)\s+(?:year|annum)\b|annually|yearly|annualis|annualiz|compound)", re.IGNORECASE
)
_RATE = regex(
    rf"\b(?:compound(?:ed)?(?:\s+annual)?|annual|annuali[sz]ed|yearly|average(?:\s+annual)?|CAGR)(?:\s+(?:average|compound|growth|rate|increase|rise|gain|decline|return))*(?:\s+(?:rate|growth|increase))?\s*(?:of|is|was|:|at)?\s*{HEDGE}$",
    re.IGNORECASE,
)
_OF_RATES = frozenset("compound compounded annual annualised annualized yearly average cagr".split())
_YEAR = regex(r"(?<![\d.,])(?:19|20)\d\d(?![\d%])")
_YEARS = regex(rf"\b(?P<n>{NUMBER})[\s-]years?\b", re.IGNORECASE)
_OTHER = regex(
    r"\b(?:real|inflation|excluding|organic\w*|constant|target\w*|expect\w*|forecast\w*|would|should|could|aim\w*|market|sector|peers?)\b",
    re.IGNORECASE,
)
_SLACK = Decimal("0.5")


def _names_a_rate(window: Window, lead: str) -> bool:
    return not _OF_RATES.isdisjoint(window.said) and _RATE.search(lead) is not None


def check_compound(window: Window, lead: str, tail: str) -> Draft | None:
    q = window.figure
    if not (_A_YEAR.match(tail) or _names_a_rate(window, lead)) or _OTHER.search(lead) or _OTHER.search(tail[:20]):
        return None
    pair = window.levels(lambda p: p.kind in KINDS, 2) or _behind(window)
    if len(pair) != 2 or not alike(*pair):
        return None
    small, large = sorted(pair, key=lambda p: value_of(p) or ONE)
    texts = " ".join(row.text for row in (window.row, *window.earlier))
    told = sorted(set(_spans(texts)))
    if not told:
        return None
    own = set(_spans(window.row.text))
    if (
        own
        and all(p.sentence != window.row.sentence.index for p in pair)
        and own.isdisjoint(_spans(" ".join(window.row.page.text_of(p.sentence) for p in pair)))
    ):
        return None  # "between 2014 and 2019 it grew by 5% a year", behind the levels of 2014 and 2024
    ratio = rounded(large) / rounded(small)
    printed = rounded(q).magnitude.widened(_SLACK)
    if ratio.low is None or ratio.high is None or ratio.low <= 0:
        return None
    for n in _counts(texts, told):
        rates = Interval(_root(ratio.low, n), _root(ratio.high, n))
        falling = Interval((1 - 1 / _grown(rates.low)) * HUNDRED, (1 - 1 / _grown(rates.high)) * HUNDRED)
        if not (printed.disjoint(rates) and printed.disjoint(falling)):
            return None
    if _fits_elsewhere(window, pair, printed, ratio):
        return None
    return _finding(window, small, large, _meant(texts, told))


_GREW_FROM = regex(r"\b(?:from|between)\s+(?:\w+\s+)?$")
_GREW_TO = regex(r"\b(?:to|and)\s+(?:\w+\s+)?$")


def _behind(window: Window) -> tuple[Quantity, ...]:
    """ "Has compounded at 18% a year since 2021, rising from $240 million to $386 million", "a CAGR of 15% to $100 billion from $50 billion"."""
    row, k = window.row, window.k
    levels = row.figures[k + 1 : k + 3]
    if len(levels) != 2 or any(p.kind not in KINDS for p in levels):
        return ()
    first, second = row.lead(k + 1), row.lead(k + 2)
    told = (_GREW_FROM.search(first) and _GREW_TO.search(second)) or (
        _GREW_TO.search(first) and _GREW_FROM.search(second)
    )
    return levels if told else ()


def _fits_elsewhere(window: Window, pair: Sequence[Quantity], printed: Interval, ratio: Interval) -> bool:
    """Where neither the levels nor the rate are told with years, any two of the article may be meant."""
    page = window.row.page
    own = {window.row.sentence.index, *(q.sentence for q in pair)}
    if any(any(_spans(page.text_of(place))) for place in own) or ratio.low is None or ratio.high is None:
        return False
    spans = set(_spans(page.article.text))
    return any(not printed.disjoint(Interval(_root(ratio.low, n), _root(ratio.high, n))) for n in spans if n > 1)


def _counts(texts: str, told: list[int]) -> set[int]:
    """The first year may count or not, unless the text says how many there are."""
    named = {number(m["n"]) for m in _YEARS.finditer(texts)}
    years = {int(m[0]) for m in _YEAR.finditer(texts)}
    if len(named) == 1 and (len(years) < 2 or any(abs(a - b) in named for a, b in combinations(years, 2))):
        return named
    return {m for span in told for m in (span - 1, span, span + 1) if m > 0}


def _meant(texts: str, told: list[int]) -> int:
    named = [number(m["n"]) for m in _YEARS.finditer(texts)]
    return named[-1] if named else told[-1]


def _spans(texts: str) -> Iterator[int]:
    """Every number of years that lies between two years of the text, or that it names."""
    years = {int(m[0]) for m in _YEAR.finditer(texts)}
    yield from (abs(a - b) for a, b in combinations(years, 2))
    yield from (number(m["n"]) for m in _YEARS.finditer(texts))


def _root(ratio: Decimal, years: int) -> Decimal:
    return (ratio ** (ONE / years) - 1) * HUNDRED


def _grown(rate: Decimal | None) -> Decimal:
    return 1 + (rate or Decimal(0)) / HUNDRED


def _finding(window: Window, small: Quantity, large: Quantity, years: int) -> Draft | None:
    q, a, b = window.figure, small, large
    x, y = value_of(a), value_of(b)
    if not x or not y or years < 2:
        return None
    shown = percent(_root(y / x, years))
    texts = [plain_text(p) for p in (a, b)]
    message = f"From {texts[0]} to {texts[1]} in {years} years is {shown} a year, not {plain_text(q)}."
    return Draft(
        q.start, q.end, window.row.page.severity("arithmetic", "error"), message, "arithmetic", f"compound|{plain_text(q)}|{texts[0]}|{texts[1]}",
        figures=(q, a, b), consistent=shown,
    )  # fmt: skip
