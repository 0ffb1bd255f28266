"""The words of a sentence as the binding rules see them, and what is known of the lists that they are held against."""

from __future__ import annotations

from time import process_time

import pytest

from factcheck.extract.economy.words import places_of, words_in
from factcheck.extract.lexicon import Cues, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sales didn't rise.", ["Sales", "did", "n't", "rise", "."]),
        ("U.S. sales at Amazon.com", ["U.S.", "sales", "at", "Amazon.com"]),
        ("Johnson & Johnson's R&D: 5.2%", ["Johnson", "&", "Johnson", "'s", "R&D", ":", "5.2", "%"]),
        ("**$24.3 billion** - what", ["$", "24.3", "billion", "-", "what"]),
        ("the company’s_ own", ["the", "company’s", "own"]),
        ("it’s ", ["it", "’s"]),
        ("it’s_", ["it’s"]),
        (" *_ ", []),
        ("", []),
    ],
)
def test_a_token_is_the_piece_of_the_text_between_its_offsets(text, words):
    tokens = tokenize(f"before {text} behind", 7, 7 + len(text))
    assert [token.text for token in tokens] == words
    assert all(f"before {text} behind"[token.start : token.end] == token.text for token in tokens)
    assert all(token.lower == token.text.lower().replace("’", "'") for token in tokens)


@pytest.mark.parametrize("filling", [" ", "*", "_", " *", "_*"])
def test_a_long_tail_without_a_word_costs_no_more_than_its_length(filling):
    started = process_time()
    assert [token.text for token in tokenize("sales" + filling * 200_000, 0, 200_000)] == ["sales"]
    assert process_time() - started < 1


def test_the_first_and_last_words_of_a_list_are_those_of_its_phrases():
    cues = Cues(below=frozenset({"in the red", "below zero", "negative"}))
    assert cues.first_words["below"] == {"in", "below", "negative"}
    assert cues.last_words["below"] == {"red", "zero", "negative"}
    assert cues.first_words["no such list"] == cues["no such list"] == frozenset()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The euro rose; euros, EURO-dollar, euro2, neuro.", [4, 22, 27, 35]),
        ("İ, the euro and the €uro", [7]),
        ("neuro", []),
    ],
)
def test_a_word_is_found_wherever_it_stands_alone(text, places):
    told = frozenset({"euro", "dollar"})
    assert sorted(places_of(told & words_in(text), text)) == places
