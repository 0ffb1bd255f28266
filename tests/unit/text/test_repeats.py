from __future__ import annotations

import pytest

from factcheck.model import Article
from factcheck.text import split
from factcheck.text.blocks import split_blocks
from factcheck.text.repeats import near_repeats

FIRST = "Orchid Foods will spend at least $2 billion on robot kitchens over the next three years. The plan does not include new restaurants, and costs fell 15%."
SECOND = "CEO Lena Ruiz presented it in Chicago on Monday. Orchid's delivery arm grew for the sixth quarter in a row, and she expects growth to continue."


def _article(*paragraphs: str) -> Article:
    text = "Orchid plans robot kitchens\n\n" + "\n\n".join(paragraphs) + "\n"
    return Article(uri="a.txt", digest="", length=len(text), text=text, blocks=split_blocks(text))


def _repeats(article: Article) -> list[int | None]:
    return [block.repeat_of for block in article.blocks]


def test_a_body_that_stands_twice_is_marked_and_its_sentences_are_linked() -> None:
    article = _article(FIRST, SECOND, FIRST, SECOND)
    assert _repeats(article) == [None, None, None, 1, 2]
    assert [sentence.repeat_of for sentence in split(article)] == [None, None, None, None, None, 1, 2, 3, 4]
    assert near_repeats(article) == []


def test_a_third_copy_points_to_the_first() -> None:
    assert _repeats(_article(FIRST, SECOND, FIRST, SECOND, FIRST, SECOND)) == [None, None, None, 1, 2, 1, 2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Orchid's", "Orchid’s"),
        ("sixth quarter", "sixth\nquarter"),
        ("CEO Lena", "CEO  Lena"),
        (", and she expects", " and she expects"),
        ("on Monday", "on  Monday"),
    ],
)
def test_typography_and_white_space_do_not_matter(old: str, new: str) -> None:
    assert old in SECOND
    assert _repeats(_article(FIRST, SECOND, FIRST, SECOND.replace(old, new))) == [None, None, None, 1, 2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("$2 billion", "$3 billion"),
        ("$2 billion", "$2 million"),
        ("$2", "€2"),
        ("three years", "five years"),
        ("does not include", "does include"),
        ("costs fell", "costs rose"),
        ("15%", "16%"),
        ("Orchid Foods", "Basil Foods"),
        ("at least", "at most"),
        ("at least ", ""),
    ],
)
def test_a_copy_that_says_something_else_stands_and_is_reported(old: str, new: str) -> None:
    changed = FIRST.replace(old, new)
    assert changed != FIRST
    article = _article(FIRST, SECOND, changed, SECOND)
    assert _repeats(article) == [None, None, None, None, 2]
    assert near_repeats(article) == [(1, 3)]


def test_a_short_paragraph_beside_a_changed_copy_is_still_a_repeat() -> None:
    short = "Shares rose 2.2% before the bell."
    changed = FIRST.replace("$2 billion", "$3 billion")
    assert _repeats(_article(FIRST, short, changed, short)) == [None, None, None, None, 2]
    assert _repeats(_article(SECOND, FIRST, short, SECOND, changed, short)) == [None, None, None, None, 1, None, 3]


def test_a_copy_with_other_plain_words_stands_but_is_no_disagreement() -> None:
    article = _article(FIRST, SECOND, FIRST.replace("include", "contain"), SECOND)
    assert _repeats(article) == [None, None, None, None, 2]
    assert near_repeats(article) == []


def test_equal_short_lines_in_two_sections_are_no_repeat() -> None:
    text = "Two stocks to watch\n\n## Alder\n\n- Rating: Buy\n- Revenue rose 5%\n\n## Birch\n\n- Rating: Buy\n- Revenue rose 5%\n"
    assert all(block.repeat_of is None for block in split_blocks(text))


def test_different_paragraphs_are_not_near() -> None:
    assert near_repeats(_article(FIRST, SECOND)) == []


def test_boilerplate_is_never_a_repeat_of_the_body() -> None:
    text = f"Orchid plans robot kitchens\n\n{FIRST}\n\n{SECOND}\n\nComments (1)\n\n{FIRST}\n"
    assert [(block.kind, block.repeat_of) for block in split_blocks(text)][-1] == ("comments", None)
