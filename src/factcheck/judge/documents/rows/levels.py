"""The figure of a row, of several rows together, and the share of a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.asked import read_change
from factcheck.judge.compare import HALF, compare, plain, point
from factcheck.judge.documents.flows import is_gone
from factcheck.judge.documents.meanings import is_metric
from factcheck.judge.documents.rows.columns import column_of
from factcheck.judge.documents.rows.extremes import LEAST_ROWS, SUPERLATIVE
from factcheck.judge.documents.rows.findings import (
    AMOUNTS,
    HUNDRED,
    RATES,
    Finding,
    agrees,
    columns_said,
    decided,
    figures_beside,
    is_amount_of_change,
    is_sole,
    kinds_for,
    picked,
    step_of,
    tells_more,
    value_of,
    way_told,
)
from factcheck.judge.documents.rows.picks import Pick, measure, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.judge.documents.tables.told import PLANNED
from factcheck.judge.hedges import hedge_of
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import Stems, all_stems, stem

_TOGETHER: Final = regex(
    r"\b(?:together|combined|between them|altogether|in all|jointly|total(?:led)?|sum|taken together)\b", re.IGNORECASE
)


def level(view: View, spoken: Spoken) -> Finding | None:
    """The figure of a row, of several together, or their share of the whole."""
    if any(is_gone(q, spoken.text) for q in spoken.figures):
        return None
    pick = picked(view, spoken)
    if pick is None or tells_more(spoken) or SUPERLATIVE.search(spoken.text):
        return None
    figures = figures_beside(view, spoken, pick)
    if way_told(spoken) is not None:
        return None  # "accounted for 48% of the lift revenue" tells of no rise
    if len(figures) != 1 or is_amount_of_change(spoken, figures[0]) or spoken.than is not None:
        return None
    quantity = figures[0]
    if len(pick.rows) == 1 and _TOGETHER.search(spoken.text) and pick.rows[0] not in view.totals:
        return None  # "turbines and service together", of which only one is a row
    if quantity.kind in ("percent", "fraction"):
        share = _share(view, spoken, pick, quantity)
        if share is not None or _ACCOUNTS.search(spoken.text):
            return share
    return _in_column(view, spoken, pick, quantity)


def _in_column(view: View, spoken: Spoken, pick: Pick, quantity: Quantity) -> Finding | None:
    found = measure(view, spoken, spoken.bare, quantity, RATES if quantity.kind == "fraction" else kinds_for(quantity))
    column = column_of(view, spoken, found[0]) if found is not None else None
    if found is None or column is None or not is_of_its_time(view, spoken, column):
        return None
    cells = [cell for row in pick.rows if (cell := view.cell(row, column)) is not None]
    if len(cells) != len(pick.rows):
        return None
    named = pick.is_full and (bool(found[1]) or is_sole(view, found[0], quantity))
    said = pick.said | columns_said(view, [column])
    if len(cells) > 1:
        return _together(spoken, pick, quantity, cells, said, named)
    truth = agrees(spoken, quantity, cells[0])
    if truth is None:
        return None
    other = None if truth else _holder(view, spoken, quantity, cells[0])
    code: DiagnosisCode = other[0] if other is not None else "wrong-value"
    more = (other[1],) if other is not None else ()
    is_others = pick.by_label and code in ("wrong-segment", "wrong-period")
    detail = cells[0].quantity.text if cells[0].quantity else ""
    return Finding(truth, (cells[0], *more), code, detail, said, named, (quantity,), is_others=is_others)


def _together(
    spoken: Spoken, pick: Pick, quantity: Quantity, cells: Sequence[Fact], said: Stems, named: bool
) -> Finding | None:
    """Rows added up, where the sentence says that they are, or says how many it means."""
    is_counted = any(q.kind == "count" and q.value == len(cells) for q in spoken.figures)
    if quantity.kind not in AMOUNTS or not (_TOGETHER.search(spoken.text) or (is_counted and not pick.by_label)):
        return None
    total, slack = (sum(map(of, cells), Decimal(0)) for of in (value_of, step_of))
    reading = read_change(quantity, hedge_of(spoken.rules, quantity))
    truth = decided(compare(reading, point(total), slack * HALF).outcome)
    detail = f"{' + '.join(plain(value_of(c)) for c in cells)} = {plain(total)}"
    return None if truth is None else Finding(truth, tuple(cells), "wrong-value", detail, said, named, (quantity,))


def is_of_its_time(view: View, spoken: Spoken, column: str) -> bool:
    """What will be is no figure of what was; what is expected is none of a list."""
    if PLANNED.search(view.columns[column].label):
        return True
    if not spoken.is_outlook:
        return True
    window, day = view.window(column), spoken.held.published
    return _FORESEEN.search(spoken.text) is None and (window is None or day is None or window[1] > day)


_FORESEEN: Final = regex(
    r"\b(?:expect\w*|forecast\w*|guidance|outlook|predict\w*|should|likely|project(?:s|ed|ions?)|plans?|planned)\b",
    re.IGNORECASE,
)


def _holder(view: View, spoken: Spoken, quantity: Quantity, cell: Fact) -> tuple[DiagnosisCode, Fact] | None:
    """Whose figure it is, of the same row or of the same column."""
    at = next(key for key, fact in view.cells.items() if fact is cell)
    for (row, column), fact in view.cells.items():
        if (row == at[0]) == (column == at[1]) or not agrees(spoken, quantity, fact):
            continue
        if row == at[0]:
            return ("wrong-period" if fact.windows != cell.windows else "wrong-metric"), fact
        return "wrong-segment", fact
    return None


def _share(view: View, spoken: Spoken, pick: Pick, quantity: Quantity) -> Finding | None:
    """ "Provide a third of its capacity": a share is of something, and nothing else in the sentence is a percentage."""
    if not _OF.match(spoken.text[quantity.end :]):
        return None
    whole_said = _WHOLE.match(spoken.text[quantity.end :])
    of_whole = rows_in(view, spoken, whole_said["what"]) if whole_said is not None and pick.by_label else None
    if of_whole is not None and of_whole.by_label and of_whole.rows == pick.rows:
        return None  # "95% of the vehicles registered in Italy were caravans": a part of the row, and no row over all
    found = measure(view, spoken, spoken.bare, None, AMOUNTS)
    column = column_of(view, spoken, found[0]) if found is not None else None
    known = view.caption | view.above | frozenset().union(*(item.stems for item in view.columns.values()))
    if whole_said is not None and any(
        is_metric(m) and not m.stands_in(known) for m in spoken.meanings.of(whole_said["what"])
    ):
        return None  # "9% of revenue", of a table of operating profit
    if found is None or column is None or not (found[1] or is_sole(view, found[0])):
        return None
    parts, totals, members = (
        [cell for row in rows if (cell := view.cell(row, column)) is not None]
        for rows in (pick.rows, view.totals, view.members)
    )
    if len(parts) != len(pick.rows) or len(totals) > 1 or len(members) < LEAST_ROWS:
        return None
    whole = sum(map(value_of, totals or members), Decimal(0))
    part_value = sum(map(value_of, parts), Decimal(0))
    said = pick.said | columns_said(view, [column])
    # what the title says of all columns names none of them ("wine", over areas, harvests and prices)
    own = is_sole(view, found[0]) or not all_stems(spoken.bare).isdisjoint(all_stems(view.columns[column].label))
    named = bool(totals) and pick.is_full
    return _ratio(spoken, quantity, part_value, whole, (*parts, *totals), said, named, is_sure=own)


def _ratio(
    spoken: Spoken,
    quantity: Quantity,
    part: Decimal,
    whole: Decimal,
    cells: tuple[Fact, ...],
    said: Stems,
    named: bool,
    *,
    is_sure: bool = True,
) -> Finding | None:
    if not 0 < part < whole:
        return None
    value = part / whole * (HUNDRED if quantity.kind == "percent" else 1)
    truth = decided(compare(read_change(quantity, hedge_of(spoken.rules, quantity)), point(value)).outcome)
    detail = f"{plain(part)} of {plain(whole)} = {part / whole * HUNDRED:.1f}%"
    if truth is None:
        return None
    return Finding(truth, cells, "wrong-value", detail, said | _OF_SHARES, named, (quantity,), is_sure=is_sure)


_ACCOUNTS: Final = regex(
    r"\b(?:account(?:s|ed)?\s+for|ma[dk]es?\s+up|represent(?:s|ed)?|provid(?:es?|ed)|contribut(?:es?|ed)|br(?:ings?|ought)\s+in|generat(?:es?|ed)|deliver(?:s|ed)?|share of)\b",
    re.IGNORECASE,
)
""" "Europeans account for 42% of its subscribers": a share, and no rate of theirs."""


_OF_SHARES: Final = frozenset(
    map(
        stem,
        "supply supplied supplies provide provided contribute account represent constitute generate produce swallow eat absorb consume bring earn make go".split(),
    )
)
""" "Supplied a third of its electricity": a part of it."""


_OF: Final = regex(r"\s+of\b", re.IGNORECASE)
_WHOLE: Final = regex(r"\s+of\s+(?P<what>[^,;.]*?)(?:\s+(?:were|was|are|is)\b|[,;.]|$)", re.IGNORECASE)
