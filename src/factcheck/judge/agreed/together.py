"""Figures of one sentence that say together of whom and when it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.judge.agreed.reading import Read, Reader, thing
from factcheck.judge.alive import told_of
from factcheck.judge.windows import Candidate
from factcheck.model import Claim

_ENOUGH = 4
"""Two figures of three digits, which are both right of one period."""
_ENOUGH_OF_GUESS = 3
"""The same, where the time that was taken is another company's, which the text gives no reason to prefer."""
_IN_A_ROW = 3
"""So much agreement shows of when the figures of a row are, whose order says much already."""
_MOST_COMPANIES = 6
_MOST_OF_YEAR = 340


def by_themselves(open_: Sequence[tuple[int, Claim]], reader: Reader) -> Read:
    """Two figures or more that are right of one company and window, and none of another so many."""
    weights = {k: reader.weight(claim) for k, claim in open_}
    enough = _ENOUGH_OF_GUESS if all(_is_borrowed(claim) for _, claim in open_) else _ENOUGH
    if len(open_) < 2 or sum(weights.values()) < enough:
        return {}
    fitting: dict[tuple[object, ...], Read] = {}
    for ref in dict.fromkeys(ref for _, claim in open_ for ref in _subjects(claim, reader.held)):
        mine = [(k, _of(claim, ref)) for k, claim in open_ if ref in _subjects(claim, reader.held)]
        for window in reader.periods(mine[0][1]) if len(mine) > 1 else ():
            if window.start is not None:
                read = {k: each for k, claim in mine if (each := reader.right(claim, window)) is not None}
                fitting[ref, window.start, window.end] = read
    several = [(_agreement(read, weights), read) for read in fitting.values() if len(read) > 1]
    return _best(several, enough)


def _is_borrowed(claim: Claim) -> bool:
    """Told of no time, and read with that of another company."""
    return any(c.field == "period" and c.source == "another company" for c in claim.context)


def _subjects(claim: Claim, held: Sequence[str]) -> tuple[str, ...]:
    """Who may be meant: of a place or a firm that files nothing here, the companies of the article."""
    own = claim.subject.id
    if claim.unbound is None and own is not None and own in held:
        return (own, *claim.rivals)
    return tuple(held[:_MOST_COMPANIES])


def _of(claim: Claim, ref: str) -> Claim:
    whole = claim.unbound is None and claim.segment is None
    return told_of(claim if whole else claim.model_copy(update={"unbound": None, "segment": None}), ref)


def _agreement(read: Read, weights: Mapping[int, int]) -> int:
    """How much the figures say together; one thing told twice says it once."""
    return sum({(claim.role, thing(claim)): weights[k] for k, claim in read.items()}.values())


def _best(readings: Sequence[tuple[int, Read]], enough: int) -> Read:
    """The one reading with the most agreement, if that is enough."""
    best = max((total for total, _ in readings), default=0)
    first = {frozenset((k, thing(each)) for k, each in read.items()): read for total, read in readings if total == best}
    return next(iter(first.values())) if best >= enough and len(first) == 1 else {}


def of_rows(open_: Sequence[tuple[int, Claim]], reader: Reader) -> Read:
    """ "Net earnings went $17.1 billion, $15.1 billion, $14.8 billion": years one after another, the oldest or the newest first"""
    rows: dict[tuple[str, str | None], list[tuple[int, Claim]]] = {}
    for k, claim in open_:
        level = claim.model_copy(update={"unbound": None, "role": "level", "base": None})
        rows.setdefault((claim.metric, claim.subject.id), []).append((k, level))
    found: Read = {}
    for (_, ref), row in rows.items():
        if ref is not None and len(row) > 1:
            found |= _row(row, reader)
    return found


def _row(row: Sequence[tuple[int, Claim]], reader: Reader) -> Read:
    """All of them but one at most must fit."""
    fitting: list[tuple[int, Read]] = []
    for windows in _successions(list(reader.periods(row[0][1])), len(row)):
        tried = ((k, reader.right(claim, window)) for (k, claim), window in zip(row, windows, strict=True))
        read = {k: each for k, each in tried if each is not None}
        if len(read) >= max(2, len(row) - 1):
            fitting.append((sum(map(reader.weight, read.values())), read))
    return _best(fitting, _IN_A_ROW)


def _successions(windows: Sequence[Candidate], length: int) -> Iterator[Sequence[Candidate]]:
    """So many years one after another, from the oldest on and from the newest back."""
    years = sorted((w for w in windows if w.start and (w.end - w.start).days > _MOST_OF_YEAR), key=lambda w: w.end)
    for first in range(len(years) - length + 1):
        run = years[first : first + length]
        yield run
        yield run[::-1]
