"""Ends of fiscal quarters and years against the company's own calendar, and against one another."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.inspect.calendar.days import Printed
from factcheck.inspect.calendar.year import OF_ANOTHER, end_of_quarter, last_month, months_apart
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import ORDINAL_WORDS, ORDINALS

_ENDED = r"(?:,?\s*(?:that|which))?\s*(?:,?\s*(?:ended|ending|closed|closes|finished|concluded|ends|will\s+end|runs\s+to)|\s*,?\s*to|\s+through)\s+(?:on\s+)?$"
_QUARTER = regex(
    rf"\b(?:(?P<word>first|second|third|fourth)[- ](?:fiscal[- ])?quarter|(?:fiscal\s+)?Q(?P<digit>[1-4]))"
    rf"(?P<of>(?:\s+of)?(?:\s+(?:its|the))?(?:\s+fiscal(?:\s+year)?)?\s+(?P<year>(?:19|20)\d\d))?(?:\s+(?:of|at|for)\s+(?:[\w&.'’-]+\s*){{1,3}}?)?{_ENDED}",
    re.IGNORECASE,
)
_YEAR = regex(
    rf"\b(?:fiscal(?:[- ]year)?\s+(?P<year>(?:19|20)\d\d)|fiscal\s+year|financial\s+year|the\s+(?:full\s+)?year|(?P<weeks>5[23])\s+weeks|FY(?P<short>(?:20)?\d\d)){_ENDED}",
    re.IGNORECASE,
)
# Quarters of 12 and 16 weeks end up to 24 days away from the month.
_QUARTER_SLACK, _YEAR_SLACK = timedelta(days=40), timedelta(days=20)
_APART = 26
"""So many days apart the year ends that two quarters imply are two calendars; quarters of 12 and 16 weeks stay below."""
_KNOWN_SINCE = 2021
"""The register knows today's fiscal year; companies have changed theirs before."""


@record
class Told:
    """An end that the article tells; `part` is 1 to 4 for a quarter and 0 for the year."""

    printed: Printed
    start: int
    end: date
    part: int
    year: int | None

    @property
    def year_end(self) -> date:
        """A day near the end of the fiscal year that goes with it."""
        return self.end + timedelta(days=91 * (4 - self.part)) if self.part else self.end


def inspect_fiscal_ends(page: Page) -> list[Draft]:
    if not any(
        word in page.folded
        for word in ("quarter", "fiscal", "financial year", "weeks", "year ended", "year to", "months")
    ):
        return []
    told = list(_told(page))
    drafts = []
    for one in told:
        known = _known_end(page, one)
        if known is not None and (draft := _against(page, one, *known)):
            drafts.append(draft)
    return drafts or [
        *(_against_the_statement(page, told) or _against_each_other(page, told)),
        *_against_its_name(page),
    ]


_ENDS = regex(
    r"\b(?:ended|ending|clos(?:ed|es|ing)|finished|concluded|ends|end|to|through)\s+(?:on\s+)?$", re.IGNORECASE
)
_LAST_WORDS = 14


def _told(page: Page) -> Iterator[Told]:
    text = page.article.text
    for printed in page.days:
        meant = printed.in_year(printed.year) if printed.year else None
        if (
            meant is None
            or not _ENDS.search(text, max(0, printed.start - _LAST_WORDS), printed.start)
            or page.is_repeat(printed.start)
        ):
            continue
        window = text[max(0, printed.start - 90) : printed.start]
        offset = max(0, printed.start - 90)
        if m := _QUARTER.search(window):
            part = int(m["digit"]) if m["digit"] else ORDINALS[m["word"].lower()]
            yield Told(printed, offset + m.start(), meant, part, int(m["year"]) if m["year"] else None)
        elif m := _YEAR.search(window):
            year = int(m["year"]) if m["year"] else int(m["short"][-2:]) + 2000 if m["short"] else None
            yield Told(printed, offset + m.start(), meant, 0, year)


def _known_end(page: Page, told: Told) -> tuple[str, int, int, bool] | None:
    """Company, month and day of its fiscal year's end, and whether the year is named after its last day."""
    if told.end.year < _KNOWN_SINCE:
        return None
    sentence = next((s for s in page.extraction.sentences if s.start <= told.printed.start < s.end), None)
    if sentence is None:
        return None
    firms = [e for e in page.extraction.entities if e.sentence == sentence.index and e.type == "ORG" and e.ref]
    behind = next((c for c in page.extraction.claims if c.sentence == sentence.index and c.start >= told.start), None)
    named = {e.ref for e in firms if e.ref}
    whose = behind.subject.id if behind is not None and not behind.unbound and behind.period is not None else None
    if behind is not None and whose is not None and all(e.start > behind.start for e in firms):
        # "Its revenue for the fiscal year ended January 31 amounted to $681 billion, ahead of Amazon's $638 billion"
        named = {whose}
    named = named or {
        c.subject.id for c in page.extraction.claims if c.sentence == sentence.index and c.subject.id and not c.unbound
    }
    if len(named) != 1:
        return None
    company = page.listings.by_id(next(iter(named)) or "")
    month_day = page.listing(company)[1] if company is not None else None
    if company is None or not month_day:
        return None
    month, at = (int(n) for n in month_day.split("-"))
    return company.name, month, at, getattr(company, "fiscal_year_naming", "end-year") == "end-year"


def _against(page: Page, told: Told, name: str, month: int, at: int, end_year: bool) -> Draft | None:
    ends = {part: _ends(told.end, month, at, part) for part in range(1, 5)}
    severity = page.severity("calendar", "error")
    if told.part == 0:
        near = min(ends[4], key=lambda d: abs(d - told.end))
        if abs(near - told.end) > _YEAR_SLACK:
            right = _year_end(told.year, month, at) if told.year and end_year else None
            when = day(right) if right else f"near {at} {near:%B}"
            message = f"The fiscal year of {name} ends {'about ' if right else ''}{when}, not on {day(told.end)}."
            return _draft(page, told, severity, message, "wrong-date", when)
        return None
    if min(abs(d - told.end) for d in ends[told.part]) <= _QUARTER_SLACK:
        return None
    right_part = min(ends, key=lambda part: min(abs(d - told.end) for d in ends[part]))
    message = f"A quarter that ends on {day(told.end)} is the {ORDINAL_WORDS[right_part]} of {name}, whose fiscal year ends near {at} {date(2001, month, 1):%B}."
    return _draft(page, told, severity, message, "wrong-period", f"{ORDINAL_WORDS[right_part]} quarter")


def _ends(around: date, month: int, at: int, part: int) -> list[date]:
    """Ends of that quarter in the years around a day."""
    found = []
    for year in range(around.year - 1, around.year + 3):
        end = _year_end(year, month, at)
        found.append(end - timedelta(days=91 * (4 - part)))
    return found


def _year_end(year: int, month: int, at: int) -> date:
    return date(year, month, min(at, 28) if month == 2 else at)


def _draft(page: Page, told: Told, severity: str, message: str, code: str, consistent: str) -> Draft:
    return Draft(
        told.start, told.printed.end, severity, message, code, f"fiscal|{told.part}|{told.end}",  # type: ignore[arg-type]
        figures=(told.printed,), consistent=consistent,
    )  # fmt: skip


# ---------------------------------------------------------------- without a register
_NAMED = regex(
    r"\b(?:(?:fiscal|financial|business)\s+(?:year\s+)?(?P<a>20\d\d)|FY\s?(?P<b>(?:20)?\d\d)|(?P<c>20\d\d)\s+(?:fiscal|financial)\s+year)"
    r"(?:\s+results)?[\s,(–—:-]{1,4}(?:(?P<year>(?:(?:for|being|that\s+is|i\.e\.|which\s+is|meaning)\s+)?(?:the\s+|its\s+|our\s+)?(?:(?:full|fiscal|financial)\s+)?"
    r"(?:year|twelve\s+months|12\s+months|5[23]\s+weeks|5[23]-week\s+(?:period|year))(?:\s+(?:that|which))?\s+(?:ended|to|ending|closed))|(?:(?:that|which)\s+)?(?:ended|ending|closed))\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_PART_OF_YEAR = regex(r"\b(?:quarters?|half|months|weeks|period|[QH][1-4])\b(?!.*\bfull[\s-]year\b)", re.IGNORECASE)
""" "The first quarter of fiscal 2026, which ended on June 30, 2025": the quarter did."""
_FIRST_HALF = 6
"""Retailers and Japanese companies name a year after the one in which it begins, and end it by then."""


def _against_its_name(page: Page) -> Iterator[Draft]:
    """ "Its financial year 2025, the year ended 30 September 2024": a year is named after one of the two that it lies in."""
    for printed in page.days:
        if not _ENDS.search(page.article.text, max(0, printed.start - _LAST_WORDS), printed.start):
            continue
        m = _NAMED.search(page.article.text, max(0, printed.start - 90), printed.start)
        if m is None or printed.year is None or page.is_repeat(printed.start):
            continue
        if not m["year"] and _PART_OF_YEAR.search(page.article.text, max(0, m.start() - 60), m.start()):
            continue
        named = 2000 + int((m["a"] or m["b"] or m["c"])[-2:])
        end = printed.in_year(printed.year)
        if end is None or printed.year == named:
            continue
        ahead = page.published is not None and end > page.published and "ended" in m[0]
        if printed.year == named + 1 and printed.month <= _FIRST_HALF and not ahead:
            continue
        message = f"A year that ends on {day(end)} is not called {named}."
        yield Draft(
            m.start(), printed.end, page.severity("calendar", "error"), message, "wrong-date", f"named|{named}|{end}",
            figures=(printed,), consistent=f"a year that ends in {named}",
        )  # fmt: skip


def _against_the_statement(page: Page, told: list[Told]) -> list[Draft]:
    """ "Its financial year runs from July 1 to June 30", and "in the fiscal year ended 31 May 2026" of the one company."""
    last = last_month(page) if told else None
    if last is None or len({e.ref for e in page.extraction.entities if e.type == "ORG" and e.ref}) > 1:
        return []
    drafts = []
    for one in told:
        sentence = next((s for s in page.extraction.sentences if s.start <= one.start < s.end), None)
        end = _year_end(one.year_end.year, last, monthrange(one.year_end.year, last)[1])
        slack = _QUARTER_SLACK if one.part else _YEAR_SLACK
        if _distance(end, one.year_end) <= slack.days or sentence is None:
            continue
        if OF_ANOTHER.search(page.text_of(sentence.index)):
            continue  # of a rival, or of a year before the calendar was changed
        if one.part:
            right = ORDINAL_WORDS[min(range(1, 5), key=lambda n: months_apart(end_of_quarter(n, last), one.end.month))]
            message = f"The fiscal year is said to end in {end:%B}, so that {day(one.end)} ends the {right} quarter."
            drafts.append(_draft(page, one, page.severity("calendar", "error"), message, "wrong-period", right))
            continue
        message = f"The fiscal year is said to end in {end:%B}, and not on {one.end.day} {one.end:%B}."
        drafts.append(_draft(page, one, page.severity("calendar", "error"), message, "wrong-date", day(end)))
    return drafts


def _against_each_other(page: Page, told: list[Told]) -> Iterator[Draft]:
    """Two ends of one company that belong to two fiscal years."""
    if not told:
        return
    companies = {
        c.subject.id for c in page.extraction.claims if c.subject.id and not c.subject.id.startswith("person:")
    }
    if len(companies) > 1:
        return
    for index, one in enumerate(told):
        other = next((o for o in told[:index] if _distance(o.year_end, one.year_end) > _APART), None)
        if other is not None:
            first, second = (page.article.text[t.start : t.printed.end] for t in (other, one))
            message = f'"{" ".join(second.split())}" and "{" ".join(first.split())}" cannot both be: they belong to two fiscal calendars.'
            yield Draft(
                one.start, one.printed.end, page.severity("calendar", "error"), message, "wrong-period",
                f"fiscal|{one.part}|{one.end}", figures=(other.printed, one.printed),
            )  # fmt: skip
            return


def _distance(a: date, b: date) -> int:
    """Days between two days of the year."""
    apart = abs(a.timetuple().tm_yday - b.timetuple().tm_yday)
    return min(apart, 365 - apart)
