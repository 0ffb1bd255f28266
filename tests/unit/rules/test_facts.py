"""Fact files: from an entry to the observation that a claim is judged by."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256

import pytest

from factcheck.model import Observation
from factcheck.rules.loader import Rules, load_rules, shipped_folder
from factcheck.sources.facts import FactSource

ALIBABA = "cik:0001577552"
FILE = """\
kind: facts
subject: cik:0000000001
published: 2025-02-20
period: {start: 2024-10-01, end: 2024-12-31}
checked: 2025-03
sources:
  release: {url: "https://example.org/release", title: The release}
facts:
  - id: revenue
    metric: revenue
    value: 1.50
    unit: CNY
    source: release
  - id: plan
    metric: investment
    segments: [chips]
    modality: plan
    cmp: ge
    value: 380
    unit: CNY
    translations: [{value: 53, unit: USD}]
    horizon: NEXT:P3Y
    published: 2025-02-24T11:48+08:00
    source: [release, {url: "https://example.org/second"}]
    quote: at least 380
  - id: growth
    subject: cik:0000000002
    also: [cik:0000000003]
    metric: revenue
    basis: delta
    low: 100
    high: 999
    unit: percent
    direction: up
    source: release
    summary: Triple digits.
"""


@pytest.fixture
def source(rules: Callable[..., Rules]) -> FactSource:
    return FactSource(rules(FILE))


def test_a_fact_becomes_one_observation(source: FactSource) -> None:
    _, plan = source.lookup("cik:0000000001")
    assert plan == Observation(
        source="facts",
        key="facts/plan",
        subject="cik:0000000001",
        metric="investment",
        segments=("chips",),
        modality="plan",
        cmp="ge",
        value=Decimal(380),
        unit="CNY",
        translations=((Decimal(53), "USD"),),
        horizon="NEXT:P3Y",
        start=date(2024, 10, 1),
        end=date(2024, 12, 31),
        checked=date(2025, 3, 1),
        published=date(2025, 2, 24),
        published_at=datetime(2025, 2, 24, 11, 48, tzinfo=timezone(timedelta(hours=8))),
        url="https://example.org/release",
        digest=f"sha256:{sha256(FILE.encode()).hexdigest()}",
        excerpt="at least 380",
    )


def test_the_day_of_publication_is_the_one_where_it_was_published(source: FactSource) -> None:
    _, plan = source.lookup("cik:0000000001")
    assert plan.published_at is not None
    assert plan.published_at.astimezone(UTC).hour == 3
    assert plan.published == date(2025, 2, 24)


def test_keys_of_the_file_hold_for_facts_without_their_own(source: FactSource) -> None:
    revenue, _ = source.lookup("cik:0000000001")
    assert (revenue.published, revenue.start, revenue.checked) == (
        date(2025, 2, 20),
        date(2024, 10, 1),
        date(2025, 3, 1),
    )
    assert str(revenue.value) == "1.50"
    assert revenue.excerpt == "The release"


def test_a_range_says_so(source: FactSource) -> None:
    (growth,) = source.lookup("cik:0000000002")
    assert (growth.cmp, growth.value, growth.low, growth.high) == ("range", None, Decimal(100), Decimal(999))
    assert growth.excerpt == "Triple digits."


def test_a_fact_answers_for_each_of_its_identities(source: FactSource) -> None:
    (asked,) = source.lookup("cik:0000000003")
    assert (asked.key, asked.subject) == ("facts/growth", "cik:0000000003")
    assert source.lookup("cik:0000000009") == ()


def test_a_fact_knows_its_line(rules: Callable[..., Rules]) -> None:
    facts = {fact.id: fact for fact in rules(FILE).facts}
    lines = FILE.splitlines()
    for fact in facts.values():
        assert f"id: {fact.id}" in lines[fact.line - 1]
        assert fact.path.endswith("/x.yaml")


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2024-02-10", date(2024, 2, 10), date(2024, 2, 10)),
    ],
)
def test_a_year_or_month_stands_for_its_first_or_last_day(
    rules: Callable[..., Rules], given: str, first: date, last: date
) -> None:
    text = FILE.replace("    horizon", f"    valid_from: {given}\n    valid_until: {given}\n    horizon")
    fact = next(fact for fact in rules(text).facts if fact.id == "plan")
    assert (fact.valid_from, fact.valid_until) == (first, last)


# ---------------------------------------------------------------- the shipped files
def shipped(subject: str) -> dict[str, Observation]:
    return {obs.key.removeprefix("facts/"): obs for obs in FactSource(load_rules()).lookup(subject)}


def test_the_plan_is_one_fact_with_both_currencies_and_its_horizon() -> None:
    plan = shipped(ALIBABA)["alibaba-ai-capex"]
    assert (plan.cmp, plan.value, plan.unit) == ("ge", Decimal(380_000_000_000), "CNY")
    assert plan.translations == ((Decimal(53_000_000_000), "USD"),)
    assert (plan.horizon, plan.modality) == ("NEXT:P3Y", "plan")
    assert "AI infrastructure" in plan.segments
    assert plan.published_at is not None
    assert plan.published_at.isoformat() == "2025-02-24T11:48:00+08:00"


def test_terms_of_office_do_not_overlap_and_former_heads_stay_known() -> None:
    facts = shipped(ALIBABA)
    now, former = facts["alibaba-ceo-wu"], facts["alibaba-ceo-zhang"]
    assert {"Eddie Wu", "Wu Yongming"} <= set(now.names)
    assert former.valid_until is not None
    assert now.valid_from == former.valid_until + timedelta(days=1)
    assert now.valid_until is None
    assert now.checked is not None
    assert facts["alibaba-chair-tsai"].segments == ("chair",)
    assert facts["alibaba-cfo-xu"].segments == ("cfo",)


def test_streaks_and_ranks_are_dated() -> None:
    facts = shipped(ALIBABA)
    streaks = {obs.end: obs.value for obs in facts.values() if obs.basis == "streak"}
    assert streaks == {date(2024, 12, 31): Decimal(6), date(2024, 9, 30): Decimal(5)}
    ranks = {obs.end: obs.value for obs in facts.values() if obs.basis == "rank" and not obs.segments}
    assert ranks == {date(2025, 2, 5): Decimal(7), date(2025, 2, 17): Decimal(8)}


def test_what_a_person_said_is_found_by_person_and_by_company() -> None:
    said = shipped("person:eddie-wu")
    assert set(said) == {"wu-agi-first-goal", "wu-agi-global-gdp"}
    assert set(said) <= set(shipped(ALIBABA))
    assert said["wu-agi-global-gdp"].value == Decimal(50)


def test_prior_year_and_growth_of_one_file_agree() -> None:
    facts = shipped(ALIBABA)
    for metric in ("revenue", "net_income_adj"):
        levels = {
            obs.end: obs.value
            for obs in facts.values()
            if obs.metric == metric and obs.basis == "level" and not obs.segments
        }
        for end, value in levels.items():
            before = levels.get(end.replace(year=end.year - 1)) if end else None
            growth = [
                obs.value
                for obs in facts.values()
                if obs.metric == metric and obs.basis == "delta" and obs.end == end and not obs.segments
            ]
            if before and value and growth:
                assert round((value / before - 1) * 100) == growth[0]


def test_other_companies_need_no_code() -> None:
    apple, nvidia = shipped("cik:0000320193"), shipped("cik:0001045810")
    assert apple["apple-us-investment"].horizon == "NEXT:P4Y"
    assert apple["apple-ceo-cook"].valid_from == date(2011, 8, 24)
    assert nvidia["nvidia-ceo-huang"].valid_from == date(1993, 1, 1)
    code = shipped_folder().parent / "src"
    words = re.compile("|".join(map(re.escape, [*apple, *nvidia])))
    assert not [path for path in code.rglob("*.py") if words.search(path.read_text(encoding="utf-8"))]


def test_an_office_has_one_holder_a_day_unless_it_is_shared() -> None:
    shared = {
        ("cik:0001065280", "ceo"),
        ("cik:0001108524", "ceo"),
        ("cik:0001652044", "ceo"),
        ("cik:0001045810", "founder"),
    }
    offices: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for fact in load_rules().facts:
        if fact.basis == "office":
            term = (fact.valid_from or date.min, fact.valid_until or date.max, fact.names[0])
            offices.setdefault((fact.subject, fact.segments[0]), []).append(term)
    for office, terms in offices.items():
        terms.sort()
        for (_, end, before), (start, _, after) in zip(terms, terms[1:], strict=False):
            # On the day of a change both may be named.
            assert office in shared or end <= start + timedelta(days=1), (office, before, after)


def test_every_shipped_fact_has_a_source_and_an_open_term_the_day_it_was_checked() -> None:
    for fact in load_rules().facts:
        assert fact.source[0].url.startswith("http")
        assert fact.to_observation().excerpt
        if fact.basis == "office" and fact.valid_until is None:
            assert fact.checked, fact.id
