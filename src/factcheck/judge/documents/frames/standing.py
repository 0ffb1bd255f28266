"""How the names of a claim stand in a sentence of a document: there, around it, or with another in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.documents.frames.claims import Frame, capital, is_own, small
from factcheck.judge.documents.frames.lines import Line, Piece, runs_of
from factcheck.judge.documents.frames.named import called, runs_with_models
from factcheck.judge.documents.frames.persons import persons
from factcheck.judge.documents.frames.tally import Fault, Tally
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, name_stems, names

_OPENING = 2
"""Words."""


class Names:
    """The names of one clause of a claim, before the lines of one document."""

    def __init__(self, held: Held, frame: Frame) -> None:
        self.held, self.frame = held, frame

    def is_another_person(self, lost: Sequence[Stems], line: Line, piece: Piece, found: Tally) -> bool:
        """The one name that is not accounted for is a person's, and the clause has another person's."""
        if len(lost) != 1 or not lost[0] <= self.held.known:
            return False
        known = persons(self.held)
        if not any(lost[0] <= person for person in known):
            return False
        others = [run for run in piece.runs if any(run <= person or person <= run for person in known)]
        if line.subject and not others:
            others = [line.subject]
        if not others or any(run <= name or name <= run for run in others for name in self.frame.names):
            return False
        found.faults.append(Fault("wrong-person", "another person"))
        return True

    def account(self, name: Stems, line: Line, piece: Piece, found: Tally) -> bool:
        is_led = (
            piece.goes_on
            and self.stands(name, _heads(piece.lead))
            or line.subject
            and self.stands(name, (line.subject,))
        )
        if self.stands(name, piece.runs) or is_led:
            found.strong += 1
            found.direct += 1
            return True
        at_head = self._is_at_head(name)
        known = persons(self.held)
        if any(name <= person for person in known) and any(run <= person for run in piece.runs for person in known):
            return False  # another person is told of here
        if self.stands(name, line.runs) or (line.points_back and self.stands(name, line.runs_linked)):
            found.near += 1
            # "we sold our shares in A and bought a stake in B" has none in A bought
            found.doubt(piece.goes_on and bool(piece.runs), "name")
            return True
        if self.stands(name, line.runs_around) or at_head:
            found.far += 1
            found.doubt(not at_head, "name")
            found.head = found.head or at_head
            return True
        return False

    def is_of_another(self, piece: Piece) -> bool:
        """It opens with a name that is neither the document's own nor the claim's."""
        first = next(iter(names(piece.text)), None)
        if first is None or len(piece.text[: first[0]].split()) > _OPENING:
            return False
        run = name_stems(first[1])
        known = bool(run) and not run <= small(self.held) and not run.isdisjoint(capital(self.held))
        return known and not is_own(self.held, run) and not _is_among(run, self.frame.names)

    def stands(self, name: Stems, runs: Sequence[Stems]) -> bool:
        """In full, by a part of it that is not the document's own name, or inside a longer name."""
        return any(name <= run or run <= name and self._is_short_for(run, name) for run in runs)

    def _is_short_for(self, run: Stems, name: Stems) -> bool:
        """A part of a name that no other name of the document has."""
        longer = {other for other in runs_of(self.held) if run < other}
        return not is_own(self.held, run) and all(other <= name or name <= other for other in longer)

    def _is_at_head(self, name: Stems) -> bool:
        """The document itself is about it."""
        return any(name <= body for body in (self.held.issuer, *self.held.others)) and name <= self.held.known_at_head


def _heads(lead: str) -> list[Stems]:
    """The names of a clause with which the next one may go on: none that only stands at a preposition ("our position in A")."""
    runs = ((start, called(run)) for start, run in runs_with_models(lead))
    return [run for start, run in runs if run and not _AT.search(lead[:start])]


_AT = regex(r"\b(?:in|at|on|into|from|with|of|near)\s+(?:the\s+)?$", re.IGNORECASE)


def _is_among(name: Stems, runs: Sequence[Stems]) -> bool:
    return any(run <= name or name <= run for run in runs)
