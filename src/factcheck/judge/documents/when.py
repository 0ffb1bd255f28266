"""The times of two sentences: the same, another, or not told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from factcheck.judge.documents import orders
from factcheck.judge.documents.printed import DATED
from factcheck.model import Extraction, Time
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import BASES, Days, length, of_time, same
from factcheck.sources.documents.words import Stems

_WHEN = regex(r"\b(?:spring|summer|autumn|winter|early|late|mid|19\d\d|20\d\d)\b", re.IGNORECASE)


_SEASON = regex(
    r"\b(?P<when>spring|summer|autumn|winter|early|late|mid)(?:\s+of|\s+in|-)?\s*(?P<year>20\d\d)\b", re.IGNORECASE
)


def whens(text: str) -> frozenset[str]:
    """Seasons and years that a text prints."""
    return frozenset(found[0].lower() for found in _WHEN.finditer(text))


def may_be_own_year(held: Held, text: str) -> bool:
    """ "Last year", of a report of the year that has just ended: it may be the one before, or the report's own; "the coming
    financial year" is called by the year in which it begins or ends."""
    main = held.calendar.main
    return (
        _COMING.search(text) is not None
        or main is not None
        and length(main) >= _A_YEAR
        and _LAST_YEAR.search(text) is not None
    )


_LAST_YEAR = regex(r"\blast\s+(?:financial\s+|fiscal\s+)?year\b(?!['’]s)", re.IGNORECASE)
_COMING = regex(r"\b(?:coming|next|this|current)\s+(?:financial|fiscal|budget|business)\s+year\b", re.IGNORECASE)
_A_YEAR = 350


def other_season(one: str, other: str) -> bool:
    """ "In the spring of 2027", against "in the spring of 2028"."""
    mine, its = ({found["when"].lower(): found["year"] for found in _SEASON.finditer(text)} for text in (one, other))
    return any(when in its and its[when] != year for when, year in mine.items())


def times_in(text: str, vocabulary: Any, held: Held) -> list[Time]:
    from factcheck.extract.mentions import find_mentions
    from factcheck.model import Sentence

    sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(text), "class": "none"})
    # a transcript may print no day; what it tells of the time to come is counted from its period
    day = held.published or (held.calendar.main[1] if held.calendar.main else None)
    _, found, _ = find_mentions(text, sentence, vocabulary, day)
    return found


def _same(one: Days, other: Days) -> bool:
    """Of two days the same one, over zones; of periods as everywhere."""
    if one[0] is None and other[0] is None:
        return abs((one[1] - other[1]).days) <= 1
    return same(one, other)


def _days(held: Held, times: Sequence[Time]) -> list[tuple[str, Days]]:
    out: list[tuple[str, Days]] = []
    for time in times:
        if time.type not in ("date", "period", "fiscal"):
            continue
        windows = of_time(time, held.calendar)
        if time.value.startswith("REF:") and not windows and held.calendar.main is not None:
            windows = (held.calendar.main,)  # "the quarter" of a report is the one that it is about
        if "XXXX" in time.value and len(windows) > 1:
            windows = windows[:1]
        out += [(time.type, window) for window in windows[:1] if window != (None, held.published)]
    return out


def _segment(text: str, there: Sequence[Time], told: Stems) -> list[Time]:
    """ "In the United States in the fourth quarter and in Europe in early 2026": the one of several times whose words the claim has."""
    dated = [t for t in there if t.type in ("date", "period", "fiscal")]
    if len(dated) < 2:
        return list(there)
    starts = [0, *(t.end for t in dated[:-1])]
    parts = [orders.all_words(text[a : t.start]) for a, t in zip(starts, dated, strict=True)]
    # what stands before the first time leads to all of them
    hits = [k for k in range(1, len(parts)) if told & (parts[k] - parts[0])]
    if len(hits) > 1:
        return list(there)
    chosen = dated[hits[0] if hits else 0]
    return [t for t in there if t not in dated or t is chosen]


_SPAN = regex(r"P(?P<n>\d+)(?P<unit>[DWMY])$")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_NEAR = 4


def _are_near(one: str, other: str) -> bool:
    """Told in different units, and less than a quarter apart."""
    found = _SPAN.match(one), _SPAN.match(other)
    if found[0] is None or found[1] is None or found[0]["unit"] == found[1]["unit"]:
        return False
    short, long = sorted(int(each["n"]) * _DAYS[each["unit"]] for each in found if each is not None)
    return (long - short) * _NEAR < long


def other_time(held: Held, times: Sequence[Time], text: str, vocabulary: Any, told: Stems = frozenset()) -> Any:
    there = times_in(text, vocabulary, held)
    if told:
        there = _segment(text, there, told)
    spans = [{t.value for t in found if t.type == "duration"} for found in (times, there)]
    if all(len(span) == 1 for span in spans) and spans[0] != spans[1]:
        if _are_near(*spans[0], *spans[1]):
            return None  # seven weeks are "about two months"
        return "wrong-duration" if {v[:1] for v in spans[0] | spans[1]} == {"P"} else None
    if may_be_one(times, there) or RECKONED.search(text):
        return None
    if spans[0] and not spans[1]:
        return None  # "in July, and production two years later": what is counted from it may be the other time
    mine, its = _days(held, times), _days(held, there)
    if len(mine) != 1 or len(its) != 1 or _same(mine[0][1], its[0][1]):
        return None
    one, other = mine[0][1], its[0][1]
    within = (
        one[0] is not None and one[0] <= other[1] <= one[1] or other[0] is not None and other[0] <= one[1] <= other[1]
    )
    if within:
        return None
    return "wrong-date" if one[0] is None else "wrong-period"


RECKONED = regex(
    r"\b(?:in|for|by|than)\s+the\s+(?:next|following|previous|last|other)(?:\s+one)?(?=\s*(?:[,.;)]|$))", re.IGNORECASE
)
""" "Will hire fewer in the next": a time that is counted from another one."""
_MONTH = regex(r"(?:\d{4}|XXXX)-(?P<rest>\d\d(?:-\d\d)?|Q[1-4]|H[12])$")


_PRINTED = regex(r"\d{4}")


def _alike(one: str, other: str) -> bool:
    """The same month, quarter or day; a day of a month is in the month."""
    return one == other or (min(len(one), len(other)) == len("05") and one[:2] == other[:2])


def may_be_one(times: Sequence[Time], there: Sequence[Time]) -> bool:
    """The same month, day or words, where at least one side prints no year: which June is meant was a guess."""
    for one in times:
        for other in there:
            if one.text.lower() == other.text.lower() and one.text.replace(" ", "").isalpha():
                return True  # "at the end of the year", each as its own day has it
            first, second = _MONTH.match(one.value), _MONTH.match(other.value)
            if (
                first
                and second
                and _alike(first["rest"], second["rest"])
                and not (_PRINTED.search(one.text) and _PRINTED.search(other.text))
            ):
                return True
    return False


def times_given(held: Held, times: Sequence[Time], text: str, vocabulary: Any) -> bool:
    """Every time of the claim stands in the sentence as well, or is the document's own."""
    there = times_in(text, vocabulary, held)
    if {t.value for t in times if t.type == "duration"} - {t.value for t in there if t.type == "duration"}:
        return False
    its = [window for _, window in _days(held, there)]
    own = [held.calendar.main] if held.calendar.main else []
    return all(any(_same(window, other) for other in (*its, *own)) for _, window in _days(held, times))


def wrong_date(held: Held, times: Sequence[Time], facts: Sequence[Fact], vocabulary: Any) -> Fact | None:
    """The fact of an office whose sentence names one day, which is not the claim's."""
    mine = [window for kind, window in _days(held, times) if kind == "date"]
    if len(mine) != 1:
        return None
    for fact in facts:
        there = times_in(fact.text, vocabulary, held)
        if may_be_one(times, there):
            continue
        its = [window for kind, window in _days(held, there) if kind == "date"]
        its = [window for window in its if window[1] != held.published]
        if len(its) == 1 and abs((its[0][1] - mine[0][1]).days) > 1:
            return fact
    return None


def plain_times(extraction: Extraction, sentence: int) -> list[Time]:
    return [time for time in extraction.times if time.sentence == sentence]


def other_base(behind: str, its: str) -> bool:
    """ "3.3% more than a year earlier", of a document with "3.3% more than in the second quarter": by what stands behind both."""
    found = _THAN.match(behind), _THAN.match(its)
    lengths = [_of_a_year(each["base"]) for each in found if each is not None]
    return len(lengths) == len(found) and None not in lengths and lengths[0] != lengths[1]


def _of_a_year(base: str) -> bool | None:
    if _YEAR_BACK.search(base):
        return True
    return False if _PART_BACK.search(base) else None


_THAN = regex(
    r"\s*(?:more|less|fewer|higher|lower|up|down|above|below)\s+(?:than|on|from)\s+(?P<base>[^,.;]{3,40})",
    re.IGNORECASE,
)
_YEAR_BACK = regex(r"\byear\b|\b(?:same|corresponding)\s+(?:quarter|period|month|time)\b", re.IGNORECASE)
_PART_BACK = regex(r"\b(?:quarter|month|three months)\b(?!\s+(?:of|in)\s+\d)", re.IGNORECASE)


def is_compared_with(sentence: str, time: Time) -> bool:
    """ "3.7% more than ten years ago": the time with which something is compared, and of which nothing is told."""
    return _COMPARED.search(sentence.partition(time.text)[0]) is not None


_COMPARED = regex(
    r"\b(?:than|since|compared with|compared to|against|versus|over|on)\s+(?:in\s+|at\s+|that\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def is_day_of(day: Days, month: Days) -> bool:
    """ "In April", where the document names the day."""
    return (
        day[0] is None
        and month[0] is not None
        and month[0] <= day[1] <= month[1]
        and (month[1] - month[0]).days < _A_MONTH
    )


_A_MONTH = 32


_LAST_YEARS = regex(r"\b(?:last|previous|prior)\b", re.IGNORECASE)


def is_of_base(held: Held, base: Sequence[Time], times: Sequence[Time]) -> bool:
    """The earlier figure is as old as the claim says, as far as both tell."""
    calendar = held.calendar
    back = {BASES[t.value] for t in times if t.type == "base" and t.value in BASES}
    its = [w for t in base if t.type in DATED and not _LAST_YEARS.search(t.text) for w in of_time(t, calendar)[:1]]
    if not back or not its or calendar.main is None:
        return True
    now = calendar.main[1]
    return (now.year - its[0][1].year) * 12 + now.month - its[0][1].month in back
