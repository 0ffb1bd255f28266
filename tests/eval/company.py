"""Whole articles about companies of the pack: each annotated figure's subject, metric, period and verdict."""

from __future__ import annotations

from typing import Any

from factcheck import Report
from factcheck.model import Claim
from tests.eval.corpus import Count, articles, report_on
from tests.eval.planted import accusations


def run(folder: str) -> list[Count]:
    wholly = Count("claims wholly right")
    slots = {name: Count(f"  {name}") for name in ("found", "subject", "metric", "verdict")}
    innocent = Count("true or open figures not accused")
    caught = Count("false figures contradicted")
    passed = Count("false figures not passed as supported")
    coded = Count("  with the annotated code")
    for article in articles(folder):
        report = report_on(article["text"], article["id"], article["published"])
        for want in article["claims"]:
            claim = claim_at(report, want)
            label = f"{article['id']}@{want['at']} {want['text']!r} {want['metric']} {want['role']} wanted {want['verdict']}"
            got = _describe(claim)
            status = claim.verdict.status if claim and claim.verdict else "none"
            checks = {
                "found": claim is not None,
                "subject": claim is not None and claim.subject.id == want["subject"],
                "metric": claim is not None and want["metric"] in (claim.metric, *_also(claim)),
                "verdict": status == want["verdict"],
            }
            for name, ok in checks.items():
                slots[name].add(ok, f"{label}: {got}")
            wholly.add(all(checks.values()), f"{label}: {got}")
            if want["verdict"] == "contradicted":
                caught.add(status == "contradicted", f"{label}: {got}")
                passed.add(status != "supported", f"{label}: {got}")
                if status == "contradicted":
                    code = claim.verdict.diagnosis.code  # type: ignore[union-attr]
                    coded.add(
                        code == want.get("code") or code in want.get("also", ()),
                        f"{label}: {code} for {want.get('code')}",
                    )
            else:
                innocent.add(status != "contradicted", f"{label}: {got}")
        innocent.misses += _other_accusations(report, article)
    return [wholly, *slots.values(), innocent, caught, passed, coded]


_PLAIN = {"profit": "net_income", "net_loss": "net_income", "operating_loss": "operating_income"}
"""The standard names a bare "profit" or "earned" so, and a loss by its own name, where the labels give the filed figure."""
_OF_REVENUE = {"operating_margin": "operating_income", "gross_margin": "gross_profit", "net_margin": "net_income"}
"""A margin of a profit just told is its share of revenue, and some labels call it so."""


def _also(claim: Claim) -> tuple[str, ...]:
    """Other names of the same measure."""
    names = [name for table in (_PLAIN, _OF_REVENUE) if (name := table.get(claim.metric))]
    if claim.metric == "dividend" and claim.role in ("share", "from"):  # "62% of free cash flow"
        names += ["payout", "payout_ratio"]
    return tuple(names)


def claim_at(report: Report, want: dict[str, Any]) -> Claim | None:
    """The claim whose quantity covers the annotated figure; one of the annotated metric where several do."""
    start, end = want["at"], want["at"] + len(want["text"])
    quantities = {q.id: q for q in report.mentions.quantities}
    covering = [
        c for c in report.claims
        if (q := quantities.get(c.quantity or "")) is not None and q.start < end and start < q.end and c.kind != "statement"
    ]  # fmt: skip
    repeats = [c for c in report.claims if any(r.start < end and start < r.end for r in c.repeats)]
    return next((c for c in covering if c.metric == want["metric"]), (covering + repeats or [None])[0])


def _other_accusations(report: Report, article: dict[str, Any]) -> list[str]:
    """Accusations at places where nothing false was annotated: each is counted as a miss by the reader of the list."""
    false = [(w["at"], w["at"] + len(w["text"])) for w in article["claims"] if w["verdict"] == "contradicted"]
    annotated = [(w["at"], w["at"] + len(w["text"])) for w in article["claims"]]
    return [
        f"{article['id']}: accused {article['text'][a:b]!r} outside the annotated figures"
        for a, b in accusations(report)
        if not any(a < y and x < b for x, y in false) and not any(a < y and x < b for x, y in annotated)
    ]


def _describe(claim: Claim | None) -> str:
    if claim is None:
        return "no claim"
    v = claim.verdict
    why = "" if v is None else (v.reason or (v.diagnosis.code if v.diagnosis else ""))
    return f"{claim.subject.id} {claim.metric} [{claim.segment}] {claim.role} {claim.modality} {v.status if v else None} {why} | {v.detail if v else ''}"
