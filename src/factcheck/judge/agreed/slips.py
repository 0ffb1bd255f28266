"""A figure that is left open and right of nothing that may be meant, where a slip of the hand tells which of it was meant.

"They do it with engineers. In the first half of the year that cost $1.30 million": no words tie it to a measure, but of the revenue, of
which the sentences before tell, it is $1.30 billion. Three digits that stand in a filing so, at another scale or with two neighbours
swapped, do not stand there by chance where only a few figures can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.metrics.refine import OF_SALES
from factcheck.extract.periods.senses import LAST_TIME
from factcheck.judge.agreed.reading import FAIR, SURE, Reader, quarters
from factcheck.judge.agreed.ways import is_added_up
from factcheck.judge.alive import told_of
from factcheck.judge.before import YEAR_AGO
from factcheck.judge.beside import explained_by, is_of_years_ago, window_of
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
            told = reader.asked(read, window, "slip")
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
        if ref is not None and ref in reader.held and ref != claim.subject.id:
            for read in (told_of(each, ref) for each in reads[:_MEASURES]):
                yield from ((read, window) for window in reader.periods(read))


def earlier(
    claim: Claim, before: Sequence[Claim], reads: Sequence[Claim], reader: Reader
) -> tuple[Claim, Candidate] | None:
    """A figure told as that of the year before the right one in front of it, so read, and the time that it is held against.

    "It ended up at $638.0 billion, compared with $514.0 billion", "Last year each got $16.69". Of an earlier level the time is that of
    the later one.
    """
    metrics = {read.metric for read in reads}
    level = next((c for c in reversed(before) if c.metric in metrics and _is_alike(claim, c, reader)), None)
    held = window_of(level) if level is not None and isinstance(level.verdict, Supported) else None
    if level is None or held is None or held.start is None or reader.digits(claim) < FAIR:
        return None
    meant = next((read for read in reads if read.metric == level.metric), None)
    if meant is None or level.role not in ("level", "share") or not _tells_no_time(claim, level, reader):
        return None
    meant = meant.model_copy(update={"context": tuple(c for c in meant.context if c.field != "metric")})
    if level.role == "share":
        margin = OF_SALES.get(level.metric) if level.whole == "revenue" else None
        rate = {"metric": margin, "role": "level", "kind": "ratio", "whole": None}
        meant = meant.model_copy(update=rate if margin else {"role": "share", "kind": "share", "whole": level.whole})
    if claim.role == "from":
        return meant.model_copy(update={"period": None, "base": None}), held
    then = next(reader.year_before(claim, (held,), _is_of_year_ago(claim, reader)), None)
    return None if then is None else (meant, then)


def by_level_before(
    claim: Claim, before: Sequence[Claim], reads: Sequence[Claim], windows: Sequence[Candidate], reader: Reader
) -> Claim | None:
    """Held against the year before the right figure in front of it, and right of nothing else in sight."""
    found = earlier(claim, before, reads, reader)
    if found is None:
        return None
    meant, window = found
    if any(reader.right(read, w) for read in (*reads, meant) for w in (None, window, *windows)):
        return None
    if isinstance(reader.ask(meant, confirmed=True, beside=window, only="right").verdict, Supported):
        return None  # of the period before
    told = reader.asked(meant, window)
    other = explained_by(told)
    if not isinstance(told.verdict, Contradicted) or other is not None and quarters(other) != quarters(window):
        return None
    if claim.role == "from" and claim.base is None and is_of_years_ago(told, window, reader.extraction):
        return None
    return told


def _is_alike(claim: Claim, level: Claim, reader: Reader) -> bool:
    """Of one company and kind."""
    a, b = (reader.extraction.quantity(c.quantity) for c in (claim, level))
    if a is None or b is None or (a.kind, a.unit, a.per) != (b.kind, b.unit, b.per):
        return False
    return level.subject.id == claim.subject.id


def _is_of_year_ago(claim: Claim, reader: Reader) -> bool:
    """Told in its own sentence as of the year before: "61% more than the year before, when it was $5.4 billion"."""
    time = reader.extraction.time(claim.period)
    own = time is not None and time.sentence == claim.sentence
    return time is not None and own and (time.value in YEAR_AGO or time.text.lower() in LAST_TIME)


def _tells_no_time(claim: Claim, level: Claim, reader: Reader) -> bool:
    """Or none but that of the level or of a year before."""
    told = [time for time in map(reader.extraction.time, (claim.period, claim.base)) if time is not None]
    taken = any(c.field == "period" for c in claim.context)
    return all(
        time.value in YEAR_AGO
        or time.text.lower() in LAST_TIME
        or time.id == claim.period
        and (taken or time.id == level.period)
        for time in told
    )
