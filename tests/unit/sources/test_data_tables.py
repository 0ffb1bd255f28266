"""Tables as machines write them: names of columns with their units, the times of rows in columns of their own, comments above."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.pipeline import Checker
from factcheck.read.documents import read_document
from factcheck.sources.documents.columns import ColumnNames
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.held import hold

_RULES = Checker().rules.vocabulary


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("net_sales_eur_k", "net sales (EUR thousand)"),
        ("SALES_USD_BN", "sales (USD billion)"),
        ("catch_2024_kt", "catch 2024 (thousand tonnes)"),
        ("sales_gbp_m_2024", "sales 2024 (GBP million)"),
        ("gross_margin_pct", "gross margin (%)"),
        ("margin_change_pp", "margin change (percentage points)"),
        ("lfl_pct", "like-for-like sales (%)"),
        ("avg_wait_min", "average wait (minutes)"),
        ("operatingProfit", "operating Profit"),
        ("pax", "passengers"),
        ("revenue_000", "revenue (thousand)"),
        # what is no name of several words stays
        ("Net sales (EUR m)", "Net sales (EUR m)"),
        ("RevPAR", "RevPAR"),
        ("No", "No"),
        ("U.S. sales", "U.S. sales"),
        ("stores", "stores"),
    ],
)
def test_a_name_is_told_as_it_is_printed(name: str, printed: str) -> None:
    assert ColumnNames(_RULES).printed(name) == printed


def _facts(text: str) -> list[Fact]:
    held = hold(read_document(text.encode(), "figures.csv"), _RULES)
    return [fact for fact in held.facts if fact.in_table and fact.quantity is not None]


def _values(text: str, metric: str) -> list[tuple[Decimal | None, str]]:
    return [
        (f.quantity.value, f.quantity.unit or f.quantity.kind)
        for f in _facts(text)
        if f.metric == metric and f.quantity
    ]


_SHOPS = """# "Oakhythe Shoes plc, key figures by quarter; sales in millions of pounds, shops and employees at quarter-end"
year,quarter,sales_gbp_m,shops,employees
2024,Q1,80.5,101,2040
2024,Q2,91.0,103,2075
"""


def test_columns_of_a_year_and_its_quarter_are_the_time_of_their_row() -> None:
    days = {str(fact.windows[0][0]) for fact in _facts(_SHOPS)}
    assert days == {"2024-01-01", "2024-04-01"}


def test_a_column_of_shops_beside_sales_in_pounds_is_no_money() -> None:
    assert _values(_SHOPS, "revenue") == [(Decimal("80500000.0"), "GBP"), (Decimal("91000000.0"), "GBP")]
    assert [value for value, _ in _values(_SHOPS, "employees")] == [2040, 2075]
    assert {kind for _, kind in _values(_SHOPS, "employees")} == {"count"}


def test_each_measure_has_the_unit_that_a_comment_gives_it() -> None:
    text = """# Vessel calls in Port Idris, by terminal; passengers in thousands (both ways); freight in thousand tonnes
terminal,passengers_2024,freight_2024,calls_2024
North,212.5,88.1,940
South,80.4,140.2,610
"""
    told = {(fact.column, fact.quantity.value) for fact in _facts(text) if fact.quantity and "North" in fact.clause}
    assert told == {
        ("passengers 2024", Decimal(212500)),
        ("freight 2024", Decimal(88100)),
        ("calls 2024", Decimal(940)),
    }


def test_the_unit_of_a_long_table_is_told_with_its_measure() -> None:
    text = """region,metric,unit,2024,2025
North,net_sales,usd_m,212.5,230.4
North,operating_margin,pct,9.8,10.6
"""
    assert _values(text, "revenue") == [(Decimal("212500000.0"), "USD"), (Decimal("230400000.0"), "USD")]
    assert _values(text, "operating_margin") == [(Decimal("9.8"), "percent"), (Decimal("10.6"), "percent")]


def test_the_last_comment_may_be_the_header() -> None:
    text = "# Skerrivore Shipping, half years\n# year,half,sales_nok_m\n2024,H1,40.5\n2024,H2,51.0\n"
    assert _values(text, "revenue") == [(Decimal("40500000.0"), "NOK"), (Decimal("51000000.0"), "NOK")]


def test_the_name_in_every_row_is_that_of_the_table() -> None:
    text = (
        "company,fiscal_year,revenue_gbp_000,stores\nMill Bakers plc,2024,182400,140\nMill Bakers plc,2025,196900,151\n"
    )
    assert _values(text, "revenue") == [(Decimal(182_400_000), "GBP"), (Decimal(196_900_000), "GBP")]


_DAYS_OF_QUARTERS = """# Aldermoor Water AB, figures by quarter
# Sales and capex are for the three months ended on the date; net_debt and customers are as at that date.
date,item,value,unit
2024-06-30,sales,410,SEK million
2024-06-30,net_debt,2250,SEK million
2024-06-30,customers,318,thousand
2024-09-30,sales,395,SEK million
2024-09-30,net_debt,2310,SEK million
2024-09-30,customers,321,thousand
"""


def test_days_stand_for_the_quarters_that_they_end_where_a_comment_says_so() -> None:
    told = {(f.metric, tuple(map(str, f.windows[0]))) for f in _facts(_DAYS_OF_QUARTERS) if f.windows}
    assert ("revenue", ("2024-04-01", "2024-06-30")) in told
    assert ("revenue", ("2024-07-01", "2024-09-30")) in told
    assert ("net_debt", ("None", "2024-09-30")) in told
    assert _values(_DAYS_OF_QUARTERS, "revenue") == [(Decimal(410_000_000), "SEK"), (Decimal(395_000_000), "SEK")]


def test_days_of_which_no_comment_tells_a_length_stay_days() -> None:
    silent = "".join(line for line in _DAYS_OF_QUARTERS.splitlines(keepends=True) if "three months" not in line)
    assert {f.windows[0][0] for f in _facts(silent) if f.windows} == {None}
