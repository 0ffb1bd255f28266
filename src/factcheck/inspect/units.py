"""Units that cannot be: two currencies in one amount, a share above the whole, points told as percent, a lost scale."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.inspect.figures import Figure
from factcheck.inspect.frames import frames
from factcheck.inspect.growth import points_told_as_percent
from factcheck.inspect.interval import rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.model import Quantity

HUNDRED = Decimal(100)

# ---------------------------------------------------------------- sign and name
_SIGNS = {
    "US$": {"USD"}, "HK$": {"HKD"}, "A$": {"AUD"}, "AU$": {"AUD"}, "C$": {"CAD"}, "CA$": {"CAD"}, "NT$": {"TWD"}, "S$": {"SGD"}, "NZ$": {"NZD"},
    "R$": {"BRL"}, "€": {"EUR"}, "£": {"GBP"}, "₹": {"INR"}, "₩": {"KRW"}, "¥": {"JPY", "CNY"}, "RMB": {"CNY"}, "CNY": {"CNY"}, "USD": {"USD"},
    "EUR": {"EUR"}, "GBP": {"GBP"}, "JPY": {"JPY"}, "HKD": {"HKD"}, "CHF": {"CHF"}, "INR": {"INR"},
    "$": {"USD", "HKD", "AUD", "CAD", "TWD", "SGD", "NZD", "MXN"},
}  # fmt: skip
# "won" and "real" are English words and "pound" is a weight; they are left out.
_NAMES = {
    "U.S. dollars": "USD", "US dollars": "USD", "American dollars": "USD", "Hong Kong dollars": "HKD", "Australian dollars": "AUD",
    "Canadian dollars": "CAD", "Taiwan dollars": "TWD", "New Taiwan dollars": "TWD", "Singapore dollars": "SGD", "New Zealand dollars": "NZD",
    "dollars": "*", "yuan": "CNY", "renminbi": "CNY", "RMB": "CNY", "Chinese yuan": "CNY", "euros": "EUR", "yen": "JPY", "Japanese yen": "JPY",
    "British pounds": "GBP", "pounds sterling": "GBP", "rupees": "INR", "Swiss francs": "CHF", "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY",
}  # fmt: skip
_DOLLARS = frozenset({"USD", "HKD", "AUD", "CAD", "TWD", "SGD", "NZD"})


@cache
def _amount_pattern() -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(_NAMES, key=len, reverse=True))
    scale = r"(?:\s*-?(?:thousand|million|billion|trillion|mn|bn|tn|m|b|k))?"
    return re.compile(
        rf"(?<![\w$])(?P<sign>{signs})\s?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<scale>{scale})\s+(?P<name>{names})(?![\w-])"
    )


_SIGN_AT_ALL = re.compile(r"[$€£₹₩¥]\s?\d|\b(?:RMB|CNY|USD|EUR|GBP|JPY|HKD|CHF|INR)\s?\d")


def inspect_signs(page: Page) -> list[Draft]:
    """ "US$5 billion yuan"; not "$5 billion yuan bond", where the word belongs to the noun."""
    if not page.cues.complete or not _SIGN_AT_ALL.search(page.article.text):
        return []
    drafts = []
    for m in _amount_pattern().finditer(page.article.text):
        name = _NAMES[" ".join(m["name"].split())]
        possible = _SIGNS[m["sign"]]
        if (
            name in possible
            or (name == "*" and possible & _DOLLARS)
            or page.is_repeat(m.start())
            or not _ends_amount(page, m.end())
        ):
            continue
        amount = f"{m['n']}{m['scale']}"
        message = f'"{m["sign"]}" and "{" ".join(m["name"].split())}" are two currencies: {_sign_text(m["sign"])}{amount} or {amount} {m["name"]}?'
        drafts.append(Draft(m.start(), m.end(), page.severity("units", "warning"), message, "wrong-currency", "sign"))
    return drafts


def _sign_text(sign: str) -> str:
    return f"{sign} " if sign.isalpha() else sign


def _ends_amount(page: Page, end: int) -> bool:
    """Nothing follows that the currency's name could describe."""
    rest = page.article.text[end : end + 24]
    follower = re.match(r"\s+([\w-]+)", rest)
    if follower is None:
        return re.match(r"\s*(?:[.,;:)?!\"”]|$)", rest) is not None
    return page.cues.pattern("after_currency").fullmatch(follower[1]) is not None


# ---------------------------------------------------------------- scale
def inspect_scale(page: Page) -> list[Draft]:
    """ "to $280.2 billion from $259.4 million": neighbours of one metric whose digits fit and whose scale words do not."""
    drafts = []
    for frame in frames(page):
        level, earlier = frame.level, frame.earlier
        a, b = value_of(level.quantity), value_of(earlier.quantity)
        if not a or not b or frame.changes or not page.cues.has("never_grows_thousandfold", level.metric):
            continue
        ratio = abs(a / b)
        if any(power / 3 < ratio < power * 3 for power in (Decimal(1000), Decimal(1) / 1000)) and _digits_fit(
            level, earlier
        ):
            message = (
                f'"{_text(level)}" and "{_text(earlier)}" are a thousandfold apart; one of them has the wrong scale.'
            )
            key = f"{_text(level)}|{_text(earlier)}"
            severity = page.severity("units", "warning", "scale")
            drafts.append(Draft(earlier.start, earlier.end, severity, message, "scale-slip", key))
    return drafts


def _digits_fit(a: Figure, b: Figure) -> bool:
    """The printed numbers are of one size, and the printed scales are not."""
    first, second = (re.search(r"\d[\d,]*(?:\.\d+)?", figure.quantity.text) for figure in (a, b))
    if first is None or second is None:
        return False
    x, y = (Decimal(m[0].replace(",", "")) for m in (first, second))
    return y > 0 and Decimal("0.4") < x / y < Decimal("2.5")


# ---------------------------------------------------------------- percentages that cannot be
_MOST_BASIS_POINTS = Decimal(5000)


def inspect_percentages(page: Page) -> list[Draft]:
    drafts = []
    for figure in page.figures:
        if (reason := _impossible(page, figure)) is not None:
            severity = page.severity("units", "warning")
            drafts.append(Draft(figure.start, figure.end, severity, reason, "wrong-value", figure.metric))
    return drafts + _basis_points(page)


def _impossible(page: Page, figure: Figure) -> str | None:
    low = rounded(figure.quantity).low
    if figure.quantity.kind != "percent" or low is None or low <= HUNDRED:
        return None
    never = page.parameter("units", "never_above_100", ()) or page.cues.words("never_above_100")
    thing = figure.metric.replace("_", " ")
    if figure.role == "level" and figure.metric in never and not figure.quantity.per:
        return f"{_text(figure)} cannot be: the {thing} is a part of a whole."
    if (
        figure.role == "delta"
        and figure.claim.direction == "down"
        and page.cues.has("never_falls_over_100", figure.metric)
    ):
        return f"{_text(figure)} cannot be: what falls by 100% is nothing, and the {thing} does not fall below."
    return None


def _basis_points(page: Page) -> list[Draft]:
    """Rates do not move by fifty points at once; and "25 basis points (2.5 percentage points)" is two different moves."""
    drafts = []
    quantities = {q.id: q for q in page.extraction.quantities}
    severity = page.severity("units", "warning")
    for q in quantities.values():
        if page.is_repeat(q.start):
            continue
        value = value_of(q)
        if q.kind == "bps" and value is not None and abs(value) > _MOST_BASIS_POINTS:
            message = f"{_plain(q)} are {value / HUNDRED:f} percentage points."
            drafts.append(Draft(q.start, q.end, severity, message, "percent-vs-points", "bps"))
        other = quantities.get(q.alt_of or "")
        if other is None or {q.kind, other.kind} not in ({"bps", "pp"}, {"bps", "percent"}):
            continue
        basis, points = (q, other) if q.kind == "bps" else (other, q)
        if rounded(basis).disjoint(rounded(points).scaled(HUNDRED)):
            whole = value_of(basis)
            told = f"{whole / HUNDRED:f}" if whole is not None else "?"
            message = f"{_plain(basis)} are {told} percentage points, not {_plain(points)}."
            drafts.append(Draft(q.start, q.end, severity, message, "percent-vs-points", _plain(other)))
    return drafts


def inspect_points(page: Page) -> list[Draft]:
    """ "the margin rose 1.2% to 42.3% from 41.1%" is 1.2 percentage points."""
    drafts = []
    for frame, change in points_told_as_percent(page):
        message = (
            f"From {_text(frame.earlier)} to {_text(frame.level)} are {_number(change)} percentage points; "
            f"in percent it is {_relative(frame.level, frame.earlier)}."
        )
        key = f"{_text(frame.earlier)}|{_text(frame.level)}"
        severity = page.severity("units", "warning", "scale")
        drafts.append(Draft(change.start, change.end, severity, message, "percent-vs-points", key))
    return drafts


def _relative(level: Figure, earlier: Figure) -> str:
    a, b = value_of(level.quantity), value_of(earlier.quantity)
    return f"{abs(a / b - 1) * HUNDRED:.1f}%" if a is not None and b else "another number"


def _number(figure: Figure) -> str:
    return re.sub(r"\s*(?:%|percent)$", "", _text(figure))


def _text(figure: Any) -> str:
    return _plain(figure.quantity)


def _plain(quantity: Quantity) -> str:
    return " ".join(quantity.text.split())
