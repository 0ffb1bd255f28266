"""What an exemption is bound to: the content of a claim or finding, and never its place."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import Literal, NamedTuple

from factcheck.model import Claim, Finding, Report, Verdict
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.flow import on_one_line

Standing = Literal["supported", "contradicted", "unverified", "finding"]
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u2011": "-"})
_NUMBERED = regex(r"^(c-[0-9a-f]+)-\d+$")
_STRENGTH = regex(r"[*_]{1,3}(?=\w)|(?<=[\w.,;:!?%\"')])[*_]{1,3}")
"""Marks of Markdown for stress, which are no words."""


class Place(NamedTuple):
    """Where a claim is made, told by words alone: nothing of it depends on what stands before or behind the sentence."""

    sentence: str
    """As `words` gives it."""
    text: str
    part: int
    """The how many-eth of the claims with this text in the sentence ("rose 10% and 10%")."""


@record
class Bound:
    """One claim or finding as an exemption sees it."""

    id: str
    """Without the number that tells equal claims of one article apart. What "it" and "the quarter" mean is part of it."""
    standing: Standing
    text: str
    places: tuple[Place, ...]
    """All that it stands at; the first is its own."""
    evidence: str | None
    """Digest of what the evidence says; None where none is cited."""

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.sentence for place in self.places))


def covers(then: Standing, now: Standing) -> bool:
    """Whether what exempted one exempts the other: who knew that the evidence speaks against it knew enough."""
    return then == now or (then == "contradicted" and now == "unverified")


def words(text: str) -> str:
    """Equal for texts that differ in line breaks, spaces, case, the shape of quotation marks and dashes, or stress alone."""
    plain = unicodedata.normalize("NFKC", _STRENGTH.sub("", text)).translate(_QUOTES)
    return " ".join(plain.casefold().split())


class Sentences:
    """Finds the sentences of an article and what is claimed in each."""

    def __init__(self, report: Report) -> None:
        self._text = report.article.text
        self._spans = sorted((sentence.start, sentence.end) for sentence in report.sentences)
        self._starts = [start for start, _ in self._spans]
        self._claims = report.claims

    def at(self, start: int, end: int) -> str:
        """The text of the sentence around a span, else of the span itself."""
        start, end = self._around(start, end)
        return on_one_line(self._text[start:end], quoted=True)

    def of_claim(self, claim: Claim) -> tuple[Place, ...]:
        return tuple(
            Place(
                words(self.at(*span)),
                words(on_one_line(self._text[span[0] : span[1]], quoted=True)),
                self._part(claim, span),
            )
            for span in _spans(claim)
        )

    def _part(self, claim: Claim, span: tuple[int, int]) -> int:
        """Its number among the claims of the sentence that have the same words."""
        around, told = self._around(*span), words(self._text[span[0] : span[1]])
        count = 1
        for other, (start, end) in self._by_sentence.get(around[0], ()):
            if other is claim:
                return count
            count += words(self._text[start:end]) == told
        return count

    @cached_property
    def _by_sentence(self) -> dict[int, list[tuple[Claim, tuple[int, int]]]]:
        found: dict[int, list[tuple[Claim, tuple[int, int]]]] = {}
        for claim in self._claims:
            for span in _spans(claim):
                found.setdefault(self._around(*span)[0], []).append((claim, span))
        return found

    def _around(self, start: int, end: int) -> tuple[int, int]:
        position = bisect_right(self._starts, start) - 1
        if position >= 0 and self._spans[position][1] > start:
            return self._spans[position][0], max(end, self._spans[position][1])
        return start, end


def _spans(claim: Claim) -> list[tuple[int, int]]:
    return [(claim.start, claim.end), *((span.start, span.end) for span in claim.repeats)]


def of_claim(claim: Claim, sentences: Sentences) -> Bound | None:
    """None for a claim without a verdict. The claim must be one of the report of `sentences`."""
    verdict = claim.verdict
    if verdict is None:
        return None
    return Bound(base(claim.id), verdict.status, claim.text, sentences.of_claim(claim), evidence_digest(verdict))


def of_finding(finding: Finding, sentences: Sentences, text: str) -> Bound:
    told = text[finding.start : finding.end]
    place = Place(words(sentences.at(finding.start, finding.end)), words(told), 1)
    return Bound(finding.id, "finding", told, (place,), None)


def base(id_: str) -> str:
    numbered = _NUMBERED.match(id_)
    return numbered[1] if numbered else id_


def evidence_digest(verdict: Verdict) -> str | None:
    """Of what the evidence says, not of the file that it lies in: another fact in the same file changes nothing."""
    said = [
        [one.source, one.key, one.cmp, one.value, one.unit, one.period, str(one.published or "")]
        for one in verdict.evidence
    ]
    if not said:
        return None
    return "sha256:" + hashlib.sha256(json.dumps(sorted(said, key=str), ensure_ascii=False).encode()).hexdigest()
