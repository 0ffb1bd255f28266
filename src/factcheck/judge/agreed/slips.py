"""A figure that is left open and right of nothing that may be meant, where a slip of the hand tells which of it was meant.

"They do it with engineers. In the first half of the year that cost $1.30 million": no words tie it to a measure, but of the revenue, of
which the sentences before tell, it is $1.30 billion. Three digits that stand in a filing so, at another scale or with two neighbours
swapped, do not stand there by chance where only a few figures can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.agreed.reading import FAIR, SURE, Reader
from factcheck.judge.agreed.ways import is_added_up
from factcheck.judge.alive import told_of
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Contradicted, Supported
from factcheck.patterns import regex

_SLIPS = frozenset({"scale-slip", "digits-transposed"})
_OF_ELSE = frozenset({"wrong-period", "direction-flipped"})
"""Diagnoses by which the figure itself is filed, and may be right of what was not understood."""
_MEASURES = 2
"""So many measures in mind, the likeliest first, may be that of a slip."""
_OF = regex(r"\s+of\b")


def by_slip(claim: Claim, reads: Sequence[Claim], windows: Sequence[Candidate], reader: Reader) -> Claim | None:
    """The claim as the one slip that it is under one of its readings; None where it is right under any of them, or of two things."""
    if not reads or not _is_telling(claim, reader):
        return None
    found: list[Claim] = []
    for read in reads:
        for window in (None, *windows):
            told = reader.asked(read, window)
            code = told.verdict.diagnosis.code if isinstance(told.verdict, Contradicted) else None
            if isinstance(told.verdict, Supported) or code in _OF_ELSE:
                return None
            if code in _SLIPS and read.metric in (claim.metric, *claim.rival_metrics[:_MEASURES]):
                found.append(told)
    things = {(e.key, e.period) for c in found if isinstance(c.verdict, Contradicted) for e in c.verdict.evidence[:1]}
    if len(things) != 1 or any(reader.right(*other) for other in _of_others(claim, reads, reader)):
        return None
    return found[0]


def _is_telling(claim: Claim, reader: Reader) -> bool:
    """Whether its figure has so many digits that a slip is no chance, and nothing but one company's measure can be meant."""
    quantity = reader.extraction.quantity(claim.quantity)
    if quantity is None or quantity.kind == "multiple" or claim.negated or claim.of_sum:
        return False
    if is_added_up(claim, reader.extraction, reader.text):
        return False
    change = quantity.kind == "percent" and _OF.match(reader.text, quantity.end) is None
    return reader.digits(claim) >= (FAIR if change else SURE)


def _of_others(claim: Claim, reads: Sequence[Claim], reader: Reader) -> Iterator[tuple[Claim, Candidate]]:
    """The readings of a company that is named near, at each of its times."""
    near = [e.ref for n in (-1, 0, 1) for e in reader.extraction.entities_in(claim.sentence + n)]
    for ref in dict.fromkeys((*claim.rivals, *near)):
        if ref in reader.held and ref != claim.subject.id:
            for read in (told_of(each, ref) for each in reads[:_MEASURES]):
                yield from ((read, window) for window in reader.periods(read))
