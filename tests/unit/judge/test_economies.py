"""What economies produce, what prices do in America, and what money costs: against the World Bank, the BLS and the ECB.

Expected figures are public ones: the BLS's annual rates of 2025 (January 3.0%, February 2.8%) and 2022 (June 9.1%, May 8.6%), the World
Bank's output of 2023 (China $17.79, Germany $4.46, Japan $4.21, India $3.55, United States $27.36 trillion), and the ECB's fixings of
12 March 2025 (a euro $1.0911 and 161.8 yen).
"""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.model import Claim
from factcheck.read.plain import read_text

_HEAD = "# Money and markets\n\n13 March 2025\n\n"


def told(text: str) -> list[Claim]:
    report = check(read_text(_HEAD + text + "\n", "article.md"), offline=True)
    return [claim for claim in report.claims if claim.quantity is not None]


def verdicts(text: str) -> list[str]:
    return [claim.verdict.status for claim in told(text) if claim.verdict is not None]


def code(text: str) -> str:
    found = [c.verdict for c in told(text) if c.verdict is not None and c.verdict.status == "contradicted"]
    assert len(found) == 1
    assert found[0].status == "contradicted"
    return found[0].diagnosis.code


RIGHT = [
    "China's gross domestic product was $17.8 trillion in 2023.",
    "Germany is Europe's largest economy, worth some $4.5 trillion.",
    "The US economy is worth $27.4 trillion.",
    "France is the world's seventh-biggest economy.",
    "Spain is the fourth-largest economy in the euro zone.",
    "China accounts for about 17% of global GDP.",
    "U.S. inflation was 2.8% in February.",
    "Consumer prices in the United States rose 0.2% in February.",
    "America's consumer price index rose 2.8% from a year earlier, the Labor Department said.",
    "U.S. inflation averaged 8.0% in 2022.",
    "Since January 2021, U.S. consumer prices have risen 22%.",
    "The euro climbed to $1.0886 on Wednesday.",
    "A euro bought 161.3 yen on Wednesday.",
    "The yen weakened to 148.4 per dollar on Wednesday.",
    "EUR/USD slipped to 1.0872 on Wednesday.",
    "The pound averaged $1.278 in 2024.",
    "The US economy is one and a half times the size of China's.",
    "China's output is about four times that of Japan.",
    "Germany's economy is a quarter of China's.",
    "The euro area produces 15% of the world's output.",
    "The euro lost 5.9% against the dollar in 2024.",
    "The dollar gained 11% against the yen last year.",
    "Since the end of December the euro has risen 4%.",
    "The euro traded between $1.04 and $1.12 in 2024.",
    "The euro averaged $1.067 in the fourth quarter.",
    "Sterling: $1.2951.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_is_supported(text: str) -> None:
    assert verdicts(text) == ["supported"]


WRONG = [
    ("China's gross domestic product was $27.8 trillion in 2023.", "wrong-value"),
    ("Italy's gross domestic product was $2.3 billion in 2023.", "scale-slip"),
    ("France, the world's fourth-largest economy, raised taxes.", "wrong-rank"),
    ("U.S. inflation was 3.0% in February.", "wrong-period"),
    ("U.S. inflation was 3.6% in February.", "wrong-value"),
    ("U.S. inflation accelerated to 2.8% in February.", "direction-flipped"),
    ("Consumer prices in America rose 2.8% on the month in February.", "wrong-metric"),
    ("The euro fell to $1.18 on Monday.", "wrong-value"),
    ("A dollar bought 14.84 yen on Wednesday.", "scale-slip"),
    ("China's output is nine times that of Japan.", "wrong-value"),
    ("Germany's economy is half of China's.", "wrong-value"),
    ("The euro lost 12% against the dollar in 2024.", "wrong-value"),
    ("The euro gained 5.9% against the dollar in 2024.", "direction-flipped"),
    ("The euro averaged $1.162 in 2024.", "wrong-value"),
    ("The euro ended 2024 at $1.0939.", "wrong-value"),
]


@pytest.mark.parametrize(("text", "diagnosis"), WRONG)
def test_is_contradicted(text: str, diagnosis: str) -> None:
    assert code(text) == diagnosis


OPEN = [
    "Germany's gross domestic product was $4.53 trillion in 2023.",  # what revisions change
    "The Chinese economy grew 5.2% in 2023.",  # in constant prices
    "At purchasing power parity China's GDP is $35 trillion.",
    "California's economy, the fourth-largest in the world, grew.",
    "The state puts California's output at $3.9 trillion for 2023.",
    "British inflation slowed to 3.0% in January.",
    "U.S. core inflation was 3.1% in February.",
    "Rent inflation in the United States slowed to 4.2% in February.",
    "The U.S. producer price index rose 3.2% in the year to February.",
    "Economists expect U.S. inflation of 2.5% in February.",
    "The euro was at $1.0751 on Wednesday.",  # more than a fixing can tell, less than a market cannot move
    "Copper costs $4.30 a pound.",
    "Tesla sells the car for 39,990 euros, or $43,500.",
    "The euro gained 0.4% against the dollar on Wednesday.",
    "The dollar index lost 12% in 2024.",
    "China buys a third of Brazil's soybeans.",
    "The pair account for 43% of the world's output.",
    "The euro lost 6.8% against the dollar in 2024.",  # by the hours and days that are compared
    "Our fourth-quarter target for the euro is $1.25.",
    "The euro has gained 12% since its September 2022 low.",
    "Germany's exports are three times Japan's.",
    "A third of Germany's output is exported.",
]


@pytest.mark.parametrize("text", OPEN)
def test_is_left_open(text: str) -> None:
    assert "contradicted" not in verdicts(text)
    assert "supported" not in verdicts(text)


def test_an_economy_is_taken_for_granted() -> None:
    text = (
        "U.S. consumer prices rose 2.8% in the year to February. In January the rate had been 3.0%, in December 2.9%."
    )
    assert verdicts(text) == ["supported"] * 3


def test_each_figure_is_of_the_economy_beside_it() -> None:
    text = "In 2023 China's output was $17.8 trillion, compared with $4.2 trillion for Japan; India, at $3.5 trillion, trailed."
    assert [(c.subject.id, c.verdict and c.verdict.status) for c in told(text)] == [
        ("iso3166:CN", "supported"),
        ("iso3166:JP", "supported"),
        ("iso3166:IN", "supported"),
    ]


def test_a_rate_goes_on() -> None:
    text = "The dollar bought 148.4 yen on Wednesday, against 151.2 on 28 January 2024. A euro cost 161.8."
    first, *_ = told(text)
    assert first.subject.id == "fx:USD/JPY"
    assert first.verdict is not None
    assert first.verdict.status == "supported"


def test_items_of_a_list_have_the_measure_and_year_of_the_line_before() -> None:
    text = "The biggest economies in 2023, by GDP:\n\n1. China. $17.8 trillion\n2. Germany: $4.46 trillion\n3. India $6.9 trillion"
    assert [(c.subject.id, c.verdict and c.verdict.status) for c in told(text)] == [
        ("iso3166:CN", "supported"),
        ("iso3166:DE", "supported"),
        ("iso3166:IN", "contradicted"),
    ]


def test_a_row_is_of_its_economy_and_a_column_of_its_year() -> None:
    text = (
        "GDP of two economies:\n\n| Country | 2022 | 2023 |\n|---|---|---|\n"
        "| Germany | $4.08 trillion | $4.46 trillion |\n| Japan | $6.26 trillion | $4.21 trillion |"
    )
    assert verdicts(text) == ["supported", "supported", "contradicted", "supported"]


def test_a_rate_has_the_time_that_stands_with_it() -> None:
    text = (
        "The euro stood at $1.0911 on Wednesday. It has gained 4% since the end of December, when it bought $1.0389. "
        "Its high of last year, $1.1196, on September 30, is near, and its low, $1.0389, on December 31, far away."
    )
    assert verdicts(text) == ["supported"] * 5


def test_an_earlier_rate_does_not_move_the_month_spoken_of() -> None:
    text = (
        "U.S. consumer prices rose 2.8% in the year to February, after 3.0% in January. On the month they were up 0.2%."
    )
    assert verdicts(text) == ["supported"] * 3


def test_a_list_of_something_else_has_no_output() -> None:
    text = (
        "The world's largest economies by GDP trade with each other.\n\nStock markets by size, 2023:\n\n- United States: $48 trillion\n"
        "- China: $11 trillion\n\n| Country | Public debt 2023 |\n|---|---|\n| Japan | $9.8 trillion |"
    )
    assert "contradicted" not in verdicts(text)
    assert "supported" not in verdicts(text)


def test_a_sum_is_nobodys_output() -> None:
    text = "The biggest economies in 2023, by GDP:\n\n- China: $17.8 trillion\n- India: $3.55 trillion\n\nAdd up the two and you get $21.3 trillion."
    assert verdicts(text) == ["supported", "supported", "unverified"]


def test_a_change_of_rates_may_be_told_of_either_money() -> None:
    text = _HEAD + "The peso was at 16.0 to the dollar, against 20.0 at the end of 2024, a gain of 25%.\n"
    report = check(read_text(text, "article.md"), offline=True)
    assert not [found for found in report.findings if found.rule == "consistency/arithmetic"]


def test_the_sources_are_told() -> None:
    text = (
        _HEAD
        + "U.S. inflation was 2.8% in February. China's GDP was $17.8 trillion in 2023. The euro stood at $1.09 on Wednesday.\n"
    )
    report = check(read_text(text, "article.md"), offline=True, as_of=date(2025, 3, 13))
    used = {status.id for status in report.sources if status.status == "ok"}
    assert {"worldbank", "bls", "ecb"} <= used
    vintage = [note.code for c in report.claims if c.verdict for note in getattr(c.verdict, "notes", ())]
    assert "vintage-unknown" in vintage


def test_without_their_rules_nobody_judges() -> None:
    report = check(read_text(_HEAD + "U.S. inflation was 3.6% in February.\n", "article.md"), offline=True, rules=[])
    assert all(claim.verdict is None or claim.verdict.status == "unverified" for claim in report.claims)
