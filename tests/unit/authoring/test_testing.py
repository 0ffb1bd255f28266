"""Rules tried on their own examples: what differs is shown, and examples that prove nothing are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.authoring.testing import Result, results
from factcheck.rules.loader import load_rules

SHIPPED = list(results(load_rules()))

PATTERN = """\
kind: pattern
pack: desk
rules:
  - id: hype
    words: [sure thing]
    severity: warning
    message: Strike it.
    exceptions: [not a sure thing]
    examples:
      fires: [It is a <sure thing>.]
      passes: [It is not a sure thing.]
"""


@pytest.mark.parametrize("result", SHIPPED, ids=lambda result: result.rule)
def test_the_examples_of_every_shipped_rule_hold_and_prove_it(result: Result) -> None:
    assert (result.failures, result.unproven) == ((), ())


def test_every_shipped_rule_about_words_says_why_and_where_it_comes_from() -> None:
    rules = load_rules()
    assert [r.name for r in (*rules.patterns, *rules.requirements) if not (r.why and r.references and r.message)] == []


@pytest.fixture
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Result]:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))

    def run(text: str) -> Result:
        (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
        (result,) = results(load_rules([tmp_path / "x.yaml"]))
        return result

    return run


def test_a_rule_that_does_what_it_says_holds(tried: Callable[[str], Result]) -> None:
    result = tried(PATTERN)
    assert (result.holds, result.examples, result.rule) == (True, 2, "desk/hype")


@pytest.mark.parametrize(
    ("old", "new", "expected", "found"),
    [
        ("It is a <sure thing>.", "It is <a sure thing>.", "It is <a sure thing>.", "It is a <sure thing>."),
        ("It is a <sure thing>.", "It is a <sure bet>.", "It is a <sure bet>.", "It is a sure bet."),
        ("[It is not a sure thing.]", "[Such a sure thing.]", "Such a sure thing.", "Such a <sure thing>."),
    ],
)
def test_what_differs_is_shown_with_its_place(
    tried: Callable[[str], Result], old: str, new: str, expected: str, found: str
) -> None:
    (failure,) = tried(PATTERN.replace(old, new)).failures
    assert (failure.expected, failure.found) == (expected, found)
    assert failure.place.endswith("x.yaml:4")


def test_examples_that_would_not_notice_a_missing_key_are_told(tried: Callable[[str], Result]) -> None:
    result = tried(PATTERN.replace("[It is not a sure thing.]", "[It is a thing.]"))
    assert (result.failures, result.unproven) == ((), ("without `exceptions`",))


MUTANTS = {
    "unless": ("    exceptions: [not a sure thing]", "    unless: [never]", "without `unless`"),
    "scope": ("    exceptions: [not a sure thing]", "    scope: [body]", "with any `scope`"),
    "at_most": ("    exceptions: [not a sure thing]", "    at_most: 1", "without `at_most`"),
}


@pytest.mark.parametrize(("old", "new", "change"), MUTANTS.values(), ids=MUTANTS)
def test_every_key_must_be_proven(tried: Callable[[str], Result], old: str, new: str, change: str) -> None:
    text = PATTERN.replace(old, new).replace("[It is not a sure thing.]", "[It is a thing.]")
    fires = "It is a <sure thing>, a <sure thing>." if change.endswith("`at_most`") else "It is a <sure thing>."
    assert tried(text.replace("[It is a <sure thing>.]", f'["{fires}"]')).unproven == (change,)


REQUIRE = """\
kind: require
pack: desk
rules:
  - id: risk
    needs: words
    when: [leverage]
    words: [may lose]
    severity: "off"
    message: Warn.
    examples:
      fires: [It trades with <leverage>.]
      passes: [With leverage you may lose., It trades.]
"""


def test_a_requirement_is_tried_even_when_it_is_off(tried: Callable[[str], Result]) -> None:
    assert tried(REQUIRE).holds


def test_a_requirement_without_proof_of_its_words(tried: Callable[[str], Result]) -> None:
    assert tried(REQUIRE.replace("With leverage you may lose., ", "")).unproven == ("without `words`",)


def test_one_line_is_tried_as_body_or_as_headline_and_several_as_an_article(
    tried: Callable[[str], Result],
) -> None:
    headline = PATTERN.replace("    exceptions: [not a sure thing]", "    scope: [headline]")
    headline = headline.replace("[It is not a sure thing.]", '["A Walk\\n\\nIt is a sure thing.\\n"]')
    assert tried(headline.replace("It is a <sure thing>.", "A <Sure Thing>")).holds


FACTS = """\
kind: facts
subject: cik:0000320193
published: 2025-02-24
facts:
  - id: plan
    metric: investment
    segments: [United States, US]
    modality: plan
    cmp: gt
    value: 500000000000
    unit: USD
    horizon: NEXT:P4Y
    source: {url: "https://www.apple.com/newsroom/"}
    examples:
      supported: [Apple will invest <$500 billion> in the United States over the next four years.]
      contradicted: [Apple will invest <$50 billion> in the United States over the next four years.]
      passes: [Apple's revenue was $500 billion.]
"""


def test_a_fact_is_tried_on_the_sentences_that_it_decides(tried: Callable[[str], Result]) -> None:
    result = tried(FACTS)
    assert (result.rule, result.holds, result.examples) == ("facts/plan", True, 3)


def test_a_fact_that_decides_otherwise_is_told_with_what_came_out(tried: Callable[[str], Result]) -> None:
    (failure,) = tried(
        FACTS.replace(
            "contradicted: [Apple will invest <$50 billion>", "contradicted: [Apple will invest <$500 billion>"
        )
    ).failures
    assert failure.note == '"$500 billion" is supported by facts/plan'
    (other,) = tried(FACTS.replace("supported: [Apple will", "supported: [Pear will")).failures
    assert other.note == '"$500 billion" is not decided'


INSPECTION = "kind: consistency\ncalendar: {severity: error}\n"


def test_an_inspection_without_examples_is_not_proven(tried: Callable[[str], Result]) -> None:
    assert tried(INSPECTION).unproven == ("no example shows what it is for",)


def test_every_metric_of_the_reference_must_be_proven(tried: Callable[[str], Result]) -> None:
    text = """\
kind: reference
source: sec
metrics:
  revenue: {concepts: [us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax]}
  rnd: {concepts: [us-gaap:ResearchAndDevelopmentExpense]}
examples:
  published: 2025-06-01
  supported: [Apple's revenue was <$95.4 billion> in the second quarter of fiscal 2025.]
"""
    assert tried(text).unproven == ("without `rnd`",)
