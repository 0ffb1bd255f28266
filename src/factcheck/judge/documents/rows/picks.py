"""Which rows of a table a text names, by their labels or by what their text cells say, and which measure."""

from __future__ import annotations

import re

from factcheck.judge.documents.meanings import Meaning, is_metric
from factcheck.judge.documents.rows.columns import column_of
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View, label_words, numbers_of, plain_rest
from factcheck.judge.documents.tables.address import all_named, rows_named
from factcheck.judge.documents.tables.axes import GENERIC, Item
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.units import measure as measured
from factcheck.sources.documents.words import Stems, all_stems

_MIXED: tuple[str, str | None] = "", None
_HIT, _NEAR, _PART, _LACK, _UNIT = 1.0, 0.75, 0.5, 0.25, 0.3
_MARGIN = 0.2
MONEY = frozenset(("~receive", "~pay", "~profit"))
""" "Took in", "pays", "earned": of amounts of money."""


@record
class Pick:
    """Rows, and the stems by which they were told."""

    rows: tuple[str, ...]
    said: Stems
    by_label: bool
    is_full: bool = True
    """All that tells the rows from others is said."""


def rows_in(view: View, spoken: Spoken, text: str) -> Pick | None:
    """By name; else by what their other cells say ("those that Hanjeong built in 2023")."""
    stems = spoken.stems_of(text)
    labelled = [
        key for key in all_named(view.rows, stems) if key in view.members and is_covered(view.rows[key], stems)
    ] or _numbered(view, spoken.text if text == spoken.bare else text)
    labelled = _without_sections(view, _without_sums(view, labelled))
    labelled = _in_so_many_words(view, labelled, spoken.text if text == spoken.bare else text)
    is_full = bool(labelled)
    told = spoken.text if text == spoken.bare else text
    if labelled and (whole := _of_the_whole(view, labelled, told)) is not None:
        return whole
    is_measured = any(way in stems for row in labelled for m in view.rows[row].words for way in m.ways if way[0] == "=")
    if (
        labelled
        and not is_measured
        and not any(all_stems(_LITTLE.sub(" ", view.rows[row].label)) <= all_stems(told) for row in labelled)
    ):
        # "group passes" are those "over 20 metres", and no day passes; "sales" are "Net sales", and no "Selling, general" costs
        labelled = _headed(view, told) or labelled
    if not labelled:
        labelled, is_full = _headed(view, spoken.text if text == spoken.bare else text), True
    if not labelled:
        found = rows_named(view, stems)
        labelled = list(found.keys) if found is not None and len(found.keys) == 1 else []
        is_full = found is not None and found.is_full
    if labelled:
        said = frozenset().union(*(view.rows[key].stems for key in labelled))
        return Pick(tuple(labelled), said, True, is_full)
    return by_texts(view, spoken, text) or _grouped(view, spoken, text)


def loosely(view: View, spoken: Spoken) -> Pick | None:
    """The one row of which a word is said, where the figures of the sentence vouch for it."""
    return _by_metric(view, spoken, spoken.bare) or _by_one_word(view, spoken.stems_of(spoken.bare))


def _without_sums(view: View, rows: list[str]) -> list[str]:
    """ "Sales to carmakers", of the rows "Automotive" and "Net sales": the sum that the part goes into only tells what is measured."""
    measures = [row for row in rows if all(map(is_metric, view.rows[row].words))]
    if not measures or len(rows) < _TWO or view.rows is not view.table.rows:
        return rows
    sums = {row for row in measures if any(each in view.table.summed.get(row, ()) for each in rows)}
    return [row for row in rows if row not in sums]


def _without_sections(view: View, rows: list[str]) -> list[str]:
    """ "Women among the unemployed", of a row "women" below "Unemployed": the section only tells which women."""
    over = [frozenset(m.text.lower() for m in view.rows[row].above) for row in rows]
    return [row for row in rows if frozenset(m.text.lower() for m in view.rows[row].words) not in over] or rows


def _in_so_many_words(view: View, rows: list[str], text: str) -> list[str]:
    """Of "Day pass" and "Season pass" the one that is told: their first words say nothing elsewhere."""
    said = all_stems(text)
    whole = [row for row in rows if all_stems(_LITTLE.sub(" ", view.rows[row].label)) <= said]
    return whole or rows


def _of_the_whole(view: View, rows: list[str], text: str) -> Pick | None:
    """ "Its loan book", of a table of "Consumer loans" and "Total loans": the kind is not told."""
    said = all_stems(text)
    for row in rows:
        label = all_stems(_LITTLE.sub(" ", view.rows[row].label))
        if label <= said or not all(map(is_metric, view.rows[row].words)):
            return None
        whole = {key: all_stems(_OF_ALL.sub(" ", view.rows[key].label)) for key in view.totals}
        found = [key for key, own in whole.items() if own and own <= said and own < label]
        if len(found) != 1:
            return None
    return Pick((found[0],), view.rows[found[0]].stems, True)


_OF_ALL = regex(r"\([^)]*\)|\b(?:total|group|all|overall|the|of|and|in)\b", re.IGNORECASE)
_LITTLE = regex(r"\([^)]*\)|\b(?:the|of|and|in|for|a|an|to|on|with|from|up|over)\b", re.IGNORECASE)
_HEAD = regex(r"[,(]|\s(?:up to|over|with|from|of|in|for|until|at|by)\s")


def _headed(view: View, text: str) -> list[str]:
    """ "Lorries", of the only row that begins so: "Lorry up to 12 metres"."""
    said = all_stems(text)
    heads = {key: all_stems(_LITTLE.sub(" ", _HEAD.split(view.rows[key].label)[0])) for key in view.members}
    told = [key for key, head in heads.items() if head and head <= said]
    found = [
        key
        for key in told
        if list(heads.values()).count(heads[key]) == 1 and not any(heads[key] < heads[o] for o in told)
    ]
    return found if len(found) == 1 else []


def _grouped(view: View, spoken: Spoken, text: str) -> Pick | None:
    """ "The two routes from Saltham": the rows whose labels share a name that the text has."""
    names = [m for m in spoken.meanings.of(text) if m.is_name]
    held = {m.text: [key for key in view.members if m.stands_in(view.rows[key].stems)] for m in names}
    told = [(m, held[m.text]) for m in names if 1 < len(held[m.text]) < len(view.members)]
    if len(told) != 1:
        return None
    return Pick(tuple(told[0][1]), told[0][0].ways, False)


def is_sure_of(view: View, pick: Pick, spoken: Spoken) -> bool:
    """Its label is said in whole; or it is of two words, of which one is said, and no other row has that one."""
    if pick.is_full or len(pick.rows) != 1:
        return pick.is_full
    stems = spoken.stems
    labels = {key: all_stems(_BRACKETS.sub(" ", view.rows[key].label)) for key in view.members}
    own = labels.get(pick.rows[0], frozenset())
    hits = [m for m in view.rows[pick.rows[0]].words if m.stands_in(stems)] or [
        m for word in sorted(own & stems) for m in view.meanings.of(word)
    ]
    others = [view.rows[key].stems | labels[key] for key in view.members if key != pick.rows[0]]
    return len(own) <= _TWO and any(not any(m.stands_in(other) for other in others) for m in hits)


_TWO = 2
_BRACKETS = regex(r"\([^)]*\)")


def _by_metric(view: View, spoken: Spoken, text: str) -> Pick | None:
    """ "Inflation", of the one row whose label names that metric: "CPI inflation, annual average", beside core inflation."""
    told = {way[1:] for m in spoken.meanings.of(text) for way in m.ways if way[0] == "="}
    rows: dict[str, set[str]] = {}
    for (row, _), fact in view.cells.items():
        if (
            fact.measured
            and fact.metric in told
            and row in view.members
            and fact.measured <= all_stems(view.rows[row].label)
        ):
            rows.setdefault(fact.metric, set()).add(row)
    found = [(metric, row) for metric, each in rows.items() if len(each) == 1 for row in each]
    if len(found) != 1 or len(view.members) < _TELLING:
        return None
    return Pick((found[0][1],), view.rows[found[0][1]].stems | {f"={found[0][0]}"}, True, True)


def _by_one_word(view: View, stems: Stems) -> Pick | None:
    """ "Storage", of the one row whose label has that word: "gas storage (% of capacity)"."""
    labels = {key: all_stems(_LITTLE.sub(" ", view.rows[key].label)) for key in view.members}
    told = {
        key: {
            w
            for w in own
            if len(w) >= _TELLING and w not in _OF_ALL_STEMS and view.meanings.widened(frozenset((w,))) & stems
        }
        for key, own in labels.items()
    }
    found = [key for key, words in told.items() if any(sum(w in own for own in labels.values()) == 1 for w in words)]
    if len(found) != 1 or len(view.members) < _TELLING:
        return None
    return Pick((found[0],), view.rows[found[0]].stems | labels[found[0]], True, False)


_TELLING = 3
_OF_ALL_STEMS = all_stems(
    "net total rate rates change annual index number average price prices share weight per cent year month quarter"
)


def _numbered(view: View, text: str) -> list[str]:
    """ "The 3.10% of 2036": by all the figures of a label."""
    mine = numbers_of(text)
    found = {key: numbers_of(view.rows[key].label) for key in view.members}
    return [key for key, numbers in found.items() if len(numbers) > 1 and numbers <= mine]


def by_texts(view: View, spoken: Spoken, text: str) -> Pick | None:
    """The rows of which all is true that a text says of their text cells and years."""
    stems = spoken.meanings.stems(text)
    rows: set[str] | None = None
    said: Stems = frozenset()
    for values in view.values.values():
        hits = {value for value in values if is_said(spoken, value, stems)}
        if not hits or len(hits) == len(values) > 1:
            continue
        mine = set().union(*(values[value] for value in hits))
        rows = mine if rows is None else rows & mine
        said = said.union(*(spoken.meanings.stems(value) for value in hits))
    for column in view.columns:
        years = _years(view, column)
        told = {year for year in years if year in (spoken.text if text == spoken.bare else text)}
        if years and told:
            mine = {row for year in told for row in years[year]}
            rows = mine if rows is None else rows & mine
            said |= told
    return Pick(tuple(sorted(rows, key=int)), said, False) if rows else None


def is_said(spoken: Spoken, value: str, stems: Stems) -> bool:
    words = spoken.meanings.of(value)
    return bool(words) and all(m.stands_in(stems) for m in words)


def _years(view: View, column: str) -> dict[str, list[str]]:
    """A column of years, such as "Built"."""
    found: dict[str, list[str]] = {}
    for row in view.members:
        cell = view.cell(row, column)
        if cell is None or cell.quantity is None:
            continue
        value = cell.quantity.value
        if value is None or not _FIRST <= value <= _LAST or cell.quantity.kind != "count" or "," in cell.quantity.text:
            return {}
        found.setdefault(str(int(value)), []).append(row)
    return found


_FIRST, _LAST = 1900, 2100


def measure(
    view: View, spoken: Spoken, text: str, quantity: Quantity | None, kinds: frozenset[str], least: int = 1
) -> tuple[list[str], list[Meaning]] | None:
    """The columns of the one measure that a text names, from the oldest to the latest, with the words that name it.

    `kinds` are those that its cells must be of, `quantity` a figure in its unit; where no word tells, the only measure that can be meant.
    """
    stems = spoken.stems_of(text)
    senses = spoken.senses.stems(text)
    over = [m for m in spoken.labels if m.stands_in(view.above)]
    scored: list[tuple[float, list[str], list[Meaning]]] = []
    for group in view.groups:
        if len(group) < least:
            continue
        # the rows of a table of key figures are measured each in its own unit
        unit = view.unit(group[0]) or _MIXED
        if unit is not _MIXED and ((kinds and unit[0] not in kinds) or not _has_unit(view, group[0], quantity)):
            continue
        item = view.columns[group[0]]
        words = [m for m in label_words(item) if m.text.lower() not in GENERIC]
        hits = [m for m in words if m.stands_in(stems)]
        near = [m for m in words if m not in hits and _is_near(m, spoken, senses)]
        # "interest", of an "Interest rate"
        part = [m for m in words if m not in hits and m not in near and not m.parts.isdisjoint(stems)]
        lacking = len(words) - len(hits) - len(near) - len(part)
        told = sum(_HIT if _is_direct(m, stems) else _NEAR for m in hits) + _NEAR * len(near) + _PART * len(part)
        score = told - _LACK * lacking if told else 0.0
        near = [*near, *part]
        if unit[0] == "money" and any(m.ways & MONEY for m in spoken.labels):
            score += _UNIT
        if unit[0] == "count" and not hits and words and all(map(_is_unit, words)):
            # "Units", of what the title says
            hits = [m for m in spoken.labels if m.stands_in(view.around) and not m.is_name]
            score = _UNIT + _NEAR * bool(hits)
        by = (_BY_VALUE if unit[0] == "money" else _BY_AMOUNT).search(text)
        if (
            by is not None
            and unit[0] in ("money", "count")
            and (unit[0] == "money" or (words and all(map(_is_unit, words))))
        ):
            hits, score = [*hits, *spoken.meanings.of(by["what"])], score + _HIT
        rest = plain_rest(item)
        if rest:
            hits = [Meaning(item.label, rest, rest)] if rest <= stems else []
            score = _HIT * len(hits)
        elif not label_words(item):
            # columns called by their time alone are of what the caption says
            hits = [m for m in spoken.labels if m.stands_in(view.caption)]
            score = _UNIT + _NEAR * any(is_metric(m) for m in hits)
        is_residue = _RESIDUE.match(item.label) is not None and not _OF_RESIDUE.search(text)
        scored.append((score, group, [] if is_residue else [*hits, *near, *over]))
    if not scored:
        return None
    scored.sort(key=lambda each: -each[0])
    best = scored[0]
    if len(scored) > 1 and best[0] - scored[1][0] < _MARGIN:
        return None
    return view.in_order(best[1]), best[2]


_RESIDUE = regex(r"(?:all\s+)?(?:others?|rest|remainder|elsewhere)$", re.IGNORECASE)
_OF_RESIDUE = regex(r"\b(?:others?|rest|remain\w*|elsewhere)\b", re.IGNORECASE)
""" "Other": called by nothing, and no column of times alone."""


def _is_unit(m: Meaning) -> bool:
    """ "Units", "Tonnes": a number of what the table is about."""
    return m.text.lower() in _NUMBERS or bool(measured(m.text.lower()))


_BY_VALUE = regex(r"\b(?:by|in)\s+(?P<what>value|money|euros?|dollars?|pounds?)\b", re.IGNORECASE)
_BY_AMOUNT = regex(r"\b(?:by|in)\s+(?P<what>weight|volume|tonnage|tonnes|tons|units|number|numbers)\b", re.IGNORECASE)
""" "By weight": which of two measures is meant."""
_NUMBERS = frozenset("unit units number volume volumes quantity pieces copies count".split())


def _is_direct(m: Meaning, stems: Stems) -> bool:
    """In its own letters: flats are no houses, though both are homes."""
    own = frozenset(way for way in m.ways if way[0] not in "~=")
    return not own.isdisjoint(stems) or (bool(m.parts) and m.parts <= stems)


def _is_near(m: Meaning, spoken: Spoken, senses: Stems) -> bool:
    words = spoken.senses.words(m.text)
    return bool(words) and all(word.stands_in(senses) for word in words)


def _has_unit(view: View, column: str, quantity: Quantity | None) -> bool:
    if quantity is None or quantity.kind not in ("money", "count"):
        return True
    kind, unit = view.unit(column) or ("", None)
    if quantity.kind != kind:
        return False
    if kind == "money":
        return not (unit and quantity.unit) or unit == quantity.unit
    one, other = measured(quantity.unit), measured(unit or "")
    return one[0] == other[0] if one and other else not other or not quantity.unit


def is_covered(item: Item, stems: Stems) -> bool:
    """Every word of a label is said, also those that mean little elsewhere ("Service revenue")."""
    return all(m.stands_in(stems) for m in item.words)


@record
class Lines:
    """The cells of several lines at one time, with the stems by which they were told."""

    cells: tuple[Fact, ...]
    said: Stems
    is_full: bool


def lines_of(view: View, spoken: Spoken, text: str, least: int = 2) -> Lines | None:
    """The lines that a text names: rows of one measure, or measures of one row (of none, the total)."""
    stems = spoken.stems_of(text)
    rows = [key for key in all_named(view.rows, stems) if is_covered(view.rows[key], stems)]
    groups = [view.in_order(g) for g in view.groups if _is_named_whole(view, g, stems)]
    if len(rows) >= least and len(
        {frozenset(m.text.lower() for m in label_words(view.rows[row])) for row in rows}
    ) == len(rows):
        if len(view.groups) > 1 and len(groups) != 1:
            return None
        group = groups[0] if groups else view.in_order(view.groups[0])
        column = column_of(view, spoken, group)
        cells = [view.cell(row, column) for row in rows] if column is not None else []
        said = frozenset().union(*(view.rows[row].stems for row in rows))
        columns = [column]
    else:
        if len(groups) < least:
            return None
        row = rows[0] if rows else view.totals[0] if len(view.totals) == 1 else None
        columns = [column_of(view, spoken, group) for group in groups]
        cells = [view.cell(row, column) for column in columns if column is not None] if row is not None else []
        said = view.rows[row].stems if row is not None else frozenset()
    told = [cell for cell in cells if cell is not None]
    if not told or len(told) != len(cells):
        return None
    said = said.union(*(view.columns[column].stems for column in columns if column is not None))
    return Lines(tuple(told), said, True)


def _is_named_whole(view: View, group: list[str], stems: Stems) -> bool:
    words = [m for m in label_words(view.columns[group[0]]) if m.text.lower() not in GENERIC]
    return bool(words) and all(m.stands_in(stems) for m in words)
