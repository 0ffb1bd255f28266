"""The exit table of docs/exit-codes.md, cell by cell: situation x flags x incompleteness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations_with_replacement, permutations
from pathlib import Path

import pytest

from factcheck.exits import worst
from factcheck.model import Accepted, Claim, Finding
from factcheck.records import replace
from factcheck.report import Limit, Policy, summarize
from tests.unit.test_report import claims, finding

PAGE = Path(__file__).parents[2] / "docs/exit-codes.md"
ACCEPTED = {"accepted": Accepted(by="Kim", reason="by telephone")}
KNOWN = {"baselined": True}
POLICIES = {
    "no flag": Policy(),
    "`--fail-on unverified`": Policy(fail_on="unverified"),
    "`--fail-on never`": Policy(fail_on="never"),
    "`--max-unverified 0`": Policy(max_unverified=Limit(Decimal(0))),
    "`--require-review`": Policy(require_review=True),
    "`--allow-incomplete`": Policy(allow_incomplete=True),
    "`--allow-empty`": Policy(allow_empty=True),
    "`--fail-on never --allow-incomplete`": Policy(fail_on="never", allow_incomplete=True),
    "`--fail-on never --allow-empty`": Policy(fail_on="never", allow_empty=True),
}
SITUATIONS: dict[str, tuple[str, dict[str, object], str, dict[str, object]]] = {
    "supported claims": ("ss", {}, "", {}),
    "a contradicted claim": ("c", {}, "", {}),
    "a contradicted claim, accepted": ("c", ACCEPTED, "", {}),
    "a contradicted claim of the baseline": ("c", KNOWN, "", {}),
    "a contradicted claim of a rule that only reports": ("c", {"advisory": True}, "", {}),
    "an unverified claim": ("u", {}, "", {}),
    "an unverified claim, accepted": ("u", ACCEPTED, "", {}),
    "an unverified claim of the baseline": ("u", KNOWN, "", {}),
    "an unverified claim that an editor rejected": ("u", {}, "error", {"rule": "review/rejected"}),
    "an accepted claim whose source could not be consulted": ("sf", ACCEPTED, "", {}),
    "supported claims, and a document of `--evidence` that could not be had": ("ss", {}, "", {}),
    "a forecast": ("n", {}, "", {}),
    "a finding of severity error": ("s", {}, "error", {}),
    "a finding of severity error, accepted": ("s", {}, "error", ACCEPTED),
    "a finding of severity error of the baseline": ("s", {}, "error", KNOWN),
    "a finding of severity warning": ("s", {}, "warning", {}),
    "no claim": ("", {}, "", {}),
    "no claim, and a document of `--evidence` that could not be had": ("", {}, "", {}),
    "no claim, and a finding of severity error": ("", {}, "error", {}),
}
"""Letters of test_report for claims, what is known of them, the severity of a finding, what is known of it."""
INCOMPLETE = [situation for situation in SITUATIONS if "could not be" in situation]
"""Which are never complete, without a further claim."""
EMPTY = [situation for situation in SITUATIONS if situation.startswith("no claim")]


def cells() -> Iterator[tuple[str, str, bool, int]]:
    table = PAGE.read_text("utf-8").split("## Every situation with every flag")[1]
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in re.findall(r"^\|.*\|$", table, re.MULTILINE)
    ]
    _, *flags = rows[0]
    for situation, *codes in rows[2:]:
        for flag, cell in zip(flags, codes, strict=True):
            for complete, code in zip((True, False), cell.split(), strict=False):
                if code != "—":
                    yield situation, flag, complete, int(code)


def test_the_table_has_every_situation_and_every_flag() -> None:
    found = list(cells())
    assert {situation for situation, *_ in found} == set(SITUATIONS)
    assert {flag for _, flag, *_ in found} == set(POLICIES)
    assert len(found) == len(POLICIES) * (2 * len(SITUATIONS) - len({*INCOMPLETE, *EMPTY}))


@pytest.mark.parametrize(("situation", "flag", "complete", "code"), list(cells()))
def test_the_code_is_that_of_the_table(situation: str, flag: str, complete: bool, code: int) -> None:
    letters, of_claims, severity, of_finding = SITUATIONS[situation]
    made: list[Claim] = [claim.model_copy(update=of_claims) for claim in claims(letters)]
    made += [] if complete or situation in INCOMPLETE else claims("f")
    findings: list[Finding] = [finding(severity).model_copy(update=of_finding)] if severity else []
    summary = summarize(POLICIES[flag], 1, made, findings, complete=complete)
    assert summary.exit_code == code
    assert bool(summary.because) == (code != 0)
    assert (summary.gate == "passed") == (code in (0, 3))


EVERY = [
    Policy(fail_on, limit, incomplete, empty, review)
    for fail_on in ("contradicted", "unverified", "never")
    for limit in (None, Limit(Decimal(0)))
    for incomplete in (False, True)
    for empty in (False, True)
    for review in (False, True)
]


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_flags_together_do_what_each_does(situation: str, complete: bool) -> None:
    """All forty-eight combinations, held against what the page says of each flag alone."""
    letters, of_claims, severity, of_finding = SITUATIONS[situation]
    made = [claim.model_copy(update=of_claims) for claim in claims(letters + ("" if complete else "f"))]
    findings = [finding(severity).model_copy(update=of_finding)] if severity else []

    def code(policy: Policy) -> int:
        return summarize(policy, 1, made, findings, complete=complete).exit_code

    for policy in EVERY:
        strict = replace(policy, allow_incomplete=False, allow_empty=False)
        fails = policy.fail_on != "never" and any(
            code(alone) == 1
            for alone in (
                Policy(allow_empty=True),
                Policy(policy.fail_on, allow_empty=True),
                Policy(max_unverified=policy.max_unverified, allow_empty=True),
                Policy(require_review=policy.require_review, allow_empty=True),
            )
        )
        expected = {
            2: not made and not policy.allow_empty,
            1: fails,
            3: not complete and not policy.allow_incomplete,
        }
        assert code(policy) == next((number for number, holds in expected.items() if holds), 0), policy
        # what is allowed never makes it worse
        assert ORDER.index(code(policy)) <= ORDER.index(code(strict))


ORDER = (0, 3, 1, 2, 4, 130)
"""As the page says it: 130 wins over 4, 4 over 2, 2 over 1, and 1 over 3."""


@pytest.mark.parametrize("codes", list(combinations_with_replacement(ORDER, 3)))
def test_of_several_articles_the_worst_code_wins(codes: tuple[int, ...]) -> None:
    for order in permutations(codes):
        assert worst(order) == max(codes, key=ORDER.index)
