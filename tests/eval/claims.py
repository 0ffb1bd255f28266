"""Claims of one or two sentences about companies' filed figures: decided, rightly, with the right diagnosis."""

from __future__ import annotations

from datetime import date
from typing import Any

from factcheck import Report, check
from factcheck.model import Claim
from factcheck.read.plain import read_text
from tests.eval import claims_check
from tests.eval.corpus import Count
from tests.eval.planted import accusations


def run() -> list[Count]:
    return [
        count
        for name in (
            "develop",
            "blind",
            "second",
            "held",
            "unseen",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
        )
        if claims_check.rows(f"{name}.jsonl")
        for count in counts(name)
    ]


def counts(name: str) -> list[Count]:
    """Of one file: what was decided of what the pack decides, how much of that rightly, and the two costly errors."""
    decided = Count(f"{name}: decided")
    right = Count(f"{name}: right when decided")
    innocent = Count(f"{name}: true claims not accused")
    caught = Count(f"{name}: false claims not passed")
    coded = Count(f"{name}: right diagnosis of a contradicted claim")
    for row in claims_check.rows(f"{name}.jsonl"):
        status, codes, told = outcome(row)
        case = f"{row['id']} {row['label']} {row.get('code', '')} {row['published']} {row['text']!r}: {told}"
        decided.add(status != "unverified", case)
        if status != "unverified":
            right.add((status == "supported") is (row["label"] == "true"), case)
        if row["label"] == "true":
            innocent.add(status != "contradicted", case)
            continue
        caught.add(status != "supported", case)
        if status == "contradicted":
            coded.add(bool(codes & {row["code"], *row.get("also", ())}), f"{case} {sorted(codes)}")
    return [decided, right, innocent, caught, coded]


def outcome(row: dict[str, Any]) -> tuple[str, set[str], str]:
    """The verdict on a row: contradicted by any accusation in it, else supported where all is that it asks about.

    A true row asks about all its figures, a false one about the false one; a row without a figure, or whose figures are
    right though it is false, about its assertion.
    """
    report = check(
        read_text(row["text"] + "\n", row["id"], published=date.fromisoformat(row["published"])), offline=True
    )
    told = "; ".join(_told(claim) for claim in report.claims) or "no claim"
    codes = {c.verdict.diagnosis.code for c in report.claims if c.verdict and c.verdict.status == "contradicted"}
    codes |= {f.code for f in report.findings if f.severity == "error" and f.code}
    if accusations(report):
        return "contradicted", codes, told
    supported = all(any(_status(c) == "supported" for c in claims) for claims in _asked(row, report))
    return ("supported" if supported else "unverified"), codes, told


def _asked(row: dict[str, Any], report: Report) -> list[list[Claim]]:
    """For every figure that is asked about the claims at its place, and for an assertion without a figure all others."""
    at = {q.id: q for q in report.mentions.quantities}
    wrong = [f for f in row["figures"] if claims_check.is_wrong(f, row["published"])]
    assertion = "holds" in row and not wrong
    figures = wrong or ([] if assertion and row["label"] == "false" else row["figures"])
    asked = [[c for c in report.claims if (q := at.get(c.quantity or "")) and _meets(f, q)] for f in figures]
    if assertion and not figures:
        printed = [q.id for q in report.mentions.quantities if any(_meets(f, q) for f in row["figures"])]
        asked.append([c for c in report.claims if c.quantity not in printed] or list(report.claims))
    return asked


def _meets(figure: dict[str, Any], quantity: Any) -> bool:
    return bool(quantity.start < figure["at"] + len(figure["text"]) and figure["at"] < quantity.end)


def _status(claim: Claim) -> str:
    return claim.verdict.status if claim.verdict else "none"


def _told(claim: Claim) -> str:
    verdict: Any = claim.verdict
    why = getattr(verdict, "reason", None) or getattr(getattr(verdict, "diagnosis", None), "code", "")
    return f"[{claim.text!r} {claim.kind} {claim.subject.id} {claim.metric} {claim.role} {_status(claim)} {why} | {getattr(verdict, 'detail', '')}]"
