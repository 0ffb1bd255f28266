"""The metric by a noun before the figure: "revenue rose 8% to $5 billion"."""

from __future__ import annotations

from factcheck.extract.analysis import NO_VERBS, Item, View
from factcheck.extract.cues import look_back, over_colon
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import fits, names, take
from factcheck.extract.metrics.not_told import (
    in_apposition,
    in_aside,
    in_insertion,
    inside_bracket,
    is_compared,
    is_object,
    is_outdone,
    is_source,
    is_whole,
    only_dates,
    part_told,
    set_before,
)
from factcheck.extract.metrics.spending import SPENT
from factcheck.extract.metrics.sums import DIFFERENCES, GENERAL, are_taken_off, is_sum, is_total


def noun_before(frame: Frame, previous: Frame | None) -> bool:
    """ "revenue rose 8% to $5 billion": the nearest metric noun to the left in the clause"""
    view, item = frame.spot
    clause = view.clause_of(item.first)
    scope = clause
    nouns = [i for i in view.of(scope, "metric") if i.last <= item.first and names(frame, i)]
    if not nouns and clause.bracket and clause.parent is not None:
        scope = view.clauses[clause.parent]
        nouns = [i for i in view.of(scope, "metric") if i.last <= item.first and names(frame, i)]
    if (defined := _defined(view, nouns, item)) is not None:
        return take(frame, defined)
    if len(nouns) > 1 and are_taken_off(view, nouns[-2], nouns[-1]):
        # "operating cash flow less capital expenditure came to $5.62 billion": neither of the two
        frame.metric, frame.metric_item = DIFFERENCES.get((nouns[-2].id, nouns[-1].id)), nouns[-1]
        if len(nouns) > 2 and nouns[-3].id == frame.metric and view.lower[nouns[-3].last : nouns[-2].first] == ["("]:
            frame.metric_item = nouns[-3]  # "free cash flow (operating cash flow minus capital expenditures)"
        frame.note("metric", "difference")
        return True
    nouns = [n for n in nouns if not inside_bracket(view, n, clause) and not part_told(view, n, item)]
    nouns = [n for n in nouns if not set_before(view, n, item) and not over_colon(view, n, item)]
    nouns = [n for n in nouns if not only_dates(view, n) and not in_aside(view, n, item)]
    nouns = [n for n in nouns if item.first - n.last <= 2 or not is_compared(view, n)]
    nouns = [n for n in nouns if not is_outdone(view, n, item)] or nouns
    nouns = [n for n in nouns if not is_whole(view, n) and not is_object(view, n) and not is_source(view, n)]
    nouns = [n for n in nouns if not view.lexicon.metrics[n.id].weak] or nouns
    nouns = [n for n in nouns if not in_insertion(view, n, item) and not in_apposition(view, n, item)] or nouns
    if not nouns:
        return False
    # in "growth in revenue of 8%" and "revenue growth of 8%" the level noun counts, not "growth"
    level = [n for n in nouns if n.id != "growth"]
    choice = (level or nouns)[-1]
    if len(level) > 1:
        head = _head_before_verb(view, level, item)
        choice = head or choice
    if choice.id in ("cost", "price") and choice is nouns[-1]:
        # "share buybacks cost $1.9 billion": here the word is a verb
        spent = [n for n in nouns if n.id in SPENT and n.last <= choice.first]
        bare = view.lower[choice.first : choice.last] in (["cost"], ["costs"])
        choice = spent[-1] if bare and spent else choice
    if _of_the_last(frame, choice, previous):
        return True
    if _of_unknown(frame, choice) or _of_a_nearer(frame, choice):
        return False
    if is_sum(frame, choice) or is_total(frame):
        told = {i.id for i in view.of(frame.clause, "metric", "metric_verb") if i.last <= item.first}
        paid = {"dividend", "buyback"} <= told <= _PAID_OUT
        frame.metric = "payout" if paid else None
        frame.unbound = None if paid else "the sum of several figures"
        frame.note("metric", "sum")
        return True
    return take(frame, choice)


def _of_the_last(frame: Frame, choice: Item, previous: Frame | None) -> bool:
    """ "spent $12.2 billion on equipment and repurchased $9.8 billion of shares, up from $8.3 billion": of the figure right before"""
    view, item = frame.view, frame.item
    if previous is None or previous.item is None or item is None:
        return False
    goes_on = previous.role == "delta" and "metric<of the last" in previous.trace
    if not goes_on and (previous.role != "level" or frame.role not in ("from", "delta")):
        return False
    if previous.metric in (None, choice.id) or choice.last > previous.item.first:
        return False
    told = previous.metric_item
    if told is not None and told.first < choice.last or not fits(frame, previous.metric or ""):
        return False
    comma = next((k for k in range(previous.item.last, item.first) if view.lower[k] == ","), None)
    if comma is None and not goes_on:
        return False
    timed = {k for i in view.of_kind("time") for k in range(i.first, i.last + 1)}  # "last year's"
    between = range(previous.item.last if comma is None else comma + 1, item.first)
    before_base = view.cues["before_base"]
    if not all(view.lower[k] in before_base or k in timed for k in between):
        return False
    frame.metric, frame.segment = previous.metric, previous.segment
    frame.note("metric", "of the last")
    return True


def _of_a_nearer(frame: Frame, choice: Item) -> bool:
    """ "expects sales of $93 billion and has halved its tariff estimate to $200 million": of the nearer noun, which is no amount"""
    view, item = frame.spot
    if frame.quantity is None or frame.quantity.kind != "money":
        return False
    nearer = [i for i in view.between(choice.last, item.first, "metric") if not view.lexicon.metrics[i.id].weak]
    if not nearer or view.between(nearer[-1].last, item.first, "quantity") or names(frame, nearer[-1]):
        return False
    turned = view.between(choice.last, nearer[-1].first, "quantity")
    return bool(turned) and view.lower[item.first - 1] in (
        "to",
        "at",
        "about",
        "around",
        "some",
        "roughly",
        "nearly",
        "of",
    )


def _head_before_verb(view: View, nouns: list[Item], item: Item) -> Item | None:
    """The last noun before the verb that governs the quantity; a noun of another quantity in between does not count."""
    verbs = [
        i
        for i in view.of_kind("direction_verb", "level")
        if i.last <= item.first and i.last - i.first >= 1 and view.lower[i.first] not in NO_VERBS
    ]
    if not verbs:
        return None
    verb = verbs[-1]
    if any(n.first > verb.first for n in nouns):
        return None
    # "the cost of revenue rose": "revenue" hangs on "cost"
    before = _without_insertion(view, [n for n in nouns if n.last <= verb.first], verb)
    if len(before) >= 2 and _hangs_on(view, before[-1], before[-2]):
        return before[-2]
    return before[-1] if before else None


def _without_insertion(view: View, nouns: list[Item], verb: Item) -> list[Item]:
    """ "Stockholders' equity, long depressed by buybacks, climbed to $6.6 billion": what rose stands before the insertion"""
    if verb.first < 2 or view.lower[verb.first - 1] != ",":
        return nouns
    comma = next((k for k in range(verb.first - 2, 0, -1) if view.lower[k] == ","), None)
    if comma is None or view.between(comma, verb.first, "quantity", "entity"):
        return nouns
    return [n for n in nouns if n.last <= comma] or nouns


_HANGING = frozenset("of before excluding after per to in at on from for".split())


def _hangs_on(view: View, noun: Item, head: Item) -> bool:
    """ "the cost of revenue", "operating income before depreciation", "loans to customers": the first noun is the head"""
    gap = view.lower[head.last : noun.first]
    if not gap or len(gap) > 3 or gap[0] not in _HANGING or head.id in GENERAL and gap[0] != "of":
        return False
    return head.id != "growth" and all(word.isalpha() for word in gap)


_PAID_OUT = frozenset("dividend buyback payout investment share_price".split())


def _of_unknown(frame: Frame, noun: Item) -> bool:
    """ "revenue rose 14% on handle of $12 billion": the noun has its figure, and the next one is of another noun"""
    view, item = frame.spot
    k = look_back(view, item)
    if k < 1 or view.lower[k] != "of" or not view.between(noun.last, item.first, "quantity") or frame.role != "level":
        return False
    word = view.lower[k - 1]
    return (
        word.isalpha()
        and word not in view.cues["quantifying"]
        and not any(i.first <= k - 1 < i.last for i in view.items)
    )


_LESS = frozenset("less minus after defined meaning net before".split())


def _defined(view: View, nouns: list[Item], item: Item) -> Item | None:
    """ "Free cash flow, operating cash flow less capital expenditures, was $22 billion": what stands between says how it is made up"""
    if len(nouns) < 2 or view.word(nouns[0].last) not in (",", "(", "—", "–"):
        return None
    close = next((k for k in range(nouns[0].last + 1, item.first) if view.lower[k] in (",", ")", "—", "–")), None)
    if close is None or nouns[-1].last > close or not _LESS & set(view.lower[nouns[0].last : close]):
        return None
    behind = view.lower[close + 1 : close + 2]
    return (
        nouns[0]
        if behind
        and behind[0]
        in (
            "was",
            "were",
            "came",
            "totaled",
            "totalled",
            "reached",
            "rose",
            "fell",
            "of",
            "is",
            "amounted",
            "stood",
            "hit",
        )
        else None
    )
