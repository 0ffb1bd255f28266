"""Layouts of tables: boxes, dotted leaders, blanks between thousands, sheets that begin in a later column."""

from __future__ import annotations

from factcheck.read.documents import read_document
from factcheck.read.documents.grids import is_figure
from factcheck.read.documents.prose import collect


def rows(text: str) -> tuple[tuple[str, ...], ...]:
    (grid,) = collect(text).grids
    return grid.rows


def test_a_box_of_bars_with_a_header_over_several_columns() -> None:
    text = (
        "Results (Rs in lakhs)\n"
        "+----------------+-----------+-----------+-----------+\n"
        "|                |     Quarter ended     | Year ended|\n"
        "|                | 31.12.2025| 31.12.2024| 31.03.2025|\n"
        "+----------------+-----------+-----------+-----------+\n"
        "| Income from    |           |           |           |\n"
        "|    operations  |1,28,416.22|  98,870.45|5,08,943.06|\n"
        "| Tax            |    (24.10)|     (9.88)|     512.60|\n"
        "+----------------+-----------+-----------+-----------+\n"
    )
    assert rows(text) == (
        ("", "Quarter ended", "Quarter ended", "Year ended"),
        ("", "31.12.2025", "31.12.2024", "31.03.2025"),
        ("Income from operations", "128416.22", "98,870.45", "508943.06"),
        ("Tax", "(24.10)", "(9.88)", "512.60"),
    )


def test_dots_lead_to_figures_and_the_first_line_of_a_name_ends_where_the_name_does() -> None:
    text = (
        "Key figures\n\n"
        "                                          Change vs\n"
        "                           3Q26   3Q25         3Q25\n"
        "Income statement\n"
        "  Fee income, EUR m .....  38.2   35.9        +6.4%\n"
        "  Margin ................   2.7%   3.2%      -45 bp\n"
    )
    assert rows(text)[0] == ("", "3Q26", "3Q25", "Change vs 3Q25")
    assert rows(text)[2] == ("Fee income, EUR m", "38.2", "35.9", "+6.4%")


def test_names_that_begin_where_their_groups_begin() -> None:
    text = (
        "Business by line\n\n"
        "              Premiums            Combined ratio\n"
        "              (EUR million)       (%)\n"
        "              9M 2026   9M 2025   9M 2026   9M 2025\n"
        "Motor           1,846     1,722      97.8     101.3\n"
        "Home            1,128     1,065      91.4      94.6\n"
    )
    assert rows(text)[:2] == (
        ("", "Premiums", "Premiums", "Combined ratio", "Combined ratio"),
        ("", "(EUR million)", "(EUR million)", "(%)", "(%)"),
    )


def test_figures_as_other_countries_print_them() -> None:
    text = "|  | 2026 | 2025 |\n|--|--:|--:|\n| Seats | 1 012 340 | 998 120 |\n| Profit | ▲164 | 1,28,416.5 |\n"
    assert rows(text)[1:] == (("Seats", "1,012,340", "998,120"), ("Profit", "-164", "128416.5"))


def test_times_are_no_figures() -> None:
    assert not any(map(is_figure, ("3Q26", "9M 2026", "31.12.2025", "30 Sep 2026", "26 weeks to", "2026 Q3")))
    assert all(map(is_figure, ("2026", "3.5", "(12)", "▲4", "26 weeks", "SEK 2026")))


def test_a_sheet_that_begins_in_its_second_column() -> None:
    text = ",Exchange rates per 1 GBP,\n,,Average\n,EUR,1.142\n,PLN,4.81\n"
    (grid,) = read_document(text.encode(), "a.csv").grids
    assert grid.caption == "Exchange rates per 1 GBP"
    assert grid.rows == (("", "Average"), ("EUR", "1.142"), ("PLN", "4.81"))


def test_the_corner_of_a_header_between_no_bars() -> None:
    text = (
        "Accounts\n\n"
        "Item        |    Quarter ended    | Year ended\n"
        "            | 30.9.2026| 30.9.2025| 31.3.2026\n"
        "            | Unaudited| Unaudited| Audited\n"
        "Sales       |    612.4 |    571.0 |  2,301.8\n"
        "Other income|      8.1 |      6.9 |     28.4\n"
    )
    (grid,) = collect(text).grids
    assert grid.rows[0] == ("Item", "Quarter ended", "Quarter ended", "Year ended")
    assert grid.rows[2][1:] == ("Unaudited", "Unaudited", "Audited")
    assert grid.rows[4] == ("Other income", "8.1", "6.9", "28.4")


def test_a_bracket_that_goes_on_in_the_next_line_and_rows_of_several_widths() -> None:
    text = (
        "Trading\n\n"
        "                        Oct      Sep\n"
        "                       2026     2026    % chg\n"
        "Funds listed            742      736\n"
        "Derivatives\n"
        "  Futures (thousand\n"
        "    contracts)        1,842    2,105    -12.5\n"
        "  Options               963      918      4.9\n"
    )
    (grid,) = collect(text).grids
    assert grid.rows[0] == ("", "Oct 2026", "Sep 2026", "% chg")
    assert grid.rows[-2:] == (
        ("Futures (thousand contracts)", "1,842", "2,105", "-12.5"),
        ("Options", "963", "918", "4.9"),
    )


def test_tabs_divide_cells_with_decimal_commas_whatever_commas_the_titles_have() -> None:
    text = "Nights, by region\nOffice of Sundland, 28 October\nRegion\tSept.\tChange, %\nCoast\t412 318\t3,6\nHills\t90 044\t-4,2\n"
    (grid,) = read_document(text.encode(), "a.tsv").grids
    assert grid.rows[1:] == (("Coast", "412,318", "3.6"), ("Hills", "90,044", "-4.2"))


def test_a_header_that_begins_with_an_empty_corner() -> None:
    (grid,) = collect("Guidance\n\n||February|August|\n|:--|--:|--:|\n|Costs (£m)|31|34|\n").grids
    assert grid.rows == (("", "February", "August"), ("Costs (£m)", "31", "34"))
