"""Words of supposing that suppose nothing: "even if revenue barely moved", "as you would expect", "capital projects"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View


def supposes_nothing(view: View, cue: Item, anchor: int, metric: str | None) -> bool:
    """ "even if that is 39% less", "if only $22 million", "if you want some perspective: ...", "as you would expect", "assuming dilution" """
    word, behind = view.lower[cue.first], view.lower[cue.last : cue.last + 2]
    if _is_over(view, cue, anchor) or _defines(view, cue, metric):
        return True
    if word == "if":
        conceded = view.word(cue.first - 1) == "even" and _tells_what_was(view, cue.last)
        named = view.word(cue.first - 1) == "," and behind[:1] in (["a"], ["an"])
        sized = named and "one" in view.lower[cue.last + 2 : cue.last + 4]  # "fell into a loss, if a small one"
        merely = behind[:1] in (["only"], ["not"], ["barely"], ["just"]) and behind[1:] != ["for"]
        addressed = behind[:1] in _ADDRESSED and bool(
            view.cues["telling_you"] & set(view.lower[cue.last + 1 : cue.last + 3])
        )
        return conceded or sized or merely or addressed
    if word in _MODALS:  # "as you would expect", "you'd think", "would you believe it", "they could do worse than take"
        around = view.lower[max(0, cue.first - 1) : cue.last + 2]
        thought = bool({"you", "one"} & set(around)) and bool(view.cues["thinking"] & set(around))
        return thought or behind == ["do", "worse"]
    return word == "assuming" and behind[:1] in (["dilution"], ["full"])


def _tells_what_was(view: View, first: int) -> bool:
    """ "Even if that is 39% less", "even if revenue barely budged": the clause has a finite verb near its head, and nothing would be so"""
    head = range(first, min(first + 5, len(view.lower)))
    said = [k for k in head if view.lower[k] in _IS_SO or view.lower[k].isalpha() and view.is_past(k)]
    return bool(said) and not _MODALS & set(view.lower[first:])


def _defines(view: View, cue: Item, metric: str | None) -> bool:
    """ "Free cash flow, if one deducts capital expenditure from operating cash flow, came to $32.9 billion": what it is, not what might be"""
    if metric != "fcf" or view.lower[cue.first] != "if":
        return False
    clause = view.lower[cue.last : cue.last + 12]
    clause = clause[: clause.index(",")] if "," in clause else clause
    parts = {i.id for i in view.between(cue.last, cue.last + len(clause), "metric")}
    return "capex" in parts and parts <= {"capex", "ocf"} and not _MODALS & set(view.lower)


def is_thought_of_reader(view: View, cue: Item) -> bool:
    """ "As one might expect" """
    before = view.lower[max(0, cue.first - 2) : cue.first]
    return before[:1] in (["you"], ["one"]) and before[-1] in _MODALS and view.lower[cue.first] in view.cues["thinking"]


def are_works(view: View, cue: Item) -> bool:
    """ "spent $430 million on capital projects in fiscal 2025": what is built, and nothing foreseen"""
    behind = view.lower[cue.last : cue.last + 1]
    return view.lower[cue.first : cue.last] == ["projects"] and (
        not behind or not behind[0].isalpha() or behind[0] in view.cues["behind_nouns"]
    )


_ADDRESSED = (["you"], ["one"], ["we"], ["i"])
_MODALS = frozenset({"would", "could", "might", "may", "'d", "\u2019d"})
_IS_SO = frozenset({"is", "was", "are", "were"})


def _is_over(view: View, cue: Item, anchor: int) -> bool:
    """Whether what the cue supposes ends before the figure.

    "It could afford to: $13.1 billion came in", "whether growth, which slowed to 8.7%, can stabilise", "could pay for it, but free cash
    flow, at $32.9 billion, was hardly higher"
    """
    between = view.lower[cue.last : anchor]
    told = next((k for k in range(anchor, min(anchor + _NEAR_VERB, len(view.lower))) if _tells_past(view, k)), None)
    if "which" in between:
        start = anchor - between[::-1].index("which")
        if any(_tells_past(view, k) for k in range(start, anchor)) and "would" not in between:
            return True
    asked = view.lower[0] == "if" and cue.first == 0 and view.lower[cue.last : cue.last + 1] in _ADDRESSED
    if ":" in between and (told is not None or asked or view.lower[cue.first] == "whether"):
        return True  # "if you wondered where the cash went: operations consumed $1.4 billion"
    if told is None or "but" not in between:
        return False
    return between[between.index("but") - 1 : between.index("but")] == [","]


_NEAR_VERB = 8


def _tells_past(view: View, k: int) -> bool:
    return view.lower[k] in ("was", "were", "came", "fell", "rose") or view.is_past(k)
