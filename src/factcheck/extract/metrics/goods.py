"""What money was spent on, by the goods: research, buildings and machines, bought shares (`spent_on` of the vocabulary)."""

from __future__ import annotations

from factcheck.extract.analysis import View

_CLOSES = frozenset(
    ", . ; : ) and in during for last this over while whereas when from more less up down or as than a an between since through until from against compared".split()
)


_AND = frozenset("and its the new our their 's company group".split())


def used_on(view: View, first: int) -> str | None:
    """ "research", "stores and warehouses": the use that the words from here name"""
    goods = [word for word in view.lower[first : first + 6] if word not in _AND]
    for metric, heads in view.lexicon.spent_on.items():
        alone = metric != "capex"  # "spent $2 billion on research centres" buys buildings
        ends = [n + w for n in (0, 1) for w in (1, 2) if " ".join(goods[n : n + w]) in heads]
        if ends and not (alone and goods[ends[0] : ends[0] + 1] and goods[ends[0]] not in _CLOSES):
            return metric
    return None
