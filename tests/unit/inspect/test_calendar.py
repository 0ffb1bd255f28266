"""Days, weekdays, quarters, durations, tense and holidays, wherever they stand on the page."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


# ---------------------------------------------------------------- weekday and date
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Saturday, Feb 23, 2025 10:24 pm ET1min read", "Saturday, Feb 23, 2025"),
        ("By A. Writer, Sat. 23 February 2025", "Sat. 23 February 2025"),
        ("The call was on Monday, 25th February 2025.", "Monday, 25th February 2025"),
        ("Published 2025-02-23 (Saturday) at noon", "2025-02-23 (Saturday"),
        ("It was on February 23, 2025, a Saturday.", "February 23, 2025, a Saturday"),
        ("The company said on Friday (Feb. 20) that it had grown.", "Friday (Feb. 20"),
        ("The company said on Tuesday, Feb. 20 that it had grown.", "Tuesday, Feb. 20"),
        ("SATURDAY, FEB. 23, 2025", "SATURDAY, FEB. 23, 2025"),
    ],
)
def test_weekday_that_is_not_the_dates(page, text, place):
    assert page(text).codes() == [("weekday-date", place)]


def test_message_names_the_right_weekday_and_the_right_day(page):
    (finding,) = page("Saturday, Feb 23, 2025").check()
    assert finding.message == "23 February 2025 was a Sunday; Saturday was 22 February 2025."
    assert (finding.rule, finding.severity) == ("consistency/calendar", "error")


@pytest.mark.parametrize(
    "text",
    [
        "Sunday, Feb 23, 2025 10:24 pm ET1min read",
        "Monday to Wednesday, March 3-5, 2025",
        "Monday and Tuesday, March 3 and 4, 2025",
        "from Monday through Friday, March 7, 2025",
        "Monday, March 3, and Tuesday, March 4, 2025",
        "In 2023, on Friday, March 10, the bank failed.",
        "Monday. February 23 was quiet.",
        "The Sun, Feb 24, 2025",
        "Black Friday, Nov 28, 2025",
        "On Monday 3 March companies reported.",
        "Monday\nFeb 23, 2025",
        "On Thursday, May 5 percent was the consensus.",
        "Sunday, Feb 23.5 million",
        "He won on Tuesday, Nov. 5, 2024.",
    ],
)
def test_weekdays_that_fit_or_belong_to_something_else(page, text):
    assert page(text).check() == ()


def test_a_date_without_a_year_far_from_the_publication_is_not_judged(page):
    assert page("It happened on Monday, August 10.").check() == ()


def test_no_publication_date_and_no_year_is_not_judged(page):
    assert page("It happened on Monday, Feb. 20.", published=None).check() == ()


def test_a_repeated_block_is_reported_once(page):
    text = "It was Saturday, Feb 23, 2025 then.\nIt was Saturday, Feb 23, 2025 then."
    assert len(page(text, repeat_of={1: 0}).check()) == 1


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    day=st.dates(date(1990, 1, 1), date(2039, 12, 31)),
    other=st.integers(0, 6),
    form=st.sampled_from(["{:%A, %B} {}, {}", "{:%a %b}. {}, {}"]),
)
def test_every_weekday_of_every_day(page, day, other, form):
    told = day + timedelta(days=other)
    text = form.format(told, day.day, day.year).replace(f"{told:%B}", f"{day:%B}").replace(f"{told:%b}.", f"{day:%b}.")
    assert bool(page(text).check()) == (other != 0)


# ---------------------------------------------------------------- days that do not exist
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It ended on February 30, 2025.", "February 30, 2025"),
        ("It ended on 29 February 2025.", "29 February 2025"),
        ("The quarter ended June 31.", "June 31"),
        ("It ended on February 29, 2024.", None),
        ("In June 31 companies reported.", None),
        ("It ended on December 31, 2024.", None),
        ("From May 31 onwards.", None),
    ],
)
def test_impossible_day(page, text, place):
    assert page(text).codes() == ([("wrong-date", place)] if place else [])


# ---------------------------------------------------------------- today
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The bank said today, Wednesday, that it would merge.", "today, Wednesday"),
        ("The bank said yesterday (Thursday) that it would merge.", "yesterday (Thursday"),
        ("The bank said today, Sunday, that it would merge.", None),
        ("The bank said today, Monday, that it would merge.", None),
        ("The bank said yesterday, Saturday, that it would merge.", None),
    ],
)
def test_today_has_the_weekday_of_the_publication(page, text, place):
    assert page(text).codes() == ([("weekday-date", place)] if place else [])


# ---------------------------------------------------------------- tense
@pytest.mark.parametrize(
    "text",
    [
        "The results were released on March 5, 2025.",
        "Alibaba announced on Wednesday, March 5, 2025 a plan for clouds.",
        "On March 5, 2025, Alibaba announced a plan for clouds.",
    ],
)
def test_future_date_told_as_past(page, text):
    (finding,) = page(text).check()
    assert (finding.code, finding.severity) == ("tense", "warning")
    assert "5 March 2025 is after the article's own date, 23 February 2025" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The results will be released on March 5, 2025.",
        "Alibaba announced a dividend payable on March 5, 2025.",
        "Alibaba announced that it would hold its meeting on March 5, 2025.",
        "The meeting is scheduled for March 5, 2025.",
        "Alibaba announced a meeting on March 5, 2025.",
        "The results were released on February 24, 2025.",
        "The results were released on February 20, 2025.",
        "The notes, issued in 2020, mature on March 5, 2025.",
        "On March 5, 2025, Alibaba reports earnings.",
    ],
)
def test_future_dates_that_are_told_as_future_or_are_only_a_time_zone_away(page, text):
    assert page(text).check() == ()


# ---------------------------------------------------------------- quarters
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In the December quarter ended September 30, sales rose.", "December quarter ended September 30"),
        ("In the calendar first quarter (April to June), sales rose.", "calendar first quarter (April to June"),
        ("In the December quarter ended December 31, sales rose.", None),
        ("In the September quarter ended October 1, sales rose.", None),
        ("In the fourth quarter ended September 28, sales rose.", None),
        ("In fiscal first quarter (April to June), sales rose.", None),
        ("In the calendar second quarter (April-June), sales rose.", None),
    ],
)
def test_quarter_against_month(page, text, place):
    assert page(text).codes() == ([("wrong-period", place)] if place else [])


# ---------------------------------------------------------------- durations
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is a three-year plan from 2025 to 2030.", True),
        ("It is a thirteen-year plan from 2025 to 2030.", True),
        ("It is a thirteen-year plan from 2025 to 2038.", False),
        ("It will spend it over five years, from 2025 to 2027.", True),
        ("The company was founded in 1999, 36 years ago.", True),
        ("It is a three-year plan (2025-2027).", False),
        ("It is a three-year plan from 2025 to 2028.", False),
        ("It is a five-year period between 2020 and 2024.", False),
        ("The company was founded in 1999, 25 years ago.", False),
        ("The company was founded in 1999, 26 years ago.", False),
        ("Five years ago, from 2025 to 2027 plans were made.", False),
    ],
)
def test_duration_against_years(page, text, found):
    codes = [code for code, _ in page(text).codes()]
    assert codes == (["wrong-duration"] if found else [])


# ---------------------------------------------------------------- holidays
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("On Wall Street, the shares closed up 3% on Monday, Feb. 17, 2025.", "Washington's Birthday"),
        ("In New York, shares rose 3% on Monday, Feb. 17.", "Washington's Birthday"),
        ("In Hong Kong, shares closed higher on Jan. 30, 2025.", "Chinese New Year"),
        ("In London, shares rose on December 26, 2024.", "Boxing Day"),
        ("In Tokyo, shares fell on January 2, 2025.", "Bank Holiday"),
        ("On the Nasdaq, the shares closed up 3% on Feb. 22, 2025.", "a Saturday"),
    ],
)
def test_session_on_a_holiday(page, text, reason):
    (finding,) = page(text).check()
    assert (finding.code, finding.severity) == ("holiday", "warning")
    assert reason in finding.message


def test_weekday_alone_means_the_latest_before_the_publication(page):
    text = "On Wall Street, shares closed up 3% on Monday."
    assert page(text, published=date(2025, 2, 18)).codes() == [("holiday", "Monday")]
    assert page(text, published=date(2025, 2, 25)).codes() == []


@pytest.mark.parametrize(
    "text",
    [
        "On Wall Street, the shares closed up 3% on Tuesday, Feb. 18, 2025.",
        "In Hong Kong, shares closed higher on Monday, Feb. 17, 2025.",
        "Bitcoin traded in New York and closed up 3% on Feb. 22, 2025.",
        "On Wall Street and in London, shares rose on Feb. 17, 2025.",
        "Wall Street was closed on Feb. 17, 2025, after shares rose.",
        "On Wall Street, shares rose after it announced the plan on Feb. 22, 2025.",
        "Shares rose 3% on Feb. 17, 2025.",
        "In Frankfurt, shares rose on October 3, 2024.",
    ],
)
def test_sessions_that_took_place_or_are_of_no_one_exchange(page, text):
    assert page(text).check() == ()


def test_the_calendar_package_is_loaded_only_for_a_possible_holiday():
    code = (
        "import sys; from datetime import date; from factcheck.inspect.calendar.holiday import closed; "
        "assert closed('XNYS', date(2025, 2, 18)) is None; assert 'holidays' not in sys.modules; "
        "assert closed('XNYS', date(2025, 2, 17)); assert 'holidays' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_american_holiday_passes_the_cheap_filter_but_days_of_mourning():
    from holidays import financial_holidays

    from factcheck.inspect.calendar.holiday import closed

    for day, name in financial_holidays("XNYS", years=range(2000, 2031)).items():
        if day.weekday() < 5 and "Mourning" not in name and "Hurricane" not in name and "attack" not in name.lower():
            assert closed("XNYS", day), (day, name)
