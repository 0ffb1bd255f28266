"""Other times that a sentence's words leave room for: of its other figures, of the sentence before, of years that the article looks back on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from factcheck.judge.case import Case, clause_words
from factcheck.judge.periods import windows_of
from factcheck.judge.spoken import spoken
from factcheck.judge.unsaid import claims_beside
from factcheck.judge.windows import Candidate, Windows, calendar_of
from factcheck.model import Claim
from factcheck.patterns import regex
from factcheck.sources.fiscal import FiscalCalendar, Part

_REACH = timedelta(days=1200)
"""How far back a period that is not said may lie: three years and the months until they are reported."""
_PARTS: tuple[Part, ...] = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", "FY")
_YEARS_BACK = 3
_LENGTHS = (
    (2, regex(r"\b(?:six|6)[ -]months?\b|\bhal(?:f|ves)\b|\btwo quarters\b|\bH[12]\b", re.I)),
    (3, regex(r"\b(?:nine|9)[ -]months?\b|\bthree quarters\b|\b9M\b", re.I)),
    (4, regex(r"\b(?:twelve|12)[ -]months?\b|\byears?\b|\bfour quarters\b|\bannual", re.I)),
)
"""The words for two, three and four quarters."""
_BACK = frozenset("earlier before ago previous prior preceding last year-ago year-earlier previously once been".split())


_GO_BACK = regex(
    r"\b(?:go|goes|going|went|look\w*|think\w*|rewind\w*|travel\w*) (?:only |just )?back\b|\byears? back\b", re.I
)
"""Not "bought back": "one only has to go back two years, to when quarterly revenue was $18.1 billion"."""


_BARE_PAST = regex(r"(?:It|That|They|This) (?:was|were|had been)\s+$")
_IN_WHICH = regex(
    r"\b(?:preceding|previous|prior|before|earlier|ago|last)\b[^;.]*\b(?:in|during|over|for) which\b[^;.]*$", re.I
)


def points_back(case: Case) -> bool:
    """ "Gross margin: 64.6%. It was 65.5%", "than in the preceding three months, in which it had taken in $68.1 billion" """
    lead = case.article.text[case.sentence.start if case.sentence else 0 : case.claim.start]
    bare = _BARE_PAST.fullmatch(lead) is not None and not case.extraction.times_in(case.claim.sentence)
    return bare or _IN_WHICH.search(lead) is not None


_PERFECT = regex(r"\b(?:has|have|having|['’]ve)\s+(?:(?!to\b|been\b)[\w-]+\s+){0,3}$", re.I)
_MANY_YEARS = 4


def over_years(case: Case) -> str | None:
    """ "Net income has done better, having nearly doubled", in a text that looks back on years: since when, it does not say"""
    filled = any(context.field == "period" for context in case.claim.context)
    if (shared := _shares_base(case) or _than_another(case)) is not None:
        return shared
    if not filled or case.claim.role != "delta" or case.claim.base is not None or case.claim.period_sure:
        return None
    start = case.sentence.start if case.sentence else 0
    if not _PERFECT.search(case.article.text[start : case.claim.start]):
        return None
    years = {int(m) for t in case.extraction.times if t.type != "tenor" for m in _A_YEAR.findall(t.value)}
    if len(years) >= _MANY_YEARS or years and max(years) - min(years) >= _MANY_YEARS:
        return "the article looks back on several years, and since when it changed is not said"
    return None


def _shares_base(case: Case) -> str | None:
    """ "... 4.6 times as much in two years. The loss went up too, by 48%": over the years that the sentence before tells"""
    if case.claim.role not in ("delta", "from") or case.claim.base is not None or case.sentence is None:
        return None
    # of an earlier level: "Over six years revenue rose by 149%. The margin widened from 21.1% to 32.0%."
    too = case.claim.role == "from" or _TOO.search(case.article.text[case.sentence.start : case.claim.start])
    if not too or case.extraction.time(case.claim.period) is not None and not _is_filled(case):
        return None
    before = case.extraction.sentence(case.claim.sentence - 1)
    told = _OVER_YEARS if case.claim.role == "from" else _IN_YEARS
    found = told.search(case.article.text, before.start, before.end) if before is not None else None
    if found is None:
        return None
    changed = any(c.role == "delta" for c in case.extraction.claims_in(case.claim.sentence - 1))
    later = any(found.end() < time.start for time in case.extraction.times_in(case.claim.sentence - 1))
    if case.claim.role == "from" and (later or not changed):
        return None  # "doubled within two years, stalled, and in the latest year went up 24%", "its best quarter since 2018"
    return "the sentence before tells of a change over years, and this one may be over the same"


def _is_filled(case: Case) -> bool:
    return any(context.field == "period" for context in case.claim.context)


def _than_another(case: Case) -> str | None:
    """ "Visa had $35.9 billion, Mastercard $28.2 billion. Visa's revenue is therefore 28% larger": than that of the other"""
    claim = case.claim
    if claim.role != "delta" or claim.base is not None or _LARGER.match(case.article.text, claim.end) is None:
        return None
    near = (c for n in (-1, 0) for c in case.extraction.claims_in(claim.sentence + n) if c.start < claim.start)
    others = {c.subject.id for c in near if c.metric == claim.metric and c.role in ("level", "from")}
    return "it may be told against another company" if others - {claim.subject.id, None} else None


_LARGER = regex(r" (?:larger|bigger|smaller|higher|lower|greater|more|less)\b(?! than (?:a|the|last|in)\b)")
_LONG_AGO = regex(r"AGO:P(?:[2-9]|\d\d)Y")
_TOO = regex(r"\b(?:too|also|as well|likewise|similarly|equally|followed suit|kept pace)\b", re.I)
_OVER_YEARS = regex(
    r"\b(?:over|within|across|in) (?:the )?(?:last |past |those |these )?(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?) years\b"
    r"|\bsince (?:fiscal )?(?:19|20)\d\d\b|\bdecade\b",
    re.I,
)
_IN_YEARS = regex(
    r"\b(?:in|over|within|across|since|after|for) (?:the )?(?:last |past |those |these )?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?) years\b|(?:19|20)\d\d\b(?! to\b))|\b(?:decade|years later|years (?:ago|before|earlier))\b",
    re.I,
)
_A_YEAR = regex(r"(?<!\d)(20\d\d)(?!\d)")


def a_year_after(case: Case) -> Iterator[Candidate]:
    """ "Buybacks of $90.7 billion compare with the $94.9 billion of fiscal 2024": of whole years, whatever was told before"""
    calendar = calendar_of(case)
    for time in case.extraction.times_in(case.claim.sentence):
        if time.type not in ("period", "fiscal") or time.id == case.claim.period:
            continue
        for told in windows_of(case, case.filings or case.own_facts, case.claim.metric, time.id).candidates:
            place = calendar.locate(told.start, told.end) if told.start is not None else None
            after = calendar.part(place[0] + 1, place[1]) if place is not None else None
            if after is not None:
                yield Candidate(after[0], after[1], f"the year after {told.label}")


def of_later_clause(case: Case) -> bool:
    """ "The gross margin slipped to 67.9%, and cash from operations fell by $1.2bn in the half": the time stands with another figure"""
    time = case.extraction.time(case.claim.period)
    if time is None or time.sentence != case.claim.sentence or time.start < case.claim.end:
        return False
    between = [
        c for c in claims_beside(case) if case.claim.end <= c.start and c.end <= time.end and c.quantity is not None
    ]
    return any(c.metric != case.claim.metric for c in between)


def named_years(case: Case, windows: Windows) -> Iterator[Candidate]:
    """An earlier level that names no time, in an article that looks further back: "from 24.1% to 32.0%" over five years, "two years ago"."""
    taken = any(context.field == "period" for context in case.claim.context)
    if case.claim.role != "from" or case.claim.base is not None or not taken:
        return
    calendar = calendar_of(case)
    named = {int(found[0]) for time in case.extraction.times if (found := _YEAR.search(time.value))}
    back = {int(found[1]) for time in case.extraction.times if (found := _YEARS_AGO.fullmatch(time.value))}
    held = [place for c in windows.candidates if c.start and (place := calendar.locate(c.start, c.end))]
    named |= {place[0] + 1 - years for place in held if place[1] == "FY" for years in back}
    for year in sorted(named, reverse=True):
        window = calendar.year(year)
        if window is not None and all(window[1] < c.end for c in windows.candidates):
            yield Candidate(window[0], window[1], f"fiscal {year}")
            yield Candidate(None, window[1], f"the end of fiscal {year}")


_YEAR = regex(r"(?:19|20)\d\d")
_YEARS_AGO = regex(r"AGO:P(\d{1,2})Y")
_ONWARD = frozenset("then later afterwards afterward thereafter subsequently now today nowadays currently".split())
_STALE = timedelta(days=300)


def goes_on(case: Case, windows: Windows) -> str | None:
    """A period taken over from elsewhere does not hold where the text has moved on from it.

    "Sales then sagged by 2.8%", "it now makes up 46.9%"; and a story that opens on a year long past tells how it went on.
    """
    source = next((context.source for context in case.claim.context if context.field == "period"), None)
    if source is None:
        return None
    past = (t for t in case.extraction.times_in(case.claim.sentence) if t.end <= case.claim.start)
    if any(_LONG_AGO.fullmatch(t.value) and t.id not in (case.claim.period, case.claim.base) for t in past):
        return "the sentence tells of a time long past"  # "Ten years ago growth was 26%"
    if _ONWARD & clause_words(case):
        return "the sentence tells of another time than the one before"
    if case.confirmed or source not in ("opening", "another company") or not windows.candidates or case.day is None:
        return None
    latest = max((end for _, end in calendar_of(case).quarters if end < case.day), default=None)
    if latest is not None and latest - max(c.end for c in windows.candidates) > _STALE:
        return f"the period is the one with which the article opens, {windows.candidates[0].label}, and not a late one"
    return None


def is_told_twice(case: Case) -> bool:
    """ "Improved to $10.45 in 2024 from $10.45 a year earlier": the earlier period has its figure, and this one is another's"""
    own = case.quantity
    if own is None or own.value is None or case.claim.role != "level":
        return False
    earlier = [
        c for c in claims_beside(case) if c.role == "from" and c.metric == case.claim.metric and c.id != case.claim.id
    ]
    told = (case.extraction.quantity(c.quantity) for c in earlier)
    return any(
        q is not None
        and q.value is not None
        and q.unit == own.unit
        and abs(q.value - own.value) <= max(q.step, own.step)
        for q in told
    )


def is_tried(candidate: Candidate, windows: Windows) -> bool:
    return any((c.start, c.end) == (candidate.start, candidate.end) for c in windows.candidates)


def of_sentence(case: Case, windows: Windows) -> Iterator[Candidate]:
    """The periods of the other times of the sentence, and the ones before where its words look back."""
    for time in case.extraction.times_in(case.claim.sentence):
        of_change = case.claim.role == "delta" and time.id == case.claim.base
        if time.id != case.claim.period and time.type != "base" and not of_change:
            yield from windows_of(case, case.filings or case.own_facts, case.claim.metric, time.id).candidates
    yield from _of_sentence_before(case)
    yield from _of_its_level(case)
    yield from _of_that_part(case)
    yield from other_naming(case, windows)
    yield from _of_length(case, windows)
    if looks_back(case) or _figures_beside(case):
        for candidate in windows.candidates:
            yield from periods_before(case, candidate)


def _of_its_level(case: Case) -> Iterator[Candidate]:
    """ "Capital spending was $2.4 billion, less than ..., so almost all of the $53.9 billion of cash was free": perhaps no earlier level"""
    claim = case.claim
    base = case.extraction.time(claim.base)
    if claim.role != "from" or base is None or claim.period is None or base.sentence != claim.sentence:
        return
    if _FOLLOWS.search(case.article.text, base.end, max(base.end, claim.start)) is not None:
        yield from windows_of(case, case.filings or case.own_facts, claim.metric, claim.period).candidates


_FOLLOWS = regex(r"[,;]\s+(?:and )?(?:so|hence|thus|therefore|leaving|which (?:left|leaves|means))\b", re.I)
_MOST_OF_YEAR = 300
_LAST_YEAR = frozenset({"last year", "the previous year", "previous year", "the year before"})


def _of_that_part(case: Case) -> Iterator[Candidate]:
    """ "Last year the margin was 27.2%", of a text on a quarter: that quarter of last year"""
    time = case.extraction.time(case.claim.period)
    if time is None or time.text.lower() not in _LAST_YEAR:
        return
    calendar = calendar_of(case)
    for told in spoken(case):
        part = told.start is not None and (told.end - told.start).days < _MOST_OF_YEAR
        if part and told.start is not None and (ago := calendar.year_ago(told.start, told.end)) is not None:
            yield Candidate(ago[0], ago[1], f"a year before {told.label}")


def _of_sentence_before(case: Case) -> Iterator[Candidate]:
    """Of a period taken over from a sentence that tells several: "$76.5 billion at the end of 2023 had grown to $96.1 billion by February"."""
    own = case.extraction.time(case.claim.period)
    taken = any(c.field == "period" and c.source == "previous sentence" for c in case.claim.context)
    if own is None or not taken:
        return
    facts = case.filings or case.own_facts
    first = max((c.end for c in windows_of(case, facts, case.claim.metric, own.id).candidates), default=None)
    for time in case.extraction.times_in(own.sentence):
        if time.id != own.id and time.type in ("period", "fiscal", "date"):
            later = windows_of(case, facts, case.claim.metric, time.id).candidates
            yield from (c for c in later if first is not None and c.end > first)


def periods_before(case: Case, candidate: Candidate) -> Iterator[Candidate]:
    """The same period of the years before, and the period before."""
    if candidate.start is None:
        return
    calendar = calendar_of(case)
    found = [calendar.previous(candidate.start, candidate.end)]
    ago: tuple[date, date] | None = (candidate.start, candidate.end)
    for _ in range(_YEARS_BACK):
        ago = calendar.year_ago(*ago) if ago else None
        found.append(ago)
    yield from (Candidate(each[0], each[1], f"{each[0]} to {each[1]}") for each in found if each)


def _of_length(case: Case, windows: Windows) -> Iterator[Candidate]:
    """Where the words give a length ("the nine-month sum", "two quarters"): what of it ended with the period, or a year before."""
    said = {count for count, pattern in _LENGTHS if pattern.search(_other_words(case))}
    calendar = calendar_of(case)
    backs = (0, 365) if looks_back(case) else (0,)
    for candidate in windows.candidates if said else ():
        for year in calendar.years:
            for part in _PARTS:
                window = calendar.part(year, part)
                if window is None or round((window[1] - window[0]).days / 91) not in said:
                    continue
                if min(abs((candidate.end - window[1]).days - back) for back in backs) <= 10:
                    yield Candidate(window[0], window[1], f"{part} of fiscal {year}")


def looks_back(case: Case) -> bool:
    """The words speak of an earlier period that no claim of the sentence has taken as its basis."""
    if not _GO_BACK.search(case.words) and not _BACK & set(_other_words(case).lower().replace("'", " ").split()):
        return False
    beside = claims_beside(case)
    return not any(c.base is not None or c.role == "from" for c in beside if c.id != case.claim.id)


def _other_words(case: Case) -> str:
    """The sentence without the claim's own period."""
    own, sentence = case.extraction.time(case.claim.period), case.sentence
    if own is None or sentence is None or own.sentence != sentence.index:
        return case.words
    return case.words[: own.start - sentence.start] + " " + case.words[own.end - sentence.start :]


def other_naming(case: Case, windows: Windows) -> Iterator[Candidate]:
    """Of a year that ends in January or February some say the number of its first month, others that of its last."""
    calendar = calendar_of(case)
    for candidate in windows.candidates:
        place = calendar.locate(candidate.start, candidate.end) if candidate.start else None
        if place is not None and candidate.end.month <= 2 and place[1] == "FY":
            found = calendar.year(place[0] + 1)
            if found:
                yield Candidate(found[0], found[1], f"fiscal {place[0]} as others count")


def _figures_beside(case: Case) -> bool:
    """Another level of the metric stands beside it, as an earlier one often does without a word; not that of a company named with it."""
    own = case.claim
    if "period<between two times" in own.rule_trace:
        return False  # each has its own

    def is_anothers(c: Claim) -> bool:
        return bool(c.subject.text and own.subject.text) and c.subject.id != own.subject.id

    same = [c for c in claims_beside(case) if (c.metric, c.role) == (own.metric, own.role) and not is_anothers(c)]
    return len(same) > 1


def recent(case: Case) -> Iterator[Candidate]:
    """Every quarter, half, nine months and year of the company that had lately ended."""
    return iter(()) if case.day is None else iter(_ended(calendar_of(case), case.day))


def years_ended(case: Case) -> list[Candidate]:
    """Every year of the company that had ended, in their order."""
    calendar = calendar_of(case)
    ended = [(year, window) for year, window in sorted(calendar.years.items()) if case.day and window[1] < case.day]
    return [Candidate(window[0], window[1], f"fiscal {year}") for year, window in ended]


@lru_cache(maxsize=64)
def _ended(calendar: FiscalCalendar, day: date) -> tuple[Candidate, ...]:
    parts = [
        (year, part, calendar.part(year, part)) for year in sorted(calendar.years, reverse=True) for part in _PARTS
    ]
    late = [(year, part, found) for year, part, found in parts if found and day - _REACH <= found[1] < day]
    flows = [Candidate(found[0], found[1], f"{part} of fiscal {year}") for year, part, found in late]
    return (*flows, *(Candidate(None, found[1], f"the end of {part} of fiscal {year}") for year, part, found in late))
