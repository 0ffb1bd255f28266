"""Of whom a claim speaks: the rules in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extract.analysis import Item
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.anaphors import antecedent, former_or_latter
from factcheck.extract.subjects.known_figures import is_known_figure, of_its_own, of_outdone
from factcheck.extract.subjects.of_clauses import (
    beside_aside,
    clause_subject,
    earlier_clause,
    fronted,
    inherited,
    later_clause,
    product,
)
from factcheck.extract.subjects.of_figures import of_which, owner_of_figure
from factcheck.extract.subjects.of_metrics import after_metric, possessor
from factcheck.extract.subjects.owners import oblique, outer


def assign_subject(frame: Frame, previous: Frame | None) -> None:
    metric = frame.view.lexicon.metrics.get(frame.metric or "")
    about = metric.of if metric is not None else "company"
    for rule in _RULES[about]:
        item = rule(frame, previous)
        if item is None or (item.kind == "entity" and item.ref.ref in frame.compare_subjects):
            continue
        frame.subject = antecedent(frame.view, item)
        owned = item.kind == "pronoun" and frame.view.lower[item.first] in ("its", "their", "our")
        frame.mention = frame.subject if owned else item
        if frame.metric == "price_target":
            # the one who sets the target is its holder; the target is the article's company's
            frame.attribution, frame.subject = frame.view.words(frame.subject.first, frame.subject.last), None
        frame.note("subject", rule.__name__.strip("_"))
        if rule is not owner_of_figure and is_known_figure(frame):
            frame.unbound = frame.unbound or "it is told as a figure known before, and not whose or of when"
        if (outdone := of_outdone(frame)) is not None:
            frame.subject = frame.mention = outdone
            frame.role = "level"
        if rule is owner_of_figure and frame.role == "from" and of_its_own(frame, item):
            # "$36.0 billion against the $31.2 billion of Alphabet": another's figure is no earlier one
            frame.role = "level"
        return


def _ranked_thing(frame: Frame, previous: Frame | None) -> Item | None:
    if frame.role != "rank" or frame.item is None:
        return None
    view = frame.view
    things = [i for i in view.of_kind("entity") if i.ref.type in ("PRODUCT", "ORG") and i.last <= frame.item.first]
    lists = [i for i in things if i.ref.ref == "thing:chatbot-arena"]
    things = [i for i in things if i not in lists]
    products = [i for i in things if i.ref.type == "PRODUCT"]
    return products[-1] if products else things[-1] if things else None


def _apposed(frame: Frame, previous: Frame | None) -> Item | None:
    """ "Converse, the group's other label, had sales of": the product that opens a sentence, and not the company in its apposition"""
    view, first = frame.view, next(iter(frame.view.of_kind("entity")), None)
    if first is None or frame.item is None or first.first > 0 or first.ref.type != "PRODUCT" or not first.ref.of:
        return None
    marks = [k for k in range(first.last, frame.item.first) if view.lower[k] == ","]
    apart = (
        len(marks) == 2 and marks[0] == first.last and not view.between(marks[1], frame.item.first, "entity", "pronoun")
    )
    return first if apart else None


def _place(frame: Frame, previous: Frame | None) -> Item | None:
    """ "China's exports rose", "inflation in the euro zone": the country, or the body that sets a rate"""
    view = frame.view
    anchor = frame.item.first if frame.item is not None else len(view.tokens)
    places = [i for i in view.of_kind("entity") if i.ref.type in ("GPE", "GOV")]
    if previous is not None and previous.subject in places and not view.between(previous.clause.last, anchor, "entity"):
        return previous.subject
    own = [i for i in view.of(outer(view, frame.clause), "entity") if i in places and i.last <= anchor]
    before = own or [i for i in places if i.last <= anchor]
    if before:
        direct = [i for i in before if not oblique(view, i)]
        return (direct or before)[-1]
    # "in the euro zone"; what comes "with the United States taking a quarter" is a part of somebody's exports
    led = ((i, view.lower[i.first - 1 - (view.lower[i.first - 1] == "the")]) for i in places if i.first >= anchor)
    return next((i for i, word in led if word in ("in", "of")), None)


def _commodity(frame: Frame, previous: Frame | None) -> Item | None:
    view = frame.view
    anchor = frame.item.first if frame.item is not None else len(view.tokens)
    before = [i for i in view.of(outer(view, frame.clause), "commodity") if i.last <= anchor]
    return before[-1] if before else previous.subject if previous is not None else None


_RULES: dict[str, tuple[Callable[[Frame, Frame | None], Item | None], ...]] = {
    "company": (
        _ranked_thing,
        owner_of_figure,
        former_or_latter,
        of_which,
        _apposed,
        possessor,
        after_metric,
        beside_aside,
        fronted,
        clause_subject,
        inherited,
        earlier_clause,
        later_clause,
        product,
    ),
    "place": (_place,),
    "commodity": (_commodity,),
    "market": (possessor, after_metric),
}
"""By what a metric is of; the first rule that finds somebody wins."""
