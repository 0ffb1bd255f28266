"""How a line went over its times: in every one of them, or for so many in a row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from factcheck.judge.documents.rows.findings import Finding, columns_said, is_sole, picked, value_of, way_told
from factcheck.judge.documents.rows.picks import is_sure_of, measure
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import length
from factcheck.sources.documents.words import stem
from factcheck.text.numerals import CARDINALS, ORDINALS

_N: Final = rf"(?P<n>{'|'.join((*CARDINALS, *ORDINALS))}|\d{{1,2}}(?:st|nd|rd|th)?)"
_UNIT: Final = r"(?:years?|quarters?|months?|seasons?|halves|half-years?)"
_EVERY: Final = regex(
    rf"\b(?:every|each)\s+(?:single\s+)?(?:one\s+)?(?:of\s+(?:the\s+)?(?:past|last|previous)\s+{_N}\s+)?{_UNIT}\b|\b(?:year|quarter|month|season) after (?:year|quarter|month|season)\b|\bwithout (?:a break|interruption)\b|\b(?:steadily|continuously|uninterruptedly)\b",
    re.IGNORECASE,
)
_STREAK: Final = regex(
    rf"\b{_N}[\s-]+(?:(?:straight|consecutive|successive)[\s-]+{_UNIT}|{_UNIT}\s+(?:in a row|running|in succession|on end))\b",
    re.IGNORECASE,
)
_LEAST: Final = 3
_FEW: Final = 12


def run(view: View, spoken: Spoken) -> Finding | None:
    """ "Has gone up in each of the past three years", "the fourth year in a row with fewer sales"."""
    every, streak = _EVERY.search(spoken.text), _STREAK.search(spoken.text)
    way = way_told(spoken)
    if (every is None and streak is None) or way is None or spoken.figures_of_amounts:
        return None
    pick = picked(view, spoken)
    if pick is None or len(pick.rows) != 1:
        return None
    found = measure(view, spoken, spoken.bare, None, frozenset(), _LEAST)
    cells = _line(view, spoken, pick.rows[0], found[0]) if found is not None else []
    if found is None or len(cells) < _LEAST:
        return None
    said = pick.said | columns_said(view, found[0]) | frozenset().union(*(m.ways for m in found[1]))
    said |= frozenset(map(stem, (*(streak[0].lower().split() if streak is not None else ()), "fill", "fill up")))
    is_named = bool(found[1]) or is_sole(view, found[0])
    steps = [
        (value_of(b) > value_of(a)) if way == "up" else (value_of(b) < value_of(a))
        for a, b in itertools.pairwise(cells)
    ]
    shown = ", ".join(c.quantity.text for c in cells if c.quantity)
    if streak is not None:
        wanted = _number(streak["n"])
        held = next((n for n, step in enumerate(reversed(steps)) if not step), len(steps))
        if wanted < _SHORTEST or (held == len(steps) and held < wanted):
            return None  # the table does not go back so far
        holds = held == wanted or (held > wanted and held == len(steps))
        detail = f"{shown}: {held} in a row"
        return Finding(
            holds, tuple(cells[-3:]), "wrong-streak", detail, said, is_named, is_sure=is_sure_of(view, pick, spoken)
        )
    wanted = _number(every["n"]) if every is not None and every["n"] else len(steps)
    if wanted > len(steps):
        return None
    return Finding(
        all(steps[-wanted:]),
        tuple(cells[-3:]),
        "wrong-streak",
        shown,
        said,
        is_named,
        is_sure=is_sure_of(view, pick, spoken),
    )


_SHORTEST: Final = 2


def _number(word: str) -> int:
    low = word.lower()
    return ORDINALS.get(low) or CARDINALS.get(low) or int(re.sub(r"\D", "", word))


def _line(view: View, spoken: Spoken, row: str, group: Sequence[str]) -> list[Fact]:
    """Its cells from the time since which something is told to the one of which it is, each as long as the last."""
    cells = [cell for column in group if (cell := view.cell(row, column)) is not None and cell.windows]
    if not cells:
        return []
    last = max(cells, key=lambda cell: cell.windows[0][1])
    cells = [c for c in cells if abs(length(c.windows[0]) - length(last.windows[0])) <= _FEW]
    if spoken.bases:
        cells = [c for c in cells if c.windows[0][1] >= spoken.bases[0][1]]
    if len(spoken.nows) == 1:
        cells = [c for c in cells if c.windows[0][1] <= spoken.nows[0][1]]
    cells.sort(key=lambda cell: cell.windows[0][1])
    ends = [c.windows[0][1] for c in cells]
    return cells if len(set(ends)) == len(ends) else []
