"""The lines of a text as pieces to class: hard-wrapped paragraphs joined, rows of tables found."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from factcheck.records import record
from factcheck.text import forms
from factcheck.text.bylines import author
from factcheck.text.cues import OPEN_ENDS
from factcheck.text.lines import Line, filled_lines
from factcheck.text.stamps import head_dates, is_stamp

BODY: Final = frozenset(("paragraph", "dateline", "bullet", "table", "quote"))
_WRAP: Final = 180
"""No editor wraps wider; a longer line is a paragraph."""
_SLACK: Final = 12
"""The part of the measured width by which lines that a hand has wrapped may exceed it."""
_HEAD: Final = 3
"""So many lines at the top may be title, byline and date, one under the other."""


@record(frozen=False, slots=True)
class Piece:
    """A line, or the lines of one hard-wrapped paragraph."""

    start: int
    end: int
    text: str
    gap: bool
    kind: str = ""


def pieces_of(text: str, start: int) -> list[Piece]:
    """The pieces behind `start`; rows of tables already have their kind."""
    lines = [line for line in filled_lines(text) if line.start >= start]
    pieces = _join_wrapped(text, lines)
    _mark_tables(pieces)
    return pieces


# ---------------------------------------------------------------- hard-wrapped paragraphs
def _join_wrapped(text: str, lines: list[Line]) -> list[Piece]:
    widths = _wrap_widths(lines)
    pieces: list[Piece] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and not line.gap and _continues(previous, line, widths, head=len(pieces) <= _HEAD):
            pieces[-1].end = line.end
        else:
            pieces.append(Piece(line.start, line.end, line.text, line.gap))
        previous = line
    for piece in pieces:
        if piece.end - piece.start != len(piece.text):
            piece.text = text[piece.start : piece.end]
    return pieces


def _wrap_widths(lines: list[Line]) -> tuple[int, int]:
    """Between which columns the text is wrapped, zeros when every line is a paragraph.

    Measured by the lines that surely are: the widest fits, and with the next line's first word none would.
    """
    wrapped = [
        (before, line)
        for before, line in pairwise(lines)
        if not line.gap and _length(before) <= _WRAP and _goes_on(before, line)
    ]
    if len(wrapped) < 2:
        return 0, 0
    # of the wrapped lines alone: a title is often longer
    least = max(_length(before) for before, _ in wrapped)
    most = min(_length(before) + len(_first_word(line)) for before, line in wrapped)
    return least, max(most, least + max(4, least // _SLACK))


def _first_word(line: Line) -> str:
    return line.text.split(" ", 1)[0]


def _length(line: Line) -> int:
    return line.indent + len(line.text)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether the line begins in the middle of a sentence that the line before leaves open."""
    first = line.text[0]
    if not first.islower() or not (forms.is_unfinished(before.text) or before.text[-1] in ",;"):
        return False
    if " " not in line.text and forms.is_unfinished(line.text) or is_stamp(before.text):
        return False
    return not (
        line.text[1:2].isupper() or line.text.startswith("by ") or forms.BULLET.match(line.text)
    ) and not forms.is_row(before.text)


def _continues(before: Line, line: Line, widths: tuple[int, int], *, head: bool) -> bool:
    least, most = widths
    if _goes_on(before, line):
        return len(before.text) > 30 or bool(least)
    if before.text.rpartition(" ")[2] in OPEN_ENDS and len(before.text) > 30 and before.text[0] not in "#|":
        return True
    if (
        not least
        or line.text[0] in "#>|"
        or forms.BULLET.match(line.text)
        or forms.is_row(line.text)
        or forms.is_row(before.text)
    ):
        return False
    if before.text[0] == "#" or line.indent > before.indent and not forms.BULLET.match(before.text):
        return False
    # A wrapped line is full: the next word would not have fitted. Far beyond the width is a line that nobody wrapped.
    full = _length(before) + 1 + len(_first_word(line)) > least
    if not full or _length(before) > most or is_stamp(before.text):
        return False
    # Under a title of that length stand who wrote it and when.
    return not (head and (is_stamp(line.text) or author(line.text) or any(head_dates(line.text, body=False))))


# ---------------------------------------------------------------- tables
def _mark_tables(pieces: list[Piece]) -> None:
    """Two neighbouring rows with a figure between them make a table, and so does one row between pipes."""
    rows = [forms.is_row(piece.text) for piece in pieces]
    for place, piece in enumerate(pieces):
        if not rows[place]:
            continue
        near = [pieces[other] for other in (place - 1, place + 1) if 0 <= other < len(pieces) and rows[other]]
        near += [pieces[other] for other in (place - 2, place + 2) if _across_section(pieces, rows, place, other)]
        if forms.is_sure_row(piece.text) or any(has_digit(other.text) for other in (*near, piece)) and near:
            piece.kind = "table"


_SECTION: Final = 60


def _across_section(pieces: list[Piece], rows: list[bool], place: int, other: int) -> bool:
    """Whether two rows have only a short line between them that heads the lower one ("Investing activities")."""
    if not 0 <= other < len(pieces) or not rows[other]:
        return False
    between, lower = pieces[(place + other) // 2], pieces[max(place, other)]
    wide = all("\t" in pieces[k].text or "   " in pieces[k].text for k in (place, other))
    return wide and len(between.text) <= _SECTION and between.text[-1] not in ".!?" and not (between.gap or lower.gap)


def has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
