"""The words around a quantity that say what it is to its metric: verbs, nouns and adjectives of direction."""

from __future__ import annotations

from factcheck.extract.analysis import NO_VERBS, Item, View
from factcheck.extract.frames import Frame

_CUE_ENDS = frozenset(", . ; of in from to for on and but with ( ) as by vs versus against".split())


# Words that may stand between a cue and its amount, or between an amount and its noun.
_LIGHT = frozenset(
    """
    a an the about around roughly nearly almost some by just over under more than at least approximately another
    further additional only estimated whopping staggering healthy modest robust solid strong sharp slight hefty
    impressive mere full still as much up
    """.split()
)


_COMPARED = frozenset("compared comparison relative compares comparing compare contrast next opposed".split())
COPULAS = frozenset("is was are were has have been 's".split())
SHOWN = frozenset("showed shows show indicated indicates".split())


def ends_comparison(view: View, k: int) -> bool:
    """Whether token k is the last word of "compared with", "relative to", "next to", "as opposed to" ..."""
    return k > 0 and view.lower[k] in ("with", "to") and view.lower[k - 1] in _COMPARED


def look_back(view: View, item: Item) -> int:
    """Index of the last token before the quantity and its approximators ("up about a modest [8%]" -> "up")."""
    known = view.backs.get(item.first)
    if known is None:
        known = view.backs[item.first] = _look_back(view, item)
    return known


def _look_back(view: View, item: Item) -> int:
    i = item.first - 1
    if view.lower[max(0, i - 2) : i + 1] == ["split", "-", "adjusted"]:
        i -= 3  # "compared with a split-adjusted 25 cents"
    elif view.lower[max(0, i - 1) : i + 1] in (["far", "from"], ["distant", "from"]):
        i -= 2 + (view.lower[i - 2] in ("not", "too"))  # "was not far from $8 billion"
    while i >= 0 and (
        view.lower[i] in _LIGHT
        and view.lower[i] not in ("by", "than", "up")
        or view.lower[i - 1 : i + 1] == ["not", "quite"]
        or view.lower[i : i + 2] == ["not", "quite"]
        or view.lower[i] in "($+-"
        and len(view.lower[i]) == 1
    ):
        if view.lower[i] in ("over", "under", "at") and i and view.lower[i - 1] in ("was", "were", "came", "is"):
            break
        if view.lower[i] == "over" and view.over(i - 1, "direction_noun"):
            break  # "an 18% improvement over $2.40"
        i -= 1
    return i


def moved_before(view: View, item: Item) -> tuple[int, Item | None]:
    """The word before the figure, over "more than" and other hedges of it, and the word of direction that ends there or before "by"."""
    k = look_back(view, item)
    before = k - (3 if view.word(k - 2) == "no" else 2)
    is_hedged = view.word(k) == "than" and view.word(k - 1) in _MORE_OR_LESS and before >= 0
    if is_hedged and (item.ref.kind == "multiple" or view.word(before) in _LEADING):
        k = before  # "cut its net loss by more than half", "were down no more than 4%"
    return k, cue_ending_at(view, k if view.word(k) != "by" else look_back_over(view, k - 1)) if k >= 0 else None


_MORE_OR_LESS = frozenset("more less fewer".split())
_LEADING = frozenset("by up down off higher lower".split())


def look_back_over(view: View, k: int) -> int:
    """Skip adverbs and times between a verb and "by" ("rose sharply by", "increased year over year by")."""
    while k >= 0 and (view.lower[k].endswith("ly") or view.over(k, "time")):
        k -= 1
    return k


def cue_ending_at(view: View, k: int) -> Item | None:
    """A direction cue that ends at token k, adverbs and comparison bases in between allowed."""
    k = look_back_over(view, k)
    found = None
    for item in view.of_kind("direction_verb", "direction_adjective", "direction_noun"):
        if item.last == k + 1:
            if (
                item.kind == "direction_adjective"
                and item.id != "flat"
                and view.lower[k] not in ("up", "down", "higher", "lower", "off")
            ):
                continue
            if item.kind == "direction_adjective" and view.lower[k] in ("up", "down", "off") and _phrasal(view, k):
                continue
            found = item
            if item.kind == "direction_verb":
                break
    return found


def _phrasal(view: View, k: int) -> bool:
    """ "used up", "took up", "added up to": the particle of a verb, no direction"""
    if view.over(k, "metric_verb"):
        return True  # "rang up $383 billion of sales"
    before = view.lower[k - 1] if k else ""
    known = view.before(k, "metric", "entity", "time", "quantity", "part", "level") is not None
    return not known and (before.endswith("ed") or before in view.cues["particle_verbs"])


_DEGREES = frozenset("up down higher lower more less fewer".split())
_NEW_PHRASE = frozenset({"a", "an", "the"})


def cue_after(view: View, item: Item) -> Item | None:
    """A noun or adjective of direction right after the amount ("8% year-over-year revenue growth", "8% higher")."""
    i = item.last
    while i < min(item.last + 16, len(view.tokens)):
        if (again := time_again(view, i)) is not None:
            i = again  # "a 16.3% year-on-year (y-o-y) decline in net profit"
            continue
        if i >= item.last + 6 and ")" not in view.lower[item.last : i]:
            return None
        here = view.starting(i)
        if view.lower[i] in _NEW_PHRASE and item.ref.kind in ("money", "count"):
            return None  # "earnings of $3.15 represent an increase of 15%"
        for x in here:
            if x.kind == "direction_noun" or (
                x.kind == "direction_adjective" and i == item.last and view.lower[i] in _DEGREES
            ):
                if (
                    x.kind == "direction_adjective"
                    and view.lower[i] in ("more", "less", "up", "down")
                    and item.ref.kind not in ("percent", "pp", "bps")
                ):
                    continue
                if view.lower[i] in ("more", "less") and i + 1 < len(view.lower) and view.lower[i + 1] not in ("than",):
                    pass
                return x
        if here and here[0].kind in ("quantity", "modality", "direction_verb", "level"):
            return None
        if view.lower[i] in _CUE_ENDS:
            return None
        i = max([x.last for x in here] + [i + 1])
    return None


def time_again(view: View, k: int) -> int | None:
    """The token behind a bracket that only says again what the time before it is."""
    if view.lower[k] != "(" or not view.before(k, "time"):
        return None
    close = next((n for n in range(k + 1, min(k + 7, len(view.lower))) if view.lower[n] == ")"), None)
    return None if close is None or any(ch.isdigit() for w in view.lower[k:close] for ch in w) else close + 1


def governing(frame: Frame, kinds: tuple[str, ...]) -> Item | None:
    """The nearest cue of these kinds to the left in the clause."""
    view, item = frame.spot
    candidates = [i for i in view.of(frame.clause, *kinds) if i.last <= item.first]
    return candidates[-1] if candidates else None


def other_quantity_between(frame: Frame, verb: Item) -> bool:
    assert frame.item is not None
    return any(i.kind == "quantity" for i in frame.view.between(verb.last, frame.item.first))


def nearest_rate(frame: Frame, *, behind: bool = True) -> bool:
    """Whether the metric that the quantity most probably belongs to is a rate, whose level is itself a percentage."""
    view, item = frame.spot
    before = [i for i in view.of(frame.clause, "metric") if i.last <= item.first]
    after = [i for i in view.of(frame.clause, "metric") if 0 <= i.first - item.last <= 2]
    nearest = after[0] if after and behind else before[-1] if before else None
    return bool(nearest and view.lexicon.metrics[nearest.id].rate)


def aside(view: View, token: int) -> tuple[int, int] | None:
    """The relative clause around a token (", which had made $23 billion in 2022,"): what it tells is of another time."""
    if view.said.isdisjoint(_RELATIVE):
        return None
    first = next(
        (k for k in range(token, 0, -1) if view.lower[k] in _RELATIVE and view.lower[k - 1] == ","),
        None,
    )
    if first is None:
        return None
    dated = {
        k for i in view.of_kind("time") for k in range(i.first, i.last)
    }  # the comma of "June 28, 2024" ends nothing
    last = next(
        (k for k in range(first + 1, len(view.lower)) if view.lower[k] in ",;" and k not in dated), len(view.lower)
    )
    return (first, last) if token < last else None


_RELATIVE = frozenset("which who whose where having".split())


def told_of(view: View, item: Item) -> tuple[int, int] | None:
    """The words behind "the $2.60 billion (that) it had made in the second quarter of 2024": whose it was and when tells of it alone."""
    known = view.told.get(item.first)
    if known is None:
        known = view.told[item.first] = _told_of(view, item)
    return known or None


def compared_time(view: View, item: Item) -> Item | None:
    """ "$337 million less than the $15.1 billion it had posted in fiscal 2023": when the other figure was, behind a difference"""
    other = next((i for i in view.of_kind("quantity") if i.first >= item.last), None)
    if other is None or other.ref.unit != item.ref.unit or other.first - item.last > 5:
        return None
    if not {"than", "of", "from", "above", "below", "over"} & set(view.lower[item.last : other.first]):
        return None
    first, last = told_of(view, other) or (other.last, other.last + 3)
    return next((i for i in view.of_kind("time") if first <= i.first < last), None)


def teller_of(view: View, item: Item) -> Item | None:
    """The subject of the words behind a figure ("the 67.1% Visa managed")."""
    if told_of(view, item) is None:
        return None
    return next((i for i in view.of_kind(*_TELLERS) if i.first in (item.last, item.last + 1)), None)


def _told_of(view: View, item: Item) -> tuple[int, int] | tuple[()]:
    lower, k = view.lower, item.first - 1
    while k >= 0 and lower[k] in _LIGHT:
        k -= 1
    if "the" not in lower[max(k, 0) : item.first]:
        return ()
    k = item.last
    relative = lower[k : k + 1] in (["that"], ["which"])
    k += relative
    whose = view.at(k, *_TELLERS)
    if whose is None and not (relative and lower[k : k + 1] in (["had"], ["was"], ["were"])):
        return ()
    if whose is not None and whose.kind == "pronoun" and lower[k] in _OBJECTS:
        return ()
    k = whose.last if whose is not None else k
    while k < len(lower) and (
        lower[k] in ("had", "has", "was", "were", "been", "itself", "just", "still", "then", "only")
        or lower[k].endswith("ly")
    ):
        k += 1
    finished = lower[k - 1] in ("had", "has")
    if k >= len(lower) or not (finished or view.is_past(k) or lower[k] in view.cues["told_figure"]):
        return ()
    last = next((n for n in range(k + 1, len(lower)) if lower[n] in _ENDS_TELLING), len(lower))
    return item.last, last


_TELLERS = frozenset({"pronoun", "entity", "reference"})
_OBJECTS = frozenset("them him us me itself themselves its their his our".split())
_ENDS_TELLING = frozenset(",;:()—–.")


def over_colon(view: View, noun: Item, item: Item, marks: str = ":;") -> bool:
    """ "$91bn of buybacks: since 2020 the diluted average has fallen 14%": behind the colon something else is spoken of"""
    colon = next((k for k in range(noun.last, item.first) if view.lower[k] in marks), None)
    if colon is None:
        return False
    verbs = view.between(colon, item.first, "direction_verb", "level", "metric_verb")
    verbs = [i for i in verbs if view.lower[i.first] not in NO_VERBS]
    if not verbs or verbs[0].first == colon + 1:
        return False
    held = {k for i in view.items if i.kind in ("time", "quantity") for k in range(i.first, i.last)}
    named = [
        k
        for k in range(colon + 1, verbs[0].first)
        if k not in held
        and view.lower[k].isalpha()
        and view.lower[k] not in _NO_SUBJECTS
        and not view.lower[k].endswith("ly")
    ]
    return bool(named) and not _PRONOUNS & set(view.lower[colon + 1 : verbs[0].first])


_NO_SUBJECTS = frozenset(
    "has have had is was were since then now also still in for at on by over during the a an its their our his her of up down".split()
)
_PRONOUNS = frozenset("it they that this those these which there we i you".split())
