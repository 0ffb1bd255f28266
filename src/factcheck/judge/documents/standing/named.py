"""Which rows a side of a sentence names: by their label, by its head, as the whole, or as the issuer itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.judge.documents.meanings import Meaning
from factcheck.judge.documents.rows.picks import Pick, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.judge.documents.tables.address import WHOLE
from factcheck.judge.documents.tables.axes import GENERIC
from factcheck.patterns import regex
from factcheck.sources.documents.words import Stems, stem


def one_row(view: View, spoken: Spoken, text: str) -> Pick | None:
    """The one row that a side names: by its label, as the whole, or as the fund or company that the document is of."""
    pick = rows_in(view, spoken, text)
    if pick is not None and pick.by_label:
        own = [m for row in pick.rows for m in view.rows[row].words]
        stems = spoken.stems_of(text)
        if own and all(m.text.lower() in GENERIC and not _direct(m, stems) for m in own):
            return None  # "the IT sector" is not industry
    if pick is not None:
        return pick if len(pick.rows) == 1 and pick.by_label else None
    if (head := _by_head(view, text)) is not None:
        return head
    if WHOLE.search(text) and len(view.totals) == 1:
        return Pick((view.totals[0],), view.rows[view.totals[0]].stems | _WHOLE, True)
    return None


def _direct(m: Meaning, stems: Stems) -> bool:
    return any(way in stems for way in m.ways if way[0] not in "~=")


def _by_head(view: View, text: str) -> Pick | None:
    """ "Food", of "Food and non-alcoholic beverages"."""
    said = frozenset(map(stem, re.findall(r"[^\W\d_]+", text.lower())))
    heads = {
        row: frozenset(map(stem, re.findall(r"[^\W\d_]+", _HEAD.split(view.rows[row].label.lower())[0])))
        for row in view.members
    }
    found = [row for row, head in heads.items() if head and head <= said]
    return Pick((found[0],), view.rows[found[0]].stems, True, False) if len(found) == 1 else None


_HEAD: Final = regex(r",|\sand\s|\(|/|&")
_WHOLE: Final = frozenset(map(stem, "total overall market whole average all combined together".split()))


def issuer_row(view: View, spoken: Spoken, other: Pick) -> Pick | None:
    """The row of the issuer itself ("Fund", beside "Benchmark")."""
    own = spoken.held.issuer | spoken.meanings.callings
    rows = [
        key
        for key, item in view.rows.items()
        if key not in other.rows and item.words and all(not m.ways.isdisjoint(own) for m in item.words)
    ]
    return Pick((rows[0],), view.rows[rows[0]].stems, True) if len(rows) == 1 else None


def rows_among(view: View, spoken: Spoken, rows: Sequence[str], text: str | None = None) -> list[str]:
    pick = rows_in(view, spoken, text if text is not None else spoken.bare)
    return [row for row in pick.rows if row in rows] if pick is not None and pick.by_label else []
