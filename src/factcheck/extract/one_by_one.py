"""What is told of several companies or measures at once, of each by itself: "Both Visa and Mastercard raised their dividends in 2024"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.halves import replaced, shortened
from factcheck.extract.wordless.plain import companies_in

_BEFORE = frozenset(("both", "neither", "either", "its", "their", "the"))
_JOINTS = frozenset((",", "and", "&", "nor", "or", "its", "their", "the", "as", "well"))
_OWN = frozenset(("its", "their"))
_EACH = frozenset(("both", "neither", "each", "all", "alike", "none"))
_BEHIND = frozenset(("both", "each", "all", "alike"))
_TOGETHER = frozenset(
    "together combined jointly between among sum total ahead behind against versus respectively".split()
)


def one_by_one(view: View) -> tuple[list[View], bool]:
    """The sentence of each company, or of each measure, that it tells of at once, and whether it is denied of all.

    None where it tells of one, prints a figure, or adds or compares what it lists.
    """
    if not _TOGETHER.isdisjoint(view.lower) or any(not i.ref.incidental for i in view.of_kind("quantity")):
        return [], False
    for listed in (_listed(view, companies_in(view)), _listed(view, view.of_kind("metric"))):
        if listed and "than" not in view.lower[: listed[0].first]:
            first, last = _span(view, listed)
            around = {*view.lower[: listed[0].first], *view.lower[listed[-1].last : last]}
            again = not _OWN.isdisjoint(view.lower[listed[0].last : listed[-1].first])
            if (
                listed[0].kind == "entity" or again or not around.isdisjoint(_EACH)
            ):  # "dividends and buybacks rose" may be their sum
                passed = {k for k, word in enumerate(view.lower) if word == "both"}
                return [
                    shortened(replaced(view, first, last, each), passed & set(range(first))) for each in listed
                ], not around.isdisjoint(("neither", "none"))
    return [], False


def _listed(view: View, items: list[Item]) -> list[Item]:
    """All items, where they are two or more and stand in one row; else none."""
    rows = [set(view.lower[a.last : b.first]) for a, b in zip(items, items[1:], strict=False)]
    joined = bool(rows) and all(row <= _JOINTS for row in rows)
    ends = bool(rows) and not rows[-1].isdisjoint(("and", "&", "nor", "or"))
    joined = joined and (ends or _counted(view, items[-1].last) > items[-1].last)
    return items if joined and len({i.ref.ref if i.kind == "entity" else i.id for i in items}) == len(items) else []


def _span(view: View, listed: list[Item]) -> tuple[int, int]:
    """The tokens of the row with "both" before and "each" behind it."""
    first, last = listed[0].first, listed[-1].last
    while first and view.lower[first - 1] in _BEFORE:
        first -= 1
    if view.word(first - 1) == "of" and view.word(first - 2) in _EACH:
        first -= 2
    while view.word(last) in _BEHIND:
        last += 1
    if (behind := _counted(view, last)) > last:
        heads = view.lower[:first]
        return (0 if heads and heads[0] in ("of", "among") and set(heads[1:]) <= _GROUP else first), behind
    return first, last


def _counted(view: View, at: int) -> int:
    """The token behind ": all of the three" and ", every one", which stand for all that the row lists; `at` where nothing like it does."""
    if view.word(at) not in (":", ",", "–", "—"):
        return at
    k = at + 1 + (view.word(at + 1) == "every")
    if view.word(k) not in (("one",) if k > at + 1 else _EACH):
        return at
    k += 1
    if view.word(k) == "of":
        k += 1 + (view.word(k + 1) == "the")
        return k + 1 if view.word(k) in _GROUP else at
    return k + (view.word(k) in _NUMBERS)


_NUMBERS = frozenset("two three four five".split())
_GROUP = _NUMBERS | frozenset(
    "the them these companies groups firms giants names businesses chains retailers makers".split()
)
