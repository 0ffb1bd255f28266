"""Source `ecb` with a network: the bundled history first, the ECB's data service for the days behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Lookup, SourceFailure
from factcheck.pipeline import Checker
from factcheck.read.plain import read_text
from factcheck.rules.loader import Rules, load_rules
from factcheck.sources import ecb, ecb_service, statuses
from factcheck.sources.network import Network
from tests.unit.sources.local_server import Asked, Piece, reply
from tests.unit.sources.service import NOW, QUICK, Service

RECORDINGS = Path(__file__).parents[4] / "shared/recordings/ecb"
recorded = pytest.mark.skipif(not RECORDINGS.exists(), reason="no recordings beside the project")
LAST = date(2025, 2, 17)
"""The bundled history is cut here, a Monday, so that what follows is known."""
HEAD = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE"
ARTICLE = date(2025, 2, 21)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.fixture(autouse=True)
def cut(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[date], None]]:
    """Ends the bundled history after a day."""
    whole = ecb._history()

    def at(day: date) -> None:
        count = sum(told <= day.isoformat() for told in whole.days)
        shorter = ecb._History(whole.columns, whole.days[:count], whole.lines[:count], whole.digest)
        monkeypatch.setattr(ecb, "_history", lambda: shorter)
        ecb._gathered.cache_clear()
        ecb._bundled.cache_clear()

    at(LAST)
    yield at
    ecb._gathered.cache_clear()
    ecb._bundled.cache_clear()


@pytest.fixture
def service(tmp_path: Path, rules: Rules) -> Iterator[Callable[..., Service]]:
    opened: list[Service] = []

    def start(behave: Callable[[Asked], Any]) -> Service:
        opened.append(Service("ecb", ecb_service.HOSTS, tmp_path / "sources", behave, rules))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def table(*rows: tuple[str, str, str]) -> str:
    """Currency, day and rate, in the shape of the service."""
    lines = [f"EXR.D.{c}.EUR.SP00.A,D,{c},EUR,SP00,A,{day},{rate}" for c, day, rate in rows]
    return "\r\n".join((HEAD, *lines)) + "\r\n"


WEEK = table(
    ("JPY", "2025-02-17", "158.90"),
    ("JPY", "2025-02-18", "159.10"),
    ("JPY", "2025-02-20", "157.20"),
    ("USD", "2025-02-17", "1.0473"),
    ("USD", "2025-02-18", "1.0446"),
    ("USD", "2025-02-19", ""),
    ("USD", "2025-02-20", "1.0440"),
)


def csv_reply(body: str, **headers: str) -> list[Piece]:
    return reply(body, Content_Type="text/csv", **headers)


# ------------------------------------------------------------ when somebody is asked
@pytest.mark.parametrize(
    ("key", "day", "asked"),
    [
        ("USD", LAST, False),
        ("USD", date(2024, 7, 1), False),
        ("USD", LAST + timedelta(days=1), True),
        ("USD", None, True),  # an article without a date may mean any day
        ("TWD", ARTICLE, False),  # never fixed
    ],
)
def test_the_service_is_asked_for_days_behind_the_bundled_history(
    service: Any, key: str, day: date | None, asked: bool
) -> None:
    found = service(lambda _: csv_reply(WEEK))
    found.answer(key, day)
    assert found.paths == (["/service/data/EXR/D..EUR.SP00.A?startPeriod=2025-02-17&format=csvdata&detail=dataonly"] if asked else [])  # fmt: skip
    assert found.folder.exists() == asked


def test_one_request_brings_all_currencies_of_all_articles(service: Any) -> None:
    found = service(lambda _: csv_reply(WEEK))
    first = found.ask("JPY", "USD", day=ARTICLE)
    assert found.ask("JPY", "USD", day=date(2026, 11, 20)) == first
    assert len(found.paths) == 1
    again = found.ask("USD", day=ARTICLE)[Lookup(source="ecb", key="USD")]
    assert again is first[Lookup(source="ecb", key="USD")], "the judge remembers by identity"


def test_nobody_is_told_who_asks(service: Any) -> None:
    found = service(lambda _: csv_reply(WEEK))
    found.run(contact="jo@news.example")
    found.answer("USD", ARTICLE)
    assert "@" not in str(found.server.asked[0].headers)


# ------------------------------------------------------------ what comes of it
def test_a_fixing_behind_the_bundled_history_counts(service: Any) -> None:
    answers = service(lambda _: csv_reply(WEEK)).ask("JPY", "USD", day=ARTICLE)
    fixed = ecb.fixing(answers, "EUR", "USD", date(2025, 2, 20))
    assert fixed is not None
    assert (fixed.rate, fixed.day) == (Decimal("1.0440"), date(2025, 2, 20))
    crossed = ecb.fixing(answers, "USD", "JPY", date(2025, 2, 21))
    assert crossed is not None
    assert (crossed.day, crossed.rate) == (date(2025, 2, 20), Decimal("157.20") / Decimal("1.0440"))


def test_a_closing_day_has_no_fixing_and_the_one_before_counts(service: Any) -> None:
    answers = service(lambda _: csv_reply(WEEK)).ask("USD", day=ARTICLE)
    fixed = ecb.fixing(answers, "EUR", "USD", date(2025, 2, 19))
    assert fixed is not None
    assert (fixed.rate, fixed.day) == (Decimal("1.0446"), date(2025, 2, 18))


def test_an_average_runs_over_the_seam_and_counts_no_day_twice(service: Any) -> None:
    answers = service(lambda _: csv_reply(WEEK)).ask("USD", day=ARTICLE)
    mean = ecb.average(answers, "EUR", "USD", date(2025, 2, 14), date(2025, 2, 20))
    assert mean is not None
    assert (mean.count, mean.first, mean.last) == (4, date(2025, 2, 14), date(2025, 2, 20))
    days = (date(2025, 2, 14), date(2025, 2, 17), date(2025, 2, 18), date(2025, 2, 20))
    assert [f.day for f in ecb.fixings(answers, "EUR", "USD", days[0], days[-1])] == list(days)
    assert [f.rate for f in ecb.fixings(answers, "EUR", "USD", days[2], days[-1])] == [
        Decimal("1.0446"),
        Decimal("1.0440"),
    ]


def test_the_observation_says_how_far_it_goes_and_names_its_snapshot(service: Any) -> None:
    found = service(lambda _: csv_reply(WEEK))
    whole, *rows = found.answer("USD", ARTICLE)[0]
    assert (whole.valid_from, whole.valid_until, whole.value) == (date(1999, 1, 4), date(2025, 2, 20), Decimal("1.0440"))  # fmt: skip
    assert [(o.key, o.published) for o in rows] == [("USD/2025-02-18", date(2025, 2, 18)), ("USD/2025-02-20", date(2025, 2, 20))]  # fmt: skip
    assert {o.digest for o in (whole, *rows)} == {found.network.store.get(ecb_service.url_since(LAST)).digest}
    status = {s.id: s for s in statuses(found.ask("USD", day=ARTICLE))}["ecb"]
    assert (status.status, status.as_of) == ("ok", date(2025, 2, 20))


def test_a_currency_that_is_fixed_no_more_keeps_what_is_bundled(service: Any) -> None:
    found = service(lambda _: csv_reply(WEEK))
    assert found.answer("RUB", ARTICLE) == (ecb.lookup("RUB"), None)


# ------------------------------------------------------------ what is kept
def test_what_is_kept_is_asked_for_conditionally(service: Any) -> None:
    def behave(asked: Asked) -> list[Piece]:
        if "if-modified-since" in asked.headers:
            return reply("", "304 Not Modified")
        return csv_reply(WEEK, Last_Modified="Thu, 20 Feb 2025 15:00:00 GMT")

    found = service(behave)
    first = found.answer("USD", None)
    found.run(now=NOW + timedelta(days=3))
    assert found.answer("USD", None) == first
    assert found.server.asked[1].headers["if-modified-since"] == "Thu, 20 Feb 2025 15:00:00 GMT"
    found.run(now=NOW + timedelta(days=9))
    found.answer("USD", ARTICLE)
    assert len(found.paths) == 2, "for an article before the day of fetching it never grows old"
    found.run(refresh=True)
    found.answer("USD", ARTICLE)
    assert len(found.paths) == 3


def test_offline_the_kept_answer_is_used_and_nobody_is_asked(service: Any) -> None:
    found = service(lambda _: csv_reply(WEEK))
    found.run(offline=True)
    held, failure = found.answer("USD", ARTICLE)
    assert held == ecb.lookup("USD")
    assert failure is not None
    assert failure.kind == "offline"
    found.run()
    online = found.answer("USD", ARTICLE)
    found.run(offline=True, now=NOW + timedelta(days=90))
    assert found.answer("USD", date(2027, 1, 4)) == online
    assert len(found.paths) == 1


# ------------------------------------------------------------ what goes wrong
HOSTILE: dict[str, Callable[[Asked], list[Piece]]] = {
    "throttled": lambda _: reply("", "429 Too Many Requests", Retry_After="600"),
    "unavailable": lambda _: reply("", "503 Service Unavailable"),
    "no results": lambda _: reply("No results found.", "404 Not Found", Content_Type="text/plain"),
    "a web page": lambda _: reply("<html>Please sign in</html>\n", Content_Type="text/html"),
    "JSON": lambda _: reply('{"errors": []}\n'),
    "nothing": lambda _: csv_reply(""),
    "a head alone": lambda _: csv_reply(HEAD + "\r\n"),
    "other columns": lambda _: csv_reply("TIME_PERIOD,OBS_VALUE\r\n2025-02-18,1.0446\r\n"),
    "monthly rates": lambda _: csv_reply(WEEK.replace(",D,USD", ",M,USD")),
    "against another money": lambda _: csv_reply(WEEK.replace("USD,EUR", "USD,GBP")),
    "a rate of words": lambda _: csv_reply(WEEK.replace("1.0446", "about one")),
    "a rate of nought": lambda _: csv_reply(WEEK.replace("1.0446", "0")),
    "a rate without end": lambda _: csv_reply(WEEK.replace("1.0446", "Infinity")),
    "no day": lambda _: csv_reply(WEEK.replace("2025-02-18", "2025-02-31")),
    "broken off in a row": lambda _: csv_reply(WEEK[:-5]),
    "closed early": lambda _: csv_reply(WEEK, Content_Length="9999"),
    "stalled": lambda _: [*csv_reply(WEEK, Content_Length="9999"), 2.0],
    "no text": lambda _: reply(b"\xff\xfe\x00\x80\n", Content_Type="text/csv"),
}


@pytest.mark.parametrize("behave", HOSTILE.values(), ids=HOSTILE)
def test_a_failure_is_a_value_beside_the_bundled_history_and_is_never_kept(
    service: Any, behave: Callable[[Asked], list[Piece]]
) -> None:
    found = service(behave)
    held, failure = found.answer("USD", ARTICLE)
    assert held == ecb.lookup("USD")
    assert failure is not None
    assert failure.source == "ecb"
    assert not found.folder.exists() or found.network.store.urls() == []
    assert {s.id: s.status for s in statuses(found.ask("USD", day=ARTICLE))}["ecb"] == "stale"


@pytest.mark.parametrize("behave", HOSTILE.values(), ids=HOSTILE)
def test_a_failure_leaves_the_older_answer_which_is_served_with_its_day(
    service: Any, behave: Callable[[Asked], list[Piece]]
) -> None:
    found = service(lambda _: csv_reply(WEEK))
    good, _ = found.answer("USD", None)
    found.behave = behave
    found.run(now=NOW + timedelta(days=30))
    held, failure = found.answer("USD", None)
    assert held == good
    assert isinstance(failure, SourceFailure)
    assert "used as it was on 2026-11-25" in failure.message


# ------------------------------------------------------------ what an article gets of it
TOLD = """# Money

20 February 2025

The euro stood at $1.0446 on Tuesday.

The euro fell to $1.16 on Tuesday.
"""


def judged(found: Service, rules: Rules, **options: Any) -> tuple[list[str], bool]:
    report = Checker(rules, network=found.run(**options)).check(read_text(TOLD, "article.md"))
    verdicts = [c.verdict for c in report.claims if c.verdict is not None]
    return [getattr(v, "reason", None) or v.status for v in verdicts], report.summary.complete


def test_rates_of_an_article_behind_the_bundled_history_are_judged(
    service: Any, rules: Rules, cut: Callable[[date], None]
) -> None:
    cut(date(2025, 2, 7))
    found = service(lambda _: csv_reply(WEEK))
    assert judged(found, rules) == (["supported", "contradicted"], True)
    assert len(found.paths) == 1


def test_rates_that_could_not_be_asked_for_leave_the_run_incomplete(
    service: Any, rules: Rules, cut: Callable[[date], None]
) -> None:
    cut(date(2025, 2, 7))
    found = service(lambda _: reply("", "403 Forbidden"))
    assert judged(found, rules) == (["source-unavailable"] * 2, False)
    assert judged(found, rules, offline=True) == (["no-data"] * 2, True)


# ------------------------------------------------------------ assembled and recorded exchanges
def test_the_service_as_assembled(cassette: Any, tmp_path: Path) -> None:
    network = Network(NOW, tmp_path / "sources", limits=QUICK)
    bundled = ecb.lookup("USD")
    assert isinstance(bundled, tuple)
    with cassette("ecb/rates"):
        found, failure = ecb_service.beyond("USD", bundled, ARTICLE, network)
    network.close()
    assert failure is None
    answers = {Lookup(source="ecb", key="USD"): found}
    # the ECB's fixing of Friday 21 February 2025
    fixed = ecb.fixing(answers, "EUR", "USD", ARTICLE)
    assert fixed is not None
    assert (fixed.rate, fixed.day) == (Decimal("1.0465"), ARTICLE)


@recorded
@pytest.mark.parametrize(("name", "last"), [("ecb_historical", date(2024, 12, 31)), ("ecb_recent", date(2026, 2, 16))])
def test_a_recorded_body_gives_the_rates_that_the_next_bundled_history_holds(
    service: Any, cut: Callable[[date], None], name: str, last: date
) -> None:
    (path,) = RECORDINGS.glob(f"*.{name}.csv")
    body = path.read_bytes()
    cut(last)
    found = service(lambda _: reply(body, Content_Type="text/csv"))
    codes = ("AUD", "CNY", "GBP", "JPY", "HKD", "SEK")  # the longer recording breaks off behind them
    live = found.ask(*codes, day=last + timedelta(days=60))
    assert len(found.paths) == 1
    assert not [answer for answer in live.values() if isinstance(answer, SourceFailure)]
    assert [lookup for lookup in live if lookup.source != "ecb"] == []
    newest = ecb_service.shape(body)
    assert newest is not None
    cut(newest)
    bundled: dict[Lookup, Any] = {Lookup(source="ecb", key=code): ecb.lookup(code) for code in codes}
    wanted = {c: ecb.fixings(bundled, "EUR", c, last, newest) for c in codes}
    cut(last)
    assert {c: ecb.fixings(live, "EUR", c, last, newest) for c in codes} == wanted
    assert all(len(rows) > 20 for rows in wanted.values())
