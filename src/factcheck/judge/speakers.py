"""Speakers of a dialogue: who says "we" may speak for another company than the one that was named last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from factcheck.judge.alive import told_of
from factcheck.model import Claim, Contradicted, Extraction, Supported
from factcheck.patterns import regex

_LABEL = regex(r"^[*_#> ]*([A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){0,2})[*_]*:[*_]* (?=\S)", re.MULTILINE)
_TURNS = 2
"""So often a name stands before a colon that it is a speaker's and no heading's."""
_NO_NAMES = frozenset(("q", "a", "question", "answer", "note", "source", "correction"))


def of_speakers(
    judged: Sequence[Claim], claims: Sequence[Claim], extraction: Extraction, text: str, judge: Callable[[Claim], Claim]
) -> dict[int, str]:
    """The places of contradicted figures in the turns of several speakers that are right of another company of the article, each with why."""
    wrong = [k for k, claim in enumerate(judged) if isinstance(claim.verdict, Contradicted) and not claim.cell]
    companies = dict.fromkeys(claim.subject.id for claim in judged if claim.subject.id is not None)
    if not wrong or len(companies) < 2:
        return {}
    labels = Counter(found[1].lower() for found in _LABEL.finditer(text))
    speakers = {name for name, turns in labels.items() if turns >= _TURNS and name not in _NO_NAMES}
    if len(speakers) < 2:
        return {}
    found = {}
    for k in (k for k in wrong if _is_in_turn(judged[k], extraction, text, speakers)):
        others = (told_of(claims[k], ref) for ref in companies if ref != judged[k].subject.id)
        if any(isinstance(judge(other).verdict, Supported) for other in others):
            found[k] = "it is right of another company, for which the speaker may speak"
    return found


def _is_in_turn(claim: Claim, extraction: Extraction, text: str, speakers: set[str]) -> bool:
    line = text.rfind("\n", 0, claim.start) + 1
    label = _LABEL.match(text, line)
    named = any(e.ref == claim.subject.id and e.end <= claim.start for e in extraction.entities_in(claim.sentence))
    return label is not None and label[1].lower() in speakers and not named
