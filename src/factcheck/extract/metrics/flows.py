"""Cash by what happened: what operations brought in or consumed, and what spending left of it."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame

_OPERATIONS = frozenset({"operations", "activities"})


_TWO_WORDS = frozenset({("brought", "in"), ("brings", "in"), ("bring", "in"), ("threw", "off"), ("burned", "through")})


AROUND_VERB = frozenset("had has have also still even only thus together cash net".split())


_FROM_OPERATIONS = ("from operations", "from its operations", "from their operations", "on operations")


def operations(frame: Frame, previous: Frame | None) -> bool:
    """ "Operations generated $9 billion", "operating activities consumed $1.4 billion", "$24.5 billion from operations" """
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or q.per or frame.role not in ("level", "from"):
        return False
    verb = before_hedge(view, look_back(view, item))
    named = view.between(frame.clause.first, item.first, "metric")
    # "HubSpot, loss and all, generated $326 million from operations": the verb has the company for its subject
    aside_only = bool(named) and verb >= 1 and view.lower[verb] in view.cues["yielded"] and view.lower[verb - 1] == ","
    if _flows_from(view, item.last) and (aside_only or all(i.id in _CASH for i in named)):
        # what is "earned from operations" is told of the result as often as of the cash
        frame.metric = "operations_result" if view.word(verb) in view.cues["earned"] else "ocf"
        return True
    opened = " ".join(view.lower[frame.clause.first : verb]) if verb > frame.clause.first else ""
    if opened.startswith(_FROM_OPERATIONS) and view.lower[verb] in view.cues["earned"] and not named:
        frame.metric = "operations_result"  # "From operations Tesla earned $923 million"
        return True
    if _flowed_out(view, item.last) or _consumed_in(view, item, verb):
        frame.metric, frame.loss = "ocf", True
        return True
    if _brought_cash(view, item) or _cash_of_operations(view, item.last):
        frame.metric = "ocf"
        return True
    k = before_hedge(view, look_back(view, item))
    doer = view.lower[max(0, k - 2) : k]
    if k >= 1 and view.lower[k] == "lost" and _OPERATIONS & set(doer) and "and" not in doer:
        frame.metric = "operating_loss"  # "Operations still lost $24.6 million"
        return True
    if k >= 1 and view.lower[k] == "of" and view.lower[k - 1] == "cash":
        k -= 2  # "operations generated cash of $5 billion"
    if k >= 3 and view.lower[k - 2 : k] == [",", "which"] and view.lower[k] in ("was", "were", "is"):
        k -= 3  # "more than its operations brought in, which was $24.0 billion"
    verb = (
        2
        if k >= 1 and (view.lower[k - 1], view.lower[k]) in _TWO_WORDS
        else 1
        if k >= 0 and any(view.lower[k] in view.cues[name] for name in ("yielded", "consumed"))
        else 0
    )
    j = k - verb
    while verb and j >= 0 and (view.lower[j] in AROUND_VERB or view.lower[j].endswith("ly")):
        j -= 1
    if verb and j > 0 and view.lower[j] == ",":
        # "Operations, having burned $176.6 million in that first year, yielded $848.1 million"
        j = next((n for n in range(j - 1, 0, -1) if view.lower[n] == ","), 0) - 1
    pronoun = view.word(j) in ("they", "it") and bool(_OPERATIONS & set(view.lower[:j]))
    told = previous.metric if previous is not None else None
    # "operations swallowed $1.39 billion, whereas the first half of 2024 had produced $4.11 billion"
    timed = told == "ocf" and view.before(j + 1, "time") is not None
    if not verb or j < 0 or not (view.lower[j] in _OPERATIONS or pronoun or timed):
        frame.metric = _cash_produced(view, item)
        return frame.metric is not None
    frame.metric, frame.loss = "ocf", view.lower[k - verb + 1] in view.cues["consumed"]
    return True


def flow(frame: Frame, previous: Frame | None) -> bool:
    """ "operating cash flow was an outflow of $1.39 billion": the noun before says which flow, the word its sign"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or frame.role not in ("level", "from"):
        return False
    words = [i for i in view.of(frame.clause, "metric") if i.id == "flows" and i.last == look_back(view, item)]
    nouns = [
        i for i in view.of(frame.clause, "metric") if i.id in ("ocf", "fcf") and words and i.last <= words[0].first
    ]
    if not nouns:
        return bool(words) and _flows_on(frame, previous, words[0])
    frame.metric, frame.metric_item = nouns[-1].id, nouns[-1]
    frame.loss = view.lower[words[0].last - 1].startswith("outflow")
    return True


def _flows_on(frame: Frame, previous: Frame | None, word: Item) -> bool:
    """ "Operations consumed $1.4 billion, against an outflow of $7.3 billion": of the flow that was told before"""
    told = previous or frame.carried
    if told is None or told.metric not in ("ocf", "fcf") or frame.view.lower[word.first] not in _BARE_FLOWS:
        return False
    frame.metric, frame.segment = told.metric, told.segment
    frame.loss = frame.view.lower[word.first].startswith("outflow")
    if told is not previous:
        frame.context["metric"] = "previous sentence"
    return True


_BARE_FLOWS = frozenset({"outflow", "inflow", "outflows", "inflows"})


def _brought_cash(view: View, item: Item) -> bool:
    """ "Operations brought Netflix $7.3 billion in cash" """
    if view.lower[item.last : item.last + 2] not in (["in", "cash"], ["of", "cash"]):
        return False
    doer = next((k for k in range(min(4, item.first)) if view.lower[k] in ("operations", "activities")), None)
    if doer is None or view.lower[doer + 1] not in view.cues["yielded"] | _THREW and not view.is_past(doer + 1):
        return False
    if view.lower[doer + 1] in view.cues["consumed"]:
        return False  # "operating activities used up $12.1 billion of cash"
    return all(
        view.over(k, "entity", "direction_adjective")
        or view.lower[k] in ("up", "in", "off", "out", "some", "about", "nearly", "over", "almost")
        for k in range(doer + 2, item.first)
    )


def _cash_of_operations(view: View, k: int) -> bool:
    """ "Less than the $20 billion of cash its operations threw off", "$24.3 billion - what J&J's operations generated" """
    described = "what" in (view.word(k), view.word(k + 1)) and not view.word(k).isdigit()
    if not described and view.lower[k : k + 2] not in (["in", "cash"], ["of", "cash"]):
        return False
    k += 2
    doer = next((n for n in range(k, min(k + _TO_DOER, len(view.lower))) if view.lower[n] in _OPERATIONS), None)
    named = {n for i in view.named() for n in range(i.first, i.last)}
    if doer is None or any(view.lower[n] not in _LEADS_TO_DOER for n in range(k, doer) if n not in named):
        return False
    verb = doer + 1 + (view.word(doer + 1) == "had")
    return view.word(verb) in view.cues["yielded"] | _THREW


_TO_DOER = 7
_LEADS_TO_DOER = frozenset("that which its their the our operating 's what".split())


def _flowed_out(view: View, k: int) -> bool:
    """ "$1.39 billion flowed out of operating activities", "$2 billion had drained from operations" """
    k += 2 if view.lower[k : k + 2] in (["in", "cash"], ["of", "cash"]) else 0
    k += view.word(k) in ("had", "has")
    if view.lower[k : k + 3] == ["flowed", "out", "of"]:
        k += 3
    elif view.lower[k : k + 2] in (["drained", "from"], ["drained", "out"]):
        k += 2 + (view.lower[k + 1] == "out")
    else:
        return False
    k += view.word(k) in ("the", "its", "our", "their")
    return view.word(k) == "operations" or view.lower[k : k + 2] == ["operating", "activities"]


def _consumed_in(view: View, item: Item, verb: int) -> bool:
    """ "Boeing consumed $12.1 billion of cash in its operations" """
    k = item.last + (2 if view.lower[item.last : item.last + 2] in (["of", "cash"], ["in", "cash"]) else 0)
    through = verb > 0 and view.lower[verb] == "through"
    if verb < through or view.lower[verb - through] not in view.cues["consumed"]:
        return False
    if view.word(k) not in ("in", "on", "through", "from", "at"):
        return False
    k += 1 + (view.word(k + 1) in ("its", "the", "their", "our"))
    return view.word(k) == "operations" or view.lower[k : k + 2] == ["operating", "activities"]


_THREW = frozenset("brought gave earned threw throw throws poured pumped".split())


def _cash_produced(view: View, item: Item) -> str | None:
    """ "The business generated $36.4 billion of cash" says of no measure; "the $8.1 billion of cash its operations produced" does"""
    behind = view.lower[item.last : item.last + 10]
    in_cash = behind[:2] in (["of", "cash"], ["in", "cash"]) and behind[2:3] not in (["flow"], ["flows"], ["from"])
    if behind[:1] in (["that"], ["which"]) and _brought_by_operations(view, item.last + 1):
        return "ocf"
    told = behind[:1] == ["that"] and "from" in behind and behind[behind.index("from") + 1 :][:1] == ["operations"]
    if told and {"brought", "generated", "earned", "took", "collected"} & set(behind):
        return "ocf"
    k = before_hedge(view, look_back(view, item))
    produced = k >= 0 and (
        view.lower[k] in view.cues["yielded"] or tuple(view.lower[max(0, k - 1) : k + 1]) in _TWO_WORDS
    )
    return "cash_flow" if in_cash and produced else None


def _brought_by_operations(view: View, k: int) -> bool:
    """ "the $6.81 billion that its operations brought in", "the $18.8 billion which operating activities generated" """
    k += view.word(k) in ("its", "the", "our", "their")
    k += 2 if view.lower[k : k + 2] == ["operating", "activities"] else 1 if view.word(k) == "operations" else 9
    k += view.word(k) in ("had", "have")
    verb = view.lower[k : k + 2]
    return bool(verb) and (verb[0] in view.cues["yielded"] or tuple(verb) in _TWO_WORDS)


def before_hedge(view: View, k: int) -> int:
    """ "burned slightly more than $12 billion" """
    while k > 0 and view.lower[k] in _HEDGE:
        k -= 1
    return k


_HEDGE = frozenset(
    "than more less slightly a little much well over under just shade bit at least most to as up".split()
)


_CASH = frozenset({"cash", "cash_flow", "flows"})


def _flows_from(view: View, k: int) -> bool:
    if view.lower[k : k + 2] in (["in", "cash"], ["of", "cash"]):
        k += 2  # "$13.1 billion in cash came in from operations"
    k += 2 if view.lower[k : k + 2] in (["came", "in"], ["flowed", "in"], ["coming", "in"]) else 0
    k += view.word(k) in ("came", "flowed")
    if view.word(k) != "from":
        return False
    k += 1 + (view.word(k + 1) in ("its", "the", "our", "their"))
    return view.word(k) == "operations" or view.lower[k : k + 2] == ["operating", "activities"]


_LEFT = frozenset("left leaves leaving kept".split())


_HOLDING = frozenset("had has have was were is".split())
_AT_HAND = (["to", "play"], ["to", "spend"], ["to", "spare"], ["to", "use"], ["to", "itself"], ["in", "hand"])
_TAKEN_OFF = frozenset("after deduct deducting subtract subtracting less minus off".split())
_THAT_IS = (["that", "'s"], ["that", "is"], ["that", "makes"], ["that", "was"])


_FLOWS_WHOLE = frozenset({"ocf", "fcf", "cash_flow", "cash", "flows", "capex"})


LEFT = "it is what is left of another figure"


def left_over(frame: Frame, previous: Frame | None) -> bool:
    """ "After capital spending, Visa was left with $18.7 billion", "capex took $3.5 billion, which left $20.7 billion": free cash flow"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or q.per or frame.role not in ("level", "from", "delta"):
        return False
    if view.lower[:2] == ["per", "share"]:
        return False  # "Per share, $15.51 was left"
    told = " ".join(view.lower[: item.first])
    if "what remained of" in told or "what was left of" in told:
        frame.metric, frame.unbound = None, LEFT
        return True
    spent = [i for i in view.of_kind("metric") if i.last <= item.first]
    goes_on = previous is not None and previous.item is not None and "metric<left_over" in previous.trace
    if goes_on and previous is not None and previous.item is not None and frame.role != "level":
        frame.metric, frame.unbound = (
            previous.metric,
            previous.unbound,
        )  # "which left $20.7 billion, down from $25.7 billion"
        return True
    if _has_left(view, item):
        used = previous.metric if previous is not None else spent[-1].id if spent else None
        flow = any(i.id == "ocf" for i in view.of_kind("metric"))
        frame.metric, frame.unbound = ("fcf", None) if used == "capex" and flow else (None, LEFT)
        frame.direction = None
        return True
    if frame.role == "level" and view.word(item.last) == "free" and not view.word(item.last + 1).isalnum():
        # "put $77 million into machines, and so had $505 million free"
        by_flows = previous is not None and previous.metric in ("capex", "ocf")
        frame.metric, frame.unbound = ("fcf", None) if by_flows else (None, LEFT)
        return True
    if previous is not None and previous.metric == "capex" and _left_behind(view, item):
        # "poured $23.8 billion into stores, and that left $12.7 billion out of an operating cash flow of $36.4 billion"
        frame.metric, frame.direction = "fcf", None
        return True
    if not spent or frame.role == "delta" or not _is_left(view, spent[-1], item):
        if frame.role != "level" or not _is_said_left(view, item):
            return False
        frame.metric, frame.unbound = None, LEFT
        return True
    frame.metric, frame.direction = "fcf", None
    sources = {i.id for i in spent if not view.lexicon.metrics[i.id].weak} - {"cost", "price"}
    carried = frame.carried.metric if frame.carried is not None else None
    if (
        spent[-1].id != "capex"
        or sources - _FLOWS_WHOLE
        or carried not in (None, *_FLOWS_WHOLE)
        and sources <= {"capex"}
    ):
        frame.metric, frame.unbound = None, LEFT
    return True


def _is_said_left(view: View, item: Item) -> bool:
    """ "so that $32.9 billion was left", "there were $2.3 billion left over", "leaving $54.1 billion", and not of what"""
    behind, k = view.lower[item.last : item.last + 3], look_back(view, item)
    over = behind[:1] == ["left"] and behind[1:2] in ([], ["over"], [","], ["."], [";"], [")"], ["after"])
    if over or behind[:1] == ["remained"] or behind[:2] in (["was", "left"], ["were", "left"], ["is", "left"]):
        return not view.between(item.last, item.last + 5, "metric", "direction_verb")
    return behind[:1] in ([], [","], ["."], [";"], [")"]) and view.word(k) == "leaving"


def _has_left(view: View, item: Item) -> bool:
    """ "Still had $32.9 billion of its operating cash flow left": a part of what is named behind"""
    noun = next((i for i in view.of_kind("metric") if item.last < i.first <= item.last + 3), None)
    held = view.lower[look_back(view, item)] in ("had", "has", "have", "with", "keeping", "kept")
    whole = noun is not None and view.word(item.last) == "of"
    return whole and noun is not None and held and view.word(noun.last) in ("left", "over", "unspent")


def _left_behind(view: View, item: Item) -> bool:
    """ "left $12.7 billion out of an operating cash flow of": whatever was spent before, this is what is left of the flow"""
    k, behind = look_back(view, item), view.lower[item.last : item.last + 2]
    out = behind in (["out", "of"], ["of", "operating"], ["of", "its"])
    flow = any(i.id == "ocf" and item.last < i.first <= item.last + 6 for i in view.of_kind("metric"))
    return view.word(k) in _LEFT and out and flow


def _is_left(view: View, noun: Item, item: Item) -> bool:
    """The word for what is left stands right before the figure, or right behind it; and nothing else says of what it is."""
    behind = view.lower[item.last : item.last + 3]
    if behind[:1] in (["of"], ["in"], ["for"], ["as"]) and any(
        item.last < i.first <= item.last + 3 for i in view.of_kind("metric", "metric_verb")
    ):
        return False  # "which left $12.7 billion of free cash flow"
    k = look_back(view, item)
    if view.lower[k - 1 : k + 1] in _THAT_IS and _TAKEN_OFF & set(view.lower[max(0, noun.first - 3) : noun.first]):
        return noun.id == "capex"  # "After purchases of equipment of $29.4 million, that's $296.6 million"
    while k > noun.last and (
        view.lower[k] in ("with", "it", "them", "us", "behind") or view.over(k, "entity", "reference")
    ):
        k -= 1
    if k >= noun.last and view.lower[k] in _LEFT and (noun.id == "capex" or view.lower[k] != "kept"):
        return view.word(k + 1) != "a"
    if view.lower[k] in _HOLDING and (behind[:1] == ["left"] and behind[1:2] != ["for"] or behind[:2] in _AT_HAND):
        return True  # "after capex of $78 million it had $2.27 billion to play with", "even after capex there was $32.9 billion left"
    if behind[:1] and behind[0] in ("was", "were", "is"):
        return behind[1:2] in (
            ["left"],
            ["free"],
            ["over"],
        )  # "capital spending swallowed $658 million, so $12.4 billion was free"
    return behind[:1] in (["remained"], ["remains"]) and view.word(item.last + 1) != "the"


def goes_to_owners(view: View) -> bool:
    """ "Handed out more cash to shareholders": what was given away, no balance"""
    words = frozenset(view.lower)
    return not _OWNERS.isdisjoint(words) and not _GIVING.isdisjoint(words)


def is_given_to_owners(frame: Frame) -> bool:
    """The same of one figure: the verb stands before it or behind the noun, with no other figure and nothing that is held between."""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if item is None or noun is None or not goes_to_owners(view):
        return False
    last = max(item.last, noun.last)
    verbs = [k for k, word in enumerate(view.lower) if word in _GIVING]
    given = max((k for k in verbs if k < last), default=min(verbs))
    first, last = min(given, noun.first, item.first), max(given, last)
    held = view.cues["balances"] & set(view.lower[first:last])
    return not held and view.between(first, last, "quantity") == [item]


_OWNERS = frozenset("shareholders stockholders owners investors".split())
_GIVING = frozenset(
    "handed gave given distributed returned sent handing giving distributing returning sending hand give return".split()
)
