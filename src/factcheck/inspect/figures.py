"""Claims with their amounts, in the terms in which figures of one article are compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from factcheck.extract.subjects.focus import BESIDE
from factcheck.extract.subjects.strangers import OTHERS
from factcheck.inspect.holders import holders
from factcheck.inspect.interval import Interval, rounded
from factcheck.inspect.protagonist import is_open, name_of, protagonist
from factcheck.inspect.wording import plain_text
from factcheck.model import Article, Claim, Extraction, Quantity, Time
from factcheck.patterns import regex
from factcheck.records import record

PER_SHARE = frozenset({"eps", "eps_adj", "eps_basic"})
Period = tuple[str, date | str | None, date | None]


@record
class Figure:
    """`place` is the sentence of the amount; `subject`, `segment` and `unit` are compared for equality."""

    claim: Claim
    quantity: Quantity
    place: int
    subject: str | None
    segment: str | None
    period: Period | None
    time: Time | None
    base: str | None
    headline: bool
    interval: Interval

    @property
    def role(self) -> str | None:
        return self.claim.role

    @property
    def metric(self) -> str:
        return self.claim.metric

    @property
    def unit(self) -> tuple[str, str, str | None]:
        # "earnings per share $2.13" and "earned $2.13 a share"
        per = None if self.claim.metric in PER_SHARE else self.quantity.per
        return self.quantity.kind, self.quantity.unit, per

    @property
    def frame(self) -> tuple[str | None, str, str | None, bool]:
        """Figures of one frame speak of one thing: subject, metric, segment, and outcome or intention."""
        return self.subject, self.metric, self.segment, self.claim.modality == "fact"

    @property
    def is_open(self) -> bool:
        """No period is told, or only "the quarter"; "the previous quarter" is told and not known."""
        return self.period is None and (self.time is None or "REF" in self.time.value)

    @property
    def is_told(self) -> bool:
        """The period stands in the figure's own sentence, or at its row or column; one filled from the context may be another figure's."""
        if self.period is None or self.time is None:
            return False
        return self.time.sentence == self.place or self.claim.cell

    @property
    def printed(self) -> str:
        return plain_text(self.quantity)

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end


def figures_of(article: Article, extraction: Extraction, wholes: frozenset[str] = frozenset()) -> tuple[Figure, ...]:
    """Bound, asserted, told once: no guess, no denial, no "if", nothing in page chrome, nothing from a repeated block.

    `wholes` are words that stand before a metric without naming a part of the company.
    """
    sentences = {sentence.index: sentence for sentence in extraction.sentences}
    whose = holders(article, extraction)
    name = protagonist(article, extraction)
    if whose.sole is not None and not whose.known:
        name = name_of_sole(whose.sole)
    notations = {time.value for time in extraction.times}
    windows = {(time.window.start, time.window.end) for time in extraction.times if time.window is not None}
    ids = {name_of(claim): claim.subject.id for claim in extraction.claims if claim.subject.id}
    found = []
    for claim in extraction.claims:
        quantity = extraction.quantity(claim.quantity)
        if quantity is None or claim.negated or claim.modality in ("hypothetical", "opinion"):
            continue
        if is_open(claim):
            claim = _told_of(claim, name if claim.unbound != "no place is named" else None, ids)
        if (
            claim.unbound
            or (claim.context and any(c.source in _OF_OTHERS for c in claim.context))
            or (claim.role == "level" and _BY.search(article.text, max(0, quantity.start - 24), quantity.start))
        ):
            continue
        claim = whose.of(claim)
        sentence = sentences.get(quantity.sentence)
        if sentence is None or sentence.cls == "boilerplate" or sentence.repeat_of is not None or quantity.incidental:
            continue
        block = article.blocks[sentence.block] if 0 <= sentence.block < len(article.blocks) else None
        if block is not None and block.repeat_of is not None:
            continue
        time = extraction.time(claim.period)
        base = extraction.time(claim.base)
        headline = block is not None and block.kind == "title"
        found.append(
            Figure(
                claim, quantity, quantity.sentence, subject_of(claim), _segment_of(claim, wholes), _as_window(_with_year(period_of(time), notations, article.published), windows), time,
                base.value if base else None, headline, rounded(quantity),
            )
        )  # fmt: skip
    return tuple(found)


_OF_OTHERS = frozenset({BESIDE, OTHERS})
"""Where a company is taken from past words that may mean somebody else: what is told of it need not agree with its own figures."""
_BY = regex(r"\bby\s+(?:(?:about|around|roughly|almost|nearly|some|over)\s+)?$")
""" "Exceed the group's revenue by CZK 3.5 billion": a distance and no level."""


def name_of_sole(id: str) -> str:
    return id.removeprefix("name:")


def _told_of(claim: Claim, name: str | None, ids: Mapping[str, str | None]) -> Claim:
    """The claim with its company; without one it can still be held against figures of its own sentence."""
    if name is None:
        return claim.model_copy(
            update={"unbound": None, "subject": claim.subject.model_copy(update={"name": None, "text": None})}
        )
    subject = claim.subject.model_copy(update={"name": name, "id": ids.get(name) or f"name:{name.casefold()}"})
    return claim.model_copy(update={"subject": subject, "unbound": None})


def _segment_of(claim: Claim, wholes: frozenset[str]) -> str | None:
    """What only repeats the company's name, or tells how the figure was told ("Rowan Retail Posts"), is no part of it."""
    segment = _folded(claim.segment)
    if segment is None or claim.cell:
        return segment  # a row's label tells it from the other rows, even where the text takes it for a company
    rest = segment.removeprefix(_folded(name_of(claim)) or "\0").split()
    if claim.metric in _COUNTS_OF_SHARES:
        rest = [word for word in rest if word not in _WAYS_OF_COUNTING]
    return None if wholes.issuperset(rest) else segment


_COUNTS_OF_SHARES = frozenset({"diluted_shares", "shares_outstanding"})
_WAYS_OF_COUNTING = frozenset({"weighted", "average", "diluted", "basic", "common", "ordinary", "fully"})


def subject_of(claim: Claim) -> str | None:
    return claim.subject.id or _folded(claim.subject.name or claim.subject.text)


def _folded(text: str | None) -> str | None:
    return " ".join(text.casefold().split()) if text else None


def _with_year(period: Period | None, notations: set[str], published: date | None) -> Period | None:
    """ "The first quarter" is the "first quarter of 2025" that the article names; beside that of the year before it is the later one.

    A year that had long ended when the article appeared is that of the comparison: "in the second quarter, after a loss in that of 2024".
    """
    if period is None or period[0] != "value" or not str(period[1]).startswith("XXXX-"):
        return period
    told = sorted(n for n in notations if n.endswith(str(period[1])[4:]) and n[:4].isdigit())
    if len(told) == 1 or len(told) == _TWO and int(told[1][:4]) - int(told[0][:4]) == 1:
        return period if _is_long_past(told[-1], published) else ("value", told[-1], None)
    return period


def _is_long_past(told: str, published: date | None) -> bool:
    quarter = _QUARTER.fullmatch(told)
    if quarter is None or published is None:
        return False
    months = (published.year - int(quarter[1])) * 12 + published.month - 3 * int(quarter[2])
    return months > _A_YEAR_OF_MONTHS


_TWO, _A_YEAR_OF_MONTHS = 2, 12


_QUARTER = regex(r"(\d{4})-Q([1-4])")


def _as_window(period: Period | None, windows: set[tuple[date | None, date]]) -> Period | None:
    """ "The third quarter of 2025" is the "quarter ended September 30, 2025" of the same article."""
    m = _QUARTER.fullmatch(str(period[1])) if period is not None and period[0] == "value" else None
    if m is None:
        return period
    year, last = int(m[1]), 3 * int(m[2])
    following = date(year + last // 12, last % 12 + 1, 1)
    window = date(year, last - 2, 1), date.fromordinal(following.toordinal() - 1)
    return ("window", *window) if window in windows else period


def period_of(time: Time | None) -> Period | None:
    """The window where it is known, else the notation ("XXXX-Q4"); None where that only points to another one."""
    if time is None:
        return None
    if time.window is not None:
        return "window", time.window.start, time.window.end
    if time.type == "base" or "REF" in time.value or "PREV" in time.value:
        return None
    return "value", time.value, None
