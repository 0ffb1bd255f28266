"""One fact told twice with its digits in another order, whatever the fact is.

Two amounts whose digits are the same in another order ("€720 million" and "€270 million") are of one fact if the words around them
are the same and no word tells them apart. No metric is needed for that, only that coincidence is all but impossible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from factcheck.inspect.agreement.one_fact import (
    ANOTHER,
    PAIR,
    PERSONS,
    SHARED,
    Told,
    bases_of,
    digits_of,
    is_one_fact,
    is_short,
    is_slip,
    scale_of,
    told_of,
)
from factcheck.inspect.interval import ONE, possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex

_MOST = 60
"""More figures of one unit are a table or a list of data, where nothing is told twice in words."""


def inspect_slips(page: Page) -> list[Draft]:
    groups: dict[tuple[object, ...], list[Quantity]] = {}
    for quantity in page.extraction.quantities:
        if (
            quantity.kind in ("money", "count", "percent")
            and quantity.cmp in ("eq", "approx")
            and not quantity.alt_of
            and quantity.rule != "table"
        ):
            digits = digits_of(quantity)
            if len(digits) > 1 and len(set(digits)) > 1:
                unit = "people" if quantity.unit in PERSONS else quantity.unit
                key = (quantity.kind, unit, len(digits), "".join(sorted(digits)))
                groups.setdefault(key, []).append(quantity)
    drafts: list[Draft] = []
    for group in groups.values():
        if 1 < len(group) < _MOST and len({digits_of(q) for q in group}) == PAIR:
            drafts += _slipped(page, group)
    drafts += list(_in_title(page, drafts))
    drafts += list(_of_one_name(page, drafts))
    return [*drafts, *_taken_up(page, drafts)]


# ---------------------------------------------------------------- "a CET1 ratio of 13.8%", "a CET1 ratio of 13.3%"
_NAMED = regex(r"(?P<name>(?:[\w’'&-]+\s+){1,4}?)(?:of|was|is|at|stood\s+at|reached|came\s+to|:)\s+$")
_NO_NAME = frozenset(
    "a an the its their his her this that and or with for in on at by as from to of it which company group firm an rate".split()
)


def _of_one_name(page: Page, known: list[Draft]) -> Iterator[Draft]:
    """Two values, one digit apart, that are told with the very same words before them and of no two times."""
    alike: dict[tuple[object, ...], list[Quantity]] = {}
    for q in page.extraction.quantities:
        if q.kind in ("money", "percent") and q.cmp == "eq" and not q.alt_of and q.rule != "table":
            alike.setdefault((q.kind, q.unit, scale_of(q)), []).append(q)
    taken = {d.start for d in known}
    for group in alike.values():
        for other, q in combinations(group[:_MOST], 2) if len(group) > 1 else ():
            if other.sentence == q.sentence or len(digits_of(q)) < _DIGITS_OF_ONE or not is_slip(other, q):
                continue
            name = _name_of(page, other)
            if name is None or name != _name_of(page, q) or q.start in taken:
                continue
            if _stands_elsewhere(page, q) and _stands_elsewhere(page, other):
                continue
            a, b = told_of(page, other), told_of(page, q)
            if a is None or b is None or _is_another_time(page, a) or _is_another_time(page, b):
                continue
            if is_one_fact(page, a, b):
                yield _draft(page, b, a)


def _name_of(page: Page, q: Quantity) -> tuple[str, ...] | None:
    sentence = page.sentences.get(q.sentence)
    if sentence is None or (m := _NAMED.search(page.article.text, max(sentence.start, q.start - 60), q.start)) is None:
        return None
    words = tuple(w for w in m["name"].lower().split() if w not in _NO_NAME)
    return words if len(words) >= PAIR else None


def _is_another_time(page: Page, told: Told) -> bool:
    return any(t.type != "base" for t in page.times_in.get(told.sentence.index, ())) or page.cues.any(
        page.text_of(told.sentence.index), "growth_basis", "other_holder", "other_version"
    )


_FEW = 4
_BOUGHT = regex(r"\b(?:buys?|buying|acquires?|acquiring|bid\s+for|swallows?|snaps?\s+up|takes?\s+over)\s+rival\b")
""" "To buy rival Calloway for $3.1 billion": the amount is of the deal, and not the rival's."""


_OUTLOOK = regex(r"\b(?:forecast|target|expectation|estimate)s?\b", re.IGNORECASE)
"""What a company itself expects is one thing in the title and in the text."""


def _in_title(page: Page, known: list[Draft]) -> Iterator[Draft]:
    """A title's amount that stands nowhere in the text, which tells few and one of them with the very digits in another order."""
    title = next((block for block in page.article.blocks if block.kind == "title"), None)
    if title is None or any(d.start < title.end for d in known):
        return
    money = [
        q
        for q in page.extraction.quantities
        if q.kind in ("money", "count") and q.cmp in ("eq", "approx") and q.rule != "table"
    ]
    for q in (q for q in money if title.start <= q.start < title.end):
        body = [
            p
            for p in money
            if p.start >= title.end
            and ((p.kind, p.unit) == (q.kind, q.unit) or {p.unit, q.unit} <= PERSONS)
            and (p.kind != "money" or scale_of(p) == scale_of(q))
        ]
        swapped = [
            p
            for p in body
            if len(digits_of(q)) > 1
            and sorted(digits_of(p)) == sorted(digits_of(q))
            and digits_of(p) != digits_of(q)
            and scale_of(p) == scale_of(q)
        ]
        if len(body) > _FEW or len({p.value for p in swapped}) != 1 or _stands_elsewhere(page, q):
            continue
        if _stand_together([q, *(p for p in money if digits_of(p) == digits_of(swapped[0]))]):
            continue
        if _is_sum(q, body):
            continue
        here, there = told_of(page, q), told_of(page, swapped[0])
        words = _BOUGHT.sub(" ", page.article.text[title.start : title.end])
        foreseen = {t.claim.modality for t in (here, there) if t and t.claim} == {"guidance"}
        if ANOTHER.search(_OUTLOOK.sub(" ", words) if foreseen else words):
            continue
        if (
            here is not None
            and here.claim is not None
            and here.claim.modality in ("forecast", "hypothetical", "opinion")
        ):
            continue
        if (
            here is not None
            and there is not None
            and not ANOTHER.search(there.around)
            and bases_of(here) <= bases_of(there)
        ):
            yield _draft(page, here, there)


_DIGITS_OF_ONE = 3


# ---------------------------------------------------------------- "the $3 billion that it pays"
_THE = regex(r"\b(?:The|the|those|these|Those|These)\s+$")
_THAT = regex(r"\s+(?:that|which|who)\s+(?!is\b|are\b(?!\s+to\b)|was\b|were\b|remain)")
_FROM_ONE = regex(r"\s+(?:from|by)\s+(?P<name>[A-Z][\w’'-]+)")


_DEAL = regex(
    r"\s+(?:(?:a|per)\s+[a-z]+\s+)?(?:(?:of|in)\s+the\s+)?(?:[a-z-]+\s+)?(?:price|deal|offer|bid|purchase|acquisition|takeover|sale|fine|loan|order|contract|program(?:me)?|project|investment|plan|package|settlement|stake|writedown|bond|"
    r"sum|figure|amount|gap|loss|bill)\b"
)


def _taken_up(page: Page, known: list[Draft]) -> Iterator[Draft]:
    """ "The 6.5 billion kroner that Torghav pays for the ferries", of which the text has told another amount and not this one."""
    if "he " not in page.article.text:
        return
    amounts = [
        q
        for q in page.extraction.quantities
        if q.kind in ("money", "count") and q.rule != "table" and q.cmp in ("eq", "approx")
    ]
    for q in amounts:
        if (
            q.cmp != "eq"
            or not _THE.search(page.article.text, max(0, q.start - 8), q.start)
            or any(d.start == q.start for d in known)
        ):
            continue
        if not digits_of(q):
            continue  # "of the four funds that I follow": of few things one tells some
        named = q.kind == "money" and _DEAL.match(page.article.text, q.end) is not None
        giver = _FROM_ONE.match(page.article.text, q.end)
        named = named or giver is not None and giver["name"] in page.article.text[: page.sentences[q.sentence].start]
        if not named and not _THAT.match(page.article.text, q.end):
            continue
        mine = told_of(page, q, foreseen=named)
        earlier = [
            p
            for p in amounts
            if p.end <= q.start and p.sentence < q.sentence and not p.alt_of
            and (p.kind == q.kind and p.unit == q.unit or {p.unit, q.unit} <= PERSONS)
        ]  # fmt: skip
        if mine is None or not earlier or _stands_elsewhere(page, q) or any(p.value == q.value for p in earlier):
            continue
        if close := _meant(page, mine, earlier, named=named):
            yield _draft(page, mine, close)


_SHIFTS = frozenset(ONE.scaleb(n) for n in (-6, -3, -2, -1, 1, 2, 3, 6))


def _stands_elsewhere(page: Page, q: Quantity) -> bool:
    return any(
        possible((q, p), lambda x, y: not x.disjoint(y))
        for p in page.extraction.quantities
        if p is not q and p.kind == q.kind and p.unit == q.unit
    )


def _meant(page: Page, mine: Told, earlier: list[Quantity], *, named: bool) -> Told | None:
    """The one earlier amount that the words speak of; of a deal or a fine the one with the digits in another order."""
    told = mine.quantity
    digits, size = digits_of(told), value_of(told) or ONE
    swapped = [p for p in earlier if sorted(digits_of(p)) == sorted(digits) and scale_of(p) == scale_of(told)]
    if len({p.value for p in swapped}) == 1 and len(set(digits)) > 1 and (named or len(digits.strip("0")) > SHARED):
        return told_of(page, swapped[-1], foreseen=True)
    moved = [
        t
        for p in earlier
        if digits_of(p).strip("0") == digits.strip("0") and (value_of(p) or ONE) / size in _SHIFTS
        and (t := told_of(page, p, foreseen=True)) is not None and t.words & mine.words
    ]  # fmt: skip
    if named:
        return moved[0] if len(moved) == 1 and len(digits.strip("0")) > 1 else None
    close = [
        t
        for p in earlier
        if (t := told_of(page, p)) is not None and len(t.words & mine.words) >= SHARED and not ANOTHER.search(t.around)
    ]
    alone = len(close) == 1 and len({p.value for p in earlier}) == 1 and not ANOTHER.search(mine.around)
    return close[0] if alone else None


def _slipped(page: Page, group: list[Quantity]) -> Iterator[Draft]:
    """Two spellings of one set of digits. Where each of them is told more than once, both are meant."""
    times = {d: sum(digits_of(q) == d for q in group) for d in {digits_of(q) for q in group}}
    if min(times.values()) > 1 or scale_of(group[0]) is None or _stand_together(group):
        return
    for a, b in combinations(group, 2):
        in_title = [d for d in (a, b) if is_short(page, d)]
        if len(in_title) == 1 and times[digits_of(in_title[0])] > 1:
            continue  # the title's figure stands in the text
        if len(in_title) == 1 and _is_sum(
            in_title[0], [q for q in page.extraction.quantities if q.kind == a.kind and q.unit == a.unit]
        ):
            continue
        if digits_of(a) == digits_of(b) or a.sentence == b.sentence or scale_of(a) != scale_of(b):
            continue
        first, second = (told_of(page, q) for q in sorted((a, b), key=lambda q: q.start))
        if first is None or second is None or not is_one_fact(page, first, second):
            continue
        # the odd one out, else the later; a title's is shown at the title
        rare = min((first, second), key=lambda t: (times[digits_of(t.quantity)], not t.title, -t.quantity.start))
        other = second if rare is first else first
        yield _draft(page, rare, other)
        return


def _is_sum(q: Quantity, body: list[Quantity]) -> bool:
    """ "Raises $6.4 million" above "$4.6 million from donors and $1.8 million from the state"."""
    return any(x.value + y.value == q.value for x, y in combinations(body[:_MOST], 2) if x.value and y.value)


def _stand_together(group: list[Quantity]) -> bool:
    """ "To cut 4,200 jobs, 2,400 of them in Spain": both in one sentence, so that both are meant."""
    return any(a.sentence == b.sentence and digits_of(a) != digits_of(b) for a, b in combinations(group, 2))


def _draft(page: Page, told: Told, other: Told) -> Draft:
    here, there = (plain_text(t.quantity) for t in (told, other))
    line = page.article.text.count("\n", 0, other.quantity.start) + 1
    code: DiagnosisCode = "headline-vs-body" if told.title and not other.title else "repeated-metric"
    severity = page.severity("agreement", "error", "headline" if told.title else "repeated_metric")
    return Draft(
        told.quantity.start, told.quantity.end, severity,
        f'"{here}" here and "{there}" (line {line}) are told of one thing{"; the digits are the same in another order" if sorted(digits_of(told.quantity)) == sorted(digits_of(other.quantity)) else ""}.', code,
        f"slip|{here}|{there}", figures=(told.quantity, other.quantity), consistent=there,
    )  # fmt: skip
