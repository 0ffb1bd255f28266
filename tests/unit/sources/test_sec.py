"""Source `sec` with a network: the pack first, the service where the pack is older than the article or lacks the company."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.model import Lookup, Observation, SourceFailure
from factcheck.rules.loader import Rules, load_rules
from factcheck.sources import NETWORK, _http, companyfacts, gather, pack, packs, sec, series, statuses
from factcheck.sources.companies import registrants
from factcheck.sources.network import Network
from tests.unit.sources.conftest import CASSETTES
from tests.unit.sources.local_server import Asked, Behaviour, LocalServer, Piece, reply

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
QUICK = _http.Limits(connect=0.5, read=2.0, total=5.0, pace=0.0, pause=0.01)
APPLE, BOEING, ALIBABA, SNOWFLAKE = "cik:0000320193", "cik:0000012927", "cik:0001577552", "cik:0001640147"
EXXON = "cik:0000034088"
RECORDINGS = Path(__file__).parents[4] / "shared/recordings"
recorded = pytest.mark.skipif(not RECORDINGS.exists(), reason="no recordings beside the project")


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


class Service:
    def __init__(self, folder: Path, behave: Behaviour, rules: Rules) -> None:
        self.folder, self.rules = folder, rules
        self.server = LocalServer(behave).__enter__()
        self.network = self.run()

    def run(self, **options: Any) -> Network:
        origins = dict.fromkeys(sec.HOSTS, self.server.origin)
        self.network = Network(
            NOW, self.folder, **{"contact": "jo@news.example", "limits": QUICK, "origins": origins, **options}
        )
        return self.network

    def ask(self, *keys: str, day: date | None) -> dict[Lookup, Any]:
        return gather([Lookup(source="sec", key=key) for key in keys], self.rules, self.network, day)

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.server.asked]


@pytest.fixture
def service(tmp_path: Path, rules: Rules) -> Iterator[Any]:
    opened: list[Service] = []

    def start(behave: Behaviour) -> Service:
        opened.append(Service(tmp_path / "sources", behave, rules))
        return opened[-1]

    yield start
    for one in opened:
        one.network.close()
        one.server.__exit__()


def facts(key: str, value: int = 100, filed: str = "2025-02-01") -> list[Piece]:
    row = {
        "start": "2024-01-01",
        "end": "2024-12-31",
        "val": value,
        "accn": "0000001234-25-000001",
        "form": "10-K",
        "filed": filed,
    }
    concept = {"label": None, "description": None, "units": {"USD": [row]}}
    return reply(json.dumps({"cik": int(key[4:]), "entityName": "x", "facts": {"us-gaap": {"Revenues": concept}}}))


def of(answers: dict[Lookup, Any], key: str) -> tuple[Observation, ...]:
    found = answers[Lookup(source="sec", key=key)]
    assert isinstance(found, tuple)
    return found


def beside(answers: dict[Lookup, Any], key: str) -> SourceFailure | None:
    found = answers.get(Lookup(source="sec" + NETWORK, key=key))
    assert found is None or isinstance(found, SourceFailure)
    return found


# ------------------------------------------------------------ when somebody is asked
@pytest.mark.parametrize(
    ("key", "day", "asked"),
    [
        (APPLE, date(2025, 2, 23), False),
        (APPLE, date(2026, 2, 20), False),  # three weeks after its last filing in the pack nothing can be missing
        (APPLE, date(2026, 6, 1), True),
        (APPLE, None, True),  # an article without a date may mean any day
        (BOEING, date(2025, 2, 23), True),  # two of its filings are in the pack, the others are not
        (ALIBABA, date(2025, 2, 23), True),
    ],
)
def test_the_service_is_asked_where_the_pack_may_lack_something(
    service: Any, key: str, day: date | None, asked: bool
) -> None:
    found = service(lambda _: facts(key))
    answers = found.ask(key, day=day)
    assert found.paths == ([f"/api/xbrl/companyfacts/CIK{key[4:]}.json"] if asked else [])
    assert (of(answers, key) != pack.lookup(key)) == asked


def test_no_store_is_opened_where_the_pack_is_enough(service: Any) -> None:
    found = service(lambda _: facts(APPLE))
    found.ask(APPLE, day=date(2025, 2, 23))
    assert not found.folder.exists()
    assert found.network._store is None


def test_without_a_network_nothing_is_asked_and_nothing_is_a_failure(rules: Rules) -> None:
    asked = Lookup(source="sec", key=ALIBABA)
    assert gather([asked], rules, None, date(2025, 2, 23)) == {asked: ()}


@pytest.mark.parametrize("key", ["cik:../../etc", "cik:1", "AAPL", "cik:0000320193?x", "cik:٠٠٠٠٣٢٠١٩٣"])
def test_a_key_that_is_no_cik_is_asked_of_nobody(service: Any, key: str) -> None:
    found = service(lambda _: facts(APPLE))
    found.ask(key, day=None)
    assert found.paths == []


def test_one_request_answers_every_question_of_a_run_and_the_same_tuple_comes_back(service: Any) -> None:
    found = service(lambda _: facts(ALIBABA))
    first = of(found.ask(ALIBABA, day=date(2025, 2, 23)), ALIBABA)
    assert of(found.ask(ALIBABA, day=date(2026, 11, 25)), ALIBABA) is first
    assert len(found.paths) == 1


# ------------------------------------------------------------ what comes of it
def test_an_answer_takes_the_packs_place_and_names_its_snapshot(service: Any) -> None:
    found = service(lambda _: facts(BOEING, 66_517_000_000))
    (o,) = of(found.ask(BOEING, day=date(2025, 2, 23)), BOEING)
    assert (o.value, o.checked) == (Decimal(66_517_000_000), date(2025, 2, 1))
    assert o.digest == found.network.store.get(sec.FACTS_URL.format(cik=BOEING[4:])).digest


def test_what_a_company_filed_under_another_number_is_its_own(service: Any) -> None:
    """Exxon Mobil reorganised: its older filings lie under one number, its newer ones under another."""
    older, newer = registrants(EXXON)
    assert int(newer[4:]) > int(older[4:]), "the later registrant has the larger number"

    def answer(asked: Asked) -> list[Piece]:
        key = newer if newer[4:] in asked.path else older
        return facts(key, 200, "2026-08-03") if key == newer else facts(key, 100)

    found = service(answer)
    rows = of(found.ask(EXXON, day=date(2026, 9, 1)), EXXON)
    assert {(o.subject, o.value) for o in rows} == {(EXXON, 100), (EXXON, 200)}
    for row in rows:
        assert f"/data/{int((newer if row.value == 200 else older)[4:])}/" in (row.url or "")
    again = of(found.ask(EXXON, day=date(2026, 9, 1)), EXXON)
    assert again is rows, "the judge remembers by identity"
    assert len(found.paths) == 2


def test_where_nothing_lies_under_the_main_number_the_packs_rows_stand_before_the_others(service: Any) -> None:
    _, newer = registrants(EXXON)
    found = service(
        lambda asked: (
            facts(newer, 200, "2026-08-03")
            if newer[4:] in asked.path
            else reply("<Error><Code>NoSuchKey</Code></Error>", "404 Not Found")
        )
    )
    answers = found.ask(EXXON, day=date(2026, 9, 1))
    packed = pack.lookup(EXXON)
    assert isinstance(packed, tuple)
    assert of(answers, EXXON)[: len(packed)] == packed
    assert of(answers, EXXON)[-1].value == 200


def test_a_filer_without_facts_leaves_the_pack_as_it_is(service: Any) -> None:
    found = service(lambda _: reply("<Error><Code>NoSuchKey</Code></Error>", "404 Not Found"))
    answers = found.ask(BOEING, ALIBABA, day=date(2025, 2, 23))
    assert of(answers, BOEING) == pack.lookup(BOEING)
    assert of(answers, ALIBABA) == ()
    assert len(answers) == 2


def test_a_failure_stands_beside_the_packs_answer_or_in_its_place(service: Any) -> None:
    found = service(lambda _: reply("<html>Request Rate Threshold Exceeded</html>", "403 Forbidden"))
    answers = found.ask(BOEING, ALIBABA, APPLE, day=date(2025, 2, 23))
    assert of(answers, BOEING) == pack.lookup(BOEING)
    failure = beside(answers, BOEING)
    assert failure is not None
    assert (failure.kind, failure.key) == ("refused", BOEING)
    missing = answers[Lookup(source="sec", key=ALIBABA)]
    assert isinstance(missing, SourceFailure)
    assert missing.kind == "refused"
    assert beside(answers, APPLE) is None  # the pack is enough: it was not asked about
    assert len(found.paths) == 1


def test_facts_of_another_company_are_not_taken(service: Any) -> None:
    found = service(lambda _: facts(BOEING))
    failure = found.ask(ALIBABA, day=None)[Lookup(source="sec", key=ALIBABA)]
    assert isinstance(failure, SourceFailure)
    assert failure.kind == "malformed"


def test_the_report_tells_how_the_source_fared(service: Any) -> None:
    day = date(2025, 2, 23)

    def told(answers: dict[Lookup, Any]) -> tuple[Any, ...]:
        status = {status.id: status for status in statuses(answers)}["sec"]
        return status.status, status.as_of, len(status.failures)

    good = service(lambda asked: facts("cik:" + asked.path[-15:-5]))
    assert told(good.ask(APPLE, day=day)) == ("ok", pack.pack_info().as_of, 0)
    assert told(good.ask(ALIBABA, day=day)) == ("ok", date(2025, 2, 1), 0)
    assert told(good.ask(ALIBABA, APPLE, day=day)) == ("ok", pack.pack_info().as_of, 0)  # both were used
    bad = service(lambda _: reply("", "403 Forbidden"))
    bad.run(refresh=True)
    stale = bad.ask(ALIBABA, BOEING, day=day)
    assert told(stale)[0] == "stale"
    assert told(bad.ask("cik:0000000007", day=day)) == ("failed", None, 1)
    bad.run(offline=True)
    assert told(bad.ask("cik:0000000007", day=day)) == ("offline", None, 0)
    assert told(bad.ask("cik:0000000007", APPLE, day=day))[0] == "ok"
    assert packs(stale)[0].name == "embedded"


# ------------------------------------------------------------ assembled exchanges
def test_the_cassettes_are_what_their_script_writes_and_say_that_they_are_assembled() -> None:
    made = runpy.run_path(str(CASSETTES / "assemble.py"))["cassettes"]()
    written = {path.relative_to(CASSETTES).as_posix(): path.read_text("utf-8") for path in CASSETTES.rglob("*.yaml")}
    for name, text in written.items():
        if not text.startswith("interactions"):  # a live recording has no header of ours
            assert text == made[name]
            assert text.startswith("# ASSEMBLED, not recorded")
    assert set(written) == set(made)


def test_the_service_as_assembled(cassette: Any, tmp_path: Path, rules: Rules) -> None:
    network = Network(NOW, tmp_path / "sources", "jo@news.example", limits=QUICK)
    with cassette("sec/companyfacts"):
        found, failure = sec.beyond(SNOWFLAKE, (), date(2026, 1, 1), rules.reference.sec, network)
    network.close()
    assert failure is None
    # fiscal 2025 of Snowflake ends in January 2025; its 10-K was filed in March
    selected = series.value_at(found, "revenue", date(2024, 2, 1), date(2025, 1, 31), date(2025, 4, 1))
    assert isinstance(selected, series.Selected)
    assert selected.value == Decimal(3_626_396_000)
    assert selected.observation.form == "10-K"


def test_a_filer_that_the_service_does_not_know_as_assembled(cassette: Any, tmp_path: Path, rules: Rules) -> None:
    network = Network(NOW, tmp_path / "sources", "jo@news.example", limits=QUICK)
    with cassette("sec/no-such-filer"):
        assert sec.beyond("cik:0000000001", (), None, rules.reference.sec, network) == ((), None)
    network.close()


def test_the_rate_page_as_assembled(cassette: Any, tmp_path: Path, rules: Rules) -> None:
    network = Network(NOW, tmp_path / "sources", "jo@news.example", limits=QUICK)
    with cassette("sec/rate-threshold"):
        _, failure = sec.beyond(SNOWFLAKE, (), None, rules.reference.sec, network)
    network.close()
    assert failure is not None
    assert failure.kind == "refused"


# ------------------------------------------------------------ unmodified recordings
def recording(asked: Asked) -> list[Piece]:
    """The recorded response to a path, with its recorded status and headers."""
    kinds = {"/api/xbrl/companyfacts/": "sec_companyfacts", "/submissions/": "sec_submissions"}
    folder = next((RECORDINGS / name for prefix, name in kinds.items() if asked.path.startswith(prefix)), None)
    if folder is None:
        return reply((RECORDINGS / "sec_company_tickers/company_tickers.json").read_bytes())
    path = folder / ("data.sec.gov" + asked.path.replace("/", "_"))
    if not path.exists():
        path = RECORDINGS / "sec_errors/data.sec.gov_submissions_CIK-000000001.json"
    told = json.loads(path.with_name(path.name + ".http.json").read_text("utf-8"))
    framing = ("content-length", "transfer-encoding", "connection", "content-encoding")
    headers = {name: values[0] for name, values in told["headers"].items() if name.lower() not in framing}
    return reply(path.read_bytes(), f"{told['status']['code']} Recorded", **headers)


@recorded
@pytest.mark.parametrize("key", [APPLE, "cik:0001045810", "cik:0001652044", "cik:0001835632"])
def test_a_recorded_body_holds_every_row_that_the_pack_took_from_it(service: Any, key: str) -> None:
    found = service(recording)
    answers = found.ask(key, day=date(2026, 11, 1))

    def row(o: Observation) -> tuple[Any, ...]:
        return o.metric, o.concept, o.unit, o.per, o.start, o.end, o.value, o.form, o.published, o.accession, o.url

    packed = pack.lookup(key)
    assert isinstance(packed, tuple)
    assert {row(o) for o in packed} <= {row(o) for o in of(answers, key)}
    assert len(of(answers, key)) > len(packed)
    assert len(found.paths) == len(registrants(key))


@recorded
@pytest.mark.parametrize("key", [APPLE, "cik:0001045810", "cik:0001652044", "cik:0001835632"])
def test_a_value_as_of_a_day_is_the_same_from_pack_and_service(service: Any, key: str) -> None:
    """Whatever the pack can decide, the service decides alike: the pack is an extract of it."""
    packed = pack.lookup(key)
    assert isinstance(packed, tuple)
    live = of(service(recording).ask(key, day=date(2026, 11, 1)), key)
    compared = 0
    for metric in ("revenue", "net_income", "eps", "ocf", "total_assets"):
        for start, end in series.windows(packed, metric):
            day = date(end.year + 1, 6, 1)
            one = series.value_at(packed, metric, start, end, day)
            other = series.value_at(live, metric, start, end, day)
            assert isinstance(one, series.Selected)
            assert isinstance(other, series.Selected)
            if one.observation.published == other.observation.published:
                assert one.value == other.value
                compared += 1
    assert compared > 50


@recorded
def test_recorded_earnings_per_share_before_and_after_a_split(service: Any) -> None:
    """NVIDIA's fiscal 2024: 11.93 as filed on 2024-02-21, 1.19 after the ten-for-one split."""
    live = of(service(recording).ask("cik:0001045810", day=date(2026, 11, 1)), "cik:0001045810")
    for day, expected in ((date(2024, 3, 1), "11.93"), (date(2025, 3, 1), "1.19")):
        found = series.value_at(live, "eps", date(2023, 1, 30), date(2024, 1, 28), day)
        assert isinstance(found, series.Selected)
        assert found.value == Decimal(expected)


@recorded
def test_a_recorded_filer_that_does_not_exist(service: Any) -> None:
    found = service(recording)
    assert of(found.ask("cik:0000000001", day=None), "cik:0000000001") == ()
    assert statuses(found.ask("cik:0000000001", day=None))[1].status == "unused"


@recorded
@pytest.mark.parametrize(("file", "cik", "unit"), [("snow_facts.json", "0001640147", "USD"), ("lpa_facts.json", "0001997711", "USD")])  # fmt: skip
def test_recorded_bodies_of_other_filers(file: str, cik: str, unit: str, rules: Rules) -> None:
    body = (RECORDINGS / "sec_companyfacts" / file).read_bytes()
    assert companyfacts.facts_shape(cik)(body) is not None
    concepts = companyfacts.concepts_of(rules.reference.sec)
    concepts["ifrs-full:Assets"] = companyfacts.Meaning("total_assets", True)
    found = companyfacts.observations("cik:" + cik, body, "x", NOW.date(), concepts)
    assert "total_assets" in {o.metric for o in found}
    assert {o.unit for o in found if o.metric == "total_assets"} == {unit}


@recorded
@pytest.mark.parametrize("cik", ["0000310522", "0000315090", "0000320193", "0000350001", "0000789019", "0001045810", "0001318605", "0001835632"])  # fmt: skip
def test_recorded_submissions_have_their_shape(cik: str) -> None:
    body = (RECORDINGS / f"sec_submissions/data.sec.gov_submissions_CIK{cik}.json").read_bytes()
    newest = companyfacts.submissions_shape(cik)(body)
    assert newest is None or newest > date(2000, 1, 1)
    with pytest.raises(ValueError, match="another company"):
        companyfacts.submissions_shape("0000000001")(body)


def test_yaml_of_a_cassette_is_what_vcr_reads() -> None:
    for path in CASSETTES.rglob("*.yaml"):
        loaded = yaml.safe_load(path.read_text("utf-8"))
        assert loaded["version"] == 1
        assert all({"request", "response"} <= set(one) for one in loaded["interactions"])
