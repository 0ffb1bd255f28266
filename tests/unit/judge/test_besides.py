"""What a sentence claims besides its figures, and companies and years told in an order, judged on the filings of the pack."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts

# By the pack's 10-K and 10-Q filings. Nike's operating cash flow: fiscal 2024 7.4 billion, 2025 3.7; gross profit 22.9 and 19.8. Walmart's capex: fiscal 2024
# 20.6, 2025 23.8. Revenue 2024: Amazon 638.0, Alphabet 350.0, Meta 164.5; net income 59.2, 100.1, 62.4, AbbVie 4.3, Johnson & Johnson 14.1, Boeing a loss
# of 11.8 in 2024 and in both years before. Apple's net income: fiscal 2023 97.0, 2024 93.7. Exxon's EPS in the second quarter: 1.64 in 2025, 2.14 in 2024.
# Netflix's revenue: 39.0 in 2024, 18.9 in its first half. Tesla's operating margin: 16.8% in 2022, 9.2% and 7.2% after. Amazon's capex: 63.6 in 2022, 52.7, 83.0.


@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        # a level is told beside what is claimed of it
        ("Nike's operating cash flow of $3.7 billion for fiscal 2025 was lower than the previous year's.", "2025-07-28", "supported"),
        ("Nike's operating cash flow of $3.7 billion for fiscal 2025 was higher than the previous year's.", "2025-07-28", "contradicted"),
        ("At $23.8 billion, Walmart's capital expenditure for fiscal 2025 was above that of fiscal 2024.", "2025-03-20", "supported"),
        ("Walmart's capital expenditure, $23.8 billion in fiscal 2025, was below that of fiscal 2024.", "2025-03-20", "contradicted"),
        # an aside tells nothing of it
        ("Nike's inventories aside, the sportswear maker's gross profit for fiscal 2025 was down on the year before.", "2025-07-28", "supported"),
        ("Despite Apple's troubles in China, it earned more in fiscal 2024 than in fiscal 2023.", "2024-11-10", "contradicted"),
        # but the part that is told of is none
        ("In advertising, Alphabet earned less in 2024 than in 2023.", "2025-02-20", None),
        # an order is a row of comparisons
        ("Ranked by 2024 revenue, Amazon comes first, Alphabet second and Meta third.", "2025-02-20", "supported"),
        ("Ranked by 2024 net income, Meta comes first, Alphabet second and Amazon third.", "2025-02-20", "contradicted"),
        ("In order of 2024 net income, first came Alphabet, then Meta, then Amazon.", "2025-02-20", "supported"),
        ("The larger of the two by 2024 net income was AbbVie, not Johnson & Johnson.", "2025-02-20", "contradicted"),
        ("The larger of the two by 2024 net income was Johnson & Johnson, not AbbVie.", "2025-02-20", "supported"),
        # a year that a list of years names
        ("Of the years 2022, 2023 and 2024, the last is the one in which Amazon spent most on property and equipment.", "2025-02-20", "supported"),
        ("Of the years 2022, 2023 and 2024, the first is the one in which Amazon spent least on property and equipment.", "2025-02-20", "contradicted"),
        ("Boeing has not made an annual profit in any of the years 2022, 2023 and 2024.", "2025-02-20", "supported"),
        ("Boeing was still making money in 2024.", "2025-02-20", "contradicted"),
        # the same part of another year
        ("Exxon Mobil's earnings per share were $1.64 in the second quarter of 2025 and $2.14 in that of 2024.", "2025-08-10", "supported"),
        ("Exxon Mobil's earnings per share were $1.64 in the second quarter of 2025 and $1.24 in that of 2024.", "2025-08-10", "contradicted"),
        # what is left of the year beside a half told in the next one's report
        ("In the second half of 2024 Netflix took in $20.1 billion.", "2025-07-21", "supported"),
        ("In the second half of 2024 Netflix took in $22.1 billion.", "2025-07-21", "contradicted"),
        ("Tesla's operating margin has fallen every year since 2022, from 16.8% to 7.2%.", "2025-07-28", "supported"),
        ("Meta's net income more than trebled in 2024.", "2025-02-20", "contradicted"),
    ],
)  # fmt: skip
def test_what_is_claimed_besides(text, published, status):
    found = {each[1] for each in verdicts(text, published)}
    worst = next((s for s in ("contradicted", "unverified", "supported") if s in found), None)
    assert worst == status


# Home Depot's net income: fiscal 2023 15.1 billion, 2024 14.8. HubSpot's revenue in the second quarter: 637 million in 2024, 761 in 2025. Exxon's dividends and
# buybacks in the first half of 2025: 18.4 billion, its cash 14.4. Adobe in fiscal 2024: buybacks 9.5, net income 5.6. Walmart in fiscal 2025: buybacks 4.5,
# dividends 6.7. Net income 2024: Visa's share of revenue 0.55. Alphabet 2024: revenue +14%, net income +36%.
@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        # of each of several
        ("Neither Tesla nor Boeing increased its operating income in 2024.", "2025-02-20", "supported"),
        ("Neither Netflix nor Amazon increased its operating income in 2024.", "2025-02-20", "contradicted"),
        ("Meta's net income, capex and buybacks all rose in 2024.", "2025-02-20", "supported"),
        ("Both Tesla and Boeing earned more in 2024 than in 2023.", "2025-02-20", "contradicted"),
        # two figures behind a comparison
        ("Adobe paid more for its own shares in fiscal 2024 than it earned in the year, $9.5 billion versus $5.6 billion.", "2025-01-20", "supported"),
        ("Walmart spent less on buybacks than on dividends in fiscal 2025, $4.5 billion versus $6.7 billion.", "2025-03-20", "supported"),
        ("Walmart spent more on buybacks than on dividends in fiscal 2025, $6.7 billion versus $4.5 billion.", "2025-03-20", "contradicted"),
        ("Meta earned more than Amazon in 2024, $62.4 billion against $59.2 billion.", "2025-02-20", "supported"),
        ("Meta earned more than Amazon in 2024, $62.4 billion against $49.2 billion.", "2025-02-20", "contradicted"),
        # a change once more, as an amount
        ("HubSpot's revenue rose by nearly a fifth, or $124 million, in the second quarter of 2025.", "2025-08-10", "supported"),
        ("HubSpot's revenue rose 19.4% in the second quarter of 2025, that is $124 million.", "2025-08-10", "supported"),
        ("HubSpot's revenue rose 19.4%, or $224 million, in the second quarter of 2025.", "2025-08-10", "contradicted"),
        # cash that goes to the owners is no balance
        ("Exxon Mobil gave its owners $18.4 billion in cash in the first half of 2025.", "2025-08-10", "supported"),
        ("Exxon Mobil sent more cash, $18.4 billion, to shareholders in the first half of 2025 than it earned.", "2025-08-10", "supported"),
        ("Exxon Mobil handed out $15.4 billion in cash to shareholders in the first half of 2025.", "2025-08-10", "unverified"),
        # speeds are no changes
        ("Alphabet's net income climbed twice as fast as its revenue in 2024.", "2025-02-20", "unverified"),
        # what the amount before was
        ("Amazon put $52.7 billion into property and equipment in 2023, which was less than its net income.", "2025-02-20", "contradicted"),
        ("Boeing's 2024 loss was its biggest since at least 2022.", "2025-02-20", "supported"),
        ("The biggest profit Tesla has ever made was the $7.1 billion of 2024.", "2025-02-20", "contradicted"),
        ("Home Depot's net income edged higher in fiscal 2024, to $14.8 billion.", "2025-03-26", "contradicted"),
    ],
)  # fmt: skip
def test_what_is_told_of_several(text, published, status):
    found = {each[1] for each in verdicts(text, published)}
    worst = next((s for s in ("contradicted", "unverified", "supported") if s in found), None)
    assert worst == status
