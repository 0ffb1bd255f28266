"""Whose words a quote is, by the words around it: a passage may quote several people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.judge.names import same_person
from factcheck.patterns import regex
from factcheck.sources.documents.words import FUNCTION

_SAID = (
    r"(?:said|says|added|adds|commented|comments|stated|states|told|noted|notes|explained|explains|continued|remarked|declared|wrote|"
    r"asked|concluded|warned|argued|insisted|stressed|recalled|observed)"
)
_PERSON = r"(?P<person>(?:[A-Z][\w.'’-]+\s+){1,3}[A-Z][\w’'-]+)"
_QUOTED = regex(r"[“\"](?=\S)[^“”\"]*(?:[”\"]|$)")
_ENDS = regex(r"(?<=[a-z\d)])[.!?]\s+(?=[A-Z“\"])")
_LEADS = regex(rf"\b{_SAID}\b[^.!?]{{0,80}}[:,]\s*$|[A-Z][\w.’'-]+(?:\s*\([^()]*\))?(?:,[^.!?:]{{0,80}})?:\s*$")
_AFTER = regex(rf"^\s*,?\s*(?:{_SAID}\b|(?:[A-Z][\w.’'-]+|[Hh]e|[Ss]he|the)\b[^.!?“\"]{{0,140}}?\b{_SAID}\b)")
_BEHIND = regex(rf"[”\"],?\s*{_SAID}\s+(?P<rest>[^“\"]{{0,140}})")
_BEFORE = regex(rf"{_PERSON}(?:,[^“\"]{{0,80}}(?=,))?,?\s+{_SAID}\b")
_INVERTED = regex(rf"[”\"],?\s*(?P<rest>[^“\"]{{0,100}}?)\s+{_SAID}\b")
_TITLED = frozenset(
    "chief executive officer financial president chair chairman chairwoman managing director governor deputy minister vice board operating technology medical risk founder dr".split()
)
_SURNAME = regex(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Professor)\.?\s+(?P<name>[A-Z][\w’'-]+)")
_ALONE = regex(rf"\b{_SAID}\s+(?P<name>[A-Z][\w’'-]+)\b|^\W*(?P<before>[A-Z][\w’'-]+)\s+{_SAID}\b")
""" "Said Dorn": a surname alone, right beside the verb."""
_RUN = regex(r"(?:[A-Z][\w.'’-]*\w)(?:\s+[A-Z][\w.'’-]*\w)+")


def is_person(told: str, name: str) -> bool:
    """One of the two may be a surname alone."""
    return same_person(told, [name]) or same_person(name, [told])


def named(text: str) -> Iterator[str]:
    """Those to whom the quotes of a passage are given ("said Ingrid Solheim, Chief Executive Officer of Halden Robotics")."""
    for pattern in (_BEHIND, _INVERTED):
        for found in pattern.finditer(text):
            # 'said Dorn. Rasmus Feld, head of the office, said': the next sentence is another's
            person = _person(_ENDS.split(found[0])[0].lstrip('”", '))
            if person:
                yield person
    for found in _BEFORE.finditer(text):
        person = _person(found["person"])
        if person:
            yield person


def speaker_at(text: str, at: int) -> str | None:
    """Who says the quote that holds the offset; None where the words around it do not tell."""
    spans = [found.span() for found in _QUOTED.finditer(text)]
    here = next((i for i, (start, end) in enumerate(spans) if start <= at < end), None)
    while here is not None and here >= 0:
        start, end = spans[here]
        before = text[spans[here - 1][1] if here else 0 : start]
        after = text[end : spans[here + 1][0] if here + 1 < len(spans) else len(text)]
        before, after = _ENDS.split(before)[-1], _ENDS.split(after)[0]
        if _AFTER.match(after):
            # 'said A. B added: "..."' leads on; what stands behind this quote counts first
            return _person(after)
        if _LEADS.search(before):
            return _person(before)
        # '"...," said A. "More."': what follows without a name is the same speaker's
        here -= 1
    return None


def _person(text: str) -> str | None:
    """The first run of two or more capitalised words that are no titles, nor the name of a body behind "of"."""
    for found in _RUN.finditer(text):
        words = [word for word in found[0].split() if word.lower().rstrip("'s’.") not in _TITLED]
        before = text[: found.start()].rstrip().lower()
        if len(words) >= 2 and not before.endswith((" of", " at", " for")) and before not in ("of", "at"):
            return " ".join(words[-2:] if len(words) > 2 and words[0].endswith(("'s", "’s")) else words)
    titled = _SURNAME.search(text) or _ALONE.search(text)
    return _named_in(titled) if titled else None


def _named_in(found: re.Match[str]) -> str | None:
    name: str = found["name"] or found.groupdict().get("before") or ""
    return name if name.lower() not in FUNCTION else None
