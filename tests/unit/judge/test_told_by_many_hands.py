"""Kinds of claims about filed figures in the wordings of many hands, each right, wrong and as what must not be judged."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts

# By the pack's 10-K and 10-Q filings. Revenue: Mastercard 2024 28.2, Visa fiscal 2024 35.9. Coca-Cola's dividends 7.6, 8.0 and 8.4 billion in
# 2022 to 2024 (23.9 together), net income 9.5, 10.7 and 10.6. Capital expenditure 2024: Amazon 83.0, Alphabet 52.5, Meta 37.3; net income 59.2, 100.1,
# 62.4, in 2023 Meta 39.1. NVIDIA's October 2025 quarter: R&D 8.3% of revenue; in the April 2025 quarter net 43, operating 49, gross 61 cents of the dollar.
# Exxon's EPS 3.40 and 4.20 in the first halves of 2025 and 2024. Walmart's buybacks 4.5 billion in fiscal 2025, 62% more. Apple's buybacks 81% of operating
# cash flow. Nike's operating cash flow 3.7, capex 0.43. Alphabet's long-term debt 10.9 and 77.5 billion in March 2025 and 2026; its net and
# operating income 62.6 and 39.7 in the first quarter of 2026. AbbVie 2024: equity 3.3 after 10.4, cash -57%, dividends 2.6 times the net income.


def worst(text, published):
    found = {each[1] for each in verdicts(text, published)}
    return next((s for s in ("contradicted", "unverified", "supported") if s in found), "none")


@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        # how far two companies lie apart, whichever verb tells the figure
        ("Mastercard took in $28.2 billion in 2024, some $7.8 billion less than Visa in its fiscal 2024.", "2025-02-14", "supported"),
        ("Mastercard took in $28.2 billion in 2024, some $3.1 billion less than Visa in its fiscal 2024.", "2025-02-14", "contradicted"),
        ("Mastercard's revenue for 2024 was $28.2 billion, which is $7.8 billion less than Visa reported for its fiscal 2024.", "2025-02-14", "supported"),
        ("Visa's operating margin for fiscal 2024, 65.7%, beat Mastercard's for 2024 by 10.4 percentage points.", "2025-02-14", "supported"),
        ("Visa's operating margin for fiscal 2024, 65.7%, beat Mastercard's for 2024 by 14.4 percentage points.", "2025-02-14", "contradicted"),
        # a list of years, and what was paid in all of them
        ("In 2023 and 2024 Coca-Cola paid out $16.3 billion in dividends.", "2025-02-24", "supported"),
        ("During the years 2022 to 2024 Coca-Cola paid out $23.9 billion in dividends.", "2025-02-24", "supported"),
        ("Over the three years from 2022 to 2024 Coca-Cola paid out $23.9 billion in dividends.", "2025-02-24", "supported"),
        ("Over the three years from 2022 to 2024 Coca-Cola paid out $25.9 billion in dividends.", "2025-02-24", "contradicted"),
        ("In both 2023 and 2024, Coca-Cola earned more than $10 billion.", "2025-02-24", "supported"),
        ("In both 2023 and 2024, Coca-Cola earned more than $15 billion.", "2025-02-24", "contradicted"),
        ("Coca-Cola earned more than $10 billion in each of 2022, 2023 and 2024.", "2025-02-24", "contradicted"),
        ("From 2022 to 2024 Coca-Cola spent $7.5 billion on share buybacks.", "2025-02-24", "unverified"),  # or in each of them
        # more than several, and than the own year before
        ("Amazon outspent both Alphabet and Meta on capital equipment in 2024.", "2025-02-11", "supported"),
        ("Meta out-earned both Alphabet and Amazon in 2024.", "2025-02-11", "contradicted"),
        ("Meta out-earned its own 2023 by $23.3 billion: net income was $62.4 billion in 2024.", "2025-02-11", "supported"),
        ("Meta out-earned its own 2023 by $32.3 billion: net income was $62.4 billion in 2024.", "2025-02-11", "contradicted"),
        ("By revenue for the second quarter of 2025, Netflix comes last among Netflix, HubSpot and Tesla.", "2025-08-12", "contradicted"),
        ("The capital expenditures of Amazon in 2024, $83.0 billion, exceeded those of the year before by $30.3 billion.", "2025-02-11", "supported"),
        ("Exxon's EPS for the first six months of 2025, $3.40, trailed the $4.20 of the first six months of 2024 by 80 cents.", "2025-08-06", "supported"),
        # parts of what is told by a clause, and bounds that are denied
        ("What Nvidia spent on research in its October 2025 quarter, $4.7 billion, is not even a tenth of what it took in.", "2025-11-24", "supported"),
        ("Not even a tenth of Meta's 2024 revenue was spent on research and development.", "2025-02-11", "contradicted"),
        ("Apple used 81% of the cash its operations generated in fiscal 2025 to buy back stock.", "2025-11-05", "supported"),
        ("Apple used 71% of the cash its operations generated in fiscal 2025 to buy back stock.", "2025-11-05", "contradicted"),
        ("AbbVie paid out more than three times its 2024 net income as dividends.", "2025-02-18", "contradicted"),
        ("Walmart parted with $4.5 billion for its own shares in fiscal 2025, 62% more than in fiscal 2024.", "2025-03-21", "supported"),
        ("Coca-Cola's operations did not burn cash in the first half of 2025.", "2025-07-28", "contradicted"),
        # what is left as profit is no gross profit that was told wrongly
        ("Out of every dollar of sales in the April 2025 quarter Nvidia was left with 43 cents of profit.", "2025-05-30", "supported"),
        ("Out of every dollar of sales in the April 2025 quarter Nvidia was left with 51 cents of profit.", "2025-05-30", "contradicted"),
        # a part of the earlier level, more than so many fold
        ("By the end of 2024 AbbVie's equity had dwindled to $3.3 billion, less than a third of the $10.4 billion of a year earlier.", "2025-02-18", "supported"),
        ("Alphabet's long-term debt rose more than sevenfold in the year to March 2026.", "2026-05-04", "supported"),
        ("Alphabet's net income exceeded its operating income in the first quarter of 2026: $62.6 billion against $39.7 billion.", "2026-05-04", "supported"),
        ("Cash at AbbVie doubled during 2024.", "2025-02-18", "contradicted"),
        ("Over nine months of fiscal 2026, Nvidia accumulated revenue of $147.8 billion.", "2025-11-21", "supported"),
        # a balance that moved in a year, and what is told of two companies
        ("UnitedHealth paid down its long-term debt to $72.4 billion in the course of 2024.", "2025-03-04", "contradicted"),
        ("AbbVie's cash fell to $5.5 billion in 2024.", "2025-02-18", "supported"),
        ("Netflix has a fatter net margin than IBM: 28% compared with 13% in the second quarter of 2025.", "2025-07-28", "supported"),
        ("IBM earned nearly twice as much as Tesla in the second quarter of 2025.", "2025-07-28", "supported"),
        ("IBM earned three times as much as Tesla in the second quarter of 2025.", "2025-07-28", "contradicted"),
        ("Nike sold a tenth less in fiscal 2025 than in fiscal 2024.", "2025-07-21", "supported"),
        ("Nike sold a fifth less in fiscal 2025 than in fiscal 2024.", "2025-07-21", "contradicted"),
        ("Nike's net income for fiscal 2025 did not reach even $3.5 billion.", "2025-07-21", "supported"),
        ("Coca-Cola bought back $472 million of stock in the first half of 2025, little more than half of what it had bought a year before.", "2025-07-28", "supported"),
        ("Boeing bled $12.1 billion of cash in its operations in 2024, a year in which sales fell 14%.", "2025-02-05", "supported"),
        ("Only 4.1 cents of each dollar of Tesla's second-quarter 2025 revenue came through as operating income.", "2025-07-28", "supported"),
        ("Some 6.3 cents of each dollar of Tesla's second-quarter 2025 revenue came through as operating income.", "2025-07-28", "contradicted"),
        ("Marvell's profit did not come from operations, where it made $358 million in the October 2025 quarter.", "2025-12-05", "unverified"),
        # words behind a figure that tell of another measure
        ("Nike's free cash flow, that is $3.7 billion from operations less $430 million of capital expenditure, shrank in fiscal 2025.", "2025-07-21", "unverified"),
    ],
)  # fmt: skip
def test_the_worst_verdict_of_a_claim(text, published, status):
    assert worst(text, published) == status
