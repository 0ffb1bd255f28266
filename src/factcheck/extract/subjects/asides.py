"""Names that only stand beside what is told: in a relative clause, as a label of a thing, as the one spoken to."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside
from factcheck.extract.subjects.openings import opens
from factcheck.extract.subjects.owners import oblique


def in_relative(view: View, owner: Item, anchor: int) -> bool:
    """ "At IBM, which is older than Netflix and Tesla put together, revenue rose": named in a clause that is left before the figure"""
    around = aside(view, owner.first) or _participial(view, owner.first)
    return around is not None and around[1] <= anchor and around[1] < len(view.lower)


def _participial(view: View, token: int) -> tuple[int, int] | None:
    """ "IBM, founded decades before Netflix or Tesla, lifted revenue": what a participle or a description behind a name tells between commas"""
    first = next((k for k in range(token, 0, -1) if view.lower[k] in (",", ";")), None)
    last = next((k for k in range(token, len(view.lower)) if view.lower[k] in (",", ";")), None)
    if first is None or last is None or view.lower[first] != "," or view.between(first, last, "quantity"):
        return None
    named = view.before(first, "entity", "reference") is not None
    word = view.lower[first + 1]
    described = view.at(first + 1, "reference") is not None  # ", the drug maker near Chicago,"
    participle = described or word.endswith("ed") or word in ("led", "built", "run", "known", "born", "set", "made")
    return (first + 1, last) if named and participle else None


def before_aside(view: View, close: int) -> Item | None:
    """ "Nike (NKE), which reported revenue of $11.3 billion, sank 14.4%": whom the aside is told of that the comma at `close` ends"""
    dated = {k for i in view.of_kind("time") for k in range(i.first, i.last)}
    if close <= 0 or view.lower[close] != "," or close in dated:
        return None
    for item in reversed(view.items):
        if item.kind != "entity" or item.ref.type not in ("ORG", "TICKER") or item.last >= close:
            continue
        comma = _behind_bracket(view, item.last)
        if view.lower[comma] != "," or comma in dated or not opens(view, item):
            continue
        word = view.lower[comma + 1]
        return item if word in view.cues["opens_aside"] or word.endswith(("ed", "ing")) else None
    return None


def _behind_bracket(view: View, k: int) -> int:
    if view.word(k) != "(":
        return k
    return next((n + 1 for n in range(k, len(view.lower) - 1) if view.lower[n] == ")"), k)


def of_with(view: View, item: Item) -> Item | None:
    """ "And Adobe, with operating income of $6.7 billion, slipped": whose the figures behind "with" are"""
    k = next((k for k in range(item.first - 1, 1, -1) if view.lower[k] == "with" and view.lower[k - 1] == ","), None)
    if k is None or any(i.ref.type == "ORG" for i in view.between(k, item.first, "entity")):
        return None
    owner = next(
        (i for i in view.named() if _behind_bracket(view, i.last) == k - 1),
        None,
    )
    return owner if owner is not None and opens(view, owner) else None


def is_aside(view: View, item: Item) -> bool:
    """A name that no list knows and that only says with whom something is done: no figure that follows is its own.

    "The ImmunoGen deals drained liquidity", "a European Commission fine", "a fee to Figma", "Thank you, Shantanu"
    """
    if item.kind != "entity":
        return False
    if _is_bargained(view, item):
        return True
    if item.ref.type == "ORG" and item.ref.ref is not None or item.ref.type == "INDEX":
        return False
    behind = view.lower[item.last : item.last + 1]
    if view.lower[item.last : item.last + 2] in (["'s", word] for word in view.cues["bargains"]):
        return True
    if behind == ["and"]:
        joined = [i for i in view.of_kind("entity") if i.first == item.last + 1]
        if joined and is_aside(view, joined[0]):
            return True  # "the Cerevel and ImmunoGen deals"
    spoken_to = (
        item.first > 1 and view.lower[item.first - 1] == "," and view.lower[item.first - 2] in view.cues["addressing"]
    )
    return spoken_to or _modifies_noun(view, item) or (oblique(view, item) and not _opens_at(view, item))


def _is_bargained(view: View, item: Item) -> bool:
    """ "The Kenvue separation", "the sale of Fairlife": whom the company that is spoken of bought, sold or sued"""
    bargains = view.cues["bargains"]
    if set(view.lower[item.last : item.last + 1]) & bargains:
        return True
    return view.lower[item.first - 1] == "of" and view.word(item.first - 2) in bargains


def _modifies_noun(view: View, item: Item) -> bool:
    """ "stale Dunk and Air Force 1 inventory", "the Swoosh brand": a name before a common noun or a number is a label"""
    k = item.last
    while k < len(view.lower) and view.lower[k].isdigit() and len(view.lower[k]) < 3:
        k += 1
    if k >= len(view.lower) or not view.tokens[k].text.isalpha() or not view.tokens[k].text.islower():
        return k > item.last
    word = view.lower[k]
    does = view.at(k, *_DOING) is not None or view.is_past(k) or word.endswith("s")
    return not does and word not in _AFTER_NAMES and not word.endswith("ly")


_DOING = frozenset(
    {
        "quantity",
        "direction_verb",
        "metric_verb",
        "level",
        "reporting",
        "modality",
        "metric",
        "time",
        "entity",
        "reference",
    }
)


_AFTER_NAMES = frozenset(
    "and or but which who whose that is are was were be been has had have will would can could may might must should did does do not n't "
    "in on at by for from to with of as than then now also still too again alone itself shares stock the a an its their".split()
)


def _opens_at(view: View, item: Item) -> bool:
    """ "At Quixotronics, revenue rose", "For Quixotronics it was a good year" """
    return item.first <= 2 and view.lower[item.first - 1] in ("at", "for", "like")
