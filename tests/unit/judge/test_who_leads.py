"""Who leads a company, and who did so before, by the fact files of people."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

LED = [
    ("Nike (NYSE: NKE), led by Elliott Hill, makes shoes.", "supported"),
    ("Nike is led by Elliott Hill.", "supported"),
    ("Nike is led by John Donahoe.", "contradicted"),
    ("Tim Cook runs Apple.", "supported"),
    ("John Donahoe, who runs Nike, makes shoes.", "contradicted"),
    ("Tesla, headquartered in Palo Alto, is led by Elon Musk.", "supported"),
    ("Netflix is run by co-CEOs Ted Sarandos and Greg Peters.", "supported"),
    ("Apple sells phones. Tim Cook has been its chief executive since August 2011.", "supported"),
    # who leads a part of it, no fact tells
    ("Nike, headed by Amy Montagne, makes shoes.", "unverified"),
]


@pytest.mark.parametrize(("text", "status"), LED)
def test_who_leads_a_company_holds_its_first_office(text: str, status: str) -> None:
    verdicts = told("Who runs what", text, "2025-05-20")
    assert verdicts, text
    assert set(verdicts.values()) == {status}, verdicts


FORMER = [
    "Elliott Hill took over from John Donahoe as Nike's CEO in October.",
    "Unlike John Donahoe, Nike's chief executive Elliott Hill knows shoes.",
    "With John Donahoe as CEO, Nike lost its way.",
    "Under John Donahoe as chief executive Nike lost its way.",
    "Nike was led by John Donahoe for four years.",
    "Amazon's cloud arm, led by Matt Garman, grew.",
    "A team led by Andy Jassy built Amazon's cloud.",
]


@pytest.mark.parametrize("text", FORMER)
def test_who_held_an_office_before_is_not_taken_for_its_holder(text: str) -> None:
    assert "contradicted" not in told("Who runs what", text, "2025-05-20").values()


def test_each_of_two_chief_executives_is_told() -> None:
    verdicts = told("Who runs what", "Netflix is run by co-CEOs Ted Sarandos and Greg Peters.", "2025-05-20")
    assert len(verdicts) == 2
