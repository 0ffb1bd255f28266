"""A share of a whole: of which metric the part is, where the words name both."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import names, take
from factcheck.extract.metrics.goods import used_on
from factcheck.extract.metrics.not_told import only_dates
from factcheck.extract.metrics.spending import SPENT
from factcheck.extract.retold import points_back

# What a fund owns: "9.3% of net assets" is the weight of a holding.
_PORTFOLIOS = frozenset({"nav", "total_assets", "aum"})


def numerator(frame: Frame, whole: Item, previous: Frame | None) -> bool:
    """ "R&D devoured 49% of revenue", "$457 million, 31% of revenue": a share is one of the part set against the whole"""
    view, item = frame.spot
    rate = frame.role == "level" and frame.quantity is not None and frame.quantity.kind == "percent"
    if (
        (frame.role != "share" and not rate)  # "public debt stands at 135% of GDP"
        or view.lexicon.metrics[whole.id].rate
        or view.word(item.last) != "of"
    ):
        return False
    told = previous or frame.carried
    if view.lower[item.last + 1 : item.last + 2] in _POINTED and view.lower[item.last + 2 : item.last + 3] in _AS:
        if told is None or told.metric in (None, whole.id):
            return False
        frame.metric, frame.metric_item, frame.whole = whole.id, whole, told.metric
        return True  # "revenue of $47.1 billion. It keeps 61% of that as gross profit"
    if previous is not None and previous.item is not None and "metric<sum" in previous.trace:
        gap = [w for w in view.lower[previous.item.last : item.first] if w.isalpha()]
        if gap[:1] == ["or"]:  # "a total of $16.4bn, or slightly more than 100% of net profit"
            frame.metric, frame.whole, frame.unbound = previous.metric, whole.id, previous.unbound
            return True
    nouns = [i for i in view.of(frame.clause, "metric") if i.last <= item.first and not view.lexicon.metrics[i.id].weak]
    nouns = [n for n in nouns if n.id != whole.id and names(frame, n) and not only_dates(view, n)]
    nouns = [n for n in nouns if not _is_whole(view, n)]
    nouns = [
        n for n in nouns if n.id not in ("cost", "price")
    ] or nouns  # "R&D, which cost $472 million, took 45% of revenue"
    nouns = nouns or _spent_on(frame, whole)
    if not nouns and "research" in view.lower[frame.clause.first : frame.clause.first + 3] and whole.id == "revenue":
        frame.metric, frame.whole = "rnd", whole.id  # "Research alone swallows 29 per cent of revenue"
        return True
    if nouns:
        frame.whole = whole.id
        taken = take(frame, nouns[-1])
        frame.metric = _AS_AMOUNT.get(frame.metric or "", frame.metric)
        return taken
    parts = view.of(frame.clause, "part", "entity")
    if any(p.first < item.first and (p.kind == "part" or p.ref.type == "PRODUCT") for p in parts):
        return False
    if whole.id in _PORTFOLIOS and previous is None:
        frame.metric, frame.whole = "portfolio_weight", whole.id
        return True
    told = previous or (_part_told(frame.carried) if points_back(frame) else None)
    if told is None or not told.metric or told.metric == whole.id:
        return False
    frame.whole, frame.metric, frame.segment = whole.id, told.metric, told.segment
    if told is frame.carried and told.others and view.word(frame.clause.first) == "it":
        frame.unbound = f"it may be the {told.others[-1].metric} that was told as well"
    if told is not previous and {"dividend", "buyback"} <= {told.metric, *(other.metric for other in told.others)}:
        frame.metric = (
            "payout"  # "consisting of $36.3 billion in repurchases and $732 million in dividends. That is 60% of"
        )
    # an item of the sentence before has no place among the tokens of this one
    frame.metric_item = told.metric_item if told is previous else None
    return True


_POINTED = (["that"], ["it"], ["this"], ["them"], ["these"])
_AS = (["as"], ["into"])


def _part_told(told: Frame | None) -> Frame | None:
    """ "The margin widened to 42%, while R&D rose to $43.9 billion. It amounts to 27% of revenue": a rate is no part of anything"""
    metrics = told.view.lexicon.metrics if told is not None else {}
    if told is None or told.metric is None or told.metric not in metrics or not metrics[told.metric].rate:
        return told
    return next((other for other in reversed(told.others) if other.metric and not metrics[other.metric].rate), None)


def _is_whole(view: View, noun: Item) -> bool:
    """Whether an earlier share is one of it: "dividends took 62% of net income and 70% of free cash flow" """
    shares = (i for i in view.of_kind("quantity") if i.ref.kind in ("percent", "fraction") and i.last < noun.first)
    return any(view.lower[i.last] == "of" and noun.first - i.last <= _PHRASE for i in shares)


_PHRASE = 3  # "of", and two words before the noun: "of its adjusted earnings"


def _spent_on(frame: Frame, whole: Item) -> list[Item]:
    """ "spends 18% of its revenue on research and development", "more than a quarter of sales, $44 billion, went into R&D" """
    found = _went_to(frame, whole.last)
    return [i for i in found if i.id != whole.id]


def _went_to(frame: Frame, first: int) -> list[Item]:
    """What is told to have been made of a part, at once or behind "that Apple reported for 2024" """
    view = frame.view
    last = next((k for k in range(first + 1, len(view.lower)) if view.lower[k] in (";", ".")), len(view.lower))
    if (turned := _turned_into(view, first, last)) is not None:
        return [turned]
    links = [
        k
        for k in range(first, min(first + _REACH, last))
        if view.lower[k] in _SPENT_ON and (k == first or view.lower[k - 1] in _WENT)
        if view.lower[k] != "in" or view.cues["invests"] & set(view.lower[:first])
    ]
    if not links or view.between(first, links[0], "metric"):
        return []
    k = links[0]
    parts = [i for i in view.of_kind("metric") if k < i.first <= k + 3]
    used = None if parts else used_on(view, k + 1)
    if used is not None:
        return [Item("metric", k + 1, k + 2, view.tokens[k + 1].start, view.tokens[k + 1].end, used)]
    return [p for p in parts if p.id in SPENT or (p.id in _KEPT and view.lower[k] in ("as", "into"))]


def _turned_into(view: View, first: int, last: int) -> Item | None:
    """ "7.0% of sales reached the bottom line", "55.0% of Visa's revenue became net profit" """
    k = first + (view.word(first) in ("has", "had", "have"))
    if view.word(k) not in _BECAME:
        return None
    k += 1 + (view.word(k + 1) in ("the", "its"))
    if view.lower[k : k + 2] == ["bottom", "line"] and k + 2 <= last:
        return Item("metric", k, k + 2, view.tokens[k].start, view.tokens[k + 1].end, "net_income")
    noun = view.at(k, "metric")
    return noun if noun is not None and noun.id in _KEPT else None


_BECAME = frozenset("became becomes become reached reaches reach".split())


def part_of_told(frame: Frame, previous: Frame | None) -> bool:
    """ "Revenue was $136.8 billion, and 16% of it went into research", "of IBM's revenue, 58.8% was gross profit": what was made of a part of
    the amount told before, or of the one with which the sentence opens"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind not in ("percent", "fraction") or frame.role not in ("share", "level"):
        return False
    pointed = view.word(item.last) == "of" and view.lower[item.last + 1 : item.last + 2] in _POINTED
    amount = previous or (frame.carried if pointed else None)
    told = amount is not None and amount.role == "level" and amount.unbound is None and amount.quantity is not None
    whole = amount.metric if told and amount.quantity.kind == "money" else None  # type: ignore[union-attr]
    if not pointed and view.lower[max(0, look_back(view, item) - 1) : look_back(view, item) + 1] != ["of", "which"]:
        if view.lower[0] != "of" or look_back(view, item) < 0 or view.lower[look_back(view, item)] not in (",", "that"):
            return False
        opened = [i for i in view.of_kind("metric") if i.last <= item.first and not view.lexicon.metrics[i.id].rate]
        whole = whole or (opened[0].id if len(opened) == 1 and previous is None else None)
    if whole is None:
        return False
    first = item.last + 2 if pointed else item.last
    k = first + (view.word(first + 1) in ("the", "its"))
    noun = view.at(k + 1, "metric") if view.word(first) in ("was", "were", "is") else None
    parts = [noun] if noun is not None else _went_to(frame, first)
    if not parts or parts[-1].id == whole:
        return False
    frame.role, frame.kind, frame.whole = "share", "share", whole
    taken = take(frame, parts[-1])
    frame.metric = _AS_AMOUNT.get(frame.metric or "", frame.metric)
    return taken


def of_takings(frame: Frame, previous: Frame | None) -> bool:
    """ "7 per cent of what Netflix sold in the second quarter went into research": what a company takes in is its revenue"""
    view, item = frame.spot
    if frame.role != "share" or view.lower[item.last : item.last + 2] != ["of", "what"]:
        return False
    takings = (view.cues["took_in"] | {"sells"}) - _MAY_BE_PROFIT
    doers = [i for i in view.of_kind("entity", "reference", "pronoun") if i.first >= item.last + 2]
    verb = doers[0].last if doers else item.last + 3
    verb += view.word(verb) in ("had", "has")
    if view.word(verb) == "" or view.lower[verb] not in takings:
        return False
    parts = _went_to(frame, verb + 1)
    if not parts:
        return False
    frame.whole = "revenue"
    taken = take(frame, parts[-1])
    frame.metric = _AS_AMOUNT.get(frame.metric or "", frame.metric)
    return taken


_MAY_BE_PROFIT = frozenset({"made", "makes", "earned"})


_SPENT_ON = frozenset("on in for into to towards toward as".split())


_KEPT = frozenset(
    "net_income operating_income gross_profit gross_margin operating_margin net_margin fcf ocf profit".split()
)
"""What revenue is turned into, or kept as ("keeps 15.8% of sales as net income")."""


_AS_AMOUNT = {"gross_margin": "gross_profit", "operating_margin": "operating_income", "net_margin": "net_income"}


_WENT = frozenset(
    "up ended became was turned went goes go going flowed flows put spent devoted given left kept remained".split()
)


_REACH = 16
