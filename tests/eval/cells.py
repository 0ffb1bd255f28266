"""Cells of tables in documents: what the program reads in each, beside what a person read in it.

`document_cells/SET/gold.jsonl` {"document", "table", "row", "column", "printed", "value", "unit", "per", "period", "change", "outlook"}, with "bound"
and "value_to" where a cell has them; the documents stand in `document_cells/SET/texts`. Another folder of this shape is counted with
`python -m tests.eval.cells FOLDER [-v]`.

A cost, tax or debt printed in brackets is right as the amount spent or owed ("(251.3)" of "Cost of sales"): claims are told of that.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.tables.axes import Table, tables_of
from factcheck.pipeline import Checker
from factcheck.rules.loader import load_rules
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, same
from factcheck.sources.documents.units import alike, measure, singular, words_of
from factcheck.sources.documents.words import content
from tests.eval.corpus import HERE, Count

FOLDER = HERE / "document_cells"
SETS = ("develop", "blind", "third", "fourth", "fifth", "sixth")
"""Worked on; the last was scored once before anybody had looked at it."""
_ALIKE = {"points": "pp", "basis points": "bps", "ratio": "multiple"}
_BOUNDS = {"ge": "min", "gt": "min", "le": "max", "lt": "max"}
_NO_MONEY = frozenset(words_of(load_rules(None).vocabulary, "no_money"))
_ASPECTS = ("value", "unit", "period", "change and outlook")


def run() -> list[Count]:
    return [count for name in SETS for count in counted(FOLDER / name, f"{name}: ")]


def counted(folder: Path, of: str = "") -> list[Count]:
    read = Count(f"{of}cells that are read")
    counts = {name: Count(f"{of}cells right in {name}") for name in _ASPECTS}
    whole = Count(f"{of}cells right in all")
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    by_document: dict[str, list[dict[str, Any]]] = {}
    for row in map(json.loads, filter(None, lines)):
        by_document.setdefault(row["document"], []).append(row)
    for name, rows in by_document.items():
        held, cells = _read(folder / "texts" / name)
        for row, cell in _paired(rows, cells):
            told = f"{name}: {row['row']} | {row['column']}: {row['printed']}"
            read.add(cell is not None, told)
            right = _right(held, row, cell)
            for aspect in _ASPECTS:
                counts[aspect].add(right[aspect], f"{told}: {_as_read(cell)} for {_wanted(row)}")
            whole.add(all(right.values()), told)
    return [read, *counts.values(), whole]


Cell = tuple[Fact, Table]


@cache
def _read(path: Path) -> tuple[Held, tuple[Cell, ...]]:
    checker = Checker(evidence=[path])
    (held,) = checker.given.documents
    every = frozenset(stem for fact in held.facts for stem in fact.near)
    tables = tables_of(held, meanings_of(checker.rules.vocabulary), every)
    by_index = {table.index: table for table in tables}
    return held, tuple((f, by_index[f.index]) for f in held.facts if f.in_table and f.index in by_index)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _paired(rows: list[dict[str, Any]], cells: tuple[Cell, ...]) -> Iterator[tuple[dict[str, Any], Cell | None]]:
    """Each gold row with the cell of the same digits that shares most words with it; no cell twice."""
    free: dict[str, list[tuple[Cell, frozenset[str]]]] = {}
    for fact, table in cells:
        words = content(f"{fact.text} {fact.section}")
        assert fact.quantity is not None
        free.setdefault(_digits(fact.quantity.text), []).append(((fact, table), words))
    for row in rows:
        words = content(f"{row['table']} {row['row']} {row['column']}")
        found = free.get(_digits(row["printed"]), [])
        best = max(found, key=lambda each: len(each[1] & words), default=None)
        if best is not None:
            found.remove(best)
        yield row, best[0] if best else None


def _right(held: Held, row: dict[str, Any], cell: Cell | None) -> dict[str, bool]:
    if cell is None or cell[0].quantity is None:
        return dict.fromkeys(_ASPECTS, False)
    fact, table = cell
    quantity = fact.quantity
    assert quantity is not None
    printed = quantity.low if quantity.cmp == "range" else quantity.value
    assert printed is not None
    wanted, unit = Decimal(row["value"]), _ALIKE.get(row["unit"], row["unit"])
    own, others = measure(quantity.unit), measure(unit)
    same_family = own is not None and others is not None and own[0] == others[0]
    factor = own[1] / others[1] if same_family and own and others else Decimal(1)
    value = printed * factor
    ends = quantity.high * factor if quantity.cmp == "range" and quantity.high is not None else None
    if quantity.kind == "money":
        is_unit = quantity.unit == unit
    elif quantity.kind == "count":
        # three capitals are a money, but for those that the vocabulary calls none ("ASK", "TEU")
        is_noun = unit not in ("percent", "pp", "bps", "multiple") and (
            unit.lower() in _NO_MONEY or not re.fullmatch("[A-Z]{3}", unit)
        )
        is_unit = same_family or (is_noun and others is None and alike(quantity.unit, unit) is not False)
    else:
        is_unit = quantity.kind == unit
    is_per = _per(quantity.per) == _per(row["per"])
    windows = fact.windows or ((held.calendar.main,) if held.calendar.main else ())
    is_outlook = fact.role == "planned" or fact.modality in ("guidance", "forecast", "plan")
    is_change = table.is_change_cell(fact)
    return {
        "value": (value == wanted or (value == -wanted and "(" in row["printed"]))
        and ends == (Decimal(row["value_to"]) if "value_to" in row else None)
        and _BOUNDS.get(quantity.cmp) == row.get("bound"),
        "unit": is_unit and is_per,
        "period": row["period"] is None or any(same(_days(row["period"]), window) for window in windows),
        "change and outlook": (is_change, is_outlook) == (row["change"], row["outlook"]),
    }


def _per(noun: str | None) -> str:
    return {"lb": "pound", "troy ounce": "ounce"}.get(singular(noun), singular(noun)) if noun else ""


def _days(period: str) -> Days:
    start, _, end = period.rpartition("/")
    return (date.fromisoformat(start) if start else None), date.fromisoformat(end)


def _as_read(cell: Cell | None) -> str:
    if cell is None or cell[0].quantity is None:
        return "nothing"
    fact, quantity = cell[0], cell[0].quantity
    windows = " ".join(f"{start or ''}/{end}" for start, end in fact.windows)
    change = "change" if cell[1].is_change_cell(fact) else ""
    return f"{quantity.value} {quantity.kind} {quantity.unit} {quantity.per or ''} {windows} {change} {fact.role}"


def _wanted(row: dict[str, Any]) -> str:
    flags = [name for name in ("change", "outlook") if row[name]]
    return " ".join(str(part) for part in (row["value"], row["unit"], row["per"] or "", row["period"], *flags))


if __name__ == "__main__":
    folders = [argument for argument in sys.argv[1:] if argument != "-v"]
    for count in counted(Path(folders[0])) if folders else run():
        print(count)
        if "-v" in sys.argv:
            print(*(f"    {miss}" for miss in count.misses), sep="\n")
