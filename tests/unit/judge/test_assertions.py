"""Claims without a figure that a form of words makes, judged on the filings of the pack."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text


def verdicts(text, published):
    report = check(read_text(text + "\n", "article", published=date.fromisoformat(published)), offline=True)
    return [
        (c.kind, c.verdict.status, getattr(getattr(c.verdict, "diagnosis", None), "code", None)) for c in report.claims
    ]


# By the pack's filings. Operating cash flow 2024: Amazon 115.9, Mastercard 14.8, AbbVie 18.8 billion. Net income 2024: Alphabet 100.1,
# Amazon 59.2, Meta 62.4, Tesla 7.1 (15.0 the year before). Meta 2024: buybacks 30.1, dividends 5.1. Boeing 2024: a loss of 11.8 billion.
# Nike's revenue: fiscal 2023 51.2, 2024 51.4, 2025 46.3. NVIDIA's net income by quarter: Q4 FY2025 22.1, Q1 FY2026 18.8, Q3 FY2026 31.9.
# Snowflake had losses in every quarter. Alphabet's revenue fell from Q4 2019 into 2020 and rose in the third and the fourth quarter of 2020.
@pytest.mark.parametrize(
    ("text", "published", "kind", "status", "code"),
    [
        ("Measured by operating cash flow, Amazon outdid Mastercard in 2024.", "2025-02-20", "comparison", "supported", None),
        ("By operating cash flow, AbbVie was ahead of Amazon in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("It was Meta, not Tesla, that had the larger net income in 2024.", "2025-02-20", "comparison", "supported", None),
        ("For 2024, Tesla reported more net income than Meta did.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Meta devoted more money to buying back stock than to dividends in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Meta paid out more in dividends than it spent on buybacks in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Tesla earned less in 2024 than in 2023, going by net income.", "2025-02-20", "change", "supported", None),
        ("Filed numbers put Tesla's net income higher in 2024 than it had been a year earlier.", "2025-02-20", "change", "contradicted", "direction-flipped"),
        ("Tesla was less profitable in 2024 than in 2023.", "2025-02-20", "change", "supported", None),
        ("Tesla's net income in 2024 beat that of the year before.", "2025-02-20", "change", "contradicted", "direction-flipped"),
        ("Revenue at Meta grew faster than at Alphabet in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Meta's revenue growth lagged Alphabet's in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Boeing finished 2024 with a net loss.", "2025-02-20", "comparison", "supported", None),
        ("Salesforce was in the red at the operating level in fiscal 2024.", "2025-03-09", "comparison", "contradicted", "direction-flipped"),
        ("There was no year-on-year growth in net income at Tesla in 2024.", "2025-02-20", "change", "supported", None),
        ("There was no year-on-year growth in net income at Meta in 2024.", "2025-02-20", "change", "contradicted", "negated"),
        ("Tesla failed to match its year-earlier net income in 2024.", "2025-02-20", "change", "supported", None),
        ("At Mastercard, operating cash flow grew at a quicker rate than revenue in 2024.", "2025-02-20", "comparison", "supported", None),
        ("At Tesla, revenue developed worse than net income in 2024, measured by percentage change.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Net income at Nike: fiscal 2025 tops both of the two years before it.", "2025-07-24", "record", "contradicted", "not-a-record"),
        ("Revenue at Home Depot: fiscal 2024 tops both of the two years before it.", "2025-03-29", "record", "supported", None),
        ("Line up Amazon, Alphabet and Meta by net income for 2024 and Alphabet comes out on top.", "2025-02-20", "comparison", "supported", None),
        ("Meta generated the least revenue among Amazon, Alphabet and itself in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Nobody among Amazon, Alphabet and Meta earned more than Alphabet in 2024.", "2025-02-20", "comparison", "supported", None),
        ("None of Amazon, Alphabet and Tesla matched Meta's net income in 2024.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        ("Alphabet earned more in 2024 than Meta and Tesla combined.", "2025-02-20", "comparison", "supported", None),
        ("Alphabet's net income exceeded that of Meta and Amazon together in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("For Tesla, 2024 was a better year than 2023 in terms of net income.", "2025-02-20", "change", "contradicted", "direction-flipped"),
        ("Per diluted share, Meta earned more in 2024 than in 2023.", "2025-02-20", "change", "supported", None),
        ("2024 marked the second year in a row of higher revenue for Mastercard.", "2025-02-14", "streak", "supported", None),
        ("The first quarter of fiscal 2023 was the weakest quarter for operating income at NVIDIA since the fourth quarter of fiscal 2021.", "2022-05-27", "record", "supported", None),
        ("Boeing did not turn a profit in 2024, at least not at the net level.", "2025-02-20", "comparison", "supported", None),
        ("Boeing ended 2024 with a profit.", "2025-02-20", "comparison", "contradicted", "direction-flipped"),
        ("Operating cash flow at Boeing was positive in 2024.", "2025-02-20", "comparison", "contradicted", "direction-flipped"),
        ("Of the three years from fiscal 2023 through fiscal 2025, fiscal 2024 was the best for Nike by revenue.", "2025-07-24", "record", "supported", None),
        ("Nike's revenue peaked in fiscal 2025 over the three years from fiscal 2023 through fiscal 2025.", "2025-07-24", "record", "contradicted", "not-a-record"),
        ("NVIDIA's net income in the third quarter of fiscal 2026 was the highest since the third quarter of fiscal 2024.", "2025-12-01", "record", "supported", None),
        ("NVIDIA posted its highest quarterly net income since the first quarter of fiscal 2025 in the first quarter of fiscal 2026.", "2025-06-10", "record", "contradicted", "not-a-record"),
        # only the quarter that is named as the last higher one was higher
        ("NVIDIA posted its highest net income since the fourth quarter of fiscal 2025 in the first quarter of fiscal 2026.", "2025-06-10", "record", "unverified", None),
        ("Each of the last four quarters, the third quarter of fiscal 2023 included, ended in a net loss for Snowflake.", "2022-12-09", "streak", "supported", None),
        ("Each of the last four quarters, the third quarter of fiscal 2023 included, ended in a profit for Snowflake.", "2022-12-09", "streak", "contradicted", "wrong-streak"),
        ("The fourth quarter of 2020 was the second quarter in a row in which revenue at Alphabet beat that of the quarter before.", "2021-02-05", "streak", "supported", None),
        ("The fourth quarter of 2020 was the fifth quarter in a row in which revenue at Alphabet beat that of the quarter before.", "2021-02-05", "streak", "contradicted", "wrong-streak"),
        ("Line up Amazon, Alphabet and Meta by net income for 2024, and Meta comes second.", "2025-02-20", "comparison", "supported", None),
        ("Of Amazon, Alphabet and Meta, Amazon had the second-largest net income in 2024.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        ("Ranked by 2024 net income, Meta was larger than Amazon.", "2025-02-20", "comparison", "supported", None),
    ],
)  # fmt: skip
def test_an_assertion_is_judged_on_the_filed_figures(text, published, kind, status, code):
    assert (kind, status, code) in verdicts(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "In Europe, Tesla's net income beat that of the year before in 2024.",
        "Tesla's net income before special items beat that of the year before in 2024.",
        "Analysts thought that Tesla's net income would beat that of the year before in 2024.",
        "Tesla's net income almost beat that of the year before in 2024.",
        "Per car, Tesla earned more in 2024 than in 2023.",
        "Did Tesla earn more in 2024 than in 2023?",
        "Tesla's operating margin in energy was higher in 2024 than Meta's.",
        "Tesla's costs rose more than Meta's net income in 2024.",
        "Boeing's defence unit ended 2024 with a profit.",
        "Boeing ended 2024 with a profit warning.",
        "Line up Amazon, Alphabet and Meta by cloud revenue for 2024, and Meta comes first.",
        "Among American retailers, Amazon, Walmart and Nike by growth, Nike came first in 2024.",
        "Adjusted for the split, Tesla earned more per share in 2024 than in 2023.",
        "Tesla expects to have earned more in 2024 than in 2023.",
        # told of cars or of shares
        "Tesla sold less in 2024 than in 2023.",
        "Had Tesla's net income grown 30% in 2024, it would have reached $19.5 billion.",
        "Tesla's net income was $7.1 billion in 2024 rather than $17 billion.",
        "Meta ended 2024 in the red.",
        "Meta closed Friday in the red.",
    ],
)
def test_a_sentence_with_a_word_left_over_accuses_nobody(text):
    assert all(status != "contradicted" for _, status, _ in verdicts(text, "2025-02-20"))


@pytest.mark.parametrize(
    ("text", "published", "status", "code"),
    [
        # IBM's R&D and revenue of the first half of 2025: 4.047 of 31.518 billion, 12.8%
        ("IBM plowed 12.8% of revenue back into research and development in the first half of 2025.", "2025-08-02", "supported", None),
        ("IBM plowed 18.2% of revenue back into research and development in the first half of 2025.", "2025-08-02", "contradicted", "digits-transposed"),
        # Meta's net income 62.36 billion and diluted EPS 23.86 in 2024
        ("Meta netted a little over $62 billion in 2024, on the net income line.", "2025-02-20", "supported", None),
        ("The year 2024 worked out to $23.86 a share for Meta after dilution.", "2025-02-20", "supported", None),
        ("The year 2024 worked out to $32.86 a share for Meta after dilution.", "2025-02-20", "contradicted", "digits-transposed"),
        # Meta: buybacks of 30.125 for dividends of 5.072 billion
        ("For every dollar of dividends Meta paid in 2024, it spent $5.94 on share repurchases.", "2025-02-20", "supported", None),
        ("For every dollar of dividends Meta paid in 2024, it spent $9.54 on share repurchases.", "2025-02-20", "contradicted", None),
        # Amazon's revenue 513.98 billion in 2022, 637.96 in 2024: 11.4% a year
        ("Between 2022 and 2024, Amazon's revenue compounded at 11.4 percent a year.", "2025-02-12", "supported", None),
        ("Between 2022 and 2024, Amazon's revenue compounded at 8.0 percent a year.", "2025-02-12", "contradicted", None),
        ("Netflix averaged 435 million diluted shares over the second quarter of 2025.", "2025-08-05", "supported", None),
        # operating income of Netflix 3,775 after 2,603 million
        ("Operating profit at Netflix was 1.45 times the size of the year-ago figure in the second quarter of 2025.", "2025-08-05", "supported", None),
        ("Operating profit at Netflix was 1.65 times the size of the year-ago figure in the second quarter of 2025.", "2025-08-05", "contradicted", None),
        ("Walmart's operating margin of 4.3% in fiscal 2025 was lower than the 19.0% that Salesforce managed.", "2025-03-21", "supported", None),
        ("Walmart's operating margin of 4.3% in fiscal 2025 compared with the 91.0% reported by Salesforce.", "2025-03-21", "contradicted", "digits-transposed"),
        # revenue 2024: Amazon 637.96, Alphabet 350.02 billion
        ("The gap between Amazon's revenue and Alphabet's was $288 billion in 2024.", "2025-02-20", "supported", None),
        ("Alphabet's revenue trailed Amazon's by $288 billion in 2024.", "2025-02-20", "supported", None),
        ("With revenue of $638 billion in 2024, Amazon finished $388 billion ahead of Alphabet.", "2025-02-20", "contradicted", "wrong-value"),
        ("Amazon booked $288 billion less revenue in 2024 than Alphabet did.", "2025-02-20", "contradicted", "comparison-flipped"),
        # HubSpot's revenue rose 19.4%, operating cash flow of Netflix 87.7% in the second quarter of 2025
        ("Revenue growth at HubSpot exceeded 10% in the quarter ended June 30, 2025 from a year earlier.", "2025-08-09", "supported", None),
        ("Revenue growth at HubSpot exceeded 20% in the quarter ended June 30, 2025 from a year earlier.", "2025-08-09", "contradicted", None),
        ("Meta and Tesla on a per-share basis, 2024: the former earned $23.86 per diluted share.", "2025-02-20", "supported", None),
        ("Meta and Tesla on a per-share basis, 2024: the latter earned $23.86 per diluted share.", "2025-02-20", "contradicted", None),
        ("Mastercard sank $474 million into property, plant and equipment over the course of 2024.", "2025-02-20", "supported", None),
        ("On a net basis the margin was 37.9 percent for Meta in 2024.", "2025-02-20", "supported", None),
        ("On a net basis the margin was 42.2 percent for Meta in 2024.", "2025-02-20", "contradicted", None),
        ("At 42.2%, Meta's operating margin in 2024 was higher than in 2023.", "2025-02-20", "supported", None),
        ("In fiscal 2024 the gross margin of Adobe moved down to 89.0% from 87.9% in the year-ago period.", "2025-01-17", "contradicted", "direction-flipped"),
        ("Tesla's net income in 2024 was less than half of what it had been a year earlier.", "2025-02-20", "supported", None),
        ("Free cash flow (operating cash flow minus capital expenditures) sank 51 per cent at Nike in fiscal 2025, to $3.27 billion.", "2025-07-19", "supported", None),
        ("That is $2.6 billion more than a year earlier: operating profit at Visa in fiscal 2024 reached $23.6 billion.", "2024-11-18", "supported", None),
        ("As of December 31, 2024, long-term debt excluding the current portion stood at $17.48 billion on Mastercard's balance sheet.", "2025-02-20", "supported", None),
        # revenue 2024: Meta 164.501, Netflix 39.001 billion
        ("Between them, Meta and Netflix had revenue of $203.5 billion in 2024.", "2025-02-20", "supported", None),
        ("Together, Meta and Netflix had revenue of $302.5 billion in 2024.", "2025-02-20", "contradicted", None),
        ("Amazon's revenue in 2024 was 82% larger than Alphabet's.", "2025-02-20", "supported", None),
        ("Alphabet's revenue in 2024 was 45% smaller than Amazon's.", "2025-02-20", "supported", None),
        ("Meta's buybacks in 2024 were 5.9 times its dividends.", "2025-02-20", "supported", None),
        ("Meta's buybacks in 2024 were 9.8 times its dividends.", "2025-02-20", "contradicted", None),
        # Apple's dividends from fiscal 2021 on: 14.467, 14.841, 15.025, 15.234, 15.421 billion
        ("Apple has paid more than $14 billion in dividends in each of the last five fiscal years through 2025.", "2025-11-05", "supported", None),
        # Tesla's revenue: 81.46, 96.77, 97.69 billion
        ("Tesla's revenue growth slowed to 1% in 2024 from 19% in 2023.", "2025-02-20", "supported", None),
        ("Tesla's revenue growth slowed to 9% in 2024 from 19% in 2023.", "2025-02-20", "contradicted", None),
        ("Coca-Cola did not quite manage $50 billion of revenue in 2024.", "2025-02-20", "supported", None),
        ("After capital expenditure, Meta had $54.1 billion of its 2024 operating cash flow left.", "2025-02-20", "supported", None),
        # Apple bought back 20.132 billion after 25.083, a fifth less
        ("Apple bought back $20.1 billion of its shares in the September quarter of 2025, a fifth less than a year earlier.", "2025-12-05", "supported", None),
        # Exxon Mobil, first half of 2024: net income 17.46 billion
        ("Exxon Mobil's half-year net income was $17.5 billion in 2024.", "2025-12-05", "supported", None),
        ("Exxon Mobil had earned $17.5 billion by the middle of 2024.", "2025-12-05", "supported", None),
        ("Exxon Mobil's revenue slid 6.5% in the first half of 2025, its net income 15%.", "2025-08-08", "supported", None),
        # an outflow of 2.5 after 8.3 billion
        ("Free cash flow at Boeing improved by $5.8 billion in the first half of 2025 from a year earlier.", "2025-08-05", "supported", None),
        ("Free cash flow at Boeing worsened by $5.8 billion in the first half of 2025 from a year earlier.", "2025-08-05", "contradicted", "direction-flipped"),
        ("Boeing's net loss worsened by 64% in the first half of 2025 from a year earlier.", "2025-08-05", "contradicted", "direction-flipped"),
    ],
)  # fmt: skip
def test_a_figure_is_bound_by_its_form_of_words(text, published, status, code):
    found = [(s, c) for _, s, c in verdicts(text, published)]
    assert any(s == status and (code is None or c == code) for s, c in found)
    assert status == "contradicted" or all(s != "contradicted" for s, _ in found)
