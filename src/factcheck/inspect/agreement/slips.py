"""One fact told twice with its digits in another order, whatever the fact is.

Two amounts whose digits are the same in another order ("€720 million" and "€270 million") are of one fact if the words around them
are the same and no word tells them apart. No metric is needed for that, only that coincidence is all but impossible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from factcheck.inspect.interval import possible
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Claim, DiagnosisCode, Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record

_DIGITS = regex(r"\d[\d,]*(?:\.\d+)?")
_WORD = regex(r"[^\W\d_]{4,}")
_IDLE = frozenset(
    """that this with from have been were will would said says year years quarter month months million billion trillion percent about than more
    less after before which their they them into over under also only other some most last next first second third fourth half people
    company group firm when where what while because during since until still just were does made make thursday monday tuesday wednesday
    friday saturday sunday january february march april june july august september october november december according euros dollars pounds
    crore yuan kronor kroner francs shares share each between around almost nearly roughly""".split()
)
ANOTHER = regex(
    r"\b(?:previous(?:ly)?|earlier|before|old|target\w*|expect\w*|estimat\w*|forecast\w*|analysts?|instead|correct\w*|restated|initial\w*|originally|once|"
    r"ago|last year|compar\w+|versus|against|up from|down from|rival\w*|average|record of|peak|could|might|would|without|had been|"
    r"not|rather|respectively|average|range|between|another|additional|further|more than|at least)\b",
    re.IGNORECASE,
)
_STEM = 5
_DEFINITE = regex(r"\b(?:the|its|those|these|all)\s+$", re.IGNORECASE)
_LOOSE_UNITS = frozenset({"", "people", "units", "tonnes", "tons", "barrels", "shares", "points", "times", "percent"})
_PERSONS = frozenset({"people", "employees", "staff", "workers", "jobs", "persons", "posts", "positions"})
_NUMBER = regex(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?%?(?![\w.,]*\d)")
_CUT = regex(r"[;,]|\s(?:was|were|is|are|and|but|while|as)\s")
_NEAR = 90
_SHARED = 2
_MOST = 60
"""More figures of one unit are a table or a list of data, where nothing is told twice in words."""


@record
class Told:
    quantity: Quantity
    sentence: Sentence
    words: frozenset[str]
    around: str
    claim: Claim | None
    title: bool
    definite: bool
    """ "The 1,542 rooms"."""


def inspect_slips(page: Page) -> list[Draft]:
    if not page.cues.complete:
        return []
    groups: dict[tuple[object, ...], list[Quantity]] = {}
    for quantity in page.extraction.quantities:
        if (
            quantity.kind in ("money", "count", "percent")
            and quantity.cmp in ("eq", "approx")
            and not quantity.alt_of
            and quantity.rule != "table"
        ):
            digits = _digits(quantity)
            if len(digits) > 1 and len(set(digits)) > 1:
                unit = "people" if quantity.unit in _PERSONS else quantity.unit
                key = (quantity.kind, unit, len(digits), "".join(sorted(digits)))
                groups.setdefault(key, []).append(quantity)
    drafts: list[Draft] = []
    for group in groups.values():
        if 1 < len(group) < _MOST and len({_digits(q) for q in group}) == _PAIR:
            drafts += _slipped(page, group)
    drafts += list(_in_title(page, drafts))
    return [*drafts, *_other_scale(page), *_taken_up(page, drafts)]


_FEW = 4


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
            and (p.kind, p.unit) == (q.kind, q.unit)
            or p.start >= title.end
            and {p.unit, q.unit} <= _PERSONS
        ]
        swapped = [
            p
            for p in body
            if len(_digits(q)) > 1
            and sorted(_digits(p)) == sorted(_digits(q))
            and _digits(p) != _digits(q)
            and _scale(p) == _scale(q)
        ]
        if len(body) > _FEW or len({p.value for p in swapped}) != 1 or _stands_elsewhere(page, q):
            continue
        here, there = _told(page, q), _told(page, swapped[0])
        if ANOTHER.search(page.article.text, title.start, title.end):
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
            and _bases(here) == _bases(there)
        ):
            yield _draft(page, here, there)


def _other_scale(page: Page) -> Iterator[Draft]:
    """ "$836 billion" and "$836 million" of one thing."""
    first: dict[tuple[object, ...], Quantity] = {}
    for q in page.extraction.quantities:
        found = _DIGITS.findall(q.text)
        if (
            q.kind not in ("money", "count")
            or q.cmp not in ("eq", "approx")
            or q.alt_of
            or q.rule == "table"
            or len(found) != 1
            or not q.value
        ):
            continue
        if len(re.sub(r"\D", "", found[0]).strip("0")) < (
            _PAIR if _is_short(page, q) or q.kind == "money" and "." in found[0] else _DIGITS_OF_ONE
        ):
            continue
        other = first.setdefault((q.kind, q.unit, found[0]), q)
        if (
            other is q
            or not other.value
            or other.sentence == q.sentence
            or max(q.value / other.value, other.value / q.value) not in (1000, 1_000_000)
        ):
            continue
        a, b = _told(page, other), _told(page, q)
        if a is not None and b is not None and _is_one_fact(page, a, b, any_role=True):
            message = f'"{plain_text(q)}" here and "{plain_text(other)}" (line {page.article.text.count(chr(10), 0, other.start) + 1}) have the same digits and two scales.'
            yield Draft(
                q.start, q.end, page.severity("units", "warning", "scale"), message, "scale-slip", f"scale|{plain_text(q)}|{plain_text(other)}",
                figures=(other, q), consistent=plain_text(other),
            )  # fmt: skip


_DIGITS_OF_ONE = 3


# ---------------------------------------------------------------- "the $3 billion that it pays"
_THE = regex(r"\b(?:The|the|those|these|Those|These)\s+$")
_THAT = regex(r"\s+(?:that|which)\s+(?!is\b|are\b|was\b|were\b|remain)")


_DEAL = regex(
    r"\s+(?:[a-z-]+\s+)?(?:price|deal|offer|bid|purchase|acquisition|takeover|sale|fine|loan|order|contract|program(?:me)?|project|investment|plan|package|settlement|stake|writedown|bond|"
    r"sum|figure|amount|gap|loss|bill)\b"
)


def _taken_up(page: Page, known: list[Draft]) -> Iterator[Draft]:
    """ "The 6.5 billion kroner that Torghav pays for the ferries", of which the text has told another amount and not this one."""
    if "he " not in page.article.text:
        return
    amounts = [
        q for q in page.extraction.quantities if q.kind in ("money", "count") and q.rule != "table" and q.cmp == "eq"
    ]
    for q in amounts:
        if not _THE.search(page.article.text, max(0, q.start - 8), q.start) or any(d.start == q.start for d in known):
            continue
        named = q.kind == "money" and _DEAL.match(page.article.text, q.end) is not None
        if not named and not _THAT.match(page.article.text, q.end):
            continue
        mine = _told(page, q, foreseen=named)
        earlier = [
            p
            for p in amounts
            if p.end <= q.start and p.sentence < q.sentence and not p.alt_of and (p.kind, p.unit) == (q.kind, q.unit)
        ]
        if mine is None or not earlier or _stands_elsewhere(page, q):
            continue
        if close := _meant(page, mine, earlier, named=named):
            yield _draft(page, mine, close)


def _stands_elsewhere(page: Page, q: Quantity) -> bool:
    return any(
        possible((q, p), lambda x, y: not x.disjoint(y))
        for p in page.extraction.quantities
        if p is not q and p.kind == q.kind and p.unit == q.unit
    )


def _meant(page: Page, mine: Told, earlier: list[Quantity], *, named: bool) -> Told | None:
    """The one earlier amount that the words speak of; of a deal or a fine the one with the digits in another order."""
    if named:
        swapped = [
            p
            for p in earlier
            if sorted(_digits(p)) == sorted(_digits(mine.quantity)) and _scale(p) == _scale(mine.quantity)
        ]
        return _told(page, swapped[0], foreseen=True) if len(swapped) == 1 and len(_digits(mine.quantity)) > 1 else None
    close = [
        t
        for p in earlier
        if (t := _told(page, p)) is not None and len(t.words & mine.words) >= _SHARED and not ANOTHER.search(t.around)
    ]
    alone = len(close) == 1 and len({p.value for p in earlier}) == 1 and not ANOTHER.search(mine.around)
    return close[0] if alone else None


_PAIR = 2


def _digits(quantity: Quantity) -> str:
    found = _DIGITS.findall(quantity.text)
    return re.sub(r",", "", found[0]).lstrip("0").replace(".", "") if len(found) == 1 else ""


def _slipped(page: Page, group: list[Quantity]) -> Iterator[Draft]:
    """Two spellings of one set of digits. Where each of them is told more than once, both are meant."""
    times = {d: sum(_digits(q) == d for q in group) for d in {_digits(q) for q in group}}
    if min(times.values()) > 1 or _scale(group[0]) is None:
        return
    for a, b in combinations(group, 2):
        in_title = [d for d in (a, b) if _is_short(page, d)]
        if len(in_title) == 1 and times[_digits(in_title[0])] > 1:
            continue  # the title's figure stands in the text
        if _digits(a) == _digits(b) or a.sentence == b.sentence or _scale(a) != _scale(b):
            continue
        first, second = (_told(page, q) for q in sorted((a, b), key=lambda q: q.start))
        if first is None or second is None or not _is_one_fact(page, first, second):
            continue
        # the odd one out, else the later; a title's is shown at the title
        rare = min((first, second), key=lambda t: (times[_digits(t.quantity)], not t.title, -t.quantity.start))
        other = second if rare is first else first
        yield _draft(page, rare, other)
        return


def _scale(quantity: Quantity) -> tuple[int, int] | None:
    """Where the point stands, and the size: 4.3 and 3.4 are of one form, 43 and 3.4 are not."""
    found = _DIGITS.findall(quantity.text)
    if len(found) != 1 or quantity.value is None:
        return None
    return len(found[0].partition(".")[2]), len(str(int(abs(quantity.value))))


def _is_short(page: Page, quantity: Quantity) -> bool:
    sentence, blocks = page.sentences.get(quantity.sentence), page.article.blocks
    return (
        sentence is not None
        and 0 <= sentence.block < len(blocks)
        and blocks[sentence.block].kind in ("title", "heading", "bullet")
    )


def _told(page: Page, quantity: Quantity, *, foreseen: bool = False) -> Told | None:
    sentence = page.sentences.get(quantity.sentence)
    if not page.is_told(sentence, "hypothetical") or (sentence.cls == "forecast" and not foreseen):
        return None
    title = _is_short(page, quantity)
    text = page.article.text
    before = re.split(r";|,\s+and\s|,\s+but\s", text[max(sentence.start, quantity.start - _NEAR) : quantity.start])[-1]
    behind = text[quantity.end : min(sentence.end, quantity.end + _NEAR)]
    words = set(stems_of(f"{before} {quantity.text} {behind}"))
    words |= set(_NUMBER.findall(f"{before} {behind}"))
    around = before.rpartition(",")[2] + _CUT.split(behind)[0]
    claim = next((c for c in page.extraction.claims if c.quantity == quantity.id and c.kind != "statement"), None)
    definite = _DEFINITE.search(before) is not None
    return Told(quantity, sentence, frozenset(words), around, claim, title, definite)


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the words that say of what the text is."""
    return frozenset(stem(w) for w in _WORD.findall(text.lower()) if w not in _IDLE)


def stem(word: str) -> str:
    """ "Produced", "producer" and "production" are one word here."""
    return word[:_STEM]


def _is_one_fact(page: Page, a: Told, b: Told, *, any_role: bool = False) -> bool:
    # "the 1,542 rooms" are those that were told
    counted = a.quantity.kind == "count" and a.quantity.unit not in _LOOSE_UNITS and b.definite
    if a.quantity.kind == "percent" and len(_digits(a.quantity)) == _PAIR and not _is_one_change(page, a, b):
        return False
    for told in () if counted or any_role else (a, b):
        if told.claim is not None and (
            told.claim.role in ("from", "diff")
            or told.claim.negated
            or told.claim.modality in ("forecast", "hypothetical", "opinion")
        ):
            return False
        if ANOTHER.search(_without_base(page, told)):
            return False
    if _bases(a) != _bases(b):
        return False
    periods = [
        {
            t.value
            for t in page.times_in.get(told.sentence.index, ())
            if t.type != "base" and "REF" not in t.value and _SHORTEST < len(t.value) < _DAY
        }
        for told in (a, b)
    ]
    if periods[0] and periods[1] and not any(_is_one_period(x, y) for x in periods[0] for y in periods[1]):
        return False
    x, y = a.claim, b.claim
    if counted:
        return not ANOTHER.search(a.around)
    whose = {
        f.quantity.id: f.subject
        for f in page.figures
        if f.claim.subject.text and not (f.subject or "").startswith("person:")
    }
    if len({whose[t.quantity.id] for t in (a, b) if whose.get(t.quantity.id)}) > 1:
        return False
    known = x is not None and y is not None and "unknown" not in (x.metric, y.metric)
    if x is not None and y is not None:
        if known and x.metric != y.metric:
            return False
        if _part(x) != _part(y) and x.segment and y.segment:
            return False
        if {x.direction, y.direction} == {"up", "down"} or (x.role != y.role and a.quantity.kind == "percent"):
            return False
    shared = a.words & b.words
    return len(shared) >= (1 if known else _SHARED)


_BASIS = regex(
    r"\b(?:excluding|including|adjusted|underlying|organic\w*|like-for-like|core|net|gross|diluted)\b", re.IGNORECASE
)


def _bases(told: Told) -> set[str]:
    """On what it is told: an adjusted figure is none of the reported one's."""
    return {m[0].casefold() for m in _BASIS.finditer(told.around)}


def _part(claim: Claim) -> str:
    return (claim.segment or "").casefold().rstrip("s")


def _is_one_period(a: str, b: str) -> bool:
    """A year that is not told may be the other's."""
    return a == b or ("XXXX" in (a[:4], b[:4]) and a[4:] == b[4:])


def _is_one_change(page: Page, a: Told, b: Told) -> bool:
    """Two digits are soon the same: only changes of one metric against one base, with the same words around."""
    x, y = a.claim, b.claim
    if (
        x is None
        or y is None
        or x.role != "delta"
        or y.role != "delta"
        or x.metric != y.metric
        or x.metric == "unknown"
    ):
        return False
    if _part(x) != _part(y) or x.direction != y.direction:
        return False
    based = [page.cues.any(t.around, "base_year") for t in (a, b)]
    return (based[0] == based[1] or a.title != b.title) and len(a.words & b.words) >= _SHARED


def _without_base(page: Page, told: Told) -> str:
    if told.claim is None or told.claim.role != "delta":
        return told.around
    return re.sub(r"\b(?:(?:more|less|higher|lower|fewer) than|ago|earlier)\b", " ", page.without_bases_in(told.around))


_DAY, _SHORTEST = 10, 2
""" "2025-06-12" is the day of the report; "2025-Q2" is a period."""


def _draft(page: Page, told: Told, other: Told) -> Draft:
    here, there = (plain_text(t.quantity) for t in (told, other))
    line = page.article.text.count("\n", 0, other.quantity.start) + 1
    code: DiagnosisCode = "headline-vs-body" if told.title and not other.title else "repeated-metric"
    severity = page.severity("agreement", "error", "headline" if told.title else "repeated_metric")
    return Draft(
        told.quantity.start, told.quantity.end, severity,
        f'"{here}" here and "{there}" (line {line}) are told of one thing{"; the digits are the same in another order" if sorted(_digits(told.quantity)) == sorted(_digits(other.quantity)) else ""}.', code,
        f"slip|{here}|{there}", figures=(told.quantity, other.quantity), consistent=there,
    )  # fmt: skip
