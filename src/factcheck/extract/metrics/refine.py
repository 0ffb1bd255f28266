"""What a bound metric is more exactly: per share, adjusted, one of several costs."""

from __future__ import annotations

from factcheck.extract.cues import COPULAS, look_back
from factcheck.extract.frames import NAMELESS, PARTS_OF_YEAR, Frame
from factcheck.extract.metrics.basis import ADJUSTED, on_basis
from factcheck.extract.metrics.doers import earned_from, of_moved_part, of_named_part, of_place
from factcheck.extract.metrics.flows import is_given_to_owners
from factcheck.extract.metrics.goods import used_on
from factcheck.extract.metrics.signs import without_sign
from factcheck.extract.parts import SPENDING, after_metric, modifiers, part_name
from factcheck.extract.plans import is_ahead
from factcheck.extract.result_lines import of_line


def refine(frame: Frame) -> None:
    """Per-share metrics, GAAP against adjusted, and the part of the company before or after the metric noun."""
    if frame.metric is None:
        frame.unbound = frame.unbound or NAMELESS
        return
    told: str | None = None
    for step in _STEPS:
        step(frame)
        if frame.segment is not None and frame.segment != told:  # else no step has said anything new
            told, frame.segment = frame.segment, part_name(frame.segment, frame.view.lexicon)


PER_SHARE = frozenset({"share", "diluted share", "ADS", "ads", "common share", "basic share"})
_OF_A_SHARE = frozenset("eps eps_adj eps_basic dividend share_price price_target deal_value".split())


def _per_share(frame: Frame) -> None:
    q, entry = frame.quantity, frame.view.lexicon.metrics.get(frame.metric or "")
    if q is None or q.kind != "money" or q.per not in PER_SHARE:
        return
    if _is_paid_for(frame):
        frame.metric, frame.metric_item = "share_price", None
    elif entry is not None and entry.per_share:
        frame.metric = entry.per_share
    elif frame.metric not in _OF_A_SHARE:
        frame.unbound = f"an amount per share does not fit {frame.metric}"


_STATING = COPULAS - {"'s"}


def _is_paid_for(frame: Frame) -> bool:
    """ "At around $316 a share, investors are not paying for earnings", but "At $3.40 a share, earnings were no higher" """
    view, noun = frame.view, frame.metric_item
    assert frame.item is not None
    before = view.lower[look_back(view, frame.item) + 1 : frame.item.first]
    if "at" not in before or noun is None or noun.first < frame.item.last:
        return False
    between = view.lower[frame.item.last : noun.first]  # what a sentence is about stands before its verb
    return between[:1] in ([","], ["a"], ["per"]) and not _STATING.isdisjoint(between)


def _of_part(frame: Frame) -> None:
    """The part of the company, or the basis, that the words around the metric tell."""
    noun, metric = frame.metric_item, frame.metric
    if noun is not None and metric is not None and frame.segment is None:
        if noun.kind == "metric":
            before, adjusted = modifiers(frame.view, noun)
            if adjusted and metric in ADJUSTED and not (metric == "profit" and adjusted == "core"):
                frame.metric = ADJUSTED[metric]
            elif adjusted and not metric.endswith("_adj"):
                before = f"{adjusted} {before}".strip() if before else adjusted
            frame.segment = before or after_metric(frame)
        elif noun.kind == "metric_verb" and metric in SPENDING:
            frame.segment = after_metric(frame)


def _priced(frame: Frame) -> None:
    """What a build "costs" over years is spent on it; a deal's value per unit is its price."""
    q, item = frame.quantity, frame.metric_item
    costs = frame.metric == "price" and item is not None and item.kind == "metric_verb"
    if costs and any(is_ahead(i) for i in frame.view.of_kind("time")):
        frame.metric, frame.segment = "investment", None
    if frame.metric == "deal_value" and q is not None and q.per and "share" not in q.per and q.per != "ADS":
        frame.metric = "price"


def _without_items(frame: Frame) -> None:
    """ "excluding stock compensation there was a profit of $2.19": an adjusted figure, whatever its noun says"""
    view, item = frame.view, frame.item
    if item is None or frame.metric is None or frame.metric.endswith("_adj"):
        return
    clause = view.clause_of(item.first)
    own = frame.metric_item  # "long-term debt excluding the current portion" is filed so
    named = range(own.first, own.last) if own is not None else range(0)
    before = [view.lower[k] for k in range(clause.first, item.first) if k not in named]
    figures = (i.last + 1 for i in view.between(clause.first, item.first, "quantity"))
    behind = max(figures, default=clause.first)  # the last figure before this one, if there is one
    alone = clause.bracket or not view.between(behind, item.first, "metric")
    if alone and frame.metric in ADJUSTED and not view.lexicon.adjusted_starts.isdisjoint(view.said):
        since = f" {' '.join(view.lower[behind : item.first])} ".replace(" - ", "-")
        if any(f" {word} " in since for word in view.lexicon.adjusted_words):
            frame.metric = ADJUSTED[frame.metric]  # "EPS $3.15 (adj $3.03)", "; non-GAAP $3.03"
            return
    if frame.metric in ("debt", "total_debt") and not _CURRENT.isdisjoint(before):
        return  # "long-term debt, excluding current maturities, was $8.46 billion" is the filed figure
    freed = any(
        word in ("without", "before", "ex") and _ITEMS & set(before[k + 1 : k + 5]) for k, word in enumerate(before)
    )  # not "Before you fall off your chair: operating profit was"
    freed = freed or _set_aside(view.lower[behind : item.first])
    if not freed and _WITHOUT.isdisjoint(before):
        told = " ".join(view.lower[: item.first]) if "adjusted" in view.lower else ""
        if "adjusted for" not in told or "split" in told:
            return  # "adjusted for the four-for-one split" is the filed figure
    if frame.metric in ADJUSTED:
        frame.metric = ADJUSTED[frame.metric]
    else:
        frame.segment = frame.segment or "adjusted"


def _set_aside(words: list[str]) -> bool:
    """ "Leaving that charge aside it earned", "leave both aside and", "with adjustments earnings were": said to be without something"""
    if "adjustments" in words:
        k = words.index("adjustments")
        return not _ADJUSTING.isdisjoint(words[max(0, k - 3) : k])
    k = words.index("aside") if "aside" in words else 0
    return not _LEAVING.isdisjoint(words[max(0, k - _ASIDE) : k]) or words[k : k + 2] == ["aside", "from"]


_ADJUSTING = frozenset({"with", "after", "without", "before"})
_LEAVING = frozenset({"leave", "leaving", "putting", "setting", "lay", "laying"})
_ASIDE = 8


_CURRENT = frozenset("current due portion maturities maturing leases".split())
_WITHOUT = frozenset({"excluding", "stripping", "adjusting", "ex-items"})
_WITH_NONE = _WITHOUT | {"without"}


_ITEMS = frozenset(
    "one-offs one-off offs off items item exceptional special extraordinary charges one-time impairments".split()
)


_SMALL = 1000


def _told_before(frame: Frame) -> None:
    """ "Equity was negative: the deficit was $3.9 billion" """
    told = frame.carried.metric if frame.carried is not None else None
    noun, view = frame.metric_item, frame.view
    if frame.metric == "deficit" and noun is not None:
        equity = any(i.id == "equity" and i.last <= noun.first for i in view.of_kind("metric"))
        if equity or told == "equity":
            frame.metric, frame.loss = "equity", True


def _small(frame: Frame) -> None:
    """ "or 29 cents": an amount without a scale that no total of a company could be is one per share"""
    q, entry = frame.quantity, frame.view.lexicon.metrics.get(frame.metric or "")
    if q is None or q.kind != "money" or q.per or q.value is None or abs(q.value) >= _SMALL or entry is None:
        return
    if entry.per_share:
        frame.metric = entry.per_share
    elif entry.of == "company" and frame.metric in frame.view.cues["company_totals"]:
        frame.unbound = "an amount so small is no total of a company"


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
    if frame.role == "share" and frame.item is not None and frame.view.lower[look_back(frame.view, frame.item)] == "on":
        frame.unbound = (
            frame.unbound or "what is made on a part of the revenue is no part of it"
        )  # "beat Amazon's on a quarter of the revenue"
    earlier = frame.role == "from" and frame.kind == "share"  # "as a share of sales, gross profit rose from 56%"
    if not (earlier or frame.role == "share") or frame.whole != "revenue" or frame.metric not in OF_SALES or q is None:
        return
    if frame.metric.endswith("_loss") and (q.value is None or q.value >= 0):
        return  # a loss of 4% of sales is a margin of -4%, and the figure does not say so
    frame.metric, frame.whole = OF_SALES[frame.metric], None
    frame.role, frame.kind = "from" if earlier else "level", "ratio"


_APART = frozenset("not though although while whereas but exclude excludes excluding besides addition plus ; :".split())


def _with_securities(frame: Frame) -> bool:
    """ "Cash and other investments of $5 billion", "$5 billion in cash and securities"; not what is told apart from the cash"""
    view, item = frame.view, frame.item
    noun = frame.metric_item or item
    if item is None or noun is None or _WITH_NONE & set(view.lower[frame.clause.first : frame.clause.last]):
        return False
    first, last = min(noun.first, item.first), max(noun.last, item.last)
    of_another = bool(view.between(min(noun.last, item.last), max(noun.first, item.first), "quantity"))
    around = range(max(frame.clause.first, first - 6), min(frame.clause.last, last + 6))
    for k in (k for k in around if view.lower[k] in ("securities", "investments")):
        low, high = (
            (k, first) if k < first else (last, k) if k >= last else (k if of_another else min(noun.last, item.last), k)
        )
        between = view.lower[low:high]
        aside = k >= last and "(" in between  # "$15.6B (with short-term investments $36.8B)"
        if (
            not aside
            and not _APART & set(between)
            and not view.between(low, high, "quantity", "level", "direction_verb", "metric_verb")
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
    if noun is not None and noun.kind == "metric" and q.kind == "money" and not q.per:
        if (
            noun.first
            and view.lower[noun.first - 1] in ("daily", "weekly", "hourly")
            and frame.metric in frame.view.cues["company_totals"]
        ):
            frame.unbound = "an amount per day is no total of a period"
        behind = view.lower[noun.last : noun.last + 2]
        if behind[:1] == ["per"] and behind[1:] and behind[1] in PARTS_OF_YEAR:
            frame.rate = behind[1]  # "its revenue per day averaged $122 million"
        elif behind[:1] == ["per"] and behind[1:] not in (["share"], ["diluted"], ["common"], ["ads"], ["basic"]):
            frame.unbound = "an amount per unit is no total"  # "gross profit per vehicle"
    if frame.metric == "cash" and _with_securities(frame):
        frame.metric = "cash_and_investments"
    behind = view.lower[frame.item.last : frame.item.last + 3] if frame.item is not None else []
    if (
        frame.metric == "profit"
        and noun is not None
        and view.lower[noun.last : noun.last + 2] == ["attributable", "to"]
    ):
        frame.metric = "net_income"  # "profit attributable to shareholders"
    if frame.metric == "price" and q.per == "share":
        frame.metric = "share_price"
    told = [i for i in view.of_kind("metric", "commodity") if i.id == "commodity_price"]
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
        specific = [i for i in view.of_kind("metric") if i.last == noun.first and i.id not in ("revenue", "cost")]
        if specific:
            frame.metric, frame.metric_item = specific[0].id, specific[0]
    if noun is not None and frame.metric == "investment" and view.word(noun.last) == "in":
        # "investment in data centres and offices is running at $16.6 billion"
        frame.metric = used_on(view, noun.last + 1) or frame.metric
    if frame.item is not None and view.lower[frame.item.last : frame.item.last + 2] in (
        ["of", "every"],
        ["of", "each"],
    ):
        frame.unbound = "a ratio told in words"
    if q is not None and q.kind in ("multiple", "fraction") and _is_of_speed(frame):
        frame.unbound = "two speeds are compared"
    entry = view.lexicon.metrics.get(frame.metric or "")
    if q is None or q.kind != "money" or entry is None or not entry.per_share:
        return
    words = view.lower[frame.clause.first : frame.clause.last]
    # "Per diluted share, it earned $0.30"
    if words[:1] == ["per"] and "share" in words[:4]:
        frame.metric = entry.per_share


def _is_of_speed(frame: Frame) -> bool:
    """ "Climbed twice as fast", "grew at three times the pace of its revenue" """
    behind = frame.view.lower[frame.item.last : frame.item.last + 3] if frame.item is not None else []
    return behind[:1] in (["as"], ["the"]) and not _SPEEDS.isdisjoint(behind[1:])


_SPEEDS = frozenset("fast quickly rapidly strongly steeply pace rate speed clip growth".split())


def _of_operations(frame: Frame) -> None:
    """ "Net cash from Visa's operating activities": a flow, though its name is parted by the company's; "handed out cash to owners" """
    noun = frame.metric_item
    if frame.metric == "cash" and is_given_to_owners(frame):
        frame.metric = "payout"
        return
    if frame.metric not in ("net_cash", "cash") or noun is None or noun.kind != "metric":
        return
    behind = frame.view.lower[noun.last : noun.last + _PARTED]
    if behind[:1] != ["from"] and behind[1:2] not in (["by"], ["in"]):
        return
    if any(pair in _OPERATING for pair in zip(behind, [*behind[1:], ""], strict=True)) or "operations" in behind:
        frame.metric, frame.loss, frame.segment = "ocf", behind[0] == "used", None


_PARTED = 8
_OPERATING = frozenset({("operating", "activities"), ("operating", "activity")})


_STEPS = (
    _told_before, of_named_part, of_moved_part, _narrow, _small, _without_items, _per_share, _of_part, _of_operations, earned_from, _priced, of_line, of_place, _by_wording, on_basis,
    _share_of_sales, without_sign,
)  # fmt: skip
