"""Sentences that say themselves how their figures hang together, recomputed.

The forms of words are data (`rules/vocabulary/relations.yaml`). A figure is found by its place in the form and not by what the
binder made of it, so that "a premium of 42% to Friday's closing price of $28" is understood without knowing any company.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from factcheck.inspect.cues import phrases
from factcheck.inspect.dates import MONTH
from factcheck.inspect.forms import LETTERS, Form, marked, words_of
from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import amount, percent, plain_number
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
    """`by_word` leads from a word that a form cannot do without to the form: its relation's number and its own."""

    entries: tuple[Relation, ...]
    by_word: Mapping[str, tuple[tuple[int, int], ...]]


_COMPILED: dict[int, tuple[Any, Relations]] = {}
"""By the vocabulary's identity; the vocabulary is kept beside it, so that an identity is never reused."""


def _relations(vocabulary: Any) -> Relations:
    if id(vocabulary) not in _COMPILED:
        entries: Mapping[str, Any] = getattr(vocabulary, "relations", None) or {}
        made = tuple(
            Relation(
                tuple(Form(form) for form in entry.says), entry.form, entry.told, entry.of, entry.times, entry.slack,
                entry.unless, entry.unless_any, entry.within,
            )
            for entry in entries.values()
        )  # fmt: skip
        index: dict[str, list[tuple[int, int]]] = {}
        for number, relation in enumerate(made):
            for place, form in enumerate(relation.says):
                for word in min(form.anchors, key=len, default=frozenset()):
                    index.setdefault(word, []).append((number, place))
        found = Relations(made, {word: tuple(places) for word, places in index.items()})
        _COMPILED[id(vocabulary)] = (vocabulary, found)
    return _COMPILED[id(vocabulary)][1]


# ---------------------------------------------------------------- sentences
def inspect_relations(page: Page) -> list[Draft]:
    relations = _relations(getattr(page.rules, "vocabulary", None))
    if not relations.entries:
        return []
    denied = {c.quantity for c in page.extraction.claims if c.negated or c.modality in ("hypothetical", "opinion")}
    groups: dict[int, list[Quantity]] = {}
    for quantity in page.extraction.quantities:
        if quantity.kind in LETTERS and quantity.id not in denied:
            groups.setdefault(quantity.sentence, []).append(quantity)
    drafts: list[Draft] = []
    for place, quantities in groups.items():
        sentence = page.sentences.get(place)
        if len(quantities) > 1 and sentence is not None and _is_told(page, sentence):
            drafts += _in_sentence(page, sentence, quantities, relations)
    return drafts


def _is_told(page: Page, sentence: Sentence) -> bool:
    return (
        sentence.cls not in ("boilerplate", "hypothetical")
        and sentence.repeat_of is None
        and not page.is_repeat(sentence.start)
    )


def _in_sentence(page: Page, sentence: Sentence, quantities: list[Quantity], relations: Relations) -> Iterator[Draft]:
    text = page.article.text[sentence.start : sentence.end]
    letters = {LETTERS[q.kind] for q in quantities}
    words, sketch = words_of(text), ""
    candidates: dict[int, list[int]] = {}
    for number, place in sorted({place for word in words for place in relations.by_word.get(word, ())}):
        candidates.setdefault(number, []).append(place)
    for number, places in candidates.items():
        relation = relations.entries[number]
        for form in (relation.says[place] for place in places):
            if not form.may_match(letters, words):
                continue
            sketch = sketch or marked(text, sentence.start, quantities)
            if (m := form.pattern.search(sketch)) is None:
                continue
            if not _is_another(page, relation, text, sentence.index):
                figures = {name: quantities[int(n)] for name, n in m.groupdict().items()}
                if draft := _judged(page, relation, figures, text):
                    yield draft
            break


def _is_another(page: Page, relation: Relation, text: str, place: int) -> bool:
    if phrases(relation.unless).search(text):
        return True
    # a price target is no target that something is compared with
    told = page.without_bases(place).replace("price target", "")
    # a basis that is printed as restated is the one that is meant
    told = _RESTATED.sub(" ", told)
    return bool(relation.unless_any) and page.cues.any(told, *relation.unless_any)


_RESTATED = regex(r"\((?:as\s+)?restated\b[^()]*\)")


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
    "sum": lambda a, b: a.magnitude + b.magnitude,
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
        return part_above_whole(page, told, figures[relation.of[0]])
    if relation.form == "order":
        return _order(page, figures, relation)
    of = tuple(figures[name] for name in relation.of if name in figures)
    if relation.form == "mean":
        of = of or (figures["low"], figures["high"])
        return _mean(page, told, of)
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
        return not printed.disjoint(result) or (relation.form in _BY_SIZE and not printed.disjoint(-result))

    if possible((told, *of), holds):
        return None
    result = _value(relation, of)
    if result is None:
        return None
    by_size = relation.form in ("distance", "points")
    shown = amount_like(result * (HUNDRED if hundredfold else ONE), told, by_size=by_size)
    message = f"{_working(relation, of)} is {shown}, not {_plain(told)}."
    key = "|".join(_plain(q) for q in (told, *of))
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
    return relation.form != "percent-of" or len({q.kind for q in of}) == 1


def _slack(interval: Interval, by: Decimal) -> Interval:
    if not by or interval.low is None or interval.high is None:
        return interval
    return interval.widened(max(abs(interval.low), abs(interval.high)) * by / HUNDRED)


def _value(relation: Relation, of: tuple[Quantity, ...]) -> Decimal | None:
    a, b = value_of(of[0]), value_of(of[1]) if len(of) > 1 else ONE
    if a is None or not b:
        return None
    exact = FORMS[relation.form](*(Interval(v, v) for v in (a, b)))
    return None if exact is None or exact.low is None else exact.low * relation.times


_SIGNS = {
    "increase": "over",
    "decrease": "against",
    "change": "against",
    "percent-of": "of",
    "ratio": "divided by",
    "sum": "and",
}


def _working(relation: Relation, of: tuple[Quantity, ...]) -> str:
    if relation.form == "product":
        by = _plain(of[1]) if len(of) > 1 else plain_number(relation.times)
        return f"{_plain(of[0])} times {by}"
    if relation.form in ("difference", "distance", "points"):
        return f"the difference between {_plain(of[0])} and {_plain(of[1])}".capitalize()
    if relation.form == "change":
        return f"From {_plain(of[1])} to {_plain(of[0])}"
    return f"{_plain(of[0])} {_SIGNS[relation.form]} {_plain(of[1])}"


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
    if value is None or abs(value - middle) <= step:
        return None
    shown = amount_like(middle, told)
    message = f"The middle of {' to '.join(_plain(q) for q in of)} is {shown}, not {_plain(told)}."
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", f"{_plain(told)}|{_plain(of[0])}",
        figures=(told, *of), consistent=shown,
    )  # fmt: skip


_MONTH = regex(rf"\b{MONTH}\b")
PART_SLACK = Decimal("1.05")
"""Sales between the parts are cut out of the whole, so that one may exceed it slightly."""


def part_above_whole(page: Page, part: Quantity, whole: Quantity) -> Draft | None:
    if part.kind != whole.kind or (part.kind == "money" and part.unit != whole.unit) or part.per != whole.per:
        return None
    if possible((part, whole), lambda p, w: not w.scaled(PART_SLACK).below(p)) or not value_of(whole):
        return None
    message = f"{_plain(part)} is told as a part of {_plain(whole)}, and is more."
    return Draft(
        part.start, part.end, page.severity("arithmetic", "error"), message, "arithmetic", f"{_plain(part)}|{_plain(whole)}",
        figures=(whole, part), consistent=f"at most {_plain(whole)}",
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
    message = f"From {_plain(before)} to {_plain(now)} in {span} years is {shown} a year, not {_plain(told)}."
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic",
        "|".join(_plain(q) for q in (told, before, now)), figures=(told, before, now), consistent=shown,
    )  # fmt: skip


def _a_year(ratio: Decimal, years: int) -> Decimal:
    return (ratio ** (ONE / years) - 1) * HUNDRED


def _order(page: Page, figures: dict[str, Quantity], relation: Relation) -> Draft | None:
    low, high = (figures[name] for name in relation.of)
    a, b = value_of(low), value_of(high)
    if a is None or b is None or low.unit != high.unit or not a > b > 0 or low.cmp != "eq" or high.cmp != "eq":
        return None
    message = f"The range runs from the larger figure, {_plain(low)}, to the smaller, {_plain(high)}."
    return Draft(
        low.start, high.end, page.severity("arithmetic", "warning"), message, "arithmetic", "range",
        figures=(low, high), consistent=f"between {_plain(high)} and {_plain(low)}",
    )  # fmt: skip


def _plain(quantity: Quantity) -> str:
    return " ".join(quantity.text.split())
