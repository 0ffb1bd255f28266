"""Nouns before a figure that it does not measure: the whole, the cause, what is compared, what stands between commas."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import SHOWN, aside

WHEN = frozenset("time day date eve moment wake".split())


def is_whole(view: View, noun: Item) -> bool:
    """ "what was left of operating cash flow", "27% of revenue": what a piece is taken of is not what the next figure measures"""
    k = noun.first - 1
    while k > 0 and (view.lower[k] in ("the", "its", "their", "'s", "that", "this") or _is_name(view, k)):
        k -= 1
    return k > 0 and view.lower[k] == "of" and (view.lower[k - 1] in view.cues["pieces"] or _is_share(view, k))


def _is_share(view: View, k: int) -> bool:
    return any(i.last == k and i.ref.kind in ("percent", "fraction") for i in view.of_kind("quantity"))


def is_source(view: View, noun: Item) -> bool:
    """ "the Case-Shiller index showed": where a figure is from"""
    return noun.id == "index_level" and bool(SHOWN & set(view.lower[noun.last : noun.last + 1]))


def in_insertion(view: View, noun: Item, item: Item) -> bool:
    """ "Net income, flattered by investment gains, came in at $62.6bn": what stands between commas behind a participle"""
    first = next((k for k in range(noun.first - 1, 0, -1) if view.lower[k] == ","), None)
    last = next((k for k in range(noun.last, item.first) if view.lower[k] == ","), None)
    if first is None or last is None or first + 1 >= len(view.lower):
        return False
    word = view.lower[first + 1]
    return (word.endswith(("ed", "ing")) or word == "driven") and not view.between(first, last, "quantity")


def in_aside(view: View, noun: Item, item: Item) -> bool:
    """ "in fiscal 2023, when inventories had to be written down, it was $4.22 billion": an insertion that says when or of whom"""
    around = aside(view, noun.first)
    if around is None:
        if "when" not in view.said:
            return False
        first = next(
            (k for k in range(noun.first, 0, -1) if view.lower[k] == "when" and view.lower[k - 1] == ","), None
        )
        last = next((k for k in range(noun.last, item.first) if view.lower[k] == ","), None)
        return first is not None and last is not None and not view.between(first, last, "quantity")
    return around[1] <= item.first and not view.between(*around, "quantity")


def in_apposition(view: View, noun: Item, item: Item) -> bool:
    """ "Research and development, Marvell's biggest operating expense, consumed $652 million": what a metric is called between commas"""
    first = next((k for k in range(noun.first - 1, 0, -1) if view.lower[k] == ","), None)
    last = noun.last if view.word(noun.last) == "," else None
    if first is None or last is None or last >= item.first or noun.first - first > 7:
        return False
    named = view.before(first, "metric") is not None
    opens = view.lower[first + 1] in ("its", "the", "a", "an", "their", "our") or _is_name(view, first + 1)
    verb = view.at(last + 1, "level", "direction_verb", "metric_verb") is not None
    return named and opens and (verb or view.is_past(last + 1)) and not view.between(first, last, "quantity")


def is_object(view: View, noun: Item) -> bool:
    """ "bought back $6.5 billion of stock, down 30%": what an amount was spent on is not what the next one measures"""
    if noun.first > 1 and view.lower[noun.first - 1] == "the" and noun.id == "investment":
        before = [i for i in view.of_kind("quantity") if i.ref.kind == "multiple" and i.last == noun.first - 1]
        return bool(before)  # "more than triple the outlay of the same stretch last year"
    if noun.id == "cash" and noun.first and view.lower[noun.first - 1] in _PAYING:
        return True  # "that does cost cash: $1.9 billion"
    if (
        noun.id not in ("share_price", "cash")
        or noun.first < 2
        or view.lower[noun.first - 1] not in ("of", "own", "common")
    ):
        return False
    return any(i.ref.kind == "money" and noun.first - 4 <= i.last < noun.first for i in view.of_kind("quantity"))


_PAYING = frozenset("cost costs costing".split())


def _is_name(view: View, k: int) -> bool:
    return view.over(k, "entity")


_TWICE = frozenset("than double twice triple times exceeding topping half beating".split())


_SETTING = frozenset("after before without despite besides beyond alongside excluding".split())


def set_before(view: View, noun: Item, item: Item) -> bool:
    """ "After capital spending, Visa was left with $18.7 billion": what a clause is set behind is not what it tells"""
    k = noun.first
    while k > 0 and (view.lower[k - 1] in ("the", "its", "all", "that", "their", "such") or _is_name(view, k - 1)):
        k -= 1
    apart = next((n for n in range(noun.last, min(noun.last + 6, item.first)) if view.lower[n] == ","), None)
    opens = view.word(k - 1) in _SETTING and (k == 1 or not view.lower[k - 2].isalpha())
    return opens and apart is not None and not view.between(noun.last, apart, "quantity")


def only_dates(view: View, noun: Item) -> bool:
    """ "R&D, $105 million at the time of the IPO, reached $1.78 billion": the noun says when"""
    before = view.lower[max(0, noun.first - 3) : noun.first]
    return "of" in before and bool(WHEN & set(before[: before.index("of")]))


def is_compared(view: View, noun: Item) -> bool:
    """ "more than double Alphabet's profit for those months, or $1.88 a share": the noun only measures another figure

    Not "in the first half Nike's revenue was flat at".
    """
    owners = [i for i in view.of_kind("entity") if i.last + 1 <= noun.first <= i.last + 3]
    return any(
        view.lower[o.last] == "'s" and view.word(o.first - 1) in _TWICE and not view.over(o.first - 1, "time")
        for o in owners
        if o.last < noun.first
    )


_OWNS = frozenset("the its their our overall total".split())


def is_outdone(view: View, noun: Item, item: Item) -> bool:
    """ "R&D expenses grew more slowly than sales, rising 10.6%", "faster than sales at 19.8%": what the metric is compared with does nothing itself"""
    k = noun.first - 1
    while k > 0 and (view.lower[k] in _OWNS or _is_name(view, k) or view.lower[k] == "'s"):
        k -= 1
    behind = view.lower[noun.last : noun.last + 2]
    apart = behind[:1] in ([":"], ["at"]) or behind[:1] == [","] and behind[-1] not in _WHICH
    outdone = view.lower[k] in view.cues["outdone_growth"] or view.lower[max(0, k - 1) : k + 1] in (
        ["ahead", "of"],
        ["short", "of"],
    )
    return k > 0 and outdone and apart and noun.last < item.first


_WHICH = frozenset("which that whose who where".split())


def part_told(view: View, noun: Item, item: Item) -> bool:
    """ "more than a quarter of revenue, $44 billion, went into ...": the amount in apposition is the part"""
    return any(
        i.ref.kind in ("fraction", "percent")
        and i.last < noun.first
        and view.lower[i.last] == "of"
        and noun.first - i.last <= 4
        and view.lower[noun.last : item.first] == [","]
        for i in view.of_kind("quantity")
    )


def inside_bracket(view: View, noun: Item, clause: object) -> bool:
    inner = view.clause_of(noun.first)
    return inner.bracket and inner is not clause
