"""A time that the sentences right before a silent figure told: it may still be the one that is meant.

"For the nine months, revenue jumped to $5.98 billion. Net income was $2.27 billion": whoever holds that against the article's
quarter accuses a figure that is right of the nine months.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.agreed.reading import lengths_told, quarters
from factcheck.judge.agreed.together import OF_YEARS
from factcheck.judge.beside import explained_by, takes_over, window_of
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Contradicted, Extraction, Supported
from factcheck.patterns import regex

_BEFORE = 3
"""So many sentences a reader still has in mind."""


def carried(judged: Sequence[Claim], extraction: Extraction, text: str) -> dict[int, str]:
    """The places of figures called wrong of a time taken over that are right of one told right before, each with why."""
    found = {}
    for k, claim in enumerate(judged):
        if OF_YEARS in claim.rule_trace:
            continue  # whose time the others of its row show
        if isinstance(claim.verdict, Contradicted) and not claim.cell and _points_elsewhere(claim, extraction, text):
            found[k] = "the words around it point to another time"
            continue
        aside = k > 0 and judged[k - 1].sentence == claim.sentence and _is_in_aside(judged[k - 1], text)
        window = explained_by(claim) if takes_over(claim) or claim.period is None or aside else None
        if (
            window is not None
            and window.start is not None
            and not claim.cell
            and _is_told(window, k, judged, extraction, text)
        ):
            found[k] = "it is right of a period of which the sentences before it tell"
    return found


def _points_elsewhere(claim: Claim, extraction: Extraction, text: str) -> bool:
    """ "The margin, 14.2% last year, had then been 15.3%", "and in the year in between $11.83", "the $2.14 that had been earned a year ago" """
    sentence = extraction.sentence(claim.sentence)
    if sentence is None or claim.role not in ("level", "delta"):
        return False
    lead = text[sentence.start : claim.start].rpartition(";")[2]
    return _BACK_THEN.search(lead) is not None or _HAD_BEEN.match(text, claim.end) is not None


_BACK_THEN = regex(
    r"\b(?:year|quarter|half|period)s? in between\b|\b(?:had|was|were) then\b|\bthen been\b", re.IGNORECASE
)
_HAD_BEEN = regex(
    r"[^,;.]{0,20}\b(?:that|which) (?:had|was|were)\b[^,;.]{0,40}\b(?:a|one|the) year (?:ago|earlier|before)\b",
    re.IGNORECASE,
)


def _is_told(window: Candidate, k: int, judged: Sequence[Claim], extraction: Extraction, text: str) -> bool:
    """By the last right figure before it, or by its length in words where that is not the length it was held against."""
    claim, held = judged[k], window_of(judged[k])
    near = (
        c for c in reversed(judged[:k]) if claim.sentence - _BEFORE <= c.sentence and c.subject.id == claim.subject.id
    )
    told = ((c, w) for c in near if c.role != "from" and (w := _right_of(c)) is not None)
    last, right = next(told, (None, None))
    if right is not None and (right.start, right.end) == (window.start, window.end):
        return True
    if (
        last is not None and last.sentence == claim.sentence and _is_in_aside(last, text)
    ):  # "$3.1 billion, all of it in the second quarter, and"
        further = next(((c, w) for c, w in told if c.sentence < claim.sentence), None)
        if further is not None and (further[1].start, further[1].end) == (window.start, window.end):
            return True
    if _is_topic(window, claim, extraction, text):
        return True
    if held is None or quarters(held) == quarters(window) or last is not None and last.sentence == claim.sentence:
        return False
    if quarters(window) in lengths_told(_heading(text, claim.start)):
        return True
    first, own = extraction.sentence(max(0, claim.sentence - _BEFORE)), extraction.sentence(claim.sentence)
    return first is not None and own is not None and quarters(window) in lengths_told(text[first.start : own.start])


def _heading(text: str, at: int) -> str:
    """The line of a few words over the points of a list in which something stands ("Quarter", "Half year"); "" where there is none."""
    end = text.rfind("\n", 0, at)
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        words = line.strip(" *#_:").split()
        if words and not _POINT.match(line):
            return line if len(words) <= _FEW_WORDS and line.strip()[-1] not in ".!?" else ""
        end = start - 1
    return ""


_POINT = regex(r"\s*(?:[•·▪◦*-]|\d+[.)])\s")
_FEW_WORDS = 4


def _is_in_aside(claim: Claim, text: str) -> bool:
    """ "$3.1 billion of stock, all of it in the second quarter": the time is that of the one figure"""
    return _ASIDE.match(text, claim.end) is not None


_ASIDE = regex(
    r"[^,;.]{0,30}, (?:all|most|much|nearly all|almost all|half|the bulk) of (?:it|them|that|which)\b", re.IGNORECASE
)


def _is_topic(window: Candidate, claim: Claim, extraction: Extraction, text: str) -> bool:
    """ "This spring (to April 30): $7.19 billion and $2.04 billion. EPS 82 cents.": the time with which a paragraph opens before a colon"""
    line = text.rfind("\n", 0, claim.start) + 1
    if (topic := _TOPIC.match(text, line)) is None or topic.end() > claim.start:
        return False
    told = [t.window for t in extraction.times if t.window is not None and line <= t.start and t.end <= topic.end()]
    return any(abs((t.end - window.end).days) <= _SAME_END for t in told)


_TOPIC = regex(r"[^:.!?\n]{3,60}:(?=\s)")
_SAME_END = 8


def _right_of(claim: Claim) -> Candidate | None:
    window = window_of(claim) if isinstance(claim.verdict, Supported) else None
    return window if window is not None and window.start is not None else None
