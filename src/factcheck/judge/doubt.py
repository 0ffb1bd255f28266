"""Readings of the sentence under which a figure that does not fit would be right. Where one stands, nobody is accused.

A figure is true of something: of another period that the article speaks of, of another metric of the same sentence, of
the other company. If the words leave room for that, the mistake may be in our reading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from factcheck.judge.case import Case
from factcheck.judge.flows import flows
from factcheck.judge.other_times import (
    a_year_after,
    goes_on,
    is_told_twice,
    is_tried,
    named_years,
    of_later_clause,
    of_sentence,
    other_naming,
    over_years,
    periods_before,
    points_back,
    recent,
)
from factcheck.judge.spoken import may_be_meant, spoken
from factcheck.judge.unsaid import claims_beside, is_unsaid, of_comparison
from factcheck.judge.values import DERIVED
from factcheck.judge.whose import name_of
from factcheck.judge.windows import Candidate, Windows
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex
from factcheck.records import replace

Fits = Callable[[Case, str, Candidate], bool]
"""Whether the printed figure is that of a metric at a window, of the company that the case is about."""


def other_reading(case: Case, windows: Windows, fits: Fits) -> str | None:
    """What else the figure may be, in words; None when the sentence can only be read as judged."""
    if (why := goes_on(case, windows) or over_years(case)) is not None:
        return why
    if not case.certain and (time := _of_time(case, windows, fits)) is not None:
        return time
    return _of_measure(case, windows, fits) or _of_another(case, fits)


def _of_time(case: Case, windows: Windows, fits: Fits) -> str | None:
    """The figure of another time that the words leave room for."""
    metric = case.claim.metric
    unsaid = () if windows.given else (*may_be_meant(case, windows.candidates), *a_year_after(case))
    if of_later_clause(case) or of_comparison(case):
        unsaid = (*unsaid, *spoken(case))
    beside = other_naming(case, windows) if case.claim.cell else of_sentence(case, windows)
    taken = is_told_twice(case)
    for candidate in (*beside, *unsaid):
        if taken and all(candidate.end < c.end for c in windows.candidates):
            continue
        if not is_tried(candidate, windows) and fits(case, metric, candidate):
            return f"it is the figure of {candidate.label}"
    for candidate in _of_former(case, windows):
        if fits(case, metric, candidate):
            return f"it is the figure of {candidate.label}, and what it was before is not the newest"
    for candidate in named_years(case, windows):
        if fits(case, metric, candidate):
            return f"it is the figure of {candidate.label}, of which the article speaks"
    if points_back(case):
        for candidate in (ago for own in windows.candidates for ago in periods_before(case, own)):
            if fits(case, metric, candidate):
                return f"it is the figure of {candidate.label}, to which the words may point back"
    return None


def _of_former(case: Case, windows: Windows) -> Iterator[Candidate]:
    """ "Cash was $8.8 billion after $8.5 billion last January", in March: a level before another is none of the newest, but of a year earlier"""
    if case.claim.role != "from":
        return
    newest = max((late.end for late in recent(case)), default=None)
    for own in windows.candidates:
        if newest is not None and abs((own.end - newest).days) <= _SAME_DAYS:
            yield from periods_before(case, own)
            if own.start is None:
                yield from (
                    late
                    for late in recent(case)
                    if late.start is None and abs((own.end - late.end).days - _YEAR) <= _SAME_DAYS
                )


_YEAR, _SAME_DAYS = 365, 7


def _of_measure(case: Case, windows: Windows, fits: Fits) -> str | None:
    """The figure of another measure of which the sentence speaks."""
    for other in _metrics_beside(case):
        for candidate in windows.candidates:
            if fits(case, other, candidate):
                return f"it is the {other.replace('_', ' ')} of the same period"
    for other in _left_over(case):
        for candidate in (*windows.candidates, *spoken(case)):
            if fits(case, other, candidate):
                return (
                    f"it is the {other.replace('_', ' ')} of {candidate.label}, and the sentence speaks of that as well"
                )
    for flow, candidate in flows(case):
        if fits(case, flow, candidate):
            return f"it is the {flow.replace('_', ' ')} of {candidate.label}, and the sentence speaks of what came in or went out"
    return None


def of_another_length(case: Case, windows: Windows, fits: Fits) -> str | None:
    """ "... in the first half. Our share count averaged 594.8 million": right of the quarter that ends with the half year"""
    for candidate in windows.candidates if any(c.field == "period" for c in case.claim.context) else ():
        for other in recent(case):
            alike = candidate.start is not None and other.start is not None and other.end == candidate.end
            if alike and not is_tried(other, windows) and fits(case, case.claim.metric, other):
                return f"it is the figure of {other.label}"
    return None


def _metrics_beside(case: Case) -> tuple[str, ...]:
    """The metrics of the sentence's other claims, where the figure does not stand right at its own."""
    if case.claim.firm:
        return ()
    beside = [c for c in claims_beside(case) if not _stands_apart(case, c)]
    return tuple(dict.fromkeys(c.metric for c in beside if c.metric not in (case.claim.metric, "unknown")))


def _left_over(case: Case) -> tuple[str, ...]:
    """Metrics of the sentence that no figure was bound to, but for those that the claim's own is computed from or a kind of."""
    own, sec = case.claim.metric, case.reference("sec")
    kinds = sec.readings if sec else {}
    return tuple(m for m in case.claim.beside if m not in DERIVED.get(own, ()) and own not in kinds.get(m, ()))


def names_company(case: Case, id_: str) -> bool:
    """Whether a company, of which the figure is right, is named right before it: "that of Tesla some $97.7 billion" """
    plain = "subject<owner_of_figure" in case.claim.rule_trace or "<form of words" in case.claim.rule_trace
    named = (e for e in case.extraction.entities_in(case.claim.sentence) if e.ref == id_)
    return not plain and any(0 <= case.claim.start - e.end <= _RIGHT_BEFORE for e in named)


def tells_measure(case: Case, quantity: Quantity, metric: str) -> bool:
    """Whether words right behind the figure bring another measure to mind: "free cash flow, $3.7 billion from operations less ..." """
    vocabulary = case.rules.vocabulary
    hints = vocabulary.measure_hints.get(metric)
    own = vocabulary.metrics.get(case.claim.metric)
    if hints is None or metric in ("net_income", "net_loss"):
        return False  # "$611 million in the red" may be told of any result
    behind = _UP_TO.match(case.article.text, quantity.end)
    words = set(behind[0].lower().partition(" and ")[0].split()[:_BEHIND]) if behind else set()
    said = {word for name in (own.words if own else ()) for word in name.split()}
    return bool(words & set(hints.words) - said)


_UP_TO = regex(r"[^,;:.()0-9$\n]*")
_BEHIND = 5
"""Words behind a figure that may still say what it is of."""
_RIGHT_BEFORE = 16
"""Letters between a name and the figure that may be its own."""


def _stands_apart(case: Case, other: Claim) -> bool:
    """ "net income rose by 12%, and diluted EPS was $1.57": what follows in a clause of its own is told of nothing before"""
    if other.start < case.claim.end:
        return False
    between = case.article.text[case.claim.end : other.start].lower()
    return re.search(r"[,;]\s+(?:and|while|but|whereas|as|so|with)\b|;|\s(?:while|whereas)\s", between) is not None


def _of_another(case: Case, fits: Fits) -> str | None:
    """The figure of another company that the sentence names, or of any of the article where the subject is not said."""
    near = _others_near(case)
    for lookup in case.evidence:
        if lookup.key not in near:
            continue
        subject = case.claim.subject.model_copy(update={"id": lookup.key})
        other = replace(case, claim=case.claim.model_copy(update={"subject": subject, "segment": None}))
        for candidate in recent(other):
            if fits(other, case.claim.metric, candidate):
                return f"it is a figure of {name_of(case, lookup.key)}"
    asked = {lookup.key for lookup in case.evidence}
    unknown = next((ref for ref in _meant_by_pronoun(case) if ref not in asked), None) if not is_unsaid(case) else None
    return f"it is a figure of {name_of(case, unknown)}" if unknown is not None else None


_OTHERS = 3
"""So many other companies, those named last, a silent figure may be of."""


def _others_near(case: Case) -> set[str | None]:
    here, place = case.claim.subject.id, case.claim.sentence
    if "subject<owner_of_figure" in case.claim.rule_trace or "<form of words" in case.claim.rule_trace:
        return set()  # "22 cents at Nvidia and $1.08 at Marvell"
    if _is_set_against(case):
        # "Cash: $11.5 billion versus $2.7 billion", where two companies are compared
        return {e.ref for e in case.extraction.entities if e.ref and e.type == "ORG" and e.ref != here}
    if not is_unsaid(case):
        told = {e.ref for e in case.extraction.entities_in(place) if e.ref != here}
        return told | _meant_by_pronoun(case)
    blocks = {s.index: s.block for s in case.extraction.sentences}
    near = [
        e.ref
        for e in case.extraction.entities
        if e.ref
        and e.type == "ORG"
        and e.ref != here
        and e.sentence <= place
        and (blocks.get(e.sentence) == blocks.get(place) or e.sentence == place - 1)
    ]
    found: set[str | None] = set(list(dict.fromkeys(reversed(near)))[:_OTHERS])
    named = Counter[str | None](e.ref for e in case.extraction.entities if e.ref and e.type == "ORG")
    main = max(named, key=lambda ref: named[ref], default=None)
    aside = any(c.field == "subject" and c.source == "previous sentence" for c in case.claim.context)
    if main is not None and aside and not case.claim.subject.text and named[here] == 1 < named[main]:
        found.add(main)  # after an aside about another company the text may have gone on with its own
    return found


_PRONOUN = regex(r"\W*(?:(?:and|but|so|yet|now|still),? )?(?:it|they|its|their)\b", re.IGNORECASE)


def _meant_by_pronoun(case: Case) -> set[str | None]:
    """The companies of the sentence before, where this one begins with a pronoun: "It has closed to within a whisker of Walmart" """
    place = case.claim.sentence
    sentence = case.extraction.sentence(place)
    if sentence is None or not _PRONOUN.match(case.article.text, sentence.start):
        return set()
    return {e.ref for e in case.extraction.entities_in(place - 1) if e.ref and e.ref != case.claim.subject.id}


def _is_set_against(case: Case) -> bool:
    """An earlier level of no time of its own, which may be no earlier level at all."""
    told_by = ("role<versus", "role<vs", "role<against", "role<compared")
    return (
        case.claim.role == "from" and case.claim.base is None and any(each in case.claim.rule_trace for each in told_by)
    )
