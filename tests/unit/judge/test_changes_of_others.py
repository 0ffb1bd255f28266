"""A change that is told of another company in gap takes the measure and the way of the change before it; a share of something else does not."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text
from tests.unit.judge.by_filings import told

# In 2024 Mastercard's revenue rose 12.2 % (28,167 after 25,098) and Netflix's 15.6 % (39,001 after 33,723); net income 15.0 % (12,874 after
# 11,195; 9,930 in 2022) and 61.1 % (8,711.6 after 5,408.0; 4,491.9 in 2022). In fiscal 2024 Visa's revenue rose 10.0 % (35,926 after 32,653), in two years 22.6 % (29,310).
ALIKE = [
    ("Mastercard's revenue rose 12% in 2024, against {} for Netflix.", "16%", "26%"),
    ("Mastercard's revenue rose 12% to $28.2 billion in 2024, compared with {} at Netflix.", "16%", "6%"),
    ("In 2024 Mastercard grew its revenue 12%, Netflix {}.", "16%", "22%"),
    ("From 2022 to 2024 Mastercard's net income rose 30%, versus {} for Netflix.", "94%", "49%"),
    ("While Mastercard grew its top line by 12% in 2024, Netflix managed {}.", "16%", "26%"),
    ("Mastercard's net income climbed 15% in 2024, as opposed to {} at Netflix.", "61%", "16%"),
]


@pytest.mark.parametrize(("text", "true", "false"), ALIKE)
def test_the_change_of_another_is_of_the_same_measure(text: str, true: str, false: str) -> None:
    title = "Two companies compared"
    assert told(title, text.format(true), "2025-03-03")[true] == "supported"
    assert told(title, text.format(false), "2025-03-03")[false] == "contradicted"


OTHERWISE = [
    "While Mastercard's revenue rose 12% in 2024, Visa holds 52% of the market.",
    "While revenue rose 12% at Mastercard in 2024, a full 55% was left as operating income.",
    "Revenue at Mastercard rose 12% in 2024, and 55% was left as operating income.",
    "While Mastercard's revenue rose 12% in 2024, Visa trades at a 10% discount to its own average.",
    "Mastercard's revenue rose 12% in 2024, while the operating margin was 55%, against 66% for Visa.",
    "Mastercard's shares rose 12% in 2024, against 21% for Visa.",
]


@pytest.mark.parametrize("text", OTHERWISE)
def test_what_is_no_change_is_not_taken_for_one(text: str) -> None:
    assert "contradicted" not in told("Two companies compared", text, "2025-03-03").values()


def test_a_part_of_the_sentence_that_a_year_opens_is_of_that_year() -> None:
    # operating margins: 13.49 % in fiscal 2024, 14.21 % in 2023, 15.27 % in 2022
    for joint in ("; in 2022 it was", ", and in 2022 it was", ", but in 2022 it had been"):
        text = f"Home Depot's operating margin slipped to 13.5% from 14.2%{joint} {{}}."
        assert told("Home Depot", text.format("15.3%"), "2025-03-24")["15.3%"] == "supported", joint
        assert told("Home Depot", text.format("17.3%"), "2025-03-24")["17.3%"] == "contradicted", joint


def test_cash_that_operations_threw_off_is_no_balance() -> None:
    # operating cash flow 19,810, cash 1,659 million
    text = "Home Depot returned $9.6 billion to shareholders in the fiscal year to Feb. 2, less than the {} of cash its operations threw off."
    assert told("Home Depot", text.format("$19.8 billion"), "2025-03-24")["$19.8 billion"] == "supported"
    assert told("Home Depot", text.format("$1.7 billion"), "2025-03-24")["$1.7 billion"] == "unverified"


def test_dividends_of_two_companies_are_not_one_fact() -> None:
    text = (
        "Visa or Mastercard?\n\nVisa spent $16.7 billion buying back its own stock last fiscal year. Add $4.2 billion in dividends, and it "
        "returned almost $21 billion to shareholders.\n\nMastercard is growing faster. It's also no slouch at giving cash back: $11 billion of "
        "buybacks and $2.4 billion of dividends in the year."
    )
    report = check(read_text(text, "article", published=date(2025, 3, 3)), offline=True)
    assert not [f for f in report.findings if f.rule.startswith("consistency/")]


def test_half_the_level_of_a_year_is_set_against_that_year() -> None:
    # operating margins of Tesla: 7.24 % in 2024, 9.19 % in 2023, 16.76 % in 2022
    text = "Tesla's operating margin was 7.2% in 2024, two points lower than in 2023 and {} the 16.8% of 2022."
    assert told("Tesla", text.format("less than half"), "2025-02-04")["half"] == "supported"
    assert told("Tesla", text.format("two thirds of"), "2025-02-04")["two thirds"] != "supported"


def test_what_falls_to_a_share_did_not_decline() -> None:
    # losses per share of Boeing: 18.36 in 2024, 3.67 in 2023
    text = "Boeing had a terrible 2024.\n\nTo each share fell a loss of $18.36; it had been $3.67 in 2023."
    assert told("Boeing", text, "2025-02-10") == {"$18.36": "supported", "$3.67 in 2023": "supported"}


SAID_OF_THE_FIRST = [
    # dividends 15,234 after 15,025 million (+1.4 %), net income 93,736 after 96,995 (-3.4 %), cash 601.2 after 797.9 million a year before
    ("Apple", "Apple paid $15.2 billion in dividends in fiscal 2024, after earning $93.7 billion. That's {} more than a year earlier.", "1%", "3%", "2024-11-04"),
    ("Apple", "Net income was $93.7 billion in fiscal 2024, despite a tax charge of $10.2 billion. That is {} less than in fiscal 2023.", "3%", "9%", "2024-11-04"),
    ("HubSpot", "HubSpot had $601 million in cash at the end of June, after spending $125 million on its shares. That's {} less than a year ago.", "$197 million", "$917 million", "2025-08-08"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "true", "false", "day"), SAID_OF_THE_FIRST)
def test_that_is_what_the_sentence_was_about(title: str, text: str, true: str, false: str, day: str) -> None:
    assert told(title, text.format(true), day)[true] == "supported"
    assert told(title, text.format(false), day)[false] != "supported"


@pytest.mark.parametrize("words", ["a tax charge", "a one-time tax charge", "a tax bill", "back taxes"])
def test_one_charge_is_not_all_taxes_of_the_year(words: str) -> None:
    # Apple's provision for income taxes in fiscal 2024 was 29,749 million
    text = f"Apple earned $93.7 billion in fiscal 2024, despite {words} of $10.2 billion."
    assert "contradicted" not in told("Apple", text, "2024-11-04").values()
