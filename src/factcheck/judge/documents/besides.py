"""What a sentence tells besides its figures: that there are none, what part the one is of the other, or another time."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import plain as plain_number
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.derived import made
from factcheck.judge.documents.meanings import Meaning, meanings_of
from factcheck.judge.documents.printed import DATED, Line, Printed, cover
from factcheck.judge.documents.readings import agrees, names_there
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.judge.documents.working import read_as
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.sources.documents.periods import length, of_time, printed, same

PRECISE = 200
"""A figure printed to so many of its last digits stands elsewhere by no chance."""


def share_told(asked: Asked, wanted: Sequence[Meaning], lines: Sequence[Line]) -> Judgement | None:
    """What part one figure of a passage is of another: "28,900 people, of whom 11,300 work in the United States"."""
    quantity = asked.quantity
    assert quantity is not None
    if quantity.kind not in ("percent", "fraction") or asked.fact.role == "delta" or asked.fact.negated:
        return None
    for evidence, part, whole in (*_in_one_line(asked, wanted, lines), *_in_one_passage(asked, wanted, lines)):
        a, b = part.quantity.value, whole.quantity.value
        if related(part.quantity, whole.quantity)[0] != "same" or a is None or not b or not 0 < a < b:
            continue
        value: Decimal = a / b * 100
        if weigh(quantity, made(value, "percent", "percent"), asked.hedge).outcome != "match":
            continue
        text = f"{plain_number(a)} / {plain_number(b)} = {plain_number(value.quantize(Decimal('0.1')))}%"
        cited = tuple(quoted(asked.held, line.text, line.place) for line in dict.fromkeys(evidence))
        detail = f"Computed from {asked.held.name}: {text} ({evidence[0].place})."
        return supported(asked.held, cited, detail, [read_as(asked)], [note("derived", text)])
    return None


_Share = tuple[tuple[Line, ...], Printed, Printed]
"""The lines, the part and the whole."""


def _in_one_line(asked: Asked, wanted: Sequence[Meaning], lines: Sequence[Line]) -> Iterator[_Share]:
    for line in lines:
        if cover(wanted, line.stems) < 1 or not names_there(asked, line) or denied(line.text):
            continue
        for whole, part in itertools.permutations(line.figures, 2):
            a, b = part.quantity, whole.quantity
            joined = (
                _OF_WHICH.search(line.text[b.end : a.start])
                or _OF_THEM.match(line.text, a.end)
                or _OF_WHOLE.fullmatch(line.text[a.end : b.start])
            )
            if joined and a.kind in ("count", "money"):
                yield (line,), part, whole


def _in_one_passage(asked: Asked, wanted: Sequence[Meaning], lines: Sequence[Line]) -> Iterator[_Share]:
    """ "60% of income came from broadcasting": the two amounts stand in sentences of one passage, each beside its own words."""
    quantity = asked.quantity
    of = OF_WHAT.match(asked.sentence.partition(quantity.text)[2]) if quantity is not None else None
    if of is None:
        return
    named = meanings_of(asked.rules.vocabulary).stems(of["whole"])
    wholes = [m for m in wanted if m.stands_in(named)]
    parts = [m for m in wanted if m not in wholes]
    if not wholes or not parts:
        return
    amounts = [(line, f) for line in lines for f in line.figures if not (f.is_base or f.is_change)]
    amounts = [(line, f) for line, f in amounts if f.quantity.kind in ("count", "money") and not denied(f.clause)]
    for (one, part), (other, whole) in itertools.permutations(amounts, 2):
        if one.place != other.place or cover(parts, part.own) < 1 or cover(wholes, whole.own) < 1:
            continue
        if cover(parts, whole.own) == 0 and names_there(asked, one):
            yield (one, other), part, whole


OF_WHAT = regex(r"\s+of\s+(?P<whole>(?:(?!\b(?:came|comes|went|goes|was|were|is|are)\b)[^,;.])+)", re.IGNORECASE)
_OF_WHICH = regex(r"\bof (?:whom|which|these|them)\b|\bincluding\b", re.IGNORECASE)

_OF_THEM = regex(r"\s+of\s+(?:them|these|which|whom|it|this|that)\b", re.IGNORECASE)

_OF_WHOLE = regex(r"\s+(?:\w+\s+)?of\s+(?:its|their|the|our|a|his|her|all)?\s*(?:total\s+(?:of\s+)?)?", re.IGNORECASE)

_SINCE = regex(r"\b(?:since|so far|to date|until|through)\b", re.IGNORECASE)


def _is_surpassed(behind: str, time: str) -> bool:
    before, found, _ = behind.partition(time)
    return bool(found) and _SURPASSED.search(before) is not None


_SURPASSED = regex(r"\b(?:above|below)\s+(?:that\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)


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
        if cover(wanted, line.stems) < 1 or not names_there(asked, line) or denied(line.text):
            continue
        for figure in line.figures:
            # "824.0 million, 3.3% above the third quarter of 2024": not of the quarter with which it is compared
            dated = (t for t in figure.times if t.type in DATED)
            told = (t for t in dated if not _is_surpassed(line.text[figure.quantity.end :], t.text))
            its = [w for t in told for w in of_time(t, calendar)[:1]]
            if not agrees(asked, figure) or cover(wanted, figure.all) < 1 or figure.is_base or len(its) > 1:
                continue
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
