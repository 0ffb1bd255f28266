"""Web pages and filings in HTML: paragraphs and tables in reading order; scripts, menus and hidden parts are left out."""

from __future__ import annotations

import re
from typing import Final

from factcheck.patterns import regex
from factcheck.read.documents import grids
from factcheck.read.documents.parts import Grid, Passage
from factcheck.read.documents.prose import is_caption
from factcheck.read.markup import attributes, tokens

_SKIPPED: Final = frozenset(
    "script style noscript template svg nav form button select option iframe object canvas dialog menu head audio video ix:header".split()
)
_BREAKING: Final = frozenset(
    "p div section article main header footer aside h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre br hr figure figcaption address title center".split()
)
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_VOID: Final = frozenset("br hr img input meta link col area base embed source track wbr".split())
_FOOTNOTE = regex(r"[\s(\[*†‡§]*[0-9a-z]{0,2}[\s)\],*†‡§]*", re.IGNORECASE)
_SPACES = regex(r"\s+")
_DEEPEST: Final = 60
_WIDEST_SPAN: Final = 60
_SCALED = regex(r"\b(?:thousands?|millions?|billions?)\b|['’]000", re.IGNORECASE)
_UNITS_ONLY = regex(r"\D*(?:\b(?:thousands|millions|billions)\b|['’]000s?)\D*", re.IGNORECASE)


class _Table:
    def __init__(self, caption: str) -> None:
        self.caption = caption
        self.rows: list[list[str]] = []
        self.row: list[str] | None = None
        self.cell: list[str] | None = None
        self.span = 1
        self.high = 1
        self.held: dict[int, tuple[int, str]] = {}
        """By column, for how many rows more a cell reaches down into it, and what the cell says."""
        self.arriving: dict[int, tuple[int, str]] = {}
        """The same of the cells of the row that is read."""
        self.titled: list[str] | None = None

    def fill(self, last: int | None = None) -> None:
        """Put what cells from above say into their columns of the row, up to a column or as far as they stand side by side."""
        assert self.row is not None
        while len(self.row) in self.held if last is None else len(self.row) < last:
            rows, text = self.held.pop(len(self.row), (1, ""))
            if rows > 1:
                self.held[len(self.row)] = rows - 1, text
            self.row.append(text)


class Page:
    """Collects the passages and tables of a page in one pass over its tokens."""

    def __init__(self, source: str) -> None:
        self.passages: list[Passage] = []
        self.grids: list[Grid] = []
        self._line: list[str] = []
        self._open: list[str] = []
        self._tables: list[_Table] = []
        self._note: list[str] | None = None
        for token in tokens(source):
            if token.kind == "text":
                if not self._open:
                    self._text(token.value)
            elif token.kind == "start":
                self._start(token.name, token.value)
            elif token.kind == "end":
                self._end(token.name)
        while self._tables:
            self._close_table()
        self._break()

    # ------------------------------------------------------------ text
    def _text(self, text: str) -> None:
        if self._note is not None:
            self._note.append(text)
            return
        self._target().append(text)

    def _target(self) -> list[str]:
        table = self._tables[-1] if self._tables else None
        if table is None:
            return self._line
        if table.titled is not None:
            return table.titled
        if table.cell is None:
            return []  # between cells there is nothing to read
        return table.cell

    def _break(self) -> None:
        if self._tables:
            self._target().append(" ")
            return
        text = _SPACES.sub(" ", "".join(self._line)).strip()
        if text:
            self.passages.append(Passage(text, f"paragraph {len(self.passages) + 1}"))
        self._line = []

    # ------------------------------------------------------------ tags
    def _start(self, tag: str, source: str) -> None:
        if self._open:
            if tag not in _VOID and len(self._open) < _DEEPEST and (tag in _SKIPPED or self._open[-1] == tag):
                self._open.append(tag)
            elif tag in ("body", "p", "div", "h1") and self._open[-1] == "head":
                self._open.clear()  # the end tag of the head may be missing
            return
        if tag in _SKIPPED or (source and tag not in _VOID and _HIDDEN.search(source)):
            if not source.endswith("/"):
                self._open.append(tag)
        elif tag == "sup":
            self._note = []
        elif tag == "table":
            self._open_table()
        elif tag in ("tr", "td", "th", "caption") and self._tables:
            self._cell(tag, source)
        elif tag in _BREAKING:
            self._break()

    def _end(self, tag: str) -> None:
        if self._open:
            if tag in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        elif tag == "sup" and self._note is not None:
            # a footnote mark says nothing about the figure that it stands behind; "km2" and "1st" do
            note, self._note = "".join(self._note), None
            if not _FOOTNOTE.fullmatch(note) or note.strip().lower() in ("st", "nd", "rd", "th", "m", "tm"):
                self._target().append(note)
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag == "caption" and self._tables and self._tables[-1].titled is not None:
            table = self._tables[-1]
            titled, table.titled = "".join(table.titled or ()), None
            # "Dollars in millions" stands above the table, which has a title of its own
            above = _UNITS_ONLY.fullmatch(table.caption) is not None and _SCALED.search(titled) is None
            table.caption = f"{titled} ({table.caption})" if above else titled
        elif tag in ("td", "th") and self._tables:
            self._close_cell(self._tables[-1])
        elif tag == "tr" and self._tables:
            self._close_row(self._tables[-1])
        elif tag in _BREAKING:
            self._break()

    # ------------------------------------------------------------ tables
    def _open_table(self) -> None:
        if len(self._tables) >= _DEEPEST:
            return
        if not self._tables:
            self._break()
        above = self.passages[-1].text if self.passages else ""
        self._tables.append(_Table(above if is_caption(above) else ""))

    def _cell(self, tag: str, source: str) -> None:
        table = self._tables[-1]
        if tag == "caption":
            table.titled = []
            return
        self._close_cell(table)
        if tag == "tr":
            self._close_row(table)
            table.row = []
            return
        if table.row is None:
            table.row = []
        table.fill()
        table.cell = []
        spans = attributes(source) if "span" in source.lower() else {}
        table.span, table.high = (_span(spans.get(name, "1")) for name in ("colspan", "rowspan"))

    def _close_cell(self, table: _Table) -> None:
        if table.cell is None:
            return
        text = _SPACES.sub(" ", "".join(table.cell)).strip()
        table.cell = None
        assert table.row is not None
        # a header over three columns is the header of each; a figure over three columns is one figure
        said = not grids.is_figure(text) or len(text) < 5
        if table.high > 1:  # and what stands beside several rows is beside each of them
            below = table.high, text if said else ""
            table.arriving.update(dict.fromkeys(range(len(table.row), len(table.row) + table.span), below))
        repeated = table.span if said else 1
        table.row += [text] * repeated + [""] * (table.span - repeated)

    def _close_row(self, table: _Table) -> None:
        self._close_cell(table)
        if table.row is not None:
            table.fill(max(table.held, default=-1) + 1)
            table.held = {column: (rows - 1, text) for column, (rows, text) in table.arriving.items()} | table.held
            table.arriving = {}
        if table.row and any(table.row):
            table.rows.append(table.row)
        table.row = None

    def _close_table(self) -> None:
        table = self._tables.pop()
        self._close_row(table)
        found = grids.grid(table.rows, table.caption, f"table {len(self.grids) + 1}")
        if found is not None:
            self.grids.append(found)
            return
        # a table that only lays out the page
        place = f"paragraph {len(self.passages) + 1}"
        lines = [" ".join(dict.fromkeys(cell for cell in row if cell)) for row in table.rows]
        self.passages += [Passage(line, place) for line in lines if line]


def _span(value: str) -> int:
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdigit() and len(value) < 6 else 1
