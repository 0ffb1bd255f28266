"""Plain sentences of one relation each, as any results story has them: bases, outlooks, what is dealt in, parts of years, both of a sum.

Every expected verdict is worked out from the filings that the comments name.
"""

from __future__ import annotations

import re

import pytest

from tests.unit.judge import by_filings


def told(text: str, published: str) -> dict[str, str]:
    """The verdicts by the figures, without the times behind them."""
    found = by_filings.told("The figures", text, published)
    return {re.split(" (?:in|the|of|from|between|above|to) ", words)[0]: status for words, status in found.items()}


def one(text: str, figure: str, published: str) -> str:
    return told(text.format(figure), published).get(figure, "none")


@pytest.mark.parametrize(
    ("text", "figure", "status", "published"),
    [
        # Apple, EPS of the March quarters: 1.65 in fiscal 2025, 1.53 in 2024, 1.52 in 2023
        ("Apple's diluted earnings per share for the second quarter of fiscal 2025, $1.65, were {} higher than in the same quarter of fiscal 2023.", "13 cents", "supported", "2025-05-09"),
        ("Apple's diluted earnings per share for the second quarter of fiscal 2025, $1.65, were {} higher than in the same quarter of fiscal 2023.", "21 cents", "contradicted", "2025-05-09"),
        # Nvidia, gross margins of the October quarters: 73.41% in fiscal 2026, 74.56% in 2025, 73.95% in 2024
        ("Nvidia's gross margin in the third quarter of fiscal 2026 was {} lower than in the same quarter of fiscal 2024.", "0.5 points", "supported", "2025-11-26"),
        # Apple, revenue of the March quarters: 95,359 million in fiscal 2025, 94,836 in 2023
        ("Apple's revenue for the second quarter of fiscal 2025 was $95.4 billion, against {} in the same quarter of fiscal 2023.", "$94.8 billion", "supported", "2025-05-09"),
        # Netflix, net income: 2,890 million in the first quarter of 2025, 3,125 in the second, 2,147 in the second of 2024
        ("Netflix's net income rose by {} from the first to the second quarter of 2025.", "$235 million", "supported", "2025-07-25"),
        ("Netflix's net income rose by {} from the first to the second quarter of 2025.", "$978 million", "unverified", "2025-07-25"),
        # Netflix, revenue: 10,543 million and 11,079; 9,559 in the second quarter of 2024
        ("Netflix's revenue rose {} between the first and second quarters of 2025.", "5.1%", "supported", "2025-07-25"),
        ("Netflix's revenue rose {} between the first and second quarters of 2025.", "15.9%", "contradicted", "2025-07-25"),
    ],
)  # fmt: skip
def test_the_base_that_is_named_counts(text: str, figure: str, status: str, published: str) -> None:
    assert one(text, figure, published) == status


@pytest.mark.parametrize(
    ("text", "figure", "status", "published"),
    [
        # Nvidia at the end of July 2025: inventories 14,962 million, total assets 140,740, long-term debt 8,466
        ("In the second quarter of fiscal 2026 Nvidia sold {} of assets.", "$1 billion", "unverified", "2025-08-29"),
        ("In the second quarter of fiscal 2026 Nvidia wrote off {} of inventory.", "$1 billion", "unverified", "2025-08-29"),
        ("In the second quarter of fiscal 2026 Nvidia paid down {} of long-term debt.", "$1 billion", "unverified", "2025-08-29"),
        ("In the second quarter of fiscal 2026 Nvidia added {} of inventory.", "$3 billion", "unverified", "2025-08-29"),
        ("In the second quarter of fiscal 2026 {} of long-term debt was repaid by Nvidia.", "$1.3 billion", "unverified", "2025-08-29"),
        ("At the end of the second quarter of fiscal 2026 Nvidia sat on {} of inventory.", "$15.0 billion", "supported", "2025-08-29"),
        ("At the end of the second quarter of fiscal 2026 Nvidia sat on {} of inventory.", "$11.0 billion", "contradicted", "2025-08-29"),
        ("In the second quarter of fiscal 2026 Nvidia raised its inventories to {}.", "$15.0 billion", "supported", "2025-08-29"),
        # Meta closed 2024 with long-term debt of 28,826 million
        ("At the end of 2024 Meta had more than enough cash to pay off its {} of long-term debt.", "$28.8 billion", "supported", "2025-02-03"),
    ],
)  # fmt: skip
def test_what_is_dealt_in_is_no_balance(text: str, figure: str, status: str, published: str) -> None:
    assert one(text, figure, published) == status


@pytest.mark.parametrize(
    ("text", "figure", "status", "published"),
    [
        ("Marvell sees $2.7 billion of revenue this quarter; Nvidia {}.", "$91 billion", "unverified", "2026-06-02"),
        ("For the current quarter Marvell forecasts revenue of $2.7 billion, Nvidia of {}.", "$91 billion", "unverified", "2026-06-02"),
        # Nvidia had a gross margin of 74.93% and operating expenses of 7,621 million in the quarter to April 2026
        ("Nvidia guides for a gross margin of {}.", "75%", "unverified", "2026-06-02"),
        ("Nvidia forecasts a gross margin of about 70% and operating expenses of {}.", "$7.6 billion", "unverified", "2026-06-02"),
        # and earned 58,321 million in it
        ("Nvidia, which expects revenue of $91 billion, earned {} in the first quarter of fiscal 2027.", "$58.3 billion", "supported", "2026-06-02"),
        # Union Pacific kept 9,713 million of 24,250 million of revenue as operating income in 2024
        ("To put it another way, {} of every dollar of Union Pacific's revenue in 2024 was operating profit.", "40 cents", "supported", "2025-02-08"),
    ],
)  # fmt: skip
def test_an_outlook_is_no_figure_reported(text: str, figure: str, status: str, published: str) -> None:
    assert one(text, figure, published) == status


@pytest.mark.parametrize(
    ("text", "figure", "status", "published"),
    [
        # Salesforce, fiscal 2025: operating margin 19.0%, operating income 7,205 million
        ("On a non-GAAP basis, Salesforce's operating margin for fiscal 2025 was {}.", "33%", "unverified", "2025-03-10"),
        ("In adjusted terms, Salesforce's operating income for fiscal 2025 was $12 billion and its operating margin {}.", "33%", "unverified", "2025-03-10"),
        ("On a GAAP basis, Salesforce's operating margin for fiscal 2025 was {}; on a non-GAAP basis it was 33%.", "19%", "supported", "2025-03-10"),
        ("On a GAAP basis, Salesforce's operating margin for fiscal 2025 was {}; on a non-GAAP basis it was 33%.", "29%", "contradicted", "2025-03-10"),
        # Alphabet's EPS of the September quarters, after the split: 1.06 in 2022, 1.40 in 2021
        ("Alphabet's diluted earnings per share fell to {} from $1.40 on a split-adjusted basis in the third quarter of 2022.", "$1.06", "supported", "2022-10-28"),
        # Apple: 124.3, 95.36, 94.04 and 102.47 billion in the quarters of fiscal 2025; 119.58, 90.75, 85.78, 94.93 in 2024
        ("Counted by calendar year, Apple's revenue in 2024 came to {}.", "$395.8 billion", "supported", "2025-02-07"),
        ("In calendar 2024, Apple's revenue came to {}.", "$391.0 billion", "contradicted", "2025-02-07"),
        # Nvidia's fiscal 2025 is mostly 2024: 130,497 million
        ("In calendar 2024, Nvidia's revenue came to {}.", "$130.5 billion", "supported", "2025-03-07"),
        # Visa, fiscal 2024: 16,713 million for shares, 4,217 million in dividends
        ("Visa returned {} to shareholders through buybacks and dividends in fiscal 2024.", "$20.9 billion", "supported", "2024-11-20"),
        ("Visa returned {} to shareholders through buybacks and dividends in fiscal 2024.", "$16.7 billion", "contradicted", "2024-11-20"),
        # Alphabet, 2025: 402,836 million in 8,760 hours
        ("Alphabet brought in about {} of revenue an hour in 2025.", "$46 million", "supported", "2026-02-12"),
        ("Alphabet brought in about {} of revenue an hour in 2025.", "$28 million", "contradicted", "2026-02-12"),
        # Netflix, 2024: EPS 19.83 after 12.03, and 6,264 million for its own shares
        ("In 2024 Netflix's earnings per share leapt to $19.83 from {}, and $6.3 billion went on buybacks.", "$12.03", "supported", "2025-01-29"),
        # Netflix's revenue in the United States and Canada is filed by nobody here
        ("Netflix's revenue rose 16% to $11.08 billion in the second quarter of 2025. In the United States and Canada, revenue advanced 15% to {}.", "$4.93 billion", "unverified", "2025-07-22"),
        # UnitedHealth, EPS: 15.51 in 2024, 23.86 in 2023
        ("UnitedHealth's net earnings shrank 36% to $14.4 billion in 2024. Per share, {} was left.", "$15.51", "supported", "2025-03-02"),
        # Alphabet's net income fell in 2022 and rose in 2023, 2024 and 2025
        ("Alphabet's net income rose for a {} in 2025, after falling in 2022.", "third year running", "supported", "2026-02-12"),
        ("Alphabet's net income rose for a {} in 2025, after falling in 2022.", "fifth year running", "contradicted", "2026-02-12"),
    ],
)  # fmt: skip
def test_what_the_words_around_make_of_a_figure(text: str, figure: str, status: str, published: str) -> None:
    assert one(text, figure, published) == status


@pytest.mark.parametrize(
    ("heading", "figure", "status"),
    [
        # Alphabet, nine months: 289,007 million in 2025, 253,549 in 2024
        ("Zooming out to nine months:", "$253.5 billion", "supported"),
        ("For the first nine months:", "$253.5 billion", "supported"),
        ("## Nine months", "$253.5 billion", "supported"),
        ("## Nine months", "$235.5 billion", "contradicted"),
        # first halves: 186,662 and 165,281 million
        ("Here are the six-month figures:", "$165.3 billion", "supported"),
        ("## First-half figures", "$165.3 billion", "supported"),
        ("## Half-year figures", "$165.3 billion", "supported"),
    ],
)
def test_a_table_is_of_the_part_of_the_year_that_its_heading_tells(heading: str, figure: str, status: str) -> None:
    table = f"| Metric | 2025 | 2024 |\n|---|---|---|\n| Revenue | n/a | {figure} |"
    text = f"Alphabet's revenue rose 16% to $102.3 billion in the third quarter of 2025.\n\n{heading}\n\n{table}"
    assert told(text, "2025-11-01")[figure] == status


@pytest.mark.parametrize(
    ("text", "status", "published"),
    [
        # Nvidia, gross margins: 53.56% in the third quarter of fiscal 2023, 60.52% in the first of 2026, above 64% in all between
        ("Nvidia's gross margin of 60.5% in the first quarter of fiscal 2026 was its lowest since the third quarter of fiscal 2023.", "supported", "2025-06-04"),
        ("Nvidia's gross margin of 60.5% in the first quarter of fiscal 2026 was its highest since the third quarter of fiscal 2023.", "contradicted", "2025-06-04"),
        # Alphabet: operating margin 32.03% in 2025, 32.11% in 2024; net income at its highest in 2025
        ("At 32.0%, Alphabet's operating margin in 2025 was the highest since 2018.", "contradicted", "2026-02-12"),
        ("Alphabet's operating margin of 32.0% in 2025 was lower than a year earlier.", "supported", "2026-02-12"),
        ("Alphabet's net income in 2025 was the highest in any year since 2018.", "supported", "2026-02-12"),
        # Alphabet, net income: 73,795, 100,118 and 132,170 million in 2023, 2024 and 2025: 306,083 in all, 102,028 a year
        ("Over the three years from 2023 to 2025, Alphabet's net income added up to $306.1 billion.", "supported", "2026-02-12"),
        ("Over the three years 2023 to 2025, Alphabet's net income averaged $102.0 billion a year.", "supported", "2026-02-12"),
        ("Over the three years 2023 to 2025, Alphabet's net income averaged $112.0 billion a year.", "contradicted", "2026-02-12"),
        # Boeing lost 4,935, 2,222 and 11,817 million in 2022, 2023 and 2024
        ("Boeing lost $19.0 billion in 2022, 2023 and 2024 combined.", "supported", "2025-02-10"),
        # Apple, first half of fiscal 2025: 124,300 and 95,359 million
        ("In the first and second quarters of fiscal 2025 combined, Apple's revenue was $219.7 billion.", "supported", "2025-05-09"),
        ("In the first and second quarters of fiscal 2025 combined, Apple's revenue was $124.3 billion.", "contradicted", "2025-05-09"),
        # Visa took in 35,926 million in fiscal 2024, Mastercard 28,167 in 2024
        ("Visa made $7.8 billion more in revenue in fiscal 2024 than Mastercard did in 2024.", "supported", "2025-02-19"),
        ("Visa made $7.8 billion less in revenue in fiscal 2024 than Mastercard did in 2024.", "contradicted", "2025-02-19"),
        # Nvidia's capital expenditure: 6,042 million in fiscal 2026, 3,236 in 2025; Exxon's second-quarter EPS: 1.64 after 2.14
        ("Nvidia's capex was up by $6.0 billion in fiscal 2026.", "contradicted", "2026-03-04"),
        ("Exxon Mobil's earnings per share dropped 50 cents to $1.64 in the second quarter of 2025.", "supported", "2025-08-11"),
        ("Exxon Mobil's earnings per share dropped 80 cents to $1.64 in the second quarter of 2025.", "contradicted", "2025-08-11"),
        # Nvidia's first quarters: 81,615 million in fiscal 2027, 26,044 in 2025
        ("Nvidia's revenue in the first quarter of fiscal 2027 was more than three times that of the same quarter two years before.", "supported", "2026-05-27"),
        ("Nvidia's revenue in the first quarter of fiscal 2027 was more than six times that of the same quarter two years before.", "contradicted", "2026-05-27"),
    ],
)  # fmt: skip
def test_the_worst_verdict_of_a_sentence(text: str, status: str, published: str) -> None:
    statuses = set(by_filings.told("The figures", text, published).values())
    worst = next(s for s in ("contradicted", "unverified", "supported") if s in statuses)
    assert worst == status


def test_a_lead_in_heads_every_entry_of_its_list() -> None:
    # Tesla, first half of 2025: revenue 41,831, net income 1,581, operating cash flow 4,696 and free cash flow 810 million
    entries = "- Revenue: $41.8 billion\n- Net income: $1.58 billion\n- Operating cash flow: $4.70 billion\n- Free cash flow: $810 million"
    before = "In the second quarter of 2025 Tesla's revenue fell 12% to $22.5 billion."
    for lead in ("For the half year, the picture is no prettier:", "Over six months the numbers look like this."):
        found = by_filings.told("Tesla", f"{before}\n\n{lead}\n\n{entries}", "2025-07-26")
        assert set(found.values()) == {"supported"}


def test_a_change_moves_along_with_the_amount_beside_it() -> None:
    # P&G, nine months to March 2025: revenue 63,395 and 63,507 million, net income 12,359 and 11,742
    text = (
        "Procter & Gamble's net sales were $19.8 billion in the three months to the end of March.\n\n"
        "Over nine months sales were practically stable: $63.4 billion versus $63.5 billion. Earnings attributable to P&G were $12.4 billion, {} more."
    )
    assert told(text.format("5%"), "2025-04-25")["5%"] == "supported"
    assert told(text.format("9%"), "2025-04-25")["9%"] != "supported"


def test_a_level_is_of_no_time_before_its_base() -> None:
    # Alphabet, free cash flow: 69,495 million in 2023, 72,764 in 2024, 73,266 in 2025
    text = (
        "Alphabet's capital expenditure was $32.3 billion in 2023, reached $52.5 billion in 2024 and $91.4 billion in 2025. "
        "Thus free cash flow hardly grew: {} after $72.8 billion."
    )
    assert told(text.format("$73.3 billion"), "2026-02-06")["$73.3 billion"] == "supported"
    assert told(text.format("$69.5 billion"), "2026-02-06")["$69.5 billion"] != "supported"


def test_two_days_of_a_balance_tell_which_way_it_went() -> None:
    # Boeing's cash: 13,801 million at the end of 2024, 7,087 at the end of June 2025
    text = "Cash and cash equivalents at Boeing were $13.8 billion at the end of 2024. By the end of June 2025 they had {} to $7.1 billion."
    assert told(text.format("fallen"), "2025-08-12")["$7.1 billion"] == "supported"
    assert told(text.format("climbed"), "2025-08-12")["$7.1 billion"] == "contradicted"


def test_what_is_taken_off_an_amount_is_no_negative_one() -> None:
    # Nvidia, fiscal 2026: operating cash flow 102,718 million, capital expenditure 6,042; Boeing's free cash flow in 2024: -14,310
    text = "Nvidia's free cash flow for fiscal 2026 was $96.7 billion: $102.7 billion in operating cash flow minus $6.0 billion in capital expenditure."
    assert set(by_filings.told("The figures", text, "2026-03-04").values()) == {"supported"}
    text = "Boeing's free cash flow went from $4.4 billion in 2023 to minus $14.3 billion in 2024."
    assert told(text, "2025-02-10")["minus $14.3 billion"] == "supported"


def test_a_year_later_is_counted_from_the_sentence_before() -> None:
    # Alphabet, revenue: 182,527 million in 2020, 257,637 in 2021, 282,836 in 2022
    text = "In 2020 Alphabet's revenue was $182.5 billion. {} it was {}."
    for lead, figure in (
        ("A year later", "$257.6 billion"),
        ("The following year", "$257.6 billion"),
        ("Two years later", "$282.8 billion"),
    ):
        assert told(text.format(lead, figure), "2026-02-12")[figure] == "supported"
        assert told(text.format(lead, "$295.7 billion"), "2026-02-12")["$295.7 billion"] != "supported"


@pytest.mark.parametrize(
    ("text", "figure", "published"),
    [
        # Meta, revenue: 164,501 million in 2024, 134,902 in 2023, 116,609 in 2022
        ("Meta took in $164.5 billion of revenue in 2024. A year earlier it had been $134.9 billion, and the year before that {}.", "$116.6 billion", "2025-02-06"),
        # Nvidia, gross profit in the first quarter of fiscal 2026: 26,668 million
        ("Nvidia's gross profit was $41.8 billion in the third quarter of fiscal 2026. In the second quarter it had been $33.9 billion and in the first {}.", "$26.7 billion", "2025-11-26"),
        # Visa, net revenue: 29,310 million in fiscal 2022, 32,653 in 2023, 35,926 in 2024
        ("Visa's net revenue was $29.3 billion in fiscal 2022. It grew by {} in the next year and by 10.0% in the year after.", "11.4%", "2024-11-20"),
        # AbbVie, operating income in 2022: 18,117 million
        ("AbbVie's operating income shrank to $9.1 billion in 2024. It had still been $12.8 billion in 2023 and {} in 2022, which means it has roughly halved in two years.", "$18.1 billion", "2025-02-21"),
        # Apple, net income of fiscal 2024: 93,736 million
        ("Apple sold goods and services worth $391.0 billion in fiscal 2024. The iPhone maker kept {} of that as net income.", "$93.7 billion", "2024-11-08"),
    ],
)  # fmt: skip
def test_a_second_sentence_goes_on_with_the_first(text: str, figure: str, published: str) -> None:
    assert one(text, figure, published) == "supported"


@pytest.mark.parametrize(
    ("caption", "years", "status"),
    [
        # Snowflake, quarters to April: 623.6, 828.7 and 1,042.1 million in fiscal 2024, 2025 and 2026
        ("Snowflake's first-quarter figures (quarters to 30 April; $m)", ("FY2024", "FY2025"), "supported"),
        ("Snowflake, three months ended April 30 ($m)", ("2023", "2024"), "supported"),
        ("Snowflake, three months to 30 April ($m)", ("FY2024", "FY2025"), "unverified"),
    ],
)
def test_a_fiscal_year_is_not_the_year_of_the_day_above_it(caption: str, years: tuple[str, str], status: str) -> None:
    table = f"| | {years[0]} | {years[1]} |\n|---|---|---|\n| Revenue | 623.6 | 828.7 |"
    found = by_filings.told("Snowflake", f"{caption}\n\n{table}", "2024-06-06")
    assert found["623.6"] == status
