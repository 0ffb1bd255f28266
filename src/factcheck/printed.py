"""A report about an article as it reads, told about the article as it is printed: every place led back, every text as it stands there."""

from __future__ import annotations

from typing import Any, TypeVar

from factcheck.model import Claim, Finding, Fix, Mentions, Model, Report, lean
from factcheck.text.flow import Flow

_M = TypeVar("_M", bound=Model)


def as_printed(report: Report, flow: Flow) -> Report:
    if not flow.places:
        return report
    back = _Back(flow)
    told = report.mentions
    changes = {
        "article": flow.printed,
        "sentences": tuple(lean(back.moved(sentence)) for sentence in report.sentences),
        "mentions": Mentions(
            quantities=tuple(map(back.moved, told.quantities)),
            times=tuple(map(back.moved, told.times)),
            entities=tuple(map(back.moved, told.entities)),
            traps=tuple(map(back.moved, told.traps)),
        ),
        "claims": tuple(map(back.claim, report.claims)),
        "findings": tuple(map(back.finding, report.findings)),
    }
    return report.model_copy(update=changes)


class _Back:
    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def moved(self, item: _M, **more: Any) -> _M:
        """At its place in the printed text; what it quotes of its place is quoted as it is printed."""
        start, end = item.start, item.end  # type: ignore[attr-defined]
        first, last = self._flow.printed_at(start, end)
        update = {"start": first, "end": last, **more}
        if getattr(item, "text", None) == self._flow.article.text[start:end]:
            update["text"] = self._flow.printed.text[first:last]
        return item.model_copy(update=update)

    def claim(self, claim: Claim) -> Claim:
        more: dict[str, Any] = {"repeats": tuple(map(self.moved, claim.repeats))}
        if claim.object is not None:
            more["object"] = self.moved(claim.object)
        fix: Fix | None = claim.verdict.fix if claim.verdict else None
        if claim.verdict and fix:
            more["verdict"] = claim.verdict.model_copy(update={"fix": self.moved(fix)})
        return self.moved(claim, **more)

    def finding(self, finding: Finding) -> Finding:
        return self.moved(finding, figures=tuple(map(self.moved, finding.figures)))
