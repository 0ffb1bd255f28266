"""The owner by the clause: its subject, whoever is set before it, and that of the clauses around it."""

from __future__ import annotations

from factcheck.extract.analysis import NO_VERBS, Clause, Item, View
from factcheck.extract.cues import aside
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.ahead import only_compared
from factcheck.extract.subjects.asides import before_aside, in_relative, is_aside, of_with
from factcheck.extract.subjects.openings import opening
from factcheck.extract.subjects.owners import BARGAINED, OWNERS, is_company, oblique, outer

_BEFORE_FRONTED = frozenset("; , and while whereas but — – - . :".split())


def fronted(frame: Frame, previous: Frame | None) -> Item | None:
    """ "...; at Mastercard, repurchases increased 22%": whoever is set before a clause is its subject"""
    view, item = frame.view, frame.item
    if item is None:
        return None
    for owner in reversed(view.items):
        if owner.last > item.first or owner.kind != "entity" or owner.ref.type != "ORG":
            continue
        if in_relative(view, owner, item.first):
            continue
        if _turns_to(view, owner) and view.word(owner.last) in (",", ":"):
            return None if view.between(owner.last, item.first, "reference", "pronoun") else owner
        opened = owner.first < 2 or view.lower[owner.first - 2] in _BEFORE_FRONTED
        if view.lower[owner.first - 1] not in ("at", "for") or not opened or view.word(owner.last) != ",":
            return None  # somebody else stands nearer
        between = view.between(owner.last, item.first, "reference", "pronoun")
        return None if between or ";" in view.lower[owner.last : item.first] else owner
    return None


def _turns_to(view: View, owner: Item) -> bool:
    """ "Meanwhile, over at Alphabet,", "When it comes to Netflix,", "At rival Meta,": words that turn to whom the rest is told of"""
    words = [word for word in view.lower[opening(view, owner.first) : owner.first] if word != ","]
    return " ".join(words[: -1 if words[-1:] and words[-1] in view.cues["rivals"] else None]) in view.cues["turning_to"]


def beside_aside(frame: Frame, previous: Frame | None) -> Item | None:
    """ "...climbed 0.5%, and Adobe, with operating income of $6.7 billion, slipped 1.7%": an aside and the verb behind it are of one company"""
    view, item = frame.view, frame.item
    if item is None:
        return None
    if "metric<stock_resumed" in frame.trace:
        comma = next((k for k in range(item.first - 1, 0, -1) if view.lower[k] == ","), 0)
        return before_aside(view, comma)
    return _where(view, item) or of_with(view, item)


def _where(view: View, item: Item) -> Item | None:
    """ "The same was true of Johnson & Johnson, where sales rose 4%": what a clause with "where" tells is of whom it hangs on"""
    around = aside(view, item.first)
    if around is None or view.lower[around[0]] != "where" or view.between(around[0], item.first, *OWNERS):
        return None
    held = (i for i in view.named() if i.last == around[0] - 1)
    return next(held, None)


def clause_subject(frame: Frame, previous: Frame | None) -> Item | None:
    view = frame.view
    clause = outer(view, frame.clause)
    anchor = frame.item.first if frame.item is not None else clause.last
    return _first_owner(view, clause, anchor)


def _first_owner(view: View, clause: Clause, anchor: int) -> Item | None:
    """The owner nearest before the clause's first verb; one after a preposition counts only when there is no other."""
    owners = [
        i
        for i in view.of(clause, *OWNERS)
        if i.last <= anchor and is_company(i) and not view.clause_of(i.first).bracket and not is_aside(view, i)
        if not in_relative(view, i, anchor) and not only_compared(view, i)
    ]
    if not owners:
        return None
    verbs = [
        i
        for i in view.of(clause, "direction_verb", "metric_verb", "level", "reporting")
        if view.lower[i.first] not in NO_VERBS
    ]
    first_verb = verbs[0].first if verbs else anchor
    before = [i for i in owners if i.last <= first_verb]
    direct = [i for i in before if not oblique(view, i) or _opens(view, clause, i)]
    if direct:
        return direct[-1]
    said = [
        i for i in owners if i.first > first_verb and any(v.kind == "reporting" and v.last <= i.first for v in verbs)
    ]
    if said and not before:
        return said[-1]
    return (
        before[-1]
        if before and not oblique(view, before[-1])
        else (owners[-1] if not oblique(view, owners[-1]) else None)
    )


def _opens(view: View, clause: Clause, item: Item) -> bool:
    """ "At Alphabet, net income came to ...": a place that opens the clause is its subject"""
    return (
        item.first - clause.first <= 3 and view.lower[item.first - 1] in ("at", "for") and view.word(item.last) == ","
    )


def inherited(frame: Frame, previous: Frame | None) -> Item | None:
    if (
        previous is not None
        and previous.subject is not None
        and previous.metric not in BARGAINED
        and frame.clause.opener
        in ("", ",", "and", "or", "but", "with", "(", "while", "as", "which", ":", "--", "—", "that", ";")
    ):
        return previous.subject
    return None


def earlier_clause(frame: Frame, previous: Frame | None) -> Item | None:
    view = frame.view
    for index in range(outer(view, frame.clause).index - 1, -1, -1):
        clause = view.clauses[index]
        item = _first_owner(view, clause, clause.last)
        if item is not None:
            return item
    return None


def later_clause(frame: Frame, previous: Frame | None) -> Item | None:
    """ "Revenue rose 8%, the company said" """
    view = frame.view
    for item in view.items:
        if (
            item.kind in ("reference", "entity")
            and is_company(item)
            and frame.item is not None
            and item.first > frame.item.last
        ):
            near = view.between(item.last, min(item.last + 2, len(view.tokens)), "reporting")
            if near and view.lower[near[0].first] in ("said", "says", "reported", "announced", "disclosed"):
                return item
    return None


def product(frame: Frame, previous: Frame | None) -> Item | None:
    """A product or division that nobody's name goes before: it stands for its company."""
    view = frame.view
    anchor = frame.item.first if frame.item is not None else len(view.tokens)
    products = [i for i in view.of_kind("entity") if i.ref.type == "PRODUCT" and i.last <= anchor and i.ref.of]
    return products[0] if products else None
