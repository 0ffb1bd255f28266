"""Exemptions of a whole article, judged by the program: what keeps them and what ends them."""

from __future__ import annotations

import random
import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from factcheck.exempt.baseline import Baseline, compare, entries_of
from factcheck.exempt.binding import base
from factcheck.exempt.decisions import Decision, Decisions, decide, entry_of
from factcheck.model import Report
from factcheck.pipeline import Checker
from factcheck.read import read_data
from factcheck.report import Policy, is_undecided

EXAMPLE = (Path(__file__).parents[3] / "examples/alibaba-ai-plan-draft.txt").read_text("utf-8")
POLICY = Policy("unverified")
HEAD, *BODY = EXAMPLE.strip().split("\n\n")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(policy=POLICY)


def report(checker: Checker, text: str, name: str = "a.txt") -> Report:
    return checker.check(read_data(text.encode(), name))


def decisions(found: Report) -> Decisions:
    items = [*(claim for claim in found.claims if is_undecided(claim)), *found.findings]
    entries = [entry_of(found, item, "a.txt") for item in items]
    told = {"by": "Kim", "on": date(2025, 2, 24), "reason": "by telephone"}
    return Decisions(tuple(Decision.model_validate({**entry.model_dump(), **told}) for entry in entries if entry))


def exempted(found: Report, known: Decisions, baseline: Baseline, name: str = "a.txt") -> tuple[Report, Report]:
    gone = frozenset() if name == "a.txt" else frozenset({"a.txt"})
    accepted = decide(found, Decisions(known.entries, gone), name, POLICY).report
    return accepted, compare(found, Baseline(baseline.entries, gone), name, POLICY)[0]


def wrapped(text: str, columns: int) -> str:
    return (
        "\n\n".join([HEAD, *(textwrap.fill(p, columns, break_on_hyphens=False) for p in text.split("\n\n")[1:])]) + "\n"
    )


@pytest.fixture(scope="module")
def known(checker: Checker) -> tuple[Report, Decisions, Baseline]:
    first = report(checker, EXAMPLE)
    assert first.summary.because == ("contradicted", "finding")
    return first, decisions(first), Baseline(tuple(entries_of(first, "a.txt")))


def shuffled(seed: int) -> str:
    body = list(BODY)
    random.Random(seed).shuffle(body)
    return "\n\n".join([HEAD, *body]) + "\n"


CHANGES = {
    "as it is": (EXAMPLE, "a.txt"),
    "renamed": (EXAMPLE, "b.md"),
    "wrapped at 72": (wrapped(EXAMPLE, 72), "a.txt"),
    "wrapped at 60": (wrapped(EXAMPLE, 60), "a.txt"),
    "carriage returns": (EXAMPLE.replace("\n", "\r\n"), "a.txt"),
    "typographic": (EXAMPLE.replace("'", "’").replace(" - ", " – "), "a.txt"),
    "a paragraph before": (EXAMPLE.replace(BODY[0], f"It was a busy week.\n\n{BODY[0]}"), "a.txt"),
    "twice": (EXAMPLE + "\n" + "\n\n".join(BODY) + "\n", "a.txt"),
    **{f"shuffled {seed}": (shuffled(seed), "a.txt") for seed in range(3)},
    "all at once": (wrapped(shuffled(7), 50).replace("\n", "\r\n"), "c.txt"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_only_moved_stays_exempt(
    checker: Checker, known: tuple[Report, Decisions, Baseline], change: str
) -> None:
    first, decided, baseline = known
    text, name = CHANGES[change]
    found = report(checker, text, name)
    wrong = {base(claim.id) for claim in first.claims if is_undecided(claim)}
    assert wrong <= {base(claim.id) for claim in found.claims if is_undecided(claim)}
    for exempt in exempted(found, decided, baseline, name):
        left = {
            base(claim.id) for claim in exempt.claims if is_undecided(claim) and not (claim.accepted or claim.baselined)
        }
        # a headline-like first paragraph may make further claims; none of those that were known is left
        assert left & wrong == set()
        assert not [
            f
            for f in exempt.findings
            if f.rule in {one.rule for one in first.findings} and not (f.accepted or f.baselined)
        ]
        assert not [f for f in exempt.findings if f.rule.startswith("review/")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("RMB 53 billion", "RMB 54 billion"),
        ("seventh consecutive", "eighth consecutive"),
        ("CEO Daniel Zhang", "CEO Joe Tsai"),
        ("Tuesday, Feb 24", "Wednesday, Feb 24"),
    ],
)
def test_another_figure_name_or_day_ends_its_exemption_and_no_other(
    checker: Checker, known: tuple[Report, Decisions, Baseline], old: str, new: str
) -> None:
    _, decided, baseline = known
    assert EXAMPLE.count(old) == 1
    found = report(checker, EXAMPLE.replace(old, new))
    for exempt in exempted(found, decided, baseline):
        open_ = [claim for claim in exempt.claims if is_undecided(claim) and not (claim.accepted or claim.baselined)]
        failing = [f for f in exempt.findings if f.severity == "error" and not (f.accepted or f.baselined)]
        assert exempt.summary.gate == "failed"
        assert len(open_) + len(failing) == 1
        [left] = [*open_, *failing]
        assert re.search(
            new.split()[0] if "Feb" in new else new.replace("CEO ", ""), exempt.article.text[left.start : left.end]
        )
