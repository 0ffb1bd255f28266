"""The place of a row in the order of a column: the largest, the second-cheapest, "nowhere better filled than in Perth", the best year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.documents.meanings import Meaning
from factcheck.judge.documents.rows.columns import column_of, pairs_of
from factcheck.judge.documents.rows.findings import (
    Finding,
    agrees,
    are_alike,
    columns_said,
    figures_beside,
    is_sole,
    kinds_for,
    value_of,
    way_told,
)
from factcheck.judge.documents.rows.picks import by_texts, measure, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import NOTHING
from factcheck.sources.documents.words import stem
from factcheck.text.numerals import ORDINALS

LEAST_ROWS: Final = 3
_ALL_BUT: Final = r"interest|forest|harvest|request|latest|west|rest|guest|invest|protest|honest|modest|earliest|almost|test|contest|suggest|digest|arrest|nearest"
SUPERLATIVE: Final = regex(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth)[\s-]+)?"
    rf"(?P<end>(?:most|least)(?:\s+[a-z]+)?|worst|best|(?<!on )top(?=\s+[a-z])(?!\s+(?:of|end|half|line)\b)|leading(?=\s+[a-z])|(?!{_ALL_BUT})[a-z]{{2,}}est)\b",
    re.IGNORECASE,
)
_WAY: Final = r"(?P<way>(?:more|less)(?:\s+[a-z]+)?|fewer|better|worse|(?-i:[a-z]{2,}er))"
NONE_MORE: Final = regex(
    rf"\b(?:no(?:where|body|thing|\s+one|ne(?:\s+of\s+\w+)?)?)\b(?P<what>[^.;,]*?)\b{_WAY}\b(?P<rest>[^.;,]*?)\bthan\b(?P<who>[^.;,]+)",
    re.IGNORECASE,
)
""" "No route was more punctual than the one to Tarn", "nowhere are its units better filled than in Perth"."""
ANY_OTHER: Final = regex(
    rf"\b{_WAY}\b(?P<rest>[^.;]*?)\bthan\s+(?:(?:in|at|on|from|with|for|those of|that of)\s+)?"
    r"(?:any(?:\s+of\s+the)?(?:\s+others?|where else|one else|body else|thing else)|(?:all|each)\s+(?:of\s+)?(?:the\s+)?others?|every(?:one|body|where|thing) else|everybody else)\b[^.;,]*",
    re.IGNORECASE,
)
""" "More complaints than any other company"."""
_JOINED: Final = regex(r"\b(?P<end>(?:[a-z]{2,}est|most|least))-(?=[a-z])", re.IGNORECASE)
""" "The slowest-growing market"."""
LOW_END: Final = regex(
    r"^(?:least|fewest|lowest|smallest|shortest|slowest|cheapest|weakest|lightest|poorest|narrowest|emptiest|youngest|newest|thinnest|worst|less|fewer|worse|lower|smaller)\b",
    re.IGNORECASE,
)
GOOD: Final = frozenset("best worst better worse".split())
ADVERSE: Final = frozenset(
    map(
        stem,
        "complaints cost costs delay delays late loss losses lost emissions debt accidents deaths unemployment jobless vacancy vacant cancelled cancellations arrears default defaults crime thefts leakage "
        "absence turnover_rate sickness injuries against conceded overdue bad impaired churn expense expenses expenditure".split(),
    )
)
"""Of these the fewest are the best."""
_SPEED: Final = regex(
    r"\b(?:fast|slow|steep|sharp|quick|strong)(?:er|est)\b|\b(?:most|more) (?:sharply|steeply|quickly|strongly)\b",
    re.IGNORECASE,
)
_GROWTH: Final = regex(r"\b(?:increase|growth|rise|jump|gain|decline|decrease|drop|fall|leap|advance)\b", re.IGNORECASE)
_AGAINST: Final = regex(
    r"\b(?:one of|among the|ever|record|after|behind|next|in (?:\w+ )?(?:months|years|quarters)|first time|at (?:the )?(?:most|least|best|worst)|for the most part|outside|except|apart from|most of)\b",
    re.IGNORECASE,
)
_SINCE: Final = regex(r"\bsince\b", re.IGNORECASE)
_MOVED_MOST: Final = regex(
    r"\b(?:improv|grew|grow|r[io]s(?:e|en|ing)|increas|f[ae]ll|declin|dropp|worsen|deteriorat|rais|lower|chang|gain|widen|narrow|shr[aiu]nk)[a-z]*\b[^.;]*\bthe\s+(?:most|least)\b(?!\s+[a-z]+(?:ed|ing)?\s+(?:of|among))",
    re.IGNORECASE,
)
""" "Improved its combined ratio the most": by its step, and not by its level."""
_OF_TIMES: Final = regex(r"^\W*(?:year|quarter|month|season|half|week)\b", re.IGNORECASE)


@record
class _Told:
    nth: int
    is_low: bool
    end: str
    who: str
    """The text that names the row."""
    rest: str
    """The text that names the measure."""
    behind: str
    said: str = ""


def _told(spoken: Spoken) -> _Told | None:
    text = _JOINED.sub(r"\g<end> ", spoken.bare)
    if (found := NONE_MORE.search(text)) is not None:
        rest = f"{text[: found.start()]} {found['what']} {found['way']} {found['rest']} {text[found.end() :]}"
        return _Told(1, False, found["way"], found["who"], rest, "")
    if spoken.is_denied:
        return None
    if (found := ANY_OTHER.search(text)) is not None:
        before = text[: found.start()]
        return _Told(1, False, found["way"], before, f"{before} {found['way']} {found['rest']}", "")
    if spoken.than is not None or _AGAINST.search(spoken.text):
        return None
    if (found := SUPERLATIVE.search(text)) is not None:
        nth = ORDINALS[(found["nth"] or "first").lower()]
        return _Told(
            nth, LOW_END.match(found["end"]) is not None, found["end"], text, text, text[found.end() :], found[0]
        )
    return None


def extreme(view: View, spoken: Spoken) -> Finding | None:
    """Among all rows, or those that are picked by their texts; the rows may be times."""
    told = _told(spoken)
    if told is None:
        return None
    if _OF_TIMES.match(told.behind) or _MOVED_MOST.search(spoken.bare):
        return None
    if _SINCE.search(spoken.text):
        return None
    named = rows_in(view, spoken, told.who)
    if named is None or not named.by_label or len(named.rows) != 1:
        return None
    among = by_texts(view, spoken, told.rest)
    peers = view.peers(named.rows[0])
    rows = [row for row in (among.rows if among is not None else peers) if not REST.match(view.rows[row].label)]
    figures = figures_beside(view, spoken, named)
    figures = [q for q in figures if not (q.kind == "count" and q.value == len(peers))]
    if named.rows[0] not in rows or len(rows) < LEAST_ROWS or len(figures) > 1:
        return None
    quantity = figures[0] if figures else None
    found = measure(view, spoken, told.rest, quantity, kinds_for(quantity))
    if found is None:
        return None
    is_growth = _SPEED.search(spoken.bare) is not None or (_GROWTH.search(told.behind) is not None)
    if is_growth and way_told(spoken) is None and not _GROWTH.search(told.behind):
        is_growth = False
    order = _grown(view, spoken, rows, found[0]) if is_growth else _standing(view, spoken, rows, found[0], told)
    if order is None or (is_growth and quantity is not None):
        return None
    columns, ranks = order
    mine = [ranking.index(named.rows[0]) + 1 for ranking in ranks if named.rows[0] in ranking]
    cell = view.cell(named.rows[0], columns[-1])
    if not mine or cell is None:
        return None
    value = agrees(spoken, quantity, cell) if quantity is not None else True
    if value is None:
        return None
    said = named.said | columns_said(view, columns) | frozenset().union(*(m.ways for m in found[1])) | _stems_of(told)
    said |= among.said if among is not None else NOTHING
    total = view.total_of(named.rows[0])
    said |= view.rows[total].stems if total is not None else NOTHING
    is_named = named.is_full and (bool(found[1]) or is_sole(view, found[0]))
    if not _tells_measure(spoken, told, found[1]):
        return None
    place = mine[0]
    detail = f"{cell.quantity.text if cell.quantity else ''}: number {place} of {len(ranks[0])}"
    holds = told.nth in mine
    return Finding(
        holds and value, (cell,), "wrong-value" if holds else "wrong-rank", detail, said, is_named, tuple(figures)
    )


def _tells_measure(spoken: Spoken, told: _Told, hits: Sequence[Meaning]) -> bool:
    """ "Fuller hotels" are not more hotels: a word that tells in what they are compared must name the measure."""
    if not spoken.is_denied or _SIZES.match(told.end):
        return True
    own = spoken.stems_of(told.end) | spoken.senses.stems(told.end)
    return any(m.stands_in(own) for m in hits)


_SIZES: Final = regex(
    r"(?:more|less)\b|(?:fewer|better|worse|higher|lower|larger|smaller|bigger|greater)$", re.IGNORECASE
)
REST: Final = regex(
    r"(?:all )?others?\b|(?:the )?rest\b|remaining\b|corporate\b|head office\b|unallocated\b|eliminations?\b|intersegment\b|reconciliation\b|central costs\b",
    re.IGNORECASE,
)
""" "Other makers" together are none that is first."""


def _stems_of(told: _Told) -> frozenset[str]:
    return frozenset(map(stem, (*told.end.lower().split(), told.said.lower())))


def _standing(
    view: View, spoken: Spoken, rows: Sequence[str], group: Sequence[str], told: _Told
) -> tuple[list[str], list[list[str]]] | None:
    column = column_of(view, spoken, group)
    if column is None:
        return None
    is_low = told.is_low
    order = ranking_of(view, rows, column, top=not is_low)
    return ([column], [order]) if order else None


def ranking_of(view: View, rows: Sequence[str], column: str, *, top: bool) -> list[str]:
    """The rows in the order of their figures, without those that have none; empty where two are equal, or unlike (sales and shops)."""
    cells = {row: cell for row in rows if (cell := view.cell(row, column)) is not None}
    if not are_alike(cells.values()):
        return []
    return _ordered({row: value_of(cell) for row, cell in cells.items()}, top=top)


def _ordered(values: dict[str, Decimal], *, top: bool) -> list[str]:
    if len(values) < LEAST_ROWS or len(set(values.values())) != len(values):
        return []
    return sorted(values, key=lambda row: values[row], reverse=top)


def _grown(
    view: View, spoken: Spoken, rows: Sequence[str], group: Sequence[str]
) -> tuple[list[str], list[list[str]]] | None:
    """In the order of what they gained or lost, in percent and in amounts."""
    way = way_told(spoken)
    pairs = pairs_of(view, spoken, group)
    if way is None or len(pairs) != 1:
        return None
    cells = {row: (view.cell(row, pairs[0][0]), view.cell(row, pairs[0][1])) for row in rows}
    steps: dict[str, Decimal] = {}
    ratios: dict[str, Decimal] = {}
    for row, (now, then) in cells.items():
        if now is None or then is None or value_of(then) <= 0:
            return None
        steps[row] = value_of(now) - value_of(then)
        ratios[row] = steps[row] / value_of(then)
    is_rate = (view.unit(pairs[0][0]) or ("",))[0] == "percent"
    is_slow = re.search(r"\b(?:slow(?:er|est)|least)\b", spoken.bare, re.IGNORECASE) is not None
    orders = [_ordered(each, top=(way == "up") != is_slow) for each in ((steps,) if is_rate else (ratios, steps))]
    return ([*pairs[0]], orders) if all(orders) else None


# ---------------------------------------------------------------- times as rows
