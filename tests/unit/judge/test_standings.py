"""Claims about filed metrics that print no figure, and figures that several filings give together."""

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


# Figures of the pack's 10-K and 10-Q filings: revenue 2024 Amazon 638.0, UnitedHealth 400.3; net income Netflix 8.7, Meta 62.4;
# Adobe's free cash flow fell in fiscal 2023, Apple's revenue too (383.3 after 394.3), NVIDIA's grew.
@pytest.mark.parametrize(
    ("text", "published", "kind", "status", "code"),
    [
        ("Amazon generated more revenue than UnitedHealth Group in 2024.", "2025-03-02", "comparison", "supported", None),
        ("Amazon generated less revenue than UnitedHealth Group in 2024.", "2025-03-02", "comparison", "contradicted", "comparison-flipped"),
        ("In 2024, Netflix's net income exceeded Meta's.", "2025-03-02", "comparison", "contradicted", "comparison-flipped"),
        ("Meta's net income was higher than that of Netflix in 2024.", "2025-03-02", "comparison", "supported", None),
        ("Netflix outspent Meta on research and development in 2024.", "2025-03-02", "comparison", "contradicted", "comparison-flipped"),
        ("Procter & Gamble's dividend payments exceeded its share buybacks in fiscal 2023.", "2025-08-06", "comparison", "supported", None),
        ("Home Depot spent more on capital expenditures than on buybacks in fiscal 2022.", "2025-04-01", "comparison", "contradicted", "comparison-flipped"),
        ("Adobe's free cash flow declined in fiscal 2023.", "2025-01-24", "change", "supported", None),
        ("Adobe's free cash flow grew in fiscal 2023.", "2025-01-24", "change", "contradicted", "direction-flipped"),
        ("Revenue at Apple was lower in fiscal 2023 than a year earlier.", "2023-11-15", "change", "supported", None),
        ("Apple's revenue was higher in fiscal 2023 than in fiscal 2022.", "2023-11-15", "change", "contradicted", "direction-flipped"),
        ("Tesla's revenue grew in the second quarter of 2025.", "2025-08-03", "change", "unverified", None),
        ("Apple's revenue for fiscal 2024 was its highest ever.", "2025-02-05", "record", "contradicted", "not-a-record"),
        ("NVIDIA's revenue in fiscal 2025 was a record.", "2025-03-03", "record", "supported", None),
        ("Netflix's revenue in 2024 was a record.", "2025-03-03", "record", "unverified", None),
        ("Boeing turned a profit in 2024.", "2025-03-03", "comparison", "contradicted", "direction-flipped"),
        ("Boeing did not turn a profit in 2024.", "2025-03-03", "comparison", "supported", None),
        ("Apple's revenue did not grow in fiscal 2023.", "2023-11-15", "change", "supported", None),
        ("Apple's revenue did not grow in fiscal 2024.", "2025-02-05", "change", "contradicted", "negated"),
        ("Apple's revenue did not fall in fiscal 2023.", "2023-11-15", "change", "contradicted", "negated"),
        ("NVIDIA paid no dividend in fiscal 2025.", "2025-03-03", "comparison", "contradicted", "negated"),
        ("Snowflake was not profitable in fiscal 2025.", "2025-03-28", "comparison", "supported", None),
        ("Among Amazon, Alphabet and Meta, Amazon had the highest revenue in 2024.", "2025-03-03", "comparison", "supported", None),
        ("Among Amazon, Alphabet and Meta, Meta had the highest revenue in 2024.", "2025-03-03", "comparison", "contradicted", "wrong-rank"),
        # years that end at different times: the one that had ended last
        ("Apple's revenue was smaller than NVIDIA's in fiscal 2025.", "2025-03-03", "comparison", "unverified", None),
        ("Tesla's revenue dropped year over year in the second quarter of 2025.", "2025-08-03", "change", "supported", None),
        ("Home Depot boosted its capital expenditures in fiscal 2023.", "2025-03-28", "change", "supported", None),
        ("Home Depot cut its capital expenditures in fiscal 2023.", "2025-03-28", "change", "contradicted", "direction-flipped"),
        ("Revenue was up at Walmart in fiscal 2024.", "2025-03-16", "change", "supported", None),
        ("Boeing outsold UnitedHealth in 2024.", "2025-03-02", "comparison", "contradicted", "comparison-flipped"),
        ("Union Pacific's revenue trailed Tesla's in 2024.", "2025-02-10", "comparison", "supported", None),
        # counted by hand in the filings: six sequential rises up to the quarter ended 2025-11-01
        ("Marvell's revenue has risen sequentially for six straight quarters through the third quarter of fiscal 2026.", "2025-12-08", "streak", "supported", None),
        ("Marvell's revenue has risen sequentially for 20 straight quarters through the third quarter of fiscal 2026.", "2025-12-08", "streak", "contradicted", "wrong-streak"),
    ],
)  # fmt: skip
def test_a_claim_without_a_figure_is_judged_on_the_filed_ones(text, published, kind, status, code):
    assert (kind, status, code) in verdicts(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "Apple's revenue fell in China in fiscal 2024.",
        "Apple's adjusted net income fell in fiscal 2024.",
        "Apple's services revenue fell in fiscal 2024.",
        "Apple's revenue may fall in fiscal 2024.",
        "Did Apple's revenue fall in fiscal 2024?",
        "In advertising, Netflix earned more than Meta in 2024.",
        "Netflix's net income exceeded Meta's guidance in 2024.",
        "Netflix's revenue rose more slowly than Meta's in 2024.",
        "Apple's revenue in fiscal 2024 was almost a record.",
        "Apple's revenue fell at constant currency in fiscal 2024.",
        "Apple's revenue did not grow as fast as Microsoft's in fiscal 2024.",
        "Apple's revenue did not merely grow in fiscal 2024.",
        "Apple's revenue did not grow enough in fiscal 2024.",
        "Apple's revenue did not grow much in fiscal 2024.",
        "Apple's revenue did not grow in China in fiscal 2024.",
        "Apple's revenue did not grow by itself in fiscal 2024.",
        "Apple's revenue did not grow because of the iPhone in fiscal 2024.",
        "Apple's revenue did not grow organically in fiscal 2024.",
        "Apple's revenue did not grow at its old pace in fiscal 2024.",
        "Apple's revenue did not grow to the sky in fiscal 2024.",
    ],
)
def test_a_sentence_that_says_more_than_the_plain_patterns_accuses_nobody(text):
    assert all(status != "contradicted" for _, status, _ in verdicts(text, "2025-03-02"))


@pytest.mark.parametrize(
    ("text", "published", "status", "code"),
    [
        # 26.92 + 30.04 billion less what the year before gave of it: FY2024 60.922 + Q1 26.044 - Q1 7.192 = 79.774
        ("In the four quarters ended April 28, 2024, NVIDIA's revenue was $79.8 billion.", "2024-06-03", "supported", None),
        ("NVIDIA's trailing twelve-month revenue through April 2024 was $79.8 billion.", "2024-06-03", "supported", None),
        ("In the four quarters ended April 28, 2024, NVIDIA's revenue was $79.8 million.", "2024-06-03", "contradicted", "scale-slip"),
        # Coca-Cola 2024: buybacks 1.795 + dividends 8.359 billion
        ("Coca-Cola returned $10.2 billion to shareholders through dividends and share repurchases in 2024.", "2025-03-03", "supported", None),
        # issuers count differently: near is neither right nor wrong, far is wrong
        ("Coca-Cola returned $11.1 billion to shareholders through dividends and share repurchases in 2024.", "2025-03-03", "unverified", None),
        ("Coca-Cola returned $20.4 billion to shareholders through dividends and share repurchases in 2024.", "2025-03-03", "contradicted", "wrong-value"),
        ("Coca-Cola returned $8.4 billion to shareholders through dividends in 2024.", "2025-03-03", "supported", None),
        ("The gross margin of Snowflake narrowed to 68.8% in the quarter ended January 31, 2024 from 65.1% a year before.", "2024-03-28", "contradicted", "direction-flipped"),
        ("HubSpot's net loss swelled to $3.3 million in the second quarter of 2025 from $14.4 million in the second quarter of 2024.", "2025-08-11", "contradicted", "direction-flipped"),
        ("HubSpot's net loss improved to $3.3 million in the second quarter of 2025 from $14.4 million in the second quarter of 2024.", "2025-08-11", "supported", None),
        ("Boeing burned through $12.1 billion of operating cash in 2024.", "2025-02-05", "supported", None),
        # the part stands with the metric, its year behind the figure
        ("First-half revenue at Tesla totalled $41.8 billion in 2025.", "2025-07-28", "supported", None),
        ("Third-quarter revenue at Apple totalled $49.0 billion in fiscal 2025.", "2025-11-07", "contradicted", "digits-transposed"),
        ("Alphabet's revenue over 2024 and 2025 combined came to $753 billion.", "2026-02-09", "supported", None),
        ("Alphabet's revenue over 2024 and 2025 combined came to $853 billion.", "2026-02-09", "unverified", None),
        ("Apple's net margin climbed 2.9 percentage points between fiscal 2024 and fiscal 2025.", "2025-11-07", "supported", None),
        ("Netflix's net income climbed from $2.15 billion to $3.13 billion between the second quarters of 2024 and 2025.", "2025-07-22", "unverified", None),
        ("Adjusted for the four-for-one split of 2020, Apple earned $3.28 per share in fiscal 2020.", "2021-02-01", "supported", None),
        ("Visa kept more than half of its revenue as net income in fiscal 2024.", "2024-11-18", "supported", None),
        ("Visa kept less than a third of its revenue as net income in fiscal 2024.", "2024-11-18", "contradicted", "wrong-value"),
        ("Johnson & Johnson's net earnings doubled in 2024.", "2025-02-18", "contradicted", "wrong-period"),  # in 2023: 35.2 after 17.9 billion
        ("Johnson & Johnson's net earnings more than halved in 2024.", "2025-02-18", "supported", None),
        ("UnitedHealth took in $400.3 billion of revenue in 2024 but only $14.4 billion reached the bottom line.", "2025-03-03", "supported", None),
        ("Netflix spent $6.3 billion buying back its shares in 2024.", "2025-02-03", "supported", None),
        ("Meta closed 2024 with equity of $276.1 billion.", "2025-02-04", "contradicted", "wrong-metric"),
        ("Amazon's revenue fell short of $640 billion in 2024.", "2025-02-14", "supported", None),
        ("Free cash flow, operating cash flow less capital expenditures, was $20.7 billion at UnitedHealth in 2024.", "2025-03-09", "supported", None),
        ("Operations brought Netflix $7.3 billion in cash in 2023.", "2025-02-02", "supported", None),
        ("A drop of 10% brought Nike's revenue to $46.3 billion in fiscal 2025.", "2025-07-24", "supported", None),
        ("Meta brought $62.4 billion to the bottom line in 2024.", "2025-02-04", "supported", None),
        ("In excess of $800 million was spent by Nike on capital expenditures in fiscal 2024.", "2025-07-24", "supported", None),
        ("Salesforce earned $0.21 on a diluted basis in fiscal 2023.", "2025-03-10", "supported", None),
        ("Amazon's revenue topped $750 billion in 2023.", "2025-02-17", "contradicted", "wrong-value"),
    ],
)  # fmt: skip
def test_a_figure_of_several_filed_ones(text, published, status, code):
    assert (status, code) in {(s, c) for _, s, c in verdicts(text, published)}


# Union Pacific Q2 2025: operating income 2,525, revenue 6,154; Nike fiscal 2025: revenue 46,309, net income 3,219 after 5,700; HubSpot
# Q2 2025: net loss 3.258 after 14.435, revenue 760.9 after 637.2; Walmart fiscal 2025: 681.0 after 648.1.
@pytest.mark.parametrize(
    ("text", "published"),
    [
        (
            "Operating income at Union Pacific was $2.5 billion in the second quarter of 2025 as revenue rose 2%.",
            "2025-08-01",
        ),
        ("Nike's revenue was $46.3 billion in fiscal 2025 and its profit $3.2 billion.", "2025-07-20"),
        ("Nike's revenue was $46.3 billion in fiscal 2025 and its net income fell 44%.", "2025-07-20"),
        ("HubSpot's net loss narrowed to $3.3 million from $14.4 million in the second quarter.", "2025-08-07"),
        ("HubSpot's revenue rose to $760.9 million from $637.2 million in the second quarter of 2025.", "2025-08-07"),
        ("HubSpot's revenue rose to $760.9 million from $637.2 million in the second quarter of 2024.", "2025-08-07"),
        (
            "Walmart had revenue of $681 billion in fiscal 2025, almost $33 billion more than in fiscal 2024.",
            "2025-03-20",
        ),
    ],
)
def test_every_figure_of_a_right_sentence_is_supported(text, published):
    assert {status for _, status, _ in verdicts(text, published)} == {"supported"}


@pytest.mark.parametrize(
    ("text", "published", "code"),
    [
        ("HubSpot's revenue rose to $760.9 million from $627.2 million in the second quarter of 2025.", "2025-08-07", "wrong-value"),
        # what was a year earlier stands for both years
        ("Nike's net income was $5.70 billion in fiscal 2025, compared with $5.7 billion a year earlier.", "2025-07-20", "wrong-period"),
    ],
)  # fmt: skip
def test_the_one_wrong_figure_of_a_sentence_is_contradicted(text, published, code):
    found = verdicts(text, published)
    assert [c for _, status, c in found if status == "contradicted"] == [code]
    assert "supported" in {status for _, status, _ in found}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Meta's Reality Labs lost $17.7 billion in 2024.", "2025-02-07"),
        ("Alphabet's cloud unit earned $6.1 billion in 2024.", "2025-02-07"),
        ("Meta's Reality Labs spent $19 billion on research in 2024.", "2025-02-07"),
        (
            "Boeing's defense unit had sales of $6.6 billion in the second quarter of 2025 and its operating profit was $110 million.",
            "2025-08-01",
        ),
        ("Tesla's second-quarter net income was $1.17 billion; without one-offs it was $1.39 billion.", "2025-08-01"),
        ("Coca-Cola earned $3.7 billion excluding items in the second quarter of 2025.", "2025-07-28"),
    ],
)
def test_what_is_of_a_part_or_adjusted_accuses_nobody(text, published):
    assert "contradicted" not in {status for _, status, _ in verdicts(text, published)}
