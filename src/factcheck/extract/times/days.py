"""Dates, weekdays and times of day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import ORDINAL_ENDINGS
from factcheck.extract.times.patterns import MINUTES, TimePatterns
from factcheck.extract.times.values import (
    Found,
    Meaning,
    Reading,
    days,
    full_year,
    latest_weekday,
    next_weekday,
    on,
    safe_date,
)
from factcheck.text.numerals import CARDINALS

_BEFORE_A_DAY = frozenset("on by before until since after from".split())
_WORDS_TOO = frozenset({"sat", "sun"})
_BEHIND_A_DAY = frozenset("and when with after before but as it they".split())


_FIRST_OF_DAY = 8
"""An hour before it is one after noon, as a day of trading and of news goes, unless the morning is told."""
_MONTH_BACK = 16
"""Tokens back to the date beside which "on the 6th" is a day, whatever word follows."""


class DayReader:
    """Reads a day at a token; the names of months and weekdays are the vocabulary's."""

    joins = frozenset({"-", "and", "or", "&", "to", "through"})
    """What stands between two days of one month."""

    def __init__(self, lexicon: LeafLexicon, patterns: TimePatterns) -> None:
        self.lexicon = lexicon
        self.patterns = patterns

    def dated(self, r: Reading, i: int) -> Found | None:
        """ "Sunday, Feb 23, 2025 10:24 pm ET", "24 February", "Feb. 24-26, 2025"."""
        match = r.match(self.patterns.dated, i)
        if match is None or not r.tokens.text[match.start("m") if match["m"] else match.start("n")].isupper():
            return None
        g = match.groupdict()
        month = self.lexicon.months[(g["m"] or g["n"]).rstrip(".").lower()].value
        first = _number(g["d"] or g["e"])
        year = g["y"] or g["z"]
        day = safe_date(int(year), month, first) if year else r.day(month, first, i)
        if day is None:
            undated = year is None and r.published is None and first <= 31
            return r.found(match, Meaning("date", f"XXXX-{month:02d}-{first:02d}") if undated else None, "dated")
        last = _number(g["d2"] or g["d3"] or "0")
        until_token = r.tokens.behind(match.end())
        if r.tokens.word(i - 1) == "between" and r.tokens.word(until_token) == "and":
            other = self.dated(r, until_token + 1) if until_token + 1 < r.tokens.n else None
            if other is not None and other.window is not None and other.window.end > day:
                return r.found(match, days(day, other.window.end), "dated", other.end)
        if not year and not last and r.tokens.word(i - 1) == "between" and r.tokens.word(until_token) == "and":
            last = self._last_day(r, until_token + 1)
            until = safe_date(day.year, month, last) if last > first else None
            end = r.tokens.end[until_token + 1] if until else None
            return r.found(match, days(day, until) if until else on(day), "dated", end)
        until = safe_date(day.year, month, last) if last > first else None
        return r.found(match, days(day, until) if until else on(day), "dated")

    def first_of_two(self, r: Reading, i: int) -> Found | None:
        """ "10-14 March", "between 2 and 9 May"; of "on 2 and 9 May" the first of two days"""
        t, k = r.tokens, i + 2
        if t.word(i + 1) not in self.joins or not (t.is_number(k) and t.word(k + 1) in self.lexicon.months):
            return None
        first = int(t.low[i]) if t.low[i].isdecimal() and len(t.low[i]) < 3 else 0
        last = self.dated(r, k) if first else None
        if last is None or last.window is None or not first < last.window.end.day:
            return None
        day = last.window.end.replace(day=first)
        if t.word(i + 1) in ("and", "or", "&") and t.word(i - 1) != "between":
            return Found(t.start[i], t.end[i], *on(day), rule="dated")
        return Found(t.start[i], last.end, *days(day, last.window.end), rule="dated")

    def of_the_month(self, r: Reading, i: int) -> Found | None:
        """ "it reports on the 27th": the latest such day, or the next one if told as ahead"""
        t = r.tokens
        if not (t.low[i].isdecimal() and t.glued(i + 1) and t.word(i + 1) in ORDINAL_ENDINGS) or r.published is None:
            return None
        told = any(t.owner[k] == "time" for k in range(i - 1, max(-1, i - _MONTH_BACK), -1))
        alone = not t.is_word(i + 2) or t.word(i + 2) in _BEHIND_A_DAY or told and t.word(i - 2) == "on"
        if t.word(i - 1) != "the" or t.word(i - 2) not in _BEFORE_A_DAY or not alone or not 0 < int(t.low[i]) < 32:
            return None
        first = r.published.replace(day=1)
        months = (first, first + timedelta(32) if r.ahead(i) else first - timedelta(1))
        known = (safe_date(month.year, month.month, int(t.low[i])) for month in months)
        fitting = [day for day in known if day and (day >= r.published if r.ahead(i) else day <= r.published)]
        return Found(t.start[i], t.end[i + 1], *on(fitting[0]), rule="dated") if fitting else None

    def _last_day(self, r: Reading, k: int) -> int:
        """The day at token k ("between Feb. 10 and 14"), else 0."""
        t = r.tokens
        day = t.is_number(k) and t.low[k].isdecimal() and len(t.low[k]) < 3
        day = day and t.word(k + 1) not in self.lexicon.months
        return int(t.low[k]) if day and (not t.glued(k + 1) or t.word(k + 1) in (",", ".")) else 0

    def numeric(self, r: Reading, i: int) -> Found | None:
        """ "2025-02-24T10:00Z", "2/24/2025", "24.02.2025"; month before day where the slash leaves it open."""
        if r.tokens.glued(i):
            return None
        match = r.match(self.patterns.numeric, i)
        if match is None:
            return None
        g = match.groupdict()
        if g["y"]:
            day = safe_date(int(g["y"]), int(g["m"]), int(g["d"]))
        elif len(g["z"]) == 2 and g["s"] != "/":
            return None
        else:
            a, b, year = int(g["a"]), int(g["b"]), full_year(g["z"])
            month_first = g["s"] != "." and a <= 12
            day = safe_date(year, *((a, b) if month_first else (b, a)))
        return r.found(match, on(day) if day else None, "numeric")

    def clock(self, r: Reading, i: int) -> Found | None:
        """ "4 p.m. ET", "16:00 GMT"."""
        if r.tokens.glued(i) and r.tokens.word(i - 1) not in ("(", "["):
            return None
        match = r.match(self.patterns.clock, i)
        if match is None or r.tokens.low[max(0, i - 2) : i] == ["ratio", "of"]:
            return None
        g = match.groupdict()
        hour = int(g["h"] or g["h2"] or g["h4"])
        minute = int(g["i"] or g["i2"] or g["i4"] or 0)
        if g["p"]:
            hour = hour % 12 + (12 if g["p"].lower() == "p" else 0)
        valid = hour < 24 and minute < 60
        return r.found(match, Meaning("date", f"T{hour:02d}:{minute:02d}") if valid else None, "clock")

    def spoken_clock(self, r: Reading, i: int) -> Found | None:
        """ "six o'clock", "half past seven"; a quarter "to nine" is a part and a level unless "o'clock" is said."""
        if self.lexicon.words("clock_words").isdisjoint(r.tokens.low[i + 1 : i + 5]):
            return None
        match = r.match(self.patterns.spoken_clock, i)
        if match is None or not match["said"] and match["way"] != "past":
            return None
        if not match["said"] and self.lexicon.time_units.at(r.tokens, r.tokens.behind(match.end())) is not None:
            return None  # "ten, past two years"
        told = match["h"].lower()
        hour = int(told) if told.isdecimal() else CARDINALS[told]
        late, early = (not self.lexicon.words(cue).isdisjoint(r.tokens.low) for cue in ("late_of_day", "early_of_day"))
        if late or hour < _FIRST_OF_DAY and not early:
            hour = hour % 12 + 12
        minute = MINUTES[match["part"].lower()] * (1 if match["way"] == "past" else -1) if match["part"] else 0
        hour, minute = divmod(hour * 60 + minute, 60)
        return r.found(match, Meaning("date", f"T{hour:02d}:{minute:02d}"), "clock")

    def weekday(self, r: Reading, i: int) -> Found | None:
        """ "Monday"; an abbreviation counts only with its date ("Sat" may be a verb)."""
        t = r.tokens
        if (
            not t.capital(i)
            or len(t.low[i]) < 5
            and (t.low[i] in _WORDS_TOO or t.word(i - 1) not in _BEFORE_A_DAY)
            or t.word(i - 1) in self.lexicon.words("named_days")
            or t.low[i + 1 : i + 3] == ["the", "13"]
        ):
            return None  # "Black Friday", "Friday the 13th"
        number = self.lexicon.weekdays[t.low[i]].value
        return Found(
            t.start[i],
            t.end[i],
            *weekday_meaning(number, r.published, ahead=r.ahead(i)),
            rule="weekday",
        )


def weekday_meaning(number: int, published: date | None, *, ahead: bool) -> Meaning:
    """The latest such day on or before the article's, or the next one."""
    if published is None:
        return Meaning("date", f"XXXX-WXX-{number}")
    return on(next_weekday(number, published) if ahead else latest_weekday(number, published))


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))
