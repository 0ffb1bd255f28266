"""A pack of the user's own: built from companyfacts bodies, resumed, and asked before the embedded one."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from factcheck.errors import InputError
from factcheck.pack import checks
from factcheck.rules.loader import load_rules
from factcheck.sources import pack, user_pack

REFERENCE = load_rules().reference.sec


def body(cik, revenue=1_234_000_000, name='Acme "West" Inc.'):
    """A companyfacts body in the service's shape, of an invented company."""

    def row(start, end, value, filed="2025-02-20", accession="0000000001-25-000001"):
        return {
            "start": start,
            "end": end,
            "val": value,
            "accn": accession,
            "fy": 2024,
            "fp": "FY",
            "form": "10-K",
            "filed": filed,
        }

    concept = {
        "label": "Revenues",
        "units": {"USD": [row("2024-01-01", "2024-12-31", revenue), row("2023-01-01", "2023-12-31", 1_000_000_000)]},
    }
    return json.dumps({"cik": cik, "entityName": name, "facts": {"us-gaap": {"Revenues": concept}}}).encode()


def write(folder, cik, content):
    folder.mkdir(exist_ok=True)
    (folder / f"CIK{cik:010}.json").write_bytes(content)


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The folder in which the user's own pack is looked for."""
    monkeypatch.setenv("FACTCHECK_PACK", str(tmp_path / "own"))
    pack._own_observations.cache_clear()
    yield tmp_path / "own"
    pack._own_observations.cache_clear()


def test_a_company_of_the_own_pack_is_found_and_the_pack_verifies(own, tmp_path):
    write(tmp_path / "in", 999_001, body(999_001))
    built = user_pack.build(user_pack.in_folder(tmp_path / "in"), own, REFERENCE)
    assert (built.companies, built.made, built.rows, built.as_of, built.failed) == (1, 1, 2, date(2025, 2, 20), ())
    assert checks.verify(own) == ()
    assert checks.info(own).companies == 1
    found = pack.lookup("cik:0000999001")
    assert [(o.metric, o.value, o.end, o.accession) for o in found] == [
        ("revenue", Decimal(1_000_000_000), date(2023, 12, 31), "0000000001-25-000001"),
        ("revenue", Decimal(1_234_000_000), date(2024, 12, 31), "0000000001-25-000001"),
    ]
    assert 'Acme "West" Inc.' in (own / "companies.tsv").read_text("utf-8")


def test_a_build_goes_on_where_it_was_broken_off(own, tmp_path):
    for cik in (999_001, 999_002, 999_003):
        write(tmp_path / "in", cik, body(cik))
    bodies = user_pack.in_folder(tmp_path / "in")

    def broken():
        yield from bodies[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        user_pack.build(broken(), own, REFERENCE)
    with (own / user_pack.LOG).open("a") as log:
        log.write("999003\tcut")  # as a killed process leaves it
    told = []
    built = user_pack.build(bodies, own, REFERENCE, lambda cik, made: told.append((cik[-1], made)))
    assert told == [("1", False), ("2", False), ("3", True)]
    assert (built.companies, built.made) == (3, 1)
    assert checks.verify(own) == ()


def test_what_has_changed_is_made_anew_and_what_is_no_body_is_told(own, tmp_path):
    write(tmp_path / "in", 999_001, body(999_001))
    write(tmp_path / "in", 999_002, b"<html>Request Rate Threshold Exceeded</html>")
    write(tmp_path / "in", 999_003, body(999_004))
    first = user_pack.build(user_pack.in_folder(tmp_path / "in"), own, REFERENCE)
    assert [name for name, _ in first.failed] == ["CIK0000999002", "CIK0000999003"]
    write(tmp_path / "in", 999_001, body(999_001, revenue=2_345_000_000))
    again = user_pack.build(user_pack.in_folder(tmp_path / "in"), own, REFERENCE)
    assert (again.companies, again.made) == (1, 1)
    assert max(o.value for o in pack.lookup("cik:0000999001")) == 2_345_000_000


def test_an_archive_gives_the_same_tables_as_a_folder(own, tmp_path):
    write(tmp_path / "in", 999_001, body(999_001))
    with zipfile.ZipFile(tmp_path / "companyfacts.zip", "w") as archive:
        archive.writestr("CIK0000999001.json", body(999_001))
        archive.writestr("CIK0000999002.json", body(999_002))
        archive.writestr("readme.txt", "no body")
    user_pack.build(user_pack.in_folder(tmp_path / "in"), tmp_path / "a", REFERENCE)
    listed = user_pack.in_archive(tmp_path / "companyfacts.zip", {"0000999001"})
    assert [each.cik for each in listed] == ["0000999001"]
    user_pack.build(listed, tmp_path / "b", REFERENCE)
    table = "sec/CIK0000999001.tsv"
    assert (tmp_path / "a" / table).read_bytes() == (tmp_path / "b" / table).read_bytes()
    with pytest.raises(InputError, match="no readable archive"):
        user_pack.in_archive(tmp_path / "in" / "CIK0000999001.json")
    with pytest.raises(InputError, match="no file named"):
        user_pack.in_folder(tmp_path)


def test_the_own_pack_goes_before_the_embedded_one_unless_it_is_damaged(own, tmp_path):
    embedded = pack.lookup("cik:0000021344")
    write(tmp_path / "in", 21_344, body(21_344, name="COCA COLA CO"))
    user_pack.build(user_pack.in_folder(tmp_path / "in"), own, REFERENCE)
    assert len(pack.lookup("cik:0000021344")) == 2
    pack._own_observations.cache_clear()
    (own / "sec/CIK0000021344.tsv").write_text("metric\tconcept\nrevenue", "utf-8")
    assert pack.lookup("cik:0000021344") == embedded


def damaged(archive, member):
    """The archive's bytes with the packed data of one member overwritten; its directory stays whole."""
    data = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as opened:
        info = opened.getinfo(member)
    start = info.header_offset + 30 + len(member)
    data[start : start + info.compress_size] = b"\xff" * info.compress_size
    return bytes(data)


def test_a_damaged_member_of_an_archive_costs_only_itself(own, tmp_path):
    archive = tmp_path / "companyfacts.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("CIK0000999001.json", body(999_001))
        made.writestr("CIK0000999002.json", body(999_002))
    archive.write_bytes(damaged(archive, "CIK0000999001.json"))
    built = user_pack.build(user_pack.in_archive(archive), own, REFERENCE)
    assert (built.companies, [name for name, _ in built.failed]) == (1, ["CIK0000999001"])


def test_a_body_that_is_too_large_is_told_of_and_not_read(own, tmp_path, monkeypatch):
    monkeypatch.setattr(user_pack, "_LARGEST", 5000)
    write(tmp_path / "in", 999_001, body(999_001))
    write(tmp_path / "in", 999_002, body(999_002, name="x" * 6000))
    built = user_pack.build(user_pack.in_folder(tmp_path / "in"), own, REFERENCE)
    assert (built.companies, [name for name, _ in built.failed]) == (1, ["CIK0000999002"])
    archive = tmp_path / "companyfacts.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("CIK0000999002.json", body(999_002, name="x" * 6000))
    assert [name for name, _ in user_pack.build(user_pack.in_archive(archive), own, REFERENCE).failed] == [
        "CIK0000999002"
    ]
