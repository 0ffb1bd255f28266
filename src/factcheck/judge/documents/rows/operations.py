"""What a sentence may say of the rows that it picks, and whether their cells make it so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.asked import read_change
from factcheck.judge.compare import HALF, compare, plain, point
from factcheck.judge.documents.meanings import is_metric
from factcheck.judge.documents.printed import MORE
from factcheck.judge.documents.rows.columns import column_of, pairs_of
from factcheck.judge.documents.rows.picks import Pick, measure, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.judge.documents.tables.told import PLANNED
from factcheck.judge.documents.values import weigh
from factcheck.judge.hedges import hedge_of
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import NOTHING as NOTHING_SAID
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import length
from factcheck.sources.documents.words import Stems, stem

_HUNDRED: Final = Decimal(100)
_RATES: Final = frozenset(("percent",))
_AMOUNTS: Final = frozenset(("money", "count"))
_ALL: Final = frozenset(("money", "count", "percent"))


@record
class Finding:
    """Whether a sentence is true of the cells, and the stems of the labels by which they were found."""

    holds: bool
    cells: tuple[Fact, ...]
    code: DiagnosisCode
    detail: str
    said: Stems
    is_named: bool = True
    """The measure was named by a word, or the table has no other."""
    figures: tuple[Quantity, ...] = ()
    """The figures of the sentence that this settles."""
    is_others: bool = False
    """The claim's figure or word is that of another row, or of another time: no chance, whatever flourish goes with it."""


def _value(fact: Fact) -> Decimal:
    assert fact.quantity is not None
    assert fact.quantity.value is not None
    return fact.quantity.value


def _step(fact: Fact) -> Decimal:
    assert fact.quantity is not None
    return fact.quantity.step


def _column_said(view: View, columns: Sequence[str]) -> Stems:
    return frozenset().union(*(view.columns[column].stems for column in columns))


def _kinds_for(quantity: Quantity | None, *, is_change: bool = False) -> frozenset[str]:
    if quantity is None or quantity.kind in ("multiple", "fraction"):
        return _ALL
    if quantity.kind in ("pp", "bps"):
        return _RATES
    if quantity.kind == "percent":
        return _ALL if is_change else _RATES
    return frozenset((quantity.kind,))


# ---------------------------------------------------------------- amounts by which two cells differ
_TIMES_WORD: Final = regex(r"\b(?:more|higher|larger|bigger|longer|up|increase[ds]?|rose|grew)\b", re.IGNORECASE)


def differs_by(spoken: Spoken, quantity: Quantity, one: Fact, other: Fact) -> bool | None:
    """Whether the first is by so much above the second (a figure below it told without its sign); None where that is no amount."""
    a, b = _value(one), _value(other)
    assert one.quantity is not None
    kind = one.quantity.kind
    reading = read_change(quantity, hedge_of(spoken.rules, quantity))
    slack = (_step(one) + _step(other)) * HALF
    if quantity.kind == "multiple":
        return None if b <= 0 else _decided(compare(reading, point(a / b)).outcome)
    if quantity.kind in ("percent", "fraction"):
        if b <= 0 or (kind == "percent" and quantity.kind == "percent"):
            return None
        ratio = (a / b - 1) * (1 if quantity.kind == "fraction" else _HUNDRED)
        wide = slack / b * (1 if quantity.kind == "fraction" else _HUNDRED)
        return _decided(compare(reading, point(abs(ratio)), wide).outcome)
    if quantity.kind in ("pp", "bps"):
        if kind != "percent":
            return None
        gap = abs(a - b) * (_HUNDRED if quantity.kind == "bps" else 1)
        return _decided(compare(reading, point(gap), slack * (_HUNDRED if quantity.kind == "bps" else 1)).outcome)
    return _decided(compare(reading, point(abs(a - b)), slack).outcome) if quantity.kind == kind else None


def _decided(outcome: str) -> bool | None:
    return {"match": True, "differ": False}.get(outcome)


def agrees(spoken: Spoken, quantity: Quantity, fact: Fact) -> bool | None:
    assert fact.quantity is not None
    found = weigh(quantity, fact.quantity, hedge_of(spoken.rules, quantity))
    return _decided(found.outcome) if found.relation == "same" else None


def is_amount_of_change(spoken: Spoken, quantity: Quantity) -> bool:
    """ "By 3 points", "50 cheaper", "a third more"."""
    before, behind = spoken.text[: quantity.start], spoken.text[quantity.end :]
    return (
        quantity.kind in ("pp", "bps", "multiple")
        or quantity.start in spoken.changes
        or _BY.search(before) is not None
        or MORE.match(behind) is not None
        or (
            (found := _COMPARATIVE.match(behind)) is not None
            and spoken.senses.comparative(found["word"].lower()) is not None
        )
    )


_BY: Final = regex(r"\bby\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_COMPARATIVE: Final = regex(r"^(?:\s+an?\s+[a-z]+)?\s+(?P<word>[a-z]+)\b", re.IGNORECASE)


def _fmt(*values: Decimal) -> str:
    return " against ".join(plain(v) for v in values)


# ---------------------------------------------------------------- one row at two times
def moved(view: View, spoken: Spoken) -> Finding | None:
    """How the figure of one row went from one column to another, with the amount or the two figures where they are told."""
    way = way_told(spoken)
    pick = _one_row(view, spoken)
    if pick is None or _RUNS.search(spoken.text):
        return None
    figures = figures_beside(view, spoken, pick)
    amount = next((q for q in figures if is_amount_of_change(spoken, q)), None)
    levels = [q for q in figures if q is not amount]
    if amount is None and len(levels) == 1 and levels[0].kind in ("percent", "fraction"):
        to = _TO.search(spoken.text[: levels[0].start])
        if to is None:
            amount, levels = levels[0], []
    if len(levels) > _PAIR or (way is None and (amount is None or amount.kind != "multiple")):
        return None
    found = measure(
        view,
        spoken,
        spoken.bare,
        levels[0] if levels else amount if amount and amount.kind in _AMOUNTS else None,
        _kinds_for(levels[0] if levels else amount, is_change=True),
        _PAIR,
    )
    if found is None:
        return None
    named = pick.is_full and (bool(found[1]) or _is_sole(view, found[0]))
    results = []
    for pair in pairs_of(view, spoken, found[0]):
        now, then = (view.cell(pick.rows[0], column) for column in pair)
        told = _moved_so(spoken, way, amount, levels, now, then) if now is not None and then is not None else None
        if told is not None and now is not None and then is not None:
            said = pick.said | _column_said(view, pair)
            results.append(
                Finding(told[0], (now, then), told[1], _fmt(_value(now), _value(then)), said, named, tuple(figures))
            )
    true = [each for each in results if each.holds]
    if true:
        return true[0] if len(true) == len(results) or figures else None
    return results[0] if len({each.code for each in results}) == 1 else None


def _moved_so(
    spoken: Spoken, way: str | None, amount: Quantity | None, levels: Sequence[Quantity], now: Fact, then: Fact
) -> tuple[bool, DiagnosisCode] | None:
    a, b = _value(now), _value(then)
    truths: list[tuple[bool | None, DiagnosisCode]] = []
    if not _are_alike(now, then):
        return None
    if amount is None or amount.kind != "multiple":
        truths.append(((a > b) if way == "up" else (a < b), "direction-flipped"))
    if amount is not None:
        truth = differs_by(spoken, amount, now, then)
        points = truth is None and amount.kind == "percent" and amount.value == abs(a - b)
        truths.append((False, "percent-vs-points") if points else (truth, "wrong-value"))
    for quantity in levels:
        is_base = _FROM.search(spoken.text[: quantity.start]) is not None
        truths.append((agrees(spoken, quantity, then if is_base else now), "wrong-value"))
    if any(truth is None for truth, _ in truths):
        return None
    return all(t for t, _ in truths), next((code for truth, code in truths if not truth), "wrong-value")


def _are_alike(one: Fact, other: Fact) -> bool:
    """Of one unit, and for equally long."""
    assert one.quantity is not None
    assert other.quantity is not None
    units = [(q.kind, q.unit) for q in (one.quantity, other.quantity)]
    lengths = [length(fact.windows[0]) if fact.windows else 0 for fact in (one, other)]
    return units[0] == units[1] and abs(lengths[0] - lengths[1]) <= _FEW_DAYS


_FEW_DAYS: Final = 12
_RUNS: Final = regex(
    r"\b(?:consecutive|straight|in a row|running|in succession|successive|record|ever|first(?!\s+(?:(?:[a-z]+\s+)?(?:half|quarter|months)))|only|all|every|each|again|since)\b",
    re.IGNORECASE,
)
"""More than one step is told, or more than one row."""
_PAIR: Final = 2
_TO: Final = regex(r"\b(?:to|at)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_FROM: Final = regex(r"\b(?:from|after|against|than|compared with|instead of)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)


def way_told(spoken: Spoken) -> str | None:
    than = spoken.than
    if than is not None:
        return than[2] if spoken.is_time(than[1]) else None
    way = spoken.way
    if way is not None:
        return way
    told = {
        found[1]
        for word in re.findall(r"(?:more |less )?[a-z]+", spoken.bare.lower())
        if (found := spoken.senses.comparative(word))
    }
    return {"more": "up", "less": "down"}[told.pop()] if len(told) == 1 else None


def _is_sole(view: View, group: Sequence[str], quantity: Quantity | None = None) -> bool:
    """No other measure can be meant: the table has none, or none of amounts of money."""
    if len(view.groups) == 1 or not any(view.columns[column].words for column in group):
        return True
    money = [each for each in view.groups if (view.unit(each[0]) or ("",))[0] == "money"]
    return quantity is not None and quantity.kind == "money" and money == [list(group)]


def figures_beside(view: View, spoken: Spoken, pick: Pick) -> list[Quantity]:
    """The figures of a sentence that no label holds and that do not count the rows that are picked."""
    labels = " ".join(view.rows[row].label for row in view.members).lower()
    return [
        q
        for q in spoken.figures
        if q.text.lower() not in labels
        and not (q.kind == "count" and q.value == len(pick.rows) > 1)
        and not any(
            _is_number_of(q, number) for row in pick.rows for number in re.findall(r"\d[\d.,]*", view.rows[row].label)
        )
    ]


def _is_number_of(q: Quantity, number: str) -> bool:
    return re.sub(r"[^\d.,]", "", q.text).strip(".,") == number.strip(".,")


def _one_row(view: View, spoken: Spoken) -> Pick | None:
    pick = _picked(view, spoken)
    return pick if pick is not None and len(pick.rows) == 1 else None


def _picked(view: View, spoken: Spoken) -> Pick | None:
    """Rows by name; of no row, the one of the total."""
    pick = rows_in(view, spoken, spoken.bare)
    if pick is None and len(view.totals) == 1:
        return Pick((view.totals[0],), view.rows[view.totals[0]].stems | _WHOLE_STEMS, True, _is_measured(view, spoken))
    return pick


def _is_measured(view: View, spoken: Spoken) -> bool:
    """What the table measures is said, so that the total may be meant where no row is named."""
    return measure(view, spoken, spoken.bare, None, frozenset()) is not None and any(
        m.stands_in(view.above | view.caption) or any(m.stands_in(item.stems) for item in view.columns.values())
        for m in spoken.labels
        if is_metric(m)
    )


_WHOLE_STEMS: Final = frozenset(map(stem, "total overall group whole altogether combined fleet all".split()))


# ---------------------------------------------------------------- two rows
_NEXT: Final = regex(
    r"\bnext[\s-]+(?:[a-z]+est|most|best)\b|\b(?:second|nearest)[\s-]+(?:[a-z]+est|placed|rival)\b|\brunner-up\b",
    re.IGNORECASE,
)


def compared(view: View, spoken: Spoken) -> Finding | None:
    """ "X holds more than twice as many as Y", "costs less than in Y", "74 million more than the next"."""
    than = spoken.than
    if than is None or spoken.is_time(than[1]) or len(spoken.figures) > _PAIR:
        return None
    left, right = rows_in(view, spoken, than[0]), rows_in(view, spoken, than[1])
    if left is None or len(left.rows) != 1 or not left.by_label:
        return None
    figures = figures_beside(view, spoken, left)
    amount = figures[0] if len(figures) == 1 else None
    if len(figures) > 1 or (
        amount is not None and amount.kind != "multiple" and not is_amount_of_change(spoken, amount)
    ):
        return None
    found = measure(
        view,
        spoken,
        spoken.bare,
        amount if amount and amount.kind in _AMOUNTS else None,
        _kinds_for(amount, is_change=True),
    )
    column = column_of(view, spoken, found[0]) if found is not None else None
    if found is None or column is None:
        return None
    other = _other(view, left, right, than[1], column)
    one = view.cell(left.rows[0], column)
    if one is None or other is None or other is one:
        return None
    a, b = _value(one), _value(other)
    truths: list[bool | None] = []
    if amount is None or amount.kind != "multiple":
        truths.append(None if a == b else (a > b) == (than[2] == "up"))
    if amount is not None:
        truths.append(differs_by(spoken, amount, one, other))
    if any(truth is None for truth in truths):
        return None
    code: DiagnosisCode = (
        "comparison-flipped" if truths[0] is False and (amount is None or amount.kind != "multiple") else "wrong-value"
    )
    said = spoken.stems_of(rival[0]) if (rival := _NEXT.search(than[1])) is not None else NOTHING_SAID
    said |= left.said | (right.said if right is not None else NOTHING_SAID) | _column_said(view, [column])
    named = left.is_full and (right is None or right.is_full) and (bool(found[1]) or _is_sole(view, found[0]))
    return Finding(all(truths), (one, other), code, _fmt(a, b), said, named, tuple(spoken.figures))


def _other(view: View, left: Pick, right: Pick | None, text: str, column: str) -> Fact | None:
    if right is not None and len(right.rows) == 1 and right.by_label and right.rows != left.rows:
        return view.cell(right.rows[0], column)
    if _NEXT.search(text):
        ranking = _ranking(view, view.members, column, top=True)
        at = ranking.index(left.rows[0]) + 1 if left.rows[0] in ranking else len(ranking)
        return view.cell(ranking[at], column) if at < len(ranking) else None
    return None


def _ranking(view: View, rows: Sequence[str], column: str, *, top: bool) -> list[str]:
    """The rows in the order of their figures; none where one lacks a figure or two are equal."""
    values = {row: _value(cell) for row in rows if (cell := view.cell(row, column)) is not None}
    if len(values) != len(rows) or len(set(values.values())) != len(values):
        return []
    return sorted(values, key=lambda row: values[row], reverse=top)


# ---------------------------------------------------------------- places in an order
_SUPERLATIVE: Final = regex(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth)[\s-]+)?(?P<end>(?:most|least)(?:\s+[a-z]+)?|(?!interest|forest|harvest|request|latest|west|rest|best-|guest|invest|protest|honest|modest|earliest|almost)[a-z]{2,}est)\b",
    re.IGNORECASE,
)
_LOW_END: Final = regex(
    r"^(?:least|fewest|lowest|smallest|shortest|slowest|cheapest|weakest|lightest|poorest|narrowest|emptiest|youngest|newest|thinnest|worst)\b",
    re.IGNORECASE,
)
_PLACES: Final = {word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth".split(), 1)}
_AGAINST_RANK: Final = regex(
    r"\b(?:one of|among the|since|ever|record|after|behind|next|fastest|slowest|in (?:\w+ )?(?:months|years|quarters)|first time)\b",
    re.IGNORECASE,
)
_LEAST_ROWS: Final = 3


def ranked(view: View, spoken: Spoken) -> Finding | None:
    """ "The most expensive vessel that it charters is X", "the second-richest club": among all rows, or those that are picked by their texts."""
    found = _SUPERLATIVE.search(spoken.text)
    if found is None or _AGAINST_RANK.search(spoken.text) or spoken.than is not None or spoken.is_denied:
        return None
    named = rows_in(view, spoken, spoken.bare)
    if named is None or not named.by_label or len(named.rows) != 1:
        return None
    among = _among(view, spoken)
    rows = list(among.rows if among is not None else view.members)
    figures = figures_beside(view, spoken, named)
    if named.rows[0] not in rows or len(rows) < _LEAST_ROWS or len(figures) > 1:
        return None
    quantity = figures[0] if figures else None
    told = measure(view, spoken, spoken.bare, quantity, _kinds_for(quantity))
    column = column_of(view, spoken, told[0]) if told is not None else None
    if told is None or column is None:
        return None
    rows = [row for row in rows if view.cell(row, column) is not None]
    order = _ranking(view, rows, column, top=_LOW_END.match(found["end"]) is None)
    cell = view.cell(named.rows[0], column)
    if named.rows[0] not in order or cell is None:
        return None
    place = order.index(named.rows[0]) + 1
    truth = place == _PLACES[(found["nth"] or "first").lower()]
    value = agrees(spoken, quantity, cell) if quantity is not None else True
    if value is None:
        return None
    said = (
        named.said
        | (among.said if among is not None else NOTHING_SAID)
        | _column_said(view, [column])
        | spoken.meanings.stems(found[0])
    )
    named_by = named.is_full and bool(told[1]) or _is_sole(view, told[0])
    code: DiagnosisCode = "wrong-rank" if not truth else "wrong-value"
    return Finding(
        truth and value,
        (cell,),
        code,
        f"{cell.quantity.text if cell.quantity else ''}: number {place} of {len(order)}",
        said,
        named_by,
        tuple(figures),
    )


def _among(view: View, spoken: Spoken) -> Pick | None:
    from factcheck.judge.documents.rows.picks import by_texts

    return by_texts(view, spoken, spoken.bare)


# ---------------------------------------------------------------- figures, sums and shares
_TOGETHER: Final = regex(
    r"\b(?:together|combined|between them|altogether|in all|jointly|total(?:led)?|sum|taken together)\b", re.IGNORECASE
)


def level(view: View, spoken: Spoken) -> Finding | None:
    """The figure of a row, of several together, or their share of the whole."""
    pick = _picked(view, spoken)
    if pick is None or way_told(spoken) is not None or _RUNS.search(spoken.text) or _SUPERLATIVE.search(spoken.text):
        return None
    figures = figures_beside(view, spoken, pick)
    if len(figures) != 1 or is_amount_of_change(spoken, figures[0]) or spoken.than is not None:
        return None
    quantity = figures[0]
    if len(pick.rows) == 1 and _TOGETHER.search(spoken.text) and pick.rows[0] not in view.totals:
        return None  # "turbines and service together", of which only one is a row
    if quantity.kind in ("percent", "fraction") and (part := _share(view, spoken, pick, quantity)) is not None:
        return part
    if quantity.kind in ("percent", "fraction") and _ACCOUNTS.search(spoken.text):
        return None
    found = measure(
        view, spoken, spoken.bare, quantity, _kinds_for(quantity) if quantity.kind != "fraction" else _RATES
    )
    column = column_of(view, spoken, found[0]) if found is not None else None
    if found is None or column is None or not is_of_its_time(view, spoken, column):
        return None
    cells = [cell for row in pick.rows if (cell := view.cell(row, column)) is not None]
    if len(cells) != len(pick.rows) or (len(cells) > 1 and quantity.kind not in _AMOUNTS):
        return None
    said = pick.said | _column_said(view, [column])
    named = pick.is_full and (bool(found[1]) or _is_sole(view, found[0], quantity))
    if len(cells) > 1:
        if not _TOGETHER.search(spoken.text) and (pick.by_label or len(figures) == len(spoken.figures)):
            return None
        total = sum(map(_value, cells), Decimal(0))
        outcome = compare(
            read_change(quantity, hedge_of(spoken.rules, quantity)),
            point(total),
            sum(map(_step, cells), Decimal(0)) * HALF,
        )
        truth = _decided(outcome.outcome)
        detail = f"{' + '.join(plain(_value(c)) for c in cells)} = {plain(total)}"
        return (
            None if truth is None else Finding(truth, tuple(cells), "wrong-value", detail, said, named, tuple(figures))
        )
    truth = agrees(spoken, quantity, cells[0])
    if truth is None:
        return None
    code = "wrong-value" if truth else "wrong-value"
    other = None if truth else _holder(view, spoken, quantity, cells[0])
    if other is not None:
        code, cell = other
        cells.append(cell)
    is_others = other is not None and pick.by_label and other[0] in ("wrong-segment", "wrong-period")
    detail = cells[0].quantity.text if cells[0].quantity else ""
    return Finding(truth, tuple(cells), code, detail, said, named, tuple(figures), is_others)


def is_of_its_time(view: View, spoken: Spoken, column: str) -> bool:
    """What will be is no figure of what was; what is expected is none of a list."""
    if PLANNED.search(view.columns[column].label):
        return True
    if not spoken.is_outlook:
        return True
    window, day = view.window(column), spoken.held.published
    return _FORESEEN.search(spoken.text) is None and (window is None or day is None or window[1] > day)


_FORESEEN: Final = regex(
    r"\b(?:expect\w*|forecast\w*|guidance|outlook|predict\w*|should|likely|project(?:s|ed|ions?)|plans?|planned)\b",
    re.IGNORECASE,
)


def _holder(view: View, spoken: Spoken, quantity: Quantity, cell: Fact) -> tuple[DiagnosisCode, Fact] | None:
    """Whose figure it is, of the same row or of the same column."""
    at = next(key for key, fact in view.cells.items() if fact is cell)
    for (row, column), fact in view.cells.items():
        if (row == at[0]) == (column == at[1]) or not agrees(spoken, quantity, fact):
            continue
        if row == at[0]:
            return ("wrong-period" if fact.windows != cell.windows else "wrong-metric"), fact
        return "wrong-segment", fact
    return None


def _share(view: View, spoken: Spoken, pick: Pick, quantity: Quantity) -> Finding | None:
    """ "Provide a third of its capacity": a share is of something, and nothing else in the sentence is a percentage."""
    if not _OF.match(spoken.text[quantity.end :]):
        return None
    if (part := _part_of(view, spoken, pick, quantity)) is not None:
        return part
    found = measure(view, spoken, spoken.bare, None, _AMOUNTS)
    column = column_of(view, spoken, found[0]) if found is not None else None
    if found is None or column is None or not (found[1] or _is_sole(view, found[0])):
        return None
    parts = [cell for row in pick.rows if (cell := view.cell(row, column)) is not None]
    totals = [cell for row in view.totals if (cell := view.cell(row, column)) is not None]
    members = [cell for row in view.members if (cell := view.cell(row, column)) is not None]
    if len(parts) != len(pick.rows) or len(totals) > 1 or len(members) < _LEAST_ROWS:
        return None
    whole = _value(totals[0]) if totals else sum(map(_value, members), Decimal(0))
    part = sum(map(_value, parts), Decimal(0))
    if not 0 < part < whole:
        return None
    value = part / whole * (_HUNDRED if quantity.kind == "percent" else 1)
    truth = _decided(compare(read_change(quantity, hedge_of(spoken.rules, quantity)), point(value)).outcome)
    if truth is None:
        return None
    said = pick.said | _column_said(view, [column])
    detail = f"{plain(part)} of {plain(whole)} = {part / whole * _HUNDRED:.1f}%"
    return Finding(
        truth,
        (*parts, *totals),
        "wrong-value",
        detail,
        said,
        bool(totals) and pick.is_full,
        tuple(figures_beside(view, spoken, pick)),
    )


def _part_of(view: View, spoken: Spoken, pick: Pick, quantity: Quantity) -> Finding | None:
    """ "Commercial business earned it 46% of its revenue": two measures of one row."""
    before, behind = spoken.text[: quantity.start], spoken.text[quantity.end :]
    whole, part = measure(view, spoken, behind, None, _AMOUNTS), measure(view, spoken, before, None, _AMOUNTS)
    direct = [spoken.stems_of(behind), spoken.stems_of(before)]
    if (
        whole is None
        or part is None
        or not all(any(m.stands_in(stems) for m in each[1]) for each, stems in zip((whole, part), direct, strict=True))
    ):
        return None
    if whole[0] == part[0] or len(pick.rows) != 1:
        return None
    columns = column_of(view, spoken, part[0]), column_of(view, spoken, whole[0])
    if columns[0] is None or columns[1] is None:
        return None
    one, other = view.cell(pick.rows[0], columns[0]), view.cell(pick.rows[0], columns[1])
    if one is None or other is None or not 0 < _value(one) < _value(other):
        return None
    value = _value(one) / _value(other) * (_HUNDRED if quantity.kind == "percent" else 1)
    truth = _decided(compare(read_change(quantity, hedge_of(spoken.rules, quantity)), point(value)).outcome)
    if truth is None:
        return None
    said = pick.said | _column_said(view, [columns[0], columns[1]])
    detail = f"{plain(_value(one))} of {plain(_value(other))} = {_value(one) / _value(other) * _HUNDRED:.1f}%"
    return Finding(truth, (one, other), "wrong-value", detail, said, False, tuple(figures_beside(view, spoken, pick)))


_ACCOUNTS: Final = regex(
    r"\b(?:account(?:s|ed)?\s+for|ma[dk]es?\s+up|represent(?:s|ed)?|provid(?:es?|ed)|contribut(?:es?|ed)|share of)\b",
    re.IGNORECASE,
)
""" "Europeans account for 42% of its subscribers": a share, and no rate of theirs."""
_OF: Final = regex(r"\s+of\b", re.IGNORECASE)
