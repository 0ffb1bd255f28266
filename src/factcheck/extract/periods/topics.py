"""Which period a sentence turns to, and of which kind it is."""

from __future__ import annotations

from functools import lru_cache

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, look_back
from factcheck.extract.frames import Frame
from factcheck.extract.periods.reach import is_beside, is_earlier, is_part_of_it
from factcheck.extract.periods.senses import LAST_TIME, opened_by
from factcheck.model import Time
from factcheck.patterns import regex

FLOWS_WITHOUT = frozenset(
    """
    office statement ranking price_target investment event deal_value fine stake index_level share_price
    policy_rate commodity_price fx_rate
    """.split()
)


_MONTHS = regex(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")
_BARE_MONTH = regex(r"(\d{4}|XXXX)-\d\d")
_MONTH_END = regex(r"(?:the )?(?:end|close) of [A-Z][a-z]+")
_SEASON = regex(r"(?:\d{4}|XXXX)-(?:SP|SU|FA|WI)")
_WHOLE_YEAR = regex(r"(?:FY)?(\d{4})")
_SEASON_OR_MONTH = regex(r"(FY)?(\d{4}|XXXX)-(SP|SU|FA|WI|\d\d)")
_YEAR = regex(r"\d{4}")
_PART = regex(r"-([QH]\d|9M)$")
_VALUES = 1024
"""Values of times of which it is remembered what they are: all texts use the same few."""
_HEADING_WORDS = 8
_LEAD_IN_WORDS = 16
"""A line that ends with a colon ("Zooming out to the first half of 2025:") heads what follows at more length."""


def heading(view: View, leads_in: bool) -> Time | None:
    """The one period of a short line that says nothing else."""
    items = view.items
    times = [i for i in items if i.kind == "time"]
    named = [
        i.ref
        for i in times
        if i.ref.type in ("fiscal", "period") and explicit(i.ref.value) and not is_relative_season(i.ref)
    ]
    if len(times) != 1 or len(named) != 1 or opened_by(view, times[0], "since", "until", "than"):
        return None  # "Buybacks since January?"
    if items[-1].last > (_LEAD_IN_WORDS if leads_in else _HEADING_WORDS):
        return None
    verbs = ("direction_verb", "metric_verb", "level", "reporting")
    said = any(i.kind in verbs and i.end - i.start > len("of") for i in items)  # a colon is no verb
    return None if said else named[0]


def names_length(item: Item) -> bool:
    if item.kind != "time":
        return False
    return item.ref.value in ("P3M", "P6M", "P9M", "REF:H") or (
        item.ref.value == "P12M" and item.ref.type == "duration"
    )


def is_relative_season(time: Time) -> bool:
    """ "Last summer", "this spring": when something happened, and no period of a report"""
    return _SEASON.fullmatch(time.value) is not None and time.text[-1:].isalpha()


def later(told: Time | None, time: Time) -> Time:
    """Of two years told in one sentence the later is what it is about; the other is compared with."""
    if told is None or told.sentence != time.sentence:
        return time
    first, second = (_WHOLE_YEAR.fullmatch(each.value) for each in (told, time))
    return told if first and second and first[1] > second[1] else time


def topics(frames: list[Frame], view: View, about: str | None, running: int | None) -> list[tuple[str | None, Time]]:
    """Which period a sentence turns to, by its claims, or by its words alone ("Fiscal 2025 was a good year.")."""
    asides: dict[int, bool] = {}

    def is_aside(frame: Frame) -> bool:
        known = asides.get(id(frame))
        if known is None:
            known = asides[id(frame)] = told_aside(frame, frames)
        return known

    aside_told = [f.period for f in frames if f.period is not None and f.metric is not None and is_aside(f)]
    own = [
        (f.subject_ref, f.period)
        for f in frames
        if f.period is not None
        and (f.metric is not None or f.period not in aside_told)
        and "period" not in f.context
        and reported(f)
        and not is_aside(f)
        and not _since(f)
        and not _is_compared_with(f)
        and not is_relative_season(f.period)
        and not is_month_of_balance(f)
    ]
    told_of = [f for f in frames if not is_wordless(f)]
    if own or any(f.metric not in FLOWS_WITHOUT or not view.headline for f in told_of):
        return own  # "NVDA - 3Q FY26: Demand well ahead of supply. Buy, PT $250" says it by its words
    if any(i.ref.value.startswith("NEXT:") for i in view.of_kind("time")):
        return []  # "Snowflake reports its fourth quarter next week": what will be told is not told yet
    named = _named(view, running)
    if len({kind_of_period(i.ref.value) for i in named}) > 1 and not any(_is_company(i) for i in view.items[1:]):
        return []  # "June-quarter net surges, but H1 bottom line dips": of which the text goes on, it does not say
    told: dict[str | None, Time] = {}
    after = 0
    for time in named:
        # "what Nvidia calls the third quarter of fiscal 2026 and Alphabet the third of 2025"
        owners = [i.ref.ref for i in view.items if _is_company(i) and after <= i.first and i.last <= time.first]
        told[owners[-1] if owners and len(named) > 1 else about] = time.ref
        after = time.last
    return list(told.items())


def is_wordless(frame: Frame) -> bool:
    """ "Marvell made money again in the three months to October 29": of a filed metric, without a figure"""
    return frame.quantity is None and any(step.endswith("<form of words") for step in frame.trace)


def _named(view: View, running: int | None) -> list[Item]:
    """The periods of which the words of a sentence without claims speak."""
    short = bool(view.items) and view.items[-1].last <= _HEADING_WORDS
    named = [
        i
        for i in view.of_kind("time")
        if i.ref.type in ("fiscal", "period")
        and explicit(i.ref.value)
        and i.ref.value not in ("FYXXXX", str(running))  # "Who buys a mainframe in 2025?" in July: no such figures yet
        and not _BARE_MONTH.fullmatch(i.ref.value)
        # "Letter to Partners, Winter 2025" is an issue; "bought SRS last summer" tells when something happened
        and not (short and _SEASON.fullmatch(i.ref.value) or is_relative_season(i.ref))
        and not _is_looked_back_on(view, i)
    ]
    again = [i for i in named if view.clause_of(i.first).bracket]
    if len(named) == 2 and len(again) == 1 and {granularity(i.ref.value) for i in named} == {"Y"}:
        return again  # "fiscal year 2025 (July 2024 to June 2025)" says when that is
    return named


def _is_looked_back_on(view: View, time: Item) -> bool:
    """ "Mostly because last year's quarter was weighed down by charges", "its best quarter since 2018": a time with which is compared"""
    if opened_by(view, time, "since", "until", "than"):
        return True
    if time.ref.text.lower() in LAST_TIME and view.word(time.last) == "'s":
        return True
    had = view.word(time.last) == "had" and time.last + 1 < len(view.lower)
    return had and view.is_past(time.last + 1)  # "2023 had included the gain on the separation"


def is_that_part(time: Time, frames: list[Frame], spoken: Time | None, silent: bool) -> bool:
    """ "$228 million from operations. Last year it was $355 million.", of a quarter: that quarter of last year, to which it does not turn

    `silent` tells that the figures before it named no period, so that they may be those of a quarter.
    """
    if time.text.lower() not in LAST_TIME or spoken is None and not silent:
        return False
    if spoken is not None and granularity(spoken.value) not in ("Q", "H", "9"):
        return False
    return any(f.period is time and "metric" in f.context for f in frames)


def is_of_parts(time: Time, frames: list[Frame]) -> bool:
    """ "Net income was $15.5 billion. E-commerce grew 16% in the fourth quarter.": a part's time, beside figures that name none"""
    told = [f for f in frames if f.period is time]
    return bool(told) and all(f.segment is not None or f.metric is None for f in told)


def told_aside(frame: Frame, frames: list[Frame]) -> bool:
    """ "Snowflake, whose net loss had been $836 million in fiscal 2024, ...": the text does not turn to that year"""
    if frame.item is None:
        return False
    if is_part_of_it(frame.view, frame.item):
        return True  # "of which $13.1 billion fell into the final quarter"
    if is_earlier(frame.view, frame.item) and any(
        f is not frame and f.subject_ref == frame.subject_ref for f in frames
    ):
        return True  # "looks feeble beside the $35.2 billion of 2023"
    if (
        _looked_back(frame, frames)
        or _told_with(frame, frames)
        or _inserted_beside(frame, frames)
        or _part_of_year(frame, frames)
        or ("if" in frame.view.said and _conceded(frame.view.lower[: frame.item.first]))
    ):
        return True
    near = frame.view.lower[max(0, frame.item.first - 4) : frame.item.first]
    if "had" in near or "having" in near and any(f is not frame and f.role == "level" for f in frames):
        return True  # "bought back $2.7 billion, having spent a mere $100 million in the first half of 2024"
    if _in_brackets(frame, frame.item.first) and any(
        f.item is not None and not _in_brackets(f, f.item.first) for f in frames
    ):
        return True  # "Gross margin was 17.2% (2Q24: 18.0%)."
    outside = any(f.item is not None and aside(f.view, f.item.first) is None for f in frames)
    return outside and aside(frame.view, frame.item.first) is not None


def _looked_back(frame: Frame, frames: list[Frame]) -> bool:
    """ "Operations produced $7.4 billion; in 2022 it was only $2.0 billion": what was told without a time, or of so many months, is what
    the text is about"""
    return "metric<inherited" in frame.trace and any(
        f.metric == frame.metric
        and f.subject_ref == frame.subject_ref
        and f.item is not None
        and frame.item is not None
        and f.item.first < frame.item.first
        and f.role == "level"
        and (f.period is None or "period" in f.context or not explicit(f.period.value))
        for f in frames
    )


def _told_with(frame: Frame, frames: list[Frame]) -> bool:
    """ "Net income fell 12%, with the fourth quarter contributing a loss of $22 million" """
    time = next((i for i in frame.view.of_kind("time") if i.ref is frame.period), None)
    others = (f.item for f in frames if f.item is not None and f is not frame)
    return time is not None and any(is_beside(frame.view, time, item) for item in others)


def _conceded(before: list[str]) -> bool:
    """ "AbbVie even lost money in the fourth quarter, if only $22 million", "if you go back to Q1 2024 you find $12bn" """
    pairs = {tuple(before[k : k + 2]) for k, word in enumerate(before) if word == "if"}
    return bool(pairs & {("if", "only"), ("if", "you"), ("if", "i"), ("if", "one"), ("if", "we")})


def _inserted_beside(frame: Frame, frames: list[Frame]) -> bool:
    """ "Operating cash flow, $29.1 billion in 2023, came to $24.2 billion": what it was before, between commas"""
    view, item = frame.view, frame.item
    time = next((i for i in view.of_kind("time") if i.ref is frame.period), None)
    if item is None or time is None or not item.last <= time.first <= item.last + 3:
        return False
    enclosed = view.lower[look_back(view, item)] == "," and view.word(time.last) == ","
    goes_on = enclosed and (view.is_past(time.last + 1) or view.lower[time.last + 1] in _GOES_ON)
    return goes_on and any(f.item is not None and f.item.first > time.last and f.metric == frame.metric for f in frames)


def _part_of_year(frame: Frame, frames: list[Frame]) -> bool:
    """ "Write-downs took net earnings to $4.3 billion, and in the final quarter it lost $22 million": a part of the year that is spoken of"""
    if frame.period is None or granularity(frame.period.value) not in ("Q", "H") or frame.item is None:
        return False
    time = next((i for i in frame.view.of_kind("time") if i.ref is frame.period), None)
    if time is None or not _JOINS & set(frame.view.lower[max(0, time.first - _JOINT) : time.first]):
        return False
    return any(
        f.item is not None
        and f.item.last <= time.first
        and f.period is not None
        and "period" in f.context
        and granularity(f.period.value) == "Y"
        and f.subject_ref == frame.subject_ref
        for f in frames
    )


_JOINS = frozenset({"and", "but", "though", "although"})
_JOINT = 4
_GOES_ON = frozenset("is was were are came went became has now".split())


def _in_brackets(frame: Frame, token: int) -> bool:
    if "(" not in frame.view.said:
        return False
    before = frame.view.lower[:token]
    return before.count("(") > before.count(")")


def is_month_of_balance(frame: Frame) -> bool:
    """ "Cash was $848 million in early May", "at the end of June": the month of a balance is no period of which sales could be told"""
    time = frame.period
    if time is None or not is_balance(frame):
        return False
    if _MONTH_END.fullmatch(time.text):
        return (frame.role, frame.modality) == ("level", "fact")
    return reported(frame) and _BARE_MONTH.fullmatch(time.value) is not None


def is_balance(frame: Frame) -> bool:
    metric = frame.view.lexicon.metrics.get(frame.metric or "")
    return metric is not None and metric.stock and metric.of == "company"


def _since(frame: Frame) -> bool:
    """ "out of $1.84 billion since February": a beginning, no period"""
    time = frame.period
    return time is not None and frame.view.text[max(0, time.start - 6) : time.start].lower() == "since "


def _is_compared_with(frame: Frame) -> bool:
    """ "19%. That is how much more than last year ($637 million)": the year before, to which the text does not turn"""
    time = next((i for i in frame.view.of_kind("time") if i.ref is frame.period), None)
    return time is not None and opened_by(frame.view, time, "than")


def _is_company(item: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "ORG" and item.ref.ref is not None


@lru_cache(maxsize=_VALUES)
def explicit(value: str) -> bool:
    """A period that stands for itself and is reported on: a year or a part of one, not a week, and no mere length."""
    if value in ("FYXXXX", "PREV:FY"):
        return True  # "For the whole of last fiscal year the net loss was $1.29 billion. Revenue grew 29%."
    if granularity(value) == "?" and not _SEASON_OR_MONTH.fullmatch(value):
        return False
    return not value.startswith(("REF", "PREV", "YTD")) and ("-" in value or value[-4:].isdigit())


@lru_cache(maxsize=_VALUES)
def granularity(value: str) -> str:
    if "/" in value and value[5:7].isdigit():
        months = _MONTHS.fullmatch(value)
        first, begun, last, ended = map(int, months.groups()) if months else (0, 0, 0, 0)
        return _OF_MONTHS.get(12 * (last - first) + ended - begun + 1, _SEVERAL_YEARS)
    if "-Q" in value or value.startswith(("QE", "3ME", "13WE", "12WE", "16WE")):
        return "Q"
    if "-H" in value or value.startswith(("6ME", "26WE")):
        return "H"
    if value.endswith("-9M") or value.startswith(("9ME", "39WE")):
        return "9"
    if value.startswith(("YE", "FY", "PREV:FY", "12ME", "52WE", "53WE")) or (len(value) == 4 and value.isdigit()):
        return "Y"
    return "?"


_OF_MONTHS = {3: "Q", 6: "H", 9: "9", 12: "Y"}
_SEVERAL_YEARS = "N"


@lru_cache(maxsize=_VALUES)
def kind_of_period(value: str) -> str:
    """One key for the ways to write one period: "FY2025", "2025" and the year ended in May 2025."""
    year = _YEAR.search(value)
    part = _PART.search(value)
    return f"{granularity(value)}{year[0] if year is not None and part is None else ''}{part[1] if part else ''}"


def reported(frame: Frame) -> bool:
    return (
        frame.role in ("level", "delta", "share")
        and frame.modality == "fact"
        and frame.period is not None
        and frame.period.type in ("fiscal", "period")
        and explicit(frame.period.value)
    )


def is_set_apart(frame: Frame) -> bool:
    """ "In the first quarter it was $21.8 million, and a year ago, $14.4 million": a year before that quarter, or before now"""
    view, item = frame.view, frame.item
    time = next((i for i in view.of_kind("time") if i.ref is frame.base), None)
    if time is None or item is None or not time.first > 0 or not time.last < item.first:
        return False
    return view.lower[time.first - 1] in ("and", "but") and view.lower[time.last] == ","
