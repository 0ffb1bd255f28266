"""Weeks by their last day, their number or a weekday, and lengths whose unit stands behind another ("2- and 10-year")."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.times.patterns import TimePatterns
from factcheck.extract.times.spans import SpanReader
from factcheck.extract.times.values import Found, Meaning, Reading, days, latest_weekday, next_weekday, on, week
from factcheck.extract.traps.figures import is_calendar_week

_LISTED = frozenset({",", "and", "or"})


class WeekReader:
    """`spans` reads the lengths and last days inside."""

    def __init__(self, lexicon: LeafLexicon, patterns: TimePatterns, spans: SpanReader) -> None:
        self.lexicon = lexicon
        self.patterns = patterns
        self.spans = spans

    def ended(self, r: Reading, i: int) -> Found | None:
        """ "week to April 4": the calendar week of its last day, with the seven days up to it as its window"""
        match = r.match(self.patterns.week_ended, i)
        if match is not None and match["w"]:
            return self._to_weekday(r, match)
        meaning = self.spans.until(r, match, i, "1WE", weeks=1) if match else None
        if match is None or meaning is None:
            return None
        if meaning.window is not None:
            meaning = Meaning("period", week(meaning.window.end).value, meaning.window)
        return r.found(match, meaning, "week-ended")

    def _to_weekday(self, r: Reading, match: re.Match[str]) -> Found | None:
        """ "in the week to Wednesday": the seven days up to the latest such day"""
        number = self.lexicon.weekdays[match["w"].rstrip(".").lower()].value
        if r.published is None or not match["w"][0].isupper():
            return None
        last = latest_weekday(number, r.published)
        seven = days(last - timedelta(days=6), last)
        return r.found(match, Meaning("period", week(last).value, seven.window), "week-ended")

    def numbered(self, r: Reading, i: int) -> Found | None:
        """ "above the average for week 3", "week 22 of 2025": the latest such week, or the next one if told as ahead"""
        t = r.tokens
        if r.published is None or not is_calendar_week(self.lexicon, t, i):
            return None
        number, dated = int(t.low[i + 1]), t.word(i + 2) == "of"
        year = int(t.low[i + 3]) if dated else r.published.year
        monday = _monday(year, number)
        if not dated and monday is not None and monday > r.published and not r.ahead(i):
            monday = _monday(year - 1, number)
        end = t.end[i + 3 if dated else i + 1]
        return Found(t.start[i], end, *week(monday), rule="week") if monday else None

    def on_weekday(self, r: Reading, i: int) -> Found | None:
        """ "a week on Thursday", "a week from Friday": seven days behind the next such day"""
        t = r.tokens
        named = t.low[i : i + 2] == ["a", "week"] and t.word(i + 2) in ("on", "from") and t.capital(i + 3)
        number = self.lexicon.weekdays.get(t.word(i + 3)) if named else None
        if number is None or r.published is None:
            return None
        day = next_weekday(number.value, r.published) + timedelta(days=7)
        return Found(t.start[i], t.end[i + 3], *on(day), rule="week-on")

    def hanging(self, r: Reading, i: int) -> Found | None:
        """ "2-" and "5-" of "the 2-, 5- and 10-year yields": lengths in the unit of the last"""
        t = r.tokens
        if t.word(i + 1) in _LISTED:
            match = self._listed(r, i)
        elif t.word(i + 1) != "-" or not t.glued(i + 1) or t.glued(i + 2) and t.word(i + 2) != ",":
            return None
        else:
            match = r.match(self.patterns.hanging, i)
        if match is None:
            return None
        whole = r.match(self.patterns.duration, t.behind(match.start("last")))
        count = self.spans.count(match["k"])
        meaning = self.spans.length_of(r, whole, [count]) if whole is not None and count is not None else None
        return r.found(match, meaning, "hanging", t.end[i + 1] if t.word(i + 1) == "-" else match.end("k"))

    def _listed(self, r: Reading, i: int) -> re.Match[str] | None:
        """ "one" and "three" of "over one, three and five years": at least three lengths"""
        t = r.tokens
        match = r.match(self.patterns.listed, i)
        goes_on = t.word(i - 1) == "," and i > 1 and t.owner[i - 2] == "time"
        return match if match is not None and (match["more"] or goes_on) else None


def _monday(year: int, number: int) -> date | None:
    try:
        return date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
