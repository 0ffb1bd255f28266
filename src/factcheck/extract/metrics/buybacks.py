"""Shares that a company buys of itself, by any verb: "bought $3.5 billion of its own shares", "retired stock for $80 billion"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.flows import before_hedge

_BUYING = frozenset("buying repurchasing retiring reacquiring".split())
_SHARES = frozenset({"shares", "stock", "share"})
_OWN = frozenset({"its", "own", "our", "their", "back"})


def own_shares(frame: Frame, previous: Frame | None) -> bool:
    """ "bought $3.5 billion of its own shares", "retired stock for more than $80 billion" """
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or q.per or frame.role != "level":
        return False
    k = before_hedge(view, look_back(view, item))
    told = (
        (k >= 0 and any(way(view, item, k) for way in _WAYS)) or _repurchased(view, item) or _used_to_buy(view, item, k)
    )
    if k >= 0 and not told and previous is not None and previous.metric in ("dividend", "payout"):
        # "handed out $9.87 billion in dividends and bought $6.5 billion of stock"
        stock = view.lower[item.last : item.last + 2] in (["of", "stock"], ["of", "shares"])
        told = stock and view.lower[k] in view.cues["acquired"]
    if told:
        frame.metric = "buyback"
    return told


def _spent_buying(view: View, item: Item, k: int) -> bool:
    """ "spent $491 million buying its own shares" """
    behind = view.lower[item.last : item.last + 6]
    buys = _BUYING & set(behind[:2]) and _SHARES & set(behind[1:]) and _OWN & set(behind[1:5])
    return view.lower[k] in view.cues["spent"] and bool(buys)


def _used_to_buy(view: View, item: Item, k: int) -> bool:
    """ "used $9.8 billion to buy its own shares" """
    behind = view.lower[item.last : item.last + 9]
    passive = behind[:2] in (["was", "used"], ["was", "spent"], ["was", "deployed"], ["were", "used"])
    behind = behind[2:] if passive else behind
    if behind[:3] == ["to", "buy", "in"] and behind[3:4] and behind[3] in _SHARES | _OWN:
        return True  # "a further $2.13 billion was used to buy in shares"
    purpose = behind[:2] in (["to", "buy"], ["to", "repurchase"], ["to", "retire"], ["to", "purchase"])
    gave = view.cues["spent"] | {"used", "devoted"}
    return (
        purpose
        and (passive or view.word(k) in gave)
        and bool(_SHARES & set(behind[2:]))
        and bool(_OWN & set(behind[2:6]))
    )


def _for_its_own(view: View, item: Item, k: int) -> bool:
    """ "laid out $9.8 billion for its own shares", whatever the verb"""
    behind = view.lower[item.last : item.last + 4]
    return (
        behind[:1] in (["for"], ["on"], ["in"], ["into"]) and behind[2:3] == ["own"] and bool(_SHARES & set(behind[3:]))
    )


def _bought_back(view: View, item: Item, k: int) -> bool:
    """ "bought back $3.5 billion of stock" """
    behind = view.lower[item.last : item.last + 4]
    bought = view.word(k - 1) in ("bought", "buying") and view.lower[k] in ("in", "back")
    return bought and behind[:1] in (["of"], ["worth"]) and bool(_SHARES & set(behind))


def _acquired(view: View, item: Item, k: int) -> bool:
    """ "retired $6.5 billion of stock", "bought $3.5 billion of its own shares" """
    behind = view.lower[item.last : item.last + 4]
    if behind[:1] != ["of"] or not _SHARES & set(behind):
        return False
    own = "own" in behind or behind[1:2] in (["its"], ["our"], ["their"])
    word = view.lower[k]
    return word in ("retired", "retiring") or own and word in view.cues["acquired"]


_TO_OWNERS = frozenset({"dividend", "buyback", "payout"})
_SUM_OF = frozenset("an a the aggregate total amount sum price cost consideration of approximately about".split())


def _bought_for(view: View, item: Item, k: int) -> bool:
    """ "repurchased (common) stock for (an aggregate amount of)", "retired stock worth": what was bought stands before the amount"""
    while k > 0 and view.lower[k] in _SUM_OF:
        k -= 1
    if view.lower[k] not in ("for", "worth") or k < 2 or view.lower[k - 1] not in ("stock", "shares"):
        return False
    retired = view.lower[k - 2] in ("retired", "retiring")
    if view.lower[k - 2] == "bought" and any(i.id in _TO_OWNERS for i in view.of_kind("metric")):
        return True  # "bought shares for $11.0 billion and paid dividends of $2.4 billion": what the owners got
    return retired or bool({"repurchased", "retired", "repurchase"} & set(view.lower[max(0, k - 7) : k - 1]))


def _repurchased(view: View, item: Item) -> bool:
    """ "$125.0 million of common stock repurchased" """
    behind = view.lower[item.last : item.last + 6]
    if behind[:1] not in (["of"], ["in"], ["worth"]) or not {"stock", "shares", "share"} & set(behind):
        return False
    at = max(n for n, word in enumerate(behind) if word in ("stock", "shares", "share"))
    rest = [word for word in behind[at + 1 :] if word not in ("were", "was", "been", "have", "has", "had", "being")]
    return bool(rest) and (rest[0] in ("repurchased", "retired") or rest[0] == "bought" and rest[1:2] != ["by"])


_WAYS = (_spent_buying, _for_its_own, _bought_back, _acquired, _bought_for)


def to_owners(frame: Frame, _: Frame | None) -> bool:
    """ "Handed $15.4 billion to its shareholders, dividends and repurchases combined", "shareholders received $16.4 billion": what went to them in all"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or q.per or frame.role not in ("level", "from"):
        return False
    if _OWNERS.isdisjoint(view.said) or _HANDED.isdisjoint(view.said):
        return False
    first = view.clause_of(item.first).first
    last = next((k for k in range(item.last, len(view.lower)) if view.lower[k] in (",", ";", ".")), len(view.lower))
    words = set(view.lower[first:last])
    if not words & _OWNERS or not words & _HANDED or view.between(first, last, "quantity") != [item]:
        return False
    if words.isdisjoint(_BOUGHT) is not words.isdisjoint(_DIVIDENDS):
        return False  # "handed owners $2.7 billion through buybacks, with dividends adding $1.6 billion"
    both = all(not words_of.isdisjoint(view.lower) for words_of in (_BOUGHT, _DIVIDENDS))
    in_all = any(view.lower[k : k + 2] in _IN_ALL for k in range(item.last, min(item.last + 4, len(view.lower))))
    if not (both or in_all):
        return False
    behind = view.lower[item.last : item.last + 2]
    if behind[:1] in (["in"], ["of"], ["as"]) and view.at(item.last + 1, "metric") is not None:
        return False  # "handed $9.9 billion in dividends to its owners"
    frame.metric, frame.metric_item, frame.segment = "payout", None, None
    return True


_BOUGHT = frozenset("buyback buybacks repurchase repurchases repurchased repurchasing".split())
_DIVIDENDS = frozenset("dividend dividends".split())
_OWNERS = frozenset("shareholders stockholders owners investors".split())
_HANDED = frozenset(
    "handed gave given returned sent passed received got distributed channeled channelled reached went gives hands returns".split()
)
_IN_ALL = (["in", "all"], ["all", "told"], ["in", "total"])
