"""Number words and months."""

from __future__ import annotations

import re

import pytest

from factcheck.text.numerals import CARDINALS, MONTH_NAMES, NUMBER, ORDINAL_WORDS, month_number, number


def test_every_number_word_is_read_whole_by_the_pattern():
    pattern = re.compile(rf"(?:{NUMBER})\b")
    for word, value in CARDINALS.items():
        assert pattern.match(word)[0] == word
        assert number(word) == value


@pytest.mark.parametrize(("word", "value"), [("7", 7), ("Seven", 7), ("seventeen", 17), ("SEVENTY", 70)])
def test_a_number_in_digits_or_words(word, value):
    assert number(word) == value


def test_a_word_that_is_no_number_is_refused():
    with pytest.raises(KeyError):
        number("several")


@pytest.mark.parametrize(("name", "month"), [("September", 9), ("Sept", 9), ("SEP", 9), ("may", 5), ("Quarter", 0)])
def test_a_month_by_its_first_letters(name, month):
    assert month_number(name) == month


def test_names_by_number():
    assert (MONTH_NAMES[2], ORDINAL_WORDS[4]) == ("February", "fourth")
