"""Times that are told twice in one breath: "four days later, on 2 October", "it is Tuesday", "the third quarter, from April to June"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.inspect.calendar.days import FULL_WEEKDAY, MONTH, WEEKDAY_NAMES, WEEKDAYS, Printed
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.text.numerals import MONTH_NAMES, NUMBER, ORDINALS, month_number, number

_N = rf"(?P<n>{NUMBER}|an?)"
_STEP = rf"{_N}\s+(?P<unit>day|week|month|year)s?\s+(?P<way>later|afterwards|after|earlier|before|previously)"
_LENGTHS = {"day": (1.0, 1), "week": (7.0, 3), "month": (30.44, 17), "year": (365.25, 200)}
"""Days of one, and how far the count may be off: both ends may count or neither, and weeks and months are told roundly."""
_LATER = frozenset({"later", "afterwards", "after"})
_AWAY = 183
"""A day that is further back belongs to the next year, if no year is printed."""


def inspect_dated(page: Page) -> list[Draft]:
    return [
        *_steps(page),
        *_weekday_of_the_page(page),
        *_months_of_quarters(page),
        *_backwards(page),
        *_quarters_of_told_years(page),
        *_counted_months(page),
    ]


def _told(page: Page) -> Iterator[tuple[Sentence, str]]:
    for sentence in page.told("hypothetical"):
        yield sentence, page.text_of(sentence.index)


# ---------------------------------------------------------------- so many days later
_THEN = regex(
    rf"\b{_STEP}[,(–—\s]*(?:on\s+|\s*i\.e\.\s+|that\s+is,?\s+(?:on\s+)?)?(?:{FULL_WEEKDAY},?\s+)?\(?$", re.IGNORECASE
)
"""Right before the second day: "four days later, on"."""
_SINCE_THEN = regex(rf"[,(–—\s]*\b{_STEP}\b(?!\s+(?:than|that))", re.IGNORECASE)
"""Right behind the first or the second day: "on 12 May, three days before the meeting on 15 May", "and on 16 May, four days later,"."""
_STEP_AT_ALL = regex(rf"\b{_STEP}\b", re.IGNORECASE)


def _steps(page: Page) -> Iterator[Draft]:
    """Two days and the step between them; a step with "after" or "before" counts from the day that is told behind it."""
    if not any(word in page.folded for word in ("later", "earlier", "before", "after")):
        return
    before: list[Printed] = []
    for sentence, text in _told(page):
        days = [d for d in page.days_in(sentence) if not d.of_range]
        if days and _STEP_AT_ALL.search(text):
            yield from _of_days(page, sentence, days, before)
        before = days or before


def _of_days(page: Page, sentence: Sentence, days: list[Printed], before: list[Printed]) -> Iterator[Draft]:
    text = page.article.text
    for k, printed in enumerate(days):
        first = days[k - 1] if k else (before[0] if len(before) == 1 else None)
        lead_at = days[k - 1].end if k else sentence.start
        if first is not None and (m := _THEN.search(text[lead_at : printed.start])) and m["way"].lower() != "before":
            yield from _wrong(page, first, printed, m, lead_at)
            continue
        m = _SINCE_THEN.match(text, printed.end, sentence.end)
        if m is None:
            continue
        if m["way"].lower() in ("after", "before"):
            if k + 1 < len(days) and _names_a_day(text[m.end() : days[k + 1].start]):
                yield from _wrong(page, days[k + 1], printed, m, 0)
        elif k:
            yield from _wrong(page, days[k - 1], printed, m, 0)


_NEW = regex(r"[.;:]|\b(?:and|but|while|when|until|from|to)\b")


def _names_a_day(between: str) -> bool:
    """What happened on the second day, and nothing else: "the meeting on"."""
    return _NEW.search(between) is None


def _wrong(page: Page, start: Printed, end: Printed, m: re.Match[str], offset: int) -> Iterator[Draft]:
    """`end` is the day that lies so many days after `start`, or before it."""
    unit, way = m["unit"].lower(), m["way"].lower()
    told = 1 if m["n"].lower() in ("a", "an") else number(m["n"])
    length, slack = _LENGTHS[unit]
    later = way in _LATER
    pair = _days_of(page, start, end, later)
    if pair is None:
        return
    apart = (pair[1] - pair[0]).days * (1 if later else -1)
    if abs(apart - told * length) <= slack + (told - 1) * (1 if unit != "day" else 0):
        return
    word = "later" if later else "earlier"
    message = f"From {day(pair[0])} to {day(pair[1])} are {apart if later else -apart} days, not {told} {unit}{'s' if told > 1 else ''} {word}."
    beside = [offset + m.start(), offset + m.end(), end.start, end.end]  # "12 days later, on 21 March"
    yield Draft(
        min(beside), max(beside), page.severity("calendar", "warning", "tense"), message, "wrong-date", f"step|{pair[0]}|{pair[1]}",
        figures=(start, end), consistent=day(pair[0] + timedelta(days=round(told * length) * (1 if later else -1))),
    )  # fmt: skip


def _days_of(page: Page, start: Printed, end: Printed, later: bool) -> tuple[date, date] | None:
    year = start.year or end.year or (page.published.year if page.published else None)
    if year is None:
        return None
    first = start.in_year(start.year or year)
    second = end.in_year(end.year or (first.year if first else year))
    if first is None or second is None:
        return None
    if start.year is None or end.year is None:
        # over the turn of the year
        if later and (first - second).days > _AWAY:
            second = end.in_year(second.year + 1) if end.year is None else second
        elif not later and (second - first).days > _AWAY:
            second = end.in_year(second.year - 1) if end.year is None else second
    return None if second is None else (first, second)


# ---------------------------------------------------------------- the day of the page
_IT_IS = regex(
    rf"\b(?:(?:[Ii]t|[Tt]oday|[Tt]his)(?:['’]s|\s+is)|[Hh]appy|[Gg]ood\s+morning\s+(?:on\s+)?(?:this|a)|[Gg]reetings\s+on\s+(?:this|a)|[Ww]elcome\s+to)\s+(?:a\s+|an?\s+\w+\s+)?(?P<w>{FULL_WEEKDAY})\b(?!['’]s\b|\s+(?:that|when|which)\b)"
)
_WEEKDAYS = frozenset(name.lower() for name in WEEKDAY_NAMES)
_ONE_DAY = frozenset({0, 1, 6})


def _weekday_of_the_page(page: Page) -> Iterator[Draft]:
    """ "Good morning. It is Tuesday", on a page of a Thursday; where only the file is dated, the time zone may make a day's difference."""
    published = page.article.published
    if published is None or not page.has(_WEEKDAYS):
        return
    printed = any(d.in_year(d.year) == published for d in page.days if d.year and d.start < _HEAD)
    for sentence, text in _told(page):
        for m in _IT_IS.finditer(text) if "day" in text else ():
            off = (WEEKDAYS[m["w"][:3].lower()] - published.weekday()) % 7
            if off == 0 or (not printed and off in _ONE_DAY) or _QUOTED.search(text, 0, m.start()):
                continue
            message = f"The article is of {day(published)}, a {WEEKDAY_NAMES[published.weekday()]}."
            yield Draft(
                sentence.start + m.start("w"), sentence.start + m.end("w"), page.severity("calendar", "error"), message, "weekday-date",
                f"page|{m['w'].lower()}", consistent=WEEKDAY_NAMES[published.weekday()],
            )  # fmt: skip


_HEAD = 400
_QUOTED = regex(r"[\"“][^\"”]*$")

# ---------------------------------------------------------------- months of a quarter
_CALENDAR_YEAR = regex(
    r"\b(?:(?:quarter|half)\s+of\s+(?:the|its)\s+calendar\s+year\b|(?:books|accounts)\s+follow\s+the\s+calendar\b|calendar-based\s+(?:fiscal|financial)\s+year|(?:fiscal|financial|business|reporting|accounting)\s+years?\b[^.;]{0,60}?\b(?:is|are|equals?|match\w*|follows?|runs?\s+with|coincides?\s+with|corresponds?\s+to)\s+(?:that\s+of\s+)?the\s+calendar(?:\s+year)?\b)",
    re.IGNORECASE,
)
_YEAR_TO_DECEMBER = regex(
    r"year(?<!\wyear)\s*(?:20\d\d,?\s+)?(?:that\s+|which\s+)?(?:end(?:ed|ing|s)|to)\s+(?:on\s+)?(?:31\s+december|december\s+31|dec\.\s+31|december(?!\s+\d))"
)
"""In lower case, so that it is looked for by its first word."""
_OF_A_NATION = regex(
    r"\b(?:gdp|gross domestic product|statistics (?:office|bureau|agency)|national accounts|bureau of economic analysis|eurostat)\b",
    re.IGNORECASE,
)
_MONTH_WORDS = frozenset(f"{date(2000, n, 1):{form}}".lower() for n in range(1, 13) for form in ("%B", "%b")) | {"sept"}
_SEVERAL = 2
_CALENDAR_WORDS = (
    "calendar",
    "31 december",
    "december 31",
    "dec. 31",
    "to december",
    "ended december",
    "ending december",
    "ends december",
)
_NATION_WORDS = frozenset({"gdp", "gross", "statistics", "national", "bureau", "eurostat"})
""" Of each of the two patterns one of these must stand on the page."""
_FISCAL = regex(r"\b(?:fiscal|financial year|FY\d|april-march|india\w*|japan\w*)\b", re.IGNORECASE)
_SPAN = rf"(?P<from>{MONTH})\.?\s*(?:to|through|until|till|[-–—]|(?<=\s)and(?=\s))\s*(?P<to>{MONTH})\b"
_PART = r"(?P<part>first|second|third|fourth|last)\s+(?P<kind>quarter|half)"
_QUARTER_MONTHS = regex(
    rf"\b(?:{_PART}|(?P<short>[QH][1-4]))(?:\s+of\s+(?:(?:the|its)\s+(?:calendar\s+)?year|(?:19|20)\d\d)|\s+(?:19|20)\d\d)?[\s,(–—]+(?:that\s+is,?\s+|i\.e\.\s+|the\s+(?:three|six)\s+months\s+|which\s+(?:ran|runs)\s+)?(?:from\s+|of\s+|between\s+)?{_SPAN}",
    re.IGNORECASE,
)
_MONTHS_QUARTER = regex(
    rf"\b(?:from\s+|between\s+|in\s+)?{_SPAN}[\s,(–—]+(?:the|its|our|or\s+the)\s+{_PART}\b(?!\s+(?:of\s+)?(?:the\s+|its\s+|our\s+)?(?:fiscal|financial))",
    re.IGNORECASE,
)


def _months_of_quarters(page: Page) -> Iterator[Draft]:
    """Only where the year is the calendar's: the article says so, or it is a nation's."""
    if (
        "quarter" not in page.folded
        and "half" not in page.folded
        and not re.search(r"\b[QH][1-4]\b", page.article.text)
    ):
        return
    text = page.article.text
    if len(_MONTH_WORDS & page.words) < _SEVERAL:
        return
    of_calendar = any(words in page.folded for words in _CALENDAR_WORDS) and (
        _YEAR_TO_DECEMBER.search(page.folded) or ("calendar" in page.folded and _CALENDAR_YEAR.search(text))
    )
    if not of_calendar and not (page.has(_NATION_WORDS) and _OF_A_NATION.search(text) and not _FISCAL.search(text)):
        return
    for m in (*_QUARTER_MONTHS.finditer(text), *_MONTHS_QUARTER.finditer(text)):
        groups = m.groupdict()
        short = groups.get("short")
        kind = ("quarter" if short[0] in "Qq" else "half") if short else m["kind"].lower()
        months = 3 if kind == "quarter" else 6
        nth = int(short[1]) if short else ORDINALS.get(m["part"].lower()) or 12 // months
        first, last = (month_number(m[name]) for name in ("from", "to"))
        if (
            (last - first) % 12 + 1 != months
            and not _ITS_OWN.search(m[0])
            or last == months * nth
            or page.is_repeat(m.start())
        ):
            continue  # "from January to September, the third quarter being the best"
        right = f"{MONTH_NAMES[months * (nth - 1) + 1]} to {MONTH_NAMES[months * nth]}"
        told = " ".join((short or f"{m['part']} {m['kind']}").split())
        message = f"The {told} of a calendar year is {right}, not {MONTH_NAMES[first]} to {MONTH_NAMES[last]}."
        yield Draft(
            m.start(),
            m.end(),
            page.severity("calendar", "warning", "tense"),
            message,
            "wrong-period",
            f"months|{told.lower()}",
            consistent=right,
        )


_ITS_OWN = regex(r"^[Bb]etween\b[^,]+,\s+(?:its|our)\s")
""" "Between January and June, its first quarter"."""

# ---------------------------------------------------------------- from a day to an earlier one
_FROM = regex(
    rf"\b(?:begin(?:s|ning)?|began|start(?:s|ed|ing)?|open(?:s|ed|ing)?|runs?|running|ran|lasts?|lasting|from|between|effective|valid)\s+(?:on\s+|from\s+|at\s+\d+\s*[ap]\.?m\.?\s+on\s+)?(?:{FULL_WEEKDAY},?\s+)?$",
    re.IGNORECASE,
)
_TO = regex(
    rf"\s*,?\s*(?:(?:and|then)\s+)?(?:will\s+|is\s+to\s+|was\s+to\s+)?(?:ends?|ended|ending|clos(?:es?|ed|ing)|to|until|till|through|expir(?:es|ed|ing)|finish(?:es|ed|ing)?|and|[-–—])\s+(?:on\s+|at\s+\d+\s*[ap]\.?m\.?\s+on\s+)?(?:{FULL_WEEKDAY},?\s+)?",
    re.IGNORECASE,
)


def _backwards(page: Page) -> Iterator[Draft]:
    """ "Begins on 22 September 2025 and ends on 8 September 2025"."""
    text = page.article.text
    for first, second in zip(page.days, page.days[1:], strict=False):
        if second.start - first.end > _TOGETHER or page.is_repeat(first.start):
            continue
        lead = _FROM.search(text, max(0, first.start - 40), first.start)
        between = _TO.fullmatch(text, first.end, second.start)
        if lead is None or between is None:
            continue
        # "between 8 September and 22 September" needs its "and"; from a day "and" leads on to another thing
        if (
            between[0].split()[0].lower() == "and"
            and len(between[0].split()) == 1
            and not lead[0].lower().startswith("between")
        ):
            continue
        pair = _in_order(first, second)
        if pair is None or pair[1] >= pair[0]:
            continue
        message = f"{day(pair[1])}, told as the end, is before {day(pair[0])}, told as the beginning."
        yield Draft(
            first.start, second.end, page.severity("calendar", "warning", "tense"), message, "wrong-date", f"order|{pair[0]}|{pair[1]}",
            figures=(first, second), consistent=f"a day after {day(pair[0])}",
        )  # fmt: skip


_TOGETHER = 40


def _in_order(first: Printed, second: Printed) -> tuple[date, date] | None:
    """Both days where their years are told; of one year's days within a month the order is known too."""
    year = second.year or first.year
    if year is None or (
        second.year is None and first.year is not None and (second.month, second.day) < (first.month, first.day)
    ):
        if first.year is None and second.year is None and first.month == second.month:
            a, b = first.in_year(2024), second.in_year(2024)
            return (a, b) if a and b else None
        return None
    if first.year is None and (first.month, first.day) > (second.month, second.day) and first.month != second.month:
        return None  # "from December 3 to January 8, 2026"
    a, b = first.in_year(first.year or year), second.in_year(year)
    return (a, b) if a and b else None


# ---------------------------------------------------------------- a quarter of a year that the text describes
_YEAR_RUNS = regex(
    rf"\b(?:fiscal|financial|business|reporting|accounting)\s+year\b(?:\s+20\d\d(?=\s+(?:runs?|ran|goes|begins?|began|start)))?(?!\s+(?:19|20)\d\d)(?:(?!months|quarter|half)[^.;]){{0,40}}?\b(?:"
    rf"(?:runs?|goes|lasts|extends|begins|starts|began|started)\b[^.;]{{0,40}}?(?:to|until|through|and\s+ends\s+(?:on|in))\s+(?:the\s+end\s+of\s+)?(?:\d{{1,2}}\s+)?(?P<end>{MONTH})"
    rf"|(?:ends|closes|finishes|to)\s+(?:(?:on|in|at)\s+)?(?:the\s+end\s+of\s+)?(?:\d{{1,2}}\s+)?(?P<end2>{MONTH}))\b",
    re.IGNORECASE,
)
_QUARTER_ENDED = regex(
    rf"\b(?:(?P<part>first|second|third|fourth)[ -](?P<kind>quarter|half)|first\s+(?P<months>three|six|nine)\s+months)\b(?:\s+of\s+(?:its|the|our)\s+(?:fiscal|financial)\s+year)?(?:\s+of\s+(?:fiscal\s+)?(?:20)\d\d)?,?\s+(?:the\s+\w+\s+months\s+)?(?:(?:that|which)\s+)?(?:ended|ending|to|ends)\s+(?:on\s+)?"
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<end>{MONTH})|(?P<end2>{MONTH})\.?\s+(?P<day2>\d{{1,2}})\b|(?P<end3>{MONTH}))",
    re.IGNORECASE,
)


_OTHER_YEAR = regex(r"\bcalendar\b|\b(?:books|accounts)\s+in\b", re.IGNORECASE)
"""Quarters of the calendar, or of a part of the company with a year of its own."""


_N_MONTHS = regex(rf"\b(?P<n>three|six|nine|twelve)\s+months\s*[,(]?\s*(?:from\s+)?{_SPAN}(?!\s+\d)", re.IGNORECASE)


def _counted_months(page: Page) -> Iterator[Draft]:
    """ "The nine months from January to June"."""
    if " months" not in page.folded:
        return
    for m in _N_MONTHS.finditer(page.article.text):
        first, last = (month_number(m[name]) for name in ("from", "to"))
        told, months = number(m["n"]), (last - first) % 12 + 1
        if told == months or page.is_repeat(m.start()):
            continue
        message = f"From {MONTH_NAMES[first]} to {MONTH_NAMES[last]} are {months} months, not {told}."
        yield Draft(
            m.start(),
            m.end(),
            page.severity("calendar", "warning", "tense"),
            message,
            "wrong-period",
            f"months|{m['n'].lower()}|{first}-{last}",
            consistent=f"{months} months",
        )


def _quarters_of_told_years(page: Page) -> Iterator[Draft]:
    """ "The financial year runs from 1 July to 30 June", and "the third quarter ended 31 December"."""
    text = page.article.text
    if "year" not in page.words or not page.has(_OF_BOOKS):
        return
    ends = {month_number(m["end"] or m["end2"]) for m in _YEAR_RUNS.finditer(text)}
    if len(ends) != 1 or _OTHER_YEAR.search(text):
        return
    year_end = ends.pop()
    for m in _QUARTER_ENDED.finditer(text):
        kind, part = (m["kind"] or f"{m['months']} months").lower(), (m["part"] or "first").lower()
        months = {"quarter": 3, "half": 6}.get(kind) or number(m["months"])
        nth = ORDINALS[part]
        last = month_number(m["end"] or m["end2"] or m["end3"])
        at = int(m["day"] or m["day2"] or 28)
        last = last if at > _FIRST_DAYS else (last - 2) % 12 + 1
        right = (year_end + months * nth - 1) % 12 + 1
        off = min((last - right) % 12, (right - last) % 12)
        if nth * months > 12 or off <= 1 or page.is_repeat(m.start()):
            continue
        message = (
            f"A year that ends in {MONTH_NAMES[year_end]} has its {part} {kind} end in "
            f"{MONTH_NAMES[right]}, not in {MONTH_NAMES[last]}."
        )
        yield Draft(
            m.start(), m.end(), page.severity("calendar", "warning", "tense"), message, "wrong-period", f"told-year|{part}|{kind}|{last}",
            consistent=MONTH_NAMES[right],
        )  # fmt: skip


_OF_BOOKS = frozenset({"fiscal", "financial", "business", "reporting", "accounting"})
_FIRST_DAYS = 10
"""A quarter of 13 weeks may end in the first days of the next month."""
