"""Words before a figure that may tell of somebody else than the company that is taken over from before.

"Meijer, based in Michigan, had sales of", "the whole grocery trade had revenue of", "revenue at the biggest of them was": whose figure it
is stands in words that no list explains. What agrees with a filing may still be the company's own; nobody is accused.
"""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.owners import outer

OTHERS = "past other words"
"""Where a silent figure's company is taken from, if the sentence has a subject of its own that no list explains."""

_EXPLAINED = frozenset(
    {"entity", "reference", "pronoun", "person_pronoun", "metric", "part", "quantity", "time", "commodity"}
)
_BE = frozenset("is are was were be been".split())
_NO_VERBS = frozenset("of at : - up down off".split())
_HAVE = frozenset("has had have did does do".split())
_PREPOSITIONS = frozenset("of in at for on with by from to as under over against like than behind".split())
_OWNED_AT = frozenset("at of for".split())
_ARTICLES = frozenset("the a an its their this that those these most some all both every".split())
_FOR_IT = frozenset("that this it there none nothing all which who what they".split())
_CLAUSES = frozenset("when where which because whether".split())
_INDEFINITE = frozenset("one a an another".split())
_OF_OTHERS = frozenset({"market_size", "customers", "users", "subscribers", "employees"})
"""Measures whose words name those who are counted: "its customers had revenue of"."""
_WHOSE = frozenset("its their our".split())
_PARTITIVE = frozenset("rest most many some part half all both each none one two three".split())
_NEAR = 3
"""Words between an owner and what it owns ("the sector's combined net")."""
_LONGEST = 9
"""Words of a subject at most; more is a clause that the cutting has missed."""


def is_stranger(frame: Frame) -> bool:
    """Whether the sentence has words of its own for the one whose figure it tells, of whom nothing is known."""
    view, item = frame.view, frame.item
    if item is None or view.headline:
        return False
    clause = outer(view, frame.clause)
    if _owner(frame, clause.first) or _place(frame, item.first):
        return True
    by_its = frame.subject is not None and view.lower[frame.subject.first] in _WHOSE
    told = (frame.subject is None or by_its) and frame.role != "from"
    return told and _subject(frame, clause.first, item.first)


def _explained(frame: Frame) -> set[int]:
    """The words that say what they mean."""
    view = frame.view
    known = (i for i in view.of_kind(*_EXPLAINED) if not _is_of_many(view, i) and not _owns_measure(frame, i))
    return {k for i in known for k in range(i.first, i.last)}


def apposed_stranger(frame: Frame) -> bool:
    """ "Spirit, the maker of fuselages that Boeing is buying, lost": the only company named stands in the apposition of an unknown name"""
    view, item, named = frame.view, frame.item, frame.subject
    if item is None or named is None or named.kind != "entity":
        return False
    marks = [k for k in range(named.first) if view.lower[k] == ","]
    end = next((k for k in range(named.last, item.first) if view.lower[k] == ","), None)
    if len(marks) != 1 or end is None or not (0 < marks[0] <= _NEAR) or _next_verb(view, end + 1, item.first) is None:
        return False
    head = range(marks[0])
    apposed = view.lower[marks[0] + 1] in ("the", "a", "an", "another", "its", "which", "whose")
    own = {k for i in view.items if i.kind in _EXPLAINED and not _is_another(i, named) for k in range(i.first, i.last)}
    return apposed and all(view.tokens[k].is_capitalised and k not in own for k in head)


def _is_another(item: Item, named: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "ORG" and item.ref.ref != named.ref.ref


def _next_verb(view: View, k: int, anchor: int) -> int | None:
    """The verb that stands at a word, or behind the time and adverbs that stand there ("last week reported")."""
    while k < anchor and not _is_verb(view, k):
        time = view.at(k, "time")
        if time is None and not view.lower[k].endswith("ly"):
            return None
        k = time.last if time is not None else k + 1
    return k if k < anchor else None


def _is_of_many(view: View, item: Item) -> bool:
    """What stands in a description without saying who is described: "American grocers", "two smaller designers", "its customers" """
    if item.kind == "entity":
        return bool(item.ref.type == "GPE")
    if ranks_another(view, item):
        return True
    if item.kind == "quantity":
        return item.ref.kind in ("count", "rank", "ordinal")
    return view.lower[item.first] in _WHOSE and item.kind == "pronoun" or item.id in _OF_OTHERS


def _owns_measure(frame: Frame, item: Item) -> bool:
    """ "Bottling investments saw revenue of": what is called like a measure and has another one is a part of something"""
    measure = frame.metric_item
    if item.kind != "metric" or measure is None or measure.kind != "metric" or item.id == measure.id:
        return False
    verb = frame.view.lower[item.last : measure.first]
    return len(verb) in (1, 2) and verb[0] in frame.view.cues["has_measure"]


def ranks_another(view: View, item: Item) -> bool:
    """ "The next-largest grocer": a description that sets one behind another"""
    words = set(view.lower[item.first : item.last])
    return item.id == "described" and not words.isdisjoint(view.cues["other_ranks"])


def _owner(frame: Frame, first: int) -> bool:
    """ "the sector's net income" """
    metric, view = frame.metric_item, frame.view
    before = range(max(first + 1, metric.first - _NEAR), metric.first) if metric is not None else ()
    return any(view.lower[k] == "'s" and _is_unknown(view, k - 1, _explained(frame)) for k in before)


def _place(frame: Frame, anchor: int) -> bool:
    """ "revenue at the biggest of them was" """
    metric, view = frame.metric_item, frame.view
    if metric is None or metric.last + 1 >= anchor or view.lower[metric.last] not in _OWNED_AT:
        return False
    words = range(metric.last + 1, anchor)
    end = next((k for k in words if _is_verb(view, k) or view.lower[k] in (",", ";", ":")), anchor)
    if end - metric.last - 1 > _LONGEST or view.lower[metric.last + 1] not in _ARTICLES:
        return False
    head = next((k for k in range(metric.last + 2, end) if view.lower[k] in _PREPOSITIONS), end) - 1
    explained = _explained(frame)
    return explained.isdisjoint(range(metric.last + 1, head + 1)) and _is_unknown(view, head, explained)


def _subject(frame: Frame, first: int, anchor: int) -> bool:
    """ "Publix, by contrast, made", "Smaller chains had", "Albertsons with $79 billion" """
    view = frame.view
    first = max((k + 1 for k in range(first, anchor) if view.lower[k] in (":", ";")), default=first)
    verb = next((k for k in range(first + 1, anchor) if _is_verb(view, k)), None)
    if verb is None:
        if anchor - 1 > first and view.lower[anchor - 1] == "with":
            verb = anchor - 1
        else:
            return False
    words = list(range(first, verb))
    marks = [k for k in range(first, anchor) if view.lower[k] == ","]
    after = _next_verb(view, marks[1] + 1, anchor) if len(marks) > 1 else None
    inserted = after is not None and marks[0] < verb <= after
    if not inserted and any(_is_verb(view, k) or view.lower[k] in _CLAUSES for k in range(verb + 2, anchor)):
        return False  # "None of this stopped the dividends, which swallowed"
    if inserted:
        words = list(range(first, marks[0]))  # "Meijer, based in Michigan, had"
    elif marks and marks[0] < verb:
        words = [k for k in words if k > max(n for n in marks if n < verb)]
    while words and _opens(view, words[0]):
        words.pop(0)
    while words and view.lower[words[-1]].endswith("ly"):
        words.pop()
    if not words or len(words) > _LONGEST or view.lower[words[0]] in _PREPOSITIONS or view.lower[words[0]] in _FOR_IT:
        return False
    end = next((k for k in words[1:] if view.lower[k] in _PREPOSITIONS), words[-1] + 1)
    if view.lower[end - 1] in _PARTITIVE and view.word(end) == "of":
        words = [k for k in words if k > end]  # "the rest of the industry"
        end = next((k for k in words[1:] if view.lower[k] in _PREPOSITIONS), words[-1] + 1 if words else end)
    explained = _explained(frame) if words else set()
    return bool(words) and explained.isdisjoint(range(words[0], end)) and _is_unknown(view, end - 1, explained)


def _opens(view: View, k: int) -> bool:
    word = view.lower[k]
    return not word.isalpha() or word in view.cues["sentence_openers"] or word.endswith("ly")


def _is_verb(view: View, k: int) -> bool:
    word = view.lower[k]
    if word in _HAVE or word in _BE or view.is_past(k):
        return True
    if word in _NO_VERBS:
        return False
    return view.at(k, "metric_verb", "direction_verb", "level") is not None


def _is_unknown(view: View, k: int, explained: set[int]) -> bool:
    """A noun that means neither the company itself nor what is told of it."""
    word = view.lower[k]
    if word in _ARTICLES or word in _PREPOSITIONS or view.tokens[k].text in view.lexicon.by_ticker:
        return False
    others = _INDEFINITE | view.cues["other_ranks"]
    if word in view.lexicon.reference_heads and others.isdisjoint(view.lower[max(0, k - _NEAR) : k]):
        return False  # "the Cambridge, Massachusetts, company's"
    return k not in explained and word.isalpha() and len(word) > 1 and word not in view.cues["own_heads"]
