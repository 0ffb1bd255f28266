"""A fund and its benchmark over months and years: which of the two did better, and how much each of them gained."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

TRUST = """# Penhallow Asian Income Trust

Factsheet, data at 31 August 2026

### Performance to 31 August 2026 (%)

| | 3 months | Year to date | 1 year | 3 years p.a. | 5 years p.a. |
|---|---:|---:|---:|---:|---:|
| Trust | 2.4 | 6.1 | (1.3) | 7.2 | 5.0 |
| Index | 1.9 | 7.7 | (3.8) | 7.9 | 4.1 |
"""
BONDS = """# Kestrel Hill Bond Fund: annual report to 30 June 2026

Report date: 20 July 2026.

### Performance (%, net of charges)

| Period | Fund | Benchmark |
|---|---:|---:|
| 6 months | 1.8 | 2.3 |
| 1 year | 4.9 | 4.4 |
| 5 years | 12.7 | 14.2 |
"""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("horizons")
    out = {"trust": folder / "trust.md", "bonds": folder / "bonds.md"}
    out["trust"].write_text(TRUST, encoding="utf-8")
    out["bonds"].write_text(BONDS, encoding="utf-8")
    return out


@pytest.mark.parametrize(
    ("name", "sentence", "verdict", "code"),
    [
        ("trust", "Over three years the trust has lagged its index.", "supported", None),
        ("trust", "Over three years the trust has beaten its index.", "contradicted", "comparison-flipped"),
        ("trust", "On a five-year view, too, the trust is ahead of its index.", "supported", None),
        ("trust", "So far this year the trust has done better than its index.", "contradicted", "comparison-flipped"),
        ("trust", "The trust did better than its index in the quarter to August.", "supported", None),
        ("trust", "Over three years, the trust trails its index, with a gain of 7.2% a year against 7.9%.", "supported", None),
        ("trust", "Over three years, the trust trails its index, with a gain of 7.9% a year against 7.2%.", "contradicted", "wrong-company"),
        ("trust", "The trust returned 5.0% a year over five years, against 4.1% for the index.", "supported", None),
        ("trust", "The trust returned 7.2% a year over five years.", "contradicted", "wrong-period"),
        ("bonds", "Over one year, the fund outperformed its benchmark.", "supported", None),
        ("bonds", "Over five years, the fund gained 12.7%, compared with 14.2% for its benchmark.", "supported", None),
        ("bonds", "Over five years, the fund gained more than 15%.", "contradicted", "wrong-value"),
        ("bonds", "Over six months the benchmark gained 2.3% and the fund 1.8%.", "supported", None),
        ("bonds", "Investors who have held the fund for five years are better off than with the index.", "contradicted", "comparison-flipped"),
    ],
)  # fmt: skip
def test_a_fund_beside_its_benchmark(
    paths: dict[str, Path], name: str, sentence: str, verdict: str, code: str | None
) -> None:
    assert judged_by(paths[name], sentence, date(2026, 9, 15)) == (verdict, code)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("bonds", "Over two years, the fund outperformed its benchmark."),
        ("bonds", "Over five years, the fund did better than its peers."),
        ("bonds", "Over ten years, the fund gained 31.0%."),
        ("bonds", "The fund should beat its benchmark over the next five years."),
    ],
)
def test_what_the_table_does_not_tell_stays_open(paths: dict[str, Path], name: str, sentence: str) -> None:
    assert judged_by(paths[name], sentence, date(2026, 9, 15))[0] == "unverified"
