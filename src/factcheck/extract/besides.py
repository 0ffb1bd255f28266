"""What a sentence tells besides what it claims: levels that have claims of their own, and asides that tell of no figure.

"Nike's operating cash flow of $3.7 billion for fiscal 2025 was higher than the year before" claims, besides the figure, that "Nike's
operating cash flow for fiscal 2025 was higher than the year before"; "Apple, never shy of a record, earned more than ever" that it did.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.analysis import Item, View
from factcheck.extract.halves import of_company, rearranged, shortened
from factcheck.extract.wordless.plain import NEVER

_BEFORE_LEVEL = frozenset("of at to with reaching totaling totalling hitting being or in".split())
"""Words by which a level is hung on what is claimed of it: "cash of $3 billion", "peaked in 2024 at $8.7 billion"."""
_HEDGES = frozenset(
    "about nearly almost some roughly just over under more than around close to approximately only".split()
)
_CLOSING = frozenset((",", ")", "-", "–", "—", ":"))
_OWNERS = frozenset(("'s", "'", "its", "their", "a", "the"))
_NARROWS = frozenset(
    """in at for from on by across within among excluding without if unless when before after including per under except
    outside inside than not no never and or but as because since until that who where its their""".split()
)
"""What an aside begins with that may tell of which part or under which condition the sentence holds."""
_CLAIMED = frozenset(
    """metric metric_verb time quantity entity negation modality comparison direction_verb direction_noun direction_adjective part
    level office reporting""".split()
)


def plainer(view: View) -> Iterator[View]:
    """The sentence without what it tells besides, from the least that is left out to the most."""
    opening = _granted(view)
    if opening:
        view = of_company(view, opening, len(view.tokens), next(i for i in view.of_kind("entity")))
        yield view
    if (told := _relative(view)) is not None:
        yield told
    levels = _levels(view)
    asides = _asides(view)
    for left_out in (asides, levels, levels | asides):
        if left_out:
            yield shortened(view, left_out)


def _granted(view: View) -> int:
    """The token behind "Nike's inventories aside," and "Despite Apple's troubles in China,", where it alone names the company."""
    words = view.lower
    comma = words.index(",") if "," in words else 0
    if not comma or not (words[comma - 1] in _ASIDE or words[0] in _DESPITE):
        return 0
    entities = [i for i in view.of_kind("entity") if i.ref.type != "GPE"]
    if len(entities) != 1 or entities[0].last > comma or view.between(0, comma, *_TOLD):
        return 0
    return comma + 1


_ASIDE = frozenset(("aside", "apart", "notwithstanding"))
_DESPITE = frozenset(("despite", "amid", "notwithstanding", "whatever"))
_TOLD = ("quantity", "time", "negation", "modality")


def _relative(view: View) -> View | None:
    """ "Amazon spent $52.7 billion on equipment in 2023, which was less than its net income": what that was"""
    k = next((k for k in range(1, len(view.lower) - 2) if view.lower[k - 1 : k + 1] == [",", "which"]), 0)
    nouns, companies = view.between(0, k, "metric"), [i for i in view.of_kind("entity") if i.last <= k and i.ref.ref]
    periods = [i for i in view.between(0, k, "time") if i.ref.type != "base"]
    if not k or len(nouns) != 1 or len({i.ref.ref for i in companies}) != 1 or len(periods) != 1:
        return None
    if view.between(k, len(view.tokens), "quantity", "time"):
        return None
    return rearranged(view, companies[0], "'s", nouns[0], (k + 1, len(view.lower) - 1), "in", periods[0])


def _levels(view: View) -> set[int]:
    """The tokens of the amounts that are hung on a metric; none where one of them is told in another way."""
    figures = [i for i in view.of_kind("quantity") if not i.ref.incidental]
    levels = [i for i in figures if i.ref.kind not in ("ordinal", "rank")]
    kind = "percent" if _is_of_rate(view) else "money"
    if not figures or any(i.ref.kind not in ("money", kind) for i in levels):
        return set()
    left_out: set[int] = set()
    for item in levels:
        tokens = _hung(view, item)
        if not tokens:
            return set()
        left_out |= tokens
    return left_out


def _is_of_rate(view: View) -> bool:
    """Whether the one measure of the sentence is a rate, so that a percentage hung on it is its level ("a gross margin of 60.5%")."""
    nouns = view.of_kind("metric")
    entry = view.lexicon.metrics.get(nouns[0].id) if len(nouns) == 1 else None
    return entry is not None and bool(entry.rate)


def _hung(view: View, item: Item) -> set[int]:
    """The tokens of an amount with what hangs it on the sentence; none where it is more than told beside."""
    words, first, last = view.lower, item.first, item.last
    while first and words[first - 1] in _HEDGES and words[first - 1] not in ("to",):
        first -= 1
    if first and words[first - 1] in ("a", "an", "total", "record"):
        first -= words[first - 1] != "record"
    before, behind = words[first - 1] if first else "", words[last] if last < len(words) else ""
    if before in (",", "(", "-", "–", "—") and (behind in _CLOSING or last >= len(words) - 1):
        return set(range(first - 1, last + (behind in _CLOSING)))
    told_when = next((i for i in view.of_kind("time") if i.first - last in (0, 1)), None)
    if before == "," and told_when is not None and words[told_when.last : told_when.last + 1] == [","]:
        return set(range(first - 1, last))  # "buybacks, $61.5 billion in 2023, were"
    on = next((i for i in view.of_kind("metric") if before == "of" and i.last == first - 1), None)
    if on is not None and on.first > 1 and words[on.first - 1] in ("on", "with") and last >= len(words) - 1:
        k = on.first - 1
        return set(range(k - (words[k - 1] == ","), last))  # "turned profitable, on revenue of $3.6 billion"
    if before in _BEFORE_LEVEL and before != "in":
        comma = behind == "," and (first < 2 or words[first - 2] == ",")
        return set(range(first - 1 - (first > 1 and words[first - 2] == ","), last + comma))
    noun = next((i for i in view.of_kind("metric") if i.first in (last, last + 1)), None)
    if noun is not None and before in _OWNERS and (noun.first == last or behind in ("in", "of")):
        return set(range(first, noun.first))
    return set()


def _asides(view: View) -> set[int]:
    """The tokens between two commas, or before the first or behind the last, that tell nothing of what is claimed."""
    words = view.lower
    end = len(words) - (words[-1:] == ["."])
    edges = [-1, *(k for k, word in enumerate(words) if word in (",", "–", "—")), end]
    found: set[int] = set()
    for left, right in zip(edges, edges[1:], strict=False):
        first = left + 1
        if right - first < 2 or left < 0 and right == end or words[first] in _NARROWS:
            continue
        if NEVER.isdisjoint(words[first:right]) and not any(
            i.first < right and first < i.last for i in view.of_kind(*_CLAIMED)
        ):
            found |= set(range(max(left, 0), right + (left < 0)))
    return found | _defined(view)


def _defined(view: View) -> set[int]:
    """The brackets of "free cash flow (cash from operations less capital spending)"."""
    words = view.lower
    if words.count("(") != 1 or words.count(")") != 1:
        return set()
    first, last = words.index("("), words.index(")")
    told = view.between(first, last, "quantity", "time", "entity", "negation", "modality")
    return set() if told or not NEVER.isdisjoint(words[first:last]) else set(range(first, last + 1))
