"""What an operation finds, and the figures of a sentence beside the cells: by how much two of them differ, whether one agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.asked import read_change
from factcheck.judge.compare import HALF, compare, plain, point
from factcheck.judge.documents.meanings import is_metric
from factcheck.judge.documents.printed import MORE
from factcheck.judge.documents.rows.picks import Pick, loosely, measure, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.judge.documents.values import weigh
from factcheck.judge.hedges import hedge_of
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import Stems, stem

HUNDRED: Final = Decimal(100)


RATES: Final = frozenset(("percent",))


AMOUNTS: Final = frozenset(("money", "count"))


_ALL: Final = frozenset(("money", "count", "percent"))


PAIR: Final = 2


RUNS: Final = regex(
    r"\b(?:consecutive|straight|in a row|running|in succession|successive|record|ever|first(?!\s+(?:(?:[a-z]+\s+)?(?:half|quarter|months)))|only|all(?!-in)|every|each|again|since(?!\s+(?:the\s+)?(?:[a-z]+\s+)*\d{4}))\b",
    re.IGNORECASE,
)


def tells_more(spoken: Spoken) -> bool:
    """More than one step is told, or more than one row."""
    text = spoken.text
    if any(is_amount_of_change(spoken, q) and _AGAIN.match(text[q.end :]) for q in spoken.figures):
        text = _AGAIN_ALONE.sub(" ", text)
    return RUNS.search(text) is not None


_AGAIN_ALONE: Final = regex(r"\bagain\b", re.IGNORECASE)


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
    is_sure: bool = True
    """Nothing else can be meant, so that it may accuse."""
    is_others: bool = False
    """The claim's figure or word is that of another row, or of another time: no chance, whatever flourish goes with it."""


def value_of(fact: Fact) -> Decimal:
    quantity = fact.quantity
    assert quantity is not None
    assert quantity.value is not None
    # matches that were lost are no negative number of matches
    return abs(quantity.value) if quantity.kind == "count" and quantity.text[:1].isdigit() else quantity.value


def are_alike(facts: Iterable[Fact]) -> bool:
    """Whether all are told in one unit: pounds, shops and percentages have no order among each other."""
    told = [fact.quantity for fact in facts if fact.quantity is not None]
    return len({quantity.kind for quantity in told}) <= 1 and len({q.unit for q in told if q.unit}) <= 1


def step_of(fact: Fact) -> Decimal:
    assert fact.quantity is not None
    return fact.quantity.step


def columns_said(view: View, columns: Sequence[str]) -> Stems:
    return frozenset().union(*(view.columns[column].stems for column in columns))


def kinds_for(quantity: Quantity | None, *, is_change: bool = False) -> frozenset[str]:
    if quantity is None or quantity.kind in ("multiple", "fraction"):
        return _ALL
    if quantity.kind in ("pp", "bps"):
        return RATES
    if quantity.kind == "percent":
        return _ALL if is_change else RATES
    return frozenset((quantity.kind,))


def differs_by(spoken: Spoken, quantity: Quantity, one: Fact, other: Fact) -> bool | None:
    """Whether the first is by so much above the second (a figure below it told without its sign); None where that is no amount."""
    a, b = value_of(one), value_of(other)
    assert one.quantity is not None
    kind = one.quantity.kind
    reading = read_change(quantity, hedge_of(spoken.rules, quantity))
    slack = (step_of(one) + step_of(other)) * HALF
    if quantity.kind == "multiple":
        return None if b <= 0 else decided(compare(reading, point(a / b)).outcome)
    if quantity.kind in ("percent", "fraction"):
        if b <= 0 or (kind == "percent" and quantity.kind == "percent"):
            return None
        ratio = (a / b - 1) * (1 if quantity.kind == "fraction" else HUNDRED)
        wide = slack / b * (1 if quantity.kind == "fraction" else HUNDRED)
        return decided(compare(reading, point(abs(ratio)), wide).outcome)
    if quantity.kind in ("pp", "bps"):
        if kind != "percent":
            return None
        gap = abs(a - b) * (HUNDRED if quantity.kind == "bps" else 1)
        return decided(compare(reading, point(gap), slack * (HUNDRED if quantity.kind == "bps" else 1)).outcome)
    return decided(compare(reading, point(abs(a - b)), slack).outcome) if quantity.kind == kind else None


def decided(outcome: str) -> bool | None:
    return {"match": True, "differ": False}.get(outcome)


def agrees(spoken: Spoken, quantity: Quantity, fact: Fact) -> bool | None:
    assert fact.quantity is not None
    found = weigh(quantity, fact.quantity, hedge_of(spoken.rules, quantity))
    if (quantity.kind == "fraction") and fact.quantity.kind not in ("percent", "fraction"):
        return None  # "one in ten builders" is no number of them
    if found.relation != "same" or (
        found.outcome != "match" and (quantity.kind == "money") != (fact.quantity.kind == "money")
    ):
        return None  # an amount of money is no other number of shops
    return decided(found.outcome)


def is_amount_of_change(spoken: Spoken, quantity: Quantity) -> bool:
    """ "By 3 points", "50 cheaper", "a third more"."""
    before, behind = spoken.text[: quantity.start], spoken.text[quantity.end :]
    return (
        quantity.kind in ("pp", "bps", "multiple")
        or quantity.start in spoken.changes
        or _BY.search(before) is not None
        or (quantity.kind in AMOUNTS and _ADDED.search(before) is not None)
        or MORE.match(behind) is not None
        or _MORE_OF_THEM.search(quantity.text) is not None
        or (quantity.kind in AMOUNTS and ADDITIONAL.search(before) is not None)
        or _AGAIN.match(behind) is not None
        or (
            (found := _COMPARATIVE.match(behind)) is not None
            and found["word"].lower() not in _WHEN
            and spoken.senses.comparative(found["word"].lower()) is not None
        )
    )


ADDITIONAL: Final = regex(r"\b(?:an|some)\s+(?:additional|extra)\s+$", re.IGNORECASE)
""" "An additional 20 million is set aside"."""
_MORE_OF_THEM: Final = regex(r"\d\s+(?:more|fewer|less)\b", re.IGNORECASE)
""" "42,300 fewer people"."""
_BY: Final = regex(r"\bby\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)


_ADDED: Final = regex(r"\b(?:added|adding|gained|shed|shedding)\s+(?:a\s+net\s+)?(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
""" "Added 46,000 policies"."""


_AGAIN: Final = regex(
    r"^\s*(?:as (?:many|much|large|big|high)\b[^,;.]{0,40}\s+again|again\s+as (?:many|much|large|big|high))\b",
    re.IGNORECASE,
)
""" "Half as many heat pumps again"."""


_WHEN: Final = frozenset(("earlier", "later"))
""" "From 4.1 a year earlier" is no step of a year."""
_COMPARATIVE: Final = regex(r"^(?:\s+an?\s+[a-z]+)?\s+(?P<word>[a-z]+)\b", re.IGNORECASE)


def against(*values: Decimal) -> str:
    return " against ".join(plain(v) for v in values)


def way_told(spoken: Spoken) -> str | None:
    than = spoken.than
    if than is not None:
        return than[2] if spoken.is_time(than[1]) else None
    way = spoken.way
    if way is not None:
        return way
    if any(ADDITIONAL.search(spoken.text[: q.start]) for q in spoken.figures):
        return "up"
    told = {
        found[1]
        for word in re.findall(r"(?:more |less )?[a-z]+", spoken.bare.lower())
        if (found := spoken.senses.comparative(word))
    }
    return {"more": "up", "less": "down"}[told.pop()] if len(told) == 1 else None


def is_sole(view: View, group: Sequence[str], quantity: Quantity | None = None) -> bool:
    """No other measure can be meant: the table has none, or none of amounts of money."""
    if len(view.groups) == 1 or not any(view.columns[column].words for column in group):
        return True
    money = [each for each in view.groups if (view.unit(each[0]) or ("",))[0] == "money"]
    return quantity is not None and quantity.kind == "money" and money == [list(group)]


def figures_beside(view: View, spoken: Spoken, pick: Pick) -> list[Quantity]:
    """The figures of a sentence that no label holds and that do not count the rows that are picked."""
    labels = " ".join(item.label for item in view.rows.values()).lower()
    return [
        q
        for q in spoken.figures
        if q.text.lower() not in labels and (not (q.kind == "count" and q.value == len(pick.rows) > 1))
    ]


def picked(view: View, spoken: Spoken) -> Pick | None:
    """Rows by name; of no row, the one of the total."""
    pick = rows_in(view, spoken, spoken.bare)
    if pick is None and spoken.is_loose:
        pick = loosely(view, spoken)
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
