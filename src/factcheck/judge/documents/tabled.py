"""Figures of tables by the labels of their rows, in whatever words a claim names them: levels, changes, shares and comparisons of rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import Reading, compare, point
from factcheck.judge.compare import plain as plain_number
from factcheck.judge.diagnosis import transposed
from factcheck.judge.documents import plain
from factcheck.judge.documents.align import SPAN_WORDS, Asked
from factcheck.judge.documents.derived import HUNDRED, made
from factcheck.judge.documents.figures import cites, read_as
from factcheck.judge.documents.meanings import Meaning, Meanings, meanings_of
from factcheck.judge.documents.moves import change_outcome, step_between, wanted, years_back
from factcheck.judge.documents.nearest import SCALES, scaled
from factcheck.judge.documents.readings import OUTLOOK, is_moving, said_of
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted, says, supported
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Quantity, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, base_windows, same, shifted
from factcheck.sources.documents.words import FUNCTION, Stems, stem

_MOST: Final = 4000
"""Cells; of larger documents only those are looked at that share a word with the claim."""
_TOTAL = regex(r"(?:grand\s+)?total\b|all\b|sum\b|world\b|group\b|overall\b", re.IGNORECASE)
_THAN = regex(
    r"\b(?P<way>more|greater|higher|larger|bigger|less|fewer|lower|smaller)\b(?P<what>[^.;]*?)\bthan\b(?P<right>[^.;]+)",
    re.IGNORECASE,
)
_LABEL = regex(r"[^\W\d_]{2,}")
_UNITS = regex(r"\([^)]*\)|\b(?:thousands?|millions?|billions?)\b|%")
_LESS: Final = frozenset("less fewer lower smaller".split())
_GENERIC: Final = frozenset(
    "market segment division region business unit sector area group branch department category line country department service".split()
)


@record(slots=True)
class Row:
    """A row of a table: its cells, the words of its label, and those of the table around it."""

    label: str
    words: tuple[Meaning, ...]
    around: Stems
    cells: tuple[Fact, ...]

    @property
    def is_total(self) -> bool:
        return _TOTAL.match(self.label) is not None


def tabled(asked: Asked, times: Sequence[Time]) -> Judgement | None:
    """None where no row of a table is what the claim names."""
    quantity = asked.quantity
    if quantity is None or asked.who is None or asked.fact.negated or plain.denied(asked.sentence):
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    rows = _rows(asked.held, meanings, meanings.stems(asked.sentence))
    row = _named(rows, asked.sentence, meanings) if rows else None
    if row is None:
        return None
    about = [m for m in said_of(asked, meanings) if not m.stands_in(_stems(row))]
    uncovered = [m for m in about if not m.stands_in(row.around)]
    if any(m.is_name for m in uncovered) or len(uncovered) > 1:
        return None
    clause = meanings.stems(_clause_of(asked))
    is_sure = not uncovered and all(m.stands_in(clause) for m in row.words if m.text.lower() not in _GENERIC)
    if bool(OUTLOOK.search(asked.sentence)) or SPAN_WORDS.search(asked.sentence) and not asked.dated:
        return None
    if asked.fact.role == "delta" or is_moving(asked):
        return _change(asked, quantity, row, is_sure)
    if quantity.kind in ("percent", "fraction"):
        return _share(asked, quantity, row, rows, is_sure) or _level(asked, quantity, row, rows, is_sure)
    return _level(asked, quantity, row, rows, is_sure)


def _clause_of(asked: Asked) -> str:
    """The clause of the claim's figure with what stands before it, up to a semicolon."""
    at = asked.sentence.find(asked.quantity.text) if asked.quantity is not None else -1
    start = asked.sentence.rfind(";", 0, max(at, 0)) + 1
    stop = asked.sentence.find(";", max(at, 0))
    return asked.sentence[start : stop if stop >= 0 else len(asked.sentence)]


def _stems(row: Row) -> Stems:
    return frozenset().union(*(m.ways | m.parts for m in row.words))


def _rows(held: Held, meanings: Meanings, claimed: Stems) -> list[Row]:
    facts = held.facts
    if len(facts) <= _MOST:
        for known, words, rows in _read:
            if known is held and words is meanings:
                return rows
        cells = list(facts)
    else:
        cells = facts.sharing([frozenset((word,)) for word in claimed], _MOST // 10)
    grouped: dict[tuple[int, str], list[Fact]] = {}
    for fact in cells:
        if fact.in_table and fact.quantity is not None:
            grouped.setdefault((fact.index, _label(fact)), []).append(fact)
    title = meanings.stems(" ".join((held.title or "", *(p.text[:200] for p in held.passages[:2]))))
    out = []
    for (_, label), found in grouped.items():
        caption = meanings.stems(found[0].text.partition(" | ")[0])
        heads = meanings.stems(" ".join(f.column or "" for f in found))
        out.append(Row(label, tuple(meanings.of(label)), title | caption | heads | found[0].wide, tuple(found)))
    if len(facts) <= _MOST:
        _read.append((held, meanings, out))
        del _read[:-_KEPT]
    return out


_KEPT = 4
_read: list[tuple[Held, Meanings, list[Row]]] = []
"""The rows of the documents judged last."""


def _label(fact: Fact) -> str:
    return fact.clause.removesuffix(fact.column or "").strip()


def _named(rows: Sequence[Row], text: str, meanings: Meanings) -> Row | None:
    """The one row whose whole label the text holds; of several the one with the longest."""
    stems = meanings.stems(text)
    found = []
    for row in rows:
        words = [m for m in row.words if m.text.lower() not in _GENERIC] or list(row.words)
        # "Great Meridian" is not the whole of Meridian: words that say little elsewhere tell rows apart
        others = [
            w for w in _LABEL.findall(_UNITS.sub(" ", row.label.lower())) if w not in FUNCTION and w not in _GENERIC
        ]
        known = _stems(row)
        rest = [stem(w) for w in others if stem(w) not in known]
        if words and not row.is_total and all(m.stands_in(stems) for m in words) and all(r in stems for r in rest):
            found.append((len(words) + len(rest), row))
    if not found:
        return None
    most = max(count for count, _ in found)
    best = [row for count, row in found if count == most]
    return best[0] if len(best) == 1 else None


# ---------------------------------------------------------------- cells
def _at(row: Row, windows: Sequence[Days], quantity: Quantity | None) -> list[Fact]:
    """The cells of a row in a period, in the terms of the claim."""
    out = []
    for cell in row.cells:
        its = cell.windows[:1]
        if windows and its and not any(same(its[0], window) for window in windows):
            continue
        if quantity is not None and cell.quantity is not None and related(quantity, cell.quantity)[0] != "same":
            continue
        out.append(cell)
    return out


def _windows(asked: Asked) -> tuple[Days, ...]:
    return asked.windows[:1]


def _level(asked: Asked, quantity: Quantity, row: Row, rows: Sequence[Row], is_sure: bool) -> Judgement | None:
    windows = _windows(asked)
    if asked.fact.role == "from":
        windows = (
            asked.fact.windows[:1] or tuple(base_windows(None, windows[0], asked.held.calendar)) if windows else ()
        )
    cells = _at(row, windows, quantity)
    if len(cells) != 1 or cells[0].quantity is None:
        return None
    cell = cells[0]
    assert cell.quantity is not None
    found = weigh(quantity, cell.quantity, asked.hedge)
    working = [read_as(asked), f"row {row.label}: {cell.quantity.text}"]
    if found.outcome == "match":
        earlier = _flipped(asked, row, cell)
        if earlier is not None:
            detail = f"{says(asked.held, cell)}, after {says(asked.held, earlier)}: the other direction."
            return contradicted(asked.held, cites(asked, (cell, earlier)), "direction-flipped", detail, working)
        return supported(asked.held, cites(asked, (cell,)), f"{says(asked.held, cell)}.", working)
    if found.outcome != "differ" or not is_sure or quantity.cmp != "eq" or not cell.windows:
        return None
    code, other = _why(asked, quantity, row, rows, cell)
    if code == "wrong-period" and not asked.dated:
        return None
    facts = (cell, other) if other is not None else (cell,)
    detail = f"{says(asked.held, cell)}, not {quantity.text}."
    relation, factor = related(quantity, cell.quantity)
    value = cell.quantity.value
    fix = quantity_fix(quantity, value * factor) if relation == "same" and value is not None else None
    return contradicted(asked.held, cites(asked, facts), code, detail, working, fix=fix)


def _why(
    asked: Asked, quantity: Quantity, row: Row, rows: Sequence[Row], cell: Fact
) -> tuple[DiagnosisCode, Fact | None]:
    def agrees(other: Fact) -> bool:
        return other.quantity is not None and weigh(quantity, other.quantity, asked.hedge).outcome == "match"

    for other in row.cells:
        if other is not cell and agrees(other):
            return "wrong-period", other
    for sibling in rows:
        for other in sibling.cells:
            if other.index == cell.index and other.column == cell.column and other is not cell and agrees(other):
                return "wrong-segment", other
    assert cell.quantity is not None
    _, factor = related(quantity, cell.quantity)
    value = cell.quantity.value
    if value is not None and transposed(quantity, (value * factor,)) is not None:
        return "digits-transposed", None
    if any(weigh(scaled(quantity, s), cell.quantity, asked.hedge).outcome == "match" for s in SCALES):
        return "scale-slip", None
    return "wrong-value", None


def _flipped(asked: Asked, row: Row, cell: Fact) -> Fact | None:
    """The cell of the period before, where the claim says the other way than the two of them."""
    way = asked.fact.direction
    if way not in ("up", "down") or not cell.windows or cell.quantity is None or cell.quantity.value is None:
        return None
    for base in base_windows(asked.fact.bases[0] if asked.fact.bases else None, cell.windows[0], asked.held.calendar):
        for then in _at(row, (base,), cell.quantity):
            if (
                then.quantity is not None
                and then.quantity.value is not None
                and then.quantity.value != cell.quantity.value
            ):
                return then if (cell.quantity.value > then.quantity.value) != (way == "up") else None
    return None


def _change(asked: Asked, quantity: Quantity, row: Row, is_sure: bool) -> Judgement | None:
    """Computed from two cells of the row, with the derivation shown."""
    reading, sign = wanted(asked, quantity)
    way = asked.fact.direction or _way(asked.sentence)
    if way == "down" and quantity.kind != "multiple":
        sign = -1
    told = _told_change(asked, quantity, reading, sign, row, is_sure)
    if told is not None:
        return told
    windows = _windows(asked)
    for now in _at(row, windows, None):
        if not now.windows or now.quantity is None:
            continue
        for then_window in _bases(asked, now.windows[0]):
            for then in _at(row, (then_window,), now.quantity):
                if then.quantity is None or then is now:
                    continue
                move = step_between(asked, quantity, now, then)
                if move is None or move.signed is None:
                    continue
                outcome = change_outcome(reading, move, sign, quantity)
                working = [read_as(asked), f"row {row.label}: {move.text}: {outcome}"]
                if outcome == "match":
                    detail = f"Computed from {asked.held.name}: {move.text}."
                    return supported(
                        asked.held, cites(asked, move.facts), detail, working, [note("derived", move.text)]
                    )
                if outcome == "differ" and is_sure and quantity.cmp in ("eq", "gt", "ge"):
                    flipped = change_outcome(reading, move, -sign, quantity) == "match"
                    code: DiagnosisCode = "direction-flipped" if flipped else "wrong-value"
                    detail = f"{asked.held.name}: {move.text}, not {quantity.text}."
                    return contradicted(asked.held, cites(asked, move.facts), code, detail, working)
                return None
    return None


_CHANGED = regex(r"\b(?:change|growth|increase|variation|y/y|yoy)\b", re.IGNORECASE)


def _told_change(
    asked: Asked, quantity: Quantity, reading: Reading, sign: int, row: Row, is_sure: bool
) -> Judgement | None:
    """A column of changes that the table prints: the same number, and which way it goes."""
    cells = [c for c in row.cells if _CHANGED.search(c.column or "") and c.quantity is not None]
    cells = [c for c in cells if c.quantity is not None and c.quantity.kind == "percent"]
    if len(cells) != 1 or quantity.kind != "percent" or asked.fact.direction not in ("up", "down"):
        return None
    cell = cells[0]
    value = cell.quantity.value if cell.quantity is not None else None
    if not value or any(not any(same(w, c.windows[0]) for c in row.cells if c.windows) for w in asked.fact.windows[:1]):
        return None
    working = [read_as(asked), f"row {row.label}, column {cell.column}: {value}"]
    if compare(reading, point(value * sign)).outcome == "match":
        return supported(asked.held, cites(asked, (cell,)), f"{says(asked.held, cell)}.", working)
    if is_sure and compare(reading, point(-value * sign)).outcome == "match":
        detail = f"{says(asked.held, cell)}: the other direction."
        return contradicted(asked.held, cites(asked, (cell,)), "direction-flipped", detail, working)
    return None


def _bases(asked: Asked, window: Days) -> tuple[Days, ...]:
    years = years_back(asked.sentence)
    if years is not None:
        return (shifted(window, -12 * years),)
    return base_windows(asked.fact.bases[0] if asked.fact.bases else None, window, asked.held.calendar)


_UP = regex(r"\b(?:higher|more|up|rose|grew|increased?|above|larger)\b", re.IGNORECASE)
_DOWN = regex(r"\b(?:lower|less|fewer|down|fell|dropped|declined|below|smaller)\b", re.IGNORECASE)


def _way(text: str) -> str | None:
    up, down = _UP.search(text), _DOWN.search(text)
    return None if bool(up) == bool(down) else "up" if up else "down"


def _share(asked: Asked, quantity: Quantity, row: Row, rows: Sequence[Row], is_sure: bool) -> Judgement | None:
    """The row over the total of its column."""
    cells = [
        c for c in _at(row, _windows(asked), None) if c.quantity is not None and c.quantity.kind in ("count", "money")
    ]
    outcomes = []
    for cell in cells:
        totals = [
            c
            for r in rows
            for c in r.cells
            if r.is_total and c.index == cell.index and c.column == cell.column and c.quantity is not None
        ]
        if len(totals) != 1 or cell.quantity is None or totals[0].quantity is None:
            continue
        a, b = cell.quantity.value, totals[0].quantity.value
        if a is None or not b or not 0 <= a <= b or cell.quantity.unit != totals[0].quantity.unit:
            continue
        value = a / b * HUNDRED
        outcomes.append(
            (cell, totals[0], value, weigh(quantity, made(value, "percent", "percent"), asked.hedge).outcome)
        )
    if len(outcomes) != 1:
        return None
    cell, total, value, outcome = outcomes[0]
    assert cell.quantity is not None
    assert total.quantity is not None
    text = f"{plain_number(cell.quantity.value)} / {plain_number(total.quantity.value)} = {value:.1f}%"  # type: ignore[arg-type]
    working = [read_as(asked), f"row {row.label} over {_label(total)}: {text}: {outcome}"]
    if outcome == "match":
        detail = f"Computed from {asked.held.name}: {text}."
        return supported(asked.held, cites(asked, (cell, total)), detail, working, [note("derived", text)])
    if (
        outcome == "differ"
        and is_sure
        and quantity.cmp == "eq"
        and asked.fact.role == "share"
        and abs(value - _percent(quantity)) > _CLEAR
    ):
        return contradicted(
            asked.held,
            cites(asked, (cell, total)),
            "wrong-value",
            f"Computed from {asked.held.name}: {text}, not {quantity.text}.",
            working,
        )
    return None


_CLEAR = 2
"""Points. Nearer shares may be of another whole (generation or supply)."""


def _percent(quantity: Quantity) -> Decimal:
    value = quantity.value if quantity.value is not None else quantity.low or Decimal(0)
    return value * HUNDRED if quantity.kind == "fraction" else value


# ---------------------------------------------------------------- two rows
def compared(asked: Asked, text: str) -> Judgement | None:
    """ "Wind farms produced more than gas-fired plants": by the cells of the two rows in one column."""
    found = _THAN.search(text)
    if found is None or plain.denied(text) or OUTLOOK.search(text) or re.search(r"\d", found["what"]):
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    rows = _rows(asked.held, meanings, meanings.stems(text))
    left = _named(rows, text[: found.start()] + " " + found["what"], meanings)
    right = _named(rows, found["right"], meanings)
    if left is None or right is None or left.label == right.label:
        return None
    windows = asked.windows[:1]
    pairs = [
        (a, b)
        for a in _at(left, windows, None)
        for b in _at(right, windows, None)
        if a.index == b.index and a.column == b.column and a.quantity is not None and b.quantity is not None
    ]
    if len(pairs) != 1:
        return None
    one, other = pairs[0]
    a, b = one.quantity, other.quantity
    if (
        a is None
        or b is None
        or a.value is None
        or b.value is None
        or (a.kind, a.unit) != (b.kind, b.unit)
        or a.value == b.value
    ):
        return None
    up = found["way"].lower() not in _LESS
    detail = f"{says(asked.held, one)} for {left.label} and {says(asked.held, other)} for {right.label}"
    if (a.value > b.value) == up:
        return supported(asked.held, cites(asked, (one, other)), f"{detail}.")
    return contradicted(asked.held, cites(asked, (one, other)), "comparison-flipped", f"{detail}: the other way round.")
