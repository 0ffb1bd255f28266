"""Figures of a single sentence, in a stranger's wordings, judged on the filings of the pack."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts

# By the pack's 10-K and 10-Q filings. Alphabet's long-term debt 10.9 billion in March 2025 and 77.5 in March 2026. NVIDIA's revenue: fiscal
# 2023 27.0, 2024 60.9, 2026 215.9. Meta's net income 39.1 in 2023, 62.4 in 2024; R&D 43.9 of revenue 164.5. AbbVie's cash 5.5 billion at the end of
# 2024, 12.8 a year before. Tesla's second quarter of 2025: revenue -12%, operating income -42%. Exxon's EPS in that quarter 1.64.
# Marvell's gross margin in fiscal 2026 51.0%. Procter & Gamble in fiscal 2025: dividends 9.87, buybacks 6.5 billion. Mastercard's EPS 10.22 in
# 2022 and 13.89 in 2024 (16.6% a year). Boeing's net loss in the second quarter 1.44 billion in 2024, 0.61 in 2025; pretax loss 2024 12.2.
# Amazon's revenue 2022 514.0, 2023 574.8. Apple's net income in the December 2025 quarter 42.1, gross profit 69.2. AbbVie's R&D 7.7 and 12.8.


@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        # counted onward from a time told before
        ("Alphabet's long-term debt was $10.9 billion at the end of March 2025 and $77.5 billion a year later.", "2026-05-04", "supported"),
        ("NVIDIA's revenue was $27.0 billion in fiscal 2023 and $60.9 billion the year after.", "2026-05-22", "supported"),
        ("NVIDIA's revenue was $60.9 billion in fiscal 2024 and $215.9 billion two years on.", "2026-05-22", "supported"),
        ("NVIDIA's revenue was $27.0 billion in fiscal 2023 and $70.9 billion the following year.", "2026-05-22", "contradicted"),
        # and back, with a pronoun behind
        ("At the end of 2024 AbbVie had cash of $5.5 billion; twelve months before it had had $12.8 billion.", "2025-02-18", "supported"),
        # the verb of the change before
        ("Tesla's revenue skidded 12% in the second quarter of 2025, and operating income 42%.", "2025-07-28", "supported"),
        ("Tesla's revenue fell 12% in the second quarter of 2025, and operating income 24%.", "2025-07-28", "contradicted"),
        # a share told beside its amount
        ("Research and development swallowed $43.9 billion, or 27%, of Meta's 2024 revenue.", "2025-02-20", "supported"),
        ("Research and development swallowed $43.9 billion, or 37%, of Meta's 2024 revenue.", "2025-02-20", "contradicted"),
        # nothing else is posted by the share
        ("Exxon had posted $1.64 a share for the second quarter of 2025.", "2025-08-06", "supported"),
        # throughout a period, not against it
        ("Marvell's gross margin averaged 51.0% over fiscal 2026.", "2026-03-17", "supported"),
        ("Marvell's gross margin averaged 53.4% over fiscal 2026.", "2026-03-17", "contradicted"),
        # between two metrics of one company
        ("Procter & Gamble's share repurchases fell short of its dividends by $3.4 billion in fiscal 2025.", "2025-08-06", "supported"),
        ("Procter & Gamble's share repurchases fell short of its dividends by $5.4 billion in fiscal 2025.", "2025-08-06", "contradicted"),
        # the average of the years between two levels
        ("Mastercard's EPS climbed from $10.22 in 2022 to $13.89 in 2024, a gain averaging 16.6% a year.", "2025-02-14", "supported"),
        # a part of the year told before two years
        ("Boeing trimmed its second-quarter net loss to $611 million in 2025 from $1.44 billion in 2024.", "2025-07-31", "supported"),
        ("Boeing's accounts for 2024 show a pre-tax loss of $12.2 billion.", "2025-07-31", "supported"),
        ("Revenue at Amazon: $514.0 billion (2022), $574.8 billion (2023).", "2025-02-10", "supported"),
        ("Revenue at Amazon: $514.0 billion (2022), $604.8 billion (2023).", "2025-02-10", "contradicted"),
        ("R&D at AbbVie jumped from $7.7 billion to $12.8 billion between 2023 and 2024.", "2025-02-18", "supported"),
        ("R&D at AbbVie jumped from $7.7 billion to $16.8 billion between 2023 and 2024.", "2025-02-18", "contradicted"),
        ("Walmart's revenue for the year to January 31, 2025 was some $618 billion.", "2025-03-18", "contradicted"),
        ("Boeing lost money on the 737, and paid $0.94 a share in damages for the second quarter of 2025.", "2025-07-31", "unverified"),
    ],
)  # fmt: skip
def test_the_worst_verdict_of_a_sentence(text, published, status):
    found = {each[1] for each in verdicts(text, published)}
    worst = next((s for s in ("contradicted", "unverified", "supported") if s in found), "none")
    assert worst == status


def test_that_a_gross_profit_is_above_a_bound_shows_nothing_of_the_profit_that_is_meant():
    [(_, status, _)] = verdicts("Apple's profit for the December 2025 quarter topped $52 billion.", "2026-02-03")
    assert status == "unverified"
