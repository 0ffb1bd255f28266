"""The metric by a noun that stands around the figure without a link: right beside it, behind a verb, or set before the clause."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import fits, names, take

_NO_NOUN_BEHIND = frozenset(
    """
    with that which over at after than is was were are has have 's versus vs vs. v against compared despite even
    though although because as if when above below before since so unless until amid due
    did does do had will would could can may might should not
    """.split()
)


LINKS = frozenset({"in", "of", "as", "for", "on", "into", "through", "via"})


_NEW_NOUN = frozenset("the its their our his her this that".split())


_SUMS = frozenset("= minus less plus equals".split())


STOP = frozenset(", . ; : ( ) – — and but while to from by".split())


def takes_next(view: View, noun: Item) -> bool:
    """ "net income of $100 billion on revenue of $350 billion": the noun belongs to the figure that follows it"""
    following = [i for i in view.of_kind("quantity") if noun.last < i.first <= noun.last + 2]
    return bool(following) and view.lower[noun.last] in ("of", "was", "at", ":", "were", "worth")


def _has_next(view: View, noun: Item) -> bool:
    """ "$3.07 a share, where the year before had brought a loss of $1.02": the noun is told of its own figure"""
    return bool(view.between(noun.last, min(noun.last + 4, len(view.lower)), "quantity"))


_IS = frozenset("was is were are".split())


def copula(frame: Frame, previous: Frame | None) -> bool:
    """ "1.2% was the expense ratio", "$19.7 billion was profit; of the other's, $12.9 billion was" """
    view, item = frame.spot
    if view.word(item.last) == "" or view.lower[item.last] not in _IS:
        return False
    told = previous.item.last if previous is not None and previous.item is not None else frame.clause.first
    first = max(told, frame.clause.first)
    if view.word(item.first - 1) == "," and told > frame.clause.first:
        first = item.first - 1  # "of Mastercard's $28.2 billion of revenue, $12.9 billion was profit"
    if view.between(first, item.first, "metric"):
        return False
    behind = view.lower[item.last + 1 : item.last + 2]
    nouns = [i for i in view.of_kind("metric") if item.last < i.first <= item.last + 2 and names(frame, i)]
    if not nouns and behind in (["a"], ["the"]):  # "4.3% is a grocer's margin"
        nouns = [i for i in view.of_kind("metric") if item.last + 2 < i.first <= item.last + 5 and names(frame, i)]
        nouns = nouns if nouns and not view.between(item.last, nouns[0].first, "quantity", "time") else []
    if not nouns and behind in ([], ["."], [";"], [","]):
        earlier = [i for i in view.of_kind("quantity") if i.last <= item.first and view.lower[i.last] in _IS]
        nouns = [n for n in view.of_kind("metric") if earlier and n.first == earlier[-1].last + 1 and names(frame, n)]
    return bool(nouns) and take(frame, nouns[0])


_OUTDOING = ("outdone_growth", "outdone", "surpassing")


def adjacent_noun(frame: Frame, previous: Frame | None) -> bool:
    """ "a 46.9% gross margin", "$53 billion investment", "8% year-over-year revenue growth" """
    view, item = frame.spot
    i = item.last
    while i < min(item.last + 9, len(view.tokens)):
        if view.word(i + 1) == "-" and view.lower[i] in ("before", "after", "pre", "non", "one"):
            i += 3  # "a $1.3 billion before-tax impairment"
            continue
        here = view.starting(i)
        metrics = [x for x in here if x.kind == "metric"]
        if metrics and names(frame, metrics[0]):
            return not takes_next(view, metrics[0]) and take(frame, metrics[0])
        if view.word(i) == "and" and view.lower[i + 1 : i + 2] and view.lower[i + 1] in _NEW_NOUN:
            return False  # "was 5.2% higher and the EBIT margin improved": another subject
        if (
            any(view.lower[i] in view.cues[cue] for cue in _OUTDOING)
            or view.lower[i] in _SUMS
            or frame.role in ("level", "from")
            and view.lower[i] in ("its", "their", "our")
        ):
            return False  # "op cash flow $4.7B minus capex $3.9B = FCF $810M"
        if any(x.kind in ("quantity", "direction_verb", "metric_verb", "modality", "level") for x in here):
            return False
        if view.word(item.first - 1) == "of" and view.is_past(i):
            return False  # "gains on holdings of $15.9 billion pushed net income up"
        if (
            (view.lower[i] in STOP and not (view.lower[i] == "and" and i > item.last))
            or view.lower[i] in LINKS
            or view.lower[i] in _NO_NOUN_BEHIND
        ):
            return False
        i = max([x.last for x in here] + [i + 1])
    return False


def opening(frame: Frame, previous: Frame | None) -> bool:
    """ "At 42.7%, the gross margin was lower than a year before": a figure told before the noun that it is of"""
    view, item = frame.spot
    if frame.role in ("delta", "from", "streak", "rank") or view.word(item.last) != ",":
        return False
    k = item.first - 1
    while k > 0 and view.lower[k] in _SLIGHT:
        k -= 1
    if k != 0 or view.lower[0] != "at":
        return False
    noun = next((i for i in view.of_kind("metric") if item.last < i.first <= item.last + 9), None)
    if noun is None or view.between(item.last, noun.first, "quantity", "direction_verb", "metric_verb"):
        return False
    return fits(frame, noun.id) and take(frame, noun)


_SLIGHT = frozenset("just only about roughly nearly almost some around over under exactly a little".split())


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
    nouns = [i for i in view.of_kind("metric") if comma < i.first <= comma + 4 and names(frame, i)]
    return nouns[0] if nouns and not view.between(frame.item.last, comma, "quantity", "metric") else None


def moved_to(frame: Frame, previous: Frame | None) -> bool:
    """ "A drop of 10% brought Nike's revenue to $46.3 billion": the change is of what it moved"""
    view, item = frame.spot
    if frame.role != "delta" or view.word(item.last) == "" or view.lower[item.last] not in view.cues["moved_it"]:
        return False
    nouns = [i for i in view.of_kind("metric") if item.last < i.first <= item.last + 6]
    if not nouns or view.between(item.last, nouns[0].first, "quantity") or view.word(nouns[0].last) != "to":
        return False
    return not view.between(0, item.first, "metric") and take(frame, nouns[0])


def noun_after(frame: Frame, previous: Frame | None) -> bool:
    """ "At $5.2 billion, revenue missed ..."; only when nothing stands before"""
    view, item = frame.spot
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
        and view.word(behind) == ","
        and frame.role == "level"
        and not _has_next(view, nouns[0])
    ):
        return take(frame, nouns[0])
    return False
