"""Which cells of a row may be meant: of every measure that the words leave open, those of the time that is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.documents.meanings import Meaning
from factcheck.judge.documents.printed import DATED
from factcheck.judge.documents.rows.columns import column_of, pairs_of, told_in
from factcheck.judge.documents.rows.findings import value_of
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View, label_words
from factcheck.judge.documents.standing.respects import required
from factcheck.judge.documents.tables.axes import GENERIC, STATE
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import NOTHING, Fact
from factcheck.sources.documents.periods import BASES
from factcheck.sources.documents.words import Stems, stem
from factcheck.text.numerals import NUMBER


@record
class Measure:
    """The columns of one measure, from the oldest to the latest; `hits` are the words of the sentence that name it."""

    columns: tuple[str, ...]
    is_change: bool
    hits: tuple[Meaning, ...]


@record
class Reading:
    """One way to read the figure of a row: a level, the change that a column prints, or the step from one column to another."""

    view: View
    columns: tuple[str, ...]
    is_step: bool = False

    def cells(self, row: str) -> tuple[Fact, ...]:
        found = [self.view.cell(row, column) for column in self.columns]
        return tuple(cell for cell in found if cell is not None) if None not in found else ()

    def value(self, row: str, *, relative: bool = False) -> Decimal | None:
        """The level or the change of a row; with `relative` a step between two amounts as a part of the first."""
        cells = self.cells(row)
        if not cells:
            return None
        now = value_of(cells[0])
        if not self.is_step:
            return now
        then = value_of(cells[1])
        if not relative or _kind(cells[0]) == "percent":
            return now - then
        return (now - then) / then if then > 0 else None

    @property
    def said(self) -> Stems:
        return NOTHING.union(*(self.view.columns[column].stems for column in self.columns))


def _kind(cell: Fact) -> str:
    return cell.quantity.kind if cell.quantity is not None else ""


@record
class Candidate:
    """A measure with what may be read of it."""

    measure: Measure
    readings: tuple[Reading, ...]


def candidates(view: View, spoken: Spoken, rows: Stems, *, moving: bool) -> list[Candidate]:
    """The measures that the sentence names best; all, where it names none. `rows` are the stems by which its rows are told.

    Of figures that are changes themselves the level is what the table has.
    """
    found: list[tuple[float, Candidate]] = []
    measures = _measures(view, spoken, rows)
    alone = all(measure.is_change for _, measure in measures)
    for score, measure in measures:
        if (not moving and measure.is_change and not alone) or _PLACES.search(view.columns[measure.columns[0]].label):
            continue
        told = tuple(moves(view, spoken, measure) if moving else levels(view, spoken, measure))
        if told:
            found.append((score, Candidate(measure, told)))
    needs = required(spoken)
    over = view.caption | view.above | view.around
    found = [(score, each) for score, each in found if all(_meets(view, each.measure, need, over) for need in needs)]
    of_label = [
        (score, each) for score, each in found if all(_meets(view, each.measure, need, NOTHING) for need in needs)
    ]
    found = of_label or found
    best = max((score for score, _ in found), default=0.0)
    if best > 0:
        return [each for score, each in found if score >= best - _CLOSE]
    if len(found) > 1 and view.columns is view.table.rows:
        return []  # of one of many countries, which the sentence does not name
    return _unnamed(view, spoken, [each for _, each in found])


_PLACES: Final = regex(r"^\W*(?:rank|position|pos\.?|place|no\.?)\b", re.IGNORECASE)
""" "Rank 2024": no amount of anything."""


def _meets(view: View, measure: Measure, need: Stems, over: Stems) -> bool:
    """ "Cheaper" is of a measure with "price" in its label or above it."""
    label = frozenset(map(stem, re.findall(r"[^\W\d_]+", view.columns[measure.columns[0]].label.lower())))
    return not need.isdisjoint(label | view.columns[measure.columns[0]].stems | over)


def _unnamed(view: View, spoken: Spoken, found: list[Candidate]) -> list[Candidate]:
    """Of measures that no word names those that may be meant: what is bought is an amount, and no price."""
    if _OF_MONEY.search(spoken.bare):
        return [each for each in found if _is_amount(view, each.measure, is_money=True)]
    if _OF_AMOUNTS.search(spoken.bare) and not _EACH.search(spoken.bare):
        return [each for each in found if _is_amount(view, each.measure, is_money=False)] or found
    return found


def _is_amount(view: View, measure: Measure, *, is_money: bool) -> bool:
    unit = view.unit(measure.columns[0])
    if is_money and not measure.is_change:
        # the rows of a table of key figures are measured each in its own unit
        return unit is None or unit[0] == "money" or bool(_PRICED & (view.caption | view.above))
    return measure.is_change or _RATIO.search(view.columns[measure.columns[0]].label) is None


_PRICED: Final = frozenset(
    map(stem, "cost costs price prices rent rents wage wages salary pay earnings income euro dollar pound".split())
)
_EACH: Final = regex(r"\bper\b|\ba (?:head|litre|kilo|night)\b|\beach\b|\bapiece\b|\baverage\b", re.IGNORECASE)
_RATIO: Final = regex(
    r"\b(?:price|prices|rate|rates|share|shares|average|median|mean|per|ratio|index|margin|rank|yield|percent|rent|tariff|fare|fee)\b|%",
    re.IGNORECASE,
)
_OF_AMOUNTS: Final = regex(
    r"\b(?:more|less|fewer|most|least|fewest|bought|buys?|sold|sells?|took|imported|exported|imports?|exports?|ordered|drank|ate|used|visited|received|sent|outsold)\b",
    re.IGNORECASE,
)


def _measures(view: View, spoken: Spoken, rows: Stems) -> list[tuple[float, Measure]]:
    """All of a table, with how well the sentence names each."""
    grouped: dict[tuple[frozenset[str], bool, bool], list[str]] = {}
    for key in view.columns:
        words = frozenset(m.text.lower() for m in _words(view, key))
        is_part = _OF_WHICH.search(view.columns[key].label) is not None
        grouped.setdefault((words, is_change_column(view, key), is_part), []).append(key)
    stems, senses = spoken.stems_of(spoken.bare), spoken.senses.stems(spoken.bare)
    out = []
    for (_, is_change, is_part), keys in grouped.items():
        words_ = [m for m in _words(view, keys[0]) if m.ways.isdisjoint(rows) or is_change]
        direct = [m for m in words_ if m.stands_in(stems)]
        near = [m for m in words_ if m not in direct and _is_near(m, spoken, senses)]
        score = len(direct) + _NEAR * len(near) - _LACK * (len(words_) - len(direct) - len(near))
        measure = Measure(tuple(view.in_order(keys)), is_change, (*direct, *near))
        if direct or near or not is_part:
            out.append((score if direct or near else 0.0, measure))
    return out


_OF_WHICH: Final = regex(r"\b(?:of which|thereof|of these|including)\b", re.IGNORECASE)
""" "2024 of which by air": a part, of which only a sentence tells that names it."""
_NEAR: Final = 0.75
_LACK: Final = 0.25
_CLOSE: Final = 0.2
_OF_MONEY: Final = regex(
    r"\b(?:spen[dt]s?|earn(?:ed|s)?|paid|pays?|cost|costs|worth|took in|brought in|borrow(?:ed|s)?|invest(?:ed|s)?)\b",
    re.IGNORECASE,
)


def is_change_column(view: View, key: str) -> bool:
    item = view.columns[key]
    if item.is_change:
        return True
    cells = [cell for (_, column), cell in view.table.cells.items() if column == key]
    return bool(cells) and key in view.table.columns and all(view.table.is_change_cell(cell) for cell in cells)


def _words(view: View, key: str) -> list[Meaning]:
    item = view.columns[key]
    if SPAN.match(item.label):
        return []
    label = _STRIPPED.sub(" ", item.label)
    return [
        m
        for m in label_words(item)
        if m.text.lower() not in GENERIC
        and not STATE.fullmatch(m.text)
        and m.text.split()[0] in label
        and not _BASIS.fullmatch(m.text)
    ]


_STRIPPED: Final = regex(
    r"\b(?:changes?|chg|variation|variance|difference|diff|vs|versus|growth|increase)\b", re.IGNORECASE
)
SPAN: Final = regex(
    rf"\W*(?:{NUMBER}[\s-](?:year|month|week)s?|year[\s-]to[\s-]date|ytd|since (?:launch|inception|start|manager))\b(?:\W*(?:a year|p\.?a\.?|per year|annualised|annualized))?\W*$",
    re.IGNORECASE,
)
""" "3 years p.a.": how far back the figures of a column reach."""
_BASIS: Final = regex(r"year|quarter|month|points?|pp|percent", re.IGNORECASE)


def _is_near(m: Meaning, spoken: Spoken, senses: Stems) -> bool:
    words = spoken.senses.words(m.text)
    return bool(words) and all(word.stands_in(senses) for word in words)


# ---------------------------------------------------------------- the time
def levels(view: View, spoken: Spoken, measure: Measure) -> list[Reading]:
    """At the time that is told, else at the latest; nothing where that is a guess."""
    group = list(measure.columns)
    column = column_of(view, spoken, group)
    if column is not None:
        window = view.window(column)
        same_end = [c for c in group if window is not None and (w := view.window(c)) is not None and w[1] == window[1]]
        told = told_in(view, spoken, group)
        return [Reading(view, (c,)) for c in (told or same_end or [column])]
    spans = _span_told(view, spoken, group)
    return [Reading(view, (c,)) for c in spans]


def _span_told(view: View, spoken: Spoken, group: Sequence[str]) -> list[str]:
    """ "Since the start of the year", in a column called "Year to date"."""
    for said, label in _SPANS:
        if said.search(spoken.text):
            found = [c for c in group if label.search(view.columns[c].label)]
            if len(found) == 1:
                return found
    return []


_SPANS: Final = (
    (
        regex(
            r"\b(?:so far this year|since the (?:start|beginning|turn) of (?:the|this) year|this year so far|year to date|since (?:january|new year))\b",
            re.IGNORECASE,
        ),
        regex(r"year[\s-]to[\s-]date|^ytd\b", re.IGNORECASE),
    ),
    (
        regex(r"\bquarter\b|\b(?:past|last|latest) three months\b", re.IGNORECASE),
        regex(r"^(?:3|three) months\b", re.IGNORECASE),
    ),
    (
        regex(r"\b(?:past|last) (?:year|twelve months|12 months)\b", re.IGNORECASE),
        regex(r"^(?:1|one) year\b|^12 months", re.IGNORECASE),
    ),
    (regex(r"\b(?:past|last) month\b", re.IGNORECASE), regex(r"^(?:1|one) month\b", re.IGNORECASE)),
    (
        regex(r"\bsince (?:its |the )?(?:launch|inception|start)\b", re.IGNORECASE),
        regex(r"\bsince (?:launch|inception|start)", re.IGNORECASE),
    ),
)


def moves(view: View, spoken: Spoken, measure: Measure) -> list[Reading]:
    """How the figures of the measure moved up to the time that is told."""
    if not measure.is_change:
        return [Reading(view, pair, is_step=True) for pair in pairs_of(view, spoken, list(measure.columns))]
    columns = [c for c in measure.columns if _has_base(view, spoken, c)]
    told = told_in(view, spoken, columns)
    if told:
        return [Reading(view, (c,)) for c in told]
    if _is_dated(spoken) and any(view.window(c) is not None for c in columns):
        return []
    ends = {c: view.window(c) for c in columns}
    last = max((w[1] for w in ends.values() if w is not None), default=None)
    return [Reading(view, (c,)) for c in columns if (w := ends[c]) is None or w[1] == last]


def _is_dated(spoken: Spoken) -> bool:
    """A time is told, other than the one over which something moved ("over the year")."""
    dated = [
        t for t in spoken.times if t.type in DATED and not _OVER.search(f"{spoken.text.partition(t.text)[0]}{t.text}")
    ]
    return bool(dated and spoken.windows)


_OVER: Final = regex(r"\b(?:in|within|over|on)\s+(?:a|one|the)\s+(?:month|quarter|year)$", re.IGNORECASE)


def _has_base(view: View, spoken: Spoken, column: str) -> bool:
    """A change on the quarter says nothing of one on the year."""
    base, asked = base_of(view, column), spoken.months_back
    return base is None or base == (asked if asked is not None else base)


def base_of(view: View, column: str) -> int | None:
    """How many months lie between the two figures of a change; None where its labels do not say."""
    label = view.columns[column].label
    for pattern, months in _ON:
        if pattern.search(label):
            return months
    bases = {base for (_, key), cell in view.cells.items() if key == column for base in cell.bases}
    return BASES.get(bases.pop()) if len(bases) == 1 else None


_ON: Final = (
    (
        regex(
            r"\b(?:on|over|from|vs\.?) (?:the |a )?(?:year|previous year)\b|\byear[\s-]on[\s-]year\b|\byoy\b|\by/y\b|\bannual\b|\ba year\b",
            re.IGNORECASE,
        ),
        12,
    ),
    (
        regex(
            r"\b(?:on|over|from|vs\.?) (?:the |a )?(?:quarter|previous quarter)\b|\bquarter[\s-]on[\s-]quarter\b|\bqoq\b|\bq/q\b",
            re.IGNORECASE,
        ),
        3,
    ),
    (
        regex(
            r"\b(?:on|over|from|vs\.?) (?:the |a )?(?:month|previous month)\b|\bmonth[\s-]on[\s-]month\b|\bmom\b|\bm/m\b",
            re.IGNORECASE,
        ),
        1,
    ),
)
