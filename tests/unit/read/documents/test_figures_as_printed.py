"""Figures of tables as other countries print them are read as the English ones they are."""

from __future__ import annotations

import pytest

from factcheck.read.documents import grids


def _rows(*rows: list[str]) -> tuple[tuple[str, ...], ...]:
    found = grids.grid(rows, "", "table 1")
    assert found is not None
    return found.rows


def test_decimal_commas_of_a_table_are_points() -> None:
    rows = _rows(["", "2025", "2024"], ["Sales", "1.412,6", "1 388,0"], ["Margin", "12,9 %", "−3,4 %"])
    assert rows[1:] == (("Sales", "1,412.6", "1,388.0"), ("Margin", "12.9 %", "−3.4 %"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["Sales", "1,204", "1,388"], ["Costs", "4,12", "2,100"]),  # two notes beside thousands
        (["Sales", "1,204.5", "1,388.0"], ["Costs", "7,5", "4,12"]),  # points can be read in no other way
        (["Sales", "1,204", "1,388"], ["Costs", "980", "1,100"]),
    ],
)
def test_english_thousands_stay(first: list[str], second: list[str]) -> None:
    assert _rows(["", "2025", "2024"], first, second)[1:] == (tuple(first), tuple(second))


def test_apostrophes_divide_thousands_and_a_minus_may_stand_behind() -> None:
    rows = _rows(["", "2025", "2024"], ["Sales", "1'214'380", "98’114"], ["Elimination", "18'231-", "17'688-"])
    assert rows[1:] == (("Sales", "1,214,380", "98,114"), ("Elimination", "-18,231", "-17,688"))


def test_a_section_that_spans_its_row_is_no_header() -> None:
    rows = _rows(["", "2025", "2024"], ["Assets", "Assets", "Assets"], ["Cash", "12", "9"])
    assert rows[1] == ("Assets", "", "")
