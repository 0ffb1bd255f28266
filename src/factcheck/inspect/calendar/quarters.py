"""Quarters against the months that are told for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.calendar.year import DECEMBER, OF_ANOTHER, end_of_quarter, last_month
from factcheck.inspect.page import Draft, Page
from factcheck.model import Span
from factcheck.patterns import regex
from factcheck.text.numerals import MONTH_NAMES, ORDINAL_WORDS, ORDINALS, month_number

_ENDED = rf"(?:that\s+|which\s+)?(?:ended|ending|closed)\s+(?:on\s+)?(?:(?P<end>{MONTH})\.?\s+(?P<day>\d{{1,2}})\b|(?P<dd>\d{{1,2}})\s+(?P<end2>{MONTH})\b)"
_MONTH_QUARTER = regex(
    rf"\b(?P<name>{MONTH})[ -]quarter\b(?:\s+of\s+(?:1[6-9]|20)\d\d)?,?\s+(?:the\s+\w+\s+months\s+)?{_ENDED}"
)
_MONTH_BEFORE, _LONGEST_MONTH = regex(rf"{MONTH}[ -]$"), 12
_CALENDAR_QUARTER = regex(
    rf"\b(?:calendar(?:[ -]year)?\s+(?:(?P<word>first|second|third|fourth)[ -]quarter|Q(?P<digit>[1-4]))|(?P<word2>first|second|third|fourth)\s+calendar\s+quarter)\b[^.;\n]{{0,12}}?\s*[(,]?\s*"
    rf"(?:(?P<from>{MONTH})\s*(?:to|through|[-–])\s*(?P<to>{MONTH})\b|{_ENDED})"
)
_MONTHS_OR_CALENDAR = frozenset({"calendar", "ended", "ending", "closed"})


_NAMED = regex(r"\b(?:(?P<word>first|second|third|fourth)[- ]quarter|Q(?P<digit>[1-4]))\b", re.IGNORECASE)
_OVER_MONTHS = regex(
    rf"\b(?:(?:from|between|in|of)\s+)?(?P<from>{MONTH})(?:,\s+{MONTH},?)?\s*(?:to|through|until|and|[-–])\s*(?:the\s+end\s+of\s+)?(?P<to>{MONTH})\b(?!\s+\d{{1,2}}\b)"
    rf"|,\s+(?:which|that)\s+(?:ended|ends|closed)\s+(?:on\s+)?(?:(?P<day3>\d{{1,2}})\s+)?(?P<end3>{MONTH})\b(?:\s+(?P<day4>\d{{1,2}})\b)?"
    rf"|\b(?:three|3)\s+months\s+(?:(?:that|which)\s+)?(?:to|through|until|ended|ending)\s+(?:on\s+|the\s+end\s+of\s+|end[- ])?(?:(?P<day>\d{{1,2}})\s+)?(?P<end>{MONTH})\b(?:\s+(?P<day2>\d{{1,2}})\b)?"
)
_BY_MONTHS = 3


def inspect_quarters(page: Page) -> list[Draft]:
    """Only what no fiscal calendar can make right: a quarter named by its month, or said to be the calendar's."""
    text = page.article.text
    if not page.has(_QUARTERS):
        return []
    if (draft := _of_the_title(page)) is not None:
        return [draft]
    last = last_month(page)
    drafts = list(_of_fiscal_year(page, last)) if last else []
    if drafts or not page.has(_MONTHS_OR_CALENDAR):
        return drafts
    named = any(_MONTH_BEFORE.search(before[-_LONGEST_MONTH:]) for before in text.split("quarter")[:-1])
    for m in _MONTH_QUARTER.finditer(text) if named else ():
        name, end = month_number(m["name"]), _endmonth_number(m)
        if name != end and not page.is_repeat(m.start()):
            drafts.append(
                _quarter_draft(page, m, f"The {m['name']} quarter ends in {m['name']}, not in {MONTH_NAMES[end]}.")
            )
    for m in _CALENDAR_QUARTER.finditer(text) if "calendar" in text else ():
        number = int(m["digit"]) if m["digit"] else ORDINALS[m["word"] or m["word2"]]
        end = month_number(m["to"]) if m["to"] else _endmonth_number(m)
        if end != 3 * number and not page.is_repeat(m.start()):
            message = f"The {ORDINAL_WORDS[number]} calendar quarter ends in {MONTH_NAMES[3 * number]}, not in {MONTH_NAMES[end]}."
            drafts.append(_quarter_draft(page, m, message))
    return drafts


_QUARTERS = frozenset({"quarter", "q1", "q2", "q3", "q4"})


_ANOTHER = regex(
    r"\b(?:outlook|guidance|forecast\w*|expects?|sees|ahead|calendar|fiscal|previous|prior|next)\b", re.IGNORECASE
)


def _of_the_title(page: Page) -> Draft | None:
    """ "Second-quarter trading update" above a text that tells of the third quarter and never of the second."""
    title = next((b for b in page.article.blocks if b.kind == "title"), None)
    text = page.article.text
    told = list(_NAMED.finditer(text, title.start, title.end)) if title is not None else []
    if title is None or len(told) != 1 or _ANOTHER.search(text):
        return None
    body = list(_NAMED.finditer(text, title.end))
    numbers = {_number_of(m) for m in body}
    if len(numbers) != 1 or numbers == {_number_of(told[0])} or body[0].start() > title.end + _LEAD:
        return None
    if all(_COMPARED.search(text, max(title.end, m.start() - _BACK), m.start()) for m in body):
        return None  # "up from $284 million in the second quarter": what it is held against
    here, there = told[0], body[0]
    return Draft(
        there.start(), there.end(), page.severity("calendar", "warning", "tense"), f'The headline says "{here[0]}", the text "{there[0]}".', "wrong-period",
        f"title|{here[0]}|{there[0]}", figures=(_span(here), _span(there)), consistent=here[0].lower(),
    )  # fmt: skip


_LEAD, _BACK = 400, 60
_COMPARED = regex(
    r"\b(?:from|against|versus|vs\.?|than|over|compared\s+(?:with|to)|after|following|on|above|below)\b[^.;:]*$",
    re.IGNORECASE,
)


def _of_fiscal_year(page: Page, last: int) -> Iterator[Draft]:
    """ "The second quarter, the three months to 30 September" of a company whose year ends in the month `last`."""
    text, title, spoken = page.article.text, None, None
    apart: list[tuple[list[re.Match[str]], list[re.Match[str]]]] = []
    for sentence in page.extraction.sentences:
        if not page.is_told(sentence, "hypothetical") or OF_ANOTHER.search(text, sentence.start, sentence.end):
            continue
        named = list(_NAMED.finditer(text, sentence.start, sentence.end))
        if named and _GAPPED.search(text, named[-1].end(), sentence.end):
            continue  # "the third quarter is the strongest, while the fourth, from July to September, brings a loss"
        months = list(_OVER_MONTHS.finditer(text, sentence.start, sentence.end))
        if named or months:
            apart.append((named, months))
        if len(named) == 1 and not months and page.is_headline(sentence):
            title = named[0]
        elif len(months) == 1:
            name = named[0] if len(named) == 1 else None if named else title
            if name is None and not named and _COVERS.search(text, sentence.start, months[0].start()):
                name = spoken
            if name is not None and (draft := _misnamed(page, name, months[0], last)):
                yield draft
                return
            title = None  # of what is told further down it may say nothing
        spoken = named[0] if len(named) == 1 else None if named or months else spoken
    names, spans = ([m for pair in apart for m in pair[i]] for i in (0, 1))
    # the one quarter that the text names, and the only three months
    alone = len(spans) == 1 and spans[0]["end"] and len({_number_of(m) for m in names}) == 1
    if alone and (draft := _misnamed(page, names[0], spans[0], last)):
        yield draft


_GAPPED = regex(
    r"\bthe\s+(?:first|second|third|fourth|last|other)(?:,|\s+(?:from|which|runs?|ends?|covers?)\b)", re.IGNORECASE
)
_COVERS = regex(
    r"\b(?:figures?|numbers?|results?|report|accounts|period|quarter|it|they|this|that|these)\s+(?:therefore\s+|thus\s+)?"
    r"(?:covers?|covered|spans?|spanned|comprises?|comprised|ran|runs|lasts|lasted|refers?\s+to|relates?\s+to|(?:are|is|were|was)\s+(?:for|those\s+for|those\s+of))\b[^.;:]*$",
    re.IGNORECASE,
)
""" "The figures cover the months of January to March": of the quarter that the sentence before names."""


def _number_of(named: re.Match[str]) -> int:
    return int(named["digit"] or ORDINALS[named["word"].lower()])


def _misnamed(page: Page, named: re.Match[str], m: re.Match[str], last_of_year: int) -> Draft | None:
    number = _number_of(named)
    right = end_of_quarter(number, last_of_year)
    end = (
        month_number(m["to"])
        if m["to"]
        else _end_of(month_number(m["end"] or m["end3"]), int(m["day"] or m["day2"] or m["day3"] or m["day4"] or 31))
    )
    if m["from"] and (end - month_number(m["from"])) % 12 != _BY_MONTHS - 1 or end == right:
        return None
    if (end - last_of_year) % _BY_MONTHS:
        return None  # no quarter of that year ends there
    told = (end - last_of_year - 1) % 12 // _BY_MONTHS + 1
    year = "a calendar year" if last_of_year == DECEMBER else f"a year that ends in {MONTH_NAMES[last_of_year]}"
    message = f"The {ORDINAL_WORDS[number]} quarter of {year} ends in {MONTH_NAMES[right]}, not in {MONTH_NAMES[end]}."
    first, last = sorted((named, m), key=lambda found: found.start())
    near = page.article.text.count("\n", first.start(), last.end()) == 0
    return Draft(
        first.start() if near else named.start(), last.end() if near else named.end(), page.severity("calendar", "warning", "tense"), message,
        "wrong-period", "quarter", figures=(_span(named), _span(m)), consistent=f"the {ORDINAL_WORDS[told]} quarter",
    )  # fmt: skip


def _endmonth_number(m: re.Match[str]) -> int:
    """A quarter of 13 weeks may end in the first days of the next month."""
    return _end_of(month_number(m["end"] or m["end2"]), int(m["day"] or m["dd"]))


def _end_of(month: int, at: int) -> int:
    return month if at > 10 else (month - 2) % 12 + 1


def _quarter_draft(page: Page, m: re.Match[str], message: str) -> Draft:
    return Draft(m.start(), m.end(), page.severity("calendar", "warning", "tense"), message, "wrong-period", "quarter")


def _span(m: re.Match[str]) -> Span:
    return Span(start=m.start(), end=m.end())
