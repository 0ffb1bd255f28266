"""Whether a multiple is told of an earlier level: "five times the $2.2 billion of 2023", "half of what it was"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View


def times_what(view: View, item: Item) -> bool:
    """ "more than five times the $2.2 billion of 2023", "three times what it was", "twice as high as a year ago": so much of before"""
    lower, k = view.lower, item.last
    fraction = item.ref.kind == "fraction"
    k += lower[k : k + 1] == ["of"]
    behind = lower[k : k + 3]
    figures = [i for i in view.of_kind("quantity") if item.last < i.first <= item.last + 2]
    amount = behind[:1] == ["the"] and bool(figures) and (not fraction or _of_then(view, figures[0]))
    # "half as much again as before" is a rise by half
    degree = behind[:1] == ["as"] and behind[1:2] and behind[1] in _SIZES and behind[2:] != ["again"]
    if (
        amount
        or behind[:1] == ["what"]
        and (k > item.last or not fraction)
        or degree
        and not (fraction and k > item.last)
    ):
        clause = view.clause_of(item.first)
        rest = [i for i in view.items if item.last <= i.first < clause.last]
        return any(i.kind == "time" for i in rest) and not any(is_owner(i) for i in rest)
    return _stands_for_earlier(view, k)


def _of_then(view: View, figure: Item) -> bool:
    """ "A third of the $10.4 billion of a year earlier", "half the $5 billion it had in 2023": no part of a whole is told"""
    k = figure.last
    while k < figure.last + 3 and view.lower[k : k + 1] and view.lower[k] in _OF_THEN:
        k += 1
    time = next(
        (i for i in view.of_kind("time") if i.first >= k and view.lower[k : i.first] in ([], ["a"], ["the"])),
        None,
    )
    return time is not None and not any(0 <= i.first - time.last <= 1 for i in view.of_kind("metric", "quantity"))


_OF_THEN = frozenset(
    "of from in at for it they had been held seen posted reported made earned spent paid bought invested".split()
)
_SIZES = frozenset("much many large big high great".split())
_FIGURES = frozenset("sum figure level total value amount mark number size".split())


def is_owner(item: Item) -> bool:
    return item.kind == "reference" or item.kind == "entity" and item.ref.type == "ORG"


def _stands_for_earlier(view: View, k: int) -> bool:
    """ "its January figure", "that of a year ago", "the year-ago level", "the level of the second quarter", "last year's" """
    lower = view.lower
    whose = lower[k : k + 1] in (["its"], ["the"], ["their"])
    stands = lower[k : k + 1] in (["that"], ["those"]) or whose and lower[k + 1 : k + 2] and lower[k + 1] in _FIGURES
    if stands:
        k += 1 + whose
        if lower[k : k + 1] not in (["of"], ["in"], ["for"], ["from"], ["at"]):
            return view.at(k, "time") is not None
        k += 1
        # "half the level of the year before that": of which year, another time says
        return any(k <= i.first <= k + 1 and lower[i.last : i.last + 1] != ["that"] for i in view.of_kind("time"))
    time = view.at(k + whose, "time")
    behind = lower[time.last : time.last + 1] if time is not None else []
    named = time is not None and lower[time.last - 1] in _FIGURES  # "the year-ago level" is one time
    if time is not None and behind[:1] != ["'s"] and view.lower[time.last - 1] == "'s":
        return not behind or behind[0] in _FIGURES or not behind[0].isalpha()  # "the prior year's $812 million"
    if behind and behind[0] == "'s":  # "three times last year's (level)", but "26 times this year's earnings"
        behind = lower[time.last + 1 : time.last + 2] if time is not None else []
        return not behind or behind[0] in _FIGURES or not behind[0].isalpha()
    return named or bool(behind) and behind[0] in _FIGURES
