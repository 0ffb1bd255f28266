"""Claims without a quantity: who holds an office, who said what, and which of two unnamed amounts is larger."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.scope import negated_at

_APPOSED = frozenset(
    """
    , the 's its is who as a an company current chairman president and also group ( serves serving their our runs leads
    took over has been since taken
    heads running leading heading it
    """.split()
)
_BEFORE_OFFICE = frozenset("'s group and chairman president founder co - current ,".split())
_SUMS = frozenset("plan program programme package sum amount figure pledge total that".split())

# A term that is over, or has not begun, says nothing about who holds the office on the article's date.

_CHECKED_OFFICES = frozenset({"ceo", "chair", "cfo", "coo", "cto", "president", "founder"})


def offices(view: View) -> list[Frame]:
    """ "Alibaba's CEO, Wu Yongming", "Tim Cook, chief executive of Apple", "Apple CEO Tim Cook" """
    frames = []
    for item in view.items:
        if item.kind != "office" or item.id not in _CHECKED_OFFICES or item.id == "founder":
            continue
        person = _holder(view, item)
        if person is None or _not_current(view, item, person):
            continue
        frame = Frame(view, view.clause_of(item.first), kind="office", metric="office", segment=item.id, item=None)
        frame.object_span = (person.start, person.end)
        frame.subject = _body(view, item)
        lo, hi = min(item.first, person.first), max(item.last, person.last)
        if frame.subject is not None and frame.subject.kind != "pronoun":
            lo, hi = min(lo, frame.subject.first), max(hi, frame.subject.last)
        frame.start, frame.end = view.tokens[lo].start, view.tokens[hi - 1].end
        frame.note("office", item.id)
        frames.append(frame)
    return frames


def office_asked(view: View) -> tuple[View, Item] | None:
    """ "Who is CEO of Alibaba at present?": the office of which the next sentence may name the holder"""
    text = view.text[view.sentence.start : view.sentence.end].rstrip("\"'”’ ")
    if not text.endswith("?") or "who" not in view.lower[:6] or view.lexicon.cues["not_current"] & set(view.lower):
        return None
    held = [i for i in view.items if i.kind == "office" and i.id in _CHECKED_OFFICES and i.id != "founder"]
    people = any(i.kind == "entity" and i.ref.type == "PERSON" for i in view.items)
    return (view, held[0]) if len(held) == 1 and not people else None


_LONGEST_ANSWER = 8
_IN_ANSWERS = frozenset("a : . , - – — it 's is that does still yes".split())


def answered(view: View, asked: tuple[View, Item] | None) -> list[Frame]:
    """ "Daniel Zhang.", "Joe Tsai does.": a name alone, right behind the question for an office"""
    if asked is None or len(view.tokens) > _LONGEST_ANSWER:
        return []
    names = [k for k, t in enumerate(view.tokens) if t.is_capitalised and t.lower != "a"]
    others = {view.lower[k] for k in range(len(view.tokens)) if k not in names}
    known = [i for i in view.items if i.kind == "entity" and i.ref.type != "PERSON" and i.ref.ref]
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
    people = [i for i in view.items if i.kind == "entity" and i.ref.type == "PERSON"]
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
            inner = [k for k in gap if not any(i.kind == "entity" and i.first <= k < i.last for i in view.items)]
            words = {view.lower[k] for k in inner}
            if words and len(gap) <= 7 and words <= _APPOSED:
                return person
    return None


def _only(view: View, first: int, last: int, allowed: set[str]) -> bool:
    return all(view.lower[k] in allowed for k in range(first, last))


def _not_current(view: View, office: Item, person: Item) -> bool:
    lo, hi = min(office.first, person.first), max(office.last, person.last)
    near = view.lower[max(0, lo - 4) : min(len(view.lower), hi + 4)]
    inside = view.lower[max(0, lo - 2) : hi]
    if view.lexicon.cues["not_current"] & set(inside):
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
        for i in view.items
        if i.kind in ("entity", "reference", "pronoun")
        and not (i.kind == "entity" and i.ref.type not in ("ORG", "GOV"))
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
        if person.kind != "entity" or person.ref.type != "PERSON" or view.lower[person.last : person.last + 1] != [":"]:
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
            for i in view.items
            if i.kind == "office" and i.id in _CHECKED_OFFICES and i.last <= cue.first and cue.first - i.last <= 2
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


def comparisons(view: View) -> list[Frame]:
    """ "The investment exceeds its total spending on AI over the past decade" """
    frames = []
    for cue in (*view.items, *_split_cues(view)):
        if cue.kind != "comparison":
            continue
        clause = view.clause_of(cue.first)
        if any(i.kind == "quantity" and i.first <= cue.first < i.last for i in view.items):
            continue
        right = _right_side(view, cue)
        if right is None:
            continue
        left = _left_metric(view, cue)
        if left is None:
            continue
        if any(i.kind == "quantity" for i in view.between(cue.first, right[1])):
            continue
        frame = Frame(view, clause, kind="comparison", role="compare", metric=left.id, metric_item=left)
        frame.direction = "up" if cue.id == "above" else "down"
        frame.compare_to = view.words(*right)
        frame.start, frame.end = view.tokens[cue.first].start, view.tokens[right[1] - 1].end
        times = list(view.between(right[0], right[1], "time"))
        frame.base = times[0].ref if times else None
        owners = [
            i
            for i in view.items
            if i.kind in ("entity", "pronoun", "reference")
            and i.first < right[1]
            and not (i.kind == "entity" and i.ref.type not in ("ORG",))
        ]
        frame.subject = owners[0] if owners else None
        frame.negated = negated_at(view, frame, cue.first)
        frame.note("comparison", view.words(cue.first, cue.last).lower())
        frames.append(frame)
    return frames


def _split_cues(view: View) -> list[Item]:
    """ "will spend more on AI than it did ...": the cue is "than", and "more" says which side is greater"""
    found = []
    for k, word in enumerate(view.lower):
        if word not in ("more", "less"):
            continue
        than = next((n for n in range(k + 2, min(k + 12, len(view.lower))) if view.lower[n] == "than"), None)
        verb = any(i.kind in ("metric_verb", "metric") and i.last <= k and k - i.last <= 1 for i in view.items)
        if than is None or not verb or view.between(k, than, "quantity", "comparison"):
            continue
        side = "above" if word == "more" else "below"
        found.append(Item("comparison", than, than + 1, view.tokens[than].start, view.tokens[than].end, side))
    return found


def _right_side(view: View, cue: Item) -> tuple[int, int] | None:
    """The noun phrase compared with: it must name an amount (a metric, or what was spent) and not be a figure or an estimate."""
    first = cue.last
    if first < len(view.lower) and view.lower[first] == "than":
        first += 1
    last = first
    while (
        last < len(view.tokens)
        and view.lower[last] not in (",", ";", ".", "will", "—", "--", ")", "and")
        or (
            last < len(view.tokens)
            and view.lower[last] == "and"
            and last + 1 < len(view.tokens)
            and view.lower[last + 1] not in ("will", "is", "has", "the")
        )
    ):
        last += 1
    if last <= first:
        return None
    names = view.between(first, last, "metric", "metric_verb")
    times = [i for i in view.between(first, last, "time") if i.ref.type in ("duration", "period", "fiscal")]
    estimates = {"estimate", "estimates", "expectations", "consensus", "forecast", "forecasts"} & set(
        view.lower[first:last]
    )
    # "than it did in the past decade", "than the previous ten years did", "> total of past 10 yrs"
    stands_for = {"did", "had", "total", "sum", "combined", "together", "everything"} & set(view.lower[first:last])
    return (first, last) if (names or stands_for) and times and not estimates else None


def _left_metric(view: View, cue: Item) -> Item | None:
    nouns = [i for i in view.items if i.kind in ("metric", "metric_verb") and i.last <= cue.first]
    if nouns:
        return nouns[-1]
    plan = [k for k in range(cue.first) if view.lower[k] in _SUMS]
    if plan:
        k = plan[-1]
        return Item("metric", k, k + 1, view.tokens[k].start, view.tokens[k].end, "investment")
    if any(i.kind == "quantity" and i.ref.kind == "money" and i.last <= cue.first for i in view.items) and any(
        i.kind == "time" and i.ref.value.startswith("PAST") and i.first >= cue.last for i in view.items
    ):  # "RMB 380bn over 3 yrs, > total of past 10 yrs"
        return Item("metric", cue.first, cue.first, cue.start, cue.start, "investment")
    right = [i for i in view.items if i.kind in ("metric", "metric_verb") and i.first >= cue.last]
    return right[0] if right and right[0].id in ("investment", "capex") else None
