"""A row of years or quarters with a figure each, against what is said of it: "for the fourth straight year", "the lowest in five years".

The row is a list ("2021: 5.1, 2022: 6.4") or told in a sentence ("$139 million in the second quarter of 2024, $145 million in the third ...
and now $163 million"). Of which of two rows something is said nobody knows, so that only a page with a single one is judged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.interval import rounded
from factcheck.inspect.measures.reading import reading_of, same_unit
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.tables.listings import listings_of
from factcheck.inspect.wording import plain_text
from factcheck.model import DiagnosisCode, Quantity, Span
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.rules.worded import worded, words_of
from factcheck.text.numerals import NUMBER, ORDINALS, number

_ONE = r"(?P<y>(?:19|20)\d\d)\s*(?:[:,=–-]|\()?\s*(?:was\s+|with\s+|at\s+)?[€$£]?(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?:%|million|billion|bn|m)?\)?(?![\d%])"
_ENTRY = regex(_ONE)
_LIST = regex(rf"(?:{_ONE.replace('?P<y>', '?:').replace('?P<n>', '?:')}\s*[;,]?\s*(?:and\s+)?){{3,}}")
_NUMBER = {word: n for n, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_CARDINAL = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_STREAK = regex(
    rf"\b(?:(?P<n>{'|'.join(_NUMBER)}|\d+(?:st|nd|rd|th))\s+(?:straight|consecutive|successive)\s+(?:year|season|time)|(?P<n2>{'|'.join(_NUMBER)})\s+(?:year|season|time)\s+(?:in\s+a\s+row|running)|"
    rf"(?P<n3>{'|'.join(_CARDINAL)})\s+(?:years|seasons)\s+(?:in\s+a\s+row|running)|(?P<n4>{'|'.join(_CARDINAL)})\s+(?:straight|consecutive|successive)\s+(?:years|seasons))\b"
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
    drafts = [*_of_told_rows(page), *_of_lines(page)]
    if not page.has(_SAID) or len(page.years) < _LEAST:
        return drafts
    streaks = list(_STREAK.finditer(page.article.text))
    series = list(_series(page)) if streaks else []
    if len(series) != 1:
        return drafts  # of which list it is told nobody knows
    return [*drafts, *(draft for m in streaks if (draft := _judged(page, m, series[0])))]


# ---------------------------------------------------------------- lines of years or quarters
_LABEL = regex(r"(?:Q(?P<q>[1-4])\s+)?(?P<y>(?:19|20)\d\d)")
_BESIDE = 4
"""Paragraphs before and behind such lines in which they are spoken of."""


def _of_lines(page: Page) -> Iterator[Draft]:
    """ "2022: 175", "2023: 188", "2024: 181" under "its fourth consecutive increase in yearly harvests"."""
    listed = [
        rows for rows in listings_of(page) if len(rows[0].cells) == 1 and all(_LABEL.fullmatch(r.label) for r in rows)
    ]
    if len(listed) != 1:
        return
    labels = [_LABEL.fullmatch(row.label) for row in listed[0]]
    by_quarter = any(m is not None and m["q"] for m in labels)
    at = [int(m["y"]) * (_QUARTERS if by_quarter else 1) + int(m["q"] or 1) for m in labels if m is not None]
    cells = [row.cells[0] for row in listed[0]]
    if at == sorted(at, reverse=True):
        at, cells = at[::-1], cells[::-1]
    if any(b - a != 1 for a, b in pairwise(at)):
        return
    starts = [block.start for block in page.article.blocks]
    first, last = (bisect_right(starts, at) - 1 for at in sorted((cells[0].start, cells[-1].start)))
    quantities = {q.id: q for q in page.extraction.quantities}
    for claim in page.extraction.claims:
        q = quantities.get(claim.quantity or "")
        if q is None or claim.role != "streak" or claim.negated or claim.direction not in ("up", "down"):
            continue
        block, unit = page.sentences[q.sentence].block, "quarter" if by_quarter else "year"
        if not first - _BESIDE <= block <= last + _BESIDE or q.unit in ("year", "quarter", "month") and q.unit != unit:
            continue
        length = int(q.value or 0)
        for a, b in pairwise(cells[-length - 1 :] if 1 < length < len(cells) else ()):
            if (b.value or 0) < (a.value or 0) if claim.direction == "up" else (b.value or 0) > (a.value or 0):
                message = f'"{plain_text(q)}", but {a.text} is followed by {b.text}.'
                yield Draft(
                    q.start, q.end, page.severity("agreement", "error", "repeated_metric"), message, "wrong-streak",
                    f"lines|{plain_text(q)}|{a.text}|{b.text}", figures=(q, Span(start=a.start, end=a.end), Span(start=b.start, end=b.end)),
                )  # fmt: skip
                break


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
    ways = page.cues.any(line, "goes_up"), page.cues.any(line, "goes_down")
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


# ---------------------------------------------------------------- a row told in a sentence
_WHEN = regex(
    r"\s*(?:(?:in|for|at\s+the\s+end\s+of|by\s+the\s+end\s+of)\s+)(?:the\s+)?(?:fiscal\s+)?"
    r"(?:(?P<q>first|second|third|fourth)(?:\s+quarter)?(?:\s+of\s+(?P<of>(?:19|20)\d\d))?|Q(?P<d>[1-4])(?:\s+(?P<of2>(?:19|20)\d\d))?|(?P<y>(?:19|20)\d\d))\b"
)
_NOW = regex(
    r"\b(?:now|finally|today|lastly|most\s+recently|this\s+(?:year|quarter|time)|in\s+the\s+latest(?:\s+(?:year|quarter))?),?\s+$",
    2,
)
_REACH = 3
_QUARTERS = 4
Row = tuple[Quantity, ...]


def _told_rows(page: Page) -> Iterator[tuple[Row, str]]:
    """Rows of like levels in order of time without a gap, with what they are counted in; the last of them may be told as that of now."""
    reading = reading_of(page)
    for every in reading.rows.values():
        if len(every) < _LEAST:
            continue
        # "in millions of euros: 412 in the second quarter"
        row = tuple(q for q in every if any(c.isdigit() for c in q.text))
        if len(row) < _LEAST or any(not same_unit(row[0], q) or q.cmp != "eq" or q.per != row[0].per for q in row):
            continue
        places: list[int] = []
        unit, year = "", 0
        for q in row:
            m = _WHEN.match(reading.tail(q))
            if m is None:
                if q is row[-1] and places and _NOW.search(reading.lead(q)):
                    places.append(places[-1] + 1)
                break
            unit = "year" if m["y"] else "quarter"
            if m["y"]:
                places.append(int(m["y"]))
                continue
            quarter = int(m["d"]) if m["d"] else ORDINALS[m["q"]]
            told = m["of"] or m["of2"]
            year = int(told) if told else year + (bool(places) and quarter <= (places[-1] - 1) % _QUARTERS + 1)
            places.append(year * _QUARTERS + quarter)
        if len(places) == len(row) and all(b - a == 1 for a, b in pairwise(places)):
            yield row, unit


_MOST = worded(
    rf"[^,;.]{{0,40}},\s+(?:and\s+(?:thus\s+|so\s+)?)?(?:(?:its|their)\s+|the\s+)?(?:(?P<down><least>|worst)|(?P<up><most>|best))"
    rf"(?:\s+<figure>)?\s+(?:(?:in|for)\s+(?:at\s+least\s+)?(?P<n>{NUMBER})\s+(?P<unit>year|quarter)s|since\s+(?P<y>(?:19|20)\d\d))\b",
    0,
)


def _of_told_rows(page: Page) -> Iterator[Draft]:
    if not page.has(_SUPERLATIVES(page.vocabulary) | _OTHERS):
        return
    rows = list(_told_rows(page))
    if len(rows) != 1:
        return
    row, unit = rows[0]
    claims = {c.quantity: c for c in page.extraction.claims if c.quantity}
    for q in page.extraction.quantities:
        if abs(q.sentence - row[0].sentence) > _REACH or not page.is_told(
            page.sentences.get(q.sentence), "hypothetical"
        ):
            continue
        claim = claims.get(q.id)
        if q.rule == "streak" or claim is not None and claim.role == "streak":
            way = claim.direction if claim is not None and not claim.negated else None
            if (
                way in ("up", "down")
                and q.unit in (unit, "time", "increase", "decrease", "rise", "fall", "decline", "gain", "")
                and _is_of_it(page, q, row)
                and (draft := _streak(page, q, row, way))
            ):
                yield draft
        elif q not in row and same_unit(q, row[-1]) and q.value == row[-1].value:
            m = _MOST(page.vocabulary).match(page.article.text, q.end, page.sentences[q.sentence].end)
            if m is not None and (draft := _extreme(page, m, row, unit)):
                yield draft


_SUPERLATIVES = words_of("most", "least")
_OTHERS = _SAID | {"best", "worst", "succession"}


_OF_TIME = stems_of(
    "quarter quarters year years time times month months row running straight consecutive recent latest"
)
_SO = regex(r"\b(?:thus|therefore|so|hence|the\s+figures?|the\s+numbers?)\b", 2)


def _is_of_it(page: Page, streak: Quantity, row: Row) -> bool:
    """One measure, by its name, by a figure of the row that is told of it elsewhere, or by a word that draws it from the row."""
    told = {c.quantity: c.metric for c in page.extraction.claims if c.quantity}
    mine = told.get(streak.id, "unknown")
    alike = [q for q in page.extraction.quantities if any(same_unit(q, p) and q.value == p.value for p in row)]
    measures = {told.get(q.id, "unknown") for q in alike} - {"unknown"}
    if measures and mine != "unknown":
        return mine in measures
    if any(q not in row and q.value == row[-1].value and abs(q.sentence - streak.sentence) <= 1 for q in alike):
        return True  # "has grown four times in a row. It was $163 million"
    if row[0].sentence == streak.sentence + 1 and ":" in reading_of(page).lead(row[0]):
        return True  # "higher for the fifth time in a row. The series, in millions of euros: 412 in the second quarter"
    words = (reading_of(page).words(streak) - _OF_TIME) & stems_of(page.text_of(row[0].sentence))
    return bool(words) or _SO.search(page.text_of(streak.sentence)) is not None


def _streak(page: Page, streak: Quantity, row: Row, way: str) -> Draft | None:
    """ "Grown four times in a row", where the last four steps are not all up; what is told in percent may be growth itself."""
    length = int(streak.value or 0)
    if row[0].kind == "percent" or not 1 < length < len(row):
        return None
    for before, after in pairwise(row[-length - 1 :]):
        a, b = rounded(before), rounded(after)
        if b.below(a) if way == "up" else a.below(b):
            message = f'"{plain_text(streak)}", but {plain_text(before)} is followed by {plain_text(after)}.'
            return _draft(page, streak.start, streak.end, message, "wrong-streak", (streak, before, after))
    return None


def _extreme(page: Page, m: re.Match[str], row: Row, unit: str) -> Draft | None:
    """ "5.1 percent, the lowest in five years", where one of the five was lower."""
    if m["y"] and unit != "year" or m["unit"] and m["unit"] != unit:
        return None
    now, before = row[-1], row[:-1]
    if m["n"]:
        before = before[-number(m["n"]) + 1 :] if number(m["n"]) > 1 else ()
    else:
        told = [int(w["y"]) for q in before if (w := _WHEN.match(reading_of(page).tail(q)))]
        before = tuple(q for q, year in zip(before, told, strict=False) if year > int(m["y"]))
    x = rounded(now)
    beyond = [q for q in before if (rounded(q).below(x) if m["down"] else x.below(rounded(q)))]
    if not beyond:
        return None
    start = m.start("down" if m["down"] else "up")
    message = f'"{page.article.text[start : m.end()]}", but {plain_text(beyond[-1])} is {"lower" if m["down"] else "higher"} than {plain_text(now)}.'
    return _draft(page, start, m.end(), message, "not-a-record", (now, beyond[-1]))


def _draft(page: Page, start: int, end: int, message: str, code: DiagnosisCode, figures: Row) -> Draft:
    key = "|".join(("row", *map(plain_text, figures)))
    return Draft(
        start, end, page.severity("agreement", "error", "repeated_metric"), message, code, key, figures=figures
    )
