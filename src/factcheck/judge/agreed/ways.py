"""What else the words of a figure may mean that nothing was found on: another measure, the whole of which a part is told, a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.extract.metrics.flows import LEFT
from factcheck.extract.metrics.refine import OF_SALES
from factcheck.extract.parallel import SERIES
from factcheck.extract.subjects.together import REASON as TOGETHER
from factcheck.judge.alive import told_of
from factcheck.judge.measured import is_nameless, of_measure
from factcheck.judge.plan import is_filed
from factcheck.model import Claim, Extraction
from factcheck.patterns import regex

_BY_SEGMENT = frozenset(
    """
    revenue operating_income operating_loss gross_profit profit net_income margin operating_margin gross_margin growth
    """.split()
)
"""What companies tell of their parts: of all else, what follows it ("capex on data centres") is a purpose or a place."""
_OF_WHOLE = regex(r"\s+of\b")


def is_understood(judged: Claim) -> bool:
    """Open for its company or period alone."""
    reason = getattr(judged.verdict, "reason", None)
    supposed = (
        reason == "not-checkable" and judged.modality == "hypothetical"
    )  # "as you could see, sales rose to $4.1 billion"
    return (supposed or reason in ("ambiguous", "no-data")) and judged.unbound is None and judged.segment is None


def is_of_part(judged: Claim) -> bool:
    """Told of a part on which nothing is held, and which may be none ("the filing confirms revenue of")."""
    told = judged.segment is not None and judged.unbound is None and not _is_part(judged.segment)
    return told and getattr(judged.verdict, "reason", None) == "no-data"


_PART = regex(r"(?<=.)\b[A-Z]|[a-z][A-Z]|\b(?:operations|business|businesses|unit|division|arm|segment|subsidiary)$")


def _is_part(segment: str) -> bool:
    """ "China operations", "its cloud division": a name or a word for a part, of which no company's whole is told"""
    return _PART.search(segment) is not None


_WHOSE = ("may be any of the companies named", "could not be traced to a company", "no company is named")


def is_anybodys(claim: Claim) -> bool:
    """Understood but for its company, which the words describe or do not name."""
    return claim.unbound is not None and claim.unbound.endswith(_WHOSE) and claim.segment is None


def is_of_row(claim: Claim) -> bool:
    """One of several levels whose times are not told one by one."""
    return claim.unbound == SERIES


def ways(
    claim: Claim,
    judged: Claim,
    near: Sequence[str],
    extraction: Extraction,
    text: str,
    rules: Any,
    held: Sequence[str] = (),
) -> Iterator[Claim]:
    """The readings of an open claim, itself among them where it was understood; `near` are the measures of right figures around it."""
    spent = claim.metric == "investment" and claim.modality == "plan"  # "spending $2.99 billion on repurchases"
    if claim.modality not in ("fact", "hypothetical") and not spent or claim.bound is not None or claim.negated:
        return
    if claim.unbound == TOGETHER:
        yield from _of_all(claim, extraction, text, held)
    elif claim.unbound == LEFT:
        yield from (of_measure(claim, name, rules) for name in _LEFT_OVER)
    elif claim.unbound is None and not is_filed(claim.metric, rules):
        whole = claim.model_copy(update={"segment": None, "modality": "fact"})
        if (hinted := _hinted(claim.segment, rules)) is not None:
            yield whole.model_copy(update={"metric": hinted})
            return
        used = ("capex",) if claim.metric == "investment" else ()  # "laid out $83.0 billion, 57% more than in 2023"
        meant = dict.fromkeys((*claim.rival_metrics, *claim.beside, *used))
        yield from (of_measure(whole, name, rules) for name in meant if is_filed(name, rules))
    elif claim.unbound is not None:
        if is_nameless(claim):
            meant = dict.fromkeys((*_ADDED_UP[: is_added_up(claim, extraction, text)], *claim.rival_metrics))
            yield from (of_measure(claim, name, rules) for name in meant if is_filed(name, rules))
            if near and is_added_up(claim, extraction, text):  # "Together the pair collected $145.2 billion."
                yield from _of_all(of_measure(claim, near[0], rules), extraction, text, held)
    elif claim.segment is not None:
        if claim.metric not in _BY_SEGMENT and not _is_part(claim.segment):
            yield claim.model_copy(update={"segment": None})
    elif is_understood(judged):
        yield claim  # whose measure a verb alone may tell, or the figure before ("generated $13.1 billion, and needs $658 million for offices")
        yield from (of_measure(claim, name, rules) for name in claim.rival_metrics if is_filed(name, rules))
    elif claim.kind == "share":
        yield from _of_share(claim, near, extraction, text)


_LEFT_OVER = ("fcf", "cash", "net_income")
"""What may be left: of the cash that came in, in the till, or after all costs."""
_ADDED_UP = ("payout",)


def is_added_up(claim: Claim, extraction: Extraction, text: str) -> bool:
    """ "The sum of the two, $105.2 billion", "Altogether that is $16.4 billion" """
    sentence, quantity = extraction.sentence(claim.sentence), extraction.quantity(claim.quantity)
    if sentence is None or quantity is None or quantity.kind != "money":
        return False
    return _SUM.search(text, sentence.start, quantity.start) is not None


_SUM = regex(r"\b(?:sum|together|altogether|in all|all told|combined|in total|total)\b", re.I)
_NUMBERS = {
    "two": 2,
    "pair": 2,
    "duo": 2,
    "both": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "quartet": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
}
_COUNTED = regex(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.I)
_FEW = 7


def _of_all(claim: Claim, extraction: Extraction, text: str, held: Sequence[str]) -> Iterator[Claim]:
    """ "Together the three laid out $172.8bn": of those whom the sentence names or, by their number, of all or the last of the article's"""
    sentence = extraction.sentence(claim.sentence)
    if sentence is None or claim.role not in ("level", "from"):
        return
    named = [e for e in extraction.entities if e.ref in held and e.start < claim.end]
    here = list(dict.fromkeys(e.ref for e in named if e.sentence == claim.sentence))
    count = _COUNTED.search(text, sentence.start, claim.start)
    number = _NUMBERS[count[0].lower()] if count is not None else len(here) or len(held)
    told = list(dict.fromkeys(e.ref for e in reversed(named)))
    for refs in dict.fromkeys((tuple(here), tuple(held), tuple(told[:number]))):
        if 1 < len(refs) == number <= _FEW:
            whose = told_of(claim, refs[0] or "")
            of = {"unbound": None, "of_sum": True, "compare_subjects": refs[1:], "kind": "amount", "role": "level"}
            earlier = {"period": claim.base or claim.period, "base": None} if claim.role == "from" else {}
            yield whose.model_copy(update=of | earlier)


def _hinted(segment: str | None, rules: Any) -> str | None:
    """The one measure of which the last word of a part is a word: research of the R&D expense."""
    last = segment.lower().split()[-1:] if segment else []
    found = [name for name, entry in rules.vocabulary.measure_hints.items() if last and last[0] in entry.words]
    return found[0] if len(found) == 1 and is_filed(found[0], rules) else None


def _of_share(claim: Claim, near: Sequence[str], extraction: Extraction, text: str) -> Iterator[Claim]:
    """ "12.4% of sales" is the share of what was told before; "6.9% better" a change; "35.4%" of a profit its margin."""
    quantity = extraction.quantity(claim.quantity)
    if quantity is None:
        return
    if quantity.kind != "percent":
        return
    if _OF_WHOLE.match(text, quantity.end):
        for name in near:
            if name != claim.metric:
                yield claim.model_copy(update={"metric": name, "whole": claim.metric})
        return
    margin = OF_SALES.get(claim.metric)
    role = "from" if claim.role == "from" else "level"
    yield claim.model_copy(
        update={"metric": margin, "role": role, "kind": "ratio"} if margin is not None else {"whole": "revenue"}
    )
    if claim.role == "share":
        change = claim.model_copy(update={"role": "delta", "kind": "change"})
        yield change
        if claim.direction is None:  # "revenues fell 9.8% to $46.3 billion, and net income 44%"
            yield change.model_copy(update={"direction": "down"})
