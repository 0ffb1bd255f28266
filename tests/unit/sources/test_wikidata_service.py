"""Source `wikidata`: who is listed as chief executive and chair, and what may be concluded from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import SourceFailure
from factcheck.pipeline import Checker
from factcheck.read.plain import read_text
from factcheck.rules.loader import Rules, load_rules
from factcheck.sources import wikidata_service
from factcheck.sources.network import Network
from tests.unit.sources.local_server import Asked, Piece, reply
from tests.unit.sources.service import NOW, QUICK, Service

RECORDINGS = Path(__file__).parents[4] / "shared/recordings/wikidata"
recorded = pytest.mark.skipif(not RECORDINGS.exists(), reason="no recordings beside the project")
PFIZER = "cik:0000078003/offices"
DAY = date(2025, 6, 10)
PEOPLE = {"Q11": "Ada Vance", "Q12": "Bo Lindt", "Q13": "Cy Marsh"}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.fixture
def service(tmp_path: Path, rules: Rules) -> Iterator[Callable[..., Service]]:
    opened: list[Service] = []

    def start(behave: Callable[[Asked], Any]) -> Service:
        opened.append(Service("wikidata", wikidata_service.HOSTS, tmp_path / "sources", behave, rules))
        opened[-1].run(contact="jo@news.example")
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def when(text: str | None) -> list[dict[str, Any]]:
    """ "2019-01-01", "2019-01" or "2019", as precise as it is written; "?" for a time that nobody knows."""
    if text == "?":
        return [{"snaktype": "somevalue", "property": "P582"}]
    full = ((text or "") + "-00-00")[:10]
    value = {"time": f"+{full}T00:00:00Z", "precision": 9 + (text or "").count("-")}
    return [{"snaktype": "value", "datavalue": {"value": value, "type": "time"}}]


def term(person: str, begun: str | None, ended: str | None = None, rank: str = "normal") -> dict[str, Any]:
    told = {"P580": begun, "P582": ended}
    return {
        "mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": person}, "type": "wikibase-entityid"}},
        "rank": rank,
        "qualifiers": {name: when(text) for name, text in told.items() if text},
    }


def company(*ceos: dict[str, Any], cik: str = "0000078003") -> str:
    number = {"mainsnak": {"snaktype": "value", "datavalue": {"value": cik, "type": "string"}}, "rank": "normal"}
    entity = {"type": "item", "id": "Q206921", "claims": {"P5531": [number], "P169": list(ceos)}}
    return json.dumps({"entities": {"Q206921": entity}})


def found(*items: str) -> str:
    return json.dumps({"batchcomplete": "", "query": {"search": [{"ns": 0, "title": item} for item in items]}})


def names() -> str:
    told = {q: {"id": q, "labels": {"en": {"value": name}}, "aliases": {}} for q, name in PEOPLE.items()}
    return json.dumps({"entities": told, "success": 1})


def listing(*ceos: dict[str, Any], **other: str) -> Callable[[Asked], list[Piece]]:
    def behave(asked: Asked) -> list[Piece]:
        if "list=search" in asked.path:
            return reply(other.get("search", found("Q206921")))
        return reply(other.get("entity", company(*ceos)) if "EntityData" in asked.path else other.get("names", names()))

    return behave


CHANGED = (term("Q11", "2019-01-01", "2024-03-31"), term("Q12", "2024-04-01"))


def test_three_questions_find_a_company_its_terms_and_the_names_of_people(service: Any) -> None:
    served = service(listing(*CHANGED))
    held, failure = served.answer(PFIZER, DAY)
    assert failure is None
    assert [(o.names, o.valid_from, o.valid_until, o.segments) for o in held] == [
        (("Ada Vance",), date(2019, 1, 1), date(2024, 3, 31), ("ceo",)),
        (("Bo Lindt",), date(2024, 4, 1), None, ("ceo",)),
    ]
    assert {o.url for o in held} == {"https://www.wikidata.org/wiki/Q206921#P169"}
    assert served.paths == [
        "/w/api.php?format=json&action=query&list=search&srlimit=3&srsearch=haswbstatement%3AP5531%3D0000078003",
        "/wiki/Special:EntityData/Q206921.json",
        "/w/api.php?format=json&action=wbgetentities&props=labels%7Caliases&languages=en&ids=Q11%7CQ12",
    ]
    assert all("jo@news.example" in asked.headers["user-agent"] for asked in served.server.asked)
    served.run(offline=True, now=NOW + timedelta(days=90))
    assert served.answer(PFIZER, DAY) == (held, None)


def test_it_is_not_asked_by_those_who_do_not_say_who_they_are(service: Any) -> None:
    served = service(listing(*CHANGED))
    served.run(contact=None)
    held, failure = served.answer(PFIZER, DAY)
    assert (held, served.paths) == ((), [])
    assert failure is not None
    assert failure.kind == "not-configured"


@pytest.mark.parametrize(
    ("begun", "ended", "term_"),
    [
        ("2019-05", None, ("2019-05-31", None, "2019-05-01", None)),
        ("2019", "2024", ("2019-12-31", "2024-01-01", "2019-01-01", "2024-12-31")),
        ("2019-01-01", "?", ("2019-01-01", "2019-01-01", "2019-01-01", None)),
        (None, None, (None, None, None, None)),
        (None, "2024-03-31", (None, "2024-03-31", None, "2024-03-31")),
    ],
)
def test_a_vague_time_leaves_days_on_which_nobody_can_tell(
    begun: str | None, ended: str | None, term_: tuple[str | None, ...]
) -> None:
    (told,) = wikidata_service.terms_of({"P169": [term("Q11", begun, ended)]}, "ceo", "P169")
    assert tuple(day and day.isoformat() for day in told[2:]) == term_


def test_what_was_found_wrong_is_no_term_and_an_open_one_ends_where_another_begins(service: Any) -> None:
    served = service(listing(term("Q13", "2000-01-01", rank="deprecated"), term("Q11", "2019-01-01"), CHANGED[1]))
    held, _ = served.answer(PFIZER, DAY)
    assert [(o.names[0], o.valid_until) for o in held] == [("Ada Vance", date(2019, 1, 1)), ("Bo Lindt", None)]


@pytest.mark.parametrize(
    "other",
    [
        {"search": found()},
        {"search": found("Q206921", "Q7")},  # nobody knows which is meant
        {"entity": company(*CHANGED, cik="0000000001")},
        {"names": json.dumps({"entities": {"Q11": {"labels": {}}, "Q12": {"labels": {}}}})},
    ],
)
def test_where_it_is_not_sure_who_is_meant_nothing_is_held(service: Any, other: dict[str, str]) -> None:
    assert service(listing(*CHANGED, **other)).answer(PFIZER, DAY) == ((), None)


HOSTILE: dict[str, Callable[[Asked], list[Piece]]] = {
    "throttled": lambda _: reply("", "429 Too Many Requests", Retry_After="600"),
    "forbidden": lambda _: reply("", "403 Forbidden"),
    "a web page": lambda _: reply("<html>maintenance</html>", Content_Type="text/html"),
    "an error with status 200": lambda _: reply('{"error": {"code": "maxlag"}}'),
    "another search": listing(search='{"query": {"search": [{"title": "Property:P31"}]}}'),
    "another item": listing(entity='{"entities": {"Q5": {"id": "Q5", "claims": {}}}}'),
    "no statements": listing(entity='{"entities": {"Q206921": {"id": "Q206921", "claims": []}}}'),
    "closed early": lambda _: reply(found("Q206921"), Content_Length="9999"),
}


@pytest.mark.parametrize("behave", HOSTILE.values(), ids=HOSTILE)
def test_a_failure_is_a_value_and_is_not_kept(service: Any, behave: Callable[[Asked], list[Piece]]) -> None:
    served = service(behave)
    held, failure = served.answer(PFIZER, DAY)
    assert held == ()
    assert isinstance(failure, SourceFailure)
    kept = served.network.store.urls() if served.folder.exists() else []
    assert not any("EntityData" in url for url in kept)


# ------------------------------------------------------------ what an article gets of it
def judged(rules: Rules, network: Network | None, text: str) -> tuple[str, bool]:
    article = read_text(f"# Companies\n\n10 June 2025\n\n{text}\n", "article.md")
    report = Checker(rules, network=network).check(article)
    (verdict,) = [c.verdict for c in report.claims if c.verdict is not None and c.kind == "office"]
    return getattr(verdict, "reason", None) or verdict.status, report.summary.complete


TEXT = "Pfizer chief executive {} told investors that demand was strong."


@pytest.mark.parametrize(
    ("terms", "name", "verdict"),
    [
        (CHANGED, "Bo Lindt", "supported"),
        (CHANGED, "Ada Vance", "contradicted"),  # her term ended a year before
        (CHANGED, "Cy Marsh", "no-data"),  # perhaps the next one, whom nobody has entered yet
        ((term("Q11", "2019-01-01", "2026-03-31"), term("Q12", "2026-04-01")), "Cy Marsh", "contradicted"),
        ((term("Q11", "2019-01-01", "2026-03-31"), term("Q12", "2026-04-01")), "Bo Lindt", "contradicted"),
        ((term("Q11", "2019-01-01", "2025-05-31"), term("Q12", "2025-06-01")), "Ada Vance", "no-data"),  # just gone
        ((term("Q11", "2019", "2025"), term("Q12", "2025")), "Ada Vance", "no-data"),  # some day of that year
        ((term("Q11", None), term("Q12", "2024-04-01")), "Ada Vance", "no-data"),
        ((), "Ada Vance", "no-data"),
    ],
)
def test_offices_are_judged_by_terms_that_are_known(
    service: Any, rules: Rules, terms: tuple[dict[str, Any], ...], name: str, verdict: str
) -> None:
    served = service(listing(*terms))
    assert judged(rules, served.network, TEXT.format(name)) == (verdict, True)
    assert judged(rules, None, TEXT.format(name)) == ("no-data", True)


def test_a_sentence_of_another_time_is_not_called_wrong(service: Any, rules: Rules) -> None:
    served = service(listing(*CHANGED))
    assert judged(rules, served.network, "In 2021 Pfizer CEO Ada Vance opened the plant.")[0] != "contradicted"


def test_who_is_in_a_fact_file_is_not_asked_about(service: Any, rules: Rules) -> None:
    served = service(listing(*CHANGED))
    assert judged(rules, served.network, "Walmart CEO Doug McMillon agreed.") == ("supported", True)
    assert served.paths == []


def test_what_could_not_be_asked_leaves_the_run_incomplete(service: Any, rules: Rules) -> None:
    served = service(lambda _: reply("", "403 Forbidden"))
    assert judged(rules, served.network, TEXT.format("Ada Vance")) == ("source-unavailable", False)
    without = served.run(contact=None)
    assert judged(rules, without, TEXT.format("Ada Vance")) == ("no-data", True)


# ------------------------------------------------------------ assembled exchanges
def test_offices_as_assembled(cassette: Any, tmp_path: Path) -> None:
    network = Network(NOW, tmp_path / "sources", "jo@news.example", limits=QUICK)
    with cassette("wikidata/offices"):
        held, failure = wikidata_service.beyond("cik:0001018724/offices", (), DAY, network)
    network.close()
    assert failure is None
    changed = date(2021, 7, 5)
    assert [(o.names, o.valid_from, o.valid_until) for o in held] == [
        (("Jeff Bezos",), date(1996, 12, 31), changed),
        (("Andy Jassy",), changed, None),
    ]


# ------------------------------------------------------------ unmodified recordings
@recorded
def test_terms_of_a_recorded_item() -> None:
    """The heads of Hong Kong's government: the terms of office as Wikidata tells them."""
    body = (RECORDINGS / "Special_EntityData_Q8646.json").read_bytes()
    claims = wikidata_service._entity(body, "Q8646")
    told = {t.person: (t.first, t.last) for t in wikidata_service.terms_of(claims, "ceo", "P6")}
    assert told["Q15023"] == (date(2012, 7, 1), date(2017, 6, 30))
    assert told["Q15027"] == (date(1997, 7, 1), date(2005, 3, 12))
    with pytest.raises(ValueError, match="another item"):
        wikidata_service._entity(body, "Q1")


@recorded
@pytest.mark.parametrize("item", ["Q1299", "Q20145", "Q494290"])
def test_recorded_items_have_their_shape(item: str) -> None:
    body = (RECORDINGS / f"Special_EntityData_{item}.json").read_bytes()
    assert wikidata_service.shape_of(f"https://www.wikidata.org/wiki/Special:EntityData/{item}.json")(body) is None
    assert item in wikidata_service._names(body)
