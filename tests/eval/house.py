"""The shipped editorial and compliance packs: planted violations found at their place, correct articles left in peace.

`house/planted.txt`: "== id | profile | rules", then an article with one violation in [[...]] (nowhere, where something is missing); any
of the rules may report it. `house/correct.txt`: "== id | profile", then an article that a strict desk would print as it is.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.model import Finding
from factcheck.pipeline import Checker
from factcheck.read.plain import read_bytes
from factcheck.rules.holding import Holding
from factcheck.rules.loader import load_rules
from tests.eval.corpus import HERE, Count

PACKS = ["editorial/*", "compliance/*"]
PIECE = re.compile(r"\[\[(.+?)\]\](?!\])", re.DOTALL)


def run() -> list[Count]:
    return [
        *planted("planted"), *correct("correct"), *planted("planted_second"), *correct("correct_second"),
        *planted("planted_third"), *correct("correct_third"),
        *planted("planted_fourth"),
        traps(),
    ]  # fmt: skip


def planted(name: str) -> list[Count]:
    found = Count(f"{name}: violations found")
    beside = Count(f"{name}: articles without another finding")
    needs = {rule.name for rule in load_rules().requirements}
    for (id, profile, rules), text in _blocks(name):
        piece = PIECE.search(text)
        start, end = (piece.start(), piece.end() - 4) if piece else (0, len(text))
        findings = findings_in(PIECE.sub(r"\1", text), profile)
        wanted = {rule.strip() for rule in rules.split(",")}
        # what is missing has no place of its own
        hits = [f for f in findings if f.rule in wanted and (f.rule in needs or (f.start < end and start < f.end))]
        found.add(bool(hits), f"{id}: {piece[1] if piece else 'what is missing'!r}; reported {_told(findings)}")
        # one violation may break a second rule as well; away from it, a report is a false alarm
        other = [f for f in findings if f.rule not in wanted and not (f.start < end and start < f.end)]
        beside.add(not other, f"{id}: {_told(other)}")
    return [found, beside]


def correct(name: str) -> list[Count]:
    few = Count(f"{name}: articles with at most one finding, and that a note")
    none = Count(f"{name}: articles without a finding")
    for (id, profile), text in _blocks(name):
        findings = findings_in(text, profile)
        few.add(len(findings) <= 1 and all(f.severity == "note" for f in findings), f"{id}: {_told(findings)}")
        none.add(not findings, f"{id}: {_told(findings)}")
    return [few, none]


def traps() -> Count:
    """Right sentences that look like a violation, each as the body of an article; what needs more than a sentence is left out."""
    count = Count("traps: right sentences without a finding")
    for line in (HERE / "house/traps.txt").read_text(encoding="utf-8").splitlines():
        findings = findings_in(f"A Note on Markets\nBy Jane Roe\nMonday, June 2, 2025\n\n{line}\n", "default")
        findings = [f for f in findings if f.rule not in ("editorial/source", "editorial/figure-without-period")]
        count.add(not findings, f"{line!r}: {_told(findings)}")
    return count


def findings_in(text: str, profile: str) -> list[Finding]:
    report = _checker(profile).check(read_bytes(text.encode("utf-8"), "article.txt"))
    return [f for f in report.findings if f.rule.startswith(("editorial/", "compliance/"))]


def _told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.rule, f.figures[0].text if f.figures else f.message) for f in findings]


@cache
def _checker(profile: str) -> Checker:
    return Checker(select=PACKS, holding=None if profile == "default" else Holding(profile=profile))


def _blocks(name: str) -> list[tuple[list[str], str]]:
    """The fields of every head, and the article below it."""
    parts = re.split(r"^== ", (HERE / "house" / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    heads = [part.partition("\n") for part in parts]
    return [([field.strip() for field in head.split("|")], text.strip() + "\n") for head, _, text in heads]
