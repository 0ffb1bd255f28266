"""The one gate behind all readers: what keeps an accusation from standing, whichever of them makes it.

A reader finds the figure or the sentence that it holds to be meant. Whether the article's sentence may be held against it at all depends on
the sentence and on what is cited alone: a part, a holder, a kind or a time that is told of another figure, a guess, a distance.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.judge.documents.part_behind import is_of_part_behind, is_stated_after
from factcheck.judge.documents.qualified import is_of_other_holder, is_of_other_kind
from factcheck.judge.documents.readings import OF_AMOUNT, TOGETHER
from factcheck.judge.documents.rows.spoken import OF_A_PART
from factcheck.model import Contradicted, Verdict
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import content

READINGS: Final = frozenset(("wrong-value", "wrong-segment", "wrong-metric"))
"""Diagnoses that say no more than that the figure is another one than the one that was found."""


def doubt_of(text: str, figure: str | None, verdict: Verdict, held: Held) -> str | None:
    """Why the sentence may not be held against what is cited; None where it may. `figure` is the claim's, as it is printed."""
    if not isinstance(verdict, Contradicted):
        return None
    if _SOMEBODY_ELSES.search(text):
        return "It tells of somebody else."
    if _GUESSED.search(text):
        return "It is only foreseen."
    if OF_A_PART.match(text):
        return "Of which part it is told, is not sure."
    if figure is None:
        return None
    before, _, behind = text.partition(figure)
    if (way_off := _OFF_PLAN.match(behind)) is not None:
        return f"It tells how far {way_off[0].strip()} something is."
    if _COINS_BEHIND.search(before):
        return "That is a part of the amount."
    if _TOTAL_OF_STEPS.search(before) and not any(_IN_ALL.search(each.excerpt or "") for each in verdict.evidence):
        return "It tells several steps together."
    if _OF_CHANGE.search(before) or OF_AMOUNT.match(behind):
        return "It tells one amount of another."
    if verdict.diagnosis.code in READINGS:
        return _of_reading(text, before, figure, verdict, held)
    return None


def _of_reading(text: str, before: str, figure: str, verdict: Contradicted, held: Held) -> str | None:
    cited = " ".join(f"{each.key} {each.excerpt or ''}" for each in verdict.evidence)
    labels = [found["label"] for each in verdict.evidence[:1] if (found := _LABEL.search(each.key)) is not None]
    if _is_of_one_alone(text, verdict):
        return "That is the figure of one row, and no sum of several."
    if any(is_stated_after(text, content(label)) for label in labels):
        return "That is only what the figure is stated after."
    if any(is_of_part_behind(text, figure, content(label)) for label in labels):
        return "What is named behind the figure is told of the next."
    first = verdict.evidence[0].excerpt or "" if verdict.evidence else ""
    if any(is_of_other_kind(text, each, is_denied=True) for each in (cited, first)):
        return "That is qualified otherwise."
    if is_of_other_holder(before, verdict.evidence, held):
        return "Whose figure that is, it does not say there."
    return None


_LABEL: Final = regex(r"\brow \d+ \((?P<label>[^()]+)\)")
_SOMEBODY_ELSES: Final = regex(
    r"['’]s\s+(?:\w+\s+)?(?:rivals?|competitors?|predecessor|sister company)\b|\b(?:analysts?|economists?)\s+(?:\w+\s+)?(?:expect|forecast|estimate|think|reckon|predict)\w*",
    re.IGNORECASE,
)
""" "Norden's rival carried 377,000": a figure of one that is not named."""
_GUESSED: Final = regex(
    r"\b(?:will|should|may|might|could|is|are)\s+(?:very\s+|most\s+|quite\s+)?(?:probably|likely|perhaps|possibly|surely|presumably)\b",
    re.IGNORECASE,
)
""" "Will probably pass ten million": what is only foreseen is denied by no figure of what was."""
_OF_CHANGE: Final = regex(
    r"\d\S*(?:\s(?:thousand|million|billion|crore|bn|mn?))?\s+of\s+(?:the|its|their|that)\s+$", re.IGNORECASE
)
""" "Timber made up $130 million of the $160 million increase": of the whole, whatever part is named."""
_TOTAL_OF_STEPS: Final = regex(r"\bby\s+(?:an?\s+)?(?:total|combined|cumulative)(?:\s+of)?\s+$", re.IGNORECASE)
_IN_ALL: Final = regex(r"\b(?:total|combined|cumulative\w*|altogether|in all)\b", re.IGNORECASE)
""" "Raised its rate by a total of 1.5 points since January": no step of today."""
_COINS_BEHIND: Final = regex(r"\b(?:dollars?|euros?|pounds?|francs?|crowns?)\s+and\s+$", re.IGNORECASE)
""" "A dollar and thirty-four cents": the cents are not all of it."""
_OFF_PLAN: Final = regex(
    r"\s*(?:under|over|above|below|ahead of|short of|shy of)\s+(?:its\s+|the\s+|their\s+)?(?:\w+\s+)?(?:budget|plans?|target|forecast|guidance|estimates?|limit|schedule)\b",
    re.IGNORECASE,
)
""" "Some 3 million under budget": a distance, and no level."""
_SEVERAL_TOGETHER: Final = regex(
    r"\b(?i:the|its|their|all|these|those)\s+(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?:[a-z-]+\s+){1,3}(?:together|combined|between them|taken together)\b"
    r"|\band\s+(?:[\w-]+\s+){1,3}(?:together|combined|between them|taken together)\b"
    r"|(?:^|,\s)\W*(?:Together|together|Combined|Between them),?\s+[\w\s,-]{3,60}?\s+and\s"
)


def _is_of_one_alone(text: str, verdict: Contradicted) -> bool:
    """ "The three divisions together employed 189,900", held against the row of the whole group, or against the figure that a sentence has
    for one of them: of several only their sum is told"""
    rows = {each.key.rpartition(", column ")[0] for each in verdict.evidence if ", column " in each.key}
    told = {each.excerpt or "" for each in verdict.evidence}
    is_one = len(rows) == 1 if rows else len(told) == 1 and not any(map(TOGETHER.search, told))
    return is_one and _SEVERAL_TOGETHER.search(text) is not None
