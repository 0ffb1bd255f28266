"""Periods: quarters, halves, fiscal years, years, and those told by the article's own ("this year")."""

from __future__ import annotations

import re

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.times.codes import of_last_year, part
from factcheck.extract.times.months import year_of_end
from factcheck.extract.times.patterns import TimePatterns
from factcheck.extract.times.values import (
    SEASONS,
    Found,
    Meaning,
    Reading,
    full_year,
    month_end,
    months,
    safe_date,
    second_year,
    span_ended,
    year,
    years,
)

_BEFORE_A_YEAR = frozenset(
    "in of for since by during from fiscal year late early mid the to through until and versus vs".split()
)
SEASON_QUARTERS = {"winter": 3, "spring": 6, "summer": 9, "autumn": 12, "holiday": 12, "christmas": 12}
"""The month with which the quarter ends."""
_AFTER = frozenset(("through", "after"))
_OVER = frozenset(("over", "in", "for", "during", "across"))
_MONTHS_OF_PART = {3: "Q1", 6: "H1", 9: "9M"}
_LATELY = 3
"""Months after which a year's first ones are still told as such."""


_SUCH = frozenset("above over beyond below under without ever of since".split())


def _is_nth_such(t: Tokens, i: int, end: int) -> bool:
    """ "Had its first quarter above a hundred billion dollars", "their third quarter of growth": the n-th of a kind, none of a year"""
    behind = next((k for k in range(i, len(t.low)) if t.start[k] >= end), len(t.low))
    return t.word(i - 1) in ("its", "their", "our", "my") and t.word(behind) in _SUCH


class PeriodReader:
    def __init__(self, lexicon: LeafLexicon, patterns: TimePatterns) -> None:
        self.lexicon = lexicon
        self.patterns = patterns

    # ------------------------------------------------------------ quarters, halves, fiscal years
    def quarter(self, r: Reading, i: int) -> Found | None:
        """ "second fiscal quarter", "fiscal 2025 third quarter", "first half of next year"."""
        if r.tokens.glued(i):
            return None
        match = r.match(self.patterns.quarter, i)
        if match is None:
            return None
        g = match.groupdict()
        letter = "H" if g["l"].lower() == "half" else "Q"
        n = self._place(g["q"].lower(), letter)
        if letter == "H" and n > 2:
            return None
        if g["iso1"] or g["m1"] or g["n1"]:
            return self._quarter_ended(r, match, letter)
        said = bool(
            g["f1"] or g["f2"] or g["f3"] and not g["f3"].lower().startswith(("year", "calendar")) or g["f4"] or g["yy"]
        )
        written = g["y"] or g["yf1"] or g["y0"] or g["yy"]
        number = full_year(written) if written else None
        if number is None and not said and _is_nth_such(r.tokens, i, match.end()):
            return None
        if number is None and (g["rel0"] or g["rel"]):
            word = (g["rel0"] or g["rel"]).lower()
            number = r.relative_year(word) if word != "same" and not g["f4"] else None
        number = number or of_last_year(r, g["ly"])
        calendar = bool(
            g["cal"] or (g["f3"] or "").lower().startswith("calendar") or (g["f2"] or "").lower().startswith("calendar")
        )
        if number is not None and g["y"] and not calendar and (end := second_year(r.tokens.text, match.end(), number)):
            return r.found(match, part(number + 1, f"{letter}{n}", fiscal=True), "quarter", end)
        return r.found(match, part(number, f"{letter}{n}", fiscal=said and not calendar, calendar=calendar), "quarter")

    def _place(self, word: str, letter: str) -> int:
        """ "opening quarter", "final half", "third", "3rd" """
        if word == "opening":
            return 1
        if word in ("final", "closing", "last"):
            return 4 if letter == "Q" else 2
        nth = self.lexicon.ordinals.get(word)
        return int(nth.value) if nth else int(word[0])

    def season_quarter(self, r: Reading, i: int) -> Found | None:
        """ "the spring quarter", "the holiday quarter": the calendar quarter that the trade means by it, the last that had ended"""
        t = r.tokens
        k = i + 1 + (t.word(i + 1) == "-")
        if t.glued(i):
            return None
        if t.low[i] == "holiday" and t.word(k) in ("season", "period") and self._year_beside(t, i, k):
            return Found(t.start[i], t.end[k], *Meaning("fiscal", "QEXXXX-12"), rule="season-quarter")
        if t.word(k) != "quarter":
            code = SEASONS.get(t.low[i])
            if code is None or t.word(i - 1) != "the" or t.word(i - 2) not in _OVER or t.word(k) in ("of", "-"):
                return None
            # "In the spring it had been $1.16 billion": of which year, only a reader knows
            return Found(t.start[i], t.end[i], *Meaning("period", f"XXXX-{code}"), rule="season")
        number = SEASON_QUARTERS[t.low[i]]
        of = year_of_end(r, number)
        if of is None:
            return Found(t.start[i], t.end[k], *Meaning("fiscal", f"QEXXXX-{number:02d}"), rule="season-quarter")
        return Found(t.start[i], t.end[k], *span_ended("QE", month_end(of, number), months=3), rule="season-quarter")

    @staticmethod
    def _year_beside(t: Tokens, i: int, k: int) -> bool:
        """ "The 2024 holiday season", "the holiday season of 2024": retailers' quarter of that year, and no time of a year alone"""
        beside = (i - 1, k + 2) if t.word(k + 1) in ("of", "in") else (i - 1,)
        return any(re.fullmatch(r"20\d\d", t.word(n)) for n in beside)

    def _quarter_ended(self, r: Reading, match: re.Match[str], letter: str) -> Found | None:
        g = match.groupdict()
        code, length = ("QE", 3) if letter == "Q" else ("6ME", 6)
        if g["iso1"]:
            last = safe_date(*(int(part) for part in g["iso1"].split("-")))
        else:
            number = self.lexicon.months[(g["m1"] or g["n1"]).rstrip(".").lower()].value
            written = g["y1"] or g["z1"]
            of = int(written) if written else year_of_end(r, number)
            if of is None:
                return r.found(match, Meaning("fiscal", f"{code}XXXX-{number:02d}"), "quarter")
            day = g["d1"] or g["e1"]
            last = safe_date(of, number, int(re.sub(r"\D", "", day))) if day else month_end(of, number)
        if last is None:
            return None
        return r.found(match, span_ended(code, last, months=length), "quarter")

    def fiscal(self, r: Reading, i: int) -> Found | None:
        """ "FY25", "fiscal year 2025", "FY24/25", "FY25 Q3", "calendar 2024", "full year 2024"."""
        if r.tokens.glued(i) and r.tokens.word(i - 1) not in ("(", "/", "-"):
            return None
        match = r.match(self.patterns.fiscal, i)
        if match is None:
            return None
        g = match.groupdict()
        number = full_year(g["y"])
        if g["cal"] or (g["full"] and not g["ff"]):
            if len(g["y"]) < 4 and not (g["cal"] or "").lower().startswith("cy"):
                return None
            meaning = part(number, f"{g['l'].upper()}{g['n']}", calendar=bool(g["cal"])) if g["l"] else year(number)
            if g["full"] and not g["l"]:
                meaning = Meaning("fiscal", f"FY{number}")  # a company's full year is its own
        elif g["l"]:
            meaning = part(number, f"{g['l'].upper()}{g['n']}", fiscal=True)
        else:
            meaning = Meaning("fiscal", f"FY{number}")
        return r.found(match, meaning, "fiscal")

    def first_months(self, r: Reading, i: int) -> Found | None:
        """ "first nine months of 2024", "first three quarters"."""
        match = r.match(self.patterns.first_months, i)
        if match is None:
            return None
        g = match.groupdict()
        count = self._small(g["k"])
        if count is None:
            return None
        unit = g["u"].lower()
        count = count * 3 if unit == "quarters" else {13: 3, 26: 6, 39: 9}.get(count, 0) if unit == "weeks" else count
        if not 0 < count < 12 or (g["last"] and not g["y"]):
            return None
        if g["last"] and g["f"]:
            name = {3: "Q4", 6: "H2"}.get(count)  # "the final three months of fiscal 2025"
            return r.found(match, part(int(g["y"]), name, fiscal=True), "first-months") if name else None
        if g["last"]:
            return r.found(match, months(13 - count, int(g["y"]), 12, int(g["y"])), "first-months")
        said = bool(g["f0"] or g["f"] or g["f2"] or g["f3"] or g["yf"])
        written = g["y"] or g["y0"] or (f"20{g['yf']}" if g["yf"] else None)
        told = g["rel"] or g["rel0"]
        number = int(written) if written else r.relative_year(told) if told and not said else None
        name = _MONTHS_OF_PART.get(count) or (f"{count}M" if said else "")
        if name:
            return r.found(match, part(number, name, fiscal=said), "first-months")
        if number is None and (match.group().lower().endswith("year") or self._of_this_year(r, i, match.end(), count)):
            number = r.year_begun(count)
        if number is None:
            return r.found(match, Meaning("duration", f"P{count}M"), "first-months")
        return r.found(match, months(1, number, count, number), "first-months")

    @staticmethod
    def _of_this_year(r: Reading, i: int, end: int, count: int) -> bool:
        """ "In the first eight months traffic rose", in an article of September; "its first eight months of trading" are others."""
        t = r.tokens
        is_plain = t.word(i - 1) == "the" and t.word(t.behind(end)) not in ("of", "in", "at", "after", "since")
        return is_plain and r.published is not None and 0 <= r.published.month - count <= _LATELY

    def into_year(self, r: Reading, i: int) -> Found | None:
        """ "nine months into fiscal 2021", "halfway through 2025": what of the year had passed"""
        match = r.match(self.patterns.into_year, i)
        if match is None:
            return None
        g = match.groupdict()
        before = {r.tokens.word(i - 1), r.tokens.word(i - 2)}
        if g["by"] and not ({"at"} if g["by"].lower() == "mid" else {"by", "at"}) & before:
            return None  # "in mid-2024" is a time, "by mid-2024" what had passed of the year
        count = 6 if g["half"] or g["by"] else self._small(g["k"])
        if g["through"] and r.tokens.word(i - 1) not in _AFTER | (_OVER if count in (6, 9) else frozenset()):
            return None  # "after six months of 2025" are its first six, and so are "six months of fiscal 2025"
        if count is not None and g["u"] and g["u"].lower() == "quarters":
            count *= 3
        name = _MONTHS_OF_PART.get(count or 0)
        written = g["y"] or (f"20{g['yf']}" if g["yf"] else None)
        if name is None or written is None:
            return None
        if g["by"] and r.published is not None and int(written) > r.published.year:
            return None  # "sees inflation at 3.2 percent by mid-2026": nothing of that year has passed
        return r.found(match, part(int(written), name, fiscal=bool(g["f"] or g["yf"])), "into-year")

    def _small(self, words: str) -> int | None:
        if words.isdecimal():
            return int(words)
        entry = self.lexicon.numerals.get(words.lower())
        return int(entry.value) if entry else None

    # ------------------------------------------------------------ years and months
    def year(self, r: Reading, i: int) -> Found | None:
        """ "2025", "2019-2024", "2024-25", "2024/25 financial year", "1990s", "2025E", "2024Q4"."""
        t = r.tokens
        if t.glued(i) and t.word(i - 1) not in ("(", "[", "'", "/", "-", '"', "“", ",", "."):
            return None
        short = self._short_year(r, i)
        if short:
            return short
        match = r.match(self.patterns.year, i)
        if match is None:
            return self._old_year(r, i)
        if self._counts(r, i):
            return None
        g = match.groupdict()
        first = int(g["y"])
        season = next(
            (s for n in (1, 2) if (s := SEASONS.get(t.word(i - n))) and (n == 1 or t.word(i - 1) == "of")), None
        )
        if season:
            return r.found(match, Meaning("period", f"{first}-{season}"), "season", match.end("y"))
        if g["h"]:
            letter, n = (g["hl"] or g["gl"]).upper(), g["hn"] or g["gn"]
            return r.found(match, part(first, f"{letter}{n}"), "year") if letter == "Q" or int(n) < 3 else None
        fiscal = bool(g["fy"]) and g["fy"].strip().lower().replace("-", " ") != "full year"
        if g["s"]:  # "the 2.875% 2027s" fall due then
            return r.found(match, year(first) if first % 10 else years(first, first + 9), "decade")
        if g["yy"]:
            last = full_year(f"{first}-{g['yy']}")
            if last != first + 1 and last <= first:
                return r.found(match, year(first), "year", match.end("y"))
            behind = t.low[t.behind(match.end()) :][:2]
            seasonal = not self.lexicon.words("two_years").isdisjoint(behind)  # "the 2025-26 season"
            one = last == first + 1 and (t.text[match.end("y")] == "/" or seasonal)  # "2024/25" is one year
            return r.found(match, Meaning("fiscal", f"FY{last}") if fiscal or one else years(first, last), "years")
        before = t.word(i - 1)
        last_year = g["y2"] or (g["y3"] if before in ("from", "between", "") or not t.is_word(i - 1) else None)
        last_year = last_year or (g["y4"] if before == "between" else None)
        if last_year and int(last_year) > first:
            return r.found(match, years(first, int(last_year)), "years")
        if g["y2"] or g["y3"] or g["y4"]:
            return r.found(match, year(first), "year", match.end("y"))
        return r.found(match, Meaning("fiscal", f"FY{first}") if fiscal else year(first), "year")

    def _old_year(self, r: Reading, i: int) -> Found | None:
        """ "founded in 1887": four digits without more behind a preposition"""
        t, word = r.tokens, r.tokens.low[i]
        if (
            len(word) != 4
            or word[:2] not in ("17", "18")
            or not word.isdecimal()
            or t.glued(i + 1)
            and t.is_word(i + 1)
        ):
            return None
        told = (
            t.word(i - 1) in ("in", "since")
            and not t.is_word(i + 1)
            or t.word(i - 1) == "in"
            and t.word(i - 2) in self.lexicon.words("founded")
        )
        return Found(t.start[i], t.end[i], *year(int(word)), rule="year") if told else None

    def _short_year(self, r: Reading, i: int) -> Found | None:
        """ "'25": two digits behind an apostrophe that opens a word."""
        t = r.tokens
        part = t.low[max(0, i - 3) : i] in (
            ["mid", "-", "'"],
            ["late", "-", "'"],
            ["early", "-", "'"],
            ["end", "-", "'"],
        )
        opened = t.word(i - 1) == "'" and t.glued(i) and (part or not t.glued(i - 1))
        guessed = t.glued(i + 1) and t.word(i + 1) in ("e", "a", "f") and not t.glued(i + 2)  # "EPS '26E 3.45"
        joined = t.glued(i + 1) and t.is_word(i + 1) and not guessed
        if not opened or len(t.low[i]) != 2 or not t.low[i].isdecimal() or joined:
            return None
        number = full_year(t.low[i])
        counts = (
            self.lexicon.measures.at(t, i + 1) or self.lexicon.units.at(t, i + 1) or self.lexicon.scales.at(t, i + 1)
        )
        end = t.end[i + guessed]
        return None if counts or not 2000 < number < 2050 else Found(t.start[i - 1], end, *year(number), rule="year")

    def _counts(self, r: Reading, i: int) -> bool:
        """ "2024 stores": a figure before a counted noun is no year, unless a preposition says so."""
        t = r.tokens
        noun = self.lexicon.units.at(t, i + 1)
        return (
            noun is not None
            and t.word(noun[1] - 1).endswith("s")
            and t.word(i - 1) not in _BEFORE_A_YEAR
            and not t.capital(i + 1)
        )
