"""Who can own a figure at all, and where in a sentence a name does not."""

from __future__ import annotations

from factcheck.extract.analysis import Clause, Item, View

OWNERS = ("entity", "reference", "pronoun")


def is_owner(item: Item) -> bool:
    if item.kind == "entity":
        return item.ref.type in ("ORG", "GOV", "INDEX", "PRODUCT", "GPE")
    return item.kind in ("reference", "pronoun")


def is_company(item: Item) -> bool:
    return is_owner(item) and not (item.kind == "entity" and item.ref.type in ("PRODUCT", "GPE"))


def outer(view: View, clause: Clause) -> Clause:
    return view.clauses[clause.parent] if clause.bracket and clause.parent is not None else clause


_PREPOSITIONS = frozenset(
    "unlike alongside by from with to at than versus like of against in on for via including".split()
)


def oblique(view: View, item: Item) -> bool:
    return view.word(item.first - 1) in _PREPOSITIONS | view.cues["outdone"]


BARGAINED = frozenset({"deal_value", "fine", "stake", "funding"})
"""Amounts that pass between two parties: the one that is named may be either."""
