"""The baseline: what was already there when the gate was turned on. It can be made once, and from then on only shrinks.

An entry is known in its own article alone, because a false sentence that is copied into a new one is new; where the article is gone, it
may have been renamed, and the entry counts wherever the same sentence stands.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field
from typing import Literal

from pydantic import ValidationError

from factcheck.errors import ConfigError
from factcheck.exempt.binding import Bound, Sentences, covers, of_claim, of_finding, words
from factcheck.model import Model, Report
from factcheck.records import record
from factcheck.report import Policy, is_undecided, revised
from factcheck.text.flow import on_one_line

VERSION = 1


class Known(Model):
    """One entry. `article` is relative to the folder of the file; `sentence` and `evidence` are digests of their words."""

    article: str
    id: str
    standing: Literal["contradicted", "unverified", "finding"]
    sentence: str
    text: str
    part: int = 1
    evidence: str | None = None
    """Of a contradicted claim: what speaks against it."""


@record
class Baseline:
    entries: tuple[Known, ...]
    gone: frozenset[str] = frozenset()
    """The articles named in it that are no longer there."""
    _index: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)
    """By sentence; findings by their id, because what an article lacks stands in no sentence of it."""

    def __post_init__(self) -> None:
        for position, entry in enumerate(self.entries):
            self._index.setdefault(entry.id if entry.standing == "finding" else entry.sentence, []).append(position)

    def find(self, bound: Bound, article: str) -> int | None:
        if bound.standing == "finding":
            return next(
                (k for k in self._index.get(bound.id, ()) if self._is_of(self.entries[k], bound, article)), None
            )
        return self._claim(bound, article)

    def _is_of(self, entry: Known, bound: Bound, article: str) -> bool:
        renamed = entry.article in self.gone and bool(bound.text.strip())
        return entry.article == article or (renamed and entry.sentence == _digest(bound.places[0].sentence))

    def _claim(self, bound: Bound, article: str) -> int | None:
        """The entry about this claim, else about the same words where "it" meant another: then nothing else may speak against it."""
        alike = None
        for place in bound.places:
            for position in self._index.get(_digest(place.sentence), ()):
                entry = self.entries[position]
                if entry.article not in (article, *self.gone) or not covers(entry.standing, bound.standing):
                    continue
                if entry.id == bound.id:
                    return position
                same = (words(entry.text), entry.part) == (place.text, place.part)
                if same and (bound.standing != "contradicted" or entry.evidence == _short(bound.evidence)):
                    alike = position if alike is None else alike
        return alike


def compare(report: Report, baseline: Baseline, article: str, policy: Policy) -> tuple[Report, frozenset[int]]:
    """The report with what is known marked, and the positions of the entries that were found. What is accepted stays so."""
    used: set[int] = set()
    marked: dict[str, set[str]] = {"claims": set(), "findings": set()}
    for kind, id_, bound in _items(report):
        position = baseline.find(bound, article)
        if position is not None:
            used.add(position)
            marked[kind].add(id_)
    if not used:
        return report, frozenset()
    known = {"baselined": True}
    claims = tuple(
        c.model_copy(update=known) if c.id in marked["claims"] and c.accepted is None else c for c in report.claims
    )
    findings = tuple(
        f.model_copy(update=known) if f.id in marked["findings"] and f.accepted is None else f for f in report.findings
    )
    return revised(report, policy, claims=claims, findings=findings), frozenset(used)


def entries_of(report: Report, article: str) -> Iterator[Known]:
    """What a baseline made of this report would hold: everything that could fail a gate or is listed as an issue."""
    for _, _, bound in _items(report, accepted=False):
        text = " ".join(on_one_line(bound.text, quoted=True).split())
        evidence = _short(bound.evidence) if bound.standing == "contradicted" else None
        place = bound.places[0]
        yield Known.model_validate(
            {
                "article": article, "id": bound.id, "standing": bound.standing, "sentence": _digest(place.sentence),
                "text": text, "part": place.part, "evidence": evidence,
            }
        )  # fmt: skip


def shrunk(baseline: Baseline, used: Collection[int], checked: Collection[str]) -> tuple[Known, ...]:
    """Without what is no longer there: entries about checked or vanished articles that nothing needed."""
    return tuple(
        entry
        for position, entry in enumerate(baseline.entries)
        if position in used or (entry.article not in checked and entry.article not in baseline.gone)
    )


def read(data: bytes, path: str) -> tuple[Known, ...]:
    """The entries of a file. ConfigError where it is none."""
    hint = "make one with: factcheck baseline create ARTICLE..."
    try:
        document = json.loads(data)
    except ValueError as error:
        line = getattr(error, "lineno", None)
        raise ConfigError("this is no valid JSON", path=path, line=line, hint=hint) from None
    if not isinstance(document, dict) or not isinstance(document.get("known"), list):
        raise ConfigError('this is no baseline: it needs "known"', path=path, hint=hint)
    if document.get("version") != VERSION:
        raise ConfigError(f"the baseline has version {document.get('version')}, not {VERSION}", path=path, hint=hint)
    try:
        return tuple(Known.model_validate(entry) for entry in document["known"])
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigError(f"an entry is wrong: {first['msg']}: {first['loc']}", path=path, hint=hint) from None


def text(entries: Iterable[Known]) -> str:
    """One entry a line, in order, so that a change is a readable diff."""
    lines = sorted(
        {json.dumps(entry.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False) for entry in entries}
    )
    return f'{{"version": {VERSION}, "known": [\n' + ",\n".join(lines) + "\n]}\n"


def _items(report: Report, *, accepted: bool = True) -> Iterator[tuple[str, str, Bound]]:
    """What a baseline can hold, by kind and id."""
    sentences = Sentences(report)
    for claim in report.claims:
        if is_undecided(claim) and (accepted or claim.accepted is None) and (bound := of_claim(claim, sentences)):
            yield "claims", claim.id, bound
    for finding in report.findings:
        # what is told of decisions is settled where they are
        if not finding.rule.startswith("review/") and (accepted or finding.accepted is None):
            yield "findings", finding.id, of_finding(finding, sentences, report.article.text)


def _short(digest: str | None) -> str | None:
    return digest and digest.removeprefix("sha256:")[:16]


def _digest(sentence: str) -> str:
    return hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()[:16]
