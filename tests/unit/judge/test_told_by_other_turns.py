"""Claims told by turns of words: over several years, out of so many dollars, beside an aside, since a year; true ones and false ones."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts


def statuses(text: str, day: str) -> set[str]:
    return {status for _, status, _ in verdicts(text, day)}


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        # revenue of Apple in billions: fiscal 2019 260.2, 2020 274.5, 2021 365.8, 2022 394.3, 2023 383.3, 2024 391.0
        ("2024-11-10", "Apple's revenue rose in each of the three fiscal years from 2022 to 2024.", "contradicted"),
        ("2022-11-10", "Apple's revenue rose in each of the three fiscal years from 2020 to 2022.", "supported"),
        ("2025-02-20", "Boeing lost money in 2022, in 2023 and in 2024.", "supported"),
        ("2025-02-20", "Boeing made money in 2022, in 2023 and in 2024.", "contradicted"),
        # cash of Amazon: 73.4 billion at the end of 2023, 78.8 billion at the end of 2024
        ("2025-02-20", "Amazon ended 2024 with more cash than it had started with.", "supported"),
        ("2025-02-20", "Amazon ended 2024 with less cash than it had started with.", "contradicted"),
        # net income of IBM: 3.249 billion in the first half of 2025, 3.439 billion in that of 2024
        (
            "2025-08-05",
            "IBM's net income for the first half of 2025 was below that for the first half of 2024.",
            "supported",
        ),
        (
            "2025-08-05",
            "IBM's net income for the first half of 2025 was above that for the first half of 2024.",
            "contradicted",
        ),
        ("2025-11-10", "Apple spent more on research and development in fiscal 2025 than ever before.", "supported"),
        ("2025-11-10", "Apple spent more on dividends in fiscal 2018 than ever before.", "unverified"),
    ],
)
def test_which_way_it_went(day: str, text: str, expected: str) -> None:
    assert statuses(text, day) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Apple in fiscal 2024: revenue 391.0 billion, buybacks 94.9 billion (24.3%), operating income 123.2 billion (31.5%)
        ("One in every four dollars of Apple's fiscal 2024 revenue went into buybacks.", "supported"),
        ("One in every nine dollars of Apple's fiscal 2024 revenue went into buybacks.", "contradicted"),
        ("Every other dollar of Apple's revenue in fiscal 2024 ended up as operating income.", "contradicted"),
        ("About a third of Apple's fiscal 2024 revenue was operating income.", "supported"),
        (
            "Three in every twenty dollars that Apple took in during fiscal 2024 ended up as operating income.",
            "contradicted",
        ),
    ],
)
def test_dollars_out_of_so_many(text: str, expected: str) -> None:
    assert statuses(text, "2024-11-10") == {expected}


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        # buybacks of Alphabet: none in the first quarter of 2026, 15.07 billion in that of 2025
        (
            "2026-05-05",
            "Alphabet stopped buying back stock in the first quarter of 2026, after spending $15.1 billion on it a year earlier.",
            "supported",
        ),
        # operating income of Alphabet: 39.7 billion
        (
            "2026-05-06",
            "Operating income at Alphabet, which is investing heavily in AI, was $39.7 billion in the first quarter of 2026.",
            "supported",
        ),
        (
            "2026-05-06",
            "Operating income at Alphabet, which is investing heavily in AI, was $62.6 billion in the first quarter of 2026.",
            "contradicted",
        ),
        # net income of AbbVie in 2024: 4.278 billion
        (
            "2025-02-21",
            "AbbVie, the drug maker near Chicago, turned a net profit of $4.3 billion in 2024.",
            "supported",
        ),
        (
            "2025-02-21",
            "AbbVie, the drug maker near Chicago, turned a net profit of $9.3 billion in 2024.",
            "contradicted",
        ),
        # revenue of Apple in the quarter to September 28, 2024: 94.9 billion
        ("2024-11-05", "Apple's business brought in $94.9 billion in the September quarter of 2024.", "supported"),
        # R&D of Nvidia in the quarter to July 27, 2025: 4.29 billion
        (
            "2025-08-30",
            "Nvidia set aside $4.3 billion for research and development in the three months to July 27, 2025.",
            "supported",
        ),
        (
            "2025-08-30",
            "Nvidia set aside $8.3 billion for research and development in the three months to July 27, 2025.",
            "contradicted",
        ),
    ],
)
def test_what_stands_beside_leaves_the_figure_its_own(day: str, text: str, expected: str) -> None:
    assert statuses(text, day) == {expected}


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        # revenue of AbbVie: 58.05 billion in 2022, 56.33 billion in 2024 (3.0% less)
        ("2025-02-20", "AbbVie's revenue has dropped by 3.0% since 2022.", "supported"),
        ("2025-02-20", "AbbVie's revenue has dropped by 5.4% since 2022.", "contradicted"),
        # no year is the latest any more when newer quarters are public
        ("2025-08-20", "Tesla's revenue has risen by 35% since 2022.", "unverified"),
        # total assets of Home Depot: 76.5 billion on January 28, 2024, 96.1 billion on February 2, 2025 (25.6% more)
        (
            "2025-03-28",
            "Home Depot's total assets, $76.5 billion in January 2024, had climbed 26% a year later.",
            "supported",
        ),
        # diluted EPS of Meta: 8.59 in 2022, 23.86 in 2024 (2.8 times as much)
        (
            "2025-02-06",
            "At $23.86, Meta's diluted earnings per share for 2024 were 2.8 times the $8.59 of 2022.",
            "supported",
        ),
    ],
)
def test_a_change_since_a_time_that_is_told(day: str, text: str, expected: str) -> None:
    assert statuses(text, day) - {"supported"} == {expected} - {"supported"}
    assert expected in statuses(text, day)


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        # total assets of IBM on June 30, 2025: 148.6 billion
        ("2025-08-11", "IBM's total assets stood at $148.6 billion in mid-2025.", "supported"),
        ("2025-08-11", "IBM had total assets of $138.6 billion in the middle of 2025.", "contradicted"),
        # revenue of Coca-Cola in the first half of 2025: 23.66 billion
        ("2025-07-28", "Coca-Cola took in $23.7 billion during the opening six months of 2025.", "supported"),
        ("2025-07-28", "Coca-Cola took in $26.7 billion during the opening six months of 2025.", "contradicted"),
        # net income of Netflix in the second quarter: 2.147 billion in 2024, 3.125 billion in 2025
        (
            "2025-07-22",
            "Netflix's net income climbed from $2.15 billion to $3.53 billion between the second quarters of 2024 and 2025.",
            "contradicted",
        ),
        # operating income of Netflix in the second quarter of 2025: 3.775 billion, 1.172 billion more than a year before
        (
            "2025-07-21",
            "Netflix lifted its operating income by $1.17 billion to $3.77 billion in the second quarter of 2025.",
            "supported",
        ),
        # taxes of Visa in fiscal 2024: 17.5% of its income before them
        ("2024-11-20", "Visa paid 17% tax on its pre-tax income in fiscal 2024.", "supported"),
        ("2024-11-20", "Visa paid 12% tax on its pre-tax income in fiscal 2024.", "contradicted"),
        # operating income of Visa in fiscal 2024: 23.6 of 35.9 billion (65.7%)
        (
            "2024-11-26",
            "Of Visa's $35.9 billion in net revenue for fiscal 2024, 66% was operating income.",
            "supported",
        ),
        (
            "2024-11-26",
            "Of Visa's $35.9 billion in net revenue for fiscal 2024, 59% was operating income.",
            "contradicted",
        ),
        # dividends and buybacks of Mastercard in 2024: 13.48 billion
        ("2025-02-14", "Mastercard's dividends plus buybacks in 2024 were $13.5 billion.", "supported"),
        # net income of Nike: 5.70 billion in fiscal 2024, 3.22 billion in fiscal 2025
        ("2025-07-21", "Nike's net profit was cut to a third in fiscal 2025.", "contradicted"),
        # the third quarter of fiscal 2026 was Marvell's largest by then
        ("2025-12-08", "Marvell's third quarter of fiscal 2026 was not its best by revenue.", "contradicted"),
        (
            "2025-08-05",
            "It is Exxon Mobil, and not Boeing, that took in more in the second quarter of 2025.",
            "supported",
        ),
        (
            "2025-07-28",
            "Ranked by second-quarter 2025 net income, Tesla stands above both Netflix and Coca-Cola.",
            "contradicted",
        ),
    ],
)
def test_of_the_middle_of_a_year_of_parts_and_of_places(day: str, text: str, expected: str) -> None:
    assert statuses(text, day) - {"supported"} == {expected} - {"supported"}
    assert expected in statuses(text, day)
