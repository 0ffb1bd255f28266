"""A sentence as a row of figures: what stands before and behind each, whether two are linked, and whether one follows from others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import reduce
from itertools import permutations

from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.operations import FORMS, amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import DiagnosisCode, Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record

HEDGE = r"(?:(?:about|around|roughly|almost|nearly|some|just|exactly|just\s+(?:over|under)|more\s+than|less\s+than|well\s+over|over|under|close\s+to|a\s+good|another)\s+)?"

MOVE = (
    r"(?:increase|rise|gain|jump|surge|climb|growth|advance|improvement|expansion|leap|rebound|decline|drop|decrease|fall|slide|plunge|cut|reduction|dip|slump|"
    r"contraction|change|loss|plus|minus)"
)

LINK = regex(
    r"(?:\b(?:as\s+)?(?:against|from|versus|vs\.?|compared\s+(?:with|to)|after|than|following)\b(?:\s+(?:the|its|their|a|an))?(?:\s+[\w'’-]+){0,5}?\s*|\(\s*(?:[\w'’.]+\s+){0,4}:?\s*)$",
    re.IGNORECASE,
)
"""Between a level and the one that it is held against; whose noun is between the two is another thing's."""

BROKEN = regex(r"\b(?:and|but|while|whereas)\b|;", re.IGNORECASE)

KINDS = ("money", "count")

_TAIL = 50

_THEN = regex(
    r"[;,]\s*(?:and\s+)?(?:on|at|by|in|a\s+year\s+(?:later|ago|earlier))\s*(?:the\s+end\s+of\s+)?[^,;]{0,30}?\s*(?:it|they|there)\s+(?:cost|was|were|is|are|stood\s+at|had|has|closed\s+at|traded\s+at|came\s+to|reached|numbered|costs)\s*$"
)
""" "On 1 January it cost £12.50; on 31 December it cost £14.00"."""

_TWO_NOUNS = regex(
    r"\b(?:costs?|expenses|charges?|loss(?:es)?|tax(?:es)?|estimates?|forecasts?|expect\w*|consensus|analysts?|target|guidance|debt|write-?downs?|deducting|adjusting|excluding|including|stripping)\b",
    re.IGNORECASE,
)

_RESTATED = regex(r"\brestated\s+(?=[$€£¥]|[A-Z]{2,3}\s?\d|\d)")
"""What is compared with a figure that is itself restated is compared on one basis."""

SHORT = 40

_WAYS = {
    "percent": ("change", "percent-of", "distance"),
    "pp": ("points",),
    "money": ("distance", "sum", "ratio", "product"),
    "count": ("distance", "sum", "ratio", "product"),
    "multiple": ("ratio",),
}


@record
class Row:
    """A sentence with its figures in order; `before` are those of the sentence before."""

    page: Page
    sentence: Sentence
    figures: tuple[Quantity, ...]
    before: tuple[Quantity, ...]

    def lead(self, k: int) -> str:
        """What stands between the figure before and this one."""
        start = self.figures[k - 1].end if k else self.sentence.start
        return self.page.article.text[start : self.figures[k].start]

    def tail(self, k: int) -> str:
        end = self.figures[k + 1].start if k + 1 < len(self.figures) else self.sentence.end
        return self.page.article.text[self.figures[k].end : min(end, self.figures[k].end + _TAIL)]

    @property
    def text(self) -> str:
        return self.page.article.text[self.sentence.start : self.sentence.end]


_SCALE = regex(r"[\d.,]+\s?(?:million|billion|trillion|crore|lakh)")


def in_its_currency(figures: tuple[Quantity, ...], spoken: list[Quantity]) -> tuple[Quantity, ...]:
    """ "12 billion" behind "8 billion euros" are euros, where only the noun beside it made it a count."""
    found: list[Quantity] = []
    for q in figures:
        if (
            q.kind != "money"
            and q.rule.startswith(("bare/", "figure/"))
            and _SCALE.fullmatch(q.text)
            and (money := [p for p in (*spoken, *found) if p.kind == "money"])
        ):
            q = q.model_copy(update={"kind": "money", "unit": money[-1].unit})
        found.append(q)
    return tuple(found)


def are_linked(row: Row, k: int) -> bool:
    """Whether the figure is what the one before it is compared with."""
    lead = row.lead(k)
    if _THEN.search(lead):
        return True
    return LINK.search(lead) is not None and BROKEN.search(lead) is None and not _TWO_NOUNS.search(lead)


def alike(*quantities: Quantity) -> bool:
    kinds = {q.kind for q in quantities}
    units = {q.unit for q in quantities if q.kind == "money"}
    return len(kinds) == 1 and len(units) < 2 and not any(q.cmp == "range" for q in quantities)


def is_mixed(row: Row, *, annual: bool = True) -> bool:
    """Compared on several bases, or not on the reported ones; with `annual` also where a rate a year may be told."""
    cues, text = row.page.cues, _RESTATED.sub(" ", row.text)
    bases = sum(cues.any(text, name) for name in ("base_year", "base_quarter", "base_month"))
    return (
        bases > 1
        or " respectively" in text
        or cues.any(text, "growth_basis")
        or (annual and cues.any(row.page.without_bases_in(text), "annual_growth"))
    )


def is_within(pair: Sequence[Quantity]) -> bool:
    """One thing does not change by more than that from one period to the next."""
    x, y = (abs(value_of(p) or ONE) for p in pair)
    return max(x / y, y / x) <= 3


def judge(
    row: Row, told: Quantity, of: Sequence[Quantity], compute: Callable[..., Interval | None], working: str, otherwise: Callable[..., bool] | None,
    code: DiagnosisCode = "arithmetic",
) -> Draft | None:  # fmt: skip
    def holds(printed: Interval, *parts: Interval) -> bool:
        result = compute(*parts)
        if result is None:
            return True
        if told.kind in ("percent", "pp"):
            printed = printed.widened(ONE / 10)
        return not printed.disjoint(result) or not printed.disjoint(-result)

    if possible((told, *of), holds) or (otherwise is not None and otherwise(row, told)):
        return None
    values = [value_of(q) for q in of]
    if any(v is None for v in values):
        return None
    exact = compute(*(Interval(v, v) for v in values))
    if exact is None or exact.low is None or exact.high is None:
        return None
    shown = amount_like(abs(exact.low + exact.high) / 2, told, by_size=True)
    text = working.format(*(plain_text(q) for q in of))
    message = f"{text[0].upper()}{text[1:]} is {shown}, not {plain_text(told)}."
    return Draft(
        told.start, told.end, row.page.severity("arithmetic", "error"), message, code, "|".join(plain_text(q) for q in (told, *of)),
        figures=(told, *of), consistent=shown,
    )  # fmt: skip


def odd_one(page: Page, a: Quantity, b: Quantity) -> Quantity:
    """Of two amounts a thousandfold apart the one whose size fewer other amounts of the page have; else the later."""
    others = [
        middle(q)
        for q in page.extraction.quantities
        if q not in (a, b) and (q.kind, q.unit, q.per) == (a.kind, a.unit, a.per)
    ]
    x, y = middle(a), middle(b)
    if not x or not y:
        return b
    near = [sum(1 for v in others if v and ONE / 30 < abs(v / size) < 30) for size in (x, y)]
    if near[0] != near[1]:
        return a if near[0] < near[1] else b
    # "3.6 billion passengers, after 3.4 million", and 46,000 people on the busiest day
    larger, smaller = (a, b) if abs(x) > abs(y) else (b, a)
    counted = [
        v
        for q in page.extraction.quantities
        if q.kind == a.kind == "count" and q not in (a, b) and (v := middle(q)) and v >= _MANY
    ]
    return larger if counted and max(counted) < abs(middle(smaller) or ONE) else b


_MANY = 1000


def printed_numbers(q: Quantity) -> list[Decimal]:
    """The numbers as printed, their scale left aside."""
    return [Decimal(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", q.text)]


def middle(q: Quantity) -> Decimal | None:
    """Of a range its middle."""
    return (q.low + q.high) / 2 if q.cmp == "range" and q.low is not None and q.high is not None else value_of(q)


def is_explained(row: Row, told: Quantity) -> bool:
    """Whether the figure follows in some other simple way from two of the figures around it, or is the sum of some."""
    others = [q for q in (*row.before[-6:], *row.figures) if q is not told and q.cmp != "range" and value_of(q)][-10:]
    printed = rounded(told)
    if told.kind in ("percent", "pp"):
        printed = printed.widened(ONE / 10)
    for a, b in permutations(others, 2):
        for form in _WAYS[told.kind if told.kind in _WAYS else "count"]:
            if told.kind in KINDS and form in ("sum", "distance") and not alike(told, a, b):
                continue
            if told.kind == "percent" and form in ("percent-of", "change") and not alike(a, b):
                continue
            result = FORMS[form](rounded(a), rounded(b))
            if result is not None and not (printed.disjoint(result) and printed.disjoint(-result)):
                return True
    others = [q for q in others if alike(told, q)]
    return any(
        len(others[i:]) > 2 and not printed.disjoint(reduce(Interval.__add__, (rounded(q) for q in others[i:])))
        for i in range(len(others))
    )
