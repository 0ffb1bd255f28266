"""What an exemption is bound to: the content of a claim or finding, and never its place."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect_right
from typing import Literal

from factcheck.model import Claim, Finding, Report, Verdict
from factcheck.patterns import regex
from factcheck.records import record

Standing = Literal["supported", "contradicted", "unverified", "finding"]
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u2011": "-"})
_NUMBERED = regex(r"^(c-[0-9a-f]+)-\d+$")
_STRENGTH = regex(r"[*_]{1,3}(?=\w)|(?<=[\w.,;:!?%\"')])[*_]{1,3}")
"""Marks of Markdown for stress, which are no words."""


@record
class Bound:
    """One claim or finding as an exemption sees it."""

    id: str
    """Without the number that tells equal claims of one article apart."""
    standing: Standing
    text: str
    sentences: tuple[str, ...]
    """The sentences that it stands in, each as `words` gives them; the first is that of its own place."""
    evidence: str | None
    """Digest of what the evidence says; None where none is cited."""


def words(text: str) -> str:
    """Equal for texts that differ in line breaks, spaces, case, the shape of quotation marks and dashes, or stress alone."""
    plain = unicodedata.normalize("NFKC", _STRENGTH.sub("", text)).translate(_QUOTES)
    return " ".join(plain.casefold().split())


class Sentences:
    """Finds the sentence of a place."""

    def __init__(self, report: Report) -> None:
        self._text = report.article.text
        self._spans = sorted((sentence.start, sentence.end) for sentence in report.sentences)
        self._starts = [start for start, _ in self._spans]

    def at(self, start: int, end: int) -> str:
        """The text of the sentence around a span, else of the span itself."""
        position = bisect_right(self._starts, start) - 1
        if position >= 0 and self._spans[position][1] > start:
            start, end = self._spans[position][0], max(end, self._spans[position][1])
        return self._text[start:end]

    def of_claim(self, claim: Claim) -> tuple[str, ...]:
        places = [(claim.start, claim.end), *((span.start, span.end) for span in claim.repeats)]
        return tuple(dict.fromkeys(words(self.at(*place)) for place in places))


def of_claim(claim: Claim, sentences: Sentences) -> Bound | None:
    """None for a claim without a verdict."""
    verdict = claim.verdict
    if verdict is None:
        return None
    found = sentences.of_claim(claim)
    return Bound(base(claim.id), verdict.status, claim.text, found, evidence_digest(verdict))


def of_finding(finding: Finding, sentences: Sentences, text: str) -> Bound:
    place = words(sentences.at(finding.start, finding.end))
    return Bound(finding.id, "finding", text[finding.start : finding.end], (place,), None)


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
