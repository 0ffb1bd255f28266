"""Each text shows its boundaries as "¦"; the spans follow from them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.sentences import split_sentences

MARKED = [
    # corporate forms
    "Apple Inc. reported sales of $94.9 billion.¦ It raised its dividend.",
    "He joined Tesla Inc.¦ The company is based in Austin.",
    "Shares of Alder Corp. rose 4%.¦ Birch Ltd. Chairman Ann Ray sold stock.",
    "Cedar & Co. and Dogwood Bros. Inc. agreed to merge.¦ Elm plc. did not.",
    "It was bought by Fir Holdings Ltd.¦ In March, the deal closed.",
    # countries and initials
    "The U.S. Treasury sold $42 billion of notes.¦ Yields rose in the U.S.¦ The dollar fell.",
    "U.K. retail sales fell 0.3%.¦ The E.U. economy grew.",
    "Jerome H. Powell spoke.¦ J.P. Morgan kept its target.¦ J. P. Stone did not.",
    "The fund bought Series A.¦ The price was not disclosed.",
    # titles
    "Mr. Wu met Dr. Lin and Gov. Hart at St. Gallen.¦ Sen. Roe was absent.",
    "John Doe Jr. runs the unit.¦ It was founded by John Doe Sr.¦ In 2010 he left.",
    # figures
    "EPS came to $1.10 vs. $1.02 expected, est. $1.05 at most.¦ Sales rose 3.5%.",
    "It ranks No. 1 in chips.¦ Is it No. 2 in phones?¦ No.¦ It is third.",
    "Growth slowed in Q4.¦ Margins held.",
    "Revenue was $3.2 bn.¦ The margin was 41%.",
    "Revenue was $3.2 bn. vs. $3.0 bn. a year ago.",
    "Shares rose .5% to $9.¦ Volume doubled.",
    "The Fed raised rates by 0.25 points.¦ The S&P 500 lost 1.2%.¦ $3 billion left funds.",
    # hours, months, weekdays
    "The call starts at 5:00 p.m. ET today.¦ It ends at 6 p.m.¦ The replay follows.",
    "Trading stopped at 10 a.m. Eastern time and resumed at 11 a.m. on Friday.",
    "The fiscal year ends on Sept. 30, 2025.¦ Results for Nov. 2024 are final.",
    # quotations and brackets
    '"We grew in every region," she said.¦ "Our plants are full."¦ He agreed.',
    "“Demand is strong.¦ We will add a shift,” he said.¦ Analysts agreed.",
    'Is that enough?¦ "No!"¦ He laughed.',
    '"Is it enough?" asked one analyst.¦ Nobody answered.',
    "(The target was not met.)¦ Sales fell.",
    "The order book is $9.4 billion.[1]¦ It was $7 billion.",
    "Profit rose (from $3 million).¦ It had fallen before.",
    # marks other than stops
    "Yahoo! Inc. was sold.¦ What now?¦ Who knows...¦ The end.",
    "Sales fell ... but profit rose.¦ Wait…¦ Then it rose.",
    "The iPhone sold well.¦ iPad sales fell.",
    "Costs rose, e.g. wages, i.e. by 4% a.k.a. too much.¦ Etc.",
    # glued text
    "Investors saw demand.¦The company raised its outlook.",
    "Margins reached 41.5%.¦The stock rose.",
    "Found a mistake?¦Tell us at help@example.com or www.Example.Com today.",
    "Booking.Com and Node.Js are names; so is Amazon.com Inc. and v2.Beta stays.",
    # lists inside a paragraph
    "1. Revenue rose.¦ 2. Costs fell.",
    # line breaks are spaces
    "The bank said on\nMonday it would cut jobs.¦\nIt gave no number.",
]


def _parse(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text = marked.replace("¦", "")
    spans = []
    place = 0
    for piece in marked.split("¦"):
        lead = len(piece) - len(piece.lstrip())
        spans.append((place + lead, place + len(piece.rstrip())))
        place += len(piece)
    return text, spans


@pytest.mark.parametrize("marked", MARKED)
def test_sentences_end_where_they_should(marked: str) -> None:
    text, spans = _parse(marked)
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == [text[a:b] for a, b in spans]


def test_offsets_are_into_the_whole_text() -> None:
    text = "xx One. Two. yy"
    assert split_sentences(text, 3, 12) == [(3, 7), (8, 12)]


def test_what_holds_no_word_is_no_sentence() -> None:
    assert split_sentences("... --- !!!", 0, 11) == []
    assert split_sentences("", 0, 0) == []


@given(st.text(alphabet='aA1 .!?"()\n$%', max_size=60))
def test_sentences_cover_all_words_in_order_without_overlap(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
    inside = {place for a, b in spans for place in range(a, b)}
    assert all(place in inside for place, char in enumerate(text) if char.isalnum())


@pytest.mark.benchmark
@pytest.mark.parametrize("unit", ["!", "A. ", ". ", '"', ".A", "a.", "Inc. "])
def test_hostile_input_costs_no_more_than_its_length(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        begin = time.perf_counter()
        split_sentences(text, 0, len(text))
        return time.perf_counter() - begin

    seconds(1_000)
    small = max(min(seconds(20_000) for _ in range(3)), 1e-4)
    assert seconds(160_000) < 8 * small * 4  # eight times the text; a square would take 64 times
