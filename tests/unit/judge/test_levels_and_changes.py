"""Levels and changes against filings and fact files: periods, bases, segments, currencies, diagnoses."""

from __future__ import annotations

import pytest

B, M = 10**9, 10**6
Q2 = ("the second quarter of fiscal 2024", "FY2024-Q2", "fiscal")


def level(
    bench,
    printed,
    value,
    *,
    step=10**7,
    metric="revenue",
    period=Q2,
    evidence=None,
    subject=None,
    published="2023-09-15",
    beside=None,
    **more,
):
    words = f" in {period[0]}" if period else ""
    story = bench.Story(f"Nvidia's figure was {printed}{words}.", published, subject or bench.NVIDIA)
    fields = {k: more.pop(k) for k in ("unit", "kind", "cmp", "mod", "per", "low", "high") if k in more}
    fields.setdefault("unit", "USD")
    q = story.q(
        printed, value, step=step, **{k: v for k, v in fields.items() if k != "kind"}, kind=fields.get("kind", "money")
    )
    t = story.t(*period) if period else None
    if beside is not None:
        story.text += f" It had been different in {beside[0]}."
        story.t(*beside)
    evidence = bench.NVIDIA_FILED if evidence is None else evidence
    return story, story.claim(evidence, quantity=q, period=t, metric=metric, role=more.pop("role", "level"), **more)


# printed, value, step, metric, period, expected code (None = supported)
LEVELS = [
    ("$13.51 billion", 13_510 * M, 10**7, "revenue", Q2, None),
    ("$13.5 billion", 13_500 * M, 10**8, "revenue", Q2, None),
    ("$13,507 million", 13_507 * M, 10**6, "revenue", Q2, None),
    ("$13.50 billion", 13_500 * M, 10**7, "revenue", Q2, None),  # cut off
    ("$13.5 million", 13.5 * M, 10**5, "revenue", Q2, "scale-slip"),
    ("$15.3 billion", 15_300 * M, 10**8, "revenue", Q2, "digits-transposed"),
    ("$7.19 billion", 7_190 * M, 10**7, "revenue", Q2, "wrong-period"),
    ("$6.70 billion", 6_700 * M, 10**7, "revenue", Q2, "wrong-period"),
    ("$20.7 billion", 20_700 * M, 10**8, "revenue", Q2, "wrong-period"),
    ("$6.19 billion", 6_190 * M, 10**7, "revenue", Q2, "wrong-metric"),
    ("$13.54 billion", 13_540 * M, 10**7, "revenue", Q2, "over-rounded"),
    ("$11.8 billion", 11_800 * M, 10**8, "revenue", Q2, "wrong-value"),
    ("$6.188 billion", 6_188 * M, 10**6, "net_income", Q2, None),
    ("$60.9 billion", 60_900 * M, 10**8, "revenue", ("fiscal 2024", "FY2024", "fiscal"), None),
    (
        "$18.1 billion",
        18_100 * M,
        10**8,
        "revenue",
        ("the quarter ended October 29, 2023", "QE2023-10-29", "fiscal"),
        None,
    ),
    ("$22.1 billion", 22_100 * M, 10**8, "revenue", ("the fourth quarter of fiscal 2024", "FY2024-Q4", "fiscal"), None),
    ("$6.06 billion", 6_059 * M, 10**7, "fcf", Q2, None),  # 6,348 - 289
]


@pytest.mark.parametrize(("printed", "value", "step", "metric", "period", "code"), LEVELS)
def test_a_filed_level(bench, printed, value, step, metric, period, code):
    _, claim = level(bench, printed, value, step=step, metric=metric, period=period, published="2024-03-01")
    verdict = claim.verdict
    assert (verdict.status, verdict.diagnosis.code if verdict.diagnosis else None) == (
        "contradicted" if code else "supported",
        code,
    ), verdict.working
    assert claim.rule == "reference/sec"
    assert all(row.published for row in verdict.evidence)


def test_a_margin_is_computed_from_two_filed_figures(bench):
    """9,462 / 13,507 = 70.05%."""
    _, claim = level(bench, "70.1%", "70.1", step="0.1", unit="percent", kind="percent", metric="gross_margin")
    assert claim.verdict.status == "supported"
    assert "derived" in {note.code for note in claim.verdict.notes}
    assert len(claim.verdict.evidence) == 3
    _, claim = level(bench, "74.3%", "74.3", step="0.1", unit="percent", kind="percent", metric="gross_margin")
    assert claim.verdict.status == "contradicted"


def test_a_fourth_quarter_is_derived_and_cites_what_it_is_derived_from(bench):
    """60,922 - 38,819 = 22,103."""
    period = ("the fourth quarter of fiscal 2024", "FY2024-Q4", "fiscal")
    _, claim = level(bench, "$22.1 billion", 22_100 * M, step=10**8, period=period, published="2024-03-01")
    assert "derived" in {note.code for note in claim.verdict.notes}
    assert [row.value for row in claim.verdict.evidence] == ["22103000000", "60922000000", "38819000000"]


def test_the_replacement_keeps_places_and_scale_word(bench):
    _, claim = level(bench, "$11.8 billion", 11_800 * M, step=10**8)
    assert claim.verdict.fix.replacement == "$13.5 billion"


def test_the_nearest_true_reading_has_its_own_evidence(bench):
    _, claim = level(bench, "$6.188 billion", 6_188 * M, step=10**6)
    assert claim.verdict.diagnosis.code == "wrong-metric"
    assert "net income" in claim.verdict.diagnosis.text
    assert {row.value for row in claim.verdict.evidence} == {"13507000000", "6188000000"}


def test_calendar_2023_is_tried_besides_fiscal_2023(bench):
    """The company's fiscal 2023 is 26,974; no window of its own is the calendar year."""
    _, claim = level(bench, "$27.0 billion", 27_000 * M, step=10**8, period=("2023", "2023", "period"))
    assert claim.verdict.status == "supported"
    assert "fiscal 2023" in claim.verdict.detail


def test_without_a_period_one_recent_match_supports_and_says_so(bench):
    _, claim = level(bench, "$13.51 billion", 13_510 * M, period=None)
    assert claim.verdict.status == "supported"
    assert "2023-05-01 to 2023-07-30" in claim.verdict.detail
    assert "latest quarter" in claim.verdict.detail


def test_without_a_period_nothing_contradicts(bench):
    _, claim = level(bench, "$11.8 billion", 11_800 * M, period=None)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")


def test_without_period_and_date_the_claim_is_ambiguous(bench):
    _, claim = level(bench, "$13.51 billion", 13_510 * M, period=None, published=None)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")


def test_a_silent_figure_that_fits_another_quarter_of_the_article_accuses_nobody(bench):
    other = ("the first quarter of fiscal 2024", "FY2024-Q1", "fiscal")
    _, claim = level(bench, "$7.19 billion", 7_190 * M, from_context=("period",), beside=other)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")
    assert "which may be meant" in claim.verdict.detail


def test_a_silent_figure_of_a_quarter_that_the_article_never_speaks_of_is_wrong(bench):
    _, claim = level(bench, "$7.19 billion", 7_190 * M, from_context=("period",))
    assert claim.verdict.status == "contradicted"
    assert claim.verdict.diagnosis.code == "wrong-period"


def test_the_quarter_of_an_article_is_the_latest_one(bench):
    _, claim = level(bench, "$13.51 billion", 13_510 * M, period=("the quarter", "REF:Q", "period"))
    assert claim.verdict.status == "supported"


def test_a_figure_of_the_company_never_judges_a_part_of_it(bench):
    _, claim = level(bench, "$10.3 billion", 10_300 * M, segment="data center")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "no-data")


def test_a_figure_of_a_part_never_judges_the_company(bench):
    cloud = bench.fact("cloud", "revenue", 31_742 * M, "CNY", period=bench.DECEMBER, segments=bench.CLOUD)
    period = ("the December quarter", "QE2024-12-31", "fiscal")
    _, claim = level(
        bench,
        "RMB 280.2 billion",
        280_200 * M,
        step=10**8,
        unit="CNY",
        evidence=[cloud],
        subject=bench.ALIBABA,
        period=period,
        published="2025-02-23",
    )
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "no-data")


def test_an_unbound_claim_is_never_judged(bench):
    _, claim = level(bench, "$11.8 billion", 11_800 * M, unbound="two metrics stand near")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "unbound")


@pytest.mark.parametrize("modality", ["forecast", "opinion", "hypothetical"])
def test_what_is_no_fact_is_listed_and_not_judged(bench, modality):
    _, claim = level(bench, "$11.8 billion", 11_800 * M, modality=modality)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "not-checkable")


def test_a_failed_source_is_our_failure_and_an_offline_one_no_data(bench):
    from factcheck.model import SourceFailure

    for kind, reason in (
        ("unreachable", "source-unavailable"),
        ("not-configured", "source-unavailable"),
        ("offline", "no-data"),
    ):
        failure = SourceFailure(source="sec", key=bench.NVIDIA.id, kind=kind, message="no answer")
        _, claim = level(bench, "$11.8 billion", 11_800 * M, evidence=[failure])
        assert (claim.verdict.status, claim.verdict.reason) == ("unverified", reason)


def test_an_unknown_subject_is_ambiguous(bench):
    _, claim = level(bench, "$1 billion", B, evidence=[], subject=bench.NVIDIA.model_copy(update={"id": None}))
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")


def test_a_share_count_is_no_money_and_per_share_no_total(bench):
    _, claim = level(bench, "$2.48", "2.48", step="0.01", per="share", metric="net_income")
    assert claim.verdict.status == "unverified"


def test_a_balance_sheet_figure_is_taken_at_the_period_s_end(bench):
    _, claim = level(bench, "$5.78 billion", 5_780 * M, metric="cash")
    assert claim.verdict.status == "supported"


def test_the_loss_is_the_negative_of_the_profit(bench):
    lost = bench.filed("net_income", -4_935 * M, "2022-01-01", "2022-12-31", "2023-02-01", form="10-K")
    kw = {"evidence": [lost], "metric": "net_loss", "period": ("2022", "2022", "period"), "step": 10**7}
    assert level(bench, "$4.94 billion", 4_940 * M, **kw)[1].verdict.status == "supported"
    assert level(bench, "$3.50 billion", 3_500 * M, **kw)[1].verdict.status == "contradicted"


# ---------------------------------------------------------------- as of a day
@pytest.fixture
def restated(bench):
    return [
        bench.filed("revenue", 1_000 * M, "2022-01-01", "2022-12-31", "2023-02-01", form="10-K", accession="old"),
        bench.filed("revenue", 1_050 * M, "2022-01-01", "2022-12-31", "2024-02-01", form="10-K", accession="new"),
    ]


def test_what_was_public_on_the_day_counts_and_a_later_change_is_a_note(bench, restated):
    kw = {"evidence": restated, "period": ("2022", "2022", "period"), "published": "2023-03-01"}
    _, claim = level(bench, "$1.00 billion", 1_000 * M, **kw)
    assert claim.verdict.status == "supported"
    assert "restated" in {note.code for note in claim.verdict.notes}
    assert "new" in " ".join(note.text for note in claim.verdict.notes)


def test_after_the_change_the_first_figure_is_still_no_error(bench, restated):
    kw = {"evidence": restated, "period": ("2022", "2022", "period"), "published": "2024-03-01"}
    assert level(bench, "$1.05 billion", 1_050 * M, **kw)[1].verdict.status == "supported"
    _, claim = level(bench, "$1.00 billion", 1_000 * M, **kw)
    assert claim.verdict.status == "supported"
    assert "restated" in {note.code for note in claim.verdict.notes}


# ---------------------------------------------------------------- currencies
def test_the_issuer_s_own_translation_supports_and_is_named(bench):
    revenue = bench.fact(
        "revenue", "revenue", 280_154 * M, "CNY", period=bench.DECEMBER, translations=((38_381 * M, "USD"),)
    )
    kw = {
        "evidence": [revenue],
        "subject": bench.ALIBABA,
        "period": ("the December quarter", "QE2024-12-31", "fiscal"),
        "published": "2025-02-23",
    }
    _, claim = level(bench, "$38.4 billion", 38_400 * M, step=10**8, **kw)
    assert claim.verdict.status == "supported"
    assert "convenience-translation" in {note.code for note in claim.verdict.notes}
    assert "issuer" in claim.verdict.detail
    _, claim = level(bench, "$280.2 billion", 280_200 * M, step=10**8, **kw)
    assert claim.verdict.diagnosis.code == "wrong-currency"
    assert claim.verdict.fix.replacement == "RMB 280.2 billion"


def test_every_rate_of_the_plausible_window_is_accepted_and_named(bench):
    """280.154 bn at 7.30 CNY for a dollar, the rate of the period's end, is 38.377 bn; at 7.00 of two years ago 40.022 bn."""
    revenue = bench.fact("revenue", "revenue", 280_154 * M, "CNY", period=bench.DECEMBER)
    rates = [
        bench.fixing("CNY", "2024-12-31", "7.665"), bench.fixing("USD", "2024-12-31", "1.05"),
        bench.fixing("CNY", "2022-12-30", "7.35"), bench.fixing("USD", "2022-12-30", "1.05"),
    ]  # fmt: skip
    kw = {
        "evidence": [revenue, *rates],
        "subject": bench.ALIBABA,
        "period": ("the December quarter", "QE2024-12-31", "fiscal"),
        "published": "2025-02-23",
    }
    _, claim = level(bench, "$38.4 billion", 38_400 * M, step=10**8, **kw)
    assert claim.verdict.status == "supported"
    assert "2024-12-31" in claim.verdict.detail
    assert level(bench, "$40.0 billion", 40_000 * M, step=10**8, **kw)[1].verdict.status == "contradicted"


def test_without_any_rate_another_currency_cannot_be_compared(bench):
    revenue = bench.fact("revenue", "revenue", 280_154 * M, "CNY", period=bench.DECEMBER)
    period = ("the December quarter", "QE2024-12-31", "fiscal")
    _, claim = level(
        bench,
        "$99.9 billion",
        99_900 * M,
        step=10**8,
        evidence=[revenue],
        subject=bench.ALIBABA,
        period=period,
        published="2025-02-23",
    )
    assert claim.verdict.status == "unverified"


def test_adjusted_and_gaap_are_told_apart(bench):
    common = {"period": bench.DECEMBER}
    facts = [
        bench.fact("gaap", "net_income", 46_434 * M, "CNY", **common),
        bench.fact("adjusted", "net_income_adj", 51_066 * M, "CNY", **common),
    ]
    period = ("the December quarter", "QE2024-12-31", "fiscal")
    kw = {
        "evidence": facts,
        "subject": bench.ALIBABA,
        "period": period,
        "published": "2025-02-23",
        "unit": "CNY",
        "step": M,
    }
    _, claim = level(bench, "RMB 51,066 million", 51_066 * M, metric="net_income", **kw)
    assert claim.verdict.diagnosis.code == "gaap-vs-adjusted"
    _, claim = level(bench, "RMB 51,066 million", 51_066 * M, metric="net_income_adj", **kw)
    assert claim.verdict.status == "supported"


def test_two_right_figures_of_one_metric_both_support(bench):
    """Net income with and without what belongs to others: the article need not say which."""
    facts = [
        bench.fact("all", "net_income", 46_434 * M, "CNY", period=bench.DECEMBER),
        bench.fact("own", "net_income", 48_945 * M, "CNY", period=bench.DECEMBER),
    ]
    period = ("the December quarter", "QE2024-12-31", "fiscal")
    kw = {
        "evidence": facts,
        "subject": bench.ALIBABA,
        "period": period,
        "published": "2025-02-23",
        "unit": "CNY",
        "step": 10**8,
        "metric": "net_income",
    }
    assert level(bench, "RMB 46.4 billion", 46_400 * M, **kw)[1].verdict.status == "supported"
    assert level(bench, "RMB 48.9 billion", 48_900 * M, **kw)[1].verdict.status == "supported"
    assert level(bench, "RMB 38.9 billion", 38_900 * M, **kw)[1].verdict.status == "contradicted"


def test_the_figure_of_another_part_is_a_wrong_segment(bench):
    facts = [
        bench.fact("cloud", "revenue", 31_742 * M, "CNY", period=bench.DECEMBER, segments=bench.CLOUD),
        bench.fact("all", "revenue", 280_154 * M, "CNY", period=bench.DECEMBER),
    ]
    period = ("the December quarter", "QE2024-12-31", "fiscal")
    kw = {
        "evidence": facts,
        "subject": bench.ALIBABA,
        "period": period,
        "published": "2025-02-23",
        "unit": "CNY",
        "step": 10**8,
    }
    _, claim = level(bench, "RMB 280.2 billion", 280_200 * M, segment="cloud business", **kw)
    assert claim.verdict.diagnosis.code == "wrong-segment"


def test_the_figure_of_another_company_of_the_article_is_a_wrong_company(bench):
    other = bench.filed("revenue", 5_359 * M, "2023-05-01", "2023-07-30", "2023-08-20", subject="cik:0000002488")
    _, claim = level(bench, "$5.36 billion", 5_360 * M, evidence=[*bench.NVIDIA_FILED, other])
    assert claim.verdict.diagnosis.code == "wrong-company"


def test_a_verb_of_the_wrong_direction_is_flipped(bench):
    """13,507 is above the 7,192 of the quarter before and the 6,704 of a year ago."""
    _, claim = level(bench, "$13.51 billion", 13_510 * M, direction="down")
    assert claim.verdict.diagnosis.code == "direction-flipped"
    assert level(bench, "$13.51 billion", 13_510 * M, direction="up")[1].verdict.status == "supported"


# ---------------------------------------------------------------- changes
def change(
    bench,
    printed,
    value,
    *,
    direction="up",
    step=1,
    unit="percent",
    kind="percent",
    period=Q2,
    base="YOY",
    evidence=None,
    published="2023-09-15",
    subject=None,
    **more,
):
    words = f" in {period[0]}" if period else ""
    story = bench.Story(
        f"Nvidia's revenue moved by {printed}{words} from a year earlier.", published, subject or bench.NVIDIA
    )
    fields = {k: more.pop(k) for k in ("cmp", "low", "high") if k in more}
    q = story.q(printed, value, unit, kind, step=step, **fields)
    t = story.t(*period) if period else None
    b = story.t("a year earlier", base, "base") if base else None
    evidence = bench.NVIDIA_FILED if evidence is None else evidence
    return story.claim(evidence, quantity=q, period=t, base=b, kind="change", role="delta", direction=direction, **more)


# (13,507 - 6,704) / 6,704 = 101.48%; (13,507 - 7,192) / 7,192 = 87.81%
CHANGES = [
    ("101%", 101, "up", "percent", "percent", "YOY", None),
    ("101.5%", "101.5", "up", "percent", "percent", "YOY", None),
    ("101%", 101, "down", "percent", "percent", "YOY", "direction-flipped"),
    ("110%", 110, "up", "percent", "percent", "YOY", "wrong-value"),
    ("88%", 88, "up", "percent", "percent", "QOQ", None),
    ("88%", 88, "up", "percent", "percent", "YOY", "wrong-period"),
    ("88%", 88, "up", "percent", "percent", None, None),
    ("101 percentage points", 101, "up", "pp", "pp", "YOY", "percent-vs-points"),
    ("doubled", 2, "up", "x", "multiple", "YOY", None),
    ("tripled", 3, "up", "x", "multiple", "YOY", "wrong-value"),
]


@pytest.mark.parametrize(("printed", "value", "direction", "unit", "kind", "base", "code"), CHANGES)
def test_a_change_is_recomputed(bench, printed, value, direction, unit, kind, base, code):
    step = 0 if kind == "multiple" else "0.1" if "." in printed else 1
    claim = change(bench, printed, value, direction=direction, unit=unit, kind=kind, base=base, step=step)
    verdict = claim.verdict
    assert (verdict.status, verdict.diagnosis.code if verdict.diagnosis else None) == (
        "contradicted" if code else "supported",
        code,
    ), verdict.working
    assert len(verdict.evidence) >= 2


def test_a_change_of_another_metric_is_named(bench):
    """Net income rose from 656 to 6,188: 843.3%."""
    claim = change(bench, "843%", 843)
    assert claim.verdict.diagnosis.code == "wrong-metric"


def test_an_absolute_change(bench):
    """13,507 - 6,704 = 6,803."""
    assert change(bench, "$6.8 billion", 6_800 * M, unit="USD", kind="money", step=10**8).verdict.status == "supported"
    assert (
        change(bench, "$8.6 billion", 8_600 * M, unit="USD", kind="money", step=10**8).verdict.status == "contradicted"
    )


def test_points_of_a_margin(bench):
    """70.05% less 2,915 / 6,704 = 43.48% is 26.57 points."""
    assert (
        change(bench, "26.6 points", "26.6", unit="pp", kind="pp", step="0.1", metric="gross_margin").verdict.status
        == "supported"
    )
    claim = change(bench, "26.6%", "26.6", step="0.1", metric="gross_margin")
    assert claim.verdict.diagnosis.code == "percent-vs-points"


@pytest.mark.parametrize(("old", "new"), [(0, 100), (-50, 100), (50, -100)])
def test_a_change_across_zero_is_not_comparable(bench, old, new):
    facts = [
        bench.filed("net_income", old * M, "2022-01-01", "2022-12-31", "2023-02-01", form="10-K"),
        bench.filed("net_income", new * M, "2023-01-01", "2023-12-31", "2024-02-01", form="10-K"),
    ]
    claim = change(
        bench,
        "300%",
        300,
        metric="net_income",
        evidence=facts,
        period=("2023", "2023", "period"),
        published="2024-03-01",
    )
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "not-comparable")


def test_two_losses_compare_by_magnitude(bench):
    """From 440 to 210 is narrower by 52.3%."""
    facts = [
        bench.filed("operating_income", -440 * M, "2022-01-01", "2022-12-31", "2023-02-01", form="10-K"),
        bench.filed("operating_income", -210 * M, "2023-01-01", "2023-12-31", "2024-02-01", form="10-K"),
    ]
    kw = {
        "metric": "operating_loss",
        "evidence": facts,
        "period": ("2023", "2023", "period"),
        "published": "2024-03-01",
    }
    assert change(bench, "52%", 52, direction="down", **kw).verdict.status == "supported"
    assert change(bench, "52%", 52, direction="up", **kw).verdict.diagnosis.code == "direction-flipped"


def test_a_change_against_an_unnamed_base_is_wrong_only_against_all(bench):
    assert change(bench, "110%", 110, base=None).verdict.status == "contradicted"


# ---------------------------------------------------------------- changes that a fact states
@pytest.fixture
def growth(bench):
    common = {"basis": "delta", "direction": "up"}
    return [
        bench.fact("cloud-12", "revenue", 13, "percent", period=bench.DECEMBER, segments=bench.CLOUD, **common),
        bench.fact(
            "cloud-09",
            "revenue",
            7,
            "percent",
            period=bench.SEPTEMBER,
            segments=bench.CLOUD,
            published="2024-11-15",
            **common,
        ),
        bench.fact(
            "ai-12",
            "revenue",
            None,
            "percent",
            low=100,
            high=999,
            cmp="range",
            period=bench.DECEMBER,
            segments=bench.AI,
            **common,
        ),
    ]


# low and high digits, segment, expected code
WORDED = [
    ("triple-digit", 100, 999, "AI-related cloud products", None),
    ("double-digit", 10, 99, "AI-related cloud products", "wrong-value"),
    ("double-digit", 10, 99, "cloud business", None),
    ("single-digit", 1, 9, "cloud business", "wrong-value"),
    ("triple-digit", 100, 999, "cloud business", "wrong-value"),
]


@pytest.mark.parametrize(("printed", "low", "high", "segment", "code"), WORDED)
def test_digits_in_words_without_a_period_mean_the_latest_release(bench, growth, printed, low, high, segment, code):
    claim = change(
        bench, printed, None, cmp="range", low=low, high=high, step=0, period=None, evidence=growth,
        published="2025-02-23", subject=bench.ALIBABA, segment=segment,
    )  # fmt: skip
    verdict = claim.verdict
    assert (verdict.status, verdict.diagnosis.code if verdict.diagnosis else None) == (
        "contradicted" if code else "supported",
        code,
    ), verdict.working


def stated(
    bench,
    growth,
    printed,
    value,
    *,
    period=("the December quarter", "QE2024-12-31", "fiscal"),
    segment="cloud business",
    **more,
):
    return change(
        bench,
        printed,
        value,
        period=period,
        evidence=growth,
        published=more.pop("published", "2025-02-23"),
        subject=bench.ALIBABA,
        segment=segment,
        **more,
    )


def test_a_stated_growth_is_compared_by_period_and_direction(bench, growth):
    assert stated(bench, growth, "13%", 13).verdict.status == "supported"
    assert stated(bench, growth, "31%", 31).verdict.diagnosis.code == "digits-transposed"
    assert stated(bench, growth, "13%", 13, direction="down").verdict.diagnosis.code == "direction-flipped"
    assert stated(bench, growth, "7%", 7).verdict.diagnosis.code in {"wrong-period", "wrong-value"}
    assert (
        stated(bench, growth, "7%", 7, period=("the September quarter", "QE2024-09-30", "fiscal")).verdict.status
        == "supported"
    )


def test_the_growth_of_the_quarter_before_is_ambiguous_without_a_period(bench, growth):
    claim = stated(bench, growth, "7%", 7, period=None)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")


def test_the_growth_of_a_part_never_judges_the_whole(bench, growth):
    assert stated(bench, growth, "99%", 99, segment=None).verdict.status == "unverified"


def test_more_than_doubled_follows_from_triple_digits(bench, growth):
    claim = change(
        bench, "more than doubled", 2, unit="x", kind="multiple", cmp="gt", step=0, period=None, evidence=growth,
        published="2025-02-23", subject=bench.ALIBABA, segment="AI products",
    )  # fmt: skip
    assert claim.verdict.status == "supported"


def test_an_exact_figure_inside_a_stated_range_is_not_decided(bench, growth):
    claim = stated(bench, growth, "120%", 120, segment="AI products")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "not-comparable")


# ---------------------------------------------------------------- earlier levels and unnamed years
def earlier(bench, printed, value, *, period=None, base=None, from_context=(), published="2023-09-15"):
    story = bench.Story(f"Nvidia's revenue rose from {printed} in Q2 a year earlier.", published, bench.NVIDIA)
    q = story.q(printed, value, step=10**7)
    t = story.t("Q2", period, "fiscal") if period else None
    b = story.t("a year earlier", base, "base") if base else None
    return story.claim(bench.NVIDIA_FILED, quantity=q, period=t, base=b, role="from", from_context=from_context)


def test_the_earlier_level_is_a_year_before_the_period_of_the_article(bench):
    assert earlier(bench, "$6.70 billion", 6_700 * M, base="YOY").verdict.status == "supported"
    assert (
        earlier(bench, "$6.70 billion", 6_700 * M, period="REF:Q", base="YOY", from_context=("period",)).verdict.status
        == "supported"
    )


def test_the_earlier_level_without_a_base_may_be_of_either_period_before_and_accuses_nobody(bench):
    for printed, value, status in (
        ("$6.70 billion", 6_700, "supported"),
        ("$7.19 billion", 7_192, "supported"),
        ("$9.99 billion", 9_990, "unverified"),
    ):
        claim = earlier(bench, printed, value * M, period="REF:Q", from_context=("period",))
        assert claim.verdict.status == status, claim.verdict.working


def test_an_earlier_level_with_its_own_period_is_taken_at_it(bench):
    assert earlier(bench, "$6.70 billion", 6_700 * M, period="FY2023-Q2").verdict.status == "supported"


def test_a_quarter_without_a_year_is_the_one_that_ended_last(bench):
    """Said in September, "the second quarter" is July's, and so it is in the next spring."""
    quarter = ("the second quarter", "FYXXXX-Q2", "fiscal")
    _, claim = level(bench, "$6.70 billion", 6_700 * M, period=quarter)
    assert claim.verdict.diagnosis.code == "wrong-period"
    _, claim = level(bench, "$6.70 billion", 6_700 * M, period=quarter, published="2024-04-15")
    assert claim.verdict.diagnosis.code == "wrong-period"
    _, claim = level(bench, "$7.19 billion", 7_190 * M, period=("the second quarter", "FYXXXX-Q2", "fiscal"))
    assert claim.verdict.diagnosis.code == "wrong-period"


# ---------------------------------------------------------------- shares
def test_a_share_is_computed_from_part_and_whole_and_never_accuses(bench):
    """31,742 / 280,154 = 11.33%."""
    facts = [
        bench.fact("cloud", "revenue", 31_742 * M, "CNY", period=bench.DECEMBER, segments=bench.CLOUD),
        bench.fact("all", "revenue", 280_154 * M, "CNY", period=bench.DECEMBER),
    ]
    for printed, value, status in (("11%", 11, "supported"), ("21%", 21, "unverified")):
        story = bench.Story(f"Cloud made up {printed} of revenue in the December quarter.")
        q = story.q(printed, value, "percent", "percent", step=1)
        t = story.t("the December quarter", "QE2024-12-31", "fiscal")
        claim = story.claim(facts, quantity=q, period=t, kind="share", role="share", segment="cloud business")
        assert claim.verdict.status == status, claim.verdict.working
