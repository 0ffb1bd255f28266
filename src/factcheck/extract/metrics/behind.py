"""The metric by a noun behind the figure, which a small word leads to: "$4 billion in quarterly revenue"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back, time_again
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.beside import LINKS, STOP, takes_next
from factcheck.extract.metrics.fit import fits, is_weak, names, take
from factcheck.extract.metrics.not_told import WHEN
from factcheck.extract.metrics.parts_of_wholes import numerator
from factcheck.extract.metrics.spending import SPENDING, spender
from factcheck.extract.metrics.sums import is_money
from factcheck.extract.metrics.verbs import governing_verb


def noun_of(frame: Frame, previous: Frame | None) -> bool:
    """ "after capital expenditure of $1.1 billion free cash flow was ...": a noun and its amount in one phrase"""
    view, item = frame.spot
    k = look_back(view, item)
    if k < 1 or view.lower[k] not in ("of", "worth", "totaling", "totalling") or frame.role not in ("level", "from"):
        return False
    nouns = [i for i in view.of_kind("metric") if i.last == k and names(frame, i)]
    nouns = [n for n in nouns if n.id != "growth" and not (is_weak(view, n) and view.lower[k - 1] != "price")]
    return take(frame, nouns[0]) if nouns else False


_REACH = 9
_ANOTHER = frozenset("and its while as the their our whose with".split())


def after_link(frame: Frame, previous: Frame | None) -> bool:
    """ "$4 billion in quarterly revenue", "8% growth in services revenue", "40% of revenue" """
    view, item = frame.spot
    i, linked, dated, reach = item.last, False, False, item.last + _REACH
    while i < min(reach, len(view.tokens)):
        if (again := time_again(view, i)) is not None:
            i, reach = again, reach + again - i  # "a 16.3% year-on-year (y-o-y) decline in net profit"
            continue
        here = view.starting(i)
        if dated and (view.lower[i] in _ANOTHER or view.lower[i] in view.cues["clause_opening"]):
            # "$46.3 billion in fiscal 2025 and its profit $3.2 billion", "$11.09 in 2024 although revenue": "in" leads to the year alone
            linked = dated = False
        noun = next((x for x in here if x.kind == "metric"), None)
        if noun is not None and linked:
            return not _is_apart(frame, noun) and _led_to(frame, noun, previous)
        if noun is not None and _is_nearer(frame, noun, here):
            return False
        if (verb := _purpose(frame, here, i)) is not None:
            return take(frame, verb)
        if _stops(view, here, i, linked):
            return False
        if view.lower[i] in LINKS:
            # "in the second quarter and net income to"
            behind = i + 1 + (view.lower[i] in ("in", "for") and view.word(i + 1) == "the")
            dated = not linked and view.at(behind, "time") is not None
            linked = True
        i = max([x.last for x in here if x.kind != "part"] + [i + 1])
    return False


def _is_nearer(frame: Frame, noun: Item, here: list[Item]) -> bool:
    """ "a 70% chance of a rate cut": the noun right behind is nearer than what it leads to"""
    assert frame.item is not None
    beside = not STOP & set(frame.view.lower[frame.item.last : noun.first])
    return beside and names(frame, noun) and not any(x.kind == "direction_noun" for x in here)


def _is_apart(frame: Frame, noun: Item) -> bool:
    """Whether the link leads to another clause, to the cause or to the time of the figure."""
    view, item = frame.spot
    if _gives_reason(frame, noun):
        return True
    if view.lower[noun.first - 1] == "as":
        # "was $2.5 billion in the second quarter of 2025 as revenue rose 2%"
        clause = _moves(view, noun)
    else:
        clause = _as_told(view, item, noun)  # "to $4.3 billion as last year's charges dropped out"
    timed = WHEN & set(view.lower[item.last : noun.first])  # "$105 million at the time of the IPO"
    return clause or _is_cause(frame, noun) or bool(timed) or _is_drawn_on(frame, noun)


def _gives_reason(frame: Frame, noun: Item) -> bool:
    """ "Profit rose 12% as better pricing helped": what moved stands before the verb, and "as" tells why"""
    view, item = frame.spot
    words = view.lower[item.last : noun.first]
    if frame.role != "delta" or "as" not in words or not _OF_WHAT.isdisjoint(words):
        return False
    verb = next((i for i in reversed(view.between(frame.clause.first, item.first, "direction_verb"))), None)
    return verb is not None and bool(view.between(frame.clause.first, verb.first, "metric"))


_OF_WHAT = frozenset("share percentage proportion part multiple measured well".split())
""" "Rose two points as a share of revenue"."""


def _is_drawn_on(frame: Frame, noun: Item) -> bool:
    """ "repurchases ate up $125 million of the cash", "spent $3 billion of its cash on deals": what a sum is taken from does not measure it"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or noun.id not in {*_POOLS, "revenue"} or view.word(item.last) != "of":
        return False
    k = look_back(view, item)
    k -= k > 0 and view.lower[k] in ("up", "out", "away", "down")
    cues = view.cues
    if k > 0 and spender(view, frame.clause, k) is not None:
        return True  # "Capital spending took $53 million of operating cash flow"
    gone = ("spent", "consumed") if noun.id == "revenue" else ("spent", "consumed", "gave_away", "given_over")
    return k >= 0 and any(view.lower[k] in cues[name] for name in gone)


_POOLS = frozenset({"cash", "cash_and_investments", "cash_flow", "ocf", "fcf"})


def _led_to(frame: Frame, noun: Item, previous: Frame | None) -> bool:
    """Bind what the link leads to, unless it has a figure of its own or only says how or why."""
    view, item = frame.spot
    if _weaker(frame, noun) or not names(frame, noun):
        return False
    if takes_next(view, noun) and not _moved_in(view, item, noun):
        return False
    if _only_means(frame, noun):
        return _generated_cash(frame, noun)
    if noun.id == "stake" and is_money(frame) and view.lower[noun.first - 2] == "for":
        frame.metric = "deal_value"  # "will pay 90 billion yen for the stake"
        return True
    return numerator(frame, noun, previous) or take(frame, noun)


def _purpose(frame: Frame, here: list[Item], i: int) -> Item | None:
    """ "used $1.9 billion to repurchase stock" """
    assert frame.item is not None
    verb = next((x for x in here if x.kind == "metric_verb"), None)
    if verb is None or i - frame.item.last > 2 or frame.view.lower[i - 1] not in ("to", "on", "by"):
        return None
    bound = governing_verb(frame)
    return verb if fits(frame, verb.id) and (bound is None or bound.id in SPENDING) else None


def _stops(view: View, here: list[Item], i: int, linked: bool) -> bool:
    """Whether the phrase behind the figure ends here."""
    kinds, word = {x.kind for x in here}, view.lower[i]
    if {"quantity", "metric_verb", "modality"} & kinds or word in STOP and word not in ("and", "to", "by"):
        return True
    if "direction_verb" in kinds and "direction_noun" not in kinds:
        return True  # in "an 8% drop in income" a word that can be either is a noun
    return word not in LINKS and not (linked or kinds & {"direction_noun", "time", "unit"} or word.isalpha())


def _moves(view: View, noun: Item) -> bool:
    """A noun with a verb of its own right behind it."""
    behind = [i for i in view.of_kind("direction_verb", "level") if noun.last <= i.first <= noun.last + 1]
    return bool(behind) or view.word(noun.last) in ("was", "were", "had", "has")


_BECAUSE = frozenset({"because", "despite"})
_REASONS = frozenset({("on", "account"), ("owing", "to"), ("due", "to"), ("thanks", "to"), ("on", "back")})
_CAUSES = frozenset("on amid because thanks despite due after with".split())


def _is_cause(frame: Frame, noun: Item) -> bool:
    """ "profit jumps 46% on higher prices", "a margin of 42.7%, down 1.8 points because of discounts": why, not what"""
    view, item = frame.spot
    words = view.lower[item.last : noun.first]
    # "fell to $50.7 billion from $63.1 billion on account of the hefty buybacks"
    because = bool(_BECAUSE & set(words)) or any(pair in _REASONS for pair in pairwise(words))
    plainly = because and frame.role in ("level", "from")
    changed = frame.role == "delta" and frame.quantity is not None and frame.quantity.kind != "money"
    if not plainly and not (changed and _CAUSES & set(words)):
        return False
    before = [i for i in view.of(frame.clause, "metric") if i.last <= item.first and names(frame, i)]
    return bool(before) and noun.id != before[-1].id


def _moved_in(view: View, item: Item, noun: Item) -> bool:
    """ "a 19.6 per cent jump in net profit at $2.19 billion": the noun has two figures"""
    return any(i.first >= item.last and i.last + 1 == noun.first for i in view.of_kind("direction_noun"))


def part_of_figure(frame: Frame, previous: Frame | None) -> bool:
    """ "contributed $1.90 billion of the $2.67 billion in annual net income": a part of what the next figure measures"""
    view, item = frame.spot
    whole = [i for i in view.of_kind("quantity") if item.last + 1 <= i.first <= item.last + 2]
    if view.word(item.last) != "of" or not whole:
        return False
    nouns = [i for i in view.of_kind("metric") if whole[0].last < i.first <= whole[0].last + 5]
    if not nouns or view.between(whole[0].last, nouns[0].first, "quantity"):
        return False
    frame.unbound = "a part of another figure, and of when is told elsewhere"
    return take(frame, nouns[0])


def _as_told(view: View, item: Item, noun: Item) -> bool:
    """Whether "as" opens a clause of its own between a figure and a noun."""
    words = view.lower[item.last : noun.first]
    verb = view.lower[noun.last : noun.last + 1]
    past = bool(verb) and (
        verb[0] in view.lexicon.past_forms or verb[0].endswith("ed") or verb[0] in ("were", "was", "are")
    )
    present = bool(verb) and verb[0] in (
        "holds",
        "keeps",
        "stays",
        "remains",
        "goes",
        "grows",
        "falls",
        "rises",
        "slows",
        "picks",
    )
    return "as" in words and (past or present or bool(view.between(item.last, noun.first, "time")))


def _generated_cash(frame: Frame, noun: Item) -> bool:
    """ "generated $12 billion in cash" is a flow: neither the revenue of the verb nor the balance of the noun"""
    verb = governing_verb(frame)
    if noun.id != "cash" or verb is None or verb.id != "revenue":
        return False
    frame.metric = "cash_flow"
    return True


def _only_means(frame: Frame, noun: Item) -> bool:
    """ "acquired it for $5 billion in cash", "set aside $1 billion for bad loans": the noun is how or why, not what"""
    view, item = frame.spot
    link = view.lower[noun.first - 1] if noun.first else ""
    if noun.id in ("cash", "share_price") and link == "in":
        k = look_back(view, item)
        if view.word(k) == "with":
            return False  # "closed June with $1,060 million in cash"
        if view.word(k) in view.cues["balances"]:
            return False  # "spent $19.3 billion on its own stock and held $13.2 billion in cash"
        if noun.id == "cash" and view.cues["gave_away"] & set(view.lower[frame.clause.first : item.first]):
            return True  # "handed $1.54 billion to its stockholders in cash"
        return any(
            i.kind == "metric_verb" or (i.kind == "metric" and i.id in ("deal_value", "payout"))
            for i in view.between(frame.clause.first, item.first)
        )
    verb = governing_verb(frame)
    return verb is not None and verb.id not in SPENDING and view.lower[item.last] == "for"


def _weaker(frame: Frame, noun: Item) -> bool:
    return frame.view.lexicon.metrics[noun.id].weak and any(
        i.kind == "metric_verb" for i in frame.view.of(frame.clause)
    )
