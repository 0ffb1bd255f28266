"""A figure told as the latest when a newer period was public. The one inspection that needs what the sources answered."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.cues import phrases
from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import Interval, rounded
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import amount, day
from factcheck.model import Observation, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.fiscal import Part, fiscal_calendar
from factcheck.text.numerals import ORDINALS, month_number

_SAME_LENGTH = timedelta(days=12)
_LATER = timedelta(days=25)
_QUARTER, _YEAR = timedelta(days=125), timedelta(days=340)

Span = tuple[date | None, date]
"""First and last day; an instant has no first."""


def inspect_freshness(page: Page) -> list[Draft]:
    """Silent where nothing is known of the company, without a date of publication, and where the figure's own period is open."""
    if page.article.published is None:
        return []
    own = tuple(page.parameter("freshness", "words", ()))
    grace = timedelta(days=page.parameter("freshness", "grace_days", 2))
    drafts = list(_newer_in_text(page, page.article.published))
    for figure in page.figures:
        if (
            figure.role != "level"
            or figure.segment
            or figure.claim.modality != "fact"
            or not _is_told_as_latest(page, figure, own)
        ):
            continue
        mine = _observations(page, figure)
        window = None
        if figure.time is not None and figure.time.sentence == figure.place and not figure.is_open:
            window = _window(figure.time, mine)
        window = window or _ended_window(page, figure.place, mine) or _window_of_value(page, figure, mine)
        if window is None and figure.time is not None and figure.time.sentence == figure.place:
            window = _only_window(page, figure.place, mine)
        newer = _newer(window, mine, page.article.published - grace) if window else None
        if newer is not None and window is not None:
            drafts.append(_draft(page, figure, window[1], newer))
        elif not mine and (draft := _by_deadline(page, figure, page.article.published)) is not None:
            drafts.append(draft)
    return drafts


_LATEST = regex(
    r"\b(?:latest|most\s+recent|newest)\s+(?:[\w-]+\s+){0,2}?(?:quarter|results|figures?|numbers|report|reading|data|month|accounts|rate)\b",
    re.IGNORECASE,
)
_QUARTERS = r"(?:(?P<word>first|second|third|fourth)(?:[- ](?:fiscal\s+)?quarter\b|\s+(?:quarter\s+)?of\s+(?:this\s+year|20\d\d))|Q(?P<digit>[1-4])\b)"
_SPAN_OF = regex(
    rf"\b{_QUARTERS}|\b(?:from\s+|between\s+)?(?P<from>{MONTH})\s*(?:to|through|and|[-–])\s*(?:the\s+end\s+of\s+)?(?P<to>{MONTH})\b(?:\s+(?P<year>20\d\d))?"
    rf"|\b(?:quarter|months)\s+(?:to|until|through|ended|ending|that\s+ended)\s+(?:in\s+|on\s+)?(?:the\s+end\s+of\s+|end-)?(?:\d{{1,2}}\s+)?(?P<end>{MONTH})\b"
    rf"|\b(?:for|in|of)\s+(?P<month>{MONTH})\b(?!\s+\d)"
)
_FIRST = 90
"""So many characters behind "the latest" its period is told."""
_NEWER = regex(
    rf"\b(?P<word>first|second|third|fourth)[- ]quarter\s+(?:report|results|figures|numbers|earnings|accounts)\b|\breported\s+on\s+(?:its|the)\s+(?P<word2>first|second|third|fourth)\s+quarter\b"
    rf"|\b(?P<month>{MONTH})(?:['’]s)?\s+(?:\w+\s+)?(?:figures?|numbers?|data|reading|rate|report)\b"
)
_OUT = regex(
    r"\b(?:came\s+out|published?|reported|released?|presented?|brought\s+out|appeared|were\s+out|issued|(?:report|results|figures|numbers|earnings|accounts)\s+on)\b"
)
_OF_ANOTHER = regex(r"\b(?:rivals?|competitors?|peers?|suppliers?|last\s+year|will|would|due|expected)\b")
_AFTER_QUARTER = timedelta(days=102)
"""So long after the end of a quarter the next one is over."""


def _newer_in_text(page: Page, published: date) -> Iterator[Draft]:
    """ "In its latest quarter, April to June 2026 ... When the third-quarter report came out on 29 October"."""
    text = page.article.text
    m = _LATEST.search(text) if page.has(_LATEST_WORDS) else None
    sentence = next((s for s in page.extraction.sentences if m and s.start <= m.start() < s.end), None)
    if m is None or page.is_repeat(m.start()) or not page.is_told(sentence):
        return
    told = _SPAN_OF.search(text, m.end(), min(m.end() + _FIRST, sentence.end))
    if told is None:
        return
    for printed in page.days:
        meant = printed.in_year(printed.year or published.year)
        beside = next((s for s in page.extraction.sentences if s.start <= printed.start < s.end), None)
        if (
            meant is None
            or meant > published
            or not page.is_told(beside)
            or _OF_ANOTHER.search(text, beside.start, beside.end)
        ):
            continue
        r = _NEWER.search(text, beside.start, beside.end)
        if r is None or not _OUT.search(text, beside.start, beside.end) or not _is_newer(told, r, meant):
            continue
        firms = (
            e.text.split()[0] for e in page.extraction.entities_in(beside.index) if e.type == "ORG" and e.end <= r.end()
        )
        if any(firm not in text[: sentence.end] for firm in firms):
            continue  # of a company that is first named there
        message = f"Told as the latest, but a newer one was published on {day(meant)}."
        yield Draft(
            m.start(), told.end(), page.severity("freshness", "warning"), message, "wrong-period", f"latest|{meant}",
            figures=(printed,), consistent=f"the one of the {r['word'] or r['word2']} quarter" if not r["month"] else f"the one for {r['month']}",
        )  # fmt: skip
        return


_LATEST_WORDS = frozenset({"latest", "recent", "newest"})


def _is_newer(told: re.Match[str], newer: re.Match[str], meant: date) -> bool:
    """Whether the period that was published on the day `meant` follows the told one: quarter upon quarter, or month upon month."""
    word = newer["word"] or newer["word2"]
    if newer["month"] or told["month"]:
        return bool(
            newer["month"]
            and told["month"]
            and 0 < (month_number(newer["month"]) - month_number(told["month"])) % 12 < _SOON
        )
    if last := told["to"] or told["end"]:
        end, year = month_number(last), int(told["year"] or meant.year)
        return meant > date(year, end, monthrange(year, end)[1]) + _AFTER_QUARTER
    return ORDINALS[word.lower()] > int(told["digit"] or ORDINALS[told["word"].lower()])


_SOON = 6


_THAN = regex(r"\b(?:than|when|as\s+(?:large|much|high|big)\s+as|compared|against)\b")


def _is_told_as_latest(page: Page, figure: Figure, own: tuple[str, ...]) -> bool:
    """Not what the latest is held against: "eleven times as large as the first quarter of fiscal 2024, when sales were $7.2 billion"."""
    text = page.text_of(figure.place)
    cue = phrases(own).search(text) if own else page.cues.find("latest", text)
    if cue is None:
        return False
    return _THAN.search(text[cue.end() : max(cue.end(), figure.start - page.sentences[figure.place].start)]) is None


_TEN_Q, _TEN_K = timedelta(days=45), timedelta(days=90)
"""So long after its end the report of a quarter, and of a year, may be filed (SEC, Forms 10-Q and 10-K); large companies have 40 and 60 days."""
_A_QUARTER, _LATE = timedelta(days=92), timedelta(days=5)


def _by_deadline(page: Page, figure: Figure, published: date) -> Draft | None:
    """Of a company in no pack: a quarter whose successor must have been reported before the article's day."""
    company = page.listings.by_id(figure.subject or "")
    year_end = page.listing(company)[1] if company is not None else None
    ends = _ends_told(page, figure.place)
    if (
        company is None
        or not company.tickers
        or len(ends) != 1
        or page.words_of_length(figure.place) & {"span_year", "span_half"}
    ):
        return None
    following = ends[0] + _A_QUARTER
    of_year = year_end is None or abs((following.month - int(year_end[:2]) + 6) % 12 - 6) <= 1
    public = following + (_TEN_K if of_year else _TEN_Q) + _LATE
    if published <= public:
        return None
    message = (
        f"Told as the latest, but this quarter ends on {day(ends[0])}, and the results of the next one, to about {day(following)}, "
        f"must be public by {day(public)}."
    )
    return Draft(
        figure.start, figure.end, page.severity("freshness", "warning"), message, "wrong-period", f"{figure.metric}|{ends[0]}",
        figures=(figure.quantity,), consistent=f"the quarter to about {day(following)}, or a later one",
    )  # fmt: skip


_ENDS = regex(r"\b(?:ended|ending|closed|finished)\s+(?:on\s+)?$")


def _ends_told(page: Page, place: int) -> list[date]:
    """The days on which something "ended", by the words of the sentence."""
    sentence = page.sentences[place]
    days = [
        meant
        for printed in page.days
        if sentence.start <= printed.start < sentence.end and printed.year
        if _ENDS.search(page.article.text, max(0, printed.start - 16), printed.start)
        if (meant := printed.in_year(printed.year))
    ]
    return days or [
        _last_day(m, page.published) for m in _MONTH_ENDED.finditer(page.article.text, sentence.start, sentence.end)
    ]


_MONTH_ENDED = regex(
    rf"\b(?:ended|ending|closed)\s+(?:in|at\s+the\s+end\s+of|with)\s+(?P<month>{MONTH})\b(?!\s+\d{{1,2}}\b)(?:\s+(?P<year>20\d\d))?"
)


def _last_day(m: re.Match[str], published: date | None) -> date:
    """ "The one that ended in July": of the year that is told, else the last July before the article."""
    month = month_number(m["month"])
    year = int(m["year"]) if m["year"] else published.year if published else 1
    if not m["year"] and published is not None and month >= published.month:
        year -= 1
    return date(year, month, monthrange(year, month)[1])


def _ended_window(page: Page, place: int, observations: Sequence[Observation]) -> Span | None:
    """ "In its most recent quarter, the one that ended on April 27, 2025"."""
    ends = _ends_told(page, place)
    if len(ends) != 1 or not observations:
        return None
    calendar = fiscal_calendar(tuple(observations))
    return (
        calendar.year_ended(ends[0]) if "span_year" in page.words_of_length(place) else calendar.quarter_ended(ends[0])
    )


def _window_of_value(page: Page, figure: Figure, observations: Sequence[Observation]) -> Span | None:
    """ "Its latest quarterly revenue was $95.4 billion": the one period, of the length that the words name, that has this value."""
    lengths = page.words_of_length(figure.place)
    if len(lengths) != 1 or figure.quantity.cmp != "eq" or figure.claim.segment or page.published is None:
        return None
    wanted = {"span_quarter": (timedelta(days=80), _QUARTER), "span_year": (_YEAR, timedelta(days=400))}.get(
        next(iter(lengths))
    )
    if wanted is None or page.cues.any(page.text_of(figure.place), "adjusted", "base_year"):
        return None
    like = [
        (o.start, o.end)
        for o in observations
        if o.start and o.end and o.value is not None and wanted[0] <= o.end - o.start <= wanted[1]
        if rounded(figure.quantity).low is not None
        and not Interval(o.value, o.value).disjoint(rounded(figure.quantity))
        if o.end <= page.published
    ]
    return like[0] if len(set(like)) == 1 else _first_quarter(figure, observations, wanted)


def _first_quarter(
    figure: Figure, observations: Sequence[Observation], wanted: tuple[timedelta, timedelta]
) -> Span | None:
    """The half-year less its second quarter, where the first is not held itself."""
    told = rounded(figure.quantity)
    for half in observations:
        for quarter in observations:
            if not (
                half.start and half.end and quarter.start and half.value and quarter.value and quarter.end == half.end
            ):
                continue
            end = quarter.start - timedelta(days=1)
            first = half.value - quarter.value
            if (
                half.start < quarter.start
                and wanted[0] <= end - half.start <= wanted[1]
                and not Interval(first, first).disjoint(told)
            ):
                return half.start, end
    return None


@record
class Newer:
    """The last day of the newer period, the day of its publication, and its value where that is known or can be derived."""

    end: date
    published: date
    value: Decimal | None


def _draft(page: Page, figure: Figure, end: date, newer: Newer) -> Draft:
    shown = f" ({amount(newer.value, figure.quantity)})" if newer.value is not None else ""
    message = (
        f"Told as the latest, but a figure for the period to {day(newer.end)}{shown} was public on {day(newer.published)}; "
        f"this one ends on {day(end)}."
    )
    return Draft(
        figure.start, figure.end, page.severity("freshness", "warning"), message, "wrong-period", f"{figure.metric}|{newer.end}",
        figures=(figure.quantity,), consistent=f"the figure for the period to {day(newer.end)}{shown}",
    )  # fmt: skip


def _observations(page: Page, figure: Figure) -> list[Observation]:
    """What the sources hold on the subject and metric; where nobody asked them for it, what the pack holds."""
    metric = "net_income" if figure.metric == "profit" else figure.metric
    answers = [a for lookup, a in page.evidence.items() if lookup.key == figure.subject and isinstance(a, tuple)]
    if found := [o for answer in answers for o in answer if _is_level(o, metric)]:
        return found
    # Here, because few articles call a figure the latest.
    from factcheck.sources.pack import lookup as in_pack

    held = in_pack(figure.subject) if figure.subject and figure.subject.startswith("cik:") else ()
    return [o for o in held if _is_level(o, metric)] if isinstance(held, tuple) else []


def _is_level(observation: Observation, metric: str) -> bool:
    return (
        observation.metric == metric
        and observation.basis == "level"
        and not observation.segments
        and observation.end is not None
    )


_NOTATION = regex(r"(?:FY)?(?P<year>\d{4})(?:-(?P<part>Q[1-4]|H[12]))?")
_ENDED = regex(r"(?P<length>QE|YE)(?P<end>\d{4}-\d\d-\d\d)")


def _window(time: Time, observations: Sequence[Observation]) -> Span | None:
    """The days of the period, by the company's own calendar where the notation needs it."""
    if time.window is not None:
        return time.window.start, time.window.end
    if not observations:
        return None
    calendar = fiscal_calendar(tuple(observations))
    if m := _ENDED.fullmatch(time.value):
        end = date.fromisoformat(m["end"])
        return calendar.quarter_ended(end) if m["length"] == "QE" else calendar.year_ended(end)
    if (m := _NOTATION.fullmatch(time.value)) and (time.type == "fiscal" or time.value.startswith("FY")):
        return calendar.part(int(m["year"]), cast("Part", m["part"] or "FY"))
    if m and m["part"] and m["part"].startswith("Q"):
        year, last = int(m["year"]), 3 * int(m["part"][1])
        return date(year, last - 2, 1), date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    return None


def _only_window(page: Page, place: int, observations: Sequence[Observation]) -> Span | None:
    """ "The latest quarterly revenue was $44.1 billion, for the first quarter of fiscal 2026": the one period that is named."""
    told = [window for time in page.times_in.get(place, ()) if (window := _window(time, observations)) is not None]
    return told[0] if len(told) == 1 else None


def _newer(window: Span, observations: list[Observation], public_by: date) -> Newer | None:
    """The newest observation of that length; of a quarter too the year whose last quarter is nowhere filed as such.

    None where the source does not know the told period either, and may be behind the article.
    """
    like = [o for o in observations if _as_long(o, *window)]
    start = window[0]
    parts = [o for o in observations if start and o.end and o.start and o.start <= start and o.end >= window[1]]
    # a half-year that begins with the told quarter shows that the quarter is placed right
    begins = [o for o in observations if start and o.start and abs(o.start - start) <= _SAME_LENGTH]
    if not begins and not any(o.end and abs(o.end - window[1]) <= _SAME_LENGTH for o in (*like, *parts)):
        return None
    newer = [
        Newer(o.end, o.published, o.value) for o in like if _is_later(o, window, public_by) and o.end and o.published
    ]
    if start is not None and window[1] - start < _QUARTER:
        newer += [
            Newer(o.end, o.published, value)
            for o in observations
            if o.start and o.end and o.published and o.end - o.start > _YEAR and _is_later(o, window, public_by)
            if (value := _last_quarter(o, observations)) is not None
        ]
    # the first publication of the newest period
    newest = max((n.end for n in newer), default=None)
    return min((n for n in newer if n.end == newest), key=lambda n: n.published, default=None)


def _is_later(observation: Observation, window: Span, public_by: date) -> bool:
    end, published = observation.end, observation.published
    return bool(end and published and end > window[1] + _LATER and published <= public_by)


def _last_quarter(year: Observation, observations: list[Observation]) -> Decimal | None:
    """The year less its first nine months."""
    for o in observations:
        if o.start == year.start and o.end and year.end and timedelta(days=80) < year.end - o.end < timedelta(days=125):
            return year.value - o.value if year.value is not None and o.value is not None else None
    return None


def _as_long(observation: Observation, start: date | None, end: date) -> bool:
    if observation.end is None or (observation.start is None) != (start is None):
        return False
    if observation.start is None or start is None:
        return True
    return abs((observation.end - observation.start) - (end - start)) <= _SAME_LENGTH
