"""Months, alone and as the first, last or end of a period: "January 2025", "October-December", "December quarter", "a June move"."""

from __future__ import annotations

import re

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.times.patterns import TimePatterns
from factcheck.extract.times.values import (
    Found,
    Meaning,
    Reading,
    full_year,
    month,
    month_end,
    months,
    span_ended,
)

# Before a bare month whose name is also a word or a person's ("May", "March", "April", "June").
_BEFORE_A_MONTH = frozenset(
    "in since of by until till through from to last this next late early mid for during between and or before after on ended ending "
    "end as at - / ( ,".split()
)
_DOUBTFUL = frozenset({"may", "march", "mar", "april", "june", "august", "jan", "dec", "sun", "jun"})
_BEFORE_A_NOUN = frozenset("a an the its their his her our s this each every any".split())
_READINGS = frozenset(
    "pace figure gain rise reading level drop increase fall decline total print peak low high jump data number rate "
    "cpi inflation gdp pmi jobs payrolls output exports imports sales report survey meeting vote release budget".split()
)


class MonthReader:
    def __init__(self, lexicon: LeafLexicon, patterns: TimePatterns) -> None:
        self.lexicon = lexicon
        self.patterns = patterns

    def month(self, r: Reading, i: int) -> Found | None:
        """ "January 2025", "October-December", "Jan-25", "December quarter of 2024", a bare "November"."""
        t = r.tokens
        if not t.capital(i) or (t.glued(i) and t.word(i - 1) not in ("-", "(", "/")):
            return None
        match = r.match(self.patterns.month, i)
        if match is None:
            return None
        g = match.groupdict()
        number = self._month(g["m"])
        written = g["z"] or g["yy"] or g["yh"]
        if g["m2"]:
            return self._months(r, match, number, i)
        if g["q"]:
            return self._month_quarter(r, match, number)
        if written:
            return r.found(match, month(number, full_year(written)), "month")
        if g["rel"]:
            return r.found(match, month(number, r.relative_year(g["rel"])), "month")
        if (
            t.word(i + 1) == "'"
            and t.word(i + 2) == "s"
            and t.low[i] in _DOUBTFUL
            and t.word(i - 1) not in _BEFORE_A_MONTH
            and (t.capital(i - 1) or t.word(i + 3) not in _READINGS)  # "matching May's pace"
        ):
            return None
        if not self._is_month(r, i) or t.raw(i) == "APR" and t.word(i - 1) in ("%", "percent", "an", "the"):
            return None  # a rate of interest
        # the point behind a name in full, or at the end, is the sentence's
        dotted = t.word(i + 1) == "." and len(t.low[i]) < 5 and i + 2 < t.n
        return r.found(match, month(number, r.year_of(number, i)), "month", t.end[i + 1] if dotted else t.end[i])

    def _is_month(self, r: Reading, i: int) -> bool:
        """Whether a bare name of a month is one."""
        t = r.tokens
        return (
            t.low[i] not in _DOUBTFUL
            or t.word(i - 1) in _BEFORE_A_MONTH
            or t.low[i + 1 : i + 3] == ["'", "s"]  # "matching May's pace"
            or (
                t.low[i] not in ("may", "sun", "march")
                and t.word(i - 1) in ("", ";", ".")
                and t.word(i + 1) in ("was", "were", "'", "saw")
            )
            or (
                i > 0
                and t.low[i] != "sun"
                and t.is_word(i + 1)
                and self._heads_plainly(r, i)
                and self._is_modifier(r, i)
            )
            or (
                t.low[i] in ("jan", "dec", "jun")
                and t.is_word(i + 1)
                and (not t.capital(i + 1) or t.raw(i + 1).isupper())
            )
        )

    def _heads_plainly(self, r: Reading, i: int) -> bool:
        """ "a June move", "the August Report", but "the April Company" """
        t = r.tokens
        return not t.capital(i + 1) or t.low[i + 1] in self.lexicon.words("titled")

    def _is_modifier(self, r: Reading, i: int) -> bool:
        """ "a June move", "its March guess", "the best May since": what a person is called has no article"""
        before = r.tokens.word(i - 1)
        told = before in _BEFORE_A_NOUN or before in self.lexicon.words("superlatives")
        return told or r.tokens.low[i] == "august"

    def _months(self, r: Reading, match: re.Match[str], first: int, i: int) -> Found | None:
        g = match.groupdict()
        last = self._month(g["m2"])
        if g["and"] and last != first % 12 + 1 and r.tokens.word(i - 1) != "between":
            of = int(g["y2"]) if g["y2"] else r.year_of(first, i)
            return r.found(match, month(first, of), "month", match.end("m"))
        until = int(g["y2"]) if g["y2"] else r.relative_year("last") if g["ly"] else r.year_of(last, i)
        if until is None:
            return r.found(match, Meaning("period", f"XXXX-{first:02d}/XXXX-{last:02d}"), "months")
        of = int(g["y"]) if g["y"] else until if first <= last else until - 1
        return r.found(match, months(first, of, last, until), "months")

    def _month_quarter(self, r: Reading, match: re.Match[str], number: int) -> Found | None:
        """ "December quarter": the three months that end in December."""
        g = match.groupdict()
        code, length = ("6ME", 6) if g["q"].lower() == "half" else ("QE", 3)
        written = g["qy"] or g["qz"]
        of = int(written) if written else year_of_end(r, number)
        if of is None:
            return r.found(match, Meaning("fiscal", f"{code}XXXX-{number:02d}"), "month-quarter")
        return r.found(match, span_ended(code, month_end(of, number), months=length), "month-quarter")

    def _month(self, name: str) -> int:
        return self.lexicon.months[name.rstrip(".").lower()].value


def year_of_end(r: Reading, number: int) -> int | None:
    """The year of the latest period that had ended with that month, with the article's own month allowed for."""
    if r.published is None:
        return None
    return r.published.year if number <= r.published.month else r.published.year - 1
