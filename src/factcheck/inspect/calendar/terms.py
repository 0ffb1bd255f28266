"""How long something runs, against the times at which it begins and ends: "a seven-year contract ... from January 2026 until the end of 2030".

The length, the beginning and the end may stand in one sentence or in two that follow each other. Where more than one of each is told
nobody knows which go together.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.cues import Heads, may_stand
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import NUMBER, month_number, number

_N = rf"(?P<n>{NUMBER})"
_LENGTH = regex(
    rf"(?<![\w.,-]){_N}(?P<form>-|\s+)(?P<unit>year|season|month)(?P<many>s?)\b(?P<behind>(?:\s+[\w’'-]+){{0,3}})",
    re.IGNORECASE,
)
_NO_TERM = regex(
    r"\s+(?:ago|later|earlier|before|after|previously|old|high|low|of\s+age|bonds?|notes?|yields?|treasur\w+|gilts?|bunds?|average|moving|record|streak|anniversary|swaps?|swap|return|plan|outlook|forecast|target|to\s+go|away|in\s+a\s+row|running)\b",
    re.IGNORECASE,
)
_NO_LEAD = regex(
    r"\b(?:every|last|past|next|previous|within|first|another|further|additional|extend\w*|extension|option|by|each|in|over|least|than|up\s+to|final|remaining|preceding)\s+(?:(?:a|an|the|of|for|about|some)\s+)?$",
    re.IGNORECASE,
)
_WHEN = (
    rf"(?:(?P<part>(?:the\s+)?(?:very\s+)?(?:start|beginning|end|close|middle|spring|summer|autumn|fall|winter)\s+of\s+|early\s+|late\s+|mid-?\s?|end-)\s*)?"
    rf"(?:(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{MONTH})\b|(?P<m2>{MONTH})\b\.?(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]\d|\s*(?:%|million|billion)))?)(?:,?\s*(?P<y>(?:19|20)\d\d)(?![\d%]))?"
    rf"|(?P<y0>(?:19|20)\d\d)(?![\d%]))"
)
_GAP = r"(?:\s+(?!(?:until|till|to|through|and|but|from|for)\b)[^\s,;:.()]+){0,5}?\s+(?:on\s+|in\s+|from\s+|at\s+)?"
_BEGIN = regex(
    rf"\b(?:from|since|between|beginning|starts?|starting|started|began|begun|begins?|commenc\w+|effective|opened|opens|entered\s+into\s+force|took\s+effect)(?:{_GAP}|\s+)(?:on\s+|in\s+|at\s+|with\s+)?{_WHEN}",
    re.IGNORECASE,
)
_END = regex(
    rf"\b(?P<cue>to|until|till|through|and(?!\s+(?:ends?|ending|expir|matur|runs?|lasts?))|ends?|ending|ended|expir\w+|matur\w+|finish\w*|concludes?|lapses?|falls\s+due|up\s+to)(?:{_GAP}|\s+)(?:on\s+|in\s+|at\s+|with\s+)?{_WHEN}",
    re.IGNORECASE,
)
_OPEN = regex(
    r"\b(?:option|extend\w*|extension|renew\w*|prolong\w*|originally|instead\s+of|rather\s+than|shorten\w*|delay\w*|brought\s+forward|expected|halfway|interrupt\w*|break)\b",
    re.IGNORECASE,
)
_NONE = regex(r"\bno\s+(?:option|right|possibility|provision|plans?)\s+(?:to|for|of)\s+(?:\w+\s+){0,3}", re.IGNORECASE)
""" "There is no option to extend it"."""
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEGINNINGS = Heads(
    whole=frozenset(
        """from since between beginning start starts starting started began begun begin begins effective opened opens
        entered took""".split()
    ),
    beginnings=("commenc",),
)
"""The words with which the pattern of a beginning begins."""
_JOINED = regex(r"\bbeen\s+(?:with|at|part\s+of)\b[^.;,]{0,40}$")
""" "Twelve years as chief executive, ... who has been with the firm since 2008": two lengths."""
_TERM_OF = regex(r"\b(?:terms?|mandate|period)\s+of\s+$")
_OVER = regex(
    r"\b(?:puts?\s+an\s+end|ends|ending|settl\w+|brings?\s+to\s+an\s+end|concludes?|closes\s+the|bury|buries|resolv\w+|has\s+(?:now\s+)?(?:been|lasted|run)|celebrat\w+|steps?\s+down|retires?|leaves?)\b",
    re.IGNORECASE,
)
_TOOK = regex(r"\b(?:took|taken|lasted|needed|required)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_DONE = regex(
    rf"\b(?:broke\s+through|finish\w*|complet\w+|ended|opened|arriv\w+|reach\w+|delivered|was\s+(?:done|over|ready)|handed\s+over|closed)\b[^.;]{{0,40}}?\b(?:in|on)\s+{_WHEN}",
    re.IGNORECASE,
)
""" "It took 17 months: the machine started in March 2023 and broke through this week, in August 2025"."""
_UNITS = {"year": (365.25, 230.0), "season": (365.25, 230.0), "month": (30.44, 24.0)}
"""Days of one, and by how many the count may be off: both ends may count or neither."""
_UNIT_WORDS = frozenset(f"{unit}{many}" for unit in _UNITS for many in ("", "s"))
_OF_YEARS = 60
"""By so many where both ends are years, which may count in full already."""
_ROUNDLY, _PLAINLY = 0.08, 0.02
"""Longer terms are told roundly, in fives and tens."""


@record
class When:
    """The first and last day that a printed time may mean."""

    first: date
    last: date
    start: int
    end: int


def inspect_terms(page: Page) -> list[Draft]:
    if not any(f"{unit}s" in page.folded or f"-{unit}" in page.folded for unit in _UNITS):
        return []
    return [*(draft for here, there in _windows(page) if (draft := _judged(page, here, there))), *_of_new_notes(page)]


# ---------------------------------------------------------------- "sold a seven-year bond, due in October 2031"
_NEW_NOTE = regex(
    rf"\b(?:sold|placed|issued|launched|priced|raised|borrowed|sells|places|issues|offered)\s+(?:\w+\s+)?an?\s+(?:new\s+|debut\s+|\w+-currency\s+)?{_N}-year\s+(?:[a-z-]+\s+){{0,2}}(?:bond|note|loan|issue|benchmark|gilt)\b"
    rf"(?:[^.;]|\.(?=\d)){{0,60}}?\b(?:due|matur(?:es|ing|e)|falls\s+due|repayable|expir(?:es|ing))\s+(?:in\s+|on\s+)?{_WHEN}"
)
_OLD_NOTE = regex(
    r"\b(?:ago|earlier|originally|tap\w*|re-?open\w*|had|outstanding|existing|last\s+(?:year|autumn|spring|summer|winter)|previous\w*|when|back\s+in|called|callable|holding|portfolio)\b",
    re.IGNORECASE,
)
_SELLING = timedelta(days=60)
"""So long before or after the article the note may be paid in."""


def _of_new_notes(page: Page) -> Iterator[Draft]:
    """A note that is sold these days falls due when its term is over."""
    if page.published is None or not page.has(_OF_NOTES):
        return
    begin = When(page.published - _SELLING, page.published + _SELLING, 0, 0)
    for m in _NEW_NOTE.finditer(page.article.text):
        sentence = next((s for s in page.extraction.sentences if s.start <= m.start() < s.end), None)
        end = _when(page, m)
        if sentence is None or end is None or not page.is_told(sentence) or m["y"] is None and m["y0"] is None:
            continue
        words = page.text_of(sentence.index)
        if _OLD_NOTE.search(words) or any(
            y != str(end.last.year) and abs(int(y) - begin.first.year) > 0 for y in _YEAR.findall(words)
        ):
            continue
        told, apart = number(m["n"]), (end.last - page.published).days / _UNITS["year"][0]
        if abs(apart - told) > ONE_YEAR:
            start = m.start("n")
            message = f"What is sold on about {day(page.published)} and falls due on {day(end.last)} runs for about {apart:.0f} years, not {told}."
            yield Draft(
                start, m.end(), page.severity("calendar", "warning", "tense"), message, "wrong-duration",
                f"note|{told}|{end.last}", figures=(end,), consistent=f"{apart:.0f}-year",
            )  # fmt: skip


_OF_NOTES = frozenset({"bond", "note", "loan", "issue", "benchmark", "gilt"})
ONE_YEAR = 0.9
"""A note may be dated ahead or begin with a short or a long first period."""


def _windows(page: Page) -> Iterator[tuple[Sentence, Sentence]]:
    """Each sentence alone, and with the one behind it in its paragraph; one of them has a beginning, and one a length."""
    told = page.told("hypothetical")
    timed = [page.says(s.index, _UNIT_WORDS) for s in told]
    for k, sentence in enumerate(told):
        if timed[k] and _may_begin(page, sentence) and _has_length(page, sentence):
            yield sentence, sentence
        if (
            any(timed[k : k + 2])
            and k + 1 < len(told)
            and told[k + 1].block == sentence.block
            and (_may_begin(page, sentence) or _may_begin(page, told[k + 1]))
            and _has_length(page, sentence) != _has_length(page, told[k + 1])
        ):
            yield sentence, told[k + 1]


def _may_begin(page: Page, sentence: Sentence) -> bool:
    return may_stand(_BEGINNINGS, page.cues.words_in(page.text_of(sentence.index)))


def _has_length(page: Page, sentence: Sentence) -> bool:
    return (
        page.says(sentence.index, _UNIT_WORDS)
        and next(_lengths(page.article.text, sentence.start, sentence.end), None) is not None
    )


def _lengths(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for m in _LENGTH.finditer(text, start, end):
        if (
            (m["form"] == "-" and m["many"])
            or (m["form"] != "-" and text[max(start, m.start() - 4) : m.start()].lower() == "the ")
            or _NO_TERM.match(m["behind"])
            or _NO_LEAD.search(text, max(start, m.start() - 40), m.start())
        ):
            continue
        yield m


def _judged(page: Page, here: Sentence, there: Sentence) -> Draft | None:
    text, start, end = page.article.text, here.start, there.end
    begin = _times(page, _BEGIN, start, end)
    if len(begin) != 1 or _JOINED.search(text, max(start, begin[0].start - 60), begin[0].start):
        return None
    lengths = list(_lengths(text, start, end))
    if len(lengths) != 1 or _OPEN.search(_NONE.sub(" ", text[start:end])):
        return None
    ends = _times(page, _END, start, end)
    ends = [e for e in ends if all(e.start >= b.end for b in begin)]
    if not ends and here is there and page.published and _OVER.search(text, start, end):
        # "puts an end to the nine-year dispute that began in March 2019": it ends these days
        if _TERM_OF.search(text, max(start, lengths[0].start() - 24), lengths[0].start()):
            return None  # "a farmer since 1991, re-elected for a third term of three years"
        ends = [When(page.published, page.published, begin[0].start, begin[0].end)]
        return None if ";" in text[start:end] else _against(page, lengths[0], begin[0], ends[0])
    if not ends and here is there and _TOOK.search(text, here.start, lengths[0].start()):
        ends = _times(page, _DONE, begin[0].end, here.end)
    if len(ends) != 1 or here is not there and not _is_over_both(page, here, there, begin[0], ends[0], lengths[0]):
        return None
    first, last = (f(lengths[0].start(), begin[0].start, ends[0].start) for f in (min, max))
    return None if ";" in text[first:last] else _against(page, lengths[0], begin[0], ends[0])


def _is_over_both(page: Page, here: Sentence, there: Sentence, begin: When, end: When, length: re.Match[str]) -> bool:
    """Each of the two sentences has a part of it, and the one with the two times has no other length."""
    places = [at < here.end for at in (begin.start, end.start, length.start())]
    if not any(places) or all(places):
        return False
    alone = places[0] == places[1] != places[2]
    start, stop = (here.start, here.end) if places[2] else (here.end, there.end)
    return not (alone and _YEAR.search(page.article.text, start, stop))  # that of another time


def _times(page: Page, pattern: re.Pattern[str], start: int, end: int) -> list[When]:
    found: dict[int, When] = {}
    for m in pattern.finditer(page.article.text, start, end):
        when = _when(page, m)
        if when is not None and not (
            "cue" in m.groupdict()
            and m["cue"].lower() == "and"
            and "between" not in page.article.text[start : m.start()].lower()
        ):
            found.setdefault(when.end, when)
    return list(found.values())


def _when(page: Page, m: re.Match[str]) -> When | None:
    month, at, year = m["m"] or m["m2"], m["d"] or m["d2"], m["y"] or m["y0"]
    if year is None and (month is None or page.published is None):
        return None
    y = int(year) if year else page.published.year if page.published else 0
    n = month_number(month or "")
    part = (m["part"] or "").lower()
    if n and at:
        if int(at) > monthrange(y, n)[1] or not int(at):
            return None
        first = last = date(y, n, int(at))
    elif n:
        first, last = date(y, n, 1), date(y, n, monthrange(y, n)[1])
    else:
        first, last = date(y, 1, 1), date(y, 12, 31)
    if not at and ("end" in part or "close" in part):
        first = last
    elif not at and ("start" in part or "beginning" in part):
        last = first
    return When(first, last, m.start(), m.end())


def _against(page: Page, m: re.Match[str], begin: When, end: When) -> Draft | None:
    told = number(m["n"])
    length, slack = _UNITS[m["unit"].lower()]
    least, most = (end.first - begin.last).days, (end.last - begin.first).days + 1
    if all((when.last - when.first).days > length - 1 for when in (begin, end)):
        slack = _OF_YEARS
    slack += told * length * (_PLAINLY if told % 5 else _ROUNDLY)
    if begin.first >= end.last or least - slack <= told * length <= most + slack:
        return None
    unit, apart = m["unit"].lower(), (least + most) / 2 / length
    message = f"From {day(begin.first)} to {day(end.last)} are about {apart:.0f} {unit}s, not {told}."
    return Draft(
        m.start(), m.end("unit") + len(m["many"]), page.severity("calendar", "warning", "tense"), message, "wrong-duration",
        f"term|{told}|{begin.first}|{end.last}", figures=(begin, end), consistent=f"{apart:.0f} {unit}s",
    )  # fmt: skip


__all__ = ["inspect_terms"]
