"""Which metric a quantity measures, and of which part of the company."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.counted import counted_unit
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame
from factcheck.extract.implied import (
    bank_move,
    bare_growth,
    bare_rate,
    market_part,
    multiple_of,
    portfolio_turnover,
    stock_moved,
    target_price,
    worth,
)
from factcheck.extract.parts import part_phrase
from factcheck.extract.plans import spending_plan
from factcheck.extract.refine import refine

_NO_NOUN_BEHIND = frozenset(
    """
    with that which over at after than is was were are has have 's versus vs vs. v against compared despite even
    though although because as if when above below before since so unless until amid due
    """.split()
)


_GENERIC_VERBS = frozenset(
    {"generated", "booked", "contributed", "brought in", "took in", "raked in", "pulled in", "return", "returned", "bought", "sold",
     "added", "traded", "closed"}
)  # fmt: skip
"""What they are of, their subject says."""


_LINKS = frozenset({"in", "of", "as", "for", "on", "into", "through", "via"})


_STOP = frozenset(", . ; : ( ) and but while to from by".split())


def assign_metric(frame: Frame, previous: Frame | None) -> None:
    """Fill metric and segment. What is only inherited or guessed says so in the trace."""
    for rule in (
        _rank_or_streak,
        _restated_share,
        bank_move,
        market_part,
        multiple_of,
        portfolio_turnover,
        _noun_of,
        _after_link,
        _copula,
        _adjacent_noun,
        counted_unit,
        _metric_verb,
        _passive,
        _relative_verb,
        _noun_before,
        _noun_after,
        _part_grew,
        _index_moved,
        _commodity_moved,
        _what_verb,
        worth,
        target_price,
        bare_rate,
        spending_plan,
        _spoken_of,
        _inherited,
        _meant,
        stock_moved,
        bare_growth,
    ):
        if rule(frame, previous):
            frame.note("metric", rule.__name__.strip("_"))
            break
    _which_margin(frame, previous)
    refine(frame)


def _fits(frame: Frame, id_: str) -> bool:
    """Whether a quantity of this kind can be a level or a change of the metric."""
    q = frame.quantity
    assert q is not None
    metric = frame.view.lexicon.metrics[id_]
    if not metric.kinds or (id_ == "ranking" and q.kind != "rank"):
        return False
    if id_ == "share_price" and q.kind == "money" and (q.value or 0) >= _LARGEST_SHARE_PRICE:
        return False
    if frame.role in ("delta", "share", "streak", "diff") and q.kind in (
        "percent",
        "pp",
        "bps",
        "multiple",
        "fraction",
        "ordinal",
    ):
        return True
    if q.kind == "percent" and frame.modality == "forecast":
        return True
    if q.kind in ("fraction",):
        return True
    if q.kind in ("pp", "bps"):
        return bool(metric.rate)
    return (
        q.kind in metric.kinds
        or (q.kind == "multiple" and frame.role == "delta")
        or (q.kind == "percent" and metric.rate)
    )


_LARGEST_SHARE_PRICE = 5_000_000
"""No share costs more; such an amount "of shares" is what was traded, sold or bought."""


def _names(frame: Frame, noun: Item) -> bool:
    """Whether a noun can be what this quantity measures."""
    return _fits(frame, noun.id) and not _modifies(frame.view, noun)


_PRICED = frozenset({"commodity_price", "price", "fx_rate"})
# What may stand right behind a commodity or a currency that is the subject itself.
_BEHIND_SUBJECT = frozenset(
    """
    was were is are has had have also then for on in at to by and hit hits which that still will could would may
    per view forecast outlook estimate last briefly futures contracts costs now
    """.split()
)


def _modifies(view: View, noun: Item) -> bool:
    """ "tonnes of copper concentrate", "gold miners": a thing's name that is no price"""
    if noun.id not in _PRICED or view.lower[noun.last - 1] in ("price", "prices", "futures", "rate", "midpoint"):
        return False
    if noun.first and view.lower[noun.first - 1] in ("of", "in", "into", "for", "on", "against", "versus", "with"):
        return True
    if noun.last >= len(view.lower):
        return False
    word = view.lower[noun.last]
    if word == "-" and noun.last + 1 < len(view.tokens):
        return view.tokens[noun.last].end == view.tokens[noun.last + 1].start
    here = [i for i in view.items if i.first == noun.last]
    if any(i.kind in ("metric", "part", "entity", "unit") for i in here):
        return True
    return not here and word.isalpha() and word not in _BEHIND_SUBJECT and not word.endswith("ed")


def _take(frame: Frame, item: Item) -> bool:
    frame.metric, frame.metric_item = item.id, item
    return True


def _rank_or_streak(frame: Frame, previous: Frame | None) -> bool:
    if frame.role == "rank":
        frame.metric = "ranking"
        return True
    if frame.role == "streak" and frame.quantity is not None and frame.quantity.text.lower().endswith(" loss"):
        indices = [i for i in frame.view.of(frame.clause, "entity") if i.ref.type == "INDEX"]
        frame.metric = "index_level" if indices else "net_loss"
        return True
    if frame.role == "streak" and previous and previous.clause.index == frame.clause.index and previous.metric:
        frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
        return True
    return False


def _restated_share(frame: Frame, previous: Frame | None) -> bool:
    """ "R&D took 49% of revenue, or $1.78 billion": the amount is the part's, not the whole's"""
    view, item = frame.view, frame.item
    if previous is None or previous.item is None or item is None:
        return False
    part = _of_whole(frame)
    if previous.whole is None and part is None:
        return False
    k = look_back(view, item)
    if k < 1 or view.lower[k] not in ("or", "(") or view.between(previous.item.last, k, "quantity"):
        return False
    if part is not None and (previous.metric is None or k - previous.item.last > 1):
        return False
    frame.whole = part
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def _of_whole(frame: Frame) -> str | None:
    """ "2,300 jobs, or 6% of its staff": the metric of which the percentage is a part"""
    view, item = frame.view, frame.item
    assert item is not None
    if frame.quantity is None or frame.quantity.kind != "percent" or view.lower[item.last : item.last + 1] != ["of"]:
        return None
    nouns = [i for i in view.items if i.kind == "metric" and item.last < i.first <= item.last + 3]
    return nouns[0].id if nouns and not view.lexicon.metrics[nouns[0].id].rate else None


def _noun_of(frame: Frame, previous: Frame | None) -> bool:
    """ "after capital expenditure of $1.1 billion free cash flow was ...": a noun and its amount in one phrase"""
    view, item = frame.view, frame.item
    assert item is not None
    k = look_back(view, item)
    if k < 1 or view.lower[k] != "of" or frame.role not in ("level", "from"):
        return False
    nouns = [i for i in view.items if i.kind == "metric" and i.last == k and _names(frame, i)]
    nouns = [n for n in nouns if n.id != "growth" and not (_is_weak(view, n) and view.lower[k - 1] != "price")]
    return _take(frame, nouns[0]) if nouns else False


def _after_link(frame: Frame, previous: Frame | None) -> bool:
    """ "$4 billion in quarterly revenue", "8% growth in services revenue", "40% of revenue" """
    view, item = frame.view, frame.item
    assert item is not None
    i, linked = item.last, False
    while i < min(item.last + 9, len(view.tokens)):
        here = [x for x in view.items if x.first == i]
        metrics = [x for x in here if x.kind == "metric"]
        if metrics and linked:
            if _weaker(frame, metrics[0]) or not _names(frame, metrics[0]) or _takes_next(view, metrics[0]):
                return False
            if _only_means(frame, metrics[0]):
                return False
            if metrics[0].id == "stake" and frame.quantity is not None and frame.quantity.kind == "money":
                if view.lower[item.last] == "for":
                    frame.metric = "deal_value"  # "will pay 90 billion yen for the stake"
                    return True
            return _numerator(frame, metrics[0], previous) or _take(frame, metrics[0])
        verbs = [x for x in here if x.kind == "metric_verb"]
        bound = _governing_verb(frame)
        if (
            verbs
            and i
            and view.lower[i - 1] in ("to", "on", "by")
            and i - item.last <= 2
            and _fits(frame, verbs[0].id)
            and (bound is None or bound.id in _SPENDING)
        ):
            return _take(frame, verbs[0])  # "used $1.9 billion to repurchase stock"
        # "an 8% drop in income": a word that can be either is a noun behind a figure
        noun = any(x.kind == "direction_noun" for x in here)
        stops = ("quantity", "metric_verb", "modality", *(() if noun else ("direction_verb",)))
        if any(x.kind in stops for x in here) or (view.lower[i] in _STOP and view.lower[i] not in ("and", "to", "by")):
            return False
        if view.lower[i] in _LINKS:
            linked = True
        elif (
            not linked
            and not any(x.kind in ("direction_noun", "time", "unit") for x in here)
            and not view.lower[i].isalpha()
        ):
            return False
        i = max([x.last for x in here if x.kind != "part"] + [i + 1])
    return False


_SPENDING = frozenset({"capex", "investment"})


def _governing_verb(frame: Frame) -> Item | None:
    """The metric's verb right before the amount: "raised [$2 billion]"."""
    assert frame.item is not None
    k = look_back(frame.view, frame.item)
    verbs = [i for i in frame.view.of(frame.clause, "metric_verb") if i.last == k + 1 and _fits(frame, i.id)]
    return verbs[0] if verbs else None


def _only_means(frame: Frame, noun: Item) -> bool:
    """ "acquired it for $5 billion in cash", "set aside $1 billion for bad loans": the noun is how or why, not what"""
    view, item = frame.view, frame.item
    assert item is not None
    link = view.lower[noun.first - 1] if noun.first else ""
    if noun.id in ("cash", "share_price") and link == "in":
        return any(
            i.kind == "metric_verb" or (i.kind == "metric" and i.id in ("deal_value", "payout"))
            for i in view.between(frame.clause.first, item.first)
        )
    verb = _governing_verb(frame)
    return verb is not None and verb.id not in _SPENDING and view.lower[item.last] == "for"


def _is_weak(view: View, noun: Item) -> bool:
    return view.lexicon.metrics[noun.id].weak


def _takes_next(view: View, noun: Item) -> bool:
    """ "net income of $100 billion on revenue of $350 billion": the noun belongs to the figure that follows it"""
    following = [i for i in view.items if i.kind == "quantity" and noun.last < i.first <= noun.last + 2]
    return bool(following) and view.lower[noun.last] in ("of", "was", "at", ":", "were")


def _weaker(frame: Frame, noun: Item) -> bool:
    return frame.view.lexicon.metrics[noun.id].weak and any(
        i.kind == "metric_verb" for i in frame.view.of(frame.clause)
    )


def _numerator(frame: Frame, whole: Item, previous: Frame | None) -> bool:
    """ "R&D devoured 49% of revenue", "$457 million, 31% of revenue": a share is one of the part set against the whole"""
    view, item = frame.view, frame.item
    assert item is not None
    if frame.role != "share" or view.lexicon.metrics[whole.id].rate or view.lower[item.last : item.last + 1] != ["of"]:
        return False
    nouns = [i for i in view.of(frame.clause, "metric") if i.last <= item.first and not view.lexicon.metrics[i.id].weak]
    nouns = [n for n in nouns if n.id != whole.id]
    if nouns:
        frame.whole = whole.id
        return _take(frame, nouns[-1])
    parts = view.of(frame.clause, "part", "entity")
    if any(p.first < item.first and (p.kind == "part" or p.ref.type == "PRODUCT") for p in parts):
        return False
    told = previous or (frame.carried if _points_back(frame) else None)
    if told is None or not told.metric or told.metric == whole.id:
        return False
    frame.whole, frame.metric, frame.metric_item, frame.segment = whole.id, told.metric, told.metric_item, told.segment
    return True


def _copula(frame: Frame, previous: Frame | None) -> bool:
    """ "1.2% was the expense ratio" """
    view, item = frame.view, frame.item
    assert item is not None
    if view.lower[item.last : item.last + 1] not in (["was"], ["is"], ["were"], ["are"]):
        return False
    nouns = [i for i in view.items if i.kind == "metric" and item.last < i.first <= item.last + 2 and _names(frame, i)]
    if not nouns or view.between(frame.clause.first, item.first, "metric"):
        return False
    return _take(frame, nouns[0])


def _adjacent_noun(frame: Frame, previous: Frame | None) -> bool:
    """ "a 46.9% gross margin", "$53 billion investment", "8% year-over-year revenue growth" """
    view, item = frame.view, frame.item
    assert item is not None
    i = item.last
    while i < min(item.last + 9, len(view.tokens)):
        here = [x for x in view.items if x.first == i]
        metrics = [x for x in here if x.kind == "metric"]
        if metrics and _names(frame, metrics[0]):
            return _take(frame, metrics[0])
        if any(x.kind in ("quantity", "direction_verb", "metric_verb", "modality", "level") for x in here):
            return False
        if (
            (view.lower[i] in _STOP and not (view.lower[i] == "and" and i > item.last))
            or view.lower[i] in _LINKS
            or view.lower[i] in _NO_NOUN_BEHIND
        ):
            return False
        i = max([x.last for x in here] + [i + 1])
    return False


def _metric_verb(frame: Frame, previous: Frame | None) -> bool:
    """ "earned $3 billion", "invested $53 billion", "lost $18.8 billion" """
    view, item = frame.view, frame.item
    assert item is not None
    verbs = [i for i in view.of(frame.clause, "metric_verb") if i.last <= item.first and _fits(frame, i.id)]
    if not verbs:
        return False
    verb = verbs[-1]
    word, k = view.lower[verb.first], look_back(view, item)
    if word in _PAID_BACK and frame.quantity is not None and frame.quantity.kind == "percent":
        if k == verb.first and view.lower[item.last : item.last + 1] != ["of"]:
            frame.metric = "return"  # "the fund returned 6.8%"
            return True
        return False
    if verb.id == "funding" and any(w not in _OF_AMOUNT for w in view.lower[verb.last : k + 1]):
        return False  # "raised its forecast to $5 billion"
    if verb.id == "investment" and view.lower[k] == "at":
        return False  # "put the order at $3 billion"
    if verb.id == "jobs_added" and frame.quantity is not None and frame.quantity.unit not in ("", "jobs"):
        return False
    between = view.between(verb.last, item.first)
    if any(
        i.kind in ("quantity", "metric", "direction_verb")
        and not (i.kind == "metric" and view.lexicon.metrics[i.id].weak)
        for i in between
        if i.first > verb.first
    ):
        return False
    if (
        item.first - verb.last > 6
        or frame.role in ("delta", "from")
        and frame.quantity is not None
        and frame.quantity.kind == "percent"
    ):
        return False
    nouns_before = [i for i in view.of(frame.clause, "metric") if i.last <= verb.first]
    generic = view.words(verb.first, verb.last).lower() in _GENERIC_VERBS
    if generic and (nouns_before or not _done_by_company(view, verb)):
        return False
    if view.lower[verb.first] in ("lost", "lose", "losing") and nouns_before:
        return False
    return _take(frame, verb)


def _done_by_company(view: View, verb: Item) -> bool:
    """ "Nike generated $46 billion", but "its operations generated $4 billion": of whom, decides of what"""
    k = verb.first
    while k and (view.lower[k - 1].endswith("ly") or view.lower[k - 1] in ("had", "has", "have", "also", "still")):
        k -= 1
    holder = [i for i in view.items if i.last == k]
    if any(i.kind in ("reference", "time") or (i.kind == "entity" and i.ref.type == "ORG") for i in holder):
        return True
    part = [i for i in holder if i.kind == "part" or _is_product(i)]
    if part or (k > 1 and view.lower[k - 1] == "alone"):
        return view.lower[k - 1] not in ("operations", "activities")  # "Cloud Intelligence Group contributed ..."
    return not k or view.lower[k - 1] in ("it", "we", "and", ",", "which", "that", "company", "group", "firm", "who")


_PAID_BACK = frozenset("return returns returned returning".split())
_OF_AMOUNT = frozenset("a the an total of another some combined further its new additional".split())


def _relative_verb(frame: Frame, previous: Frame | None) -> bool:
    """ "the 72 billion yen it offered", "the $350 billion that Berlin spent" """
    view, item = frame.view, frame.item
    assert item is not None
    for verb in view.of(frame.clause, "metric_verb"):
        gap = [w for w in view.lower[item.last : verb.first] if w not in ("that", "which", "has", "had", "have")]
        owner = [i for i in view.between(item.last, verb.first) if i.kind in ("pronoun", "entity", "reference")]
        if verb.first > item.last and owner and _fits(frame, verb.id) and len(gap) == owner[0].last - owner[0].first:
            return _take(frame, verb)
    return False


def _passive(frame: Frame, previous: Frame | None) -> bool:
    """ "At least $53 billion will be invested in AI" """
    view, item = frame.view, frame.item
    assert item is not None
    for verb in view.of(frame.clause, "metric_verb"):
        if (
            0 < verb.first - item.last <= 4
            and view.lower[verb.first - 1] in ("be", "been", "being", "is", "are", "was", "were")
            and _fits(frame, verb.id)
        ):
            return _take(frame, verb)
    return False


def _noun_before(frame: Frame, previous: Frame | None) -> bool:
    """ "revenue rose 8% to $5 billion": the nearest metric noun to the left in the clause"""
    view, item = frame.view, frame.item
    assert item is not None
    clause = view.clause_of(item.first)
    scope = clause
    nouns = [i for i in view.of(scope, "metric") if i.last <= item.first and _names(frame, i)]
    if not nouns and clause.bracket and clause.parent is not None:
        scope = view.clauses[clause.parent]
        nouns = [i for i in view.of(scope, "metric") if i.last <= item.first and _names(frame, i)]
    nouns = [n for n in nouns if not _inside_bracket(view, n, clause) and not _part_told(view, n, item)]
    nouns = [n for n in nouns if not view.lexicon.metrics[n.id].weak] or nouns
    if not nouns:
        return False
    # in "growth in revenue of 8%" and "revenue growth of 8%" the level noun counts, not "growth"
    level = [n for n in nouns if n.id != "growth"]
    choice = (level or nouns)[-1]
    if len(level) > 1:
        head = _head_before_verb(view, level, item)
        choice = head or choice
    if choice.id == "revenue" and previous is not None and previous.item is not None and previous.quantity is not None:
        if previous.quantity.kind == "count" and previous.metric and choice.last <= previous.item.first:
            frame.metric = previous.metric  # "sales of 4.3 million cars, 41% more"
            return True
    return _take(frame, choice)


def _part_told(view: View, noun: Item, item: Item) -> bool:
    """ "more than a quarter of revenue, $44 billion, went into ...": the amount in apposition is the part"""
    return any(
        i.kind == "quantity"
        and i.ref.kind in ("fraction", "percent")
        and i.last < noun.first
        and view.lower[i.last] == "of"
        and noun.first - i.last <= 4
        and view.lower[noun.last : item.first] == [","]
        for i in view.items
    )


def _inside_bracket(view: View, noun: Item, clause: object) -> bool:
    inner = view.clause_of(noun.first)
    return inner.bracket and inner is not clause


def _head_before_verb(view: View, nouns: list[Item], item: Item) -> Item | None:
    """The last noun before the verb that governs the quantity; a noun of another quantity in between does not count."""
    verbs = [
        i
        for i in view.items
        if i.kind in ("direction_verb", "level")
        and i.last <= item.first
        and i.last - i.first >= 1
        and view.lower[i.first] not in ("of", "at", ":", "-")
    ]
    if not verbs:
        return None
    verb = verbs[-1]
    if any(n.first > verb.first for n in nouns):
        return None
    # "the cost of revenue rose": "revenue" hangs on "cost"
    before = [n for n in nouns if n.last <= verb.first]
    if (
        len(before) >= 2
        and view.lower[before[-2].last : before[-1].first] in (["of"], ["of", "the"])
        and before[-2].id not in ("growth",)
    ):
        return before[-2]
    return before[-1] if before else None


def _noun_after(frame: Frame, previous: Frame | None) -> bool:
    """ "At $5.2 billion, revenue missed ..."; only when nothing stands before"""
    view, item = frame.view, frame.item
    assert item is not None
    if view.between(frame.clause.first, item.first, "metric", "metric_verb"):
        return False
    if previous and previous.clause.index == frame.clause.index:
        return False
    nouns = [i for i in view.of(frame.clause, "metric") if i.first >= item.last and _names(frame, i)]
    behind = item.last + (2 if view.lower[item.last : item.last + 2] in (["per", "share"], ["a", "share"]) else 0)
    if (
        len(nouns) == 1
        and not view.between(item.last, nouns[0].first, "quantity")
        and view.lower[behind : behind + 1] == [","]
        and frame.role == "level"
    ):
        return _take(frame, nouns[0])
    return False


def _part_grew(frame: Frame, previous: Frame | None) -> bool:
    """ "the advertising business expanded 29%": a part of a company grows in revenue"""
    view, item = frame.view, frame.item
    assert item is not None
    if (
        frame.role not in ("delta", "streak")
        or frame.quantity is None
        or frame.quantity.kind not in ("percent", "ordinal", "multiple")
    ):
        return False
    parts = [i for i in view.of(frame.clause, "part") if i.last <= item.first] or [
        i for i in view.of(frame.clause, "entity") if i.last <= item.first and i.ref.type == "PRODUCT"
    ]
    if not parts:
        parts = _grown_behind(view, item)
    if not parts or any(i.id != "growth" for i in view.between(frame.clause.first, item.first, "metric")):
        return False
    part = parts[-1] if parts[-1].kind == "part" else parts[0]
    frame.metric = "revenue"
    frame.segment = part_phrase(view, part)
    frame.note("segment", "part")
    return True


def _grown_behind(view: View, item: Item) -> list[Item]:
    """ "triple-digit growth of AI-related products": the part that the noun of growth governs"""
    k = item.last
    while k < min(item.last + 4, len(view.lower)) and view.lower[k] not in ("of", "in", "at", "for", "from"):
        if view.lower[k] in (",", ".", ";", "and"):
            return []
        k += 1
    following = [i for i in view.items if k < i.first <= k + 5 and (i.kind == "part" or _is_product(i))]
    if not following or view.between(k, following[0].first, "quantity", "metric", "direction_verb"):
        return []
    return following[:1]


def _is_product(item: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "PRODUCT"


def _index_moved(frame: Frame, previous: Frame | None) -> bool:
    """ "the S&P 500 lost 1.71% to 6,013.13" """
    view, item = frame.view, frame.item
    assert item is not None
    named = [i for i in view.of(frame.clause, "entity") if i.ref.type == "INDEX" and i.last <= item.first]
    # the exchange of a ticker, "(NASDAQ: CELH)", is no index that moved
    if any(not view.clause_of(i.first).bracket or view.clause_of(i.first) is frame.clause for i in named):
        frame.metric = "index_level"
        return True
    return False


def _commodity_moved(frame: Frame, previous: Frame | None) -> bool:
    """ "Brent crude fell $1.43, or 2.3%, to $61.50": what is traded has a price, and nothing else that moves"""
    q, view, item = frame.quantity, frame.view, frame.item
    assert q is not None
    assert item is not None
    traded = [i for i in view.of(frame.clause, "commodity") if i.last <= item.first]
    if not traded or q.kind not in ("money", "percent", "multiple"):
        return False
    if view.between(frame.clause.first, item.first, "metric", "metric_verb"):
        return False
    frame.metric = traded[-1].id
    return True


def _what_verb(frame: Frame, previous: Frame | None) -> bool:
    """ "$53 billion: what Alibaba wants to invest in AI" """
    view, item = frame.view, frame.item
    assert item is not None
    if "what" not in view.lower[item.last : item.last + 4]:
        return False
    verbs = [i for i in view.items if i.kind == "metric_verb" and i.first >= item.last and _fits(frame, i.id)]
    if not verbs or view.between(item.last, verbs[0].first, "quantity"):
        return False
    return _take(frame, verbs[0])


def _inherited(frame: Frame, previous: Frame | None) -> bool:
    """Gapping and apposition: "..., up from $2.18", "or $2.40 per share", "a 5% increase" """
    if not previous or not previous.metric or frame.quantity is None:
        return False
    q, told = frame.quantity, previous.quantity
    if previous.metric not in frame.view.lexicon.metrics or previous.metric == "ranking":
        return False
    if not _fits(frame, previous.metric) and q.per not in _PER_SHARE:
        return False
    if told is not None and q.kind == told.kind == "count" and q.unit and told.unit and q.unit != told.unit:
        return False  # "9,000 customers in 47 countries"
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


_PER_SHARE = frozenset({"share", "diluted share", "ADS", "ads", "common share", "basic share"})


def _spoken_of(frame: Frame, previous: Frame | None) -> bool:
    """ "our backlog, well, it was $6.2 billion": a pronoun for a metric named before it that has no figure of its own"""
    view, item = frame.view, frame.item
    assert item is not None
    pronouns = [k for k in range(item.first) if view.lower[k] in ("it", "they")]
    if not pronouns or item.first - pronouns[-1] > 6:
        return False
    k = pronouns[-1]
    verbs = view.between(k + 1, item.first, "level", "direction_verb")
    nouns = [i for i in view.items if i.kind == "metric" and i.last <= k and _names(frame, i)]
    nouns = [n for n in nouns if not _is_weak(view, n)]
    if not verbs or verbs[0].first != k + 1 or not nouns or view.between(nouns[-1].last, item.first, "quantity"):
        return False
    return _take(frame, nouns[-1])


_MARGIN_OF = {
    "operating_income": "operating_margin", "gross_profit": "gross_margin", "net_income": "net_margin",
    "operating_income_adj": "operating_margin_adj", "ebitda_adj": "ebitda_margin",
}  # fmt: skip


def _which_margin(frame: Frame, previous: Frame | None) -> None:
    """ "operating profit rose to $1.9 billion, corresponding to a margin of 12.4%": the margin of the profit just told"""
    if frame.metric != "margin" or frame.metric_item is None or previous is None or previous.item is None:
        return
    gap = frame.view.lower[previous.item.last : frame.metric_item.first]
    linked = {"corresponding", "equivalent", "giving", "representing", "for", "implying", "equal"} & set(gap)
    if linked and len(gap) <= 6 and frame.item is not None and frame.item.first > frame.metric_item.first:
        frame.metric = _MARGIN_OF.get(previous.metric or "", "margin")


def _meant(frame: Frame, previous: Frame | None) -> bool:
    """ "That was 63% more than a year earlier": a pronoun that stands for the figure of the sentence before"""
    told = frame.carried
    if told is None or told.metric is None or frame.role not in ("delta", "share") or not _points_back(frame):
        return False
    frame.metric, frame.metric_item, frame.segment = told.metric, None, told.segment
    return True


def _points_back(frame: Frame) -> bool:
    """ "That is 24% of revenue": the clause speaks of the figure of the sentence before."""
    view, item = frame.view, frame.item
    assert item is not None
    opening = view.lower[frame.clause.first : item.first]
    return bool(_STANDS_FOR & set(opening[:8])) and not any(
        i.kind in ("metric", "entity") for i in view.between(0, item.first)
    )


_STANDS_FOR = frozenset("that this it which".split())
