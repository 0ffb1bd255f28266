"""What the figures of an article show of each other: signs told in words, of when a level is, and of which share."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text

# Boeing's 10-K of February 2025: gross profit -1,991 after 7,724 million, equity -3,908 after -17,233, net loss 11,817.
# HubSpot's 10-Q of August 2025: second-quarter operating loss 24.6 after 23.9 million, net loss 3.3 after 14.4, 6 cents after 28.
# Amazon's 10-K of February 2025: EPS diluted 5.53 after 2.90, basic 5.66 after 2.95.
# UnitedHealth's 10-K of February 2025: operating cash flow 24.2 after 29.1 billion, buybacks 9.0 after 8.0 after 7.0.
BOEING, HUBSPOT = ("Boeing in 2024", date(2025, 2, 7)), ("HubSpot in the second quarter of 2025", date(2025, 8, 8))
AMAZON, TESLA = ("Amazon's 2024", date(2025, 2, 10)), ("Tesla in the second quarter of 2025", date(2025, 7, 28))
UNITED = ("UnitedHealth in 2024", date(2025, 3, 4))
# The cover of Coca-Cola's 10-Q of July 2025 counts 4,303,667,252 shares on 22 July.
COKE = ("Coca-Cola Q2 2025", date(2025, 7, 25))

CASES = [
    # an amount below zero, said by words
    (BOEING, "Gross profit, $7.7 billion in 2023, was negative by $2.0 billion.", "$2.0", "supported"),
    (BOEING, "Boeing's gross profit was $2.0 billion below zero.", "$2.0", "supported"),
    (BOEING, "Boeing's gross profit went into the red by $1.99 billion.", "$1.99", "supported"),
    (BOEING, "Gross profit turned negative, a shortfall of $1.99 billion, after $7.7 billion of positive gross profit in FY23.", "$1.99", "supported"),
    (BOEING, "Boeing had a gross loss of $2.0 billion.", "$2.0", "supported"),
    (BOEING, "Equity, still below zero, is much less so than it was ($3.9 billion in the red, after $17.2 billion).", "$3.9", "supported"),
    (BOEING, "Boeing's equity was negative by $5.9 billion at the end of 2024.", "$5.9", "contradicted"),
    (BOEING, "Boeing's gross profit was $2.0 billion.", "$2.0", "contradicted"),
    (HUBSPOT, "HubSpot posted a $3.3 million loss.", "$3.3", "supported"),
    (HUBSPOT, "HubSpot posted a $24.6 million loss on the operating line.", "$24.6", "supported"),
    (HUBSPOT, "But the operating line is another animal. There you see a $24.6 million loss.", "$24.6", "supported"),
    (HUBSPOT, "HubSpot posted a $5.3 million loss.", "$5.3", "contradicted"),
    (HUBSPOT, "Net loss for the quarter: 3.3 million dollars. Per share that's 6 cents, versus 28 cents.", "28 cents", "supported"),
    # the level beside an earlier one is right, and so is its time
    (TESLA, "Revenue fell from that of a year ago. Diluted EPS was 33 cents, as against 52 cents.", "52 cents", "contradicted"),
    (TESLA, "Revenue fell from that of a year ago. Diluted EPS was 33 cents, as against 40 cents.", "40 cents", "supported"),
    (TESLA, "Diluted EPS was 12 cents after the quarter before. Diluted EPS was 33 cents, as against 12 cents.", "12 cents", "unverified"),
    (UNITED, "Operating cash flow, $29.1 billion in 2023, came to $24.2 billion. The company spent $9.0 billion on its own shares.", "$9.0", "supported"),
    # shares are counted on the cover of the report, after the period that it is about
    (COKE, "Coke has 4.3 billion shares outstanding.", "4.3", "supported"),
    (COKE, "Coke has 3.4 billion shares outstanding.", "3.4", "unverified"),
    # basic among diluted
    (AMAZON, "In 2023 Amazon earned $2.90 a share, and in 2024, $5.66 a share.", "$5.66", "contradicted"),
    (AMAZON, "In 2023 Amazon earned $2.95 a share, and in 2024, $5.66 a share.", "$5.66", "supported"),
    (AMAZON, "In 2023 Amazon earned $2.90 a share. Basic EPS in 2024 was $5.66.", "$5.66", "supported"),
    # what is told apart from the cash
    (TESLA, "Cash and equivalents, though not the larger pile of short-term investments, were $16.1 billion at the end of 2024.", "$16.1", "supported"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "text", "figure", "status"), CASES, ids=[f"{figure} in {text[:50]}" for _, text, figure, _ in CASES]
)
def test_figure_is_judged(about: tuple[str, date], text: str, figure: str, status: str) -> None:
    title, day = about
    report = check(read_text(f"{title}\n\n{text}\n", "a", published=day), offline=True)
    claim = next(c for c in report.claims if figure in c.text)
    assert claim.verdict is not None
    assert claim.verdict.status == status, claim.verdict.detail


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The net loss was $11.8 billion, or $18.36 a share. R&D took $5.8 billion.", "contradicted"),
        ("R&D took $5.8 billion.", "unverified"),  # of which time, nothing shows
    ],
)
def test_figures_of_no_time_are_of_the_time_of_the_others(told: str, status: str) -> None:
    text = f"Boeing, once more\n\nRevenue contracted to $66.5 billion. {told}\n"
    report = check(read_text(text, "a", published=date(2025, 2, 7)), offline=True)
    claim = next(c for c in report.claims if c.text.startswith("$5.8"))
    assert claim.verdict is not None
    assert claim.verdict.status == status, claim.verdict.detail


FURTHER = [
    # earlier levels one after another, each a year further back
    (UNITED, "It spent $9.0 billion on its own shares in 2024, compared with $8.0 billion and $7.0 billion.", "$7.0", "supported"),
    (UNITED, "It spent $9.0 billion on its own shares in 2024, compared with $8.0 billion and $7.6 billion.", "$7.6", "unverified"),
    (BOEING, "The net loss for 2024 was $11.8 billion, compared with $2.2 billion the previous year and $4.9 billion the year before that.", "$4.9", "supported"),
    (BOEING, "The net loss of 2024 ($2.2 billion the year before, $4.9 billion the year before that) was $11.8 billion.", "$4.9", "supported"),
    # what only seems to be supposed
    (HUBSPOT, "As one might expect, revenue was $760.9 million.", "$760.9", "supported"),
    (HUBSPOT, "If you go by the income statement, revenue was $760.9 million.", "$760.9", "supported"),
    (HUBSPOT, "It lost money, if only $3.3 million.", "$3.3", "supported"),
    (HUBSPOT, "Whether that lasts depends on one thing: net loss was $3.3 million.", "$3.3", "supported"),
    (HUBSPOT, "The question is whether revenue, which rose to $760.9 million, can grow on.", "$760.9", "supported"),
    # operations are no part of a company
    (UNITED, "Of the $24.2 billion that operations generated in 2024, $9.0 billion went on repurchases.", "$9.0", "supported"),
    (UNITED, "Its China operations spent $9.0 billion on repurchases in 2024.", "$9.0", "unverified"),
    (HUBSPOT, "If revenue reached $790.9 million, there would be a profit.", "$790.9", "unverified"),
    (HUBSPOT, "Revenue could have been $790.9 million.", "$790.9", "unverified"),
    (HUBSPOT, "Would revenue of $790.9 million have been enough?", "$790.9", "unverified"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "text", "figure", "status"), FURTHER, ids=[f"{figure} in {text[:50]}" for _, text, figure, _ in FURTHER]
)
def test_figure_further_back_or_seemingly_supposed(
    about: tuple[str, date], text: str, figure: str, status: str
) -> None:
    test_figure_is_judged(about, text, figure, status)
