from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from factcheck.model import Report
from factcheck.render import Options
from factcheck.render.junit import envelope, part, render
from factcheck.report import Policy
from tests.unit.render.samples import HOSTILE, everything, moved, report, supported, unverified


def suite(found: Report) -> Element:
    [one] = ElementTree.fromstring(render(found, Options()).encode())
    return one


def test_one_case_for_each_claim_and_finding_and_the_sums_are_right() -> None:
    found = suite(everything())
    assert {name: found.attrib[name] for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "9", "failures": "3", "errors": "0", "skipped": "3",
    }  # fmt: skip
    assert len(found) == 9


def test_a_case_keeps_its_name_when_lines_move() -> None:
    def names(found: Report) -> set[str]:
        return {case.attrib["name"] for case in suite(found)}

    assert names(moved()) < names(everything())


def test_show_hides_no_case() -> None:
    assert len({render(everything(), Options(show=show)) for show in ("contradicted", "unverified", "all")}) == 1  # type: ignore[arg-type]


def test_a_gate_that_failed_on_open_claims_is_a_failure_of_its_own() -> None:
    open_ = [unverified("no-data", "hired 4,000 people", "c-3"), supported()]
    assert suite(report(open_)).attrib["failures"] == "0"
    strict = suite(report(open_, policy=Policy(fail_on="unverified")))
    assert strict.attrib["failures"] == "1"
    [failure] = strict.iter("failure")
    assert failure.attrib["message"] == "The gate failed (unverified): 1 of 2 claims are unverified."


def test_incomplete_and_empty_are_errors() -> None:
    assert suite(everything(complete=False)).attrib["errors"] == "1"
    assert suite(report([])).attrib["errors"] == "1"


def test_what_xml_cannot_hold_is_replaced_and_the_rest_stays() -> None:
    text = render(everything(), Options())
    assert not any(char in text for char in "\0\x1b")
    [name] = [case.attrib["name"] for case in suite(everything()) if case.attrib["name"].endswith("(c-6)")]
    assert name == " ".join(HOSTILE.replace("\x1b", "\ufffd").replace("\0", "\ufffd").split()) + " (c-6)"


def test_several_articles_are_suites_of_one_document() -> None:
    both = [everything(), moved()]
    text = "".join(envelope(both[0].run, both[0].summary, [part(one, Options()) for one in both], Options()))
    assert [one.attrib["name"] for one in ElementTree.fromstring(text.encode())] == ["drafts/acme.txt", "renamed/b.txt"]
