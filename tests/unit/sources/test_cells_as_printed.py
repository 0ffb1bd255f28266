"""What a reader takes from the cells of a table: ranges, bounds, units, counts amid money, years that are split."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.pipeline import Checker
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.figures import ends_of


def cells(folder: Path, text: str, name: str = "report.md") -> dict[str, Fact]:
    """The facts of the tables of a text by the row's label and the column's header."""
    (folder / name).write_text(text, encoding="utf-8")
    (held,) = Checker(evidence=[folder / name]).given.documents
    return {
        " | ".join(part for part in fact.text.rpartition(":")[0].split(" | ")[-2:]): fact
        for fact in held.facts
        if fact.in_table
    }


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        ("€1.28-1.33bn", ("€1.28 bn", "€1.33 bn")),
        ("5–7%", ("5%", "7%")),
        ("$79m to $80m", ("$79m", "$80m")),
        ("103-108", ("103", "108")),
        ("2024/25", None),
        ("2024-25", None),
        ("12", None),
        ("n/a", None),
    ],
)
def test_the_two_ends_of_a_range(printed: str, ends: tuple[str, str] | None) -> None:
    assert ends_of(printed) == ends


def test_ranges_and_bounds_and_units_in_cells(tmp_path: Path) -> None:
    told = cells(
        tmp_path,
        "**Outlook (EUR million)**\n\n| | 2026 | Target 2028 |\n|--|--:|--:|\n| Net profit | 310 to 330 | at least 380 |\n"
        "| Leverage (x) | 3.1 | <= 2.5 |\n| Contract length | 18 months | 20 months |\n| Tax rate | c. 24% | below 25% |\n",
    )
    profit = told["Net profit | 2026"].quantity
    assert profit is not None
    assert (profit.low, profit.high, profit.cmp) == (310_000_000, 330_000_000, "range")
    target = told["Net profit | Target 2028"]
    assert target.quantity is not None
    assert (target.quantity.value, target.quantity.high, target.quantity.cmp) == (380_000_000, None, "ge")
    assert target.modality == "guidance"
    kinds = {key: fact.quantity for key, fact in told.items()}
    leverage, months, rate = kinds["Leverage (x) | 2026"], kinds["Contract length | 2026"], kinds["Tax rate | 2026"]
    assert leverage is not None
    assert (leverage.kind, leverage.value) == ("multiple", Decimal("3.1"))
    assert months is not None
    assert (months.kind, months.unit, months.value) == ("count", "months", 18)
    assert rate is not None
    assert (rate.kind, rate.cmp, rate.value) == ("percent", "approx", 24)


def test_what_is_counted_is_no_money_and_a_money_of_its_own_has_no_scale(tmp_path: Path) -> None:
    told = cells(
        tmp_path,
        "**City accounts (PLN thousand)**\n\n| | 2026 | 2025 |\n|--|--:|--:|\n| Cash | 73 904 | 91 240 |\n"
        "| Residents | 192 264 | 192 009 |\n| Staff costs | 12 400 | 12 010 |\n| Debt per resident (PLN) | 3 180 | 3 116 |\n",
    )
    found = {key.split(" |")[0]: fact.quantity for key, fact in told.items() if key.endswith("2026")}
    cash, residents, costs, debt = (
        found[name] for name in ("Cash", "Residents", "Staff costs", "Debt per resident (PLN)")
    )
    assert cash is not None
    assert (cash.unit, cash.value) == ("PLN", 73_904_000)
    assert residents is not None
    assert (residents.kind, residents.value) == ("count", 192_264)
    assert costs is not None
    assert (costs.unit, costs.value) == ("PLN", 12_400_000)
    assert debt is not None
    assert (debt.unit, debt.value) == ("PLN", 3_180)


def test_a_money_that_no_list_knows_and_a_rate_of_exchange(tmp_path: Path) -> None:
    told = cells(
        tmp_path,
        "month,Reserves (QRX million),QRX per USD,ASK million\n2026-06,3410,14.62,900\n2026-07,3466,14.71,910\n2026-08,3502,14.79,880\n",
        "data.csv",
    )
    rate = next(fact for key, fact in told.items() if "QRX per USD" in key and fact.windows[0][1] == date(2026, 7, 31))
    reserves = next(fact for key, fact in told.items() if "Reserves" in key)
    seats = next(fact for key, fact in told.items() if "ASK" in key)
    assert rate.quantity is not None
    assert (rate.quantity.unit, rate.quantity.per) == ("QRX", "USD")
    assert reserves.quantity is not None
    assert reserves.quantity.unit == "QRX"
    assert seats.quantity is not None
    assert seats.quantity.kind == "count"


def test_years_that_end_on_the_day_of_a_row(tmp_path: Path) -> None:
    text = "indicator,unit,2024/25,2025/26\nConnections at 30 June,number,418015,423604\nRevenue,NZD thousand,334915,352760\nAverage bill,NZD,801,833\n"
    told = cells(tmp_path, text, "data.csv")
    assert told["Revenue | 2025/26"].windows == ((date(2025, 7, 1), date(2026, 6, 30)),)
    bill = told["Average bill | 2025/26"].quantity
    assert bill is not None
    assert (bill.unit, bill.value) == ("NZD", 833)


def test_levels_at_the_start_and_changes_from_another_time(tmp_path: Path) -> None:
    told = cells(
        tmp_path,
        "# Third quarter of 2026\n\n**Funds, EUR million**\n\n| | 3Q26 | Change vs 2Q26 |\n|--|--:|--:|\n| Funds brought forward | 2,409 | 1.2% |\n| Funds carried forward | 2,868 | 2.0% |\n",
    )
    assert told["Funds brought forward | 3Q26"].windows[0] == (None, date(2026, 6, 30))
    assert told["Funds carried forward | 3Q26"].windows[0] == (date(2026, 7, 1), date(2026, 9, 30))
    change = told["Funds carried forward | Change vs 2Q26"]
    assert change.bases
    assert (date(2026, 4, 1), date(2026, 6, 30)) not in change.windows


def test_a_row_of_countries_amid_money_and_a_section_per_share(tmp_path: Path) -> None:
    told = cells(
        tmp_path,
        "**Trade, EUR million**\n\n| Partner | 2026 |\n|--|--:|\n| France | 143.3 |\n| Other countries | 233.4 |\n\n"
        "**Bank, USD million**\n\n| | 2026 | 2025 |\n|--|--:|--:|\n| Income | 412 | 391 |\n| **Per common share (USD)** | | |\n| Dividends declared | 0.42 | 0.40 |\n",
    )
    others, dividend = told["Other countries | 2026"].quantity, told["Dividends declared | 2026"].quantity
    assert others is not None
    assert (others.unit, others.value) == ("EUR", 233_400_000)
    assert dividend is not None
    assert (dividend.unit, dividend.per, dividend.value) == ("USD", "share", Decimal("0.42"))


def test_a_money_told_behind_a_price(tmp_path: Path) -> None:
    told = cells(tmp_path, "| | 2026 | 2025 |\n|--|--:|--:|\n| Average price of a room, SDK | 1,104 | 1,062 |\n")
    price = told["Average price of a room, SDK | 2026"].quantity
    assert price is not None
    assert (price.kind, price.unit) == ("money", "SDK")


def test_bounds_with_decimal_commas(tmp_path: Path) -> None:
    told = cells(
        tmp_path,
        "| | 2026 | Limit |\n|--|--:|--:|\n| Net debt / EBITDA | 3,12x | ≤ 4,50x |\n| Interest cover | 5,80x | ≥ 3,00x |\n",
    )
    limit = told["Net debt / EBITDA | Limit"].quantity
    assert limit is not None
    assert (limit.kind, limit.cmp, limit.value) == ("multiple", "le", Decimal("4.50"))
