"""A single open figure, by the figures around it that are right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from factcheck.extract.metrics.flows import LEFT
from factcheck.extract.subjects.together import REASON as TOGETHER
from factcheck.judge.agreed.reading import FAIR, SURE, Reader, thing
from factcheck.judge.alive import told_of
from factcheck.judge.beside import window_of
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Supported
from factcheck.patterns import regex


def by_others(
    claim: Claim, reads: Sequence[Claim], shown: Sequence[Candidate], reader: Reader, beside: Sequence[Claim] = ()
) -> Claim | None:
    """Right of its own time or of one shown by others, and of no other thing at any of them.

    Two digits are enough of what is told of a measure and at a time of which a figure of its sentence, one of `beside`, is right.
    """
    few = claim.kind == "share" or claim.segment is not None and len(reads) == 1
    if claim.unbound == LEFT and any(isinstance(c.verdict, Supported) and c.metric in _FLOWS for c in beside):
        few, reads = (
            True,
            [way for way in reads if way.metric == "fcf"],
        )  # "$2.4 billion came in, and $2.3 billion was left"
    digits = reader.digits(claim)
    if digits < FAIR:
        return None
    if digits < SURE and not few:
        levels = [c for c in beside if c.role == "level" and isinstance(c.verdict, Supported) and c.end <= claim.start]
        if _names_base(claim, reader):
            return None  # "$52.5 billion in 2024, and now 63% more than that year"
        reads = [way for way in reads if way.role in ("delta", "share") and any(_is_alike(c, way) for c in levels)]
        shown = [w for c in levels[-1:] if (w := window_of(c)) is not None]
    windows: list[Candidate | None] = list(shown)
    if (claim.unbound is None or claim.unbound == TOGETHER) and reads and reads[0] is not claim:
        windows.insert(0, None)  # its own time, at which it was not read so yet
    if claim.kind == "share":
        del windows[1:]
    read = [each for window in windows for way in reads if (each := reader.right(way, window)) is not None]
    return read[0] if len({frozenset(thing(each)) for each in read}) == 1 else None


def by_whom(claim: Claim, told: Sequence[Mapping[str | None, Sequence[Candidate]]], reader: Reader) -> Claim | None:
    """ "Its bigger peer: $36.3 billion": right of one company of the article at a time of which its figures tell, and of no other"""
    if reader.digits(claim) < SURE:
        return None
    whole = claim.model_copy(update={"unbound": None})
    tried = dict.fromkeys((ref, window) for shown in told for ref in reader.held for window in shown.get(ref, ()))
    read = [each for ref, window in tried if (each := reader.right(told_of(whole, ref), window)) is not None]
    return read[0] if len({frozenset(thing(each)) for each in read}) == 1 else None


_FLOWS = frozenset({"ocf", "capex"})


def _names_base(claim: Claim, reader: Reader) -> bool:
    base = reader.extraction.time(claim.base)
    return base is not None and base.type != "base"


def by_its_level(claim: Claim, around: Sequence[Claim], shown: Sequence[Candidate], reader: Reader) -> Claim | None:
    """ "$9.8 billion of buybacks (was $8.3 billion)": a second amount of one measure is that of a year before; one alone is no earlier one."""
    digits = reader.digits(claim)
    if digits < FAIR or claim.role not in ("level", "from") or _tells_when(claim, reader):
        return None
    unknown = claim.subject.id not in reader.held  # "its Fairlife purchase fell due; a year earlier they had provided"
    same = [c for c in around if c.role == "level" and c.quantity != claim.quantity and _is_alike(c, claim, unknown)]
    if claim.role == "from" and not same and digits >= SURE:
        level = claim.model_copy(update={"role": "level", "base": None})
        return next((read for w in (None, *shown) if (read := reader.right(level, w)) is not None), None)
    right = next((c for c in reversed(same) if isinstance(c.verdict, Supported)), None)
    if right is None:
        return None
    told: dict[str, object] = {"role": "from"} if claim.base is not None else {"role": "from", "period": None}
    return reader.right(claim.model_copy(update=told | {"subject": right.subject}), window_of(right))


def _tells_when(claim: Claim, reader: Reader) -> bool:
    """ "In 2022 the figure was $371.6 billion": a level before which its year is printed is of no other"""
    time = reader.extraction.time(claim.period)
    if time is None or time.sentence != claim.sentence or claim.role != "level" or claim.base is not None:
        return False
    return time.end <= claim.start and _YEAR.fullmatch(time.text) is not None


_YEAR = regex(r"(?:fiscal |fiscal year |FY ?)?(?:19|20)\d\d", re.IGNORECASE)


def by_ratio(claim: Claim, told: Sequence[Claim], reader: Reader) -> Claim | None:
    """ "$3.7 billion, roughly half of the $7.4 billion recorded a year earlier": of two amounts that are right beside it"""
    quantity = reader.extraction.quantity(claim.quantity)
    if quantity is None or quantity.kind not in ("fraction", "multiple") or claim.negated:
        return None
    right = [c for c in told if isinstance(c.verdict, Supported)]
    for earlier in (c for c in right if c.role == "from"):
        level = next((c for c in right if c.role == "level" and c.end <= claim.start and _is_alike(c, earlier)), None)
        if level is not None:
            of = {"metric": level.metric, "subject": level.subject, "loss": level.loss, "base": None, "direction": None}
            return reader.right(claim.model_copy(update=_SO_MANY_TIMES | of), window_of(level))
    return None


_SO_MANY_TIMES: dict[str, object] = {
    "role": "delta", "kind": "change", "of_whole": True, "unbound": None, "whole": None, "segment": None,
}  # fmt: skip


def _is_alike(other: Claim, claim: Claim, anybodys: bool = False) -> bool:
    same = (other.metric, other.segment) == (claim.metric, claim.segment)
    return same and (anybodys or other.subject.id == claim.subject.id)
