"""The lines of a text as pieces to class: hard-wrapped paragraphs joined, rows of tables found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.records import record
from factcheck.text import forms
from factcheck.text.flow import on_one_line
from factcheck.text.lines import Line, filled_lines
from factcheck.text.wrapping import paragraphs

BODY: Final = frozenset(("paragraph", "dateline", "bullet", "table", "quote"))


@record(frozen=False, slots=True)
class Piece:
    """A line, or the lines of one hard-wrapped paragraph; `text` is that without its line breaks."""

    start: int
    end: int
    text: str
    gap: bool
    kind: str = ""


def pieces_of(text: str, start: int) -> list[Piece]:
    """The pieces behind `start`; rows of tables already have their kind."""
    lines = [line for line in filled_lines(text) if line.start >= start]
    pieces = [_piece(text, paragraph) for paragraph in paragraphs(lines)]
    _mark_tables(pieces)
    return pieces


def _piece(text: str, lines: Sequence[Line]) -> Piece:
    first, last = lines[0], lines[-1]
    return Piece(
        first.start, last.end, first.text if first is last else on_one_line(text[first.start : last.end]), first.gap
    )


# ---------------------------------------------------------------- tables
def _mark_tables(pieces: list[Piece]) -> None:
    """Two neighbouring rows with a figure between them make a table, and so does one row between pipes."""
    rows = [forms.is_row(piece.text) and not forms.TAPE.match(piece.text) for piece in pieces]
    for place, piece in enumerate(pieces):
        if not rows[place]:
            continue
        near = [pieces[other] for other in (place - 1, place + 1) if 0 <= other < len(pieces) and rows[other]]
        near += [
            pieces[other]
            for other in (place - 2, place + 2)
            if _across_section(pieces, rows, place, other) or _across_rule(pieces, rows, place, other)
        ]
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


def _across_rule(pieces: list[Piece], rows: list[bool], place: int, other: int) -> bool:
    """Whether two rows have only a ruled line between them: "Year | Revenue | Net income" over "--- | --- | ---" """
    return 0 <= other < len(pieces) and rows[other] and forms.is_rule(pieces[(place + other) // 2].text)


def has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
