"""Metrics told by what happened: what operations brought in or consumed, what a company made."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame
from factcheck.extract.result_lines import told_lines

_OPERATIONS = frozenset({"operations", "activities"})


_TWO_WORDS = frozenset({("brought", "in"), ("brings", "in"), ("bring", "in"), ("threw", "off"), ("burned", "through")})
_AROUND_VERB = frozenset("had has have also still even only thus together cash net".split())


def operations(frame: Frame, previous: Frame | None) -> bool:
    """ "Operations generated $9 billion", "operating activities consumed $1.4 billion", "$24.5 billion from operations" """
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if q is None or q.kind != "money" or q.per or frame.role not in ("level", "from"):
        return False
    if _flows_from(view, item.last) and all(
        i.id in _CASH for i in view.between(frame.clause.first, item.first, "metric")
    ):
        frame.metric = "ocf"
        return True
    if _brought_cash(view, item):
        frame.metric = "ocf"
        return True
    k = _before_hedge(view, look_back(view, item))
    if k >= 1 and view.lower[k] == "lost" and _OPERATIONS & set(view.lower[max(0, k - 2) : k]):
        frame.metric = "operating_loss"  # "Operations still lost $24.6 million"
        return True
    if k >= 1 and view.lower[k] == "of" and view.lower[k - 1] == "cash":
        k -= 2  # "operations generated cash of $5 billion"
    verb = (
        2
        if k >= 1 and (view.lower[k - 1], view.lower[k]) in _TWO_WORDS
        else 1
        if k >= 0 and view.lower[k] in view.lexicon.cues["yielded"] | view.lexicon.cues["consumed"]
        else 0
    )
    j = k - verb
    while verb and j >= 0 and (view.lower[j] in _AROUND_VERB or view.lower[j].endswith("ly")):
        j -= 1
    if verb and j > 0 and view.lower[j] == ",":
        # "Operations, having burned $176.6 million in that first year, yielded $848.1 million"
        j = next((n for n in range(j - 1, 0, -1) if view.lower[n] == ","), 0) - 1
    pronoun = j >= 0 and view.lower[j] in ("they", "it") and bool(_OPERATIONS & set(view.lower[:j]))
    if not verb or j < 0 or not (view.lower[j] in _OPERATIONS or pronoun):
        frame.metric = _cash_produced(view, item)
        return frame.metric is not None
    frame.metric, frame.loss = "ocf", view.lower[k - verb + 1] in view.lexicon.cues["consumed"]
    return True


def flow(frame: Frame, previous: Frame | None) -> bool:
    """ "operating cash flow was an outflow of $1.39 billion": the noun before says which flow, the word its sign"""
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if q is None or q.kind != "money" or frame.role not in ("level", "from"):
        return False
    words = [i for i in view.of(frame.clause, "metric") if i.id == "flows" and i.last == look_back(view, item)]
    nouns = [
        i for i in view.of(frame.clause, "metric") if i.id in ("ocf", "fcf") and words and i.last <= words[0].first
    ]
    if not nouns:
        return False
    frame.metric, frame.metric_item = nouns[-1].id, nouns[-1]
    frame.loss = view.lower[words[0].last - 1].startswith("outflow")
    return True


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
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if q is None or q.kind != "money" or q.per or frame.role not in ("level", "from"):
        return False
    words = view.lower[item.last : item.last + 2]
    noun = next((i for i in view.items if i.kind == "metric" and i.first == item.last + 2), None)
    if tuple(words) not in _BEHIND or noun is None or view.lower[item.first - 1] != "the":
        return False
    frame.metric, frame.metric_item = noun.id, noun
    return True


def net_alone(frame: Frame, previous: Frame | None) -> bool:
    """ "sales 21.6bn, net 6.0bn (+34%)", "Net: 3.13bn", "Apple March quarter net up 4.8%": net income in the short style"""
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if (
        q is None
        or q.kind not in ("money", "count", "percent")
        or q.per
        or frame.role not in ("level", "from", "delta")
    ):
        return False
    k = item.first - 1
    while k > 0 and (
        view.lower[k] in _BESIDE_NET or any(i.kind in _MOVING and i.first <= k < i.last for i in view.items)
    ):
        k -= 1
    if view.lower[k] != "net" or any(i.kind == "metric" and i.first <= k < i.last for i in view.items):
        return False
    opens = (
        k == 0
        or view.lower[k - 1] in (",", ";", "(", ":", ".", "-", "*", "quarter", "year", "half", "'s", "gaap")
        or _is_company_last(view, k)
    )
    if opens:
        frame.metric, frame.segment = "net_income", None
    return opens


_BESIDE_NET = frozenset(": $ € £ ( + - at to by usd profit was is".split())
_MOVING = frozenset({"direction_verb", "direction_adjective", "time"})


def _is_company_last(view: View, k: int) -> bool:
    return any(i.last == k and (i.kind == "time" or i.kind == "entity" and i.ref.type == "ORG") for i in view.items)


_RED = (
    ["in", "the", "red", ","],
    ["actually", "in", "the", "red"],
    ["was", "in", "the", "red"],
    ["were", "in", "the", "red"],
)


def in_the_red(frame: Frame, previous: Frame | None) -> bool:
    """ "The first quarter had closed $37m in the red", "was $176 million in the red at the operating level" """
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    behind = view.lower[item.last : item.last + 3]
    short = (
        view.lower[item.first - 1] == "within"
        and behind[:1] == ["of"]
        and {"profit", "breaking", "break"} & set(view.lower[item.last : item.last + 4])
    )
    if q is not None and q.kind == "money" and short:
        frame.metric = "net_loss"  # "came within $3.3 million of a profit"
        return True
    k = look_back(view, item)
    if q is not None and q.kind == "money" and view.lower[max(0, k - 4) : k] in _RED and view.lower[k] == "by":
        frame.metric = "net_loss"  # "they were actually in the red, by 22 million dollars"
        return True
    if q is None or q.kind != "money" or behind not in (["in", "the", "red"], ["in", "the", "black"]):
        return False
    operating = "operating level" in " ".join(view.lower)
    loss = behind[-1] == "red"
    frame.metric = (
        ("operating_loss" if loss else "operating_income") if operating else "net_loss" if loss else "net_income"
    )
    return True


_PAYS = frozenset("pay pays paid paying".split())


def pays_per_share(frame: Frame, previous: Frame | None) -> bool:
    """ "AbbVie pays $1.64 per share each quarter" """
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if q is None or q.kind != "money" or not q.per or "share" not in q.per:
        return False
    k = look_back(view, item)
    if k < 0 or view.lower[k] not in _PAYS or "for" in view.lower[item.last : item.last + 3]:
        return False
    frame.metric = "dividend"
    return True


def _brought_cash(view: View, item: Item) -> bool:
    """ "Operations brought Netflix $7.3 billion in cash" """
    if view.lower[item.last : item.last + 2] not in (["in", "cash"], ["of", "cash"]):
        return False
    doer = next((k for k in range(min(4, item.first)) if view.lower[k] in ("operations", "activities")), None)
    if doer is None or view.lower[doer + 1] not in view.lexicon.cues["yielded"] | _THREW and not view.is_past(doer + 1):
        return False
    if view.lower[doer + 1] in view.lexicon.cues["consumed"]:
        return False  # "operating activities used up $12.1 billion of cash"
    return all(
        any(i.kind in ("entity", "direction_adjective") and i.first <= k < i.last for i in view.items)
        or view.lower[k] in ("up", "in", "off", "out", "some", "about", "nearly", "over", "almost")
        for k in range(doer + 2, item.first)
    )


_THREW = frozenset("brought gave earned threw throw throws poured pumped".split())


def _cash_produced(view: View, item: Item) -> str | None:
    """ "The business generated $36.4 billion of cash" says of no measure; "the $8.1 billion of cash its operations produced" does"""
    behind = view.lower[item.last : item.last + 10]
    in_cash = behind[:2] in (["of", "cash"], ["in", "cash"]) and behind[2:3] not in (["flow"], ["flows"], ["from"])
    if in_cash and "operations" in behind[2:6] and set(behind[3:8]) & view.lexicon.cues["yielded"]:
        return "ocf"
    told = behind[:1] == ["that"] and "from" in behind and behind[behind.index("from") + 1 :][:1] == ["operations"]
    if told and {"brought", "generated", "earned", "took", "collected"} & set(behind):
        return "ocf"
    k = _before_hedge(view, look_back(view, item))
    produced = k >= 0 and (
        view.lower[k] in view.lexicon.cues["yielded"] or tuple(view.lower[max(0, k - 1) : k + 1]) in _TWO_WORDS
    )
    return "cash_flow" if in_cash and produced else None


def _before_hedge(view: View, k: int) -> int:
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
    k += view.lower[k : k + 1] in (["came"], ["flowed"])
    words = view.lower[k : k + 3]
    return words[:2] == ["from", "operations"] or words == ["from", "operating", "activities"]


_MADE = frozenset("made make makes making".split())
_BEHIND_MADE = frozenset(
    ", . ; ) : and but in from during for last this on after before between over a an while whereas when per up down".split()
)


def made(frame: Frame, previous: Frame | None) -> bool:
    """ "It made $3.13 billion from April to June": what a company makes in a period is its profit, unless things are named"""
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    k = _before_hedge(view, look_back(view, item))
    if q is not None and q.kind == "money" and q.per and "share" in q.per and k >= 1 and view.lower[k] in _MADE:
        last = (
            k - 3 if view.lower[k - 1] == ")" and view.lower[k - 3 : k - 2] == ["("] else k
        )  # "Alphabet (GOOGL) made"
        holder = [
            i
            for i in view.items
            if i.last in (last, last - (view.lower[last - 1] == "."))
            and (i.kind in ("reference", "pronoun") or i.kind == "entity" and i.ref.type == "ORG")
        ]
        frame.metric = "eps" if holder else None  # "the railroad made $3.15 a share"
        return bool(holder)
    if q is None or q.kind != "money" or q.per or k < 1 or view.lower[k] not in _MADE or frame.role != "level":
        return False
    behind = view.lower[item.last : item.last + 1]
    timed = any(i.kind == "time" and item.last <= i.first <= item.last + 3 for i in view.items)
    lined = any(first == item.last for _, first, _ in told_lines(view))  # "made $3.8 billion at the operating level"
    if behind and not (
        lined or behind[0] in _BEHIND_MADE or any(i.kind == "time" and i.first == item.last for i in view.items)
    ):
        return False
    if behind and behind[0] in ("in", "from", "for", "on", "a", "an") and not timed and behind[0] != "on":
        return False
    holder = [i for i in view.items if i.last == k or i.last == k - 1 and view.lower[k - 1] in _AROUND_VERB]
    if not any(i.kind in ("reference", "pronoun") or (i.kind == "entity" and i.ref.type == "ORG") for i in holder):
        # "lost $176 million in the quarter but made $285 million in the half"
        goes_on = view.lower[k - 1] in ("but", "and", "then") and timed and _has_doer(view, k)
        return (goes_on or view.lower[k - 1] in ("it", "they", "we")) and _take_profit(frame)
    return _take_profit(frame)


def _has_doer(view: View, k: int) -> bool:
    return any(
        i.last < k and (i.kind in ("reference", "pronoun") or i.kind == "entity" and i.ref.type == "ORG")
        for i in view.items
    )


def _take_profit(frame: Frame) -> bool:
    frame.metric = before_what(frame) or "profit"
    return True


def before_what(frame: Frame) -> str | None:
    """ "before interest and taxes the company made $32.3 billion": which profit is meant by what it is told before"""
    at = frame.item.first if frame.item is not None else frame.clause.last
    words = " ".join(frame.view.lower[max(0, at - 14) : at + 8])
    if (
        "before interest and tax" in words
        or "before interest , tax" not in words
        and "before tax and interest" in words
    ):
        return "operating_income"
    if "before interest , tax" in words or "before depreciation" in words:
        return "ebitda"
    return "pretax_profit" if "before tax" in words or "before income tax" in words else None


def _repurchased(view: View, item: Item) -> bool:
    behind = view.lower[item.last : item.last + 6]
    if behind[:1] not in (["of"], ["in"], ["worth"]) or not {"stock", "shares", "share"} & set(behind):
        return False
    at = max(n for n, word in enumerate(behind) if word in ("stock", "shares", "share"))
    rest = [word for word in behind[at + 1 :] if word not in ("were", "was", "been", "have", "has", "had", "being")]
    return bool(rest) and (rest[0] in ("repurchased", "retired") or rest[0] == "bought" and rest[1:2] != ["by"])


_LEFT = frozenset("left leaves leaving kept".split())
_FLOWS_WHOLE = frozenset({"ocf", "fcf", "cash_flow", "cash", "flows", "capex"})


def left_over(frame: Frame, previous: Frame | None) -> bool:
    """ "After capital spending, Visa was left with $18.7 billion", "capex took $3.5 billion, which left $20.7 billion": free cash flow"""
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if q is None or q.kind != "money" or q.per or frame.role not in ("level", "from", "delta"):
        return False
    told = " ".join(view.lower[: item.first])
    if "what remained of" in told or "what was left of" in told:
        frame.metric, frame.unbound = None, "it is what is left of another figure"
        return True
    spent = [i for i in view.items if i.kind == "metric" and i.last <= item.first]
    goes_on = previous is not None and previous.item is not None and "metric<left_over" in previous.trace
    if goes_on and previous is not None and previous.item is not None and frame.role != "level":
        if view.between(previous.item.last, item.first, "metric", "metric_verb"):
            return False
        frame.metric, frame.unbound = (
            previous.metric,
            previous.unbound,
        )  # "which left $20.7 billion, down from $25.7 billion"
        return True
    if not spent or frame.role == "delta" or not _is_left(view, spent[-1], item):
        return False
    frame.metric, frame.direction = "fcf", None
    sources = {i.id for i in spent if not view.lexicon.metrics[i.id].weak} - {"cost", "price"}
    carried = frame.carried.metric if frame.carried is not None else None
    if (
        spent[-1].id != "capex"
        or sources - _FLOWS_WHOLE
        or carried not in (None, *_FLOWS_WHOLE)
        and sources <= {"capex"}
    ):
        frame.metric, frame.unbound = None, "it is what is left of another figure"
    return True


def _is_left(view: View, noun: Item, item: Item) -> bool:
    """The word for what is left stands right before the figure, or right behind it; and nothing else says of what it is."""
    behind = view.lower[item.last : item.last + 3]
    if behind[:1] == ["of"] and view.lower[-2:-1] == ["left"] and "after" in view.lower[: noun.first + 1]:
        return True  # "After capital expenditure, Meta had $54.1 billion of its operating cash flow left"
    if behind[:1] in (["of"], ["in"], ["for"], ["as"]) and any(
        i.kind in ("metric", "metric_verb") and item.last < i.first <= item.last + 3 for i in view.items
    ):
        return False  # "which left $12.7 billion of free cash flow"
    k = look_back(view, item)
    while k > noun.last and (
        view.lower[k] in ("with", "it", "them", "us", "behind")
        or any(i.kind in ("entity", "reference") and i.first <= k < i.last for i in view.items)
    ):
        k -= 1
    if k >= noun.last and view.lower[k] in _LEFT and (noun.id == "capex" or view.lower[k] != "kept"):
        return view.lower[k + 1 : k + 2] != ["a"]
    if behind[:1] and behind[0] in ("was", "were", "is"):
        return behind[1:2] == ["left"]
    return behind[:1] in (["remained"], ["remains"]) and view.lower[item.last + 1 : item.last + 2] != ["the"]


_SUM_OF = frozenset("an a the aggregate total amount sum price cost consideration of approximately about".split())


def _bought_for(view: View, k: int) -> bool:
    """ "repurchased (common) stock for (an aggregate amount of)": shares that a company bought back, before the amount"""
    while k > 0 and view.lower[k] in _SUM_OF:
        k -= 1
    if view.lower[k] != "for" or k < 2 or view.lower[k - 1] not in ("stock", "shares"):
        return False
    return bool({"repurchased", "retired", "repurchase"} & set(view.lower[max(0, k - 7) : k - 1]))


def _goods_for(view: View, item: Item) -> bool:
    """ "Apple sold goods and services for $274.5bn" """
    k = look_back(view, item)
    before = view.lower[max(0, k - 8) : k]
    sold = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _SOLD), None)
    if view.lower[k] != "for" or sold is None:
        return False
    goods = [w for w in before[sold + 1 :] if w not in ("and", ",", "its", "of", "the", "all", "kinds")]
    return bool(goods) and all(w in view.lexicon.cues["goods"] for w in goods)


_SOLD = frozenset("sold sell sells selling shipped ships".split())


def sold(frame: Frame, previous: Frame | None) -> bool:
    """ "Apple sold $102.5 billion of phones and services": what goods brought is revenue; stakes, debt and shares are none"""
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    k = _before_hedge(view, look_back(view, item))
    if (
        q is None
        or q.kind != "money"
        or q.per
        or frame.role != "level"
        or k < 0
        or view.lower[k] not in {*_SOLD, "for"}
    ):
        return False
    behind = view.lower[item.last : item.last + 8]
    if _goods_for(view, item):
        frame.metric = "revenue"
        return True
    if view.lower[k] not in _SOLD or behind[:1] != ["of"] and behind[:2] != ["worth", "of"]:
        return False
    end = next((n for n, word in enumerate(behind) if word in (",", ".", ";", "in", "during", "and")), len(behind))
    words = {*behind[:end], *(word.rstrip("s") for word in behind[:end])}
    if view.lexicon.securities & words:
        return False
    frame.metric = "revenue"
    goods = behind[1:end] if behind[0] == "of" else behind[2:end]
    several = {",", "and"} & set(view.lower[item.last : item.last + 10])
    if not several and goods:
        frame.segment = " ".join(goods)
    return True


def _was_spent(view: View, k: int) -> int | None:
    """ "$3.5 billion was reinvested in stores", "$2 billion went into research": the token behind the verb"""
    if view.lower[k : k + 1] == ["went"]:
        return k + 1
    if view.lower[k : k + 1] not in (["was"], ["were"]):
        return None
    k += 1 + (view.lower[k + 1 : k + 2] != [] and view.lower[k + 1].endswith("ly"))
    word = view.lower[k] if k < len(view.lower) else ""
    return k + 1 if word.removeprefix("re") in view.lexicon.cues["spent"] or word in ("plowed", "used") else None


def spent_on(frame: Frame, previous: Frame | None) -> bool:
    """ "put $23.8 billion into stores and warehouses", "spent $2.9 billion on research", "poured $30 billion into its own shares" """
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    share = _whole_spent(frame)
    if q is None or share is None and (q.kind != "money" or q.per or frame.role not in ("level", "from")):
        return False
    k = _before_hedge(view, look_back(view, item))
    if k > 0 and view.lower[k] == "out":
        k -= 1
    last = item.last if share is None else share.last
    if view.lower[last : last + 2] in (["of", "it"], ["of", "that"], ["of", "this"], ["of", "them"]):
        last += 2  # "$23.8 billion of it went on stores"
    if (passive := _was_spent(view, last)) is not None:
        last = passive
    elif k < 0 or view.lower[k] not in view.lexicon.cues["spent"]:
        return False
    last += view.lower[last : last + 1] == ["back"]  # "plowed $1.8 billion back into track and locomotives"
    if view.lower[last : last + 1] not in (["in"], ["into"], ["on"], ["for"] if passive else ["on"]):
        return False
    goods = [word for word in view.lower[last + 1 : last + 7] if word not in _AND]
    for metric, heads in view.lexicon.spent_on.items():
        alone = metric != "capex"  # "spent $2 billion on research centres" buys buildings
        ends = [n + w for n in (0, 1) for w in (1, 2) if " ".join(goods[n : n + w]) in heads]
        if ends and not (alone and goods[ends[0] : ends[0] + 1] and goods[ends[0]] not in _CLOSES):
            frame.metric = metric
            frame.direction = (
                None if passive is not None else frame.direction
            )  # "slipped to $19.8bn, and $3.5bn went into shops"
            if share is not None:
                frame.whole, frame.metric_item = share.id, None
            return True
    return False


def _whole_spent(frame: Frame) -> Item | None:
    """ "23% of revenue went on capital projects": the whole of which a share was spent"""
    view, item = frame.view, frame.item
    if item is None or frame.role != "share" or view.lower[item.last : item.last + 1] != ["of"]:
        return None
    noun = next((i for i in view.items if i.kind == "metric" and item.last < i.first <= item.last + 3), None)
    return noun if noun is not None and _was_spent(view, noun.last) is not None else None


_CLOSES = frozenset(
    ", . ; : ) and in during for last this over while whereas when from more less up down or as than a an".split()
)
_AND = frozenset("and its the new our their 's company group".split())
_BUYING = frozenset("buying repurchasing retiring reacquiring".split())


def own_shares(frame: Frame, previous: Frame | None) -> bool:
    """ "bought $3.5 billion of its own shares", "retired stock for more than $80 billion" """
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if q is None or q.kind != "money" or q.per or frame.role != "level":
        return False
    k = _before_hedge(view, look_back(view, item))
    behind = view.lower[item.last : item.last + 4]
    if (
        k >= 0
        and view.lower[k] in view.lexicon.cues["spent"]
        and _BUYING & set(view.lower[item.last : item.last + 2])
        and {"shares", "stock"} & set(view.lower[item.last + 1 : item.last + 6])
        and {"its", "own", "our", "their", "back"} & set(view.lower[item.last + 1 : item.last + 5])
    ):
        frame.metric = "buyback"  # "spent $491 million buying its own shares"
        return True
    purpose = view.lower[item.last : item.last + 2]
    if (
        k >= 0
        and view.lower[k] in view.lexicon.cues["spent"] | {"used", "devoted"}
        and purpose in (["to", "buy"], ["to", "repurchase"], ["to", "retire"])
        and {"shares", "stock"} & set(view.lower[item.last + 2 : item.last + 7])
        and {"its", "own", "our", "their", "back"} & set(view.lower[item.last + 2 : item.last + 6])
    ):
        frame.metric = "buyback"  # "used $9.8 billion to buy its own shares"
        return True
    if k > 0 and view.lower[k - 1 : k + 1] in (
        ["bought", "in"],
        ["bought", "back"],
        ["buying", "in"],
        ["buying", "back"],
    ):
        frame.metric = (
            "buyback" if {"shares", "stock", "share"} & set(behind) and behind[:1] in (["of"], ["worth"]) else None
        )
        return frame.metric is not None
    if (
        k >= 0
        and view.lower[k] in ("retired", "retiring")
        and behind[:1] == ["of"]
        and {"shares", "stock"} & set(behind)
    ):
        frame.metric = "buyback"  # "retired $6.5 billion of stock"
        return True
    if _bought_for(view, k):
        frame.metric = "buyback"  # "repurchased common stock for an aggregate amount of $5.2 billion"
        return True
    own = {"own"} & set(behind) or {"its", "our", "their"} & set(behind[:2])
    if (
        k >= 0
        and view.lower[k] in view.lexicon.cues["acquired"]
        and behind[:1] == ["of"]
        and own
        and {"shares", "stock", "share"} & set(behind)
    ):
        frame.metric = "buyback"
        return True
    if _repurchased(view, item):
        frame.metric = "buyback"  # "$125.0 million of common stock repurchased"
        return True
    if (
        k >= 2
        and view.lower[k] == "for"
        and view.lower[k - 1] in ("stock", "shares")
        and view.lower[k - 2] in ("retired", "retiring")
    ):
        frame.metric = "buyback"
        return True
    return False
