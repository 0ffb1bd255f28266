"""What stands over the columns of a table: their times, and those that columns of changes and shares have of others."""

from __future__ import annotations

import re
from typing import Final

from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.amounts import AmountReader
from factcheck.sources.documents.frames import Frame
from factcheck.sources.documents.labels import Label
from factcheck.sources.documents.periods import Days, length, shifted
from factcheck.sources.documents.spelled import past

PLANNED = regex(
    r"\b(?:budget(?:ed)?|original plan|planned(?=\s*(?:$|[\d(,/|:–-]|for\b|in\b|level|figure|amount|spending|total)))\b",
    re.IGNORECASE,
)
"""A column of what was planned, beside what was; "planned operations" are none."""
_RETURNS = regex(r"\b(?:performance|returns?)\b", re.IGNORECASE)
""" "3 years" is a past over these, and the term of a bond over others."""
_CHANGE = regex(
    r"\b(?:change|chg|growth|increase|decrease|variation|variance|movement|difference|diff|y/y|yoy|q/q|qoq|m/m|mom)\b|\bvar\.|\+/[-−–]|[±Δ∆]|^\W*%\W*$",
    re.IGNORECASE,
)
_SHARE = regex(r"\bshare\b|%", re.IGNORECASE)
""" "Growth, %", "Share of group": told of the columns before."""
_SAME = regex(
    r"^\W*(?:the\s+)?(?:same|corresponding)\s+(?:period|months?|quarter|time)\b(?:\W+(?:of|in)\b)?\W*(?:(?P<year>(?:19|20)\d\d)|(?:(?:the\s+)?(?:last|previous|prior)\s+year|(?:a\s+)?year\s+(?:ago|earlier|before))?\W*$)",
    re.IGNORECASE,
)
""" "Same period 2025": that of the column before, in another year."""
_PERCENTAGE = regex(r"(?:%|pp|bps?)[\s)]*$")
_WITHIN: Final = regex(
    r"\b(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|may|quarters?|half|months?|weeks?|years?|q[1-4]|h[12]|ytd)\b|\d\s?[-–]\s?\d",
    re.IGNORECASE,
)
"""Over a table of years: of which part of them it is."""
_BARE_YEAR: Final = regex(r"(?:FY\s?)?20\d\d")
_PART_OF_A_YEAR, _DAYS = 300, 365.25
_AHEAD: Final = regex(
    r"\b(?:guidance|outlook|forecasts?|projections?|budget|plan(?:ned|s)?|targets?|estimates?|expect\w*|full[\s-]year|annual|maturit\w+|due|schedule)\b",
    re.IGNORECASE,
)


class HeaderReader(AmountReader):
    """Reads the headers of a document's tables."""

    def _beside(self, table: Frame) -> dict[int, Label]:
        """The headers; columns that tell a change or a share of those before them have their time: "2026 | 2025 | Change, %" is of 2026."""
        rows = table.grid.rows[table.heads :]
        heads = {i: self._label(table.head(i)) for i in range(1, len(table.grid.rows[0]))}
        if table.has_times_below:
            return heads
        corner = " ".join(row[0] for row in table.grid.rows[: table.heads])
        if _WITHIN.search(f"{table.grid.caption} {corner}") is None:
            heads = self._of_its_part(heads, f"{table.grid.caption} {self.title}")
        if (main := self.calendar.main) is not None and _RETURNS.search(f"{table.grid.caption} {self.title}"):
            spans = {i: span for i, head in heads.items() if (span := past(head.text, main[1])) is not None}
            heads |= {i: replace(heads[i], windows=(span,)) for i, span in spans.items()}
        group: list[Days] = []
        run: list[Days] = []
        is_new, is_next, out = False, False, dict(heads)
        for i, head in heads.items():
            if run and (same := _SAME.search(head.text)):
                years = run[-1][1].year - int(same["year"]) if same["year"] else 1
                out[i] = replace(head, windows=(shifted(run[-1], -12 * years),), is_year_before=False)
                continue
            change = _CHANGE.search(head.text) is not None
            aside = change or _SHARE.search(head.text) is not None
            if head.windows and head.base is None and not aside:
                if len(head.windows) == 1 and not PLANNED.search(head.text) and not self._foreseen.search(head.text):
                    group = [*([] if is_new else group), head.windows[0]]
                    run = [*([] if is_next else run), head.windows[0]]
                    is_new = is_next = False
                continue
            is_new, is_next = is_new or change, True
            own = not head.windows or any(head.text.startswith(f"{heads[k].text}, ") for k in range(1, i))
            told = aside or head.spec.percent or head.spec.points
            if group and own and (told or all(map(_PERCENTAGE.search, (row[i] for row in rows if row[i])))):
                latest = max(group if change else run, key=lambda window: window[1])
                out[i] = replace(head, windows=(latest,), is_lent=True)
        return out

    def _of_its_part(self, heads: dict[int, Label], over: str) -> dict[int, Label]:
        """ "2025 | 2024", in a report of a quarter on a day in 2025: no year that is not over has a result, so that the quarters are meant."""
        main, day = self.calendar.main, self.day
        years = {i: head.windows[0] for i, head in heads.items() if _BARE_YEAR.fullmatch(head.text) and head.windows}
        last = max((w[1] for w in years.values()), default=None)
        if main is None or day is None or last is None or not 0 < length(main) < _PART_OF_A_YEAR:
            return heads
        if (
            last <= day
            or not (main[1] <= last <= shifted(main, 12)[1])
            or _AHEAD.search(over)
            or self._foreseen.search(over)
        ):
            return heads
        back = {i: 12 * round((last - w[1]).days / _DAYS) for i, w in years.items()}
        return heads | {i: replace(heads[i], windows=(shifted(main, -months),)) for i, months in back.items()}
