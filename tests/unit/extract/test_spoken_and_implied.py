"""Amounts and times as they are spoken, or told on from an amount before them; with each kind what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from factcheck.text.sentences import split_sentences

AMOUNTS = [
    # coins in words
    ("The pound is buying one dollar twenty-nine today.", ["one dollar twenty-nine money 1.29 USD"]),
    ("Diesel is at one pound fifty-two a litre.", ["one pound fifty-two money 1.52 GBP"]),
    (
        "It paid nine dollars forty staff members won.",
        ["nine dollars money 9 USD", "forty staff members count 40 staff"],
    ),
    ("It sells for less than a dollar each.", ["a dollar money 1 USD"]),
    # nought, and two figures in one breath
    ("Prices rose nought point seven per cent.", ["nought point seven per cent percent 0.7 percent"]),
    ("Growth of two, three percent would do.", ["two, three percent percent None percent"]),
    # a couple of a scale
    ("It has a couple hundred dealers.", ["a couple hundred dealers count 200 dealers"]),
    ("It cost a couple of million dollars.", ["a couple of million dollars money 2000000 USD"]),
    # ratios
    ("Leverage may not exceed 4.25 to 1.00.", ["4.25 to 1.00 multiple 4.25 x"]),
    ("It approved a split in the ratio of 1:10.", ["1:10 multiple 0.1 x"]),
    (
        "Leverage is 3.1 turns, from two and a half in May.",
        ["3.1 turns multiple 3.1 x", "two and a half multiple 2.5 x"],
    ),
    ("Inventory turns improved to 6.3.", ["6.3 multiple 6.3 x"]),
    ("LTV/CAC of 4.2 is good.", ["4.2 multiple 4.2 x"]),
    ("ETH/BTC is at 0.0371 now.", ["0.0371 multiple 0.0371 x"]),
    ("eurusd 1.0912, still bid.", ["1.0912 multiple 1.0912 x"]),
    ("Debt stays inside of three times EBITDA.", ["three times multiple 3 x"]),
    # basis points told on
    (
        "The 10-year rose 4 basis points to 4.2%, and the two-year added 7.",
        ["4 basis points bps 4 bps", "4.2% percent 4.2 percent", "7 bps 7 bps"],
    ),
    (
        "Freight gave us 90 basis points, and mix took back 35.",
        ["90 basis points bps 90 bps", "35 bps 35 bps"],
    ),
    (
        "Spreads moved 20 basis points and the Dow added 412 points.",
        ["20 basis points bps 20 bps", "412 points count 412 points"],
    ),
    # growth with its sign
    ("Comps were plus 3 in May and minus 1 in June.", ["plus 3 percent 3 percent", "minus 1 percent -1 percent"]),
    # of which, above, each
    ("It has 400 shops, of which a fifth are abroad.", ["400 shops count 400 shops", "a fifth fraction 0.2 ratio"]),
    (
        "It won 9 clients above a million dollars.",
        ["9 clients count 9 clients", "a million dollars money 1000000 USD"],
    ),
    # ages
    ("She is 58.", ["58 count 58 years"]),
    ("The index is 58.", ["58 count 58 points"]),
    # the earlier figure in brackets
    ("EPS is 2.10 (was 1.95).", ["2.10 money 2.1 USD", "1.95 money 1.95 USD"]),
    # second events of a time, and capitals
    ("Their second walkout this year is over.", ["second walkout ordinal 2 walkout"]),
    ("It is losing its third CEO.", ["third CEO ordinal 3 CEO"]),
    # what shares trade on, and what stands beside points of a rate
    ("The shares trade on 12 times, he said.", ["12 times multiple 12 x"]),
    ("It raised prices 12 times, he said.", ["12 times count 12 times"]),
    ("Price was three points, FX half a point.", ["three points pp 3 pp", "half a point pp 0.5 pp"]),
    ("It let a 9,400-square-metre shed.", ["9,400-square-metre count 9400 square metres"]),
    # heads of averages
    ("Sailings averaged 41 a day.", ["41 count 41 sailings"]),
]


@pytest.mark.parametrize(("sentence", "expected"), AMOUNTS, ids=[sentence for sentence, _ in AMOUNTS])
def test_an_amount_is_read_as_it_is_told(mentions: Callable[..., Any], sentence: str, expected: list[str]) -> None:
    found = [f"{q.text} {q.kind} {q.value and q.value.normalize():f} {q.unit}" if q.value else f"{q.text} {q.kind} None {q.unit}" for q in mentions(sentence)[0]]  # fmt: skip
    assert found == expected


TIMES = [
    ("It opened in nineteen fifty-eight.", ["nineteen fifty-eight 1958"]),
    ("It has grown since twenty eighteen.", ["twenty eighteen 2018"]),
    ("It won in nineteen countries.", []),
    ("Leverage falls to 1.1x by YE26.", ["YE26 2026-12-31"]),
    ("EPS '25E is 3.10.", ["'25E 2025"]),
    ("It fell 2% in 24h.", ["24h PT24H"]),
    ("The deadline is 5:00 p.m., New York City time, sharp.", ["5:00 p.m., New York City time T17:00"]),
    ("It runs until 11:30 p.m. (ET) daily.", ["11:30 p.m. (ET) T23:30", "daily D"]),
    ("It rose 0.3%, matching April's pace.", ["April 2024-04"]),
    ("He praised Theresa May's government.", []),
    ("That is less than in the August Report.", ["August 2024-08"]),
    ("Traders see a 60% chance of a cut in June.", ["June 2025-06"]),
    ("It will invest over the next three fiscals.", ["next three fiscals NEXT:P3Y"]),
    ("The annual contract value rose.", []),
    ("It has ten working days to reply.", ["ten working days P10D"]),
    ("It closed at 1.00 p.m. (London time).", ["1.00 p.m. (London time) T13:00"]),
]


@pytest.mark.parametrize(("sentence", "expected"), TIMES, ids=[sentence for sentence, _ in TIMES])
def test_a_time_is_read_as_it_is_told(mentions: Callable[..., Any], sentence: str, expected: list[str]) -> None:
    assert [f"{t.text} {t.value}" for t in mentions(sentence, date(2025, 2, 24))[1]] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Its 9.0 software update is out.",
        "He bought the 7s again.",
        "The claim (HC-2026-001245) was filed.",
        "The notice (KBL/2026/044) was filed.",
        "Its CPV code is 45233120-6.",
    ],
)
def test_a_name_with_a_figure_is_no_amount(mentions: Callable[..., Any], sentence: str) -> None:
    assert not mentions(sentence)[0]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It paid CHF 90 mln. Terms were not disclosed.", 2),
        ("It rose 4 pct. Zurich fell.", 2),
        ("It cost 4 mn. euros in all.", 1),
    ],
)
def test_a_measure_cut_short_may_end_its_sentence(text: str, parts: int) -> None:
    assert len(split_sentences(text, 0, len(text))) == parts
