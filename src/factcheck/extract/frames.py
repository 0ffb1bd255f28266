"""The unfinished claim: slots filled one after another by the binding steps, each with the rule that filled it."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from factcheck.extract.analysis import Clause, Item, View
from factcheck.model import ClaimKind, Direction, Modality, Quantity, Role, Time
from factcheck.records import record

NAMELESS = "no metric stands near this figure"
NO_COMPANY = "no company is named"
WHAT_GREW = "the sentence does not say what grew"
"""Why a claim is unbound of which one measure in mind may yet be meant."""
PARTS_OF_YEAR = frozenset("second minute hour day week month quarter".split())
"""The times for each of which an amount may be told that is held against a year's or a quarter's."""


@record(frozen=False, slots=True)
class Frame:
    view: View
    clause: Clause
    quantity: Quantity | None = None
    item: Item | None = None
    """The quantity's place in the sentence."""
    kind: ClaimKind = "amount"
    role: Role | None = None
    direction: Direction | None = None
    metric: str | None = None
    metric_item: Item | None = None
    beside: tuple[str, ...] = ()
    """Metrics that the sentence names and that no figure of it is bound to."""
    subject: Item | None = None
    mention: Item | None = None
    """How the sentence calls the subject, which may be a pronoun for it."""
    subject_text: str | None = None
    subject_ref: str | None = None
    candidates: tuple[str, ...] = ()
    """The companies that the subject's name may mean."""
    rivals: tuple[str, ...] = ()
    """The companies that may be meant as well, where the subject is taken over from before."""
    segment: str | None = None
    carried: Frame | None = None
    """The main figure of the sentence before, in the same paragraph, for which "that" may stand."""
    others: tuple[Frame, ...] = ()
    """The other levels of its sentence, told of other metrics, for a sentence that goes on with this figure."""
    total: Frame | None = None
    """The figure of the same sentence that this one tells again per share."""
    place: tuple[int, int] | None = None
    """The n-th of so many figures whose owners the sentence before tells in that order."""
    asked: str | None = None
    """The metric of the question or heading right before."""
    asked_of_loss: bool = False
    """It was asked for as a loss ("Loss per share?")."""
    period: Time | None = None
    rival_metrics: tuple[str, ...] = ()
    """The measures that may be meant, where the sentence names none, the likeliest first."""
    rival_periods: tuple[Time, ...] = ()
    """The times that may be meant as well, where the period is taken over from before."""
    base: Time | None = None
    antecedent: Time | None = None
    modality: Modality = "fact"
    attribution: str | None = None
    negated: bool = False
    loss: bool = False
    """The figure is told without its sign by a word for its going out ("operations consumed $2 billion")."""
    superlative: str | None = None
    each: Decimal | None = None
    """The figure is told of so much of the whole: of every dollar (1), of every $100."""
    rate: str | None = None
    """The unit of time that the figure is told of ("a day")."""
    whole: str | None = None
    """The metric that a share is a share of."""
    compare_to: str | None = None
    compare_subjects: tuple[str, ...] = ()
    compare_metric: str | None = None
    compare_quantity: Quantity | None = None
    """The printed figure of which more or less than half is meant."""
    slight: bool = False
    """A move is told as a small one ("barely rose")."""
    of_sum: bool = False
    """The figure is that of the subject and of the others that it is told with, added up."""
    of_whole: bool = False
    """The figure says what the later amount is of the earlier one ("half of what it had been"), not how much was added."""
    of_growth: bool = False
    """A comparison is one of two growth rates."""
    inclusive: bool = False
    """Of a record "since" a period: that period counts among those that are outdone."""
    among: tuple[Time, ...] = ()
    """The first and the last of the periods among which one is the highest."""
    ends_at_period: bool = False
    of_before: bool = False
    """It is told of the period before its own, which `base` may name ("having risen the year before")."""
    counted: int | None = None
    """In how many of the periods or at how many of the companies it was so; -1 is all of them, -2 all but one."""
    run: Time | None = None
    """The time that tells how long a streak is, where no figure does ("each of the last five quarters")."""
    object_span: tuple[int, int] | None = None
    start: int = 0
    end: int = 0
    unbound: str | None = None
    context: dict[str, str] = field(default_factory=dict)
    trace: list[str] = field(default_factory=list)

    @property
    def spot(self) -> tuple[View, Item]:
        """The sentence, and where its figure stands there; only for claims with a figure."""
        assert self.item is not None
        return self.view, self.item

    @property
    def figure(self) -> tuple[View, Item, Quantity]:
        """The same, and the figure itself."""
        assert self.item is not None
        assert self.quantity is not None
        return self.view, self.item, self.quantity

    def note(self, slot: str, rule: str) -> None:
        self.trace.append(f"{slot}<{rule}")
