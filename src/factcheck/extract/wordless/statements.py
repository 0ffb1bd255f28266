"""Who said what."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.scope import negated_at
from factcheck.extract.wordless.offices import CHECKED_OFFICES


def statements(view: View) -> list[Frame]:
    """A person, or the office of a person, who said, believes or stressed something."""
    frames: list[Frame] = []
    for cue in view.items:
        if cue.kind != "reporting" or view.words(cue.first, cue.last).lower() in (
            "according to",
            "per",
            "reported",
            "called",
            "calls",
            "holds",
            "reports",
            "sees",
            "described",
            "maintains",
        ):
            continue
        speaker = _person_before(view, cue) or _person_after(view, cue)
        if speaker is None:
            continue
        first, last = _said(view, cue, speaker)
        if last - first < 3:
            continue
        frame = Frame(view, view.clause_of(cue.first), kind="statement", metric="statement", subject=speaker)
        frame.attribution = view.words(speaker.first, speaker.last)
        frame.object_span = (view.tokens[first].start, view.tokens[last - 1].end)
        frame.start, frame.end = (
            view.tokens[min(speaker.first, first)].start,
            view.tokens[max(last, speaker.last) - 1].end,
        )
        figures = list(view.between(first, last, "quantity"))
        frame.quantity = figures[0].ref if len(figures) == 1 else None
        frame.negated = negated_at(view, frame, cue.first)
        frame.note("statement", view.words(cue.first, cue.last).lower())
        frames.append(frame)
        break
    return frames or _headed_by_speaker(view)


def _headed_by_speaker(view: View) -> list[Frame]:
    """ "Alibaba's Eddie Wu: AGI could ...": a headline that gives what its person said"""
    for person in view.items:
        if person.kind != "entity" or person.ref.type != "PERSON" or view.word(person.last) != ":":
            continue
        first, last = person.last + 1, len(view.tokens)
        if last - first < 4 or person.first > 4:
            return []
        frame = Frame(view, view.clause_of(person.first), kind="statement", metric="statement", subject=person)
        frame.attribution = view.words(person.first, person.last)
        frame.object_span = (view.tokens[first].start, view.tokens[last - 1].end)
        frame.start, frame.end = view.tokens[person.first].start, view.tokens[last - 1].end
        figures = list(view.between(first, last, "quantity"))
        frame.quantity = figures[0].ref if len(figures) == 1 else None
        frame.note("statement", "headline")
        return [frame]
    return []


def _is_person(item: Item) -> bool:
    return item.kind == "person_pronoun" or (item.kind == "entity" and item.ref.type == "PERSON")


def _person_before(view: View, cue: Item) -> Item | None:
    people = [
        i
        for i in view.items
        if _is_person(i) and i.last <= cue.first and view.lower[i.first] not in ("his", "her", "him")
    ]
    if not people:
        offices_ = [
            i
            for i in view.of_kind("office")
            if i.id in CHECKED_OFFICES and i.last <= cue.first and cue.first - i.last <= 2
        ]
        return offices_[-1] if offices_ else None
    person = people[-1]
    gap = view.lower[person.last : cue.first]
    if len(gap) > 14 or any(i.kind in ("metric_verb", "direction_verb") for i in view.between(person.last, cue.first)):
        return None
    return person


def _person_after(view: View, cue: Item) -> Item | None:
    if not cue.first or view.tokens[cue.first - 1].text not in (",", '"', "”", "’", "'"):
        return None
    for item in view.items:
        if _is_person(item) and cue.last <= item.first <= cue.last + 8:
            return item
    return None


def _said(view: View, cue: Item, speaker: Item) -> tuple[int, int]:
    """What was said: after the verb, or before it where the speaker stands at the end."""
    n = len(view.tokens)
    end = n - 1 if n and view.tokens[-1].text in ".!?" else n
    if speaker.first >= cue.last:
        return 0, max(0, cue.first - 1)
    first = cue.last
    while first < end and view.lower[first] in ("that", ",", ":", '"', "“"):
        first += 1
    if end - first < 3 and view.tokens[speaker.first - 1].text in (",", '"', "”") and speaker.first > 3:
        return 0, speaker.first
    return first, end
