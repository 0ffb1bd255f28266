"""Times as tables print them, spelled as the grammar of times reads them; and those that only tables print."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from factcheck.patterns import regex
from factcheck.sources.documents.periods import Days, shifted
from factcheck.text.numerals import MONTHS, month_number

_A_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_IN_DIGITS = regex(r"(?<![\d./])(?P<d>\d{1,2})(?P<mark>[./])(?P<m>\d{1,2})(?P=mark)(?P<y>(?:19|20)?\d\d)(?![\d./])")
_SHORT_DAY = regex(
    rf"\b(?P<day>\d{{1,2}})[\s-](?P<month>{_A_MONTH})[\s-]['’]?(?P<year>\d\d)(?![\d.,:%])", re.IGNORECASE
)
_ISO_MONTH = regex(r"(?<![\d.,/-])(?P<y>20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d/-])")
_SHORT_YEAR = regex(r"\b(?P<part>Q[1-4]|H[12]|9M|FY)\s?['’]?(?P<year>\d\d)\b(?![\d.,%-]|/\s?\d)", re.IGNORECASE)
""" "Q4 25", "Q3 25/Q3 24", over a column; in a sentence the number may count something."""
_YEAR_AND_PART = regex(
    r"\bFY\s?(?P<year>20\d\d|\d\d),?\s+(?:(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)\s+(?P<half>half|quarter)|(?P<part>Q[1-4]|H[12]))\b",
    re.IGNORECASE,
)
""" "FY2026 first half", over a column."""
_NTH: Final = {"f": "1", "s": "2", "t": "3", "1": "1", "2": "2", "3": "3", "4": "4"}
_MONTH_OF_YEAR = regex(rf"\b(?P<month>{_A_MONTH})\s?['’](?P<year>\d\d)\b", re.IGNORECASE)
_YEAR_FIRST = regex(rf"^\W*(?P<year>20\d\d)\s+(?P<month>{_A_MONTH})(?!\s?['’]?\d)(?=\s|$)", re.IGNORECASE)
""" "2025 | Sep", one below the other."""
_NUMBERED = regex(r"\b(?:quarter|qtr\.?)\s?(?P<n>[1-4])\b(?=\W*(?:FY|20\d\d))", re.IGNORECASE)
_HALF = regex(r"\bhalf(?:[\s-]year)?\s?(?P<n>[12])\b(?=\W*(?:FY|20\d\d))", re.IGNORECASE)
_SO_MANY_MONTHS = regex(r"(?<![\w.])(?P<n>3|6|12)\s?M\b(?=\s?['’]?(?:20)?\d\d\b)", re.IGNORECASE)
_PARTS: Final = {"3": "Q1", "6": "H1", "9": "9M", "12": "FY", "three": "Q1", "six": "H1", "nine": "9M", "twelve": "FY"}
_MONTHS_OF_YEAR = regex(
    r"(?<![\w.])(?P<n>3|6|9|12|three|six|nine|twelve)[\s-]months?(?=\s+(?:FY\s?)?(?:19|20)\d\d\b)", re.IGNORECASE
)
""" "9 months 2026"."""
_ANNUAL = regex(r"\b(?:annual|year)(?=\s+(?:19|20)\d\d\b)", re.IGNORECASE)
""" "Annual | 2025", beside columns of quarters."""
LAST_TWELVE = regex(
    r"\b(?:LTM|TTM|MAT|(?:last|trailing|past|rolling|moving)\s+(?:twelve|12)[\s-]months?|(?:twelve|12)[\s-]months?\s+(?:rolling|trailing))\b",
    re.IGNORECASE,
)
_DAY: Final = r"\d{1,2}\s+[A-Za-z]{3,9}\.?(?:\s+(?:19|20)\d\d)?"
_FROM_TO = regex(rf"(?P<from>{_DAY})\s*(?:[-–—]|\bto\b|\buntil\b|\s)\s*(?P<to>{_DAY})", re.IGNORECASE)
_OF_DAY = regex(r"(?P<d>\d{1,2})\s+(?P<m>[A-Za-z]+)\.?(?:\s+(?P<y>\d{4}))?")
_DAYS_OF_MONTH = regex(
    r"(?<![\d.,/-])(?P<d>\d{1,2})(?=(?P<rest>\s?(?:[-–—]|\bto\b)\s?\d{1,2}\s+(?P<m>[A-Za-z]{3,9})\.?\s+(?:19|20)\d\d))(?P=rest)",
    re.IGNORECASE,
)
""" "1–15 November 2026"."""
_LONGEST: Final = 1200
"""Days between the two ends of what a column is of."""


def spelled(text: str) -> str:
    """ "31.12.25", "2026-07", "Quarter 3 2026/27" and "6M 2026" as a sentence would write them."""
    if not any(char.isdigit() for char in text):
        return text
    text = _IN_DIGITS.sub(_day, text)
    text = _ISO_MONTH.sub(_month, text)
    text = _SHORT_DAY.sub(r"\g<day> \g<month> 20\g<year>", text)
    text = _YEAR_FIRST.sub(r"\g<month> \g<year>", text)
    text = _MONTH_OF_YEAR.sub(r"\g<month> 20\g<year>", text)
    text = _NUMBERED.sub(r"Q\g<n>", text)
    text = _HALF.sub(r"H\g<n>", text)
    text = _SO_MANY_MONTHS.sub(lambda found: f"{_PARTS[found['n']]} ", text)
    text = _MONTHS_OF_YEAR.sub(lambda found: f"{_PARTS[found['n'].lower()]} ", text)
    text = _YEAR_AND_PART.sub(_part_first, text)
    text = _SHORT_YEAR.sub(r"\g<part> 20\g<year>", text)
    return _ANNUAL.sub("", text)


def _part_first(found: re.Match[str]) -> str:
    year = f"FY{2000 + int(found['year']) % 100}"
    if found["part"]:
        return f"{found['part']} {year}"
    nth = "4" if found["n"].lower() == "fourth" else _NTH[found["n"][0].lower()]
    return f"{'H' if found['half'].lower() == 'half' else 'Q'}{nth} {year}"


def _day(found: re.Match[str]) -> str:
    day, month, year = int(found["d"]), int(found["m"]), int(found["y"])
    if found["mark"] == "/" and month > len(MONTHS):
        day, month = month, day
    elif found["mark"] == "/" and day <= len(MONTHS):
        return found[0]  # "03/04/2026" is of March or of April
    if not 1 <= month <= len(MONTHS) or not 1 <= day <= 31:
        return found[0]
    return f"{day} {MONTHS[month - 1].title()} {year if year >= 100 else 2000 + year}"


def _month(found: re.Match[str]) -> str:
    year, month = int(found["y"]), int(found["m"])
    if (year + 1) % 100 == month:
        return found[0]  # "2011-12" may be two years
    return f"{MONTHS[month - 1].title()} {year}"


def stretch(text: str) -> Days | None:
    """ "1 July–15 November 2026", "30 September 2025 30 September 2026" over a column: from the one day to the other."""
    text = _DAYS_OF_MONTH.sub(r"\g<d> \g<m>\g<rest>", text)
    found = _FROM_TO.search(text)
    if found is None:
        return None
    one, other = _OF_DAY.fullmatch(found["from"]), _OF_DAY.fullmatch(found["to"])
    if one is None or other is None or other["y"] is None:
        return None
    months = month_number(one["m"]), month_number(other["m"])
    if not months[0] or not months[1]:
        return None
    try:
        end = date(int(other["y"]), months[1], int(other["d"]))
        start = date(int(one["y"] or other["y"]), months[0], int(one["d"]))
    except ValueError:
        return None
    if (start.month, start.day) == (end.month, end.day):
        start += timedelta(days=1)  # performance from the one day to the other
    return (start, end) if start < end and (end - start).days < _LONGEST else None


def past(text: str, last: date) -> Days | None:
    """ "3 years p.a.", "YTD", over returns: the time that ends on the last day."""
    if _TO_DATE.fullmatch(text):
        return date(last.year, 1, 1), last
    found = _PAST.fullmatch(text)
    if found is None:
        return None
    months = int(found["n"]) * (_YEAR if found["unit"][0].lower() == "y" else 1)
    return shifted((None, last), -months)[1] + timedelta(days=1), last


_YEAR: Final = 12
_TO_DATE = regex(
    r"\W*(?:YTD|year[\s-]to[\s-]date|since (?:the )?(?:start|beginning) of (?:the )?year)\W*", re.IGNORECASE
)
_PAST = regex(
    r"\W*(?P<n>\d{1,2})[\s-]?(?P<unit>years?|yrs?|months?|y)(?:[\s,(]+(?:p\.\s?a\.?|per annum|annuali[sz]ed|a year|ann\.)\)?)?\W*",
    re.IGNORECASE,
)
""" "3 years p.a.", over returns."""
