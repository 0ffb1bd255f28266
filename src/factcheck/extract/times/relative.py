"""Periods told by the article's own day or by the text before: "this year", "end of 2025", "year to date", "the quarter"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.times.days import weekday_meaning
from factcheck.extract.times.patterns import TimePatterns
from factcheck.extract.times.values import (
    SEASONS,
    Found,
    Meaning,
    Reading,
    month,
    month_end,
    on,
    shifted,
    span_ended,
    week,
    year,
)
from factcheck.model import Window

# Before "quarter", "year" ...: the one that the article speaks of.
_POINTING = frozenset("the that latest recent recently reported completed same whole entire just-ended its our".split())
_BASES = {"month": "MOM", "year": "YOY", "quarter": "QOQ", "week": "WOW"}  # "rose 0.2% on the month"
_PERCENT = frozenset({"%", "percent", "cent", "pct", "pc"})
_REPORTED = 3
"""Until the end of March what is told is mostly of the year before."""
STRETCHES = ("stretch", "span", "time", "months")
""" "In the same stretch it spent", "Over that time sales rose": what a sentence opens with calls the period told before it so."""
_SPANNED = ("in", "over", "during", "within", "across", "throughout")
_ANSWERING = frozenset({"corresponding", "equivalent", "like", "matching"})
"""Of a period: the one of the year before, where "the same period" may be the one just told."""
_STEP = {"last": -1, "this": 0, "current": 0, "next": 1, "previous": -1, "prior": -1}


_ENDS = {"WI": 2, "SP": 5, "SU": 8, "FA": 11}
"""The month in which a season ends."""
_FRESH = 2
"""So many months after its end a season may be "this" one still."""


def _season(name: str, published: date | None, step: int) -> str:
    """Of "last summer" in September nobody can say which it is."""
    code = (SEASONS | {"fall": SEASONS["autumn"]})[name]
    end = _ENDS[code]
    if published is None or step < 0 and end < published.month <= end + _FRESH:
        return f"XXXX-{code}"
    back = step < 0 and published.month <= end
    return f"{published.year - back + max(step, 0)}-{code}"


class RelativeReader:
    def __init__(self, lexicon: LeafLexicon, patterns: TimePatterns) -> None:
        self.lexicon = lexicon
        self.patterns = patterns

    def relative(self, r: Reading, i: int) -> Found | None:
        """ "this year", "last month", "next Monday", "last November"."""
        match = r.match(self.patterns.relative, i)
        if match is None:
            return None
        g = match.groupdict()
        step = _STEP[g["rel"].lower()]
        if g["w"]:
            number = self.lexicon.weekdays[g["w"].rstrip(".").lower()].value
            return r.found(match, weekday_meaning(number, r.published, ahead=step > 0), "relative")
        if g["m"]:
            return self._relative_month(r, match, step)
        if g["se"]:
            return r.found(match, Meaning("period", _season(g["se"].lower(), r.published, step)), "relative")
        unit = g["u"].lower()
        if r.published is None:
            return r.found(
                match, Meaning("period", f"{('PREV', 'REF', 'NEXT')[step + 1]}:{unit[0].upper()}"), "relative"
            )
        if unit == "year":
            number = r.published.year + step
            return r.found(match, on(date(number, 12, 31)) if g["end"] else year(number), "relative")
        if unit == "month":
            of, number = shifted(r.published.year, r.published.month, step)
            return r.found(match, on(month_end(of, number)) if g["end"] else month(number, of), "relative")
        return r.found(match, week(r.published + timedelta(days=7 * step)), "relative")

    def same(self, r: Reading, i: int) -> Found | None:
        """ "same quarter of 2023", "comparable prior-year period": a comparison basis once it says which year"""
        match = r.match(self.patterns.same, i)
        if match is None:
            return None
        if match["ago"]:
            many = self.lexicon.numerals.get(match["ago"].lower())
            count = int(match["ago"]) if match["ago"].isdecimal() else int(many.value) if many else None
            return None if count is None else Found(match.start(), match.end(), "date", f"AGO:P{count}Y", rule="same")
        undated = match.end() == match.end("u") and "year" not in match.group().lower()
        if undated and not (match["w"].lower() in _ANSWERING and r.tokens.word(i - 1) == "the"):
            return None
        year = match.group()[-4:]
        of_month = match["u"].lower() == "month" and year.isdigit()
        value = "YOY"
        if year.isdigit() and not of_month and r.published is not None:
            # "the same quarter of fiscal 2023", told in 2026: of the very year that is named
            is_fiscal = re.search(r"fiscal|FY", match.group()) is not None
            told = r.published.year - (r.published.month <= _REPORTED)
            value = f"FY{year}" if is_fiscal else year if int(year) < told - 1 else value
        return Found(match.start(), match.end(), "base", value, rule=f"same month {year}" if of_month else "same")

    def _relative_month(self, r: Reading, match: re.Match[str], step: int) -> Found | None:
        number = self._month(match["m"])
        if r.published is None:
            return r.found(match, month(number, None), "relative")
        own = r.published.month
        of = r.published.year
        if step < 0:
            of -= number >= own
        elif step > 0:
            of += number <= own
        if match["my"]:
            return r.found(match, span_ended("QE", month_end(of, number), months=3), "relative")
        return r.found(match, month(number, of), "relative")

    def ends(self, r: Reading, i: int) -> Found | None:
        """ "end of 2025", "end-March", "year-end 2024", "year-end"."""
        match = r.match(self.patterns.ends, i)
        if match is None:
            return None
        g = match.groupdict()
        written = g["y"] or g["yy"]
        if g["u"] in ("quarter", "decade") and not g["rel"]:
            return None  # a phrase of the vocabulary
        if g["first"]:
            return self._begins(r, match, i)
        if written:
            return r.found(match, on(date(int(written), 12, 31)), "end")
        if g["m"]:
            if not r.tokens.text[match.start("m")].isupper():
                return None
            number = self._month(g["m"])
            of = int(g["my"]) if g["my"] else r.year_of(number, i)
            return r.found(match, on(month_end(of, number)) if of else Meaning("date", f"XXXX-{number:02d}-XX"), "end")
        unit = (g["u"] or g["ye"]).lower()
        if r.published is None or not (g["rel"] or r.ahead(i)):
            return r.found(match, Meaning("date", "END"), "end")
        if unit == "year":
            return r.found(match, on(date(r.relative_year(g["rel"]) or r.published.year, 12, 31)), "end")
        of, number = shifted(r.published.year, r.published.month, _STEP.get((g["rel"] or "this").lower(), 0))
        return r.found(match, on(month_end(of, number)), "end")

    def _begins(self, r: Reading, match: re.Match[str], i: int) -> Found | None:
        """ "start of the year", "beginning of 2024", "start of March" """
        g = match.groupdict()
        if g["y"]:
            return r.found(match, on(date(int(g["y"]), 1, 1)), "start")
        if g["m"]:
            number = self._month(g["m"])
            of = int(g["my"]) if g["my"] else r.year_of(number, i)
            meaning = on(date(of, number, 1)) if of else Meaning("date", f"XXXX-{number:02d}-01")
            return r.found(match, meaning, "start") if r.tokens.text[match.start("m")].isupper() else None
        if r.published is None or g["u"].lower() != "year":
            return None
        return r.found(match, on(date(r.relative_year(g["rel"]) or r.published.year, 1, 1)), "start")

    def part(self, r: Reading, i: int) -> Found | None:
        """ "early 2024", "mid-March", "late last year"."""
        match = r.match(self.patterns.part, i)
        if match is None:
            return None
        g = match.groupdict()
        if g["y"]:
            found = r.found(match, year(int(g["y"])), "part")
            return self._whole(found, match, "y")
        if not r.tokens.text[match.start("m")].isupper():
            return None
        number = self._month(g["m"])
        found = r.found(match, month(number, int(g["my"]) if g["my"] else r.year_of(number, i)), "part")
        return self._whole(found, match, "m")

    def _whole(self, found: Found | None, match: re.Match[str], name: str) -> Found | None:
        """ "early October" is read as October; "mid-October" is one word"""
        apart = match.string[match.start(name) - 1].isspace()
        return found._replace(start=match.start(name)) if found and apart else found

    def to_date(self, r: Reading, i: int) -> Found | None:
        """ "year to date", "YTD", "so far this year"."""
        match = r.match(self.patterns.to_date, i)
        if match is None:
            return None
        words = match.group().lower()
        unit = (
            match["u"]
            or ("quarter" if words.startswith(("q", "quarter")) else "month" if words.startswith("m") else "year")
        ).lower()
        if unit != "year":
            return r.found(match, Meaning("period", f"REF:{unit[0].upper()}"), "to-date")
        number = int(match["y"]) if match["y"] else r.published.year if r.published else None
        if number is None:
            return r.found(match, Meaning("period", "YTDXXXX"), "to-date")
        window = (
            Window(start=date(number, 1, 1), end=r.published) if r.published and r.published.year == number else None
        )
        return r.found(match, Meaning("period", f"YTD{number}", window), "to-date")

    def anaphora(self, r: Reading, i: int) -> Found | None:
        """ "the quarter", "that year", "the latest quarter": the period that the text speaks of."""
        t = r.tokens
        if (
            t.word(i - 1) == "on"
            and t.low[i] in _BASES
            and t.word(i - 2) in _PERCENT
            and not t.is_word(i + 1) + t.is_number(i + 1) * 2 > 1
        ):
            return Found(t.start[i], t.end[i], "base", _BASES[t.low[i]], rule="on-the")  # "dropped 4.3% on year"
        if t.word(i - 1) not in _POINTING or t.hyphen(i + 1) != i + 1 or t.word(i + 1) == "of":
            return None
        if t.is_number(i + 1) and t.low[i + 1][:2] in ("19", "20"):
            return None
        word = t.low[i]
        if word in STRETCHES:
            first = i - (3 if t.word(i - 1) == "same" else 2)
            if (
                first > (t.word(0) in ("and", "but"))
                or t.word(first) not in _SPANNED
                or t.word(i - 1) not in ("that", "same")
            ):
                return None  # "at the same time"; behind figures of its own a sentence leaves open which stretch it is
        if t.word(i - 1) == "the" and t.word(i - 2) == "on" and word in _BASES:
            return Found(t.start[i], t.end[i], "base", _BASES[word], rule="on-the")
        unit = "P" if word in STRETCHES else {"half": "H", "period": "P", "qtr": "Q"}.get(word, word[0].upper())
        return Found(t.start[i], t.end[i], "period", f"REF:{unit}", rule="anaphora")

    def _month(self, name: str) -> int:
        return self.lexicon.months[name.rstrip(".").lower()].value
