"""The value of a window as it was known on a day: the latest filing then, restatements, splits, derived quarters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model import Observation
from factcheck.sources.pack import lookup
from factcheck.sources.series import Ambiguous, Selected, latest_public, splits, value_at, whole_series, windows

APPLE, NVIDIA, ALPHABET, WALMART = "cik:0000320193", "cik:0001045810", "cik:0001652044", "cik:0000104169"
M = 10**6
Make = Callable[..., Observation]


def facts(company: str) -> tuple[Observation, ...]:
    found = lookup(company)
    assert isinstance(found, tuple)
    return found


def at(company: str, metric: str, start: str | None, end: str, as_of: str | None = None) -> Selected:
    first = date.fromisoformat(start) if start else None
    found = value_at(
        facts(company), metric, first, date.fromisoformat(end), date.fromisoformat(as_of) if as_of else None
    )
    assert isinstance(found, Selected)
    return found


# ------------------------------------------------------------ published figures
@pytest.mark.parametrize(
    ("company", "metric", "start", "end", "millions"),
    [
        (APPLE, "revenue", "2024-12-29", "2025-03-29", 95_359),
        (APPLE, "revenue", "2023-10-01", "2024-09-28", 391_035),
        (APPLE, "revenue", "2024-06-30", "2024-09-28", 94_930),  # Q4 is not tagged
        (APPLE, "capex", "2024-12-29", "2025-03-29", 3_071),  # filed for six months only: 6,011 - 2,940
        (NVIDIA, "revenue", "2024-01-29", "2025-01-26", 130_497),
        (NVIDIA, "revenue", "2024-10-28", "2025-01-26", 39_331),
        (NVIDIA, "revenue", "2025-01-27", "2025-04-27", 44_062),
        (NVIDIA, "revenue", "2020-10-26", "2021-01-31", 5_003),  # the year under another tag than its nine months
        ("cik:0000354950", "revenue", "2024-01-29", "2025-02-02", 159_514),
        ("cik:0000200406", "revenue", "2024-01-01", "2024-12-29", 88_821),
        ("cik:0001318605", "revenue", "2025-04-01", "2025-06-30", 22_496),
        ("cik:0001065280", "revenue", "2025-04-01", "2025-06-30", Decimal("11079.166")),
        (ALPHABET, "revenue", "2024-01-01", "2024-12-31", 350_018),
    ],
)
def test_reported_figures(company: str, metric: str, start: str, end: str, millions: int | Decimal) -> None:
    assert at(company, metric, start, end).value == millions * M


def test_a_quarter_is_never_the_year_to_date() -> None:
    # the sum of two quarters, 219.7 billion, stands in the same filing under the same fiscal period
    assert at(APPLE, "revenue", "2025-01-01", "2025-03-31").value == 95_359 * M
    assert at(APPLE, "revenue", "2024-09-29", "2025-03-29").value == (124_300 + 95_359) * M


@pytest.mark.parametrize(
    ("company", "start", "end", "day", "value", "other"),
    [
        (NVIDIA, "2023-01-30", "2024-01-28", "2024-02-22", "11.93", None),
        (NVIDIA, "2023-01-30", "2024-01-28", "2024-07-01", "11.93", "1.19"),  # split on 2024-06-10, not yet in a filing
        (NVIDIA, "2023-01-30", "2024-01-28", "2025-03-01", "1.19", "11.93"),
        (APPLE, "2018-09-30", "2019-09-28", "2019-11-15", "11.89", None),
        (APPLE, "2018-09-30", "2019-09-28", "2020-11-15", "2.97", "11.89"),
        (ALPHABET, "2021-01-01", "2021-12-31", "2022-02-10", "112.20", None),
        (ALPHABET, "2021-01-01", "2021-12-31", "2023-02-10", "5.61", "112.20"),
    ],
)
def test_earnings_per_share_on_both_sides_of_a_split(
    company: str, start: str, end: str, day: str, value: str, other: str | None
) -> None:
    found = at(company, "eps", start, end, day)
    assert found.value == Decimal(value)
    assert [o.value for o in found.split_adjusted] == ([Decimal(other)] if other else [])
    assert not found.restated
    assert [note.code for note in found.notes] == (["split-adjusted"] if other else [])


def test_a_basis_that_no_filing_has_yet_is_computed() -> None:
    # the quarter to 2024-04-28, filed as 5.98 on 2024-05-29, twelve days before the split
    found = at(NVIDIA, "eps", "2024-01-29", "2024-04-28", "2024-07-01")
    assert found.value == Decimal("5.98")
    assert {round(o.value, 2) for o in found.split_adjusted if o.value} == {Decimal("0.60")}


def test_splits_are_those_that_took_place() -> None:
    found = {
        company: [(s.ratio, s.after, s.before) for s in splits(facts(company))] for company in (APPLE, NVIDIA, ALPHABET)
    }
    days = {
        APPLE: [(4, date(2020, 8, 31))],
        NVIDIA: [(4, date(2021, 7, 20)), (10, date(2024, 6, 10))],
        ALPHABET: [(20, date(2022, 7, 18))],
    }
    for company, expected in days.items():
        assert [ratio for ratio, _, _ in found[company]] == [ratio for ratio, _ in expected]
        for (_, after, before), (_, day) in zip(found[company], expected, strict=True):
            assert after < day <= before


def test_no_company_that_did_not_split_is_said_to_have_split() -> None:
    for cik in ("0000012927", "0000021344", "0000080424", "0000200406", "0001640147", "0001835632", "0001404655"):
        assert splits(facts(f"cik:{cik}")) == ()


def test_a_derived_quarter_says_so_and_keeps_both_filings() -> None:
    found = at(APPLE, "revenue", "2024-06-30", "2024-09-28", "2024-12-01")
    assert [o.value for o in found.parts] == [391_035 * M, 296_105 * M]
    assert found.observation.derived_from == ("0000320193-24-000123", "0000320193-24-000081")
    assert [note.code for note in found.notes] == ["derived"]


def test_a_quarters_earnings_per_share_are_never_subtracted() -> None:
    assert value_at(facts(APPLE), "eps", date(2024, 6, 30), date(2024, 9, 28), date(2024, 12, 1)) is None
    assert value_at(facts(APPLE), "diluted_shares", date(2024, 6, 30), date(2024, 9, 28), date(2024, 12, 1)) is None


def test_net_sales_beside_total_revenues_are_both_kept() -> None:
    found = at(WALMART, "revenue", "2024-02-01", "2025-01-31")
    assert found.value == 680_985 * M
    assert [o.value for o in found.rivals] == [674_538 * M]


def test_evidence_of_a_filing_links_to_it() -> None:
    assert at(APPLE, "revenue", "2024-12-29", "2025-03-29").observation.url == (
        "https://www.sec.gov/Archives/edgar/data/320193/000032019325000057/"
    )
    assert at(WALMART, "revenue", "2024-02-01", "2025-01-31").observation.url == (
        "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=0000104169&type=10-K"
    )


# ------------------------------------------------------------ rules, on observations made by hand
Q = ("2024-01-01", "2024-03-31")


def chosen(observations: tuple[Observation, ...], as_of: str | None) -> Selected | Ambiguous | None:
    start, end = (date.fromisoformat(day) for day in Q)
    return value_at(observations, "revenue", start, end, date.fromisoformat(as_of) if as_of else None)


def test_the_latest_filing_on_or_before_the_day_counts(make: Make) -> None:
    found = chosen((make("revenue", *Q, "100", "2024-04-30"), make("revenue", *Q, "90", "2025-04-30")), "2025-04-29")
    assert isinstance(found, Selected)
    assert found.value == 100
    assert [(note.code, "90" in note.text) for note in found.notes] == [("restated", True)]
    assert [o.value for o in found.restated] == [90]


def test_on_the_day_of_filing_the_value_is_known(make: Make) -> None:
    found = chosen((make("revenue", *Q, "100", "2024-04-30"), make("revenue", *Q, "90", "2025-04-30")), "2025-04-30")
    assert isinstance(found, Selected)
    assert found.value == 90
    assert found.notes == ()  # nothing has changed since
    assert [o.value for o in found.restated] == [100]


def test_if_only_later_values_exist_the_first_counts_and_says_so(make: Make) -> None:
    found = chosen((make("revenue", *Q, "100", "2024-05-10"), make("revenue", *Q, "90", "2025-04-30")), "2024-05-01")
    assert isinstance(found, Selected)
    assert (found.value, found.later) == (100, True)
    assert "2024-05-10" in found.notes[0].text


def test_a_proxy_statement_is_never_evidence(make: Make) -> None:
    proxy = make("revenue", *Q, "100000", "2024-06-30", form="DEF 14A")
    assert chosen((proxy,), None) is None
    found = chosen((make("revenue", *Q, "100", "2024-04-30"), proxy), None)
    assert isinstance(found, Selected)
    assert (found.value, found.restated) == (100, ())


def test_a_quarterly_report_goes_before_a_current_one(make: Make) -> None:
    quick, full = make("revenue", *Q, "101", "2024-05-20", form="8-K"), make("revenue", *Q, "100", "2024-05-10")
    found = chosen((quick, full), "2024-06-01")
    assert isinstance(found, Selected)
    assert found.value == 100
    alone = chosen((quick,), "2024-06-01")
    assert isinstance(alone, Selected)
    assert alone.value == 101


def test_two_concepts_that_disagree_are_ambiguous_and_both_listed(make: Make) -> None:
    found = chosen(
        (
            make("revenue", *Q, "100", "2024-05-10", concept="x:A"),
            make("revenue", *Q, "7", "2024-05-10", concept="x:B"),
        ),
        None,
    )
    assert isinstance(found, Ambiguous)
    assert {o.value for o in found.candidates} == {100, 7}


def test_a_part_ten_times_smaller_than_the_total_is_no_rival(make: Make) -> None:
    part = "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
    both = (
        make("revenue", *Q, "100", "2024-05-10", concept="us-gaap:Revenues"),
        make("revenue", *Q, "9", "2024-05-10", concept=part),
    )
    assert isinstance(chosen(both, None), Ambiguous)


def test_two_concepts_that_agree_are_one_value(make: Make) -> None:
    found = chosen(
        (
            make("revenue", *Q, "100", "2024-05-10", concept="x:A"),
            make("revenue", *Q, "100", "2024-05-10", concept="x:B"),
        ),
        None,
    )
    assert isinstance(found, Selected)
    assert found.rivals == ()


def test_windows_match_within_ten_days_and_not_beyond(make: Make) -> None:
    own = make("revenue", "2024-01-01", "2024-03-31", "100", "2024-04-30")
    assert isinstance(value_at((own,), "revenue", date(2023, 12, 22), date(2024, 4, 10)), Selected)
    assert value_at((own,), "revenue", date(2024, 1, 1), date(2024, 4, 11)) is None
    assert value_at((own,), "revenue", None, date(2024, 3, 31)) is None


def test_another_currency_is_only_taken_when_asked_for(make: Make) -> None:
    yuan = [make("revenue", *Q, str(n), f"2024-0{n}-01", unit="CNY") for n in (5, 6)]
    dollar = make("revenue", *Q, "1", "2024-07-01", unit="USD")
    start, end = (date.fromisoformat(day) for day in Q)
    own, translated = (
        value_at((*yuan, dollar), "revenue", start, end),
        value_at((*yuan, dollar), "revenue", start, end, unit="USD"),
    )
    assert isinstance(own, Selected)
    assert isinstance(translated, Selected)
    assert (own.value, translated.value) == (6, 1)


def test_a_fourth_quarter_takes_both_figures_from_one_vintage(make: Make) -> None:
    year, nine = ("2023-01-01", "2023-12-31"), ("2023-01-01", "2023-09-30")
    restated = (
        make("revenue", *nine, "70", "2023-11-01"),
        make("revenue", *year, "100", "2024-02-20", form="10-K"),
        make("revenue", *nine, "63", "2024-11-01"),
        make("revenue", *year, "90", "2025-02-20", form="10-K"),
    )
    start, end = date(2023, 10, 1), date(2023, 12, 31)
    values = []
    for day in (date(2024, 3, 1), date(2024, 12, 1), date(2025, 3, 1)):
        found = value_at(restated, "revenue", start, end, day)
        assert isinstance(found, Selected)
        values.append(found.value)
    # 100 - 63 and 90 - 70 mix vintages
    assert values == [30, 30, 27]


def test_a_year_restated_alone_is_not_set_against_the_old_nine_months(make: Make) -> None:
    only = (
        make("revenue", "2023-01-01", "2023-09-30", "70", "2023-11-01"),
        make("revenue", "2023-01-01", "2023-12-31", "90", "2025-02-20", form="10-K"),
    )
    assert value_at(only, "revenue", date(2023, 10, 1), date(2023, 12, 31), date(2025, 3, 1)) is None


def test_a_tagged_fourth_quarter_goes_before_a_derived_one(make: Make) -> None:
    found = value_at(
        (
            make("revenue", "2023-01-01", "2023-09-30", "70", "2023-11-01"),
            make("revenue", "2023-01-01", "2023-12-31", "100", "2024-02-20", form="10-K"),
            make("revenue", "2023-10-01", "2023-12-31", "31", "2024-02-20", form="10-K"),
        ),
        "revenue",
        date(2023, 10, 1),
        date(2023, 12, 31),
    )
    assert isinstance(found, Selected)
    assert (found.value, found.parts) == (31, ())


def test_one_corrected_figure_is_no_split(make: Make) -> None:
    corrected = (
        make("eps", *Q, "0.50", "2024-04-30", per="share"),
        make("eps", *Q, "0.25", "2025-04-30", per="share"),
    )
    assert splits(corrected) == ()
    found = value_at(corrected, "eps", date(2024, 1, 1), date(2024, 3, 31), date(2024, 6, 1))
    assert isinstance(found, Selected)
    assert [note.code for note in found.notes] == ["restated"]


def test_a_reverse_split_is_found(make: Make) -> None:
    reverse = (
        make("eps", *Q, "-0.12", "2024-04-30", per="share"),
        make("eps", *Q, "-1.20", "2025-04-30", per="share"),
        make("diluted_shares", *Q, "900000000", "2024-04-30", unit="shares"),
        make("diluted_shares", *Q, "90000000", "2025-04-30", unit="shares"),
    )
    assert [split.ratio for split in splits(reverse)] == [Decimal("0.1")]


def test_the_latest_public_quarter_is_the_fourth_once_its_year_is_filed() -> None:
    apple = facts(APPLE)
    q3, q4 = (date(2024, 3, 31), date(2024, 6, 29)), (date(2024, 6, 30), date(2024, 9, 28))
    assert latest_public(apple, "revenue", date(2024, 10, 31)) == q3
    assert latest_public(apple, "revenue", date(2024, 11, 1)) == q4
    assert latest_public(apple, "eps", date(2024, 11, 1)) == q3  # not derivable, so not known
    assert latest_public(apple, "revenue", date(2024, 11, 1), "year") == (date(2023, 10, 1), date(2024, 9, 28))
    assert latest_public(apple, "cash", date(2024, 11, 1), "instant") == (None, date(2024, 9, 28))
    assert latest_public(apple, "revenue", date(2010, 1, 1)) is None


def test_a_whole_series_has_every_quarter_that_was_public() -> None:
    found = whole_series(facts(APPLE), "revenue", date(2025, 6, 1))
    quarters = [period for period, _ in found.points]
    assert quarters[-1] == (date(2024, 12, 29), date(2025, 3, 29))
    assert found.gaps == ()
    assert all(one[1] < other[0] for one, other in zip(quarters, quarters[1:], strict=False))
    by_end = {period[1]: each.value for period, each in found.points if isinstance(each, Selected)}
    # the record quarter and the one a year before
    assert by_end[date(2024, 12, 28)] == 124_300 * M
    assert by_end[date(2023, 12, 30)] == 119_575 * M


def test_a_gap_in_a_series_is_named(make: Make) -> None:
    quarters = [
        ("2023-01-01", "2023-03-31"),
        ("2023-04-01", "2023-06-30"),
        ("2023-10-01", "2023-12-31"),
        ("2024-01-01", "2024-03-31"),
    ]
    observations = (
        *(make("revenue", *q, "1", "2024-06-01") for q in quarters),
        make("net_income", "2023-01-01", "2023-12-31", "1", "2024-06-01"),
    )
    found = whole_series(observations, "revenue", date(2024, 7, 1))
    assert [period[0].isoformat() for period, _ in found.points] == [q[0] for q in quarters]
    assert found.gaps == ((date(2023, 7, 1), date(2023, 9, 30)),)


def test_windows_are_listed_by_their_end(make: Make) -> None:
    two = (make("cash", None, "2024-03-31", "1", "2024-04-30"), make("cash", None, "2023-12-31", "1", "2024-04-30"))
    assert windows(two, "cash") == ((None, date(2023, 12, 31)), (None, date(2024, 3, 31)))


# ------------------------------------------------------------ laws
VINTAGES = st.lists(
    st.tuples(st.dates(date(2024, 4, 1), date(2026, 1, 1)), st.integers(1, 9)),
    min_size=1,
    max_size=6,
    unique_by=lambda v: v[0],
)


@given(VINTAGES, st.dates(date(2024, 1, 1), date(2026, 6, 1)), st.randoms())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_later_filing_and_no_order_of_rows_changes_what_was_known(
    make: Make, vintages: list[tuple[date, int]], day: date, random: Random
) -> None:
    rows = [make("revenue", *Q, str(value), filed.isoformat()) for filed, value in vintages]
    shuffled = list(rows)
    random.shuffle(shuffled)
    one, other = chosen(tuple(rows), day.isoformat()), chosen(tuple(shuffled), day.isoformat())
    assert one == other
    assert isinstance(one, Selected)
    public = sorted((filed, value) for filed, value in vintages if filed <= day)
    expected = public[-1] if public else min(vintages)
    assert (one.observation.published, one.value) == expected
    assert one.later == (not public)
