"""A pack is built from tables of public figures: the same bytes each time, and every row with its provenance."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import InputError, StoreError
from factcheck.pack import checks, tables
from factcheck.pack.build import AGGREGATES, build, info, verify
from factcheck.pack.checks import embedded
from factcheck.rules.loader import load_rules
from tests import pack_tables

REFERENCE = Path(__file__).parents[4] / "shared/reference"
HEADER = "cik\tname\tconcept\tmetric\tunit\tstart\tend\tval\tform\tfiled\taccn\torigin"
ROW = "1234\tAcme\u00a0Inc.\tus-gaap:Revenues\trevenue\tUSD\t2024-01-01\t2024-12-31\t100\t10-K\t2025-02-01\t0000001234-25-000001\tcompanyfacts"


def source(folder: Path, *rows: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "sec_facts.tsv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_a_pack_of_one_company(tmp_path: Path) -> None:
    built = build(source(tmp_path / "in", ROW), tmp_path / "out")
    assert list(files(tmp_path / "out")) == ["MANIFEST.tsv", "companies.tsv", "registry.tsv", "sec/CIK0000001234.tsv"]
    assert built.files["sec/CIK0000001234.tsv"] == 1
    (company,) = tables.read(tmp_path / "out/companies.tsv").dicts()
    assert (company["name"], company["fiscal_year_end"], company["last_filed"]) == ("Acme Inc.", "12-31", "2025-02-01")
    (fact,) = tables.read(tmp_path / "out/sec/CIK0000001234.tsv").dicts()
    assert fact["accession"] == "0000001234-25-000001"
    assert verify(tmp_path / "out") == ()
    assert info(tmp_path / "out").facts == 1


def test_building_twice_gives_the_same_bytes_whatever_the_order_of_rows(tmp_path: Path) -> None:
    other = ROW.replace("2024-", "2023-").replace("2025-02-01", "2024-02-01")
    build(source(tmp_path / "one", ROW, other), tmp_path / "a")
    build(source(tmp_path / "two", other, ROW), tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_a_company_that_is_gone_leaves_no_file_behind(tmp_path: Path) -> None:
    build(source(tmp_path / "in", ROW), tmp_path / "out")
    build(source(tmp_path / "in", ROW.replace("1234\t", "99\t", 1)), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out/sec").iterdir()] == ["CIK0000000099.tsv"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2024-12-31", "2025-12-31", "days"),
        ("2024-12-31", "2024-01-05", "days"),
        ("2025-02-01", "2024-11-01", "filed before"),
        ("\t100\t", "\t1e9\t", "plain number"),
        ("\t100\t", "\tn/a\t", "not a number"),
        ("\t100\t", "\tNaN\t", "plain number"),
        ("USD", "EUR?", "unit"),
        ("10-K", "DEF 14A", "form"),
        ("0000001234-25-000001", "123", "accession"),
        ("revenue", "turnover", "unknown metric"),
        ("\trevenue", "\tcash", "an instant"),
        ("\tcompanyfacts", "\t", "no origin"),
        ("2024-12-31", "2024-13-31", "month"),
        ("\tcompanyfacts", "", "cells"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        build(source(tmp_path / "in", ROW, ROW.replace(old, new, 1)), tmp_path / "out")
    assert told in str(error.value)
    assert "sec_facts.tsv:3" in str(error.value)
    assert not (tmp_path / "out").exists()


def test_a_missing_table_or_column_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"sec_facts\.tsv"):
        build(tmp_path, tmp_path / "out")
    (tmp_path / "sec_facts.tsv").write_text("cik\tname\n1\tA\n", encoding="utf-8")
    with pytest.raises(InputError, match="concept"):
        build(tmp_path, tmp_path / "out")


def test_verify_finds_a_changed_row_a_missing_file_and_a_stray_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(source(tmp_path / "in", ROW), out)
    table = out / "sec/CIK0000001234.tsv"
    table.write_bytes(table.read_bytes().replace(b"\t100\t", b"\t101\t"))
    assert verify(out) == ("sec/CIK0000001234.tsv: changed since the pack was built",)
    table.write_bytes(table.read_bytes().replace(b"2024-12-31", b"2024-12-99"))
    assert any("CIK0000001234.tsv:5" in problem for problem in verify(out))
    table.rename(out / "sec/CIK0000000007.tsv")
    assert verify(out) == ("sec/CIK0000001234.tsv: missing", "sec/CIK0000000007.tsv: not in the manifest")


def test_a_torn_table_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="x:3: 1 cells, expected 2"):
        tables.decode(b"# c\na\tb\nc\n", "x")
    with pytest.raises(StoreError, match="empty"):
        tables.decode(b"# c\n", "x")


# ------------------------------------------------------------ the embedded pack
def test_the_embedded_pack_is_whole() -> None:
    assert verify() == ()


def test_the_embedded_pack_holds_what_its_documentation_says() -> None:
    found = info()
    assert (found.as_of.isoformat(), found.companies, found.facts, found.without_accession) == (
        "2026-07-09",
        27,
        7027,
        1892,
    )


def test_boeing_is_one_company_under_its_two_names() -> None:
    rows = [row for row in tables.read(embedded() / "companies.tsv").dicts() if row["cik"] == "12927"]
    assert [(row["name"], row["filed_as"]) for row in rows] == [("The Boeing Company", "BOEING CO; THE BOEING COMPANY")]


def test_groups_of_countries_are_labelled() -> None:
    rows = list(tables.read(embedded() / "worldbank/gdp.tsv").dicts())
    kinds = {row["name"]: row["kind"] for row in rows}
    assert {kinds[name] for name in ("World", "Euro area", "High income", "Arab World", "North America")} == {
        "aggregate"
    }
    assert {kinds[name] for name in ("United States", "China", "Namibia", "Kosovo", "India")} == {"country"}
    in_2023 = sorted((float(r["value"]), r["code"]) for r in rows if r["kind"] == "country" and r["year"] == "2023")
    assert [code for _, code in in_2023[-4:]] == ["JPN", "DEU", "CHN", "USA"]
    assert {row["code"] for row in rows if row["kind"] == "aggregate"} <= AGGREGATES


def test_annual_averages_of_prices_are_labelled() -> None:
    rows = [row for row in tables.read(embedded() / "bls/cpi_u.tsv").dicts() if row["series"] == "CUUR0000SA0"]
    by_period = {row["period"]: (row["kind"], row["value"]) for row in rows}
    assert by_period["2023"] == ("annual-average", "304.702")
    assert by_period["2024-12"] == ("month", "315.605")
    assert by_period["1982"][0] == "annual-average"


@pytest.mark.skipif(not REFERENCE.exists(), reason="no reference tables beside the project")
def test_the_embedded_pack_is_what_the_reference_tables_and_recordings_give(tmp_path: Path) -> None:
    assert pack_tables.write(REFERENCE, REFERENCE.parent / "recordings", tmp_path / "tables") > 2000
    build(tmp_path / "tables", tmp_path / "pack")
    built = files(tmp_path / "pack")
    assert built == {name: (embedded() / name).read_bytes() for name in built}


@pytest.mark.skipif(not REFERENCE.exists(), reason="no reference tables beside the project")
def test_every_added_row_names_its_filing_and_none_is_in_the_reference_already() -> None:
    added = pack_tables.added(REFERENCE, REFERENCE.parent / "recordings")
    held = {
        tuple(line.split("\t")[:1] + line.split("\t")[2:3])
        for line in (REFERENCE / "sec_facts.tsv").read_text("utf-8").splitlines()
    }
    assert not {(row["cik"], row["concept"]) for row in added} & held
    assert all(row["filed"] and row["form"] and row["origin"] for row in added)
    assert all(row["accn"] for row in added if row["origin"] == "companyfacts")


def test_every_metric_of_the_shipped_reference_may_stand_in_a_pack() -> None:
    """A pack of the user's own holds all of them, and must verify."""
    metrics = load_rules().reference.sec.metrics
    assert {name for name, metric in metrics.items() if metric.period == "stock"} <= checks.STOCKS
    assert {name for name, metric in metrics.items() if metric.period == "flow"} <= checks.FLOWS
