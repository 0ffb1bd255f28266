"""What rose or fell without a metric's noun: a part of a company, an index, a commodity, a share."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import COPULAS, SHOWN, cue_ending_at, look_back
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import is_product
from factcheck.extract.parts import part_phrase
from factcheck.extract.subjects.ahead import behind_phrase
from factcheck.extract.subjects.asides import before_aside
from factcheck.extract.subjects.openings import opens


def part_grew(frame: Frame, previous: Frame | None) -> bool:
    """ "the advertising business expanded 29%": a part of a company grows in revenue"""
    view, item = frame.spot
    if (
        frame.role not in ("delta", "streak")
        or frame.quantity is None
        or frame.quantity.kind not in ("percent", "ordinal", "multiple")
    ):
        return False
    parts = [
        i for i in view.of(frame.clause, "part") if i.last <= item.first and view.lower[i.first] != "operations"
    ] or [i for i in view.of(frame.clause, "entity") if i.last <= item.first and i.ref.type == "PRODUCT"]
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
    following = [i for i in view.items if k < i.first <= k + 5 and (i.kind == "part" or is_product(i))]
    if not following or view.between(k, following[0].first, "quantity", "metric", "direction_verb"):
        return []
    return following[:1]


def index_moved(frame: Frame, previous: Frame | None) -> bool:
    """ "the S&P 500 lost 1.71% to 6,013.13" """
    view, item = frame.spot
    if frame.role == "share":
        return False  # "62% of its members"
    named = [i for i in view.of(frame.clause, "entity") if i.ref.type == "INDEX" and i.last <= item.first]
    named = [i for i in named if not SHOWN & set(view.lower[i.last : i.last + 7])]  # "the Case-Shiller index showed"
    # the exchange of a ticker, "(NASDAQ: CELH)", is no index that moved
    if any(not view.clause_of(i.first).bracket or view.clause_of(i.first) is frame.clause for i in named):
        frame.metric = "index_level"
        return True
    return False


def commodity_moved(frame: Frame, previous: Frame | None) -> bool:
    """ "Brent crude fell $1.43, or 2.3%, to $61.50": what is traded has a price, and nothing else that moves"""
    view, item, q = frame.figure
    traded = [i for i in view.of(frame.clause, "commodity") if i.last <= item.first]
    if not traded or q.kind not in ("money", "percent", "multiple"):
        return False
    if view.between(frame.clause.first, item.first, "metric", "metric_verb"):
        return False
    if any(i.kind == "entity" and i.ref.type == "ORG" for i in view.between(traded[-1].last, item.first)):
        return False  # "Strong coffee needed: Alibaba ..."
    frame.metric = traded[-1].id
    return True


def stock_moved(frame: Frame, previous: Frame | None) -> bool:
    """ "Celsius Holdings (NASDAQ: CELH) is down 58%", "Roche -1.2%": of a listed company, its shares"""
    view, item, q = frame.figure
    if q.kind != "percent" or frame.role != "delta":
        return False
    cue = cue_ending_at(view, look_back(view, item))
    last = cue.first if cue is not None else item.first
    if (
        cue is None
        and q.text[:1] not in "+-−–"
        or cue is not None
        and view.lower[cue.last - 1] not in view.cues["prices_moved"]
    ):
        return False
    if last and view.lower[last - 1] == "'s" and cue is not None and cue.kind == "direction_verb":
        return False  # "Profit did not grow. Nike's fell 36%"
    while last and view.lower[last - 1] in COPULAS:
        last -= 1
    bracket = next((c for c in view.clauses if c.bracket and c.last == last), None)
    last = bracket.first if bracket is not None else last
    if not any(i.last == last and i.ref.type in ("ORG", "TICKER") for i in view.of_kind("entity")):
        return False
    if view.of(frame.clause, "metric", "part") and any(
        i.last <= item.first for i in view.of(frame.clause, "metric", "part")
    ):
        return False
    frame.metric = "share_price"
    return True


def stock_resumed(frame: Frame, previous: Frame | None) -> bool:
    """Its shares move, and not what is measured before: "Nike, which reported revenue of $11.3 billion for the quarter, sank 14.4%", "Despite

    16% revenue growth, Netflix fell 2%", "Snowflake soared 14% as revenue climbed 28%, and Marvell plunged 19.8%".
    """
    view, item = frame.spot
    verb = _price_verb(frame, item)
    if verb is None:
        return False
    if before_aside(view, verb - 1) is None:
        owner = next((i for i in view.of_kind("entity") if i.last == verb and i.ref.type in _LISTED), None)
        if owner is None or not (behind_phrase(view, owner) or _second_mover(frame, owner)):
            return False
    frame.metric = "share_price"
    return True


def _price_verb(frame: Frame, item: Item) -> int | None:
    """Where the verb before a percentage begins with its auxiliaries, if it is one of prices."""
    q, view = frame.quantity, frame.view
    if q is None or q.kind != "percent" or frame.role != "delta":
        return None
    cue = cue_ending_at(view, look_back(view, item))
    if cue is None or cue.kind == "direction_noun":
        return None
    if " ".join(view.lower[cue.first : cue.last]) not in view.cues["prices_moved"]:
        return None
    last = cue.first
    while last and view.lower[last - 1] in (_BEFORE_MOVES | COPULAS):
        last -= 1
    return None if cue.kind == "direction_adjective" and last == cue.first else last


def _second_mover(frame: Frame, owner: Item) -> bool:
    """The sentence began with a company whose shares moved, and this one is set beside it."""
    view = frame.view
    first = next(iter(view.of_kind("entity")), None)
    if first is None or first is owner or first.first > 0 or first.ref.type not in _LISTED or not opens(view, owner):
        return False
    moved = next((i for i in view.of_kind("quantity") if i.first > first.last), None)
    if moved is None or moved.ref.kind != "percent" or view.between(first.last, moved.first, "metric"):
        return False
    cue = cue_ending_at(view, look_back(view, moved))
    return cue is not None and cue.first == first.last and view.lower[cue.first] in view.cues["prices_moved"]


_LISTED = frozenset({"ORG", "TICKER"})
_BEFORE_MOVES = frozenset("has have had also then later only even still itself".split())


_FUNDS = frozenset("fund funds strategy portfolio etf trust composite".split())


def fund_moved(frame: Frame, previous: Frame | None) -> bool:
    """ "the hedge fund gained 5.3%": what a fund gains or loses is its return"""
    view, item, q = frame.figure
    cue = cue_ending_at(view, look_back(view, item))
    if q.kind != "percent" or frame.role != "delta" or cue is None or not cue.first:
        return False
    if view.lower[cue.first - 1] not in _FUNDS or view.lower[cue.last - 1] not in view.cues["prices_moved"]:
        return False
    frame.metric = "return"
    return True
