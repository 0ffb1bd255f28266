"""Exemptions in articles of many kinds: layout and name keep them, another figure ends the one that it is about.

Moving a paragraph to where "it" or "the quarter" means something else makes another claim of it, and is not looked at here.
"""

from __future__ import annotations

import json
import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from factcheck.exempt.baseline import Baseline, compare, entries_of
from factcheck.exempt.decisions import Decision, Decisions, decide, entry_of
from factcheck.model import Report
from factcheck.pipeline import Checker
from factcheck.read import read_data
from factcheck.report import Policy, is_undecided

EVAL = Path(__file__).parents[2] / "eval"
POLICY = Policy("unverified")
TEXTS = {
    **{path.stem: json.loads(path.read_text("utf-8"))["text"] for path in sorted(EVAL.glob("articles/*.json"))[::2]},
    **{path.stem: json.loads(path.read_text("utf-8"))["text"] for path in sorted(EVAL.glob("second/articles/*.json"))},
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


def wrapped(text: str, columns: int) -> str:
    """Every paragraph of prose hard-wrapped; the head, lists and tables stay."""
    head, *body = re.split(r"\n\s*\n", text.strip())
    prose = (
        p if len(p) < 120 or _LISTED.search(p) else textwrap.fill(p, columns, break_on_hyphens=False) for p in body
    )
    return "\n\n".join([head, *prose]) + "\n"


CHANGES = {
    "renamed": (lambda text: text, "b.md", 1.0),
    "carriage returns": (lambda text: text.replace("\n", "\r\n"), "a.txt", 1.0),
    "wrapped at 72": (lambda text: wrapped(text, 72), "a.txt", 0.97),
    "wrapped at 50": (lambda text: wrapped(text, 50), "a.txt", 0.97),
}
"""What is done to a text, its name then, and the share of exemptions that it keeps: narrow lines leave it open what is a heading."""


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
    alter, name, share = CHANGES[change]
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
    assert kept >= share * decided, lost


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
