"""One thing told twice: headline, repetition, copies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def told_twice(page, first, second, a, b, metric="revenue", period="2024-Q4", **more):
    return page(f"{first}\n{second}").level(metric, a, period=period, **more).level(metric, b, period=period, **more)


# ---------------------------------------------------------------- repeated metric
def test_two_revenues_of_one_period(page):
    built = told_twice(
        page,
        "Alibaba reported revenue of $13.5 billion for the quarter.",
        "Alibaba's total revenue was $6.188 billion.",
        "$13.5 billion",
        "$6.188 billion",
    )
    (finding,) = built.check()
    assert (finding.rule, finding.code) == ("consistency/agreement", "repeated-metric")
    assert built.text[finding.start : finding.end] == "$6.188 billion"
    assert '"$13.5 billion" (line 1)' in finding.message


def test_its_severity_is_the_rule_sets(page, rules):
    built = told_twice(
        page,
        "Alibaba's revenue was $13.5 billion.",
        "Alibaba's revenue was $6.2 billion.",
        "$13.5 billion",
        "$6.2 billion",
    )
    (finding,) = built.check()
    assert finding.severity == rules.consistency.agreement.repeated_metric


def test_a_figure_repeated_often_is_reported_once_for_each_pair(page):
    text = "Alibaba's revenue was $13.5 billion.\nAlibaba's revenue was $6.2 billion.\nAlibaba's revenue was $6.2 billion again."
    built = (
        page(text)
        .level("revenue", "$13.5 billion")
        .level("revenue", "$6.2 billion")
        .level("revenue", "$6.2 billion", nth=1)
    )
    assert len(built.check()) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("$13.5 billion", "$13.507 billion"),
        ("$13.5 billion", "$14 billion"),
        ("$13.5 billion", "$13 billion"),
        ("$13.5 billion", "$13,507 million"),
        ("$400 million", "$397 million"),
        ("$1,000 million", "$1 billion"),
    ],
)
def test_one_value_at_two_precisions(page, a, b):
    assert told_twice(page, f"Alibaba's revenue was {a}.", f"Alibaba's revenue reached {b}.", a, b).check() == ()


@pytest.mark.parametrize(
    "second",
    [
        "Alibaba's cloud revenue was $6.2 billion.",
        "Alibaba's data-center revenue was $6.2 billion.",
        "Alibaba's revenue from cloud was $6.2 billion.",
        "Alibaba's revenue in China was $6.2 billion.",
        "At Lazada, revenue was $6.2 billion.",
        "Alibaba's International revenue was $6.2 billion.",
        "Analysts had expected Alibaba's revenue of $6.2 billion.",
        "Alibaba's revenue was originally given as $6.2 billion.",
        "Alibaba restated revenue of $6.2 billion.",
        "Alibaba's revenue was $6.2 billion a year earlier, analysts noted.",
        "Alibaba's adjusted revenue was $6.2 billion.",
        "Alibaba's guidance is for revenue of $6.2 billion.",
        "Alibaba's incremental revenue was $6.2 billion.",
        "Alibaba's monthly revenue was $6.2 billion.",
        "Alibaba's revenue of $6.2 billion so far is not all.",
        "Excluding Lazada, Alibaba's revenue was $6.2 billion.",
        "The unit's revenue was $6.2 billion.",
    ],
)
def test_a_sentence_that_may_speak_of_a_part_a_version_or_a_time_is_no_second_telling(page, second):
    """Even where the binding missed the segment, the period or the holder."""
    assert (
        told_twice(page, "Alibaba's revenue was $13.5 billion.", second, "$13.5 billion", "$6.2 billion").check() == ()
    )


def test_pronoun_after_a_sentence_about_a_part(page):
    text = "Alibaba's revenue was $13.5 billion.\nThe cloud unit grew.\nIts revenue was $6.2 billion."
    built = page(text).level("revenue", "$13.5 billion").level("revenue", "$6.2 billion", subject_text="Its")
    assert built.check() == ()


@pytest.mark.parametrize(
    "second",
    [
        {"metric": "eps_adj"},
        {"segment": "cloud"},
        {"period": "2024"},
        {"period": "2024-Q3"},
        {"subject": "JD"},
        {"modality": "guidance"},
        {"modality": "forecast"},
        {"modality": "opinion"},
        {"attribution": "analysts at X"},
        {"unbound": "guess"},
        {"negated": True},
    ],
)
def test_what_differs_in_one_respect_is_another_figure(page, second):
    text = "Alibaba's EPS was $2.95.\nAlibaba's EPS was $3.45."
    more = {"metric": "eps", "period": "2024-Q4", **second}
    built = page(text).level("eps", "$2.95", period="2024-Q4").level(more.pop("metric"), "$3.45", **more)
    assert built.check() == ()


def test_other_currency_is_another_figure(page):
    built = told_twice(
        page,
        "Alibaba's revenue was RMB280.2 billion.",
        "Alibaba's revenue was $38.4 billion.",
        "RMB280.2 billion",
        "$38.4 billion",
    )
    assert built.check() == ()


def test_open_periods_in_an_article_with_two_periods_are_not_compared(page):
    text = "Alibaba's revenue was $13.5 billion.\nAlibaba's revenue was $6.2 billion.\nAlibaba's EPS was $2 and $7."
    built = page(text).level("revenue", "$13.5 billion").level("revenue", "$6.2 billion")
    assert [code for code, _ in built.codes()] == ["repeated-metric"]
    built = page(text).level("revenue", "$13.5 billion").level("revenue", "$6.2 billion")
    built.level("eps", "$2", period="2024-Q4").level("eps", "$7", period="2024")
    assert built.check() == ()


def test_words_for_two_lengths_of_period(page):
    text = "Alibaba's quarterly revenue was $6.2 billion.\nAlibaba's annual revenue was $24.1 billion."
    assert page(text).level("revenue", "$6.2 billion").level("revenue", "$24.1 billion").check() == ()


def test_restated_comparative(page):
    text = "Alibaba's revenue rose to $13.5 billion from $12.0 billion.\nAlibaba's revenue was $12.0 billion."
    built = page(text).level("revenue", "$13.5 billion", period="2024-Q4").earlier("revenue", "$12.0 billion")
    assert built.level("revenue", "$12.0 billion", nth=1, period="2024-Q4").check() == ()


def test_growth_told_up_and_down(page):
    text = "Alibaba's revenue rose 8%.\nAlibaba's revenue rose 18%."
    built = (
        page(text)
        .change("revenue", "8%", period="2024-Q4", base="YOY")
        .change("revenue", "18%", period="2024-Q4", base="YOY")
    )
    assert built.codes() == [("repeated-metric", "18%")]
    built = (
        page(text)
        .change("revenue", "8%", period="2024-Q4", base="YOY")
        .change("revenue", "18%", period="2024-Q4", base="QOQ")
    )
    assert built.check() == ()


@pytest.mark.parametrize(
    ("first", "second", "metric", "a", "b"),
    [
        (
            "Alibaba's revenue was $15.2 billion.",
            "For the year Alibaba had revenue of $66.5 billion.",
            "revenue",
            "$15.2 billion",
            "$66.5 billion",
        ),
        (
            "Alibaba's revenue was $3.6 billion.",
            "Alibaba's revenue was $987 million for the quarter.",
            "revenue",
            "$3.6 billion",
            "$987 million",
        ),
        (
            "Alibaba's revenue was $3.6 billion.",
            "Alibaba's revenue rose to $1.8 billion.",
            "revenue",
            "$3.6 billion",
            "$1.8 billion",
        ),
        ("Alibaba's gross margin was 75%.", "Alibaba's gross margin was 73%.", "gross_margin", "75%", "73%"),
    ],
)
def test_open_periods_that_may_be_of_two_lengths(page, first, second, metric, a, b):
    assert told_twice(page, first, second, a, b, metric=metric, period=None).check() == ()


def test_open_periods_of_one_length(page):
    first, second = (
        "Alibaba's revenue was $13.5 billion for the quarter.",
        "Alibaba's total revenue was $6.188 billion.",
    )
    assert told_twice(page, first, second, "$13.5 billion", "$6.188 billion", period=None).codes() == [
        ("repeated-metric", "$6.188 billion")
    ]


# ---------------------------------------------------------------- headline
def test_headline_against_body(page):
    text = "Alibaba to Spend $35 Billion on AI\nAlibaba will invest $53 billion over the next three years.\nThe $53 billion are for AI."
    built = page(text.replace("Billion", "billion"), titled=True)
    built.level("investment", "$35 billion", modality="plan").level(
        "investment", "$53 billion", modality="plan", period="NEXT:P3Y"
    )
    built.amount("$53 billion", nth=1)
    (finding,) = built.check()
    assert (finding.rule, finding.code, finding.severity) == ("consistency/agreement", "headline-vs-body", "error")
    assert built.text[finding.start : finding.end] == "$35 billion"


@pytest.mark.parametrize(
    ("headline", "body", "extra"),
    [
        ("$53 billion", "$52.9 billion", None),
        ("$53 billion", "$53.44 billion", None),
        ("$35 billion", "$53 billion", "$35 billion"),
    ],
)
def test_headline_whose_figure_stands_in_the_body(page, headline, body, extra):
    text = f"Alibaba to spend {headline}\nAlibaba will invest {body}."
    if extra:
        text += f"\nOf that, {extra} is new."
    built = (
        page(text, titled=True)
        .level("investment", headline, modality="plan")
        .level("investment", body, modality="plan")
    )
    if extra:
        built.amount(extra, nth=1)
    assert built.check() == ()


def test_headline_figure_that_the_body_has_of_another_metric(page):
    text = "Alibaba's revenue is $6.2 billion\nAlibaba's revenue was $13.5 billion.\nIts net income was $6.188 billion."
    built = page(text, titled=True).level("revenue", "$6.2 billion").level("revenue", "$13.5 billion")
    built.level("net_income", "$6.188 billion")
    assert built.codes() == [("headline-vs-body", "$6.2 billion")]


def test_headline_figure_that_the_body_has_of_a_metric_by_another_name(page):
    text = "Alibaba to spend $35 billion\nAlibaba will invest $53 billion.\nCapital spending is $35 billion."
    built = page(text, titled=True).level("investment", "$35 billion").level("investment", "$53 billion")
    assert built.level("capex", "$35 billion", nth=1).check() == ()


def test_headline_of_the_quarter_and_body_of_the_year(page):
    text = "Alibaba's revenue hits $38.4 billion\nAlibaba's revenue was $137 billion for the year."
    built = (
        page(text, titled=True)
        .level("revenue", "$38.4 billion", period="2024-Q4")
        .level("revenue", "$137 billion", period="2024")
    )
    assert built.check() == ()


def test_headline_in_another_currency(page):
    text = "Alibaba to spend $53 billion\nAlibaba will invest RMB380 billion."
    built = page(text, titled=True).level("investment", "$53 billion").level("investment", "RMB380 billion")
    assert built.check() == ()


@pytest.mark.parametrize(
    "more", [{"modality": "forecast"}, {"modality": "hypothetical"}, {"modality": "opinion"}, {"unbound": "x"}]
)
def test_headline_that_asserts_nothing(page, more):
    text = "Alibaba could spend $35 billion\nAlibaba will invest $53 billion."
    built = page(text, titled=True).level("investment", "$35 billion", **more).level("investment", "$53 billion")
    assert built.check() == ()


# ---------------------------------------------------------------- copies
COPY = (
    "Alibaba Group has announced an investment of {0} over the next {1} years in infrastructure for artificial intelligence, "
    "which {2} its total spending on cloud computing over the past decade, and {3} presented the plan to analysts on a call last Thursday."
)


@pytest.mark.parametrize(
    ("changed", "place", "code"),
    [
        (("$35 billion", "three", "exceeds", "Eddie Wu"), "$35", "repeated-metric"),
        (("$53 million", "three", "exceeds", "Eddie Wu"), "million", None),
        (("$53 billion", "five", "exceeds", "Eddie Wu"), "five", None),
        (("$53 billion", "three", "exceeds", "Daniel Zhang"), "Daniel Zhang", None),
        (("$53 billion", "three", "does not exceed", "Eddie Wu"), "does not exceed", None),
    ],
)
def test_altered_copy_is_reported_at_the_differing_place(page, changed, place, code):
    built = page(f"{COPY.format('$53 billion', 'three', 'exceeds', 'Eddie Wu')}\n{COPY.format(*changed)}")
    assert built.codes() == [(code, place)]
    assert built.check()[0].severity == "error"


def test_each_differing_place_is_reported_once(page):
    text = f"{COPY.format('$53 billion', 'three', 'exceeds', 'Eddie Wu')}\n{COPY.format('$35 billion', 'five', 'exceeds', 'Eddie Wu')}"
    assert [place for _, place in page(text).codes()] == ["$35", "five"]


def test_copies_that_differ_in_style_or_not_at_all(page):
    first = COPY.format("$53 billion", "three", "exceeds", "Eddie Wu")
    assert page(f"{first}\n{first}").check() == ()
    assert page(f"{first}\n{first.replace('presented', 'showed')}").check() == ()


def test_two_different_passages(page):
    assert (
        page(
            f"{COPY.format('$53 billion', 'three', 'exceeds', 'Eddie Wu')}\nRevenue of the group rose 8% to $38.4 billion."
        ).check()
        == ()
    )


# ---------------------------------------------------------------- properties
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    value=st.decimals(min_value=Decimal("1"), max_value=Decimal("900"), places=5),
    one=st.integers(0, 3),
    two=st.integers(0, 3),
)
def test_one_value_printed_at_any_two_precisions_agrees(page, value, one, two):
    a, b = (f"${round(value, places)} billion" for places in (one, two))
    nth = 1 if a == b else 0
    built = (
        page(f"Alibaba's revenue was {a}.\nAlibaba's revenue reached {b}.")
        .level("revenue", a)
        .level("revenue", b, nth=nth)
    )
    assert built.check() == ()
