"""Figures of one sentence that say together of whom and when it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.judge.agreed.reading import Read, Reader, thing
from factcheck.judge.alive import told_of
from factcheck.judge.beside import window_of
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Contradicted

_ENOUGH = 4
"""Two figures of three digits, which are both right of one period."""
_ENOUGH_OF_GUESS = 3
"""The same, where the time that was taken is another company's, which the text gives no reason to prefer."""
_IN_A_ROW = 3
"""So much agreement shows of when the figures of a row are, whose order says much already."""
_MOST_COMPANIES = 6


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
    return {k: read for row in _rows(open_) for k, read in _row(row, reader)[0].items()}


def wrong_of_rows(open_: Sequence[tuple[int, Claim]], reader: Reader) -> Read:
    """Those of a row that are wrong of the years that the others show."""
    found: Read = {}
    for row in _rows(open_):
        right, windows = _row(row, reader)
        if sum(map(reader.weight, right.values())) < _SHOWING:
            continue
        asked = {
            k: reader.asked(claim, window) for (k, claim), window in zip(row, windows, strict=True) if k not in right
        }
        wrong = {k: read for k, read in asked.items() if isinstance(read.verdict, Contradicted)}
        found |= {k: read for k, read in wrong.items() if len(right) >= _SURE_ROW or _is_slip(read)}
    return found


def _is_slip(read: Claim) -> bool:
    return isinstance(read.verdict, Contradicted) and read.verdict.diagnosis.code in _SLIPS


_SLIPS = frozenset({"scale-slip", "digits-transposed"})
_SURE_ROW = 3
"""So many that are right of years one after another leave no doubt of when the others are; of two, a slip of the hand tells it."""


OF_YEARS = "period<row of years"
_SHOWING = 3
"""So much agreement shows it: three figures, or two of three digits."""


def _rows(open_: Sequence[tuple[int, Claim]]) -> list[list[tuple[int, Claim]]]:
    """The figures of each measure and company, read as levels, or as changes on the year before."""
    rows: dict[tuple[str | None, str, str | None], list[tuple[int, Claim]]] = {}
    for k, claim in open_:
        moved = claim.role == "delta" or claim.metric == "growth"
        told: dict[str, object] = {"unbound": None, "base": None, "role": "delta" if moved else "level"}
        if claim.metric == "growth":  # of what it does not say: of sales, as everybody understands it
            told |= {"metric": "revenue", "kind": "change", "direction": claim.direction or "up"}
        read = claim.model_copy(update=told | {"rule_trace": f"{claim.rule_trace} {OF_YEARS}".strip()})
        rows.setdefault((read.role, read.metric, read.subject.id), []).append((k, read))
    return [row for (_, _, ref), row in rows.items() if ref is not None and len(row) > 1]


def _row(row: Sequence[tuple[int, Claim]], reader: Reader) -> tuple[Read, Sequence[Candidate]]:
    """Those that are right of years one after another, and these years; all of them but one at most must fit, of a long row but two."""
    least = max(2, len(row) - (1 if len(row) < _LONG_ROW else 2))
    fitting: list[tuple[int, Read, Sequence[Candidate]]] = []
    for windows in _successions(reader.years(row[0][1]), len(row)):
        tried = ((k, reader.right(claim, window)) for (k, claim), window in zip(row, windows, strict=True))
        told = ((k, each, window) for (k, each), window in zip(tried, windows, strict=True) if each is not None)
        read = {k: each for k, each, window in told if _is_of(each, window)}
        if len(read) >= least:
            fitting.append((sum(map(reader.weight, read.values())), read, windows))
    best = _best([(total, read) for total, read, _ in fitting], _IN_A_ROW)
    return best, next((windows for _, read, windows in fitting if read is best), ())


def _is_of(read: Claim, window: Candidate) -> bool:
    """Of that very year, and not of another of which the article speaks."""
    own = window_of(read)
    return own is not None and own.end == window.end


_LONG_ROW = 5


def _successions(years: Sequence[Candidate], length: int) -> Iterator[Sequence[Candidate]]:
    """So many years one after another, from the oldest on and from the newest back."""
    for first in range(len(years) - length + 1):
        run = years[first : first + length]
        yield run
        yield run[::-1]
