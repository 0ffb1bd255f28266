"""What money went into: bought shares, research, buildings, dividends."""

from __future__ import annotations

from factcheck.extract.analysis import Clause, Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import PARTS_OF_YEAR, Frame
from factcheck.extract.metrics.fit import take
from factcheck.extract.metrics.flows import before_hedge
from factcheck.extract.metrics.goods import used_on

SPENT = frozenset("buyback dividend rnd capex investment deal_value payout".split())
SPENDING = frozenset({"capex", "investment"})
_REACHED = frozenset("reached went goes flowed landed found dropped trickled".split())


def ends_up(frame: Frame, previous: Frame | None) -> bool:
    """ "but only $14.4 billion reached the bottom line", "$43.9 billion in all, went to research and development" """
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or frame.role != "level":
        return False
    k = item.last
    while view.word(k) in ("in", "all", "total", ",", "of", "it", "that", "which"):
        k += 1
    if view.lower[item.last : item.last + 4] == ["to", "the", "bottom", "line"]:
        frame.metric = "net_income"  # "brought $62.4 billion to the bottom line"
        return True
    if view.lower[k : k + 2] in (["was", "spent"], ["were", "spent"], ["was", "invested"], ["was", "put"]):
        return _spent_by(frame, k + 2)
    if view.word(k) == "" or view.lower[k] not in _REACHED:
        return False
    noun = next((i for i in view.of_kind("metric") if k < i.first <= k + 3), None)
    if noun is None or any(
        w not in ("to", "into", "in", "on", "the", "its", "through") for w in view.lower[k + 1 : noun.first]
    ):
        return False
    if view.lower[noun.first : noun.last] == ["bottom", "line"]:
        frame.metric = "net_income"
        return True
    return noun.id in SPENT and take(frame, noun)


def _spent_by(frame: Frame, k: int) -> bool:
    """ "$810 million was spent by Nike on capital expenditures" """
    view = frame.view
    if view.word(k) == "by":
        k = next((i.last for i in view.of_kind("entity", "reference") if i.first in (k + 1, k + 2)), k)
    noun = next((i for i in view.of_kind("metric") if k < i.first <= k + 2), None)
    return noun is not None and view.lower[k] in ("on", "into", "in") and noun.id in SPENT and take(frame, noun)


_BEHIND = frozenset(
    {
        ("spent", "on"),
        ("paid", "in"),
        ("paid", "as"),
        ("returned", "through"),
        ("returned", "via"),
        ("devoted", "to"),
        ("invested", "in"),
    }
)


def told_behind(frame: Frame, previous: Frame | None) -> bool:
    """ "the $90.7 billion spent on buybacks", "the $15.4 billion paid in dividends" """
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or q.per or frame.role not in ("level", "from"):
        return False
    words = view.lower[item.last : item.last + 2]
    noun = view.at(item.last + 2, "metric")
    if tuple(words) not in _BEHIND or noun is None or view.lower[item.first - 1] != "the":
        return False
    frame.metric, frame.metric_item = noun.id, noun
    return True


def both_told(frame: Frame, previous: Frame | None) -> bool:
    """ "Dividends cost $1.5 billion and buybacks $7.8 billion. Together, these took up $9.3 billion", "add the two and you get ..." """
    (view, item), q = frame.spot, frame.quantity
    told = frame.carried
    if q is None or q.kind != "money" or q.per or frame.role != "level" or told is None or previous is not None:
        return False
    words = view.lower[: item.first]
    both = (
        "together" in words or "combined" in words or words[:1] == ["add"] and bool({"two", "both", "up"} & set(words))
    )
    if not both or view.between(0, item.first, "metric", "metric_verb", "entity"):
        return False
    if {told.metric, *(other.metric for other in told.others)} != {"dividend", "buyback"}:
        return False
    frame.metric, frame.context["metric"] = "payout", "previous sentence"
    return True


def spent_again(frame: Frame, previous: Frame | None) -> bool:
    """ "Stopped buying back stock, after spending $15.1 billion on it a year earlier", "repurchased stock for $2.7 billion; in 2024
    it had spent a mere $100 million": what the sentence told before the money went into"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or q.per or frame.role not in ("level", "from"):
        return False
    k = before_hedge(view, look_back(view, item))
    if k < 1 or view.lower[k] not in _SPENT_SO:
        return False
    link, what = (*view.lower[item.last : item.last + 2], "", "")[:2]
    on_it = link in _ON and what in _IT
    earlier = view.lower[k - 1] in ("had", "having", "after") and link not in _ON
    told = [i for i in view.of_kind("metric", "metric_verb") if i.last <= k and i.id in _USES]
    if not (on_it or earlier) or len({i.id for i in told}) != 1:
        return False
    timed = next((i for i in view.of_kind("time") if i.last == k and view.lower[i.last - 1] == "after"), None)
    base = next((i for i in view.of_kind("time") if 0 <= i.first - item.last <= 2 and i.ref.type == "base"), timed)
    if base is not None:
        frame.role, frame.base = "from", base.ref
    return take(frame, told[-1])


_USES = frozenset("buyback dividend rnd capex".split())
_SPENT_SO = frozenset("spent spending invested investing".split())
_ON = frozenset("on in into for to".split())
_IT = frozenset("it them that this those these".split())
_PAYS = frozenset("pay pays paid paying".split())


def pays_per_share(frame: Frame, previous: Frame | None) -> bool:
    """ "AbbVie pays $1.64 per share each quarter" """
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or not q.per or "share" not in q.per:
        return False
    k = look_back(view, item)
    if k < 0 or view.lower[k] not in _PAYS or "for" in view.lower[item.last : item.last + 3]:
        return False
    frame.metric = "dividend"
    return True


def _was_spent(view: View, k: int) -> int | None:
    """ "$3.5 billion was reinvested in stores", "$2 billion went into research": the token behind the verb"""
    if view.word(k) == "went":
        return k + 1
    if view.word(k) not in ("was", "were"):
        return None
    k += 1 + (view.word(k + 1) != "" and view.lower[k + 1].endswith("ly"))
    word = view.lower[k] if k < len(view.lower) else ""
    return k + 1 if word.removeprefix("re") in view.cues["spent"] or word in ("plowed", "used") else None


def spent_on(frame: Frame, previous: Frame | None) -> bool:
    """ "put $23.8 billion into stores and warehouses", "spent $2.9 billion on research", "poured $30 billion into its own shares" """
    (view, item), q = frame.spot, frame.quantity
    share = _whole_spent(frame)
    per_unit = q is not None and q.per is not None and q.per not in _OF_TIME
    if q is None or share is None and (q.kind != "money" or per_unit or frame.role not in ("level", "from")):
        return False
    k = before_hedge(view, look_back(view, item))
    if view.lower[max(0, k - 2) : k + 1] == ["an", "average", "of"]:
        k -= 3
    if k > 0 and view.lower[k] == "out":
        k -= 1
    last = item.last if share is None else share.last
    if view.word(last) in ("a", "an", "per") and view.word(last + 1) in _OF_TIME:
        last += 2  # "an average of $120 million a day on research"
    if view.lower[last : last + 2] in (["of", "it"], ["of", "that"], ["of", "this"], ["of", "them"]):
        last += 2  # "$23.8 billion of it went on stores"
    if (passive := _was_spent(view, last)) is not None:
        last = passive
    elif k < 0 or view.lower[k] not in view.cues["spent"]:
        return False
    last += view.word(last) == "back"  # "plowed $1.8 billion back into track and locomotives"
    if view.lower[last : last + 1] not in (["in"], ["into"], ["on"], ["for"] if passive else ["on"]):
        return False
    metric = used_on(view, last + 1)
    if metric is None:
        return False
    frame.metric = metric
    if passive is not None:
        frame.direction = None  # "slipped to $19.8bn, and $3.5bn went into shops"
    if share is not None:
        frame.whole, frame.metric_item = share.id, None
    return True


_OF_TIME = PARTS_OF_YEAR | {"year"}


def _whole_spent(frame: Frame) -> Item | None:
    """ "23% of revenue went on capital projects": the whole of which a share was spent"""
    view, item = frame.view, frame.item
    if item is None or frame.role != "share" or view.word(item.last) != "of":
        return None
    noun = next((i for i in view.of_kind("metric") if item.last < i.first <= item.last + 3), None)
    return noun if noun is not None and _was_spent(view, noun.last) is not None else None


def spent_as_told(frame: Frame) -> bool:
    """ "And R&D? We spent $711 million", "spent $3 billion on them": on what, is told before"""
    view, item = frame.spot
    if frame.asked in SPENT and frame.asked != "investment":
        frame.metric, frame.context["metric"] = frame.asked, "question"
        return True
    carried = frame.carried.metric if frame.carried is not None else None
    behind = view.lower[item.last : item.last + 2]
    if carried not in SPENT or behind not in (["on", "them"], ["on", "it"], ["on", "that"], ["on", "this"]):
        return False
    frame.metric, frame.context["metric"] = carried, "previous sentence"
    return True


def spender(view: View, clause: Clause, k: int) -> Item | None:
    """The use of money right before a verb, which is what the verb's amount measures: "buybacks [have] ate up $125 million" """
    while k > 0 and (view.lower[k - 1] in ("has", "have", "had", "alone", "also") or view.lower[k - 1].endswith("ly")):
        k -= 1
    return next((i for i in view.of(clause, "metric") if i.last == k and i.id in SPENT), None)


def spent_on_what(view: View, item: Item) -> Item | None:
    """ "spent $6.3 billion buying back its shares", "devoted $37.3 billion to capital expenditures" """
    behind = item.last + 2 * (view.lower[item.last : item.last + 2] in (["of", "that"], ["of", "it"], ["of", "this"]))
    buying = [i for i in view.of_kind("metric_verb") if i.id == "buyback" and i.first == behind]
    if buying:
        return buying[0]
    if view.word(item.last) not in ("to", "on", "into"):
        return None
    nouns = [i for i in view.of_kind("metric") if i.first in (item.last + 1, item.last + 2)]
    return nouns[0] if nouns and nouns[0].id in ("capex", "rnd", "buyback", "dividend") else None


def by_means(view: View, item: Item) -> Item | None:
    """ "returned $23.6 billion to investors by buying back its stock": the one way in which the money went"""
    k = next((n for n in range(item.last, min(item.last + 7, len(view.lower))) if view.lower[n] in _BY), None)
    if k is None or "," in view.lower[item.last : k]:
        return None  # "returned $4.3 billion to shareholders, most of it through repurchases"
    found = [i for i in view.of_kind("metric", "metric_verb") if k < i.first <= k + 4 and i.id in _WAYS]
    rest = [i for i in view.of_kind("metric", "metric_verb") if i.first > k and i.id in _WAYS]
    return found[0] if found and len({i.id for i in rest}) == 1 else None


_BY = frozenset({"by", "through", "via", "in"})


_WAYS = frozenset({"buyback", "dividend", "payout"})
