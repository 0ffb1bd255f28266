"""What holds for any text: offsets, no overlap, every digit owned, and readings that do not depend on where a sentence stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.extract.mentions import Grammar, find_mentions
from factcheck.model import Quantity, Sentence
from factcheck.rules.loader import load_rules
from tests.unit.extract.conftest import MONDAY, Mentions

VOCABULARY = load_rules(None).vocabulary
WORDS = """
$ US$ € £ ¥ HK$ RMB Rs USD yuan dollars cents pence crore lakh million billion bn m k trn thousand hundred half a an the one two three ten twenty fifty
1 2 3 5 7 10 12 25 60 100 500 1,200 12,34,567 53.0 .5 4.25 0.26 2024 2025 1999 31 29 02 ½ 10-K 5G 737 007 9988
% percent pp bps bp points basis point percentage x times fold doubled tripled twice third quarter fifth first second sixth 1st 2nd 3rd 7th
more than less nearly about up to at least or so plus + - – — / ( ) [ ] , . ; : ' # No. number = ~ < >
per share barrel day year month week quarters years decade users jobs vehicles stores miles km barrels GW
Jan Feb. March May December Monday Sunday Q4 FQ3 H1 4Q24 FY25 fiscal calendar ended ending ended Dec. next past last this previous ago earlier
from between and of in on by to through rose fell up down flat straight consecutive in a row running streak record top ranked
year-over-year YTD double-digit low single digits high teens hundreds of tens of S&P 500 Qwen2.5-Max 10-year Treasury Dow index EPS P/E
""".split()  # fmt: skip
MESSES = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)
DIGITS = st.text(alphabet="0123456789.,-/:$%() kmbQHFY'’–x#+", min_size=1, max_size=14)
SENTENCES = st.lists(
    st.tuples(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(WORDS), DIGITS, MESSES), st.sampled_from([" ", " ", " ", "", "-"])),
    max_size=14,
).map(lambda parts: "".join(word + gap for word, gap in parts))  # fmt: skip


def read(text: str, published: date | None = MONDAY) -> Mentions:
    return find_mentions(text, Sentence(index=0, start=0, end=len(text)), VOCABULARY, published)


@settings(max_examples=600, deadline=None)
@given(text=SENTENCES, published=st.sampled_from([MONDAY, None, date(2024, 2, 29), date(2024, 1, 1)]))
@example(text="quarter ended 2024-13-45", published=MONDAY)
@example(text="9" * 5000 + "th", published=MONDAY)
@example(text="$" + "0" * 5000 + "." + "0" * 5000 + "1 million", published=MONDAY)
@example(text="Dec. 31-99, 2024 and Feb. 30", published=None)
@example(text="Jan 31-1,200 ", published=MONDAY)
@example(text="Jan 31-12,34,567 ", published=MONDAY)
@example(text="Jan 1-53.0 ", published=MONDAY)
@example(text="Q4-12,34,567 ", published=MONDAY)
@example(text="1/0 and 0-for-0 and 0 in 0", published=MONDAY)
@example(text="İ$5 billion İstanbul", published=MONDAY)
def test_offsets_are_true_nothing_overlaps_and_every_digit_is_owned(text: str, published: date | None) -> None:
    quantities, times, traps = read(text, published)
    items = sorted([*quantities, *times, *traps], key=lambda item: item.start)
    for item in items:
        assert item.text == text[item.start : item.end]
        assert item.text == item.text.strip()
        assert item.text
    for before, after in zip(items, items[1:], strict=False):
        assert before.end <= after.start
    owned = {k for item in items for k in range(item.start, item.end)}
    assert [text[k] for k in range(len(text)) if text[k].isdecimal() and k not in owned] == []
    for quantity in quantities:
        check(quantity, {q.id for q in quantities})
    for time in times:
        assert time.value
        assert time.window is None or time.window.start is None or time.window.start <= time.window.end


def check(q: Quantity, ids: set[str]) -> None:
    """The comparator says which bounds there are (annotation.md)."""
    if q.cmp == "range":
        assert q.value is None
        assert q.low is not None
        assert q.high is not None
        assert q.low <= q.high
    else:
        assert q.value is not None
        assert (q.low == q.value) is (q.cmp in ("eq", "gt", "ge", "near_above"))
        assert (q.high == q.value) is (q.cmp in ("eq", "lt", "le", "near_below"))
    assert (q.cmp in ("eq", "range")) or q.mod
    assert q.alt_of is None or (q.alt_of in ids and q.alt_of != q.id)
    if q.kind == "money":
        assert len(q.unit) == 3
        assert q.unit.isupper()


@settings(max_examples=150, deadline=None)
@given(
    text=SENTENCES,
    before=st.sampled_from(["", "A. ", "12 ", "\n\n"]),
    after=st.sampled_from(["", " B.", " million", "%"]),
)
def test_a_sentence_is_read_alike_wherever_it_stands(text: str, before: str, after: str) -> None:
    alone = read(text)
    whole = before + text + after
    inside = find_mentions(whole, Sentence(index=0, start=len(before), end=len(before) + len(text)), VOCABULARY, MONDAY)
    for here, there in zip(alone, inside, strict=True):
        assert [(x.text, x.start, x.end) for x in here] == [
            (x.text, x.start - len(before), x.end - len(before)) for x in there
        ]


@pytest.mark.parametrize("text", ["", " ", "\n", "No figures here at all.", "()", "$", "%", "of the"])
def test_a_sentence_without_figures_has_no_mentions(text: str) -> None:
    assert read(text) == ([], [], [])


def test_an_unread_vocabulary_finds_nothing_and_does_not_fail() -> None:
    class Empty:
        pass

    text = "Sales rose 5% to $3 billion in Q4 2024."
    quantities, times, traps = find_mentions(text, Sentence(index=0, start=0, end=len(text)), Empty(), MONDAY)
    assert [q.kind for q in quantities if q.kind in ("money", "percent")] == []
    owned = {k for item in (*quantities, *times, *traps) for k in range(item.start, item.end)}
    assert all(k in owned for k, c in enumerate(text) if c.isdecimal())


@pytest.mark.parametrize(
    ("sentence", "ids", "heads"),
    [
        ("It will spend RMB380 billion ($53 billion) and €2 billion ($2.1 billion).", ["q1", "q2", "q3", "q4"], [None, "q1", None, "q3"]),
        ("It rose 5% to $3 billion.", ["q1", "q2"], [None, None]),
    ],
)  # fmt: skip
def test_ids_are_unique_and_alternates_name_their_head(sentence: str, ids: list[str], heads: list[str | None]) -> None:
    quantities: list[Any] = read(sentence)[0]
    assert [q.id for q in quantities] == ids
    assert [q.alt_of for q in quantities] == heads


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_what_is_made_without_validation_is_valid(text: str) -> None:
    for mention in (mention for group in read(text) for mention in group):
        fields = {name: getattr(mention, name) for name in type(mention).model_fields}
        assert type(mention).model_validate(fields, strict=True) == mention


class Everything(frozenset[str]):
    """Triggers that every sentence has."""

    def isdisjoint(self, other: object) -> bool:
        return False


@pytest.fixture(scope="module")
def thorough() -> Grammar:
    """A grammar that passes over no sentence."""
    grammar = Grammar(VOCABULARY)
    grammar._triggers = Everything()
    return grammar


@settings(max_examples=300, deadline=None)
@given(text=SENTENCES)
@example(text="a crore")
def test_a_sentence_that_is_passed_over_holds_nothing(thorough: Grammar, text: str) -> None:
    assert thorough.find(text, Sentence(index=0, start=0, end=len(text)), MONDAY) == read(text)


@pytest.mark.parametrize("phrases", ["named_times", "traps", "multiples", "crowds", "bands"])
def test_every_phrase_of_the_vocabulary_is_looked_for(thorough: Grammar, phrases: str) -> None:
    for entry in getattr(VOCABULARY, phrases).values():
        for phrase in entry.words:
            text = f"It was {phrase} then."
            assert thorough.find(text, Sentence(index=0, start=0, end=len(text)), MONDAY) == read(text)
