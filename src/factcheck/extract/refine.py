"""What a bound metric is more exactly: per share, adjusted, of a part of the company, one of several costs."""

from __future__ import annotations

from factcheck.extract.analysis import Clause, Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.parts import SPENDING, after_metric, modifiers, names_no_part, part_after, part_phrase
from factcheck.extract.plans import is_ahead
from factcheck.extract.result_lines import of_line

_ADJUSTED_METRIC = {
    "eps": "eps_adj", "net_income": "net_income_adj", "profit": "net_income_adj", "operating_income": "operating_income_adj",
}  # fmt: skip


def refine(frame: Frame) -> None:
    """Per-share metrics, GAAP against adjusted, and the part of the company before or after the metric noun."""
    view, q = frame.view, frame.quantity
    if frame.metric is None:
        frame.unbound = frame.unbound or "no metric stands near this figure"
        return
    _of_named_part(frame)
    _of_moved_part(frame)
    _narrow(frame)
    _small(frame)
    _without_items(frame)
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
        before, adjusted = modifiers(view, frame.metric_item)
        if adjusted and frame.metric in _ADJUSTED_METRIC and not (frame.metric == "profit" and adjusted == "core"):
            frame.metric = _ADJUSTED_METRIC[frame.metric]
        elif adjusted and not frame.metric.endswith("_adj"):
            before = f"{adjusted} {before}".strip() if before else adjusted
        frame.segment = before or after_metric(frame)
    if (
        frame.metric_item is not None
        and frame.metric_item.kind == "metric_verb"
        and frame.segment is None
        and frame.metric in SPENDING
    ):
        frame.segment = after_metric(frame)
    if frame.segment is not None and names_no_part(frame.segment, frame.view.lexicon):
        frame.segment = None
    _earned_from(frame)
    item = frame.metric_item
    costs = frame.metric == "price" and item is not None and item.kind == "metric_verb"
    if costs and any(i.kind == "time" and is_ahead(i) for i in view.items):
        # what a build "costs" over years is spent on it
        frame.metric, frame.segment = "investment", None
    if frame.metric == "deal_value" and q is not None and q.per and "share" not in q.per and q.per != "ADS":
        frame.metric = "price"
    of_line(frame)
    _of_place(frame)
    _by_wording(frame)
    _share_of_sales(frame)
    if frame.metric in ("ocf", "fcf") and frame.role == "level" and frame.item is not None:
        # "burned through $12.1 billion of operating cash": told without its sign
        words = view.lower[max(0, frame.item.first - 4) : frame.item.first]
        frame.loss = frame.loss or bool(_BURNED & set(words)) or words[-2:] == ["negative", "by"]
    if frame.metric in ("net_loss", "operating_loss") and frame.direction == "up" and _improved(view):
        frame.direction = "down"


_BURNED = frozenset("burned burnt burns burning consumed consumes".split())


def _of_named_part(frame: Frame) -> None:
    """ "sales of $15 billion, Nvidia's data centers $51 billion": a metric taken over, and a new thing that it is of"""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if item is None or frame.segment is not None or noun is None:
        return
    clause = view.clause_of(item.first)
    if noun.kind == "metric_verb":
        # "Cloud Intelligence Group contributed RMB 31,742 million"
        doers = [i for i in view.of(clause) if i.last <= noun.first and (i.kind == "part" or _is_product(i))]
        if frame.metric == "revenue" and doers and doers[-1].last == noun.first:
            frame.segment = part_phrase(view, doers[-1])
        return
    if clause.bracket:
        return
    if (headed := _headed_by(view, noun)) is not None:
        frame.segment = headed
        return
    if clause.first <= noun.first < clause.last:
        frame.segment = _doer(view, clause, noun)
        return
    parts = [i for i in view.of(clause) if i.last <= item.first and (i.kind == "part" or _is_product(i))]
    if parts:
        frame.segment = (
            part_phrase(view, parts[0]) if parts[0].kind == "part" else view.words(parts[0].first, parts[0].last)
        )
        return
    held = {k for i in view.of(clause) for k in range(i.first, i.last)}
    words = [k for k in range(clause.first, item.first) if k not in held and view.lower[k].isalpha()]
    named = [k for k in words if not _is_grammar(view, view.lower[k])]
    owners = [i for i in view.of(clause, "entity") if i.last <= item.first]
    if named and owners and named[0] >= owners[-1].last:
        frame.segment = view.words(named[0], named[-1] + 1)


_OF_PLACES = frozenset(
    """
    revenue operating_income operating_loss operating_margin profit net_income net_loss gross_profit gross_margin growth
    """.split()
)


def _of_place(frame: Frame) -> None:
    """ "Asia Pacific posted sales of $1.6 billion", "In Europe, sales rose 6%": what a company did there, not all of it"""
    view, item = frame.view, frame.item
    if item is None or frame.segment is not None or frame.metric not in _OF_PLACES:
        return
    clause = view.clause_of(item.first)
    first = _behind_time(view, clause)
    within = view.lower[first : first + 1] in (["in"], ["across"])
    first += within
    first += view.lower[first : first + 1] == ["the"]
    place = next((i for i in view.items if i.first == first and i.kind == "entity" and i.ref.type == "GPE"), None)
    if place is None or place.last >= item.first:
        return
    acts = any(i.first == place.last and i.kind in ("direction_verb", "metric_verb", "level") for i in view.items)
    if within and view.lower[place.last] == "," or not within and (acts or view.is_past(place.last)):
        frame.segment = view.words(place.first, place.last)


def _headed_by(view: View, noun: Item) -> str | None:
    """ "Alibaba, Cloud Intelligence Group, December 2024 quarter: revenue of ...": the part that the line is about"""
    colon = next((k for k in range(noun.first - 1, 0, -1) if view.lower[k] == ":"), None)
    if colon is None:
        return None
    before = [i for i in view.items if i.last <= colon]
    if any(i.kind in ("direction_verb", "metric_verb", "level", "reporting", "quantity", "metric") for i in before):
        return None
    parts = [i for i in before if i.kind == "part" or _is_product(i)]
    if not parts or any(i.kind == "entity" and i.ref.type == "ORG" for i in view.between(parts[-1].last, noun.first)):
        return None
    return part_phrase(view, parts[-1]) if parts[-1].kind == "part" else view.words(parts[-1].first, parts[-1].last)


def _doer(view: View, clause: Clause, noun: Item) -> str | None:
    """ "Cloud Intelligence Group lifted its revenue by 13%", "its cloud unit reached 13% revenue growth": whose metric it is"""
    if (own := _own_doer(view, noun)) is not None:
        return own
    verbs = [
        i
        for i in view.of(clause, "direction_verb", "metric_verb", "level")
        if i.last <= noun.first and view.lower[i.first] not in ("of", "at", "-")
    ]
    parts = [i for i in view.of(clause) if i.kind == "part" or _is_product(i)]
    if not verbs:
        # "AI products kept their triple-digit revenue growth": any verb, if what it is done to is their own
        owned = [
            i for i in view.between(clause.first, noun.first, "pronoun") if view.lower[i.first] in ("its", "their")
        ]
        verbs = [i for i in owned if i.first > 0 and view.is_past(i.first - 1)]
    doers = [i for i in parts if verbs and i.last <= verbs[0].first]
    if not doers:
        return _bare_doer(view, clause, noun)
    if view.between(doers[-1].last, verbs[0].first, "metric", "quantity", "reporting", "pronoun"):
        return None
    doer = doers[-1]
    named = [i for i in view.of(clause, "entity", "reference") if doer.last <= i.first < verbs[0].first]
    if any(i.kind == "reference" or i.ref.type == "ORG" for i in named):
        return None
    if _is_adjunct(view, clause, doer):
        return _bare_doer(view, clause, noun)
    return part_phrase(view, doer) if doer.kind == "part" else view.words(doer.first, doer.last)


_ADVERBS = frozenset("even also still just now again both too nearly almost".split())
_NP_ENDS = frozenset(", . ; : and but while whereas — – ( )".split())


def _own_doer(view: View, noun: Item) -> str | None:
    """ "and its automotive business even saw its revenue shrink": the part right before the verb, if the metric is its own"""
    v = noun.first - 2
    if v < 1 or view.lower[noun.first - 1] not in ("its", "their") or not view.is_past(v):
        return None
    k = v - 1
    while k > 0 and (view.lower[k] in _ADVERBS or view.lower[k].endswith("ly")):
        k -= 1
    part = next((i for i in view.items if i.last == k + 1 and (i.kind == "part" or _is_product(i))), None)
    first = k
    held = {t: i for i in view.items if i.kind not in ("part", "comparison") for t in range(i.first, i.last)}
    while first >= 0 and view.lower[first] not in _NP_ENDS:
        other = held.get(first)
        if view.lower[first] in _ADJUNCT or other is not None and not _is_product(other) and other.kind != "pronoun":
            return None  # "revenue of its cloud unit": what stands behind a preposition, or a company
        first -= 1
    first += 1
    while first <= k and view.lower[first] in ("its", "their", "the", "our"):
        first += 1
    return view.words(first, k + 1) if part is not None and first <= k else None


_ASIDE = frozenset("its the their by a in on meanwhile too also however though".split())


def _bare_doer(view: View, clause: Clause, noun: Item) -> str | None:
    """ "Software lifted its revenue 10%", "Software, its largest business, lifted its revenue": a line of business by a bare noun"""
    own = view.lower[noun.first - 1 : noun.first] in (["its"], ["their"])
    first = last = _behind_time(view, clause)
    free = ("part", "comparison", "metric") if own else ("part", "comparison")  # "storage" may be a metric too
    held = {k for i in view.of(clause) if i.kind not in free or i.first == first for k in range(i.first, i.last)}
    held -= {first} if any(i.kind == "part" and i.first == first for i in view.items) else set()
    while last < noun.first and last not in held and view.lower[last].isalpha():
        if view.lower[last] == "and" and first < last < first + 4:
            last += 1  # "Energy generation and storage doubled its sales"
            continue
        if _is_grammar(view, view.lower[last]) and not (last == first and view.lower[last].endswith("ing")):
            break
        last += 1
    named = view.lower[first:last]
    if (
        not 0 < len(named) <= 4
        or view.lexicon.cues["people"] & set(named)
        or not own
        and view.lower[last] not in view.lexicon.cues["had_results"]
    ):
        return None
    ordinary = named[0] in view.lexicon.starters or any(i.kind == "part" and i.first == first for i in view.items)
    if not all(view.tokens[k].text.islower() for k in range(first + ordinary, last)):
        return None  # a name that no list holds may be a company's
    acts = any(i.first == last and i.kind in ("direction_verb", "metric_verb", "level") for i in view.items)
    aside = view.lower[last] == "," and view.lower[last + 1] in _ASIDE
    if not (acts or aside or view.is_past(last)):
        return None
    return view.words(first, last)


_ADJUNCT = frozenset(
    "of for in by from with to at on than despite amid after as thanks behind through via like including and or plus".split()
)


def _is_adjunct(view: View, clause: Clause, part: Item) -> bool:
    """ "Thanks to its cloud unit, revenue rose": a part behind a preposition does nothing itself."""
    first = _behind_time(view, clause)
    return any(view.lower[k] in _ADJUNCT or view.lower[k] == "," for k in range(first, part.first))


def _behind_time(view: View, clause: Clause) -> int:
    """Where a clause begins behind the time that it opens with: "In the December quarter, its cloud unit ..."."""
    first = clause.first + (clause.index > 0)
    while first < clause.last - 1 and view.lower[first] in ("and", "but", "while", "whereas", "as", "yet"):
        first += 1
    times = [i for i in view.between(first, clause.last - 1, "time") if view.lower[i.last] == ","]
    if times and not any(i.kind not in ("time", "reference") for i in view.between(first, times[0].first)):
        return times[0].last + 1
    return first


def _is_grammar(view: View, word: str) -> bool:
    lexicon = view.lexicon
    return word in lexicon.whole_words or word in _GRAMMAR or word in lexicon.past_forms or word.endswith(("ed", "ing"))


def _is_product(item: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "PRODUCT"


_GRAMMAR = frozenset(
    """
    it he she they we its their our had has have was were is are be been will would came went got did does do hardly
    contrast comparison turn example instance addition fact way sum
    barely some about just only another much far who whose which that this these those there here one up down out
    """.split()
)


def _without_items(frame: Frame) -> None:
    """ "excluding stock compensation there was a profit of $2.19": an adjusted figure, whatever its noun says"""
    view, item = frame.view, frame.item
    if item is None or frame.metric is None or frame.metric.endswith("_adj"):
        return
    clause = view.clause_of(item.first)
    own = frame.metric_item  # "long-term debt excluding the current portion" is filed so
    named = range(own.first, own.last) if own is not None else range(0)
    before = [view.lower[k] for k in range(clause.first, item.first) if k not in named]
    told = " ".join(view.lower[: item.first])
    figures = (i.last + 1 for i in view.between(clause.first, item.first) if i.kind == "quantity")
    behind = max(figures, default=clause.first)  # the last figure before this one, if there is one
    alone = clause.bracket or not any(i.kind == "metric" for i in view.between(behind, item.first))
    since = f" {' '.join(view.lower[behind : item.first])} ".replace(" - ", "-")
    adjusted = any(f" {word} " in since for word in view.lexicon.adjusted_words)
    if alone and adjusted and frame.metric in _ADJUSTED_METRIC:
        frame.metric = _ADJUSTED_METRIC[frame.metric]  # "EPS $3.15 (adj $3.03)", "; non-GAAP $3.03"
        return
    freed = any(
        word in ("without", "before", "ex") and _ITEMS & set(before[k + 1 : k + 4]) for k, word in enumerate(before)
    )  # not "Before you fall off your chair: operating profit was"
    if not freed and not _WITHOUT & set(before) and ("adjusted for" not in told or "split" in told):
        return  # "adjusted for the four-for-one split" is the filed figure
    if frame.metric in _ADJUSTED_METRIC:
        frame.metric = _ADJUSTED_METRIC[frame.metric]
    else:
        frame.segment = frame.segment or "adjusted"


_WITHOUT = frozenset({"excluding", "stripping", "adjusting", "ex-items"})
_ITEMS = frozenset(
    "one-offs one-off offs off items item exceptional special extraordinary charges one-time impairments".split()
)
_SMALL = 1000


def _small(frame: Frame) -> None:
    """ "or 29 cents": an amount without a scale that no total of a company could be is one per share"""
    q, entry = frame.quantity, frame.view.lexicon.metrics.get(frame.metric or "")
    if q is None or q.kind != "money" or q.per or q.value is None or abs(q.value) >= _SMALL or entry is None:
        return
    if entry.per_share:
        frame.metric = entry.per_share
    elif entry.of == "company" and frame.metric in _TOTALS:
        frame.unbound = "an amount so small is no total of a company"


_TOTALS = frozenset(
    "revenue gross_profit operating_income operating_loss ocf fcf capex rnd cash debt buyback investment opex".split()
)


OF_SALES = {
    "gross_profit": "gross_margin", "operating_income": "operating_margin", "operating_loss": "operating_margin",
    "operating_income_adj": "operating_margin_adj", "net_income": "net_margin", "net_loss": "net_margin",
    "ebitda_adj": "ebitda_margin"
}  # fmt: skip


def _share_of_sales(frame: Frame) -> None:
    """ "gross profit was $318 million, or 44% of net sales": a profit's share of revenue is its margin"""
    q, noun = frame.quantity, frame.metric_item
    if frame.role == "share" and noun is not None and "payout" in frame.view.lower[noun.first : noun.last]:
        frame.metric = "payout"  # "the dividend payout is 50% of net profit": a part of it, not an amount
        return
    earlier = frame.role == "from" and frame.kind == "share"  # "as a share of sales, gross profit rose from 56%"
    if not (earlier or frame.role == "share") or frame.whole != "revenue" or frame.metric not in OF_SALES or q is None:
        return
    if frame.metric.endswith("_loss") and (q.value is None or q.value >= 0):
        return  # a loss of 4% of sales is a margin of -4%, and the figure does not say so
    frame.metric, frame.whole = OF_SALES[frame.metric], None
    frame.role, frame.kind = "from" if earlier else "level", "ratio"


def _earned_from(frame: Frame) -> None:
    """ "earned $25 billion from licensing", "lost $14 billion on the tax ruling": what a part brought, not the whole"""
    noun, item = frame.metric_item, frame.item
    if noun is None or item is None or noun.kind != "metric_verb" or frame.segment is not None:
        return
    if frame.metric in ("net_loss", "profit", "revenue", "eps"):
        frame.segment = part_after(frame.view, item.last, spending=False) or _cause(frame.view, item.last)


def _cause(view: View, k: int) -> str | None:
    """ "lost $14 billion on the EU tax ruling": the name behind "on" or "from", where no part of a company is told"""
    if view.lower[k : k + 1] not in (["on"], ["from"]):
        return None
    first = k + 1 + sum(1 for word in view.lower[k + 1 : k + 3] if word in ("the", "a", "an", "its", "their"))
    if view.lower[first : first + 1] in (["diluted"], ["basic"], ["fully"], ["per"]):
        return None  # "earned $0.21 on a diluted basis"
    if first >= len(view.lower) or any(
        i.first == first and i.kind in ("metric", "time", "quantity") for i in view.items
    ):
        return None
    last = first
    while last < len(view.lower) and view.lower[last] not in (",", ".", ";", "in", "during", "for", "and", "while"):
        last += 1
    return view.words(first, last) or None


def _of_moved_part(frame: Frame) -> None:
    """ "with the z17 mainframe lifting its infrastructure unit by 14%": the change is the part's, and of what, is not said"""
    view, item = frame.view, frame.item
    if item is None or frame.role != "delta" or frame.segment is not None or view.lower[item.first - 1] != "by":
        return
    moved = next((i for i in view.items if i.kind == "part" and i.last == item.first - 1), None)
    if moved is None or not view.between(max(0, moved.first - 7), moved.first, "direction_verb", "metric_verb"):
        return
    frame.segment = part_phrase(view, moved)


_APART = frozenset("though although while whereas but exclude excludes excluding besides plus ; :".split())


def _with_securities(frame: Frame) -> bool:
    """ "Cash and other investments of $5 billion", "$5 billion in cash and securities"; not what is told apart from the cash"""
    view, item = frame.view, frame.item
    noun = frame.metric_item or item
    if item is None or noun is None or _WITHOUT & set(view.lower[frame.clause.first : frame.clause.last]):
        return False
    first, last = min(noun.first, item.first), max(noun.last, item.last)
    around = range(max(frame.clause.first, first - 6), min(frame.clause.last, last + 6))
    for k in (k for k in around if view.lower[k] in ("securities", "investments")):
        low, high = (k, first) if k < first else (last, k) if k >= last else (k, k)
        between = view.lower[low:high]
        if not _APART & set(between) and not view.between(
            low, high, "quantity", "level", "direction_verb", "metric_verb"
        ):
            return True
    return False


def _by_wording(frame: Frame) -> None:
    """What a word beside the metric makes of it: a price per share, prices without food, invested percentages."""
    view, q, noun = frame.view, frame.quantity, frame.metric_item
    if q is None:
        return
    entry = view.lexicon.metrics.get(frame.metric or "")
    if entry is not None and entry.per_share and q.kind == "money" and q.text.lower().endswith(("cents", "cent", "¢")):
        frame.metric = entry.per_share  # "we earned 22 cents"
    words = " ".join(view.lower[frame.clause.first : frame.clause.last])
    adjusted = "adjusted basis" in words and "split - adjusted" not in words
    if frame.metric in _ADJUSTED_METRIC and (adjusted or "non-gaap basis" in words or "non - gaap basis" in words):
        frame.metric = _ADJUSTED_METRIC[frame.metric]
    if noun is not None and noun.kind == "metric" and q.kind == "money" and not q.per:
        if noun.first and view.lower[noun.first - 1] in ("daily", "weekly", "hourly") and frame.metric in _TOTALS:
            frame.unbound = "an amount per day is no total of a period"
        behind = view.lower[noun.last : noun.last + 2]
        if behind[:1] == ["per"] and behind[1:] not in (["share"], ["diluted"], ["common"], ["ads"], ["basic"]):
            frame.unbound = "an amount per unit is no total"  # "gross profit per vehicle"
    if frame.metric == "cash" and _with_securities(frame):
        frame.metric = "cash_and_investments"
    behind = view.lower[frame.item.last : frame.item.last + 3] if frame.item is not None else []
    if frame.metric == "profit" and (behind[:2] == ["after", "tax"] or behind == ["net", "of", "tax"]):
        frame.metric = "net_income"  # "earned $8.7 billion after tax"
    if frame.metric == "price" and q.per == "share":
        frame.metric = "share_price"
    told = [i for i in view.items if i.kind in ("metric", "commodity") and i.id == "commodity_price"]
    if frame.metric == "price" and noun is not None and noun.kind == "metric_verb" and told:
        frame.metric = "commodity_price"  # "cocoa has tripled, and a tonne costs $8,210"
    if frame.metric in _WITHOUT_FOOD and noun is not None and noun.kind == "metric":
        behind = view.lower[noun.last : noun.last + 4]
        if "food" in behind and {"excluding", "ex", "without", "out", "minus"} & set(behind):
            frame.metric = _WITHOUT_FOOD[frame.metric]


_WITHOUT_FOOD = {"cpi": "core_cpi", "pce": "core_pce"}


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
