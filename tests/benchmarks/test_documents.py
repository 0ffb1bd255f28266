"""A filing of 10 MB as evidence: as filings are, nine tenths of it is markup. It is read within 20 seconds, and later checks add at most 0.2."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.machine import allowed
from tests.benchmarks.test_budgets import seconds

pytestmark = pytest.mark.benchmark
SIZE = 10_000_000
STYLE = (
    "style=\"font-family:'Times New Roman',serif;font-size:10pt;line-height:120%;text-align:justify;padding-bottom:4pt;"
    'margin-left:36pt;text-indent:18pt;color:#000000;background-color:#ffffff;vertical-align:bottom"'
)
PARTS = ("Marine", "Freight", "Licences", "Northern", "Retail", "Rail", "Harbours", "Services")
MEASURES = (
    "Revenue of the {} division",
    "Operating profit in {}",
    "Orders of the {} division",
    "Capital expenditure of {}",
)
FILLING = (
    "The board considers that the arrangements described above give a fair view of how its committees have worked.",
    "Customers who had postponed their purchases came back after the summer, and suppliers kept to what was agreed.",
    "Our auditors examined the controls over purchasing, and their recommendations have been taken up.",
)
DRAFT = """Ostrand Group: a year in figures

3 March 2026

Ostrand Group said revenue of the Marine division rose to $512.4 million in 2025. Its chief executive called it a good year.
"""


def filing() -> str:
    """The same text at every call."""
    chance = random.Random(7)
    return "".join(_pieces(chance))


def _pieces(chance: random.Random) -> Iterator[str]:
    yield "<html><head><title>Ostrand Group annual report 2025</title></head><body>"
    yield "<p>Ostrand Group reports its results for the year ended 31 December 2025.</p>"
    size = 0
    while size < SIZE:
        told = " ".join(_sentence(chance) for _ in range(3))
        words = told.replace(". ", f".</font> <font {STYLE}>")
        cells = "".join(_row(chance) for _ in range(4))
        piece = (
            f"<div {STYLE}><font {STYLE}>{words}</font></div>\n<p {STYLE}>In millions of dollars</p>"
            f"<table {STYLE}><tr><th {STYLE}></th><th {STYLE}>2025</th><th {STYLE}>2024</th></tr>{cells}</table>\n"
        )
        size += len(piece)
        yield piece
    yield "</body></html>"


def _sentence(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(FILLING)
    amount = chance.randint(1000, 99_999) / 10
    subject = chance.choice(MEASURES).format(chance.choice(PARTS))
    return (
        f"{subject} rose to ${amount:,.1f} million in {chance.randint(2019, 2025)}, from ${amount * 0.9:,.1f} million."
    )


def _row(chance: random.Random) -> str:
    label = f"{chance.choice(PARTS)} {chance.choice(('revenue', 'costs', 'assets'))}"
    figures = "".join(f"<td {STYLE}>{chance.randint(100, 99_999):,}</td>" for _ in range(2))
    return f"<tr {STYLE}><td {STYLE}>{label}</td>{figures}</tr>"


def test_a_filing_is_read_within_its_time_and_later_checks_add_little(tmp_path: Path) -> None:
    (tmp_path / "filing.html").write_text(filing())
    (tmp_path / "draft.txt").write_text(DRAFT)
    check = ("-m", "factcheck", "draft.txt", "--offline")
    reading = seconds(tmp_path, *check, "--evidence", "filing.html", runs=1)
    later = seconds(tmp_path, *check, "--evidence", "filing.html", runs=7)
    plain = seconds(tmp_path, *check, runs=7)
    print(f"a filing of 10 MB {reading:.1f} s, a later check {(later - plain) * 1000:.0f} ms more than without")
    assert reading <= allowed(20)
    assert later - plain <= allowed(0.2, of=later)
