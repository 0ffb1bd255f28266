"""Records: what a claim calls the highest or lowest of its series, the document must call so as well."""

from __future__ import annotations

import re

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.verdicts import contradicted, open_
from factcheck.patterns import regex
from factcheck.sources.documents.words import stem

_RECORD = regex(
    r"\brecord\b|\b(?:highest|lowest|largest|smallest|best|worst|fastest|slowest|most|biggest)\b[^.]{0,40}\b(?:ever|history|on record|since|(?:in|for|within) (?:(?:more than|at least|over|almost|nearly) )?(?:the (?:past|last) )?(?:\w+ (?:years|quarters|months)|a decade|decades))\b",
    re.IGNORECASE,
)


def is_called_record(text: str) -> bool:
    return _RECORD.search(text) is not None


def judge_record(asked: Asked, found: Judgement) -> Judgement:
    """ "The lowest in its history" is asserted as well: the document must say so where it gives the figure."""
    told = [other for evidence in found.verdict.evidence if (other := _RECORD.search(evidence.excerpt or ""))]
    if told:
        mine = _RECORD.search(asked.sentence)
        is_flipped = mine is not None and {_end(mine[0]), _end(told[0][0])} == {"top", "bottom"}
        is_ever = _EVER.search(asked.sentence) is not None and all(_SINCE.search(each[0]) for each in told)
        if mine is not None and (is_flipped or is_ever):
            detail = f"{found.verdict.detail} It calls it {told[0][0]}."
            return contradicted(asked.held, found.verdict.evidence, "not-a-record", detail)
        return found
    said = any(
        _RECORD.search(passage.text) and asked.fact.measured & frozenset(stem(w) for w in passage.text.split())
        for passage in asked.held.passages
    )
    if said:
        return found
    return open_(asked.held, "no-data", f"{found.verdict.detail} It does not call it a record.", found.verdict.evidence)


_EVER = regex(
    r"\b(?:since records began|on record|ever|in (?:its|their|the \w+['’]s) history|of all time)\b", re.IGNORECASE
)
_SINCE = regex(r"\bsince\s*$|\bsince\b(?!\s+(?:records|it was founded|its))", re.IGNORECASE)
""" "The highest since records began", of what is only the highest since the spring of 2021."""


def _end(words: str) -> str:
    """At which end of its series a record stands."""
    if _BOTTOM.search(words):
        return "bottom"
    return "top" if _TOP.search(words) else ""


_BOTTOM = regex(r"\b(?:lowest|smallest|slowest|weakest|fewest|least)\b", re.IGNORECASE)
_TOP = regex(r"\b(?:highest|largest|biggest|fastest|strongest|most)\b", re.IGNORECASE)
