"""A list of years with a figure each, against what is said of it: "for the fourth straight year", "the highest since 2019"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.inspect.page import Draft, Page
from factcheck.model import Span
from factcheck.patterns import regex
from factcheck.records import record

_ONE = r"(?P<y>(?:19|20)\d\d)\s*(?:[:,=–-]|\()?\s*(?:was\s+|with\s+|at\s+)?[€$£]?(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?:%|million|billion|bn|m)?\)?(?![\d%])"
_ENTRY = regex(_ONE)
_LIST = regex(rf"(?:{_ONE.replace('?P<y>', '?:').replace('?P<n>', '?:')}\s*[;,]?\s*(?:and\s+)?){{3,}}")
_NUMBER = {word: n for n, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_CARDINAL = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_STREAK = regex(
    rf"\b(?:(?P<n>{'|'.join(_NUMBER)}|\d+(?:st|nd|rd|th))\s+(?:straight|consecutive|successive)\s+(?:year|season|time)|(?P<n2>{'|'.join(_NUMBER)})\s+(?:year|season|time)\s+(?:in\s+a\s+row|running)|"
    rf"(?P<n3>{'|'.join(_CARDINAL)})\s+(?:years|seasons)\s+(?:in\s+a\s+row|running)|(?P<n4>{'|'.join(_CARDINAL)})\s+(?:straight|consecutive|successive)\s+(?:years|seasons))\b"
)
_UP = regex(
    r"\b(?:rises?|rose|risen|grows?|grew|grown|climb\w*|increas\w+|up|gain\w*|higher|more|expands?|expanded|growth|rising)\b",
    2,
)
_DOWN = regex(
    r"\b(?:falls?|fell|fallen|drops?|dropped|declin\w+|decreas\w+|down|lower|fewer|shrinks?|shrank|shrunk|slips?|slipped|falling)\b",
    2,
)
_NEAR = 90
_LEAST = 3
"""So many years make a list."""


@record
class Series:
    years: dict[int, tuple[Decimal, int, int]]
    start: int
    end: int


def inspect_series(page: Page) -> list[Draft]:
    if not page.has(_SAID) or len(page.years) < _LEAST:
        return []
    streaks = list(_STREAK.finditer(page.article.text))
    series = list(_series(page)) if streaks else []
    if len(series) != 1:
        return []  # of which list it is told nobody knows
    return [draft for m in streaks if (draft := _judged(page, m, series[0]))]


_SAID = frozenset({"straight", "consecutive", "successive", "row", "running"})


def _series(page: Page) -> Iterator[Series]:
    for m in _LIST.finditer(page.article.text):
        years = {
            int(e["y"]): (Decimal(e["n"].replace(",", "")), e.start("n"), e.end("n"))
            for e in _ENTRY.finditer(page.article.text, m.start(), m.end())
        }
        told = list(years)
        if len(years) > 2 and (told == sorted(told) or told == sorted(told, reverse=True)):
            yield Series(years, m.start(), m.end())


def _judged(page: Page, m: object, series: Series) -> Draft | None:
    text = page.article.text
    start, end = m.span()  # type: ignore[attr-defined]
    group = next(name for name in ("n", "n2", "n3", "n4") if m[name])  # type: ignore[index]
    word = m[group].lower()  # type: ignore[index]
    told = _NUMBER.get(word) or _CARDINAL.get(word) or int("".join(c for c in word if c.isdigit()))
    line = text[
        max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), start - _NEAR, 0) : end + _NEAR // 2
    ].partition("\n\n")[0]
    ways = bool(_UP.search(line)), bool(_DOWN.search(line))
    if ways[0] == ways[1]:
        return None
    up, years = ways[0], sorted(series.years)
    steps = [(b, series.years[a][0], series.years[b][0]) for a, b in pairwise(years) if b - a == 1]
    last = steps[-told:]
    if len(steps) < len(years) - 1:
        return None
    broken = next((s for s in last if (s[2] < s[1] if up else s[2] > s[1])), None)
    if broken is None or page.published is None or years[-1] < page.published.year - 1:
        return None
    year, before, after = broken
    _, at, to = series.years[year]
    message = f'"{m[0]}", but in the list {before} goes to {after} in {year}.'  # type: ignore[index]
    return Draft(
        start, end, page.severity("agreement", "error", "repeated_metric"), message, "wrong-streak", f"series|{told}|{year}", figures=(Span(start=at, end=to),)
    )  # fmt: skip
