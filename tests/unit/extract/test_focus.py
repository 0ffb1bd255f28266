"""Of whom and about when a text goes on to speak: digressions end with their paragraph, and what is only mentioned is no topic."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_binding import APPLE, NVIDIA, WALMART, at, claims_in

HOME_DEPOT = "cik:0000354950"
ABBVIE = "cik:0001551152"
JNJ = "cik:0000200406"

SUBJECTS = [
    # a paragraph that turned to another company is left with it
    ("A year of two", "Walmart sold $681 billion worth of goods in the year to January 31, 2025. Nvidia, for comparison, closed the year with revenue of $130.5 billion.\n\nNet income jumped 25% to $19.4 billion.", "$19.4 billion", WALMART),
    ("Apple reports", "R&D took $8.6 billion; Nvidia got through $3.9 billion.\n\nSales came to $95.4 billion.", "$95.4 billion", APPLE),
    ("Apple reports", "Only $3.1 billion went out on capital expenditure. (Nvidia has other worries.)\n\nBuybacks took $25.0 billion.", "$25.0 billion", APPLE),
    # a paragraph that is about another company has turned the text
    ("A year of two", "Walmart earned $19.4 billion in fiscal 2025.\n\nNvidia made a profit of $72.9 billion in its fiscal 2025.\n\nIts revenue was $130.5 billion.", "$130.5 billion", NVIDIA),
    ("A year of two", "Walmart earned $19.4 billion in fiscal 2025.\n\nHome Depot: the sums are smaller.\n\nRevenue was $159.5 billion.", "$159.5 billion", HOME_DEPOT),
    # what is bought, sold or split off does not become the topic
    ("Health care", "Johnson & Johnson lost ground: net earnings fell to $14.1 billion, as 2023 had included the gain on the Kenvue separation. Cash flow from operations was $24.3 billion.", "$24.3 billion", JNJ),
    ("Health care", "Johnson & Johnson earned $14.1 billion in 2024. The year before was inflated by the sale of Kenvue shares. Cash flow from operations was $24.3 billion.", "$24.3 billion", JNJ),
    # a description in a sentence without figures turns the text, a place of its seat names the company
    ("Two tills", "Walmart earned $19.4 billion, Home Depot $14.8 billion.\n\nThe home-improvement chain has had to save. Buybacks were cut to $649 million.", "$649 million", HOME_DEPOT),
    ("Two tills", "Walmart made $19.4 billion and Home Depot $14.8 billion.\n\nIn Atlanta, operating income slipped to $21.5 billion.", "$21.5 billion", HOME_DEPOT),
    ("Two tills", "Home Depot made $14.8 billion and Walmart $19.4 billion.\n\nIn China, operating income slipped to $1.5 billion.", "$1.5 billion", HOME_DEPOT),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "figure", "subject"), SUBJECTS)
def test_of_whom_the_text_goes_on(title: str, text: str, figure: str, subject: str) -> None:
    assert at(claims_in(text, title)[0], figure).subject.id == subject


RIVALS = [
    ("Walmart earned $19.4 billion in fiscal 2025. Nvidia made a profit of $72.9 billion.\n\nRevenue was $130.5 billion.", "$130.5 billion", {NVIDIA}),
    ("Walmart earned $19.4 billion in fiscal 2025. Revenue was $681.0 billion.", "$681.0 billion", set()),
    ("Walmart earned $19.4 billion in fiscal 2025. Nvidia made $72.9 billion. Walmart's revenue was $681.0 billion.", "$681.0 billion", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "rivals"), RIVALS)
def test_who_else_may_be_meant(text: str, figure: str, rivals: set[str]) -> None:
    assert set(at(claims_in(text, "Two of a kind")[0], figure).rivals) == rivals


PERIODS = [
    # a part of the year that is told beside the year does not become the period
    ("AbbVie's net income fell 12% to $4.3 billion in 2024, with the fourth quarter contributing a loss of $22 million. The dividend took $11.0 billion.", "$11.0 billion", "2024"),
    ("AbbVie invested $974 million in 2024, of which $265 million fell into the final quarter. The dividend took $11.0 billion.", "$11.0 billion", "2024"),
    ("AbbVie's profit of $4.3 billion in 2024 looks feeble beside the $4.9 billion of 2023. The dividend took $11.0 billion.", "$11.0 billion", "2024"),
    ("AbbVie's profit fell 12% in 2024, because 2023 had included a gain; per share, it was $2.39.", "$2.39", "2024"),
    ("AbbVie earned $4.3 billion in 2024.\n\nThe fourth quarter ended badly: it had a net loss of $22 million.\n\nThe dividend took $11.0 billion.", "$11.0 billion", "2024"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "period"), PERIODS)
def test_about_when_the_text_goes_on(text: str, figure: str, period: str) -> None:
    extraction, _ = claims_in(text, "AbbVie's year")
    claim = at(extraction, figure)
    time = extraction.time(claim.period)
    assert time is not None
    assert time.value == period


def test_a_time_that_stands_apart_leaves_a_choice() -> None:
    text = "In the second quarter Coca-Cola sold more.\n\nNet income was $3.81 billion, but the first quarter had been better."
    extraction, _ = claims_in(text, "Coca-Cola")
    claim = at(extraction, "$3.81 billion")
    times = {t.value for t in map(extraction.time, (claim.period, *claim.rival_periods)) if t is not None}
    assert "XXXX-Q2" in times
