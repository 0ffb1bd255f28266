"""A figure that is right beside a comparison whose other side is not printed, judged on the filings of the pack."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts

# By the pack's filings. Union Pacific, first half of 2025: buybacks 2.679 billion, capital expenditure 1.842. Net income: Adobe's fiscal 2024 5.56 billion,
# Salesforce's fiscal 2025 6.197. Revenue growth in 2024: Meta 21.9%, Alphabet 13.9%. IBM, second quarter of 2025: net income +19.6%, gross profit +11.5%,
# revenue +7.7%. AbbVie in 2024: dividends 11.025 billion, net income 4.278. Netflix in 2024: free cash flow 6.922 billion, net income 8.712.


@pytest.mark.parametrize(
    ("text", "right", "wrong", "published"),
    [
        ("Union Pacific laid out $2.7 billion on its own shares from January to June 2025, {} on capital investment.", "more than", "not as much as", "2025-07-30"),
        ("Adobe earned $5.6 billion in fiscal 2024, {} than Salesforce made in its fiscal 2025.", "less", "more", "2025-04-01"),
        ("Revenue at Meta grew 22% in 2024, {} than at Alphabet.", "faster", "more slowly", "2025-03-01"),
        ("IBM's second-quarter profit for 2025 rose at a {} pace than its revenue, which was 7.7% higher than a year earlier.", "brisker", "gentler", "2025-07-26"),
        ("AbbVie paid out $11.0 billion in dividends in 2024, {} its net income.", "well above", "well below", "2025-02-17"),
        ("Walmart sold more than Home Depot in fiscal 2025, yet its operating margin in fiscal 2025, at 4.3%, was the {} of the two.", "thinner", "fatter", "2025-03-24"),
        ("Home Depot sells less than Walmart, but its operating margin of 13.5% in fiscal 2024 was the {} of the two.", "wider", "narrower", "2025-03-24"),
        ("Netflix was left with free cash flow of $6.9 billion in 2024, which was {} than its net income.", "lower", "higher", "2025-02-10"),
    ],
)  # fmt: skip
def test_the_comparison_is_a_claim_of_its_own(text: str, right: str, wrong: str, published: str) -> None:
    assert {each[1] for each in verdicts(text.format(right), published)} == {"supported"}
    assert "contradicted" in {each[1] for each in verdicts(text.format(wrong), published)}


@pytest.mark.parametrize(
    "text",
    [
        # a verb tells no other measure
        "While Adobe put $9.5 billion into buybacks in fiscal 2024, more than it generated, Salesforce spent $7.8 billion on its own shares.",
        # a part of the company
        "Union Pacific laid out $2.7 billion on its own shares from January to June 2025, more than on the engines of its western lines.",
        # the whole company, or what a verb tells of it, is compared
        "Home Depot sells less than Walmart, but its operating margin of 13.5% in fiscal 2024 was high.",
        "Home Depot is smaller than Walmart, but its operating margin of 13.5% in fiscal 2024 was high.",
        "Home Depot employs fewer people than Walmart, with an operating margin of 13.5% in fiscal 2024.",
        "Home Depot spends less than Walmart; its operating margin was 13.5% in fiscal 2024.",
        # a sum
        "Visa spent $16.7 billion on its own shares and $4.2 billion on dividends in fiscal 2024, together more than its net income.",
    ],
)
def test_what_is_not_surely_understood_is_no_claim(text: str) -> None:
    assert not [each for each in verdicts(text, "2025-07-30") if each[1] == "contradicted"]


# Tesla's net income: 0.409 billion in the first quarter of 2025, 1.172 in the second. Nvidia's: 72.88 billion in fiscal 2025, 31.48 of it in the first half.
# Coca-Cola's revenue: 11.129 billion in the first quarter of 2025, 12.535 in the second.
@pytest.mark.parametrize(
    ("text", "right", "wrong", "published"),
    [
        ("Tesla made $1.58 billion in the first half of 2025, most of it in the {} quarter.", "second", "first", "2025-07-26"),
        ("Nvidia earned $72.9 billion in fiscal 2025. {} than half of that came in the first half.", "Less", "More", "2025-03-10"),
        ("Coca-Cola's revenue was $23.7 billion in the first half of 2025, the {} of it earned in the first quarter.", "smaller part", "greater part", "2025-07-29"),
    ],
)  # fmt: skip
def test_more_or_less_than_half_of_the_figure_fell_into_a_part_of_its_time(text, right, wrong, published) -> None:
    assert {each[1] for each in verdicts(text.format(right), published)} == {"supported"}
    assert "contradicted" in {each[1] for each in verdicts(text.format(wrong), published)}


def test_most_of_it_went_somewhere() -> None:
    text = "Tesla made $1.58 billion in the first half of 2025, most of it in China in the first quarter."
    assert {each[1] for each in verdicts(text, "2025-07-26")} == {"supported"}  # of China nothing is filed


# Net income of Amazon: 30.4 billion in 2023, 59.2 in 2024. Revenue of Tesla: 96.8 billion in 2023, 97.7 in 2024; of Alphabet 307.4 and 350.0, or 13.9% more.
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Amazon barely raised its net income in 2024, to $59.2 billion.", "contradicted"),
        ("Amazon raised its net income in 2024, to $59.2 billion.", "supported"),
        ("Tesla's revenue barely rose to $97.7 billion in 2024.", "supported"),
        # who calls that little, and who does not?
        ("Alphabet's revenue only slightly rose to $350.0 billion in 2024.", "unverified"),
    ],
)
def test_a_move_that_is_told_as_a_small_one(text: str, status: str) -> None:
    found = {each[1] for each in verdicts(text, "2025-02-20")}
    assert next(s for s in ("contradicted", "unverified", "supported") if s in found) == status


# Exxon Mobil, first half of 2025: net income 14.795 billion. HubSpot, second quarter of 2025: net loss 3.258 million, 25.051 in the half year. Nvidia's fiscal
# 2025: revenue 26.044 billion in its first quarter, 39.331 in its last.
@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Put Exxon Mobil, Coca-Cola and IBM side by side for the first half of 2025, and the oil company's profit of $14.8 billion stands out.", "2025-08-10"),
        ("HubSpot was in the red in both of the first two quarters of 2025; the second brought a net loss of $3.3 million.", "2025-08-08"),
        ("Nvidia lifted its revenue from one quarter to the next throughout fiscal 2025, from $26.0 billion in the first to $39.3 billion in the last.", "2025-06-03"),
    ],
)  # fmt: skip
def test_a_company_by_its_trade_and_a_quarter_by_its_number(text: str, published: str) -> None:
    assert {each[1] for each in verdicts(text, published)} == {"supported"}


def test_the_one_that_comes_last_is_none_of_those_named() -> None:
    text = "Among Alphabet, Amazon and Meta, the least profitable in 2024 still made $62.4 billion."  # which is Meta's, and Amazon made less
    assert {each[1] for each in verdicts(text, "2025-02-11")} == {"unverified"}


# Net income 2023 and 2024: Tesla 15.0 and 7.1 billion, Boeing losses of 2.2 and 11.8, Amazon 30.4 and 59.2, Meta 39.1 and 62.4, Netflix 5.4 and 8.7.
# Revenue of the first halves of 2024 and 2025: Exxon Mobil 176.1 and 164.6 billion, IBM 30.2 and 31.5, Johnson & Johnson 43.8 and 45.6.
@pytest.mark.parametrize(
    ("text", "found", "published"),
    [
        ("Neither of Tesla and Boeing grew its full-year net income in 2024.", {"supported"}, "2025-02-08"),
        ("Each of Tesla and Boeing grew its full-year net income in 2024.", {"contradicted"}, "2025-02-08"),
        ("Of the three companies Amazon, Meta and Netflix, every one lifted its annual profit in 2024.", {"supported"}, "2025-02-13"),
        ("Of the three companies Amazon, Meta and Netflix, none lifted its annual profit in 2024.", {"contradicted"}, "2025-02-13"),
        ("Exxon Mobil, IBM, Johnson & Johnson: all of the three had higher sales in the first half of 2025 than in the first half of 2024.", {"contradicted", "supported"}, "2025-08-07"),
        # how many is not all: two of three grew, and of the others all three
        ("Exxon Mobil, IBM, Johnson & Johnson: two of the three had higher sales in the first half of 2025 than in the first half of 2024.", {"supported"}, "2025-08-07"),
        ("Of the three companies Amazon, Meta and Netflix, all but one lifted its annual profit in 2024.", {"contradicted"}, "2025-02-13"),
    ],
)  # fmt: skip
def test_what_is_told_of_each_of_a_row(text: str, found: set[str], published: str) -> None:
    assert {each[1] for each in verdicts(text, published)} == found
