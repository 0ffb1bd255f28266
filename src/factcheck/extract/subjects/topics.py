"""The part of a company that a sentence is about, where its figure has no other owner.

"Greater China is the weak spot, with sales down 8%", "Europe grew fastest, with revenue up 7%", "Overseas, revenue was $248.9 billion":
what is told behind is of that part, and no total of the company that the text goes on with.
"""

from __future__ import annotations

from factcheck.extract.analysis import NO_VERBS, Item, View
from factcheck.extract.parts import part_phrase
from factcheck.extract.subjects.openings import ENDS, opening

_ASIDE = 9
_OPENS = 5
"""Words before the topic of a sentence: "But the picture in China is gloomier"."""


def part_told(view: View, figure: Item, place: str | None) -> str | None:
    """The part whose figure it is, as it is printed; None where the sentence has no such topic or names a company otherwise.

    A company may own the part: "Alphabet's search business is the cash cow, with revenue of $198.1 billion".
    `place` is the one that the sentence before told of, without a company ("Japan was no better. Sales there were $25.1 billion").
    """
    if (away := _away(view, figure, place)) is not None:
        return away
    owned = _owned_from(view, figure.first)
    if owned is None:
        return None
    for item in view.items:
        if item.last > figure.first:
            return None
        if item.first < owned or not _is_part(item):
            continue
        if not owned and _is_set_apart(view, item) or _opens(view, item, bool(owned)) and _is_added(view, item, figure):
            return _printed(view, item)
    return None


def topic_of(view: View) -> str | None:
    """ "Meta's Reality Labs remains a drag.": the part that a sentence without figures is about"""
    owned = _owned_from(view, len(view.lower))
    if owned is None:
        return None
    part = next((i for i in view.items if i.first >= owned and _is_part(i) and _opens(view, i, bool(owned))), None)
    if part is None:
        return None
    # "Humira is fading, and the drugmaker has to run": it turns back to the company
    back = any(i.kind in ("pronoun", "reference", "entity") for i in view.items if i.first >= part.last)
    return None if back else _printed(view, part)


def _owned_from(view: View, end: int) -> int | None:
    """Where what the one company named before `end` owns begins; 0 where none is named, None where one is named otherwise."""
    named = [i for i in view.named() if i.last <= end]
    if not named:
        return 0
    owner = named[0]
    owns = len(named) == 1 and owner.first <= _OPENS and view.word(owner.last) == "'s"
    return owner.last if owns else None


def _printed(view: View, item: Item) -> str | None:
    told = part_phrase(view, item) if item.kind == "part" else view.words(item.first, item.last)
    return told if told.lower() not in view.cues["no_part_alone"] else None


def _is_part(item: Item) -> bool:
    if item.kind == "entity":
        return item.ref.type == "PRODUCT" or item.ref.type == "GPE" and not item.ref.rule.endswith("demonym")
    return item.kind == "part"


def _is_set_apart(view: View, item: Item) -> bool:
    """ "Its largest market is the Americas, with $167.0 billion of revenue", "Things look brighter in Europe, where sales rose" """
    return view.word(item.last) == "," and view.lower[item.last + 1] in ("with", "where")


def _opens(view: View, item: Item, owned: bool) -> bool:
    """It opens the sentence, or its owner does, with a verb behind it."""
    first, cues = opening(view, item.first), view.cues
    if item.first - first > _OPENS and not owned or view.lower[first] in cues["no_topic"] | cues["fronting_clauses"]:
        return False
    told = "," in view.lower[first : item.first] or view.between(first, item.first, "metric", "time", "quantity")
    return not told and _has_verb(view, item.last)


def _is_added(view: View, item: Item, figure: Item) -> bool:
    """The figure stands in what is added to the statement on it, behind a colon or ", with"."""
    return any(view.lower[k] in {",", *ENDS} and _adds(view, k) for k in range(item.last + 1, figure.first))


def _adds(view: View, mark: int) -> bool:
    """What a colon, a dash or ", with" begins is told of what stands before it."""
    return view.lower[mark] != "," or view.lower[mark + 1] in view.cues["adds_to_topic"]


def _has_verb(view: View, k: int) -> bool:
    if view.word(k) == ",":  # "Converse, the canvas-shoe label, is a small part of the group"
        k = next((n + 1 for n in range(k + 1, min(k + _ASIDE, len(view.lower))) if view.lower[n] == ","), k)
    if view.word(k) == "it":
        k += 1  # "For the iPhone it was a flat year"
    if k >= len(view.lower):
        return False
    held = view.at(k, "level", "direction_verb", "metric_verb", "modality") is not None
    # "The metaverse division continues to lose money"
    present = (
        view.lower[k].endswith("s")
        and view.word(k + 1) in ("to", "a", "an", "the", "its", "no")
        and not view.at(k, "metric")
    )
    return held and view.lower[k] not in NO_VERBS or present or view.is_past(k) or view.lower[k] in view.cues["being"]


def place_of(view: View) -> str | None:
    """The place of a sentence that names no company."""
    named = view.of_kind("entity")
    if any(i.ref.type == "ORG" for i in named):
        return None
    return next((view.words(i.first, i.last) for i in named if i.ref.type == "GPE" and _is_part(i)), None)


def _away(view: View, figure: Item, place: str | None) -> str | None:
    """ "Overseas, revenue was $248.9 billion", "Outside the United States it had", "Sales there were $25.1 billion" """
    cues = view.cues["away"]
    if view.lower[0] in cues and view.word(1) == ",":
        return view.words(0, 1)
    if view.lower[0] == "outside":
        spot = next((i for i in view.of_kind("entity") if i.ref.type == "GPE" and i.first <= 2), None)
        return view.words(0, spot.last) if spot is not None else None
    noun = next((i for i in reversed(view.items) if i.kind == "metric" and i.last <= figure.first), None)
    return place if noun is not None and view.word(noun.last) == "there" else None
