"""Which of the times that reach a figure it takes: the nearest in its clause, else one that opens the sentence."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.periods.reach import reaches
from factcheck.extract.periods.senses import is_dated, is_period, suits

_OF_LENGTH = frozenset({"FYXXXX", "FY", "Q", "H"})
"""Only how long the period is ("annual", "quarterly"), not which."""


def own_period(frame: Frame, times: list[Item]) -> Item | None:
    """The time that tells when the figure was; one that only tells a length where there is no other."""
    view, item = frame.spot
    told = [i for i in times if is_period(frame, i) and reaches(view, i, item) and not _of_compared(view, item, i)]
    if any(i.ref.value in _OF_LENGTH for i in told) and any(_says_which(view, i) for i in told):
        told = [i for i in told if i.ref.value not in _OF_LENGTH]  # "annual sales of $22 billion were posted in 2022"
    told = [i for i in told if i.first < item.last or not _opens_contrast(view, item, i)]
    # "took $3.5 billion of it, about what they had taken in 2023"
    told = [i for i in told if i.first < item.last or not {"what", "had"} <= {*view.lower[item.last : i.first]}]
    if is_dated(frame) and any(i.ref.type == "date" or i.ref.value[:1].isdigit() for i in times):
        told = [i for i in told if i.ref.value != "REF:P"]  # "finished the period with $7.5 billion on May 31"
    return (
        _in_brackets(view, item, times)
        or _owner_of(frame, times)
        or _behind_owner(frame, times)
        or _when(view, item, times)
        or nearest(view, item, told)
    )


def _of_compared(view: View, item: Item, time: Item) -> bool:
    """ "$9.5bn, well above the $4.4bn in FY23", "more than double the $4.4bn of 2023": the year of what it is compared with"""
    other = next(
        (i for i in view.of_kind("quantity") if item.last < i.first and i.last <= time.first <= i.last + 2), None
    )
    if other is None or view.lower[other.first - 1] != "the" or time.ref.type == "base":
        return False
    if not _OF_TIME.issuperset(view.lower[other.last : time.first]):
        return False  # "more than twice the $7.9bn, as 1Q25 held a reversal"
    between = view.lower[item.last : other.first - 1]
    return item.ref.kind == "multiple" and not between or not _COMPARED.isdisjoint(between)


_OF_TIME = frozenset(
    "in of for from during at the spent recorded reported booked seen posted earned paid returned generated made had".split()
)
_COMPARED = frozenset(
    "than above below beyond under over against versus double twice triple thrice half exceeding exceeded topping topped dwarfing dwarfed from".split()
)


def _owner_of(frame: Frame, times: list[Item]) -> Item | None:
    """ "Practically the same as 2023's $32.36 billion" """
    view, item = frame.spot
    if view.lower[item.first - 1] != "'s":
        return None
    return next((i for i in times if i.last == item.first - 1 and i.ref.value[-4:].isdigit() and suits(frame, i)), None)


def _in_brackets(view: View, item: Item, times: list[Item]) -> Item | None:
    """ "$514.0 billion (2022), $574.8 billion (2023)", "below the 2022 peak ($58.1 billion)" """
    if view.lower[item.first - 1] == "(":
        k = item.first - 1 - (view.lower[item.first - 2] in _PLACES)
        told = (i for i in times if i.last == k < item.first - 1)
    elif view.word(item.last) == "(":
        told = (i for i in times if i.first == item.last + 1 and view.word(i.last) == ")")
    else:
        return None
    return next((i for i in told if i.ref.type in ("period", "fiscal") and i.ref.value[-1:].isdigit()), None)


_PLACES = frozenset("peak level figure total high".split())


def _says_which(view: View, time: Item) -> bool:
    return time.ref.value[-4:].isdigit() or _when_it_was(view, time)


def _when_it_was(view: View, time: Item) -> bool:
    """ "When Snowflake filed in the summer of 2020, it had annual revenue of $265 million": the year that was then the last"""
    opened = "when" in view.lower[: time.first] or view.lower[: time.first][:3] == ["by", "the", "time"]
    value = time.ref.value
    return opened and value[:2] == "20" and value[4:5] == "-" and value[5:] in _MONTHS_AND_SEASONS


_MONTHS_AND_SEASONS = frozenset(f"{n:02}" for n in range(1, 13)) | {"SP", "SU", "FA", "WI"}


def _behind_owner(frame: Frame, times: list[Item]) -> Item | None:
    """ "against $21.5 billion for Adobe in the year ended November 29": the time behind the owner is the figure's own"""
    view, item = frame.view, frame.item
    if item is None or "subject<owner_of_figure" not in frame.trace:
        return None
    behind = next((i for i in times if item.last < i.first <= item.last + 6 and suits(frame, i)), None)
    if behind is None or view.between(item.last, behind.first, "quantity") or not reaches(view, behind, item):
        return None
    return behind


def _when(view: View, item: Item, times: list[Item]) -> Item | None:
    """ "4.5% more than in fiscal 2023, when sales had fallen 3.0% to $152.7 billion": the clause is about that year"""
    opened = [t for t in times if t.last < item.first and view.lower[t.last : t.last + 2] == [",", "when"]]
    if not opened or opened[-1].ref.type == "base":
        return None
    if "," in view.lower[opened[-1].last + 2 : item.first]:
        return (
            None  # "Compared with the same period of 2024, when it was $12.4 billion, revenue was up at $12.5 billion"
        )
    behind = (t for t in times if opened[-1].last < t.first < item.last + 4)
    return None if any(t.ref.type != "base" or t.last <= item.first for t in behind) else opened[-1]


def nearest(view: View, item: Item, candidates: list[Item], same_clause: bool = False) -> Item | None:
    """In the figure's clause first (right before left when closer), then a time that opens the sentence, then any behind."""
    clause = view.clause_of(item.first)
    scopes = [clause]
    if clause.bracket and clause.parent is not None:
        scopes.append(view.clauses[clause.parent])
    for scope in scopes:
        inside = [c for c in candidates if scope.first <= c.first < scope.last]
        if inside:
            return min(inside, key=lambda c: _distance(view, item, c))
    if same_clause:
        return None
    before = [c for c in candidates if c.last <= item.first]
    if before:
        return before[-1]
    # "Revenue rose 8% and net income fell 2% in the quarter": the last clause's time covers the ones before it
    after = [c for c in candidates if c.first >= item.last and ";" not in view.lower[item.last : c.first]]
    after = [c for c in after if not c.ref.value.startswith("PREV:")]  # "..., and the year before they lost 95 cents"
    return after[0] if after and all(i.ref.type == "base" for i in view.of(clause, "time")) else None


def _opens_contrast(view: View, item: Item, time: Item) -> bool:
    """ "Grew to $182.5 billion, although the second quarter brought a decline": the time with which a contrast begins is of that alone"""
    return not _CONTRASTS.isdisjoint(view.lower[max(item.last, time.first - 3) : time.first])


_CONTRASTS = frozenset("although though while whereas but even".split())


def _distance(view: View, item: Item, candidate: Item) -> int:
    behind = candidate.first >= item.last
    lo, hi = (item.last, candidate.first) if behind else (candidate.last, item.first - 1)
    apart = 3 * len(_PARTING & set(view.lower[lo:hi])) if behind else 2
    return hi - lo + 6 * len(view.between(lo, hi + 1, "quantity")) + apart + 4 * _of_other(view, item, candidate)


_PARTING = frozenset({",", "and", ";"})


def _of_other(view: View, item: Item, candidate: Item) -> bool:
    """ "$7.7 billion in the quarter, $14.9 billion in the half", "$2.7 billion since January dwarfs the $100 million": a time right behind another figure is that figure's"""
    if candidate.first >= item.last:
        return False
    parted = _PARTING & set(view.lower[candidate.last : item.first])
    if not parted and not view.between(candidate.last, item.first, "comparison"):
        return False
    return any(0 <= candidate.first - i.last <= 3 for i in view.of_kind("quantity"))
