"""Of whom and about when a sentence speaks that says neither: of the readings that are alive, the one that fits what is filed.

"In Seattle, Amazon closed 2024 with $638 billion." Whose net income the next paragraph tells, "$19.4 billion, and each share earned
$2.41", the words leave open. Two figures that are right of Walmart and of nobody else say it, and so does one of three digits. A figure
is held against a company or period taken over only where nobody else who may be meant fits it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from factcheck.model import Claim, Contradicted, Extraction, Subject, Supported
from factcheck.patterns import regex
from factcheck.records import record

_ENOUGH = 2
"""So much agreement shows what is meant: a figure of three digits counts two, another one."""
_DIGITS = 3
_NUMBER = regex(r"\d[\d,.]*\d|\d")
_SLIPS = frozenset({"scale-slip", "wrong-currency", "digits-transposed"})

Judge = Callable[[Claim], Claim]


@record
class _Reading:
    subject: str | None
    period: str | None

    def of(self, claim: Claim) -> Claim:
        """The claim so read; the same where it leaves no such choice."""
        told: dict[str, object] = {}
        if self.subject in claim.rivals:
            told["subject"] = _subject(claim, self.subject)
        if self.period in claim.rival_periods:
            told["period"] = self.period
        return claim.model_copy(update=told) if told else claim


def settled(claims: Sequence[Claim], judged: Sequence[Claim], extraction: Extraction, judge: Judge) -> dict[int, Claim]:
    """The claims, by their places, that are told of another company or period than was taken, read so."""
    found: dict[int, Claim] = {}
    for places in _sentences(claims):
        if any(_is_undecided(judged[k]) for k in places):
            found |= _settled_sentence([(k, claims[k]) for k in places], judged, extraction, judge)
    return found


def _is_undecided(claim: Claim) -> bool:
    """Not right as it was taken, and not open for a reason that no other company or period would remove.

    A rate of exchange is right of nearly any longer time.
    """
    verdict = claim.verdict
    if claim.metric == "fx_rate":
        return False
    return not isinstance(verdict, Supported) and getattr(verdict, "reason", None) not in _WHATEVER_IS_MEANT


_WHATEVER_IS_MEANT = frozenset({"unbound", "not-checkable", "no-rule"})


def _settled_sentence(
    told: Sequence[tuple[int, Claim]], judged: Sequence[Claim], extraction: Extraction, judge: Judge
) -> dict[int, Claim]:
    undecided = {k for k, _ in told if _is_undecided(judged[k])}
    known: dict[tuple[int, str | None, str | None], Claim] = {}

    def held(k: int, claim: Claim) -> Claim:
        key = (k, claim.subject.id, claim.period)
        if key not in known:
            known[key] = judge(claim)
        return known[key]

    as_taken = _agreement([judged[k] for k, _ in told], extraction)
    fitting: list[tuple[tuple[int, int], dict[int, Claim]]] = []
    for reading in _readings([claim for _, claim in told]):
        so_read = {k: read for k, claim in told if (read := reading.of(claim)) is not claim}
        found = {k: held(k, claim) for k, claim in so_read.items() if k in undecided}
        if not any(isinstance(claim.verdict, Supported) for claim in found.values()):
            continue
        found |= {k: held(k, claim) for k, claim in so_read.items() if k not in found}
        agreement = _agreement([found.get(k, judged[k]) for k, _ in told], extraction)
        if agreement >= max(_ENOUGH + as_taken, 2 * as_taken) and not _is_against(found.values()):
            wrong = sum(isinstance(claim.verdict, Contradicted) for claim in found.values())
            fitting.append(((agreement, wrong), so_read))  # of periods that fit alike, the one of which all is known
    best = max((key for key, _ in fitting), default=None)
    first = [so_read for key, so_read in fitting if key == best]
    return first[0] if first and _is_one(first) else {}


def _is_one(readings: Sequence[dict[int, Claim]]) -> bool:
    """Two periods of one company may be one ("2024", "fiscal 2024"); of two companies nobody can say who is meant."""
    return len({claim.subject.id for read in readings for claim in read.values()}) == 1


def _is_against(judged: object) -> bool:
    """More of the figures are wrong than right under a reading."""
    verdicts = [claim.verdict for claim in judged]  # type: ignore[attr-defined]
    wrong = sum(isinstance(v, Contradicted) and v.diagnosis.code not in _SLIPS for v in verdicts)
    return wrong > sum(isinstance(v, Supported) for v in verdicts)


def _readings(claims: Sequence[Claim]) -> Iterator[_Reading]:
    subjects = dict.fromkeys(rival for claim in claims for rival in claim.rivals)
    periods = dict.fromkeys(period for claim in claims for period in claim.rival_periods)
    for subject, period in product((None, *subjects), (None, *periods)):
        if subject is not None or period is not None:
            yield _Reading(subject, period)


def _agreement(judged: Sequence[Claim], extraction: Extraction) -> int:
    total = 0
    for claim in judged:
        quantity = extraction.quantity(claim.quantity)
        if isinstance(claim.verdict, Supported) and quantity is not None:
            total += 1 if claim.role == "from" else weight(quantity.text)
    return total


def weight(text: str) -> int:
    """How much it says that a figure is right: two of three digits and more, one of fewer."""
    return 2 if digits_of(text) >= _DIGITS else 1


def digits_of(text: str) -> int:
    """How many digits a figure tells: 3 of "$93.7 billion", 1 of "$400 billion", 0 of "twice"."""
    number = _NUMBER.search(text)
    digits = number[0].replace(",", "").lstrip("0.") if number else ""
    digits = digits if "." in digits else digits.rstrip("0")
    return len(digits.replace(".", ""))


def _sentences(claims: Sequence[Claim]) -> Iterator[list[int]]:
    """The places of the claims of one sentence each that leave a choice."""
    held: dict[int, list[int]] = {}
    for k, claim in enumerate(claims):
        if (claim.rivals or claim.rival_periods) and claim.quantity is not None and not claim.cell:
            held.setdefault(claim.sentence, []).append(k)
    yield from held.values()


def doubted(claims: Sequence[Claim], judged: Sequence[Claim], judge: Judge) -> dict[int, str]:
    """The places of contradicted claims that are right of whoever else may be meant, each with why.

    Not where another figure of the sentence is right of what was taken: "net income rose 12.1% to $3.5 billion" is of the half year.
    """
    found: dict[int, str] = {}
    right = [c for c in judged if isinstance(c.verdict, Supported)]
    for k, claim in enumerate(claims):
        verdict = judged[k].verdict
        if (
            not isinstance(verdict, Contradicted)
            or claim.cell
            or verdict.diagnosis.code in _SLIPS
            or any(_shows_taken(c, claim) for c in right)
        ):
            continue
        for reading in _readings([claim]):
            other = judge(reading.of(claim))
            if isinstance(other.verdict, Supported):
                found[k] = f"it is right of {_who(other, reading)}, which may be meant"
                break
    return found


def _shows_taken(other: Claim, claim: Claim) -> bool:
    """Whether a right figure shows that the doubtful one is of the same time; a present one does not, of an earlier one that may be of another."""
    if _taken(other) != _taken(claim):
        return False
    return claim.role != "from" or other.role == "from" or set(claim.rival_periods) <= set(other.rival_periods)


def _taken(claim: Claim) -> tuple[int, str | None, str | None]:
    return claim.sentence, claim.subject.id, claim.period


def taken(claim: Claim, was: Claim) -> Claim:
    """The claim with its verdict saying of whom and when it was taken, other than it was at first."""
    verdict = claim.verdict
    if not isinstance(verdict, (Supported, Contradicted)):
        return claim
    company = f"of {claim.subject.name or claim.subject.id}" if claim.subject.id != was.subject.id else ""
    period = "of another period than the text told last" if claim.period != was.period else ""
    how = f"The sentence leaves it open, and was taken {' and '.join(filter(None, (company, period)))}, with which its figures agree."
    return claim.model_copy(update={"verdict": verdict.model_copy(update={"detail": f"{verdict.detail} {how}"})})


def _who(claim: Claim, reading: _Reading) -> str:
    return (
        claim.subject.name or claim.subject.id or "another company" if reading.subject else "another period of the text"
    )


def told_of(claim: Claim, ref: str) -> Claim:
    """The claim as one about another company."""
    return claim if claim.subject.id == ref else claim.model_copy(update={"subject": _subject(claim, ref)})


def _subject(claim: Claim, ref: str | None) -> Subject:
    from factcheck.sources.companies import companies

    company = companies().by_id(ref or "")
    tickers = company.tickers if company else ()
    return Subject(
        text=claim.subject.text, name=company.name if company else None, id=ref, ticker=tickers[0] if tickers else None
    )
