"""Source `worldbank` with a network: the pack first, the World Bank's service for later years and for what the pack does not hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck.model import SourceFailure
from factcheck.pipeline import Checker
from factcheck.read.plain import read_text
from factcheck.rules.loader import Rules, load_rules
from factcheck.sources import statuses, worldbank, worldbank_service
from factcheck.sources.network import Network
from tests.unit.sources.local_server import Asked, Piece, reply
from tests.unit.sources.service import NOW, QUICK, Service

RECORDINGS = Path(__file__).parents[4] / "shared/recordings/worldbank"
recorded = pytest.mark.skipif(not RECORDINGS.exists(), reason="no recordings beside the project")
LATER = date(2025, 6, 10)
"""Of an article; the pack's last year of output is 2023."""
GERMANY, INFLATION = "iso3166:DE", "iso3166:DE/FP.CPI.TOTL.ZG"
TRILLION = 10**12
LARGE = {"USA": 29, "CHN": 19, "DEU": 5, "JPN": 4, "IND": 3.9, "GBR": 3.6, "FRA": 3.1, "ITA": 2.4, "BRA": 2.2, "CAN": 2.1, "RUS": 2, "WLD": 100}  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.fixture
def service(tmp_path: Path, rules: Rules) -> Iterator[Callable[..., Service]]:
    opened: list[Service] = []

    def start(behave: Callable[[Asked], Any]) -> Service:
        opened.append(Service("worldbank", worldbank_service.HOSTS, tmp_path / "sources", behave, rules))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def row(code: str, indicator: str, year: int, value: float | None) -> dict[str, Any]:
    return {
        "indicator": {"id": indicator, "value": "what it is"},
        "country": {"id": code[:2], "value": code},
        "countryiso3code": code,
        "date": str(year),
        "value": value,
        "unit": "",
        "obs_status": "",
        "decimal": 1,
    }


def told(rows: list[dict[str, Any]], **head: Any) -> str:
    first = {"page": 1, "pages": 1, "per_page": 1000, "total": len(rows), "sourceid": "2", "lastupdated": "2026-10-07"}
    return json.dumps([{**first, **head}, rows])


def output(values: Mapping[str, float] = LARGE) -> str:
    """Of 2024, in trillions of dollars."""
    rows = [row(code, "NY.GDP.MKTP.CD", 2024, value * TRILLION) for code, value in values.items()]
    return told([*rows, row("DEU", "NY.GDP.MKTP.CD", 2025, None), row("", "NY.GDP.MKTP.CD", 2024, 1.0)])


def series(code: str, indicator: str, values: Mapping[int, float | None]) -> str:
    return told([row(code, indicator, year, value) for year, value in values.items()])


PRICES = series("DEU", "FP.CPI.TOTL.ZG", {2024: 2.256, 2023: 5.946, 2022: 6.873, 2025: None})


# ------------------------------------------------------------ when somebody is asked
@pytest.mark.parametrize(
    ("key", "day", "asked"),
    [
        (GERMANY, date(2024, 12, 31), False),  # of 2024 nothing is told yet
        (GERMANY, date(2025, 1, 10), True),
        (GERMANY, None, True),
        (INFLATION, date(2024, 2, 1), True),  # the pack has none of it
        ("iso3166:XX", LATER, False),
        ("iso3166:DE/XX.YY", LATER, False),
        ("iso3166:../x", LATER, False),
    ],
)
def test_the_service_is_asked_for_what_the_pack_lacks(service: Any, key: str, day: date | None, asked: bool) -> None:
    found = service(lambda asked: reply(output() if "/all/" in asked.path else PRICES))
    found.answer(key, day)
    assert len(found.paths) == asked


def test_the_questions_are_those_of_the_api_and_tell_nobody_who_asks(service: Any) -> None:
    found = service(lambda asked: reply(output() if "/all/" in asked.path else PRICES))
    found.run(contact="jo@news.example")
    found.ask(GERMANY, "iso3166:FR", INFLATION, day=LATER)
    assert found.paths == [
        "/v2/country/all/indicator/NY.GDP.MKTP.CD?format=json&per_page=20000&date=2024:2026",
        "/v2/country/DEU/indicator/FP.CPI.TOTL.ZG?format=json&per_page=1000",
    ]
    assert not any("@" in str(asked.headers) for asked in found.server.asked)


# ------------------------------------------------------------ what comes of it
def test_later_output_stands_behind_the_packs_with_its_place_and_share(service: Any) -> None:
    found = service(lambda _: reply(output()))
    held, failure = found.answer(GERMANY, LATER)
    packed = worldbank.WorldBank(found.rules.vocabulary.economies).lookup(GERMANY)
    assert failure is None
    assert held[: len(packed)] == packed
    later = {(o.basis, o.names): o for o in held[len(packed) :]}
    assert later["level", ()].value == 5 * TRILLION
    assert later["share", ()].value == 5
    assert later["rank", ("world",)].value == 3
    assert later["rank", ("europe",)].value == 1
    assert {o.end for o in later.values()} == {date(2024, 12, 31)}
    assert {o.checked for o in later.values()} == {date(2026, 10, 7)}, "as of when the World Bank gave it"
    assert all(o.digest and o.digest != packed[0].digest for o in later.values())


def test_a_place_is_not_told_while_a_larger_economy_has_no_figure_of_that_year(service: Any) -> None:
    found = service(lambda _: reply(output({code: value for code, value in LARGE.items() if code != "CHN"})))
    held, _ = found.answer(GERMANY, LATER)
    later = [o for o in held if o.end and o.end.year == 2024]
    assert {(o.basis, o.names) for o in later if o.basis == "level"} == {("level", ())}
    assert ("world",) not in {o.names for o in later}
    assert ("europe",) in {o.names for o in later}


def test_a_yearly_series_is_told_with_its_vintage_and_what_is_not_yet_known_is_left_out(service: Any) -> None:
    held, failure = service(lambda _: reply(PRICES)).answer(INFLATION, LATER)
    assert failure is None
    assert [(o.metric, o.end.year, o.value, o.unit) for o in held if o.end] == [
        ("cpi", 2022, Decimal("6.873"), "percent"),
        ("cpi", 2023, Decimal("5.946"), "percent"),
        ("cpi", 2024, Decimal("2.256"), "percent"),
    ]
    assert {(o.checked, o.subject) for o in held} == {(date(2026, 10, 7), GERMANY)}
    assert held[0].url == "https://data.worldbank.org/indicator/FP.CPI.TOTL.ZG?locations=DE"


def test_an_economy_of_which_nothing_is_held_is_no_failure(service: Any) -> None:
    nothing = '[{"page":0,"pages":0,"per_page":0,"total":0,"sourceid":null,"lastupdated":null},null]'
    assert service(lambda _: reply(nothing)).answer(INFLATION, LATER) == ((), None)


def test_kept_answers_serve_offline(service: Any) -> None:
    found = service(lambda _: reply(PRICES))
    online = found.answer(INFLATION, LATER)
    found.run(offline=True, now=NOW + timedelta(days=200))
    assert found.answer(INFLATION, date(2027, 1, 1)) == online
    assert found.answer(GERMANY, LATER)[1].kind == "offline"
    assert len(found.paths) == 1


# ------------------------------------------------------------ what goes wrong
BAD = '[{"message": [{"id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid"}]}]'
HOSTILE: dict[str, Callable[[Asked], list[Piece]]] = {
    "an error with status 200": lambda _: reply(BAD),
    "a web page": lambda _: reply("<!DOCTYPE html><html></html>", Content_Type="text/html"),
    "throttled": lambda _: reply("", "429 Too Many Requests", Retry_After="3600"),
    "an error of its own": lambda _: reply("", "502 Bad Gateway"),
    "nothing": lambda _: reply(""),
    "an object": lambda _: reply("{}"),
    "a list": lambda _: reply("[]"),
    "the first of two pages": lambda _: reply(PRICES.replace('"pages": 1', '"pages": 2')),
    "fewer rows than are told": lambda _: reply(PRICES.replace('"total": 4', '"total": 66')),
    "of another economy": lambda _: reply(PRICES.replace("DEU", "FRA")),
    "of another kind": lambda _: reply(PRICES.replace("FP.CPI.TOTL.ZG", "FP.CPI.TOTL")),
    "of no day": lambda _: reply(PRICES.replace('"2026-10-07"', "null")),
    "of no year": lambda _: reply(PRICES.replace('"2023"', '"2023Q1"')),
    "a figure in words": lambda _: reply(PRICES.replace("5.946", '"5.946"')),
    "no number": lambda _: reply(PRICES.replace("5.946", "NaN")),
    "nested": lambda _: reply("[" * 100_000),
    "closed early": lambda _: reply(PRICES, Content_Length="99999"),
    "stalled": lambda _: [*reply(PRICES, Content_Length="99999"), 2.0],
}


@pytest.mark.parametrize("behave", HOSTILE.values(), ids=HOSTILE)
def test_a_failure_is_a_value_and_never_kept_nor_put_in_an_answers_place(
    service: Any, behave: Callable[[Asked], list[Piece]]
) -> None:
    found = service(behave)
    held, failure = found.answer(INFLATION, LATER)
    assert held == ()
    assert failure is not None
    assert (failure.source, failure.key) == ("worldbank", INFLATION)
    assert not found.folder.exists() or found.network.store.urls() == []
    found.behave = lambda _: reply(PRICES)
    found.run()
    good, _ = found.answer(INFLATION, None)
    found.behave = behave
    found.run(now=NOW + timedelta(days=30))
    again, failure = found.answer(INFLATION, None)
    assert again == good
    assert isinstance(failure, SourceFailure)
    assert "used as it was on 2026-11-25" in failure.message


def test_the_packs_output_stands_where_the_service_fails(service: Any) -> None:
    found = service(lambda _: reply(BAD))
    answers = found.ask(GERMANY, day=LATER)
    held, failure = found.answer(GERMANY, LATER)
    assert max(o.end for o in held if o.end) == date(2023, 12, 31)
    assert failure is not None
    assert "120" in failure.message
    assert {s.id: s.status for s in statuses(answers)}["worldbank"] == "stale"


# ------------------------------------------------------------ what an article gets of it
FIGURES = {
    ("DEU", "FP.CPI.TOTL.ZG"): {2022: 6.873, 2023: 5.946, 2024: 2.256},
    ("DEU", "NY.GDP.MKTP.KD.ZG"): {2022: 1.8, 2023: -0.9, 2024: -0.5},
    ("DEU", "SL.UEM.TOTL.ZS"): {2022: 3.1, 2023: 3.1, 2024: 3.4},
}


def answers(asked: Asked) -> list[Piece]:
    _, _, _, code, _, rest = asked.path.split("/")
    indicator = rest.partition("?")[0]
    return reply(output() if code == "all" else series(code, indicator, FIGURES[code, indicator]))


def judged(found: Service, rules: Rules, text: str, **options: Any) -> tuple[str, bool]:
    network = found.run(**options)
    article = read_text(f"# Economies\n\n10 June 2025\n\n{text}\n", "article.md")
    report = Checker(rules, network=network).check(article)
    (verdict,) = [c.verdict for c in report.claims if c.verdict is not None and c.quantity is not None]
    return getattr(verdict, "reason", None) or verdict.status, report.summary.complete


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Germany's inflation was 5.9% in 2023.", "supported"),
        ("In 2023, German consumer prices rose 5.9%.", "supported"),
        ("German inflation averaged 2.3% last year.", "supported"),
        ("German inflation was 15.9% in 2023.", "contradicted"),
        ("Germany's inflation rate was 3.7% in 2023.", "not-comparable"),  # as it was at the year's end
        ("Inflation in Germany was 11.6% at its peak in 2023.", "no-data"),
        ("Germany's economy shrank by 0.9% in 2023.", "supported"),
        ("Germany's GDP fell 0.5% in 2024.", "supported"),
        ("Germany's economy shrank by 0.3% in 2023.", "not-comparable"),  # as it was first told
        ("Germany's economy grew by 2.9% in 2023.", "contradicted"),
        ("In nominal terms the German economy grew 5.8% in 2023.", "no-data"),
        ("Germany's unemployment rate was 3.4% in 2024.", "supported"),
        ("Germany's unemployment rate was 6.0% in 2024.", "not-comparable"),  # as the labour office counts it
        ("Germany's unemployment rate was 13.4% in 2023.", "contradicted"),
        ("Germany's output was $5.0 trillion in 2024.", "supported"),
        ("Germany's output was $6.6 trillion in 2024.", "contradicted"),
    ],
)
def test_is_judged_with_a_network_and_left_open_without(service: Any, rules: Rules, text: str, verdict: str) -> None:
    found = service(answers)
    assert judged(found, rules, text) == (verdict, True)
    found.network.close()
    report = Checker(rules).check(read_text(f"# Economies\n\n10 June 2025\n\n{text}\n", "article.md"))
    assert {c.verdict.status for c in report.claims if c.verdict is not None} == {"unverified"}


def test_what_could_not_be_asked_for_is_no_fault_of_the_article(service: Any, rules: Rules) -> None:
    found = service(lambda _: reply(BAD))
    for text in ("Germany's inflation was 15.9% in 2023.", "Germany's output was $6.6 trillion in 2024."):
        assert judged(found, rules, text) == ("source-unavailable", False)
        assert judged(found, rules, text, offline=True) == ("no-data", True)


def test_a_right_direction_is_not_lost_in_a_proposed_figure(service: Any, rules: Rules) -> None:
    """ "Grew by 0.9%" would still be wrong of an economy that shrank by 0.9%."""
    found = service(answers)
    article = read_text("# Economies\n\n10 June 2025\n\nGermany's economy grew by 2.9% in 2023.\n", "article.md")
    (claim,) = Checker(rules, network=found.network).check(article).claims
    assert claim.verdict is not None
    assert claim.verdict.status == "contradicted"
    assert claim.verdict.fix is None


# ------------------------------------------------------------ assembled and recorded exchanges
def test_output_as_assembled(cassette: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Rules) -> None:
    """The service's rows of a year are the pack's own of that year: the pack is an extract of it."""
    whole = worldbank.table()
    earlier = {code: {y: v for y, v in years.items() if y < 2023} for code, years in whole.values.items()}
    economies = rules.vocabulary.economies
    packed = worldbank.WorldBank(economies).lookup(GERMANY)
    assert isinstance(packed, tuple)
    monkeypatch.setattr(worldbank, "table", lambda: worldbank.Gdp(earlier, whole.countries, "", whole.day))
    network = Network(NOW, tmp_path / "sources", limits=QUICK)
    held = worldbank.WorldBank(economies).lookup(GERMANY)
    assert isinstance(held, tuple)
    with cassette("worldbank/output"):
        found, failure = worldbank_service.beyond(GERMANY, held, LATER, rules, network)
    network.close()
    assert failure is None
    facts = [(o.basis, o.names, o.value) for o in found if o.end == date(2023, 12, 31) and o.basis == "level"]
    assert facts == [("level", (), next(o.value for o in packed if o.basis == "level" and o.end == date(2023, 12, 31)))]


def test_an_error_with_status_200_as_assembled(cassette: Any, tmp_path: Path, rules: Rules) -> None:
    network = Network(NOW, tmp_path / "sources", limits=QUICK)
    with cassette("worldbank/bad-indicator"):
        found, failure = worldbank_service.beyond(INFLATION, (), LATER, rules, network)
    network.close()
    assert found == ()
    assert failure is not None
    assert failure.kind == "malformed"


@recorded
def test_a_recorded_series_is_read_whole(service: Any, rules: Rules) -> None:
    body = (RECORDINGS / "statcite_wb-bb-inflation.json").read_bytes()
    found = service(lambda _: reply(body))
    told = SimpleNamespace(
        vocabulary=SimpleNamespace(economies={"BB": SimpleNamespace(code="BRB")}), reference=rules.reference
    )
    held, failure = worldbank_service.beyond("iso3166:BB/FP.CPI.TOTL.ZG", (), LATER, told, found.network)
    assert failure is None
    assert held[-1].value is not None
    assert (held[-1].end, round(held[-1].value, 2), held[-1].checked) == (date(2025, 12, 31), Decimal("0.85"), date(2026, 7, 13))  # fmt: skip
    assert len(held) > 50


@recorded
def test_recorded_answers_to_other_questions_are_refused() -> None:
    growth = worldbank_service.series_url("USA", "NY.GDP.MKTP.KD.ZG")
    bad, several = (RECORDINGS / f"statcite_wb-{name}.json" for name in ("bad-indicator", "usa-multi-mrv"))
    with pytest.raises(ValueError, match="120"):
        worldbank_service.shape(growth, bad.read_bytes())
    with pytest.raises(ValueError, match="another kind"):
        worldbank_service.shape(growth, several.read_bytes())
    index = worldbank_service.series_url("USA", "FP.CPI.TOTL")
    assert worldbank_service.shape(index, (RECORDINGS / "statcite_wb-usa-cpi-index.json").read_bytes()) == date(2026, 7, 13)  # fmt: skip
