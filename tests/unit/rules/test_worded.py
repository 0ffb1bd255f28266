"""Patterns whose words the vocabulary holds."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from factcheck.rules.loader import load_rules
from factcheck.rules.worded import worded, words_of

LEADS = worded(r"\b(?P<up><ups>)\s+(?P<by>\d+)\b")
SHIPPED = load_rules().vocabulary


def of(**lists: tuple[str, ...]) -> SimpleNamespace:
    return SimpleNamespace(phrasings={name: SimpleNamespace(words=words) for name, words in lists.items()})


def test_a_list_is_named_and_a_group_is_kept() -> None:
    found = LEADS(of(ups=("climb*", "went up", "up"))).search("Sales went  up 12 and climbed 9")
    assert found is not None
    assert (found["up"], found["by"]) == ("went  up", "12")


@pytest.mark.parametrize("text", ["Sales climbed 9", "Sales CLIMB 9"])
def test_an_asterisk_is_any_ending_and_case_does_not_matter(text: str) -> None:
    assert LEADS(of(ups=("climb*",))).search(text)


def test_a_word_is_no_pattern() -> None:
    assert not LEADS(of(ups=("u.",))).search("up 12")


def test_the_longest_phrase_is_found() -> None:
    pattern = worded(r"<over>")
    found = pattern(of(over=("more", "more than"))).search("more than ten")
    assert found is not None
    assert found[0] == "more than"


@pytest.mark.parametrize("vocabulary", [None, of(), of(ups=())])
def test_without_the_list_nothing_is_found(vocabulary: object) -> None:
    assert not LEADS(vocabulary).search("up 12, climbed 9")
    assert words_of("ups")(vocabulary) == frozenset()


def test_each_vocabulary_has_its_own_pattern() -> None:
    first, second = of(ups=("up",)), of(ups=("hoch",))
    assert LEADS(first).search("up 12")
    assert not LEADS(first).search("hoch 12")
    assert LEADS(second).search("hoch 12")


def test_the_words_of_several_lists_are_joined() -> None:
    assert words_of("ups", "downs")(of(ups=("Up",), downs=("down",))) == {"up", "down"}


def test_what_is_greater_is_not_lesser_and_what_is_most_not_least() -> None:
    for one, other in (("greater", "lesser"), ("most", "least")):
        first, second = (words_of(name)(SHIPPED) for name in (one, other))
        assert first
        assert second
        assert not first & second
