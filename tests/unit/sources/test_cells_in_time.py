"""Of which time a cell of a document's table is, whether it is foreseen, and whether it tells a change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.tables.axes import tables_of
from factcheck.read.documents import read_document
from factcheck.rules.loader import load_rules
from factcheck.sources.documents import hold
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.held import Held

VOCABULARY = load_rules(None).vocabulary
HEAD = "# Brackwater Ferries plc: monthly statistics\n\n5 November 2026\n\n"


def held(table: str, head: str = HEAD, name: str = "brackwater.md") -> Held:
    return hold(read_document(f"{head}{table}\n".encode(), name), VOCABULARY)


def cell(document: Held, value: str) -> Fact:
    found = [f for f in document.facts if f.in_table and f.quantity is not None and f.quantity.text == value]
    assert len(found) == 1
    return found[0]


def times(table: str, *values: str) -> list[tuple[date | None, date]]:
    document = held(table)
    return [cell(document, value).windows[0] for value in values]


def test_months_and_parts_of_a_year_below_its_name() -> None:
    table = "| | Passengers |\n|---|---:|\n| 2025 | |\n| March | 411 |\n| January-September | 3,907 |\n| 2026 | |\n| March | 432 |"
    assert times(table, "411", "3,907", "432") == [
        (date(2025, 3, 1), date(2025, 3, 31)),
        (date(2025, 1, 1), date(2025, 9, 30)),
        (date(2026, 3, 1), date(2026, 3, 31)),
    ]


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        ("Q1", (1, 1), (3, 31)),
        ("Second quarter", (4, 1), (6, 30)),
        ("H1", (1, 1), (6, 30)),
        ("January to June", (1, 1), (6, 30)),
    ],
)
def test_parts_of_a_year_in_columns_of_years(row: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    table = f"| Passengers | 2024 | 2025 |\n|---|---:|---:|\n| {row} | 618 | 655 |\n| December | 201 | 209 |"
    assert times(table, "618", "655") == [(date(y, *start), date(y, *end)) for y in (2024, 2025)]


def test_months_without_a_year_are_those_of_the_caption() -> None:
    table = "**Sailings, 2025**\n\n| | July | August | January-August |\n|---|---:|---:|---:|\n| Northern route | 96 | 98 | 702 |"
    assert times(table, "96", "702") == [
        (date(2025, 7, 1), date(2025, 7, 31)),
        (date(2025, 1, 1), date(2025, 8, 31)),
    ]


@pytest.mark.parametrize("header", ["Q4 25", "Q4 '25", "Q4 2025"])
def test_years_of_two_digits(header: str) -> None:
    table = f"| | {header} | FY24 |\n|---|---:|---:|\n| Passengers | 612 | 2,404 |"
    assert times(table, "612", "2,404") == [
        (date(2025, 10, 1), date(2025, 12, 31)),
        (date(2024, 1, 1), date(2024, 12, 31)),
    ]


@pytest.mark.parametrize(
    "header", ["2026 guidance", "Outlook 2026", "2027E", "FY27e", "Target 2028", "Forecast 2027", "2026 budget"]
)
def test_columns_of_what_is_foreseen(header: str) -> None:
    document = held(f"| | 2025 | {header} |\n|---|---:|---:|\n| Passengers | 2,480 | 2,590 |")
    kinds = [(f.role, f.modality) for f in (cell(document, "2,480"), cell(document, "2,590"))]
    assert kinds[0] == ("level", "fact")
    assert kinds[1] != kinds[0]


def test_a_year_that_has_ended_is_not_foreseen_below_guidance() -> None:
    document = held("**Guidance for the year**\n\n| | 2025 | 2026 |\n|---|---:|---:|\n| Passengers | 2,480 | 2,590 |")
    assert [cell(document, value).modality for value in ("2,480", "2,590")] == ["fact", "guidance"]


@pytest.mark.parametrize("header", ["Vs forecast", "Share price", "Price target met"])
def test_columns_of_what_is_not_foreseen(header: str) -> None:
    document = held(f"| | 2025 | {header} |\n|---|---:|---:|\n| Passengers | 2,480 | 2,590 |")
    assert cell(document, "2,590").modality == "fact"


@pytest.mark.parametrize(
    ("header", "is_change"),
    [
        ("Change", True),
        ("Δ", True),
        ("+/-", True),
        ("Var.", True),
        ("vs 2024", True),
        ("Movement", True),
        ("Variety", False),
        ("2024", False),
    ],
)
def test_columns_of_changes_of_amounts_and_of_rates(header: str, is_change: bool) -> None:
    document = held(
        f"| | 2025 | {header} |\n|---|---:|---:|\n| Cars carried | 480 | 12 |\n| Lorries carried | 75 | 5% |"
    )
    every = frozenset(stem for fact in document.facts for stem in fact.near)
    (table,) = tables_of(document, meanings_of(VOCABULARY), every)
    told = [table.is_change_cell(cell(document, value)) for value in ("480", "75", "12", "5%")]
    assert told == [False, False, is_change, is_change]


def test_days_in_two_sentences_of_a_caption_are_no_years_of_columns() -> None:
    head = "# Fund sheet\n\nData as at 31 October 2026. The fund was launched on 3 June 2019.\n\n"
    document = held("| | 1 month | 3 years p.a. |\n|---|---:|---:|\n| Class A | 1.8% | 7.9% |", head)
    quantity = cell(document, "7.9%").quantity
    assert quantity is not None
    assert quantity.value == Decimal("7.9")


def test_the_day_of_an_announcement_is_not_that_of_its_balance_sheet() -> None:
    head = (
        "# Brackwater Ferries plc\n\nUnaudited results for the six months ended 31 March 2026\n\n"
        "Brackwater Ferries plc, the operator of vehicle and passenger ferries in the northern islands, today (19 May 2026) announces its half-year results for the period.\n\n"
        "Figures as at 31 March 2025 are restated.\n\n"
    )
    assert held("| | 2026 |\n|---|---:|\n| Passengers | 2,480 |", head).published == date(2026, 5, 19)


def test_the_day_on_which_guidance_was_given_is_not_its_time() -> None:
    document = held(
        "**Guidance for full-year 2026**\n\n| | Previous (30 July 2026) | New (29 October 2026) |\n|---|---:|---:|\n| Passengers | 2,480 | 2,590 |"
    )
    for value in ("2,480", "2,590"):
        fact = cell(document, value)
        assert (fact.windows[0], fact.modality) == ((date(2026, 1, 1), date(2026, 12, 31)), "guidance")


def test_names_below_groups_of_several_widths_in_a_file_without_merged_cells() -> None:
    table = ",Arrivals,,Change in %,,Beds\nMonth,All,Guests from abroad,All,Guests from abroad,number\nMay 2026,842,512,6.5,6.8,905\n"
    document = held(table, "", "beds.csv")
    assert [cell(document, value).column for value in ("842", "512", "6.5", "6.8", "905")] == [
        "Arrivals All",
        "Arrivals Guests from abroad",
        "Change in % All",
        "Change in % Guests from abroad",
        "Beds number",
    ]


@pytest.mark.parametrize("note", ["p = provisional", "p: preliminary", "in thousands"])
def test_a_letter_behind_a_count_is_a_mark_and_no_pence(note: str) -> None:
    document = held(
        f"**Nights, monthly; {note}**\n\n| | July 2026 | August 2026 |\n|---|---:|---:|\n| All guests | 1,502 | 1,571p |"
    )
    read = [f.quantity for f in document.facts if f.in_table and f.quantity is not None]
    scale = 1000 if note == "in thousands" else 1
    assert [(q.kind, q.value) for q in read] == [("count", 1502 * scale), ("count", 1571 * scale)]
