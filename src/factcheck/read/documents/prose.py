"""Plain text and Markdown: paragraphs, and the tables that stand between them."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

from factcheck.patterns import regex
from factcheck.read.documents import aligned, grids
from factcheck.read.documents.parts import Grid, Passage
from factcheck.records import record
from factcheck.text.flow import on_one_line

_CAPTION: Final = 160
"""A line longer than this is no caption."""
_SHORT: Final = 55
_NAME: Final = 25
_HEADERS: Final = 4
"""Lines of a header at most."""
_SECTION: Final = 45
_HELD: Final = 3
_PAIR: Final = 2
_SENTENCE = regex(r"(?:[a-z]{3}|[a-z][^.]*[)%\d])[.!?][\"”']?$")
_ITEM = regex(r"[-*•‣]\s+\S")
_LEAD = regex(r"(?:#{1,6}\s+|>\s*)+")
_GAP = regex(r"\t| {2,}")
_NUMBERED = regex(r"\W*(?:table|tab\.|exhibit)\s+[A-Z]?\d{1,2}[a-z]?\b[.:]?", re.IGNORECASE)
_YEARS = regex(r"(?:FY\s?)?(?:19|20)\d\d(?:[/-]\d\d)?\*?", re.IGNORECASE)
_RULE = regex(r"\s*(?:[-=_–—~]{2,}(?:\s+[-=_–—]{2,})*|[+|][-=+:|]{2,}[+|])\s*")
_EMPHASIS = regex(r"\*\*|__")


def is_caption(line: str) -> bool:
    """Whether a line above a table may be its caption: a short one that is no sentence."""
    return len(line) < _CAPTION and not _SENTENCE.search(line.rstrip()) and not _ITEM.match(line)


@record(frozen=False)
class Collector:
    """Paragraphs and tables of a text, line by line. `place` names where the current line stands."""

    passages: list[Passage] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    place: str = ""
    _lines: list[str] = field(default_factory=list)
    _indents: list[int] = field(default_factory=list)
    """Beside `_lines`: how many blanks stand before each."""
    _rules: dict[int, str] = field(default_factory=dict)
    """The rules over several columns, by the number of the line below which they stand."""
    _rows: list[list[str]] = field(default_factory=list)
    _raw: list[str] = field(default_factory=list)
    """Beside `_rows`: their lines."""
    _pending: str = ""
    """The line right above a table: its caption, or the first cells of its header."""

    _held: list[str] = field(default_factory=list)
    """Blank lines and names of sections inside a table that is set with blanks: they belong to it where it goes on."""

    def line(self, line: str) -> None:
        if _RULE.fullmatch(line) and (self._rows or len(line.split()) > 1 or line.lstrip()[0] in "+|"):
            self._rules[len(self._lines) - 1] = line
            return  # a rule above or below figures
        cells = grids.pipe_row(line)
        if cells is None:
            cells = grids.spaced_row(line)
            if self._may_go_on(line, cells):
                self._held.append(line)
                return
        if self._held:
            cells = self._unwrapped(cells)
            self._resume(cells, line)
        if cells is None and self._rows and line.strip() and self._is_header_like(line):
            cells = [cell.strip() for cell in _GAP.split(line.strip())]
        if cells is not None:
            if not self._rows:
                self._begin_table()
            if cells:
                self._rows.append(cells)
                self._raw.append(line)
            return
        if self._rows:
            self._end_table()
        if line.strip():
            # a short line is not a wrapped one: a name in a transcript, a signature, a line of a letter head
            before = self._lines[-1] if self._lines else ""
            # the name of the first section may stand below a header
            is_far = len(self._lines) > 1 and self._indents[-1] > _SECTION and _is_of_cells(self._lines[-2])
            is_over = _is_over(line, self._rules.get(len(self._lines) - 1, ""))
            is_header = (_is_of_cells(before) or is_far) and (_is_of_cells(line) or _is_section(line) or is_over)
            if before and len(before) < _SHORT and line.strip()[0].isupper() and not is_header:
                self._end_paragraph()
            self._lines.append(line.strip())
            self._indents.append(len(line) - len(line.lstrip()))
        else:
            self._end_paragraph()

    def _may_go_on(self, line: str, cells: list[str] | None) -> bool:
        """Behind a row of figures stands nothing, or the name of a section."""
        if cells is not None or not self._rows or "|" in self._raw[-1] or len(self._held) >= _HELD:
            return False
        return not line.strip() or _is_section(line)

    def _unwrapped(self, cells: list[str] | None) -> list[str] | None:
        """ "Depreciation and" above "amortisation   11,204": the line that was held begins the label of its row, and is no section."""
        before = self._held[-1].strip()
        if not cells or not before or not cells[0]:
            return cells
        is_open = before.count("(") > before.count(")")
        if not (grids.UNFINISHED.search(before) or cells[0].startswith("(") or is_open) or cells[0][0].isupper():
            return cells
        self._held.pop()
        return [f"{before} {cells[0]}", *cells[1:]]

    def _resume(self, cells: list[str] | None, line: str) -> None:
        """The table goes on where the next row has as many figures as one before, or figures that end where those of the last row
        do; else what was held is read as text."""
        held, self._held = self._held, []
        named = [line.strip() for line in held if line.strip()]
        is_alike = cells is not None and (
            any(len(cells) == len(row) for row in self._rows if len(row) > _PAIR) or self._ends_alike(line)
        )
        if is_alike and len(named) < _PAIR:
            for text in named:
                self._rows.append([text])
                self._raw.append(text)
            return
        self._end_table()
        for line in held:
            self.line(line)

    def _ends_alike(self, line: str) -> bool:
        own, last = ([end for _, end, _ in aligned.cells_of(each)[1:]] for each in (line, self._raw[-1]))
        return len(own) > 1 and set(own) <= set(last)

    def _is_header_like(self, line: str) -> bool:
        """Cells set with tabs; or a line of cells below a header that holds nothing but years, or marks of units, so far."""
        if "\t" in line.strip():
            return True
        cells = _GAP.split(line.strip())
        if len(cells) < 2 or len(line) > _CAPTION:
            return False
        return not any(grids.is_figure(cell) and not _YEARS.fullmatch(cell) for row in self._rows for cell in row)

    def _begin_table(self) -> None:
        """Lines right above a table belong to it: header cells without a figure, and a caption."""
        self._skip_rules()
        header: list[str] = []
        if len(self._lines) > 2 and _RULE.fullmatch(self._lines[-2]) and _GAP.search(self._lines[-3]):
            del self._lines[-2], self._indents[-2]  # a rule below the header, above the name of the first section
        above = self._lines[-2:-1]
        if above and _GAP.search(above[0]) and len(self._lines[-1]) < _SECTION and not _GAP.search(self._lines[-1]):
            # the name of the first section, below the header; far to the right, the second line of a header's cell
            header = [" " * self._indents.pop() + self._lines.pop()]
        while self._lines and len(self._lines[-1]) < _CAPTION:
            line, indent = self._lines[-1], self._indents[-1]
            if _NUMBERED.match(line):
                break  # "TABLE 1  Goods trade, EUR million": its caption, whatever blanks it is set with
            is_cell = indent > _SECTION and _GAP.search("".join(self._lines[-2:-1])) is not None
            if header and len(line) < _NAME:  # "Change vs", over the last of the names below
                is_cell = is_cell or indent > aligned.cells_of(header[0])[0][0]
            is_cell = is_cell or _is_over(" " * indent + line, self._rules.get(len(self._lines) - 1, ""))
            if not _GAP.search(line) and not is_cell:
                break
            header.insert(0, " " * indent + line)
            self._lines.pop()
            self._indents.pop()
        self._skip_rules()
        if len(self._lines) > 1 and _NUMBERED.match(self._lines[-2]) and _GAP.search(self._lines[-2]):
            # the units stand in a line of their own below the name
            self._lines[-2:] = [f"{self._lines[-2]} {self._lines[-1]}"]
            self._indents.pop()
        self._pending = self._lines[-1] if self._lines else (self.passages[-1].text if self.passages else "")
        self._pending = self._pending if is_caption(self._pending) else ""
        self._end_paragraph()
        self._raw = header
        self._rows = [[cell.strip() for cell in _GAP.split(line.strip())] for line in header]

    def _skip_rules(self) -> None:
        while self._lines and _RULE.fullmatch(self._lines[-1]):
            self._lines.pop()
            self._indents.pop()

    def _end_table(self) -> None:
        rows, raw = self._rows, self._raw
        self._rows, self._raw = [], []
        if any("|" in line or "\t" in line for line in raw):
            rows = self._aligned(_without_notes(aligned.spread(rows, raw)))
        else:
            made = aligned.rows_of(raw)
            labels = [row[0] for row in rows[len(rows) - len(made) :]]  # lines of a header become one
            rows = [
                [label if row[0] and label.endswith(row[0]) else row[0], *row[1:]]
                for label, row in zip(labels, made, strict=True)
            ]
        number = f"table {len(self.grids) + 1}"
        found = grids.grid(rows, self._pending, f"{self.place}, {number}" if self.place else number) if rows else None
        if found is not None:
            self.grids.append(found)
        else:
            self.passages.extend(Passage(" ".join(line.split()), self.place) for line in raw)

    @staticmethod
    def _aligned(rows: list[list[str]]) -> list[list[str]]:
        """A header without a corner cell is one cell short: its cells belong to the columns of figures. So do the fewer ones of a
        header above it, where the names below repeat in every group ("2025", "2024", "2025", "2024"). Nothing where a header's
        cells cannot be told to belong to any.
        """
        width = max(map(len, rows))
        out = [
            ["", *row] if len(row) == width - 1 and i < 2 and not any(map(grids.is_figure, row[1:])) else row
            for i, row in enumerate(rows)
        ]
        lowest = next((i for i, row in enumerate(out[:_HEADERS]) if len(row) == width), 0)
        names = out[lowest][1:]
        for i in range(lowest):
            groups = len(out[i])
            each = len(names) // groups if groups > 1 else 0
            if each > 1 and groups * each == len(names) and names == names[:each] * groups:
                out[i] = ["", *out[i]]
            elif groups > 1 and groups < width - 1 and out[i][0]:
                return []  # nobody can tell which of the columns each of them heads
        return out

    def _end_paragraph(self) -> None:
        if self._lines:
            text = _EMPHASIS.sub("", " ".join(on_one_line("\n".join(self._lines)).split()))
            lead = _LEAD.match(text)
            self.passages.append(Passage(text[lead.end() if lead else 0 :], self.place))
            self._lines, self._indents = [], []
        self._rules = {}

    def close(self) -> None:
        if self._held:
            self._resume(None, "")
        if self._rows:
            self._end_table()
        self._end_paragraph()


def _is_over(line: str, rule: str) -> bool:
    """ "Sept. 26, 2026 Sept. 27, 2025" over "-------  -------": names of several columns, though one blank parts them"""
    parts = [found.span() for found in _PART.finditer(rule)]
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    return len(parts) > 1 and parts[0][0] - 1 <= start < parts[0][1] and end >= parts[-1][0]


_PART = regex(r"\S+")


def _is_of_cells(line: str) -> bool:
    """Cells of a header, and no sentences with two blanks between them or a speaker's name before them."""
    cells = _GAP.split(line.strip())
    return len(cells) > 1 and not any(cell.rstrip().endswith((".", "!", "?", ":", ";")) for cell in cells)


_NOTES = regex(r"notes?", re.IGNORECASE)


def _without_notes(rows: list[list[str]]) -> list[list[str]]:
    """Accounts have a column of numbers of notes, which many rows leave empty: set with blanks, their figures seem to stand one column
    further to the left. Without it all rows are alike.
    """
    for head in rows[:_HEADERS]:
        at = next((i for i, cell in enumerate(head[:2]) if _NOTES.fullmatch(cell)), None)
        if at is None:
            continue
        figures = len(head) - at - 1
        if not figures:
            return rows
        out = []
        for row in rows:
            if row is head:
                out.append(["", *row[at + 1 :]] if at == 0 else [row[0], *row[2:]])
            else:
                out.append([row[0], *row[2:]] if len(row) == figures + 2 else row)
        return out
    return rows


def _is_section(line: str) -> bool:
    """A line of few words that is no sentence and has no cells."""
    text = line.strip()
    return len(text) < _SECTION and not _SENTENCE.search(text) and not _GAP.search(text)


_STARTS = regex(r"\s*(?:[-*•‣]\s+|\d{1,2}[.)]\s+|#{1,6}\s)")


def collect(text: str) -> Collector:
    """The paragraphs and tables of a text; their place is a line, counted from one."""
    found = Collector()
    for number, line in enumerate(text.splitlines(), start=1):
        if _STARTS.match(line) or (found._lines and found._lines[-1].startswith("#")):
            found._end_paragraph()
        found.place = f"line {number}" if not (found._lines or found._rows) else found.place
        found.line(line)
    found.close()
    return found
