"""A whole and its parts, told one after the other, and what the parts add up to.

"€640 million this year. The board machine swallows €380 million, another €170 million goes into the mill, and the remaining €90 million
into maintenance": a row of like amounts, none of which is told of another time, behind or before a larger one. Of the figures alone it is
seen whether they add up; only where they do not, a word must say that they are all the parts: of the list ("the remaining", "no other"), of
the whole ("in all"), or their number ("three sites"). Nobody is accused where any like amounts around add up to the whole, or the row to
another amount of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations

from factcheck.inspect.computed.rows import BROKEN, LINK, in_its_currency
from factcheck.inspect.interval import Interval, possible, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.roles import ASIDE
from factcheck.inspect.wording import amount, plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex

_FEW, _MANY = 2, 9
_FAR = 4
"""Sentences over which a list may go on."""
_NEAR = Decimal("0.5"), Decimal("1.8")
"""A sum outside of it, in parts of the whole, is of figures that are no parts."""
_ELIMINATED, _UNNAMED = Decimal("0.05"), Decimal("0.015")
"""Sales between the parts are cut out of the whole, and one too small to be counted is not named, unless the words say that these are all."""
_EXACT = Decimal("0.002")
_KINDS = frozenset({"money", "count"})
Row = tuple[Quantity, ...]


def inspect_sums(page: Page) -> list[Draft]:
    rows = {
        s.index: row
        for s in page.extraction.sentences
        if s.index in page.quantities_in and page.is_told(s, "hypothetical") and (row := _row(page, s))
    }
    drafts: list[Draft] = []
    taken: set[str] = set()
    for place, row in rows.items():
        for k, whole in enumerate(row):
            if whole.id in taken:
                continue
            lists = [parts for parts in _lists(page, rows, place, k) if _may_be(whole, parts)]
            if not lists:
                continue
            if any(_add_up(whole, parts) for parts in lists):
                taken |= {q.id for parts in lists for q in parts}
            elif draft := next((d for parts in lists if (d := _judged(page, rows, whole, parts))), None):
                taken |= {q.id for parts in lists for q in parts}
                drafts.append(draft)
    return drafts


def _row(page: Page, sentence: Sentence) -> Row:
    """The amounts of a sentence; none where one of them is of a table, a range, or so much for each."""
    row = [q for q in page.quantities_in[sentence.index] if q.kind in _KINDS and not q.alt_of and not _is_number(q)]
    if any(q.cmp not in ("eq", "approx") or q.per or q.rule == "table" or not (value_of(q) or 0) > 0 for q in row):
        return ()
    row = sorted((*row, *_bare(page, sentence, row)), key=lambda q: q.start)
    return in_its_currency(tuple(row), []) if len({q.kind for q in row}) > 1 else tuple(row)


_IN_WORDS = 20


def _is_number(q: Quantity) -> bool:
    """ "Two models" tells how many parts there are."""
    return q.kind == "count" and q.text[:1].isalpha() and (value_of(q) or 0) <= _IN_WORDS


_BARE = regex(
    r"(?:,|\band)\s+(?:(?:in\s+|at\s+|for\s+)?[A-Z][\w’-]*(?:\s+[A-Z][\w’-]*)?|(?:[a-z-]+\s+){1,2}for)\s+"
    r"(?P<n>\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?=[;.]?\s(?![a-z])|;|[.,]?$|,\s|\s+and\b)"
)


def _bare(page: Page, sentence: Sentence, row: list[Quantity]) -> Iterator[Quantity]:
    """ "Erfurt has 260 employees, Gdansk 410 and Porto 240": what is counted is told once."""
    if not row or {q.kind for q in row} != {"count"}:
        return
    for m in _BARE.finditer(page.article.text, row[0].end, sentence.end):
        if any(q.start < m.end("n") and m.start("n") < q.end for q in page.quantities_in[sentence.index]):
            continue
        value = Decimal(m["n"].replace(",", ""))
        yield row[0].model_copy(
            update={
                "id": f"{row[0].id}+{m.start()}",
                "start": m.start("n"),
                "end": m.end("n"),
                "text": m["n"],
                "value": value,
            }
        )


def _alike(whole: Quantity, row: Sequence[Quantity]) -> bool:
    return all(q.kind == whole.kind and (q.kind == "count" or q.unit == whole.unit) for q in row)


def _lists(page: Page, rows: Mapping[int, Row], place: int, k: int) -> Iterator[Row]:
    """The rows behind the whole, which is figure `k` of its own, longer and longer, and the one before it in its sentence."""
    own = rows[place]
    before, whole, parts = own[:k], own[k], own[k + 1 :]
    earlier = before or rows.get(place - 1, ())
    if len(earlier) >= _FEW and _alike(whole, earlier) and _are_near(page, earlier[0], whole):
        yield earlier
    if not _alike(whole, parts) or page.is_headline(page.sentences[place]):
        return
    if len(parts) >= _FEW:
        yield parts
    block = page.sentences[place].block
    for following in range(place + 1, place + 1 + _FAR):
        sentence = page.sentences.get(following)
        if sentence is None or sentence.block - block > (not parts):
            return
        if all(_is_number(q) for q in page.quantities_in.get(following, ())):
            continue  # "What is in it?", "It has three divisions"
        block, row = sentence.block, rows.get(following, ())
        if not row or not _alike(whole, row):
            return
        parts = (*parts, *row)
        if len(parts) >= _FEW:
            yield parts


def _are_near(page: Page, a: Quantity, b: Quantity) -> bool:
    return page.sentences[a.sentence].block == page.sentences[b.sentence].block


def _may_be(whole: Quantity, parts: Row) -> bool:
    size, values = value_of(whole) or Decimal(1), [value_of(q) or Decimal(0) for q in parts]
    return len(parts) <= _MANY and max(values) < size and _NEAR[0] < sum(values) / size < _NEAR[1]


def _add_up(whole: Quantity, parts: Row, below: Decimal = _EXACT, above: Decimal = _EXACT) -> bool:
    size = value_of(whole) or Decimal(1)

    def holds(total: Interval, *each: Interval) -> bool:
        around = Interval((total.low or size) - size * below, (total.high or size) + size * above)
        return not around.disjoint(reduce(Interval.__add__, each))

    return possible((whole, *parts), holds)


def _judged(page: Page, rows: Mapping[int, Row], whole: Quantity, parts: Row) -> Draft | None:
    surely = _are_all(page, rows, whole, parts)
    if surely is None or _is_explained(page, rows, whole, parts):
        return None
    if not surely and whole.kind == "money" and _add_up(whole, parts, _UNNAMED, _ELIMINATED):
        return None
    added = sum((value_of(q) or Decimal(0) for q in parts), Decimal(0))
    listed, shown = " + ".join(map(plain_text, parts)), amount(added, whole)
    return Draft(
        whole.start, whole.end, page.severity("arithmetic", "error"), f"{listed} is {shown}, not {plain_text(whole)}.", "arithmetic",
        f"sum|{plain_text(whole)}|{listed}", figures=(whole, *parts), consistent=shown,
    )  # fmt: skip


_OF_THE_LAST = regex(r"\s*(?:\w+\s+){0,2}of\s+(?:that|it|this|them|these|those|which|whom)\b")


def _is_explained(page: Page, rows: Mapping[int, Row], whole: Quantity, parts: Row) -> bool:
    """Other amounts around add up to the whole, the row is that of another whole, or some are counted in several parts."""
    first, last = min(whole.sentence, parts[0].sentence), max(whole.sentence, parts[-1].sentence)
    blocks = {page.sentences[place].block for place in (first, last)}
    beside = (s for s in (page.sentences.get(place) for place in (first - 1, last + 1)) if s and s.block in blocks)
    if whole.kind == "count" and any(page.cues.any(page.text_of(s.index), "counted_twice") for s in beside):
        return True
    near = [
        q
        for place in range(first - _FAR, last + _FAR)
        if place in rows and page.sentences[place].block in blocks
        for q in rows[place]
        if q is not whole and _alike(whole, (q,))
    ]
    total, row = rounded(whole), reduce(Interval.__add__, map(rounded, parts))
    ranges = [rounded(q) for q in near]
    runs = (reduce(Interval.__add__, ranges[i:j]) for i, j in combinations(range(len(ranges) + 1), 2) if j - i >= _FEW)
    more = [rounded(q) for q in near if q not in parts][:_MANY]
    fuller = (row + reduce(Interval.__add__, c) for n in (1, 2) for c in combinations(more, n))
    if any(not total.disjoint(added) for added in (*runs, *fuller)):
        return True
    wider = [row, row + total, *(row + total + rounded(q) for q in near if q not in parts)]
    for q in parts[1:]:
        if _OF_THE_LAST.match(page.article.text, q.end):  # "China took 8.1 million of that": a part of a part
            wider.append(reduce(Interval.__add__, (rounded(p) for p in parts if p is not q)))
    others = (q for q in page.extraction.quantities if q.kind == whole.kind and q is not whole and _alike(whole, (q,)))
    return any(not other.disjoint(added) for other in map(rounded, others) for added in wider)


# ---------------------------------------------------------------- whether these are all
def _are_all(page: Page, rows: Mapping[int, Row], whole: Quantity, parts: Row) -> bool | None:
    """True where a word says so, False where only their number does, None where there may be more of them."""
    text, first, last = page.article.text, parts[0], parts[-1]
    claims = (c for place in {q.sentence for q in parts} for c in page.extraction.claims_in(place))
    if any(c.role == "from" and c.quantity in {q.id for q in parts} for c in claims):
        return None  # "sales of $159.5 billion (fiscal 2023: $152.7 billion)"
    if _tells_other_times(page, whole, parts) or _is_unread_between(page, parts):
        return None
    if any(_IS_A_STEP.match(text, q.end) for q in parts):
        return None  # "$83.0bn at Amazon, $30.3bn up"
    leads = [_lead(page, q) for q in parts]
    own = leads if whole.sentence != first.sentence or whole.start > first.start else leads[1:]
    bracketed = all(lead.endswith("(") for lead in leads)  # "Hof (740 employees) and Plauen (560 employees)"
    if any(_is_linked(lead) and not bracketed or page.cues.any(lead, "not_a_part") for lead in own):
        return None  # of another time, or of another thing
    lead, end = _lead(page, whole), page.sentences[whole.sentence].end
    around = f"{_PERCENT.split(lead)[-1]} | {ASIDE.split(text[whole.end : min(end, whole.end + _SHORT)])[0]}"
    around = _ALL_OF_THEM.sub(" ", around)
    if len(page.quantities_in[whole.sentence]) == 1 and first.sentence != whole.sentence:
        around = _LAST_YEAR.sub(" ", around)  # "built 1,480 tractors last year": all that is told is of last year
    if page.cues.any(around, "not_a_whole") or _is_linked(lead) and whole is not rows[whole.sentence][0]:
        return None
    between = text[whole.end : first.start] if first.sentence == whole.sentence else ""
    told, behind = text[first.start - len(leads[0]) : last.end], _behind(page, last)
    if between:
        if page.cues.any(between, "exhaustive"):
            return True
        if not _PARTED.search(between) and not _OF_IT.search(lead):
            return None  # the first of the row itself
    listed = _NO_OTHERS.sub(" ", text[first.start - len(leads[0]) : page.sentences[last.sentence].end])
    partial = page.cues.any(listed, "partial_list")
    if whole.start > last.start:
        partial = partial or _WITH.search(lead) is not None
        return not partial and page.cues.any(around, "adds_up") and _are_in_one_breath(text, parts) or None
    if page.cues.any(leads[-1], "closes_list") or _CLOSES_BEHIND.match(behind):
        return True
    if not partial and page.cues.any(f"{told} {behind}", "no_more_parts"):
        return True
    if partial or _MORE_FOLLOW.search(behind):
        return None
    if len(parts) == _QUARTERS and _BY_QUARTER.match(text, page.sentences[first.sentence].start):
        return True
    if _are_counted(page, whole, parts):
        return False
    named = (
        page.cues.any(around, "adds_up")
        and not _MADE.search(lead)
        or ":" in (between or leads[0])
        and _AND.search(told) is not None
    )
    return True if named and _are_in_one_breath(text, parts) else None


def _is_unread_between(page: Page, parts: Row) -> bool:
    """A number among the parts that nothing was read into may be one of them."""
    places = {q.sentence for q in parts}
    read = [*parts, *(q for at in places for q in (*page.quantities_in.get(at, ()), *page.times_in.get(at, ())))]
    numbers = _NUMBER.finditer(page.article.text, parts[0].start, parts[-1].end)
    return any(not any(q.start <= m.start() < q.end for q in read) for m in numbers)


_NUMBER = regex(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])")


def _tells_other_times(page: Page, whole: Quantity, parts: Row) -> bool:
    """ "First-half revenue was $1.48 billion. Subscriptions brought in $745 million in the second quarter": parts of another whole"""
    own = _periods(page, whole.sentence)
    told = {value for q in parts if q.sentence != whole.sentence for value in _periods(page, q.sentence)}
    return bool(own) and len(told) == 1 and own.isdisjoint(told)  # several are the quarters of a year


def _periods(page: Page, place: int) -> set[str]:
    return {t.value for t in page.extraction.times_in(place) if t.type in ("period", "fiscal")}


def _is_linked(lead: str) -> bool:
    if lead.strip() == "of":
        return True  # "14 of 19 analysts"
    return LINK.search(lead) is not None and BROKEN.search(lead) is None


_IS_A_STEP = regex(r"\s+(?:up|down|more|less|fewer|higher|lower)\s*[,;.)]")
_MADE = regex(r"\b(?:mak(?:es?|ing)|made)\s+(?:[a-z]+\s+){0,2}$")
""" "14 million cups at $4.60, which makes $65 million": of what stands before it."""
_ALL_OF_THEM = regex(r"\bin\s+all\s+(?=(?:[a-z-]+\s+)?[a-z]+s\b)")
""" "24 in all competitions" is no sum told as such."""
_WITH = regex(r"\b(?:with|including|plus|besides|counting|after|other|further)\b", re.IGNORECASE)
""" "Together with schools they cost": of which there is more than is told."""
_MORE_FOLLOW = regex(
    r"[.;]\s+(?:The (?:rest|others?|remaind\w+|remaining)|Others?|Another|A further|In addition|Also|Further|Additional|Smaller|Plus|Elsewhere)\b"
)
_LAST_YEAR = regex(r"\blast\s+year\b")
_QUARTERS, _BY_QUARTER = 4, regex(r"(?:By|Per|Quarter\s+by)\s+quarter\b")
_NO_OTHERS = regex(r"\bno\s+others?\b")
_AND = regex(r"\band\b")
_PARTED = regex(r"[:–—]|\bof\s+(?:which|whom|them|that|these|those)\b|^[^,]{0,40}?,\s+with\b|\binto\b")
_OF_IT = regex(r"(?:^|[,;]\s+)(?:[Oo]f|[Oo]ut\s+of|[Ff]rom)\s+(?:(?:the|its|their|all|our)\s+)?(?:[\w’'-]+\s+){0,4}$")
_PERCENT = regex(r"%|per\s?cent")
_SHORT = 40
_LONG = 90
"""So far apart two amounts of one list may be."""
_CLOSES_BEHIND = regex(
    r"\s*(?:[\w-]+\s+){0,2}[(,–—]?\s*(?:the\s+(?:rest|remainder|balance))\b|"
    r"\s*(?:[a-z]+\s+)?(?:remain\w*|(?:are|is|were)\s+(?:left|still)|would\s+be\s+left|stay|unsold|outstanding)\b"
)


def _lead(page: Page, q: Quantity) -> str:
    """What stands between the figure before it in its sentence and this one."""
    row = page.quantities_in[q.sentence]
    start = max((p.end for p in row if p.end <= q.start and p.kind in _KINDS), default=page.sentences[q.sentence].start)
    return page.article.text[start : q.start]


def _behind(page: Page, last: Quantity) -> str:
    """The end of the sentence, and the next one where it has no amounts of its own."""
    sentence, following = page.sentences[last.sentence], page.sentences.get(last.sentence + 1)
    more = following is not None and following.block == sentence.block
    if more and any(q.kind == "money" for q in page.quantities_in.get(last.sentence + 1, ())):
        more = False
    return page.article.text[last.end : following.end if more and following is not None else sentence.end]


def _are_in_one_breath(text: str, parts: Row) -> bool:
    return all(b.start - a.end < _LONG for a, b in zip(parts, parts[1:], strict=False))


def _are_counted(page: Page, whole: Quantity, parts: Row) -> bool:
    """ "Three sites" or "two lines": as many as are told."""
    first = min(whole.sentence, parts[0].sentence)
    counts = (q for place in (first, parts[0].sentence) for q in page.quantities_in.get(place, ()))
    return any(value_of(q) == len(parts) and _is_number(q) for q in counts)
