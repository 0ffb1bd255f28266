"""Articles against themselves: planted inconsistencies found at their place with their code, consistent articles not accused.

`inside/planted.jsonl` {"id", "published", "code", "place", "text"}: exactly one inconsistency each; `code` null where no code of the list fits.
`inside/correct.jsonl` {"id", "published", "text"}: none, but everything that looks like one.
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.extract import extract
from factcheck.inspect import inspect
from factcheck.model import Article, Finding
from factcheck.read.plain import read_bytes
from factcheck.rules.loader import load_rules
from factcheck.text import split
from tests.eval.corpus import HERE, Count


def run(folder: str = "inside") -> list[Count]:
    found, clean = Count("planted inconsistencies found"), Count("consistent articles without a finding")
    beside = Count("planted articles without another finding")
    for case in _cases(folder, "planted"):
        article, findings = findings_in(case)
        hits = [f for f in findings if f.code == case["code"] and _touches(article, f, case["place"])]
        found.add(bool(hits), f"{case['id']}: {case['place']!r}")
        # one error may show from two sides (an amount against its growth and against the headline); elsewhere it is an accusation
        other = [f for f in findings if not _touches(article, f, case["place"])]
        beside.add(not other, f"{case['id']}: {[f.message for f in other]}")
    for case in _cases(folder, "correct"):
        _, findings = findings_in(case)
        clean.add(not findings, f"{case['id']}: {[f.message for f in findings]}")
    return [found, beside, clean]


def findings_in(case: dict[str, Any]) -> tuple[Article, list[Finding]]:
    rules = load_rules()
    article = read_bytes(case["text"].encode("utf-8"), case["id"])
    extraction = extract(article, split(article), rules.vocabulary)
    found = inspect(article, extraction, rules, article.published)
    return article, [f for f in found if f.rule.startswith("consistency/")]


def _cases(folder: str, name: str) -> list[dict[str, Any]]:
    path = HERE / folder / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _touches(article: Article, finding: Finding, place: str) -> bool:
    at = article.text.rfind(place)
    return finding.start < at + len(place) and at < finding.end
