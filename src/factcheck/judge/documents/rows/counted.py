"""How many rows there are of which something is true, and what the text cells of one row say."""

from __future__ import annotations

import re
from typing import Final

from factcheck.judge.documents.rows.columns import column_of, pairs_of
from factcheck.judge.documents.rows.findings import Finding, figures_beside, value_of, way_told
from factcheck.judge.documents.rows.picks import by_texts, is_said, measure, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import Stems
from factcheck.text.numerals import NUMBER, number

_OTHER: Final = {"dozen": 12, "both": 2}
_N: Final = rf"{NUMBER}|{'|'.join(_OTHER)}"
OF_THEM: Final = regex(
    rf"\b(?P<n>{_N})\s+(?:of|in|out of)\s+(?:(?:the|its|their|all)\s+|[\w.&-]+(?:\s[\w.&-]+)?['’]s?\s+)*(?P<all>{_N})\b",
    re.IGNORECASE,
)
_AMONG: Final = regex(
    rf"\bof\s+(?:(?:the|its|their|all)\s+|[\w.&-]+(?:\s[\w.&-]+)?['’]s?\s+)*(?P<all>{_N})\b(?P<what>[^,;]*),\s+(?:only\s+|just\s+)?(?P<n>{_N})\b",
    re.IGNORECASE,
)


def counted(view: View, spoken: Spoken) -> Finding | None:
    """ "Of the dozen ships, five are hired", "just two of the eight clubs earned less than the season before"."""
    found = OF_THEM.search(spoken.text) or _AMONG.search(spoken.text)
    if found is None or _number(found["all"]) != len(view.members):
        return None
    picked = by_texts(view, spoken, spoken.bare)
    rows, said, cells = (list(picked.rows), picked.said, ()) if picked is not None else _went(view, spoken)
    if rows is None:
        rows, said, cells = _of_two(view, spoken)
    if rows is None:
        rows, said, cells = _with_none(view, spoken)
    if rows is None:
        return None
    named = rows_in(view, spoken, spoken.bare)
    if any(not (q.kind == "count" and q.value in (_number(found["n"]), len(view.members))) for q in spoken.figures):
        return None
    if named is not None and named.by_label:
        return None
    told = _number(found["n"])
    labels = ", ".join(view.rows[row].label for row in rows) or "none"
    detail = f"{len(rows)} of {len(view.members)}: {labels}"
    figures = tuple(q for q in spoken.figures if q.kind == "count" and q.value in (told, len(view.members)))
    nouns = spoken.meanings.stems(found.groupdict().get("what") or " ".join(spoken.text[found.end() :].split()[:_NOUN]))
    cited = cells or tuple(fact for (row, _), fact in view.cells.items() if row in rows)
    return Finding(
        len(rows) == told,
        cited[:3] or tuple(view.cells.values())[:1],
        "wrong-value",
        detail,
        said | nouns,
        True,
        figures,
    )


_NOUN: Final = 3


def _number(word: str) -> int:
    return _OTHER.get(word.lower()) or number(word)


def _went(view: View, spoken: Spoken) -> tuple[list[str] | None, Stems, tuple[Fact, ...]]:
    """The rows whose figure went the way that is told."""
    way = way_told(spoken)
    group = measure(view, spoken, spoken.bare, None, frozenset(), 2)
    pairs = pairs_of(view, spoken, group[0]) if group is not None and way is not None else []
    if len(pairs) != 1:
        return None, frozenset(), ()
    rows, cells = [], []
    for row in view.members:
        now, then = (view.cell(row, column) for column in pairs[0])
        if now is None or then is None or now.quantity is None or then.quantity is None:
            return None, frozenset(), ()
        a, b = now.quantity.value, then.quantity.value
        if a is not None and b is not None and ((a > b) if way == "up" else (a < b)):
            rows.append(row)
            cells += [now, then]
    said = frozenset().union(*(view.columns[column].stems for column in pairs[0]))
    return rows, said, tuple(cells)


def _of_two(view: View, spoken: Spoken) -> tuple[list[str] | None, Stems, tuple[Fact, ...]]:
    """The rows of which one measure is the larger: "won more matches than they lost"."""
    than = spoken.than
    nothing: tuple[None, Stems, tuple[Fact, ...]] = None, frozenset(), ()
    if than is None or spoken.is_time(than[1]):
        return nothing
    sides = [measure(view, spoken, side, None, frozenset()) for side in than[:2]]
    if any(side is None or not side[1] for side in sides):
        return nothing
    columns = [column_of(view, spoken, side[0]) for side in sides if side is not None]
    if None in columns or columns[0] == columns[1]:
        return nothing
    rows, cells = [], []
    for row in view.members:
        one, other = (view.cell(row, column or "") for column in columns)
        if one is None or other is None:
            return nothing
        if value_of(one) != value_of(other) and (value_of(one) > value_of(other)) == (than[2] == "up"):
            rows.append(row)
            cells += [one, other]
    counted_ = _MOREOF_THEM.search(f"{than[0]} ")
    what = spoken.meanings.stems(counted_["what"] if counted_ is not None else "")
    return rows, what.union(*(view.columns[column or ""].stems for column in columns)), tuple(cells)


def _with_none(view: View, spoken: Spoken) -> tuple[list[str] | None, Stems, tuple[Fact, ...]]:
    """The rows of which a measure is nothing: "charge no monthly fee"."""
    found = NO.search(spoken.text)
    told = measure(view, spoken, found["what"], None, frozenset()) if found is not None else None
    column = column_of(view, spoken, told[0]) if told is not None and told[1] else None
    cells = {row: view.cell(row, column) for row in view.members} if column is not None else {}
    if column is None or None in cells.values():
        return None, frozenset(), ()
    rows = [row for row, cell in cells.items() if cell is not None and value_of(cell) == 0]
    return rows, view.columns[column].stems, tuple(cell for cell in cells.values() if cell is not None)


NO: Final = regex(r"\b(?:no|without(?:\s+an?)?)\s+(?P<what>[^.;,]+)", re.IGNORECASE)
_MOREOF_THEM: Final = regex(r"\s(?P<what>[a-z]+)\s+(?:more|less|fewer)\s")


def attributed(view: View, spoken: Spoken) -> Finding | None:
    """ "Taoyan delivered the Juno in 2024", where the row of the Juno names another yard."""
    pick = rows_in(view, spoken, spoken.bare)
    if pick is None or not (pick.by_label and pick.is_full) or len(pick.rows) != 1 or spoken.than is not None:
        return None
    row, said = pick.rows[0], pick.said
    if figures_beside(view, spoken, pick):
        return None
    own = [(header, text) for (key, header), text in view.texts.items() if key == row]
    truths: list[tuple[bool, DiagnosisCode]] = []
    for header, text in own:
        told = {value for value in view.values[header] if _is_in(spoken, value)}
        if not told:
            continue
        truths.append((text in told, "wrong-segment"))
        said = said.union(spoken.meanings.stems(header), *(spoken.meanings.stems(value) for value in told))
    cells = tuple(fact for (key, _), fact in view.cells.items() if key == row)
    if not truths or not cells:
        return None
    code: DiagnosisCode = next((code for truth, code in truths if not truth), "wrong-segment")
    detail = f"{view.rows[row].label}: {', '.join(text for _, text in own)}"
    return Finding(all(truth for truth, _ in truths), cells[:1], code, detail, said, is_others=True)


def _is_in(spoken: Spoken, value: str) -> bool:
    return is_said(spoken, value, spoken.stems)
