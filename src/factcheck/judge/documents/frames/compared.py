"""Two things and which of them is more: "A is larger than B" says what "B is smaller than A" does."""

from __future__ import annotations

from factcheck.judge.documents.frames.senses import Senses
from factcheck.patterns import regex
from factcheck.sources.documents.words import FUNCTION, Stems, stem

_THAN = regex(
    r"^(?P<left>.+?)\s(?:is|are|was|were|remains?|remained|stays?|stayed|has become|became)\s+(?:now\s+|still\s+|much\s+|far\s+|slightly\s+|not\s+|no\s+)*"
    r"(?P<way>(?:more|less)\s+\w+|\w+er)\s+than\s+(?P<right>(?:(?!\bbut\b)[^.;:,])+)",
)
_WORD = regex(r"[^\W_]+")


def order(one: str, other: str, senses: Senses) -> bool | None:
    """Whether both put the same one first; None where they do not compare the same two in one respect."""
    mine, its = _THAN.search(one), _THAN.search(other)
    if mine is None or its is None:
        return None
    a, b = _apart(mine["left"], mine["right"])
    c, d = _apart(its["left"], its["right"])
    straight, crossed = bool(b & d) and bool(a & c), bool(a & d) and bool(b & c)
    alike = _alike(mine["way"].lower(), its["way"].lower(), senses)
    if alike is None or straight == crossed:
        return None
    return alike == straight


def _apart(left: str, right: str) -> tuple[Stems, Stems]:
    """The words of the two sides that tell them from each other."""
    one, other = (
        frozenset(stem(word) for word in _WORD.findall(side) if word.lower() not in FUNCTION) for side in (left, right)
    )
    return one - other, other - one


def _alike(one: str, other: str, senses: Senses) -> bool | None:
    if one == other:
        return True
    ways = senses.comparative(one), senses.comparative(other)
    if ways[0] is not None and ways[1] is not None and ways[0][0] == ways[1][0]:
        return ways[0][1] == ways[1][1]
    return None
