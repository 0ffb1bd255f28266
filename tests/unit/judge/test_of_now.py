"""When silent figures are told of: now, since a year, a season, beside a level that is right, in brackets of their own."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

HOME_DEPOT = "Home Depot"
# fiscal 2024 (to February 2, 2025) and 2023, in millions: sales 159,514 and 152,669 (+4.5 %), net income 14,806 and 15,143 (-2.2 %),
# diluted EPS 14.91 and 15.11 (-1.3 %), gross profit 53,308 and 50,960 (33.4 % of sales in both); fiscal 2022: EPS 16.69, sales 157,403
DAY = "2025-03-25"
SILENT = "Sales of $159.5 billion, 4.5% more. Gross profit was $53.3 billion, or 33.4% of sales. Net income was $14.8 billion."


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        ("EPS: $14.91, a drop of 1.3%.", "1.3%", "supported"),
        ("EPS: $14.91, a drop of 6%.", "6%", "contradicted"),
        ("Net income slipped a modest 2.2% to $14.8 billion.", "2.2%", "supported"),
        ("Net income slipped a modest 9% to $14.8 billion.", "9%", "contradicted"),
        # the level itself is wrong, so that nothing shows of what the change is
        ("EPS: $13.11, a drop of 6%.", "6%", "unverified"),
        # in between stands another figure
        ("Net income was $14.8 billion and comparable sales fell 1.8%.", "1.8%", "unverified"),
    ],
)
def test_a_change_right_beside_a_right_level_is_of_its_time(text: str, figure: str, verdict: str) -> None:
    assert told(HOME_DEPOT, f"{SILENT}\n\n{text}", DAY)[figure] == verdict


def test_what_comes_after_now_is_of_now() -> None:
    # Procter & Gamble, fiscal years to June: net income 14,879 in 2024 and 15,974 in 2025, operating income 18,545 and 20,451
    text = (
        "Procter & Gamble closed fiscal 2025 in June. Operating income was $18.5 billion in fiscal 2024; it is $20.5 billion now. "
        "Net income came to {}."
    )
    assert told("Procter & Gamble", text.format("$16.0 billion"), "2025-08-06")["$16.0 billion"] == "supported"


@pytest.mark.parametrize(("amount", "is_right"), [("$189.0 billion", True), ("$150.0 billion", False)])
def test_what_has_risen_since_a_year_has_until_now(amount: str, is_right: bool) -> None:
    # Nvidia's revenue: 26,914 in fiscal 2022, 130,497 in fiscal 2025, 215,938 in fiscal 2026
    text = f"Nvidia's revenue grew 114% in fiscal 2025. Since fiscal 2022 it has risen by {amount}."
    assert (told("Nvidia", text, "2026-03-02")[amount] == "supported") is is_right


@pytest.mark.parametrize(("amount", "verdict"), [("$15.11", "supported"), ("$16.69", "contradicted")])
def test_brackets_with_a_year_are_of_that_year(amount: str, verdict: str) -> None:
    assert (
        told(HOME_DEPOT, f"{SILENT} EPS: $14.91 ({amount} in fiscal 2023).", DAY)[f"{amount} in fiscal 2023"] == verdict
    )


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        # quarters to July 27, 2025: gross margin 72.4 %; to April 27: 60.5 %, revenue 44,062; to July: revenue 46,743
        ("Last summer gross margin was 72.4%.", "72.4%"),
        ("Last spring, it was 60.5%.", "60.5%"),
        ("Last summer's quarter brought $46.7 billion of revenue.", "$46.7 billion"),
        ("Revenue was $46.7 billion in the summer quarter, after the spring quarter's $44.1 billion.", "$44.1 billion"),
    ],
)
def test_seasons_are_those_of_the_company(text: str, figure: str) -> None:
    told_first = "Nvidia's gross margin was 71.1% in fiscal 2026."
    assert told("Nvidia", f"{told_first}\n\n{text}", "2026-03-02")[figure] == "supported"


def test_a_season_without_a_year_accuses_nobody() -> None:
    # Marvell: revenue 1,516 in the quarter to November 2, 2024, 1,273 and 1,161 in the two before
    text = "Revenue, at $1.52 billion, was 19% higher than in the summer quarter, when it was $1.27 billion. In the spring it had been $1.16 billion."
    verdicts = told("Marvell", f"Marvell's third quarter was good.\n\n{text}", "2024-12-05")
    assert verdicts["19%"] == verdicts["$1.27 billion"] == "supported"
    assert verdicts["$1.16 billion"] == "unverified"


def test_something_that_happened_last_summer_is_no_period() -> None:
    text = "Since it bought SRS last summer, the accounts look different. Sales rose 4.5% to $159.5 billion. Gross profit increased 4.6%."
    verdicts = told(HOME_DEPOT, text, DAY)
    assert verdicts["4.5%"] == verdicts["4.6%"] == "supported"


def test_the_time_of_a_part_is_not_that_of_the_company() -> None:
    text = f"{SILENT} Online sales grew 9% in the fourth quarter. EPS came in at {{}}."
    assert told(HOME_DEPOT, text.format("$14.91"), DAY)["$14.91"] == "supported"
    assert told(HOME_DEPOT, text.format("$15.11"), DAY)["$15.11"] == "contradicted"


def test_more_than_last_year_is_of_this_year() -> None:
    # Union Pacific, first half of 2025: buybacks 2,679 (100 a year before), dividends 1,599
    text = (
        "Union Pacific earned $1.88 billion from April through June.\n\nIn the first half of the year the railroad sent its owners "
        "more cash than last year. Buybacks swelled to $2.7 billion from just $100 million."
    )
    verdicts = told("Union Pacific", text, "2025-07-28")
    assert verdicts["$2.7 billion"] == verdicts["$100 million"] == "supported"


def test_what_became_more_is_what_it_was_before() -> None:
    # UnitedHealth's long-term debt: 58,263 at the end of 2023, 72,359 a year later
    text = "UnitedHealth bought back its own stock in 2024 and borrowed: long-term debt of $58.3 billion became $72.4 billion."
    verdicts = told("UnitedHealth", text, "2025-03-03")
    assert verdicts["$58.3 billion"] == verdicts["$72.4 billion"] == "supported"


def test_a_question_since_a_month_heads_nothing() -> None:
    # Nvidia at July 27, 2025: long-term debt 8,466, cash 11,639
    text = (
        "For the three months to July 27 Nvidia's revenue hit $46.7 billion.\n\n**Buybacks since January?** $23.8 billion.\n\n"
        "**The balance sheet.** Cash and equivalents of $11.6 billion, long-term debt of $8.5 billion."
    )
    verdicts = told("Nvidia", text, "2025-08-28")
    assert verdicts["$11.6 billion"] == verdicts["$8.5 billion"] == "supported"


def test_a_change_is_not_borne_out_by_the_quarter_before_where_years_are_compared() -> None:
    # IBM, second quarter of 2025: research 2,097, a year before 1,840 (+14.0 %), the quarter before 1,950 (+7.5 %)
    text = "IBM's Q2 revenue of $16.98bn grew 7.7% y/y. R&D of $2.10bn was up {}."
    assert told("IBM", text.format("14%"), "2025-07-28")["14%"] == "supported"
    assert told("IBM", text.format("8%"), "2025-07-28")["8%"] == "unverified"
    by_quarter = "IBM's Q2 revenue of $16.98bn grew 16.8% on the quarter. R&D of $2.10bn was up 8%."
    assert told("IBM", by_quarter, "2025-07-28")["8%"] == "supported"


def test_what_is_free_after_investment_is_no_flow_of_operations() -> None:
    # Netflix, second quarter of 2025: from operations 2,423, capital expenditure 156, free 2,267
    text = "In the quarter to June Netflix made $2.4 billion from operations, put $156 million into property and gear, and so had {} free."
    assert told("Netflix", text.format("$2.27 billion"), "2025-07-21")["$2.27 billion"] == "supported"
    assert told("Netflix", text.format("$2.42 billion"), "2025-07-21")["$2.42 billion"] != "supported"


@pytest.mark.parametrize(("share", "is_right"), [("42%", True), ("38%", False)])
def test_income_per_dollar_of_sales_is_the_margin(share: str, is_right: bool) -> None:
    # Meta in 2024: revenue 164,501, operating income 69,380 (42.2 %), net income 62,360 (37.9 %)
    text = f"For 2024, two companies reported.\n\nOperating income per dollar of sales: Meta {share}, Alphabet 32%."
    assert (told("The ad giants", text, "2025-02-10")[share] == "supported") is is_right


def test_the_year_before_last_year_is_not_gone_on_with() -> None:
    text = "Sales $159.5B. Last year $152.7B, and the year before that $157.4B. So 4.5% growth. Gross margin was 33.4%. Net income: $14.8B."
    verdicts = told(HOME_DEPOT, text, DAY)
    assert {verdicts[figure] for figure in ("$159.5B", "$152.7B", "4.5%", "33.4%", "$14.8B")} == {"supported"}, verdicts


def test_what_something_improves_over_is_what_it_was() -> None:
    # Apple, quarter to December 27, 2025: diluted EPS 2.84, a year before 2.40 (+18.3 %)
    text = "In the December quarter Apple's diluted earnings per share stood at $2.84, an 18% improvement over {}."
    assert told("Apple", text.format("$2.40"), "2026-02-02")["$2.40"] == "supported"
    assert told("Apple", text.format("$2.18"), "2026-02-02")["$2.18"] == "contradicted"


BOEING = "Cash used by operations in the half: $1.39 billion, against {}$7.29 billion in the first half of 2024. Take off $1.1 billion of capex."


@pytest.mark.parametrize("colour", ["", "a horrible "])
def test_cash_used_against_more_is_used_too(colour: str) -> None:
    # Boeing, first half of 2025: from operations -1,389 (a year before -7,285), capital expenditure 1,101 (971)
    verdicts = told("Boeing", BOEING.format(colour), "2025-07-31")
    assert set(verdicts.values()) == {"supported"}, verdicts


def test_what_was_burned_in_operations_is_not_what_was_lost() -> None:
    # Boeing in 2024: net loss 11,817, operating loss 10,707, cash used in operations 12,080
    text = "For all of 2024 Boeing burned $12.1 billion in operations and lost {}."
    assert told("Boeing", text.format("$11.8 billion"), "2025-02-05")["$11.8 billion"] == "supported"


@pytest.mark.parametrize(
    ("sentence", "figure", "verdict"),
    [
        ("Cloud growth of 32% stole the show.", "32%", "unverified"),
        ("Search growth of 12% helped.", "12%", "unverified"),
        ("Growth of 14% pleased everyone.", "14%", "supported"),
    ],
)
def test_growth_of_a_part_is_not_that_of_the_company(sentence: str, figure: str, verdict: str) -> None:
    # Alphabet, second quarter of 2025: revenue 96,428, +13.8 %
    assert told("Alphabet", f"Alphabet's June-quarter revenue was $96.4bn. {sentence}", "2025-07-25")[figure] == verdict


@pytest.mark.parametrize("why", ["as better pricing helped the railroad", "as higher prices and productivity helped"])
def test_a_reason_is_not_what_moved(why: str) -> None:
    # Union Pacific, second quarter of 2025: net income 1,876, a year before 1,673 (+12.1 %)
    text = f"Union Pacific's second-quarter profit rose {{}} {why}."
    assert told("The railroad", text.format("12%"), "2025-07-25")["12%"] == "supported"
    assert told("The railroad", text.format("21%"), "2025-07-25")["21%"] == "contradicted"
