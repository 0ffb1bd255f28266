"""Forms of words: how they are written, and what they match."""

from __future__ import annotations

import pytest

from factcheck.extract.forms import FormError, Forms, matched, outside

LISTS = {
    "in": ("in", "for", "at end of"),
    "higher": ("higher", "larger"),
    "lower": ("lower",),
    "then": ("a year before", "[in] {q}"),
    "nots": ("not", "did not"),
}


def readings(form, sentence):
    """What the slots hold in every way in which the form is the whole sentence; {q} stands for a year, {c} for a word in capitals."""
    words = sentence.lower().split()

    def slot(name, at):
        if name == "~":
            yield at, None
        word = sentence.split()[at] if at < len(words) else ""
        if name == "q" and word.isdigit() or name == "c" and word.isupper():
            yield at + 1, word

    node = Forms(LISTS).form(form)
    held = {*words, *(f"{{{name}}}" for name in "cq" if any(list(slot(name, at)) for at in range(len(words))))}
    if any(held.isdisjoint(either) for either in node.needs):
        return []
    return [dict(bound) for end, bound in matched(node, words, 0, {}, slot) if end == len(words)]


@pytest.mark.parametrize(
    ("form", "sentence", "held"),
    [
        ("sales [again] rose", "sales rose", {}),
        ("sales [again] rose", "sales again rose", {}),
        ("sales (rose|grew again)", "sales grew again", {}),
        ("sales rose <in> {q}", "sales rose at end of 2024", {"q": "2024"}),
        ("{c} was {side:higher/lower}", "IBM was larger", {"c": "IBM", "side": "up"}),
        ("{c} was {side:higher/lower}", "IBM was lower", {"c": "IBM", "side": "down"}),
        ("{c} {negated:nots} rise", "IBM did not rise", {"c": "IBM", "negated": "yes"}),
        ("{c} was {m=net_income:higher}", "IBM was higher", {"c": "IBM", "m": "net_income"}),
        ("{c} than <then>", "IBM than a year before", {"c": "IBM"}),
        ("{c} than <then>", "IBM than in 2023", {"c": "IBM", "q": "2023"}),
        ("{c} & rose & [<in> {q}]", "in 2023 IBM rose", {"c": "IBM", "q": "2023"}),
        ("{c} & rose & [<in> {q}]", "rose IBM", {"c": "IBM"}),
        ("({c} & rose) <in> {q}", "rose IBM in 2023", {"c": "IBM", "q": "2023"}),
        ("[in {q}|then|(for {c}|so)] rose", "in 2023 rose", {"q": "2023"}),
        ("[in {q}|then|(for {c}|so)] rose", "so rose", {}),
        ("[in {q}|then|(for {c}|so)] rose", "rose", {}),
    ],
)
def test_a_form_is_the_whole_sentence(form, sentence, held):
    assert held in readings(form, sentence)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("sales rose", "sales rose abroad"),
        ("sales rose", "rose"),
        ("sales (rose|grew)", "sales fell"),
        ("{c} & rose", "IBM rose rose"),
        ("{c} & rose & fell", "IBM rose"),
        ("{q} against {q}", "2024 against 2023"),
    ],
)
def test_a_word_too_many_or_a_slot_filled_twice_is_no_match(form, sentence):
    assert readings(form, sentence) == []


@pytest.mark.parametrize("form", ["sales (rose", "sales rose]", "sales <climbed>", "{Q?}", "{side:higher/none}"])
def test_what_cannot_be_read_is_told(form):
    with pytest.raises(FormError):
        Forms(LISTS).form(form)


def test_of_what_every_sentence_of_a_form_holds_one_word_or_slot_is_known():
    node = Forms(LISTS).form("{c} [was] {side:higher/lower} (than|over) it [in {q}]")
    comparatives = frozenset({"higher", "larger", "lower"})
    assert node.needs == (frozenset({"{c}"}), comparatives, frozenset({"than", "over"}), frozenset({"it"}))


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("{c} [was] {side:higher/lower} (than|over) it [in {q}]", {"{c}", "it"}),
        ("{c} & rose ~ <in> [[a|b] (c [d])]", {"{c}", "rose"}),
        ("sales rose|sales grew", set()),
    ],
)
def test_what_stands_outside_the_brackets_of_a_form_is_known_without_reading_it(form, told):
    assert outside(form) == told
