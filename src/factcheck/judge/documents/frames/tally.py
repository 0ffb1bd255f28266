"""What is counted while a clause is laid beside a sentence, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.compare import DEFAULT_HEDGE
from factcheck.judge.documents.frames.claims import Number
from factcheck.judge.documents.frames.lines import Line, Piece
from factcheck.judge.documents.frames.senses import Word
from factcheck.judge.documents.values import related, weigh
from factcheck.model import DiagnosisCode
from factcheck.records import record
from factcheck.sources.documents.words import Stems

OPPOSITE = "the opposite"
ANOTHER_TIME = "another time"
ITS_TIME = "its figure is of another time"
SHARES = frozenset(("percent", "pp", "bps", "fraction"))


@record(slots=True)
class Fault:
    """A slot that the document fills otherwise."""

    code: DiagnosisCode
    text: str


@record(slots=True)
class Match:
    line: Line
    piece: Piece
    strong: int
    """Slots that the clause itself accounts for."""
    near: int
    """That its sentence does, or the one that it points back to."""
    far: int
    faults: tuple[Fault, ...]
    missing: int
    """Slots that nothing accounts for and nothing fills otherwise."""
    doubts: tuple[str, ...]
    """What keeps it from deciding, though all is accounted for."""
    direct: int
    """Slots in the document's own letters."""
    untold: bool = False
    """A time of the claim is not told."""
    vague: bool = False
    """A name of the claim stands only around it, beside others."""
    leads: bool = False
    """It goes on from what was told before."""
    by_sense: bool = False
    """A word of the claim has its contrary there, and another stands only around it."""
    own: bool = False
    """The claim names the document's own subject."""

    @property
    def open(self) -> bool:
        return bool(self.doubts)

    @property
    def weight(self) -> float:
        return self.strong + 0.7 * self.near + 0.4 * self.far - self.missing - 0.3 * len(self.faults) - self.untold


class Tally:
    """What is counted while a clause is laid beside a sentence."""

    def __init__(self) -> None:
        self.strong = self.near = self.far = self.missing = self.direct = self.told = 0
        self.direct_near = self.words_near = self.guessed = 0
        self.taken: set[int] = set()
        self.claimed: list[Word] = []
        self.acted = False
        self.pairs: list[tuple[Word, int]] = []
        """Words of the claim, each with the place of the document's word for it."""
        self.opposed: list[Stems] = []
        self.faults: list[Fault] = []
        self.doubts: list[str] = []
        self.untold = self.vague = self.loose = self.head = self.halved = False

    @property
    def is_opposite(self) -> bool:
        return any(fault.text == OPPOSITE for fault in self.faults)

    def doubt(self, is_so: bool, why: str) -> None:
        if is_so:
            self.doubts.append(why)


_A_PAIR = 2
"""Of more amounts in one sentence, of which each is one for something, nobody knows whose the bare one is."""


def compared(number: Number, there: Sequence[Number]) -> Number | Fault | None:
    """The number of the document that is the claim's; a fault where the one of its kind is another; None where there is none or several."""
    alike: list[Number] = []
    for other in there:
        if number.quantity is None or other.quantity is None:
            same_kind = number.kind == other.kind == "count"
            if same_kind and number.value == other.value:
                return other
            if same_kind:
                alike.append(other)
            continue
        mine, its = (q.model_copy(update={"per": None}) for q in (number.quantity, other.quantity))
        if weigh(number.quantity, other.quantity, DEFAULT_HEDGE).outcome == "match" or (
            None in (number.quantity.per, other.quantity.per)
            and len(there) <= _A_PAIR
            and weigh(mine, its, DEFAULT_HEDGE).outcome == "match"
        ):
            return other  # "36 cents", of "$0.36 per share": for what it is, only one of the two says
        if related(number.quantity, other.quantity)[0] in ("same", "currency", "points"):
            alike.append(other)
    alike = [other for other in alike if other.kind == number.kind or {other.kind, number.kind} <= SHARES]
    if len(alike) == 1 and number.value != alike[0].value and alike[0].value is not None:
        return Fault("wrong-value", "another number")
    return None
