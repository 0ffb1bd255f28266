"""verdicts.md: for something announced the claim is a report of the announcement, and each attribute is asserted."""

from __future__ import annotations

import pytest

B = 10**9
TEXT = "Alibaba will invest {} over the next three years in AI infrastructure."


def planned(bench, story, **told):
    """The claim that Alibaba plans to spend an amount on AI infrastructure, judged by what was announced."""
    words = {"metric": "investment", "segment": "AI infrastructure", "modality": "plan", "role": "level"}
    return story.claim([bench.PLAN], **words, **told)


# printed, value, unit, cmp, mod, step, expected status, expected code
AMOUNTS = [
    ("$53 billion", 53 * B, "USD", "eq", None, B, "supported", None),
    ("$53 billion", 53 * B, "USD", "ge", "at least", B, "supported", None),
    ("$50 billion", 50 * B, "USD", "gt", "more than", B, "supported", None),
    ("RMB 380 billion", 380 * B, "CNY", "eq", None, B, "supported", None),
    ("RMB380bn", 380 * B, "CNY", "ge", "at least", B, "supported", None),
    ("53,000 million US dollars", 53 * B, "USD", "eq", None, 10**6, "supported", None),
    ("fifty-three billion dollars", 53 * B, "USD", "eq", None, B, "supported", None),
    ("$52 billion", 52 * B, "USD", "approx", "about", B, "supported", None),
    ("$55 billion", 55 * B, "USD", "near_below", "nearly", B, "supported", None),
    ("$35 billion", 35 * B, "USD", "eq", None, B, "contradicted", "digits-transposed"),
    ("$60 billion", 60 * B, "USD", "eq", None, B, "contradicted", "wrong-value"),
    ("$60 billion", 60 * B, "USD", "ge", "at least", B, "contradicted", "wrong-value"),
    ("$53 million", 53 * 10**6, "USD", "eq", None, 10**6, "contradicted", "scale-slip"),
    ("RMB 53 billion", 53 * B, "CNY", "eq", None, B, "contradicted", "wrong-currency"),
    ("US$380 billion", 380 * B, "USD", "eq", None, B, "contradicted", "wrong-currency"),
    ("$35 billion", 35 * B, "USD", "ge", "at least", B, "contradicted", "digits-transposed"),
    ("$50 billion", 50 * B, "USD", "lt", "less than", B, "contradicted", "wrong-value"),
    # "at least 53" neither says nor denies that it is more, or that it stays below 60
    ("$53 billion", 53 * B, "USD", "gt", "more than", B, "unverified", None),
    ("$60 billion", 60 * B, "USD", "lt", "less than", B, "unverified", None),
    # true and so far off that it misleads: no report of the announcement, and no error without a slip that explains it
    ("$40 billion", 40 * B, "USD", "gt", "more than", B, "unverified", None),
    ("$4 billion", 4 * B, "USD", "gt", "more than", B, "unverified", None),
]


@pytest.mark.parametrize(("printed", "value", "unit", "cmp", "mod", "step", "status", "code"), AMOUNTS)
def test_an_amount_is_compared_with_what_was_announced(bench, printed, value, unit, cmp, mod, step, status, code):
    story = bench.Story(TEXT.format(f"{mod} {printed}" if mod else printed))
    q = story.q(printed, value, unit, cmp=cmp, mod=mod, step=step)
    t = story.t("next three years", "NEXT:P3Y", "duration")
    claim = planned(bench, story, quantity=q, period=t)
    assert claim.verdict.status == status
    assert (claim.verdict.diagnosis.code if claim.verdict.diagnosis else None) == code
    assert claim.verdict.detail.count("\n") == 0
    assert "2025-02-24" in claim.verdict.working
    if status != "unverified":
        assert claim.rule == "facts/plan"
        assert claim.verdict.evidence[0].value == "380000000000"


@pytest.mark.parametrize(
    ("printed", "value", "unit", "replacement"),
    [
        ("$35 billion", 35 * B, "USD", "$53 billion"),
        ("$53 million", 53 * 10**6, "USD", "$53 billion"),
        ("RMB 53 billion", 53 * B, "CNY", "$53 billion"),
        ("US$380 billion", 380 * B, "USD", "RMB 380 billion"),
        ("RMB53bn", 53 * B, "CNY", "$53bn"),
        ("$53m", 53 * 10**6, "USD", "$53bn"),
    ],
)
def test_the_replacement_is_in_the_style_of_the_article(bench, printed, value, unit, replacement):
    story = bench.Story(TEXT.format(printed))
    q = story.q(printed, value, unit, step=B if value >= B else 10**6)
    claim = planned(bench, story, quantity=q)
    fix = claim.verdict.fix
    assert story.text[fix.start : fix.end] == printed
    assert fix.replacement == replacement


def test_a_horizon_of_five_years_is_a_wrong_duration_and_is_mended_in_place(bench):
    story = bench.Story("Alibaba will invest $53 billion over the next five years in AI infrastructure.")
    q, t = story.q("$53 billion", 53 * B, step=B), story.t("next five years", "NEXT:P5Y", "duration")
    claim = planned(bench, story, quantity=q, period=t)
    assert claim.verdict.diagnosis.code == "wrong-duration"
    assert claim.verdict.fix.replacement == "next three years"


def test_thirty_six_months_are_three_years(bench):
    story = bench.Story("Alibaba will invest $53 billion over 36 months in AI infrastructure.")
    q, t = story.q("$53 billion", 53 * B, step=B), story.t("36 months", "P36M", "duration")
    claim = planned(bench, story, quantity=q, period=t)
    assert claim.verdict.status == "supported"


def test_amount_and_horizon_that_both_differ_may_be_another_plan(bench):
    story = bench.Story("Alibaba will invest $70 billion over the next five years in AI infrastructure.")
    q, t = story.q("$70 billion", 70 * B, step=B), story.t("next five years", "NEXT:P5Y", "duration")
    claim = planned(bench, story, quantity=q, period=t)
    assert claim.verdict.status == "unverified"


def test_a_denied_plan_is_negated(bench):
    story = bench.Story("Alibaba will not invest $53 billion over the next three years in AI infrastructure.")
    q, t = story.q("$53 billion", 53 * B, step=B), story.t("next three years", "NEXT:P3Y", "duration")
    claim = planned(bench, story, quantity=q, period=t, negated=True)
    assert claim.verdict.diagnosis.code == "negated"


def test_denying_another_amount_accuses_nobody(bench):
    story = bench.Story("Alibaba will not invest $90 billion in AI infrastructure.")
    q = story.q("$90 billion", 90 * B, step=B)
    claim = planned(bench, story, quantity=q, negated=True)
    assert claim.verdict.status == "unverified"


@pytest.mark.parametrize("segment", ["AI infrastructure", "artificial intelligence (AI) infrastructure"])
def test_a_part_named_more_narrowly_is_supported_with_a_note(bench, segment):
    story = bench.Story("Alibaba will invest $53 billion in it.")
    q = story.q("$53 billion", 53 * B, step=B)
    claim = story.claim([bench.PLAN], quantity=q, metric="investment", segment=segment, modality="plan", role="level")
    assert claim.verdict.status == "supported"
    assert "narrower-segment" in {note.code for note in claim.verdict.notes}


def test_the_announcement_of_a_part_never_judges_another_part(bench):
    story = bench.Story("Alibaba will invest $35 billion in logistics.")
    q = story.q("$35 billion", 35 * B, step=B)
    claim = story.claim(
        [bench.PLAN], quantity=q, metric="investment", segment="logistics", modality="plan", role="level"
    )
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "not-checkable")


def test_a_wrong_amount_without_part_and_horizon_is_ambiguous(bench):
    story = bench.Story("Alibaba plans an investment of $35 billion.")
    q = story.q("$35 billion", 35 * B, step=B)
    claim = story.claim([bench.PLAN], quantity=q, metric="investment", modality="plan", role="level")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")


def test_the_horizon_alone_points_to_the_announcement(bench):
    story = bench.Story("Alibaba plans an investment of $35 billion over the next three years.")
    q, t = story.q("$35 billion", 35 * B, step=B), story.t("next three years", "NEXT:P3Y", "duration")
    claim = story.claim([bench.PLAN], quantity=q, period=t, metric="investment", modality="plan", role="level")
    assert claim.verdict.diagnosis.code == "digits-transposed"


def test_an_announcement_of_the_next_morning_in_another_zone_is_known(bench):
    """Article: 23 February, 22:24 in New York; announcement: 24 February, 11:48 in Beijing, the same hour."""
    story = bench.Story(TEXT.format("$53 billion"), published="2025-02-23")
    q = story.q("$53 billion", 53 * B, step=B)
    claim = planned(bench, story, quantity=q)
    assert claim.verdict.status == "supported"


def test_an_announcement_of_two_days_later_is_not_known(bench):
    story = bench.Story(TEXT.format("$53 billion"), published="2025-02-22")
    q = story.q("$53 billion", 53 * B, step=B)
    claim = planned(bench, story, quantity=q)
    assert claim.verdict.status == "unverified"


def test_a_year_later_another_amount_may_be_the_next_plan(bench):
    story = bench.Story(TEXT.format("$60 billion"), published="2026-02-23")
    q = story.q("$60 billion", 60 * B, step=B)
    claim = planned(bench, story, quantity=q)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "stale")


def test_without_any_date_a_wrong_amount_is_ambiguous(bench):
    story = bench.Story(TEXT.format("$35 billion"), published=None)
    q = story.q("$35 billion", 35 * B, step=B)
    claim = planned(bench, story, quantity=q)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")


def test_a_wrong_translation_in_brackets_is_an_fx_conversion(bench):
    story = bench.Story("Alibaba will invest RMB 380 billion (US$35 billion) in AI infrastructure.")
    q = story.q("RMB 380 billion", 380 * B, "CNY", step=B)
    story.q("US$35 billion", 35 * B, step=B, alt_of=q.id)
    claim = planned(bench, story, quantity=q)
    assert claim.verdict.diagnosis.code == "fx-conversion"
    assert story.text[claim.verdict.fix.start : claim.verdict.fix.end] == "US$35 billion"
    assert claim.verdict.fix.replacement == "US$53 billion"


def test_a_translation_at_the_reference_rate_of_the_day_is_right_too(bench):
    """RMB 380 billion at 7.5893 CNY and 1.0466 USD for a euro is US$52.40 billion."""
    story = bench.Story("Alibaba will invest RMB 380 billion ($52.40 billion) in AI infrastructure.")
    q = story.q("RMB 380 billion", 380 * B, "CNY", step=B)
    story.q("$52.40 billion", 52_400_000_000, step=10**7, alt_of=q.id)
    rates = [bench.fixing("CNY", "2025-02-24", "7.5893"), bench.fixing("USD", "2025-02-24", "1.0466")]
    claim = story.claim(
        [bench.PLAN, *rates],
        quantity=q,
        metric="investment",
        segment="AI infrastructure",
        modality="plan",
        role="level",
    )
    assert claim.verdict.status == "supported"


def test_an_upper_bound_is_no_lower_bound(bench):
    up_to = bench.fact(
        "up-to", "production", 500 * B, "USD", cmp="le", modality="plan", horizon="NEXT:P4Y", published="2025-02-20"
    )
    story = bench.Story("Alibaba will produce goods worth at least $500 billion over the next four years.")
    q = story.q("$500 billion", 500 * B, cmp="ge", mod="at least", step=B)
    t = story.t("next four years", "NEXT:P4Y", "duration")
    claim = story.claim([up_to], quantity=q, period=t, metric="production", modality="plan", role="level")
    assert claim.verdict.status == "unverified"


def test_guidance_without_a_fact_is_not_checkable(bench):
    story = bench.Story("Alibaba expects revenue of $40 billion.")
    q = story.q("$40 billion", 40 * B, step=B)
    claim = story.claim([], quantity=q, modality="guidance", role="level")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "not-checkable")
