"""Whose the figures of a fronted phrase are, and what moves behind an aside."""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.model import Claim
from factcheck.read.plain import read_text

_HEAD = "Results compared\n\nNEW YORK, March 28, 2025 - Tesla earned $7.1 billion in 2024.\n\n"
TESLA, VISA, NETFLIX, NIKE = "cik:0001318605", "cik:0001403161", "cik:0001065280", "cik:0000320187"


def _of(text: str, figure: str) -> Claim:
    report = check(read_text(_HEAD + text + "\n", "article.txt"), offline=True)
    return next(claim for claim in report.claims if claim.text.startswith(figure))


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("After posting revenue of $35.9 billion in fiscal 2024, Visa raised its dividend.", "$35.9 billion", VISA),
        ("With revenue of $39.0 billion in 2024, Netflix is smaller than Disney.", "$39.0 billion", NETFLIX),
        ("Despite net income of $19.7 billion, Visa cut jobs.", "$19.7 billion", VISA),
        ("Thanks to a 16% rise in revenue, the streaming giant Netflix could hire.", "16%", NETFLIX),
        ("Despite its revenue growth of 16%, Netflix remains cautious.", "16%", NETFLIX),
        ("Armed with $7.8 billion of cash, Netflix is looking for studios.", "$7.8 billion", NETFLIX),
    ],
)
def test_a_phrase_before_the_subject_is_of_it(text: str, figure: str, subject: str) -> None:
    claim = _of(text, figure)
    assert (claim.subject.id, claim.unbound) == (subject, None)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Although revenue reached $57.4 billion in 2024, Netflix did better.", "$57.4 billion"),
        ("After revenue fell 10%, Nike changed its chief executive.", "10%"),
    ],
)
def test_a_clause_before_another_company_is_open(text: str, figure: str) -> None:
    claim = _of(text, figure)
    assert claim.verdict is not None
    assert claim.verdict.status == "unverified"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("In 2024, revenue was $97.7 billion, BYD's $107 billion.", "$97.7 billion"),
        ("On revenue of $97.7 billion, it kept little.", "$97.7 billion"),
        ("Revenue was $97.7 billion, and Netflix had $39.0 billion.", "$97.7 billion"),
    ],
)
def test_what_has_its_own_subject_goes_on_with_the_company_before(text: str, figure: str) -> None:
    assert _of(text, figure).subject.id == TESLA


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("Nike, which reported revenue of $11.3 billion for its latest quarter, sank 14.4%.", "14.4%", NIKE),
        ("Netflix (NFLX), with revenue of $39.0 billion in 2024, has dropped 7.8%.", "7.8%", NETFLIX),
        ("Shares of Nike, whose net income was $5.7 billion, were off 2.6%.", "2.6%", NIKE),
        ("Disney climbed 0.5%, and Visa, with net income of $19.7 billion in fiscal 2024, slipped 1.7%.", "1.7%", VISA),
        ("Despite 16% revenue growth, Netflix fell 2%.", "2%", NETFLIX),
        ("After reporting a 12% rise in net income, Visa slipped 1.5%.", "1.5%", VISA),
        ("Netflix soared 14% as revenue climbed 16%; Disney was flat, and Nike plunged 19.8%.", "19.8%", NIKE),
    ],
)
def test_shares_move_and_not_what_was_measured_before(text: str, figure: str, subject: str) -> None:
    claim = _of(text, figure)
    assert (claim.metric, claim.subject.id) == ("share_price", subject)


@pytest.mark.parametrize(
    ("text", "figure", "metric"),
    [
        ("While revenue rose 10% at Visa, Netflix grew 16%.", "16%", "revenue"),
        ("Netflix, with revenue of $39.0 billion, grew 16%.", "16%", "revenue"),
        ("Revenue at Netflix, the streaming giant, rose 16%.", "16%", "revenue"),
    ],
)
def test_a_measure_that_goes_on_is_no_share_price(text: str, figure: str, metric: str) -> None:
    assert _of(text, figure).metric == metric


@pytest.mark.parametrize(
    "words",
    [
        "Meanwhile, over at Netflix, revenue was $39.0 billion.",
        "When it comes to Netflix, revenue was $39.0 billion.",
        "At rival Netflix, revenue was $39.0 billion.",
        "Then there is Netflix: revenue of $39.0 billion.",
        "On to Netflix, where revenue was $39.0 billion.",
    ],
)
def test_words_that_turn_to_a_company_make_the_rest_its_own(words: str) -> None:
    assert _of(words, "$39.0 billion").subject.id == NETFLIX


def test_a_company_that_is_only_compared_with_is_none_turned_to() -> None:
    assert _of("Unlike Netflix, it had revenue of $97.7 billion.", "$97.7 billion").subject.id == TESLA


def test_the_figures_of_an_aside_are_of_whom_it_is_told() -> None:
    text = "Disney climbed 0.5%, and Visa, with net income of $19.7 billion in fiscal 2024, slipped 1.7%."
    assert _of(text, "$19.7 billion").subject.id == VISA
