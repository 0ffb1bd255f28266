"""How the rows of a table stand to each other and how they went: comparisons, ranks and runs without a figure."""

from __future__ import annotations

import re

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.meanings import Meaning, is_metric
from factcheck.judge.documents.tables.axes import GENERIC, Table, tables_of
from factcheck.judge.documents.tables.changes import between, changes_at, earlier_of
from factcheck.judge.documents.tables.told import Place, Told, way_of
from factcheck.judge.documents.verdicts import contradicted, says, supported
from factcheck.judge.documents.working import cites
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact

_FASTER = regex(
    r"\b(?:faster|slower|more (?:quickly|sharply|strongly|slowly|steeply)|less (?:quickly|sharply|strongly))\b",
    re.IGNORECASE,
)
_RANK = regex(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))[\s-]+)?(?P<top>largest|biggest|highest|most|greatest|smallest|lowest|least|fewest|longest|shortest|fastest|slowest)\b",
    re.IGNORECASE,
)
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_BOTTOM = frozenset("smallest lowest least fewest shortest slowest".split())
_EVERY = regex(
    r"\b(?:every|each)\s+(?:single\s+)?(?:year|quarter|month)\b|\b(?:year|quarter|month) after (?:year|quarter|month)\b|\bwithout (?:a break|interruption)\b",
    re.IGNORECASE,
)


def pair(told: Told, table: Table, sides: tuple[str, str, bool]) -> tuple[Fact, Fact] | None:
    """The cells of the two sides of a comparison, in one row or one column; what the second leaves out it has from the first."""
    left, right = told.place(table, sides[0]), told.place(table, sides[1])
    if left is None:
        return None
    if right is None and left.rows is not None and len(left.rows.keys) == 1:
        right = _with_words_of(told, table, sides[1], left.rows.keys[0])
    first = _only(
        changes_at(told, left) if _FASTER.search(told.text) else left.cells(told.windows_in(table), change=False)
    )
    if first is None:
        return None
    at = next(key for key, cell in table.cells.items() if cell is first)
    others: list[Fact] = []
    if right is not None and right.rows is not None and at[0] not in right.rows.keys:
        others = [table.cells[row, at[1]] for row in right.rows.keys if (row, at[1]) in table.cells]
    elif right is not None and right.columns is not None and at[1] not in right.columns.keys:
        others = [table.cells[at[0], column] for column in right.columns.keys if (at[0], column) in table.cells]
    if len(others) != 1 or _uncovered(told, table, sides[1], at):
        return None
    a, b = first.quantity, others[0].quantity
    if a is None or b is None or a.value is None or b.value is None or (a.kind, a.unit) != (b.kind, b.unit):
        return None
    return first, others[0]


def _with_words_of(told: Told, table: Table, right: str, row: str) -> Place | None:
    """ "Sold less copper than it produced": what the second side leaves out, the first has said."""
    own = told.meanings.stems(right)
    for word in table.rows[row].words:
        place = told.place(table, f"{right} {word.text}")
        if place is None or place.rows is None or not place.is_full or row in place.rows.keys:
            continue
        if any(m.stands_in(own) for key in place.rows.keys for m in table.rows[key].words):
            return place
    return None


def _uncovered(told: Told, table: Table, right: str, at: tuple[str, str]) -> bool:
    """A word behind "than" that the table does not know."""
    known = (
        table.around
        | table.rows[at[0]].stems
        | frozenset().union(*(i.stems for i in (*table.rows.values(), *table.columns.values())))
    )
    return any(
        m.is_name and not m.stands_in(known) and not m.stands_in(told.meanings.stems(told.asked.held.title or ""))
        for m in told.meanings.of(right)
    )


def _only(cells: list[Fact]) -> Fact | None:
    return cells[0] if len(cells) == 1 else None


def against(told: Told, quantity: Quantity, table: Table) -> Judgement | None:
    """ "Twice as long as the trams of today", "a quarter less than the average": the cell of one side over that of the other."""
    sides = told.sides
    found = pair(told, table, sides) if sides is not None else None
    if sides is None or found is None:
        return None
    left = _unsaid(told, table, found)
    if len(left) > 1 or any(m.is_name for m in left):
        return None
    way = None if quantity.kind == "multiple" else "up" if sides[2] else "down"
    return between(told, quantity, table, *found, not left, way)


def compared(told: Told) -> Judgement | None:
    """ "Wind farms produced more than gas-fired plants", "wages rose faster in education than in industry"."""
    sides = told.sides
    if sides is None or denied(told.text) or re.search(r"\d", sides[1].partition(" in ")[0]):
        return None
    asked = told.asked
    what = told.compared_in
    for table in tables_of(asked.held, told.meanings, told.stems):
        found = pair(told, table, sides)
        if found is None:
            continue
        one, other = found
        unsaid = _unsaid(told, table, found)
        left = [m for m in unsaid if m not in told.strange]
        if len(left) > 1 or any(m.is_name or is_metric(m) or m.text in sides[1] + what for m in left):
            continue
        assert one.quantity is not None
        assert other.quantity is not None
        a, b = one.quantity.value, other.quantity.value
        if a is None or b is None or a == b:
            return None
        detail = f"{says(asked.held, one)} for {_label(one)} and {says(asked.held, other)} for {_label(other)}"
        up = sides[2] != (_FASTER.search(told.text) is not None and way_of(sides[0], told.meanings) == "down")
        if (a > b) == up:
            return supported(asked.held, cites(asked, (one, other)), f"{detail}.")
        if unsaid:
            return None
        return contradicted(
            asked.held, cites(asked, (one, other)), "comparison-flipped", f"{detail}: the other way round."
        )
    return None


def _unsaid(told: Told, table: Table, cells: tuple[Fact, Fact]) -> list[Meaning]:
    """Words of the sentence that neither the two addresses nor the table know."""
    keys = [key for key, cell in table.cells.items() if cell in cells]
    known = table.around.union(*(table.rows[row].stems | table.columns[column].stems for row, column in keys))
    return [m for m in told.unsaid(known) if m.text.lower() not in GENERIC]


def _label(fact: Fact) -> str:
    return fact.clause.removesuffix(fact.column or "").strip()


_ANY_OTHER = regex(
    r"\b(?P<way>more|less|fewer|higher|lower|larger|smaller|[a-z]+er)\b[^.;]*?\bthan\s+(?:\w+\s+)?(?:any other|all (?:the )?others|anyone else|anywhere else|everyone else)\b",
    re.IGNORECASE,
)
""" "More ships than any other route"."""
_NOBODY = regex(
    r"^\W*(?:no(?:body|thing| one)?|none)\b(?P<what>[^.;]*?)\b(?P<way>more|less|fewer|higher|lower|larger|smaller|[a-z]+er)\b(?P<rest>[^.;]*?)\bthan\b(?P<who>[^.;]+)",
    re.IGNORECASE,
)
""" "Nobody shipped more than Halvora"."""


def foremost(told: Told) -> Judgement | None:
    """The first or the last of a column, told as a comparison with all the others."""
    other, nobody = _ANY_OTHER.search(told.text), _NOBODY.search(told.text)
    found = other or nobody
    if found is None or (other is not None and denied(told.text)):
        return None
    is_less = found["way"].lower() in ("less", "fewer", "lower", "smaller")
    text = (
        told.text[: found.start()] + told.text[found.start("way") :]
        if nobody is None
        else f"{found['who']} {found['what']} {found['rest']}"
    )
    way = "" if _OTHERS.fullmatch(found["way"]) else found["way"]  # "fuller" tells in what, too
    made = f"{_OTHERS.sub(' ', text)} {way} {'fewest' if is_less else 'most'}"
    words = tuple(m for m in told.words if m.stands_in(told.meanings.stems(made)))
    return ranked(Told(told.asked, told.times, made, told.meanings, words, made))


_OTHERS = regex(
    r"\bthan\s+(?:\w+\s+)?(?:any other|all (?:the )?others|anyone else|anywhere else|everyone else)\b|\b(?:more|less|fewer|higher|lower|larger|smaller)\b",
    re.IGNORECASE,
)


def ranked(told: Told) -> Judgement | None:
    """ "The second-largest of the five": by the cells of its column."""
    found = _RANK.search(told.text)
    if found is None or denied(told.text) or _FASTER.search(told.text):
        return None
    nth = _NTH.get((found["nth"] or "").lower()) or (int(re.sub(r"\D", "", found["nth"])) if found["nth"] else 1)
    asked = told.asked
    for table in tables_of(asked.held, told.meanings, told.stems):
        place = told.place(table)
        if (
            place is None
            or place.rows is None
            or not place.rows.hits
            or len(place.rows.keys) != 1
            or not place.rows.is_full
        ):
            continue
        if any(not _RANK.fullmatch(m.text) for m in told.uncovered(place)):
            continue
        cell = _only(place.cells(told.windows_in(place.table), change=False))
        if cell is None or cell.quantity is None or cell.quantity.value is None:
            continue
        column = [
            c
            for (row, name), c in table.cells.items()
            if name == cell.column
            and not table.rows[row].is_total
            and table.rows[row].above == table.rows[place.rows.keys[0]].above
        ]
        values = [
            c.quantity.value
            for c in column
            if c.quantity is not None and c.quantity.unit == cell.quantity.unit and c.quantity.value is not None
        ]
        if len(values) != len(column) or len(values) < 3 or values.count(cell.quantity.value) > 1:
            continue
        values.sort(reverse=found["top"].lower() not in _BOTTOM)
        rank = values.index(cell.quantity.value) + 1
        detail = f"{says(asked.held, cell)}: number {rank} of {len(values)} in its column"
        if rank == nth:
            return supported(asked.held, cites(asked, (cell,)), f"{detail}.")
        kinds = {tuple(m.text for m in item.words) for item in table.columns.values()}
        if place.is_full and (place.columns is not None or len(kinds) == 1):
            return contradicted(asked.held, cites(asked, (cell,)), "wrong-rank", f"{detail}, not {nth}.")
    return None


def moved(told: Told) -> Judgement | None:
    """ "Did not raise its harvest in 2025", "has grown every year since 2021": by the cells of a row, one after the other."""
    way = way_of(told.text, told.meanings)
    asked = told.asked
    if told.sides is not None:
        # "performed more operations than a year earlier"
        if not _EARLIER.fullmatch(told.sides[1]):
            return None
        way = "up" if told.sides[2] else "down"
    if way is None:
        return None
    for table in tables_of(asked.held, told.meanings, told.stems):
        place = told.place(table)
        if place is None or place.rows is None or not place.rows.hits or not place.is_full or told.uncovered(place):
            continue
        if _EVERY.search(told.text):
            return _run(told, place, way)
        cell = _only(place.cells(told.windows_in(place.table), change=False)) if asked.fact.windows else None
        before = earlier_of(told, place, cell) if cell is not None else None
        if cell is None or before is None or cell.quantity is None or before.quantity is None:
            continue
        a, b = cell.quantity.value, before.quantity.value
        if a is None or b is None or (a == b and not denied(told.text)):
            continue
        holds = ((a > b) if way == "up" else (a < b)) != denied(told.text)
        detail = f"{says(asked.held, cell)}, after {says(asked.held, before)}"
        if holds:
            return supported(asked.held, cites(asked, (cell, before)), f"{detail}.")
        return contradicted(
            asked.held,
            cites(asked, (cell, before)),
            "negated" if denied(told.text) else "direction-flipped",
            f"{detail}.",
        )
    return None


_EARLIER = regex(
    r"\s*(?:in\s+)?(?:the\s+same\s+\w+\s+(?:of\s+)?)?(?:a|the|one|last)\s+(?:year|quarter|month|week)(?:\s+(?:earlier|before|ago))?\W*",
    re.IGNORECASE,
)


def _run(told: Told, place: Place, way: str) -> Judgement | None:
    asked = told.asked
    cells = sorted((c for c in place.cells((), change=False) if c.windows), key=lambda c: c.windows[0][1])
    if asked.fact.windows:
        since = asked.fact.windows[0][1]
        cells = [c for c in cells if c.windows[0][1] >= since]
    values = [c.quantity.value for c in cells if c.quantity is not None and c.quantity.value is not None]
    if len(values) < 3 or len(values) != len(cells) or denied(told.text):
        return None
    for i in range(1, len(values)):
        if values[i] == values[i - 1] or (values[i] > values[i - 1]) != (way == "up"):
            detail = f"{says(asked.held, cells[i])}, after {says(asked.held, cells[i - 1])}: no run"
            return contradicted(asked.held, cites(asked, (cells[i], cells[i - 1])), "wrong-streak", f"{detail}.")
    return supported(
        asked.held,
        cites(asked, cells),
        f"{asked.held.name}: {', '.join(c.quantity.text for c in cells if c.quantity)}.",
    )
