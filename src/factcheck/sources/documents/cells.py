"""Figures of tables: what a row's label, a column's header and the caption say of a cell becomes a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.read.documents import Grid
from factcheck.read.documents.grids import is_figure
from factcheck.read.documents.parts import Rows
from factcheck.records import replace
from factcheck.sources.documents.apart import Measure, apart, of_measure
from factcheck.sources.documents.facts import NOTHING, Fact
from factcheck.sources.documents.figures import BARE, figures_of, is_hedged
from factcheck.sources.documents.frames import Frame, frame_of, without_cents
from factcheck.sources.documents.headers import PLANNED, HeaderReader
from factcheck.sources.documents.labels import NOTE, Label, plain
from factcheck.sources.documents.periods import Days, shifted
from factcheck.sources.documents.scopes import is_foreseen, windows_of
from factcheck.sources.documents.signs import by_sign
from factcheck.sources.documents.sums import parts_of_totals, with_amounts
from factcheck.sources.documents.units import Spec
from factcheck.sources.documents.words import Stems, content

_MOTION = regex(r"\W*To\s+[a-z]")
""" "To approve the remuneration report": what is voted on is no part of a company."""
_OF_WHICH = regex(r"\W*(?:of which|thereof|including|o/w)[:\s]+(?=\w)|\s*[–—−]\s+(?=[^\W\d_])", re.IGNORECASE)
""" "Of which Mambari", below "Copper produced"; "– regional", below "Journeys, million"."""
_IN_BRACKET = regex(r"(?:[(\[]|,\s*(?:in\s+)?)(?:[A-Z]{3}|[A-Z]{0,3}[$€£¥₹]|Rs\.?|[a-z]{3,})\s*[)\]]?\s*$")
""" "(ZAR)", ", EUR": the money of one row."""
_SHARE_OF = regex(r"(?:%|\bper\s?cent|\bshare)\s+of\b", re.IGNORECASE)
""" "% of amended budget": how much of it there was."""
_POINTS_OF_RATE = regex(
    r"\b(?:rate|margin|ratio|share)\b\s*(?:[,(]\s*(?:in\s+)?(?:%|per\s?cent|percent)\)?)\s+(?:change|chg\.?|difference)\s*$",
    re.IGNORECASE,
)
""" "Unemployment rate, % | change": of a rate, in points."""
_OF_UNIT = regex(r"[(\[$€£¥]|,\s*(?:in\s+)?[A-Z]{2,3}\b|\bin\b")
""" "Minimum investment, USD"; "Fund, class A USD" is a name."""

_OF_INDEX = regex(r"\bindex\b|\bindices\b", re.IGNORECASE)
""" "Index, and rates of change in per cent": the index is none of the rates."""
_VERSIONS = content(
    "previous prior former earlier initial original revised restated updated new latest current actual reported"
)
"""Over a column: which version of the figures it holds, and no part of the company."""
_AT_END = regex(
    r"\b(?:(?:at|,)\s+(?:the\s+)?)?(?:end of (?:the )?(?:period|quarter|half|year)|(?:period|quarter|year)[ -]end)\b",
    re.IGNORECASE,
)
""" "CET1 ratio, end of period": of the last day of its column."""
_OF_NOTES = regex(r"notes?|see notes?|note (?:no|ref)\.?", re.IGNORECASE)
"""Over a column of the numbers of notes."""
_ENDED = regex(r"\b(?:months|weeks|quarter|half|year)\s+(?:ended|ending|to)\s*$", re.IGNORECASE)
""" "Six months ended", over rows of days: the days on which they ended."""
_OF_CONTRACTS = regex(r"\b(?:contract|instrument|security|bond|issue|commodity)s?\b", re.IGNORECASE)


_TOP = 3
"""Rows in which the names of columns stand."""


class CellReader(HeaderReader):
    """Reads the tables of one document. Labels are read once each, all together."""

    def facts(self, grids: list[Grid], said: Iterable[str] = ()) -> Iterator[Fact]:
        tables = [frame_of(grid) for grid in grids]
        self.units.learn((self.said, *said))
        self.units.learn(
            text
            for grid in grids
            for text in (
                grid.caption,
                *(row[0] for row in grid.rows),
                *(cell for row in grid.rows[:_TOP] for cell in row),
            )
        )
        asked = dict.fromkeys(text for table in tables for text in self._asked(table))
        self._read_metrics(list(asked))
        for number, table in enumerate(tables):
            yield from self._cells(table, number)

    # ------------------------------------------------------------ labels
    def _asked(self, table: Frame) -> Iterator[str]:
        rows = table.grid.rows
        outer = (table.grid.caption, self.title, " ".join(r[0] for r in rows[: table.heads]))
        for text in (*outer, *(_OF_WHICH.sub("", row[0]) for row in rows)):
            yield plain(self._timeless(text)[0])
        for i in range(1, len(rows[0])):
            yield plain(self._timeless(table.head(i))[0])

    # ------------------------------------------------------------ cells
    def _cells(self, table: Frame, number: int) -> Iterator[Fact]:
        grid, rows = table.grid, table.grid.rows
        corner = " ".join(row[0] for row in rows[: table.heads])
        around = self._over(corner, grid.caption, rows[table.heads :])
        heads = self._beside(table)
        labels = (*heads.values(), *(self._label(row[0]) for row in rows[table.heads :]))
        measures, rest = self._apart(corner, grid.caption, labels)
        counts = without_cents(rows[table.heads :]) if around.currency and around.scale is None else frozenset()
        units = next(
            (i for i, head in heads.items() if plain(head.text).lower() in ("unit", "units", "currency", "measure")),
            None,
        )
        apart_rows = self._of_own_units(rows[table.heads :])
        section = over = ""
        told: list[tuple[str, dict[str, Fact]]] = []
        outer = [replace(self._label(text), is_of_table=True) for text in (corner, grid.caption) if text]
        outer += [self._label(self.title)] if self.title else []
        if measures:  # of several measures none is lent to the rows of another
            outer = [replace(each, metric="unknown", measured=NOTHING) for each in outer]
        for row_number, row in enumerate(rows[table.heads :], start=table.heads + 1):
            filled = [i for i in range(1, len(row)) if is_figure(row[i]) or is_hedged(row[i])]
            if not filled:
                if row[0] and not any(row[1:]):
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
            if _ENDED.search(corner) and label.windows:
                label = replace(label, windows=self._label(f"{corner} {named}").windows or label.windows)
            if _OF_CONTRACTS.search(corner):
                label = replace(label, windows=())  # "Wheat Mar 27"
            spec = self.units.read(row[units]).over(label.spec) if units else label.spec
            told.append((plain(named), {}))
            aside = content(" ".join(cell for i, cell in enumerate(row) if i and i not in filled and i != units))
            for i in filled:
                if i == units or _OF_NOTES.fullmatch(heads[i].text):
                    continue
                for cell, extra in figures_of(row[i], f"{grid.caption} {corner}"):
                    outside = of_measure(measures, f"{named} {heads[i].text}", rest) if measures else around
                    outside = replace(outside, currency=None) if i in counts else outside
                    is_amount = self._is_money(label.metric) and (label.metric != "unknown" or outside.currency)
                    if row_number - table.heads in apart_rows and not is_amount:
                        outside = replace(outside, scale=None)
                    made = self._fact(cell, label, heads[i], spec, outside, section, outer, grid)
                    if made is None:
                        continue
                    place = f"{grid.place}, row {row_number} ({row[0][:60]}), column {table.columns[i] + 1}"
                    header = f"{table.head(i)} {extra}".strip()
                    text = f"{grid.caption[:80]} | {row[0]} | {header}: {cell}".strip(" |")
                    made = replace(made, section=plain(section), aside=aside, clause=f"{label.text} {header}")
                    told[-1][1][header or str(i)] = _placed(made, place, header or f"column {i + 1}", text, number)
        yield from _with_parts(told)

    def _apart(self, corner: str, caption: str, labels: Iterable[Label]) -> tuple[list[Measure], Spec]:
        """The measures that the text over a table tells each its unit, and the unit of all others."""
        if self.units.read(corner) != Spec():
            return [], Spec()
        measures, rest = apart(self.units, f"{corner}; {caption}")
        if len(measures) == 1 and rest == Spec():
            words, spec = measures[0]
            if not any(label.spec == spec and words & label.words for label in labels):
                return (
                    [],
                    rest,
                )  # "Passengers in thousands", over all the rows; "sales (GBP million)" has its own unit, and "shops" none
        return measures, rest

    def _of_own_units(self, rows: Rows) -> set[int]:
        """The rows, from 1, below a heading of their own that tell each its unit ("Passengers (thousands) | Fuel price ($) | Aircraft"): the
        millions of the statement above are not theirs."""
        groups: list[list[int]] = [[]]
        for number, row in enumerate(rows, start=1):
            if row[0] and not any(row[1:]):
                groups.append([])
            else:
                groups[-1].append(number)
        specs = {
            number: self._label(NOTE.sub("", rows[number - 1][0])).spec for group in groups[1:] for number in group
        }
        scaled = {number for number, spec in specs.items() if spec.scale is not None or spec.currency or spec.minor}
        return {n for group in groups[1:] if len(scaled.intersection(group)) * 2 >= len(group) > 2 for n in group}

    def _over(self, corner: str, caption: str, rows: Rows) -> Spec:
        """What stands over a table, and over all of them, says of the units of its cells."""
        read = self.units.read
        around = read(corner).over(self._label(caption).spec)
        if not self._is_of_counts(
            label for text in (corner, caption) if (label := self._label(text)).words or label.metric != "unknown"
        ):
            around = around.over(read(self.title)).over(read(self.said))
        return self._marked(around, rows)

    def _is_of_counts(self, over: Iterable[Label]) -> bool:
        """ "Average number of employees", over a table: what stands nearest over it counts, so that no amounts of money are meant."""
        told = next((label for label in over), None)
        entry = self.lexicon.metrics.get(told.metric) if told is not None else None
        return entry is not None and "count" in entry.kinds and not {"money", "percent"} & {*entry.kinds}

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
        own, around = _units_of(label, head, upper, spec, around)
        label = self._fitting(label, own, around, outer)
        planned = PLANNED.search(head.text) is not None and not _SHARE_OF.search(head.text)
        metric, measured = self._metric_of(label, None if planned else head, upper, outer, own, around)
        quantity = self._quantity(cell, metric, label, head, own, around, upper)
        if quantity is None:
            return None
        if quantity.kind == "count" and not quantity.unit and around.scale is not None and not own.scale:
            quantity = self._of_shares(quantity, f"{section} {label.text}", around.scale, grid.caption)
        if metric not in (label.metric, head.metric) and not self._comes_in(metric, quantity):
            metric, measured = "unknown", NOTHING  # "Staff projections, per cent", over rows of growth
        metric, quantity = by_sign(metric, quantity, label)
        windows = self._windows(label, head, upper, outer, planned)
        if not windows and any(o.is_of_several for o in outer):
            return None
        named = [o for o in (label, upper, *outer) if o is not None]
        foreseen = is_foreseen(self.calendar, self._foreseen, head, named, windows)
        near = label.words | head.words | (upper.words if upper else NOTHING)
        is_flow = metric != "unknown" and not getattr(self.lexicon.metrics.get(metric), "stock", False)
        if is_flow and windows and windows[0][0] is None and not head.windows and not label.windows:
            windows = ()
        own_part = label.part if label.metric != "unknown" or not label.words else label.words
        return Fact(
            kind="ratio" if quantity.kind == "percent" else "amount",
            role="planned" if planned else "level",
            metric=metric,
            near=near,
            wide=near | frozenset().union(*(o.words for o in outer)),
            measured=measured | label.measured,
            part=(NOTHING if _MOTION.match(label.text) else own_part) | (head.part - _VERSIONS),
            subject=NOTHING,
            quantity=quantity,
            windows=windows,
            loose=False,
            bases=(head.base,) if head.base else (),
            horizon=None,
            direction=None,
            modality="guidance" if foreseen else "fact",
            negated=False,
            attribution=None,
            object=None,
            office=None,
            text="",
            clause=f"{label.text} {head.text}",
            place="",
            column="",
        )

    def _metric_of(
        self, label: Label, head: Label | None, upper: Label | None, outer: list[Label], own: Spec, around: Spec
    ) -> tuple[str, Stems]:
        """The metric of the nearest label that names one, and the words for it. `head` is None for a column of plans."""
        over = [o for o in outer if not around.currency or self._is_money(o.metric)]
        tabled = [o for o in over if o.is_of_table]
        # "Two rooms", under "median rent (crowns)": what a column counts is no measure of an amount of money
        counts = bool(around.currency) and not own.unit and not own.percent and any(self._tells(o.metric) for o in over)
        is_measure = head is not None and (not counts or self._is_money(head.metric))
        # nor are they, in a row of theirs, under "loans, million crowns": those who borrowed so much
        is_theirs = counts and not self._is_money(label.metric) and any(self._tells(o.metric) for o in tabled)
        nearest = (
            None if is_theirs or self._is_of_those(label, head, own, around) else label,
            head if is_measure else None,
            upper,
            *over,
        )
        return next(((n.metric, n.measured) for n in nearest if n and n.metric != "unknown"), ("unknown", NOTHING))

    def _is_of_those(self, label: Label, head: Label | None, own: Spec, around: Spec) -> bool:
        """A row "Hotels" in a column "Operating profit" or "Margin, %": what those made, not how many they are."""
        if head is None or head.metric == "unknown" or not (own.percent or own.currency or around.currency):
            return False
        mine, theirs = (self.lexicon.metrics.get(each) for each in (label.metric, head.metric))
        return mine is not None and {*mine.kinds} == {"count"} and theirs is not None and "count" not in theirs.kinds

    def _windows(
        self, label: Label, head: Label, upper: Label | None, outer: list[Label], planned: bool
    ) -> tuple[Days, ...]:
        is_ahead = planned or self._foreseen.search(head.text) is not None
        windows = self._at_opening(label, windows_of(label, head, upper, outer, is_ahead, self._foreseen))
        if _AT_END.search(label.text):
            windows = tuple((None, end) for _, end in windows)
        if head.is_year_before and not head.windows:
            main = self.calendar.main
            return tuple(shifted(w, -12) for w in windows or ((main,) if main is not None else ()))
        return windows

    def _at_opening(self, label: Label, windows: tuple[Days, ...]) -> tuple[Days, ...]:
        """ "Total funds brought forward": of the day before the period of its column."""
        if not windows or windows[0][0] is None or not self._opening.search(label.text):
            return windows
        return tuple((None, start - timedelta(days=1)) for start, _ in windows if start is not None)

    def _comes_in(self, metric: str, quantity: Quantity) -> bool:
        """Whether a metric that stands over a table may be told in what its cell holds; any may be told as a rate of its change."""
        entry = self.lexicon.metrics.get(metric)
        if entry is None or not entry.kinds or quantity.kind in entry.kinds:
            return True
        return quantity.kind in ("percent", "pp") and "money" in entry.kinds

    def _tells(self, metric: str) -> bool:
        entry = self.lexicon.metrics.get(metric)
        return entry is not None and "money" in entry.kinds

    def _is_money(self, metric: str) -> bool:
        """ "Accounts for the year, in £ thousands": what is counted in money are no accounts at a bank."""
        entry = self.lexicon.metrics.get(metric)
        return entry is None or not entry.kinds or "money" in entry.kinds

    def _fitting(self, label: Label, spec: Spec, around: Spec, outer: Sequence[Label]) -> Label:
        """ "Copper (thousand tonnes)" is no price, whatever the word alone would mean, nor "Sales and service" one of employees."""
        entry = self.lexicon.metrics.get(label.metric)
        is_counted = bool(spec.unit) and not spec.per
        if not is_counted and not (spec.percent or around.currency):
            is_counted = self._is_of_counts(o for o in outer if o.is_of_table and o.metric != "unknown")
        if entry is None or not is_counted or spec.currency or not entry.kinds or "count" in entry.kinds:
            return label
        return Label(label.text, label.spec, label.windows, "unknown", label.words, label.words, NOTHING)


def _placed(fact: Fact, place: str, column: str, text: str, index: int) -> Fact:
    return replace(fact, place=place, column=column, text=text, index=index)


def _units_of(label: Label, head: Label, upper: Label | None, spec: Spec, around: Spec) -> tuple[Spec, Spec]:
    """What row (`spec`), column and section say of a cell's unit, and what is left of what stands over the table."""
    is_share = head.spec.percent and not spec.percent and not spec.points
    own = (head.spec if is_share else spec.over(head.spec)).over(upper.spec if upper else Spec())
    if _OF_INDEX.search(head.text) and not head.spec.percent:
        around = replace(around, percent=False)
    told = label.spec
    if around.percent and told.currency and not _OF_UNIT.search(label.text):
        own = replace(own, currency=None)
    is_own_money = told.currency and told.scale is None and not told.per
    if is_own_money and around.currency and around.scale and _IN_BRACKET.search(label.text):
        around = replace(around, scale=None)  # "Average trade (ZAR)", in a table in ZAR billion
    return Spec(points="pp") if _POINTS_OF_RATE.search(head.text) else own, around


def _with_parts(told: list[tuple[str, dict[str, Fact]]]) -> Iterator[Fact]:
    """The parts of totals and all cells; a row that has no metric of its own is only a part of the total's."""
    told = with_amounts(told)
    parts = list(parts_of_totals(told))
    proved = {fact.place for fact in parts}
    yield from parts
    for _, facts in told:
        yield from (fact for fact in facts.values() if fact.metric != "unknown" or fact.place not in proved)
