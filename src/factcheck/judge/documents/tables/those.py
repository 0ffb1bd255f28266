"""Of how many rows, and of which alone, something is true: "two of the six provinces have shrunk", "only the garage became cheaper"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from factcheck.judge.case import Judgement, note
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.printed import figures_of
from factcheck.judge.documents.tables.axes import STATE, Item, Table, tables_of
from factcheck.judge.documents.tables.told import Told
from factcheck.judge.documents.verdicts import contradicted, supported
from factcheck.judge.documents.working import cites
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, same
from factcheck.sources.documents.words import Stems
from factcheck.text.numerals import CARDINALS

_ONLY = regex(r"\b(?:only|alone|nobody but|no \w+ (?:other than|but|except)|the (?:sole|one) \w+)\b", re.IGNORECASE)
_ONLY_WHO = regex(
    r"^\W*(?:only|nobody\s+but|nowhere\s+but)\s+(?:(?:in|on|at|for|with|by|to|from)\s+)?(?P<who>[^.;,]+?)(?=,|\s+(?:did|do|does|was|were|is|are|has|have|had|[a-z]+ed|grew|fell|rose|shrank|lost|sold|made|cost|saw|won)\b)",
    re.IGNORECASE,
)
""" "Only on domestic routes did": whose name stands there, and whose elsewhere in the sentence."""
_ALL = regex(
    r"^\W*(?:all|every|each|both)\b|\b(?:all|every|each) of (?:the|its|their)\b|\bin (?:every|each|all)\b",
    re.IGNORECASE,
)
_BUT = regex(r"\b(?:but|except(?:\s+for)?|apart\s+from|with\s+the\s+exception\s+of|other\s+than)\b", re.IGNORECASE)
_MORE = regex(r"\b(?:more|higher|larger|bigger|longer|dearer|up|better)\b", re.IGNORECASE)
_LESS = regex(r"\b(?:less|fewer|lower|smaller|shorter|cheaper|down|worse)\b", re.IGNORECASE)
_OLD = regex(r"\b(?:old|previous|earlier|before|last|former)\b", re.IGNORECASE)
_FEW = 3


@record
class _Property:
    """What may be true of a row: `holds` of its cells, which are `cited`."""

    column: Item
    words: frozenset[str]
    rows: dict[str, tuple[Fact, ...]]
    holds: Callable[[tuple[Fact, ...]], bool | None]


def those(told: Told, count: Quantity | None = None) -> Judgement | None:
    """By the rows of which it is true: the number of them, the one that is named alone, or all."""
    if denied(told.text):
        return None
    only, every = _ONLY.search(told.text), _ALL.search(told.text)
    number = _number(told, count)
    if count is not None and number is None:
        return None
    if count is None and only is None and every is None:
        return None
    judged: list[Judgement] = []
    for table in tables_of(told.asked.held, told.meanings, told.stems):
        for each in _properties(told, table, count):
            found = _judged(told, table, each, number)
            if found is not None and found.verdict.status == "supported":
                return found
            if found is not None:
                judged.append(found)
    return judged[0] if len(judged) == 1 else None


_COUNTED = regex(
    r"^\W*(?:only\s+|just\s+)?(?P<n>[\w-]+)\s+(?:(?:of|in|out of)\s+(?:the\s+|its\s+|all\s+|[A-Z][\w-]*['’]s?\s+)*(?P<all>[\w-]+)\s+)?",
    re.IGNORECASE,
)
_BOUNDS = frozenset(("gt", "ge", "lt", "le"))
_FURTHER = regex(r"^\W*\w+\s+(?:more|further|new|additional|other|fewer)\b", re.IGNORECASE)


def _number(told: Told, count: Quantity | None) -> tuple[int, int | None] | None:
    """ "Two of the six provinces": how many, and of how many."""
    found = _COUNTED.match(told.text)
    if count is None or found is None or _FURTHER.match(told.text):
        return None
    n, whole = (
        CARDINALS.get(word.lower()) or (int(word) if word.isdigit() else None)
        for word in (found["n"], found["all"] or "")
    )
    is_bound = count.cmp in _BOUNDS
    return (n, whole) if n is not None and (is_bound or count.value in (n, whole)) else None


def _judged(told: Told, table: Table, each: _Property, count: tuple[int, int | None] | None) -> Judgement | None:
    truth = {row: each.holds(cells) for row, cells in each.rows.items()}
    if len(truth) < _FEW or any(value is None for value in truth.values()):
        return None
    true = [row for row, value in truth.items() if value]
    focus = told.meanings.stems(only["who"]) if (only := _ONLY_WHO.search(told.text)) is not None else told.stems
    named = [row for row in truth if _is_named(focus, table.rows[row])]
    asked = told.asked
    labels = ", ".join(table.rows[row].label for row in true) or "none"
    detail = f"{asked.held.name}: {len(true)} of {len(truth)} ({labels})"
    facts = [fact for row in (true or list(truth)) for fact in each.rows[row]]
    if count is not None:
        if count[1] is not None and count[1] != len(truth):
            return None
        if named:
            return None  # "three rooms on Kestrel Hill": of one row, and not of three
        if _is_of_else(told, table, each.column):
            return None  # "two rival bidders offered more than 200 million": of something else
        if len(true) == count[0]:
            return supported(asked.held, cites(asked, facts), f"{detail}.", (), [note("derived", detail)])
        if not each.words or not any(m.stands_in(told.stems) for m in each.column.words):
            return None
        return contradicted(asked.held, cites(asked, facts), "wrong-value", f"{detail}, not {count[0]}.")
    if _ONLY.search(told.text):
        if not named:
            return None
        if set(named) == set(true):
            return supported(asked.held, cites(asked, facts), f"{detail}.", (), [note("derived", detail)])
        return contradicted(asked.held, cites(asked, facts), "negated", f"{detail}.")
    if named and not _BUT.search(told.text):
        return None
    return contradicted(asked.held, cites(asked, facts[:_FEW]), "negated", f"{detail}.")


def _is_of_else(told: Told, table: Table, column: Item) -> bool:
    """More words that the document does not know than words that stand over the figures."""
    words = told.meanings.of(told.text)
    strange = [m for m in words if not m.is_name and not m.stands_in(told.asked.held.roots)]
    over = frozenset().union(table.around, *(m.ways for m in column.words))
    return len(strange) > max(1, sum(m.stands_in(over) for m in words))


def _is_named(stems: Stems, item: Item) -> bool:
    return (
        bool(item.words)
        and all(m.stands_in(stems) for m in item.words)
        or (not item.words and bool(item.rest) and item.rest <= stems)
    )


# ---------------------------------------------------------------- what may be true of a row
def _properties(told: Told, table: Table, count: Quantity | None) -> Iterator[_Property]:
    rows = {key: item for key, item in table.rows.items() if not item.is_total}
    measures: dict[frozenset[str], list[str]] = {}
    for key, column in table.columns.items():
        words = frozenset(m.text.lower() for m in column.words if not STATE.fullmatch(m.text))
        measures.setdefault(words, []).append(key)
    threshold = _threshold(told, count)
    if PLAN.search(told.text):
        yield from _by_plan(told, table, rows)
        return
    for words, keys in measures.items():
        if not _is_meant(told, table, keys, len(measures) == 1 or _changes_alone(told, measures)):
            continue
        latest = max(keys, key=lambda key: _age(table, key))
        if threshold is not None:
            yield _Property(table.columns[latest], words, _cells(table, rows, (latest,)), _above(told, threshold))
            continue
        way = _way(told)
        base = _base(told, table, [key for key in keys if key != latest], latest)
        if way is not None and base is not None and threshold is None:
            yield _Property(table.columns[latest], words, _cells(table, rows, (latest, base)), _moved(way))


def _by_plan(told: Told, table: Table, rows: dict[str, Item]) -> Iterator[_Property]:
    """ "Only the ferry beat its budget": of the figures and what was planned for the same time."""
    way = "up" if _BEAT.search(told.text) else "down" if _MISSED.search(told.text) else _way(told)
    planned = [key for key, column in table.columns.items() if PLAN.search(column.label)]
    if len(planned) != 1 or way is None:
        return
    window, year = _window(table, planned[0]), _YEAR.findall(table.columns[planned[0]].label)
    others = [key for key in table.columns if key not in planned]
    done = [
        key
        for key in others
        if (_YEAR.findall(table.columns[key].label) == year if year else _window(table, key) == window)
    ]
    if len(done) == 1:
        words = frozenset(m.text.lower() for m in table.columns[planned[0]].words)
        yield _Property(table.columns[planned[0]], words, _cells(table, rows, (done[0], planned[0])), _moved(way))


def _window(table: Table, key: str) -> Days | None:
    return next((cell.windows[0] for (_, column), cell in table.cells.items() if column == key and cell.windows), None)


_YEAR = regex(r"\b(?:19|20)\d\d\b")
PLAN = regex(r"\b(?:budget(?:ed|s)?|plan(?:ned|s)?|targets?|targeted|goals?)\b", re.IGNORECASE)
_BEAT = regex(
    r"\b(?:beat(?:s|ing|en)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped)|outdid|ahead of|above|over|more than|met)\b",
    re.IGNORECASE,
)
_MISSED = regex(
    r"\b(?:miss(?:es|ed|ing)?|fell short|fall(?:s|ing)? short|short of|below|under|behind|less than|lag(?:s|ged)?)\b",
    re.IGNORECASE,
)


def _changes_alone(told: Told, measures: dict[frozenset[str], list[str]]) -> bool:
    """Of a table with one measure at two times, a change can be of nothing else."""
    return _way(told) is not None and sum(len(keys) > 1 for keys in measures.values()) == 1


def _is_meant(told: Told, table: Table, keys: list[str], is_alone: bool) -> bool:
    words = [m for m in table.columns[keys[0]].words if not STATE.fullmatch(m.text)]
    hits = [m for m in words if m.stands_in(told.stems)]
    if not words or not hits:
        return is_alone and (len(keys) > 1 or not words)
    return len(hits) * 2 >= len(words)


def _age(table: Table, key: str) -> tuple[bool, object]:
    windows = next((cell.windows for (_, column), cell in table.cells.items() if column == key and cell.windows), ())
    return not _OLD.search(table.columns[key].label), windows[0][1].toordinal() if windows else 0


def _base(told: Told, table: Table, keys: list[str], latest: str) -> str | None:
    """With which column a change is told: the one that the sentence names, or the only other."""
    since = told.since
    if since is not None:
        for key in keys:
            windows = next((c.windows for (_, k), c in table.cells.items() if k == key and c.windows), ())
            if windows and same(windows[0], since):
                return key
    if len(keys) == 1:
        return keys[0]
    return max(keys, key=lambda key: _age(table, key)) if keys and _LAST.search(told.text) else None


_LAST = regex(r"\bthis year\b|\blast (?:year|quarter|month)\b", re.IGNORECASE)


def _cells(table: Table, rows: dict[str, Item], keys: tuple[str, ...]) -> dict[str, tuple[Fact, ...]]:
    found = {row: [table.cells.get((row, key)) for key in keys] for row in rows}
    return {row: tuple(c for c in cells if c is not None) for row, cells in found.items() if None not in cells}


def _threshold(told: Told, count: Quantity | None) -> Quantity | None:
    """ "Of more than $10 billion each": the bound that the rows are held against."""
    figures, _ = figures_of(told.text, told.asked.held, told.asked.rules.vocabulary, told.meanings)
    bounds = [
        f.quantity
        for f in figures
        if f.quantity.cmp in _BOUNDS and (count is None or count.cmp in _BOUNDS or f.quantity.text != count.text)
    ]
    return bounds[0] if len(bounds) == 1 else None


def _way(told: Told) -> str | None:
    more, less = _MORE.search(told.text), _LESS.search(told.text)
    if told.sides is not None or bool(more) != bool(less):
        return "up" if more and not less else "down" if less and not more else None
    return way_of(told.text, told.meanings)


def _above(told: Told, bound: Quantity) -> Callable[[tuple[Fact, ...]], bool | None]:
    def holds(cells: tuple[Fact, ...]) -> bool | None:
        quantity = cells[0].quantity
        if quantity is None or quantity.value is None or bound.value is None or quantity.kind != bound.kind:
            return None
        if quantity.value == bound.value:
            return bound.cmp in ("ge", "le")
        return (quantity.value > bound.value) == (bound.cmp in ("gt", "ge"))

    return holds


def _moved(way: str) -> Callable[[tuple[Fact, ...]], bool | None]:
    def holds(cells: tuple[Fact, ...]) -> bool | None:
        values = [cell.quantity.value if cell.quantity is not None else None for cell in cells]
        if None in values or len(values) != 2:
            return None
        now, then = (value or Decimal(0) for value in values)
        return now > then if way == "up" else now < then

    return holds
