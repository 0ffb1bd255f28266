"""Times of a sentence that tell when something else was: of what a figure is compared with, of the next figure, of a clause of its own."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside

_TOTALS = frozenset("total sum tally figure count bill number".split())
_HEDGES = frozenset(
    "just over about some nearly almost more than under around roughly well only at least a an the".split()
)
_CLAUSES = frozenset("but though although because after before while whereas even yet when once until".split())
_AUXILIARIES = frozenset("was were is are has have had having being been did does would could".split())
_IN = frozenset("in for over during at on the its their fiscal calendar".split())


def is_elsewhere(view: View, figure: Item, time: Item) -> bool:
    """Whether a time behind a figure tells when something else was."""
    if time.first < figure.last:
        return False
    return (
        of_those(view, time)
        or leads_figure(view, time) is not None
        or _of_total(view, figure, time)
        or _in_clause_of_its_own(view, figure, time)
        or _having(view, figure, time)
    )


def closing_month(view: View, time: Item) -> bool:
    """ "closed its fiscal 2026 in January with revenue of ...": when the year ended is no period"""
    before = next((i for i in view.of_kind("time") if time.first - 2 <= i.last < time.first), None)
    if before is None or view.lower[before.last : time.first] not in (["in"], ["on"]):
        return False
    return bool(_CLOSED & set(view.lower[max(0, before.first - 2) : before.first]))


_CLOSED = frozenset("closed ended finished closes ends wrapped concluded".split())


def of_those(view: View, time: Item) -> bool:
    """ "Only the third-best, behind those of 2022 and 2024", "beat that of 2024": the times of what is compared with"""
    k = time.first
    while k > 1 and (view.lower[k - 1] in ("and", "or", ",", "of", "fiscal") or _in_time(view, k - 1)):
        if view.lower[k - 1] == "of" and view.lower[k - 2] in ("those", "that"):
            return True
        k -= 1
    return False


def _in_time(view: View, k: int) -> bool:
    return any(i.first <= k < i.last for i in view.of_kind("time"))


def leads_figure(view: View, time: Item) -> Item | None:
    """ "From $4.3 billion and, in fiscal 2023, $5.5 billion": a time between commas is that of the figure right behind it"""
    if view.lower[time.last : time.last + 1] != [","]:
        return None
    k = time.first - 1
    while k > 0 and view.lower[k] in _IN:
        k -= 1
    if k < 1 or view.lower[k] != "," or view.lower[k - 1] not in ("and", "or", "then"):
        return None
    behind = time.last + 1
    while behind < len(view.lower) and view.lower[behind] in _HEDGES:
        behind += 1
    return next((i for i in view.of_kind("quantity") if i.first == behind), None)


def _of_total(view: View, figure: Item, time: Item) -> bool:
    """ "Growth of 19% took the half-year total to $1.48 billion": of the figure behind the total alone"""
    noun = view.lower[time.last : time.last + 1]
    metric = next((i for i in view.of_kind("metric") if i.first == time.last), None)
    if not (noun and noun[0] in _TOTALS) and metric is None:
        return False
    last = metric.last if metric is not None else time.last + 1
    own = [i for i in view.of_kind("quantity") if last < i.first <= last + 4]
    verb = any(view.is_past(k) or view.lower[k].endswith("ing") for k in range(figure.last, time.first))
    return bool(own) and verb and not view.between(last, own[0].first, "time")


def _in_clause_of_its_own(view: View, figure: Item, time: Item) -> bool:
    """ "... but they were swollen in the first three months by a release": a clause with a verb of its own and no figure"""
    opened = [k for k in range(figure.last, time.first) if view.lower[k] in _CLAUSES]
    if not opened or aside(view, figure.first) != aside(view, time.first):
        return False
    k = opened[-1]
    if view.between(k, time.first, "quantity"):
        return False
    verb = next((n for n in range(k + 1, time.first) if _is_verb(view, n)), None)
    if verb is None or view.between(k, verb, "time") or "," in view.lower[verb : time.first]:
        return False  # "after the year ended January 31" opens with its time; ", because demand held up, in the second quarter"
    following = next((i for i in view.of_kind("quantity") if i.first >= time.last), None)
    return following is None or following.first - time.last > _NEAR


def _having(view: View, figure: Item, time: Item) -> bool:
    """ "had made $14.1bn, having booked $35.2bn in 2023", "before recovering to $391.0 billion in fiscal 2024" """
    opened = next(
        (
            k
            for k in range(figure.last, time.first)
            if view.lower[k] == "having" or view.lower[k] == "before" and view.lower[k + 1].endswith("ing")
        ),
        None,
    )
    return opened is not None and bool(view.between(opened, time.first, "quantity"))


_NEAR = 2


def _is_verb(view: View, k: int) -> bool:
    return view.lower[k] in _AUXILIARIES or view.is_past(k)
