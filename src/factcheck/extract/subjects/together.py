"""Figures of several companies together: "the three spent $172.8bn", "Meta and Alphabet earned", "combined capital spending"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside
from factcheck.extract.frames import Frame
from factcheck.text.numerals import CARDINALS

REASON = "it is told of several companies together"


_NOT_OF = frozenset("of than among like per with against to".split())
"""Behind these a group is only what one of it is told against ("the largest of the three")."""


_EACH = frozenset("each apiece respectively respective both".split())


_JOINTLY = frozenset("together jointly collectively combined".split())
_BETWEEN_THEM = frozenset((("between", "them"), ("among", "them")))


_ALONE = frozenset("it its alone".split())


def told_together(view: View, frames: list[Frame]) -> None:
    """Mark the figures whose clause speaks of a group, and those that go on with them."""
    group = _group(view)
    if group is None:
        return
    members = _members(view, group)
    before: Frame | None = None
    for frame in frames:
        if frame.unbound is None and (_is_told_of(view, frame, group) or _goes_on(frame, before)):
            frame.note("subject", "together")
            if members and frame.role == "level" and frame.metric is not None:
                frame.subject = frame.mention = members[0]
                frame.compare_subjects = tuple(i.ref.ref for i in members[1:])
                frame.of_sum, frame.kind, frame.direction = True, "amount", None
            else:
                frame.unbound = REASON
        before = frame


def _members(view: View, group: tuple[int, int]) -> list[Item]:
    """Those whose figures are added up, where the sentence lists them all and says that they are: "together", "between them", "the three"."""
    names = view.named()
    listed = {i.ref.ref for i in names}
    joined = all(
        set(view.lower[a.last : b.first]) <= {",", "and", "&"} and a.last < b.first for a, b in pairwise(names)
    )
    filed = all((i.ref.ref or "").startswith("cik:") for i in names)
    if not (filed and joined and len(listed) == len(names) > 1):
        return []
    counted = {CARDINALS.get(word) for word in view.lower[slice(*group)]} | {
        2 if view.lower[group[0]] == "both" else None
    }
    them = any(pair in _BETWEEN_THEM for pair in pairwise(view.lower))
    return names if len(names) in counted or them or not _JOINTLY.isdisjoint(view.lower) else []


def _group(view: View) -> tuple[int, int] | None:
    """The first words that speak of several companies as one."""
    if not view.said.isdisjoint(_IN_TURN):
        return None
    for rule in (_counted, _conjoined, _added):
        found = rule(view)
        if found is not None:
            return found
    return None


_IN_TURN = frozenset(("respectively", "respective"))
_BOTH = frozenset(("both", "them"))
_ALL_OF = frozenset(("the", "all", "these", "those"))


def _counted(view: View) -> tuple[int, int] | None:
    """ "the three", "all four", "the trio", "both companies", "the two retailers", "between them" """
    if all(map(view.said.isdisjoint, (_BOTH, CARDINALS, view.cues["groups"]))):
        return None
    counted = [i for i in view.of_kind("quantity") if i.ref.kind != "count" or i.ref.unit not in view.cues["firms"]]
    timed = {k for i in (*view.of_kind("time"), *counted) for k in range(i.first, i.last)}
    lower = view.lower
    for k in range(len(lower) - 1):
        word, behind = lower[k], lower[k + 1]
        if (word, behind) in _BETWEEN_THEM:
            return k, _behind_names(view, k + 2)
        if k in timed or k + 1 in timed or k and lower[k - 1] in _NOT_OF:
            continue
        named = word in _ALL_OF and (behind in CARDINALS or behind in view.cues["groups"]) or word == "both"
        if not named:
            continue
        last = k + 2 if word != "both" else k + 1
        if _is_of_companies(view, last, behind in view.cues["groups"]):
            return k, last
    return None


def _behind_names(view: View, k: int) -> int:
    """ "Between them, Meta and Netflix had": behind the names that say who they are"""
    if view.word(k) != ",":
        return k
    names = [i for i in view.named() if i.first > k]
    for first, second in zip(names, names[1:], strict=False):
        if first.first == k + 1 and view.lower[first.last : second.first] == ["and"]:
            return second.last
    return k


def _is_of_companies(view: View, k: int, alone: bool) -> bool:
    """What follows is a company noun or a verb: "the three companies", "the three laid out"; not "the three plants" """
    word = view.lower[k] if k < len(view.lower) else "."
    if (
        word in view.cues["firms"]
        or word in view.lexicon.reference_heads
        or word.rstrip("s") in view.lexicon.reference_heads
    ):
        return True
    if view.lower[k - 1] == "both":
        return False
    acts = view.at(k, "metric_verb", "direction_verb", "level", "modality") is not None
    verb = acts or view.is_past(k) if k < len(view.lower) else False
    adverb = word in ("together", "jointly", "combined", "have", "had", "will", "also", "spend", "earn", "'s")
    return verb or adverb or alone and word in (",", "'s", "in")


def _conjoined(view: View) -> tuple[int, int] | None:
    """ "Meta and Alphabet earned", "Apple, Meta and Alphabet together spent": names joined right before a verb"""
    names = view.named()
    for first, second in zip(names, names[1:], strict=False):
        if view.lower[first.last : second.first] != ["and"] or first.ref.ref == second.ref.ref:
            continue
        if _is_run(view, second.last):
            return None  # "Adobe and Salesforce earned $5.56 billion and $6.20 billion": each its own
        if first.first and view.lower[first.first - 1] in _NOT_OF | {
            "for",
            "at",
            "by",
            "from",
            "as",
            "between",
            "both",
        }:
            continue
        k = second.last
        while view.word(k) in ("together", "combined", "jointly", "also"):
            k += 1
        if k < len(view.lower) and view.at(k, "metric_verb", "level"):
            return first.first, k
        if view.word(k) in view.cues["spent"] | {"had", "have"}:
            return first.first, k
    return None


def _is_run(view: View, k: int) -> bool:
    figures = [i for i in view.of_kind("quantity") if i.first >= k]
    return any(view.lower[a.last : b.first] in (["and"], [","]) for a, b in zip(figures, figures[1:], strict=False))


_SUMMED = frozenset("combined aggregate joint collective".split())


def _added(view: View) -> tuple[int, int] | None:
    """ "Combined capital spending was": a metric of nobody named that is added up; "together they" """
    if view.said.isdisjoint(_JOINTLY | _SUMMED):
        return None
    for k, word in enumerate(view.lower[:-1]):
        if word in _JOINTLY and {"they", "both", *view.cues["firms"]} & set(view.lower[max(0, k - 4) : k + 4]):
            return k, k + 1
        if word in _SUMMED and view.at(k + 1, "metric"):
            owners = [
                i
                for i in view.of_kind("entity", "pronoun", "reference")
                if i.last == k or i.last == k - 1 and view.lower[k - 1] == "'s"
            ]
            plural = all(i.kind == "pronoun" and view.lower[i.first] == "their" for i in owners)
            if plural:
                return k, k + 2
    return None


def _is_told_of(view: View, frame: Frame, group: tuple[int, int]) -> bool:
    item, q = frame.item, frame.quantity
    if item is None or q is None or q.kind not in ("money", "count") or frame.role not in ("level", "from"):
        return False
    clause = view.clause_of(item.first)
    if clause.bracket and not clause.first <= group[0] < clause.last:
        return False  # "Together the two exceeded free cash flow (operating cash flow of $4.5bn less ...)"
    if item.first < group[1] or {";", ":"} & set(view.lower[group[1] : item.first]):
        return _is_behind(view, item, group)
    if _EACH & set(view.lower[group[1] : item.last + 2]):
        return False
    added = view.at(group[1] - 1, "metric")
    if added is not None and frame.metric != added.id:
        return False  # "set against a combined net income of $669 billion, equity has shrunk to $74 billion"
    return not _own(view, frame, group[1], item.first)


def _is_behind(view: View, item: Item, group: tuple[int, int]) -> bool:
    """ "spent $89.8 billion between them" """
    gap = view.lower[item.last : group[0]] if group[0] >= item.last else [";"]
    return view.lower[group[0]] in ("between", "among") and len(gap) < 6 and not {",", ";", "."} & set(gap)


def _own(view: View, frame: Frame, first: int, last: int) -> bool:
    """Whether one company is spoken of between the group and the figure ("the three earned well, and Meta made $62 billion")."""
    if "subject<owner_of_figure" in frame.trace:
        return True
    named = [i for i in view.of_kind("entity", "reference") if first <= i.first and i.last <= last]
    named = [i for i in named if i.kind == "reference" or i.ref.type == "ORG"]
    return any(aside(view, i.first) is None for i in named) or bool(_ALONE & set(view.lower[first:last]))


def _goes_on(frame: Frame, before: Frame | None) -> bool:
    """ "up from $112.0bn in 2023": the earlier level, or the change, of what is told together"""
    if before is None or before.unbound != REASON or before.item is None or frame.item is None:
        return False
    if frame.metric != before.metric or frame.role not in ("from", "delta") or "subject<owner_of_figure" in frame.trace:
        return False
    return ";" not in frame.view.lower[before.item.last : frame.item.first]
