"""Which column of a measure is meant, and with which it is compared, by the times that a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.judge.documents.tables.told import PLANNED
from factcheck.patterns import regex
from factcheck.sources.documents.periods import Days, length, same, shifted
from factcheck.text.numerals import NUMBER, number

_MONTH = 31
_TWO = 2


def meets(told: Days, own: Days) -> bool:
    """One is the other, or the day on which something begins to hold lies in the month that is told."""
    if same(told, own):
        return True
    short, other = (own, told) if own[0] is None else (told, own)
    if short[0] is not None or other[0] is None:
        return False
    return short[1] == other[1] or (length(other) <= _MONTH and other[0] <= short[1] <= other[1])


def told_in(view: View, spoken: Spoken, group: Sequence[str], windows: Sequence[Days] | None = None) -> list[str]:
    """The columns of the times that a sentence tells; a month without its year may be that of the year before or after."""
    if windows is not None:
        return [c for c in group if (w := view.window(c)) is not None and any(meets(mine, w) for mine in windows)]
    for months in (0, 12, -12):
        told = [shifted(w, months) for w in (spoken.windows if not months else spoken.yearless)]
        found = [c for c in group if (w := view.window(c)) is not None and any(meets(mine, w) for mine in told)]
        if found:
            return found
    return []


def column_of(view: View, spoken: Spoken, group: Sequence[str]) -> str | None:
    """The column of the time that is told, else the latest; None where that is a guess."""
    spans = {column: span for column in group if (span := _span(view.columns[column].label)) is not None}
    if len(spans) > 1:
        told_spans = _spans_told(spoken.text)
        found = [column for column, span in spans.items() if span in told_spans]
        return found[0] if len(found) == 1 else None
    if not PLANNED.search(spoken.text):
        # "2025 outturn", and no budget
        group = [column for column in group if not PLANNED.search(view.columns[column].label)] or group
    told = told_in(view, spoken, group)
    if len(told) > 1:
        # "2026 | 2026 (August projection)": what held before is told so
        told = [column for column in told if not view.is_old(column)] or told
    if len(told) == 1:
        return told[0]
    if told or (spoken.windows and any(_is_apart(view, spoken, column) for column in group)):
        return None
    if not told and spoken.windows and told_in(view, spoken, list(view.columns)):
        return None  # the time is that of another measure's columns
    if len(group) > 1 and spoken.speaks_of_before:
        return None
    return group[-1]


def _span(label: str) -> tuple[int, str] | None:
    """ "3 years": how far back the figures of a column reach."""
    found = _SPAN.fullmatch(label.strip())
    return (number(found["n"]), found["unit"].lower()) if found is not None else None


def _spans_told(text: str) -> set[tuple[int, str]]:
    return {(number(found["n"] or "one"), found["unit"].lower()) for found in _SPANS.finditer(text)}


_SPAN = regex(rf"(?P<n>{NUMBER})[\s-](?P<unit>year|month|week)s?(?:\s*\([^)]*\))?", re.IGNORECASE)
_SPANS = regex(
    rf"\b(?:past|last|previous|over|in|within|for)\s+(?:the\s+(?:past|last)\s+|an?\s+)?(?:(?P<n>{NUMBER})[\s-])?(?P<unit>year|month|week)s?\b",
    re.IGNORECASE,
)


def _is_apart(view: View, spoken: Spoken, column: str) -> bool:
    """A time that is not the document's own, in a column that tells one."""
    main, day = spoken.held.calendar.main, spoken.held.published
    strange = [
        w
        for w in spoken.windows
        if not (main is not None and same(w, main))
        and not (day is not None and w[0] is None and abs((w[1] - day).days) <= 1)
    ]
    return view.window(column) is not None and bool(strange)


def pairs_of(view: View, spoken: Spoken, group: Sequence[str]) -> list[tuple[str, str]]:
    """The later and the earlier column between which something moved; several where the sentence does not say."""
    pairs = _pairs(view, spoken, group)
    # "2026 | 2026 (those of February)": what stands behind is the older one
    return [(then, now) if view.is_old(now) and not view.is_old(then) else (now, then) for now, then in pairs]


def _pairs(view: View, spoken: Spoken, group: Sequence[str]) -> list[tuple[str, str]]:
    told = told_in(view, spoken, group)
    if len(group) < _TWO or len(told) > _TWO:
        return []
    old = [column for column in group if view.is_old(column)]
    if spoken.is_outlook and len(old) == 1 and len(group) > _TWO:
        window = view.window(old[0])
        return [(c, old[0]) for c in group if c != old[0] and window is not None and view.window(c) == window][:1]
    if spoken.bases and any(view.window(column) is not None for column in group):
        return _from_base(view, spoken, group)
    if len(told) == _TWO:
        # "2024 | 2024 of which by air": nothing moved between the two; a forecast did between its versions
        moved = any(map(view.is_old, told)) or len({view.window(column) for column in told}) == _TWO
        return [(told[1], told[0])] if moved else []
    if spoken.windows and not told and any(_is_apart(view, spoken, column) for column in group):
        return []
    now = told[0] if told else group[-1]
    window, back = view.window(now), spoken.months_back
    before = [
        c for c in group if c != now and window is not None and (w := view.window(c)) is not None and w[1] < window[1]
    ]
    if len(group) == _TWO and (window is None or back is None or not before):
        return [(group[1], group[0])]
    if window is None or not before:
        return []
    if back is not None:
        return [(now, c) for c in before if (w := view.window(c)) is not None and same(w, shifted(window, -back))]
    opening = [c for c in before if is_opening(view.window(c), window, spoken.nows)]
    if opening:
        return [(now, opening[0])]
    alike = [c for c in before if abs(length(view.window(c) or window) - length(window)) <= _FEW]
    year = [c for c in alike if (w := view.window(c)) is not None and same(w, shifted(window, -12))]
    return [(now, column) for column in dict.fromkeys((*year, *alike[-1:]))]


def is_opening(then: Days | None, now: Days, told: Sequence[Days]) -> bool:
    """ "Grew in the first half", of balances at the end of the half and on the day before it began."""
    spans = [span for span in told if span[0] is not None and span[1] == now[1]]
    return then is not None and not length(now) and any(_is_day_before(then[1], span[0]) for span in spans if span[0])


def _is_day_before(day: date, other: date) -> bool:
    return (other - day).days == 1


def _from_base(view: View, spoken: Spoken, group: Sequence[str]) -> list[tuple[str, str]]:
    """From the time with which something is compared to the one of which it is told, else to the latest of its length."""
    then = told_in(view, spoken, group, spoken.bases)
    base = view.window(then[0]) if len(then) == 1 else None
    if base is None:
        return []
    later = [c for c in group if (w := view.window(c)) is not None and w[1] > base[1]]
    now = told_in(view, spoken, later, spoken.nows) if spoken.nows else later
    now = [c for c in now if (w := view.window(c)) is not None and abs(length(w) - length(base)) <= _FEW]
    if len(now) > 1 and spoken.nows:
        return []
    return [(now[-1], then[0])] if now else []


_FEW = 10
