"""Which time belongs to a claim: its period, and the basis of its comparison."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame

_DATED = frozenset(
    {
        "share_price",
        "policy_rate",
        "index_level",
        "commodity_price",
        "cash",
        "debt",
        "net_cash",
        "total_assets",
        "equity",
        "shares_outstanding",
        "market_cap",
        "fx_rate",
        "yield",
        "cash_and_investments",
        "inventory",
        "employees",
        "short_interest",
        "aum",
        "rpo",
        "store_count",
    }
)


def assign_period(frame: Frame, previous: Frame | None) -> None:
    view, item = frame.view, frame.item
    if item is None:
        return
    times = [i for i in view.items if i.kind == "time"]
    bases = [i for i in times if i.ref.type == "base"]
    own = _nearest(frame, [i for i in times if _can_be_period(frame, i)])
    base = _nearest(frame, bases, same_clause=True)
    if frame.role == "from":
        frame.base = base.ref if base else None
        right = [i for i in times if i.first >= item.last and _can_be_period(frame, i) and i.first - item.last <= 4]
        right = [i for i in right if not view.between(item.last, i.first, "quantity", "direction_verb")]
        frame.period = right[0].ref if right else None
        if frame.period is None and frame.base is None and own is not None and view.clause_of(item.first).bracket:
            frame.period = own.ref
        if frame.period is None and frame.base is None:
            frame.base = None
        return
    if own is not None:
        frame.period = own.ref
        frame.note("period", "nearest")
    elif (
        previous is not None
        and previous.period is not None
        and previous.clause.index == frame.clause.index
        and previous.role != "from"
    ):
        frame.period = previous.period
        frame.note("period", "previous figure")
    if frame.role in ("delta", "share", "diff", "streak") and base is not None:
        frame.base = base.ref
    elif frame.role == "delta":
        against = [i for i in times if i.ref.type in ("fiscal", "period") and _is_base(view, i)]
        if against:
            frame.base = against[0].ref


# Words between a word of comparison and the time that is compared with ("than in the same quarter of 2024").
_TOWARDS_BASE = frozenset(
    "the a an same its figure level levels period in of at end final corresponding comparable during for close start that pace".split()
)
_COMPARING = frozenset("from versus vs vs. than against over since above below after".split())


def _is_base(view: View, item: Item) -> bool:
    """ "compared with the third quarter", "from Q3", "versus 2023" """
    k = item.first - 1
    while k >= 0 and view.lower[k] in _TOWARDS_BASE:
        k -= 1
    if k < 0:
        return False
    if view.lower[k] in _COMPARING:
        return True
    return k > 0 and view.lower[k] in ("with", "to") and view.lower[k - 1] in _COMPARED


_COMPARED = frozenset("compared compares comparing relative comparison contrast".split())


def _can_be_period(frame: Frame, item: Item) -> bool:
    time = item.ref
    if time.type == "base" or time.type == "tenor":
        return False
    if time.type == "date":
        return frame.metric in _DATED and frame.role != "streak"
    if time.type == "duration":
        return frame.metric in (
            "investment",
            "capex",
            "buyback",
            "funding",
            "cost_savings",
            "payout",
            "dividend",
            "hiring",
            "layoffs",
            "deal_value",
        ) or time.value.startswith("PAST")
    return not _is_base(frame.view, item) and not _foreign(frame, item)


def _foreign(frame: Frame, item: Item) -> bool:
    """A time that belongs to another figure: in another bracket, or between "from $X in" and its end."""
    view = frame.view
    own = view.clause_of(frame.item.first) if frame.item else frame.clause
    clause = view.clause_of(item.first)
    if clause.bracket and clause is not own:
        return True
    for other in view.items:
        # "from $5bn in 2023": the time right after an earlier level is that level's
        if (
            other.kind == "quantity"
            and other is not frame.item
            and 0 <= item.first - other.last <= 3
            and _from_before(view, other)
        ):
            return True
    return False


def _from_before(view: View, quantity: Item) -> bool:
    k = quantity.first - 1
    while k >= 0 and view.lower[k] in ("a", "the", "about", "roughly", "nearly", "just"):
        k -= 1
    if k < 0:
        return False
    if view.lower[k] == "from" and not (quantity.last < len(view.lower) and view.lower[quantity.last] == "to"):
        return True
    return view.lower[k] in ("versus", "vs", "vs.", "against", "than", "after") or (
        view.lower[k] in ("with", "to") and k > 0 and view.lower[k - 1] in _COMPARED
    )


def _nearest(frame: Frame, candidates: list[Item], same_clause: bool = False) -> Item | None:
    """In the figure's clause first (right before left when closer), then a time that opens the sentence, then any before."""
    view, item = frame.view, frame.item
    assert item is not None
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
    return after[0] if after and not any(i.kind == "time" and i.ref.type != "base" for i in view.of(clause)) else None


def _distance(view: View, item: Item, candidate: Item) -> int:
    gap = candidate.first - item.last if candidate.first >= item.last else item.first - candidate.last + 1
    lo, hi = (item.last, candidate.first) if candidate.first >= item.last else (candidate.last, item.first)
    return gap + 6 * len(view.between(lo, hi, "quantity"))
