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
    frames = led(view)
    for item in view.of_kind("office"):
        if item.id not in CHECKED_OFFICES or item.id == "founder":
            continue
        person = _holder(view, item)
        if person is None or _not_current(view, item, person):
            continue
        body = _body(view, item)
        if item.id in _OF_BODIES and not (body is not None and _is_public(body)):
            continue
        for holder in (person, *_fellows(view, item, person)):
            frames.append(_told(view, item.id, holder, body, item.first, item.last))
    return frames


def _told(view: View, office: str, person: Item, body: Item | None, first: int, last: int) -> Frame:
    """The claim that the person holds the office, whose word stands at tokens [first, last)."""
    frame = Frame(view, view.clause_of(first), kind="office", metric="office", segment=office, item=None)
    frame.object_span = (person.start, person.end)
    frame.subject = body
    lo, hi = min(first, person.first), max(last, person.last)
    if body is not None and body.kind != "pronoun":
        lo, hi = min(lo, body.first), max(hi, body.last)
    frame.start, frame.end = view.tokens[lo].start, view.tokens[hi - 1].end
    frame.note("office", office)
    return frame


def _people(view: View) -> list[Item]:
    return [i for i in view.of_kind("entity") if i.ref.type == "PERSON"]


def _fellows(view: View, office: Item, person: Item) -> list[Item]:
    """ "Co-CEOs Ted Sarandos and Greg Peters": those who hold it together with the first"""
    if not view.lower[office.last - 1].endswith("s") or person.first < office.last:
        return []
    return [i for i in _people(view) if i.first == person.last + 1 and view.lower[person.last] == "and"]


# ---------------------------------------------------------------- "Nike, led by Elliott Hill", "Brian Niccol, who runs Starbucks"
HEAD = "head"
_BEFORE_LED = frozenset(", ( ) : is now currently still which being nasdaq nyse".split())
_IN_WHO = frozenset((",", "who", "now"))


def led(view: View) -> list[Frame]:
    """Who leads a company, in whatever office; one that names the office is read by that."""
    frames: list[Frame] = []
    cues = view.cues
    if cues["leads"].isdisjoint(view.said) and cues.first_words["led_by"].isdisjoint(view.said):
        return frames
    for k in range(1, len(view.lower) - 1):
        if f"{view.lower[k - 1]} {view.lower[k]}" in cues["led_by"]:
            person = next((i for i in _people(view) if i.first == k + 1), None)
            body = _before_led(view, k - 1)
        elif view.lower[k] in cues["leads"]:
            body = next((i for i in view.of_kind("entity") if i.first == k + 1 and _is_company(i)), None)
            if body is not None and view.lower[body.last : body.last + 1] in (["'s"], ["in"], ["-"]):
                continue  # "leads Amazon's cloud arm", "runs Nike in Europe"
            person = next(
                (i for i in _people(view) if i.last <= k and _IN_WHO.issuperset(view.lower[i.last : k])), None
            )
        else:
            continue
        if person is not None and body is not None and not view.cues["not_current"] & set(view.lower):
            frames.append(_told(view, HEAD, person, body, k, k + 1))
    return frames


def _before_led(view: View, k: int) -> Item | None:
    """The company right before "led by", its listing passed over: "Meta Platforms (NASDAQ: META), led by" """
    found = [i for i in view.of_kind("entity", "reference", "pronoun") if i.last <= k and _is_company(i)]
    if not found:
        return None
    if view.lower[k - 2 : k] in ([",", "is"], [",", "now"]) and ")" not in view.lower[found[-1].last : k]:
        return found[0] if found[0].first <= 1 else None  # "Tesla, headquartered in Palo Alto, is led by"
    held = {n for i in view.of_kind("entity") if i.ref.type == "TICKER" for n in range(i.first, i.last)}
    gap = {view.lower[n] for n in range(found[-1].last, k) if n not in held}
    return found[-1] if gap <= _BEFORE_LED else None


def _is_company(item: Item) -> bool:
    """One that a list knows, or what may stand for it: of others nobody tells who leads them."""
    return item.kind in ("reference", "pronoun") or item.ref.type == "ORG" and item.ref.ref is not None


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
    people = _people(view)
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
    if person.last <= office.first and person.first and view.lower[person.first - 1] in view.cues["before_former"]:
        return True  # "took over from John Donahoe as Nike's chief executive"
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
    if f"{view.lower[office.first - 2]} {view.lower[office.first - 1]}" in view.cues["led_by"]:
        return _before_led(view, office.first - 2)  # "Netflix is run by co-CEOs Ted Sarandos and Greg Peters"
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
