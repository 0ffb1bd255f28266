"""Figures beside words that make them others than filings have, and false ones beside the same words told of something else."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

# By the pack's filings. HubSpot, second quarter of 2025: operating margin -3.2%. Marvell, quarter to August 2, 2025: gross margin 50.4%, 46.2% a year before;
# fiscal 2025 and 2024: operating losses of 720 and 568 million, fiscal 2026: operating income 1.32 billion. Coca-Cola, second quarter of 2025: EPS 88 cents, 57%
# up, revenue 12.5 billion, 1% up. Netflix: operating margin 34.1% in the second quarter of 2025, 27.2% a year before, 26.7% in 2024. Union Pacific 2024: ocf
# 9.35, revenue 24.25 billion. Nvidia's revenue: fiscal 2020 10.9, 2022 26.91, 2023 26.97 billion. Exxon's first half of 2025: ocf 24.5 (25.2) billion.
# Mastercard's ocf: 11.2, 12.0 and 14.8 billion in 2022 to 2024. Tesla's cash at the end of 2024: 16.1 billion. Snowflake's fiscal 2025: operating loss 1.46
# billion, revenue 3.63 (2023: 2.07) billion, net loss 1,286 (797) million. Home Depot's fiscal 2024: dividends 8.93 billion.
_HUBS = "In the second quarter of 2025 HubSpot's revenue was $761 million."
_MRVL = "In the quarter to August 2, 2025 Marvell's gross margin expanded to 50.4% from 46.2%."
_SNOW = "In fiscal 2025 Snowflake's revenue was $3.63 billion."


def _is_called_wrong(company: str, published: str, text: str, figure: str, wrong: bool) -> None:
    verdicts = {status for words, status in told(company, text, published).items() if words.startswith(figure)}
    assert verdicts, "the figure is told"
    assert ("contradicted" in verdicts) is wrong, verdicts


@pytest.mark.parametrize(
    ("company", "published", "text", "figure", "wrong"),
    [
        # on another basis
        ("HubSpot", "2025-08-08", f"{_HUBS} Non-GAAP, the operating margin was 17%.", "17%", False),
        ("HubSpot", "2025-08-08", f"{_HUBS} The operating margin was 17%.", "17%", True),
        ("Marvell", "2025-08-29", f"{_MRVL} On a non-GAAP basis it was 59.4%.", "59.4%", False),
        ("Marvell", "2025-08-29", "Marvell's adjusted EPS was 67 cents in the quarter to August 2, 2025, and its gross margin was 59.4%.", "59.4%", True),
        ("Coca-Cola", "2025-07-31", "In the second quarter of 2025 Coca-Cola's EPS rose 57% to 88 cents. Strip out the items and it was 87 cents, up 4%.", "4%", False),
        ("Coca-Cola", "2025-07-31", "In the second quarter of 2025 Coca-Cola's EPS rose 4% to 88 cents.", "4%", True),
        ("Coca-Cola", "2025-07-31", "In the second quarter of 2025 Coca-Cola's revenue was 5% up on the comparable quarter of 2024.", "5%", True),
        # what would have been, hangs on what would have been
        ("Snowflake", "2025-04-11", f"{_SNOW} Without stock pay it would have made an operating profit of $231 million, a margin of 6%.", "6%", False),
        # how much was added over years, a part, what was allowed, and a rate for a quarter
        ("Snowflake", "2025-04-11", f"{_SNOW} It has added $1.56 billion of sales and $489 million of losses in two years.", "$489 million", False),
        ("Union Pacific", "2025-02-24", "In 2024 Union Pacific had revenue of $24.25 billion, of which freight $22.8 billion.", "$22.8 billion", False),
        ("Nvidia", "2025-08-29", "In the half year to July 27, 2025 Nvidia's board added $60 billion to the buyback authorization; $14.7 billion had been left.", "$14.7 billion", False),
        ("Home Depot", "2025-03-28", "In fiscal 2024 Home Depot raised its dividend 2.2%, to $2.30 a quarter.", "2.2%", False),
        # cash that was generated; a balance without securities; a measure that is denied
        ("Union Pacific", "2025-02-24", "In 2024 Union Pacific generated $9.35 billion.", "$9.35 billion", False),
        ("Tesla", "2025-02-07", "At the end of 2024 Tesla's cash, without short-term investments, was $16.1 billion.", "$16.1 billion", False),
        ("Snowflake", "2025-06-02", "Snowflake pays in stock, which costs no cash: $380 million in the April quarter.", "$380 million", False),
        # earlier figures: the quarter of last year, two years before, in brackets behind cash from operations
        ("Netflix", "2025-07-26", "Netflix's second-quarter operating margin was 34.1%, seven points better than the 27.2% of last year.", "27.2% of last year", False),
        ("Netflix", "2025-07-26", "Netflix's second-quarter operating margin was 34.1%, nine points better than the 24.7% of last year.", "24.7% of last year", True),
        ("Mastercard", "2025-02-27", "Mastercard raised its 2024 operating cash flow from $11.2 billion to $14.8 billion in two years.", "$11.2 billion", False),
        ("Exxon Mobil", "2025-08-06", "Exxon Mobil, 1H25: revenue $164.6 billion; CFO $24.5 billion (1H24: $25.2 billion).", "$25.2 billion", False),
        ("Marvell", "2026-03-17", "In fiscal 2026 Marvell had operating income of $1.32 billion, after losses of $720 million and $568 million in the two years before.", "$568 million", False),
        # a verb is that of its own figure
        ("Nvidia", "2026-03-06", "Nvidia's sales slipped to $10.9 billion in fiscal 2020, stalled at $27.0 billion in fiscal 2023.", "$27.0 billion in fiscal 2023", False),
        ("Nvidia", "2026-03-06", "Nvidia's sales slipped to $27.0 billion in fiscal 2023.", "$27.0 billion in fiscal 2023", True),
    ],
)  # fmt: skip
def test_only_a_filed_figure_is_called_wrong(company: str, published: str, text: str, figure: str, wrong: bool) -> None:
    _is_called_wrong(company, published, text, figure, wrong)


@pytest.mark.parametrize(
    ("company", "published", "text", "figure", "wrong"),
    [
        # an addition to what was told; a loss beside a filed profit; a word that names no inventory
        ("HubSpot", "2025-08-14", "At the end of June 2025 HubSpot had $601 million in cash, another $1.2 billion in securities.", "$1.2 billion", False),
        ("HubSpot", "2025-08-14", "At the end of June 2025 HubSpot had $661 million in cash.", "$661 million", True),
        ("Alphabet", "2023-02-07", "In 2022 the gains on Alphabet's stakes had turned into losses of $3.5 billion.", "$3.5 billion", False),
        ("Marvell", "2024-03-19", "In fiscal 2024 Marvell's data center sales grew 34%. Storage halved.", "halved", False),
    ],
)  # fmt: skip
def test_what_is_told_of_something_else(company: str, published: str, text: str, figure: str, wrong: bool) -> None:
    _is_called_wrong(company, published, text, figure, wrong)


@pytest.mark.parametrize(
    ("company", "published", "text", "figure", "wrong"),
    [
        # a part opens the sentence, or the company
        ("Apple", "2024-11-08", "In fiscal 2024 Apple's gross margin was 46.2%. Services made $96.2 billion at a gross margin of 73.9% in the year.", "73.9%", False),
        ("Apple", "2024-11-08", "Apple made $93.7 billion at a gross margin of 73.9% in fiscal 2024.", "73.9% in fiscal 2024", True),
        # a verb before a row of figures, and one that tells no direction
        ("Johnson & Johnson", "2025-02-28", "J&J's reported profit jumps about: $17.9 billion in 2022, $35.2 billion in 2023, $14.1 billion in 2024.", "$14.1 billion in 2024", False),
        ("Coca-Cola", "2025-03-06", "In 2024 Coca-Cola paid $8.4 billion in dividends; buybacks added $1.8 billion.", "$1.8 billion", False),
        ("Coca-Cola", "2025-03-06", "In 2024 Coca-Cola's buybacks rose to $1.8 billion.", "$1.8 billion", True),
        # "last year" beside another figure turns the text to no other year
        ("Tesla", "2025-08-01", "Tesla's second quarter. EPS 33 cents, last year 40 cents. Operating cash flow $2.54 billion.", "$2.54 billion", False),
    ],
)  # fmt: skip
def test_what_the_words_leave_to_others(company: str, published: str, text: str, figure: str, wrong: bool) -> None:
    _is_called_wrong(company, published, text, figure, wrong)
