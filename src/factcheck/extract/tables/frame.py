"""A table read as a whole: what its captions, corner, columns, sections and rows say."""

from __future__ import annotations

import re
from dataclasses import field
from decimal import Decimal

from factcheck.extract.tables.cells import is_year
from factcheck.extract.tables.grid import Grid
from factcheck.extract.tables.labels import Label, LabelReader
from factcheck.extract.tables.periods import Frame, compose, frame_of, order
from factcheck.extract.tables.rows import Cell, Line
from factcheck.extract.tables.units import NOTHING, SCALES, Unit, distinct
from factcheck.model import Entity, Time
from factcheck.patterns import regex
from factcheck.records import record

_PARTS = regex(
    r"\bby (?:\w+ ){0,2}(?:segments?|products?|categor(?:y|ies)|regions?|lines?|geograph(?:y|ies)|divisions?|business(?:es)?|units?|markets?|brands?|countr(?:y|ies))\b",
    re.IGNORECASE,
)
_BRACKETED = regex(r"([^\s(]+(?: [^\s(]+)?) (?:is |figures )?in (?:brackets|parenthes[ie]s)", re.IGNORECASE)
_SHARES = regex(r"\bshares?\b[^.;()]{0,50}\bin (thousands|millions|billions)", re.IGNORECASE)
_NO_PARTS = frozenset({"total_assets", "liabilities", "equity", "cash", "ocf", "cash_flow", "debt"})
"""Headings of a statement's sections, of which the rows below are no parts in the sense of a segment."""


@record(slots=True)
class Placed:
    """A period and the piece of the article that says so."""

    time: Time
    start: int
    end: int
    caption: bool = False
    """Said above the table, and not at the row or column."""


@record(frozen=False, slots=True)
class Column:
    label: Label
    group: str = ""
    """The words of the header above it that several columns share."""
    time: Placed | None = None
    base: Placed | None = None
    text: str = ""

    @property
    def is_level(self) -> bool:
        return not (self.label.change or self.label.surprise or self.label.earlier or self.label.share_of)


@record(frozen=False, slots=True)
class Row:
    line: Line
    label: Label
    columns: dict[int, Column]
    corner: Label
    section: Label | None
    time: Placed | None = None
    time_outside: Placed | None = None
    """The period of section, corner or caption, for where neither row nor column has one."""
    bracketed: Placed | None = None
    """The period of figures in brackets ("2023 in brackets"), where the corner says it."""
    metric: str | None = None
    segment: str | None = None
    above: Row | None = None
    """The row whose figures a row of changes or shares is of."""


@record(frozen=False, slots=True)
class Table:
    grid: Grid
    rows: list[Row] = field(default_factory=list)
    unit: Unit = NOTHING
    shares: Decimal | None = None
    """The scale of counts of shares, where it is another one."""
    subject: Entity | None = None
    metric: str | None = None


def read_table(grid: Grid, text: str, reader: LabelReader) -> Table:
    """Rows with what stands over and beside them; `metric` is filled where the words say it."""
    table = Table(grid)
    captions = [text[a:b] for a, b, _ in grid.captions]
    frame = Frame()
    for caption in captions:
        table.unit = distinct(iter((table.unit, reader.units.of_caption(caption))))
        frame = frame if _is_prose(caption) else frame.within(frame_of(caption))
        if table.metric is None and _PARTS.search(caption):
            table.metric = reader.read(caption.strip("#* :.")).metric
        if table.subject is None and len(caption) < 150 and not _is_prose(caption):
            table.subject = _company(reader.read(caption.strip("#* :.")))
    corners = [line.label.text for line in grid.lines if line.kind == "header" and line.label is not None]
    for told in (*captions, *corners):
        if (found := _SHARES.search(told)) is not None and table.shares is None:
            table.shares = SCALES[found[1].lower()]
    _Pass(table, text, reader, frame).run()
    return table


def _is_prose(caption: str) -> bool:
    return len(caption) > 160 or caption.rstrip()[-1:] in ".!?" and caption.count(" ") > 5


def _company(label: Label) -> Entity | None:
    return (
        label.subject
        if label.subject is not None and label.subject.type in ("ORG", "TICKER") and label.subject.ref
        else None
    )


class _Pass:
    """One pass down the rows, with the header, corner and section that hold at each."""

    def __init__(self, table: Table, text: str, reader: LabelReader, frame: Frame) -> None:
        self.table, self.text, self.reader, self.captions = table, text, reader, frame
        self.columns: dict[int, Column] = {}
        self.corner = Label()
        self.corner_cells: list[Cell] = []
        self.section: Label | None = None
        self.outside: Placed | None = None
        self.bracketed: Placed | None = None
        self.last: Row | None = None

    def run(self) -> None:
        header: list[Line] = []
        for line in self.table.grid.lines:
            if line.kind == "header":
                if self.last is not None and not header:
                    self.section = None
                header.append(line)
            elif line.kind == "section":
                if header or not self.columns:
                    self._headed(header)
                    header = []
                self._section(line)
            elif line.kind == "body" and line.label is not None:
                if header or self.last is None and not self.columns:
                    self._headed(header)
                    header = []
                self._row(line, line.label)

    # ---- headers
    def _headed(self, header: list[Line]) -> None:
        self.corner_cells = [line.label for line in header if line.label is not None]
        corner = " ".join(cell.text for cell in self.corner_cells)
        self.corner = self.reader.read(corner)
        frame = frame_of(corner).within(self.captions)
        self.outside = self._outside(frame, corner)
        self.bracketed = None
        for cell in self.corner_cells:
            if (found := _BRACKETED.search(cell.text)) and (times := self.reader.times(found[1])):
                self.bracketed = Placed(times[0], cell.start + found.start(1), cell.start + found.end(1))
        stacks: dict[int, list[Cell]] = {}
        for line in header:
            for n, cell in line.values.items():
                stacks.setdefault(n, []).append(cell)
        self.columns = {n: self._column(cells, frame) for n, cells in sorted(stacks.items())}
        if any(column.label.price for column in self.columns.values()):
            for column in self.columns.values():
                label = column.label
                span = label.time is not None and label.time.value.startswith("YTD")
                if (label.unit.kind == "percent" or span) and label.metric is None and label.share_of is None:
                    label.change = True  # "24h %" beside a price

    def _outside(self, frame: Frame, corner: str) -> Placed | None:
        """The period of the whole table, by its corner or its captions."""
        label = self.corner
        if label.time is not None and self.corner_cells:
            time = compose(corner, frame, self.reader) or label.time
            cell = next(
                (c for c in self.corner_cells if time.text in c.text or label.time.text in c.text), self.corner_cells[0]
            )
            found = self._piece(cell, label.time.text)
            return Placed(time, *found)
        if frame.year:
            time_of = compose("", frame, self.reader)
            for start, end, _ in self.table.grid.captions if time_of is not None else ():
                if frame.year in self.text[start:end] and time_of is not None:
                    return Placed(time_of, start, end, caption=True)
        return None

    def _piece(self, cell: Cell, words: str) -> tuple[int, int]:
        at = cell.text.find(words)
        return (cell.start + at, cell.start + at + len(words)) if at >= 0 else (cell.start, cell.end)

    def _column(self, cells: list[Cell], frame: Frame) -> Column:
        texts = list(dict.fromkeys(cell.text for cell in cells))
        label = _stacked([self.reader.read(text) for text in texts])
        column = Column(label, cells[0].text if len(cells) > 1 and cells[0].width > 1 else "", text=" ".join(texts))
        last = next((c for c in reversed(cells) if any(x.isdigit() for x in c.text)), cells[-1])
        if label.base is not None:
            cell = next(c for c in reversed(cells) if self.reader.read(c.text).base is not None)
            column.base = Placed(label.base, *self._piece(cell, label.base.text))
        explicit = re.search(r"\b(?:vs\.?|versus|from|over|against)\s+(.+)", column.text, re.IGNORECASE)
        if label.change:
            if explicit is not None and (time := compose(explicit[1], frame, self.reader)) is not None:
                column.base = Placed(time, last.start, last.end)
            return column
        time = compose(" ".join(texts), frame, self.reader) if label.time is not None or _may_be_period(texts) else None
        if time is not None:
            said = time.text if time.text in last.text else last.text
            column.time = Placed(time, *self._piece(last, said))
        return column

    # ---- rows
    def _section(self, line: Line) -> None:
        assert line.label is not None
        label = self.reader.read(line.label.text.strip(" :"))
        self.section = label
        self.last = None

    def _row(self, line: Line, cell: Cell) -> None:
        label = self.reader.read(cell.text.strip(" :"))
        row = Row(
            line, label, self.columns, self.corner, self.section, time_outside=self.outside, bracketed=self.bracketed
        )
        if (label.time is not None or is_year(cell.text)) and label.metric is None:
            frame = frame_of(" ".join(c.text for c in self.corner_cells)).within(self.captions)
            time = compose(cell.text, frame, self.reader)
            if time is not None:
                said = time.text if time.text in cell.text else label.time.text if label.time else cell.text
                row.time = Placed(time, *self._piece(cell, said))
        elif label.time is not None and not any(column.time for column in self.columns.values()):
            frame = frame_of(" ".join(c.text for c in self.corner_cells)).within(self.captions)
            if (time := compose(label.time.text, frame, self.reader)) is not None:
                row.time = Placed(time, *self._piece(cell, label.time.text))
        row.metric, row.segment = label.metric, label.segment
        leans = label.metric is None and label.segment is None and (label.change or label.share_of or label.earlier)
        if leans and self.last is not None:
            row.above = self.last.above or self.last
            row.metric, row.segment = row.above.metric, row.above.segment
        elif label.metric is None and row.time is None and label.subject is None and self.section is not None:
            self._of_section(row, self.section)
        self.table.rows.append(row)
        self.last = row

    def _of_section(self, row: Row, section: Label) -> None:
        entry = self.reader.lexicon.metrics.get(section.metric or "")
        if section.metric is None or section.metric in _NO_PARTS or (entry is not None and entry.stock):
            return
        words = row.label.text.lower()
        row.metric = section.metric
        if "basic" in words and "diluted" not in words:
            row.metric = {"eps": "eps_basic", "diluted_shares": None}.get(section.metric, section.metric)
        row.segment = row.label.segment or section.segment


def _may_be_period(texts: list[str]) -> bool:
    return any(is_year(text) or frame_of(text) != Frame() for text in texts)


def _stacked(labels: list[Label]) -> Label:
    """Headers over one column as one: the lower ones are the nearer."""
    out = Label(" ".join(label.text for label in labels))
    segments: list[str] = []
    for label in reversed(labels):
        out.metric = out.metric or label.metric
        out.subject = out.subject or label.subject
        out.unit = out.unit.within(label.unit)
        out.time, out.base = out.time or label.time, out.base or label.base
        out.share_of = out.share_of or label.share_of
        for flag in ("change", "earlier", "surprise", "price", "names_companies", "per_share", "loss"):
            setattr(out, flag, getattr(out, flag) or getattr(label, flag))
        out.modality = label.modality if out.modality == "fact" else out.modality
        if label.segment:
            segments.insert(0, label.segment)
    out.segment = " ".join(segments) or None
    if out.change:
        out.earlier = False
    return out


def latest(columns: list[Column]) -> Column | None:
    """The column of levels with the latest period."""
    dated = [c for c in columns if c.time is not None]
    return max(dated, key=lambda c: order(c.time.time), default=None) if dated else None  # type: ignore[union-attr]
