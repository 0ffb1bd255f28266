"""Days that do not exist, and weekdays that do not fit their date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.inspect.calendar.days import FULL_WEEKDAY, WEEKDAY, WEEKDAY_NAMES, WEEKDAYS, Printed, nearest
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.patterns import regex

# "Saturday, Feb 23, 2025", "Sat. 23 February", "Sunday (Feb. 23)"
_BEFORE = regex(rf"\b(?P<w>{WEEKDAY})\b(?:(?<!day)(?<!DAY)\.)?,?\s+(?:the\s+|\()?$")
# "Monday to Friday, March 7": the date belongs to a span of days
_SEVERAL = regex(rf"{WEEKDAY}\b\.?,?\s*(?:and|or|to|through|until|[-–—/&])\s*$")
# "2025-02-23 (Saturday)", "February 23, a Saturday"
_AFTER = regex(rf"(?:,?\s*\((?P<w>{WEEKDAY})\)|,\s+(?:which (?:was|is|fell on) )?an?\s+(?P<w2>{FULL_WEEKDAY})\b)")
_NEAR, _ABOUT_NOW = timedelta(days=150), timedelta(days=3)


def inspect_weekdays(page: Page) -> list[Draft]:
    """Everywhere on the page, byline and time stamp too."""
    text = page.article.text
    drafts = []
    for printed in page.days:
        if printed.of_range or page.is_repeat(printed.start):
            continue
        told = _weekday_at(text, printed)
        if told is None:
            continue
        weekday, start, end = told
        days = _possible_days(page, printed)
        if days and all(d.weekday() != weekday for d in days):
            drafts.append(_weekday_draft(page, days[0], weekday, start, end))
    return drafts


def _weekday_at(text: str, printed: Printed) -> tuple[int, int, int] | None:
    """(weekday, start, end) of the weekday and the date together."""
    window = max(0, printed.start - 16)
    if (m := _BEFORE.search(text, window, printed.start)) and "\n" not in m[0]:
        start = m.start("w")
        if m["w"].casefold() == "sun" and text[max(0, start - 4) : start].casefold() == "the ":
            return None  # the newspaper
        if _SEVERAL.search(text, max(0, start - 20), start):
            return None
        return WEEKDAYS[m["w"][:3].lower()], start, printed.end
    if m := _AFTER.match(text, printed.end):
        group = "w" if m["w"] else "w2"
        return WEEKDAYS[m[group][:3].lower()], printed.start, m.end(group)
    return None


def _possible_days(page: Page, printed: Printed) -> list[date]:
    """The day meant. Without a year that is the one nearest to the publication, or one of a year that the article prints."""
    if printed.year is not None:
        found = printed.in_year(printed.year)
        return [found] if found else []
    if page.published is None:
        return []
    first = nearest(printed, page.published)
    if first is None or abs(first - page.published) > _NEAR:
        return []
    if abs(first - page.published) <= _ABOUT_NOW and page.article.published is not None:
        return [first]  # an article tells of its own week without the year
    return [first, *(d for year in sorted(page.years) if year != first.year and (d := printed.in_year(year)))]


def _weekday_draft(page: Page, meant: date, weekday: int, start: int, end: int) -> Draft:
    # the nearest day with the printed weekday, as the other consistent reading
    offset = (weekday - meant.weekday() + 3) % 7 - 3
    verb = "was" if page.published is None or meant <= page.published else "is"
    other = meant + timedelta(days=offset)
    message = f"{day(meant)} {verb} a {WEEKDAY_NAMES[meant.weekday()]}; {WEEKDAY_NAMES[weekday]} {verb} {day(other)}."
    return Draft(
        start,
        end,
        page.severity("calendar", "error"),
        message,
        "weekday-date",
        meant.isoformat(),
        consistent=f"{WEEKDAY_NAMES[meant.weekday()]}, {day(meant)}",
    )


# "June 31 companies": only where the words around say that it is a day
_DAY_BEFORE = regex(
    rf"(?:\b(?:on|by|until|through|dated|ended|ending|end of|since|before|after|{WEEKDAY}),?\s+)$", re.IGNORECASE
)
_DAY_AFTER = regex(r"\s*(?:[.,;:)]|$|\n)")


def inspect_impossible(page: Page) -> list[Draft]:
    """ "February 30", "29 February 2025"."""
    text = page.article.text
    drafts = []
    for printed in page.days:
        if printed.day < 29 or page.is_repeat(printed.start) or printed.in_year(printed.year or 2024):
            continue
        told_as_day = _DAY_BEFORE.search(text, max(0, printed.start - 20), printed.start) and _DAY_AFTER.match(
            text, printed.end
        )
        if printed.year is not None or told_as_day:
            last = _last_day(printed.year or 2024, printed.month)
            month = f"{last:%B}" + (f" {printed.year}" if printed.year else "")
            message = f"There is no such day: {month} has {last.day} days."
            severity = page.severity("calendar", "warning")
            drafts.append(
                Draft(printed.start, printed.end, severity, message, "wrong-date", "impossible", consistent=day(last))
            )
    return drafts


def _last_day(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
