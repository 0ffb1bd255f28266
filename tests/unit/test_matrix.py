"""The exit table of docs/exit-codes.md, cell by cell: situation x flags x incompleteness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.model import Accepted, Claim, Finding
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
    "a forecast": ("n", {}, "", {}),
    "a finding of severity error": ("s", {}, "error", {}),
    "a finding of severity error, accepted": ("s", {}, "error", ACCEPTED),
    "a finding of severity error of the baseline": ("s", {}, "error", KNOWN),
    "a finding of severity warning": ("s", {}, "warning", {}),
    "no claim": ("", {}, "", {}),
    "no claim, and a finding of severity error": ("", {}, "error", {}),
}
"""Letters of test_report for claims, what is known of them, the severity of a finding, what is known of it."""


def cells() -> Iterator[tuple[str, str, bool, int]]:
    table = PAGE.read_text("utf-8").split("## Every situation with every flag")[1]
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in re.findall(r"^\|.*\|$", table, re.MULTILINE)
    ]
    _, *flags = rows[0]
    for situation, *codes in rows[2:]:
        for flag, cell in zip(flags, codes, strict=True):
            for complete, code in zip((True, False), cell.split(), strict=False):
                yield situation, flag, complete, int(code)


def test_the_table_has_every_situation_and_every_flag() -> None:
    found = list(cells())
    assert {situation for situation, *_ in found} == set(SITUATIONS)
    assert {flag for _, flag, *_ in found} == set(POLICIES)
    assert len(found) == len(POLICIES) * (2 * len(SITUATIONS) - 2)


@pytest.mark.parametrize(("situation", "flag", "complete", "code"), list(cells()))
def test_the_code_is_that_of_the_table(situation: str, flag: str, complete: bool, code: int) -> None:
    letters, of_claims, severity, of_finding = SITUATIONS[situation]
    made: list[Claim] = [claim.model_copy(update=of_claims) for claim in claims(letters)]
    made += [] if complete else claims("f")
    findings: list[Finding] = [finding(severity).model_copy(update=of_finding)] if severity else []
    summary = summarize(POLICIES[flag], 1, made, findings, complete=complete)
    assert summary.exit_code == code
    assert bool(summary.because) == (code != 0)
    assert (summary.gate == "passed") == (code in (0, 3))
