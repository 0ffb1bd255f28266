"""A level that differs from the document's: why, and whether that accuses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import OUTLOOK, Asked
from factcheck.judge.documents.flows import may_be_a_flow
from factcheck.judge.documents.nearest import Explained, explain
from factcheck.judge.documents.sure import is_sure
from factcheck.judge.documents.values import Weighed, is_bare, related, weigh
from factcheck.judge.documents.verdicts import cite, contradicted, open_, says
from factcheck.judge.documents.working import cites
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import length
from factcheck.sources.documents.words import content


def mismatch(asked: Asked, weighed: Sequence[tuple[Fact, Weighed]], working: list[str]) -> Judgement:
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    same = [(fact, found) for fact, found in weighed if found.relation == "same"]
    own = [fact for fact, _ in same] or [fact for fact, _ in weighed]
    main = own[0]
    evidence = cites(asked, own)
    if not same:
        return _other_terms(asked, weighed, working)
    if any(found.outcome == "unsure" for _, found in same):
        return open_(
            held, "not-comparable", f"{says(held, main)}; the printed figure is too loose to decide", evidence, working
        )
    if not all(is_sure(asked, fact) for fact in own):
        return open_(held, "ambiguous", f"{says(held, main)}, but the period or subject is not sure", evidence, working)
    if len({fact.quantity.value for fact in own if fact.quantity is not None}) > _SEVERAL:
        return open_(held, "ambiguous", f"{held.name} gives several figures for this", evidence, working)
    if asked.fact.role == "from" and asked.fact.modality in OUTLOOK:
        # an earlier target is no earlier result
        return open_(held, "not-comparable", f"{says(held, main)}, which is no earlier outlook", evidence, working)
    if _EARLIER_OUTLOOK.search(asked.sentence):
        return open_(held, "not-comparable", f"{says(held, main)}; the claim tells an earlier one", evidence, working)
    if may_be_a_flow(asked, asked.sentence.partition(quantity.text)[0], main):
        return open_(
            held, "ambiguous", f"{says(held, main)}; the claim may tell how many came or went", evidence, working
        )
    why = explain(asked, own)
    if why.code in ("wrong-value", "wrong-metric", "wrong-segment") and _is_far(asked, main):
        detail = f"{says(held, main)}; {quantity.text} is so far from it that it is hardly a figure of the same thing"
        return open_(held, "ambiguous", detail, evidence, working)
    if (
        why.code == "wrong-period"
        and why.fact is not None
        and not asked.dated
        and _other_length(asked, why.fact)
        and not _is_to_be_paid(asked)
    ):
        detail = f"{says(held, why.fact)}, and {says(held, main)}; the claim does not say for which time"
        return open_(held, "ambiguous", detail, (cite(held, why.fact), *evidence), working)
    if (
        why.fact is not None
        and "unknown" in (why.fact.metric, asked.fact.metric)
        and why.code != "wrong-period"
        and asked.covers(why.fact) > asked.covers(main)
    ):
        # the figure stands beside more of the claim's words than the one that it would be held against
        detail = f"{says(held, why.fact)}, and {says(held, main)}; which of them is meant is not sure"
        return open_(held, "ambiguous", detail, (cite(held, why.fact), *evidence), working)
    if _is_doubtful(asked, main, why):
        return open_(
            held, "ambiguous", f"{says(held, main)}; how the claim's sentence is meant is not sure", evidence, working
        )
    if why.code == "scale-slip" and main.in_table and is_bare(main):
        detail = f"{says(held, main)}; of which scale or unit it is, the table does not say"
        return open_(held, "ambiguous", detail, evidence, working)
    cited = (*evidence, *((cite(held, why.fact),) if why.fact is not None else ()))
    detail = f"{says(held, main)}, not {quantity.text}. {why.text}".strip()
    return contradicted(held, cited, why.code, detail, working, diagnosis=why.text or detail, fix=why.fix)


def _is_to_be_paid(asked: Asked) -> bool:
    """ "Will get an interim dividend of 12 cents": none of the year before."""
    return asked.fact.metric == "dividend" and _TO_COME.search(asked.sentence) is not None


_TO_COME = regex(r"\b(?:will|is\s+to|are\s+to|to\s+be\s+paid|propos\w+)\b", re.IGNORECASE)
_EARLIER_OUTLOOK = regex(
    r"\bhad\s+(?:\w+\s+){0,3}?(?:planned|expected|pencill?ed|budgeted|forecast|guided|targeted|promised|told|foreseen|estimated|projected|intended|announced)\b"
    r"|\b(?:previously|originally|initially|at first)\b|\b(?:earlier|previous|original|old) (?:plan|target|guidance|forecast|outlook|estimate|budget)",
    re.IGNORECASE,
)
""" "Had still pencilled in 575 million": no figure of today."""


def _is_doubtful(asked: Asked, main: Fact, why: Explained) -> bool:
    """Where the nearest true reading shows that the claim, or the document, was read wrongly."""
    if why.code == "wrong-period" and why.fact is not None:
        return asked.fact.role == "from" or asked.period(why.fact) != "other"
    behind = asked.sentence.partition(asked.quantity.text)[2][:_NEXT] if asked.quantity is not None else ""
    other = _FIGURE.search(behind)
    if main.in_table and asked.part and other is not None:
        near = content(
            f"{asked.sentence.partition(asked.quantity.text if asked.quantity else '')[0]} {behind[: other.start()]}"
        )
        if asked.part.isdisjoint(near):
            return True  # "8,000 employees, 43% of them in decorative paints": the part is that of the other figure
    if why.code == "wrong-metric" and _THAN.search(behind):
        return True  # "82,100, 1,870 more than it delivered": what it is compared with names the metric
    if why.code in ("wrong-metric", "wrong-segment", "wrong-company") and main.quantity is not None:
        # the sentence has the document's figure as well, so that this one is of something else
        digits = re.search(r"\d[\d,.]*", main.quantity.text)
        return (
            digits is not None and re.search(rf"(?<![\d.,]){re.escape(digits[0])}(?![\d])", asked.sentence) is not None
        )
    return False


_FIGURE = regex(r"(?<!\d)(?!(?:19|20)\d\d\b)\d")
_THAN = regex(r"\b(?:more|less|fewer)\s+than\s+(?:it|they|the company)\b", re.IGNORECASE)


_NEXT = 90


_FAR = 50


def _is_far(asked: Asked, fact: Fact) -> bool:
    """No desk errs so: one of the two sentences was read wrongly."""
    one = asked.quantity.value if asked.quantity is not None else None
    other = fact.quantity.value if fact.quantity is not None else None
    if not one or not other or fact.quantity is None or asked.quantity is None or one.is_signed() != other.is_signed():
        return False
    relation, factor = related(asked.quantity, fact.quantity)
    ratio = abs(one / (other * factor)) if relation == "same" and factor else 1
    if _PENCE.search(fact.quantity.text) and ratio == _MINOR:
        return False  # "£6.20 a share" of 6.2 pence
    return ratio > _FAR or ratio * _FAR < 1


_PENCE = regex(r"\d\s?p\b|\bpence\b|\bpenny\b|\bcents?\b", re.IGNORECASE)
_MINOR = 100
"""Pence to the pound."""


def _other_length(asked: Asked, fact: Fact) -> bool:
    """ "After nine months revenue stands at": the time is told in words that name no period."""
    if not fact.windows or not asked.windows:
        return False
    one, other = length(fact.windows[0]), length(asked.windows[0])
    return bool(one and other) and abs(one - other) > _SAME_LENGTH


_SAME_LENGTH = 12
"""Days."""
_SEVERAL = 2
"""A document that gives more figures than this for one thing has not been understood."""


def _other_terms(asked: Asked, weighed: Sequence[tuple[Fact, Weighed]], working: list[str]) -> Judgement:
    """Another currency or unit: wrong where the very number is the document's, else not comparable."""
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    for fact, found in weighed:
        assert fact.quantity is not None
        if found.relation not in ("currency", "unit"):
            continue
        if not is_sure(asked, fact):
            continue
        alike = fact.quantity.model_copy(update={"unit": quantity.unit, "per": quantity.per})
        if weigh(quantity, alike, asked.hedge).outcome == "match":
            code: DiagnosisCode = "wrong-currency" if found.relation == "currency" else "wrong-value"
            what = "currency" if found.relation == "currency" else "unit"
            detail = f"{says(held, fact)}: the number is right, the {what} is not ({fact.quantity.unit}, not {quantity.unit})."
            return contradicted(held, (cite(held, fact),), code, detail, working)
    facts = [fact for fact, _ in weighed]
    return open_(
        held, "not-comparable", f"{says(held, facts[0])}, in another unit or currency", cites(asked, facts), working
    )
