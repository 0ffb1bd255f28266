"""The frame of a printed table: which rows are headers, which column holds the names of rows, what stands above each column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.patterns import regex
from factcheck.read.documents import Grid
from factcheck.read.documents.grids import is_figure
from factcheck.read.documents.parts import Rows
from factcheck.records import record, replace
from factcheck.sources.documents.figures import BARE, is_number

YEARS = regex(r"(?:19|20)\d\d")
DIGIT = regex(r"\d")
_ASIDE = regex(
    r"\W*(?:%|(?:%\s*)?change|growth|chg\.?|\+/-)\W*%?\W*|(?:the\s+)?(?:previous|prior|last)\s+(?:year|period)|(?:a\s+)?year\s+(?:ago|earlier|before)",
    re.IGNORECASE,
)
""" "Net sales | % | Operating profit | %": what stands beside each measure."""


@record
class Frame:
    grid: Grid
    heads: int
    columns: tuple[int, ...]
    """Of each column of the grid the number under which it is printed."""

    def head(self, column: int) -> str:
        """What stands above a column, from top to bottom; of one that is called as another with what the columns before it are called."""
        own = self._over(column)
        width = range(1, len(self.grid.rows[0]))
        alike = [i for i in width if own and self._over(i) == own]
        if column - 1 in alike and alike.index(column) % _PAIR and _CHANGES_TOLD.search(self.grid.caption):
            return f"{own} change, %"
        if len(alike) < _PAIR or DIGIT.search(own):
            return f"{own[:-1]}change, %" if self._is_step(column, own) else own
        beside = [self._over(i) for i in width if max((o for o in alike if o < column), default=0) < i < column]
        times = [(year[0], head) for head in beside if (year := YEARS.search(head))]
        if times:
            is_change = own.strip() == "%" and len(times) > 1
            return f"{max(times)[1]}{', change, %' if is_change else f', {own}'}"
        if not beside or not _ASIDE.fullmatch(own):
            return own
        return f"{beside[-1]} {'change, %' if own.strip() == '%' else own}"

    def _is_step(self, column: int, own: str) -> bool:
        """ "Net sales | %", under one name and beside rows of times: by how much each has changed."""
        return own.endswith(" %") and self._over(column - 1).startswith(own[:-1].strip()) and self.has_times_below

    @property
    def has_times_below(self) -> bool:
        """Its rows are of years, or of parts of them."""
        named = [row[0] for row in self.grid.rows[self.heads :] if row[0] and any(row[1:])]
        return bool(named) and all(map(YEARS.search, named))

    def _over(self, column: int) -> str:
        rows = self.grid.rows[: self.heads]
        lowest = rows[-1] if rows else ()
        cells = [_group(row, lowest, column) if row is not lowest else row[column] for row in rows]
        return " ".join(dict.fromkeys(cell for cell in cells if cell))


def _labelled(grid: Grid) -> Grid:
    """Rows that several columns name ("Wheat | 2024/25", "North | July | Hydro") with what they say as one label in the last of them."""
    heads, width = head_rows(grid), len(grid.rows[0])
    rows = [row for row in grid.rows[heads:] if any(row[1:])]
    last = 0
    while (
        last + 2 < width
        and rows
        and len({row[: last + 1] for row in rows}) < len(rows)
        and all(row[last + 1] and not is_number(row[last + 1]) for row in rows)
        and not any(_UNIT.fullmatch(row[last + 1]) for row in grid.rows[:heads])
    ):
        last += 1
    if not last or len({row[: last + 1] for row in rows}) < len(rows) / 2:
        return grid
    joined = []
    for row in grid.rows:
        label = ", ".join(dict.fromkeys(cell for cell in row[: last + 1] if cell))
        joined.append((label, *("" for _ in range(last)), *row[last + 1 :]))
    return replace(grid, rows=tuple(joined))


_CHANGES_TOLD = regex(r"%\s*(?:=|:|indicates?|shows?)\s*(?:the\s+)?(?:[a-z-]+\s+){0,2}changes?\b", re.IGNORECASE)
""" "(% = change from the same period of the previous year)", over columns of which two each have one name."""
_UNIT = regex(r"units?|currency|measure|unit of measure", re.IGNORECASE)


def _is_alone(row: tuple[str, ...], lowest: tuple[str, ...], column: int) -> bool:
    """A name with nothing below it heads its own column only."""
    return not lowest[column]


def frame_of(grid: Grid) -> Frame:
    """ "No. | Resolution | Votes for", "Rank | Bank | Value": the names of the rows stand behind their numbers."""
    grid = _labelled(_parted(grid))
    heads, width = head_rows(grid), len(grid.rows[0])
    rows = grid.rows[heads:]
    own = next((i for i in range(width) if not _is_numbering(rows, i)), width)
    if not 0 < own < width - 1 or any(is_figure(row[own]) or not row[own] for row in rows if row[0]):
        return Frame(grid, heads, tuple(range(width)))
    order = (own, *(i for i in range(width) if i != own))
    return Frame(replace(grid, rows=tuple(tuple(row[i] for i in order) for row in grid.rows)), heads, order)


def _parted(grid: Grid) -> Grid:
    """ "Net sales | Net sales" over "Millions of yen % | Millions of yen %", set with blanks: of an amount and of its change in percent."""
    heads = head_rows(grid)
    lowest = grid.rows[heads - 1] if heads else ()
    parts = [
        (i, found[1]) for i in range(1, len(lowest) - 1) if (found := _WITH_PERCENT.fullmatch(lowest[i])) is not None
    ]
    firsts = {i: unit for i, unit in parts if lowest[i + 1] == lowest[i] and (i - parts[0][0]) % _PAIR == 0}
    if not firsts:
        return grid
    rows = []
    for number, row in enumerate(grid.rows[:heads]):
        cells = list(row)
        for i, unit in firsts.items():
            cells[i : i + _PAIR] = (unit, "%") if number == heads - 1 else (row[i], row[i + 1] or row[i])
        rows.append(tuple(cells))
    return replace(grid, rows=(*rows, *grid.rows[heads:]))


_WITH_PERCENT = regex(r"(\S.*\S)\s+\(?%\)?")


def _is_numbering(rows: Rows, column: int) -> bool:
    """Places of a list, and "Rank last year" beside them: small whole numbers alone."""
    numbers = [row[column].strip(" .)#") for row in rows]
    are_small = all(n.isdigit() and int(n) < MANY for n in numbers if n)
    return len(rows) > 1 and are_small and all(numbers[:2])


MANY = 1000


def _group(row: tuple[str, ...], lowest: tuple[str, ...], column: int) -> str:
    """The cell of an upper header that a column belongs to. Files without merged cells print "2025" once above the first of its columns,
    or, set with blanks, anywhere above them; the lowest header, which repeats its names in every group, tells how wide groups are.
    """
    if column == 0:
        return row[0]  # what stands above the labels heads no figures
    names, filled = lowest[1:], [cell for cell in row[1:] if cell]
    groups = len(filled)
    if not row[column] and row[1] and lowest[column] and 1 < groups < len(names):
        before = next((i for i in range(column, 0, -1) if row[i]), column)
        under = [name for i, name in enumerate(lowest) if before <= i <= column]
        if len(set(under)) == len(under) and not _is_alone(row, lowest, before):
            return row[before]  # "2026 |  |  | 2025 | ", over "Jul | Aug | Sep | Jul | Aug"
    if row[column] and groups == len(names):
        return row[column]
    if not row[column] and all(names) and row[1] and len(set(names)) < len(names):
        # "Total | Residents | Total | Residents | Nights", below groups of several widths: each name once in its group
        begins = [i for i, cell in enumerate(row[1:]) if cell] + [len(names)]
        within = [names[a:b] for a, b in zip(begins, begins[1:], strict=False)]
        if all(len(set(each)) == len(each) for each in within):
            return next((row[i] for i in range(column, 0, -1) if row[i]), "")
    if groups < 2 or len(names) % groups or not all(names):
        return row[column]
    width = len(names) // groups
    is_even = [i for i, cell in enumerate(row[1:]) if cell] == list(range(0, len(names), width))
    repeats = width > 1 and all(names[i] == names[i % width] for i in range(len(names)))
    return filled[(column - 1) // width] if width > 1 and (is_even or repeats) else row[column]


def without_cents(rows: Rows) -> frozenset[int]:
    """The columns of whole numbers beside columns of prices with cents: they count something, and are none of the caption's pounds."""
    columns = {i: [row[i].strip() for row in rows if is_figure(row[i])] for i in range(1, len(rows[0]) if rows else 0)}
    if not any(cells and all(_CENTS.search(cell) for cell in cells) for cells in columns.values()):
        return frozenset()
    return frozenset(i for i, cells in columns.items() if cells and all(_WHOLE.fullmatch(cell) for cell in cells))


_CENTS = regex(r"\d\.\d\d$")
_WHOLE = regex(r"\d{1,3}(?:,\d{3})*|\d+")


def texts_of(grids: Sequence[Grid]) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """The cells that hold no figure, in rows that have one: number of the table, then row, header and text."""
    for number, grid in enumerate(grids):
        table = frame_of(grid)
        for row_number, row in enumerate(table.grid.rows[table.heads :], start=table.heads + 1):
            filled = [i for i in range(1, len(row)) if is_figure(row[i])]
            for i in range(1, len(row)) if filled else ():
                if row[i] and len(row[i]) <= _LONGEST and not is_number(row[i]):
                    yield number, (str(row_number), table.head(i), row[i])


_LONGEST = 80


_PAIR, _FEW = 2, 2
_PRICED = regex(r"(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)\s?\d")


_PERIOD = regex(r"(?:(?:[QH][1-4]|[1-4][QH]|FY) ?)?(?:['’]?\d{2}|(?:19|20)\d{2})", re.IGNORECASE)


def head_rows(grid: Grid) -> int:
    """How many rows are headers: those before the first that has a label and a figure that is no year, without the name of its section."""
    number = _before_figures(grid)
    if any(any(row[1:]) for row in grid.rows[: number - 1]) and not any(grid.rows[number - 1][1:]):
        return number - 1
    return number


def _before_figures(grid: Grid) -> int:
    named = len(grid.rows[0]) == _PAIR and not _PERIOD.fullmatch(grid.rows[0][1])
    if named and any(_PRICED.match(row[1]) for row in grid.rows[:_FEW]):
        return 0  # "Fund size | £842.6 million (US$1.11 billion)": names and values, without a header
    for number, row in enumerate(grid.rows):
        figures = [cell for cell in row[1:] if is_figure(cell)]
        years = [cell for cell in figures if YEARS.fullmatch(cell.strip()) or not is_number(cell)]
        if figures and len(years) < len(figures):
            return 0 if len(row) == _PAIR and number > _FEW else number
        if figures and row[0] and years and number and not any(BARE.fullmatch(cell) for cell in figures):
            continue
    return len(grid.rows)
