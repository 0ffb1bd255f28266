"""Times of a sentence: dates, periods, fiscal periods, durations, comparison bases and tenors.

A token that can start a time leads to a few readers; the longest reading wins, then the order of the readers. What a
reading means, by the article's date where it is relative, is settled in the same step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import pairwise

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.times.codes import CodeReader
from factcheck.extract.times.days import DayReader
from factcheck.extract.times.elliptical import elliptical
from factcheck.extract.times.months import MonthReader
from factcheck.extract.times.of_years import of_several_years, of_their_years
from factcheck.extract.times.onward import told_onward
from factcheck.extract.times.patterns import HOURS, MINUTES, TimePatterns
from factcheck.extract.times.periods import SEASON_QUARTERS, PeriodReader
from factcheck.extract.times.relative import STRETCHES, RelativeReader
from factcheck.extract.times.spans import SpanReader
from factcheck.extract.times.spoken import SpokenReader
from factcheck.extract.times.values import (
    Found,
    Meaning,
    Reading,
    holiday,
    latest_day,
    month,
    months,
    on,
    week,
)
from factcheck.extract.times.weeks import WeekReader
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.rules.vocabulary_numbers import Named

_Reader = Callable[[Reading, int], "Found | None"]
_FREQUENCIES = frozenset({"D", "W", "M", "Q", "FYXXXX"})
_YEAR = regex(r"(FY)?(\d{4})")


def _before_that(r: Reading, time: Found, found: list[Found], k: int, last: Time | None = None) -> Found | None:
    """ "In 2023 it earned $30.4 billion, and the year before that it lost $2.7 billion": counted from the year before it"""
    if time.value != "PREV:Y" or r.tokens.word(r.tokens.behind(time.end)) != "that":
        return None
    back = 1
    for earlier in reversed(found[max(0, k - _BACK) : k]):
        if (year := _YEAR.fullmatch(earlier.value)) is not None:
            return Found(time.start, time.end, "fiscal", f"{year[1] or ''}{int(year[2]) - back}", rule="before that")
        # "... in 2025 ($10.2 billion the year before, $7.1 billion the year before that)"
        back += earlier.value in _A_YEAR_BACK
    if last is not None and back > 1 and (year := _YEAR.fullmatch(last.value)) is not None:
        # "... in 2024. A year earlier it had been $134.9 billion, and the year before that $116.6 billion."
        return Found(time.start, time.end, "fiscal", f"{year[1] or ''}{int(year[2]) - back}", rule="before that")
    return None


_A_YEAR_BACK = frozenset(("PREV:Y", "PREV:FY", "YOY", "AGO:P1Y", "AGO:P12M"))


def _week_before(r: Reading, time: Found, found: list[Found], k: int) -> Found | None:
    """ "$713 million last week, after $172 million the week before" """
    if time.value != "PREV:W":
        return None
    told = found[max(0, k - _BACK) : k]
    weeks = [earlier.window.end for earlier in told if earlier.window is not None and _WEEK.fullmatch(earlier.value)]
    if not weeks:
        return None
    return Found(time.start, time.end, *week(weeks[-1] - timedelta(days=7)), rule="week before")


def _same_month(r: Reading, time: Found, found: list[Found], k: int) -> Found | None:
    """ "exports fell 4% in February from the same month of 2023": the month that is told, of that year"""
    said = _OF_YEAR.match(time.rule)
    if said is None:
        return None
    numbers = [
        int(known[2])
        for earlier in found[max(0, k - _BACK) : k]
        if (known := _MONTH.fullmatch(earlier.value)) is not None
    ]
    return Found(time.start, time.end, *month(numbers[-1], int(said[1])), rule="same") if numbers else None


def _that_of(r: Reading, time: Found, found: list[Found], k: int) -> Found | None:
    """ "$1.64 in the second quarter of 2025 and $1.24 in that of 2024": the same part of that year"""
    year, first = _YEAR.fullmatch(time.value), r.tokens.behind(time.start)
    if year is None or r.tokens.low[max(0, first - 3) : first] not in _IN_THAT_OF or k == 0:
        return None
    told = _PART.fullmatch(found[k - 1].value)
    if told is None or bool(told[1]) is not bool(year[1]) and year[1]:
        return None
    r.tokens.take(first - 2, first, "time")
    return Found(r.tokens.start[first - 2], time.end, "fiscal", f"{told[1] or ''}{year[2]}-{told[2]}", rule="that of")


_IN_THAT_OF = (["in", "that", "of"], ["for", "that", "of"], ["during", "that", "of"])
_PART = regex(r"(FY)?\d{4}-([QH][1-4]|9M)")


_BACK = 40
"""Times back that another may mean; a sentence with more is a table or hostile."""
_OF_YEAR = regex(r"same month (\d{4})")
_WEEK = regex(r"\d{4}-W\d\d")
_UNDATED = regex(r"XXXX-(?:[QH][1-4]|9M)")
_DATED_YEAR = regex(r"(?:FY)?(\d{4})")


def _coordinated(found: list[Found], t: Tokens) -> None:
    """ "Fourth Quarter and Full Year 2024": the year that is told behind two periods is the year of both"""
    for k, (time, after) in enumerate(pairwise(found)):
        if not _UNDATED.fullmatch(time.value):
            continue
        between = t.low[t.behind(time.end) : t.behind(after.start)]
        year = _DATED_YEAR.fullmatch(after.value)
        if year and after.type == "fiscal" and between in (["and"], ["&"], [",", "and"]):
            found[k] = Found(time.start, time.end, "fiscal", time.value.replace("XXXX", year[1]), rule="coordinated")


_MONTH = regex(r"(\d{4})-(\d\d)")


def _through(r: Reading, time: Found, i: int) -> Found:
    """ "Through June, sales were ...": the months of the year up to then"""
    whole = _MONTH.fullmatch(time.value)
    before = r.tokens.low[max(0, i - 2) : i]
    if (
        whole is None
        or time.window is None
        or before[-1:] != ["through"]
        or len(before) > 1
        and before[0] not in ",.;-–—("
    ):
        return time
    year, number = int(whole[1]), int(whole[2])
    if number == 1 or r.published is not None and time.window.end > r.published:
        return time
    return Found(time.start, time.end, *months(1, year, number, year), rule="through")


_BETWEEN = regex(
    r"\b(?:from|between)\s+(?:the\s+)?(?P<first>first|second|third)\s+(?:to|and)\s+(?:the\s+)?"
    r"(?P<last>(?:second|third|fourth)\s+quarters?\b(?:\s+of\s+(?P<fiscal>fiscal\s+)?(?P<year>(?:19|20)\d\d)\b)?)",
    re.IGNORECASE,
)
_BOTH = regex(
    r"\b(?P<first>first and second|third and fourth)\s+(?:fiscal\s+)?quarters\b(?:\s+of\s+(?P<fiscal>fiscal\s+)?(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_TOGETHER = frozenset(("combined", "together", "altogether"))
_MONEY = frozenset("$€£¥₹")
_HALF_YEARS = frozenset({"XXXX-H1", "XXXX-H2"})
_BEFORE_A_HALF = frozenset(
    ["", "the", "its", "our", "their", "s", "in", "into", "for", "by", "(", ",", "stronger", "weaker", "better"]
)
_ARTICLES = frozenset({"a", "an"})
_BASE_NOUNS = frozenset("quarter period month half week level".split())
_JOINTS = frozenset("-/:'")
_BEHIND_FIGURES = "a p am pm o past to or and of full more calendar working business consecutive fiscal financial quarter qtr half h m q fy cy".split()
_PARTS = frozenset("quarter qtr half week month period first second third fourth".split())
_HALVES = ("quarter", "qtr", "half", "year")


class TimeGrammar:
    """Which tokens start a time, and how it is read there."""

    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon
        patterns = TimePatterns(lexicon)
        days, periods = DayReader(lexicon, patterns), PeriodReader(lexicon, patterns)
        codes, spans, relatives = CodeReader(patterns), SpanReader(lexicon, patterns), RelativeReader(lexicon, patterns)
        weeks = WeekReader(lexicon, patterns, spans)
        self._digits: tuple[_Reader, ...] = (
            self._named, days.numeric, days.dated, days.first_of_two, days.of_the_month, days.clock, days.spoken_clock, codes.code_behind, periods.year, periods.quarter, spans.ended, spans.duration,
            weeks.hanging,
        )  # fmt: skip
        self._readers: dict[str, tuple[_Reader, ...]] = {}

        def lead(words: Iterable[str], *readers: _Reader) -> None:
            for word in words:
                known = self._readers.get(word, ())
                self._readers[word] = (*known, *(r for r in readers if r not in known))

        lead(lexicon.named_times.first_words(), self._named)
        lead(lexicon.months, days.dated, MonthReader(lexicon, patterns).month)
        lead(lexicon.weekdays, days.dated, days.weekday)
        lead((w for w, entry in lexicon.ordinals.items() if entry.value <= 4), periods.quarter, periods.first_months)
        lead(
            (w for w, entry in lexicon.numerals.items() if not entry.multiplies),
            periods.into_year,
            spans.ended,
            spans.duration,
            weeks.hanging,
        )
        lead(("eighteen", "nineteen", "twenty"), SpokenReader(lexicon).year)
        lead(("ye",), codes.year_end)
        lead((*HOURS, *MINUTES), days.spoken_clock)
        lead(("half", "halfway", "midway", "mid", "midyear", "mid-year", "middle", "midpoint"), periods.into_year)
        self._units = frozenset(lexicon.time_units.first_words()) | {"half", "quarters"}
        self._behind_figures = frozenset(
            {*lexicon.months, *lexicon.time_units.first_words(), *lexicon.words("past_words"), *_BEHIND_FIGURES}
        )
        lead(("a", "an", "half"), spans.duration, weeks.on_weekday)
        lead(("this", "last", "next"), relatives.relative, periods.quarter)
        lead(lexicon.words("past_words") | lexicon.words("next_words"), spans.duration)
        lead(("q", "h", "fq", "cq", "fh", "ch"), codes.code)
        lead(("f", "c", "fy", "cy"), codes.code_behind)
        lead(("fy", "cy", "fiscal", "financial", "calendar", "full", "business"), periods.quarter, periods.fiscal)
        lead(("fiscal", "financial", "full", "business", "month", *_HALVES), spans.period_ended)
        lead(("fiscal", "financial", "calendar"), periods.first_months, codes.code)
        lead(("final", "last"), periods.quarter, periods.first_months)
        lead(("opening", "closing"), periods.quarter, periods.first_months)
        lead(SEASON_QUARTERS, periods.season_quarter)
        lead(("first", "second", "last", "opening", "final", "closing"), spans.first_days)
        lead(("year", "yr", "month", "end", "start", "beginning"), relatives.ends)
        lead(("early", "mid", "late"), relatives.part)
        lead(("year", "fiscal", "quarter", "month", "ytd", "qtd", "mtd", "so"), relatives.to_date)
        lead(("week",), weeks.ended, weeks.numbered)
        lead(
            ("same", "corresponding", "comparable", "equivalent", "like", "matching", "parallel", "those", "these"),
            relatives.same,
        )
        lead(("period", "one"), spans.one_ended)
        lead((*_HALVES, "month", "week", "period", *STRETCHES), relatives.anaphora)
        self.leading = frozenset(self._readers)
        self.triggers = frozenset(word for word, readers in self._readers.items() if readers != (self._named,))
        """A text without these words, without a figure and without a phrase of the vocabulary holds no time."""

    def find(self, tokens: Tokens, published: date | None, last: Time | None = None) -> list[Found]:
        """The times in order; their tokens are taken. `last` is that which the sentence before told last."""
        reading = Reading(tokens, published, self.lexicon)
        found: list[Found] = []
        for i in tokens.leads(self._readers):
            time = None if tokens.owner[i] else self._at(reading, i)
            if time is None or not tokens.free(i, j := tokens.behind(time.end)):
                continue
            tokens.take(i, j, "frequency" if time.value in _FREQUENCIES else "time")
            found.append(_through(reading, time, i))
        if len(found) > 1:
            self._told_by_others(reading, found, last)
        if found or last is not None:
            told_onward(reading, found, last)
        if "quarters" in tokens.low or "quarter" in tokens.low:
            stretch = _BETWEEN.search(tokens.text, tokens.start[0], tokens.end[-1])
            found = found if stretch is None else self._from_quarter(reading, found, stretch)
            both = _BOTH.search(tokens.text, tokens.start[0], tokens.end[-1]) if "quarters" in tokens.low else None
            if both is not None and not _TOGETHER.isdisjoint(tokens.low):
                found = self._half(reading, found, both)
        if found and (told := elliptical(reading, found, self.lexicon.ordinals)):
            found = sorted((*found, *told), key=lambda time: time.start)
        return found

    def _told_by_others(self, r: Reading, found: list[Found], last: Time | None) -> None:
        """Settles in place what a time takes from those before it, and from the one behind it."""
        of_their_years(r, found)
        of_several_years(r, found)
        for k, time in enumerate(found):
            found[k] = _before_that(r, time, found, k, last) or time
        for settled in (_same_month, _week_before, _that_of):
            for k, time in enumerate(found):
                known = settled(r, time, found, k)
                if known is not None:
                    found[k] = known
        _coordinated(found, r.tokens)

    def _from_quarter(self, r: Reading, found: list[Found], told: re.Match[str]) -> list[Found]:
        """ "From the first to the second quarter of 2025", "between the third and fourth quarters": both ends, of one year"""
        year = f"{'FY' if told['fiscal'] else ''}{told['year'] or 'XXXX'}"
        ends = [
            Found(
                *told.span(name),
                "fiscal",
                f"{year}-Q{int(self.lexicon.ordinals[told[name].split()[0].lower()].value)}",
                rule="between",
            )
            for name in ("first", "last")
        ]
        kept = [time for time in found if time.end <= told.start("first") or time.start >= told.end()]
        for each in ends:
            first = r.tokens.behind(each.start)
            r.tokens.take(first, r.tokens.behind(each.end), "time")
        return sorted((*kept, *ends), key=lambda time: time.start)

    @staticmethod
    def _half(r: Reading, found: list[Found], told: re.Match[str]) -> list[Found]:
        """ "The first and second quarters of fiscal 2025 combined": what is told of both together is told of the half"""
        year = f"{'FY' if told['fiscal'] else ''}{told['year'] or 'XXXX'}"
        half = Found(
            *told.span(), "fiscal", f"{year}-H{1 if told['first'].lower().startswith('first') else 2}", rule="half"
        )
        r.tokens.take(r.tokens.behind(half.start), r.tokens.behind(half.end), "time")
        kept = [time for time in found if time.end <= half.start or time.start >= half.end]
        return sorted((*kept, half), key=lambda time: time.start)

    def _at(self, r: Reading, i: int) -> Found | None:
        t = r.tokens
        low = t.low[i]
        if t.numeric[i]:
            if "," in low or i and t.low[i - 1] in _MONEY and t.glued(i) or not self._may_begin(t, i):
                return None  # an amount, as most figures are
            readers = self._digits
        elif low in _ARTICLES and self._units.isdisjoint(t.low[i + 1 : i + 4]):
            return None
        else:
            readers = self._readers.get(low, ())
        best: Found | None = None
        for reader in readers:
            time = reader(r, i)
            if time is not None and (best is None or time.end > best.end):
                best = time
        return best

    def _may_begin(self, t: Tokens, i: int) -> bool:
        """Whether a figure can be the beginning of a time, by its length and by what stands behind it."""
        behind = t.word(i + 1)
        if len(t.low[i]) == 4 or t.word(i - 1) == "'":
            return behind != "%"  # "2025", "'25"
        if behind in DayReader.joins and t.word(i + 3) in self.lexicon.months and t.is_number(i + 2):
            return True  # "between 2 and 9 May"
        if t.glued(i + 1):
            listed = behind == "," and t.is_number(i + 2) and t.word(i + 3) in (",", "and", "or")  # "1, 3 and 5 years"
            return t.is_word(i + 1) or behind in _JOINTS or listed or behind == "." and t.is_number(i + 2)
        return behind in self._behind_figures

    def _named(self, r: Reading, i: int) -> Found | None:
        """A fixed phrase of the vocabulary ("year over year", "full-year", "yesterday")."""
        hit = self.lexicon.named_times.at(r.tokens, i)
        if hit is None or r.tokens.glued(hit[1]) and r.tokens.is_word(hit[1]):
            return None
        if hit[0].value in _HALF_YEARS and r.tokens.word(i - 1) not in _BEFORE_A_HALF:
            return None  # "giving back half of the gain"
        if r.tokens.low[hit[1] - 1] == "before" and r.tokens.word(hit[1]) in self.lexicon.words("deducted"):
            return None  # "$2,476 a month before taxes"
        if hit[0].value == "QOQ" and r.tokens.low[hit[1] - 1] == "before" and r.tokens.word(hit[1]) in ("that", "it"):
            return None  # "in the three months before that"
        if r.tokens.low[hit[1] - 1] == "fiscal" and r.tokens.word(hit[1]) in _PARTS:
            return None  # "last fiscal quarter"
        named = r.tokens.word(hit[1]) in self.lexicon.words("frequency_names")
        if hit[0].value in _FREQUENCIES and (named or r.tokens.word(i - 1) == "average"):
            return None  # "annual report", "the average daily rate"
        if r.tokens.low[i] == "on" and "-" not in r.tokens.low[i : hit[1]]:
            return None  # "fell 3% on year": the year alone
        entry: Named = hit[0]
        if entry.value.startswith("LAST:"):
            number, day = (int(part) for part in entry.value[5:].split("-"))
            known = latest_day(number, day, r.published) if r.published is not None else None
            meaning = on(known) if known is not None else Meaning("date", f"XXXX-{number:02d}-{day:02d}")
            return Found(r.tokens.start[i], r.tokens.end[hit[1] - 1], *meaning, rule="named")
        if r.tokens.low[i] == "the" and "-" in r.tokens.low[i : hit[1]]:
            return None  # "the year-earlier period"
        if entry.type == "date" and entry.value[:2].isdigit():
            if r.tokens.word(i - 1) in self.lexicon.words("other_new_years"):
                return None  # "Lunar New Year"
            feast = holiday(entry.value, r, i) if r.tokens.capital(i) else None
            return Found(r.tokens.start[i], r.tokens.end[hit[1] - 1], *on(feast), rule="named") if feast else None
        if entry.value.startswith("DAY:"):
            return r.day_from_now(i, hit[1], int(entry.value[4:]))
        last = hit[1]
        if entry.type == "base" and "-" in r.tokens.low[i:last] and r.tokens.word(last) in _BASE_NOUNS:
            last += 1  # "the year-ago month"
        return Found(r.tokens.start[i], r.tokens.end[last - 1], entry.type, entry.value, rule="named")
