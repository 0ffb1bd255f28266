"""Who holds an office: "Tim Cook, chief executive of Apple"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame

_APPOSED = frozenset(
    """
    , the 's its is who as a an company current chairman president and also group ( serves serving their our runs leads
    took over has been since taken
    heads running leading heading it
    """.split()
)


_BEFORE_OFFICE = frozenset("'s group and chairman president founder co - current ,".split())


CHECKED_OFFICES = frozenset(
    {"ceo", "chair", "cfo", "coo", "cto", "president", "founder", "governor", "treasury_secretary"}
)
_OF_BODIES = frozenset({"governor"})
"""Who is no head of a public body so called governs a state."""


def offices(view: View) -> list[Frame]:
    """ "Alibaba's CEO, Wu Yongming", "Tim Cook, chief executive of Apple", "Apple CEO Tim Cook" """
    frames = []
    for item in view.items:
        if item.kind != "office" or item.id not in CHECKED_OFFICES or item.id == "founder":
            continue
        person = _holder(view, item)
        if person is None or _not_current(view, item, person):
            continue
        frame = Frame(view, view.clause_of(item.first), kind="office", metric="office", segment=item.id, item=None)
        frame.object_span = (person.start, person.end)
        frame.subject = _body(view, item)
        if item.id in _OF_BODIES and not (frame.subject is not None and _is_public(frame.subject)):
            continue
        lo, hi = min(item.first, person.first), max(item.last, person.last)
        if frame.subject is not None and frame.subject.kind != "pronoun":
            lo, hi = min(lo, frame.subject.first), max(hi, frame.subject.last)
        frame.start, frame.end = view.tokens[lo].start, view.tokens[hi - 1].end
        frame.note("office", item.id)
        frames.append(frame)
    return frames


def _is_public(item: Item) -> bool:
    return item.kind == "entity" and item.ref.type == "GOV"


def office_asked(view: View) -> tuple[View, Item] | None:
    """ "Who is CEO of Alibaba at present?": the office of which the next sentence may name the holder"""
    text = view.text[view.sentence.start : view.sentence.end].rstrip("\"'”’ ")
    if not text.endswith("?") or "who" not in view.lower[:6] or view.cues["not_current"] & set(view.lower):
        return None
    held = [i for i in view.of_kind("office") if i.id in CHECKED_OFFICES and i.id != "founder"]
    people = any(i.ref.type == "PERSON" for i in view.of_kind("entity"))
    return (view, held[0]) if len(held) == 1 and not people else None


_LONGEST_ANSWER = 8


_IN_ANSWERS = frozenset("a : . , - – — it 's is that does still yes".split())


def answered(view: View, asked: tuple[View, Item] | None) -> list[Frame]:
    """ "Daniel Zhang.", "Joe Tsai does.": a name alone, right behind the question for an office"""
    if asked is None or len(view.tokens) > _LONGEST_ANSWER:
        return []
    names = [k for k, t in enumerate(view.tokens) if t.is_capitalised and t.lower != "a"]
    others = {view.lower[k] for k in range(len(view.tokens)) if k not in names}
    known = [i for i in view.of_kind("entity") if i.ref.type != "PERSON" and i.ref.ref]
    if known or not 2 <= len(names) <= 4 or names[-1] - names[0] != len(names) - 1 or others - _IN_ANSWERS:
        return []
    question, office = asked
    start, end = view.tokens[names[0]].start, view.tokens[names[-1]].end
    frame = Frame(view, view.clause_of(names[0]), kind="office", metric="office", segment=office.id, item=None)
    frame.object_span = frame.start, frame.end = start, end
    frame.subject = _body(question, office)
    frame.note("office", f"{office.id} asked for")
    return [frame]


def _holder(view: View, office: Item) -> Item | None:
    """The person in apposition to the office, on either side, or joined by "is"."""
    people = [i for i in view.of_kind("entity") if i.ref.type == "PERSON"]
    for person in people:
        if (
            person.first >= office.last
            and person.first - office.last <= 3
            and _only(
                view,
                office.last,
                person.first,
                {",", ":", "is", "was", "'s", "mr", "mr.", "ms", "ms.", "dr", "dr.", ".", "and", "chairman"},
            )
        ):
            return person
    for person in reversed(people):
        if person.last <= office.first:
            gap = range(person.last, office.first)
            inner = [k for k in gap if not view.over(k, "entity")]
            words = {view.lower[k] for k in inner}
            if words and len(gap) <= 7 and words <= _APPOSED and not _speaks(view, office):
                return person
    return None


def _speaks(view: View, office: Item) -> bool:
    """ "Will not bid for Harrow Freight, its chief executive said": he who says so is not what stands before the comma."""
    return (
        view.word(office.last) in ("said", "says", "told", "added")
        and view.word(office.first - 2) == ","
        and view.lower[office.first - 1] in ("its", "their")
    )


def _only(view: View, first: int, last: int, allowed: set[str]) -> bool:
    return all(view.lower[k] in allowed for k in range(first, last))


def _not_current(view: View, office: Item, person: Item) -> bool:
    lo, hi = min(office.first, person.first), max(office.last, person.last)
    near = view.lower[max(0, lo - 4) : min(len(view.lower), hi + 4)]
    inside = view.lower[max(0, lo - 2) : hi]
    if view.cues["not_current"] & set(inside):
        return True
    return bool(
        {
            "named",
            "appointed",
            "succeed",
            "succeeds",
            "succeeded",
            "replace",
            "replaced",
            "replaces",
            "stepped",
            "step",
            "resign",
            "resigned",
            "become",
            "becomes",
            "became",
            "until",
            "retire",
        }
        & set(near)
    )


def _body(view: View, office: Item) -> Item | None:
    """The company of the office: before it ("Apple's CEO", "its CEO"), or after it ("CEO of Apple")."""
    owners = [
        i
        for i in view.of_kind("entity", "reference", "pronoun")
        if not (i.kind == "entity" and i.ref.type not in ("ORG", "GOV"))
    ]
    for item in owners:
        if 1 <= item.first - office.last <= 2 and view.lower[office.last] in ("of", "at", "for"):
            return item
    for item in reversed(owners):
        if (
            item.last <= office.first
            and office.first - item.last <= 3
            and all(w in _BEFORE_OFFICE for w in view.lower[item.last : office.first])
        ):
            return item
    # "Amazon's outlay jumped 57%, and CEO Andy Jassy has signaled ...": the one company of the sentence
    named = [i for i in owners if i.kind == "entity" and i.ref.type == "ORG" and i.last <= office.first]
    return named[-1] if named and len({i.ref.ref or i.ref.text for i in named}) == 1 else None
