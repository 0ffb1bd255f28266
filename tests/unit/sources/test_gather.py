"""Every question is asked once, and a source that cannot answer is a value in the evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.model import Lookup, SourceFailure
from factcheck.sources import ONLINE, SOURCES, gather, pack, packs, provenance, statuses


class NoFacts:
    def facts_about(self, _: str) -> tuple[Any, ...]:
        return ()


def ask(*questions: tuple[str, str]) -> dict[Lookup, Any]:
    return gather([Lookup(source=source, key=key) for source, key in questions], NoFacts())  # type: ignore[arg-type]


def test_the_registered_sources_and_those_that_may_contact_somebody() -> None:
    assert list(SOURCES) == ["facts", "sec", "ecb", "worldbank", "bls", "wikidata"]
    assert set(ONLINE) == {"sec", "ecb", "worldbank", "wikidata"}


def test_answers_stand_under_their_questions() -> None:
    answers = ask(("sec", "cik:0000320193"), ("sec", "cik:0000320193"), ("facts", "cik:0000320193"), ("ecb", "CNY"))
    assert [(lookup.source, bool(answer)) for lookup, answer in answers.items()] == [
        ("sec", True),
        ("facts", False),
        ("ecb", True),
    ]


def test_an_unknown_source_is_a_failure() -> None:
    (answer,) = ask(("oracle", "AAPL")).values()
    assert isinstance(answer, SourceFailure)
    assert answer.kind == "not-configured"


def test_a_company_outside_the_pack_has_no_facts() -> None:
    assert ask(("sec", "cik:0001577552")) == {Lookup(source="sec", key="cik:0001577552"): ()}


@pytest.mark.parametrize("key", ["cik:../companies", "cik:", "AAPL", "cik:0000320193/../x"])
def test_a_key_that_is_no_cik_opens_no_file(key: str) -> None:
    assert ask(("sec", key)) == {Lookup(source="sec", key=key): ()}


def test_only_the_companys_own_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    decode = pack.tables.decode
    monkeypatch.setattr(pack.tables, "decode", lambda content, path="": read.append(path) or decode(content, path))
    pack._observations.cache_clear()
    found = pack.lookup("cik:0000012927")
    assert isinstance(found, tuple)
    assert {o.subject for o in found} == {"cik:0000012927"}
    assert read == ["sec/CIK0000012927.tsv"]
    assert pack.lookup("cik:0000012927") is found


def test_an_observation_carries_its_provenance() -> None:
    found = pack.lookup("cik:0000320193")
    assert isinstance(found, tuple)
    for o in found:
        assert o.digest
        assert o.published
        assert o.form in {"10-K", "10-Q"}
        assert o.excerpt is None
        assert o.url is not None
        assert o.url.startswith("https://www.sec.gov/")
    assert len({(o.key, o.published) for o in found}) == len(found)
    assert {o.per for o in found if o.metric in ("eps", "eps_basic")} == {"share"}
    assert {o.unit for o in found} == {"USD", "shares"}


def test_a_broken_table_is_a_failure_and_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    pack._observations.cache_clear()
    monkeypatch.setattr(pack.tables, "decode", lambda *_: (_ for _ in ()).throw(ValueError("torn")))
    found = pack.lookup("cik:0000012927")
    assert isinstance(found, SourceFailure)
    assert found.kind == "malformed"


def test_a_report_names_the_packs_and_sources_that_were_used() -> None:
    answers = ask(("sec", "cik:0000320193"), ("facts", "cik:0000320193"))
    assert [(found.name, found.as_of) for found in packs(answers)] == [("embedded", date(2026, 7, 9))]
    assert [(found.id, found.status) for found in statuses(answers)] == [
        ("facts", "unused"),
        ("sec", "ok"),
        ("ecb", "unused"),
        ("worldbank", "unused"),
        ("bls", "unused"),
        ("wikidata", "unused"),
    ]
    assert packs(ask(("facts", "x"))) == ()


def test_a_failure_is_told_with_its_message() -> None:
    failed = SourceFailure(source="sec", key="x", kind="malformed", message="torn")
    found = {status.id: status for status in statuses({Lookup(source="sec", key="x"): failed})}["sec"]
    assert (found.status, found.failures) == ("failed", ("torn",))


def test_sources_that_ask_for_thanks_get_them() -> None:
    assert "European Central Bank" in (provenance("ecb")[1] or "")
    assert "Securities and Exchange Commission" in (provenance("sec")[1] or "")
