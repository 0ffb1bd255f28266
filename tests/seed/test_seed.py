"""The real article that the product was made for. Its wording stays outside the project: these tests read it and skip without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import Report
from factcheck.model import Contradicted
from tests.eval.corpus import report_on

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "alibaba-ai-infrastructure.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside this checkout")


@pytest.fixture(scope="module")
def text() -> str:
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def report(text: str) -> Report:
    return report_on(text, "seed.txt")


def contradicted(report: Report) -> list[tuple[str, str]]:
    return [
        (report.article.text[c.start : c.end], c.verdict.diagnosis.code)
        for c in report.claims
        if isinstance(c.verdict, Contradicted)
    ]


def findings(report: Report, code: str | None = None) -> list[str]:
    return [f.message for f in report.findings if f.severity == "error" and (code is None or f.code == code)]


def altered(text: str, pattern: str, replacement: str, count: int = 0) -> str:
    changed, n = re.subn(pattern, replacement, text, count=count)
    assert n, f"{pattern!r} is not in the seed"
    return changed


def test_passes_with_at_least_seven_supported_and_none_contradicted(report: Report) -> None:
    assert report.summary.exit_code == 0
    assert contradicted(report) == []
    assert report.summary.supported >= 7
    assert not findings(report)


def test_supports_each_kind_of_claim_that_the_facts_hold(report: Report) -> None:
    supported = {(c.kind, c.metric) for c in report.claims if c.verdict and c.verdict.status == "supported"}
    assert {
        ("amount", "investment"), ("comparison", "investment"), ("office", "office"), ("statement", "statement"),
        ("change", "revenue"), ("streak", "revenue"), ("rank", "ranking"),
    } <= supported  # fmt: skip


def test_raises_no_claim_in_chrome_byline_or_disclaimer(report: Report) -> None:
    for claim in report.claims:
        assert report.sentences[claim.sentence].cls != "boilerplate"
    first = report.article.text.index("AI Writing Agent")
    assert all(c.start < first for c in report.claims)


def test_lists_each_claim_of_the_doubled_body_once_with_its_repeats(report: Report) -> None:
    title = report.claims[0]
    body = [c for c in report.claims if c.sentence != title.sentence]
    assert body
    assert all(c.repeats for c in body)
    for claim in body:
        for repeat in claim.repeats:
            if claim.kind not in ("amount",):
                assert report.article.text[repeat.start : repeat.end] == claim.text
    assert len({c.id for c in report.claims}) == len(report.claims)


def test_classes_opinions_and_forecasts_and_judges_none(report: Report) -> None:
    classes = {s.cls for s in report.sentences}
    assert {"claim", "opinion", "boilerplate"} <= classes
    for claim in report.claims:
        if claim.modality in ("forecast", "hypothetical", "opinion") and claim.kind != "statement":
            assert claim.verdict is not None
            assert claim.verdict.status == "unverified"


FALSE = [
    pytest.param(r"\$53 [Bb]illion", "$35 billion", {"digits-transposed", "wrong-value"}, id="35 billion"),
    pytest.param(r"\$53 [Bb]illion", "$53 million", {"scale-slip"}, id="$53 million"),
    pytest.param(r"\$53 [Bb]illion", "RMB 53 billion", {"wrong-currency"}, id="RMB 53 billion"),
    pytest.param(r"\$53 [Bb]illion", "US$380 billion", {"wrong-currency"}, id="US$380 billion"),
    pytest.param(r"next three years", "next five years", {"wrong-duration"}, id="five years"),
    pytest.param(r"sixth consecutive", "seventh consecutive", {"wrong-streak"}, id="seventh quarter"),
    pytest.param(r"triple-digit", "double-digit", {"wrong-value"}, id="double-digit AI growth"),
    pytest.param(r"Wu Yongming", "Daniel Zhang", {"wrong-person"}, id="Daniel Zhang"),
    pytest.param(r"Wu Yongming", "Joe Tsai", {"wrong-person", "wrong-role"}, id="Joe Tsai"),
    pytest.param(r"#7", "#1", {"wrong-rank"}, id="#1"),
    pytest.param(
        r"exceeds Alibaba's", "is less than Alibaba's", {"comparison-flipped"}, id="less than the past decade"
    ),
    pytest.param(r"double-digit", "single-digit", {"wrong-value"}, id="single-digit cloud growth"),
    pytest.param(r"has announced a significant investment of", "will not invest", {"negated"}, id="will not invest"),
]


@pytest.mark.parametrize(("pattern", "replacement", "codes"), FALSE)
def test_contradicts_an_alteration_in_both_copies(text: str, pattern: str, replacement: str, codes: set[str]) -> None:
    report = report_on(altered(text, pattern, replacement), "altered.txt")
    found = {code for _, code in contradicted(report)}
    assert found & codes, (found, findings(report))
    assert report.summary.exit_code == 1


@pytest.mark.parametrize(("pattern", "replacement", "codes"), FALSE)
def test_contradicts_an_alteration_in_one_copy_and_reports_the_disagreement(
    text: str, pattern: str, replacement: str, codes: set[str]
) -> None:
    # the last occurrence inside the second copy of the body
    at = list(re.finditer(pattern, text))
    if len(at) < 2:
        pytest.skip("stands once")
    changed = text[: at[-1].start()] + replacement + text[at[-1].end() :]
    report = report_on(changed, "altered.txt")
    found = {code for _, code in contradicted(report)}
    assert found & codes, (found, findings(report))
    assert any(f.rule == "consistency/agreement" for f in report.findings)


def test_reports_a_weekday_that_does_not_fit_its_date(text: str) -> None:
    report = report_on(altered(text, r"Sunday, Feb 23", "Saturday, Feb 23"), "altered.txt")
    assert findings(report, "weekday-date")
    assert report.summary.exit_code == 1


TRUE = [
    pytest.param(r"\$53 [Bb]illion", "RMB 380 billion", id="RMB 380 billion"),
    pytest.param(r"\$53 [Bb]illion", "RMB380bn", id="RMB380bn"),
    pytest.param(r"\$53 [Bb]illion", "53,000 million US dollars", id="53,000 million US dollars"),
    pytest.param(r"\$53 [Bb]illion", "fifty-three billion dollars", id="fifty-three billion dollars"),
    pytest.param(r"\$53 [Bb]illion", "about $52 billion", id="about $52 billion"),
    pytest.param(r"\$53 [Bb]illion", "more than $50 billion", id="more than $50 billion"),
    pytest.param(r"Wu Yongming", "Eddie Wu", id="Eddie Wu"),
    pytest.param(r"sixth consecutive quarter", "sixth straight quarter", id="sixth straight quarter"),
]


@pytest.mark.parametrize(("pattern", "replacement"), TRUE)
def test_accuses_no_true_rewording(text: str, pattern: str, replacement: str) -> None:
    report = report_on(altered(text, pattern, replacement), "altered.txt")
    assert contradicted(report) == []
    assert not findings(report)
    assert report.summary.supported >= 7
