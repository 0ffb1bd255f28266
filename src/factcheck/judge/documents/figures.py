"""Levels: a figure of a metric at a period, against the figures of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import plain as plain_number
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.derived import derived_levels
from factcheck.judge.documents.nearest import elsewhere, nearest
from factcheck.judge.documents.sure import is_precise, is_sure, modality_agrees
from factcheck.judge.documents.unlike import mismatch
from factcheck.judge.documents.values import told, unbracketed, weigh
from factcheck.judge.documents.verdicts import cite, contradicted, open_, says, supported
from factcheck.judge.documents.working import cites, line, read_as
from factcheck.judge.fix import duration_fix
from factcheck.model import Note
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.facts import LOSSES, Fact
from factcheck.sources.documents.periods import length, printed
from factcheck.sources.documents.words import content


def judge_level(asked: Asked) -> Judgement:
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    if asked.who is None:
        return open_(held, "no-data", f"{held.name} does not speak of the subject of this claim", nearest(asked))
    about = [fact for fact in asked.levels() if asked.about(fact) and modality_agrees(asked, fact)]
    about = _of_payout(asked, about)
    own = _of_version(asked, _of_section(asked, _closest(asked, [f for f in about if asked.period(f) != "other"])))
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
    return mismatch(asked, weighed, working)


def _closest(asked: Asked, facts: list[Fact]) -> list[Fact]:
    """Where a fact has the claim's very words of the metric, those of other words are not meant ("food prices")."""
    exact = [fact for fact in facts if fact.measured == asked.fact.measured and fact.measured]
    if exact and any(not fact.measured >= asked.fact.measured for fact in facts):
        sure = [fact for fact in facts if fact in exact or not fact.measured]
        facts = sure or exact
    settled = [fact for fact in facts if asked.period(fact) == "same"]
    return settled or facts


def _of_payout(asked: Asked, facts: list[Fact]) -> list[Fact]:
    """A final dividend is no interim one, and neither is that of the whole year."""
    mine = _payout(asked.sentence, asked.quantity.text) if asked.fact.metric == "dividend" and asked.quantity else None
    if mine is None:
        return facts
    if not asked.dated and _TO_BE_PAID.search(asked.sentence):
        facts = [fact for fact in facts if asked.period(fact) != "other"] or facts  # not that of the year before
    told = [(fact, _payout(fact.clause or fact.text, fact.quantity.text if fact.quantity else "")) for fact in facts]
    # "a final dividend of 9 cents, payable in October": of which time it is, its name says
    return [replace(fact, loose=False) for fact, kind in told if kind == mine] or [
        fact for fact, kind in told if kind is None
    ]


def _payout(text: str, figure: str) -> str | None:
    """Which dividend is told of a figure: by the word before it, else by the one behind it in its clause."""
    before, _, behind = text.partition(figure)
    found = _PAYOUT.findall(before)[-1:] or _PAYOUT.findall(re.split(r"[,;:]", behind)[0])[:1]
    return _PAYOUTS.get(found[0].lower(), "special") if found else None


_TO_BE_PAID = regex(r"\b(?:will|(?:is|are)\s+to|to\s+be\s+paid|payable|proposes?)\b", re.IGNORECASE)
_PAYOUT = regex(r"\b(final|interim|special|extra(?:ordinary)?|one-off|quarterly|monthly)\b", re.IGNORECASE)
_PAYOUTS = {each: each for each in ("final", "interim", "quarterly", "monthly")}


def _of_section(asked: Asked, facts: list[Fact]) -> list[Fact]:
    """Of rows that stand under several heads of one table those under the head that the sentence names, else under that of the whole."""
    heads = {fact.section for fact in facts if fact.section}
    if len(heads) < _SEVERAL:
        return facts
    said = content(asked.sentence)
    named = {head for head in heads if (stems := content(head)) and stems <= said}
    meant = named or {head for head in heads if _WHOLE_HEAD.fullmatch(head.strip(" :*"))}
    return [fact for fact in facts if not fact.section or fact.section in meant] if meant else facts


def _of_version(asked: Asked, facts: list[Fact]) -> list[Fact]:
    """Of a forecast before and after its revision the new one, unless the words before the figure tell of the old one."""
    old = [fact for fact in facts if fact.column is not None and SUPERSEDED.search(fact.column)]
    new = [fact for fact in facts if fact.column is not None and fact not in old]
    if not old or not any(f.index == o.index and f.windows == o.windows for f in new for o in old):
        return facts
    return [fact for fact in facts if fact not in (new if _tells_old(asked) else old)]


def is_superseded(asked: Asked, column: str | None) -> bool:
    """A column of what was foreseen before, where the words do not tell of that."""
    return column is not None and SUPERSEDED.search(column) is not None and not _tells_old(asked)


def is_old_version(column: str | None, before: str) -> bool:
    """A column of what was foreseen before, where the words before the figure do not tell of that."""
    return column is not None and SUPERSEDED.search(column) is not None and not _WAS_SEEN.search(before)


def _tells_old(asked: Asked) -> bool:
    assert asked.quantity is not None
    before, _, behind = asked.sentence.partition(asked.quantity.text)
    return asked.fact.role == "from" or bool(_WAS_SEEN.search(before) or _WAS_SEEN_SINCE.match(behind))


SUPERSEDED = regex(
    r"^\W*(?:previous|prior|former|earlier|old|initial|original)\b|\((?:those|(?:projection|forecast|estimate)s?) (?:of|from|in)\b"
    r"|\((?:previous|prior|former|earlier|old|last|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)"
    r" (?:projection|forecast|estimate|figure|value|report)s?\)|\((?:previous|prior|former|earlier)\)",
    re.IGNORECASE,
)
_WAS_SEEN = regex(
    r"\b(?:had|previous(?:ly)?|earlier|former(?:ly)?|original(?:ly)?|initial(?:ly)?|old|until now|so far|than|from|instead of|back in)\b",
    re.IGNORECASE,
)
_WAS_SEEN_SINCE = regex(
    r"[^.;,]{0,25}\b(?:it|they)?\s*(?:had\s+)?(?:previously|earlier|originally|until now|before)\b", re.IGNORECASE
)
_SEVERAL = 2
_WHOLE_HEAD = regex(
    r"(?:the\s+)?(?:whole\s+|total\s+|consolidated\s+)?(?:group|company|total|consolidated|combined|overall)(?:\s+total)?",
    re.IGNORECASE,
)


def _absent(asked: Asked, about: Sequence[Fact]) -> Judgement:
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    derived = _derived(asked)
    if derived is not None:
        return derived
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


def _derived(asked: Asked) -> Judgement | None:
    """Computed: right where one way to do so gives the figure, wrong where all ways there are give another one."""
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    found = [(each, weigh(quantity, each.fact.quantity, asked.hedge).outcome) for each in derived_levels(asked)]  # type: ignore[arg-type]
    if asked.fact.negated or not found:
        return None
    best = next((each for each, outcome in found if outcome == "match"), None)
    if best is not None:
        notes = [note("derived", best.text)]
        detail = f"Computed from {held.name}: {best.text}."
        return supported(held, cites(asked, best.parts), detail, [read_as(asked)], notes)
    is_sure_of_all = all(o == "differ" and each.is_sure and is_sure(asked, each.fact) for each, o in found)
    if not is_sure_of_all or quantity.cmp != "eq" or not asked.dated or asked.fact.role not in ("level", None):
        return None
    first = found[0][0]
    detail = f"Computed from {held.name}: {first.text}, not {quantity.text}."
    return contradicted(held, cites(asked, first.parts), "wrong-value", detail, [read_as(asked)])


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
    steps = [
        fact
        for fact in asked.held.facts.beside(matches[0])
        if fact.role == "delta" and fact.direction and fact.index == matches[0].index and asked.about(fact)
    ]
    if len({fact.direction for fact in steps}) > 1:
        return None  # "0.1 points less than in the quarter before, but 0.2 more than a year earlier"
    if steps:
        return (
            None
            if steps[0].direction == told_way
            else f"it went {_way(steps[0].direction or '')}, not {_way(told_way)}"
        )
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
