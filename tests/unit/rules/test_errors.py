"""What an editor reads when a rule file is wrong: place, problem, nearest name, and all of it at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import RuleError, UsageError
from factcheck.rules.loader import Rules, load_rules

Problems = Callable[..., list[str]]

FACT = """\
kind: facts
subject: cik:0000000001
facts:
  - id: plan
    metric: investment
    value: 5
    unit: USD
    source: {url: "https://example.org/a"}
"""


def test_an_unknown_key_comes_with_the_nearest_known_one(problems: Problems) -> None:
    assert problems(FACT.replace("metric:", "metrc:")) == [
        'x.yaml:4:5: missing key "metric"',
        'x.yaml:5:5: unknown key "metrc": did you mean "metric"?',
    ]


def test_a_group_is_a_kind_only_of_one_that_there_is(problems: Problems) -> None:
    text = "kind: vocabulary\nthesaurus:\n  people: {words: [people]}\n  guests: {words: [guest], kind_of: [peopel]}\n"
    assert problems(text) == ['x.yaml:4:38: unknown group "peopel": did you mean "people"?']


def test_a_key_like_no_other_gets_no_guess(problems: Problems) -> None:
    assert problems(FACT + "    qqqqqq: 1\n") == ['x.yaml:9:5: unknown key "qqqqqq"']


@pytest.mark.parametrize("internal", ["path", "line", "digest"])
def test_the_loaders_own_fields_are_no_keys_of_a_fact(problems: Problems, internal: str) -> None:
    (problem,) = problems(FACT + f"    {internal}: x\n")
    assert problem.startswith(f'x.yaml:9:5: unknown key "{internal}"')


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: facts", "kind: fact", 'x.yaml:1:7: unknown kind "fact": did you mean "facts"?'),
        ("kind: facts\n", "", 'x.yaml:1:1: missing key "kind": one of vocabulary, facts, reference, pattern, require, consistency, profile'),
        ("value: 5", "value: five", 'x.yaml:6:12: "five" is not a number'),
        ("unit: USD", "unit: Usd", "x.yaml:7:11: a unit is a currency code (CNY) or a word in small letters (percent)"),
        ("    unit: USD\n", "", "x.yaml:4:9: a figure needs a unit: CNY, percent, rank, quarter ..."),
        ("    value: 5\n", "", "x.yaml:4:9: a fact of basis level needs a value, or low and high"),
        ("value: 5", "value: 5\n    low: 3", "x.yaml:6:12: give either a value or low and high"),
        ("value: 5", "low: 5\n    high: 3", "x.yaml:6:10: low is above high"),
        ("value: 5", "value: 5\n    basis: levl", 'x.yaml:7:12: "levl" is not known here: did you mean "level"?'),
        ("value: 5", "value: 5\n    cmp: zzz", "x.yaml:7:10: \"zzz\" is not known here: one of approx, eq, ge, gt, le, lt, near_above, near_below, range"),
        ("value: 5", "value: 5\n    horizon: 3 years", 'x.yaml:7:14: a horizon is written "NEXT:P3Y" or "PAST:P10Y"'),
        ("value: 5", "value: 5\n    published: 2025-02-30", "x.yaml:7:16: the calendar has no such day"),
        ("value: 5", "value: 5\n    published: yesterday", "x.yaml:7:16: a day is written 2025-02-24"),
        ("value: 5", "value: 5\n    published: 2025-02-24T11:48", "x.yaml:7:16: a time of day needs its zone, as in 2025-02-24T11:48+08:00"),
        ("value: 5", "value: 5\n    period: {start: 2025-03-01, end: 2025-01-31}", "x.yaml:7:21: the period starts on 2025-03-01, after its end on 2025-01-31"),
        ("value: 5", "value: 5\n    valid_from: 2025-03-01\n    valid_until: 2025-01-31", "x.yaml:8:18: valid until 2025-01-31, but from 2025-03-01"),
        ("value: 5", "value: 5\n    translations: [{value: 3, unit: usd}]", 'x.yaml:7:37: "usd" is no currency code'),
        ("value: 5", "value: 5\n    names: [12]", 'x.yaml:7:13: "12" is not a text: put it in quotes'),
        ("value: 5", "value: 5\n    names: Eddie", "x.yaml:7:12: a list belongs here, in brackets or with a dash a line"),
        ('"https://example.org/a"', '"ftp://example.org/a"', "x.yaml:8:19: a link begins with https:// and a host"),
        ('{url: "https://example.org/a"}', "release", 'x.yaml:8:13: unknown source "release"'),
        ('    source: {url: "https://example.org/a"}\n', "", 'x.yaml:4:5: missing key "source"'),
        ("id: plan", "id: My plan", 'x.yaml:4:9: "My plan" is no name: small letters, digits and hyphens'),
        ("subject: cik:0000000001", "subject: Alibaba", 'x.yaml:2:10: "Alibaba" is no identity with a prefix, such as "cik:0000320193" or "us-gaap:Revenues"'),
    ],
)  # fmt: skip
def test_every_kind_of_fault_in_a_fact_has_its_place(problems: Problems, old: str, new: str, expected: str) -> None:
    assert FACT.count(old) == 1
    assert problems(FACT.replace(old, new)) == [expected]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("basis: office", "a fact of basis office needs names"),
        ("basis: office\n    names: [A B]", "an office needs segments: [ceo], [chair], [cfo] ..."),
        (
            "basis: statement\n    names: [A B]",
            "a fact of basis statement needs words: one list of alternatives for every idea",
        ),
        ("basis: compare\n    words: [[a]]", "a comparison needs a direction: up if the subject is the greater"),
    ],
)
def test_a_basis_demands_what_it_is_judged_by(problems: Problems, basis: str, expected: str) -> None:
    assert problems(FACT.replace("value: 5\n    unit: USD", basis)) == [f"x.yaml:4:9: {expected}"]


VOCABULARY = "kind: vocabulary\nmetrics:\n  revenue: {words: [revenue, sales]}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VOCABULARY.replace("metrics", "metrcs"), ['x.yaml:2:1: unknown section "metrcs": did you mean "metrics"?']),
        (VOCABULARY.replace("words", "wrds"), ['x.yaml:3:12: missing key "words"', 'x.yaml:3:13: unknown key "wrds": did you mean "words"?']),
        (VOCABULARY.replace("sales", "24/7, 360"), ['x.yaml:3:36: "360" is not a text: put it in quotes']),
        ("kind: vocabulary\nmetrics: [revenue]\n", ["x.yaml:2:10: keys and values belong here"]),
        ("kind: vocabulary\nmetrics: {revenue: 5}\n", ["x.yaml:2:20: keys and values belong here"]),
    ],
)  # fmt: skip
def test_faults_of_a_vocabulary(problems: Problems, text: str, expected: list[str]) -> None:
    assert problems(text) == expected


PATTERN = """\
kind: pattern
rules:
  - id: hype
    words: [sure thing]
    severity: warning
    message: Strike it.
    examples: {fires: [A <sure thing>.], passes: [A thing.]}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("severity: warning", "severity: warn", 'x.yaml:5:15: "warn" is not known here: did you mean "warning"?'),
        ("severity: warning", "severity: warning\n    scope: [heading]", 'x.yaml:6:13: "heading" is not known here: did you mean "headline"?'),
        ("words: [sure thing]", "words: []", "x.yaml:4:12: the list needs at least 1"),
        ("words: [sure thing]", 'words: ["* thing"]', 'x.yaml:4:13: the phrase "* thing" must begin with a word'),
        ("    examples: {fires: [A <sure thing>.], passes: [A thing.]}\n", "", 'x.yaml:3:5: missing key "examples"'),
        (", passes: [A thing.]", "", 'x.yaml:7:15: missing key "passes"'),
        ("severity: warning", "severity: warning\n    at_most: -1", 'x.yaml:6:14: "-1" is below 0'),
        ("<sure thing>", "sure thing", "x.yaml:7:24: show what is reported in angle brackets: It is a <sure thing>."),
        ("severity: warning", "severity: warning\n    line: 3", 'x.yaml:6:5: unknown key "line"'),
        ("severity: warning", "severity: warning\n    unless_in: article", "x.yaml:6:16: unless_in says how far `unless` reaches, and there is none"),
        ("[sure thing]", '["{sure} thing"]', 'x.yaml:4:13: the phrase "{sure} thing" names the list "sure", which is not there'),
        ("[sure thing]", '["sure ..."]', 'x.yaml:4:13: the phrase "sure ..." has ... where no word follows'),
        ("[sure thing]", '["sure ^ thing"]', 'x.yaml:4:13: the phrase "sure ^ thing" has ^ elsewhere than at its beginning'),
        ("kind: pattern", "kind: pattern\npack: facts", 'x.yaml:2:7: "facts" is the name of other rules; choose another pack'),
    ],
)  # fmt: skip
def test_faults_of_a_pattern(problems: Problems, old: str, new: str, expected: str) -> None:
    assert problems(PATTERN.replace(old, new)) == [expected]


REQUIRE = """\
kind: require
rules:
  - id: risk
    needs: words
    words: [may lose]
    severity: warning
    message: Warn.
    examples: {fires: [A text.], passes: [You may lose.]}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("needs: words", "needs: warning", 'x.yaml:4:12: "warning" is not known here: one of affiliation, byline, date, period, source, ticker, words'),
        ("    words: [may lose]\n", "", "x.yaml:4:12: needs: words takes a list of words, of which one must stand in the article"),
        ("needs: words", "needs: affiliation", "x.yaml:4:12: needs: affiliation takes `when`: what such a person or body is called (analyst)"),
        ("needs: words", "needs: words\n    when: [cfd]", "x.yaml:9:24: show what is reported in angle brackets: It is a <sure thing>."),
        ("needs: words", "needs: words\n    exceptions: [cfd]", "x.yaml:5:17: exceptions cancel a match of `when`, and there is none"),
        ("    examples: {fires: [A text.], passes: [You may lose.]}\n", "", 'x.yaml:3:5: missing key "examples"'),
    ],
)  # fmt: skip
def test_faults_of_a_requirement(problems: Problems, old: str, new: str, expected: str) -> None:
    assert problems(REQUIRE.replace(old, new)) == [expected]


def test_lists_may_not_grow_beyond_measure(problems: Problems) -> None:
    many = ", ".join(f"w{number} ... x" for number in range(80))
    text = PATTERN.replace("rules:", f"lists: {{a: [{many}]}}\nrules:").replace("[sure thing]", '["{a} {a}"]')
    (found,) = problems(text)
    assert found == 'x.yaml:5:13: the phrase "{a} {a}" stands for 6,400 phrases; 5,000 are the most'


def test_a_profile_is_defined_once_and_names_known_severities(problems: Problems) -> None:
    text = "kind: profile\nname: desk\nseverity: {'editorial/*': eror}\n"
    assert problems(text) == ['x.yaml:3:27: "eror" is not known here: did you mean "error"?']
    right = text.replace("eror", "error")
    assert problems(**{"a.yaml": right, "b.yaml": right, "x.yaml": VOCABULARY}) == [
        'b.yaml:2:7: the profile "desk" is defined twice (first at a.yaml:2)'
    ]


def test_faults_of_a_reference(problems: Problems) -> None:
    text = (
        "kind: reference\nsource: sec\n"
        "metrics:\n  revenue: {concepts: [Revenues]}\n  Net: {concepts: [us-gaap:X]}\n  eps: {concepts: [us-gaap:Y], unit: money-per}\n"
    )
    assert problems(text) == [
        'x.yaml:4:24: "Revenues" is no identity with a prefix, such as "cik:0000320193" or "us-gaap:Revenues"',
        'x.yaml:5:3: "Net" is no name: small letters, digits and hyphens',
        'x.yaml:6:38: "money-per" is not known here: did you mean "money"?',
    ]


def test_a_derived_metric_needs_defined_parts(problems: Problems) -> None:
    text = (
        "kind: reference\nsource: sec\nmetrics:\n  revenue: {concepts: [us-gaap:Revenues]}\n"
        "derived:\n  net_margin: {form: percent-of, of: [net_income, revenue]}\n"
    )
    assert problems(text) == ['x.yaml:6:15: "net_margin" is made of "net_income", which is no metric of this file']


def test_an_unknown_source_of_a_reference(problems: Problems) -> None:
    assert problems("kind: reference\nsource: edgar\n") == [
        'x.yaml:2:9: unknown source "edgar": one of sec, ecb, facts, worldbank, bls'
    ]
    assert problems("kind: reference\n") == ['x.yaml:1:1: missing key "source"']


def test_faults_of_consistency(problems: Problems) -> None:
    assert problems("kind: consistency\ncalender: {severity: eror}\nunits: {severity: eror}\n") == [
        'x.yaml:2:1: unknown key "calender": did you mean "calendar"?',
        'x.yaml:3:19: "eror" is not known here: did you mean "error"?',
    ]


def test_the_problems_of_all_files_come_at_once(problems: Problems) -> None:
    found = problems(
        **{
            "a.yaml": FACT.replace("metric:", "metrc:").replace("value: 5", "value: five"),
            "b.yaml": "kind: facts\n\tx: 1\n",
            "c.yaml": VOCABULARY.replace("metrics", "metrcs"),
            "d.yaml": "a: 1\na: 2\n",
        }
    )
    assert [problem.split(": ")[0] for problem in found] == [
        "a.yaml:4:5", "a.yaml:5:5", "a.yaml:6:12", "b.yaml:2:1", "c.yaml:2:1", "d.yaml:1:1", "d.yaml:2:1",
    ]  # fmt: skip


def test_the_whole_error_prints_every_problem(tmp_path: Path, rules: Callable[..., Rules]) -> None:
    with pytest.raises(RuleError) as caught:
        rules(**{"a.yaml": "kind: fact\n", "b.yaml": "kind: vocabularies\n"})
    assert len(str(caught.value).splitlines()) == 2
    assert caught.value.message == "2 problems in the rule files"


def test_a_name_is_defined_once(problems: Problems) -> None:
    assert problems(**{"a.yaml": FACT, "b.yaml": FACT}) == [
        'b.yaml:4:9: the fact "plan" is defined twice (first at a.yaml:4)'
    ]


def test_a_vocabulary_entry_is_defined_once(problems: Problems) -> None:
    assert problems(**{"a.yaml": VOCABULARY, "b.yaml": VOCABULARY}) == [
        'b.yaml:3:3: the entry of metrics "revenue" is defined twice (first at a.yaml:3)'
    ]


def test_a_path_that_does_not_exist_is_an_error_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no rule file or folder"):
        load_rules([tmp_path / "nowhere"])


def test_a_folder_without_rules_is_an_error_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"holds no \.yaml file"):
        load_rules([tmp_path])


def test_rapidfuzz_is_imported_only_for_a_problem() -> None:
    code = "import sys; from factcheck.rules.loader import load_rules; load_rules(); print('rapidfuzz' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
