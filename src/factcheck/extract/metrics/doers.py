"""Of which part of the company a metric is, by who did it: "Cloud Intelligence Group lifted its revenue"."""

from __future__ import annotations

from factcheck.extract.analysis import Clause, Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import is_product
from factcheck.extract.parts import part_after, part_phrase


def of_named_part(frame: Frame) -> None:
    """ "sales of $15 billion, Nvidia's data centers $51 billion": a metric taken over, and a new thing that it is of"""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if item is None or frame.segment is not None or noun is None:
        return
    clause = view.clause_of(item.first)
    if _is_whole_business(view, clause):
        return
    if noun.kind == "metric_verb":
        # "Cloud Intelligence Group contributed RMB 31,742 million"
        doers = [i for i in view.of(clause) if i.last <= noun.first and (i.kind == "part" or is_product(i))]
        if frame.metric == "revenue" and doers and doers[-1].last == noun.first:
            frame.segment = part_phrase(view, doers[-1])
        return
    if clause.bracket:
        return
    if (headed := _headed_by(view, noun)) is not None:
        frame.segment = headed
        return
    if clause.first <= noun.first < clause.last:
        frame.segment = _doer(view, clause, noun)
        return
    parts = [i for i in view.of(clause) if i.last <= item.first and (i.kind == "part" or is_product(i))]
    if parts:
        frame.segment = (
            part_phrase(view, parts[0]) if parts[0].kind == "part" else view.words(parts[0].first, parts[0].last)
        )
        return
    held = {k for i in view.of(clause) for k in range(i.first, i.last)}
    words = [k for k in range(clause.first, item.first) if k not in held and view.lower[k].isalpha()]
    named = [k for k in words if not _is_grammar(view, view.lower[k])]
    owners = [i for i in view.of(clause, "entity") if i.last <= item.first]
    does = named and view.lower[named[-1] + 1] in _BEHIND_VERBS and named[0] == (owners or [item])[-1].last
    if named and owners and named[0] >= owners[-1].last and not does:
        frame.segment = view.words(named[0], named[-1] + 1)


def _is_whole_business(view: View, clause: Clause) -> bool:
    """ "Apple's business brought in $94.9 billion": all that the company does, and no part of it"""
    doers = list(view.of(clause, "part"))
    return len(doers) == 1 and view.lower[doers[0].first - 1 : doers[0].last] in (["'s", "business"],)


_BEHIND_VERBS = frozenset("at with to on in by".split())
""" "Adobe follows at $21.5 billion": behind a name without "'s", and before these, an unknown word is a verb"""


_OF_PLACES = frozenset(
    """
    revenue operating_income operating_loss operating_margin profit net_income net_loss gross_profit gross_margin growth
    """.split()
)


def of_place(frame: Frame) -> None:
    """ "Asia Pacific posted sales of $1.6 billion", "In Europe, sales rose 6%": what a company did there, not all of it"""
    view, item = frame.view, frame.item
    if item is None or frame.segment is not None or frame.metric not in _OF_PLACES:
        return
    clause = view.clause_of(item.first)
    first = _behind_time(view, clause)
    within = view.word(first) in ("in", "across")
    first += within
    first += view.word(first) == "the"
    place = next((i for i in view.of_kind("entity") if i.first == first and i.ref.type == "GPE"), None)
    last = _places_behind(view, place.last) if place is not None else 0
    if place is None or last >= item.first:
        return
    acts = view.at(last, "direction_verb", "metric_verb", "level") is not None
    acts = acts and view.lower[last].isalpha()  # "NEW DELHI: Apple has reported" only says from where
    if within and view.lower[last] == "," or not within and (acts or view.is_past(last)):
        frame.segment = view.words(place.first, last)


def _places_behind(view: View, last: int) -> int:
    """ "In the United States and Canada,": the end of all the places that are named together"""
    while view.word(last) in ("and", "&", ",", "or"):
        k = last + 1 + (view.word(last + 1) in ("and", "the"))
        k += view.word(k) == "the"
        other = next((i for i in view.of_kind("entity") if i.first == k and i.ref.type == "GPE"), None)
        if other is None:
            break
        last = other.last
    return last


def _headed_by(view: View, noun: Item) -> str | None:
    """ "Alibaba, Cloud Intelligence Group, December 2024 quarter: revenue of ...": the part that the line is about"""
    colon = next((k for k in range(noun.first - 1, 0, -1) if view.lower[k] == ":"), None)
    if colon is None:
        return None
    before = [i for i in view.items if i.last <= colon]
    if any(i.kind in ("direction_verb", "metric_verb", "level", "reporting", "quantity", "metric") for i in before):
        return None
    parts = [i for i in before if i.kind == "part" or is_product(i)]
    if not parts or any(i.kind == "entity" and i.ref.type == "ORG" for i in view.between(parts[-1].last, noun.first)):
        return None
    return part_phrase(view, parts[-1]) if parts[-1].kind == "part" else view.words(parts[-1].first, parts[-1].last)


def _doer(view: View, clause: Clause, noun: Item) -> str | None:
    """ "Cloud Intelligence Group lifted its revenue by 13%", "its cloud unit reached 13% revenue growth": whose metric it is"""
    if (own := _own_doer(view, noun)) is not None:
        return own
    verbs = [
        i
        for i in view.of(clause, "direction_verb", "metric_verb", "level")
        if i.last <= noun.first and view.lower[i.first] not in ("of", "at", "-")
    ]
    parts = [i for i in view.of(clause) if i.kind == "part" or is_product(i)]
    if not verbs:
        # "AI products kept their triple-digit revenue growth": any verb, if what it is done to is their own
        owned = [
            i for i in view.between(clause.first, noun.first, "pronoun") if view.lower[i.first] in ("its", "their")
        ]
        verbs = [i for i in owned if i.first > 0 and view.is_past(i.first - 1)]
    doers = [i for i in parts if verbs and i.last <= verbs[0].first]
    if not doers:
        return _bare_doer(view, clause, noun)
    if view.between(doers[-1].last, verbs[0].first, "metric", "quantity", "reporting", "pronoun"):
        return None
    doer = doers[-1]
    named = [i for i in view.of(clause, "entity", "reference") if doer.last <= i.first < verbs[0].first]
    if any(i.kind == "reference" or i.ref.type == "ORG" for i in named):
        return None
    if _is_adjunct(view, clause, doer):
        return _bare_doer(view, clause, noun)
    return part_phrase(view, doer) if doer.kind == "part" else view.words(doer.first, doer.last)


_ADVERBS = frozenset("even also still just now again both too nearly almost".split())


_NP_ENDS = frozenset(", . ; : and but while whereas — – ( )".split())


def _own_doer(view: View, noun: Item) -> str | None:
    """ "and its automotive business even saw its revenue shrink": the part right before the verb, if the metric is its own"""
    v = noun.first - 2
    if v < 1 or view.lower[noun.first - 1] not in ("its", "their") or not view.is_past(v):
        return None
    k = v - 1
    while k > 0 and (view.lower[k] in _ADVERBS or view.lower[k].endswith("ly")):
        k -= 1
    part = next((i for i in view.items if i.last == k + 1 and (i.kind == "part" or is_product(i))), None)
    first = k
    held = {t: i for i in view.items if i.kind not in ("part", "comparison") for t in range(i.first, i.last)}
    while first >= 0 and view.lower[first] not in _NP_ENDS:
        other = held.get(first)
        if view.lower[first] in _ADJUNCT or other is not None and not is_product(other) and other.kind != "pronoun":
            return None  # "revenue of its cloud unit": what stands behind a preposition, or a company
        first -= 1
    first += 1
    while first <= k and view.lower[first] in ("its", "their", "the", "our"):
        first += 1
    return view.words(first, k + 1) if part is not None and first <= k else None


_ASIDE = frozenset("its the their by a in on meanwhile too also however though".split())


def _bare_doer(view: View, clause: Clause, noun: Item) -> str | None:
    """ "Software lifted its revenue 10%", "Software, its largest business, lifted its revenue": a line of business by a bare noun"""
    own = view.word(noun.first - 1) in ("its", "their")
    first = last = _behind_time(view, clause)
    free = ("part", "comparison", "metric") if own else ("part", "comparison")  # "storage" may be a metric too
    held = {k for i in view.of(clause) if i.kind not in free or i.first == first for k in range(i.first, i.last)}
    held -= {first} if view.at(first, "part") else set()
    while last < noun.first and last not in held and view.lower[last].isalpha():
        if view.lower[last] == "and" and first < last < first + 4:
            last += 1  # "Energy generation and storage doubled its sales"
            continue
        if _is_grammar(view, view.lower[last]) and not (last == first and view.lower[last].endswith("ing")):
            break
        last += 1
    named = view.lower[first:last]
    if (
        not 0 < len(named) <= 4
        or view.cues["people"] & set(named)
        or not own
        and view.lower[last] not in view.cues["had_results"]
    ):
        return None
    ordinary = named[0] in view.lexicon.starters or view.at(first, "part") is not None
    if not all(view.tokens[k].text.islower() for k in range(first + ordinary, last)):
        return None  # a name that no list holds may be a company's
    acts = view.at(last, "direction_verb", "metric_verb", "level") is not None
    aside = view.lower[last] == "," and view.lower[last + 1] in _ASIDE
    if not (acts or aside or view.is_past(last)):
        return None
    return view.words(first, last)


_ADJUNCT = frozenset(
    "of for in by from with to at on than despite amid after as thanks behind through via like including and or plus".split()
)


def _is_adjunct(view: View, clause: Clause, part: Item) -> bool:
    """ "Thanks to its cloud unit, revenue rose": a part behind a preposition does nothing itself."""
    first = _behind_time(view, clause)
    return any(view.lower[k] in _ADJUNCT or view.lower[k] == "," for k in range(first, part.first))


def _behind_time(view: View, clause: Clause) -> int:
    """Where a clause begins behind the time that it opens with: "In the December quarter, its cloud unit ..."."""
    first = clause.first + (clause.index > 0)
    while first < clause.last - 1 and view.lower[first] in ("and", "but", "while", "whereas", "as", "yet"):
        first += 1
    times = [i for i in view.between(first, clause.last - 1, "time") if view.lower[i.last] == ","]
    if times and not any(i.kind not in ("time", "reference") for i in view.between(first, times[0].first)):
        return times[0].last + 1
    return first


def _is_grammar(view: View, word: str) -> bool:
    lexicon = view.lexicon
    return word in lexicon.whole_words or word in _GRAMMAR or word in lexicon.past_forms or word.endswith(("ed", "ing"))


_GRAMMAR = frozenset(
    """
    it he she they we its their our had has have was were is are be been will would came went got did does do hardly
    contrast comparison turn example instance addition fact way sum
    barely some about just only another much far who whose which that this these those there here one up down out
    """.split()
)


def earned_from(frame: Frame) -> None:
    """ "earned $25 billion from licensing", "lost $14 billion on the tax ruling": what a part brought, not the whole"""
    noun, item = frame.metric_item, frame.item
    if noun is None or item is None or noun.kind != "metric_verb" or frame.segment is not None:
        return
    if frame.metric in ("net_loss", "profit", "revenue", "eps"):
        frame.segment = part_after(frame.view, item.last, spending=False) or _cause(frame.view, item.last)


def _cause(view: View, k: int) -> str | None:
    """ "lost $14 billion on the EU tax ruling": the name behind "on" or "from", where no part of a company is told"""
    if view.word(k) not in ("on", "from"):
        return None
    first = k + 1 + sum(1 for word in view.lower[k + 1 : k + 3] if word in ("the", "a", "an", "its", "their"))
    if view.word(first) in ("diluted", "basic", "fully", "per"):
        return None  # "earned $0.21 on a diluted basis"
    if first >= len(view.lower) or view.at(first, "metric", "time", "quantity"):
        return None
    last = first
    while last < len(view.lower) and view.lower[last] not in (",", ".", ";", "in", "during", "for", "and", "while"):
        last += 1
    return view.words(first, last) or None


def of_moved_part(frame: Frame) -> None:
    """ "with the z17 mainframe lifting its infrastructure unit by 14%": the change is the part's, and of what, is not said"""
    view, item = frame.view, frame.item
    if item is None or frame.role != "delta" or frame.segment is not None or view.lower[item.first - 1] != "by":
        return
    moved = view.before(item.first - 1, "part")
    if moved is None or not view.between(max(0, moved.first - 7), moved.first, "direction_verb", "metric_verb"):
        return
    frame.segment = part_phrase(view, moved)
