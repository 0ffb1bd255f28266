"""What loads and is still wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.authoring.linting import CHECKS, remarks
from factcheck.rules.loader import Rules, load_rules

TODAY = date(2025, 6, 1)


def rule(id_: str = "hype", **keys: str) -> str:
    given = {
        "words": "[sure thing]",
        "severity": "note",
        "message": "Strike it.",
        "why": "x",
        "references": "[x]",
        "examples": "{fires: [A <sure thing>.], passes: [A thing.]}",
        **keys,
    }
    return f"  - id: {id_}\n" + "".join(f"    {key}: {value}\n" for key, value in given.items())


def pattern(*rules: str) -> str:
    return "kind: pattern\npack: desk\nrules:\n" + "".join(rules)


@pytest.fixture
def told(rules: Callable[..., Rules]) -> Callable[..., list[str]]:
    def run(*texts: str, today: date = TODAY) -> list[str]:
        return [
            f"{r.level}: {r.rule}: {r.message}"
            for r in remarks(rules(*texts), today)
            if not r.rule.startswith("vocabulary/")
        ]

    return run


def test_the_shipped_rules_have_no_errors() -> None:
    assert [remark for remark in remarks(load_rules(), TODAY) if remark.level == "error"] == []


def test_a_rule_that_is_all_right_is_not_remarked_on(told: Callable[..., list[str]]) -> None:
    assert told(pattern(rule())) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (pattern(rule(exceptions="[sure thing]")), 'error: desk/hype: the phrase "sure thing" is its own exception and never reported'),
        (pattern(rule(), rule("again", words="[a sure thing, sure thing]")), 'warning: desk/again: "sure thing" stands in desk/hype as well; one passage is reported twice'),
        (pattern(rule(exceptions="[trade fair]")), 'error: desk/hype: the exception "trade fair" overlaps no phrase of the rule'),
        (pattern(rule(words='[sure thing, "re*"]')), 'warning: desk/hype: the phrase "re*" is tried at nearly every word; begin with a longer one'),
        (pattern(rule(unless="[said]", exceptions="[sure thing he said]")), 'warning: desk/hype: the exception "sure thing he said" is covered by `unless`'),
        (pattern(rule(why='""')), "warning: desk/hype: says no `why`; the next editor will ask"),
        ("kind: profile\nname: desk\nignore: [edditorial/*]\n", 'error: profile/desk: "edditorial/*" matches no rule'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_rules_about_words(told: Callable[..., list[str]], text: str, expected: str) -> None:
    assert told(text) == [expected]


def facts(*entries: str) -> str:
    head = 'kind: facts\nsubject: cik:0000000001\nperiod: {start: 2024-01-01, end: 2024-12-31}\nsources: {s: {url: "https://example.org/a"}}\nfacts:\n'
    return head + "".join(f"  - {{source: s, {entry}}}\n" for entry in entries)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["id: a, metric: revenu, value: 1, unit: USD"], ['error: facts/a: no claim has the metric "revenu": did you mean "revenue"?']),
        (["id: a, metric: office, basis: office, segments: [cheo], names: [A B]"], ['error: facts/a: no claim has the office "cheo": did you mean "ceo"?']),
        (["id: a, metric: revenue, value: 1, unit: USD, beside: b"], ['error: facts/a: it stands beside "b", which is no fact']),
        (["id: a, metric: revenue, value: 1, unit: USD", "id: b, metric: revenue, value: 1, unit: USD"], []),
        (["id: a, metric: revenue, value: 1, unit: USD", "id: b, metric: revenue, value: 2, unit: USD, beside: a"], []),
    ],
)  # fmt: skip
def test_facts_that_are_out_of_reach(told: Callable[..., list[str]], entries: list[str], expected: list[str]) -> None:
    assert told(facts(*entries)) == expected


def test_facts_that_contradict_each_other_are_told_with_the_place_of_the_first(told: Callable[..., list[str]]) -> None:
    (found,) = told(facts("id: a, metric: revenue, value: 1, unit: USD", "id: b, metric: revenue, value: 2, unit: USD"))
    assert found.startswith("error: facts/b: 2 USD against 1 USD of facts/a (")
    assert found.endswith("0.yaml:6) for the same period")


def test_two_holders_of_one_office_at_a_time(told: Callable[..., list[str]]) -> None:
    ceo = "metric: office, basis: office, segments: [ceo]"
    entries = f"id: a, {ceo}, names: [A B], valid_from: 2020", f"id: b, {ceo}, names: [C D], valid_from: 2022"
    assert told(facts(*entries)) == ["warning: facts/b: C D is ceo from 2022-01-01, and facts/a until today"]
    assert told(facts(entries[0] + ", valid_until: 2021-12-31", entries[1])) == []


def test_an_open_term_that_nobody_checked_is_told_once_a_file(told: Callable[..., list[str]]) -> None:
    ceo = "metric: office, basis: office, names: [A B], checked: 2025-01-15, subject: "
    entries = [f"id: f{n}, {ceo}cik:000000000{n}, segments: [ceo]" for n in range(5)]
    (found,) = told(facts(*entries))
    assert found.startswith("warning: facts/f0: last checked on 2025-01-15, and 4 more of this file")
    assert told(facts(*entries), today=date(2025, 5, 1)) == []


def test_one_word_for_two_metrics(rules: Callable[..., Rules]) -> None:
    given = rules("kind: vocabulary\nmetrics:\n  revenue: {words: [sales]}\n  unit_sales: {words: [sales]}\n")
    assert [r.message for r in remarks(given, TODAY)] == ['"sales" is a word of revenue and of unit_sales']


def test_every_check_is_tried_here() -> None:
    assert len(CHECKS) == len(set(CHECKS)) == 9
