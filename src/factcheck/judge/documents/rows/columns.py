"""Which column of a measure is meant, and with which it is compared, by the times that a sentence tells."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.sources.documents.periods import Days, length, same, shifted

_MONTH = 31
_TWO = 2


def meets(told: Days, own: Days) -> bool:
    """One is the other, or the day on which something begins to hold lies in the month that is told."""
    if same(told, own):
        return True
    short, other = (own, told) if own[0] is None else (told, own)
    return short[0] is None and other[0] is not None and length(other) <= _MONTH and other[0] <= short[1] <= other[1]


def told_in(view: View, spoken: Spoken, group: Sequence[str]) -> list[str]:
    """The columns of the times that a sentence tells; a month without its year may be that of the year before or after."""
    for months in (0, 12, -12):
        told = [shifted(w, months) for w in (spoken.windows if not months else spoken.yearless)]
        found = [c for c in group if (w := view.window(c)) is not None and any(meets(mine, w) for mine in told)]
        if found:
            return found
    return []


def column_of(view: View, spoken: Spoken, group: Sequence[str]) -> str | None:
    """The column of the time that is told, else the latest; None where that is a guess."""
    told = told_in(view, spoken, group)
    if len(told) == 1:
        return told[0]
    if told or (spoken.windows and any(_is_apart(view, spoken, column) for column in group)):
        return None
    if len(group) > 1 and spoken.speaks_of_before:
        return None
    return group[-1]


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
    told = told_in(view, spoken, group)
    if len(group) < _TWO or len(told) > _TWO:
        return []
    if len(told) == _TWO:
        return [(told[1], told[0])]
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
    alike = [c for c in before if abs(length(view.window(c) or window) - length(window)) <= _FEW]
    year = [c for c in alike if (w := view.window(c)) is not None and same(w, shifted(window, -12))]
    return [(now, column) for column in dict.fromkeys((*year, *alike[-1:]))]


_FEW = 10
