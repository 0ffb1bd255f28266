"""Durations, and spans that are told by their last day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.times.patterns import TimePatterns
from factcheck.extract.times.values import (
    Found,
    Meaning,
    Reading,
    days,
    month,
    month_end,
    next_day,
    next_month,
    safe_date,
    span_ended,
)

_LENGTHS = {"quarter": ("QE", 3), "year": ("YE", 12), "half": ("6ME", 6)}
_ENDS_AHEAD = frozenset({"ending", "ends"})
# Before "a year", "an hour": a span of time, and not "$5 billion a year".
_BEFORE_A_SPAN = frozenset(
    "for over in within about after nearly almost of lasting than least under roughly around every throughout".split()
)
_WHAT_FOLLOWS = frozenset("the a an its their his her our this that these those it they he she we".split())
"""Behind "three days before" these begin what came then: the days are counted, and none of them is meant."""
_SHARES = frozenset({"%", "percent", "pc", "half", "third", "fifth", "tenth", "two-thirds"})
"""Beside one of these "about a quarter" at the end of a clause is a share."""
_BEFORE_A_LENGTH = frozenset(
    "median average mean typical "
    "at of to from was were is are by averaged averages averaging about around nearly some under over below above than reached hit ,".split()
)
_AROUND_A_SPAN = frozenset(
    "past last next over for in within after every during previous following about nearly roughly than some another the".split()
)
_SPANNING = frozenset({"in", "for", "within", "after"})
_HEDGES = frozenset({"about", "around", "nearly", "over", "under"})
_REACH = 10
_LEAST_MONTH = 28
_HALF_MONTH = 15
_SINGULAR = frozenset({"year", "month", "week", "quarter", "half"})


class SpanReader:
    def __init__(self, lexicon: LeafLexicon, patterns: TimePatterns) -> None:
        self.lexicon = lexicon
        self.patterns = patterns

    # ------------------------------------------------------------ spans with a last day
    def period_ended(self, r: Reading, i: int) -> Found | None:
        """ "quarter ended Dec. 31, 2024", "fiscal year ending June 2025", "year to March"."""
        match = r.match(self.patterns.fiscal_bare, i)
        if match is None:
            return None
        if match["v"].lower() in ("in", "on") and not self._closes(r, i):
            return None
        if match["p"].lower() == "month":
            return r.found(match, self._month_to(r, match, i), "period-ended")
        code, length = _LENGTHS[
            re.split(r"[\s-]", match["p"].lower())[-1].replace("year", "year")
            if "half" not in match["p"].lower()
            else "half"
        ]
        return r.found(match, self.until(r, match, i, code, months=length), "period-ended")

    def _month_to(self, r: Reading, match: re.Match[str], i: int) -> Meaning | None:
        """ "The month to July 31" is July; "the month to July 15" is none of the calendar's"""
        until = self.until(r, match, i, "1ME", months=1)
        last = until.window.end if until is not None and until.window is not None else None
        return month(last.month, last.year) if last is not None and last == month_end(last.year, last.month) else until

    def one_ended(self, r: Reading, i: int) -> Found | None:
        """ "Third-quarter revenue, for the period to October 26", "four straight quarters through the one that ended on May 4": as long as what was named before."""
        match = r.match(self.patterns.one_ended, i)
        if match is None or not (match["y1"] or match["z1"] or match["iso1"]):
            return None
        named = (_LENGTHS[w] for w in (t.removesuffix("s") for t in reversed(r.tokens.low[:i])) if w in _LENGTHS)
        code, length = next(named, ("", 0))
        return r.found(match, self.until(r, match, i, code, months=length), "period-ended") if code else None

    def _closes(self, r: Reading, i: int) -> bool:
        """ "closed its fiscal year in June": the verb stands before the year"""
        before = r.tokens.low[max(0, i - 3) : i]
        return bool(
            self.lexicon.words("year_closers").intersection(
                before[-2:] if before[-1:] in (["its"], ["the"], ["their"]) else before[-1:]
            )
        )

    def ended(self, r: Reading, i: int) -> Found | None:
        """ "three months ended Dec. 31, 2024", "six months to June", "13 weeks ended Feb. 1"."""
        match = r.match(self.patterns.span_ended, i)
        count = self.count(match["k"]) if match else None
        if match is None or count is None or count != count.to_integral_value():
            return None
        n = int(count)
        if match["u"].lower().startswith("week"):
            return r.found(match, self.until(r, match, i, f"{n}WE", weeks=n), "span-ended")
        n *= 3 if match["u"].lower() == "quarters" else 1
        return r.found(match, self.until(r, match, i, f"{n}ME", months=n), "span-ended")

    def until(
        self, r: Reading, match: re.Match[str], i: int, code: str, *, months: int = 0, weeks: int = 0
    ) -> Meaning | None:
        """The span up to the day in the groups of the match."""
        g = match.groupdict()
        if g["iso1"]:
            year, month, day = (int(part) for part in g["iso1"].split("-"))
        else:
            named = g["m1"] or g["n1"]
            month = self.lexicon.months[named.rstrip(".").lower()].value
            written = g["y1"] or g["z1"]
            spelled = g["d1"] or g["e1"]
            day = int(re.sub(r"\D", "", spelled)) if spelled else 0
            year = int(written) if written else self._year(r, match, i, code, month, day)
        if not year:
            return Meaning("fiscal", f"{code}XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
        last = safe_date(year, month, day) if day else month_end(year, month)
        return span_ended(code, last, months=months, weeks=weeks) if last else None

    def _year(self, r: Reading, match: re.Match[str], i: int, code: str, month: int, day: int) -> int:
        """The year that is not written: the next such day if it is told as ahead, else the latest that had passed."""
        if r.published is None:
            return 0
        verb = match["v"].lower()
        year_told = code == "YE" and not self.lexicon.words("forecast_cues").isdisjoint(
            r.tokens.low[max(0, i - 14) : i]
        )
        far = (match.groupdict().get("far") or "").strip().lower()
        if far:
            soon = next_day(month, day, r.published) if day else None
            ahead_year = soon.year if soon else next_month(month, r.published)
            return ahead_year if far == "next" else ahead_year - 1
        if verb in _ENDS_AHEAD or (verb not in ("ended", "closed", "finished") and (year_told or r.ahead(i))):
            ahead = next_day(month, day, r.published) if day else None
            return ahead.year if ahead else next_month(month, r.published)
        last = safe_date(r.published.year, month, day) if day else month_end(r.published.year, month)
        return r.published.year if last and last <= r.published else r.published.year - 1

    def first_days(self, r: Reading, i: int) -> Found | None:
        """ "first 10 days of August", "second half of May" """
        match = r.match(self.patterns.first_days, i)
        if match is not None and match["half"]:
            return self._half_of_month(r, match, i)
        count = self.count(match["k"]) if match else None
        if match is None or count is None or count != count.to_integral_value():
            return None
        month = self.lexicon.months[match["m"].rstrip(".").lower()].value
        year = int(match["y"]) if match["y"] else r.year_of(month, i)
        n = int(count) * (7 if match["u"].lower() == "weeks" else 1)
        if year is None or not 0 < n < _LEAST_MONTH:
            return None
        end = month_end(year, month)
        if match["w"].lower() in ("first", "opening"):
            return r.found(match, days(date(year, month, 1), date(year, month, n)), "first-days")
        return r.found(match, days(date(year, month, end.day - n + 1), end), "first-days")

    def _half_of_month(self, r: Reading, match: re.Match[str], i: int) -> Found | None:
        month = self.lexicon.months[match["m"].rstrip(".").lower()].value
        year = int(match["y"]) if match["y"] else r.year_of(month, i)
        if year is None or not match["m"][0].isupper():
            return None
        first, middle = date(year, month, 1), date(year, month, _HALF_MONTH)
        early = match["w"].lower() in ("first", "opening")
        half = (first, middle) if early else (middle + timedelta(days=1), month_end(year, month))
        return r.found(match, days(*half), "half-of-month")

    # ------------------------------------------------------------ durations
    def duration(self, r: Reading, i: int) -> Found | None:
        """ "next three years", "past decade", "10-year", "two to three years", "20 years ago"."""
        t = r.tokens
        match = r.match(self.patterns.duration, i)
        if match is None or (t.glued(i) and t.word(i - 1) in ("$", "€", "£", ".", "/")):
            return None
        side = self._side(match["rel"])
        counted = match["k"] or match["a"] or match["before"]
        unit = match["u"].lower()
        if match["before"] and unit in _SINGULAR:
            return None  # "72 last quarter"
        if not counted and (not side or (unit in _SINGULAR and match["rel"].lower() != "past")):
            return None
        if match["a"] and not side and not match["tail"] and not match["rest"] and not self._is_span(r, match, i):
            return None
        if match["more"]:
            return None  # "the three-year-old firm"
        if t.low[i : i + 3] == ["one", "-", "quarter"] and not t.is_word(i + 3):
            return None  # "a rise of one-quarter"
        end = t.behind(match.end())
        if self._is_streak(r, end) or self._is_part(r, end, match) or self._is_measured(r, i, end):
            return None
        if match["a"] and t.word(end - 1) == "before" and t.word(end) in self.lexicon.words("deducted"):
            return None  # "$2,476 a month before taxes"
        # "three days before it merged", but "twelve months before it had had $12.8 billion"
        follows = (t.capital(end) or t.word(end) in _WHAT_FOLLOWS) and t.word(end + 1) != "had"
        spans = t.word(i - 1) == "the" and not t.is_word(end)  # "the average of the 90 days before"
        leads = bool(match["tail"]) and t.word(end - 1) == "before" and (follows or spans)
        meaning = self._length(r, match, side, ago=bool(match["tail"]) and not leads)
        return r.found(match, meaning, "duration", match.end("u") if leads else None)

    def _side(self, word: str | None) -> str:
        if word is None:
            return ""
        if word.lower() in self.lexicon.words("past_words"):
            return "PAST"
        return "NEXT" if word.lower() in self.lexicon.words("next_words") else ""

    def _is_span(self, r: Reading, match: re.Match[str], i: int) -> bool:
        before = r.tokens.low[max(0, i - _REACH) : i]
        end = r.tokens.behind(match.end())
        if (
            match["u"].lower() == "quarter"
            and before[-1:] == ["than"]
            and self.lexicon.words("taking").isdisjoint(before[-5:])
        ):
            return False  # "contributes a little less than a quarter"
        if match["u"].lower() == "quarter" and before[-2:-1] and self._tells_size(before[-2], before[-1]):
            return False  # "a gain of nearly a quarter this year"
        shares = match["u"].lower() == "quarter" and not _SHARES.isdisjoint(r.tokens.low[:i])
        if shares and not r.tokens.is_word(end) and _SPANNING.isdisjoint(before[-2:-1]):
            return False  # "equities are 60%, bonds about a quarter"
        return match["a"].lower().startswith("half") or r.tokens.word(i - 1) in _BEFORE_A_SPAN

    def _tells_size(self, word: str, hedge: str) -> bool:
        sized = word in ("of", "by") or word in self.lexicon.words("change_words") - {"lower", "higher"}
        return sized and hedge in ("nearly", "almost", "about", "roughly", "around")

    def _is_streak(self, r: Reading, end: int) -> bool:
        """ "seven quarters running" and "a 3-day losing streak" are counts."""
        lexicon, t = self.lexicon, r.tokens
        return bool(
            lexicon.phrases("streak_tails").at(t, end)
            or lexicon.phrases("streak_words").at(t, end)
            or lexicon.phrases("streak_ends").at(t, t.hyphen(end))
        )

    def _is_measured(self, r: Reading, i: int, end: int) -> bool:
        """ "DSOs improved to 47 days", "a workweek of 34.3 hours", "4.6 months of supply": an amount, and no time of anything"""
        t, lexicon = r.tokens, self.lexicon
        if lexicon.phrases("time_stocks").at(t, end) is not None:
            return True
        if (
            "." in t.low[i]
            and t.word(i - 1) not in _AROUND_A_SPAN - {"the"}
            and t.word(end) not in ("ago", "earlier", "later")
        ):
            return True  # nobody waits 4.6 months
        moved = t.word(i - 1) in lexicon.words("change_words")  # "DSOs came down four days to 61"
        if not moved and t.word(i - 1) not in _BEFORE_A_LENGTH:
            return False
        if t.word(i - 2) in _SPANNING and t.word(i - 1) in _HEDGES:
            return False  # "supply that has not moved in over a year"
        cues = lexicon.phrases("time_measures")
        for k in range(i - 1, max(-1, i - _REACH), -1):
            if t.low[k] in (";", ".", "("):
                return False
            if t.low[k] in cues and cues.at(t, k) is not None:
                return True
        return False

    def _is_part(self, r: Reading, end: int, match: re.Match[str]) -> bool:
        """ "three quarters of the revenue", "a quarter point" are fractions."""
        if not match["u"].lower().startswith("quarter"):
            return False
        t = r.tokens
        joined = "-" in match.group() and match["u"].lower() == "quarters"  # "the three-quarters majority"
        scaled = joined or self.lexicon.scales.at(t, end) is not None  # "five and three quarters million"
        return scaled or t.word(end) == "of" or t.word(t.hyphen(end)) in ("point", "percentage", "century")

    def _length(self, r: Reading, match: re.Match[str], side: str, *, ago: bool) -> Meaning | None:
        halved = (match["a"] or "").lower().startswith("half")
        told = match["k"] or match["before"]  # "three previous years" are those of "the previous three years"
        counts: list[Decimal | None] = [self.count(told) if told else Decimal("0.5") if halved else Decimal(1)]
        if match["k2"]:
            counts.append(self.count(match["k2"]))
        if (match["half"] or match["rest"]) and counts[0] is not None:
            counts[0] += Decimal("0.5")
        return self.length_of(r, match, counts, side=side, ago=ago)

    def length_of(
        self, r: Reading, match: re.Match[str], counts: list[Decimal | None], *, side: str = "", ago: bool = False
    ) -> Meaning | None:
        """One length, or two as a range, in the unit of the match."""
        hit = self.lexicon.time_units.at(r.tokens, r.tokens.behind(match.start("u")))
        if hit is None:
            return None
        lengths = [_iso(count * hit[0].factor, hit[0].code) for count in counts if count is not None]
        if len(lengths) != len(counts) or not all(lengths):
            return None
        value = "/".join(lengths)
        if ago:
            return Meaning("date", f"AGO:{value}")
        if not side and self._is_tenor(r, match, r.tokens.behind(match.end())):
            return Meaning("tenor", value)
        return Meaning("duration", f"{side}:{value}" if side else value)

    def _is_tenor(self, r: Reading, match: re.Match[str], end: int) -> bool:
        """ "10-year Treasury", "the two-year yield", "benchmark 10-year"."""
        t = r.tokens
        if not match["u"].lower().startswith(("year", "yr", "month")) or match["u"].lower() in ("years", "months"):
            return False
        first = t.behind(match.start())
        alone = t.word(end) in ("was", "is", "at", "stood") or t.word(end) in self.lexicon.words("change_words")
        return (
            self.lexicon.phrases("tenor_after").at(t, end) is not None
            or self.lexicon.phrases("tenor_before").before(t, first) is not None
            or (alone and t.word(first - 1) == "the")  # "the 2-year was at 4.2%"
        )

    def count(self, words: str) -> Decimal | None:
        """ "12", "1.5", "three", "twenty-four"."""
        if words[0].isdecimal():
            return Decimal(words)
        total = Decimal(0)
        for word in words.lower().split("-"):
            entry = self.lexicon.numerals.get(word)
            if entry is None:
                return None
            total += entry.value
        return total


def _iso(count: Decimal, code: str) -> str:
    """ISO 8601: halves of years in months, quarters in months, days and more as they are."""
    if code == "Q":
        count, code = count * 3, "M"
    elif code == "Y" and count != count.to_integral_value():
        count, code = count * 12, "M"
    if count <= 0:
        return ""
    number = format(count.normalize(), "f")
    if code in ("H", "MIN"):
        return f"PT{number}{code[0]}"
    return f"P{number}{code}"
