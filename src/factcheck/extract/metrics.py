"""Which metric a quantity measures, and of which part of the company."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.roles import look_back

_LINKS = frozenset({"in", "of", "as", "for", "on", "into", "through", "via"})
_STOP = frozenset([",", ".", ";", ":", "(", ")", "and", "but", "while", "to", "from", "by"])
_ADJUSTED_METRIC = {
    "eps": "eps_adj", "net_income": "net_income_adj", "profit": "net_income_adj", "operating_income": "operating_income_adj",
}  # fmt: skip


def assign_metric(frame: Frame, previous: Frame | None) -> None:
    """Fill metric and segment. What is only inherited or guessed says so in the trace."""
    for rule in (
        _rank_or_streak,
        _restated_share,
        _noun_of,
        _after_link,
        _adjacent_noun,
        _counted_unit,
        _metric_verb,
        _passive,
        _noun_before,
        _noun_after,
        _part_grew,
        _index_moved,
        _what_verb,
        _spending_plan,
        _inherited,
        _meant,
    ):
        if rule(frame, previous):
            frame.note("metric", rule.__name__.strip("_"))
            break
    _refine(frame)


def _fits(frame: Frame, id_: str) -> bool:
    """Whether a quantity of this kind can be a level or a change of the metric."""
    q = frame.quantity
    assert q is not None
    metric = frame.view.lexicon.metrics[id_]
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


def _take(frame: Frame, item: Item) -> bool:
    frame.metric, frame.metric_item = item.id, item
    return True


def _rank_or_streak(frame: Frame, previous: Frame | None) -> bool:
    if frame.role == "rank":
        frame.metric = "ranking"
        return True
    if frame.role == "streak" and previous and previous.clause.index == frame.clause.index and previous.metric:
        frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
        return True
    return False


def _restated_share(frame: Frame, previous: Frame | None) -> bool:
    """ "R&D took 49% of revenue, or $1.78 billion": the amount is the part's, not the whole's"""
    view, item = frame.view, frame.item
    if previous is None or previous.whole is None or previous.item is None or item is None:
        return False
    k = look_back(view, item)
    if k < 1 or view.lower[k] not in ("or", "(") or view.between(previous.item.last, k, "quantity"):
        return False
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def _noun_of(frame: Frame, previous: Frame | None) -> bool:
    """ "after capital expenditure of $1.1 billion free cash flow was ...": a noun and its amount in one phrase"""
    view, item = frame.view, frame.item
    assert item is not None
    k = look_back(view, item)
    if k < 1 or view.lower[k] != "of" or frame.role not in ("level", "from"):
        return False
    nouns = [i for i in view.items if i.kind == "metric" and i.last == k and _fits(frame, i.id)]
    nouns = [n for n in nouns if n.id != "growth" and not view.lexicon.metrics[n.id].weak]
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
            if _weaker(frame, metrics[0]) or not _fits(frame, metrics[0].id) or _takes_next(view, metrics[0]):
                return False
            return _numerator(frame, metrics[0], previous) or _take(frame, metrics[0])
        verbs = [x for x in here if x.kind == "metric_verb"]
        if verbs and i and view.lower[i - 1] in ("to", "on", "by") and i - item.last <= 2 and _fits(frame, verbs[0].id):
            return _take(frame, verbs[0])  # "used $1.9 billion to repurchase stock"
        # "an 8% drop in income": a word that can be either is a noun behind a figure
        noun = any(x.kind == "direction_noun" for x in here)
        stops = ("quantity", "metric_verb", "modality", *(() if noun else ("direction_verb",)))
        if any(x.kind in stops for x in here) or (
            view.lower[i] in _STOP and view.lower[i] not in ("and", "to", "by")
        ):
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
    if frame.role != "share" or frame.view.lexicon.metrics[whole.id].rate:
        return False
    view, item = frame.view, frame.item
    assert item is not None
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


def _adjacent_noun(frame: Frame, previous: Frame | None) -> bool:
    """ "a 46.9% gross margin", "$53 billion investment", "8% year-over-year revenue growth" """
    view, item = frame.view, frame.item
    assert item is not None
    i = item.last
    while i < min(item.last + 9, len(view.tokens)):
        here = [x for x in view.items if x.first == i]
        metrics = [x for x in here if x.kind == "metric"]
        if metrics and _fits(frame, metrics[0].id):
            return _take(frame, metrics[0])
        if any(x.kind in ("quantity", "direction_verb", "metric_verb", "modality", "level") for x in here):
            return False
        if (
            (view.lower[i] in _STOP and not (view.lower[i] == "and" and i > item.last))
            or view.lower[i] in _LINKS
            or view.lower[i]
            in ("with", "that", "which", "over", "at", "after", "than", "is", "was", "were", "are", "has", "have", "'s")
        ):
            return False
        i = max([x.last for x in here] + [i + 1])
    return False


def _counted_unit(frame: Frame, previous: Frame | None) -> bool:
    """ "495,570 vehicles" with "delivered", "15,000 jobs" with "cut": the unit's metric, chosen by the verb"""
    q, view = frame.quantity, frame.view
    assert q is not None
    assert frame.item is not None
    if q.kind != "count" or not q.unit:
        return False
    options = [id_ for id_, m in view.lexicon.metrics.items() if q.unit in m.units or q.unit.rstrip("s") in m.units]
    if not options:
        return False
    cued = {i.id for i in view.of(frame.clause, "metric", "metric_verb")}
    for id_ in options:
        if id_ in cued:
            frame.metric = id_
            return True
    if "layoffs" in options and any(i.id == "down" for i in view.of(frame.clause, "direction_verb")):
        frame.metric = "layoffs"
        return True
    frame.metric = options[0] if len(options) == 1 else None
    return frame.metric is not None


def _metric_verb(frame: Frame, previous: Frame | None) -> bool:
    """ "earned $3 billion", "invested $53 billion", "lost $18.8 billion" """
    view, item = frame.view, frame.item
    assert item is not None
    verbs = [i for i in view.of(frame.clause, "metric_verb") if i.last <= item.first and _fits(frame, i.id)]
    if not verbs:
        return False
    verb = verbs[-1]
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
    generic = view.lower[verb.first] in (
        "generated",
        "booked",
        "return",
        "returned",
        "bought",
        "sold",
        "added",
        "traded",
        "closed",
    )
    if nouns_before and generic:
        return False
    if view.lower[verb.first] in ("lost", "lose", "losing") and nouns_before:
        return False
    return _take(frame, verb)


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
    nouns = [i for i in view.of(scope, "metric") if i.last <= item.first and _fits(frame, i.id)]
    if not nouns and clause.bracket and clause.parent is not None:
        scope = view.clauses[clause.parent]
        nouns = [i for i in view.of(scope, "metric") if i.last <= item.first and _fits(frame, i.id)]
    nouns = [n for n in nouns if not _inside_bracket(view, n, clause)]
    nouns = [n for n in nouns if not view.lexicon.metrics[n.id].weak] or nouns
    if not nouns:
        return False
    # in "growth in revenue of 8%" and "revenue growth of 8%" the level noun counts, not "growth"
    level = [n for n in nouns if n.id != "growth"]
    choice = (level or nouns)[-1]
    if len(level) > 1:
        head = _head_before_verb(view, level, item)
        choice = head or choice
    return _take(frame, choice)


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
    nouns = [i for i in view.of(frame.clause, "metric") if i.first >= item.last and _fits(frame, i.id)]
    if (
        len(nouns) == 1
        and not view.between(item.last, nouns[0].first, "quantity")
        and view.lower[item.last : item.last + 1] == [","]
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
    if not parts or view.between(frame.clause.first, item.first, "metric"):
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
    if any(i.kind == "entity" and i.ref.type == "INDEX" and i.last <= item.first for i in view.of(frame.clause)):
        frame.metric = "index_level"
        return True
    return False


def part_phrase(view: View, part: Item) -> str:
    """The noun phrase that a part's head closes: "AI-related cloud products", "cloud business"."""
    first = part.first
    stops = {
        "entity",
        "reference",
        "pronoun",
        "quantity",
        "time",
        "level",
        "direction_verb",
        "modality",
        "reporting",
        "metric_verb",
    }
    occupied = {k: i for i in view.items for k in range(i.first, i.last)}
    while first > 0:
        k = first - 1
        word = view.lower[k]
        holder = occupied.get(k)
        if holder and holder.kind in stops and not (holder.kind == "entity" and holder.ref.type in ("PRODUCT", "GPE")):
            break
        if (
            word
            in (
                "'s",
                "the",
                "a",
                "an",
                "its",
                "their",
                "our",
                "of",
                "in",
                "for",
                ",",
                "and",
                "from",
                "with",
                "to",
                "that",
                ":",
                ";",
                ".",
                "(",
                ")",
                "as",
                "but",
                "by",
                "on",
            )
            and word != "-"
        ):
            break
        first -= 1
    if first == part.last - 1 and part.kind == "part":
        return view.words(first, part.last)
    return view.words(first, part.last)


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


def _spending_plan(frame: Frame, previous: Frame | None) -> bool:
    """ "maps out $53 billion for AI infrastructure over three years": money for a purpose over coming years is invested"""
    q, view, item = frame.quantity, frame.view, frame.item
    assert q is not None
    assert item is not None
    if q.kind != "money" or q.per or frame.role != "level":
        return False
    clause = view.clause_of(item.first)
    if any(i.id != "investment" for i in view.of(clause, "metric", "metric_verb") if i.last <= item.first):
        return False
    told = any(i.kind == "time" and _is_ahead(i) for i in view.items) or any(
        i.kind == "metric" and i.id == "investment" for i in view.items
    )
    if not told and not _for_purpose(view, item):
        return False
    frame.metric = "investment"
    frame.segment = next(
        (phrase for start in (item.last, 0) if (phrase := _part_after(view, start, spending=True))), None
    )
    return True


def _for_purpose(view: View, item: Item) -> bool:
    """ "$53 billion for AI infrastructure": something that is built stands behind the amount."""
    if view.lower[item.last : item.last + 1] not in (["for"], ["into"], ["towards"], ["toward"]):
        return False
    behind = view.lower[item.last + 1 : item.last + 10]
    stop = next((n for n, word in enumerate(behind) if word in (",", ".", ";", "in", "over", "from")), len(behind))
    return any(word in view.lexicon.purposes for word in behind[:stop])


def _is_ahead(item: Item) -> bool:
    time = item.ref
    return time.type == "duration" and time.value[-1] == "Y" and not time.value.startswith("PAST")


def _inherited(frame: Frame, previous: Frame | None) -> bool:
    """Gapping and apposition: "..., up from $2.18", "or $2.40 per share", "a 5% increase" """
    if not previous or not previous.metric or frame.quantity is None:
        return False
    if not _fits(frame, previous.metric) and not (frame.quantity.per and previous.metric):
        return False
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


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


def _refine(frame: Frame) -> None:
    """Per-share metrics, GAAP against adjusted, and the part of the company before or after the metric noun."""
    view, q = frame.view, frame.quantity
    if frame.metric is None:
        frame.unbound = "no metric stands near this figure"
        return
    _narrow(frame)
    entry = view.lexicon.metrics.get(frame.metric)
    if (
        q is not None
        and q.kind == "money"
        and q.per in ("share", "diluted share", "ADS", "ads", "common share", "basic share")
    ):
        if entry is not None and entry.per_share:
            frame.metric = entry.per_share
        elif frame.metric not in (
            "eps",
            "eps_adj",
            "eps_basic",
            "dividend",
            "share_price",
            "price_target",
            "deal_value",
        ):
            frame.unbound = f"an amount per share does not fit {frame.metric}"
    if frame.metric_item is not None and frame.metric_item.kind == "metric" and frame.segment is None:
        before, adjusted = _modifiers(view, frame.metric_item)
        if adjusted and frame.metric in _ADJUSTED_METRIC:
            frame.metric = _ADJUSTED_METRIC[frame.metric]
        elif adjusted and not frame.metric.endswith("_adj"):
            before = f"{adjusted} {before}".strip() if before else adjusted
        frame.segment = before or _after_metric(frame)
    if (
        frame.metric_item is not None
        and frame.metric_item.kind == "metric_verb"
        and frame.segment is None
        and frame.metric in _SPENDING
    ):
        frame.segment = _after_metric(frame)
    item = frame.metric_item
    if frame.metric == "price" and item is not None and item.kind == "metric_verb":
        # what a build "costs" over years is spent on it
        if q is not None and any(i.kind == "time" and _is_ahead(i) for i in view.items):
            frame.metric, frame.segment = "investment", None
    if frame.metric == "deal_value" and q is not None and q.per:
        frame.metric = "price"
    if frame.metric in ("net_loss", "operating_loss") and frame.direction == "up" and _improved(view):
        frame.direction = "down"


def _narrow(frame: Frame) -> None:
    """ "research and development cost": the metric right before a general noun says which cost it is"""
    view, noun, q = frame.view, frame.metric_item, frame.quantity
    if noun is not None and noun.kind == "metric" and frame.metric in ("cost", "investment"):
        specific = [
            i for i in view.items if i.kind == "metric" and i.last == noun.first and i.id not in ("revenue", "cost")
        ]
        if specific:
            frame.metric, frame.metric_item = specific[0].id, specific[0]
    if frame.item is not None and view.lower[frame.item.last : frame.item.last + 2] in (
        ["of", "every"],
        ["of", "each"],
    ):
        frame.unbound = "a ratio told in words"
    entry = view.lexicon.metrics.get(frame.metric or "")
    if q is None or q.kind != "money" or entry is None or not entry.per_share:
        return
    words = view.lower[frame.clause.first : frame.clause.last]
    # "Per diluted share, it earned $0.30"
    if words[:1] == ["per"] and "share" in words[:4]:
        frame.metric = entry.per_share


def _improved(view: View) -> bool:
    """An improvement of a loss is a smaller loss."""
    return any(
        view.lower[i.first].startswith("improve") for i in view.items if i.kind in ("direction_noun", "direction_verb")
    )


def _modifiers(view: View, noun: Item) -> tuple[str | None, str | None]:
    """Words before a metric noun: those that name a part, and the word that makes the figure an adjusted one."""
    whole = view.lexicon.whole_words
    adjusted_words = view.lexicon.adjusted_words
    occupied = {k: i for i in view.items if i.kind not in ("part", "comparison") for k in range(i.first, i.last)}
    k, last, first, adjusted = noun.first - 1, noun.first, noun.first, None
    while k >= 0:
        word = view.lower[k]
        holder = occupied.get(k)
        if holder and holder.kind == "entity" and holder.ref.type in ("PRODUCT", "GPE"):
            k = first = holder.first
            k -= 1
            continue
        if holder is not None:
            if holder.kind == "metric" and holder.first < noun.first and word not in whole:
                first = holder.first  # "advertising revenue growth"; "cloud services revenue"
                k = holder.first - 1
                continue
            if word in adjusted_words:
                adjusted = word
            break
        if word in adjusted_words:
            adjusted = word
            k -= 1
            if first == last:
                last = first = k + 1
            continue
        if (
            k > 1
            and view.lower[k - 1] == "-"
            and view.tokens[k - 1].end == view.tokens[k].start == view.tokens[k - 1].start + 1
        ):
            joined = "".join(view.lower[k - 2 : k + 1])
            if joined in adjusted_words:
                adjusted = joined
            elif joined not in whole:
                first = k - 2  # "AI-related" is one word
            elif first == k + 1:
                first = last = k - 2
            k -= 3
            continue
        if word == "'s" and (owner := _part_owner(view, k)) is not None:
            first = owner
            break
        if word in whole or not (word[0].isalpha() or word == "&"):
            if (
                word == "and"
                and first < last
                and k
                and (view.lower[k - 1] not in whole and view.lower[k - 1][0].isalpha() and (k - 1) not in occupied)
            ):
                k -= 1
                continue
            break
        if word.endswith("ly"):
            break
        first = k
        k -= 1
    if first < last and _bare_owner_before(view, first):
        first += 1  # "the company needs very little capital expenditure": a verb, no part
        while first < last and view.lower[first] in whole:
            first += 1
    text = view.words(first, last) if first < last else None
    return text, adjusted


def _part_owner(view: View, k: int) -> int | None:
    """Where the phrase before a possessive starts when it names a part of the company ("the cloud unit's revenue")."""
    for item in view.items:
        if item.last == k and item.kind == "part":
            first = item.first
            while (
                first and view.lower[first - 1] not in view.lexicon.whole_words and view.lower[first - 1][0].isalpha()
            ):
                if any(i.first < first <= i.last for i in view.items if i.kind not in ("part", "entity")):
                    break
                first -= 1
            return first
    return None


def _bare_owner_before(view: View, first: int) -> bool:
    return any(
        i.last == first
        and (i.kind == "reference" or (i.kind == "pronoun" and view.lower[i.first] in ("it", "they", "we")))
        for i in view.items
    )


_SPENDING = frozenset({"investment", "capex", "funding"})
# What a spending's object names when it is no part but the spending itself.
_OF_PART = frozenset({"from", "in", "for", "at", "of", "across", "on"})


def _after_metric(frame: Frame) -> str | None:
    """ "revenue from data centers", "sales in China", "investment of $53 billion ... in AI infrastructure" """
    view, noun, item = frame.view, frame.metric_item, frame.item
    assert noun is not None
    starts = [noun.last]
    if any(i.kind == "direction_noun" and i.first == noun.last for i in view.items):
        starts.append(noun.last + 1)  # "revenue growth in its Cloud Intelligence Group"
    spending = frame.metric in _SPENDING
    if spending and item is not None:
        starts.append(item.last)
    for start in starts:
        phrase = _part_after(view, start, spending)
        if phrase:
            return phrase
    return None


def _part_after(view: View, start: int, spending: bool) -> str | None:
    occupied = {k: i for i in view.items if i.kind != "part" for k in range(i.first, i.last)}
    i = start
    limit = min(len(view.tokens), start + (14 if spending else 1))
    while i < limit:
        word = view.lower[i]
        if word in (".", ";") or (word == "," and not spending):
            return None
        if i in occupied and occupied[i].kind in ("quantity", "metric_verb", "direction_verb"):
            return None  # what follows is said of another figure
        if word in (_OF_PART if not spending else {"in", "on", "into", "for", "toward", "towards"}):
            phrase = _noun_phrase(view, i + 1, occupied)
            if phrase:
                return phrase
        i += 1
    return None


def _noun_phrase(view: View, start: int, occupied: dict[int, Item]) -> str | None:
    i = start
    owner = occupied.get(i)
    if owner is not None and owner.kind == "entity" and view.lower[owner.last : owner.last + 1] == ["'s"]:
        i = owner.last + 1  # "revenue at Alibaba's Cloud Intelligence Group"
    while i < len(view.tokens) and view.lower[i] in (
        "the",
        "its",
        "their",
        "our",
        "a",
        "an",
        "building",
        "expanding",
        "developing",
    ):
        i += 1
    first = i
    while i < len(view.tokens):
        holder = occupied.get(i)
        word = view.lower[i]
        if (
            holder
            and not (holder.kind == "entity" and holder.ref.type in ("PRODUCT", "GPE"))
            and holder.kind != "office"
        ):
            break
        if (
            word
            in (
                ",",
                ".",
                ";",
                ":",
                "over",
                "within",
                "until",
                "since",
                "under",
                "amid",
                "between",
                "comes",
                "alone",
                "during",
                "through",
                "by",
                "was",
                "were",
                "is",
                "which",
                "that",
                "to",
                "as",
                "with",
                "for",
                "from",
                "'s",
                "on",
                "at",
                "in",
                "will",
                "has",
                "have",
                "this",
                "more",
                "than",
                "after",
                "when",
                "while",
                "but",
                "—",
                "--",
                '"',
                "”",
                "of",
            )
            and not holder
        ):
            break
        i += 1
    while i > first and view.lower[i - 1] in ("and", "(", "or", "a"):
        i -= 1
    if i == first or first in occupied and occupied[first].kind in ("time", "quantity", "metric"):
        return None
    words = view.lower[first:i]
    if set(words) <= view.lexicon.whole_words or words[0] in (
        "these",
        "this",
        "such",
        "any",
        "property",
        "plant",
        "equipment",
        "line",
        "fact",
        "addition",
        "total",
        "which",
        "part",
        "cash",
        "order",
        "terms",
        "those",
        "each",
        "all",
        "some",
    ):
        return None
    return view.words(first, i)
