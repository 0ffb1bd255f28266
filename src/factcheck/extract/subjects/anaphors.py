"""Words that stand for a name of the same sentence: "its", "the former", "it was Meta that"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.ahead import only_compared
from factcheck.extract.subjects.owners import is_company, oblique


def antecedent(view: View, item: Item) -> Item:
    """A pronoun stands for the owner that the same sentence names before it, when it names just one."""
    if (cleft := _cleft(view, item)) is not None:
        return cleft
    if (ordered := _ordered(view, item)) is not None:
        return ordered
    if item.kind != "pronoun" or view.lower[item.first] in ("we", "our", "us", "the"):
        return item
    named = [i for i in view.of_kind("entity", "reference") if i.last <= item.first and is_company(i)]
    earlier = [i for i in named if not only_compared(view, i)]
    if not earlier and view.lower[item.first] == "its":
        # "Cloud Intelligence Group lifted its revenue"
        products = [i for i in view.of_kind("entity") if i.ref.type == "PRODUCT" and i.last <= item.first]
        return products[-1] if products and products[-1].ref.of else item
    direct = [i for i in earlier if not oblique(view, i)]
    pool = direct or earlier
    return pool[0] if pool and len({i.ref.ref or i.ref.text if i.ref else "" for i in pool}) == 1 else item


def former_or_latter(frame: Frame, previous: Frame | None) -> Item | None:
    """ "the former earned $23.86", before the figure and without another name between"""
    view, item = frame.view, frame.item
    if item is None:
        return None
    told = [
        i for i in view.of_kind("pronoun") if i.last <= item.first and view.lower[i.last - 1] in ("former", "latter")
    ]
    if not told or any(told[-1].last <= i.first < item.first for i in view.of_kind("entity")):
        return None
    return told[-1] if _ordered(view, told[-1]) is not None else None


def _ordered(view: View, item: Item) -> Item | None:
    """ "Meta and Tesla on a per-share basis, 2024: the former earned $23.86": the first of the two that the sentence has named"""
    words = view.lower[item.first : item.last]
    if item.kind != "pronoun" or words not in (["the", "former"], ["the", "latter"]):
        return None
    named = {i.ref.ref: i for i in view.items if i.kind == "entity" and is_company(i) and i.last <= item.first}
    return list(named.values())[words == ["the", "latter"]] if len(named) == 2 else None


def _cleft(view: View, item: Item) -> Item | None:
    """ "It was Meta that took home the larger profit" """
    if item.kind != "pronoun" or view.word(item.last) not in ("was", "is"):
        return None
    named = [i for i in view.of_kind("entity") if i.first == item.last + 1 and is_company(i)]
    return named[0] if named and view.word(named[0].last) in ("that", "who", "which") else None
