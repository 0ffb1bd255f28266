"""The metric by its noun: behind the figure, right beside it, or before it in the clause."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back, over_colon, time_again
from factcheck.extract.frames import Frame
from factcheck.extract.metric_fit import fits, is_weak, names, take
from factcheck.extract.metric_verbs import SPENDING, SPENT, governing_verb
from factcheck.extract.retold import points_back

_NO_NOUN_BEHIND = frozenset(
    """
    with that which over at after than is was were are has have 's versus vs vs. v against compared despite even
    though although because as if when above below before since so unless until amid due
    did does do had will would could can may might should not
    """.split()
)


_LINKS = frozenset({"in", "of", "as", "for", "on", "into", "through", "via"})


_SUMS = frozenset("= minus less plus equals".split())
_STOP = frozenset(", . ; : ( ) and but while to from by".split())


def noun_of(frame: Frame, previous: Frame | None) -> bool:
    """ "after capital expenditure of $1.1 billion free cash flow was ...": a noun and its amount in one phrase"""
    view, item = frame.view, frame.item
    assert item is not None
    k = look_back(view, item)
    if k < 1 or view.lower[k] not in ("of", "worth", "totaling", "totalling") or frame.role not in ("level", "from"):
        return False
    nouns = [i for i in view.items if i.kind == "metric" and i.last == k and names(frame, i)]
    nouns = [n for n in nouns if n.id != "growth" and not (is_weak(view, n) and view.lower[k - 1] != "price")]
    if nouns and nouns[0].id == "cash" and _is_flow(view, nouns[0]):
        frame.metric = "cash_flow"
        return True
    return take(frame, nouns[0]) if nouns else False


_FLOWS = frozenset("generated generating produced used consumed provided burned".split())


def _is_flow(view: View, noun: Item) -> bool:
    """ "operations generated cash of $5 billion": what came in, not what is held"""
    return bool(_FLOWS & set(view.lower[max(0, noun.first - 3) : noun.first]))


_REACHED = frozenset("reached went goes flowed landed found dropped trickled".split())


def ends_up(frame: Frame, previous: Frame | None) -> bool:
    """ "but only $14.4 billion reached the bottom line", "$43.9 billion in all, went to research and development" """
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if q is None or q.kind != "money" or frame.role != "level":
        return False
    k = item.last
    while k < len(view.lower) and view.lower[k] in ("in", "all", "total", ",", "of", "it", "that", "which"):
        k += 1
    if view.lower[item.last : item.last + 4] == ["to", "the", "bottom", "line"]:
        frame.metric = "net_income"  # "brought $62.4 billion to the bottom line"
        return True
    if view.lower[k : k + 2] in (["was", "spent"], ["were", "spent"], ["was", "invested"], ["was", "put"]):
        return _spent_by(frame, k + 2)
    if view.lower[k : k + 1] == [] or view.lower[k] not in _REACHED:
        return False
    noun = next((i for i in view.items if i.kind == "metric" and k < i.first <= k + 3), None)
    if noun is None or any(
        w not in ("to", "into", "in", "on", "the", "its", "through") for w in view.lower[k + 1 : noun.first]
    ):
        return False
    if view.lower[noun.first : noun.last] == ["bottom", "line"]:
        frame.metric = "net_income"
        return True
    return noun.id in SPENT and take(frame, noun)


def _spent_by(frame: Frame, k: int) -> bool:
    """ "$810 million was spent by Nike on capital expenditures" """
    view = frame.view
    if view.lower[k : k + 1] == ["by"]:
        k = next((i.last for i in view.items if i.kind in ("entity", "reference") and i.first in (k + 1, k + 2)), k)
    noun = next((i for i in view.items if i.kind == "metric" and k < i.first <= k + 2), None)
    return noun is not None and view.lower[k] in ("on", "into", "in") and noun.id in SPENT and take(frame, noun)


def after_link(frame: Frame, previous: Frame | None) -> bool:
    """ "$4 billion in quarterly revenue", "8% growth in services revenue", "40% of revenue" """
    view, item = frame.view, frame.item
    assert item is not None
    i, linked, dated, reach = item.last, False, False, item.last + 9
    while i < min(reach, len(view.tokens)):
        if (again := time_again(view, i)) is not None:
            i, reach = again, reach + again - i  # "a 16.3% year-on-year (y-o-y) decline in net profit"
            continue
        here = [x for x in view.items if x.first == i]
        if dated and view.lower[i] in _ANOTHER:
            linked = dated = (
                False  # "$46.3 billion in fiscal 2025 and its profit $3.2 billion": "in" leads to the year alone
            )
        metrics = [x for x in here if x.kind == "metric"]
        beside = metrics and not linked and not _STOP & set(view.lower[item.last : i])
        if beside and names(frame, metrics[0]) and not any(x.kind == "direction_noun" for x in here):
            return False  # "a 70% chance of a rate cut": the noun right behind is nearer
        if metrics and linked and view.lower[i - 1] != "as" and _as_told(view, item, metrics[0]):
            return False  # "to $4.3 billion as last year's charges dropped out"
        if metrics and linked and _is_cause(frame, metrics[0], i):
            return False
        if metrics and linked and set(view.lower[item.last : i]) & _WHEN:
            return False  # "$105 million at the time of the IPO"
        if metrics and linked and view.lower[i - 1] == "as" and _moves(view, metrics[0]):
            return False  # "was $2.5 billion in the second quarter of 2025 as revenue rose 2%"
        if metrics and linked:
            if _weaker(frame, metrics[0]) or not names(frame, metrics[0]):
                return False
            if _takes_next(view, metrics[0]) and not _moved_in(view, item, metrics[0]):
                return False
            if _only_means(frame, metrics[0]):
                return _generated_cash(frame, metrics[0])
            if metrics[0].id == "stake" and _is_money(frame) and view.lower[metrics[0].first - 2] == "for":
                frame.metric = "deal_value"  # "will pay 90 billion yen for the stake"
                return True
            return _numerator(frame, metrics[0], previous) or take(frame, metrics[0])
        verbs = [x for x in here if x.kind == "metric_verb"]
        bound = governing_verb(frame)
        if (
            verbs
            and i
            and view.lower[i - 1] in ("to", "on", "by")
            and i - item.last <= 2
            and fits(frame, verbs[0].id)
            and (bound is None or bound.id in SPENDING)
        ):
            return take(frame, verbs[0])  # "used $1.9 billion to repurchase stock"
        # "an 8% drop in income": a word that can be either is a noun behind a figure
        noun = any(x.kind == "direction_noun" for x in here)
        stops = ("quantity", "metric_verb", "modality", *(() if noun else ("direction_verb",)))
        if any(x.kind in stops for x in here) or (view.lower[i] in _STOP and view.lower[i] not in ("and", "to", "by")):
            return False
        if view.lower[i] in _LINKS:
            # "in the second quarter and net income to"
            behind = i + 1 + (view.lower[i] in ("in", "for") and view.lower[i + 1 : i + 2] == ["the"])
            dated = not linked and any(x.kind == "time" and x.first == behind for x in view.items)
            linked = True
        elif (
            not linked
            and not any(x.kind in ("direction_noun", "time", "unit") for x in here)
            and not view.lower[i].isalpha()
        ):
            return False
        i = max([x.last for x in here if x.kind != "part"] + [i + 1])
    return False


_WHEN = frozenset("time day date eve moment wake".split())
_ANOTHER = frozenset("and its while as the their our whose with".split())


def _moves(view: View, noun: Item) -> bool:
    """A noun with a verb of its own right behind it."""
    behind = [i for i in view.items if noun.last <= i.first <= noun.last + 1 and i.kind in ("direction_verb", "level")]
    return bool(behind) or view.lower[noun.last : noun.last + 1] in (["was"], ["were"], ["had"], ["has"])


_CAUSES = frozenset("on amid because thanks despite due after with".split())


def _is_cause(frame: Frame, noun: Item, at: int) -> bool:
    """ "profit jumps 46% on higher prices", "a margin of 42.7%, down 1.8 points because of discounts": why, not what"""
    view, item = frame.view, frame.item
    assert item is not None
    words = view.lower[item.last : at]
    if frame.role != "delta" or not _CAUSES & set(words) or frame.quantity is None or frame.quantity.kind == "money":
        return False
    before = [i for i in view.of(frame.clause, "metric") if i.last <= item.first and names(frame, i)]
    return bool(before) and noun.id != before[-1].id


def _moved_in(view: View, item: Item, noun: Item) -> bool:
    """ "a 19.6 per cent jump in net profit at $2.19 billion": the noun has two figures"""
    return any(i.kind == "direction_noun" and i.first >= item.last and i.last + 1 == noun.first for i in view.items)


def part_of_figure(frame: Frame, previous: Frame | None) -> bool:
    """ "contributed $1.90 billion of the $2.67 billion in annual net income": a part of what the next figure measures"""
    view, item = frame.view, frame.item
    assert item is not None
    whole = [i for i in view.items if i.kind == "quantity" and item.last + 1 <= i.first <= item.last + 2]
    if view.lower[item.last : item.last + 1] != ["of"] or not whole:
        return False
    nouns = [i for i in view.items if i.kind == "metric" and whole[0].last < i.first <= whole[0].last + 5]
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


def _is_money(frame: Frame) -> bool:
    return frame.quantity is not None and frame.quantity.kind == "money"


# What a fund owns: "9.3% of net assets" is the weight of a holding.
_PORTFOLIOS = frozenset({"nav", "total_assets", "aum"})


def _only_means(frame: Frame, noun: Item) -> bool:
    """ "acquired it for $5 billion in cash", "set aside $1 billion for bad loans": the noun is how or why, not what"""
    view, item = frame.view, frame.item
    assert item is not None
    link = view.lower[noun.first - 1] if noun.first else ""
    if noun.id in ("cash", "share_price") and link == "in":
        k = look_back(view, item)
        if k >= 0 and view.lower[k] == "with":
            return False  # "closed June with $1,060 million in cash"
        if k >= 0 and view.lower[k] in view.lexicon.cues["balances"]:
            return False  # "spent $19.3 billion on its own stock and held $13.2 billion in cash"
        if noun.id == "cash" and view.lexicon.cues["gave_away"] & set(view.lower[frame.clause.first : item.first]):
            return True  # "handed $1.54 billion to its stockholders in cash"
        return any(
            i.kind == "metric_verb" or (i.kind == "metric" and i.id in ("deal_value", "payout"))
            for i in view.between(frame.clause.first, item.first)
        )
    verb = governing_verb(frame)
    return verb is not None and verb.id not in SPENDING and view.lower[item.last] == "for"


def _takes_next(view: View, noun: Item) -> bool:
    """ "net income of $100 billion on revenue of $350 billion": the noun belongs to the figure that follows it"""
    following = [i for i in view.items if i.kind == "quantity" and noun.last < i.first <= noun.last + 2]
    return bool(following) and view.lower[noun.last] in ("of", "was", "at", ":", "were", "worth")


def _has_next(view: View, noun: Item) -> bool:
    """ "$3.07 a share, where the year before had brought a loss of $1.02": the noun is told of its own figure"""
    return bool(view.between(noun.last, min(noun.last + 4, len(view.lower)), "quantity"))


def _weaker(frame: Frame, noun: Item) -> bool:
    return frame.view.lexicon.metrics[noun.id].weak and any(
        i.kind == "metric_verb" for i in frame.view.of(frame.clause)
    )


def _numerator(frame: Frame, whole: Item, previous: Frame | None) -> bool:
    """ "R&D devoured 49% of revenue", "$457 million, 31% of revenue": a share is one of the part set against the whole"""
    view, item = frame.view, frame.item
    assert item is not None
    rate = frame.role == "level" and frame.quantity is not None and frame.quantity.kind == "percent"
    if (
        (frame.role != "share" and not rate)  # "public debt stands at 135% of GDP"
        or view.lexicon.metrics[whole.id].rate
        or view.lower[item.last : item.last + 1] != ["of"]
    ):
        return False
    if previous is not None and previous.item is not None and "metric<sum" in previous.trace:
        gap = [w for w in view.lower[previous.item.last : item.first] if w.isalpha()]
        if gap[:1] == ["or"]:  # "a total of $16.4bn, or slightly more than 100% of net profit"
            frame.metric, frame.whole, frame.unbound = previous.metric, whole.id, previous.unbound
            return True
    nouns = [i for i in view.of(frame.clause, "metric") if i.last <= item.first and not view.lexicon.metrics[i.id].weak]
    nouns = [n for n in nouns if n.id != whole.id and names(frame, n) and not _only_dates(view, n)]
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
    told = previous or (frame.carried if points_back(frame) else None)
    if told is None or not told.metric or told.metric == whole.id:
        return False
    frame.whole, frame.metric, frame.segment = whole.id, told.metric, told.segment
    # an item of the sentence before has no place among the tokens of this one
    frame.metric_item = told.metric_item if told is previous else None
    return True


def _spent_on(frame: Frame, whole: Item) -> list[Item]:
    """ "spends 18% of its revenue on research and development", "more than a quarter of sales, $44 billion, went into R&D" """
    view = frame.view
    links = [
        k
        for k in range(whole.last, min(whole.last + _REACH, len(view.lower)))
        if view.lower[k] in _SPENT_ON and (k == whole.last or view.lower[k - 1] in _WENT)
        if view.lower[k] != "in" or view.lexicon.cues["invests"] & set(view.lower[: whole.first])
    ]
    if not links:
        return []
    k = links[0]
    parts = [i for i in view.items if i.kind == "metric" and k < i.first <= k + 3 and i.id != whole.id]
    return [p for p in parts if p.id in SPENT or (p.id in _KEPT and view.lower[k] in ("as", "into"))]


_SPENT_ON = frozenset("on in for into to towards toward as".split())

_KEPT = frozenset(
    "net_income operating_income gross_profit gross_margin operating_margin net_margin fcf ocf profit".split()
)
"""What revenue is turned into, or kept as ("keeps 15.8% of sales as net income")."""
_AS_AMOUNT = {"gross_margin": "gross_profit", "operating_margin": "operating_income", "net_margin": "net_income"}
_WENT = frozenset("up ended became was turned went goes go going flowed flows put spent devoted given".split())
_REACH = 9


_IS = frozenset("was is were are".split())


def copula(frame: Frame, previous: Frame | None) -> bool:
    """ "1.2% was the expense ratio", "$19.7 billion was profit; of the other's, $12.9 billion was" """
    view, item = frame.view, frame.item
    assert item is not None
    if view.lower[item.last : item.last + 1] == [] or view.lower[item.last] not in _IS:
        return False
    told = previous.item.last if previous is not None and previous.item is not None else frame.clause.first
    first = max(told, frame.clause.first)
    if view.lower[item.first - 1 : item.first] == [","] and told > frame.clause.first:
        first = item.first - 1  # "of Mastercard's $28.2 billion of revenue, $12.9 billion was profit"
    if view.between(first, item.first, "metric"):
        return False
    behind = view.lower[item.last + 1 : item.last + 2]
    nouns = [i for i in view.items if i.kind == "metric" and item.last < i.first <= item.last + 2 and names(frame, i)]
    if not nouns and behind in ([], ["."], [";"], [","]):
        earlier = [i for i in view.of_kind("quantity") if i.last <= item.first and view.lower[i.last] in _IS]
        nouns = [n for n in view.of_kind("metric") if earlier and n.first == earlier[-1].last + 1 and names(frame, n)]
    return bool(nouns) and take(frame, nouns[0])


def adjacent_noun(frame: Frame, previous: Frame | None) -> bool:
    """ "a 46.9% gross margin", "$53 billion investment", "8% year-over-year revenue growth" """
    view, item = frame.view, frame.item
    assert item is not None
    i = item.last
    while i < min(item.last + 9, len(view.tokens)):
        if view.lower[i + 1 : i + 2] == ["-"] and view.lower[i] in ("before", "after", "pre", "non", "one"):
            i += 3  # "a $1.3 billion before-tax impairment"
            continue
        here = [x for x in view.items if x.first == i]
        metrics = [x for x in here if x.kind == "metric"]
        if metrics and names(frame, metrics[0]):
            return not _takes_next(view, metrics[0]) and take(frame, metrics[0])
        if view.lower[i] in _SUMS or frame.role in ("level", "from") and view.lower[i] in ("its", "their", "our"):
            return False  # "op cash flow $4.7B minus capex $3.9B = FCF $810M"
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


def opening(frame: Frame, previous: Frame | None) -> bool:
    """ "At 42.7%, the gross margin was lower than a year before": a figure told before the noun that it is of"""
    view, item = frame.view, frame.item
    assert item is not None
    if frame.role in ("delta", "from", "streak", "rank") or view.lower[item.last : item.last + 1] != [","]:
        return False
    k = item.first - 1
    while k > 0 and view.lower[k] in _SLIGHT:
        k -= 1
    if k != 0 or view.lower[0] != "at":
        return False
    noun = next((i for i in view.items if i.kind == "metric" and item.last < i.first <= item.last + 9), None)
    if noun is None or view.between(item.last, noun.first, "quantity", "direction_verb", "metric_verb"):
        return False
    return fits(frame, noun.id) and take(frame, noun)


_SLIGHT = frozenset("just only about roughly nearly almost some around over under exactly a little".split())


def noun_before(frame: Frame, previous: Frame | None) -> bool:
    """ "revenue rose 8% to $5 billion": the nearest metric noun to the left in the clause"""
    view, item = frame.view, frame.item
    assert item is not None
    clause = view.clause_of(item.first)
    scope = clause
    nouns = [i for i in view.of(scope, "metric") if i.last <= item.first and names(frame, i)]
    if not nouns and clause.bracket and clause.parent is not None:
        scope = view.clauses[clause.parent]
        nouns = [i for i in view.of(scope, "metric") if i.last <= item.first and names(frame, i)]
    if (defined := _defined(view, nouns, item)) is not None:
        return take(frame, defined)
    if len(nouns) > 1 and _are_taken_off(view, nouns[-2], nouns[-1]):
        # "operating cash flow less capital expenditure came to $5.62 billion": neither of the two
        frame.metric, frame.metric_item = _DIFFERENCES.get((nouns[-2].id, nouns[-1].id)), nouns[-1]
        if len(nouns) > 2 and nouns[-3].id == frame.metric and view.lower[nouns[-3].last : nouns[-2].first] == ["("]:
            frame.metric_item = nouns[-3]  # "free cash flow (operating cash flow minus capital expenditures)"
        frame.note("metric", "difference")
        return True
    nouns = [n for n in nouns if not _inside_bracket(view, n, clause) and not _part_told(view, n, item)]
    nouns = [n for n in nouns if not _set_before(view, n, item) and not over_colon(view, n, item)]
    nouns = [n for n in nouns if not _only_dates(view, n)]
    nouns = [n for n in nouns if item.first - n.last <= 2 or not _is_compared(view, n)]
    nouns = [n for n in nouns if not _is_outdone(view, n, item)] or nouns
    nouns = [n for n in nouns if not is_whole(view, n) and not _is_object(view, n) and not _shows(view, n)]
    nouns = [n for n in nouns if not view.lexicon.metrics[n.id].weak] or nouns
    nouns = [n for n in nouns if not _in_insertion(view, n, item) and not _in_apposition(view, n, item)] or nouns
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
    if _of_unknown(frame, choice) or _of_a_nearer(frame, choice) or _of_the_last(frame, choice, previous):
        return False
    if _is_sum(frame, choice) or _is_total(frame):
        told = {i.id for i in view.of(frame.clause, "metric", "metric_verb") if i.last <= item.first}
        paid = {"dividend", "buyback"} <= told <= _PAID_OUT
        frame.metric = "payout" if paid else None
        frame.unbound = None if paid else "the sum of several figures"
        frame.note("metric", "sum")
        return True
    return take(frame, choice)


_BEFORE_BASE = frozenset(
    "up down from against versus vs compared with after than and or by , about some nearly".split()
)


def _of_the_last(frame: Frame, choice: Item, previous: Frame | None) -> bool:
    """ "spent $12.2 billion on equipment and repurchased $9.8 billion of shares, up from $8.3 billion": of the figure right before"""
    view, item = frame.view, frame.item
    if previous is None or previous.item is None or item is None or frame.role not in ("from", "delta"):
        return False
    if previous.role != "level" or previous.metric in (None, choice.id) or choice.last > previous.item.first:
        return False
    told = previous.metric_item
    if told is not None and told.first < choice.last or not fits(frame, previous.metric or ""):
        return False
    comma = next((k for k in range(previous.item.last, item.first) if view.lower[k] == ","), None)
    return comma is not None and all(w in _BEFORE_BASE for w in view.lower[comma : item.first])


def _of_a_nearer(frame: Frame, choice: Item) -> bool:
    """ "expects sales of $93 billion and has halved its tariff estimate to $200 million": of the nearer noun, which is no amount"""
    view, item = frame.view, frame.item
    assert item is not None
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


def is_whole(view: View, noun: Item) -> bool:
    """ "what was left of operating cash flow", "27% of revenue": what a piece is taken of is not what the next figure measures"""
    k = noun.first - 1
    while k > 0 and (view.lower[k] in ("the", "its", "their", "'s", "that", "this") or _is_name(view, k)):
        k -= 1
    return k > 0 and view.lower[k] == "of" and (view.lower[k - 1] in view.lexicon.cues["pieces"] or _is_share(view, k))


def _is_share(view: View, k: int) -> bool:
    return any(i.kind == "quantity" and i.last == k and i.ref.kind in ("percent", "fraction") for i in view.items)


_SHOWN = frozenset("showed shows show indicated indicates".split())


def _shows(view: View, noun: Item) -> bool:
    """ "the Case-Shiller index showed": where a figure is from"""
    return noun.id == "index_level" and bool(_SHOWN & set(view.lower[noun.last : noun.last + 1]))


def _in_insertion(view: View, noun: Item, item: Item) -> bool:
    """ "Net income, flattered by investment gains, came in at $62.6bn": what stands between commas behind a participle"""
    first = next((k for k in range(noun.first - 1, 0, -1) if view.lower[k] == ","), None)
    last = next((k for k in range(noun.last, item.first) if view.lower[k] == ","), None)
    if first is None or last is None or first + 1 >= len(view.lower):
        return False
    word = view.lower[first + 1]
    return (word.endswith(("ed", "ing")) or word == "driven") and not view.between(first, last, "quantity")


def _in_apposition(view: View, noun: Item, item: Item) -> bool:
    """ "Research and development, Marvell's biggest operating expense, consumed $652 million": what a metric is called between commas"""
    first = next((k for k in range(noun.first - 1, 0, -1) if view.lower[k] == ","), None)
    last = noun.last if view.lower[noun.last : noun.last + 1] == [","] else None
    if first is None or last is None or last >= item.first or noun.first - first > 7:
        return False
    named = any(i.kind == "metric" and i.last == first for i in view.items)
    opens = view.lower[first + 1] in ("its", "the", "a", "an", "their", "our") or _is_name(view, first + 1)
    verb = any(i.first == last + 1 and i.kind in ("level", "direction_verb", "metric_verb") for i in view.items)
    return named and opens and (verb or view.is_past(last + 1)) and not view.between(first, last, "quantity")


def _is_object(view: View, noun: Item) -> bool:
    """ "bought back $6.5 billion of stock, down 30%": what an amount was spent on is not what the next one measures"""
    if noun.first > 1 and view.lower[noun.first - 1] == "the" and noun.id == "investment":
        before = [
            i for i in view.items if i.kind == "quantity" and i.ref.kind == "multiple" and i.last == noun.first - 1
        ]
        return bool(before)  # "more than triple the outlay of the same stretch last year"
    if (
        noun.id not in ("share_price", "cash")
        or noun.first < 2
        or view.lower[noun.first - 1] not in ("of", "own", "common")
    ):
        return False
    return any(
        i.kind == "quantity" and i.ref.kind == "money" and noun.first - 4 <= i.last < noun.first for i in view.items
    )


def _is_name(view: View, k: int) -> bool:
    return any(i.kind == "entity" and i.first <= k < i.last for i in view.items)


_TWICE = frozenset("than double twice triple times exceeding topping half beating".split())


_SETTING = frozenset("after before despite besides beyond alongside excluding".split())


def _set_before(view: View, noun: Item, item: Item) -> bool:
    """ "After capital spending, Visa was left with $18.7 billion": what a clause is set behind is not what it tells"""
    k = noun.first
    while k > 0 and (view.lower[k - 1] in ("the", "its", "all", "that", "their", "such") or _is_name(view, k - 1)):
        k -= 1
    apart = next((n for n in range(noun.last, min(noun.last + 6, item.first)) if view.lower[n] == ","), None)
    opens = k > 0 and view.lower[k - 1] in _SETTING and (k == 1 or not view.lower[k - 2].isalpha())
    return opens and apart is not None and not view.between(noun.last, apart, "quantity")


def _only_dates(view: View, noun: Item) -> bool:
    """ "R&D, $105 million at the time of the IPO, reached $1.78 billion": the noun says when"""
    before = view.lower[max(0, noun.first - 3) : noun.first]
    return "of" in before and bool(_WHEN & set(before[: before.index("of")]))


def _is_compared(view: View, noun: Item) -> bool:
    """ "more than double Alphabet's profit for those months, or $1.88 a share": the noun only measures another figure"""
    owners = [i for i in view.items if i.kind == "entity" and i.last + 1 <= noun.first <= i.last + 3]
    return any(
        view.lower[o.last] == "'s" and o.first > 0 and (view.lower[o.first - 1] in _TWICE)
        for o in owners
        if o.last < noun.first
    )


_OWNS = frozenset("the its their our overall total".split())


def _is_outdone(view: View, noun: Item, item: Item) -> bool:
    """ "R&D expenses grew more slowly than sales, rising 10.6%": what the metric is compared with does nothing itself"""
    k = noun.first - 1
    while k > 0 and (view.lower[k] in _OWNS or _is_name(view, k) or view.lower[k] == "'s"):
        k -= 1
    behind = view.lower[noun.last : noun.last + 2]
    apart = behind[:1] == [":"] or behind[:1] == [","] and behind[-1] not in _WHICH
    outdone = view.lower[k] in view.lexicon.cues["outdone_growth"] or view.lower[max(0, k - 1) : k + 1] in (
        ["ahead", "of"],
        ["short", "of"],
    )
    return k > 0 and outdone and apart and noun.last < item.first


_WHICH = frozenset("which that whose who where".split())


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
    if len(before) >= 2 and _hangs_on(view, before[-1], before[-2]):
        return before[-2]
    return before[-1] if before else None


_HANGING = frozenset("of before excluding after per to in at on from for".split())
# Nouns so general that the one behind them says what is meant: "spending on research", "costs before tax".
_GENERAL = frozenset({"growth", "investment", "price", "deal_value"})


def _hangs_on(view: View, noun: Item, head: Item) -> bool:
    """ "the cost of revenue", "operating income before depreciation", "loans to customers": the first noun is the head"""
    gap = view.lower[head.last : noun.first]
    if not gap or len(gap) > 3 or gap[0] not in _HANGING or head.id in _GENERAL and gap[0] != "of":
        return False
    return head.id != "growth" and all(word.isalpha() for word in gap)


def _is_sum(frame: Frame, noun: Item) -> bool:
    """ "dividends and buybacks totaled $2.7 billion": one amount for two metrics"""
    view, item = frame.view, frame.item
    assert item is not None
    others = [i for i in view.of(frame.clause, "metric") if i.last < noun.first and i.id != noun.id]
    if frame.role != "level" or not _is_money(frame) or not others:
        return False
    gap = view.lower[others[-1].last : noun.first]
    amounts = [i for i in view.of(frame.clause, "quantity") if i.ref.kind == "money" and not i.ref.alt_of]
    return gap[:1] == ["and"] and len(gap) <= 2 and len(amounts) == 1


_PAID_OUT = frozenset("dividend buyback payout investment share_price".split())
_TOTALS = frozenset("total totaling totalling totaled totalled together combined altogether sum overall".split())


def _is_total(frame: Frame) -> bool:
    """ "a dividend of $9.9bn plus buybacks of $6.5bn, a total of $16.4bn": the sum of figures of several metrics"""
    view, item = frame.view, frame.item
    assert item is not None
    figures = [i for i in view.of(frame.clause, "quantity") if i.ref.kind == "money" and i.last <= item.first]
    if frame.role != "level" or not _is_money(frame) or len(figures) < 2:
        return False
    behind = view.lower[item.last : item.last + 2]
    summed = behind in (["in", "all"], ["in", "total"]) or behind[:1] in (["altogether"], ["combined"], ["together"])
    said = next((k for k in range(figures[-1].last, item.first) if view.lower[k] in _TOTALS), None)
    if not summed and (said is None or view.between(said + 1, item.first, "metric", "metric_verb", "direction_verb")):
        return False
    return len({i.id for i in view.of(frame.clause, "metric", "metric_verb") if i.last <= item.first} - _GENERAL) > 1


def _of_unknown(frame: Frame, noun: Item) -> bool:
    """ "revenue rose 14% on handle of $12 billion": the noun has its figure, and the next one is of another noun"""
    view, item = frame.view, frame.item
    assert item is not None
    k = look_back(view, item)
    if k < 1 or view.lower[k] != "of" or not view.between(noun.last, item.first, "quantity") or frame.role != "level":
        return False
    word = view.lower[k - 1]
    return word.isalpha() and word not in _NO_NOUN_OF and not any(i.first <= k - 1 < i.last for i in view.items)


_NO_NOUN_OF = frozenset(
    """
    total range level record high low average excess order sum rate pace midpoint estimate estimates forecast
    forecasts expectations consensus guidance target figure value amount upwards north south maximum minimum out
    peak ahead short projection projections instead all one tally most some median mean view views
    """.split()
)


_BEFORE_PARTICIPLE = frozenset("after having since while upon following despite".split())


def _opens_with_participle(view: View, item: Item) -> bool:
    """ "After dropping to 60.5% in the first quarter, gross margin recovered": told before its subject"""
    opening = view.lower[: item.first]
    return len(opening) > 1 and opening[0] in _BEFORE_PARTICIPLE and (opening[1].endswith(("ing", "ed", "en")))


def _main_subject(view: View, frame: Frame) -> Item | None:
    """The metric right behind the comma that ends the opening phrase."""
    assert frame.item is not None
    comma = next((k for k in range(frame.item.last, len(view.lower)) if view.lower[k] == ","), None)
    if comma is None:
        return None
    nouns = [i for i in view.items if i.kind == "metric" and comma < i.first <= comma + 4 and names(frame, i)]
    return nouns[0] if nouns and not view.between(frame.item.last, comma, "quantity", "metric") else None


_LESS = frozenset("less minus after defined meaning net before".split())


_DIFFERENCES = {
    ("ocf", "capex"): "fcf", ("cash_flow", "capex"): "fcf", ("cash", "debt"): "net_cash", ("debt", "cash"): "net_debt",
}  # fmt: skip
_TAKEN_OFF = frozenset({"less", "minus", "after", "net of", "after deducting", "after subtracting"})


def _are_taken_off(view: View, whole: Item, part: Item) -> bool:
    between = [w for w in view.lower[whole.last : part.first] if w not in ("the", "its", "their")]
    return " ".join(between) in _TAKEN_OFF


def _defined(view: View, nouns: list[Item], item: Item) -> Item | None:
    """ "Free cash flow, operating cash flow less capital expenditures, was $22 billion": what stands between says how it is made up"""
    if len(nouns) < 2 or view.lower[nouns[0].last : nouns[0].last + 1] not in ([","], ["("], ["—"], ["–"]):
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


def moved_to(frame: Frame, previous: Frame | None) -> bool:
    """ "A drop of 10% brought Nike's revenue to $46.3 billion": the change is of what it moved"""
    view, item = frame.view, frame.item
    assert item is not None
    if (
        frame.role != "delta"
        or view.lower[item.last : item.last + 1] == []
        or view.lower[item.last] not in view.lexicon.cues["moved_it"]
    ):
        return False
    nouns = [i for i in view.items if i.kind == "metric" and item.last < i.first <= item.last + 6]
    if (
        not nouns
        or view.between(item.last, nouns[0].first, "quantity")
        or view.lower[nouns[0].last : nouns[0].last + 1] != ["to"]
    ):
        return False
    return not view.between(0, item.first, "metric") and take(frame, nouns[0])


def noun_after(frame: Frame, previous: Frame | None) -> bool:
    """ "At $5.2 billion, revenue missed ..."; only when nothing stands before"""
    view, item = frame.view, frame.item
    assert item is not None
    if view.between(frame.clause.first, item.first, "metric", "metric_verb"):
        return False
    if previous and previous.clause.index == frame.clause.index:
        return False
    nouns = [i for i in view.of(frame.clause, "metric") if i.first >= item.last and names(frame, i)]
    if not nouns and item.first <= 2 and view.lower[0] == "at" and frame.clause.index + 1 < len(view.clauses):
        # "At $3.40, Exxon Mobil's diluted EPS was ...": the comma opens a clause
        nouns = [i for i in view.of(view.clauses[frame.clause.index + 1], "metric") if names(frame, i)][:1]
    if _opens_with_participle(view, item) and (told := _main_subject(view, frame)) is not None:
        return take(frame, told)
    behind = item.last + (2 if view.lower[item.last : item.last + 2] in (["per", "share"], ["a", "share"]) else 0)
    if (
        len(nouns) == 1
        and not view.between(item.last, nouns[0].first, "quantity")
        and view.lower[behind : behind + 1] == [","]
        and frame.role == "level"
        and not _has_next(view, nouns[0])
    ):
        return take(frame, nouns[0])
    return False
