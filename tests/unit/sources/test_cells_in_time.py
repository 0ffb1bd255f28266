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


@pytest.mark.parametrize("name", ["Change, %", "Growth, %", "Share of group, %", "Chg."])
def test_what_stands_beside_the_columns_of_a_time_is_of_the_latest_of_them(name: str) -> None:
    table = f"| | Q3 2026 | Q3 2025 | {name} | Jan-Sep 2026 | Full year 2025 |\n|---|---:|---:|---:|---:|---:|\n| Sales, EUR m | 4,812 | 4,566 | 5.4% | 13,977 | 18,390 |"
    assert times(table, "5.4%", "13,977") == [
        (date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 1, 1), date(2026, 9, 30)),
    ]


def test_a_share_is_of_the_column_before_and_a_change_of_the_latest() -> None:
    table = "| | H1 2026 | share % | H1 2025 | share % | change % |\n|---|---:|---:|---:|---:|---:|\n| Italy | 188,440 | 38.5 | 186,002 | 39.1 | 1.3 |"
    assert times(table, "38.5", "39.1", "1.3") == [
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2025, 1, 1), date(2025, 6, 30)),
        (date(2026, 1, 1), date(2026, 6, 30)),
    ]


@pytest.mark.parametrize(
    "name", ["Same period 2025", "Same period of 2025", "Corresponding period last year", "Same months, a year earlier"]
)
def test_the_same_period_of_another_year(name: str) -> None:
    table = f"| | January-September 2026 | {name} |\n|---|---:|---:|\n| Passengers | 7,991 | 7,690 |"
    assert times(table, "7,690") == [(date(2025, 1, 1), date(2025, 9, 30))]


def test_days_of_one_month() -> None:
    table = "| | 1-15 October 2026 | October 2025 |\n|---|---:|---:|\n| Passengers | 288 | 611 |"
    assert times(table, "288") == [(date(2026, 10, 1), date(2026, 10, 15))]


def test_a_balance_named_over_rows_of_years() -> None:
    table = "| Year | Sales, EUR m | Net debt at 30 September, EUR m | Margin, % |\n|---|---:|---:|---:|\n| 2024 | 812 | 401 | 12.1 |\n| 2025 | 844 | 388 | 12.6 |"
    assert times(table, "401", "388")[0][1] == date(2024, 9, 30)
    assert times(table, "401", "388")[1][1] == date(2025, 9, 30)
    assert times(table, "12.1") == [(date(2024, 1, 1), date(2024, 12, 31))]


def test_a_row_of_guidance_is_foreseen() -> None:
    table = "| Period | Ore, kt |\n|---|---:|\n| Q3 2026 | 671 |\n| FY 2026 guidance (low) | 2,550 |"
    document = held(table)
    assert cell(document, "2,550").modality == "guidance"
    assert cell(document, "671").modality == "fact"


def test_an_annual_report_is_of_the_year_that_it_is_called_by() -> None:
    head = "# Five-year record\n\nBrackwater Ferries: Annual Report 2025\n\nAn accident weighed on the first half of 2023.\n\n"
    document = held("| | Passengers |\n|---|---:|\n| 2023 | 411 |\n| 2025 | 432 |", head)
    assert document.calendar.main == (date(2025, 1, 1), date(2025, 12, 31))
    assert cell(document, "432").modality == "fact"


def test_percentages_beside_a_measure_over_rows_of_times_are_changes() -> None:
    rows = "<tr><td>Nine months to September 2026</td><td>48,210</td><td>5.1</td></tr><tr><td>Nine months to September 2025</td><td>45,870</td><td>2.2</td></tr>"
    table = f"<html><body><p>5 November 2026</p><table><tr><th rowspan=2></th><th colspan=2>Net sales</th></tr><tr><th>EUR m</th><th>%</th></tr>{rows}</table></body></html>"
    document = held(table, "", "a.html")
    (read,) = tables_of(document, meanings_of(VOCABULARY), frozenset(s for f in document.facts for s in f.near))
    assert [read.is_change_cell(cell(document, value)) for value in ("5.1", "2.2", "48,210")] == [True, True, False]


def test_years_over_returns_are_past_and_over_yields_are_terms() -> None:
    head = "# Brackwater fund: data at 31 October 2026\n\n"
    table = "| | 1 year | 3 years p.a. |\n|---|---:|---:|\n| Fund | 12.4% | 7.9% |"
    document = held(f"**Performance**\n\n{table}", head)
    assert cell(document, "12.4%").windows == ((date(2025, 11, 1), date(2026, 10, 31)),)
    assert cell(document, "7.9%").windows == ((date(2023, 11, 1), date(2026, 10, 31)),)
    document = held(f"**Yields of bonds**\n\n{table}", head)
    assert cell(document, "12.4%").windows == ()


STRETCH = "<html><body><h1>Osk Timber plc - Interim report 2026</h1>{day}<h2>Note 2</h2><table><caption>Sawmills, {over} (EUR million; unaudited)</caption><tr><th rowspan=2></th><th colspan=2>Sales</th></tr><tr><th>2026</th><th>2025</th></tr><tr><td>North</td><td>64.1</td><td>59.7</td></tr></table></body></html>"


@pytest.mark.parametrize("day", ["", "<p>Published 6 August 2026.</p>"])
def test_columns_of_years_below_a_stretch_that_ends_on_a_day(day: str) -> None:
    """ "Six months ended 30 June | 2026 | 2025", in a report with and without a day of its own."""
    document = held(STRETCH.format(day=day, over="six months ended 30 June"), "", "a.html")
    assert cell(document, "64.1").windows == ((date(2026, 1, 1), date(2026, 6, 30)),)
    assert cell(document, "59.7").windows == ((date(2025, 1, 1), date(2025, 6, 30)),)
    assert document.calendar.main == (date(2026, 1, 1), date(2026, 6, 30))


def test_the_day_on_which_a_stretch_ends_is_of_the_plain_year() -> None:
    """The financial year ends in September: the half that ended on 31 March 2026 is of the column "2026"."""
    day = "<p>Published 20 May 2026. Interim report for the six months ended 31 March 2026; the financial year ends on 30 September 2026.</p>"
    document = held(STRETCH.format(day=day, over="six months ended 31 March"), "", "a.html")
    assert cell(document, "64.1").windows == ((date(2025, 10, 1), date(2026, 3, 31)),)
    assert cell(document, "59.7").windows == ((date(2024, 10, 1), date(2025, 3, 31)),)


def test_a_row_that_is_called_by_what_is_counted_has_the_measure_of_its_column() -> None:
    table = "| EUR million | Operating profit 2026 | Margin, % 2026 |\n|---|---:|---:|\n| Hotels | 38.6 | 18.0 |\n| Ferries | 9.1 | 7.5 |"
    document = held(table)
    assert (cell(document, "38.6").metric, cell(document, "18.0").metric) == ("operating_income", "margin")
