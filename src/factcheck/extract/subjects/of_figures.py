"""The owner beside the figure itself: "Meta's $164.5 billion", "$43.9 billion at Meta"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, look_back, teller_of
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.owners import OWNERS, is_company


def _of_both(view: View, item: Item) -> Item | None:
    """ "$2.41 after $1.91 for Walmart": the owner behind the earlier level has both figures"""
    if view.word(item.last) not in ("after", "against", "versus", "vs"):
        return None
    earlier = next((i for i in view.of_kind("quantity") if item.last < i.first <= item.last + 2), None)
    if earlier is None or view.word(earlier.last) not in ("for", "at"):
        return None
    return view.named_at(earlier.last + 1)


def _at_a_rival(view: View, item: Item) -> bool:
    """ "$7.59 at J&J and $2.39 at its rival" """
    behind = view.lower[item.last : item.last + 5]
    return (
        behind[:1] in (["at"], ["for"])
        and behind[1:2] in (["its"], ["the"], ["a"], ["their"])
        and not view.cues["rivals"].isdisjoint(behind[2:])
    )


def owner_of_figure(frame: Frame, previous: Frame | None) -> Item | None:
    """ "Meta's $164.5 billion", "$43.9 billion at Meta", "Meta $37.3 billion": the owner beside the figure itself"""
    view, item = frame.view, frame.item
    if item is None:
        return None
    k = item.first
    while view.word(k - 1) in _LIGHT:
        k -= 1
    if (definite := _of_definite(frame)) is not None:
        return definite
    if (teller := teller_of(view, item)) is not None and teller.kind != "pronoun":
        if teller.kind == "entity" and is_company(teller):
            return teller  # "well below the 67.1% Visa managed in its fiscal 2024"
        if teller.id == "rival":
            frame.unbound = frame.unbound or "whose figure it is, is told by a description"
            return None
    if (shared := _of_both(view, item) or _of_description(view, item.last)) is not None:
        return shared
    if (whole := _of_whole(view, item)) is not None:
        return whole
    if _at_a_rival(view, item):
        frame.unbound = frame.unbound or "whose figure it is, is told by a description"
        return None
    for owner in () if view.said.isdisjoint(("former", "latter")) else view.of_kind("pronoun"):
        behind = owner.first == item.last + 1 and view.lower[item.last] in ("at", "for")
        if behind and view.lower[owner.first : owner.last] in (["the", "former"], ["the", "latter"]):
            return owner  # "revenue rose 16% at the former and 11% at the latter"
    owners = view.named()
    if (at := _at_whom(view, item, owners)) is not None:
        return at
    begun = _figure_of(view, k)
    for owner in owners:
        if (
            view.lower[owner.last : begun] == ["'s"]
            or _is_gapped(view, owner, k)
            or (owner.last in (k, k - (view.lower[k - 1] in _CARRIED)) and owner.first > 0 and _lists(view, owner))
        ):
            return owner
        if (
            owner.first == item.last + 1
            and view.lower[item.last] in ("at", "for", "by")
            and not _buys(view, item, owner)
        ):
            return owner
    return _of_relative(view, item, owners)


def _of_description(view: View, k: int) -> Item | None:
    """ "$24.3 billion - what Johnson & Johnson's operations generated": the figure stands in front of what it is"""
    if view.word(k) in ("-", "–", "—", ":", ",", "is", "was"):
        k += 1
    return view.named_at(k + 1) if view.word(k) == "what" else None


def _at_whom(view: View, item: Item, owners: list[Item]) -> Item | None:
    """ "Adobe keeps 89% as gross profit; at Salesforce it is 77%": of whom "it" is told"""
    k = look_back(view, item)
    if k < 2 or view.lower[k] not in _IS or view.lower[k - 1] not in ("it", "that", "they"):
        return None
    end = k - 1 - (view.lower[k - 2] == ",")
    return next((i for i in owners if i.last == end and i.first and view.lower[i.first - 1] in ("at", "for")), None)


_IS = frozenset("is was 's were are".split())


def _figure_of(view: View, k: int) -> int:
    """Where "'s fiscal 2025 figure of $112 billion" begins behind the owner; k for a figure alone"""
    if view.word(k - 1) != "of" or view.lower[k - 2] not in view.cues["figures"]:
        return k
    time = view.before(k - 2, "time")
    return time.first if time is not None else k - 2


def _of_whole(view: View, item: Item) -> Item | None:
    """ "$23.8 billion of Walmart's $36.4 billion": whose the whole is, his is the part; "a tenth of Apple's" is not"""
    if view.word(item.last) != "of" or item.ref.kind != "money":
        return None
    owner = view.named_at(item.last + 1)
    if owner is None or view.word(owner.last) != "'s":
        return None
    told = view.at(owner.last + 1, "quantity") is not None
    return owner if told else None


def _of_relative(view: View, item: Item, owners: list[Item]) -> Item | None:
    """ "four times that of Netflix, which took in $39.0 billion": the company right before "which" is its subject"""
    around = aside(view, item.first)
    if around is None or view.lower[around[0]] not in ("which", "who"):
        return None
    verb = around[0] + 1
    if view.at(verb, *OWNERS, "metric"):
        return None  # "which it bought for $3 billion"
    return next((i for i in owners if i.last == around[0] - 1), None)


def _of_definite(frame: Frame) -> Item | None:
    """ "exceeding the $31.9 billion of the chipmaker", "the $7 billion at Meta", "the 19.0% that Salesforce managed": by whose it is"""
    view, item = frame.spot
    if view.lower[item.first - 1] == "the" and (doer := _who_managed(view, item)) is not None:
        return doer
    if view.lower[item.first - 1] != "the" or view.word(item.last) not in ("of", "at", "by"):
        return None
    return next(
        (
            i
            for i in view.items
            if i.first == item.last + 1
            and (i.kind == "reference" or (i.kind == "entity" and i.ref.type == "ORG"))
            and not (i.kind == "reference" and view.lower[i.first + 1 : i.last] in (["company"], ["group"], ["firm"]))
        ),
        None,
    )


def _who_managed(view: View, item: Item) -> Item | None:
    """ "the 19.0% that Salesforce managed", "the 19.0% Salesforce posted", "the 19.0% reported by Salesforce" """
    k = item.last + (view.word(item.last) in ("that", "which"))
    told = view.cues["told_figure"] | view.cues["had_results"]
    if view.word(k + 1) in ("by", "at") and view.lower[k] in told:
        return view.named_at(k + 2)
    owner = view.named_at(k)
    if owner is None:
        return None
    verb = owner.last + (view.word(owner.last) in ("has", "had", "itself"))
    return owner if view.lower[verb : verb + 1] and view.lower[verb] in told else None


def _is_gapped(view: View, owner: Item, k: int) -> bool:
    """ "Alphabet contributed $52.5bn and Meta, $37.3bn": the comma stands for the verb"""
    gap = view.lower[owner.last : k]
    told_aside = len(gap) > _SHORTEST_ASIDE and gap[0] == gap[-1] == "," and gap[1] in ("which", "who", "whose")
    if gap != [","] and not (told_aside and "," not in gap[1:-1]) or not _lists(view, owner):
        return False
    told = [i for i in view.of_kind("quantity") if i.last <= owner.first]
    return bool(told) and not view.between(
        told[-1].last, owner.first, "entity", "metric_verb", "direction_verb", "level"
    )


_SHORTEST_ASIDE = 3
_CARRIED = frozenset("with at to on".split())
"""In the second half of "Visa was left with $18.7 billion and Mastercard with $14.3 billion"."""


def _lists(view: View, owner: Item) -> bool:
    """The name opens its part of a list: ", Meta $37.3 billion", "and that of Meta $37.3 billion"."""
    first = owner.first - (view.lower[owner.first - 1] == "the")
    if view.lower[max(0, first - 2) : first] in (["that", "of"], ["those", "of"]):
        first -= 2
    return view.word(first - 1) in (",", ";", "and", "but", "while", "whereas")


def _buys(view: View, item: Item, owner: Item) -> bool:
    """ "paid $20 billion for Figma": what is bought does not own the price."""
    return view.lower[item.last] in ("for", "by") and any(
        i.kind in ("metric_verb", "modality") for i in view.between(max(0, item.first - 6), item.first)
    )


_LIGHT = frozenset("a mere about nearly almost roughly around just only some over approximately".split())


def of_which(frame: Frame, previous: Frame | None) -> Item | None:
    """ "topped Amazon's $638.0 billion in 2024, which was up from $574.8 billion": what is told of a figure is its owner's"""
    view, item = frame.view, frame.item
    if previous is None or previous.item is None or item is None or "subject<owner_of_figure" not in previous.trace:
        return None
    around = aside(view, item.first)
    if around is None or view.lower[around[0]] != "which" or around[0] < previous.item.last:
        return None
    told = view.between(previous.item.last, around[0])
    return previous.subject if all(i.kind == "time" for i in told) else None
