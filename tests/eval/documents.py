"""Claims against documents: each row's sentence, checked as an article of its day with the row's document as evidence.

`documents/{develop,held}.jsonl` {"id", "evidence", "published", "kind", "table", "claim", "label", "code"}; the verdict of a sentence is
that of its worst claim. `held` is not looked into while the program is worked on, only counted.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from factcheck.pipeline import Checker
from factcheck.read.plain import read_bytes, read_text
from tests.eval.corpus import HERE, Count

FOLDER = HERE / "documents"
SETS = tuple(sorted(path.stem for path in FOLDER.glob("*.jsonl")))


def run(sets: tuple[str, ...] = SETS) -> list[Count]:
    return [*(count for name in sets for count in _scored(name)), *drafts()]


def _scored(name: str) -> list[Count]:
    right = Count(f"{name}: exact verdicts")
    table = Count(f"{name}: exact verdicts on figures of tables")
    passed = Count(f"{name}: wrong claims not passed")
    accused = Count(f"{name}: right or open claims not accused")
    coded = Count(f"{name}: contradicted with the right code")
    for row in rows(name):
        verdict, codes = judged(row)
        told = f"{row['id']} {row['kind']}: {verdict} for {row['label']}"
        right.add(verdict == row["label"], told)
        if row["table"]:
            table.add(verdict == row["label"], told)
        if row["label"] == "contradicted":
            passed.add(verdict != "supported", told)
            wanted = row["code"] if isinstance(row["code"], list) else [row["code"]]
            coded.add(bool(codes & {*wanted}), f"{row['id']}: {sorted(codes)} for {row['code']}")
        else:
            accused.add(verdict != "contradicted", told)
    return [right, table, passed, accused, coded]


def drafts() -> list[Count]:
    """Whole true articles about a document (`drafts/DOCUMENT.md`): nothing in them is accused, and what share of the claims is supported."""
    clean, told = Count("drafts: claims of true drafts not accused"), Count("drafts: claims of true drafts supported")
    for path in sorted((FOLDER / "drafts").glob("*.md")):
        result = _checker(path.name.removesuffix(".md")).check(read_bytes(path.read_bytes(), path.name))
        for claim in result.claims:
            status = claim.verdict.status if claim.verdict else "unverified"
            clean.add(status != "contradicted", f"{path.name}: {claim.text}")
            told.add(status == "supported", f"{path.name}: {claim.text}: {status}")
        for finding in result.findings:
            clean.add(finding.severity == "note", f"{path.name}: {finding.message}")
    return [clean, told]


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line.strip())


@cache
def _checker(evidence: str) -> Checker:
    return Checker(evidence=[FOLDER / "texts" / evidence])


def judged(row: dict[str, Any]) -> tuple[str, set[str]]:
    """The verdict of the row's sentence, and the codes of what is contradicted in it."""
    article = read_text(row["claim"], row["id"], published=date.fromisoformat(row["published"]))
    verdicts = [claim.verdict for claim in _checker(row["evidence"]).check(article).claims if claim.verdict]
    statuses = {verdict.status for verdict in verdicts}
    worst = next((s for s in ("contradicted", "unverified", "supported") if s in statuses), "unverified")
    return worst, {v.diagnosis.code for v in verdicts if v.diagnosis is not None}
