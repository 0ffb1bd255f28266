"""The period that a silent figure is about."""

from __future__ import annotations

import re
from datetime import date

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, look_back
from factcheck.extract.frames import Frame
from factcheck.extract.periods.onward import LOOSE, MOVED_ON, UNTIL_NOW
from factcheck.extract.periods.reach import is_beside, is_earlier, is_part_of_it
from factcheck.extract.periods.senses import LAST_TIME, opened_by
from factcheck.model import Time
from factcheck.patterns import regex

_FLOWS_WITHOUT = frozenset(
    """
    office statement ranking price_target investment event deal_value fine stake index_level share_price
    policy_rate commodity_price fx_rate
    """.split()
)


class Periods:
    """The period that a silent figure is about: that of the sentence before, within a paragraph and about the same
    company, else the one with which the article opens on that company."""

    def __init__(self, published: date | None = None) -> None:
        self._running = published.year if published is not None else None
        self._opening: dict[str | None, Time] = {}
        self._last: dict[str | None, Time] = {}
        self._first: Time | None = None
        """The first period of the article, which a company that has none of its own may share."""
        self._borrowed: set[str | None] = set()
        """The companies that have theirs from another."""
        self._silent: set[str | None] = set()
        """Of whom figures were told before any period: a half year told after them is not what they are about."""
        self._section: Time | None = None
        """The period that a line of its own gives to what stands under it ("Nine months to September 30, 2023")."""
        self._paragraph = -1
        self._length: Time | None = None
        """The span of months to which a sentence of the paragraph has turned ("Six-month numbers, quickly.")."""
        self._asked: Time | None = None
        """The same, where it was asked for and the answer stands in a paragraph of its own."""
        self._spoken: dict[str | None, set[str]] = {}
        self._spans: dict[str | None, Time] = {}
        """The months of a company to which "over the period" may go back ("Through nine months, ...")."""
        self._told: dict[tuple[str | None, str], Time] = {}
        """The year, half or quarter of a company told last in the paragraph, to which "the year" or "the quarter" goes back."""
        self._main: dict[tuple[str | None, str], Time] = {}
        """The first that the article tells, to which it goes back where the paragraph tells none."""
        self._months: dict[str | None, Time] = {}
        """The month at whose end a company's balances were told."""

    def is_only(self, ref: str | None) -> bool:
        """Whether the article, once all is read, speaks of one period only of that company."""
        return len(self._spoken.get(ref, ())) == 1

    def sentence(self, frames: list[Frame], view: View, about: str | None, block: int, leads_in: bool = False) -> None:
        if block != self._paragraph:
            self._paragraph, self._last, self._told, self._months, self._spans = block, {}, {}, {}, {}
            self._length, self._asked = self._asked, None
        if not frames and (heading := _heading(view.items, leads_in)) is not None:
            self._section = heading
        before: Frame | None = None
        for frame in frames:
            self._fill(frame, before)
            before = frame if frame.role != "from" else before
        if all(map(_is_wordless, frames)):
            self._length = next((i.ref for i in view.items if _names_length(i)), self._length)
            self._asked = self._length if leads_in else None
        for frame in frames:
            if frame.period is not None and frame.period.value in _SPANS:
                self._spans[frame.subject_ref] = frame.period
            # "in the quarter" is what the next sentence is about too, whichever quarter that is
            if frame.period is not None and frame.period.value.startswith("REF:") and "period" not in frame.context:
                self._last[frame.subject_ref] = frame.antecedent or frame.period
            if frame.period and _is_month_of_balance(frame) and _reported(frame) and not _told_aside(frame, frames):
                self._months[frame.subject_ref] = frame.period
        for subject, time in _topics(frames, view, about, self._running if leads_in else None):
            if _is_that_part(time, frames, self._last.get(subject, self._opening.get(subject))):
                continue
            if (
                time.value == "PREV:FY"
            ):  # soon after a year has ended that may be either, so that nothing else is told of it
                self._last[subject] = time
                continue
            self._last[subject] = _later(self._last.get(subject) if frames else None, time)
            self._told[key := (subject, _granularity(time.value))] = time
            self._main.setdefault(key, time)
            is_half = subject in self._silent and time.value.endswith(("-H1", "-9M"))
            if (subject not in self._opening or subject in self._borrowed) and not is_half:
                self._opening[subject] = time
                self._borrowed.discard(subject)
            self._first = self._first or time
            self._spoken.setdefault(subject, set()).add(_kind_of_period(time.value))

    def _fill(self, frame: Frame, before: Frame | None) -> None:
        ref = frame.subject_ref
        if frame.period is not None:
            if frame.period.value == "REF:P":
                frame.rival_periods = self._rivals(ref, frame.period)
            elif f"period<{LOOSE}" in frame.trace:
                frame.rival_periods = self._beside(frame)
            if frame.period.value.startswith("REF:"):
                frame.antecedent = self._antecedent(ref, frame.period.value[4:])
            elif frame.period.value == "FYXXXX" and frame.period.text.lower() in _OF_A_YEAR:
                frame.antecedent = self._antecedent(
                    ref, "Y"
                )  # "When fiscal 2021 came to an end, ... Annual revenue: $16.7 billion."
            return
        if f"period<{MOVED_ON}" in frame.trace or f"period<{UNTIL_NOW}" in frame.trace:
            self._moved_on(frame)
            return
        if frame.metric in _FLOWS_WITHOUT or frame.modality != "fact" or frame.quantity is None:
            return
        if frame.role == "from" and before is not None and before.period is not None:
            frame.period, frame.context["period"] = before.period, before.context.get("period", "same sentence")
            frame.rival_periods = before.rival_periods
            main = self._opening.get(ref, self._first)
            if main is not None and main is not before.period and _is_set_apart(frame):
                frame.rival_periods = (*before.rival_periods, main)
            return
        chosen: Time | None
        if self._length is not None:
            chosen, source = self._length, "previous sentence"
        elif ref in self._months and _is_balance(frame):
            chosen, source = self._months[ref], "previous sentence"
        elif ref in self._last:
            chosen, source = self._last.get(ref), "previous sentence"
        elif self._section is not None:
            chosen, source = self._section, "heading"
        else:
            chosen, source = self._opening.get(ref), "opening" if ref not in self._borrowed else "another company"
            if chosen is None and self._first is not None:
                # what an article on several companies opens on is the period of each
                chosen, source = self._first, "another company"
                self._opening[ref] = self._first
                self._borrowed.add(ref)
        if chosen is not None:
            frame.period = chosen
            frame.context["period"] = source
            frame.rival_periods = self._rivals(ref, chosen, frame.rivals)
        else:
            self._silent.add(ref)

    def _rivals(self, ref: str | None, chosen: Time, companies: tuple[str, ...] = ()) -> tuple[Time, ...]:
        """The periods that may be meant as well: those with which the article and its part open on the company, and the first of each
        other length that it tells of it; and that of each company which may be meant."""
        length = _granularity(chosen.value)
        told = (item for held in (self._told, self._main) for item in held.items())
        lengths = [time for (of, other), time in told if of == ref and other != length]
        first = self._first if self._first is not None and _granularity(self._first.value) != length else None
        found: dict[str, Time] = {}
        theirs = (self._last.get(company, self._opening.get(company)) for company in companies)
        for time in (*theirs, self._last.get(ref), self._section, self._opening.get(ref, self._first), *lengths, first):
            if time is not None:
                found.setdefault(_kind_of_period(time.value), time)
        found.pop(_kind_of_period(chosen.value), None)
        return tuple(found.values())[:_RIVALS]

    def _beside(self, frame: Frame) -> tuple[Time, ...]:
        """The periods that may be meant instead of a time that stands apart from the figure: the sentence's others, and those spoken of."""
        assert frame.period is not None
        others = {
            _kind_of_period(i.ref.value): i.ref
            for i in frame.view.of_kind("time")
            if i.ref is not frame.period and (_explicit(i.ref.value) or i.ref.value.startswith("REF:"))
        }
        spoken = {_kind_of_period(time.value): time for time in self._rivals(frame.subject_ref, frame.period)}
        return tuple((others | spoken).values())[:_RIVALS]

    def _moved_on(self, frame: Frame) -> None:
        """ "Revenue has since increased by $6.5 billion": since the time of the sentence before, where it tells one"""
        if frame.base is not None:
            return
        frame.base = self._last.get(frame.subject_ref)
        if frame.role == "delta" and frame.base is None:
            frame.unbound = frame.unbound or "the time since which it changed is told elsewhere"

    def _antecedent(self, ref: str | None, unit: str) -> Time | None:
        if unit == "P" and ref in self._spans:
            return self._spans[ref]
        last = self._last.get(ref)
        granularity = unit[:1].replace("F", "Y")
        if last is not None and (unit == "P" or _granularity(last.value) == granularity):
            return last  # "the same period" is whichever was spoken of last
        key = (ref, granularity)
        return (self._opening.get(ref) if unit == "P" else None) or self._told.get(key) or self._main.get(key)


_RIVALS = 3
_OF_A_YEAR = frozenset({"annual", "yearly", "full-year", "full year"})
_SPANS = frozenset({"P3M", "P6M", "P9M", "P12M"})
_MONTHS = regex(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")
_BARE_MONTH = regex(r"(\d{4}|XXXX)-\d\d")
_SEASON = regex(r"(?:\d{4}|XXXX)-(?:SP|SU|FA|WI)")
_HEADING_WORDS = 8
_LEAD_IN_WORDS = 16
"""A line that ends with a colon ("Zooming out to the first half of 2025:") heads what follows at more length."""


def _heading(items: list[Item], leads_in: bool) -> Time | None:
    """The one period of a short line that says nothing else."""
    times = [i for i in items if i.kind == "time"]
    named = [i.ref for i in times if i.ref.type in ("fiscal", "period") and _explicit(i.ref.value)]
    if len(times) != 1 or len(named) != 1 or items[-1].last > (_LEAD_IN_WORDS if leads_in else _HEADING_WORDS):
        return None
    verbs = ("direction_verb", "metric_verb", "level", "reporting")
    said = any(i.kind in verbs and i.end - i.start > len("of") for i in items)  # a colon is no verb
    return None if said else named[0]


def _names_length(item: Item) -> bool:
    if item.kind != "time":
        return False
    return item.ref.value in ("P3M", "P6M", "P9M", "REF:H") or (
        item.ref.value == "P12M" and item.ref.type == "duration"
    )


def _later(told: Time | None, time: Time) -> Time:
    """Of two years told in one sentence the later is what it is about; the other is compared with."""
    if told is None or told.sentence != time.sentence:
        return time
    first, second = (re.fullmatch(r"(?:FY)?(\d{4})", each.value) for each in (told, time))
    return told if first and second and first[1] > second[1] else time


def _topics(frames: list[Frame], view: View, about: str | None, running: int | None) -> list[tuple[str | None, Time]]:
    """Which period a sentence turns to, by its claims, or by its words alone ("Fiscal 2025 was a good year.")."""
    aside_told = [f.period for f in frames if f.period is not None and f.metric is not None and _told_aside(f, frames)]
    own = [
        (f.subject_ref, f.period)
        for f in frames
        if f.period is not None
        and (f.metric is not None or f.period not in aside_told)
        and "period" not in f.context
        and _reported(f)
        and not _told_aside(f, frames)
        and not _since(f)
        and not _is_month_of_balance(f)
    ]
    told_of = [f for f in frames if not _is_wordless(f)]
    if own or any(f.metric not in _FLOWS_WITHOUT or not view.headline for f in told_of):
        return own  # "NVDA - 3Q FY26: Demand well ahead of supply. Buy, PT $250" says it by its words
    if any(i.ref.value.startswith("NEXT:") for i in view.of_kind("time")):
        return []  # "Snowflake reports its fourth quarter next week": what will be told is not told yet
    named = _named(view, running)
    if len({_kind_of_period(i.ref.value) for i in named}) > 1 and not any(_is_company(i) for i in view.items[1:]):
        return []  # "June-quarter net surges, but H1 bottom line dips": of which the text goes on, it does not say
    told: dict[str | None, Time] = {}
    after = 0
    for time in named:
        # "what Nvidia calls the third quarter of fiscal 2026 and Alphabet the third of 2025"
        owners = [i.ref.ref for i in view.items if _is_company(i) and after <= i.first and i.last <= time.first]
        told[owners[-1] if owners and len(named) > 1 else about] = time.ref
        after = time.last
    return list(told.items())


def _is_wordless(frame: Frame) -> bool:
    """ "Marvell made money again in the three months to October 29": of a filed metric, without a figure"""
    return frame.quantity is None and any(step.endswith("<form of words") for step in frame.trace)


def _named(view: View, running: int | None) -> list[Item]:
    """The periods of which the words of a sentence without claims speak."""
    short = bool(view.items) and view.items[-1].last <= _HEADING_WORDS
    named = [
        i
        for i in view.of_kind("time")
        if i.ref.type in ("fiscal", "period")
        and _explicit(i.ref.value)
        and i.ref.value not in ("FYXXXX", str(running))  # "Who buys a mainframe in 2025?" in July: no such figures yet
        and not _BARE_MONTH.fullmatch(i.ref.value)
        and not (short and _SEASON.fullmatch(i.ref.value))  # "Letter to Partners, Winter 2025" is an issue
        and not _is_looked_back_on(view, i)
    ]
    again = [i for i in named if view.clause_of(i.first).bracket]
    if len(named) == 2 and len(again) == 1 and {_granularity(i.ref.value) for i in named} == {"Y"}:
        return again  # "fiscal year 2025 (July 2024 to June 2025)" says when that is
    return named


def _is_looked_back_on(view: View, time: Item) -> bool:
    """ "Mostly because last year's quarter was weighed down by charges", "its best quarter since 2018": a time with which is compared"""
    if opened_by(view, time, "since", "until"):
        return True
    if time.ref.text.lower() in LAST_TIME and view.lower[time.last : time.last + 1] in (["'s"], ["’s"]):
        return True
    had = view.lower[time.last : time.last + 1] == ["had"] and time.last + 1 < len(view.lower)
    return had and view.is_past(time.last + 1)  # "2023 had included the gain on the separation"


def _is_that_part(time: Time, frames: list[Frame], spoken: Time | None) -> bool:
    """ "$228 million from operations. Last year it was $355 million.", of a quarter: that quarter of last year, to which it does not turn"""
    if spoken is None or time.text.lower() not in LAST_TIME or _granularity(spoken.value) not in ("Q", "H", "9"):
        return False
    return any(f.period is time and f.context.get("metric") == "previous sentence" for f in frames)


def _told_aside(frame: Frame, frames: list[Frame]) -> bool:
    """ "Snowflake, whose net loss had been $836 million in fiscal 2024, ...": the text does not turn to that year"""
    if frame.item is None:
        return False
    if is_part_of_it(frame.view, frame.item):
        return True  # "of which $13.1 billion fell into the final quarter"
    if is_earlier(frame.view, frame.item) and any(
        f is not frame and f.subject_ref == frame.subject_ref for f in frames
    ):
        return True  # "looks feeble beside the $35.2 billion of 2023"
    if _told_with(frame, frames) or _inserted_beside(frame, frames) or _conceded(frame.view.lower[: frame.item.first]):
        return True
    behind = frame.view.lower[frame.item.last : frame.item.last + 2]
    if behind[:1] == ["of"] and behind[1:] in (["it"], ["which"], ["that"]):
        return True  # "$327 million of it in the fourth quarter"
    if "had" in frame.view.lower[max(0, frame.item.first - 4) : frame.item.first]:
        return True
    if _in_brackets(frame, frame.item.first) and any(
        f.item is not None and not _in_brackets(f, f.item.first) for f in frames
    ):
        return True  # "Gross margin was 17.2% (2Q24: 18.0%)."
    outside = any(f.item is not None and aside(f.view, f.item.first) is None for f in frames)
    return outside and aside(frame.view, frame.item.first) is not None


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
    enclosed = view.lower[look_back(view, item)] == "," and view.lower[time.last : time.last + 1] == [","]
    goes_on = enclosed and (view.is_past(time.last + 1) or view.lower[time.last + 1] in _GOES_ON)
    return goes_on and any(f.item is not None and f.item.first > time.last and f.metric == frame.metric for f in frames)


_GOES_ON = frozenset("is was were are came went became has now".split())


def _in_brackets(frame: Frame, token: int) -> bool:
    before = frame.view.lower[:token]
    return before.count("(") > before.count(")")


def _is_month_of_balance(frame: Frame) -> bool:
    """ "Cash was $848 million in early May": the month of a balance is no period of which sales could be told"""
    return _is_balance(frame) and _BARE_MONTH.fullmatch(frame.period.value if frame.period else "") is not None


def _is_balance(frame: Frame) -> bool:
    metric = frame.view.lexicon.metrics.get(frame.metric or "")
    return metric is not None and metric.stock and metric.of == "company"


def _since(frame: Frame) -> bool:
    """ "out of $1.84 billion since February": a beginning, no period"""
    time = frame.period
    return time is not None and frame.view.text[max(0, time.start - 6) : time.start].lower() == "since "


def _is_company(item: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "ORG" and item.ref.ref is not None


def _explicit(value: str) -> bool:
    """A period that stands for itself and is reported on: a year or a part of one, not a week, and no mere length."""
    if value in ("FYXXXX", "PREV:FY"):
        return True  # "For the whole of last fiscal year the net loss was $1.29 billion. Revenue grew 29%."
    if _granularity(value) == "?" and not re.fullmatch(r"(FY)?(\d{4}|XXXX)-(SP|SU|FA|WI|\d\d)", value):
        return False
    return not value.startswith(("REF", "PREV", "YTD")) and ("-" in value or value[-4:].isdigit())


def _granularity(value: str) -> str:
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


def _kind_of_period(value: str) -> str:
    """One key for the ways to write one period: "FY2025", "2025" and the year ended in May 2025."""
    year = re.findall(r"\d{4}", value)
    part = re.search(r"-([QH]\d|9M)$", value)
    return f"{_granularity(value)}{year[0] if year and part is None else ''}{part[1] if part else ''}"


def _reported(frame: Frame) -> bool:
    return (
        frame.role in ("level", "delta", "share")
        and frame.modality == "fact"
        and frame.period is not None
        and frame.period.type in ("fiscal", "period")
        and _explicit(frame.period.value)
    )


def _is_set_apart(frame: Frame) -> bool:
    """ "In the first quarter it was $21.8 million, and a year ago, $14.4 million": a year before that quarter, or before now"""
    view, item = frame.view, frame.item
    time = next((i for i in view.of_kind("time") if i.ref is frame.base), None)
    if time is None or item is None or not time.first > 0 or not time.last < item.first:
        return False
    return view.lower[time.first - 1] in ("and", "but") and view.lower[time.last] == ","
