"""A fiscal calendar comes from the windows of a company's own facts, and is right for years of every pattern."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Observation
from factcheck.records import replace
from factcheck.sources.dates import DAY, add_months, days, is_month_end
from factcheck.sources.fiscal import FiscalCalendar, Naming, Period, fiscal_calendar, fiscal_year_name
from factcheck.sources.pack import lookup

APPLE, NVIDIA, WALMART = "cik:0000320193", "cik:0001045810", "cik:0000104169"
HOME_DEPOT, JOHNSON, SALESFORCE, MARVELL = "cik:0000354950", "cik:0000200406", "cik:0001108524", "cik:0001835632"
NIKE, PROCTER, EXXON, WELLS, ADOBE, COKE = (
    "cik:0000320187", "cik:0000080424", "cik:0000034088", "cik:0000072971", "cik:0000796343", "cik:0000021344",
)  # fmt: skip


def calendar_of(company: str) -> FiscalCalendar:
    found = lookup(company)
    assert isinstance(found, tuple)
    return fiscal_calendar(found)


def window(start: str, end: str) -> Period:
    return date.fromisoformat(start), date.fromisoformat(end)


def from_windows(windows: Sequence[Period], naming: Naming = "end-year") -> FiscalCalendar:
    observations = tuple(
        Observation.model_construct(
            source="sec", key=str(w), subject="cik:0000000001", metric="revenue", start=w[0], end=w[1]
        )
        for w in windows
    )
    return replace(fiscal_calendar(observations), naming=naming)


# ------------------------------------------------------------ real companies, as their own reports name the periods
@pytest.mark.parametrize(
    ("company", "fiscal_year", "start", "end"),
    [
        (APPLE, 2024, "2023-10-01", "2024-09-28"),
        (APPLE, 2023, "2022-09-25", "2023-09-30"),  # 53 weeks
        (NVIDIA, 2025, "2024-01-29", "2025-01-26"),
        (NVIDIA, 2024, "2023-01-30", "2024-01-28"),
        (WALMART, 2025, "2024-02-01", "2025-01-31"),
        (SALESFORCE, 2025, "2024-02-01", "2025-01-31"),
        (HOME_DEPOT, 2024, "2024-01-29", "2025-02-02"),  # named after the year in which most of it lies; 53 weeks
        (HOME_DEPOT, 2023, "2023-01-30", "2024-01-28"),
        (JOHNSON, 2022, "2022-01-03", "2023-01-01"),  # ends in January and belongs to the year before
        (JOHNSON, 2024, "2024-01-01", "2024-12-29"),
        (MARVELL, 2024, "2023-01-29", "2024-02-03"),
        (NIKE, 2025, "2024-06-01", "2025-05-31"),
        (PROCTER, 2025, "2024-07-01", "2025-06-30"),
        (ADOBE, 2024, "2023-12-02", "2024-11-29"),
    ],
)
def test_a_fiscal_year_has_the_companys_own_name_and_days(company: str, fiscal_year: int, start: str, end: str) -> None:
    assert calendar_of(company).year(fiscal_year) == window(start, end)


@pytest.mark.parametrize(
    ("company", "fiscal_year", "n", "start", "end"),
    [
        (APPLE, 2025, 2, "2024-12-29", "2025-03-29"),
        (APPLE, 2024, 4, "2024-06-30", "2024-09-28"),
        (APPLE, 2023, 1, "2022-09-25", "2022-12-31"),  # the extra week is in the first quarter: 14 weeks
        (NVIDIA, 2026, 1, "2025-01-27", "2025-04-27"),
        (NVIDIA, 2025, 4, "2024-10-28", "2025-01-26"),
        (COKE, 2025, 2, "2025-03-29", "2025-06-27"),
        (EXXON, 2025, 2, "2025-04-01", "2025-06-30"),  # the pack holds only interim reports of it
    ],
)
def test_a_quarter_is_the_companys_own(company: str, fiscal_year: int, n: int, start: str, end: str) -> None:
    assert calendar_of(company).quarter(fiscal_year, n) == window(start, end)


def test_halves_and_nine_months_lie_on_the_companys_quarters() -> None:
    apple = calendar_of(APPLE)
    assert apple.half(2025, 1) == window("2024-09-29", "2025-03-29")
    assert apple.nine_months(2024) == window("2023-10-01", "2024-06-29")


def test_a_calendar_quarter_is_the_nearest_company_quarter_or_none() -> None:
    assert calendar_of(APPLE).calendar_quarter(2025, 1) == window("2024-12-29", "2025-03-29")
    assert calendar_of(NVIDIA).calendar_quarter(2025, 1) is None  # NVIDIA's quarters end a month later
    assert calendar_of(PROCTER).calendar_year(2024) is None


def test_year_ago_and_previous_quarter_may_differ_by_a_week() -> None:
    apple = calendar_of(APPLE)
    assert apple.year_ago(*window("2023-10-01", "2023-12-30")) == window("2022-09-25", "2022-12-31")
    assert apple.previous(*window("2024-12-29", "2025-03-29")) == window("2024-09-29", "2024-12-28")
    assert apple.previous(*window("2023-10-01", "2024-09-28")) == window("2022-09-25", "2023-09-30")


def test_a_window_is_told_by_the_companys_name_for_it() -> None:
    assert calendar_of(APPLE).name(*window("2025-01-01", "2025-03-31")) == "fiscal Q2 2025"
    assert calendar_of(HOME_DEPOT).name(*window("2024-01-29", "2025-02-02")) == "fiscal 2024"


def test_a_company_without_any_window_has_no_fiscal_year() -> None:
    assert calendar_of(WELLS).year(2024) is None
    assert calendar_of(WELLS).calendar_quarter(2024, 4) is None


def test_a_year_that_is_still_running_is_projected_by_the_companys_rule() -> None:
    # last Saturday of September, last Sunday of January, Sunday nearest to the end of January
    assert calendar_of(APPLE).year(2026) == window("2025-09-28", "2026-09-26")
    assert calendar_of(NVIDIA).year(2027) == window("2026-01-26", "2027-01-31")
    assert calendar_of(HOME_DEPOT).year(2025) == window("2025-02-03", "2026-02-01")


# ------------------------------------------------------------ patterns that no company of the pack has
def weeks(start: date, *lengths: int) -> list[Period]:
    found = []
    for length in lengths:
        found.append((start, start + timedelta(weeks=length) - DAY))
        start = found[-1][1] + DAY
    return found


@pytest.mark.parametrize(
    "lengths", [(12, 12, 12, 16), (16, 12, 12, 12), (12, 12, 12, 17), (13, 13, 13, 13), (13, 13, 14, 13)]
)
def test_quarters_of_unequal_weeks_are_found_from_the_windows(lengths: tuple[int, int, int, int]) -> None:
    quarters = weeks(date(2023, 9, 4), *lengths)
    year = (quarters[0][0], quarters[-1][1])
    found = from_windows([year, *quarters[:3]])
    name = fiscal_year_name(*year)
    assert [found.quarter(name, n) for n in (1, 2, 3, 4)] == quarters


def test_year_to_date_windows_alone_tell_the_quarters() -> None:
    quarters = weeks(date(2023, 9, 4), 12, 12, 12, 16)
    start = quarters[0][0]
    found = from_windows(
        [(start, quarters[3][1]), (start, quarters[0][1]), (start, quarters[1][1]), (start, quarters[2][1])]
    )
    assert [found.quarter(2024, n) for n in (1, 2, 3, 4)] == quarters


def test_the_naming_is_the_callers_when_given() -> None:
    year = window("2024-01-29", "2025-02-02")
    assert from_windows([year], "end-year").year(2025) == year
    assert from_windows([year], "mid-year").year(2024) == year


@st.composite
def companies(draw: st.DrawFn) -> tuple[list[Period], list[list[Period]]]:
    """Years (52/53 weeks on a weekday, or twelve months) and their quarters."""
    n = draw(st.integers(2, 5))
    if draw(st.booleans()):
        start = date(draw(st.integers(2012, 2020)), draw(st.integers(1, 12)), 1)
        quarters = [
            [(add_months(start, 12 * y + 3 * q), add_months(start, 12 * y + 3 * q + 3) - DAY) for q in range(4)]
            for y in range(n)
        ]
    else:
        start = date(2015, 1, 1) + timedelta(days=draw(st.integers(0, 1500)))
        pattern = draw(st.sampled_from([(13, 13, 13, 13), (12, 12, 12, 16), (16, 12, 12, 12)]))
        quarters = []
        for y in range(n):
            long = pattern if y != n // 2 else (*pattern[:3], pattern[3] + 1)
            quarters.append(weeks(start, *long))
            start = quarters[-1][-1][1] + DAY
    return [(year[0][0], year[-1][1]) for year in quarters], quarters


@given(companies())
def test_years_follow_each_other_without_gap_or_overlap(company: tuple[list[Period], list[list[Period]]]) -> None:
    years, _ = company
    found = sorted(from_windows(years).years.items())
    assert [name for name, _ in found] == list(range(found[0][0], found[0][0] + len(found)))
    for (_, one), (_, other) in zip(found, found[1:], strict=False):
        assert one[1] + DAY == other[0]
        assert 350 <= days(other) <= 380


@given(companies())
def test_known_years_are_kept_as_they_are(company: tuple[list[Period], list[list[Period]]]) -> None:
    years, quarters = company
    found = from_windows([*years, *(q for year in quarters for q in year[:3])])
    for year, its in zip(years, quarters, strict=True):
        name, part = found.locate(*year) or (0, "")
        assert part == "FY"
        assert found.year(name) == year
        assert [found.quarter(name, n) for n in (1, 2, 3, 4)] == its


@given(companies(), st.integers(0, 3))
def test_the_parts_of_a_year_tile_it(company: tuple[list[Period], list[list[Period]]], skipped: int) -> None:
    years, quarters = company
    # one quarter of every year is missing from the facts
    found = from_windows([*years, *(q for year in quarters for i, q in enumerate(year) if i != skipped)])
    for name, year in found.years.items():
        parts = [found.quarter(name, n) for n in (1, 2, 3, 4)]
        assert parts[0] is not None
        assert parts[3] is not None
        assert (parts[0][0], parts[3][1]) == year
        for one, other in zip(parts, parts[1:], strict=False):
            assert one is not None
            assert other is not None
            assert one[1] + DAY == other[0]
            assert 70 <= days(other) <= 130
        first, second = found.half(name, 1), found.half(name, 2)
        assert first is not None
        assert second is not None
        assert (first[0], second[1]) == year
        assert first[1] + DAY == second[0]
        assert found.year_to_date(name, 4) == year


@given(companies(), st.sampled_from(["FY", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M"]))
def test_a_part_is_located_where_it_came_from(company: tuple[list[Period], list[list[Period]]], part: str) -> None:
    years, quarters = company
    found = from_windows([*years, *(q for year in quarters for q in year)])
    for name in list(found.years)[1:]:
        period = found.part(name, part)  # type: ignore[arg-type]
        assert period is not None
        assert found.locate(*period) == (name, part)
        assert found.year_ago(*period) == found.part(name - 1, part)  # type: ignore[arg-type]


@given(st.dates(date(1990, 1, 31), date(2040, 12, 31)), st.integers(-60, 60))
def test_months_are_added_and_taken_off_again(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and is_month_end(moved))
