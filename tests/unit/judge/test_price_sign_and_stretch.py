"""What is paid for a share, cash that turned positive, a verb of a change and a level, a verb left out, a stretch told before."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

HEAD = "Netflix after six months"
HALF = "Netflix reported its second quarter of 2025.\n\nIn six months Netflix took in $21.6 billion of revenue. "
"""Revenue in billions: first quarter 10.543, second 11.079; a year before 9.370 and 9.559. Operating income: 3.347 and 3.775."""


def status(text: str, figure: str, day: str, title: str = "A look at the accounts") -> str:
    return next(status for words, status in told(title, text, day).items() if words.startswith(figure))


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        # earnings per share of Apple in the third quarter of fiscal 2025: 1.57
        ("At about $209 a share, buyers are paying for what is to come, not for these earnings.", "$209", "unverified"),
        ("At $209 a share, nobody is buying Apple for its profit of today.", "$209", "unverified"),
        ("At $1.57 a share, Apple's earnings were up on the year.", "$1.57", "supported"),
        ("At $1.75 a share, Apple's earnings were up on the year.", "$1.75", "contradicted"),
    ],
)
def test_what_is_paid_for_a_share_is_no_profit(text: str, figure: str, expected: str) -> None:
    opening = "Apple reported its third quarter of fiscal 2025.\n\n"
    assert status(opening + text, figure, "2025-08-05") == expected


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        # operating cash flow of Boeing: minus 3.4 billion in 2021, 3.5 billion in 2022, minus 12.1 billion in 2024
        ("Boeing's operations used $3.4 billion in 2021 and turned positive a year later with $3.5 billion.", "$3.5", "supported"),
        ("Boeing's operations used $3.4 billion in 2021 and were positive in 2022 with $3.5 billion.", "$3.5", "supported"),
        ("Boeing's operations used $3.4 billion in 2021 and turned positive a year later with $5.3 billion.", "$5.3", "contradicted"),
        ("Boeing's operations used $12.1 billion in 2024.", "$12.1", "supported"),
    ],
)  # fmt: skip
def test_what_turned_positive_is_no_longer_used(text: str, figure: str, expected: str) -> None:
    assert status(text, figure, "2025-03-10") == expected


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        # cash of Amazon in billions: 73.4 at the end of 2023, 78.8 at the end of 2024
        ("Amazon's cash fell by $5.4 billion to $78.8 billion at the end of 2024.", "$5.4", "contradicted"),
        ("Amazon's cash fell by $5.4 billion to $78.8 billion at the end of 2024.", "$78.8", "supported"),
        ("Amazon's cash fell by $5.4 billion to $87.8 billion at the end of 2024.", "$87.8", "contradicted"),
    ],
)
def test_a_verb_with_its_distance_is_judged_once(text: str, figure: str, expected: str) -> None:
    assert status(text, figure, "2025-02-20") == expected


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        # sales in billions, 2023 and 2024: Amazon 574.8 and 638.0, Meta 134.9 and 164.5
        ("In 2024 Amazon added $63.2 billion of sales, Meta $29.6 billion.", "$29.6", "supported"),
        ("In 2024 Amazon added $63.2 billion of sales, Meta $26.9 billion.", "$26.9", "contradicted"),
        ("In 2024 Amazon took in $638.0 billion of sales, Meta $164.5 billion.", "$164.5", "supported"),
    ],
)
def test_the_verb_left_out_is_that_of_the_change(text: str, figure: str, expected: str) -> None:
    assert status(text, figure, "2025-02-20") == expected


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("In the same stretch operating income came to $7.1 billion.", "$7.1", {"supported"}),
        ("Over that time operating income came to $7.1 billion.", "$7.1", {"supported"}),
        ("In the same months operating income came to $3.8 billion.", "$3.8", {"contradicted", "unverified"}),
        ("After six months the streamer is 14% ahead of last year.", "14%", {"supported"}),
        ("After six months the streamer is 16% ahead of last year.", "16%", {"contradicted", "unverified"}),
    ],
)
def test_a_stretch_is_the_one_told_before(text: str, figure: str, expected: set[str]) -> None:
    assert status(HALF + text, figure, "2025-07-25", HEAD) in expected
