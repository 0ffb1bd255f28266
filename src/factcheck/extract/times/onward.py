"""Times counted onward from one told before: "$10.9 billion in March 2025 and $77.5 billion a year on", "the year after"."""

from __future__ import annotations

import re
from datetime import date

from factcheck.extract.times.values import Found, Meaning, Reading, month_end, on, safe_date
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.text.numerals import CARDINALS

_ONWARD = regex(
    r"""\b(?: (?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty-four|\d{1,2})\s+(?:full\s+)?(?P<u>years?|months|quarter)\s+
              (?: later\b | (?:on|after)(?=\s*(?:[.,;:)]|$)) | after\s+that\b )
          | within\s+(?:just\s+|only\s+)?(?P<within>two|three|four|five)\s+(?P<years>years)\b
          | (?<!over\s)(?<!within\s)(?<!for\s)(?<!during\s) the\s+(?: following | next | subsequent | succeeding )\s+(?:fiscal\s+|financial\s+)?(?P<next>year|quarter)\b
              (?! ['’-] | \s+(?:end|quarter|ago)\b )
          | the\s+(?P<after>year|quarter)\s+after\b (?=\s*(?:[.,;:)]|$) | \s+that\b) )""",
    re.IGNORECASE | re.VERBOSE,
)
_WORDS = frozenset({"later", "within", "on", "after", "following", "next", "subsequent", "succeeding"})
_UNITS = frozenset({"year", "years", "months", "quarter"})
_OTHER_NUMBERS = {"a": 1, "an": 1, "twenty-four": 24}
_YEARLY = regex(r"(?P<fy>FY)?(?P<year>\d{4})(?P<part>-(?:[QH]\d|9M|\d\d))?")
_DAY = regex(r"(?P<code>QE|YE|[369]ME)?(?P<day>\d{4}-\d\d-\d\d)")
_LENGTHS = frozenset({"base", "duration", "tenor"})
_NUMBER = regex(r"\d{4}")
_QUARTERS_A_YEAR = 4


def told_onward(r: Reading, found: list[Found], last: Time | None = None) -> None:
    """Adds such times in place; what was read of their words alone goes.

    `last` is the time that the sentence before told last, from which one that opens this sentence is counted ("A year later it was").
    """
    low = r.tokens.low
    if _WORDS.isdisjoint(low) or _UNITS.isdisjoint(low):
        return
    for match in _ONWARD.finditer(r.tokens.text, r.tokens.start[0], r.tokens.end[-1]):
        base = next((t for t in reversed(found) if t.end <= match.start() and t.type not in _LENGTHS), None)
        if base is None and last is not None and not match["within"] and _opens(r, match.start()):
            base = Found(match.start(), match.start(), last.type, last.value, last.window)
        unit = match["u"] or match["next"] or match["after"] or match["years"]
        count = _count(match["n"] or match["within"])
        told = _after(base, count, unit.lower()) if base is not None and count else None
        if base is None or told is None or _lies_ahead(r, told):
            continue
        found[:] = [t for t in found if t.end <= match.start() or t.start >= match.end()]
        found.append(Found(match.start(), match.end(), told.type, told.value, told.window, rule="onward"))
        found.sort(key=lambda t: t.start)
        r.tokens.take(r.tokens.behind(match.start()), r.tokens.behind(match.end()), "time")


def _opens(r: Reading, at: int) -> bool:
    """Whether a time stands at the beginning of its sentence, or behind a word that leads to it ("By the following year")."""
    first = r.tokens.behind(at)
    before = r.tokens.low[:first]
    if first <= _LED_BY and all(word in _LEADING for word in before):
        return True
    return not r.moved.isdisjoint(before) and r.hoped_for.isdisjoint(before)  # "It grew by 11.4% in the next year"


_LED_BY = 3
_LEADING = frozenset(("by", "in", "and", "but", "then", ",", "only", "just", "yet", "*", "-"))


def _count(word: str | None) -> int:
    if word is None:
        return 1
    return int(word) if word.isdigit() else _OTHER_NUMBERS.get(word.lower()) or CARDINALS.get(word.lower(), 0)


def _after(base: Found, count: int, unit: str) -> Meaning | None:
    if unit == "months":
        count, left = divmod(count, 12)
        if left or not count:
            return None
    if (year := _YEARLY.fullmatch(base.value)) is not None:
        part = year["part"] or ""
        if unit != "quarter":
            return Meaning(base.type, f"{year['fy'] or ''}{int(year['year']) + count}{part}")
        if not part.startswith("-Q"):
            return None
        quarter = int(part[2:]) - 1 + count
        number = int(year["year"]) + quarter // _QUARTERS_A_YEAR
        return Meaning(base.type, f"{year['fy'] or ''}{number}-Q{quarter % _QUARTERS_A_YEAR + 1}")
    match = _DAY.fullmatch(base.value)
    if match is None:
        return None
    day = date.fromisoformat(match["day"])
    if unit == "quarter":
        if match["code"] != "QE":
            return None
        month = day.month - 1 + 3 * count
        return Meaning(base.type, f"QE{month_end(day.year + month // 12, month % 12 + 1)}")
    last = month_end(day.year, day.month) == day
    then = month_end(day.year + count, day.month) if last else safe_date(day.year + count, day.month, day.day)
    if then is None:
        return None
    return Meaning(base.type, f"{match['code']}{then}") if match["code"] else on(then)


def _lies_ahead(r: Reading, told: Meaning) -> bool:
    year = _NUMBER.search(told.value)
    return r.published is not None and year is not None and int(year[0]) > r.published.year + 1
