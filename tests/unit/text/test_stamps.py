from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from factcheck.text.stamps import head_dates, is_reading_time, is_stamp, parse_stamp

UTC = timezone.utc  # noqa: UP017  (the tests name the zone the way the stamps do)


@pytest.mark.parametrize(
    ("line", "day", "moment"),
    [
        (
            "Tuesday, Mar 4, 2025 9:07 am ET3min read",
            date(2025, 3, 4),
            datetime(2025, 3, 4, 9, 7, tzinfo=ZoneInfo("America/New_York")),
        ),
        ("Published: 2025-03-04T09:07Z", date(2025, 3, 4), datetime(2025, 3, 4, 9, 7, tzinfo=UTC)),
        (
            "2025-03-04T23:59:30-08:00",
            date(2025, 3, 4),
            datetime(2025, 3, 4, 23, 59, 30, tzinfo=timezone(timedelta(hours=-8))),
        ),
        ("Sat, 01 Mar 2025 00:15:00 +0000", date(2025, 3, 1), datetime(2025, 3, 1, 0, 15, tzinfo=UTC)),
        ("4 March 2025", date(2025, 3, 4), None),
        ("4th of March 2025", date(2025, 3, 4), None),
        (
            "Mar. 4, 2025 at 12:05 a.m. EST",
            date(2025, 3, 4),
            datetime(2025, 3, 4, 0, 5, tzinfo=ZoneInfo("America/New_York")),
        ),
        (
            "12:30 PM PT, Tue March 4, 2025",
            date(2025, 3, 4),
            datetime(2025, 3, 4, 12, 30, tzinfo=ZoneInfo("America/Los_Angeles")),
        ),
        ("4 March 2025, 14:20 CET", date(2025, 3, 4), datetime(2025, 3, 4, 14, 20, tzinfo=ZoneInfo("Europe/Berlin"))),
        ("July 4, 2025 14:20 BST", date(2025, 7, 4), datetime(2025, 7, 4, 14, 20, tzinfo=ZoneInfo("Europe/London"))),
        ("Mar. 4, 2025 8:05AM JST", date(2025, 3, 4), datetime(2025, 3, 4, 8, 5, tzinfo=ZoneInfo("Asia/Tokyo"))),
        ("Mar. 4, 2025 8:05AM HKT", date(2025, 3, 4), datetime(2025, 3, 4, 8, 5, tzinfo=ZoneInfo("Asia/Hong_Kong"))),
        (
            "2025/03/04 11:48 Beijing time",
            date(2025, 3, 4),
            datetime(2025, 3, 4, 11, 48, tzinfo=ZoneInfo("Asia/Shanghai")),
        ),
        (
            "Mar 4, 2025, 8:00 AM UTC+8",
            date(2025, 3, 4),
            datetime(2025, 3, 4, 8, 0, tzinfo=timezone(timedelta(hours=8))),
        ),
        ("4.3.2025 | 5 min read", date(2025, 3, 4), None),
        ("03/25/2025", date(2025, 3, 25), None),
        ("March 4, 2025 9:07 am", date(2025, 3, 4), None),
    ],
)
def test_a_line_that_is_only_a_stamp(line: str, day: date, moment: datetime | None) -> None:
    stamp = parse_stamp(line)
    assert is_stamp(line)
    assert stamp is not None
    assert (stamp.day, stamp.moment) == (day, moment)


@pytest.mark.parametrize("zone", ["CST", "IST"])
def test_a_zone_of_several_countries_gives_the_day_but_no_moment(zone: str) -> None:
    stamp = parse_stamp(f"March 4, 2025 9:07 am {zone}")
    assert stamp is not None
    assert (stamp.day, stamp.moment) == (date(2025, 3, 4), None)


def test_the_publication_wins_over_the_update() -> None:
    stamp = parse_stamp("Updated March 6, 2025 10:00 GMT | Published March 4, 2025 09:00 GMT")
    assert stamp is not None
    assert stamp.moment == datetime(2025, 3, 4, 9, 0, tzinfo=UTC)


def test_a_time_behind_the_next_date_is_not_this_dates() -> None:
    stamp = parse_stamp("Published March 4, 2025 | Updated March 6, 2025 10:00 GMT")
    assert stamp is not None
    assert (stamp.day, stamp.moment) == (date(2025, 3, 4), None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("03/04/2025", None),
        ("Tue 03/04/2025", date(2025, 3, 4)),  # 4 March was a Tuesday, 3 April a Thursday
        ("Thu 03/04/2025", date(2025, 4, 3)),
        ("03/04/2025 10:00 EST", date(2025, 3, 4)),
        ("03/04/2025 10:00 CET", date(2025, 4, 3)),
    ],
)
def test_slashed_dates_need_something_that_decides(line: str, day: date | None) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert stamp.day == day
    assert (stamp.note is None) == (day is not None)


def test_a_wires_date_has_no_year() -> None:
    stamp = parse_stamp("March 4")
    assert stamp is not None
    assert (stamp.day, stamp.month_day) == (None, (3, 4))


@pytest.mark.parametrize("line", ["February 30, 2025", "2025-13-01", "nothing here", ""])
def test_what_is_no_date_gives_no_stamp(line: str) -> None:
    assert parse_stamp(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Revenue as of March 4, 2025",
        "The deal of March 4, 2025 closed.",
        "$4 March 2025",
        "March quarter",
        "Shares fell on March 4.",
        "5 min read",
    ],
)
def test_a_line_that_says_more_is_no_stamp(line: str) -> None:
    assert not is_stamp(line)


def test_an_age_is_a_stamp_without_a_date() -> None:
    assert is_stamp("Updated 3 hours ago")
    assert parse_stamp("Updated 3 hours ago") is None


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("5 min read", True), ("• 3 minute read", True), ("min", False), ("5 minutes later, shares fell", False)],
)
def test_reading_times(line: str, is_one: bool) -> None:
    assert is_reading_time(line) is is_one


@pytest.mark.parametrize(
    ("line", "body", "is_one"),
    [
        ("Morning Sheet | 4 March 2025", False, True),
        ("Oslo, Tuesday, March 4, 2025", False, True),
        ("Call on Alder, March 4, 2025 - edited notes", False, True),
        ("Notes from our call of March 4, 2025", False, True),
        ("Primer (2025-03-04)", False, True),
        ("2025-03-04 ALDR: plan of $5bn over 3 yrs.", True, True),
        ("Mar 4, 2025. Chips in focus.", True, True),
        ("Results for the quarter to March 4, 2025", False, False),
        ("Alder to report on March 4, 2025", False, False),
        ("March 4, 2025 was a bad day for stocks", False, False),
        ("On March 4, 2025, Alder bought Birch.", True, False),
        ("Alder bought Birch, March 4, 2025", True, False),
        ("Morning Sheet | 4 March", False, False),
    ],
)
def test_dates_in_the_head_that_are_not_a_line_of_their_own(line: str, body: bool, is_one: bool) -> None:
    assert [stamp.day for stamp in head_dates(line, body=body)] == ([date(2025, 3, 4)] if is_one else [])
