"""A claim read as one of another window, and how much it says that it is right so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.judge.alive import digits_of, weight
from factcheck.judge.case import Wanted
from factcheck.judge.measured import is_right
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Extraction, Supported
from factcheck.patterns import regex
from factcheck.records import record

SURE, FAIR = 3, 2
"""So many digits show that an amount is right; what can be few things needs fewer."""

Read = dict[int, Claim]
"""Claims by their places, so read that they are right."""


@record
class Reader:
    """What the readings of one article are tried with."""

    extraction: Extraction
    text: str
    held: Sequence[str]
    """The companies whose filings are at hand."""
    periods: Callable[[Claim], Iterable[Candidate]]
    """The late windows of a claim's company."""
    years: Callable[[Claim], Sequence[Candidate]]
    """All the years of a claim's company that had ended, in their order."""
    ask: Callable[..., Claim]

    def right(self, claim: Claim, window: Candidate | None) -> Claim | None:
        """The claim with its verdict where it is right at the window, or at its own time for None."""
        how: dict[str, object] = {"confirmed": True, "beside": window, "yearly": True} if window is not None else {}
        if claim.modality == "hypothetical":
            if self._is_against_fact(claim):
                return None
            claim = claim.model_copy(update={"modality": "fact"})  # "as you could see": nobody supposes what is filed
        read = self.ask(claim, only="right", **how)
        return read if is_right(read) and (window is None or self._may_last(claim, window)) else None

    def asked(self, claim: Claim, window: Candidate | None, only: Wanted = "all") -> Claim:
        """The claim with its verdict, right or wrong, at the window, or at its own time for None."""
        how: dict[str, object] = {"beside": window, "yearly": True} if window is not None else {}
        return self.ask(claim, confirmed=True, certain=True, only=only, **how)

    def year_before(self, claim: Claim, windows: Iterable[Candidate], told_so: bool = False) -> Iterator[Candidate]:
        """ "Last summer it was 27.2%", "Two years on from $4.20": of a level told as an earlier one, the same months of the year before"""
        sentence, quantity = self.extraction.sentence(claim.sentence), self.extraction.quantity(claim.quantity)
        if sentence is None or quantity is None or claim.role not in ("level", "share"):
            return
        before, after = self.text[sentence.start : quantity.start], self.text[quantity.end : sentence.end]
        told = _BORDERS.split(before)[-1] if any(letter.isdigit() for letter in before) else before
        if not told_so and not _EARLIER.search(told) and not _EARLIER_BEHIND.match(after):
            return
        flows = [window for window in windows if window.start is not None]
        late = [window for window in self.periods(claim) if window.start is not None] if flows else []
        for window in flows:
            same = (each for each in late if quarters(each) == quarters(window))
            yield from (each for each in same if abs((window.end - each.end).days - _YEAR) <= _WEEKS)

    def _is_against_fact(self, claim: Claim) -> bool:
        """ "Without it, profit would have been $5.1 billion": what was not so"""
        sentence = self.extraction.sentence(claim.sentence)
        return sentence is not None and _AGAINST_FACT.search(self.text, sentence.start, sentence.end) is not None

    def digits(self, claim: Claim) -> int:
        """How many digits its figure has, which is told without a hedge; 0 of any other."""
        quantity = self.extraction.quantity(claim.quantity)
        return digits_of(quantity.text) if quantity is not None and quantity.cmp == "eq" else 0

    def weight(self, claim: Claim) -> int:
        """How much its figure says; nothing where it is hedged."""
        quantity = self.extraction.quantity(claim.quantity)
        return weight(quantity.text) if quantity is not None and quantity.cmp == "eq" else 0

    def _may_last(self, claim: Claim, window: Candidate) -> bool:
        """The words around the figure name no other length of time than the window's."""
        sentence, quantity = self.extraction.sentence(claim.sentence), self.extraction.quantity(claim.quantity)
        if window.start is None or sentence is None or quantity is None:
            return True
        before, after = self.text[sentence.start : quantity.start], self.text[quantity.end : sentence.end]
        words = f"{_BORDERS.split(before)[-1]} {_BORDERS.split(after, 1)[0]}"
        if _TO_DATE.search(words):
            return quarters(window) > 1
        told = lengths_told(words)
        return not told or quarters(window) in told

    def ends_as_told(self, claim: Claim, window: Candidate | None) -> bool:
        """ "From $10.9 billion at year-end": of no day in the middle of the company's year, whatever it agrees with"""
        time = self.extraction.time(claim.period)
        if window is None or time is None or time.value != "END" or "year" not in time.text.lower():
            return True
        quantity = self.extraction.quantity(claim.quantity)
        if (
            claim.role == "delta"
            or quantity is None
            or not _RIGHT_BEHIND.fullmatch(self.text, quantity.end, time.start)
        ):
            return True  # "$262.6 billion; at year-end it was $263.7 billion"
        ends = [each.end for each in self.periods(claim) if quarters(each) == _QUARTERS]
        return not ends or any(
            abs(((end - window.end).days + _YEAR // 2) % _YEAR - _YEAR // 2) <= _WEEKS for end in ends
        )


_RIGHT_BEHIND = regex(r"[\w\s]{0,12}")
_QUARTERS = 4
_YEAR, _WEEKS = 364, 10
_EARLIER = regex(
    r"\b(?:(?:a|one|the) year (?:ago|before|earlier)|twelve months (?:ago|before|earlier)|last (?:year|summer|spring|autumn|fall|winter|christmas)"
    r"|(?:it|that|they|which|there) had been|previous year|back then|previously|formerly|used to be|(?:had been|was|were) used to)\b[^;]*$",
    re.I,
)
_EARLIER_BEHIND = regex(
    r",? (?:back then|then|(?:a|one|the) year (?:ago|before|earlier)|last year|(?:from|of) last (?:year|summer|spring|autumn|fall|winter|christmas))\b",
    re.I,
)
_AGAINST_FACT = regex(
    r"\b(?:would|might|could) have\b|\bwould be\b|\b(?:had|were) (?:it|the|its|they|not)\b|\bwithout\b|\bif\b(?! (?:a|only|by|just))",
    re.I,
)
_LENGTHS = (
    (1, regex(r"\bquarter(?:ly)?\b|\b(?:three|3)[ -]months?\b", re.I)),
    (2, regex(r"\b(?:six|6)[ -]months?\b|\bhal(?:f|ves)\b", re.I)),
    (3, regex(r"\b(?:nine|9)[ -]months?\b", re.I)),
    (4, regex(r"\b(?:twelve|12)[ -]months?\b|\bfull[ -]year\b|\bannual\b", re.I)),
)
"""The words for so many quarters."""
_TO_DATE = regex(r"\byear[ -]to[ -]date\b|\bso far this\b", re.I)
_BORDERS = regex(r"[,;:()\u2013\u2014]\s|\band\b|\bwhile\b")


def quarters(window: Candidate) -> int:
    """How many quarters a window has; 0 for a day."""
    return round((window.end - window.start).days / 91) if window.start is not None else 0


def lengths_told(words: str) -> set[int]:
    """The lengths of time that words name, in quarters."""
    return {n for n, pattern in _LENGTHS if pattern.search(words)}


def thing(claim: Claim) -> tuple[tuple[str, str | None], ...]:
    """What a right claim was held against."""
    assert isinstance(claim.verdict, Supported)
    return tuple((row.key, row.period) for row in claim.verdict.evidence)
