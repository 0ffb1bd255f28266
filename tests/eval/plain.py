"""Plain sentences and short passages about companies of the pack, each with its false twin: the verdict of a text is that of its worst claim.

`plain/*.jsonl` {"id", "published", "text", "label", "kind"}: what every results story says in one way or another, one relation at a time.
"""

from __future__ import annotations

import json

from tests.eval.corpus import HERE, Count, report_on

FOLDER = HERE / "plain"
_TITLE = "The figures"
"""A headline that claims nothing."""


def run() -> list[Count]:
    return [count for path in sorted(FOLDER.glob("*.jsonl")) for count in _scored(path.stem)]


def _scored(name: str) -> list[Count]:
    right = Count(f"{name}: exact verdicts")
    accused = Count(f"{name}: true texts not accused")
    passed = Count(f"{name}: false texts not passed")
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = report_on(f"{_TITLE}\n\n{row['text']}", row["id"], row["published"])
        statuses = {claim.verdict.status for claim in report.claims if claim.verdict is not None}
        verdict = next((s for s in ("contradicted", "unverified", "supported") if s in statuses), "unverified")
        told = f"{row['id']} {row['kind']}: {verdict} for {row['label']}"
        right.add(verdict == row["label"], told)
        if row["label"] == "supported":
            accused.add(verdict != "contradicted", told)
        else:
            passed.add(verdict != "supported", told)
    return [right, accused, passed]
