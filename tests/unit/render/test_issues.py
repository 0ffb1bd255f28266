"""What all formats for other programs have in common: the same issues, exemptions, places and fingerprints."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from factcheck.model import Report
from factcheck.render import FORMATS, Options, enveloper, renderer
from factcheck.render.issues import about, file_path, is_verbatim, issues
from factcheck.report import Policy
from tests.unit.render.samples import ACCEPTED, TEXT, contradicted, everything, moved, report, unverified

PROBLEMS = {"c-1", "c-5", "f-error"}


def listed(form: str, found: Report, show: str = "contradicted") -> str:
    return renderer(form)(found, Options(show=show))  # type: ignore[arg-type]


def sarif(text: str) -> set[str]:
    results = json.loads(text)["runs"][0]["results"]
    return {r["properties"]["id"] for r in results if r["level"] == "error"}


def junit(text: str) -> set[str]:
    cases = ElementTree.fromstring(text).iter("testcase")
    return {case.attrib["name"].split("(")[-1].rstrip(")") for case in cases if case.find("failure") is not None}


@pytest.mark.parametrize(("form", "read"), [("sarif", sarif), ("junit", junit)])
def test_what_is_wrong_is_the_same_where_ids_are_given(form: str, read: Callable[[str], set[str]]) -> None:
    assert read(listed(form, everything())) == PROBLEMS


def test_what_is_wrong_is_as_many_where_only_levels_are_given() -> None:
    found = everything()
    assert listed("github", found).count("::error ") == len(PROBLEMS)
    assert [entry["severity"] for entry in json.loads(listed("gitlab", found))].count("critical") == len(PROBLEMS)
    diagnostics = json.loads(listed("rdjson", found))["diagnostics"]
    assert [one["severity"] for one in diagnostics].count("ERROR") == len(PROBLEMS)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"json", "jsonl", "junit", "html"}))
@pytest.mark.parametrize("show", ["contradicted", "unverified"])
def test_what_an_editor_accepted_is_an_issue_in_no_format(form: str, show: str) -> None:
    accepted = [contradicted("53 million", "c-1", "$53 billion", accepted=ACCEPTED)]
    accepted.append(unverified("no-data", "hired 4,000 people", "c-3", accepted=ACCEPTED))
    shown = listed(form, report(accepted), show)
    assert "53 million" not in shown
    assert "hired 4,000 people" not in shown


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"claimreview", "json", "jsonl"}))
def test_an_acceptance_is_told_with_name_reason_and_end_where_everything_is_listed(form: str) -> None:
    shown = listed(form, report([contradicted("53 million", "c-1", accepted=ACCEPTED)]), "all")
    assert "Accepted by Kim until 2025-06-01: by telephone." in shown


def test_the_worst_comes_first() -> None:
    levels = [issue.level for issue in issues(everything(), "all")]
    assert levels == sorted(levels, key=["error", "warning", "note", "none"].index)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"claimreview", "json", "jsonl"}))
def test_an_incomplete_run_never_passes_silently(form: str) -> None:
    allowed = Policy(allow_empty=True, allow_incomplete=True)
    whole, part = (listed(form, report([], complete=complete, policy=allowed)) for complete in (True, False))
    assert "incomplete" in part.lower()
    assert "incomplete" not in whole.lower()


@pytest.mark.parametrize("form", ["concise", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "html"])
def test_an_article_of_which_nothing_was_checked_does_not_look_clean(form: str) -> None:
    assert "Nothing was checked" in listed(form, report([]))


def test_fingerprints_stay_when_a_file_is_renamed_and_its_lines_move() -> None:
    def prints(found: Report) -> set[str]:
        return {issue.fingerprint for issue in issues(found, "contradicted") if issue.code == "contradicted/scale-slip"}

    assert len(prints(moved())) == 2
    assert prints(moved()) == prints(everything())


def test_a_fingerprint_changes_with_the_verdict_and_with_the_claim() -> None:
    first = next(issues(report([contradicted("53 million", "c-1")]), "all"))
    other = next(issues(report([contradicted("53 million", "c-9")]), "all"))
    open_ = next(issues(report([unverified("no-data", "53 million", "c-1")]), "all"))
    assert len({first.fingerprint, other.fingerprint, open_.fingerprint}) == 3


def test_lines_columns_and_bytes_of_wide_characters() -> None:
    # "阿里 𐐀 revenue " are 13 code points and 2 x 3 + 1 + 4 + 1 + 8 = 20 bytes
    region = next(issue.region for issue in issues(everything(), "all") if issue.item and issue.item.id == "c-5")
    assert region is not None
    assert (region.start_line, region.start_column, region.end_line, region.end_column) == (4, 14, 4, 22)
    assert (region.start_bytes, region.end_bytes) == (21, 29)


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ({}, True),
        ({"digest": "sha256:" + "0" * 64}, False),
        ({"id": "record-7"}, False),
    ],
)
def test_places_are_given_only_where_the_text_is_the_file(more: dict[str, str], same: bool) -> None:
    """A web page's text is extracted: a place in it, or a fix there, would damage the file."""
    found = everything(**more)
    assert is_verbatim(found) is same
    regions = [one for issue in issues(found, "all") for one in (issue.region, issue.fix_region, *issue.repeats)]
    assert any(regions) is same
    assert ('"startLine"' in listed("sarif", found)) is same
    assert ("line=" in listed("github", found)) is same
    assert ('"suggestions"' in listed("rdjson", found)) is same


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_the_file_in_whatever_encoding(encoding: str) -> None:
    from factcheck.read import read_data

    article = read_data("Acmé earned “$2 billion” in 2024.\r\n".encode(encoding), "a.txt")
    assert is_verbatim(report([]).model_copy(update={"article": article}))


def test_the_text_of_a_web_page_is_not_the_file() -> None:
    from factcheck.read import read_data

    article = read_data(b"<html><body><p>Acme earned $2 billion in 2024.</p></body></html>", "a.html")
    assert not is_verbatim(report([]).model_copy(update={"article": article}))


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("./a/b.txt", "a/b.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("../a.txt", "../a.txt"),
        ("https://x.org/./a", "https://x.org/./a"),
    ],
)
def test_paths_are_as_tools_compare_them(uri: str, path: str) -> None:
    assert file_path(uri) == path


def test_every_code_is_explained() -> None:
    assert all(about(issue.code) for issue in issues(everything(complete=False), "all"))
    assert about("contradicted/scale-slip") == about("scale-slip")


@pytest.mark.parametrize("form", [name for name in FORMATS if enveloper(name) and name != "json"])
def test_one_article_is_the_document_of_one_part(form: str) -> None:
    found = everything()
    pair = enveloper(form)
    assert pair is not None
    part, envelope = pair
    whole = "".join(envelope(found.run, found.summary, [part(found, Options())], Options()))
    assert whole == renderer(form)(found, Options())


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_format_holds_a_character_that_steers_a_terminal_or_breaks_the_spool(form: str) -> None:
    shown = listed(form, everything(complete=False), "all")
    assert "\0" not in shown
    assert "\x1b" not in shown
    if form not in ("json", "jsonl", "sarif", "claimreview", "junit"):  # there it is data
        assert "\u202e" not in shown


def test_the_text_of_the_sample_is_hostile() -> None:
    assert all(char in TEXT for char in "\0\x1b\u202e<|`@#$%\\")
