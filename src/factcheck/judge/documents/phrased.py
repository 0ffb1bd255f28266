"""Figures by the sentence that a document gives them in, whatever the extractor made of it: every word of the claim, or another of its
meaning, stands there, and the figure that is nearest to them is the claim's or it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.diagnosis import SCALES, transposed
from factcheck.judge.documents import orders, when
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.besides import PRECISE, of_another_time, share_told
from factcheck.judge.documents.denials import denied, none_of_these
from factcheck.judge.documents.meanings import Meaning, Meanings, is_metric, meanings_of
from factcheck.judge.documents.nearest import elsewhere, scaled
from factcheck.judge.documents.printed import Line, Printed, cover, lines_about, uncounted
from factcheck.judge.documents.readings import (
    OUTLOOK,
    TOGETHER,
    agrees,
    fits,
    is_anothers,
    is_flow,
    is_moving,
    meant,
    own_words,
    told_and_strange,
    unsigned,
    words_of_claim,
)
from factcheck.judge.documents.stepped import stepped
from factcheck.judge.documents.swapped import swapped
from factcheck.judge.documents.values import related, told, weigh
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.judge.documents.working import read_as
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Quantity, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.words import all_stems, name_stems, names, stem

_UNSURE = regex(r"\b(?:could|(?-i:may)|might|probably|likely|perhaps|if|rumou?r\w*|reportedly)\b", re.IGNORECASE)

_PART_OF = regex(
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|part|most|some|much|rest|remainder|bulk|%|percent|per cent)\s+of\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)


_MOST = 0.6

_SHORT = 20


@record(slots=True)
class Reading:
    """The claim in one sentence of the document."""

    line: Line
    figure: Printed
    """The figure that the claim means there."""
    share: float
    """How many of the claim's words the sentence and what leads to it hold."""
    agrees: bool


def phrased(asked: Asked, times: Sequence[Time]) -> Judgement | None:
    """None where no sentence of the document is in the claim's words."""
    if asked.quantity is None or asked.who is None or _UNSURE.search(asked.sentence):
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    said = own_words(asked, meanings)
    own, strange = told_and_strange(asked, meanings, words_of_claim(asked, meanings, said))
    tried = [own]
    if len(own) < 2:
        tried += [words_of_claim(asked, meanings, said, light=True), words_of_claim(asked, meanings, asked.sentence)]
    for number, wanted in enumerate(tried):
        if wanted and wanted not in tried[:number]:
            judged = _judged(
                asked, times, wanted, meanings, is_clause=not strange and (number < len(tried) - 1 or number == 0)
            )
            if judged is not None:
                return None if _is_of_several(asked, judged) else judged
    return None


def _is_of_several(asked: Asked, judged: Judgement) -> bool:
    """ "Turbines and service together", against the figure of one of them."""
    if judged.verdict.status != "contradicted":
        return False
    if not TOGETHER.search(asked.sentence):
        return False
    return not any(TOGETHER.search(evidence.excerpt or "") for evidence in judged.verdict.evidence)


def _judged(
    asked: Asked, times: Sequence[Time], wanted: Sequence[Meaning], meanings: Meanings, *, is_clause: bool
) -> Judgement | None:
    found: list[Reading] = []
    lines = list(lines_about(asked.held, wanted, meanings, asked.rules.vocabulary))
    for line in lines:
        figure = meant(asked, times, line, wanted)
        if figure is not None and fits(asked, times, line, figure) and not _is_of_other_base(asked, line, figure):
            found.append(Reading(line, figure, cover(wanted, line.wide), agrees(asked, figure)))
    right = sorted((each for each in found if each.agrees), key=lambda each: -each.share)
    for reading in right:
        judged = _supported(asked, wanted, reading)
        if judged is not None:
            return judged
    if right:
        return None
    judged = (
        none_of_these(asked, wanted, lines) or share_told(asked, wanted, lines) or stepped(asked, times, wanted, lines)
    )
    if judged is None and is_clause:
        judged = _contradicted(asked, wanted, found, meanings) or of_another_time(asked, times, wanted, lines)
    return judged or swapped(asked, times, wanted, lines)


def _is_of_other_base(asked: Asked, line: Line, figure: Printed) -> bool:
    printed = asked.quantity.text if asked.quantity is not None else "\0"
    return when.other_base(asked.sentence.partition(printed)[2], line.text[figure.quantity.end :])


def _supported(asked: Asked, wanted: Sequence[Meaning], reading: Reading) -> Judgement | None:
    quantity, line, figure = asked.quantity, reading.line, reading.figure
    assert quantity is not None
    missing = [meaning for meaning in wanted if not meaning.stands_in(line.wide)]
    if asked.who in asked.held.others and asked.who != asked.held.issuer:
        # "its joint venture with Litvolt, in which Brenna holds 40%" is no share of Litvolt's
        issuer = {stem(word) for word in asked.held.issuer}
        if issuer & figure.own and not {stem(word) for word in asked.who or ()} & figure.own:
            detail = f'{asked.held.name} says it of another name: "{line.text.strip()}" ({line.place})'
            evidence = (quoted(asked.held, line.text, line.place),)
            return None if missing else contradicted(asked.held, evidence, "wrong-company", detail, [read_as(asked)])
    precise = quantity.value is not None and quantity.step * PRECISE <= abs(quantity.value)
    if [m.text for m in missing] == ["GAAP"] and "nongaap" in figure.all:
        detail = f'{asked.held.name} gives the adjusted figure: "{line.text.strip()}" ({line.place})'
        return contradicted(
            asked.held, (quoted(asked.held, line.text, line.place),), "gaap-vs-adjusted", detail, [read_as(asked)]
        )
    if any(meaning.is_name for meaning in missing):
        return None
    unsaid = [m for m in wanted if is_metric(m) and not m.stands_in(line.stems)]
    if unsaid:
        # "freight forwarding 1.38 billion": the metric was told before, and no other one is told here
        rest = [m for m in wanted if m not in unsaid]
        if (
            not rest
            or cover(rest, figure.own) < 1
            or any(way[0] == "=" for way in figure.own)
            or not _is_precise(quantity)
        ):
            return None
        missing = [m for m in missing if m not in unsaid]
    if len(missing) > (len(wanted) // 3 if precise else 0) or not any(m.stands_in(figure.all) for m in wanted):
        return None
    loose = quantity.value is None or quantity.step * _SHORT > abs(quantity.value)
    in_line = cover([m for m in wanted if not m.is_name and m not in unsaid] or wanted, line.stems)
    is_context = in_line < _MOST or (
        (loose or len(wanted) < 2) and not precise and not unsaid and cover(wanted, line.stems) < 1
    )
    # most of it is told in the sentences before; "the most frequent were nausea (8%)" has a word that no other figure has
    if is_context and (reading.share < 1 or not _is_apart(wanted, line, figure)):
        return None
    if len(wanted) < 2 and not precise and not is_metric(wanted[0]):
        return None
    if related(unsigned(asked), figure.quantity)[0] != "same" or denied(asked.sentence) != denied(figure.clause):
        return None
    if (
        is_moving(asked)
        and not is_flow(asked)
        and asked.fact.direction in ("up", "down")
        and ways(asked, figure) is None
    ):
        return None  # the same change, and which way it went is not told
    evidence = (quoted(asked.held, line.text, line.place),)
    says = f'{asked.held.name} says: "{line.text.strip()}" ({line.place})'
    working = [read_as(asked), f"by its words: {told(figure.quantity)}"]
    if ways(asked, figure) is False:
        if missing or cover(wanted, line.stems) < 1:
            return None
        return contradicted(asked.held, evidence, "direction-flipped", f"{says}: the other direction.", working)
    return supported(asked.held, evidence, f"{says}.", working)


def _is_precise(quantity: Quantity) -> bool:
    return quantity.value is not None and bool(quantity.step) and quantity.step * _SHORT <= abs(quantity.value)


def ways(asked: Asked, figure: Printed) -> bool | None:
    """Whether both tell the same direction; None where one of them tells none."""
    mine = asked.fact.direction if asked.fact.direction in ("up", "down") else _way(asked.fact.clause)
    aside = _MORE_BEHIND.match(asked.sentence.partition(asked.quantity.text if asked.quantity else "\0")[2])
    if mine is None and aside is not None:
        mine = "down" if aside[1].lower() in _FEWER else "up"
    before = figure.clause[: max(0, figure.clause.find(figure.quantity.text))]
    near = _UP_OR_DOWN.search(before)
    behind = _MORE_BEHIND.match(figure.clause[len(before) + len(figure.quantity.text) :])
    if near:
        its: str | None = near[1].lower()
    elif behind or (behind := _MORE_BEHIND.search(figure.quantity.text)):
        its = "down" if behind[1].lower() in _FEWER else "up"
    else:
        its = _way(figure.clause)
    if its is None and mine is not None and _STILL.search(figure.clause):
        return False  # "was unchanged at 58 million"
    return None if mine is None or its is None else mine == its


_STILL = regex(r"\b(?:unchanged|(?:remained|stayed|held)\s+(?:at|flat|stable|steady))\b", re.IGNORECASE)


_MORE_BEHIND = regex(
    r"\s*(?:[a-z]+\s+)?\b(more|higher|above|over(?!\s+(?:the|an?|one|that|this|its|\d))|better|less|fewer|lower|below|under|worse)\b",
    re.IGNORECASE,
)
""" "4.1% over the same period" is the time of it, and tells no way."""
_FEWER = frozenset("less fewer lower below under worse".split())
_UP_OR_DOWN = regex(r"\b(up|down)\s+(?:by\s+)?(?:about\s+|some\s+|nearly\s+|almost\s+)?$", re.IGNORECASE)


def _way(text: str) -> str | None:
    words = orders.all_words(text)
    up, down = bool(words & _UP), bool(words & _DOWN)
    return None if up == down else "up" if up else "down"


_UP = frozenset(
    map(stem, "rise rose grow grew increase climb gain expand widen accelerate surge jump advance soar return".split())
)

_DOWN = frozenset(map(stem, "fall fell decrease decline drop shrink narrow slip slide plunge".split()))


def _contradicted(
    asked: Asked, wanted: Sequence[Meaning], found: Sequence[Reading], meanings: Meanings
) -> Judgement | None:
    """One sentence has every word of the claim and one figure of its kind for them, which is another."""
    quantity = asked.quantity
    assert quantity is not None
    if quantity.cmp not in ("eq", "gt", "ge", "lt", "le", "range") or asked.fact.negated or denied(asked.sentence):
        return None
    if is_flow(asked):
        return None
    whole = [each for each in found if each.share == 1 and _is_whole(asked, wanted, each)]
    if len({each.line.text for each in whole}) != 1:
        return None
    line, figure = whole[0].line, whole[0].figure
    if is_anothers(asked, figure, strictly=True):
        return None
    if asked.fact.role == "share" and any(
        not meanings.stems(run) & line.stems
        for _, run in names(asked.sentence)
        if not name_stems(run) <= asked.held.issuer
    ):
        return None  # of a share the names are the whole or the part
    if weigh(unsigned(asked), figure.quantity, asked.hedge).outcome != "differ" or denied(figure.clause):
        return None
    if (asked.fact.role == "from") != figure.is_base and not _is_apart(wanted, line, figure):
        return None
    if figure.quantity.cmp != ("range" if quantity.cmp == "range" else "eq") or _PART_OF.search(
        line.text[: figure.start]
    ):
        return None
    twin = _twin(asked, wanted, line, figure)
    if twin is not None and asked.fact.role != "from" and _UP_FROM.search(line.text[: figure.start]):
        return None  # "27 cents, up from 25 cents, payable on 2 April": the words behind the older figure are the newer one's
    if twin is None and sum(max(1, len(m.parts)) for m in wanted) < 2:
        return None
    if twin is None and (
        _stands_elsewhere(asked, wanted, line, figure) or not _is_alone(quantity, wanted, line, figure)
    ):
        return None
    claimed = meanings.stems(asked.sentence)
    extra = [
        m
        for m in meanings.of(figure.clause)
        if m.stands_in(figure.own) and not m.stands_in(claimed) and not name_stems(m.text) <= asked.held.issuer
    ]
    same_number = related(unsigned(asked), figure.quantity)[0] == "currency" and quantity.value == figure.quantity.value
    extra = [m for m in extra if m.text.lower() not in _ORGANS]
    if twin is None and not same_number and (len(extra) > len(wanted) // 2 or any(m.is_name for m in extra)):
        return None
    if twin is None and ways(asked, figure) is False:
        return None
    evidence = (quoted(asked.held, line.text, line.place),)
    relation, factor = related(unsigned(asked), figure.quantity)
    value = figure.quantity.value
    code = _code(asked, quantity, figure) if twin is None else _whose(asked, wanted, figure, twin)
    detail = (
        f'{asked.held.name} says {told(figure.quantity)}, not {quantity.text}: "{line.text.strip()}" ({line.place})'
    )
    fix = quantity_fix(quantity, value * factor) if relation == "same" and value is not None else None
    return contradicted(asked.held, evidence, code, detail, [read_as(asked)], fix=fix)


_UP_FROM = regex(r"\b(?:up|down|increased|raised|lowered)\s+from\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_ORGANS = frozenset("board executive management committee council directors supervisory decided decide company".split())
""" "The Executive Board has decided": who decides for the issuer is no other name."""


_LOSS = regex(r"\b(?:loss(?:es)?|deficit|shortfall)\b", re.IGNORECASE)
_PROFIT = regex(r"\b(?:profits?|surplus|earnings)\b", re.IGNORECASE)


def _whose(asked: Asked, wanted: Sequence[Meaning], figure: Printed, twin: Printed) -> DiagnosisCode:
    """Whether what tells the two figures apart is a name of the document or a part of the whole."""
    apart = [m for m in wanted if m.stands_in(figure.own) and not m.stands_in(twin.all)]
    companies = frozenset().union(*asked.held.others)
    if _LOSS.search(twin.said) and not _LOSS.search(asked.sentence) and _PROFIT.search(asked.sentence):
        return "direction-flipped"  # "a profit of 11.9 million", after a loss of so much
    if not apart:
        return "wrong-period"
    if any(name_stems(m.text) & companies for m in apart):
        return "wrong-company"
    if any(way[0] == "=" for m in apart for way in m.ways):
        return "wrong-metric"
    return "wrong-segment"


def _is_whole(asked: Asked, wanted: Sequence[Meaning], reading: Reading) -> bool:
    """The figure has all of the claim's words, but names that were told before; or a name, and the claim's figure has another one."""
    plain_words = [m for m in wanted if not m.is_name]
    if cover(plain_words or wanted, reading.figure.all) == 1 and cover(wanted, reading.figure.all) >= _MOST:
        return True
    return _twin(asked, wanted, reading.line, reading.figure) is not None


def _code(asked: Asked, quantity: Quantity, figure: Printed) -> DiagnosisCode:
    relation, factor = related(unsigned(asked), figure.quantity)
    value = figure.quantity.value
    if relation == "currency":
        return "wrong-currency"
    if value is not None and transposed(quantity, (value * factor,)) is not None:
        return "digits-transposed"
    if any(weigh(scaled(quantity, s), figure.quantity, asked.hedge).outcome == "match" for s in SCALES):
        return "scale-slip"
    other = elsewhere(asked, ())
    return other.code if other is not None and other.code != "wrong-metric" else "wrong-value"


def _is_apart(wanted: Sequence[Meaning], line: Line, figure: Printed) -> bool:
    """The figure has a word of the claim that no other figure of its sentence has."""
    others = [f for f in line.figures if f is not figure]
    return bool(others) and any(m.stands_in(figure.own) and not any(m.stands_in(o.all) for o in others) for m in wanted)


def _is_alone(quantity: Quantity, wanted: Sequence[Meaning], line: Line, figure: Printed) -> bool:
    """No other figure of its kind in the clause could be meant as well."""
    others = [f for f in line.figures if f is not figure and f.clause == figure.clause]
    others = [f for f in others if related(uncounted(quantity), f.quantity)[0] in ("same", "currency")]
    return all(cover(wanted, f.own) < cover(wanted, figure.own) for f in others)


def _twin(asked: Asked, wanted: Sequence[Meaning], line: Line, figure: Printed) -> Printed | None:
    """ "Karpatia must pay 231 million, Dolina 142 million": the claim's figure, of another name or thing in the same sentence."""
    for other in line.figures:
        if other is figure or not agrees(asked, other):
            continue
        if other.is_base and asked.fact.role != "from" and OUTLOOK.search(line.text) and OUTLOOK.search(asked.sentence):
            return other  # "expects 2 to 3 (previously 1 to 2)"
        if cover(wanted, other.all) == 1:
            # "6.8% higher than a year earlier; since 2019 they have risen by 52%"
            if (
                asked.fact.bases
                and any(t.value in asked.fact.bases for t in figure.times)
                and _times_differ(asked, other)
            ):
                return other
            continue
        mine = [m for m in wanted if m.stands_in(figure.own) and not m.stands_in(other.all)]
        if mine:
            return other
    return None


def _other_names(asked: Asked, text: str) -> bool:
    mine = name_stems(asked.sentence) | asked.held.issuer
    return any(start and name_stems(run) and not name_stems(run) & mine for start, run in names(text))


def _times_differ(asked: Asked, other: Printed) -> bool:
    return bool(other.times) and not any(t.value in asked.fact.bases for t in other.times)


def _stands_elsewhere(asked: Asked, wanted: Sequence[Meaning], line: Line, figure: Printed) -> bool:
    """The claim's figure is one of the document's that the claim may mean."""
    quantity = asked.quantity
    assert quantity is not None
    if quantity.value is None:
        return True
    if any(f is not figure and (agrees(asked, f) or f.quantity.value == quantity.value) for f in line.figures):
        return True
    size = abs(float(quantity.value))
    near = asked.held.facts.valued(size * 0.99, size * 1.01)
    agreeing = [
        f for f in near if f.quantity is not None and weigh(quantity, f.quantity, asked.hedge).outcome == "match"
    ]
    inside = " ".join(line.text.split())
    told_names = [m for m in wanted if m.is_name and m.stands_in(line.wide)]
    if told_names:
        # "its plant in Hollern, where 3,400 people": that is said of another name
        agreeing = [
            f
            for f in agreeing
            if any(m.stands_in(all_stems(f.text)) for m in told_names) or not _other_names(asked, f.text)
        ]
    return any(f.text != inside and any(m.stands_in(f.near | f.measured) for m in wanted) for f in agreeing)
