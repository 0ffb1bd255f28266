"""The gate: from claims, findings and policy to an exit code."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.exits import worst
from factcheck.model import (
    Accepted,
    Claim,
    Contradicted,
    Diagnosis,
    Evidence,
    Finding,
    Subject,
    Supported,
    Unverified,
)
from factcheck.report import Limit, Policy, summarize, total

EVIDENCE = (Evidence(source="facts", key="facts/x"),)
VERDICTS = {
    "s": Supported(detail="-", working="-", evidence=EVIDENCE),
    "c": Contradicted(detail="-", working="-", evidence=EVIDENCE, diagnosis=Diagnosis(code="wrong-value", text="-")),
    "u": Unverified(detail="-", working="-", reason="no-data"),
    "n": Unverified(detail="-", working="-", reason="not-checkable"),
    "f": Unverified(detail="-", working="-", reason="source-unavailable"),
}


def claims(letters: str, accepted: Accepted | None = None) -> list[Claim]:
    return [
        Claim(
            id=f"c-{n}", sentence=0, start=0, end=1, text="x", kind="amount", subject=Subject(text=None), metric="revenue",
            verdict=VERDICTS[letter], accepted=accepted,
        )
        for n, letter in enumerate(letters)
    ]  # fmt: skip


def finding(severity: str) -> Finding:
    return Finding(id="f-1", rule="editorial/x", severity=severity, start=0, end=1, message="-")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("letters", "severities", "policy", "complete", "gate", "code"),
    [
        ("ss", "", Policy(), True, "passed", 0),
        ("sc", "", Policy(), True, "failed", 1),
        ("su", "", Policy(), True, "passed", 0),
        ("s", "error", Policy(), True, "failed", 1),
        ("s", "warning", Policy(), True, "passed", 0),
        ("s", "note", Policy(), True, "passed", 0),
        ("su", "", Policy(fail_on="unverified"), True, "failed", 1),
        ("sn", "", Policy(fail_on="unverified"), True, "passed", 0),
        ("scu", "error", Policy(fail_on="never"), True, "passed", 0),
        ("suu", "", Policy(max_unverified=Limit(Decimal(2))), True, "passed", 0),
        ("suu", "", Policy(max_unverified=Limit(Decimal(1))), True, "failed", 1),
        ("suuu", "", Policy(max_unverified=Limit(Decimal(75), percent=True)), True, "passed", 0),
        ("suuu", "", Policy(max_unverified=Limit(Decimal(74), percent=True)), True, "failed", 1),
        ("sunnnn", "", Policy(max_unverified=Limit(Decimal(49), percent=True)), True, "failed", 1),
        ("uu", "", Policy(fail_on="never", max_unverified=Limit(Decimal(0))), True, "passed", 0),
        ("", "", Policy(), True, "failed", 2),
        ("", "", Policy(allow_empty=True), True, "passed", 0),
        ("", "error", Policy(), True, "failed", 2),
        ("", "error", Policy(allow_empty=True), True, "failed", 1),
        ("", "", Policy(fail_on="never"), True, "failed", 2),
        ("n", "", Policy(), True, "passed", 0),
        ("sf", "", Policy(), False, "passed", 3),
        ("sf", "", Policy(allow_incomplete=True), False, "passed", 0),
        ("cf", "", Policy(), False, "failed", 1),
        ("cf", "", Policy(allow_incomplete=True), False, "failed", 1),
    ],
)
def test_gate(letters: str, severities: str, policy: Policy, complete: bool, gate: str, code: int) -> None:
    findings = [finding(severity) for severity in severities.split()]
    summary = summarize(policy, 0, claims(letters), findings, complete=complete)
    assert (summary.gate, summary.exit_code) == (gate, code)


def test_accepted_claims_do_not_fail_the_gate_and_are_counted() -> None:
    accepted = Accepted(by="an editor", reason="checked by telephone")
    strict = Policy(fail_on="unverified", max_unverified=Limit(Decimal(0)))
    summary = summarize(strict, 0, claims("cu", accepted), [], complete=True)
    assert (summary.gate, summary.exit_code, summary.accepted, summary.contradicted) == ("passed", 0, 2, 1)


@pytest.mark.parametrize(
    ("codes", "code"), [([], 0), ([0, 3], 3), ([3, 1], 1), ([1, 2, 0], 2), ([2, 4, 1], 4), ([0, 0], 0)]
)
def test_two_wins_over_one_and_one_over_three(codes: list[int], code: int) -> None:
    assert worst(codes) == code


def test_the_sums_of_several_articles() -> None:
    one = summarize(Policy(), 0, claims("scu"), [finding("note")], complete=True)
    two = summarize(Policy(), 0, claims("sun"), [], complete=False)
    both = total([one, two], [2])
    assert (both.claims, both.supported, both.contradicted, both.unverified) == (6, 2, 1, 3)
    assert both.reasons == {"no-data": 2, "not-checkable": 1}
    assert (both.findings, both.gate, both.complete, both.exit_code) == (1, "failed", False, 2)
