"""Levels: a figure of a metric at a period, against the figures of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import plain as plain_number
from factcheck.judge.documents.align import BROAD, OUTLOOK, Asked
from factcheck.judge.documents.derived import derived_levels
from factcheck.judge.documents.nearest import Explained, elsewhere, explain, nearest
from factcheck.judge.documents.values import Weighed, related, told, unbracketed, weigh
from factcheck.judge.documents.verdicts import cite, contradicted, open_, says, supported
from factcheck.judge.fix import duration_fix
from factcheck.model import DiagnosisCode, Evidence, Note
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.facts import LOSSES, Fact
from factcheck.sources.documents.periods import length, printed


def judge_level(asked: Asked) -> Judgement:
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    if asked.who is None:
        return open_(held, "no-data", f"{held.name} does not speak of the subject of this claim", nearest(asked))
    about = [fact for fact in asked.levels() if asked.about(fact) and modality_agrees(asked, fact)]
    own = _closest(asked, [fact for fact in about if asked.period(fact) != "other"])
    if not own:
        return _absent(asked, about)
    if quantity.value is None or quantity.value > 0:
        own = [replace(f, quantity=bare) if (bare := unbracketed(f)) is not None else f for f in own]
    weighed = [(fact, weigh(quantity, fact.quantity, asked.hedge)) for fact in own if fact.quantity is not None]
    matches = [fact for fact, found in weighed if found.outcome == "match"]
    working = [read_as(asked), *(line(asked, fact, found) for fact, found in weighed[:6])]
    if matches and all(fact.loose for fact in matches):
        doubtful = [f for f, found in weighed if f.loose and found.outcome == "differ" and f.index == matches[0].index]
        if doubtful:
            detail = f"{says(held, matches[0])}, and {says(held, doubtful[0])}; which of them is meant is not sure"
            return open_(held, "ambiguous", detail, cites(asked, own), working)
    if matches:
        return matched(asked, matches, own, working)
    if asked.fact.negated:
        return open_(
            held, "not-comparable", f"{says(held, own[0])}; the claim denies another figure", cites(asked, own), working
        )
    return _mismatch(asked, weighed, working)


def read_as(asked: Asked) -> str:
    fact, quantity = asked.fact, asked.quantity
    part = f", part {' '.join(sorted(asked.part))}" if asked.part else ""
    period = printed(asked.windows[0]) if asked.windows else "no period"
    said = "" if asked.dated else ", the document's own, since the claim names none"
    return f"read as: {fact.metric.replace('_', ' ')}{part}: {quantity.text if quantity else ''}; {period}{said}"


def line(asked: Asked, fact: Fact, found: Weighed) -> str:
    return f"{says(asked.held, fact)}: {found.outcome} ({found.relation}{', ' + found.why if found.why else ''})"


def cites(asked: Asked, facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(cite(asked.held, fact) for fact in facts[:3])


def modality_agrees(asked: Asked, fact: Fact) -> bool:
    """What was announced is no outcome, and guidance is no result, whatever time the sentence leaves out."""
    mine, its = is_outlook(asked, asked.fact), is_outlook(asked, fact)
    return mine == its or "plan" in (asked.fact.modality, fact.modality)


def is_outlook(asked: Asked, fact: Fact) -> bool:
    """Of a time that had not ended; "grew 3.4% in 2024 and is projected to grow 2.7%" holds a result as well."""
    if fact.modality not in OUTLOOK:
        return False
    day = asked.held.published
    return not (fact.windows and day is not None and fact.windows[0][1] <= day)


def _closest(asked: Asked, facts: list[Fact]) -> list[Fact]:
    """Where a fact has the claim's very words of the metric, those of other words are not meant ("food prices")."""
    exact = [fact for fact in facts if fact.measured == asked.fact.measured and fact.measured]
    if exact and any(not fact.measured >= asked.fact.measured for fact in facts):
        sure = [fact for fact in facts if fact in exact or not fact.measured or _synonym(asked, fact)]
        facts = sure or exact
    settled = [fact for fact in facts if asked.period(fact) == "same"]
    return settled or facts


def _synonym(asked: Asked, fact: Fact) -> bool:
    return fact.metric == asked.fact.metric and fact.metric not in BROAD


def _absent(asked: Asked, about: Sequence[Fact]) -> Judgement:
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    for value, parts, arithmetic in derived_levels(asked):
        found = weigh(quantity, value, asked.hedge)
        if found.outcome == "match" and not asked.fact.negated:
            notes = [note("derived", arithmetic)]
            return supported(
                held, cites(asked, parts), f"Computed from {held.name}: {arithmetic}.", [read_as(asked)], notes
            )
    before = _before(asked, about)
    if before is not None:
        return before
    only = _told_once(asked, about)
    if only is not None:
        return only
    if about:
        return open_(
            held,
            "no-data",
            f"{held.name} gives the figure for another period only: {says(held, about[0])}",
            cites(asked, about),
        )
    swapped = elsewhere(asked, ()) if is_precise(asked) else None
    if swapped is not None and swapped.code == "wrong-company" and swapped.fact is not None and asked.fact.subject:
        fact = swapped.fact
        told = fact.text.lower()
        if (
            asked.period(fact) == "same"
            and not all(word in told for word in asked.fact.subject)
            and (fact.subject or asked.of(fact) != held.issuer)
        ):
            detail = f"{says(held, fact)}, and says it of another name than the claim."
            return contradicted(held, (cite(held, fact),), "wrong-company", detail, [read_as(asked)])
    return open_(held, "no-data", f"{held.name} does not give this figure", nearest(asked), [read_as(asked)])


def _before(asked: Asked, about: Sequence[Fact]) -> Judgement | None:
    """ "From 1.20 to 1.40", where the document says "by 20 cents to 1.40": the level before is the one less its change."""
    quantity = asked.quantity
    if asked.fact.role != "from" or quantity is None or asked.fact.negated:
        return None
    for now in about:
        for change in asked.held.facts.beside(now):
            if change.role != "delta" or change.quantity is None or change.metric != now.metric or now.quantity is None:
                continue
            a, d = now.quantity.value, change.quantity.value
            if a is None or d is None or change.direction not in ("up", "down"):
                continue
            same_unit = change.quantity.kind == now.quantity.kind and (
                change.quantity.unit in ("", now.quantity.unit) or not now.quantity.unit
            )
            if change.quantity.kind == "percent" and now.quantity.kind != "percent":
                value = a / (1 + d / 100) if change.direction == "up" else a / (1 - d / 100) if d != 100 else None
            elif change.quantity.kind in ("pp", "bps") and now.quantity.kind == "percent":
                points = d / 100 if change.quantity.kind == "bps" else d
                value = a - points if change.direction == "up" else a + points
            else:
                value = (a - d if change.direction == "up" else a + d) if same_unit else None
            if value is None:
                continue
            derived = now.quantity.model_copy(update={"value": value, "low": value, "high": value})
            if weigh(quantity, derived, asked.hedge).outcome == "match":
                text = f"{now.quantity.text} less its change of {change.quantity.text}: {plain_number(value)}"
                return supported(
                    asked.held,
                    cites(asked, (now, change)),
                    f"Computed from {asked.held.name}: {text}.",
                    [read_as(asked)],
                    [note("derived", text)],
                )
    return None


def _told_once(asked: Asked, about: Sequence[Fact]) -> Judgement | None:
    """A claim without a period, where the document gives the figure once, for whatever time."""
    values = {fact.quantity.value for fact in about if fact.quantity is not None}
    if asked.dated or len(values) != 1 or asked.quantity is None or asked.fact.negated:
        return None
    fits = [f for f in about if f.quantity and weigh(asked.quantity, f.quantity, asked.hedge).outcome == "match"]
    return matched(asked, fits, about, [read_as(asked)]) if fits else None


def is_precise(asked: Asked) -> bool:
    """Printed to so many digits that another figure does not agree by chance."""
    quantity = asked.quantity
    if quantity is None or quantity.cmp != "eq" or not quantity.value or not quantity.step:
        return False
    return quantity.step * 20 <= abs(quantity.value)


def matched(asked: Asked, matches: Sequence[Fact], own: Sequence[Fact], working: list[str]) -> Judgement:
    """The figure is the document's: whether time, direction and denial are so too."""
    held, best = asked.held, matches[0]
    evidence = cites(asked, matches)
    if asked.fact.negated:
        if asked.quantity is not None and asked.quantity.cmp == "eq" and not any(f.negated for f in matches):
            return contradicted(held, evidence, "negated", f"{says(held, best)}; the claim denies it.", working)
        return open_(held, "not-comparable", f"{says(held, best)}; the denial cannot be decided", evidence, working)
    ended = judge_horizon(asked, matches, working)
    if ended is not None:
        return ended
    flipped = _direction(asked, matches, own)
    if flipped is not None:
        return contradicted(held, evidence, "direction-flipped", f"{says(held, best)}; {flipped}.", working)
    notes: list[Note] = []
    if not asked.dated and asked.windows and best.windows:
        notes.append(note("dated", f"taken as the figure of {printed(asked.windows[0])}, the period of the document"))
    return supported(held, evidence, f"{says(held, best)}.", working, notes)


def judge_horizon(asked: Asked, matches: Sequence[Fact], working: list[str]) -> Judgement | None:
    """The time over which an announced amount is to be spent, where it is another than the document's."""
    months = asked.fact.horizon
    given = [fact for fact in matches if fact.horizon is not None]
    if months is None or not given or any(fact.horizon == months for fact in given):
        return None
    fact = given[0]
    assert fact.horizon is not None
    years = fact.horizon % 12 == 0
    count = fact.horizon // 12 if years else fact.horizon
    detail = f"{says(asked.held, fact)} over {count} {'years' if years else 'months'}, another time than the claim's."
    time = asked.period_time
    fix = duration_fix(time, count) if time is not None and years else None
    return contradicted(asked.held, (cite(asked.held, fact),), "wrong-duration", detail, working, fix=fix)


def _direction(asked: Asked, matches: Sequence[Fact], own: Sequence[Fact]) -> str | None:
    """The words say the other way than the document: by its own words, or by the earlier figure that it gives."""
    told_way = asked.fact.direction
    if told_way not in ("up", "down", "flat") or asked.fact.role == "from":
        return None
    for fact in matches:
        if fact.direction in ("up", "down", "flat") and not fact.in_table:
            if fact.direction != told_way:
                return f"it went {_way(fact.direction)}, not {_way(told_way)}"
            return None
    value = matches[0].quantity.value if matches[0].quantity is not None else None
    if value is None:
        return None
    still = next((f for f in matches if not f.in_table and _UNCHANGED.search(f.clause)), None)
    if still is not None and len(asked.held.facts.beside(still)) == 1:
        return None if told_way == "flat" else f"it was unchanged, not {_way(told_way)}"
    for fact in asked.held.facts.beside(matches[0]):
        if (
            fact.index == matches[0].index
            and fact.role == "delta"
            and fact.direction
            and asked.about(fact)
            and not fact.in_table
        ):
            return None if fact.direction == told_way else f"it went {_way(fact.direction)}, not {_way(told_way)}"
    earlier = [
        f
        for f in asked.held.facts.beside(matches[0])
        if f.index == matches[0].index and f.metric == matches[0].metric and _is_earlier(f, matches[0], asked)
    ]
    lost = asked.claim.metric in LOSSES or asked.claim.loss
    for fact in earlier:
        if fact.quantity is None or fact.quantity.value is None or fact.quantity.unit != matches[0].quantity.unit:  # type: ignore[union-attr]
            continue
        before, now = fact.quantity.value, value
        if lost and before < 0 and now < 0:
            before, now = -before, -now  # a loss that widens is the larger one
        elif asked.fact.metric in ("net_income", "operating_income", "eps") and value < 0:
            return None
        way = "up" if now > before else "down" if now < before else "flat"
        return None if way == told_way else f"it went {_way(way)} from {told(fact.quantity)}, not {_way(told_way)}"
    return None


_UNCHANGED = regex(r"\bunchanged\b|\b(?:remained|was|were|stayed)\s+(?:flat|stable|steady)\b", re.IGNORECASE)


def _is_earlier(fact: Fact, own: Fact, asked: Asked) -> bool:
    """The figure that a sentence compares with: of the same length and an earlier time, and no guess."""
    if fact.role == "from":
        return True
    if fact.role != "level" or fact.loose or own.loose or fact.part != own.part or not fact.windows:
        return False
    window = own.windows[0] if own.windows else asked.held.calendar.main
    if window is None:
        return False
    return fact.windows[0][1] < window[1] and abs(length(fact.windows[0]) - length(window)) < _SAME_LENGTH


_SAME_LENGTH = 12
"""Days."""


def _way(direction: str) -> str:
    return {"up": "up", "down": "down"}.get(direction, "sideways")


def _mismatch(asked: Asked, weighed: Sequence[tuple[Fact, Weighed]], working: list[str]) -> Judgement:
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
    why = explain(asked, own)
    if why.code == "wrong-metric" and why.fact is not None and _in_its_words(asked, why.fact):
        # the two readings of one sentence differ; the document does give the figure for what the claim says
        detail = f"{says(held, why.fact)}, and {says(held, main)}; which of them is meant is not sure"
        return open_(held, "ambiguous", detail, (cite(held, why.fact), *evidence), working)
    if why.code in ("wrong-value", "wrong-metric", "wrong-segment") and _is_far(asked, main):
        detail = f"{says(held, main)}; {quantity.text} is so far from it that it is hardly a figure of the same thing"
        return open_(held, "ambiguous", detail, evidence, working)
    if why.code == "wrong-period" and _OVER.search(asked.sentence):
        # "has grown in ten years to 1.28 million": the stretch is that of the growth
        return open_(
            held, "ambiguous", f"{says(held, main)}; of which time the figure is, is not sure", evidence, working
        )
    if why.code == "wrong-period" and why.fact is not None and not asked.dated and _other_length(asked, why.fact):
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
    if why.code == "scale-slip" and main.in_table and _is_bare(main):
        detail = f"{says(held, main)}; of which scale or unit it is, the table does not say"
        return open_(held, "ambiguous", detail, evidence, working)
    cited = (*evidence, *((cite(held, why.fact),) if why.fact is not None else ()))
    detail = f"{says(held, main)}, not {quantity.text}. {why.text}".strip()
    return contradicted(held, cited, why.code, detail, working, diagnosis=why.text or detail, fix=why.fix)


_EARLIER_OUTLOOK = regex(
    r"\bhad\s+(?:\w+\s+){0,3}?(?:planned|expected|pencill?ed|budgeted|forecast|guided|targeted|promised|told|foreseen|estimated|projected|intended|announced)\b"
    r"|\b(?:previously|originally|initially|at first)\b|\b(?:earlier|previous|original|old) (?:plan|target|guidance|forecast|outlook|estimate|budget)",
    re.IGNORECASE,
)
""" "Had still pencilled in 575 million": no figure of today."""
_OVER = regex(
    r"\b(?:in|over|within|during)\s+(?:the\s+)?(?:(?:past|last)\s+)?(?:\w+\s+years|decade|\w+\s+decades)\b",
    re.IGNORECASE,
)


def _is_doubtful(asked: Asked, main: Fact, why: Explained) -> bool:
    """Where the nearest true reading shows that the claim, or the document, was read wrongly."""
    if why.code == "wrong-period" and why.fact is not None:
        return asked.fact.role == "from" or asked.period(why.fact) != "other"
    behind = asked.sentence.partition(asked.quantity.text)[2][:_NEXT] if asked.quantity is not None else ""
    if why.code == "wrong-metric" and _THAN.search(behind):
        return True  # "82,100, 1,870 more than it delivered": what it is compared with names the metric
    if why.code in ("wrong-metric", "wrong-segment", "wrong-company") and main.quantity is not None:
        # the sentence has the document's figure as well, so that this one is of something else
        digits = re.search(r"\d[\d,.]*", main.quantity.text)
        return (
            digits is not None and re.search(rf"(?<![\d.,]){re.escape(digits[0])}(?![\d])", asked.sentence) is not None
        )
    return False


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
    return ratio > _FAR or ratio * _FAR < 1


def _other_length(asked: Asked, fact: Fact) -> bool:
    """ "After nine months revenue stands at": the time is told in words that name no period."""
    if not fact.windows or not asked.windows:
        return False
    one, other = length(fact.windows[0]), length(asked.windows[0])
    return bool(one and other) and abs(one - other) > _SAME_LENGTH


def _is_bare(fact: Fact) -> bool:
    """A cell of which neither unit nor scale is known: "21.9" under "Gas transported (bcm)"."""
    quantity = fact.quantity
    return quantity is not None and quantity.kind == "count" and not quantity.unit and quantity.step <= 1


def _in_its_words(asked: Asked, fact: Fact) -> bool:
    return bool(asked.words) and asked.words <= fact.near | fact.measured


_SEVERAL = 2
"""A document that gives more figures than this for one thing has not been understood."""


def is_sure(asked: Asked, fact: Fact) -> bool:
    """What it takes to accuse: the metric known by name on both sides or all words shared, and the period beyond doubt."""
    if not modality_agrees(asked, fact) or asked.unclear_time:
        return False
    if asked.fact.part - asked.named - asked.fact.measured - (fact.near | fact.part | fact.wide | fact.measured):
        return False  # "commercial income", beside the income of all
    named = asked.fact.metric == fact.metric and fact.metric not in ("unknown", "growth")
    worded = asked.covers(fact) >= 1 and len(asked.words) >= 2
    if not (named or worded) or asked.period(fact) != "same" or fact.loose or asked.is_only_part(fact):
        return False
    # a level without a period of its own is that of the document's; a claim of another time was filtered before
    return bool(asked.windows) or not fact.windows or _is_only(asked, fact)


def _is_only(asked: Asked, fact: Fact) -> bool:
    """The document gives one figure of this, so that its time need not be said."""
    return fact.quantity is not None and asked.values == {fact.quantity.value}


def _other_terms(asked: Asked, weighed: Sequence[tuple[Fact, Weighed]], working: list[str]) -> Judgement:
    """Another currency or unit: wrong where the very number is the document's, else not comparable."""
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    for fact, found in weighed:
        assert fact.quantity is not None
        if found.relation not in ("currency", "unit"):
            continue
        if not is_sure(asked, fact) and not (
            found.relation == "unit" and asked.covers(fact) >= 1 and _is_only(asked, fact)
        ):
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
