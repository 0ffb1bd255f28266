"""Figures called wrong of a time that their sentence does not tell, and right of the one of which the article mainly tells.

"The holiday quarter did $113.8 billion of it. Profit? $132.2 billion. Capex was $91.4 billion": the year's figures, between sentences
about its last quarter. A slip of the writer's is the other way round: its time is the article's, and its figure that of another time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from factcheck.judge.agreed.reading import FAIR, Read, Reader
from factcheck.judge.beside import explained_by, opened, window_of
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Contradicted, Extraction, Supported

_MAIN = 3
"""So many figures show of which period the article mainly tells."""
_TOGETHER = 2
"""So many figures that are all wrong of their times and right of one other show when they are."""


def right_windows(judged: Iterable[Claim]) -> dict[str | None, list[Candidate]]:
    """By company, the windows of which present figures are right."""
    found: dict[str | None, list[Candidate]] = {}
    for claim in judged:
        right = isinstance(claim.verdict, Supported) and claim.role != "from"
        if right and (window := window_of(claim)) is not None:
            found.setdefault(claim.subject.id, []).append(window)
    return found


def main_windows(judged: Iterable[Claim], part: float = 0) -> dict[str | None, list[Candidate]]:
    """By company, the one window of which most of its present figures are right, and so great a part of them."""
    return {ref: found for ref, windows in right_windows(judged).items() if (found := _most(windows, part))}


def _most(windows: Iterable[Candidate], part: float) -> list[Candidate]:
    flows = [w for w in windows if w.start is not None]
    counted = Counter((w.start, w.end) for w in flows).most_common(2)
    if (
        not counted
        or counted[0][1] < max(_MAIN, part * len(flows))
        or len(counted) > 1
        and counted[1][1] == counted[0][1]
    ):
        return []
    return [next(w for w in flows if (w.start, w.end) == counted[0][0])]


def of_main(
    claims: Sequence[Claim],
    judged: Sequence[Claim],
    main: Mapping[str | None, Sequence[Candidate]],
    reader: Reader,
) -> Read:
    """The accused claims that are right of their company's main window, where several are.

    A single figure of another time is the slip of a writer; where it was taken for another slip it is open.
    """
    read: dict[str | None, Read] = {}
    first = begun(main, judged)
    for k, claim in enumerate(judged):
        windows = main.get(claim.subject.id, ())
        if not windows or not isinstance(claim.verdict, Contradicted) or _tells_when(claim, reader.extraction):
            continue
        if reader.digits(claim) < FAIR or claim.sentence < first.get(claim.subject.id, 0):
            continue
        if (right := reader.right(claims[k], windows[0])) is not None:
            read.setdefault(claim.subject.id, {})[k] = right
    why = "it is right of the period of which the article mainly tells, and the sentence itself tells no other"
    found: Read = {}
    for together in read.values():
        if len(together) >= _TOGETHER:
            found |= together
        else:
            found |= {k: opened(judged[k], why) for k in together if not _is_of_another_time(judged[k])}
    return found


def begun(main: Mapping[str | None, Sequence[Candidate]], judged: Iterable[Claim]) -> dict[str | None, int]:
    """By company, the sentence from which on the text has come to its main window: "For six months the picture is better still:".

    What an article tells of a year may stand before the year is named.
    """
    parts = {ref: told[0] for ref, told in main.items() if told and not _is_long(told[0])}
    first: dict[str | None, int] = {}
    for claim in judged:
        ref = claim.subject.id
        if ref in parts and isinstance(claim.verdict, Supported) and _is_of(claim, parts[ref]):
            first[ref] = min(claim.sentence, first.get(ref, claim.sentence))
    return first


def _is_long(window: Candidate) -> bool:
    return window.start is None or (window.end - window.start).days > _LONG


_LONG = 340


def _is_of(claim: Claim, window: Candidate) -> bool:
    own = window_of(claim)
    return own is not None and (own.start, own.end) == (window.start, window.end)


def _is_of_another_time(claim: Claim) -> bool:
    """Not of a later one than it was held against: a slip of the writer's takes the older figure for the new one."""
    held, own = window_of(claim), explained_by(claim)
    return own is not None and (held is None or own.end <= held.end)


def _tells_when(claim: Claim, extraction: Extraction) -> bool:
    """Whether the time that it was held against stands at the figure itself, and not at another of its sentence or in one before."""
    time = extraction.time(claim.period)
    taken = time is None or any(c.field == "period" for c in claim.context) or "period<loose" in claim.rule_trace
    return claim.cell or not (taken or claim.role == "from" and claim.base is not None)
