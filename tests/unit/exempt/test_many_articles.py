"""Exemptions in articles of many kinds: layout, name and order keep them, another figure ends the one that it is about."""

from __future__ import annotations

import json
import random
import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from factcheck.exempt.baseline import Baseline, compare, entries_of
from factcheck.exempt.binding import Sentences, evidence_digest
from factcheck.exempt.decisions import Decision, Decisions, decide, entry_of
from factcheck.model import Claim, Finding, Report
from factcheck.pipeline import Checker
from factcheck.read import read_data
from factcheck.report import Policy, is_undecided

EVAL = Path(__file__).parents[2] / "eval"
POLICY = Policy("unverified")
TEXTS = {
    **{
        path.stem: json.loads(path.read_text("utf-8"))["text"]
        for path in sorted(EVAL.glob("company/first/*.json"))[::2]
    },
    **{path.stem: json.loads(path.read_text("utf-8"))["text"] for path in sorted(EVAL.glob("company/second/*.json"))},
    **{
        head.split(" | ")[0]: text
        for head, _, text in (
            part.partition("\n")
            for part in re.split(r"^== ", (EVAL / "house/correct.txt").read_text("utf-8"), flags=re.MULTILINE)[1::3]
        )
    },
}
"""Wires, blogs, releases, letters, roundups, notes in telegram style, interviews."""
_LISTED = re.compile(r"^\s*(?:[-*•#>]|\d+\.\s)|\||\t|  +\S", re.MULTILINE)


def wrapped(text: str, columns: int, *, hyphens: bool = False) -> str:
    """Every paragraph of prose hard-wrapped; the head, lists and tables stay."""
    head, *body = re.split(r"\n\s*\n", text.strip())
    prose = (
        p if len(p) < 120 or _LISTED.search(p) else textwrap.fill(p, columns, break_on_hyphens=hyphens) for p in body
    )
    return "\n\n".join([head, *prose]) + "\n"


CHANGES = {
    "renamed": (lambda text: text, "b.md"),
    "carriage returns": (lambda text: text.replace("\n", "\r\n"), "a.txt"),
    "wrapped at 72": (lambda text: wrapped(text, 72), "a.txt"),
    "wrapped at 60, words broken at their hyphens": (lambda text: wrapped(text, 60, hyphens=True), "a.txt"),
    "wrapped at 50": (lambda text: wrapped(text, 50), "a.txt"),
}
"""What is done to a text, and its name then."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(policy=POLICY)


@pytest.fixture(scope="module")
def known(checker: Checker) -> dict[str, tuple[Report, Decisions, Baseline]]:
    return {name: _known(checker.check(read_data(text.encode(), "a.txt"))) for name, text in TEXTS.items()}


def _known(found: Report) -> tuple[Report, Decisions, Baseline]:
    told = {"by": "Kim", "on": date(2025, 2, 24), "reason": "by telephone"}
    items = [*filter(is_undecided, found.claims), *found.findings]
    entries = [entry_of(found, item, "a.txt") for item in items]
    decisions = Decisions(tuple(Decision.model_validate({**e.model_dump(), **told}) for e in entries if e))
    return found, decisions, Baseline(tuple(entries_of(found, "a.txt")))


@pytest.mark.parametrize("change", CHANGES)
def test_layout_and_name_keep_what_was_decided(
    checker: Checker, known: dict[str, tuple[Report, Decisions, Baseline]], change: str
) -> None:
    alter, name = CHANGES[change]
    gone = frozenset({"a.txt"}) if name != "a.txt" else frozenset()
    decided = kept = 0
    lost = []
    for key, (first, decisions, baseline) in known.items():
        found = checker.check(read_data(alter(TEXTS[key]).encode(), name))
        accepted = decide(found, Decisions(decisions.entries, gone), name, POLICY).report
        listed = compare(found, Baseline(baseline.entries, gone), name, POLICY)[0]
        decided += len(decisions.entries)
        good = {i.id for i in (*accepted.claims, *accepted.findings) if i.accepted}
        good &= {i.id for i in (*listed.claims, *listed.findings) if i.baselined}
        for item in (*filter(is_undecided, first.claims), *first.findings):
            kept += item.id in good
            lost += [] if item.id in good else [(key, item.id)]
    assert decided > 120
    assert kept == decided, lost


def moved(text: str, seed: int) -> str:
    """One paragraph at another place, perhaps where "it" and "the quarter" mean something else."""
    head, *body = re.split(r"\n\s*\n", text.strip())
    chance = random.Random(seed)
    paragraph = body.pop(chance.randrange(len(body)))
    body.insert(chance.randrange(len(body) + 1), paragraph)
    return "\n\n".join([head, *body]) + "\n"


def said(report: Report, item: Claim | Finding) -> tuple[str, str]:
    """The verdict as an exemption sees it: where the evidence is another, it is another."""
    if isinstance(item, Finding) or item.verdict is None:
        return item.id, ""
    contradicted = item.verdict.status == "contradicted"
    return item.verdict.status, str(evidence_digest(item.verdict)) if contradicted else ""


def test_a_paragraph_that_is_moved_keeps_what_was_decided_unless_the_verdict_is_another(
    checker: Checker, known: dict[str, tuple[Report, Decisions, Baseline]]
) -> None:
    decided = kept = 0
    for key, (first, decisions, baseline) in known.items():
        if TEXTS[key].count("\n\n") < 3:
            continue
        for seed in range(2):
            found = checker.check(read_data(moved(TEXTS[key], seed).encode(), "a.txt"))
            accepted = decide(found, decisions, "a.txt", POLICY).report
            listed = compare(found, baseline, "a.txt", POLICY)[0]
            good = {i.id for i in (*accepted.claims, *accepted.findings) if i.accepted}
            good &= {i.id for i in (*listed.claims, *listed.findings) if i.baselined}
            then, now = Sentences(first), Sentences(found)
            stands = {now.of_claim(claim)[0]: claim for claim in filter(is_undecided, found.claims)}
            for claim in filter(is_undecided, first.claims):
                again = stands.get(then.of_claim(claim)[0])
                if again is not None:
                    decided += 1
                    kept += again.id in good

                    assert again.id in good or said(first, claim) != said(found, again), (key, claim.text)
            lacking = {finding.id for finding in first.findings} & {finding.id for finding in found.findings}
            assert lacking <= good, key
    assert decided > 200
    assert kept >= 0.98 * decided


def test_another_figure_ends_its_own_exemption(
    checker: Checker, known: dict[str, tuple[Report, Decisions, Baseline]]
) -> None:
    changed = 0
    for key, (first, decisions, baseline) in known.items():
        text = TEXTS[key]
        claims = [c for c in first.claims if is_undecided(c) and c.quantity and re.search(r"[1-8]", c.text)]
        for claim in claims[:2]:
            digit = re.search(r"[1-8]", claim.text)
            assert digit is not None
            at = claim.start + digit.start()
            found = checker.check(read_data(f"{text[:at]}9{text[at + 1 :]}".encode(), "a.txt"))
            for report in (
                decide(found, decisions, "a.txt", POLICY).report,
                compare(found, baseline, "a.txt", POLICY)[0],
            ):
                same = [c for c in report.claims if c.start <= at < c.end and "9" in c.text]
                assert not [c for c in same if c.accepted or c.baselined], (key, claim.text)
                changed += bool(same)
    assert changed > 30
