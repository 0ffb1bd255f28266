"""A level: the figure of a cell, of a total, or of several rows together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import plain as plain_number
from factcheck.judge.diagnosis import SCALES, transposed
from factcheck.judge.documents.besides import OF_WHAT
from factcheck.judge.documents.derived import made
from factcheck.judge.documents.directions import way_of, way_to
from factcheck.judge.documents.figures import is_superseded
from factcheck.judge.documents.flows import may_be_a_flow
from factcheck.judge.documents.nearest import scaled
from factcheck.judge.documents.readings import TOGETHER, is_moving
from factcheck.judge.documents.sure import is_qualified
from factcheck.judge.documents.tables.address import all_named, rows_named
from factcheck.judge.documents.tables.axes import Table
from factcheck.judge.documents.tables.changes import came_from, earlier_of, last_before
from factcheck.judge.documents.tables.told import Place, Told
from factcheck.judge.documents.values import is_bare, related, weigh
from factcheck.judge.documents.verdicts import contradicted, says, supported
from factcheck.judge.documents.working import cites, read_as
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import base_windows

_DECISIVE = ("eq", "gt", "ge", "lt", "le")
_PRECISE = 100


def level(told: Told, quantity: Quantity, place: Place, is_sure: bool) -> Judgement | None:
    asked = told.asked
    if any(name not in place.stems and name not in place.table.around for name in asked.own_part):
        return None  # "Bakery's profit": the row of all of them is another's
    windows = told.windows_in(place.table)
    if asked.fact.role == "from":
        windows = asked.fact.windows[:1] or (base_windows(None, windows[0], asked.held.calendar) if windows else ())
    kept = place.cells(windows, change=None if quantity.kind == "percent" else False)
    cells = [c for c in kept if c.quantity is not None and related(quantity, c.quantity)[0] == "same"]
    cells = told.of_metric(cells)
    if len(cells) != 1 or cells[0].quantity is None:
        return None
    cell = cells[0]
    assert cell.quantity is not None
    outcome = weigh(quantity, cell.quantity, asked.hedge).outcome
    working = [read_as(asked), f"{place.table.rows and _name(place, cell)}: {cell.quantity.text}"]
    if outcome == "match":
        before = _flipped(told, place, cell)
        if before is not None:
            detail = f"{says(asked.held, cell)}, after {says(asked.held, before)}: the other direction."
            return contradicted(asked.held, cites(asked, (cell, before)), "direction-flipped", detail, working)
    if is_superseded(asked, cell.column):
        return None  # "now sees 9.2 billion" is no figure of the column "Previous"
    if outcome == "match":
        return supported(asked.held, cites(asked, (cell,)), f"{says(asked.held, cell)}.", working)
    return _against(told, quantity, place, cell, working, is_sure) if outcome == "differ" else None


def _against(
    told: Told, quantity: Quantity, place: Place, cell: Fact, working: Sequence[str], is_sure: bool
) -> Judgement | None:
    """The figure of the one cell that is named is another."""
    asked = told.asked
    assert cell.quantity is not None
    if (
        TOGETHER.search(told.text)
        and place.rows is not None
        and not any(place.table.rows[k].is_total for k in place.rows.keys)
    ):
        return None  # "turbines and service together": more than the one row
    if (
        quantity.cmp not in _DECISIVE
        or asked.fact.role == "from"
        or is_qualified(asked)
        or (not cell.windows)
        or (not told.agrees_with(cell, place.table))
    ):
        return None
    if _AVERAGED.search(told.text) and not _AVERAGED.search(f"{cell.clause} {cell.section} {cell.text}"):
        return None  # "averaged 171,000 a month", of the number of a quarter
    if place.columns is not None and told.is_anothers(place.columns.hits):
        return None  # "199,400, of whom 20,600 were women"
    if place.rows is not None and place.rows.keys and told.is_anothers(place.rows.hits):
        return None  # "reserves of $18.5 billion, of which $3.3 billion was gold", beside a row of gold
    if place.columns is None and place.table.columns[cell.column or ""].words:
        return None  # which of the columns is meant is a guess
    if may_be_a_flow(asked, told.before, cell):
        return None
    if place.table.is_change_cell(cell) and not is_moving(asked):
        return None  # 49% of the passengers are no growth of 12%
    code, other = _why(told, quantity, place, cell)
    # the very figure of another row is no chance, whatever flourish the claim adds ("surgeons at Calder Road")
    is_others = other is not None and place.is_full and quantity.step * _PRECISE <= abs(quantity.value or Decimal(0))
    if not is_sure and not (is_others and all(m in told.strange for m in told.uncovered(place))):
        return None
    if (code == "wrong-period" and not asked.dated) or (code == "scale-slip" and is_bare(cell)):
        return None
    facts = (cell, other) if other is not None else (cell,)
    relation, factor = related(quantity, cell.quantity)
    value = cell.quantity.value
    is_exact = relation == "same" and value is not None and quantity.cmp == "eq"
    fix = quantity_fix(quantity, value * factor) if is_exact and value is not None else None
    detail = f"{says(asked.held, cell)}, not {quantity.text}."
    return contradicted(asked.held, cites(asked, facts), code, detail, working, fix=fix)


_AVERAGED = regex(r"\b(?:averag\w+|on average|a month|per month|monthly)\b", re.IGNORECASE)


def _name(place: Place, cell: Fact) -> str:
    return f"row {cell.clause.removesuffix(cell.column or '').strip()}, column {cell.column}"


def _why(told: Told, quantity: Quantity, place: Place, cell: Fact) -> tuple[DiagnosisCode, Fact | None]:
    """The same figure in another column or row, or the same one misprinted."""

    def agrees(other: Fact) -> bool:
        return (
            other is not cell
            and other.quantity is not None
            and weigh(quantity, other.quantity, told.asked.hedge).outcome == "match"
        )

    for (row, column), other in place.table.cells.items():
        if agrees(other) and place.table.cells.get((row, cell.column or "")) is cell:
            return "wrong-period" if other.windows != cell.windows else "wrong-metric", other
        del column
    for (_, column), other in place.table.cells.items():
        if column == cell.column and agrees(other):
            # months and years may stand in the rows
            return "wrong-period" if other.windows != cell.windows else "wrong-segment", other
    assert cell.quantity is not None
    _, factor = related(quantity, cell.quantity)
    value = cell.quantity.value
    if value is not None and transposed(quantity, (value * factor,)) is not None:
        return "digits-transposed", None
    if any(weigh(scaled(quantity, s), cell.quantity, told.asked.hedge).outcome == "match" for s in SCALES):
        return "scale-slip", None
    return "wrong-value", None


_FROM = regex(r"\s*(?:from|after|compared with|against)\s+(?:[a-z]+\s+){0,2}\D{0,3}\d")


MINUS = regex(r"\s*(?:minus\b|[(−–-])")


def _is_of_row(told: Told, labels: Sequence[str]) -> bool:
    """ "Capital raised was 148 million": the word that tells a direction is that of the row, and the sentence has no other"""
    words = {word.lower() for label in labels for word in _WORDS.findall(label)}
    rest = _WORDS.sub(lambda m: " " if m[0].lower() in words else m[0], told.text)
    return way_of(" ".join(labels), told.meanings) is not None and way_of(rest, told.meanings) is None


_WORDS = regex(r"[^\W\d_]+")


def _flipped(told: Told, place: Place, cell: Fact) -> Fact | None:
    """The cell before, where the claim says the other way than the two of them."""
    way = way_to(told.asked, told.meanings)
    if (
        way not in ("up", "down")
        or cell.quantity is None
        or cell.quantity.value is None
        or place.table.is_change_cell(cell)
        or _FROM.match(told.text.partition(told.asked.quantity.text if told.asked.quantity else "\0")[2])
    ):
        return None  # "worsened to 87.4% from 90.2%": from where it went, it says itself
    if place.rows is not None and _is_of_row(told, [place.table.rows[key].label for key in place.rows.keys]):
        return None
    before = came_from(told, place, cell)
    if before is None and told.asked.dated and earlier_of(told, place, cell) is None:
        before = last_before(place, cell)  # "slipped to 35.3% in September", in a table of months
    if (
        before is None
        or before.quantity is None
        or before.quantity.value is None
        or before.quantity.value == cell.quantity.value
    ):
        return None
    now, then = cell.quantity.value, before.quantity.value
    if max(now, then) < 0 and told.asked.quantity is not None and not MINUS.match(told.asked.quantity.text):
        now, then = -now, -then  # "the net loss narrowed to $5.2 million", of a table that prints (5,200)
    return before if (now > then) != (way == "up") else None


_OUTSIDE = regex(
    r"\b(?:foreign(?:ers?)?|from abroad|abroad|overseas|international(?:ly)?|outside|non-\w+|other than|except|elsewhere|the (?:rest|remainder|others))\b",
    re.IGNORECASE,
)
""" "Foreigners accounted for 82%": the share of all that the row is not."""


def share(told: Told, quantity: Quantity, place: Place, is_sure: bool) -> Judgement | None:
    """The row over the total of its column."""
    asked, held = told.asked, told.asked.held
    if place.rows is None or not place.rows.hits:
        return None
    totals = _wholes(told, place)
    if totals is None:
        return None
    keys = [key for key in all_named(place.table.rows, told.stems) if key not in totals]
    several = {place.table.rows[key].label for key in keys}
    rows = keys if len(several) == len(keys) > 1 and (told.is_whole or " and " in told.text) else list(place.rows.keys)
    columns = {c.column or "" for c in place.cells(told.windows_in(place.table), change=False)}
    found = [over for column in columns if (over := _over_total(place.table, rows, totals, column)) is not None]
    if len(found) != 1:
        return None
    facts, a, b = found[0]
    value = a / b * 100
    outcome = weigh(quantity, made(value, "percent", "percent"), asked.hedge).outcome
    text = f"{plain_number(a)} / {plain_number(b)} = {value:.1f}%"
    working = [read_as(asked), f"{_name(place, facts[0])} over the total: {text}: {outcome}"]
    rest = 100 - value
    if outcome != "match" and _OUTSIDE.search(told.text):
        if weigh(quantity, made(rest, "percent", "percent"), asked.hedge).outcome != "match":
            return None
        text, outcome = f"1 - {text.partition(' = ')[0]} = {rest:.1f}%", "match"
    detail = f"Computed from {held.name}: {text}"
    if outcome == "match":
        return supported(held, cites(asked, facts), f"{detail}.", working, [note("derived", text)])
    if (
        outcome == "differ"
        and is_sure
        and totals
        and (
            quantity.cmp == "eq" or (quantity.cmp in _DECISIVE and OF_WHAT.match(told.text.partition(quantity.text)[2]))
        )
        and abs(rest - _percent(quantity)) > (_CLEAR if quantity.cmp == "eq" else 0)
        and asked.fact.role == "share"
        and not _ON.match(told.text.partition(quantity.text)[2])
        and abs(value - _percent(quantity)) > (_CLEAR if quantity.cmp == "eq" else _BEYOND)
    ):
        return contradicted(held, cites(asked, facts), "wrong-value", f"{detail}, not {quantity.text}.", working)
    return None


def _over_total(
    table: Table, rows: Sequence[str], totals: Sequence[str], column: str
) -> tuple[tuple[Fact, ...], Decimal, Decimal] | None:
    """The cells of the rows and the one of their total, the sum of the former, and the latter."""
    parts = [table.cells[row, column] for row in rows if (row, column) in table.cells]
    wholes = [table.cells[row, column] for row in totals if (row, column) in table.cells]
    if not totals and (summed := _summed(table, column)) is not None:
        wholes = [summed]
    if len(wholes) != 1 or not parts or len(parts) != len(rows) or (whole := wholes[0].quantity) is None:
        return None
    counted = [p.quantity for p in parts if p.quantity is not None and p.quantity.kind in ("count", "money")]
    values = [q.value for q in counted if q.value is not None and q.unit == whole.unit]
    if len(values) != len(parts) or not whole.value or not 0 <= sum(values) <= whole.value:
        return None
    return (*parts, wholes[0]), sum(values, Decimal(0)), whole.value


_ON = regex(r"\s+on\b", re.IGNORECASE)
""" "Earned 12% on its sales": a margin, and no share."""


OWN = regex(
    r"\bof\s+(?:its|their|the\s+\w+[’']s)\s+(?:own\s+)?(?:sales|revenues?|turnover|income|net sales)\b", re.IGNORECASE
)
""" "Of its sales": the whole is not that of the group."""


def _summed(table: Table, column: str) -> Fact | None:
    """All rows of a column added up, where the table has no total and one kind of figure."""
    cells = [cell for (_, name), cell in table.cells.items() if name == column]
    units = {(c.quantity.kind, c.quantity.unit) for c in cells if c.quantity is not None}
    values = [c.quantity.value for c in cells if c.quantity is not None and c.quantity.value is not None]
    if len(cells) < _SEVERAL or len(units) != 1 or len(values) != len(cells) or min(values) < 0:
        return None
    total = sum(values, Decimal(0))
    quantity = cells[0].quantity
    assert quantity is not None
    return replace(cells[0], quantity=quantity.model_copy(update={"value": total, "low": total, "high": total}))


_SEVERAL = 3


def _wholes(told: Told, place: Place) -> list[str] | None:
    """The row behind "of" ("three quarters of the turnover"), else that of the total; None where the only row named is the whole itself
    ("more than half of net income stemmed from sales of land")."""
    table = place.table
    of = _OF.search(told.text.partition(told.asked.quantity.text)[2]) if told.asked.quantity is not None else None
    named_ = rows_named(table, told.meanings.stems(of["whole"])) if of is not None else None
    itself = rows_named(table, told.meanings.stems(_GOES_ON.split(of["whole"])[0])) if of is not None else None
    if named_ is not None and named_.is_full and place.rows is not None and not set(named_.keys) & set(place.rows.keys):
        return list(named_.keys)
    if itself is not None and itself.is_full and place.rows is not None and {*itself.keys} == {*place.rows.keys}:
        return None
    return [key for key, item in table.rows.items() if item.is_total and _same_section(table, key, place)]


def _same_section(table: Table, key: str, place: Place) -> bool:
    """Of several totals the one of the row's own section, or the next one below it."""
    rows = place.rows.keys if place.rows is not None else ()
    totals = [k for k, item in table.rows.items() if item.is_total]
    if len(totals) == 1 or not rows:
        return True
    below = [k for k in totals if int(k) > max(map(int, rows))]
    return key == (min(below, key=int) if below else totals[-1])


_GOES_ON = regex(
    r"\b(?:in|on|at|from|by|for|to|as|that|which|who|with|live|lives|spent|went|came|was|were|is|are|has|have|had)\b"
)
_OF = regex(r"\bof\s+(?P<whole>[^,;.]+)", re.IGNORECASE)
_BEYOND = 1
"""Points. Whoever tells a bound has the share before him."""
_CLEAR = 2
"""Points. Nearer shares may be of another whole (generation or supply)."""


def _percent(quantity: Quantity) -> Decimal:
    value = quantity.value if quantity.value is not None else quantity.low or Decimal(0)
    return value * 100 if quantity.kind == "fraction" else value
