"""What a companyfacts body means, and which of its rows are evidence."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Observation
from factcheck.rules.loader import load_rules
from factcheck.sources import companyfacts, pack, series
from factcheck.sources.companyfacts import Meaning, concepts_of, facts_shape, submissions_shape

CIK = "0000001234"
KEY = "cik:" + CIK
SEEN = date(2026, 1, 1)
REVENUE = {"us-gaap:Revenues": Meaning("revenue", False)}
ROW = {"start": "2024-01-01", "end": "2024-12-31", "val": 100, "accn": "0000001234-25-000001",
       "fy": 2019, "fp": "Q3", "form": "10-K", "filed": "2025-02-01", "frame": "CY2024"}  # fmt: skip


def whole(
    *rows: Any, unit: str = "USD", concept: str = "Revenues", taxonomy: str = "us-gaap", cik: Any = 1234
) -> bytes:
    facts = {taxonomy: {concept: {"label": None, "description": None, "units": {unit: list(rows)}}}}
    return json.dumps({"cik": cik, "entityName": "Acme", "facts": facts}).encode()


def read(body: bytes, concepts: dict[str, Meaning] = REVENUE) -> tuple[Observation, ...]:
    facts_shape(CIK)(body)
    return companyfacts.observations(KEY, body, "sha256:0", SEEN, concepts)


# ------------------------------------------------------------ rows
def test_a_row_becomes_an_observation_with_its_provenance() -> None:
    (o,) = read(whole(ROW))
    assert (o.source, o.subject, o.metric, o.value, o.unit, o.per) == ("sec", KEY, "revenue", 100, "USD", None)
    assert (o.start, o.end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (o.published, o.form, o.accession, o.concept) == (
        date(2025, 2, 1), "10-K", "0000001234-25-000001", "us-gaap:Revenues",
    )  # fmt: skip
    assert o.url == "https://www.sec.gov/Archives/edgar/data/1234/000000123425000001/"
    assert (o.digest, o.checked) == ("sha256:0", SEEN)


def test_the_period_is_the_windows_and_never_that_of_fy_and_fp() -> None:
    other = {**ROW, "fy": None, "fp": None}
    del other["frame"]
    assert read(whole(ROW)) == read(whole(other))


def test_figures_are_exact() -> None:
    body = whole({**ROW, "val": 0}, unit="USD/shares").replace(b'"val": 0', b'"val": 11.930000000000000001')
    (o,) = read(body)
    assert (o.value, o.unit, o.per) == (Decimal("11.930000000000000001"), "USD", "share")


def test_an_instant_has_no_start() -> None:
    row = {key: value for key, value in ROW.items() if key != "start"}
    (o,) = read(whole(row, concept="Assets"), {"us-gaap:Assets": Meaning("total_assets", True)})
    assert (o.start, o.end) == (None, date(2024, 12, 31))


@pytest.mark.parametrize(("unit", "expected"), [("CNY", ("CNY", None)), ("TWD/shares", ("TWD", "share")), ("shares", ("shares", None))])  # fmt: skip
def test_other_currencies_and_counts(unit: str, expected: tuple[str, str | None]) -> None:
    (o,) = read(whole(ROW, unit=unit))
    assert (o.unit, o.per) == expected


@pytest.mark.parametrize("unit", ["pure", "USD/barrel", "usd", "", "U_iso4217USD"])
def test_other_units_are_left_out(unit: str) -> None:
    assert read(whole(ROW, unit=unit)) == ()


def test_another_taxonomy_is_read_when_the_rules_name_it() -> None:
    body = whole(ROW, unit="TWD", taxonomy="ifrs-full", concept="Revenue")
    assert read(body) == ()
    (o,) = read(body, {"ifrs-full:Revenue": Meaning("revenue", False)})
    assert (o.value, o.unit) == (100, "TWD")


@pytest.mark.parametrize(
    "change",
    [{"form": "DEF 14A"}, {"form": "424B5"}, {"form": None}, {"accn": None}, {"accn": "1234"}, {"filed": None}, {"filed": "soon"},
     {"filed": "2024-06-01"}, {"end": None}, {"end": "2024-02-30"}, {"start": "2024-12-31"}, {"start": "2025-12-31"},
     {"start": "2020-01-01"}, {"start": 20240101}, {"start": None}, {"start": ""}, {"val": None}, {"val": "100"}, {"val": True}, {"val": []},
     {"val": 10**30}],
    ids=str,
)  # fmt: skip
def test_a_row_that_is_no_evidence_is_left_out(change: dict[str, Any]) -> None:
    assert [o.value for o in read(whole({**ROW, "val": 7}, {**ROW, **change}, None, "row"))] == [7]


def test_a_restated_window_keeps_both_vintages() -> None:
    later = {**ROW, "val": 90, "accn": "0000001234-26-000001", "filed": "2026-02-01"}
    found = read(whole(later, ROW))
    assert [(o.value, o.published) for o in found] == [(100, date(2025, 2, 1)), (90, date(2026, 2, 1))]
    as_written = series.value_at(found, "revenue", date(2024, 1, 1), date(2024, 12, 31), date(2025, 3, 1))
    assert isinstance(as_written, series.Selected)
    assert as_written.value == 100
    assert [note.code for note in as_written.notes] == ["restated"]


def test_the_order_of_a_body_does_not_matter() -> None:
    rows = [{**ROW, "accn": f"0000001234-25-00000{n}", "val": n, "filed": f"2025-02-0{n}"} for n in range(1, 6)]
    assert read(whole(*rows)) == read(whole(*reversed(rows)))


# ------------------------------------------------------------ shapes
@pytest.mark.parametrize("cik", [1234, "1234", "0000001234"])
def test_the_shape_says_when_the_newest_fact_was_filed(cik: Any) -> None:
    assert facts_shape(CIK)(whole({**ROW, "filed": "2024-05-05"}, ROW, cik=cik)) == date(2025, 2, 1)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html></html>", b"[]", b"{}", b'{"cik": 1234}', b'{"cik": 1234, "facts": []}', b'{"cik": 1234, "facts": {"us-gaap": []}}',
     b'{"cik": 1234, "facts": {"us-gaap": {"Assets": {}}}}', b'{"cik": 1234, "facts": {"us-gaap": {"Assets": {"units": []}}}}',
     whole(ROW, cik=9), whole(ROW, cik=None), whole(ROW)[:-5], whole(ROW).replace(b"100", b"NaN"), whole(ROW).replace(b"100", b"-Infinity"),
     whole({**ROW, "filed": "2025-13-13"}), b'{"cik": 1234, "facts": {"us-gaap": {"Assets": null}}}', b"\xff\xfe", whole(ROW).replace(b"100", b"1" * 5000)],
)  # fmt: skip
def test_a_body_that_is_not_the_companys_facts_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="."):
        facts_shape(CIK)(body)


def test_a_body_nested_to_make_the_reader_fall_is_refused() -> None:
    with pytest.raises((ValueError, RecursionError)):
        facts_shape(CIK)(b"[" * 1_000_000)


def submissions(**changes: Any) -> bytes:
    recent = {"accessionNumber": ["a", "b"], "form": ["10-K", "8-K"], "filingDate": ["2025-02-01", "2024-12-01"]}
    return json.dumps({"cik": CIK, "name": "Acme", "filings": {"recent": recent}, **changes}).encode()


def test_submissions_say_when_the_newest_filing_was_made() -> None:
    assert submissions_shape(CIK)(submissions()) == date(2025, 2, 1)


@pytest.mark.parametrize(
    "changes",
    [{"cik": "9"}, {"name": None}, {"filings": None}, {"filings": {}}, {"filings": {"recent": {"form": []}}},
     {"filings": {"recent": {"accessionNumber": ["a"], "form": [], "filingDate": ["2025-01-01", "2025-01-02"]}}}],
)  # fmt: skip
def test_a_body_that_is_not_the_companys_submissions_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="."):
        submissions_shape(CIK)(submissions(**changes))


# ------------------------------------------------------------ the shipped rules
def test_the_shipped_rules_say_what_every_concept_means() -> None:
    concepts = concepts_of(load_rules().reference.sec)
    assert concepts["us-gaap:EarningsPerShareDiluted"] == Meaning("eps", False)
    assert concepts["us-gaap:Assets"] == Meaning("total_assets", True)
    packed = pack.lookup("cik:0001045810")
    assert isinstance(packed, tuple)
    assert {(o.concept, o.metric) for o in packed} <= {(name, meaning.metric) for name, meaning in concepts.items()}
    assert concepts_of(None) == {}


# ------------------------------------------------------------ whatever comes
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
FIELDS = {
    "start": st.sampled_from(["2024-01-01", "2023-01-01", "", "x"]), "end": st.sampled_from(["2024-12-31", "2024-02-30"]), "val": st.integers(),
    "accn": st.sampled_from(["0000001234-25-000001", "1"]), "form": st.sampled_from(["10-K", "DEF 14A"]), "filed": st.sampled_from(["2025-02-01", "2025"]),
}  # fmt: skip
ROWS = st.fixed_dictionaries({}, optional={name: good | ANYTHING for name, good in FIELDS.items()})
BODIES = st.fixed_dictionaries(
    {"cik": st.just(1234) | ANYTHING},
    optional={
        "facts": st.dictionaries(
            st.just("us-gaap") | st.text(max_size=3),
            st.dictionaries(
                st.just("Revenues") | st.text(max_size=3),
                st.fixed_dictionaries({"units": st.dictionaries(st.just("USD") | st.text(max_size=3), st.lists(ROWS | ANYTHING, max_size=4) | ANYTHING, max_size=2) | ANYTHING})
                | ANYTHING,
                max_size=2,
            )
            | ANYTHING,
            max_size=2,
        )
        | ANYTHING
    },
)  # fmt: skip


@given(BODIES | ANYTHING)
def test_any_json_is_refused_or_read_and_nothing_else_happens(whole: Any) -> None:
    body = json.dumps(whole).encode()
    try:
        facts_shape(CIK)(body)
    except ValueError:
        return
    for o in companyfacts.observations(KEY, body, "sha256:0", SEEN, REVENUE):
        assert o.value is not None
        assert o.end is not None
        assert o.published is not None
        assert o.published >= o.end


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="."):
        facts_shape(CIK)(body)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"\n <!doctype html><title>Sign in</title>", "a web page"),
        (b"", "nothing"),
        (b'{"cik": 1,', "no JSON"),
        (b"Service busy", "no JSON"),
    ],
)
def test_what_came_instead_of_data_is_told_in_plain_words(body: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        companyfacts.parsed(body)
