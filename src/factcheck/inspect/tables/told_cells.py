"""A figure of the text that is a cell of the table beside it, with a digit or two gone astray.

The row is found by the words of its label and not by a metric, so that "spot trades worth $421 billion" is held against the row
"Spot volume ($ billion)" of an exchange that no vocabulary knows. What stands anywhere in the table, or follows from two of its
cells, is no slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, zip_longest

from factcheck.inspect.agreement.one_fact import ANOTHER, stem, stems_of
from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.computed.rows import LINK
from factcheck.inspect.interval import possible, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex
from factcheck.records import record

_NUMBER = regex(r"\d[\d,]*(?:\.\d+)?")
_LABEL_IDLE = frozenset(
    "total group million billion percent thousand change number year quarter half full number points basis".split()
)
_CLAUSE = 90
_CUT = regex(r";|,\s+(?:and|but|while|whereas)\s|\.\s")
_MOST = 400
"""Cells of a data dump, of which no text speaks."""
_FAR = Decimal("0.3")
_ONE, _SIZE = Decimal(1), 10
_SCALES = (_ONE, Decimal(1000), Decimal(10) ** 6)
"""What the heads of its columns may say of a table, where that was not read."""
_PAIR = 2


@record
class Row:
    """One row of a table: its label's words, those of them that no other row has, and its cells."""

    label: frozenset[str]
    own: frozenset[str]
    cells: tuple[Quantity, ...]


def inspect_told_cells(page: Page) -> list[Draft]:
    cells = [q for q in page.extraction.quantities if q.rule == "table"]
    if not cells or len(cells) > _MOST:
        return []
    drafts = list(_estimates(page))
    rows = _rows(page, cells)
    claims = {c.quantity: c for c in page.extraction.claims if c.quantity and c.kind != "statement"}
    for q in page.extraction.quantities:
        if (
            q.rule == "table"
            or q.kind not in ("money", "count", "percent")
            or q.cmp not in ("eq", "approx")
            or q.alt_of
        ):
            continue
        if (cell := _slipped(page, q, rows, cells, claims)) is not None:
            drafts.append(_draft(page, q, cell))
    return drafts


_OTHERS = regex(
    r"\b(?:consensus|analysts?|street|market|broker\w*|previous\w*|so far|old|earlier|before|compan\w+|management|guid\w+)\b",
    re.IGNORECASE,
)
_TO_FROM = regex(r"\b(?:to|at|of|is|now|be)\s+(?:\w+\s+)?$")


def _estimates(page: Page) -> Iterator[Draft]:
    """ "We move our earnings per share for 2026 to 7.45", where the column "2026E" of the text's own table has 6.95."""
    cells = [f for f in page.figures if f.claim.cell and f.claim.modality == "forecast" and f.role == "level"]
    if not cells:
        return
    for figure in page.figures:
        if figure.claim.cell or figure.role != "level" or figure.period is None:
            continue
        told = figure.quantity
        if told.cmp != "eq":
            continue
        row = [
            c
            for c in page.figures
            if c.claim.cell
            and (c.subject, c.metric, c.unit, c.segment) == (figure.subject, figure.metric, figure.unit, figure.segment)
        ]
        mine = [c for c in row if c.claim.modality == "forecast" and c.period == figure.period]
        clause = _clause(page, figure.quantity)
        lead = page.article.text[max(0, figure.start - 16) : figure.start]
        if (
            len(mine) != 1
            or _OTHERS.search(clause)
            or not _TO_FROM.search(lead)
            or page.cues.any(clause, "growth_basis")
        ):
            continue
        if any(possible((told, c.quantity), lambda x, y: not x.disjoint(y)) for c in row):
            continue
        yield _draft(page, figure.quantity, mine[0].quantity)


def _rows(page: Page, cells: list[Quantity]) -> list[Row]:
    by_sentence: dict[int, list[Quantity]] = {}
    for cell in cells:
        by_sentence.setdefault(cell.sentence, []).append(cell)
    labels = {}
    for place, mine in by_sentence.items():
        sentence = page.sentences[place]
        label = page.article.text[sentence.start : min(q.start for q in mine)]
        labels[place] = frozenset(w for w in stems_of(label) if w not in _IDLE)
    return [
        Row(
            label,
            label - frozenset().union(*(other for at, other in labels.items() if at != place)),
            tuple(by_sentence[place]),
        )
        for place, label in labels.items()
    ]


_IDLE = frozenset(stem(word) for word in _LABEL_IDLE)


def _slipped(
    page: Page, q: Quantity, rows: list[Row], cells: list[Quantity], claims: dict[str, Claim]
) -> Quantity | None:
    """The cell that the figure was copied from; None where the figure may be anything else."""
    sentence, claim = page.sentences.get(q.sentence), claims.get(q.id)
    if not page.is_told(sentence, "hypothetical", "forecast"):
        return None
    if claim is not None and (claim.role in ("from", "diff") or claim.negated or claim.modality != "fact"):
        return None
    clause = _clause(page, q)
    if ANOTHER.search(_HELD_AGAINST.sub(" ", _AS_MEANT.sub(" ", _MONTHS.sub(" ", clause)))) or page.cues.any(
        page.text_of(q.sentence), "growth_basis"
    ):
        return None
    words = stems_of(f"{clause} {q.text}")
    found = [row for row in rows if row.own & words]
    if _may_follow(q, rows):
        return None
    beside = [
        row for row in rows if row.label and row.label <= words and row.cells and _is_beside(page, q, row, row.cells[0])
    ]
    if len(beside) == 1 and _is_comparable(q, beside[0].cells[0]):
        return beside[0].cells[0]
    if not found:
        return _other_order(page, q, cells)
    close = [cell for row in found for cell in row.cells if _is_comparable(q, cell) and _is_permuted(q, cell)]
    whole = [row for row in found if row.label <= words and len(row.label) > 1]
    if not close and len(whole) == 1:
        # the whole label is told: then a figure near the newest one is meant for it
        newest = next((cell for cell in whole[0].cells if _is_comparable(q, cell)), None)
        if newest is None or claim is not None and claim.role == "diff":
            return None
        if _is_near(q, newest) and _is_its_period(page, q, newest, claims):
            return newest
        if _is_turned(q, newest) and _follows_the_table(page, cells, newest):
            return newest
    return close[0] if len(close) == 1 else None


def _is_beside(page: Page, q: Quantity, row: Row, newest: Quantity) -> bool:
    """The figure behind it is the row's next one: "net profit fell to CHF 39 million from CHF 43 million"."""
    behind = sorted((p for p in page.quantities_in.get(q.sentence, ()) if p.start > q.end), key=lambda p: p.start)
    others = [cell for cell in row.cells if cell is not newest]
    return (
        bool(behind and others)
        and LINK.search(page.article.text, q.end, behind[0].start) is not None
        and _is_one_figure(behind[0], others[0])
    )


def _is_turned(q: Quantity, cell: Quantity) -> bool:
    a, b = _digits(q), _digits(cell)
    return len(a) == len(b) == _PAIR and a != b and a == b[::-1]


def _follows_the_table(page: Page, cells: list[Quantity], but: Quantity) -> bool:
    """Other figures of the text are cells as well."""
    told = [q for q in page.extraction.quantities if q.rule != "table" and q.kind in ("money", "count", "percent")]
    return (
        sum(any(_digits(q) == _digits(c) and len(_digits(c)) >= _PAIR for q in told) for c in cells if c is not but)
        >= _ENOUGH
    )


_ENOUGH, _FOUR = 3, 4


def _other_order(page: Page, q: Quantity, cells: list[Quantity]) -> Quantity | None:
    """Four digits of a cell in another order are hardly another figure, where the text has the cell itself nowhere."""
    if len(set(_digits(q))) < _PAIR or len(_digits(q).rstrip("0")) < _FOUR:
        return None
    close = [c for c in cells if _is_comparable(q, c) and _is_permuted(q, c)]
    told = {_digits(p) for p in page.extraction.quantities if p.rule != "table"}
    return close[0] if len({_digits(c) for c in close}) == 1 and _digits(close[0]) not in told else None


def _clause(page: Page, q: Quantity) -> str:
    sentence = page.sentences[q.sentence]
    text = page.article.text
    before = _CUT.split(text[max(sentence.start, q.start - _CLAUSE) : q.start])[-1]
    behind = _CUT.split(text[q.end : min(sentence.end, q.end + _CLAUSE)])[0]
    return f"{before} {_ASIDE.split(behind)[0]}"


_ASIDE = regex(
    r",\s+(?:driven|helped|boosted|lifted|supported|hurt|thanks|because|since|which|more|less|fewer|somewhat|slightly|well|far|the\s+(?:most|highest|lowest|best|worst)|a\s+(?:record|new))\b"
)
_AS_MEANT = regex(
    r"\b(?:in\s+line\s+with|(?:exactly|much|just)\s+as|as)\b[^,;.]*?\b(?:expect\w*|forecast\w*|estimat\w*|target\w*|hoped|planned|promised)\b"
)
_HELD_AGAINST = regex(
    r"%\s+(?:above|below|over|under|more\s+than|less\s+than|higher\s+than|lower\s+than|up\s+on|down\s+on|better\s+than)\s+(?:in\s+)?(?:last\s+year|the\s+year\s+before|a\s+year\s+(?:ago|earlier|before))"
)
""" "Brought in €33.8 million and were 14% above last year": the figure is this year's."""
_MONTHS = regex(rf"\bbetween\s+{MONTH}\s+and\s+{MONTH}\b|\bfrom\s+{MONTH}\s+to\s+{MONTH}\b")


def _is_comparable(a: Quantity, b: Quantity) -> bool:
    if a.kind == b.kind:
        return a.kind != "money" or a.unit == b.unit
    # the unit of a cell is often only guessed from its neighbours
    return {a.kind, b.kind} == {"money", "count"}


def _may_follow(q: Quantity, rows: list[Row]) -> bool:
    """It is a cell, or the sum or the difference of two of one row or of one place in their rows."""
    if any(_is_comparable(q, c) and _is_one_figure(q, c) for row in rows for c in row.cells):
        return True
    told = rounded(q)
    columns = zip_longest(*(row.cells for row in rows))
    for group in (*(row.cells for row in rows), *columns):
        near = (c for c in group if c is not None and _is_comparable(q, c) and abs(_ratio(q, c)) < _UNLIKE)
        ranges = [rounded(c) for c in near][:_LONG]
        if any(
            not told.disjoint(a + b) or not told.disjoint(a - b) or not told.disjoint(b - a)
            for a, b in combinations(ranges, 2)
        ):
            return True
    return False


_LONG = 20
_UNLIKE = 1000
"""So small a cell is of another unit, and adds nothing."""


def _is_one_figure(a: Quantity, b: Quantity) -> bool:
    """Of two that are printed to as many digits, three or more, all must be the same."""
    x, y = _digits(a).rstrip("0"), _digits(b).rstrip("0")
    if len(x) == len(y) > _PAIR or (len(x) == len(y) == _PAIR and _places(a) == _places(b)):
        return x == y and possible((a, b), lambda p, r: not p.disjoint(r) or not p.disjoint(-r))
    return possible((a, b), lambda p, r: not p.disjoint(r) or not p.disjoint(-r))


def _places(q: Quantity) -> int:
    return len(q.text.partition(".")[2].partition(" ")[0])


def _digits(q: Quantity) -> str:
    found = _NUMBER.findall(q.text)
    return re.sub(r"[,.]", "", found[0]) if len(found) == 1 else ""


def _is_permuted(q: Quantity, cell: Quantity) -> bool:
    """The same three digits or more in another order, and of one size."""
    a, b = _digits(q), _digits(cell)
    if "." in q.text and len(a) != len(b):
        a, b = a.rstrip("0"), b.rstrip("0")  # "3.78 million tonnes" of a table in thousands
    ratio = _ratio(q, cell)
    sized = any(_ONE / _SIZE < ratio / scale < _SIZE for scale in _SCALES)
    return len(a) == len(b) > _PAIR and a != b and sorted(a) == sorted(b) and sized


def _is_near(q: Quantity, cell: Quantity) -> bool:
    return abs(_ratio(q, cell) - 1) < _FAR


def _ratio(q: Quantity, cell: Quantity) -> Decimal:
    """How many times the cell it is; nothing where either is nothing."""
    x, y = value_of(q), value_of(cell)
    return x / y if x and y else Decimal(0)


def _is_its_period(page: Page, q: Quantity, cell: Quantity, claims: dict[str, Claim]) -> bool:
    """No other period is told in the figure's own sentence."""
    a, b = claims.get(q.id), claims.get(cell.id)
    if a is None or b is None or a.role != "level":
        return False
    sentence = page.sentences[q.sentence]
    held = [m.span() for m in _HELD_AGAINST.finditer(page.article.text, q.end, sentence.end)]
    times = [
        t
        for t in page.times_in.get(q.sentence, ())
        if t.type not in ("base", "duration") and not any(start <= t.start < end for start, end in held)
    ]
    column = page.extraction.time(b.period)
    return all(column is not None and _is_one(t.value, column.value) for t in times)


def _is_one(a: str, b: str) -> bool:
    return a == b or ("XXXX" in a and a[-2:] == b[-2:])


def _draft(page: Page, q: Quantity, cell: Quantity) -> Draft:
    here, there = plain_text(q), plain_text(cell)
    line = page.article.line_at(cell.start)
    return Draft(
        q.start, q.end, page.severity("agreement", "error", "repeated_metric"), f'The text says "{here}", the table says {there} (line {line}).',
        "repeated-metric", f"cell|{here}|{there}", figures=(q, cell), consistent=f"{there} as in the table",
    )  # fmt: skip
