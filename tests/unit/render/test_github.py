from __future__ import annotations

import re

from factcheck.render import Options
from factcheck.render.github import LIMIT, envelope, part, render
from factcheck.report import Policy
from tests.unit.render.samples import HOSTILE, contradicted, everything, finding, report, supported, unverified

COMMAND = re.compile(r"::(?P<level>error|warning|notice)(?: (?P<properties>[^\n]*?))?::(?P<data>[^\n]*)")


def unescaped(text: str) -> str:
    """As the runner reads it; the percent sign last."""
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(","))
        found.append((match["level"], {key: unescaped(value) for key, value in pairs}, unescaped(match["data"])))
    return found


def test_a_contradiction_is_an_error_at_its_place() -> None:
    level, properties, message = commands(
        render(report([contradicted("53 million", "c-1", "$53 billion")]), Options())
    )[0]
    assert level == "error"
    assert properties == {
        "file": "drafts/acme.txt", "line": "1", "endLine": "1", "col": "15", "endColumn": "24",
        "title": "contradicted/scale-slip",
    }  # fmt: skip
    assert message.splitlines()[0] == '"53 million": The evidence says something else than 53 million.'
    assert 'Suggested: "$53 billion"' in message.splitlines()


def test_no_word_or_path_can_end_a_property_or_start_a_command() -> None:
    uri = "a,line=9::b%0A\n::error::x.txt"
    found = commands(render(report([contradicted(HOSTILE, "c-1")], uri=uri), Options()))
    assert len(found) == 1
    assert found[0][1]["file"] == uri
    assert "100%, a: b ::error::x" in found[0][2]


def test_columns_are_left_out_where_a_claim_runs_over_lines() -> None:
    words = "53 million\n\nAcme earned"
    [(_, properties, _)] = commands(render(report([contradicted(words, "c-1")]), Options()))
    assert (properties["line"], properties["endLine"]) == ("1", "3")
    assert "col" not in properties


def test_levels() -> None:
    found = commands(render(everything(), Options()))
    assert [level for level, _, _ in found] == ["error"] * 3 + ["warning"] + ["notice"] * 2


def test_at_most_ten_of_a_level_the_worst_first_and_the_rest_is_counted() -> None:
    many = [contradicted("53 million", f"c-{number}") for number in range(13)]
    found = commands(render(report(many, (finding("warning", "says a bank"),)), Options()))
    levels = [level for level, _, _ in found]
    assert levels == ["error"] * LIMIT + ["warning", "notice"]
    assert "3 errors" in found[-1][2]


def test_the_notice_about_the_rest_is_one_of_the_ten() -> None:
    many = [unverified("no-data", "hired 4,000 people", f"c-{number}") for number in range(LIMIT + 2)]
    found = commands(render(report(many), Options()))
    assert len(found) == LIMIT
    assert "3 notices" in found[-1][2]
    assert len(commands(render(report(many[:LIMIT]), Options()))) == LIMIT
    assert "Not annotated" not in render(report(many[:LIMIT]), Options())


def test_the_limit_holds_over_all_articles_of_a_run() -> None:
    one = report([contradicted("53 million", f"c-{number}") for number in range(6)])
    warned = report([supported()], (finding("warning", "says a bank"),), uri="other.txt")
    parts = [part(warned, Options()), part(one, Options()), part(one, Options())]
    found = commands("".join(envelope(one.run, one.summary, parts, Options())))
    assert [level for level, _, _ in found] == ["error"] * LIMIT + ["warning", "notice"]
    assert "2 errors" in found[-1][2]


def test_a_run_without_issues_says_so_and_a_failed_one_without_a_place_is_an_error() -> None:
    clean = report([supported()])
    assert render(clean, Options()) == "factcheck: nothing to annotate\n"
    strict = report([unverified("no-data", "53 million", "c-1")], policy=Policy(fail_on="unverified"))
    [(level, _, message)] = commands(render(strict, Options(show="contradicted")))
    assert level == "error"
    assert "exit code 1" in message
