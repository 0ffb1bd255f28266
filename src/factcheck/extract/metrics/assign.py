"""The rules that tell a metric, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.extract.analysis import Item
from factcheck.extract.cues import look_back
from factcheck.extract.ellipsis import elliptical, per_share
from factcheck.extract.frames import Frame
from factcheck.extract.implied import (
    allocated,
    bank_move,
    bare_growth,
    bare_rate,
    market_part,
    multiple_of,
    portfolio_turnover,
    target_price,
    worth,
)
from factcheck.extract.insertions import resumed
from factcheck.extract.metrics.before import noun_before
from factcheck.extract.metrics.behind import after_link, noun_of, part_of_figure
from factcheck.extract.metrics.beside import adjacent_noun, copula, moved_to, noun_after, opening
from factcheck.extract.metrics.buybacks import own_shares, to_owners
from factcheck.extract.metrics.counted import counted_unit
from factcheck.extract.metrics.dealings import is_dealt_in
from factcheck.extract.metrics.flows import flow, left_over, operations
from factcheck.extract.metrics.parts_of_wholes import of_takings, part_of_told
from factcheck.extract.metrics.refine import refine
from factcheck.extract.metrics.results import left_by_line, made, net_alone, sold
from factcheck.extract.metrics.set_against import financed_by, of_longer, same_whole, times_another, times_before
from factcheck.extract.metrics.signs import in_the_red
from factcheck.extract.metrics.spending import both_told, ends_up, pays_per_share, spent_again, spent_on, told_behind
from factcheck.extract.metrics.strangers import noun_beside, own_noun
from factcheck.extract.metrics.verbs import metric_verb, passive, purpose, relative_verb, what_verb
from factcheck.extract.moved import commodity_moved, fund_moved, index_moved, part_grew, stock_moved, stock_resumed
from factcheck.extract.plans import spending_plan
from factcheck.extract.ratios import share_of_whole
from factcheck.extract.retold import (
    added_change,
    in_brackets,
    inherited,
    meant,
    multiple_of_figure,
    of_what_it_was,
    of_which,
    restated_share,
    spoken_of,
    which_margin,
)
from factcheck.extract.uses import used_for
from factcheck.extract.wholes import contributed, whole_first

_OF_STRANGER = "the figure is that of the"
_OF_ANOTHER = "what it measures is told by another figure"


def assign_metric(frame: Frame, previous: Frame | None) -> None:
    """Fill metric and segment. What is only inherited or guessed says so in the trace."""
    for rule in _RULES:
        if rule(frame, previous):
            frame.note("metric", rule.__name__.strip("_"))
            break
    entry = frame.view.lexicon.metrics.get(frame.metric or "")
    if frame.role == "share" and entry is not None and entry.rate and "role<bare percent" in frame.trace:
        frame.role, frame.kind = "level", "ratio"  # "A year ago it was 27.2%"
    which_margin(frame, previous)
    if previous is not None:
        _as_before(frame, previous)
        same_whole(frame, previous)
    if (
        _is_described(frame)
        or _is_what_remains(frame)
        or _is_of_count(frame, previous)
        or _is_of_rate_told(frame)
        or _is_worked_out(frame, previous)
    ):
        frame.unbound = frame.unbound or _OF_ANOTHER
    if _is_against_its_verb(frame):
        frame.unbound = frame.unbound or "its sign is against the verb"
    if is_dealt_in(frame):
        frame.unbound = frame.unbound or "what is bought, sold or paid off is no balance"
    if _is_gap(frame) or _is_to_spare(frame):
        frame.unbound = frame.unbound or "it is a distance between two amounts"
    if (noun := own_noun(frame) or noun_beside(frame)) is not None:
        frame.unbound = frame.unbound or f"{_OF_STRANGER} {noun}"
    elif frame.role == "from" and previous is not None and _is_beside_stranger(frame, previous):
        frame.unbound = previous.unbound
    refine(frame)


def _is_described(frame: Frame) -> bool:
    """ "Revenue inched up 1%; what was left at the bottom fell by half": what is only described is not what was measured before"""
    view, item = frame.view, frame.item
    if item is None or "metric<inherited" not in frame.trace:
        return False
    first = max((k + 1 for k in range(item.first) if view.lower[k] in _ENDS_PART), default=0)
    words = view.lower[first : item.first]
    return "what" in words[:2] and not view.cues["what_is_left"].isdisjoint(words)


def _is_of_rate_told(frame: Frame) -> bool:
    """ "R&D was $513 million, and the ratio has come down to 25% from 32%": of which two, the figures before tell"""
    view, item, q = frame.view, frame.item, frame.quantity
    if item is None or q is None or q.kind != "percent" or view.cues["rates_of_two"].isdisjoint(view.lower):
        return False
    entry = view.lexicon.metrics.get(frame.metric or "")
    if entry is None or entry.rate:
        return False
    named = frame.metric_item.last if frame.metric_item is not None else 0
    return any(
        view.lower[k] in view.cues["rates_of_two"] and view.lower[k - 1] in _POINTING and view.lower[k + 1] != "of"
        for k in range(max(1, named), item.first)
    )


_POINTING = frozenset("the that this".split())


def _is_worked_out(frame: Frame, previous: Frame | None) -> bool:
    """ "Dividends $9.9 billion + buybacks $6.5 billion = $16.4 billion, or 117% of free cash flow": of both, and not of the second"""
    view, item = frame.view, frame.item
    k = look_back(view, item) if item is not None else -1
    if k < 0:
        return False
    if frame.role == "share":
        return previous is not None and previous.unbound == _OF_ANOTHER and view.lower[k] == "or"
    noun = frame.metric_item
    return view.lower[k] == "=" and noun is not None and bool(view.between(noun.last, k, "quantity"))


def _is_gap(frame: Frame) -> bool:
    """ "At the operating line the gap is wider: 65.7% for Visa, 55.3% for Mastercard - more than 10 percentage points" """
    view, item, q = frame.view, frame.item, frame.quantity
    if item is None or q is None or q.kind not in ("pp", "bps"):
        return False
    gap = next((k for k in range(item.first - 1, -1, -1) if view.lower[k] in view.cues["gaps"]), None)
    if gap is None or view.between(gap, item.first, "direction_verb"):
        return False
    return len(view.between(gap, item.first, "quantity")) > 1 or not view.between(gap, item.first, "metric")


def _is_against_its_verb(frame: Frame) -> bool:
    """ "The operating margin improved only because sales rose: minus 3.2% against minus 3.8%": no change of what rose"""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if item is None or noun is None or frame.role != "delta" or "role<sign in words" not in frame.trace:
        return False
    verbs = [i.id for i in view.between(noun.last, item.first, "direction_verb")]
    return bool(verbs) and verbs[-1] in ("up", "down") and verbs[-1] != frame.direction


def _is_to_spare(frame: Frame) -> bool:
    """ "Free cash flow covered the dividend with $6.8 billion to spare" """
    item = frame.item
    return (
        item is not None
        and frame.view.lower[item.last : item.last + 2] == ["to", "spare"]
        and frame.view.word(item.first - 1) == "with"
    )


_ENDS_PART = frozenset(", ; : — –".split())


def _is_what_remains(frame: Frame) -> bool:
    """ "Subtract capital expenditures, which were $46 million, and it had $913 million": what is told behind is no capital expenditure"""
    view, item = frame.view, frame.item
    if item is None or "metric<inherited" not in frame.trace or view.lower[0] not in _DEDUCTING:
        return False
    joined = next((k for k in range(item.first - 1, 0, -1) if view.lower[k] == "and"), None)
    return joined is not None and not view.between(joined, item.first, "metric", "quantity")


_DEDUCTING = frozenset("subtract deduct strip".split())


def _is_of_count(frame: Frame, previous: Frame | None) -> bool:
    """ "Yes, 384,122, which is 13% down": said of the number before it, whatever that counts"""
    view, item = frame.view, frame.item
    if item is None or "metric<meant" not in frame.trace or view.word(item.first - 2) != "which":
        return False
    counted = next((i for i in view.of_kind("quantity") if 0 <= item.first - 3 - i.last <= 1), None)
    return counted is not None and (previous is None or previous.item is not counted)


def _is_beside_stranger(frame: Frame, previous: Frame) -> bool:
    """ "So $20.9 billion went back to shareholders, versus $15.9 billion": the earlier figure of what has no name here"""
    return (previous.unbound or "").startswith(_OF_STRANGER) and _says_no_other(frame, previous)


def _says_no_other(frame: Frame, previous: Frame) -> bool:
    """Whether nothing that could be measured stands between two figures."""
    if previous.item is None or frame.item is None:
        return False
    return not frame.view.between(previous.item.last, frame.item.first, "metric", "metric_verb", "quantity")


def _as_before(frame: Frame, previous: Frame) -> None:
    """ "From a loss of $885 million to a profit of $2.67 billion", "net earnings of $6.51 per share, an increase of 8%" """
    if frame.metric == "profit" and previous.metric == "net_loss":
        frame.note("metric", "beside a loss")
    if (
        frame.role == "share"
        and frame.whole
        and "metric<operations" in previous.trace
        and _says_no_other(frame, previous)
    ):
        # "loss and all, generated $326 million from operations, 22% of its sales"
        frame.metric, frame.metric_item = previous.metric, previous.metric_item
    noun, entry = frame.metric_item, frame.view.lexicon.metrics.get(frame.metric or "")
    if _is_same_result(frame, previous):
        # "an operating profit of $285 million, after a loss of $1.01 billion"
        frame.metric = "operating_loss" if frame.metric == "net_loss" else "operating_income"
        frame.note("metric", "beside an operating result")
    if noun is None or previous.item is None or previous.metric_item is not noun or frame.role != "delta":
        return
    alone = not frame.view.between(
        noun.last, previous.item.first, "quantity"
    )  # not "$2.21 billion, or $1.36 per share"
    if entry is not None and alone and entry.per_share and previous.metric == entry.per_share:
        frame.metric = previous.metric


def _is_same_result(frame: Frame, previous: Frame) -> bool:
    """Whether a bare "loss" or "profit" right behind an operating one is what that was before."""
    noun = frame.metric_item
    if noun is None or previous.item is None or frame.role != "from" or previous.role != "level":
        return False
    bare = frame.view.text[noun.start : noun.end].lower() in ("loss", "profit", "deficit", "losses")
    between = frame.view.between(previous.item.last, noun.first, "metric", "quantity", "entity")
    return bare and previous.metric in ("operating_income", "operating_loss") and not between


def _only_moved(frame: Frame) -> Item | None:
    """ "For the second quarter running, net income fell": the one metric behind the streak, with its verb"""
    view, item = frame.spot
    nouns = [i for i in view.of_kind("metric") if i.first >= item.last]
    before = view.between(0, item.first, "metric", "metric_verb")
    if before or len(nouns) != 1 or any(i is not item for i in view.of_kind("quantity")):
        return None
    verbs = [i for i in view.of_kind("direction_verb") if 0 <= i.first - nouns[0].last <= 1]
    return nouns[0] if verbs else None


def _rank_or_streak(frame: Frame, previous: Frame | None) -> bool:
    if frame.role == "rank":
        frame.metric = "ranking"
        return True
    if frame.role == "streak" and frame.quantity is not None and frame.quantity.text.lower().endswith(" loss"):
        indices = [i for i in frame.view.of(frame.clause, "entity") if i.ref.type == "INDEX"]
        frame.metric = "index_level" if indices else "net_loss"
        return True
    if frame.role == "streak" and previous is None and (told := _only_moved(frame)) is not None:
        frame.metric, frame.metric_item = told.id, told
        verb = next(i for i in frame.view.of_kind("direction_verb") if i.first >= told.last)
        frame.direction = verb.id  # type: ignore[assignment]
        return True
    if frame.role == "streak" and previous and previous.clause.index == frame.clause.index and previous.metric:
        frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
        return True
    return False


_RULES: Final[tuple[Callable[[Frame, Frame | None], bool], ...]] = (
    _rank_or_streak,
    stock_resumed,
    times_before,
    times_another,
    financed_by,
    of_longer,
    part_of_told,
    share_of_whole,
    of_takings,
    whole_first,
    contributed,
    restated_share,
    in_brackets,
    multiple_of_figure,
    spent_again,
    to_owners,
    spent_on,
    used_for,
    ends_up,
    of_which,
    of_what_it_was,
    added_change,
    fund_moved,
    allocated,
    bank_move,
    market_part,
    multiple_of,
    portfolio_turnover,
    told_behind,
    operations,
    flow,
    pays_per_share,
    both_told,
    own_shares,
    left_by_line,
    left_over,
    in_the_red,
    net_alone,
    sold,
    opening,
    part_of_figure,
    moved_to,
    noun_of,
    after_link,
    copula,
    adjacent_noun,
    counted_unit,
    resumed,
    metric_verb,
    made,
    passive,
    relative_verb,
    noun_before,
    noun_after,
    part_grew,
    index_moved,
    commodity_moved,
    what_verb,
    worth,
    target_price,
    bare_rate,
    spending_plan,
    spoken_of,
    per_share,
    purpose,
    inherited,
    meant,
    elliptical,
    stock_moved,
    bare_growth,
)
"""In the order in which they are asked; the first that knows the metric wins."""
