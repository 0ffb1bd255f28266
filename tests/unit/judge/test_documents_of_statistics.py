"""Bulletins, decisions, budgets and market data: what their tables and sentences decide of plain sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

PRICES = """# Statistics Tormark: consumer prices, May 2025
*Release of 12 June 2025*

Annual inflation fell to 3.1 % in May, the lowest rate since August 2021.

| Group | Weight (‰) | Change on previous month (%) | Change on year, May 2025 (%) | Change on year, Apr 2025 (%) |
|---|---:|---:|---:|---:|
| Bread and cereals | 41 | +0.4 | +3.7 | +2.9 |
| Meat | 58 | −0.6 | −1.8 | +0.7 |
| Electricity | 73 | +1.2 | +9.4 | +8.1 |
| Furniture | 36 | −0.3 | +0.5 | +0.2 |

Rents rose 5.2 % on the year; repairs were 2.4 % dearer.
"""
POWER = """# Grid Office of Tormark, monthly data; net_exports_gwh: positive = net exports, negative = net imports; status F = final, P = provisional
month,base_power_eur_mwh,reservoir_pct,wind_gwh,hydro_gwh,net_exports_gwh,status
2024-01,91.0,71.5,420,905,-55,F
2024-02,84.5,64.0,388,870,-41,F
2024-03,70.2,58.3,401,911,12,F
2024-04,61.3,60.9,352,1020,87,F
2024-05,58.8,69.4,298,1133,140,F
2024-06,63.7,77.0,276,1098,95,F
2024-07,72.9,81.6,255,987,31,P
2024-08,75.4,84.2,249,940,18,P
"""
TRADE = """CUSTOMS OFFICE OF TORMARK
Foreign trade, June 2025 - release of 8 August 2025

TABLE 1  Goods trade, EUR million (balance: minus = deficit)
                   Jun 2024      May 2025      Jun 2025
Exports             1,210.4       1,188.0       1,276.9
Imports             1,305.8       1,290.3       1,241.2
Balance               -95.4        -102.3         +35.7

TABLE 2  Partners, June 2025
(EUR million; change against June 2024 in percent)
Country            Exports   Imports   Exp. chg  Imp. chg
Austria              301.7     288.2       +6.1      -2.8
Slovenia             144.0      97.5       -4.4      +3.3
Total              1,276.9   1,241.2       +5.5      -4.9
"""
LABOUR = """<html><body><h1>Labour market, second quarter 2025 - Statistics Tormark</h1>
<table><caption>Table 1. Main indicators (thousands of persons)</caption>
<tr><th>Indicator</th><th>Q2 2024</th><th>Q2 2025</th></tr>
<tr><td>Employed</td><td>1,204.5</td><td>1,191.1</td></tr>
<tr><td>Unemployed</td><td>66.8</td><td>74.9</td></tr>
<tr><td>– men</td><td>35.6</td><td>41.2</td></tr>
<tr><td>– women</td><td>31.2</td><td>33.7</td></tr>
<tr><td>Unemployment rate (%)</td><td>5.3</td><td>5.9</td></tr></table>
<p>Changes in rates are in percentage points.</p>
<table><caption>Table 2. Employed persons (thousands) and average monthly wage (crowns)</caption>
<tr><th>Industry</th><th>Employed, Q2 2025</th><th>Wage, Q2 2025</th></tr>
<tr><td>Mining</td><td>14.8</td><td>4,610</td></tr><tr><td>Forestry</td><td>22.3</td><td>2,935</td></tr></table>
</body></html>"""
DECISION = """# Bank of Tormark raises its key rate to 3.25 per cent
Press release, 14 May 2025

The Board decided to raise the key rate by 50 basis points to 3.25 per cent. The deposit rate becomes 2.75 per cent and the lending rate 3.75 per cent.

"We are not done," said Governor Ilse Brandt. Deputy Governor Tomas Reyk said that rent inflation, at 6.1 per cent, "worries us most".
"""
CALL = """TOLVER PAPER PLC - FIRST-QUARTER 2025 CALL
6 May 2025

MARTA QUILL: All figures are in pounds. Revenue was just under three hundred million, two hundred and ninety-eight to be exact. Net debt ended March at one hundred and twelve million.
"""
BUDGET = """# Budget 2026 of Tormark
*7 October 2025*

**Spending by ministry** (billions of crowns)

| Ministry | 2025 estimate | 2026 budget | Change, % |
|---|---:|---:|---:|
| Health | 81.0 | 84.6 | +4.4 |
| Culture | 12.5 | 15.1 | +20.8 |
| Roads | 40.2 | 38.1 | −5.2 |
| Schools | 60.9 | 61.5 | +1.0 |
"""
FUND = """<html><body><h1>Ostrava Bond Fund - factsheet, March 2025</h1><table><caption>Key facts</caption>
<tr><td>Management fee</td><td>0.60% a year</td></tr><tr><td>Ongoing charge</td><td>0.71%</td></tr></table></body></html>"""


def _judged(
    tmp_path: Path, name: str, document: str, text: str, day: date = date(2025, 11, 20)
) -> tuple[str, str | None]:
    path = tmp_path / name
    path.write_text(document, encoding="utf-8")
    return judged_by(path, text, day)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Electricity cost 9.4 per cent more in May than a year earlier.", "supported"),
        ("Having been 0.7 per cent dearer on the year in April, meat was 1.8 per cent cheaper in May.", "supported"),
        ("Having been 0.7 per cent dearer on the year in April, meat was 1.8 per cent dearer in May.", "contradicted"),
        ("Tormark's inflation of 3.1 per cent was the lowest since August 2021.", "supported"),
        ("Tormark's inflation of 3.1 per cent was the lowest since March 2021.", "contradicted"),
        ("Rents keep climbing. They rose 5.2 per cent on the year.", "supported"),
    ],
)
def test_printed_rates_of_a_price_bulletin(tmp_path: Path, text: str, verdict: str) -> None:
    assert _judged(tmp_path, "prices.md", PRICES, text, date(2025, 6, 13))[0] == verdict


def test_a_rate_of_another_basis_accuses_nobody(tmp_path: Path) -> None:
    """Which of the two bases is meant, the sentence does not tell."""
    assert (
        _judged(tmp_path, "prices.md", PRICES, "Furniture was 0.3 per cent cheaper in May.", date(2025, 6, 13))[0]
        != "contradicted"
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Base power averaged 61.3 euros per megawatt-hour in the second quarter of 2024.", "supported"),
        ("Wind turbines delivered less electricity than hydro plants in May 2024, 298 against 1,133 GWh.", "supported"),
        (
            "Wind turbines delivered more electricity than hydro plants in May 2024, 298 against 1,133 GWh.",
            "contradicted",
        ),
        ("The reservoir filled up for the fifth month running in August.", "supported"),
        ("Hydro output was at its highest in May 2024.", "supported"),
        ("Hydro output was at its highest in June 2024.", "contradicted"),
    ],
)
def test_a_series_of_months_with_a_mark_beside_each(tmp_path: Path, text: str, verdict: str) -> None:
    assert _judged(tmp_path, "power.csv", POWER, text, date(2024, 9, 10))[0] == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Tormark exported goods worth EUR 1,276.9 million in June, after EUR 1,188.0 million in May.", "supported"),
        ("Trade in goods closed June with a surplus of EUR 35.7 million.", "supported"),
        ("Exports to Austria grew 6.1 percent on the year, while those to Slovenia fell 4.4 percent.", "supported"),
        ("Exports to Austria grew 6.1 percent on the year, while those to Slovenia rose 4.4 percent.", "contradicted"),
        ("Austria took 24 percent of all exports in June.", "supported"),
    ],
)
def test_a_plain_table_with_its_caption_set_with_blanks(tmp_path: Path, text: str, verdict: str) -> None:
    assert _judged(tmp_path, "trade.txt", TRADE, text, date(2025, 8, 9))[0] == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("There were more men than women among the unemployed, 41,200 against 33,700.", "supported"),
        ("There were fewer men than women among the unemployed, 41,200 against 33,700.", "contradicted"),
        ("In mining the average monthly wage was 4,610 crowns.", "supported"),
        ("Some 8,100 more people were unemployed than a year before.", "supported"),
    ],
)
def test_units_are_those_of_each_measure(tmp_path: Path, text: str, verdict: str) -> None:
    assert _judged(tmp_path, "labour.html", LABOUR, text, date(2025, 8, 9))[0] == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The Bank of Tormark raised its key rate by half a point to 3.25 per cent.", "supported"),
        ("The Bank of Tormark raised its key rate by half a point to 3.75 per cent.", "contradicted"),
        ("Rent inflation of 6.1 per cent worried him most, Deputy Governor Tomas Reyk said.", "supported"),
        ("Rent inflation of 6.1 per cent worried her most, Governor Ilse Brandt said.", "contradicted"),
    ],
)
def test_a_decision_and_who_says_what(tmp_path: Path, text: str, verdict: str) -> None:
    assert _judged(tmp_path, "decision.md", DECISION, text, date(2025, 5, 15))[0] == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Tolver Paper turned over just under £300 million in the first quarter.", "supported"),
        ("Net debt at Tolver Paper was £112 million at the end of March.", "supported"),
        ("Net debt at Tolver Paper was £121 million at the end of March.", "contradicted"),
    ],
)
def test_spoken_amounts_are_of_the_currency_of_the_call(tmp_path: Path, text: str, verdict: str) -> None:
    assert _judged(tmp_path, "call.txt", CALL, text, date(2025, 5, 7))[0] == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("An additional 2.6 billion crowns is set aside for the Culture Ministry compared with 2025.", "supported"),
        ("Culture is the winner: its budget jumps 20.8 percent to 15.1 billion crowns.", "supported"),
        ("Culture is the winner: its budget jumps 4.4 percent to 15.1 billion crowns.", "contradicted"),
    ],
)
def test_what_comes_to_a_budget(tmp_path: Path, text: str, verdict: str) -> None:
    assert _judged(tmp_path, "budget.md", BUDGET, text, date(2025, 10, 8))[0] == verdict


def test_a_management_fee_is_no_ongoing_charge(tmp_path: Path) -> None:
    assert (
        _judged(tmp_path, "fund.html", FUND, "The fund has an ongoing charge of 0.71 per cent.", date(2025, 4, 8))[0]
        != "contradicted"
    )
    assert (
        _judged(tmp_path, "fund.html", FUND, "The fund has an ongoing charge of 0.60 per cent.", date(2025, 4, 8))[0]
        != "supported"
    )


OUTLOOK = """# Bank of Tormark: projections of 14 May 2025

**Staff projections, per cent** (February 2025 projection in brackets)

| | 2025 | 2026 | 2027 |
|---|---:|---:|---:|
| GDP growth | 0.9 (1.2) | 1.6 (1.7) | 1.9 (1.8) |
| CPI inflation | 3.3 (3.6) | 2.5 (2.6) | 2.1 (2.0) |
| Core inflation | 3.9 (3.8) | 2.9 (3.0) | 2.2 (2.1) |
| Wage growth | 5.6 (5.1) | 4.2 (4.4) | 3.4 (3.5) |
"""
NIGHTS = """# Statistics Tormark: tourist accommodation, July 2025

**Table 1. Nights by type (thousands)**

| Type | Jul 2024 | Jul 2025 |
|---|---:|---:|
| Hotels | 811.4 | 838.0 |
| Campsites | 502.7 | 561.9 |

**Table 2. Price of a room by region, July 2025**

| Region | Occupancy (%) | Average room price (crowns) |
|---|---:|---:|
| Coast | 83.1 | 1,318 |
| Hills | 57.9 | 987 |
| Capital | 70.2 | 1,604 |
"""
SHOPS = """# Ombry Stores plc: second quarter 2025
*In millions of pounds*

| Banner | Sales Q2 2025 | Sales Q2 2024 | Same-store sales growth Q2 2025 |
|---|---:|---:|---:|
| Ombry | 402.0 | 381.5 | 2.9% |
| Corner | 118.6 | 120.4 | -1.0% |
| Total | 520.6 | 501.9 | 2.0% |
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Staff put inflation at 2.5 per cent next year and 2.1 per cent in 2027.", "supported"),
        ("Staff put inflation at 2.5 per cent next year and 2.9 per cent in 2027.", "unverified"),
    ],
)
def test_projections_of_two_years_in_a_sentence(tmp_path: Path, text: str, verdict: str) -> None:
    assert _judged(tmp_path, "outlook.md", OUTLOOK, text, date(2025, 5, 15))[0] == verdict


def test_the_scale_of_the_first_table_is_none_of_the_second(tmp_path: Path) -> None:
    text = "The average room on the coast cost 1,318 crowns in July."
    assert _judged(tmp_path, "nights.md", NIGHTS, text, date(2025, 9, 1))[0] == "supported"


def test_growth_of_same_stores_is_none_of_all_sales(tmp_path: Path) -> None:
    text = "Ombry Stores' sales grew 3.7% in the second quarter, to £520.6 million."
    assert _judged(tmp_path, "shops.md", SHOPS, text, date(2025, 8, 9))[0] != "contradicted"
