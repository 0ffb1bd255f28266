"""A figure of the document said of another name or thing than the document says it of."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.meanings import Meaning, meanings_of
from factcheck.judge.documents.printed import Line, Printed, cover
from factcheck.judge.documents.readings import agrees, fits, is_flow, meant, unsigned
from factcheck.judge.documents.values import told, weigh
from factcheck.judge.documents.verdicts import contradicted, quoted
from factcheck.judge.documents.working import read_as
from factcheck.model import DiagnosisCode, Time
from factcheck.sources.documents.words import name_stems, names

_DIGITS, _MOST, _SOME = 10, 0.6, 2


def swapped(asked: Asked, times: Sequence[Time], wanted: Sequence[Meaning], lines: Sequence[Line]) -> Judgement | None:
    """One sentence has another figure for the claim's words, and the claim's figure stands at another name or at none of the words."""
    quantity = asked.quantity
    assert quantity is not None
    if quantity.cmp != "eq" or not quantity.value or quantity.step * _DIGITS > abs(quantity.value):
        return None
    if asked.fact.negated or is_flow(asked) or denied(asked.sentence):
        return None
    right = [(line, f) for line in lines if (f := meant(asked, times, line, wanted)) is not None]
    if any(agrees(asked, f) and cover(wanted, f.all) >= _MOST for _, f in right):
        return None
    right = [(line, f) for line, f in right if _is_of_claim(asked, times, wanted, line, f)]
    if len(right) != 1:
        return None
    line, figure = right[0]
    code = _of_another_name(asked, wanted, lines, line) or _of_another_thing(asked, wanted, figure)
    if code is None:
        return None
    detail = (
        f'{asked.held.name} says {told(figure.quantity)}, not {quantity.text}: "{line.text.strip()}" ({line.place})'
    )
    return contradicted(asked.held, (quoted(asked.held, line.text, line.place),), code, detail, [read_as(asked)])


def _is_of_claim(asked: Asked, times: Sequence[Time], wanted: Sequence[Meaning], line: Line, figure: Printed) -> bool:
    """Every word is told up to the figure, names and most others in its own sentence; the figure differs beyond doubt."""
    if cover(wanted, line.wide) < 1 or cover([m for m in wanted if m.is_name], line.stems) not in (0, 1):
        return False
    if sum(m.stands_in(figure.own) for m in wanted) < _SOME or cover(wanted, figure.own) < _MOST:
        return False
    if denied(figure.clause) or figure.is_base or figure.quantity.cmp != "eq":
        return False
    return fits(asked, times, line, figure) and weigh(unsigned(asked), figure.quantity, asked.hedge).outcome == "differ"


def _of_another_name(asked: Asked, wanted: Sequence[Meaning], lines: Sequence[Line], own: Line) -> DiagnosisCode | None:
    """ "Brightline will have 58% of the votes", which the document says of the founder in the same words."""
    mine = [m for m in wanted if m.is_name]
    rest = [m for m in wanted if not m.is_name]
    if not mine or not rest:
        return None
    agreeing = [f for f in own.figures if agrees(asked, f) and cover(rest, f.all) * 2 >= 1]
    if any(not any(m.stands_in(f.own) for m in mine) for f in agreeing):
        return "wrong-company"
    for line in lines:
        if any(m.stands_in(line.stems) for m in mine) or cover(rest, line.stems) < 1:
            continue
        others = any(name_stems(run) for start, run in names(line.text) if start)
        if others and any(agrees(asked, f) and cover(rest, f.all) == 1 for f in line.figures):
            return "wrong-company"
    return None


def _of_another_thing(asked: Asked, wanted: Sequence[Meaning], figure: Printed) -> DiagnosisCode | None:
    """ "Sickness absence ran at 9.7%", which is the rate of vacancies."""
    quantity = asked.quantity
    if quantity is None or quantity.value is None or any(m.is_name for m in wanted):
        return None
    size = abs(float(quantity.value))
    meanings = meanings_of(asked.rules.vocabulary)
    found = [f for f in asked.held.facts.valued(size * 0.999, size * 1.001) if f.quantity is not None]
    found = [f for f in found if f.quantity and weigh(unsigned(asked), f.quantity, asked.hedge).outcome == "match"]
    words = [meanings.widened(f.near | f.measured) | frozenset((f"={f.metric}",)) for f in found]
    if not found or any(m.stands_in(each) for each in words for m in wanted):
        return None
    return "wrong-metric" if figure.quantity.kind == quantity.kind else None
