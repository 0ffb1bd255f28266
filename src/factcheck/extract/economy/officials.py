"""Offices of states and central banks: no company's, however near one is named.

"Apple fell after President Donald Trump announced tariffs": he presides over the United States. A country right at the office tells of
which it is ("French President Emmanuel Macron"), else the surnames that the vocabulary gives an economy. Central banks are "body:fed".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from factcheck.extract.economy.places import ISO
from factcheck.extract.economy.words import any_of
from factcheck.memo import once_per_vocabulary
from factcheck.model import Claim, Subject
from factcheck.patterns import compiled, regex

BODY = "body:"
_OFFICE = regex(r"\bpresident\b", re.I)
_NEAR = 40
"""Characters beside an office in which the country of it is named."""


class Officials:
    def __init__(self, economies: Mapping[str, Any], bodies: Mapping[str, Any]) -> None:
        self.bodies = frozenset(bodies)
        self.names = {code: entry.name for code, entry in economies.items()}
        self.presidents = {name: code for code, entry in economies.items() for name in entry.presidents}
        self.offices = {office: code for code, entry in economies.items() for office in entry.offices}
        self._called = {word: code for code, entry in economies.items() for word in (*entry.words, *entry.adjectives)}

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return compiled(rf"(?<![\w-])({any_of(self._called)})(?:['’]s)?\s+$")

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        return compiled(rf"\s+of\s+(?:the\s+)?({any_of(self._called)})(?!\w)")

    def country(self, text: str, start: int, end: int) -> tuple[str, int] | None:
        """The economy named right at the office between `start` and `end`, and where its name or the office begins."""
        if (m := self._before.search(text[max(0, start - _NEAR) : start])) is not None:
            return self._called[m[1]], max(0, start - _NEAR) + m.start()
        if (m := self._behind.match(text, end)) is not None:
            return self._called[m[1]], start
        return None


@once_per_vocabulary
def officials_of(vocabulary: Any) -> Officials:
    return Officials(vocabulary.economies, vocabulary.bodies)


def of_officials(claims: Sequence[Claim], text: str, known: Officials) -> list[Claim]:
    """The same claims in their order; offices of states and central banks are told of them."""
    return [_told(claim, text, known) if claim.kind == "office" else claim for claim in claims]


def _told(claim: Claim, text: str, known: Officials) -> Claim:
    if claim.subject.id in known.bodies:
        name = claim.subject.text
        return claim.model_copy(update={"subject": Subject(text=name, name=name, id=f"{BODY}{claim.subject.id}")})
    if (state := known.offices.get(claim.segment or "")) is not None:
        return _of_state(claim, state, claim.start, text, known)
    if claim.segment != "president" or claim.object is None:
        return claim
    office = _office(claim, text)
    if office is None:
        return claim
    if (found := known.country(text, *office)) is not None:
        return _of_state(claim, found[0], min(found[1], claim.object.start), text, known)
    surname = claim.object.text.rsplit(None, 1)[-1]
    code = known.presidents.get(surname) or known.presidents.get(claim.object.text.split(None, 1)[0])
    if code is None:
        return claim
    return _of_state(claim, code, min(office[0], claim.object.start), text, known)


def _office(claim: Claim, text: str) -> tuple[int, int] | None:
    """The office nearest to its holder."""
    assert claim.object is not None
    found = [m.span() for m in _OFFICE.finditer(text, claim.start, claim.end)]
    return min(found, key=lambda span: abs(span[0] - claim.object.start), default=None)  # type: ignore[union-attr]


def _of_state(claim: Claim, code: str, start: int, text: str, known: Officials) -> Claim:
    update = {
        "subject": Subject(text=None, name=known.names.get(code, code), id=f"{ISO}{code}"),
        "start": start,
        "text": text[start : claim.end],
        "context": (),
        "unbound": None,
    }
    return claim.model_copy(update=update)
