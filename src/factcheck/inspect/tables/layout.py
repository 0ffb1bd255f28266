"""Tables as rows of figures, with the scale and the periods of their heads. The extractor binds no figure of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.model import Article
from factcheck.patterns import regex
from factcheck.records import record

_NUMBER = regex(
    r"^[^\d(+−–-]{0,4}(?P<open>\()?\s*(?P<sign>[+−–-])?\s*(?:US\$|HK\$|[A-Z]{3}\s?|[$€£¥])?\s*(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)"
    r"\s*(?P<percent>%)?\s*\)?\s*(?P<percent2>%)?\s*(?P<note>bps?|pp|pts?|x)?\s*\*?$"
)
_RULE = regex(r"^[\s|:+=-]+$")
_SCALE = regex(r"\b(thousand|million|billion|mn|bn|m|k)s?\b|(?<=[€$£])(m|bn|k)\b", re.IGNORECASE)
_SCALES = {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9}
_PERIOD = regex(
    r"(?:(?P<part>[QH][1-4]|(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<len>quarter|half))\W*(?:of\s+)?)?"
    r"(?P<fy>FY|fiscal\s+(?:year\s+)?)?['’]?(?P<year>(?:19|20)\d\d|(?<=['’])\d\d|(?<=FY)\d\d)\b",
    re.IGNORECASE,
)
_ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


@record
class Cell:
    """`value` is None for words; `step` is one unit in the last printed place; both as printed, without the table's scale."""

    text: str
    start: int
    end: int
    value: Decimal | None = None
    step: Decimal = Decimal(0)
    unit: str = ""


@record
class Row:
    label: str
    cells: tuple[Cell, ...]

    @property
    def figures(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.value is not None)


@record
class Table:
    """`heads` has as many entries as the widest row has cells; `scale` is a power of ten, None where none is told."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    scale: int | None
    start: int
    end: int

    def column(self, index: int) -> list[tuple[Row, Cell]]:
        return [(row, row.cells[index]) for row in self.rows if index < len(row.cells)]

    @property
    def width(self) -> int:
        return len(self.heads)


Column = tuple[int, str]
"""A year and its part: "Q1", "H2" or "FY"."""


def period_of(head: str) -> Column | None:
    m = _PERIOD.search(head)
    if (
        m is None
        or "dec" in head.lower()
        and m["part"] is None
        and re.search(r"\d{1,2}\s+Dec|Dec\w*\.?\s+\d{1,2}\b", head)
    ):
        return None if m is None else (_year(m["year"]), "FY")
    if m["ord"]:
        part = f"{'Q' if m['len'].lower() == 'quarter' else 'H'}{_ORDINAL[m['ord'].lower()]}"
    else:
        part = (m["part"] or "FY").upper()
    return _year(m["year"]), part


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def tables_of(article: Article) -> Iterator[Table]:
    """Every table that is no repeat and has a head, a label column and figures."""
    for number, block in enumerate(article.blocks):
        if block.kind != "table" or block.repeat_of is not None:
            continue
        before = article.blocks[number - 1] if number else None
        caption = (
            article.text[before.start : before.end] if before is not None and before.end - before.start < 200 else ""
        )
        if table := _table(article.text, block.start, block.end, caption):
            yield table


def _table(text: str, start: int, end: int, caption: str) -> Table | None:
    lines = list(_lines(text, start, end))
    if len(lines) < 3:
        return None
    head, rows = lines[0], []
    if any(cell.value is not None and not _is_head(cell.text) for cell in head[1:]):
        return None
    for cells in lines[1:]:
        rows.append(Row(cells[0].text, tuple(cells[1:])))
    width = max(len(row.cells) for row in rows)
    heads = [cell.text for cell in head]
    # a head without a corner has one cell less
    heads = heads[1:] if len(heads) > width else heads
    if len(heads) != width or width < 1:
        return None
    scale = _scale(" ".join(cell.text for cell in head)) or _scale(caption)
    return Table(tuple(heads), tuple(rows), scale, start, end)


def _is_head(text: str) -> bool:
    return re.fullmatch(r"(?:FY|[A-Z][a-z]{2,3}\.?\s)?(?:19|20)\d\d", text) is not None


def _scale(text: str) -> int | None:
    m = _SCALE.search(text)
    return _SCALES[(m[1] or m[2]).lower()] if m else None


def _lines(text: str, start: int, end: int) -> Iterator[list[Cell]]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip() and not _RULE.fullmatch(line.rstrip("\n")):
            cells = list(_cells(line.rstrip("\r\n"), at))
            if cells:
                yield cells
        at += len(line)


def _cells(line: str, offset: int) -> Iterator[Cell]:
    if "|" in line:
        edge = re.compile(r"\|")
        body_start = 1 if line.lstrip().startswith("|") else 0
        body_start += len(line) - len(line.lstrip()) if body_start else 0
        body_end = len(line.rstrip()) - 1 if line.rstrip().endswith("|") else len(line)
    else:
        edge = re.compile(r"\t+|\s{2,}")
        body_start, body_end = len(line) - len(line.lstrip()), len(line.rstrip())
    at = body_start
    for m in (*edge.finditer(line, body_start, body_end), None):
        stop = m.start() if m else body_end
        piece = line[at:stop]
        left = len(piece) - len(piece.lstrip())
        yield _cell(piece.strip(), offset + at + left)
        at = m.end() if m else stop


def _cell(text: str, start: int) -> Cell:
    m = _NUMBER.match(text)
    if m is None or not text:
        return Cell(text, start, start + len(text))
    digits = m["n"].replace(",", "")
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    value = Decimal(digits)
    if m["open"] or (m["sign"] or "+") != "+":
        value = -value
    unit = "%" if m["percent"] or m["percent2"] else (m["note"] or "").lower()
    return Cell(text, start, start + len(text), value, step, unit)
