"""True figures that were held against what their words do not say: each kind in several wordings, and with a wrong figure beside it."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

TRUE = [
    # a pronoun is not whom the sentence sets against it
    ("Visa vs. Mastercard", "Visa's fiscal 2024 revenue was $35.9 billion, Mastercard's in 2024 $28.2 billion. Here the challenger leads. Its revenue grew 12.2%, Visa's 10.0%.", "2025-02-18", ("12.2%", "10.0%")),
    # what a metric outgrows is not what the figure tells
    ("HubSpot", "In the second quarter of 2025 research and development consumed $237.3 million, and grew faster than sales at 19.8%.", "2025-08-11", ("19.8%",)),
    ("HubSpot", "In the second quarter of 2025 R&D expenses of $237.3 million grew faster than revenue, at 19.8%.", "2025-08-11", ("19.8%",)),
    # what stands between dashes goes with what was told before
    ("Walmart", "In fiscal 2025 there was room for $4.5 billion of buybacks — a year ago it had been $2.8 billion — and long-term debt was trimmed to $33.4 billion.", "2025-03-18", ("$2.8 billion", "$33.4 billion")),
    # a flow that was positive is none that went out
    ("Boeing", "Free cash flow in 2024 was negative by $14.3 billion; the year before it was positive by $4.4 billion.", "2025-02-05", ("$14.3 billion", "$4.4 billion")),
    # what one source brings is no profit of the company
    ("Tesla", "In the second quarter of 2025 Tesla's revenue dropped 12% to $22.5 billion, as income from regulatory credits roughly halved to $439 million.", "2025-07-29", ("$22.5 billion",)),
    # an earlier balance may be that of the last year's end
    ("Apple", "In the quarter ended June 27, 2020 long-term debt rose to $94.0 billion from $91.8 billion.", "2020-08-04", ("$94.0 billion",)),
    # what is called negative is below zero
    ("Boeing", "Boeing ran up a negative gross profit in 2024, of $1.99 billion.", "2025-02-05", ("$1.99 billion",)),
    ("Boeing", "In 2024 operating cash flow was negative, by about $12.1 billion.", "2025-02-05", ("$12.1 billion",)),
    # and so is what was asked for as a loss
    ("Boeing", "Boeing published its 2024 accounts. The loss per share? $18.36.", "2025-02-05", ("$18.36",)),
    # an office is a measure where an amount is its own
    ("Marvell", "In the first quarter of fiscal 2027 cash tells more: CFO of $638.8 million, said its CFO.", "2026-06-02", ("$638.8 million",)),
    # whatever is told in passing, what comes from operations is cash, and so is its share
    ("HubSpot", "In the first half of 2025 HubSpot, still booking a loss, produced $325.9 million from operations, 22.1% of sales.", "2025-08-11", ("$325.9 million", "22.1%")),
    # of two companies the first to be told outgrew the second
    ("J&J and AbbVie", "Johnson & Johnson is the bigger. Its revenue in 2024, $88.8 billion, was 1.6 times AbbVie's $56.3 billion, and it grew a bit faster too: 4.3% versus 3.7%.", "2025-02-20", ()),
    # an earlier time reaches past what explains it
    ("Snowflake", "In fiscal 2025 the loss per share was $3.86. Four years ago, in the year it listed, it had been $3.81 on revenue of only $592.0 million.", "2025-03-25", ()),
    # two figures of a line are of the companies told before, and not both of the last
    ("Salesforce and Adobe in fiscal 2024", "- **Net income:** $6.2 billion at Salesforce, up 50%; $5.6 billion at Adobe, up 2%.\n- **Gross margin:** 77% and 89%.", "2025-03-10", ()),
    # the earlier figure of what has no name is not of the noun before
    ("Visa", "In fiscal 2024 dividends of $4.2 billion came on top, so that $20.9 billion went back to investors altogether, versus $15.9 billion the year before.", "2024-11-20", ("$4.2 billion",)),
    # the one before is another time
    ("Nvidia", "In fiscal 2020 sales were $10.9 billion. Nvidia bought back none of its stock in the year, after spending $1.58 billion on buybacks in the preceding one.", "2020-02-21", ()),
    # a year ago, set apart, may be a year before now
    ("HubSpot", "HubSpot's net loss in the second quarter of 2025 was $3.3 million. In the first quarter it had been $21.8 million, and a year ago, $14.4 million.", "2025-08-11", ()),
    # what is earned on a part of the revenue is no margin
    ("Meta and Amazon in 2024", "Meta's net income beat Amazon's on roughly a quarter of the revenue.", "2025-02-24", ()),
    # six months of a fiscal year are its half: Apple's capital expenditure of the first half of fiscal 2024 and 2023
    ("Apple", "| | Six months FY2024 | Six months FY2023 |\n|---|---|---|\n| Capital expenditures | $4.39 billion | $6.70 billion |", "2024-05-06", ("$4.39 billion", "$6.70 billion")),
    # two letters before a quarter head what stands below them
    ("Notes on two", "JNJ, 2Q25\n\nSales $23.74bn, EPS $2.29.\n\nKO, 2Q25\n\nRevenue $12.54bn, EPS 88 cents, +57%.", "2025-07-28", ("$12.54bn", "88 cents")),
    ("A quarter", "Netflix earned $7.19 per diluted share between April and June 2025, versus $4.88 in those months of 2024.", "2025-07-25", ("$4.88",)),
    ("A quarter", "By the end of March 2026 the long-term debt of Alphabet had swollen to $77.5 billion, from $10.9 billion at the same point in 2025.", "2026-05-07", ("$10.9 billion",)),
    ("A quarter", "Holiday-quarter earnings at Apple were $2.84 per diluted share, up from $2.40 twelve months earlier.", "2026-02-09", ("$2.84", "$2.40")),
    ("Staples before the open", "PG and KO filed; the figures of both.\n\nKO: 2Q revenue $12.5bn, up 1%.\n\nPG: 2Q revenue $20.9bn.", "2025-08-05", ("$12.5bn", "$20.9bn")),
    # nor does what opens without a figure leave it to the company before: P&G's year to June 2025
    ("Staples before the open", "KO: 2Q revenue $12.5bn, up 1%.\n\nPG: fiscal year to June, net sales $84.3bn. Operating income $20.5bn. Net earnings attributable $16.0bn.", "2025-08-06", ("$84.3bn", "$20.5bn", "$16.0bn")),
    # a rate is no part of anything: Meta's R&D of 2024 is 43.9 of 164.5 billion
    ("Meta", "Meta had revenue of $164.5 billion in 2024. The operating margin widened to 42% from 35%, while R&D rose 14% to $43.9 billion. It amounts to 27% of revenue.", "2025-02-03", ("27%",)),
    # what is left aside makes an adjusted figure of it
    ("Coca-Cola", "In the second quarter of 2025 Coca-Cola earned 88 cents a share. Without such one-offs, earnings were 87 cents a share.", "2025-07-28", ("88 cents",)),
    ("Coca-Cola", "In the second quarter of 2025 Coca-Cola earned 88 cents a share. Leaving that charge aside, earnings were 87 cents a share.", "2025-07-28", ("88 cents",)),
    ("Salesforce", "In fiscal 2025 Salesforce earned $6.36 a share. With adjustments, earnings were $10.20 a share.", "2025-03-10", ("$6.36",)),
    # what had grown by then had grown in the year before
    ("Salesforce", "Revenue for fiscal 2025 was $37.9 billion, up 9%. A year earlier, revenue had grown 11%.", "2025-03-10", ("9%",)),
    ("Netflix", "Revenue was $39.0 billion in 2024, 16% more than in 2023. It had grown 7% in that year.", "2025-01-29", ("16%",)),
    # a share of then, told behind the one of now
    ("Snowflake", "In fiscal 2025 the operating loss was $1.46 billion, or 40% of revenue; a year ago it was 39%.", "2025-03-25", ("40%",)),
    # what is beaten has not risen
    ("Walmart and Home Depot in fiscal 2024", "In the year to January 2025 Walmart's operating income still beats Home Depot's $21.5 billion.", "2025-03-25", ()),
    # what is left after something is taken off is not what was taken off
    ("Snowflake", "Operating activities brought in $960 million in fiscal 2025. Subtract capital expenditures, which were $46 million, and it had $913 million to play with.", "2025-03-25", ()),
    ("Snowflake", "In fiscal 2025 it bought back shares, and that does cost cash: $1.9 billion.", "2025-03-25", ()),
    # a time with which a figure is likened is not its own
    ("UnitedHealth in 2024", "In 2024 capital expenditures took $3.5 billion of it, about what they had taken in 2023.", "2025-03-05", ()),
    # a time told by what happened in it: Home Depot's net income of fiscal 2022 was 17.1, its revenue 157.4 billion
    ("Home Depot", "Net income was $14.8 billion in fiscal 2024.\n\nThe year with the record? Net income was $17.1 billion.", "2025-03-25", ()),
    ("Home Depot", "Net income was $14.8 billion in fiscal 2024. At the peak, net income was $17.1 billion.", "2025-03-25", ()),
    ("Home Depot", "Net income was $14.8 billion in fiscal 2024. In its record year revenue was $157.4 billion.", "2025-03-25", ()),
    # of two amounts either may be what "it" is
    ("Meta", "Meta had revenue of $164.5 billion in 2024. Operating income rose to $69.4 billion while R&D climbed to $43.9 billion. It amounts to 27% of revenue.", "2025-02-03", ()),
    ("Tesla", "In the second quarter of 2025 R&D was $1.59 billion, up 48%.\n\nAnd deliveries? 384,122, which is 13% down.", "2025-07-29", ("48%",)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figures"), TRUE)
def test_a_true_figure_is_not_accused(title: str, text: str, published: str, figures: tuple[str, ...]) -> None:
    verdicts = told(title, text, published)
    assert "contradicted" not in verdicts.values(), verdicts
    for figure in figures:
        assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "supported", verdicts


WRONG = [
    ("Visa vs. Mastercard", "Visa's revenue grew 14.6% in fiscal 2024.", "2025-02-18", "14.6%"),
    ("HubSpot", "In the second quarter of 2025 R&D expenses grew faster than revenue, which rose 24.6%.", "2025-08-11", "24.6%"),
    ("Walmart", "In fiscal 2025 Walmart spent $5.4 billion on buybacks — a year ago it had been $2.8 billion.", "2025-03-18", "$5.4 billion"),
    ("Boeing", "Free cash flow in 2024 was positive by $14.3 billion.", "2025-02-05", "$14.3 billion"),
    ("Apple", "In the quarter ended June 27, 2020 long-term debt rose to $49.0 billion.", "2020-08-04", "$49.0 billion"),
    ("Boeing", "In 2024 Boeing had a gross profit of $1.99 billion, no longer a negative one.", "2025-02-05", "$1.99 billion"),
    ("Boeing", "In 2024 operating cash flow was negative, by about $21.1 billion.", "2025-02-05", "$21.1 billion"),
    ("Boeing in 2024", "Earnings per share? $18.36.", "2025-02-05", "$18.36"),
    ("Marvell", "In the first quarter of fiscal 2027 cash tells more: CFO of $863.8 million.", "2026-06-02", "$863.8 million"),
    ("HubSpot", "In the first half of 2025 HubSpot, still booking a loss, produced $235.9 million from operations.", "2025-08-11", "$235.9 million"),
    ("Snowflake", "In fiscal 2025 revenue was $3.63 billion. Four years ago, in the months of the listing, revenue had been $952.0 million.", "2025-03-25", "$952.0 million"),
    ("Nvidia", "Nvidia spent $1.85 billion on buybacks in fiscal 2019.", "2020-02-21", "$1.85 billion"),
    ("HubSpot", "In the first quarter of 2025 the net loss was $21.8 million, and a year ago, $41.4 million.", "2025-08-11", "$41.4 million"),
    ("Meta in 2024", "Meta's net income was a quarter of its revenue.", "2025-02-24", "a quarter"),
    ("Apple", "| | Six months FY2024 | Six months FY2023 |\n|---|---|---|\n| Capital expenditures | $4.39 billion | $7.60 billion |", "2024-05-06", "$7.60 billion"),
    ("Notes on two", "JNJ, 2Q25\n\nSales $23.74bn.\n\nKO, 2Q25\n\nRevenue $15.24bn, EPS 88 cents.", "2025-07-28", "$15.24bn"),
    ("Coca-Cola", "In the second quarter of 2025 Coca-Cola earned 87 cents a share, politics aside.", "2025-07-28", "87 cents"),
    # what the owners got: Mastercard bought back 9.0 billion in 2023
    ("Mastercard", "Mastercard bought shares for $11.0 billion in 2024, up from $8.8 billion, and paid dividends of $2.4 billion.", "2025-02-18", "$8.8 billion"),
    ("Home Depot", "In its record year, fiscal 2022, Home Depot had revenue of $175.4 billion.", "2025-03-25", "$175.4 billion"),
    # Visa's operating income was 23.6 billion in fiscal 2024, and 21.0 billion in the year with which its revenue is compared
    ("Visa", "Visa closed its books in September 2024. Net revenue of fiscal 2024 came to $35.9 billion. It was 10% more than the year before, and operating income came to $21.0 billion.", "2025-02-18", "$21.0 billion"),
    ("Staples before the open", "KO: 2Q revenue $12.5bn.\n\nPG: fiscal year to June, net sales $48.3bn.", "2025-08-06", "$48.3bn"),
    ("Salesforce", "Revenue for fiscal 2025 was $37.9 billion, up 11% from a year earlier, as it had hoped.", "2025-03-10", "11%"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), WRONG)
def test_a_wrong_figure_of_the_kind_is_found(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "contradicted", verdicts


NOT_PASSED = [
    # growth of 2024, told of the year before (16%)
    ("Meta", "Total revenue for 2024 was $164.5 billion, an increase of 22%. The year before that, growth had been 22%.", "2025-02-03", "22%"),
    # the quarter a year before (159.6 million), told of the quarter before (272.2 million)
    ("Snowflake", "Snowflake took in $334 million in the three months to the end of October 2021. In the quarter before that, it had managed $160 million.", "2021-12-06", "$160 million"),
    # total assets of the year's end, told of the quarter
    ("Snowflake's first quarter of fiscal 2026", "Cash ended the quarter at $2.24 billion. In fiscal 2025 revenue was $3.63 billion. In the first quarter of fiscal 2026 it was $1.04 billion.\n\nTotal assets were $9.03 billion.", "2025-06-02", "$9.03 billion"),
    # AbbVie's cash flow, told of Johnson & Johnson
    ("Drug makers in 2024", "At AbbVie, revenue recovered by 3.7% in 2024 to $56.3 billion.\n\nJohnson & Johnson, finally, sold more than ever, $88.8 billion. Gross profit was $61.4 billion, and operating activities brought in $18.8 billion.", "2025-03-05", "$18.8 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), NOT_PASSED)
def test_a_figure_of_another_time_or_company_is_not_passed(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert [status for words, status in verdicts.items() if words.startswith(figure)][-1] != "supported", verdicts
