"""The period that a silent figure is about."""

from __future__ import annotations

from collections import Counter
from datetime import date

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame
from factcheck.extract.periods.onward import LOOSE, MOVED_ON, NOW, SINCE, UNTIL_NOW
from factcheck.extract.periods.rows import Rows
from factcheck.extract.periods.senses import LENGTHS
from factcheck.extract.periods.stretch import Stretches
from factcheck.extract.periods.topics import (
    FLOWS_WITHOUT,
    explicit,
    granularity,
    heading,
    is_balance,
    is_month_of_balance,
    is_of_parts,
    is_set_apart,
    is_that_part,
    is_wordless,
    kind_of_period,
    later,
    names_length,
    told_aside,
    topics,
)
from factcheck.model import Time
from factcheck.patterns import regex


class Periods:
    """The period that a silent figure is about: that of the sentence before, within a paragraph and about the same
    company, else the one with which the article opens on that company."""

    def __init__(self, published: date | None = None) -> None:
        self._running = published.year if published is not None else None
        self._stretches, self._rows = Stretches(), Rows()
        self._opening: dict[str | None, Time] = {}
        self._last: dict[str | None, Time] = {}
        self._first: Time | None = None
        """The first period of the article, which a company that has none of its own may share."""
        self._borrowed: set[str | None] = set()
        """The companies that have theirs from another."""
        self._silent: Counter[str | None] = Counter()
        """How many figures of whom were told before any period: a half year told after them is not what they are about."""
        self._section: Time | None = None
        """The period that a line of its own gives to what stands under it ("Nine months to September 30, 2023")."""
        self._paragraph = -1
        self._length: Time | None = None
        """The span of months to which a sentence of the paragraph has turned ("Six-month numbers, quickly.")."""
        self._asked: Time | None = None
        """The same, where it was asked for and the answer stands in a paragraph of its own."""
        self._list: Time | None = None
        """The same for all entries of the list that it heads ("For the half year, the picture is no prettier:")."""
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

    def sentence(
        self,
        frames: list[Frame],
        view: View,
        about: str | None,
        block: int,
        leads_in: bool = False,
        listed: bool = False,
    ) -> None:
        """`leads_in` tells that the sentence heads what follows, `listed` that it stands in an entry of a list."""
        if block != self._paragraph:
            self._paragraph, self._last, self._told, self._months, self._spans = block, {}, {}, {}, {}
            self._length, self._asked = self._asked or (self._list if listed else None), None
            self._list = self._length if listed else None
        if not frames and (headed := heading(view, leads_in)) is not None:
            self._section = headed
        self._rows.sentence(frames, view)
        self._stretches.sentence(frames)
        before: Frame | None = None
        for frame in frames:
            self._fill(frame, before)
            before = frame if frame.role != "from" else before
        if all(map(is_wordless, frames)):
            self._length = next((i.ref for i in view.items if names_length(i)), self._length)
            self._asked = self._length if leads_in else None
        for frame in frames:
            if frame.period is not None and frame.period.value in LENGTHS:
                self._spans[frame.subject_ref] = frame.period
                if frame is frames[0] and frame.period.value != "P12M" and frame.role == "level":
                    self._last[frame.subject_ref] = frame.period  # "Over six months the cash flow was $1.4 billion."
            # "in the quarter" is what the next sentence is about too, whichever quarter that is
            if frame.period is not None and frame.period.value.startswith("REF:") and "period" not in frame.context:
                self._last[frame.subject_ref] = frame.antecedent or frame.period
            if frame.period and is_month_of_balance(frame) and not told_aside(frame, frames):
                self._months[frame.subject_ref] = frame.period
        if frames and f"period<{NOW}" in frames[-1].trace:
            # "It was 44.6% in fiscal 2024; it is 42.7% now. Gross profit fell": what comes after is of now, too
            self._last.pop(frames[-1].subject_ref, None)
            return
        turned = topics(frames, view, about, self._running if leads_in else None)
        if any(self._is_of_then(subject, time, frames) for subject, time in turned):
            return  # "Last year $152.7 billion, and the year before that $157.4 billion": nor to the other
        for subject, time in turned:
            if (
                time.value == "PREV:FY"
            ):  # soon after a year has ended that may be either, so that nothing else is told of it
                self._last[subject] = time
                continue
            self._last[subject] = later(self._last.get(subject) if frames else None, time)
            self._told[key := (subject, granularity(time.value))] = time
            self._main.setdefault(key, time)
            # what was told before it of no period was no half year, and nothing of years ago
            is_old = subject in self._silent and self._is_long_ago(time)
            is_half = subject in self._silent and time.value.endswith(("-H1", "-9M"))
            if (subject not in self._opening or subject in self._borrowed) and not is_half and not is_old:
                self._opening[subject] = time
                self._borrowed.discard(subject)
            self._first = self._first or (time if not is_old else None)
            self._spoken.setdefault(subject, set()).add(kind_of_period(time.value))

    def _is_long_ago(self, time: Time) -> bool:
        """ "$638 billion of sales. ... And in 2022 they lost money", in 2025"""
        year = _OF_YEAR.fullmatch(time.value)
        return year is not None and self._running is not None and int(year[1]) < self._running - _RECENT

    def _is_of_then(self, subject: str | None, time: Time, frames: list[Frame]) -> bool:
        """Whether it tells of another time or part than the article does, to which that does not turn."""
        spoken = self._last.get(subject, self._opening.get(subject))
        if is_that_part(time, frames, spoken, bool(self._silent.keys() & {subject, None})):
            return True
        return spoken is None and self._silent[subject] >= _SEVERAL and is_of_parts(time, frames)

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
        if f"period<{SINCE}" in frame.trace:
            return
        if frame.metric in FLOWS_WITHOUT or frame.modality != "fact" or frame.quantity is None:
            return
        if frame.role == "from" and before is not None and before.period is not None:
            frame.period, frame.context["period"] = before.period, before.context.get("period", "same sentence")
            frame.rival_periods = before.rival_periods
            main = self._opening.get(ref, self._first)
            if main is not None and main is not before.period and is_set_apart(frame):
                frame.rival_periods = (*before.rival_periods, main)
            return
        chosen: Time | None
        if self._length is not None:
            chosen, source = self._length, "previous sentence"
        elif ref in self._months and is_balance(frame):
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
            self._silent[ref] += 1

    def _rivals(self, ref: str | None, chosen: Time, companies: tuple[str, ...] = ()) -> tuple[Time, ...]:
        """The periods that may be meant as well: those with which the article and its part open on the company, and the first of each
        other length that it tells of it; and that of each company which may be meant."""
        length = granularity(chosen.value)
        told = (item for held in (self._told, self._main) for item in held.items())
        lengths = [time for (of, other), time in told if of == ref and other != length]
        first = self._first if self._first is not None and granularity(self._first.value) != length else None
        found: dict[str, Time] = {}
        theirs = (self._last.get(company, self._opening.get(company)) for company in companies)
        for time in (*theirs, self._last.get(ref), self._section, self._opening.get(ref, self._first), *lengths, first):
            if time is not None:
                found.setdefault(kind_of_period(time.value), time)
        found.pop(kind_of_period(chosen.value), None)
        return tuple(found.values())[:_RIVALS]

    def _beside(self, frame: Frame) -> tuple[Time, ...]:
        """The periods that may be meant instead of a time that stands apart from the figure: the sentence's others, and those spoken of."""
        assert frame.period is not None
        others = {
            kind_of_period(i.ref.value): i.ref
            for i in frame.view.of_kind("time")
            if i.ref is not frame.period and (explicit(i.ref.value) or i.ref.value.startswith("REF:"))
        }
        spoken = {kind_of_period(time.value): time for time in self._rivals(frame.subject_ref, frame.period)}
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
        length = unit[:1].replace("F", "Y")
        if last is not None and (unit == "P" or granularity(last.value) == length):
            return last  # "the same period" is whichever was spoken of last
        key = (ref, length)
        return (self._opening.get(ref) if unit == "P" else None) or self._told.get(key) or self._main.get(key)


_OF_YEAR = regex(r"(?:FY)?(\d{4})(?:-.*)?")
_RECENT = 2
"""Years back, those of a history begin."""
_RIVALS = 3
_SEVERAL = 3
"""So many silent figures show that the article tells of one period that it need not name."""
_OF_A_YEAR = frozenset({"annual", "yearly", "full-year", "full year"})
