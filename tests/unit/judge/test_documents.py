"""Sentences against a document, through the whole program: what a reader of both would say, and why."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.pipeline import Checker
from factcheck.read.plain import read_text

RESULTS = """# Calloway National Bank announces first quarter 2025 earnings

Charlotte, April 16, 2025

Net income was $1.18 billion, or $2.06 per share, compared with $1.31 billion in the fourth quarter of 2024 and $1.05 billion in the first quarter of 2024. Net interest margin was 2.87%, down 4 basis points from the prior quarter. Average loans fell 1% to $268.4 billion. The tier 1 ratio was unchanged at 11.3%. For the full year 2024 net income was $4.62 billion. The dividend is 42 cents per share.

The Bank will redeem its Series C preferred stock. It has no plans to issue new preferred stock. Wealth management remains smaller than Commercial banking. The branch in Salem closes in July 2025.

"Clients are waiting for clarity before they borrow," said Chief Executive Officer Gloria Westerfield. Chief Financial Officer Henry Okonjo added: "We are in no hurry to cut costs at all."

Martin Abel will succeed Carla Benedetti as Chief Risk Officer. Samuel Roth stepped down as President.

| Dollars in millions | 1Q25 | 1Q24 |
|---|---|---|
| Consumer banking | 2,610 | 2,498 |
| Commercial banking | 1,874 | 1,811 |
| Wealth management | 896 | 802 |
| Total revenue | 5,380 | 5,111 |
"""
SHIPPING = """Straits Meridian Lines (USD million unless stated)
Year,Revenue,Volumes (thousand TEU),Fleet (ships)
2023,4466,2790,109
2024,5238,3055,112
"""


@cache
def _checker(path: Path) -> Checker:
    return Checker(evidence=[path])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "results.md").write_text(RESULTS)
    (folder / "ships.csv").write_text(SHIPPING)
    return folder


def judged(folder: Path, document: str, text: str) -> tuple[str, str | None, str]:
    """Verdict, code and detail of the worst claim."""
    article = read_text(text, "x.txt", published=date(2025, 4, 20))
    verdicts: list[Any] = [c.verdict for c in _checker(folder / document).check(article).claims if c.verdict]
    order = {"contradicted": 0, "unverified": 1, "supported": 2}
    worst = min(verdicts, key=lambda v: order[v.status], default=None)
    if worst is None:
        return "unverified", None, ""
    return worst.status, worst.diagnosis.code if getattr(worst, "diagnosis", None) else None, worst.detail


BANK = "Calloway National Bank"


@pytest.mark.parametrize(
    "text",
    [
        f"Profit at {BANK} rose 12% from a year earlier.",  # the level a year before stands behind "compared with"
        f"{BANK}'s net interest margin was 2.87%.",  # "Bank" of the name is no part beside "Consumer banking"
        f"Average loans at {BANK} fell 1% to $268.4 billion.",
        f"Wealth management brought in 17% of {BANK}'s total revenue in the first quarter.",  # the rows add up to the total
        f"Commercial banking revenue at {BANK} grew 3.5% in the first quarter from a year earlier.",
        f'"We are in no hurry to cut costs at all," said Henry Okonjo of {BANK}.',
        f"{BANK} pays a dividend of $0.42 per share.",
        f"Martin Abel will become Chief Risk Officer of {BANK}.",
        f"At {BANK}, Commercial banking is larger than Wealth management.",
    ],
)
def test_what_the_release_says_or_gives(folder: Path, text: str) -> None:
    status, code, detail = judged(folder, "results.md", text)
    assert (status, code) == ("supported", None), detail


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{BANK} earned net income of $4.62 billion in the first quarter of 2025.", {"wrong-period"}),
        (f"{BANK}'s net interest margin fell 4% from the prior quarter to 2.87%.", {"percent-vs-points"}),
        (f"Average loans at {BANK} rose 1% to $268.4 billion.", {"direction-flipped"}),
        (f"The tier 1 ratio of {BANK} rose to 11.3%.", {"direction-flipped"}),
        (f"Revenue from commercial banking at {BANK} was $896 million in the first quarter.", {"wrong-segment"}),
        (f'"Clients are waiting for clarity before they borrow," said Henry Okonjo of {BANK}.', {"wrong-person"}),
        (
            f'"Clients are still waiting for clarity before they borrow," said Gloria Westerfield of {BANK}.',
            {"misquoted"},
        ),
        (f"{BANK} plans to issue new preferred stock.", {"negated"}),
        (f"Gloria Westerfield will succeed Carla Benedetti as Chief Risk Officer of {BANK}.", {"wrong-person"}),
        (f"At {BANK}, Wealth management is larger than Commercial banking.", {"comparison-flipped"}),
        (f"The branch of {BANK} in Salem closes in September 2025.", {"wrong-date", "wrong-period"}),
    ],
)
def test_what_the_release_says_otherwise(folder: Path, text: str, codes: set[str]) -> None:
    status, code, detail = judged(folder, "results.md", text)
    assert status == "contradicted", detail
    assert code in codes


@pytest.mark.parametrize(
    "text",
    [
        f"{BANK} plans to issue new preferred stock in 2027.",  # of another time than the denial
        f"{BANK} employs 48,000 people.",
        f"{BANK} will close its branch in Dover in September 2025.",
        "Ridgeway Bank earned $1.18 billion in the first quarter of 2025.",
        f'"It is hard to lend when nobody wants to invest," said Gloria Westerfield of {BANK}.',
    ],
)
def test_what_the_release_leaves_open(folder: Path, text: str) -> None:
    status, _, detail = judged(folder, "results.md", text)
    assert status == "unverified", detail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Straits Meridian Lines carried 3.055 million TEU in 2024.", ("supported", None)),
        ("Straits Meridian Lines carried 2.79 million TEU in 2024.", ("contradicted", "wrong-period")),
        ("At the end of 2024 the fleet of Straits Meridian Lines numbered 121 ships.", ("contradicted", "digits-transposed")),
        ("Straits Meridian Lines reported revenue of €5,238 million for 2024.", ("contradicted", "wrong-currency")),
    ],
)  # fmt: skip
def test_a_table_of_years_counts_by_its_units(folder: Path, text: str, expected: tuple[str, str | None]) -> None:
    status, code, detail = judged(folder, "ships.csv", text)
    assert (status, code) == expected, detail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asia made up 21% of the tonnage of Straits Meridian Lines in 2024.", "supported"),
        ("Asia made up 31% of the tonnage of Straits Meridian Lines in 2024.", "contradicted"),
    ],
)
def test_a_row_over_the_total_of_its_column(tmp_path: Path, text: str, expected: str) -> None:
    table = "Straits Meridian Lines\nRoute,2024,2023\nAsia,12.7,14.2\nAfrica,48.5,49.4\nTotal,61.2,63.6\n"
    (tmp_path / "routes.csv").write_text(table)
    assert judged(tmp_path, "routes.csv", text)[0] == expected


def test_a_cell_without_a_scale_accuses_of_none(tmp_path: Path) -> None:
    (tmp_path / "gas.csv").write_text("Tamarin Gas, gas transported\nFrom,2024,2023\nAfrica,21.9,25.6\n")
    status, _, detail = judged(
        tmp_path, "gas.csv", "Tamarin Gas transported 21.9 billion cubic metres from Africa in 2024."
    )
    assert status != "contradicted", detail


CALL = """Bramley Stores, Inc.
Third quarter 2024 earnings call, November 20, 2024

Net sales for the third quarter ended November 2, 2024 were $5.21 billion. Comparable sales declined 2.4%. Earnings per share were $1.87, against $1.62 a year ago. For the fourth quarter we expect comparable sales between minus 3% and flat, and earnings per share of $2.90 to $3.20.
"""


@pytest.mark.parametrize(
    "text",
    [
        "For the holiday quarter Bramley forecasts comparable sales between a fall of 3% and no change, and earnings of $2.90 to $3.20 a share.",
        "Bramley expects earnings of $2.90 to $3.20 a share.",
        "Bramley forecasts comparable sales to fall by up to 3%.",
    ],
)
def test_what_is_expected_is_not_held_against_what_was(tmp_path: Path, text: str) -> None:
    (tmp_path / "call.txt").write_text(CALL)
    article = read_text(text, "x.txt", published=date(2024, 11, 21))
    claims = Checker(evidence=[tmp_path / "call.txt"]).check(article).claims
    assert claims
    assert not [c.verdict.detail for c in claims if c.verdict and c.verdict.status == "contradicted"]
