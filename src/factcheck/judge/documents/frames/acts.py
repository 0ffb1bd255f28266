"""Which words of a clause tell what is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.documents.frames.senses import Word
from factcheck.patterns import regex
from factcheck.sources.documents.words import FUNCTION, is_past


def acts_of(text: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that tell what is done: behind an auxiliary, by their form, or, where none of these came before, behind a name."""
    out: list[Word] = []
    for word in sorted(words, key=lambda each: each.start):
        before = text[: word.start].rstrip()
        if _is_act(before, word) or (not out and _is_behind_name(text, before, word)):
            out.append(word)
    return tuple(out)


def _is_act(before: str, word: Word) -> bool:
    last = before.rsplit(" ", 1)[-1].lower()
    return bool(_AUXILIARY.search(before)) or (word.text.lower().endswith("ed") and last not in _DETERMINERS)


def _is_behind_name(text: str, before: str, word: Word) -> bool:
    last = before.rsplit(" ", 1)[-1]
    low = word.text.lower()
    if is_past(low) and _NOUN.search(before):
        return True
    if (
        not last[:1].isupper()
        or last.endswith((",", ":", ";"))
        or last.lower() in FUNCTION
        or not word.text[:1].islower()
    ):
        return False
    if not (word.parts or low.endswith(("s", "ed")) or is_past(low)):
        return False
    return not _AUX.match(text, word.start + len(word.text))


_DETERMINERS = frozenset("the a an its their his her our this that these those".split())
_AUXILIARY = regex(
    r"\b(?:will|would|shall|can|could|may|might|must|has|have|had|is|are|was|were|be|been|being|to|not|did|does|do|never)(?:\s+(?:not|never|also|already|now|still|yet|\w+ly|be|been|being|no\s+longer))*(?:\s+(?:the|an?))?$",
    re.IGNORECASE,
)
_AUX = regex(r"\s+(?:will|would|can|could|may|might|must|has|have|had|is|are|was|were)\b")
_NOUN = regex(r"(?:^|[.,;]\s)(?:the|its|an?)\s+[a-z]+$", re.IGNORECASE)
""" "The company left": a form that no noun has, behind the noun that opens the clause."""
