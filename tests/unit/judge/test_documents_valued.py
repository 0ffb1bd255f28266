"""Sentences in words of their own, by the values of their figures: what they could be of one document, and which the words leave."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

LOCKERS = """# Nordlager plc: third quarter of 2026

Published 12 October 2026.

| | Q3 2026 | Q3 2025 |
|---|--:|--:|
| Revenue, EUR million | 240.0 | 200.0 |
| Cold stores, EUR million | 96.0 | 75.0 |
| Dry stores, EUR million | 84.0 | 80.0 |
| Transport, EUR million | 60.0 | 45.0 |
| Pallets moved, thousand | 4,800 | 4,000 |
| Drivers | 1,250 | 1,000 |

## Performance of the pension fund, in per cent

| | 1 year | 3 years |
|---|--:|--:|
| Fund | 6.4 | 21.9 |
| Benchmark | 7.1 | 18.4 |
"""


@pytest.fixture(scope="module")
def lockers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("valued") / "nordlager.md"
    path.write_text(LOCKERS, encoding="utf-8")
    return path


def _status(path: Path, text: str) -> str:
    return judged_by(path, text, date(2026, 10, 13))[0]


@pytest.mark.parametrize(
    "text",
    [
        # 60 of 240; 96 / 240 = 40 of each 100; 21.9 - 18.4; 60 against 45
        "Transport now accounts for 25% of the Danish group's quarterly revenue.",
        "Over three years the fund has beaten its benchmark by 3.5 percentage points.",
        "In the third quarter Nordlager's transport arm took in €60 million, a third more than a year before.",
    ],
)
def test_what_follows_from_named_rows_is_borne_out(lockers: Path, text: str) -> None:
    assert _status(lockers, text) == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Transport now accounts for 40% of the Danish group's quarterly revenue.",
        "Over three years the fund has beaten its benchmark by 4.5 percentage points.",
        "Over three years the fund has lagged its benchmark by 3.5 percentage points.",
        "Over one year the fund has beaten its benchmark by 3.5 percentage points.",
    ],
)
def test_what_does_not_follow_is_not(lockers: Path, text: str) -> None:
    assert _status(lockers, text) != "supported"


QUOTES = """<html><head><title>Glasmar half-year</title></head><body><h1>Glasmar half-year 2026</h1><p>Porto, 29 July 2026</p>
<p>Net sales were EUR 401.2 million in the half-year. The plant in Braga cost EUR 24 million.</p>
<table><tr><th>EUR million</th><th>First half 2026</th><th>First half 2025</th></tr>
<tr><td>Profit before tax</td><td>64.0</td><td>58.2</td></tr><tr><td>Bank debt</td><td>356.0</td><td>340.0</td></tr>
<tr><td>Bottles sold, million</td><td>349.0</td><td>361.0</td></tr><tr><td>Jars sold, million</td><td>88.0</td><td>71.0</td></tr></table>
<blockquote>"People drink less wine but eat more out of jars than ever."<br>Leonor Vaz, Chief Executive</blockquote>
<blockquote>"We have bought all of our gas for the winter at 34 euros."<br>Rui Falcato, Finance Director</blockquote></body></html>"""


@pytest.fixture(scope="module")
def quotes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("valued") / "glasmar.html"
    path.write_text(QUOTES, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ('"We have bought all of our gas for the winter at 34 euros," said Rui Falcato.', "supported"),
        ('"We have bought all of our gas for the winter at 34 euros," said Leonor Vaz.', "contradicted"),
        ('"People drink less wine but eat more out of jars than ever," said Leonor Vaz.', "supported"),
    ],
)
def test_who_is_named_below_a_quote_has_said_it(quotes: Path, text: str, verdict: str) -> None:
    assert judged_by(quotes, text, date(2026, 7, 30))[0] == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Glasmar's net sales passed the €400 million mark, reaching €401.2 million.",
        "Glasmar's net sales topped €400 million in the half-year.",
        "Net sales of Glasmar surpassed €400 million in the half-year.",
        "Glasmar sold more jars in the first half of 2026 than a year before, namely 88 million.",
    ],
)
def test_marks_that_were_passed_and_ways_that_were_gone(quotes: Path, text: str) -> None:
    assert judged_by(quotes, text, date(2026, 7, 30))[0] == "supported"


def test_a_mark_that_was_not_passed_is_contradicted(quotes: Path) -> None:
    assert (
        judged_by(quotes, "Glasmar's net sales topped €410 million in the half-year.", date(2026, 7, 30))[0]
        == "contradicted"
    )


def test_a_level_that_went_the_other_way_is_contradicted(quotes: Path) -> None:
    text = "Glasmar sold more bottles in the first half of 2026 than a year before, namely 349 million."
    assert judged_by(quotes, text, date(2026, 7, 30)) == ("contradicted", "direction-flipped")


@pytest.mark.parametrize(
    "text",
    [
        "After tax, Glasmar was left with a profit of €49 million.",
        "After cash, Glasmar's bank debt came to €307 million.",
        "The plant in Braga came in some €3 million under budget.",
    ],
)
def test_a_measure_that_is_qualified_otherwise_accuses_nobody(quotes: Path, text: str) -> None:
    assert judged_by(quotes, text, date(2026, 7, 30))[0] == "unverified"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Nordlager moved 800 thousand more pallets in the third quarter than a year before.", "supported"),
        ("Nordlager added 250 drivers within a year.", "supported"),
        # two of the divisions, and no figure of one of them
        ("Two of the divisions took in more than a year before: transport and cold stores.", "unverified"),
    ],
)
def test_what_was_added_and_how_many_of_them(lockers: Path, text: str, verdict: str) -> None:
    assert _status(lockers, text) in (verdict, "supported")
