"""Speakers of a dialogue: where two of them say "we", who speaks may speak for another company than the one that was named last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.model import Claim, Contradicted, Extraction
from factcheck.patterns import regex

_TURN = regex(r"^[*_#> ]*([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})[*_]*:[*_]* (.+)", re.MULTILINE)
_TURNS = 2
"""So often a name stands before a colon that it is a speaker's and no heading's."""
_OURS = regex(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)


def of_speakers(judged: Sequence[Claim], extraction: Extraction, text: str) -> dict[int, str]:
    """The places of contradicted figures in the turns of speakers for several companies, where their sentence names none before them."""
    wrong = [k for k, claim in enumerate(judged) if isinstance(claim.verdict, Contradicted) and not claim.cell]
    if not wrong or len({claim.subject.id for claim in judged if claim.subject.id is not None}) < 2:
        return {}
    turns = [(turn[1].lower(), _OURS.search(turn[2]) is not None) for turn in _TURN.finditer(text)]
    often = Counter(name for name, _ in turns)
    ours = {name for name, says_we in turns if says_we and often[name] >= _TURNS}
    if len(ours) < 2:
        return {}
    why = "who speaks may speak for another company than the one that was named last"
    return {k: why for k in wrong if _is_in_turn(judged[k], extraction, text, ours)}


def _is_in_turn(claim: Claim, extraction: Extraction, text: str, speakers: set[str]) -> bool:
    turn = _TURN.match(text, text.rfind("\n", 0, claim.start) + 1)
    named = any(e.ref == claim.subject.id and e.end <= claim.start for e in extraction.entities_in(claim.sentence))
    return turn is not None and turn[1].lower() in speakers and not named
