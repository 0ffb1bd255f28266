"""Budgets of memory. Whoever else runs makes them no larger, so that they are measured beside other work."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from factcheck.pack import checks, tables
from factcheck.sources import companyfacts
from tests.benchmarks.peak import MEASURED
from tests.benchmarks.test_budgets import EXAMPLE, environment, measured
from tests.benchmarks.test_filings import SEEN, body, concepts

pytestmark = pytest.mark.memory


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    page = EXAMPLE.read_text("utf-8")
    peaks = {}
    for count in (50, 250):
        with (tmp_path / "in.jsonl").open("w", encoding="utf-8") as file:
            for n in range(count):
                file.write(json.dumps({"id": str(n), "text": page.replace("31,742", f"{30_000 + n:,}")}) + "\n")
        taken, peaks[count], _ = measured(tmp_path, "check", "--jsonl", "in.jsonl", "-f", "jsonl")
        print(f"{count} articles: {taken:.1f} s, {peaks[count]} MB")
    assert peaks[250] <= peaks[50] + 20


def test_four_megabytes_are_indexed_in_60_mb() -> None:
    """Besides the body itself; every allocation is counted, since the system's own peak may be that of whoever started the process."""
    whole = body()
    tracemalloc.start()
    found = companyfacts.observations("cik:0000001234", whole, "sha256:0", SEEN, concepts())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"indexing it takes {peak / 1e6:.0f} MB")
    assert found
    assert peak <= 60_000_000


def built(folder: Path, companies: int) -> int:
    """Peak memory in MB of `pack build --bulk` over an archive of so many companies of 4 MB each."""
    pytest.importorskip("resource")
    whole = body()
    archive = folder / f"{companies}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for number in range(1, companies + 1):
            file.writestr(f"CIK{number:010}.json", whole.replace(b'"cik": 1234,', f'"cik": {number},'.encode()))
    out = folder / f"pack-{companies}"
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "pack", "build", "--bulk", archive.name, "--out", out.name],
        capture_output=True, text=True, check=True, cwd=folder, env=environment(folder),
    )  # fmt: skip
    code, peak = done.stderr.split()[-2:]
    assert code == "0"
    assert len(list(tables.read(out / "companies.tsv").dicts())) == companies
    assert checks.verify(out) == ()
    return int(peak)


def test_a_bulk_build_takes_at_most_500_mb_however_many_companies_there_are(tmp_path: Path) -> None:
    few, many = built(tmp_path, 3), built(tmp_path, 24)
    print(f"bulk build of 3 companies {few} MB, of 24 {many} MB")
    assert many <= 500
    assert many <= few + 20
