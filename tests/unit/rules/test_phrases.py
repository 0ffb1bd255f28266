"""Phrases with lists: several words at one place, gaps, and what is tried before what."""

from __future__ import annotations

import pytest

from factcheck.rules.phrases import PhraseError, Phrases, expand, tokens, told

LISTS = {
    "sure": ["bound", "all set", "as good as certain", "destined"],
    "you": ["you", "patient investors", "investors"],
    "up": ["go", "go up", "ris*", "double in * weeks"],
    "odd": ["on ... way", "{number} percent", "sure"],
}


def found(phrase: str, text: str) -> list[str]:
    row = tokens(text, 0, len(text))
    phrases = Phrases((0, one) for one in expand(phrase, LISTS))
    return list(dict.fromkeys(text[hit.start : hit.end] for hit in phrases.find(row)))


def test_entries_of_several_words_share_a_place_with_single_ones() -> None:
    assert expand("is {sure} to rise", LISTS) == ["is bound|all_set|as_good_as_certain|destined to rise"]
    assert expand("{odd} up", LISTS) == ["sure up", "on ... way up", "{number} percent up"]


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("is {sure} to rise", "It is all set to rise.", ["is all set to rise"]),
        ("is {sure} to rise", "It is as good as certain to rise.", ["is as good as certain to rise"]),
        ("is {sure} to rise", "It is all ready to rise.", []),
        ("is {sure} to rise", "It is all, set to rise.", []),
        ("{you} can", "Patient investors can wait.", ["Patient investors can", "investors can"]),
        ("{you} can", "Patient people can wait, investors can not.", ["investors can"]),
        ("will {up} soon", "It will go soon and will go up soon.", ["will go soon", "will go up soon"]),
        ("will {up}", "It will rise.", ["will rise"]),
        ("will {up}", "It will double in three weeks.", ["will double in three weeks"]),
        ("will {up}", "It will double in weeks.", []),
        ("{you} ... {sure}", "Investors, he says, are all set.", ["Investors, he says, are all set"]),
        ("^ {sure}", "All set? Then all set we are.", ["All set"]),
        ("{odd}", "It is on its own way, or 5 percent of it.", ["on its own way", "5 percent"]),
    ],
)
def test_what_is_found(phrase: str, text: str, hits: list[str]) -> None:
    assert found(phrase, text) == hits


def test_the_longer_row_is_tried_before_the_shorter_and_both_before_giving_up() -> None:
    assert found("will {up} up", "It will go up up.") == ["will go up up"]
    assert found("will {up} up", "It will go up.") == ["will go up"]


def test_a_phrase_is_told_as_a_person_would_write_it() -> None:
    [phrase] = expand("is {sure} to rise", LISTS)
    assert told(phrase) == "is bound|all set|... to rise"


def test_an_unreadable_phrase_is_told_without_its_lists_when_they_are_long() -> None:
    with pytest.raises(
        PhraseError, match=r'^the phrase "\{many\} \.\.\. x \.\.\. y \.\.\. z" has more than 2 times \.\.\.$'
    ):
        expand("{many} ... x ... y ... z", {"many": [f"word{n}" for n in range(40)]})
