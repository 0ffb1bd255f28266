"""What a sentence tells besides its figures: that there are none, what part the one is of the other, or another time."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import plain as plain_number
from factcheck.judge.documents import plain
from factcheck.judge.documents.align import SPAN_WORDS, Asked
from factcheck.judge.documents.derived import made
from factcheck.judge.documents.figures import read_as
from factcheck.judge.documents.meanings import Meaning, meanings_of
from factcheck.judge.documents.printed import DATED, Line, cover
from factcheck.judge.documents.readings import agrees, names_there
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.sources.documents.periods import length, of_time, printed, same

PRECISE = 200
"""A figure printed to so many of its last digits stands elsewhere by no chance."""
_NO = regex(r"\b(?:no|not any|not a single|zero)\s+(?P<what>(?:[a-z-]+\s+){0,1}[a-z-]+)", re.IGNORECASE)


def none_of_it(asked: Asked, wanted: Sequence[Meaning], lines: Sequence[Line]) -> Judgement | None:
    """ "There were no deaths", against "three patients died"."""
    quantity = asked.quantity
    assert quantity is not None
    if (
        quantity.kind != "count"
        or not quantity.value
        or asked.fact.negated
        or plain.denied(asked.sentence)
        or len(wanted) < 2
    ):
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    for line in lines:
        for found in _NO.finditer(line.text):
            what = meanings.stems(found["what"])
            if cover(wanted, line.wide) == 1 and any(m.stands_in(what) for m in wanted) and names_there(asked, line):
                said = f'{asked.held.name} says: "{line.text.strip()}" ({line.place})'
                evidence = (quoted(asked.held, line.text, line.place),)
                return contradicted(asked.held, evidence, "negated", f"{said}.", [read_as(asked)])
    return None


def share_of_line(asked: Asked, wanted: Sequence[Meaning], lines: Sequence[Line]) -> Judgement | None:
    """ "28,900 people, of whom 11,300 work in the United States": what part the one is of the other."""
    quantity = asked.quantity
    assert quantity is not None
    if quantity.kind not in ("percent", "fraction") or asked.fact.role == "delta" or asked.fact.negated:
        return None
    for line in lines:
        if cover(wanted, line.stems) < 1 or not names_there(asked, line) or plain.denied(line.text):
            continue
        for whole, part in itertools.permutations(line.figures, 2):
            a, b = part.quantity, whole.quantity
            if a.kind not in ("count", "money") or related(a, b)[0] != "same" or not b.value or a.value is None:
                continue
            if (
                not _OF_WHICH.search(line.text[b.end : a.start])
                and not _OF_THEM.match(line.text, a.end)
                and not _OF_WHOLE.fullmatch(line.text[a.end : b.start])
            ):
                continue
            value: Decimal = a.value / b.value * 100
            if (
                not 0 < value < 100
                or weigh(quantity, made(value, "percent", "percent"), asked.hedge).outcome != "match"
            ):
                continue
            text = (
                f"{plain_number(a.value)} / {plain_number(b.value)} = {plain_number(value.quantize(Decimal('0.1')))}%"
            )
            evidence = (quoted(asked.held, line.text, line.place),)
            return supported(
                asked.held,
                evidence,
                f"Computed from {asked.held.name}: {text} ({line.place}).",
                [read_as(asked)],
                [note("derived", text)],
            )
    return None


_OF_WHICH = regex(r"\bof (?:whom|which|these|them)\b|\bincluding\b", re.IGNORECASE)

_OF_THEM = regex(r"\s+of\s+(?:them|these|which|whom|it|this|that)\b", re.IGNORECASE)

_OF_WHOLE = regex(r"\s+(?:\w+\s+)?of\s+(?:its|their|the|our|a|his|her|all)?\s*(?:total\s+(?:of\s+)?)?", re.IGNORECASE)

_SINCE = regex(r"\b(?:since|so far|to date|until|through)\b", re.IGNORECASE)


def of_another_time(
    asked: Asked, times: Sequence[Time], wanted: Sequence[Meaning], lines: Sequence[Line]
) -> Judgement | None:
    """The very figure in the claim's words, of which the document says another time in so many words."""
    quantity = asked.quantity
    assert quantity is not None
    calendar = asked.held.calendar
    mine = [w for t in times if t.type in DATED for w in of_time(t, calendar)[:1]]
    if (
        len(mine) != 1
        or not asked.dated
        or _SINCE.search(asked.sentence)
        or quantity.cmp != "eq"
        or asked.fact.negated
        or not quantity.step
        or quantity.step * PRECISE > abs(quantity.value or Decimal(0))
    ):
        return None
    for line in lines:
        if cover(wanted, line.stems) < 1 or not names_there(asked, line) or plain.denied(line.text):
            continue
        for figure in line.figures:
            its = [w for t in figure.times if t.type in DATED for w in of_time(t, calendar)[:1]]
            if not agrees(asked, figure) or cover(wanted, figure.all) < 1 or figure.is_base or len(its) > 1:
                continue
            span = SPAN_WORDS.search(line.text[: figure.start])
            if not its and span is not None and not SPAN_WORDS.search(asked.sentence):
                detail = f'{asked.held.name} gives this for {span[0]}: "{line.text.strip()}" ({line.place})'
                evidence = (quoted(asked.held, line.text, line.place),)
                return contradicted(asked.held, evidence, "wrong-period", detail, [read_as(asked)])
            if not its:
                continue
            one, other = mine[0], its[0]
            if (
                same(one, other)
                or one[0] is None
                or other[0] is None
                or one[1] == other[1]
                and length(one) == length(other)
            ):
                continue
            detail = f'{asked.held.name} gives this for {printed(other)}: "{line.text.strip()}" ({line.place})'
            evidence = (quoted(asked.held, line.text, line.place),)
            return contradicted(asked.held, evidence, "wrong-period", detail, [read_as(asked)])
    return None
