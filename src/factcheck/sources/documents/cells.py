"""Figures of tables: what a row's label, a column's header and the caption say of a cell becomes a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.read.documents import Grid
from factcheck.read.documents.grids import is_figure
from factcheck.read.documents.parts import Rows
from factcheck.records import record, replace
from factcheck.sources.documents.facts import LOSSES, NOTHING, Fact, negative
from factcheck.sources.documents.labels import NOTE, SHARE, Label, LabelReader, plain
from factcheck.sources.documents.periods import Calendar, Days, length, shifted
from factcheck.sources.documents.sums import parts_of_totals
from factcheck.sources.documents.units import Spec
from factcheck.sources.documents.words import content

BARE = regex(
    r"""(?P<open>[(\[])?\s*(?:(?P<minus>[-−–])|\+)?\s*(?P<mark>(?:[A-Z]{0,3}[$€£¥])|[A-Z]{3}\b)?\s*(?P<open2>[(\[])?\s*(?P<minus2>[-−–])?\s*
        (?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:\s?(?P<scale>thousand|million|billion|trillion|[mb]n|tn|(?<=\d)[kmb])(?![A-Za-z]))?(?P<flag>(?<=\d)\s?[pr](?![A-Za-z.]))?\s*(?P<percent>%|pp|p\.p\.|pts|ppts?|points|bps|x)?\s*(?P<close>[)\]])?\s*(?P<percent2>%)?
        (?:\s*(?:[*†‡§¹²³⁴⁵]+|\(\d{1,2}\)|\([a-z]\)))*\s*(?P<code>[A-Z]{3})?""",
    re.VERBOSE,
)
_POINTS = frozenset(("pp", "p.p.", "pts", "ppt", "ppts", "points", "bps"))
_MOTION = regex(r"\W*To\s+[a-z]")
""" "To approve the remuneration report": what is voted on is no part of a company."""
_OF_WHICH = regex(r"\W*(?:of which|thereof|including)[:\s]+(?=\w)", re.IGNORECASE)
""" "Of which Mambari", below "Copper produced"."""
PLANNED = regex(
    r"\b(?:budget(?:ed)?|original plan|planned(?=\s*(?:$|[\d(,/|:–-]|for\b|in\b|level|figure|amount|spending|total)))\b",
    re.IGNORECASE,
)
"""A column of what was planned, beside what was; "planned operations" are none."""
_FORESEEN = regex(
    r"(?<!vs )(?<!vs\. )(?<!versus )(?<!against )\b(?:guidance|outlook|forecasts?|projections?|projected|expected|assumptions?|targets?(?! price)|(?:FY\s?)?(?:20)?\d\d\s?[EeFf](?![A-Za-z]))\b(?!\s*(?:met|achieved|beaten|date))",
    re.IGNORECASE,
)
"""What is foreseen, over columns or a table; "vs forecast" is a distance from it."""
_IN_NUMBERS = regex(r"\(\s*(?:number|no\.?|count|#)\s*\)|^(?:total\s+)?number of\b", re.IGNORECASE)
""" "Clinics (number)", in a table in millions of dollars."""
_NUMBER_ABOVE = regex(r"(?:\b(?:number|no\.)|\((?:number|no\.)\))\s*$", re.IGNORECASE)
""" "Change on month | number", beside "%"."""
_POINTS_OF_RATE = regex(
    r"\b(?:rate|margin|ratio|share)\b\s*(?:[,(]\s*(?:in\s+)?(?:%|per\s?cent|percent)\)?)\s+(?:change|chg\.?|difference)\s*$",
    re.IGNORECASE,
)
""" "Unemployment rate, % | change": of a rate, in points."""
_OF_UNIT = regex(r"[(\[$€£¥]|,\s*(?:in\s+)?[A-Z]{2,3}\b|\bin\b")
""" "Minimum investment, USD"; "Fund, class A USD" is a name."""
_SHARES = regex(r"\bshares\b", re.IGNORECASE)
_WHOLE_SHARES = regex(
    r"\b(?:except|other than)\b[^.;]*(?:(?<!per )\bshare (?:and|or|amounts|data|counts?|numbers?)|\bshares|\bnumber of)\b|\bper share\s*$",
    re.IGNORECASE,
)
""" "In thousands, except share and per share amounts"."""
_YEARS = regex(r"(?:19|20)\d\d")
_DIGIT = regex(r"\d")
_ASIDE = regex(
    r"\W*(?:%|(?:%\s*)?change|growth|chg\.?|\+/-)\W*%?\W*|(?:the\s+)?(?:previous|prior|last)\s+(?:year|period)|(?:a\s+)?year\s+(?:ago|earlier|before)",
    re.IGNORECASE,
)
""" "Net sales | % | Operating profit | %": what stands beside each measure."""
_TWO_YEARS = regex(r"20\d\d[/–-]\d\d(?:\d\d)?")
_SCALES = {
    name: Decimal(10) ** power
    for names, power in (("thousand k", 3), ("million mn m", 6), ("billion bn b", 9), ("trillion tn", 12))
    for name in names.split()
}
""" "£744.1m", "$4.35 billion": a cell that says its own scale."""
_EARNS = regex(r"income|profit|eps|ebit|earnings|fcf|cash_flow|ocf|result|net_debt|inflow|return|growth|change")
_SPENT = regex(
    r"\b(?:costs?|expens\w+|tax(?:es|ation)?|provisions?|charges?|depreciation|amorti[sz]ation|impairments?|purchases?|payments?|repayments?|"
    r"repurchases?|buybacks?|dividends?|expenditure|spending|paid|wages|salaries|claims)\b",
    re.IGNORECASE,
)
""" "Income tax (371)": brackets of money that goes out are no sign."""
_COSTS = regex(r"\b(?:costs?|expenses?|expenditure|spending|wages|salaries)\s*$", re.IGNORECASE)
""" "Staff costs": money, whatever the word before counts."""


@record
class _Table:
    grid: Grid
    heads: int
    columns: tuple[int, ...]
    """Of each column of the grid the number under which it is printed."""

    def head(self, column: int) -> str:
        """What stands above a column, from top to bottom; of one that is called as another with what the columns before it are called."""
        own = self._over(column)
        width = range(1, len(self.grid.rows[0]))
        alike = [i for i in width if own and self._over(i) == own]
        if len(alike) < _PAIR or _DIGIT.search(own):
            return own
        beside = [self._over(i) for i in width if max((o for o in alike if o < column), default=0) < i < column]
        times = [(year[0], head) for head in beside if (year := _YEARS.search(head))]
        if times:
            return f"{max(times)[1]} {own}"
        if not beside or not _ASIDE.fullmatch(own):
            return own
        return f"{beside[-1]} {'change, %' if own.strip() == '%' else own}"

    def _over(self, column: int) -> str:
        rows = self.grid.rows[: self.heads]
        lowest = rows[-1] if rows else ()
        cells = [_group(row, lowest, column) if row is not lowest else row[column] for row in rows]
        return " ".join(dict.fromkeys(cell for cell in cells if cell))


def _table(grid: Grid) -> _Table:
    """ "No. | Resolution | Votes for", "Rank | Bank | Value": the names of the rows stand behind their numbers."""
    heads, width = head_rows(grid), len(grid.rows[0])
    rows = grid.rows[heads:]
    own = next((i for i in range(width) if not _is_numbering(rows, i)), width)
    if not 0 < own < width - 1 or any(is_figure(row[own]) or not row[own] for row in rows if row[0]):
        return _Table(grid, heads, tuple(range(width)))
    order = (own, *(i for i in range(width) if i != own))
    return _Table(replace(grid, rows=tuple(tuple(row[i] for i in order) for row in grid.rows)), heads, order)


_OF_INDEX = regex(r"\bindex\b|\bindices\b", re.IGNORECASE)
""" "Index, and rates of change in per cent": the index is none of the rates."""


def _is_numbering(rows: Rows, column: int) -> bool:
    """Places of a list, and "Rank last year" beside them: small whole numbers alone."""
    numbers = [row[column].strip(" .)#") for row in rows]
    are_small = all(n.isdigit() and int(n) < _MANY for n in numbers if n)
    return len(rows) > 1 and are_small and all(numbers[:2])


_MANY = 1000


def _group(row: tuple[str, ...], lowest: tuple[str, ...], column: int) -> str:
    """The cell of an upper header that a column belongs to. Files without merged cells print "2025" once above the first of its columns,
    or, set with blanks, anywhere above them; the lowest header, which repeats its names in every group, tells how wide groups are.
    """
    names, filled = lowest[1:], [cell for cell in row[1:] if cell]
    groups = len(filled)
    if row[column] and groups == len(names):
        return row[column]
    if not row[column] and all(names) and row[1] and len(set(names)) < len(names):
        # "Total | Residents | Total | Residents | Nights", below groups of several widths: each name once in its group
        begins = [i for i, cell in enumerate(row[1:]) if cell] + [len(names)]
        within = [names[a:b] for a, b in zip(begins, begins[1:], strict=False)]
        if all(len(set(each)) == len(each) for each in within):
            return next(row[i] for i in range(column, 0, -1) if row[i])
    if groups < 2 or len(names) % groups or not all(names):
        return row[column]
    width = len(names) // groups
    is_even = [i for i, cell in enumerate(row[1:]) if cell] == list(range(0, len(names), width))
    repeats = width > 1 and all(names[i] == names[i % width] for i in range(len(names)))
    return filled[(column - 1) // width] if width > 1 and (is_even or repeats) else row[column]


def _without_cents(rows: Rows) -> frozenset[int]:
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
        table = _table(grid)
        for row_number, row in enumerate(table.grid.rows[table.heads :], start=table.heads + 1):
            filled = [i for i in range(1, len(row)) if is_figure(row[i])]
            for i in range(1, len(row)) if filled else ():
                if row[i] and len(row[i]) <= _LONGEST and not _is_number(row[i]):
                    yield number, (str(row_number), table.head(i), row[i])


_LONGEST = 80


class CellReader(LabelReader):
    """Reads the tables of one document. Labels are read once each, all together."""

    def __init__(self, vocabulary: Any, calendar: Calendar, day: date | None, title: str, said: str = "") -> None:
        """`said` is what the text says of the units of all tables ("all amounts in £ thousands")."""
        super().__init__(vocabulary, calendar, day)
        self.said, self.title = said, title

    def facts(self, grids: list[Grid]) -> Iterator[Fact]:
        tables = [_table(grid) for grid in grids]
        asked = dict.fromkeys(text for table in tables for text in self._asked(table))
        self._read_metrics(list(asked))
        for number, table in enumerate(tables):
            yield from self._cells(table, number)

    # ------------------------------------------------------------ labels
    def _asked(self, table: _Table) -> Iterator[str]:
        rows = table.grid.rows
        outer = (table.grid.caption, self.title, " ".join(r[0] for r in rows[: table.heads]))
        for text in (*outer, *(_OF_WHICH.sub("", row[0]) for row in rows)):
            yield plain(self._timeless(text)[0])
        for i in range(1, len(rows[0])):
            yield plain(self._timeless(table.head(i))[0])

    # ------------------------------------------------------------ cells
    def _cells(self, table: _Table, number: int) -> Iterator[Fact]:
        grid, rows = table.grid, table.grid.rows
        corner = " ".join(row[0] for row in rows[: table.heads])
        caption = self._label(grid.caption)
        around = (
            self.units.read(corner)
            .over(caption.spec)
            .over(self.units.read(self.title))
            .over(self.units.read(self.said))
        )
        around = self._marked(around, rows[table.heads :])
        heads = {i: self._label(table.head(i)) for i in range(1, len(rows[0]))}
        counts = _without_cents(rows[table.heads :]) if around.currency and around.scale is None else frozenset()
        units = next(
            (i for i, head in heads.items() if plain(head.text).lower() in ("unit", "units", "currency", "measure")),
            None,
        )
        section = over = ""
        told: list[tuple[str, dict[str, Fact]]] = []
        outer = [replace(self._label(text), is_of_table=True) for text in (corner, grid.caption) if text]
        outer += [self._label(self.title)] if self.title else []
        for row_number, row in enumerate(rows[table.heads :], start=table.heads + 1):
            filled = [i for i in range(1, len(row)) if is_figure(row[i])]
            if not filled:
                if row[0]:
                    section = NOTE.sub("", row[0]).rstrip(": ")
                continue
            named = NOTE.sub("", row[0])
            within = _OF_WHICH.match(named)
            if within:
                section, named = over, named[within.end() :]
            elif section and section == over:
                section = ""
            over = over if within else named
            label = self._label(named)
            if _OF_CONTRACTS.search(corner):
                label = replace(label, windows=())  # "Wheat Mar 27"
            spec = self.units.read(row[units]).over(label.spec) if units else label.spec
            told.append((plain(named), {}))
            aside = content(" ".join(cell for i, cell in enumerate(row) if i and i not in filled and i != units))
            for i in filled:
                if i == units or _OF_NOTES.fullmatch(heads[i].text):
                    continue
                for cell, extra in _figures_of(row[i], f"{grid.caption} {corner}"):
                    outside = replace(around, currency=None) if i in counts else around
                    made = self._fact(cell, label, heads[i], spec, outside, section, outer, grid)
                    if made is None:
                        continue
                    place = f"{grid.place}, row {row_number} ({row[0][:60]}), column {table.columns[i] + 1}"
                    header = f"{table.head(i)} {extra}".strip()
                    text = f"{grid.caption[:80]} | {row[0]} | {header}: {cell}".strip(" |")
                    made = replace(made, section=plain(section), aside=aside, clause=f"{label.text} {header}")
                    told[-1][1][header or str(i)] = _placed(made, place, header or f"column {i + 1}", text, number)
        parts = list(parts_of_totals(told))
        proved = {(fact.place, fact.metric) for fact in parts}
        yield from parts
        for _, facts in told:
            for fact in facts.values():
                # a row that has no metric of its own is only a part of the total's
                if fact.metric != "unknown" or not any(place == fact.place for place, _ in proved):
                    yield fact

    def _marked(self, around: Spec, rows: Rows) -> Spec:
        """A table marks its currency in the first row only: it is that of all amounts when no other is marked."""
        if around.currency or around.unit or around.percent:
            return around
        marks = {
            self.units.currency(found["mark"])
            for row in rows
            for cell in row[1:]
            if (found := BARE.match(cell)) and found["mark"]
        }
        if len(marks) != 1:
            return around
        return replace(around, currency=marks.pop())

    def _fact(
        self,
        cell: str,
        label: Label,
        head: Label,
        spec: Spec,
        around: Spec,
        section: str,
        outer: list[Label],
        grid: Grid,
    ) -> Fact | None:
        upper = replace(self._label(section), is_of_table=True) if section else None
        spec = head.spec if head.spec.percent and not spec.percent else spec.over(head.spec)
        own = spec.over(upper.spec if upper else Spec())
        if _OF_INDEX.search(head.text) and not head.spec.percent:
            around = replace(around, percent=False)
        if around.percent and label.spec.currency and not _OF_UNIT.search(label.text):
            own = replace(own, currency=None)
        if _POINTS_OF_RATE.search(head.text):
            own = Spec(points="pp")
        label = self._fitting(label, own)
        planned = PLANNED.search(head.text) is not None
        over = [o for o in outer if not around.currency or self._is_money(o.metric)]
        # "Two rooms", under "median rent (crowns)": what a column counts is no measure of an amount of money
        counts = bool(around.currency) and not own.unit and not own.percent and any(self._tells(o.metric) for o in over)
        is_measure = not planned and (not counts or self._is_money(head.metric))
        nearest = [label, *([head] if is_measure else []), *([upper] if upper else []), *over]
        metric, measured = next(
            ((n.metric, n.measured) for n in nearest if n.metric != "unknown"), ("unknown", NOTHING)
        )
        quantity = self._quantity(cell, metric, label, head, own, around)
        if quantity is None:
            return None
        if quantity.kind == "count" and not quantity.unit and around.scale is not None and not own.scale:
            quantity = self._of_shares(quantity, f"{section} {label.text}", around.scale, grid.caption)
        if metric in LOSSES and quantity.kind == "money":
            metric = LOSSES[metric]
            if quantity.value is not None and quantity.value > 0:
                quantity = negative(quantity)  # a loss is negative, with brackets and without
        windows = _windows(label, head, upper, outer)
        if head.is_year_before and not head.windows:
            main = self.calendar.main
            windows = tuple(shifted(w, -12) for w in windows or ((main,) if main is not None else ()))
        if not windows and any(o.is_of_several for o in outer):
            return None
        is_foreseen = self._is_foreseen(head, [o for o in (label, upper, *outer) if o is not None], windows)
        near = label.words | head.words | (upper.words if upper else NOTHING)
        is_flow = metric != "unknown" and not getattr(self.lexicon.metrics.get(metric), "stock", False)
        if is_flow and windows and windows[0][0] is None and not head.windows and not label.windows:
            windows = ()
        own_part = label.part if label.metric != "unknown" or not label.words else label.words
        part = (NOTHING if _MOTION.match(label.text) else own_part) | head.part
        return Fact(
            kind="ratio" if quantity.kind == "percent" else "amount",
            role="planned" if planned else "level",
            metric=metric,
            near=near,
            wide=near | frozenset().union(*(o.words for o in outer)),
            measured=measured | label.measured,
            part=part,
            subject=NOTHING,
            quantity=quantity,
            windows=windows,
            loose=False,
            bases=(head.base,) if head.base else (),
            horizon=None,
            direction=None,
            modality="guidance" if is_foreseen else "fact",
            negated=False,
            attribution=None,
            object=None,
            office=None,
            text="",
            clause=f"{label.text} {head.text}",
            place="",
            column="",
        )

    def _is_foreseen(self, head: Label, others: list[Label], windows: tuple[Days, ...]) -> bool:
        """The column says so, or what stands over the table does of a time that had not ended; or a year had not begun."""
        if _FORESEEN.search(head.text):
            return True
        day = self.calendar.day or (self.calendar.main[1] if self.calendar.main else None)
        if not windows or day is None or windows[0][1] <= day:
            return False
        is_sure = self.calendar.said or not windows[0][0] or windows[0][0].year > day.year + 1
        if length(windows[0]) >= _YEAR and is_sure and (windows[0][0] or day) > day:
            return True
        return any(o.is_of_table and _FORESEEN.search(o.text) for o in others)

    def _of_shares(self, quantity: Quantity, label: str, scale: Decimal, caption: str) -> Quantity:
        """ "Weighted average shares", in a table "in thousands, except per share amounts"."""
        if not _SHARES.search(label) or _WHOLE_SHARES.search(f"{caption}; {self.said}; {label}"):
            return quantity
        if quantity.value is None or quantity.step != Decimal(1).scaleb(-len(quantity.text.partition(".")[2])):
            return quantity  # it has its scale already
        value = quantity.value * scale
        return quantity.model_copy(update={"value": value, "low": value, "high": value, "step": quantity.step * scale})

    def _tells(self, metric: str) -> bool:
        entry = self.lexicon.metrics.get(metric)
        return entry is not None and "money" in entry.kinds

    def _is_money(self, metric: str) -> bool:
        """ "Accounts for the year, in £ thousands": what is counted in money are no accounts at a bank."""
        entry = self.lexicon.metrics.get(metric)
        return entry is None or not entry.kinds or "money" in entry.kinds

    def _fitting(self, label: Label, spec: Spec) -> Label:
        """ "Copper (thousand tonnes)" is no price, whatever the word alone would mean."""
        entry = self.lexicon.metrics.get(label.metric)
        if entry is None or not spec.unit or spec.per or spec.currency or "count" in entry.kinds:
            return label
        return Label(label.text, label.spec, label.windows, "unknown", label.words, label.words, NOTHING)

    def _quantity(self, cell: str, metric: str, label: Label, head: Label, own: Spec, around: Spec) -> Quantity | None:
        found = BARE.match(cell)
        if found is None or cell[found.end() :].strip():
            return None
        try:
            value = Decimal(found["digits"].replace(",", ""))
        except InvalidOperation:
            return None
        places = len(found["digits"].partition(".")[2])
        bracket = (found["open"] or found["open2"]) and found["close"]
        is_spent = _SPENT.search(label.text) is not None and not _EARNS.search(metric)
        if found["minus"] or found["minus2"] or (bracket and not is_spent):
            value = -value
        mark = found["mark"] or found["code"]
        if found["scale"]:
            if found["scale"] in ("m", "b") and not mark and metric == "unknown":
                return None  # "5.3m" may be metres
            own = replace(own, scale=_SCALES[found["scale"]])
        spec = own.over(around)
        if _IN_NUMBERS.search(f"{label.text}"):
            own, around = replace(own, currency=None, percent=False), Spec()
            spec = own
        entry = self.lexicon.metrics.get(metric)
        in_numbers = _NUMBER_ABOVE.search(head.text) is not None
        if in_numbers:
            around = replace(around, currency=None, percent=False, scale=None if around.currency else around.scale)
            own = replace(own, percent=False)
            spec = own.over(around)
        kinds = entry.kinds if entry is not None else ()
        if found["scale"] and not mark and not own.currency and not kinds:
            around = replace(around, currency=None)  # "Installed base | 12.4k", amid amounts with marks
        currency = (self.units.currency(mark) if mark else None) or spec.currency
        if found["percent"] in _POINTS or (spec.points and not mark and not found["percent"] and not found["percent2"]):
            kind = "bps" if found["percent"] == "bps" or (spec.points == "bps" and not found["percent"]) else "pp"
            unit, scale, per = kind, Decimal(1), None
        elif found["percent"] == "x":
            kind, unit, scale, per = "multiple", "x", Decimal(1), None
        elif (
            found["percent"]
            or found["percent2"]
            or (spec.percent and not mark and (own.percent or abs(value) < _MANY))
            or (
                entry is not None
                and entry.rate
                and not mark
                and not in_numbers
                and not own.currency
                and abs(value) <= 100
            )
        ):
            kind, unit, scale, per = "percent", "percent", Decimal(1), None
        elif SHARE.search(label.text) or metric.startswith("eps"):
            kind, unit, per = "money", currency or "", "share"
            in_pence = found["flag"] is not None and found["flag"].strip() == "p"
            scale = Decimal("0.01") if (spec.minor or in_pence) and not mark else Decimal(1)
        elif (
            mark
            or own.currency
            or own.minor
            or (
                not own.unit
                and around.currency
                and (not kinds or "money" in kinds or _COSTS.search(plain(label.text)) is not None)
            )
        ):
            kind, unit, per = "money", currency or "", own.per or (around.per if not own.currency else None)
            scale = (own.scale if own.scale is not None else around.scale if not own.per else None) or Decimal(1)
            scale = Decimal(1) if mark and own.minor else scale
        elif own.unit or around.unit:
            kind, unit, per = "count", own.unit or around.unit, own.per or around.per
            # "USD million unless stated" is no scale of ships, nor "passengers in thousands" one of tonnes
            other = bool(around.currency or own.unit and around.unit and own.unit != around.unit)
            scale = (own.scale if own.scale is not None else None if other else around.scale) or Decimal(1)
        elif kinds and "money" in kinds and "count" not in kinds and spec.scale is not None:
            kind, unit, scale, per = "money", "", spec.scale, spec.per
        else:
            counted = (
                around.scale is not None
                and around.currency is None
                and not (kinds and "money" in kinds and "count" not in kinds)
            )
            kind, unit, per = "count", "", own.per
            scale = own.scale or (around.scale if counted else None) or Decimal(1)
        return Quantity.model_construct(
            id="", sentence=0, text=cell, start=0, end=0, kind=kind, value=value * scale, low=value * scale, high=value * scale,
            unit=unit, cmp="eq", mod=None, per=per, alt_of=None, incidental=False, step=scale * Decimal(1).scaleb(-places), bare_sign=False, rule="",
        )  # fmt: skip


def _windows(label: Label, head: Label, upper: Label | None, outer: Sequence[Label]) -> tuple[Days, ...]:
    """The period of a cell: of its row, column or section, else of what stands above the table, where that is one period."""
    # "net debt at year end", in the column of a year
    is_relative = bool(head.windows) and not any(char.isdigit() for char in label.text)
    return (
        _told_on(head, outer)
        or _inside(label, head)
        or (_inside(label, upper) if upper is not None and not head.windows else ())
        or next((part for o in (upper, *outer) if o is not None and o.is_of_table and (part := _inside(head, o))), ())
        or next((part for o in (upper, *outer) if o is not None and (part := _part_of_year(o, head))), ())
        or (() if is_relative else label.windows)
        or head.windows
        or (upper.windows if upper else ())
        or next((o.windows for o in outer if o.windows and not o.is_of_several), ())
    )


def _told_on(head: Label, outer: Sequence[Label]) -> tuple[Days, ...]:
    """ "Previous (30 July 2026)", below "Guidance for 2026": the day on which it was given, and the year that it is of."""
    if not head.windows or head.windows[0][0] is not None:
        return ()
    return next((o.windows for o in outer if o.is_of_table and o.windows and _FORESEEN.search(o.text)), ())


def _inside(part: Label, over: Label) -> tuple[Days, ...]:
    """A row "March", "Q1", "January to September" or "Net debt at 30 September" in the column of a year, or below it in a section:
    that part of the year, or that day of it."""
    if not part.windows or len(over.windows) != 1 or _YEARS.search(part.text):
        return ()
    start, end = over.windows[0]
    own = part.windows[0]
    is_day = length(own) == 0
    if start is None or (not is_day and not length(own) < _YEAR <= length(over.windows[0])):
        return ()
    for year in range(start.year, end.year + 1):
        moved = shifted(own, 12 * (year - own[1].year))
        if (moved[0] or moved[1]) >= start - _WEEK and moved[1] <= end + _WEEK:
            return (moved,)
    return ()


_WEEK = timedelta(days=7)


_OF_NOTES = regex(r"notes?|see notes?|note (?:no|ref)\.?", re.IGNORECASE)
"""Over a column of the numbers of notes."""
_OF_CONTRACTS = regex(r"\b(?:contract|instrument|security|bond|issue|commodity)s?\b", re.IGNORECASE)


def _part_of_year(over: Label, head: Label) -> tuple[Days, ...]:
    """A column "2025", below "Segments, second quarter" or "January to October": that part of its year."""
    if len(head.windows) != 1 or not over.is_of_table or not over.windows or _WHOLE_YEAR.search(head.text):
        return ()
    part, year = over.windows[0], head.windows[0]
    if not 0 < length(part) < _YEAR <= length(year) or over.is_of_several:
        return ()
    if _DIGIT.search(_TWO_YEARS.sub("", head.text)) is None or (length(part) <= _MONTH and _YEARS.search(over.text)):
        return ()  # a harvest of two years, and the month in which a table came out
    return (shifted(part, 12 * (year[1].year - part[1].year - (part[1].month > year[1].month))),)


_MONTH, _YEAR = 31, 360
_WHOLE_YEAR = regex(r"\bFY|\b(?:full|fiscal|financial|whole)[\s-]year|\byear\b", re.IGNORECASE)


_WITH_OTHER = regex(r"(?P<first>[-−–]?\d[\d,.]*\s?%?)\s*\((?P<other>[-−–]?\d[\d,.]*\s?%?)\)")
_IN_BRACKETS = regex(
    r"(?P<what>(?:[A-Za-z][\w-]*\s+){1,4})(?:is |are |given |shown )*in (?:brackets|parentheses)", re.IGNORECASE
)


def _figures_of(cell: str, around: str) -> Iterator[tuple[str, str]]:
    """ "4.3 (3.9)", under "July projections in brackets": the figure, and the one in brackets with what the brackets hold."""
    found = _WITH_OTHER.fullmatch(cell.strip())
    what = _IN_BRACKETS.search(around)
    if found is None or (what is None and found["other"].replace(",", "").isdigit()):
        yield cell, ""  # "1,204 (3)" has a note
        return
    yield found["first"], ""
    yield found["other"], f"({what['what'].strip()})" if what else "(in brackets)"


def _placed(fact: Fact, place: str, column: str, text: str, index: int) -> Fact:
    return replace(fact, place=place, column=column, text=text, index=index)


_PAIR, _FEW = 2, 2
_PRICED = regex(r"(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)\s?\d")


def head_rows(grid: Grid) -> int:
    """How many rows are headers: those before the first that has a label and a figure that is no year, without the name of its section."""
    number = _before_figures(grid)
    if any(any(row[1:]) for row in grid.rows[: number - 1]) and not any(grid.rows[number - 1][1:]):
        return number - 1
    return number


def _is_number(cell: str) -> bool:
    return BARE.fullmatch(cell.strip()) is not None or _WITH_OTHER.fullmatch(cell.strip()) is not None


def _before_figures(grid: Grid) -> int:
    if len(grid.rows[0]) == _PAIR and any(_PRICED.match(row[1]) for row in grid.rows[:_FEW]):
        return 0  # "Fund size | £842.6 million (US$1.11 billion)": names and values, without a header
    for number, row in enumerate(grid.rows):
        figures = [cell for cell in row[1:] if is_figure(cell)]
        years = [cell for cell in figures if _YEARS.fullmatch(cell.strip()) or not _is_number(cell)]
        if figures and len(years) < len(figures):
            return 0 if len(row) == _PAIR and number > _FEW else number
        if figures and row[0] and years and number and not any(BARE.fullmatch(cell) for cell in figures):
            continue
    return len(grid.rows)
