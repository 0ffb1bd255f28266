"""Calendar arithmetic of times: value notation and windows (annotation.md, "Times")."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.model import Time, TimeType, Window, made
from factcheck.patterns import regex

# A wire's "Feb. 24" can be the 23rd where the article is published.
_ZONE_DAYS = 2


SEASONS = {"winter": "WI", "spring": "SP", "summer": "SU", "autumn": "FA"}
"""ISO 8601 has no seasons; these are TIMEX3's. "Fall" is left out, being a verb where it is not led by "last" or "this"."""


class Found(NamedTuple):
    """A time in the making; offsets are those of the article's text."""

    start: int
    end: int
    type: TimeType
    value: str
    window: Window | None = None
    cmp: str | None = None
    rule: str = ""

    def as_time(self, text: str, sentence: int, id_: str) -> Time:
        return made(
            Time, id=id_, sentence=sentence, text=text[self.start : self.end], start=self.start, end=self.end, type=self.type,
            value=self.value, cmp=self.cmp, window=self.window, rule=self.rule,
        )  # fmt: skip


class Meaning(NamedTuple):
    type: TimeType
    value: str
    window: Window | None = None


class Reading:
    """One sentence while its times are read: its tokens, the article's day, and which words point ahead."""

    def __init__(self, tokens: Tokens, published: date | None, lexicon: LeafLexicon) -> None:
        self.tokens = tokens
        self.published = published
        self._future_cues = lexicon.words("future_cues")
        self._scheduled = lexicon.words("scheduled")
        self._contracts = lexicon.words("contracts")
        self._goods = lexicon.words("goods")
        self._priced = lexicon.words("set_ahead")
        self._decided = lexicon.words("decided")
        self._begun = lexicon.words("begun")
        self.moved = lexicon.words("moved")
        self.hoped_for = lexicon.words("hoped_for")

    def match(self, pattern: re.Pattern[str], i: int) -> re.Match[str] | None:
        """The pattern at token i, within the sentence."""
        t = self.tokens
        return pattern.match(t.text, t.start[i], t.end[-1])

    def found(self, match: re.Match[str], meaning: Meaning | None, rule: str, end: int | None = None) -> Found | None:
        if meaning is None:
            return None
        return Found(match.start(), match.end() if end is None else end, *meaning, rule=rule)

    def ahead(self, i: int) -> bool:
        """Whether the time at token i is told as lying ahead: "will report on Feb. 27", "due by June"."""
        low = self.tokens.low
        if self._is_scheduled(i):
            return True
        for k in range(i - 1, max(i - _FAR, -1), -1):
            word = low[k]
            if word in _PAST_OR_AHEAD and low[max(0, k - 1) : k] not in (["is"], ["are"], ["was"], ["were"], ["be"]):
                return False
            if word == "effect" and low[k - 1] in ("took", "taken"):
                return False
            if word in _UNTIL and is_past_verb(low[k - 1]) and _WILL.isdisjoint(low[max(0, k - _FAR) : k]):
                return False  # "the trend held through mid-July"
            if word == "starts" and low[k - 1] in self._begun:
                continue  # "Housing starts ran at 1.4 million in July"
            if word in self._future_cues and (word not in _ADJACENT or k >= i - 3):
                return word not in _UNTIL or not _WILL.isdisjoint(low[max(0, k - _FAR) : k]) or not self._is_past(i)
            if word in ("cut", "hit") and low[k - 1] in _ARTICLES:
                continue  # "a 70% chance of a cut in June"
            if word in _CLAUSE_ENDS or word in _PAST or _is_regular(word):
                return False
        return False

    def _is_scheduled(self, i: int) -> bool:
        """ "the group reports on Thursday", "it lapses on 30 September", but "reports on Thursday showed" """
        low = self.tokens.low
        k = i - (low[i - 1] in _PARTS_OF_A_TIME) if i else 0
        if k < 3 or low[k - 1] not in ("on", "in") or low[k - 2] not in self._scheduled:
            return False
        out = low[k - 2] != "out" or low[k - 3] in ("is", "are")
        return out and not any(is_past_verb(word) for word in low[i + 1 : i + 4])

    def _is_past(self, i: int) -> bool:
        """ "Through June, sales were 35% higher": what is told behind in the past had ended"""
        if "had" in self.tokens.low[max(0, i - 14) : i]:
            return True  # "long-term debt had swollen by the end of December"
        behind = self.tokens.low[i + 1 :]
        behind = behind[: behind.index(";")] if ";" in behind else behind
        told = any(word in _PAST or word in ("came", "stood") or _is_regular(word) for word in behind)
        return told and not self._future_cues - _UNTIL & set(behind) and not {"will", "expects", "plans"} & set(behind)

    def day(self, month: int, day: int, i: int) -> date | None:
        """A day without its year: the latest such on or before the article's, or the next one if told as ahead."""
        if self.published is None:
            return None
        latest, coming = latest_day(month, day, self.published), next_day(month, day, self.published)
        if self.ahead(i) or latest is None:
            return coming
        # nobody writes of a day eleven months ago without its year
        soon = coming is not None and coming - self.published <= _SOON < self.published - latest
        return coming if soon and not self._past_day(i) else latest

    def _past_day(self, i: int) -> bool:
        """Whether what stands before the day says that it has passed: "since March 3", "on March 3 it fell"."""
        return any(word in _SINCE for word in self.tokens.low[max(0, i - 3) : i])

    def year_of(self, month: int, i: int) -> int | None:
        """The year of a month without its year, likewise."""
        if self.published is None:
            return None
        t = self.tokens
        goods = t.low[max(0, i - _GOODS_BACK) : i - 1]
        delivered = t.word(i - 1) == "for" and any(word in self._contracts or word in self._goods for word in goods)
        # nobody writes of a month ten months ago without its year: "will lift output from October"
        coming = date(next_month(month, self.published), month, 1)
        begins = (
            t.word(i - 1) == "from"
            and self._is_intended(i)
            and coming - self.published <= _SOON
            and latest_month(month, self.published) < coming.year
        )
        proposed = (
            t.word(i - 1) in ("a", "an") and t.word(i + 1) in self._decided and coming - self.published <= _HALF_A_YEAR
        )
        promised = t.word(i - 1) == "for" and coming - self.published <= _SOON
        ahead = (
            self.ahead(i)
            or promised
            or proposed
            or self._is_next(month, i)
            or t.word(i + 1) in self._contracts
            or delivered
            or begins
        )
        return next_month(month, self.published) if ahead else latest_month(month, self.published)

    def _is_next(self, month: int, i: int) -> bool:
        """ "trimmed July prices", told in June: nobody writes so of a month eleven months ago"""
        t, follows = self.tokens, self.published is not None and month == self.published.month % 12 + 1
        modifies = t.word(i + 1) in self._priced and t.word(i - 1) not in _SINCE
        return follows and modifies and not t.capital(i + 1)

    def _is_intended(self, i: int) -> bool:
        """ "to lift output from October", not "up 22% from January" """
        low = self.tokens.low[max(0, i - _FAR) : i - 1]
        intends = any(a == "to" and b.isalpha() and b not in _ARTICLES for a, b in pairwise(low))
        return intends and low[-1] not in ("%", "percent", "cent") and not low[-1][0].isdigit()

    def year_begun(self, count: int) -> int | None:
        """The year of which so many months have passed on the article's day, or nearly: in January they are the last one's."""
        if self.published is None or self.published.month < count and self.published.month > 2:
            return None
        return self.published.year - (self.published.month < count)

    def relative_year(self, word: str | None) -> int | None:
        """ "last", "this", "next" year, by the article's."""
        if self.published is None:
            return None
        return self.published.year + _STEPS.get((word or "this").split()[-1].lower(), 0)

    def day_from_now(self, i: int, j: int, by: int) -> Found:
        """ "yesterday", "today", "tomorrow"."""
        start, end = self.tokens.start[i], self.tokens.end[j - 1]
        if self.published is None:
            return Found(start, end, "date", f"DAY:{by}", rule="named")
        return Found(start, end, *on(self.published + timedelta(days=by)), rule="named")


_ARTICLES = frozenset({"a", "an", "the"})
_SOON, _HALF_A_YEAR = timedelta(days=75), timedelta(days=183)
_GOODS_BACK = 5
_SINCE = frozenset({"since", "ended", "last", "dated"})
_FAR = 13
"""Tokens back to what says that a time lies ahead ("publishes its report at 8:30 a.m. ET on Sept. 5")."""
_PAST_OR_AHEAD = frozenset({"set"})
_STEPS = {"last": -1, "previous": -1, "prior": -1, "next": 1}
_WILL = frozenset({"will", "shall", "would"})
_HELD = frozenset("held ran kept fell rose grew went sold stood lay met built stayed shrank sank".split())
_UNTIL = frozenset({"through", "until", "by"})
_ADJACENT = frozenset({"by", "until", "through", "before", "of"})  # "polled by the agency on Feb. 10" lies behind
_CLAUSE_ENDS = frozenset({",", ";", ":", "(", ")", '"', "“", "”"})
_PARTS_OF_A_TIME = frozenset({"early", "mid", "late"})
_PAST = frozenset("said told fell rose grew was were had made saw took lost won came went hit cut".split())


def holiday(value: str, r: Reading, i: int) -> date | None:
    """The day of a feast: the latest, or the next one if it is told as ahead or lies close ahead."""
    if r.published is None:
        return None
    years = (r.published.year - 1, r.published.year, r.published.year + 1)
    all_days = [_feast(value, number) for number in years]
    past = [day for day in all_days if day <= r.published]
    ahead = [day for day in all_days if day > r.published]
    return ahead[0] if r.ahead(i) or ahead and ahead[0] - r.published <= _NEAR_FEAST else past[-1]


def _feast(value: str, number: int) -> date:
    first, *rest = (int(part) for part in value.split("-"))
    if len(rest) == 1:
        return date(number, first, rest[0])
    nth, weekday = rest
    days = [date(number, first, n) for n in range(1, monthrange(number, first)[1] + 1)]
    fitting = [day for day in days if day.isoweekday() == weekday]
    return fitting[min(nth, len(fitting)) - 1]


_NEAR_FEAST = timedelta(days=60)


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def shifted(year: int, month: int, by: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def year(number: int) -> Meaning:
    return Meaning("period", str(number), made(Window, start=date(number, 1, 1), end=date(number, 12, 31)))


def years(first: int, last: int) -> Meaning:
    return Meaning("period", f"{first}/{last}", made(Window, start=date(first, 1, 1), end=date(last, 12, 31)))


def month(number: int, of: int | None) -> Meaning:
    if of is None:
        return Meaning("period", f"XXXX-{number:02d}")
    return Meaning("period", f"{of}-{number:02d}", made(Window, start=date(of, number, 1), end=month_end(of, number)))


def months(first: int, of: int, last: int, until: int) -> Meaning:
    return Meaning(
        "period",
        f"{of}-{first:02d}/{until}-{last:02d}",
        made(Window, start=date(of, first, 1), end=month_end(until, last)),
    )


def week(day: date) -> Meaning:
    iso = day.isocalendar()
    monday = day - timedelta(days=iso.weekday - 1)
    return Meaning("period", f"{iso.year}-W{iso.week:02d}", made(Window, start=monday, end=monday + timedelta(days=6)))


def on(day: date) -> Meaning:
    return Meaning("date", day.isoformat(), made(Window, start=day, end=day))


def days(first: date, last: date) -> Meaning:
    return Meaning("period", f"{first.isoformat()}/{last.isoformat()}", made(Window, start=first, end=last))


def span_ended(code: str, last: date, *, months: int = 0, weeks: int = 0) -> Meaning:
    """ "QE", "YE", "6ME", "13WE" with the last day: the window reaches back by whole months or weeks."""
    if weeks:
        first = last - timedelta(days=7 * weeks - 1)
    elif last == month_end(last.year, last.month):
        first = date(*shifted(last.year, last.month, 1 - months), 1)
    else:
        # a 52-week year: the day after the same day that many months before
        before_year, before_month = shifted(last.year, last.month, -months)
        first = date(before_year, before_month, min(last.day, monthrange(before_year, before_month)[1])) + timedelta(
            days=1
        )
    return Meaning("fiscal", f"{code}{last.isoformat()}", made(Window, start=first, end=last))


def latest_month(number: int, published: date) -> int:
    """The year of the latest month of that number that had begun on the day."""
    return published.year if number <= published.month else published.year - 1


def next_month(number: int, published: date) -> int:
    return published.year if number >= published.month else published.year + 1


def latest_day(month_number: int, day: int, published: date) -> date | None:
    """The latest such day on or before the article's, a difference of zones allowed for."""
    limit = published + timedelta(days=_ZONE_DAYS)
    for candidate in (limit.year, limit.year - 1, limit.year - 2, limit.year - 3, limit.year - 4):
        found = safe_date(candidate, month_number, day)
        if found and found <= limit:
            return found
    return None


def next_day(month_number: int, day: int, published: date) -> date | None:
    for candidate in range(published.year, published.year + 5):
        found = safe_date(candidate, month_number, day)
        if found and found >= published:
            return found
    return None


def latest_weekday(number: int, published: date) -> date:
    return published - timedelta(days=(published.isoweekday() - number) % 7)


def next_weekday(number: int, published: date) -> date:
    return published + timedelta(days=(number - published.isoweekday() - 1) % 7 + 1)


def safe_date(year_number: int, month_number: int, day: int) -> date | None:
    try:
        return date(year_number, month_number, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """ "2025", "25", "'25" and the second year of "2024-25"."""
    digits = digits.strip("'’ ")
    for separator in "/-–":
        if separator in digits:
            first, _, last = digits.partition(separator)
            return full_year(last) if len(last) == 4 else full_year(first) // 100 * 100 + int(last)
    number = int(digits)
    return number if number > 99 else 2000 + number


def second_year(text: str, at: int, first: int) -> int | None:
    """Where "27" of "H1 2026/27" ends: the period is one of the financial year that ends in the second."""
    found = _SECOND_YEAR.match(text, at)
    return found.end() if found is not None and int(found["y"]) == (first + 1) % 100 else None


_SECOND_YEAR = regex(r"[/–](?P<y>\d\d)(?![\d%]|[.,]\d|[^\W\d_])(?:\s+(?:financial|fiscal|business)\s+year\b)?")


def is_past_verb(word: str) -> bool:
    """Whether the word is a verb in the past, by its ending or as one of those that have none."""
    return word in _HELD or _is_regular(word)


def _is_regular(word: str) -> bool:
    """Ends like a verb in the past; "four hundred by Christmas" does not."""
    return word.endswith("ed") and len(word) > 4 and word != "hundred"
