"""Metrics that no noun of the vocabulary names, but a turn of phrase does: a rate of a central bank, a multiple of
earnings, what a company is worth, a broker's target, the growth of an economy."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import COPULAS, look_back
from factcheck.extract.frames import WHAT_GREW, Frame
from factcheck.extract.parts import modifiers

_BEFORE_RATE = frozenset(
    """
    the its their cut cuts cutting raise raised raises raising hold held kept keep keeps left leave lower lowered
    hike hiked hiking that where bring brought reduce reduced and take as lift lifted slash slashed
    """.split()
)
_EARNED = frozenset("earnings sales revenue revenues book ebitda ebit profit profits".split())
_WHICH_YEAR = frozenset(
    """
    forward trailing expected estimated projected annual next this last year 's current future forecast fiscal
    12-month consensus its their
    """.split()
)


_LARGEST_PRICE = Decimal(20_000)
"""A target above it is a company's total, no price of a share."""


def bank_move(frame: Frame, previous: Frame | None) -> bool:
    """ "a quarter-point cut" where a central bank is spoken of"""
    view, item, q = frame.figure
    behind = view.lower[item.last : item.last + 2]
    if (
        q.kind not in ("pp", "bps")
        or not behind
        or behind[0] not in view.cues["rate_moves"]
        or behind[1:] in (["in"], ["of"])
    ):
        return False
    if not _speaks_of_bank(view):
        return False
    frame.metric = "policy_rate"
    return True


def bare_rate(frame: Frame, previous: Frame | None) -> bool:
    """ "rates could hit 10%", "to bring the rate under 3%" where a central bank is spoken of"""
    view, item, q = frame.figure
    if q.kind not in ("percent", "pp", "bps") or not _speaks_of_bank(view):
        return False
    for k in range(frame.clause.first, item.first):
        if view.lower[k] not in ("rate", "rates") or any(i.first <= k < i.last for i in view.items):
            continue
        if k == 0 or not view.lower[k - 1].isalpha() or view.lower[k - 1] in _BEFORE_RATE:
            frame.metric = "policy_rate"
            return True
    return False


def _speaks_of_bank(view: View) -> bool:
    words = set(view.lower)
    return bool(words & view.cues["central_banks"]) or any(
        view.lower[k : k + 2] in (["central", "bank"], ["central", "banks"], ["federal", "reserve"])
        or (view.lower[k : k + 2] == ["bank", "of"] and view.tokens[k].is_capitalised)
        for k in range(len(view.lower))
    )


def multiple_of(frame: Frame, previous: Frame | None) -> bool:
    """ "trades at 11.2x earnings", "20 times next year's sales": a price against what is earned"""
    view, item, q = frame.figure
    if q.kind != "multiple" or frame.role == "delta":
        return False
    k = item.last
    while k < min(item.last + 5, len(view.lower)) and view.lower[k] in _WHICH_YEAR:
        k += 1
    if view.word(k) == "" or view.lower[k] not in _EARNED:
        return False
    if {"its", "their"} & set(view.lower[item.last : k]) and not view.cues["priced"] & set(view.lower):
        return False  # "twice its revenue" compares, and names no price
    owed = any(i.id in ("debt", "total_debt", "net_debt", "leverage") for i in view.of(frame.clause, "metric"))
    frame.metric = "leverage" if owed else "valuation_multiple"
    return True


def market_part(frame: Frame, previous: Frame | None) -> bool:
    """ "30% of the cloud market" """
    view, item = frame.spot
    if frame.role != "share" or view.word(item.last) != "of":
        return False
    behind = view.lower[item.last + 1 : item.last + 7]
    if not {"market", "markets"} & set(behind) or {",", ";", "."} & set(behind[: _index(behind, "market")]):
        return False
    if any(not view.lexicon.metrics[i.id].weak for i in view.of(frame.clause, "metric") if i.last <= item.first):
        return False
    frame.metric = "market_share"
    return True


def _index(words: list[str], stem: str) -> int:
    return next((n for n, word in enumerate(words) if word.startswith(stem)), len(words))


def worth(frame: Frame, previous: Frame | None) -> bool:
    """ "Could Palantir be worth $1 trillion": a company that is worth an amount has that market value"""
    view, item, q = frame.figure
    if q.kind != "money" or q.per or (q.low or q.value or Decimal(0)) < Decimal(100_000_000):
        return False
    k = look_back(view, item)
    if k < 1:
        return False
    if {"valuing", "values"} & set(view.lower[max(0, k - 5) : k + 1]) and view.lower[item.first - 1] == "at":
        offered = any(i.id == "deal_value" for i in view.of(frame.clause, "metric", "metric_verb"))
        frame.metric = "deal_value" if offered else "market_cap"
        return True
    if view.lower[k] != "worth" and not (view.lower[k] == "valued" and "at" in view.lower[k + 1 : item.first]):
        return False
    firms = [i for i in view.of(frame.clause, "entity", "reference") if i.last <= k and _is_company(i)]
    if not firms or view.between(firms[-1].last, k, "metric", "quantity", "metric_verb"):
        return False
    if any(
        word not in COPULAS | {"be", "now", "valued", "could", "would", "will", ","}
        for word in view.lower[firms[-1].last : k]
    ):
        return False
    frame.metric = "market_cap"
    return True


def _is_company(item: Item) -> bool:
    return item.kind == "reference" or item.ref.type in ("ORG", "TICKER")


def target_price(frame: Frame, previous: Frame | None) -> bool:
    """ "HSBC cut its target to $39": a target of the size of a share's price"""
    view, item, q = frame.figure
    if q.kind != "money" or q.value is None or q.value >= _LARGEST_PRICE:
        return False
    before = view.lower[frame.clause.first : item.first]
    if not {"target", "targets"} & set(before):
        return False
    if any(not view.lexicon.metrics[i.id].weak for i in view.of(frame.clause, "metric") if i.last <= item.first):
        return False
    frame.metric = "price_target"
    return True


def portfolio_turnover(frame: Frame, previous: Frame | None) -> bool:
    """ "Turnover was 18%": a turnover that is itself a percentage is that of a portfolio, not of sales"""
    view, item, q = frame.figure
    if q.kind != "percent" or frame.role not in ("level", "share"):
        return False
    if view.lower[max(0, item.first - 2) : item.first] not in (
        ["turnover", "was"],
        ["turnover", "of"],
        ["turnover", "is"],
    ):
        return False
    frame.metric = "turnover"
    return True


def bare_growth(frame: Frame, previous: Frame | None) -> bool:
    """ "organic growth of 3.5%" is growth of revenue, growth "in Britain" that of its economy; else nobody says of what"""
    view, item, q = frame.figure
    if q.kind != "percent":
        return False
    nouns = [k for k in range(frame.clause.first, item.first) if view.lower[k] == "growth"]
    if not nouns and "growth" not in view.lower[item.last : item.last + 2]:
        return False
    word = view.lower[nouns[-1] - 1] if nouns and nouns[-1] else ""
    if word in view.cues["organic"]:
        frame.metric, frame.segment = "revenue", word
        return True
    noun = view.at(nouns[-1]) if nouns else None
    if noun is not None and (of := modifiers(view, noun)[0]) and of[0].isupper():
        frame.metric, frame.segment = "revenue", of  # "Cloud growth of 32% stole the show"
        return True
    places = [i for i in view.of_kind("entity") if i.ref.type == "GPE"]
    holders = [i for i in view.of_kind("entity", "reference", "part") if i not in places]
    if any(view.lower[p.first - 1] == "in" and p.first - item.last == 1 for p in places) or (places and not holders):
        frame.metric = "gdp"
        return True
    told = previous if previous is not None and previous.metric else frame.carried
    # "growth was 12% a year ago" tells of another year's
    dated = any(i.ref.type == "base" for i in view.of_kind("time"))
    if (
        told is not None
        and told.metric == "revenue"
        and told.segment is None
        and frame.role in ("delta", "level", "from")
        and not dated
    ):
        # "Revenue was $37.9 billion. ... growth was 9%, following 11%": the growth of what is spoken of
        frame.metric, frame.role, frame.kind, frame.direction = "revenue", "delta", "change", frame.direction or "up"
        frame.context["metric"] = "previous sentence"
        return True
    frame.metric, frame.unbound = "growth", WHAT_GREW
    return True


def allocated(frame: Frame, previous: Frame | None) -> bool:
    """ "78% invested in equities, 15% in bonds and 7% in cash": parts of a portfolio, not an amount invested"""
    view, item, q = frame.figure
    behind = view.lower[item.last : item.last + 2]
    if q.kind != "percent" or frame.role != "share" or behind[:1] == ["of"]:
        return False
    told = previous is not None and previous.metric == "allocation" and behind[:1] == ["in"]
    if not told and behind not in (["invested", "in"], ["allocated", "to"], ["weighted", "to"], ["exposed", "to"]):
        return False
    frame.metric = "allocation"
    return True
