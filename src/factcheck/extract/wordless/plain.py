"""Sentences plain enough to be read without a figure: who is named, of when, and whether anything is left over."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.parts import modifiers
from factcheck.extract.scope import attribution_of
from factcheck.patterns import regex

NEVER = frozenset(
    "adjusted organic organically currency excluding comparable underlying core segment unit division expected estimate estimates "
    "forecast expectations consensus guidance target per margin's rate pace growth almost nearly roughly about as much many if".split()
)  # fmt: skip


FILLERS = frozenset(
    "also again slightly sharply steadily further only just modestly strongly narrowly in fact then".split()
)


_YEAR = regex(r"\d{4}")


def is_plain(view: View) -> bool:
    if NEVER & set(view.lower) or view.lower[-1:] == ["?"]:
        return False
    kinds = {i.kind for i in view.items}
    if {"modality", "office", "part", "person_pronoun"} & kinds:
        return False
    if any(i.ref.type not in ("ORG", "EXCHANGE") for i in view.of_kind("entity")):
        return False
    return bool(companies_in(view)) and len(periods_of(view)) <= 2


_PLAIN = frozenset(
    """
    was were is did had has have been more less higher lower larger smaller greater bigger fewer than that those stock shares own than
    outearned outspent outsold trailed it before year earlier . , ; ' s said says ended months weeks company day also again slightly only just among any no never profitable compared with
    """.split()
)


_KNOWN = frozenset(
    {
        "entity",
        "metric",
        "metric_verb",
        "time",
        "quantity",
        "comparison",
        "direction_verb",
        "direction_adjective",
        "negation",
    }
)


def is_all(view: View, first: int = 0, last: int = 0) -> bool:
    """Whether the sentence says nothing besides what was read: a word left over ("in advertising") may be what it is about."""
    held = {k for i in view.items if i.kind in _KNOWN for k in range(i.first, i.last)} | set(range(first, last))
    return all(k in held or w in _PLAIN or w in view.lexicon.whole_words for k, w in enumerate(view.lower))


def companies_in(view: View) -> list[Item]:
    return [i for i in view.of_kind("entity") if (i.ref.ref or "").startswith("cik:")]


def periods_of(view: View) -> list[Item]:
    """Times that say themselves of which year they are, and "last year"."""
    return [
        i for i in view.of_kind("time") if i.ref.type != "base" and not _is_compared(view, i) and (_YEAR.search(i.ref.value) or i.ref.value in ("PREV:Y", "PREV:FY"))
    ]  # fmt: skip


def bases_of(view: View) -> list[Item]:
    return [i for i in view.of_kind("time") if i.ref.type == "base" or _is_compared(view, i)]


def _is_compared(view: View, time: Item) -> bool:
    """ "compared with the year before" """
    k = time.first - 1 - (view.lower[time.first - 1] == "the")
    return time.ref.value.startswith("PREV:") and view.lower[k] in ("with", "to", "from") and k > 0


def prints(view: View) -> bool:
    return any(not i.ref.incidental for i in view.of_kind("quantity"))


def metrics_in(view: View, first: int, last: int) -> list[Item]:
    return [i for i in view.between(first, last, "metric", "metric_verb") if i.id != "none"]


def is_whole(view: View, noun: Item) -> bool:
    """Whether nothing before the noun makes it the figure of a part, or an adjusted one."""
    return noun.kind == "metric_verb" or modifiers(view, noun) == (None, None)


def framed(view: View, kind: str, noun: Item, owner: Item, metric: str) -> Frame:
    frame = Frame(view, view.clause_of(noun.first), metric=metric, metric_item=noun)
    frame.kind = kind  # type: ignore[assignment]
    frame.subject = owner
    frame.negated = any(i.kind == "negation" for i in view.items)
    frame.attribution = attribution_of(view, noun.first, frame)
    return frame


def span(frame: Frame, first: int, last: int) -> None:
    frame.start, frame.end = frame.view.tokens[first].start, frame.view.tokens[last - 1].end


def single(view: View, found: list[Item]) -> Item | None:
    """The one metric of the words; a verb only where no noun names one ("spent more on capital expenditures")."""
    verbs = [i for i in found if i.kind == "metric_verb"]
    nouns = [i for i in found if i.kind == "metric" and not (verbs and view.lexicon.metrics[i.id].weak)] or verbs
    means = [i for i in nouns if view.lower[i.first - 1] in ("through", "via") and verbs and verbs[0].id == "payout"]
    nouns = means or nouns  # "returned more cash through dividends"
    return nouns[0] if nouns and len({i.id for i in nouns}) == 1 else None


def is_owner(view: View, owner: Item, noun: Item) -> bool:
    """ "Apple's revenue", "revenue at Apple" """
    if owner.last <= noun.first:
        gap = view.lower[owner.last : noun.first]
        return gap[:1] in (["'s"], ["'"]) and all(w in view.lexicon.whole_words for w in gap)
    gap = view.lower[noun.last : owner.first]
    gap = gap[:-1] if gap[-1:] == ["the"] else gap
    if gap[-1:] == ["at"] and len(gap) == 3 and gap[0] in ("was", "were") and noun.kind == "metric":
        return True  # "revenue was up at Walmart"
    if gap[-1:] == ["at"] and any(i.first == noun.last and i.last - i.first == len(gap) - 1 for i in view.items):
        return True  # "gross profit rose at Home Depot"
    return gap in (["at"], ["of"])
