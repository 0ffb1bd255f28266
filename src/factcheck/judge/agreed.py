"""Of whom and when a sentence tells that leaves it open: what its figures together agree with, or what is told around it.

"The chip designer generated $1.38 billion from operations and $1.14 billion of free cash flow over the same months." One figure may
be that of another period by chance or by mistake; two of three digits that are both right of one period say which it is. A single
one is right of a period of which the text around it tells, if it has three digits. Nothing is ever called wrong so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.judge.alive import digits_of, told_of, weight
from factcheck.judge.beside import window_of
from factcheck.judge.measured import is_right
from factcheck.judge.ways import is_anybodys, is_of_row, is_understood, ways
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Extraction, Supported
from factcheck.patterns import regex

_ENOUGH = 4
"""Two figures of three digits, which are both right of one period."""
_SURE, _FAIR = 3, 2
"""So many digits show that an amount is right; a share of what was told before can be few things."""
_MAIN = 3
"""So many figures show of which period the article mainly tells."""
_MOST_COMPANIES = 6

_Read = dict[int, Claim]
_Told = Mapping[str | None, Sequence[Candidate]]
"""By company, the windows of which figures are right."""


def agreed(
    claims: Sequence[Claim],
    judged: Sequence[Claim],
    extraction: Extraction,
    text: str,
    rules: Any,
    held: Sequence[str],
    periods: Callable[[Claim], Iterable[Candidate]],
    ask: Callable[..., Claim],
) -> _Read:
    """The open claims, by their places, that are right of what their sentence or those around it show to be meant.

    `held` are the companies whose filings are at hand, `periods` tells the late windows of a claim's company.
    """

    def right_of(claim: Claim, window: Candidate | None) -> Claim | None:
        how: dict[str, object] = {"confirmed": True, "beside": window, "yearly": True} if window is not None else {}
        read = ask(claim, right_only=True, **how)
        fits = is_right(read) and (window is None or _may_last(claim, window, extraction, text))
        return read if fits else None

    shown = _shown(judged)
    measures = _measures(judged)
    main: _Told = {ref: _main([w for told in shown.values() for w in told.get(ref, ())]) for ref in held}
    blocks = {s.index: s.block for s in extraction.sentences}
    found: _Read = {}
    for sentence, open_ in _sentences(judged):
        plain = [(k, claims[k]) for k in open_ if is_understood(judged[k]) or is_anybodys(judged[k])]
        found |= _by_themselves(plain, extraction, held, periods, right_of)
        found |= _rows([(k, claims[k]) for k in open_ if is_of_row(claims[k])], extraction, periods, right_of)
        beside: _Told = shown.get(sentence - 1, {}) if blocks.get(sentence - 1) == blocks.get(sentence) else {}
        for k in open_:
            own: _Told = {} if _has_own(claims[k], extraction) else main
            near: list[_Told] = [shown.get(sentence, {}), beside, own]
            if k in found:
                continue
            of = (*measures.get(sentence, ()), *measures.get(sentence - 1, ()))
            reads = list(ways(claims[k], judged[k], of, extraction, text, rules))
            read = _by_others(claims[k], reads, near, extraction, right_of)
            if read is None and is_understood(judged[k]):
                read = _by_its_level(k, claims, judged, extraction, right_of)
            if read is not None:
                found[k] = read
        _note(shown.setdefault(sentence, {}), (found[k] for k in open_ if k in found))
        told = [found.get(k, claim) for k, claim in enumerate(judged) if claim.sentence == sentence]
        for k in open_:
            if k not in found and (read := _by_ratio(claims[k], told, extraction, right_of)) is not None:
                found[k] = read
    return {k: _said(claim) for k, claim in found.items()}


_OPEN = ("ambiguous", "no-data", "no-rule", "not-checkable", "not-comparable", "unbound")


def _sentences(judged: Sequence[Claim]) -> Iterator[tuple[int, list[int]]]:
    """The sentences in their order, each with the places of its claims that no one has decided yet."""
    told: dict[int, list[int]] = {}
    for k, claim in enumerate(judged):
        reason = getattr(claim.verdict, "reason", None)
        if claim.quantity is not None and not claim.cell and claim.bound is None and reason in _OPEN:
            told.setdefault(claim.sentence, []).append(k)
    yield from sorted(told.items())


def _shown(judged: Iterable[Claim]) -> dict[int, dict[str | None, list[Candidate]]]:
    """By sentence and company, the windows of which present figures are right."""
    found: dict[int, dict[str | None, list[Candidate]]] = {}
    for claim in judged:
        if isinstance(claim.verdict, Supported):
            _note(found.setdefault(claim.sentence, {}), (claim,))
    return found


def _measures(judged: Iterable[Claim]) -> dict[int, list[str]]:
    """By sentence, the measures of the levels that are right, the last of them first."""
    found: dict[int, list[str]] = {}
    for claim in judged:
        if isinstance(claim.verdict, Supported) and claim.role == "level":
            found.setdefault(claim.sentence, []).insert(0, claim.metric)
    return found


def _note(told: dict[str | None, list[Candidate]], right: Iterable[Claim]) -> None:
    for claim in right:
        if claim.role != "from" and (window := window_of(claim)) is not None:
            told.setdefault(claim.subject.id, []).append(window)


def _main(windows: Sequence[Candidate]) -> list[Candidate]:
    """The one window of which most figures of a company are right."""
    counted = Counter((w.start, w.end) for w in windows if w.start is not None).most_common(2)
    if not counted or counted[0][1] < _MAIN or len(counted) > 1 and counted[1][1] == counted[0][1]:
        return []
    return [next(w for w in windows if (w.start, w.end) == counted[0][0])]


def _has_own(claim: Claim, extraction: Extraction) -> bool:
    """A time in the sentence itself, or that of the level that it is earlier than."""
    told = extraction.time(claim.period) is not None and not any(c.field == "period" for c in claim.context)
    return told or claim.role == "from"


def _by_others(
    claim: Claim,
    reads: Sequence[Claim],
    near: Sequence[_Told],
    extraction: Extraction,
    right_of: Callable[[Claim, Candidate | None], Claim | None],
) -> Claim | None:
    """Right of its own time or of one shown by others, and of no other thing at any of them."""
    quantity = extraction.quantity(claim.quantity)
    if quantity is None or quantity.cmp != "eq":
        return None
    few = claim.kind == "share" or claim.segment is not None and len(reads) == 1
    if digits_of(quantity.text) < (_FAIR if few else _SURE):
        return None
    windows: list[Candidate | None] = list(dict.fromkeys(w for told in near for w in told.get(claim.subject.id, ())))
    if claim.unbound is None and reads and reads[0] is not claim:
        windows.insert(0, None)  # its own time, at which it was not read so yet
    if claim.kind == "share":
        del windows[1:]
    read = [each for window in windows for way in reads if (each := right_of(way, window)) is not None]
    return read[0] if len({_thing(each) for each in read}) == 1 else None


def _by_its_level(
    k: int,
    claims: Sequence[Claim],
    judged: Sequence[Claim],
    extraction: Extraction,
    right_of: Callable[[Claim, Candidate | None], Claim | None],
) -> Claim | None:
    """ "$9.8 billion of buybacks (was $8.3 billion)": a second amount of one measure is that of a year before; one alone is no earlier one."""
    claim = claims[k]
    quantity = extraction.quantity(claim.quantity)
    if (
        quantity is None
        or quantity.cmp != "eq"
        or digits_of(quantity.text) < _FAIR
        or claim.role not in ("level", "from")
    ):
        return None
    same = [c for c in judged if c.role == "level" and c.quantity != claim.quantity and _is_beside(c, claim)]
    levels = [c for c in same if isinstance(c.verdict, Supported)]
    if claim.role == "from" and not same and digits_of(quantity.text) >= _SURE:
        return right_of(claim.model_copy(update={"role": "level", "base": None}), None)
    if not levels:
        return None
    told: dict[str, object] = {"role": "from"} if claim.base is not None else {"role": "from", "period": None}
    return right_of(claim.model_copy(update=told), window_of(levels[-1]))


def _by_ratio(
    claim: Claim,
    told: Sequence[Claim],
    extraction: Extraction,
    right_of: Callable[[Claim, Candidate | None], Claim | None],
) -> Claim | None:
    """ "$3.7 billion, roughly half of the $7.4 billion recorded a year earlier": of two amounts that are right beside it"""
    quantity = extraction.quantity(claim.quantity)
    if quantity is None or quantity.kind not in ("fraction", "multiple") or claim.negated:
        return None
    right = [c for c in told if isinstance(c.verdict, Supported)]
    for earlier in (c for c in right if c.role == "from"):
        level = next((c for c in right if c.role == "level" and c.end <= claim.start and _is_beside(c, earlier)), None)
        if level is not None:
            words = {
                "role": "delta",
                "kind": "change",
                "of_whole": True,
                "unbound": None,
                "whole": None,
                "segment": None,
            }
            of = {"metric": level.metric, "subject": level.subject, "loss": level.loss, "base": None, "direction": None}
            return right_of(claim.model_copy(update=words | of), window_of(level))
    return None


def _is_beside(other: Claim, claim: Claim) -> bool:
    near = claim.sentence - other.sentence in (0, 1)
    return near and (other.metric, other.subject.id, other.segment) == (claim.metric, claim.subject.id, claim.segment)


def _thing(claim: Claim) -> tuple[tuple[str, str | None], ...]:
    assert isinstance(claim.verdict, Supported)
    return tuple((row.key, row.period) for row in claim.verdict.evidence)


def _by_themselves(
    open_: Sequence[tuple[int, Claim]],
    extraction: Extraction,
    held: Sequence[str],
    periods: Callable[[Claim], Iterable[Candidate]],
    right_of: Callable[[Claim, Candidate], Claim | None],
) -> _Read:
    """Two figures or more that are right of one company and window, and none of another so many."""
    weights = {k: _weight(claim, extraction) for k, claim in open_}
    if len(open_) < 2 or sum(weights.values()) < _ENOUGH:
        return {}
    fitting: dict[tuple[object, ...], _Read] = {}
    for ref in dict.fromkeys(ref for _, claim in open_ for ref in _subjects(claim, held)):
        mine = [(k, _of(claim, ref)) for k, claim in open_ if ref in _subjects(claim, held)]
        for window in periods(mine[0][1]) if len(mine) > 1 else ():
            if window.start is not None:
                read = {k: each for k, claim in mine if (each := right_of(claim, window)) is not None}
                fitting[ref, window.start, window.end] = read
    agreement = [(_agreement(read, weights), read) for read in fitting.values() if len(read) > 1]
    best = max((total for total, _ in agreement), default=0)
    first = [read for total, read in agreement if total == best]
    return first[0] if best >= _ENOUGH and len(first) == 1 else {}


def _of(claim: Claim, ref: str) -> Claim:
    return told_of(claim if claim.unbound is None else claim.model_copy(update={"unbound": None}), ref)


_IN_A_ROW = 3
"""So much agreement shows of when the figures of a row are, whose order says much already."""


def _rows(
    open_: Sequence[tuple[int, Claim]],
    extraction: Extraction,
    periods: Callable[[Claim], Iterable[Candidate]],
    right_of: Callable[[Claim, Candidate | None], Claim | None],
) -> _Read:
    """ "Net earnings went $17.1 billion, $15.1 billion, $14.8 billion": years one after another, the oldest or the newest first"""
    rows: dict[tuple[str, str | None], list[tuple[int, Claim]]] = {}
    for k, claim in open_:
        level = claim.model_copy(update={"unbound": None, "role": "level", "base": None})
        rows.setdefault((claim.metric, claim.subject.id), []).append((k, level))
    found: _Read = {}
    for (_, ref), row in rows.items():
        if ref is None or len(row) < 2:
            continue
        fitting: list[tuple[int, _Read]] = []
        for windows in _successions(list(periods(row[0][1])), len(row)):
            read = {
                k: each for (k, claim), w in zip(row, windows, strict=True) if (each := right_of(claim, w)) is not None
            }
            if len(read) >= max(2, len(row) - 1):
                fitting.append((sum(_weight(claims, extraction) for claims in read.values()), read))
        best = max((total for total, _ in fitting), default=0)
        first = [read for total, read in fitting if total == best]
        if best >= _IN_A_ROW and len(first) == 1:
            found |= first[0]
    return found


def _successions(windows: Sequence[Candidate], length: int) -> Iterator[Sequence[Candidate]]:
    """So many years one after another, from the oldest on and from the newest back."""
    years = sorted((w for w in windows if w.start and (w.end - w.start).days > _MOST_OF_YEAR), key=lambda w: w.end)
    for first in range(len(years) - length + 1):
        run = years[first : first + length]
        yield run
        yield run[::-1]


_MOST_OF_YEAR = 340


def _agreement(read: _Read, weights: Mapping[int, int]) -> int:
    """How much the figures say together; one thing told twice says it once."""
    return sum({(claim.role, _thing(claim)): weights[k] for k, claim in read.items()}.values())


def _weight(claim: Claim, extraction: Extraction) -> int:
    quantity = extraction.quantity(claim.quantity)
    return weight(quantity.text) if quantity is not None and quantity.cmp == "eq" else 0


def _subjects(claim: Claim, held: Sequence[str]) -> tuple[str, ...]:
    """Who may be meant: of a place or a firm that files nothing here, the companies of the article."""
    own = claim.subject.id
    if claim.unbound is None and own is not None and own in held:
        return (own, *claim.rivals)
    return tuple(held[:_MOST_COMPANIES])


_LENGTHS = (
    (1, regex(r"\bquarter(?:ly)?\b|\b(?:three|3)[ -]months?\b", re.I)),
    (2, regex(r"\b(?:six|6)[ -]months?\b|\bhal(?:f|ves)\b", re.I)),
    (3, regex(r"\b(?:nine|9)[ -]months?\b", re.I)),
    (4, regex(r"\b(?:twelve|12)[ -]months?\b|\bfull[ -]year\b|\bannual\b", re.I)),
)
"""The words for so many quarters."""
_TO_DATE = regex(r"\byear[ -]to[ -]date\b|\bso far this\b", re.I)
_BORDERS = regex(r"[,;:()\u2013\u2014]\s|\band\b|\bwhile\b")


def _may_last(claim: Claim, window: Candidate, extraction: Extraction, text: str) -> bool:
    """The words around the figure name no other length of time than the window's."""
    sentence, quantity = extraction.sentence(claim.sentence), extraction.quantity(claim.quantity)
    if window.start is None or sentence is None or quantity is None:
        return True
    before, after = text[sentence.start : quantity.start], text[quantity.end : sentence.end]
    words = f"{_BORDERS.split(before)[-1]} {_BORDERS.split(after, 1)[0]}"
    quarters = round((window.end - window.start).days / 91)
    if _TO_DATE.search(words):
        return quarters > 1
    told = {n for n, pattern in _LENGTHS if pattern.search(words)}
    return not told or quarters in told


def _said(claim: Claim) -> Claim:
    verdict = claim.verdict
    assert isinstance(verdict, Supported)
    how = "What the sentence leaves open was taken so that it agrees with its figures and those around it."
    return claim.model_copy(update={"verdict": verdict.model_copy(update={"detail": f"{verdict.detail} {how}"})})
