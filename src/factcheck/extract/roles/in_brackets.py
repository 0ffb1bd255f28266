"""What a figure in brackets is to the one before them: "$416.2 billion ($391.0 billion)", "(FY23: $5 billion)"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import nearest_rate
from factcheck.extract.frames import Frame


def in_brackets(frame: Frame) -> str | None:
    """ "$416.2 billion ($391.0 billion)", "(FY23: $5 billion)": what a figure in brackets is to the one before them"""
    view, item, q = frame.figure
    clause = view.clause_of(item.first)
    if not clause.bracket or q.alt_of is not None:
        return None
    if _echoes(view, item) or _of_time_before(view, item):
        return "bracket behind a figure"
    rate = q.kind == "percent" and q.text[:1] not in "+-−" and nearest_rate(frame)
    dated = any(t.ref.type in ("fiscal", "period", "base", "date") for t in view.of(clause, "time"))
    return "bracket with its own period" if dated and (rate or q.kind in ("money", "count")) else None


def _echoes(view: View, item: Item) -> bool:
    """ "$416.2 billion ($391.0 billion)": a figure alone in brackets behind one of its kind is the one of the year before"""
    before = [i for i in view.of_kind("quantity") if i.last <= item.first]
    if before and _bracketed(view, before[-1], item) in _EARLIER_IN_BRACKETS:
        return True
    if not before or _bracketed(view, before[-1], item) not in ([], ["from"], ["versus"], ["vs"], ["vs."], ["against"]):
        return False
    same = before[-1].ref.kind == item.ref.kind and before[-1].ref.unit == item.ref.unit
    return same and view.word(item.last) == ")" and item.ref.text[:1] not in "+-−"


def _of_time_before(view: View, item: Item) -> bool:
    """ "have hardly changed since December ($156.4 billion)": the figure of the time right before the brackets"""
    alone = view.lower[item.first - 1] == "(" and view.word(item.last) == ")"
    time = view.before(item.first - 1, "time")
    if not alone or time is None or not follows_its_kind(view, item):
        return False
    opening = view.lower[max(0, time.first - 4) : time.first]
    return time.ref.type == "base" or bool(
        {"since", "from", "than", "below", "above", "against", "with", "to"} & set(opening)
    )


_EARLIER_IN_BRACKETS = (
    ["previously", ":"], ["previously"], ["prior", ":"], ["previous", ":"], ["before", ":"], ["last", "year", ":"], ["earlier", ":"],
)  # fmt: skip
_PER_SHARE = (["per", "diluted", "share"], ["a", "diluted", "share"], ["per", "share"], ["a", "share"])


def _bracketed(view: View, figure: Item, item: Item) -> list[str] | None:
    """The words before a figure in brackets, where the brackets stand right behind another figure, its unit or its noun."""
    words = view.lower[figure.last : item.first]
    if "(" not in words:
        return None
    at = words.index("(")
    if set(words[:at]) <= view.cues["hardly_moved"]:
        return words[at + 1 :]  # "R&D $489 million, hardly moved ($481 million)"
    noun = words[:1] in (["of"], ["in"]) and any(
        i.first == figure.last + 1 and i.last == figure.last + at for i in view.of_kind("metric")
    )
    return words[at + 1 :] if at == 0 or words[:at] in _PER_SHARE or noun else None


def follows_its_kind(view: View, item: Item) -> bool:
    before = [i for i in view.of_kind("quantity") if i.last <= item.first]
    return any((i.ref.kind, i.ref.unit) == (item.ref.kind, item.ref.unit) for i in before)
