"""Distances to an estimate, to an earlier figure or to another's: "beat by $0.26", "$0.05 above consensus"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import COPULAS, compared_time, look_back, moved_before, nearest_rate
from factcheck.extract.estimates import ESTIMATE_WORDS
from factcheck.extract.frames import Frame
from factcheck.model import RELATIVE, Direction, Quantity, Role

_STRONGER = frozenset(
    "better worse stronger weaker faster slower greater larger smaller bigger richer poorer heavier lighter".split()
)


_WEAKER = frozenset("below behind worse weaker slower smaller poorer lighter".split())


def _is_direction_last(view: View, k: int) -> bool:
    """ "revenue topped forecasts and rose by $3 billion": the nearest verb says by what something moved"""
    moved = [i for i in view.of_kind("direction_verb") if i.last <= k]
    moved = [i for i in moved if "which" not in view.lower[max(0, i.first - 3) : i.first]]
    return bool(moved) and not view.cues["surpassing"] & set(view.lower[moved[-1].first : k])


def _of_earlier(view: View, item: Item) -> bool:
    times = [i for i in view.of_kind("time") if i.last <= item.first]
    return bool(times) and item.first - times[-1].last <= 2 and times[-1].ref.type == "base"


_THAN = frozenset("better worse more less higher lower fewer greater larger smaller".split())


def _before_time(view: View, item: Item) -> bool:
    return any(item.last < i.first <= item.last + 3 for i in view.of_kind("time"))


_Told = tuple[Role, Direction | None]


def distance(frame: Frame) -> bool:
    """ "beat by $0.26", "$0.05 above consensus" """
    assert frame.item is not None
    assert frame.quantity is not None
    behind = frame.view.lower[frame.item.last : frame.item.last + 6]
    for rule in _RULES:
        told = rule(frame, frame.item, frame.quantity, behind)
        if told is not None:
            frame.role, frame.kind = told[0], "change"
            if (rival := _rival(frame.view, frame.item, frame.quantity, surpassed=rule is _surpassed_by)) is not None:
                frame.role, frame.compare_subjects = "diff", (rival.ref.ref,)
                frame.compare_to = frame.view.words(rival.first, rival.last)
            frame.direction = told[1] or frame.direction
            return True
    return False


def _rival(view: View, item: Item, q: Quantity, *, surpassed: bool) -> Item | None:
    """The company behind "$7.8 billion less than", "4.3 points above that of", "beat that of ... by", whose figure is the other one"""
    k = item.last
    if surpassed and q.kind in _AMOUNTS:
        verbs = [n for n in range(item.first) if view.lower[n] in view.cues["surpassing"]]
        told = [i for i in view.of_kind("entity") if verbs and verbs[-1] < i.first < item.first and _is_filer(i)]
        return told[0] if told and told[0].first <= verbs[-1] + _FAR else None
    # "more in revenue in fiscal 2024 than": its measure and its time may stand between
    held = {n for i in view.of_kind("time", "metric") for n in range(i.first, i.last)}
    far = 0
    while k < len(view.lower) and far < _FAR and view.lower[k] not in _SET_AGAINST:
        far += k not in held
        k += 1
    if q.kind not in _AMOUNTS or view.word(k) == "" or view.lower[k] not in _SET_AGAINST:
        return None
    k += 1
    while view.lower[k : k + 1] and view.lower[k] in _STANDING_FOR:
        k += 1
    return next((i for i in view.of_kind("entity") if i.first == k and _is_filer(i)), None)


def _is_filer(item: Item) -> bool:
    return (item.ref.ref or "").startswith("cik:")


_AMOUNTS = frozenset(("money", "pp", "bps"))
_FAR = 4
_SET_AGAINST = frozenset("than above below of behind".split())
_STANDING_FOR = frozenset("at of that those what the figure level one in".split())


def _surpassed_by(frame: Frame, item: Item, q: Quantity, behind: list[str]) -> _Told | None:
    """ "beat forecasts by $0.26"; "exceeded the $774.7 million of a year earlier by 37%" is a change"""
    view = frame.view
    k = look_back(view, item)
    before = view.lower[max(0, k - 18) : k + 1]
    if before[-1:] != ["by"]:
        return None
    short = any(before[n : n + 2] == ["short", "of"] for n in range(len(before)))
    if not (short or view.cues["surpassing"] & set(before)):
        return None
    if q.kind == "percent" and _of_earlier(view, item):
        return "delta", "up"
    if _is_direction_last(view, k):
        return None
    return "diff", "down" if short or _BEHIND & set(before) else "up"


_BEHIND = frozenset("missed misses trails trailed trailing lags lagged lagging".split())


def _more_than(frame: Frame, item: Item, q: Quantity, behind: list[str]) -> _Told | None:
    """ "brought in $1.85 billion more revenue in the second quarter than in the quarter before", "... more on research than Nike" """
    view = frame.view
    if q.kind != "money" or behind[:1] not in (["more"], ["less"]) or behind[1:2] == ["than"]:
        return None
    of_time = _than_what(view, item)
    if of_time is None:
        return None
    return "delta" if of_time else "diff", "up" if behind[0] == "more" else "down"


def _over_time(frame: Frame, item: Item, q: Quantity, behind: list[str]) -> _Told | None:
    """ "14% over the year before": a percentage set against a time is a change"""
    view = frame.view
    if q.kind != "percent" or behind[:1] not in (["over"], ["on"]) or not _before_time(view, item):
        return None
    _, moved = moved_before(view, item)
    return ("delta", "up") if moved is None and not nearest_rate(frame) else None


def _apart(frame: Frame, item: Item, q: Quantity, behind: list[str]) -> _Told | None:
    """ "what separates the two is a difference of $23.3 billion", "the gap in net income between the two came to $2.5 billion" """
    view = frame.view
    opening = view.lower[frame.clause.first : item.first]
    if "between" in opening and _APARTNESS & set(opening[: opening.index("between")]):
        return "diff", None
    return ("diff", None) if q.kind == "money" and view.lower[max(0, item.first - 2) : item.first] in _APART else None


def _stepped(frame: Frame, item: Item, q: Quantity, behind: list[str]) -> _Told | None:
    """ "Capex: $474M, +$103M", "some $146m down on a year before" """
    view = frame.view
    if q.kind not in ("money", "count") or not (_is_signed_step(view, item) or _is_moved(view, item)):
        return None
    return "delta", "down" if q.text[:1] in "-−" or behind[:1] in (["down"], ["lower"]) else "up"


def _better_than(frame: Frame, item: Item, q: Quantity, behind: list[str]) -> _Told | None:
    """ "$1.38 better than the year before", "$3 billion more than its rival", "$1.4 billion short of the $21.2 billion" """
    view = frame.view
    if q.kind not in ("money", "count") or q.cmp == "range" or ESTIMATE_WORDS & set(behind):
        return None
    than = behind[:1] and behind[0] in _THAN and behind[1:2] == ["than"]
    if not (than or behind[:1] in (["above"], ["below"]) or behind[:2] in _AWAY):
        return None
    of_time = compared_time(view, item) is not None or any(
        item.last <= i.first <= item.last + 5 for i in view.of_kind("time")
    )
    return "delta" if of_time else "diff", "down" if behind[0] in _FEWER else "up"


def _rate_apart(frame: Frame, item: Item, q: Quantity, behind: list[str]) -> _Told | None:
    """ "8% above last year's", "3 points better than", "5% short of last year's" """
    view = frame.view
    if not behind or ESTIMATE_WORDS & set(behind) or q.kind not in RELATIVE:
        return None
    of_company = q.kind in ("pp", "bps") and any(item.last < i.first <= item.last + 4 for i in view.named())
    if of_company and behind[0] in ("above", "below", "ahead", "behind"):
        return "diff", "down" if behind[0] in ("below", "behind") else "up"  # "45.7 points above that of Marvell"
    if behind[0] in _PLACED or behind[0] in _STRONGER and behind[1:2] == ["than"]:
        return "delta", "down" if behind[0] in _WEAKER else "up"
    short = behind[:2] in (["short", "of"], ["shy", "of"]) and q.kind == "percent" and _before_time(view, item)
    return ("delta", "down") if short else None


def _of_estimate(frame: Frame, item: Item, q: Quantity, behind: list[str]) -> _Told | None:
    """ "$0.05 above consensus" """
    if not behind or behind[0] not in _FROM_ESTIMATE or not ESTIMATE_WORDS & set(behind):
        return None
    return "diff", "down" if behind[0] in ("below", "short", "shy") else "up"


def _is_signed_step(view: View, item: Item) -> bool:
    """ "Capex: $474M, +$103M": a signed amount right behind one of its unit is how far that has moved"""
    before = [i for i in view.of_kind("quantity") if i.last <= item.first]
    if item.ref.text[:1] not in "+-−" or not before or before[-1].ref.unit != item.ref.unit:
        return False
    between = view.lower[before[-1].last : item.first]
    return between in ([","], ["("], [";"], ["/"], [",", "or"]) and before[-1].ref.text[:1] not in "+-−"


def _is_moved(view: View, item: Item) -> bool:
    """ "some $146m down on a year before", "were $1.3 billion lower."; but "$28.2 billion up from $25.1 billion" is a level without its comma"""
    after = view.lower[item.last : item.last + 2]
    if after[:1] not in (["up"], ["down"], ["higher"], ["lower"]):
        return False
    if not after[1:] or not after[1][0].isalnum():
        return view.lower[look_back(view, item)] in COPULAS and not view.at(item.last + 2, "quantity")
    if after[1] not in ("on", "from", "against", "compared", "versus"):
        return False
    return not any(item.last + 2 <= i.first <= item.last + 5 for i in view.of_kind("quantity"))


_APARTNESS = frozenset(("gap", "difference", "distance", "gulf"))
_APART = (["difference", "of"], ["gap", "of"], ["distance", "of"])


_AWAY = (["short", "of"], ["shy", "of"], ["ahead", "of"], ["behind", "the"], ["behind", "last"], ["behind", "where"])
""" "$1.4 billion short of the $21.2 billion of the year before", "$1.2 billion behind the pace of 2024" """


_FEWER = frozenset("less lower worse fewer smaller below short shy behind".split())


def _than_what(view: View, item: Item) -> bool | None:
    """Whether "$1.85 billion more revenue in the quarter than ..." is held against a time; None where no "than" follows it"""
    behind = view.lower[item.last : item.last + 16]
    if "than" not in behind or ";" in behind[: behind.index("than")]:
        return None
    than = item.last + behind.index("than")
    told = view.lower[than + 1 : than + 3]
    return told[:1] in (["in"], ["during"]) or any(
        i.kind == "time" and i.first <= than + 2 for i in view.items if i.first > than
    )


_PLACED = frozenset({"above", "below", "ahead", "beyond", "behind"})
_FROM_ESTIMATE = frozenset({"above", "below", "ahead", "short", "better", "shy", "beyond"})
_RULES = (
    _surpassed_by,
    _more_than,
    _over_time,
    _apart,
    _stepped,
    _better_than,
    _rate_apart,
    _of_estimate,
)
