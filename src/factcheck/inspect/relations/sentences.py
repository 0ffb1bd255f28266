"""Which relations the words of a sentence, or of two, tell, and of which figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from factcheck.inspect.cues import phrases
from factcheck.inspect.extremes import is_of_another_level
from factcheck.inspect.frames import are_of_two_lengths
from factcheck.inspect.interval import ONE, Interval, possible, value_of
from factcheck.inspect.operations import FORMS, HUNDRED
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.relations.forms import (
    BOUND,
    CLOSE,
    LETTERS,
    OPEN,
    Form,
    kinds_in,
    kinds_of,
    marked,
    words_of,
)
from factcheck.inspect.relations.judging import comparable, judged
from factcheck.inspect.relations.vocabulary import Relation, Relations, relations_of
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex

Places = set[tuple[int, int]]


def inspect_relations(page: Page) -> list[Draft]:
    """A figure that no form of words in which it stands can make right."""
    relations = relations_of(getattr(page.rules, "vocabulary", None))
    if not relations.entries:
        return []
    groups: dict[int, list[Quantity]] = {}
    for quantity in page.extraction.quantities:
        if quantity.kind in LETTERS and quantity.id not in page.denied and not _is_a_name(page, quantity):
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


_NAMED = regex(r"\bthe\s$")


def _is_a_name(page: Page, q: Quantity) -> bool:
    """ "Four lines: the 2, the 7 and the 11"."""
    return (
        q.kind == "count"
        and not q.unit
        and q.text.isdigit()
        and _NAMED.search(page.article.text, max(0, q.start - 5), q.start) is not None
    )


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
    if not candidates.forms and "(" not in text:
        return
    words, sketch = _words(page, sentences, text), ""
    for number, form in candidates.among(words):
        sketch = sketch or _sketch(page, sentences, quantities)
        yield from _of_form(page, relations.entries[number], form, sketch, text, sentences, quantities, right)
    if "(" in text and _COMPARATIVE_IN_TEXT.search(text):
        plain = _COMPARATIVE.sub("", sketch or _sketch(page, sentences, quantities))
        for number, form in relations.of(kinds_in(plain)).among(words):
            yield from _of_form(page, relations.entries[number], form, plain, text, sentences, quantities, right)


def _words(page: Page, sentences: tuple[Sentence, ...], text: str) -> frozenset[str]:
    """Those of the sentences, which are known; of what is spelled oddly they are looked for anew."""
    told = [page.cues.words_in(page.text_of(sentence.index)) for sentence in sentences]
    known = [words for words in told if words is not None]
    if len(known) == len(sentences) == 1 and "_" not in text:
        return known[0]
    return words_of(text) if "_" in text or len(known) < len(told) else frozenset[str]().union(*known)


def _of_form(
    page: Page, relation: Relation, form: Form, sketch: str, text: str, sentences: tuple[Sentence, ...], quantities: list[Quantity], right: Places
) -> Iterator[Draft]:  # fmt: skip
    for m in form.pattern.finditer(sketch):
        figures = {name: quantities[int(n)] for name, n in m.groupdict().items() if n is not None}
        if _is_another(page, relation, _around(sketch, m), text, sentences):
            continue
        if relation.form == "percent-of" and _is_of_others(page, figures[relation.told]):
            continue
        if {"now", "before"} <= figures.keys() and relation.form in _MOVES and _are_two_things(page, figures):
            continue
        told = figures[relation.told]
        if draft := judged(page, relation, figures, text):
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
    if relation.form in ("order", "outdone", "part", "compound", "mean", "middles"):
        return False
    return comparable(relation, figures[relation.told], tuple(figures[name] for name in relation.of if name in figures))


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
    others = tuple(name for name in relation.unless_any if name != _OTHER_BASE)
    core = _RESTATED.sub(" ", page.without_bases_in(page.core_of(sentences[0].index))) if len(sentences) == 1 else told
    based = _OTHER_BASE in relation.unless_any and page.cues.any(core, _OTHER_BASE)
    return (
        (based and page.cues.any(told, _OTHER_BASE))
        or page.cues.any(told, *others)
        or (relation.form in _MOVES and sum(page.cues.any(text, name) for name in _BASES) > 1)
    )


def _are_two_things(page: Page, figures: dict[str, Quantity]) -> bool:
    """ "Profit rose 12% to $88 million, against costs of $90 million", "$16.98 billion, after $14.54 billion in the first quarter"."""
    known = page.metric_of
    amounts = [figures[name] for name in ("now", "before", "gap") if name in figures]
    if len({known[q.id] for q in amounts if q.id in known}) > 1:
        return True
    if are_of_two_lengths(*(page.time_of.get(figures[name].id) for name in ("now", "before"))):
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
_RESTATES = regex(r"\b(?:or|which\s+is|that\s+is)\s+(?:\w+\s+)?$")


def _is_of_others(page: Page, told: Quantity) -> bool:
    m = _OF_OTHERS.match(page.article.text, told.end)
    return m is not None and not ("them" in m[0] and _RESTATES.search(page.article.text, told.start - 24, told.start))


_ELSEWHERE = regex(r"\s+(?:of\b|(?:a|per)\s+(?:diluted\s+)?(?:share|ounce|barrel|tonne)\b)")
_NOUN_OF = regex(r"(\w+) (?:of|at) (?:just |about |only |some )?$")
_LEVELS = frozenset(
    "level total record peak figure low high price close closing trading ending rate average estimate value end start beginning base quarter half year".split()
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
_OTHER_BASE = "base_other"
_BASES = ("base_year", "base_quarter", "base_month")
_MOVES = frozenset({"change", "distance", "points", "moved"})
"""Of a sentence with two bases nobody knows which of them the change goes with."""
