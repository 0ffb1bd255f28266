"""True figures told of something else than the nearest word: each right, told wrongly, and beside what must not be judged so."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

# By the pack's filings. Meta 2024: dividends 5.1 and buybacks 30.1 billion, 8.1% and 56.4% (together) of net income. HubSpot's first half of 2025: ocf 325.9,
# capex 29.4, fcf 296.6 million. Apple's EPS in fiscal 2025: 7.46, 22.7% up. NVIDIA's revenue 57.0 billion in the October 2025 quarter, 18.1 two years before.
# AbbVie's revenue 56.3, 54.3 and 58.1 billion in 2024, 2023 and 2022. Snowflake's fiscal 2025: revenue 29% up; April 2025 quarter: revenue 26% up,
# ocf 228 after 355, fcf 183 million. Amazon 2024: revenue 638.0, ocf 115.9, capex 83.0 billion.
_PAID = "Meta's net income in 2024 was $62.4 billion. It spent $30.1 billion on buybacks and $5.1 billion on dividends."
_HALF = "HubSpot's operating cash flow in the first half of 2025 was $325.9 million."
_QUARTER = "Nvidia's revenue in the quarter to October 26, 2025 was $57.0 billion."
_WEAK = "Snowflake's revenue in the quarter to April 30, 2025 was $1.04 billion, 26% more."
_FREE = "Of the $7.4 billion that came in from operations in 2024, Netflix laid out $440 million on equipment, so that $6.9 billion was free."


@pytest.mark.parametrize(
    ("company", "published", "text", "figure", "status"),
    [
        # a share of what was paid out in both ways
        ("Meta", "2025-02-03", f"{_PAID} That is 56% of net income.", "56%", "supported"),
        ("Meta", "2025-02-03", f"{_PAID} This equals 56% of net income.", "56%", "supported"),
        ("Meta", "2025-02-03", f"{_PAID} That is 76% of net income.", "76%", "contradicted"),
        ("Meta", "2025-02-03", "In 2024 Meta spent $5.1 billion on dividends. That is 56% of net income.", "56%", "contradicted"),
        # what is left after capital expenditure is no capital expenditure
        ("HubSpot", "2025-08-08", f"{_HALF} After capital expenditures of $29.4 million, that's $296.6 million.", "$296.6 million", "supported"),
        ("HubSpot", "2025-08-08", f"{_HALF} Less purchases of property and equipment of $29.4 million, that makes $296.6 million.", "$296.6 million", "supported"),
        ("HubSpot", "2025-08-08", f"{_HALF} After capital expenditures of $29.4 million, that's $269.6 million.", "$269.6 million", "contradicted"),
        # an increase in an amount to so many percent goes the way of its noun
        ("Apple", "2025-11-03", "In fiscal 2025 Apple had fewer shares, which magnified the increase in earnings per share to 22.7%.", "22.7%", "supported"),
        ("Apple", "2025-11-03", "With fewer shares, the growth in EPS to 22.7% in fiscal 2025 was flattered.", "22.7% in fiscal 2025", "supported"),
        ("Apple", "2025-11-03", "In fiscal 2025 the decline in earnings per share to 22.7% was a surprise.", "22.7%", "contradicted"),
        # years to which the text goes back
        ("Nvidia", "2025-11-21", f"{_QUARTER} One only has to go back two years, to when quarterly revenue was $18.1 billion.", "$18.1 billion", "unverified"),
        ("Nvidia", "2025-11-21", f"{_QUARTER} Think back two years: quarterly revenue was $18.1 billion.", "$18.1 billion", "unverified"),
        # a level to which the figure has not come back
        ("AbbVie", "2025-02-18", "AbbVie's 2024 revenue was $56.3 billion. It remains $1.7 billion below the 2022 peak ($58.1 billion).", "$58.1 billion", "supported"),
        ("AbbVie", "2025-02-18", "At $56.3 billion, AbbVie's 2024 revenue was $1.7 billion below its 2022 peak.", "$1.7 billion", "supported"),
        ("AbbVie", "2025-02-18", "At $56.3 billion, AbbVie's 2024 revenue was $2.7 billion below its 2022 peak.", "$2.7 billion", "contradicted"),
        # the last fiscal year is spoken of until the paragraph ends, a year told aside is not
        ("Snowflake", "2025-06-02", f"{_WEAK}\n\nFor the whole of last fiscal year the net loss was $1.29 billion. Revenue grew 29%.", "29%", "supported"),
        ("Snowflake", "2025-06-02", f"{_WEAK} Revenue grew 29%.", "29%", "contradicted"),
        ("Snowflake", "2025-06-02", f"{_WEAK}\n\nOperations brought in $228 million. Last year it was $355 million. Free cash flow was $183 million.", "$183 million", "supported"),
        # what came in, where the paragraph speaks of cash, is the $115.877 billion from operations
        ("Amazon", "2025-02-11", f"{_FREE} Amazon, by contrast, brought in $115.9 billion and invested $83.0 billion.", "$115.9 billion", "supported"),
        ("Amazon", "2025-02-11", f"{_FREE} Amazon took in $115.9 billion.", "$115.9 billion", "unverified"),
        ("Amazon", "2025-02-11", f"{_FREE} Amazon brought in revenue of $115.9 billion.", "$115.9 billion", "contradicted"),
        ("Amazon", "2025-02-11", "Amazon took in $115.9 billion in 2024.", "$115.9 billion in 2024", "contradicted"),
    ],
)  # fmt: skip
def test_it_is_judged_as_what_it_is_told_of(company: str, published: str, text: str, figure: str, status: str) -> None:
    assert told(company, text, published).get(figure, "none") == status
