from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.lines import LineIndex, filled_lines

TEXT = "ab\r\n\r\ncd\ne\rf\n"
#       01 2 3 4 5 67 8 9 0 11


@pytest.mark.parametrize(
    ("offset", "position"),
    [
        (0, (1, 1)),
        (1, (1, 2)),
        (2, (1, 3)),
        (4, (2, 1)),
        (6, (3, 1)),
        (7, (3, 2)),
        (9, (4, 1)),
        (11, (5, 1)),
        (13, (6, 1)),
    ],
)
def test_positions_count_every_kind_of_line_end(offset: int, position: tuple[int, int]) -> None:
    assert LineIndex(TEXT).line_col(offset) == position
    assert LineIndex(TEXT).offset(*position) == offset


def test_columns_count_code_points() -> None:
    assert LineIndex("é😀x").line_col(2) == (1, 3)


def test_an_offset_beyond_the_text_is_its_end() -> None:
    assert LineIndex("ab").line_col(99) == (1, 3)


@pytest.mark.parametrize(("line", "col"), [(0, 1), (3, 1), (1, 0), (1, 9)])
def test_a_position_outside_the_text_is_refused(line: int, col: int) -> None:
    with pytest.raises(ValueError, match="line"):
        LineIndex("ab\ncd").offset(line, col)


@given(st.text(alphabet="a \n\r", max_size=30), st.integers(0, 30))
def test_there_and_back(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    index = LineIndex(text)
    assert index.offset(*index.line_col(offset)) == offset


def test_filled_lines_know_their_place_indent_and_the_blank_line_above() -> None:
    lines = list(filled_lines("one\r\n  two \n \n\nthree"))
    assert [(line.start, line.end, line.text, line.gap, line.indent) for line in lines] == [
        (0, 3, "one", True, 0),
        (7, 10, "two", False, 2),
        (15, 20, "three", True, 0),
    ]
