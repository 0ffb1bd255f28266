"""A level: the one figure of the document that goes by the claim's words."""

from __future__ import annotations

import re
from typing import Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked, are_opposed
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import way_to
from factcheck.judge.documents.figures import is_superseded
from factcheck.judge.documents.flows import is_flow_told, is_gone
from factcheck.judge.documents.labelled.claimed import Claimed, closeness
from factcheck.judge.documents.labelled.entries import Entry, place_of
from factcheck.judge.documents.labelled.slips import why_not
from factcheck.judge.documents.labelled.terms import agrees, relation, sharpness
from factcheck.judge.documents.phrased import ways
from factcheck.judge.documents.printed import DATED
from factcheck.judge.documents.readings import done, is_anothers, is_moving, unsigned
from factcheck.judge.documents.sure import is_qualified
from factcheck.judge.documents.tables.changes import came_from
from factcheck.judge.documents.tables.told import read
from factcheck.judge.documents.values import related, told
from factcheck.judge.documents.verdicts import cite, contradicted, quoted, says, supported
from factcheck.judge.documents.working import read_as
from factcheck.judge.fix import quantity_fix
from factcheck.model import Evidence
from factcheck.patterns import regex
from factcheck.sources.documents.words import stem

_MARGIN: Final = 0.03
_CLEAR: Final = 0.12
_FAR: Final = 0.2
_LOW: Final = 0.3
_KNOWN, _NEARLY = 0.7, 0.95
_ENOUGH: Final = {"sharp": 0.5, "fair": 0.66, "blunt": 0.99}


_TOTALS: Final = frozenset(map(stem, "total combined together altogether overall sum".split()))
_RATE: Final = regex(r"\b(?:growth|inflation)\s+(?:rate\s+)?(?:of|at|will|would|was|is|to)\b", re.IGNORECASE)
""" "Growth of 1.8%" is a level of the row "Growth of gross domestic product"."""
_BEFORE: Final = regex(r"\b(?:before|earlier|previous|previously|prior|preceding)\b", re.IGNORECASE)


def level(claimed: Claimed) -> Judgement | None:
    is_rate = claimed.quantity.kind == "percent" and _RATE.search(claimed.asked.sentence) is not None
    pool = [e for e in claimed.entries if (not e.is_change or (is_rate and e.table is not None)) and can_be(claimed, e)]
    ranked = sorted(((claimed.score(entry), entry) for entry in pool), key=lambda each: -each[0])
    if not ranked or ranked[0][0] <= 0:
        return None
    top, best = ranked[0]
    near = [entry for score, entry in ranked if top - score < _MARGIN]
    near = [entry for entry in near if claimed.period(entry) == "same"] or near
    rest = [score for score, entry in ranked if entry.quantity.value != best.quantity.value]
    margin = (top - max(rest, default=0.0)) / max(top, _LOW)
    agreeing = [e for e in near if relation(claimed, e) == "same" and agrees(claimed, e) == "match"]
    if agreeing and len({e.quantity.value for e in near}) == 1:
        if (fact := agreeing[0].fact) is not None and are_opposed(claimed.asked.fact.metric, fact.metric):
            return _opposed(claimed, agreeing[0])
        told = None if outdone(claimed, agreeing[0], False) else _supported(claimed, agreeing[0], margin)
        borne = told is not None and told.verdict.status == "supported"
        return None if borne and _is_old(claimed, agreeing[0]) else told
    if agreeing:
        return None
    if len({e.quantity.value for e in near}) > 1:
        return None
    return None if _is_old(claimed, best) else _against(claimed, best, margin)


def _opposed(claimed: Claimed, entry: Entry) -> Judgement | None:
    """ "Net debt of 402 million", of a row "Net cash / (net debt)" in which it stands without brackets."""
    if claimed.period(entry) != "same" or sharpness(claimed.quantity) == "blunt":
        return None
    told = f"{tells(claimed, entry)}: the other of the two that the row is of."
    asked = claimed.asked
    return contradicted(asked.held, [evidence_of(claimed, entry)], "wrong-metric", told, [read_as(asked)])


def _is_old(claimed: Claimed, entry: Entry) -> bool:
    """It stands in the column of what was foreseen before."""
    return entry.table is not None and is_superseded(claimed.asked, entry.table.columns[entry.at[1]].label)


def outdone(claimed: Claimed, entry: Entry, is_change: bool) -> bool:
    """Another figure of its kind, of another time or beside it, goes by the claim's words much better."""
    top = claimed.score(entry)
    for other in claimed.entries:
        if (
            other.is_change != is_change
            or other.quantity.kind != entry.quantity.kind
            or other.is_outlook != entry.is_outlook
        ):
            continue
        if other.quantity.value == entry.quantity.value:
            continue
        if claimed.score(other) > top + (_CLEAR if claimed.period(other) == "other" else _MARGIN):
            return True
    return False


def can_be(claimed: Claimed, entry: Entry) -> bool:
    """Of the same kind and time, and no plan where a result is told."""
    quantity = claimed.quantity
    if entry.quantity.kind in ("rank", "ordinal") or claimed.is_outlook not in (None, entry.is_outlook):
        return False
    if relation(claimed, entry) not in ("same", "currency", "unit") or claimed.period(entry) == "other":
        return False
    if (entry.quantity.kind == "percent") != (
        quantity.kind in ("percent", "fraction")
    ) and entry.quantity.kind != quantity.kind:
        return False
    if entry.line is None or entry.figure is None:
        return not entry.is_base  # "3.6 (3.2)": what stands in brackets had been told before
    if entry.is_base and claimed.asked.fact.role != "from" and not (entry.windows and claimed.windows):
        return False
    asked = claimed.asked
    at = max(0, asked.sentence.find(quantity.text))
    flow = is_flow_told(asked.sentence, at, at + len(quantity.text))
    return flow == is_flow_told(entry.line.text, entry.figure.start, entry.quantity.end) and not is_anothers(
        asked, entry.figure
    )


def may_be_meant(claimed: Claimed) -> Entry | None:
    """A figure of the document that agrees, of the same time and the same way, and whose label tells nothing besides the claim's words."""
    is_change = is_moving(claimed.asked)
    for entry in claimed.entries:
        if entry.is_change != is_change or entry.is_outlook or entry.quantity.kind != claimed.quantity.kind:
            continue
        if agrees(claimed, entry) != "match" or claimed.period(entry) != "same" or claimed.extra(entry):
            continue
        if (
            claimed.share(entry) < _ENOUGH["sharp"]
            or claimed.known_share(entry) < _NEARLY
            or claimed.of_other_metric(entry)
        ):
            continue
        if not _is_exact(claimed, entry):
            continue
        if not is_change or entry.figure is None or ways(claimed.asked, entry.figure) is not False:
            return entry
    return None


def _is_exact(claimed: Claimed, entry: Entry) -> bool:
    """Every part of every word that the document knows, every name beside them, and "two rooms" of a label."""
    if entry.table is None:
        return True
    return (entry.table.rows[entry.at[0]].rest | entry.table.columns[entry.at[1]].rest) <= claimed.stems


def evidence_of(claimed: Claimed, entry: Entry) -> Evidence:
    held = claimed.asked.held
    if entry.fact is not None:
        return cite(held, entry.fact)
    assert entry.line is not None
    return quoted(held, entry.line.text, entry.line.place)


def tells(claimed: Claimed, entry: Entry) -> str:
    held = claimed.asked.held
    if entry.fact is not None:
        return says(held, entry.fact)
    assert entry.line is not None
    return f'{held.name} says {told(entry.quantity)}: "{entry.line.text.strip()}" ({entry.line.place})'


def _lasted_otherwise(claimed: Claimed, entry: Entry) -> bool:
    """ "Seven days of repairs cost 9.6 million euros", which seven weeks of them did"""
    spans, there = (
        {t.value for t in times if t.type == "duration"}
        for times in (claimed.times, entry.line.times if entry.line is not None else ())
    )
    return entry.line is not None and bool(there) and spans.isdisjoint(there) and any(v[-1:] in "DW" for v in spans)


def _supported(claimed: Claimed, entry: Entry, margin: float) -> Judgement | None:
    asked = claimed.asked
    if relation(claimed, entry) != "same" or not claimed.counts(entry) or claimed.period(entry) == "other":
        return None
    sharp = sharpness(claimed.quantity)
    enough = _ENOUGH["sharp" if sharp == "fair" and margin >= _FAR else sharp]
    if claimed.known_share(entry) < _KNOWN:
        return None  # a word that tells this figure from others of the document is the claim's, and not the figure's
    if claimed.share(entry) < enough or not any(closeness(m, entry) for m in claimed.words):
        return None
    if any(claimed.is_foreign(m) and not closeness(m, entry) for m in claimed.words) or claimed.of_other_metric(entry):
        return None
    if _is_of_another_column(claimed, entry) or _lasted_otherwise(claimed, entry):
        return None
    verb = done(asked, claimed.meanings)
    if claimed.of_stranger or (verb is not None and not closeness(verb, entry)):
        return None
    detail, evidence = tells(claimed, entry), [evidence_of(claimed, entry)]
    if way := way_to(asked, claimed.meanings):
        before = _before(claimed, entry, way)
        if before is False:
            if claimed.missing(entry) or claimed.period(entry) != "same":
                return None
            return contradicted(
                asked.held, evidence, "direction-flipped", f"{detail}: the other direction.", [read_as(asked)]
            )
    return supported(asked.held, evidence, f"{detail}.", [read_as(asked)])


def _is_of_another_column(claimed: Claimed, entry: Entry) -> bool:
    """ "178,800 women", under "Men": the claim has the word of a column beside it, and none of its own."""
    if entry.table is None:
        return False
    columns, own = entry.table.columns, entry.table.columns[entry.at[1]].words
    if not own or any(m.stands_in(claimed.stems) for m in own):
        return False
    others = (columns[column] for (row, column) in entry.table.cells if row == entry.at[0] and column != entry.at[1])
    return any(m.stands_in(claimed.stems) and not m.stands_in(entry.own) for item in others for m in item.words)


def _before(claimed: Claimed, entry: Entry, way: str) -> bool | None:
    """Whether the document lets the figure go the same way; None where it does not say."""
    if entry.table is None:
        assert entry.figure is not None
        return ways(claimed.asked, entry.figure)
    told = read(claimed.asked, claimed.times, claimed.meanings)
    assert entry.fact is not None
    before = came_from(told, place_of(entry), entry.fact)
    if before is None or before.quantity is None or before.quantity.value is None or entry.quantity.value is None:
        return None
    return (entry.quantity.value > before.quantity.value) == (way == "up")


def _against(claimed: Claimed, best: Entry, margin: float) -> Judgement | None:
    quantity, asked = claimed.quantity, claimed.asked
    is_foreign = relation(claimed, best) == "currency"
    if (agrees(claimed, best) != "differ" and not is_foreign) or claimed.period(best) != "same":
        return None
    if quantity.cmp not in ("eq", "gt", "ge", "lt", "le"):
        return None
    if claimed.is_whole and not best.is_total and not (best.own | best.near) & _TOTALS:
        return None
    if best.table is not None:
        told = read(asked, claimed.times, claimed.meanings)
        rows = [m for m in best.table.rows[best.at[0]].words if m.stands_in(told.stems)]
        if told.is_anothers(best.table.columns[best.at[1]].words) or told.is_anothers(rows):
            return None
    if asked.fact.role == "from" or asked.unclear_time or _tells_times(claimed) > 1 or is_qualified(asked):
        return None
    left = [m for m in claimed.missing(best, claimed.strict) if not (is_foreign and m in claimed.counted)]
    known = [m for m in left if claimed.weight(m) or claimed.is_foreign(m) or m not in claimed.words]
    if is_foreign and claimed.cover_own(best) and quantity.value == best.quantity.value:
        known = []  # the very number, under the word that tells most
    if margin < _CLEAR or known or best.quantity.cmp != "eq":
        return None
    if best.figure is not None and (denied(best.figure.clause) or is_anothers(asked, best.figure, strictly=True)):
        return None
    if best.figure is not None and _is_peak(best.figure.clause, best.quantity.text) != _is_peak(
        asked.sentence, quantity.text
    ):
        return None
    if any(
        each.line is best.line is not None
        and claimed.is_outlook not in (None, each.is_outlook)
        and agrees(claimed, each) == "match"
        and claimed.known_share(each) >= claimed.known_share(best)
        for each in claimed.entries
    ):
        return None  # "46% of the owners expect sales to grow, 21% expect them to shrink"
    if _is_turned(asked) or is_gone(quantity, asked.sentence):
        return None
    at = max(0, asked.sentence.find(quantity.text))
    if _SOME_OF.match(asked.sentence, at) or _EACH.match(asked.sentence, at + len(quantity.text)):
        return None
    code, other = why_not(claimed, best)
    if is_foreign and other is None and claimed.cover_own(best):
        left = []
    is_row = other is not None and other.table is best.table is not None and other.at[0] == best.at[0]
    if left and (
        other is None
        or (sharpness(quantity) != "sharp" and other is not best)
        or (len(left) * 2 > len(claimed.words) and not is_row)
    ):
        return None  # a word that the document does not have may tell of something else
    if code is None or (code == "wrong-period" and _BEFORE.search(asked.sentence)):
        return None
    cited = [evidence_of(claimed, each) for each in dict.fromkeys((best, other)) if each is not None]
    detail = f"{tells(claimed, best)}, not {quantity.text}."
    rel, factor = related(unsigned(asked), best.quantity)
    value = best.quantity.value
    fix = (
        quantity_fix(quantity, value * factor) if rel == "same" and value is not None and quantity.cmp == "eq" else None
    )
    return contradicted(asked.held, cited, code, detail, [read_as(asked)], fix=fix)


def _is_peak(text: str, figure: str) -> bool:
    """ "Since the rate peaked at 4.50%": the level of a turning point is not that of now."""
    return _PEAK.search(text.partition(figure)[0]) is not None


_PEAK = regex(r"\b(?:peak(?:ed|s)?|trough(?:ed)?|bottomed out|topped out)\b(?:\s+[a-z]+){0,3}\s*$", re.IGNORECASE)
_EACH = regex(r"\s+(?:(?:in|at|on|for|from)\s+)?(?:each|every|apiece)\b", re.IGNORECASE)
""" "412 patients, 206 in each of two groups"."""
_SOME_OF = regex(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+of\s+(?:the|its|their|these|those|all)\b", re.IGNORECASE
)
""" "Two of the branches sold less": how many rows, and no figure of one."""


def _is_turned(asked: Asked) -> bool:
    """ "Turned net debt of £8 million into net cash": the figure of an earlier time, which need not be told"""
    before, _, behind = asked.sentence.partition(asked.quantity.text if asked.quantity is not None else "\0")
    return _INTO.match(behind) is not None and _TURNED.search(before) is not None


_TURNED = regex(r"\b(?:turn|convert|transform|swung|swing|chang)\w*\s+[^.;,]{0,40}$", re.IGNORECASE)
_INTO = regex(r"[^.;,]{0,30}?\s(?:in)?to\s", re.IGNORECASE)


def _tells_times(claimed: Claimed) -> int:
    return len({t.value for t in claimed.times if t.type in (*DATED, "base")})
