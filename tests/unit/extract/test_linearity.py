"""The leaf grammar is linear in a sentence: one hostile repetition for each of its patterns, four times as long."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from factcheck.extract.mentions import find_mentions
from factcheck.model import Sentence
from tests.unit.extract.conftest import MONDAY

GROWTH = 9
"""Linear is 4, quadratic 16."""
NEGLIGIBLE = 0.03
"""Seconds; below it the clock decides."""
SUSPECT = 5.2
"""Growth at half the length, where a square that would be ninefold at the whole one is sevenfold already, and a cube sixfold."""

PIECES = [
    # tokens and figures
    "1", "1,", "1,1", "1,111,", "12,34,", ".1", "1.", "1.1.", "½", "1 ", "1 1", "111 ", "9x", "a1", "1a1", "1-1", "1-", "1/1", "1/", "a-1-",
    "million ", "1 million ", "million million ", "hundred ", "two hundred and ", "two-", "half a ", "a billion ", "and a half ",
    # signs, brackets, currencies
    "$", "$ ", "$1", "$1 ", "$(", "$-", "(", "((", "(1", "(1)", "(1) ", "[1]", "-", "--", "- ", "-1 ", "+1", "+", "#", "#1 ", "~", ">", "RMB", "USD ", "USD 1 ", "1 USD ", "Rs. ",
    "5% ", "(5)%", "%", "5%-", "25bps", "5-7% ", "from 5% to 7% ", "between 5 and 7 ", "$1 to $2 ", "$5 to ", "1, 2, ", "1 and 2 and ", "$1 (€2) ", "1 (2) ",
    # words
    "of ", "of of", "a ", "no ", "first ", "first first ", "first quarter ", "third ", "a third of ", "half ", "one in ", "1 in 2 ", "10-for-1 ", "4:1 ", "1:", "twice ", "doubled ",
    "more than ", "more ", "or more ", "no more than 1 ", "up to ", "about ", "1 or ", "plus ", "1+", "1-plus ", "sixth consecutive ", "six straight ", "in a row ", "six quarters ",
    "hundreds of ", "hundreds of billions of ", "low to mid ", "double-digit ", "flat to ", "down 1% to ", "top 10 ", "ranked 1 ", "No. 1 ", "number one ", "per ", "1 per ", "1/bbl ",
    "1 new ", "1 net new active ", "1 monthly active ", "12 apples ", "index 1 ", "the Dow 1 ", "users 1 ", "1.5 ", "points 1 ", "2 points ", "7.1 per dollar ", "Ma, 60, ",
    # times
    "Jan ", "Jan", "Jan. ", "Jan 1 ", "Jan 1, ", "Jan 1-", "Jan-", "Jan - ", "May ", "Sunday ", "Sunday, ", "Sunday, Jan 1, ", "1 Jan ", "2025 ", "2025-", "2025-01-", "2025/", "2025 to ", "1/1/", "1.1.25 ", "10:", "10:24 ", "4 p.m. ",
    "Q", "Q4 ", "Q4,", "Q4-", "Q4 of the ", "4Q", "4Q24 ", "FY", "FY25 ", "FY25", "fiscal ", "fiscal year ", "calendar ", "full year ", "first half of ", "quarter ended ", "quarter of ", "quarter ended Jan ", "three months ended ", "3 months to ", "13 weeks ended Jan 1, ", "week ended ",
    "first nine months of the ", "next ", "next three ", "next 3 years ", "past ", "a year ", "a year ago ", "10-year ", "10-year Treasury ", "two to three ", "2-3 years ", "two and a half ", "years ", "this ", "this year ", "last ", "so far ", "end of ", "end of the ", "year-end ", "early ", "mid-", "year to ", "year to date ", "year over ", "the quarter ", "same quarter ", "by ", "the year before that ", "the week before ", "the same month of 2023 ", "first quarter and ", "in the second of 2024 ",
    # traps
    "http://", "http://a", "www.", "a@", "a@b.", "a.", "a@b.c ", "+1 ", "212-555-0123 ", "(212) ", "1-800-", "Level ", "Level 1 ", "Level 1-", "Boeing 7", "Boeing 737 ", "HK: ", "HKEX: 1 ", "10-K ", "S&P ", "S&P 500 ", "24/7 ", "Qwen2.5-", "X1 ", "X 1 ", "1min read ", "¹", "doubling ",
    # white space and odd signs
    " ", "\t", "\n", "1\t", "Jan\t", "\u00a0", "Q4 \t", "’", "İ", "١", "₁", "㉑", "e\u0301", "\u200b",
]  # fmt: skip


def seconds(text: str, vocabulary: Any) -> float:
    started = process_time()
    find_mentions(text, Sentence(index=0, start=0, end=len(text)), vocabulary, MONDAY)
    return process_time() - started


def assert_linear(opening: str, piece: str, length: int, vocabulary: Any) -> None:
    """The growth from a quarter of the length; a second and third measure forgive a pause of the interpreter.

    Half the length is tried first, and the whole one where that grows by more than noise.
    """
    measures = []
    for whole, most, negligible in ((length // 2, SUSPECT, NEGLIGIBLE / 8), *[(length, GROWTH, NEGLIGIBLE)] * 3):
        short, long = (opening + (piece * n)[:n] for n in (whole // 4, whole))
        after = seconds(long, vocabulary)
        before = seconds(short, vocabulary) if after > negligible else after
        if after < most * before or after <= negligible:
            return
        measures.append(f"{before:.3f} s became {after:.3f} s")
    raise AssertionError(", ".join(measures))


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_repetition_costs_no_more_than_its_length(vocabulary: Any, piece: str) -> None:
    assert_linear("", piece, 12_000, vocabulary)


@pytest.mark.parametrize(
    ("opening", "filling"),
    [("Q4", ","), ("Q4", " "), ("Jan", " "), ("Jan 1", " "), ("first", " "), ("quarter ended", "\t"), ("2025", " "), ("$", " "), ("1", " "), ("1", "0"), ("1.", "0"), ("$1,000,", "0"), ("9", "9"), ("#", "1"), ("No. ", "1"), ("http://", "a"), ("a", "a")],
)  # fmt: skip
def test_a_long_tail_costs_no_more_than_its_length(vocabulary: Any, opening: str, filling: str) -> None:
    assert_linear(opening, filling, 400_000, vocabulary)
