"""Sentences that say themselves how their figures hang together, recomputed.

The forms of words are data (`rules/vocabulary/relations.yaml`). A figure is found by its place in the form and not by what the
binder made of it, so that "a premium of 42% to Friday's closing price of $28" is understood without knowing any company.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from functools import reduce
from itertools import permutations
from typing import Any

from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.cues import phrases
from factcheck.inspect.extremes import is_of_another_level
from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.relations.forms import (
    BOUND,
    CLOSE,
    LETTERS,
    OPEN,
    Form,
    expanded,
    kinds_in,
    kinds_of,
    marked,
    words_of,
)
from factcheck.inspect.wording import amount, percent, plain_number, plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record

HUNDRED = Decimal(100)


@record
class Relation:
    says: tuple[Form, ...]
    form: str
    told: str
    of: tuple[str, ...]
    times: Decimal
    slack: Decimal
    unless: tuple[str, ...]
    unless_any: tuple[str, ...]
    within: Decimal | None


@record
class Relations:
    """`known` remembers which forms, by their relation's number and their own, a row of figures can stand in."""

    entries: tuple[Relation, ...]
    known: dict[str, tuple[tuple[int, Form], ...]] = field(default_factory=dict)

    def of(self, kinds: str) -> tuple[tuple[int, Form], ...]:
        """`kinds` holds "/" where a sentence ends: then only forms that go over the end are meant, else only those that do not."""
        if kinds not in self.known:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            self.known[kinds] = tuple(
                (number, form)
                for number, relation in enumerate(self.entries)
                for form in relation.says
                if form.is_of_two == ("/" in kinds) and form.sequence.search(kinds)
            )
        return self.known[kinds]


_MOST_KNOWN = 4_000
_COMPILED: dict[int, tuple[Any, Relations]] = {}
"""By the vocabulary's identity; the vocabulary is kept beside it, so that an identity is never reused."""


def _relations(vocabulary: Any) -> Relations:
    if id(vocabulary) not in _COMPILED:
        entries: Mapping[str, Any] = getattr(vocabulary, "relations", None) or {}
        lists = {name: tuple(e.words) for name, e in (getattr(vocabulary, "phrasings", None) or {}).items()}
        made = tuple(
            Relation(
                tuple(Form(expanded(form, lists)) for form in entry.says), entry.form, entry.told, entry.of, entry.times, entry.slack,
                _unless(entry.unless, lists), entry.unless_any, entry.within,
            )
            for entry in entries.values()
        )  # fmt: skip
        _COMPILED[id(vocabulary)] = (vocabulary, Relations(made))
    return _COMPILED[id(vocabulary)][1]


def _unless(words: tuple[str, ...], lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The phrases, "<falling>" replaced by those of the list."""
    return tuple(w for word in words for w in (lists[word[1:-1]] if word.startswith("<") else (word,)))


# ---------------------------------------------------------------- sentences
Places = set[tuple[int, int]]


def inspect_relations(page: Page) -> list[Draft]:
    """A figure that no form of words in which it stands can make right."""
    relations = _relations(getattr(page.rules, "vocabulary", None))
    if not relations.entries:
        return []
    denied = {c.quantity for c in page.extraction.claims if c.negated or c.modality in ("hypothetical", "opinion")}
    groups: dict[int, list[Quantity]] = {}
    for quantity in page.extraction.quantities:
        if quantity.kind in LETTERS and quantity.id not in denied:
            groups.setdefault(quantity.sentence, []).append(quantity)
    found: list[Draft] = []
    right: Places = set()
    for place, quantities in groups.items():
        sentence = page.sentences.get(place)
        if not page.is_told(sentence, "hypothetical"):
            continue
        if len(quantities) > 1:
            found += _in_text(page, (sentence,), quantities, relations, right)
        following = page.sentences.get(place + 1)
        if (
            page.is_told(following, "hypothetical")
            and groups.get(place + 1)
            and (not _is_title(page, sentence) or following.block == sentence.block)
        ):
            both = [*quantities, *groups[place + 1]]
            found += _in_text(page, (sentence, following), both, relations, right)
    return [draft for draft in found if (draft.start, draft.end) not in right]


def _is_title(page: Page, sentence: Sentence) -> bool:
    blocks = page.article.blocks
    return 0 <= sentence.block < len(blocks) and blocks[sentence.block].kind in ("title", "heading", "bullet")


def _in_text(
    page: Page, sentences: tuple[Sentence, ...], quantities: list[Quantity], relations: Relations, right: Places
) -> Iterator[Draft]:
    """What does not follow; `right` takes the places of what does."""
    kinds = "/".join(kinds_of([q for q in quantities if q.sentence == s.index]) for s in sentences)
    candidates = relations.of(kinds)
    text = " ".join(page.article.text[s.start : s.end] for s in sentences)
    if not candidates and "(" not in text:
        return
    words, sketch = words_of(text), ""
    for number, form in candidates:
        if form.may_match(words):
            sketch = sketch or _sketch(page, sentences, quantities)
            yield from _of_form(page, relations.entries[number], form, sketch, text, sentences, quantities, right)
    if "(" in text and _COMPARATIVE_IN_TEXT.search(text):
        plain = _COMPARATIVE.sub("", sketch or _sketch(page, sentences, quantities))
        for number, form in relations.of(kinds_in(plain)):
            if form.may_match(words):
                yield from _of_form(page, relations.entries[number], form, plain, text, sentences, quantities, right)


def _of_form(
    page: Page, relation: Relation, form: Form, sketch: str, text: str, sentences: tuple[Sentence, ...], quantities: list[Quantity], right: Places
) -> Iterator[Draft]:  # fmt: skip
    for m in form.pattern.finditer(sketch):
        figures = {name: quantities[int(n)] for name, n in m.groupdict().items() if n is not None}
        if _is_another(page, relation, _around(sketch, m), text, sentences):
            continue
        if relation.form == "percent-of" and _OF_OTHERS.match(page.article.text, figures[relation.told].end):
            continue
        if {"now", "before"} <= figures.keys() and relation.form in _MOVES and _are_two_things(page, figures):
            continue
        told = figures[relation.told]
        if draft := _judged(page, relation, figures, text):
            if len(sentences) < _TWO or not _follows_otherwise(relation, told, quantities):
                yield draft
        elif _is_computed(relation, figures):
            right.add((told.start, told.end))


_COMPARATIVE_IN_TEXT = regex(
    r"\([^()]{0,30}(?:\b(?:19|20)\d\d|\b(?:last|previous|prior|year)\b)[^()]*\d[^()]*\)", re.IGNORECASE
)
_COMPARATIVE = regex(
    rf"\s*\((?:[^(){OPEN}{CLOSE}]{{0,24}}\b(?:19|20)\d\d|[^(){OPEN}{CLOSE}]{{0,20}}\b(?:last|previous|prior|year)\b[^(){OPEN}{CLOSE}]{{0,16}}):?\s*{OPEN}[^(){OPEN}{CLOSE}]*{CLOSE}[^()]{{0,20}}\)",
    re.IGNORECASE,
)
""" "(2023: £251 million)": what stands behind it goes on from the figure before the bracket."""


def _sketch(page: Page, sentences: tuple[Sentence, ...], quantities: list[Quantity]) -> str:
    parts, first = [], 0
    for sentence in sentences:
        mine = [q for q in quantities if q.sentence == sentence.index]
        parts.append(marked(page.article.text[sentence.start : sentence.end], sentence.start, mine, first))
        first += len(mine)
    return BOUND.join(parts)


def _is_computed(relation: Relation, figures: dict[str, Quantity]) -> bool:
    """The figure was really held against the others, so that it is right."""
    if relation.form in ("order", "outdone", "part", "compound", "mean"):
        return False
    return _comparable(
        relation, figures[relation.told], tuple(figures[name] for name in relation.of if name in figures)
    )


_TAIL = 40


def _around(sketch: str, m: re.Match[str]) -> str:
    """What the form's words are part of: from the clause's beginning to the next figure."""
    begin = max(sketch.rfind(mark, 0, m.start()) for mark in (";", BOUND, CLOSE)) + 1
    tail = sketch[m.end() : m.end() + _TAIL]
    return sketch[begin : m.end()] + re.split(rf"[;{OPEN}{BOUND}]", tail)[0]


def _is_another(page: Page, relation: Relation, around: str, text: str, sentences: tuple[Sentence, ...]) -> bool:
    if phrases(relation.unless).search(around):
        return True
    # a price target is no target that something is compared with
    told = " ".join(page.without_bases(sentence.index) for sentence in sentences).replace("price target", "")
    # a basis that is printed as restated is the one that is meant
    told = _RESTATED.sub(" ", told)
    if not relation.unless_any:
        return False
    if len(sentences) == 1 and relation.form in _MOVES:
        # what is expected behind the figures is another comparison
        told = _AHEAD.sub(" ", told)
        if not _REPORTED.search(told):
            told = _VERSION.sub(" ", told, count=1)
    return page.cues.any(told, *relation.unless_any) or (
        relation.form in _MOVES and sum(page.cues.any(text, name) for name in _BASES) > 1
    )


def _are_two_things(page: Page, figures: dict[str, Quantity]) -> bool:
    """ "Profit rose 12% to $88 million, against costs of $90 million", "$16.98 billion, after $14.54 billion in the first quarter"."""
    known = page.metric_of
    amounts = [figures[name] for name in ("now", "before", "gap") if name in figures]
    if len({known[q.id] for q in amounts if q.id in known}) > 1:
        return True
    text, told = page.article.text, figures.get("rate") or figures.get("gap") or figures.get("step")
    if told is not None and (_ELSEWHERE.match(text, told.end) or is_of_another_level(page, told, figures["before"])):
        return True
    now, before = figures["now"], figures["before"]
    sentence = page.sentences.get(before.sentence)
    start, end = (sentence.start, sentence.end) if sentence else (before.start, before.end)
    noun = _NOUN_OF.search(text, max(start, before.start - 40), before.start)
    if noun and noun[1].lower() not in _LEVELS and noun[1].lower() not in text[start : now.start].lower():
        return True
    behind = _OTHER_PERIOD.match(text, before.end, end)
    return behind is not None and page.cues.any(text[start:end], "base_year")


_SIZE = 100
"""A product or a quotient that is so many times off was made of the wrong figures."""


def _is_of_another_size(relation: Relation, result: Decimal, told: Quantity) -> bool:
    value = value_of(told)
    if relation.form == "percent-of" and value and (value < _SIZE <= result or result < value / _SIZE):
        return True  # the part is larger than the whole, or next to nothing: one of them is another figure
    if relation.form not in ("product", "ratio", "whole") or not value or not result:
        return False
    return not ONE / _SIZE < abs(result / value) < _SIZE


def _follows_otherwise(relation: Relation, told: Quantity, quantities: list[Quantity]) -> bool:
    """The change is that of two other figures around, so that the form only took the wrong ones."""
    others = [q for q in quantities if q is not told and q.cmp != "range" and value_of(q)][:_MOST_FIGURES]
    if relation.form in ("ratio", "percent-of"):
        form = relation.form
    elif relation.form in _MOVES:
        form = {"percent": "change", "pp": "points", "bps": "points"}.get(told.kind, "distance")
    else:
        return False

    def holds(printed: Interval, a: Interval, b: Interval) -> bool:
        result = FORMS[form](a, b)
        if result is None:
            return False
        if told.kind == "bps":
            result = result.scaled(HUNDRED)
        printed = printed.magnitude.widened(ONE / 10) if told.kind in ("percent", "pp") else printed.magnitude
        return not printed.disjoint(result) or not printed.disjoint(-result)

    return any(
        a.kind == b.kind
        and a.unit == b.unit
        and (told.kind not in ("money", "count") or (told.kind, told.unit) == (a.kind, a.unit))
        and possible((told, a, b), holds)
        for a, b in permutations(others, 2)
    )


_MOST_FIGURES = 8
_TWO = 2
_OF_OTHERS = regex(r"\s+of\s+(?:those|these|them|whom|which)\b")
""" "600, or 15% of those": of others than the sentence's whole."""
_ELSEWHERE = regex(r"\s+(?:of\b|(?:a|per)\s+(?:diluted\s+)?(?:share|ounce|barrel|tonne)\b)")
_NOUN_OF = regex(r"(\w+) (?:of|at) (?:just |about |only |some )?$")
_LEVELS = frozenset(
    "level total record peak figure low high price close rate average estimate value end start beginning base quarter half year".split()
)
_OTHER_PERIOD = regex(
    r"\s+(?:in|of|for|during|at the end of)\s+(?:the\s+)?(?:(?:first|second|third|fourth|previous|prior|preceding|last|March|June|September|December)\s+(?:quarter|half)|Q[1-4]|[1-4]Q)\b(?!\s+(?:of\s+)?(?:last|20|a year|the year|fiscal))"
)


_VERSION = regex(
    r"^[^.;\d]{0,60}?\b(?:adjusted|underlying|core|non-gaap|recurring|normali[sz]ed)\b(?=[^.;\d]{0,60}\d)",
    re.IGNORECASE,
)
""" "Adjusted EPS of $2.31 was up 10% from $2.10": all three are of one version."""
_REPORTED = regex(
    r"\b(?:reported|statutory|gaap|ifrs|organic\w*|currenc\w+|like-for-like|excluding|comparable)\b", re.IGNORECASE
)
_AHEAD = regex(
    r"(?:,|\band)\s+(?:[\w'’-]+\s+){0,4}(?:ahead of|above|below|short of|better than|worse than|more than|less than|beating|topping|missing)\s+(?:the\s+)?(?:\w+\s+){0,2}"
    r"(?:consensus|estimates?|expectations?|forecasts?)\b[^;.]*",
    re.IGNORECASE,
)
_RESTATED = regex(r"\((?:as\s+)?restated\b[^()]*\)|\brestated\s+(?=[$€£¥]|[A-Z]{2,3}\s?\d|\d)")
_BASES = ("base_year", "base_quarter", "base_month")
_MOVES = frozenset({"change", "distance", "points", "moved"})
"""Of a sentence with two bases nobody knows which of them the change goes with."""


# ---------------------------------------------------------------- judging
Computed = Callable[..., Interval | None]


def _ratio(a: Interval, b: Interval) -> Interval | None:
    return a / b if a.positive and b.positive else None


def _percent(a: Interval, b: Interval, less: int) -> Interval | None:
    ratio = _ratio(a, b)
    return None if ratio is None else (ratio + Interval(-ONE * less, -ONE * less)).scaled(HUNDRED)


_ONCE = Interval(ONE, ONE)
FORMS: Mapping[str, Computed] = {
    "increase": lambda a, b: _percent(a, b, 1),
    "decrease": lambda a, b: None if (p := _percent(a, b, 1)) is None else -p,
    "change": lambda a, b: _percent(a, b, 1),
    "percent-of": lambda a, b: _percent(a, b, 0),
    "difference": lambda a, b: a - b,
    "distance": lambda a, b: a - b,
    "points": lambda a, b: a - b,
    "product": lambda a, b=_ONCE: a * b if a.positive and b.positive else None,
    "ratio": _ratio,
    "sum": lambda *each: reduce(Interval.__add__, (part.magnitude for part in each)),
    "less": lambda whole, *each: whole - reduce(Interval.__add__, each),
    "whole": lambda part, rate: (part / rate).scaled(HUNDRED) if part.positive and rate.positive else None,
    "moved": lambda gap, now: _percent(now, now - gap, 1) if gap.positive else None,
}
"""What the told figure should be, from ranges; None where that cannot be computed."""
_BY_SIZE = frozenset({"change", "distance", "points"})
"""Forms whose told figure is a size, while the words tell the direction."""


def _judged(page: Page, relation: Relation, figures: dict[str, Quantity], text: str) -> Draft | None:
    told = figures[relation.told]
    if relation.form == "compound":
        now, before = (figures[name] for name in relation.of)
        return _compound(page, told, now, before, text)
    if relation.form == "part":
        whole = figures[relation.of[0]]
        return None if _is_of_another_noun(page, whole, told) else part_above_whole(page, told, whole)
    if relation.form in ("order", "outdone"):
        return _order(page, figures, relation)
    of = tuple(figures[name] for name in relation.of if name in figures)
    if relation.form == "mean":
        of = of or (figures["low"], figures["high"])
        return _mean(page, told, of)
    if relation.form == "percent-of" and of[0].cmp in ("le", "lt", "near_below") and told.cmp == "eq":
        # "up to 2,600 of its 13,000 employees, or 20%": the most of the one is the most of the other
        of = (of[0].model_copy(update={"cmp": "eq"}), *of[1:])
    if not _comparable(relation, told, of):
        return None
    compute = FORMS[relation.form]
    hundredfold = relation.form == "points" and told.kind == "bps"

    def holds(printed: Interval, *parts: Interval) -> bool:
        result = compute(*parts)
        if result is None:
            return True
        if hundredfold:
            result = result.scaled(HUNDRED)
        result = _slack(result.scaled(relation.times), relation.slack)
        if told.kind in ("percent", "pp"):
            printed = printed.widened(Decimal(page.parameter("arithmetic", "percent_slack", Decimal("0.1"))))
        if not printed.disjoint(result) or (relation.form in _BY_SIZE and not printed.disjoint(-result)):
            return True
        fallen = _percent(parts[1], parts[1] + parts[0], 1) if relation.form == "moved" else None
        return fallen is not None and not printed.disjoint(-_slack(fallen, relation.slack))

    if possible((told, *of), holds):
        return None
    result = _value(relation, of)
    if result is None or _is_of_another_size(relation, result, told):
        return None
    by_size = relation.form in ("distance", "points")
    shown = amount_like(result * (HUNDRED if hundredfold else ONE), told, by_size=by_size)
    message = f"{_working(relation, of)} is {shown}, not {plain_text(told)}."
    key = "|".join(plain_text(q) for q in (told, *of))
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", key,
        figures=(told, *of), consistent=shown,
    )  # fmt: skip


def _comparable(relation: Relation, told: Quantity, of: tuple[Quantity, ...]) -> bool:
    """One currency, no ranges; amounts that are divided by one another are of one kind unless one is a count."""
    if any(q.cmp == "range" or not value_of(q) for q in (told, *of)):
        return False
    if relation.within is not None:
        a, b = (abs(value_of(q) or ONE) for q in of)
        if max(a / b, b / a) > relation.within or len({q.kind for q in of}) > 1:
            return False
    currencies = {q.unit for q in (told, *of) if q.kind == "money"}
    if len(currencies) > 1:
        return False
    if relation.form == "sum" and len({(q.kind, q.per) for q in (told, *of)}) > 1:
        return False
    return relation.form not in ("percent-of", "change") or len({q.kind for q in of}) == 1


def _slack(interval: Interval, by: Decimal) -> Interval:
    if not by or interval.low is None or interval.high is None:
        return interval
    return interval.widened(max(abs(interval.low), abs(interval.high)) * by / HUNDRED)


def _value(relation: Relation, of: tuple[Quantity, ...]) -> Decimal | None:
    values = [value_of(q) for q in of] if len(of) > 1 else [value_of(of[0]), ONE]
    if not all(values):
        return None
    exact = FORMS[relation.form](*(Interval(v, v) for v in values))
    return None if exact is None or exact.low is None else exact.low * relation.times


_SIGNS = {
    "increase": "over",
    "decrease": "against",
    "change": "against",
    "percent-of": "of",
    "ratio": "divided by",
}


def _working(relation: Relation, of: tuple[Quantity, ...]) -> str:
    if relation.form == "product":
        by = plain_text(of[1]) if len(of) > 1 else plain_number(relation.times)
        return f"{plain_text(of[0])} times {by}"
    if relation.form in ("difference", "distance", "points"):
        return f"the difference between {plain_text(of[0])} and {plain_text(of[1])}".capitalize()
    if relation.form == "change":
        return f"From {plain_text(of[1])} to {plain_text(of[0])}"
    if relation.form == "less":
        return f"{plain_text(of[0])} less {' and '.join(map(plain_text, of[1:]))}"
    if relation.form == "sum":
        return " and ".join(map(plain_text, of))
    if relation.form == "moved":
        return f"A change by {plain_text(of[0])} to {plain_text(of[1])}"
    if relation.form == "whole":
        return f"The whole of which {plain_text(of[1])} is {plain_text(of[0])}"
    return f"{plain_text(of[0])} {_SIGNS[relation.form]} {plain_text(of[1])}"


def amount_like(value: Decimal, told: Quantity, *, by_size: bool = False) -> str:
    """A computed value in the unit of the printed figure."""
    value = abs(value) if by_size else value
    if told.kind == "multiple":
        return f"{plain_number(value)} times"
    if told.kind in ("pp", "bps"):
        return f"{plain_number(value)} {'basis points' if told.kind == 'bps' else 'percentage points'}"
    return percent(value) if told.kind == "percent" else amount(value, told)


def _mean(page: Page, told: Quantity, of: tuple[Quantity, ...]) -> Draft | None:
    low, high = (of[0].low, of[0].high) if len(of) == 1 else (value_of(of[0]), value_of(of[1]))
    if low is None or high is None or of[0].unit != told.unit:
        return None
    middle = (low + high) / 2
    step = max(told.step, of[0].step) or ONE
    value = value_of(told)
    if value is None or abs(value - middle) <= step or not middle / 2 < value < middle * 2:
        return None
    shown = amount_like(middle, told)
    message = f"The middle of {' to '.join(plain_text(q) for q in of)} is {shown}, not {plain_text(told)}."
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", f"{plain_text(told)}|{plain_text(of[0])}",
        figures=(told, *of), consistent=shown,
    )  # fmt: skip


_TO_DO = regex(r"[^.;,]{0,60}?\bto \w+ [^.;,]{0,60},? of (?:which|whom)\b", re.IGNORECASE)


def _is_of_another_noun(page: Page, whole: Quantity, part: Quantity) -> bool:
    """ "Cut capital spending to $430 million to preserve cash, of which $7.5 billion remained": of the cash"""
    return _TO_DO.match(page.article.text, whole.end, part.start) is not None


_MONTH = regex(rf"\b{MONTH}\b")
PART_SLACK = Decimal("1.05")
"""Sales between the parts are cut out of the whole, so that one may exceed it slightly."""


def part_above_whole(page: Page, part: Quantity, whole: Quantity) -> Draft | None:
    if part.kind != whole.kind or (part.kind == "money" and part.unit != whole.unit) or part.per != whole.per:
        return None
    if possible(
        (part, whole), lambda p, w: not w.scaled(PART_SLACK if part.kind == "money" else ONE).below(p)
    ) or not value_of(whole):
        return None
    message = f"{plain_text(part)} is told as a part of {plain_text(whole)}, and is more."
    return Draft(
        part.start, part.end, page.severity("arithmetic", "error"), message, "arithmetic", f"{plain_text(part)}|{plain_text(whole)}",
        figures=(whole, part), consistent=f"at most {plain_text(whole)}",
    )  # fmt: skip


_YEARS = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _compound(page: Page, told: Quantity, now: Quantity, before: Quantity, text: str) -> Draft | None:
    """A rate a year between the only two years of the sentence, counted with or without the first; months would shorten it."""
    years = sorted({int(year) for year in _YEARS.findall(text)})
    if len(years) != 2 or now.unit != before.unit or _MONTH.search(text):
        return None
    span = years[1] - years[0]
    ratio = _ratio(rounded(now), rounded(before))
    if span < 2 or ratio is None or ratio.low is None or ratio.high is None or ratio.low <= 0:
        return None
    printed = rounded(told).widened(Decimal("0.5"))
    if any(not printed.disjoint(Interval(_a_year(ratio.low, n), _a_year(ratio.high, n))) for n in (span, span + 1)):
        return None
    a, b = value_of(now), value_of(before)
    if a is None or not b:
        return None
    shown = percent(_a_year(a / b, span))
    message = (
        f"From {plain_text(before)} to {plain_text(now)} in {span} years is {shown} a year, not {plain_text(told)}."
    )
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic",
        "|".join(plain_text(q) for q in (told, before, now)), figures=(told, before, now), consistent=shown,
    )  # fmt: skip


def _a_year(ratio: Decimal, years: int) -> Decimal:
    return (ratio ** (ONE / years) - 1) * HUNDRED


def _order(page: Page, figures: dict[str, Quantity], relation: Relation) -> Draft | None:
    low, high = (figures[name] for name in relation.of)
    a, b = value_of(low), value_of(high)
    if a is None or b is None or low.unit != high.unit or not a > b > 0 or low.cmp != "eq" or high.cmp != "eq":
        return None
    if relation.form == "outdone":
        steps = {c.quantity for c in page.extraction.claims if c.role in ("diff", "delta")}
        if steps & {low.id, high.id}:
            return None  # "$63.10, $1.40 higher than the $61.70 of the day before"
        return _outdone(page, low, high, relation.told == "high")
    message = f"The range runs from the larger figure, {plain_text(low)}, to the smaller, {plain_text(high)}."
    return Draft(
        low.start, high.end, page.severity("arithmetic", "warning"), message, "arithmetic", "range",
        figures=(low, high), consistent=f"between {plain_text(high)} and {plain_text(low)}",
    )  # fmt: skip


def _outdone(page: Page, low: Quantity, high: Quantity, higher: bool) -> Draft:
    """ "31% was higher than the 65.7%": the two figures say the opposite of the words"""
    first, second = (high, low) if higher else (low, high)
    message = f"{plain_text(first)} is told as {'more' if higher else 'less'} than {plain_text(second)}, and is {'less' if higher else 'more'}."
    return Draft(
        first.start, second.end, page.severity("arithmetic", "error"), message, "comparison-flipped", "outdone",
        figures=(first, second), consistent="less" if higher else "more",
    )  # fmt: skip
