"""Offices with terms, dated ranks, streaks, statements and comparisons."""

from __future__ import annotations

import pytest

WU = ("Eddie Wu", "Wu Yongming", "Eddie Yongming Wu")


@pytest.fixture
def offices(bench):
    office = {"metric": "office", "basis": "office"}
    return [
        bench.fact(
            "ceo-wu",
            names=WU,
            segments=("ceo",),
            valid_from="2023-09-10",
            checked="2025-02-20",
            published="2023-06-20",
            **office,
        ),
        bench.fact(
            "ceo-zhang",
            names=("Daniel Zhang", "Zhang Yong"),
            segments=("ceo",),
            valid_from="2015-01-01",
            valid_until="2023-09-09",
            **office,
        ),
        bench.fact(
            "chair-tsai",
            names=("Joe Tsai", "Joseph C. Tsai"),
            segments=("chair",),
            valid_from="2023-09-10",
            checked="2025-02-20",
            **office,
        ),
    ]


def office(bench, offices, person, *, published="2025-02-23", **more):
    story = bench.Story(f"Alibaba's CEO, {person}, spoke.", published)
    return story, story.claim(
        offices, kind="office", metric="office", segment=more.pop("segment", "ceo"), object=person, **more
    )


@pytest.mark.parametrize(
    "name", ["Eddie Wu", "Wu Yongming", "Yongming Wu", "Eddie Yongming Wu", "Mr. Wu", "E. Wu", "Wu"]
)
def test_every_spelling_of_the_holder_is_the_holder(bench, offices, name):
    _, claim = office(bench, offices, name)
    assert claim.verdict.status == "supported"
    assert claim.rule == "facts/ceo-wu"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Daniel Zhang", "wrong-person"),
        ("Joe Tsai", "wrong-role"),
        ("Jack Ma", "wrong-person"),
        ("Zhang Yong", "wrong-person"),
    ],
)
def test_another_person_is_contradicted_with_the_holder_as_replacement(bench, offices, name, code):
    story, claim = office(bench, offices, name)
    assert claim.verdict.diagnosis.code == code
    assert "Eddie Wu" in claim.verdict.detail
    assert story.text[claim.verdict.fix.start : claim.verdict.fix.end] == name
    assert claim.verdict.fix.replacement == "Eddie Wu"


def test_the_holder_of_the_article_s_day_counts(bench, offices):
    _, claim = office(bench, offices, "Daniel Zhang", published="2022-05-26")
    assert claim.verdict.status == "supported"


def test_the_former_holder_s_last_day_is_told(bench, offices):
    _, claim = office(bench, offices, "Daniel Zhang")
    assert "2023-09-09" in claim.verdict.detail


def test_an_office_without_a_date_is_ambiguous(bench, offices):
    _, claim = office(bench, offices, "Eddie Wu", published=None)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")


def test_an_open_term_that_nobody_checked_for_long_accuses_nobody(bench, offices):
    _, claim = office(bench, offices, "Jane Doe", published="2027-01-01")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "stale")


def test_an_office_of_which_nothing_is_known_has_no_data(bench, offices):
    _, claim = office(bench, offices, "Jane Doe", segment="cto")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "no-data")


def test_a_denied_office_is_judged_as_the_denial(bench, offices):
    assert office(bench, offices, "Joe Tsai", negated=True)[1].verdict.status == "supported"
    assert office(bench, offices, "Eddie Wu", negated=True)[1].verdict.diagnosis.code == "negated"


# ---------------------------------------------------------------- ranks
@pytest.fixture
def ranks(bench):
    common = {"basis": "rank", "names": ("Qwen2.5-Max", "Qwen 2.5 Max"), "words": (("Chatbot Arena", "LMArena"),)}
    return [
        bench.fact("rank-5", "ranking", 7, "rank", period="2025-02-05", published="2025-02-05", **common),
        bench.fact("rank-17", "ranking", 8, "rank", period="2025-02-17", published="2025-02-17", **common),
        bench.fact(
            "rank-math",
            "ranking",
            1,
            "rank",
            period="2025-02-05",
            published="2025-02-05",
            segments=("mathematics", "math"),
            **common,
        ),
    ]


def rank(
    bench,
    ranks,
    printed,
    value,
    *,
    cmp="eq",
    published="2025-02-23",
    text="Qwen2.5-Max's {} ranking on the Chatbot Arena leaderboard helps.",
    **more,
):
    story = bench.Story(text.format(printed), published, subject=bench.ALIBABA)
    q = story.q(printed, value, "rank", "rank", cmp, step=1)
    return story.claim(
        ranks, quantity=q, kind="rank", metric="ranking", role="rank", compare_to="Chatbot Arena leaderboard", **more
    )


def test_an_undated_rank_equal_to_one_of_the_last_days_is_supported_with_a_note(bench, ranks):
    claim = rank(bench, ranks, "#7", 7)
    assert claim.verdict.status == "supported"
    assert "dated" in {note.code for note in claim.verdict.notes}
    assert "8 on 2025-02-17" in claim.verdict.detail


def test_a_rank_outside_all_of_them_is_wrong(bench, ranks):
    claim = rank(bench, ranks, "#1", 1)
    assert claim.verdict.diagnosis.code == "wrong-rank"
    assert claim.verdict.fix.replacement == "#8"


def test_the_rank_of_a_part_of_the_list_is_another_list(bench, ranks):
    claim = rank(
        bench, ranks, "#1", 1, text="Qwen2.5-Max is {} in mathematics on Chatbot Arena.", segment="mathematics"
    )
    assert claim.verdict.status == "supported"


def test_another_list_has_no_data(bench, ranks):
    story = bench.Story("Qwen2.5-Max is #1 on LiveBench.")
    claim = story.claim(
        ranks,
        quantity=story.q("#1", 1, "rank", "rank", step=1),
        kind="rank",
        metric="ranking",
        role="rank",
        compare_to="LiveBench",
    )
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "no-data")


def test_a_rank_of_long_ago_is_stale(bench, ranks):
    claim = rank(bench, ranks, "#1", 1, published="2025-06-01")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "stale")


def test_a_rank_in_the_top_ten_is_supported(bench, ranks):
    assert rank(bench, ranks, "top 10", 10, cmp="le").verdict.status == "supported"


def test_a_dated_rank_is_judged_on_its_day(bench, ranks):
    story = bench.Story("On February 5, 2025, Qwen2.5-Max was #8 on Chatbot Arena.")
    q = story.q("#8", 8, "rank", "rank", step=1)
    t = story.t("February 5, 2025", "2025-02-05", "date", ("2025-02-05", "2025-02-05"))
    claim = story.claim(
        ranks, quantity=q, period=t, kind="rank", metric="ranking", role="rank", compare_to="Chatbot Arena"
    )
    assert claim.verdict.diagnosis.code == "wrong-rank"
    assert claim.verdict.fix.replacement == "#7"


# ---------------------------------------------------------------- streaks
@pytest.fixture
def streaks(bench):
    common = {"basis": "streak", "segments": bench.AI, "direction": "up"}
    return [
        bench.fact("streak-12", "revenue", 6, "quarter", period=bench.DECEMBER, **common),
        bench.fact("streak-09", "revenue", 5, "quarter", period=bench.SEPTEMBER, published="2024-11-15", **common),
    ]


def streak(
    bench, streaks, printed, value, *, published="2025-02-23", segment="AI-related cloud products", period=None, **more
):
    story = bench.Story(f"AI products grew for the {printed}{' in ' + period[0] if period else ''}.", published)
    q = story.q(printed, value, "quarter", "ordinal", step=1)
    t = story.t(*period) if period else None
    return story, story.claim(
        streaks, quantity=q, period=t, kind="streak", role="streak", segment=segment, direction="up", **more
    )


@pytest.mark.parametrize("printed", ["sixth consecutive quarter", "sixth straight quarter", "6th quarter in a row"])
def test_the_issuer_s_own_count_supports(bench, streaks, printed):
    _, claim = streak(bench, streaks, printed, 6)
    assert claim.verdict.status == "supported"
    assert {note.code for note in claim.verdict.notes} == {"dated"}


@pytest.mark.parametrize(
    ("printed", "replacement"),
    [("seventh consecutive quarter", "sixth consecutive quarter"), ("7th straight quarter", "6th straight quarter")],
)
def test_a_count_that_no_period_has_is_a_wrong_streak(bench, streaks, printed, replacement):
    story, claim = streak(bench, streaks, printed, 7)
    assert claim.verdict.diagnosis.code == "wrong-streak"
    assert claim.verdict.fix.replacement == replacement
    assert story.text[claim.verdict.fix.start : claim.verdict.fix.end] == printed


def test_the_count_of_the_period_before_is_ambiguous_without_a_period_and_wrong_with_one(bench, streaks):
    _, claim = streak(bench, streaks, "fifth consecutive quarter", 5)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "ambiguous")
    _, claim = streak(
        bench, streaks, "fifth consecutive quarter", 5, period=("the December quarter of 2024", "QE2024-12-31")
    )
    assert claim.verdict.diagnosis.code == "wrong-streak"


def test_long_after_the_release_a_count_without_a_period_accuses_nobody(bench, streaks):
    _, claim = streak(bench, streaks, "seventh consecutive quarter", 7, published="2025-05-20")
    assert claim.verdict.status == "unverified"


def test_the_streak_of_a_part_never_judges_the_whole(bench, streaks):
    _, claim = streak(bench, streaks, "seventh consecutive quarter", 7, segment=None)
    assert claim.verdict.status == "unverified"


# ---------------------------------------------------------------- statements
@pytest.fixture
def statement(bench):
    words = (("AGI", "artificial general intelligence"), ("replace", "restructuring"), ("global GDP", "world GDP"))
    return [
        bench.fact(
            "agi-gdp", "statement", 50, "percent", basis="statement", names=WU, words=words, subject="person:eddie-wu"
        )
    ]


def said(bench, statement, text, percent="50%", value=50, speaker="Eddie Wu", **more):
    story = bench.Story(text)
    q = story.q(percent, value, "percent", "percent", step=1) if percent else None
    subject = bench.ALIBABA.model_copy(update={"text": speaker, "name": speaker, "id": None})
    return story.claim(
        statement,
        quantity=q,
        kind="statement",
        metric="statement",
        subject=subject,
        attribution=speaker,
        modality="hypothetical",
        **more,
    )


def test_a_statement_is_judged_for_having_been_said(bench, statement):
    claim = said(
        bench, statement, "Wu Yongming believes that AGI could replace 50% of global GDP.", speaker="Wu Yongming"
    )
    assert claim.verdict.status == "supported"


def test_another_figure_in_the_same_statement_is_misquoted(bench, statement):
    claim = said(bench, statement, "Eddie Wu said AGI could replace 15% of global GDP.", "15%", 15)
    assert claim.verdict.diagnosis.code == "misquoted"
    assert claim.verdict.fix.replacement == "50%"


@pytest.mark.parametrize(
    "text", ["Eddie Wu said AI could replace 50% of global GDP.", "Eddie Wu said AGI could replace 50% of jobs."]
)
def test_a_statement_with_another_idea_has_no_data(bench, statement, text):
    claim = said(bench, statement, text)
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "no-data")


def test_what_one_person_said_never_judges_another(bench, statement):
    claim = said(bench, statement, "Joe Tsai said AGI could replace 70% of global GDP.", "70%", 70, speaker="Joe Tsai")
    assert claim.verdict.status == "unverified"


def test_a_denied_statement_is_negated(bench, statement):
    claim = said(bench, statement, "Eddie Wu never said AGI could replace 50% of global GDP.", negated=True)
    assert claim.verdict.diagnosis.code == "negated"


def test_an_attributed_possibility_is_judged_as_a_statement(bench, statement):
    story = bench.Story("Eddie Wu believes AGI could replace 50% of global GDP.")
    q = story.q("50%", 50, "percent", "percent", step=1)
    claim = story.claim(
        statement, quantity=q, kind="share", metric="gdp", role="share", modality="hypothetical", attribution="Eddie Wu"
    )
    assert claim.verdict.status == "supported"


# ---------------------------------------------------------------- comparisons
@pytest.fixture
def decade(bench):
    words = (("decade", "ten years", "10 years"), ("spending", "spent"))
    return [
        bench.fact(
            "decade",
            "investment",
            basis="compare",
            direction="up",
            words=words,
            excerpt="more than in the past ten years together",
        )
    ]


def compared(bench, decade, text, direction, **more):
    story = bench.Story(text)
    return story.claim(decade, kind="comparison", metric="investment", role="compare", direction=direction, **more)


def test_the_announced_comparison_supports(bench, decade):
    claim = compared(bench, decade, "The investment exceeds Alibaba's AI spending over the past decade.", "up")
    assert claim.verdict.status == "supported"


def test_the_other_side_as_the_greater_is_flipped(bench, decade):
    claim = compared(bench, decade, "The investment is less than Alibaba's AI spending over the past decade.", "down")
    assert claim.verdict.diagnosis.code == "comparison-flipped"


def test_a_denied_flip_is_right_and_a_denied_truth_is_negated(bench, decade):
    text = "The investment does not {} Alibaba's AI spending over the past decade."
    assert compared(bench, decade, text.format("trail"), "down", negated=True).verdict.status == "supported"
    assert compared(bench, decade, text.format("exceed"), "up", negated=True).verdict.diagnosis.code == "negated"


def test_a_comparison_with_something_else_has_no_data(bench, decade):
    claim = compared(bench, decade, "The investment exceeds Tencent's budget for this year.", "up")
    assert (claim.verdict.status, claim.verdict.reason) == ("unverified", "no-data")
