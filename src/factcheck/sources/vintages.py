"""Observations of one company by metric, unit and exact window, in the order in which they were filed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from factcheck.memo import once_per
from factcheck.model import Observation
from factcheck.patterns import regex
from factcheck.sources.dates import TOLERANCE, days, is_near, near

Window = tuple[date | None, date]
Answer = TypeVar("Answer")
_MOST = 4000
"""Answers about one company that are kept; an article asks for some hundred."""

# DEF 14A and 424B repeat figures, one of them 1000 times too large: they are never evidence.
_PERIODIC = regex(r"(?:10-[KQ]T?|20-F|40-F)(?:/A)?")
_CURRENT = regex(r"[86]-K(?:/A)?")


class Vintages:
    """Every usable observation, grouped. A vintage is all that one filing says of a window."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        self._observations = observations
        self._metrics: dict[str, dict[str | None, dict[Window, list[Observation]]]] = {}
        self._answers: dict[tuple[object, ...], Any] = {}

    def once(self, asked: tuple[object, ...], work: Callable[[], Answer]) -> Answer:
        """What `work` gives, remembered: the claims of an article ask the same of a company again and again."""
        if asked not in self._answers:
            if len(self._answers) >= _MOST:
                self._answers.clear()
            self._answers[asked] = work()
        found: Answer = self._answers[asked]
        return found

    def windows(self, metric: str, unit: str | None = None) -> dict[Window, list[Observation]]:
        """In `unit`, else in the unit that the company reports the metric in."""
        by_unit = self._metrics.get(metric)
        if by_unit is None:
            by_unit = self._metrics[metric] = self._grouped(metric)
        if unit is None and by_unit:
            unit = min(by_unit, key=lambda u: (-sum(map(len, by_unit[u].values())), u or ""))
        return by_unit.get(unit, {})

    def _grouped(self, metric: str) -> dict[str | None, dict[Window, list[Observation]]]:
        by_unit: dict[str | None, dict[Window, list[Observation]]] = {}
        for o in self._observations:
            if o.metric != metric or o.end is None or o.value is None or o.published is None or rank(o.form) is None:
                continue
            by_unit.setdefault(o.unit, {}).setdefault((o.start, o.end), []).append(o)
        for windows in by_unit.values():
            for found in windows.values():
                found.sort(key=_order)
        return by_unit

    def at(self, metric: str, window: Window, unit: str | None = None) -> list[Observation]:
        """What is known of the company's own window nearest to the wanted one, both ends within ten days."""
        known = self.windows(metric, unit)
        if window in known:
            return known[window]
        start, end = window
        if start is None:
            instants = [day for first, day in known if first is None and is_near(day, end)]
            found: Window | None = (None, min(instants, key=lambda day: (abs(day - end), day))) if instants else None
        else:
            found = near((start, end), ((first, last) for first, last in known if first is not None))
        return known[found] if found else []

    def differences(
        self, metric: str, window: Window, unit: str | None = None
    ) -> Iterator[tuple[Observation, Observation]]:
        """(longer, part) whose difference is the window, each pair of one vintage; the part is its beginning or its end.

        Cash flows are filed for the year to date only, and a fourth quarter seldom at all. Of one vintage: the part is the
        last one filed before the longer window's filing, and not a year older, or a restatement would be counted as business.
        A first quarter is the half year less the second quarter of the same report.
        """
        start, end = window
        if start is None:
            return
        known = self.windows(metric, unit)
        limit = 220 if days((start, end)) <= 125 else 310
        yield from self._beginnings(known, start, end)
        for (first, last), longer in known.items():
            if first is None or not is_near(last, end) or first > start - TOLERANCE:
                continue
            for (part_first, part_last), parts in known.items():
                if part_first is None or not is_near(part_first, first) or not _adjoins(part_last, start):
                    continue
                for whole in longer:
                    if part := _partner(whole, parts, limit, _tags(whole, longer)):
                        yield whole, part

    def _beginnings(
        self, known: Mapping[Window, Sequence[Observation]], start: date, end: date
    ) -> Iterator[tuple[Observation, Observation]]:
        for (first, last), longer in known.items():
            if first is None or not is_near(first, start) or last < end + TOLERANCE:
                continue
            for (part_first, part_last), parts in known.items():
                if part_first is None or not is_near(part_last, last) or not _adjoins(end, part_first):
                    continue
                for whole in longer:
                    if part := _partner(whole, parts, 0, _tags(whole, longer)):
                        yield whole, part


def _adjoins(last: date, start: date) -> bool:
    return abs((start - last).days - 1) <= TOLERANCE.days


def _partner(whole: Observation, parts: Sequence[Observation], limit: int, tags: set[str | None]) -> Observation | None:
    """The part under the whole's own tag, else under one that is known to mean the same.

    Where no earlier filing is held, the next one that tells the part again: the half year beside which that of the year after stands.
    """
    fitting = [part for part in parts if part.concept in tags and 0 <= (filed(whole) - filed(part)).days <= limit]
    same = [part for part in fitting if part.concept == whole.concept]
    if not fitting and limit:
        again = [part for part in parts if part.concept == whole.concept and filed(part) > filed(whole)]
        return again[0] if len(again) == len(parts) and (filed(again[0]) - filed(whole)).days <= limit else None
    return (same or fitting)[-1] if fitting else None


def _tags(whole: Observation, window: Sequence[Observation]) -> set[str | None]:
    """The tags under which one figure of the window stands: NVIDIA's report of fiscal 2021 gives revenue under another than its quarters.

    Where the tags mean different things (all revenue, and that from contracts) they give different figures.
    """
    return {o.concept for o in window if o.value == whole.value}


def rank(form: str | None) -> int | None:
    """0 for annual and quarterly reports, 1 for current reports, None for what is no evidence."""
    if form is None or _PERIODIC.fullmatch(form):
        return 0
    return 1 if _CURRENT.fullmatch(form) else None


def filing(o: Observation) -> str:
    """How a filing is named: its accession, or form and date."""
    return o.accession or f"{o.form} of {o.published}"


def filed(o: Observation) -> date:
    """Of a usable observation, which always has a date."""
    assert o.published is not None
    return o.published


def value_of(o: Observation) -> Decimal:
    """Of a usable observation, which always has a value."""
    assert o.value is not None
    return o.value


def _order(o: Observation) -> tuple[date, str, str]:
    return filed(o), o.accession or "", o.concept or ""


@once_per
def vintages(observations: Sequence[Observation]) -> Vintages:
    """The grouped observations; grouped once for one tuple."""
    return Vintages(observations)
