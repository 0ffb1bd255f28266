"""Codes of quarters and halves: "Q4 2024", "FQ3", "1H25", "Q1-Q3 2024"."""

from __future__ import annotations

import re
from datetime import date

from factcheck.extract.times.patterns import TimePatterns
from factcheck.extract.times.values import Found, Meaning, Reading, full_year, months, on, second_year, year
from factcheck.patterns import regex

_RESULT = regex(
    r":? (?:sales|revenues?|turnover|ebitda?|ni|net|eps|cfo|ocf|fcf|capex|operating|op|gross|free|cash flow|results?|profits?|earnings|buybacks?|dividends?|r&d)\b",
    re.I,
)


class CodeReader:
    def __init__(self, patterns: TimePatterns) -> None:
        self.patterns = patterns

    def code(self, r: Reading, i: int) -> Found | None:
        """ "Q4 2024", "FQ3", "H1 FY26", "Q4'24"."""
        t = r.tokens
        match = None if t.glued(i) and t.word(i - 1) not in ("/", "-", "'", "(") else r.match(self.patterns.code, i)
        if match is None:
            return None
        if t.low[i : i + 3] == ["q", "1", "-"] and (quarters := self._quarters(r, i)):
            return quarters
        g = match.groupdict()
        letter, n = g["l"].upper(), int(g["n"])
        if letter == "H" and (n > 2 or g["l"] == "h"):
            return None
        said = (g["fy"] or g["said"] or "").lower().strip()
        calendar = said.startswith(("calendar", "cy")) or (g["f"] or "").upper() == "C" or bool(g["yc"])
        fiscal = not calendar and bool(said or g["yf"] or (g["f"] or "").upper() == "F")
        written = g["y"] or g["yy"] or g["yf"] or g["yh"] or g["yc"]
        number = full_year(written) if written else of_last_year(r, g["ly"])
        if number is not None and g["y"] and not calendar and (end := second_year(t.text, match.end(), number)):
            return r.found(match, part(number + 1, f"{letter}{n}", fiscal=True), "code", end)
        meaning = part(number, f"{letter}{n}", fiscal=fiscal, calendar=calendar)
        return r.found(match, meaning, "code")

    def _quarters(self, r: Reading, i: int) -> Found | None:
        """ "Q1-Q3 2024": the quarters from the first on, as one period"""
        match = r.match(self.patterns.code_range, i)
        if match is None:
            return None
        g = match.groupdict()
        number, fiscal = int(g["y"]) if g["y"] else None, bool(g["fy"])
        if g["n"] == "4":
            return r.found(
                match, Meaning("fiscal", f"FY{number or 'XXXX'}") if fiscal or number is None else year(number), "code"
            )
        return r.found(match, part(number, "H1" if g["n"] == "2" else "9M", fiscal=fiscal), "code")

    def _heads_figure(self, r: Reading, end: int) -> bool:
        """ "9M 331kt", "9M: $4.2bn", "9M CFO": in a list of periods and before a result the letter is no scale"""
        behind = r.tokens.text[end : end + 3].lstrip(" :")
        return (
            behind[:1].isdigit() or behind[:1] in ("$", "€", "£", "¥") or _RESULT.match(r.tokens.text, end) is not None
        )

    def year_end(self, r: Reading, i: int) -> Found | None:
        """ "leverage of 0.9x by YE27", "YE 2027" """
        t, k = r.tokens, i + 1 + (r.tokens.word(i + 1) == "'")
        digits = t.word(k)
        if (
            t.raw(i) != "YE"
            or not digits.isdecimal()
            or len(digits) not in (2, 4)
            or t.glued(k + 1)
            and t.is_word(k + 1)
        ):
            return None
        if len(digits) == 2 and not t.glued(i + 1) or len(digits) == 4 and digits[:2] not in ("19", "20"):
            return None
        return Found(t.start[i], t.end[k], *on(date(full_year(digits), 12, 31)), rule="code")

    def code_behind(self, r: Reading, i: int) -> Found | None:
        """ "1Q25", "2H FY26", "4Q 2024", "9M24"."""
        if r.tokens.glued(i) and r.tokens.word(i - 1) not in ("(", "[", "/", "*"):
            return None
        match = r.match(self.patterns.code_behind, i)
        if match is None:
            return None
        g = match.groupdict()
        letter, n = g["l"], int(g["n"])
        written = g["y"] or g["yy"] or g["yf"]
        if (
            letter.islower()
            or (letter == "H" and n > 2)
            or (letter == "M" and (n != 9 or not (written or self._heads_figure(r, match.end()))))
        ):
            return None
        name = "9M" if letter == "M" else f"{letter}{n}"
        said = (g["fy"] or g["fx"] or g["f"] or "").lower().strip()
        calendar = said.startswith("c")
        fiscal = bool(said and not calendar) or bool(g["yf"] and "fy" in match.group().lower())
        return r.found(
            match, part(full_year(written) if written else None, name, fiscal=fiscal, calendar=calendar), "code"
        )


def part(number: int | None, name: str, *, fiscal: bool = False, calendar: bool = False) -> Meaning:
    """A quarter, a half or nine months; the window only where the calendar's own is said."""
    if number is None:
        return Meaning("fiscal", f"{'FY' if fiscal else ''}XXXX-{name}")
    if calendar:
        first, last = CALENDAR_MONTHS[name]
        return months(first, number, last, number)
    return Meaning("fiscal", f"{'FY' if fiscal else ''}{number}-{name}")


CALENDAR_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12), "9M": (1, 9),
}  # fmt: skip


def of_last_year(r: Reading, told: str | None) -> int | None:
    """ "Q2 last year"; of "Q2 last fiscal" only the company's own calendar tells the year"""
    return r.relative_year("last") if told and told.lower().split()[1] == "year" else None
