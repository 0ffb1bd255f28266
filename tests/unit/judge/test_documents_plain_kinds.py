"""Plain sentences of retailers, central banks and tables of years: which year a quarter is of, who speaks, what was foreseen before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

SHOPS = """<html><head><title>Tamsin Outdoor, Inc. Reports Second Quarter Fiscal 2026 Results</title></head><body>
<h1>Tamsin Outdoor, Inc. Reports Second Quarter Fiscal 2026 Results</h1>
<p>BOISE, Idaho, September 1, 2026 &ndash; Tamsin Outdoor, Inc., which runs the Tamsin and Ridge Supply banners, today reported results for the second quarter of fiscal 2026, the thirteen weeks ended August 1, 2026. The fiscal year ends on January 30, 2027. All comparisons are with the thirteen weeks ended August 2, 2025.</p>
<ul><li>Net sales increased 10.0% to $660.0 million.</li>
<li>Comparable sales increased 3.6%, compared with a decrease of 2.4% in the second quarter of fiscal 2025.</li>
<li>The company opened eight stores and closed three, and ended the quarter with 305 stores.</li></ul>
<p>&ldquo;Ridge Supply has found its customers, and they come back,&rdquo; said Wilma Arden, President and Chief Executive Officer.</p>
<p>Jonas Pell, Chief Financial Officer, said: &ldquo;Our shelves are leaner than they have been for years.&rdquo;</p>
<h2>Comparable sales by banner</h2>
<table><tr><th></th><th>Second quarter fiscal 2026</th><th>Second quarter fiscal 2025</th></tr>
<tr><td>Tamsin</td><td>2.1%</td><td>(3.3)%</td></tr><tr><td>Ridge Supply</td><td>8.4%</td><td>1.0%</td></tr></table>
<h2>Condensed consolidated statements of income (in millions of US dollars)</h2>
<table><tr><th></th><th>Thirteen weeks ended August 1, 2026</th><th>Thirteen weeks ended August 2, 2025</th></tr>
<tr><td>Tamsin</td><td>440.0</td><td>420.0</td></tr><tr><td>Ridge Supply</td><td>220.0</td><td>180.0</td></tr>
<tr><td>Net sales</td><td>660.0</td><td>600.0</td></tr><tr><td>Operating income</td><td>61.0</td><td>52.0</td></tr></table>
<p>The Board declared a quarterly dividend of $0.24 per share, payable on October 9, 2026 to shareholders of record on September 18, 2026.</p>
<h2>Fiscal 2026 guidance</h2>
<table><tr><th></th><th>Current guidance</th><th>Previous guidance (May 28, 2026)</th></tr>
<tr><td>Capital expenditures</td><td>about $85 million</td><td>about $85 million</td></tr>
<tr><td>Depreciation</td><td>about $44 million</td><td>about $41 million</td></tr></table>
</body></html>
"""
BANK = """NATIONAL BANK OF ORVEN
PRESS RELEASE
Lissa, 10 September 2026

The Monetary Policy Committee (MPC) of the National Bank of Orven decided today to lower the policy rate by 50 basis points, from 5.50 per cent to 5.00 per cent, with effect from 14 September 2026. The policy rate peaked at 7.25 per cent in May 2025.

Projections, September 2026 (June 2026 projection in brackets)
Annual averages, per cent

                                    2025           2026           2027           2028
Consumer price inflation             5.1      3.9 (4.2)      2.8 (2.6)      2.2 (2.2)
GDP growth                           0.9      1.4 (1.8)      2.1 (2.3)      2.6 (2.6)

"The last stretch is the steep one," Governor Edda Vik said at the press conference.

The next monetary policy meeting is on 12 November 2026.
"""
FERRY = """# Statistics Sandholm - Passengers on ferries by island
# Unit: thousand passengers
# Last column: passengers with a car in 2025, included in the 2025 figure.
island,2019,2023,2024,2025,2025 of which with a car
Norra,4200,3900,4000,4100,1300
Lillo,2600,2500,2700,2900,300
Grano,1500,1450,1480,1490,640
Sandholm,8300,7850,8180,8490,2240
"""


def _told(tmp_path_factory: pytest.TempPathFactory, name: str, text: str, suffix: str) -> Path:
    path = tmp_path_factory.mktemp(name) / f"{name}.{suffix}"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _told(tmp_path_factory, "shops", SHOPS, "html")


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _told(tmp_path_factory, "bank", BANK, "txt")


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _told(tmp_path_factory, "ferry", FERRY, "csv")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tamsin Outdoor's net sales rose 10.0% to $660.0 million in the second quarter of fiscal 2026.", "supported"),
        # 440 against 420 is what the banner gained, not the company
        ("Tamsin Outdoor's net sales rose 4.8% to $660.0 million in the second quarter of fiscal 2026.", "contradicted"),
        ("Tamsin Outdoor ended the second quarter with 305 stores.", "supported"),
        ("Comparable sales at Tamsin Outdoor grew 3.6% in the thirteen weeks to August 1, 2026, after a decline of 2.4% in the same quarter of the previous year.", "supported"),
        ("Comparable sales at Tamsin Outdoor grew 3.6% in the thirteen weeks to August 1, 2026, after a gain of 2.4% in the same quarter of the previous year.", "contradicted"),
        ("Tamsin Outdoor will pay its quarterly dividend of $0.24 per share on October 9, 2026.", "supported"),
    ],
)  # fmt: skip
def test_shops(shops: Path, text: str, status: str) -> None:
    assert judged_by(shops, text, date(2026, 9, 1))[0] == status


def test_a_ratio_is_of_the_divisions_that_are_named(shops: Path) -> None:
    """440 is twice 220; the comparable sales of a banner that shares the company's name are no answer."""
    text = "Ridge Supply's net sales were more than four times those of Tamsin Outdoor's banner Tamsin."
    assert judged_by(shops, text, date(2026, 9, 1))[0] != "supported"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('"Ridge Supply has found its customers," said Tamsin Outdoor\'s chief executive, Wilma Arden.', "supported"),
        ('"Ridge Supply has found its customers," said Tamsin Outdoor\'s chief financial officer, Jonas Pell.', "contradicted"),
        ('"Our shelves are leaner than they have been for years," said Tamsin Outdoor.', "supported"),
    ],
)  # fmt: skip
def test_the_person_speaks_and_not_the_company(shops: Path, text: str, status: str) -> None:
    assert judged_by(shops, text, date(2026, 9, 1))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('"The last stretch is the steep one," the governor of the National Bank of Orven, Edda Vik, said.', "supported"),
        ('"The last stretch is the steep one," the governor of the National Bank of Orven, Paul Lind, said.', "contradicted"),
        ("The National Bank of Orven raised its inflation projection for 2028 to 2.2%.", "contradicted"),
        ("The National Bank of Orven left its inflation projection for 2028 at 2.2%.", "supported"),
    ],
)  # fmt: skip
def test_bank(bank: Path, text: str, status: str) -> None:
    assert judged_by(bank, text, date(2026, 9, 10))[0] == status


@pytest.mark.parametrize(
    "text",
    [
        # 7.25 less 5.00 are 2.25 points
        "The National Bank of Orven has lowered its policy rate by 2.25 percentage points since it peaked in May 2025.",
        "The National Bank of Orven's Monetary Policy Committee will hold its next monetary policy meeting on 12 November 2026.",
    ],
)
def test_what_is_true_of_the_bank_is_not_accused(bank: Path, text: str) -> None:
    assert judged_by(bank, text, date(2026, 9, 10))[0] != "contradicted"


def test_a_wrong_step_is_still_accused(bank: Path) -> None:
    text = "The National Bank of Orven lowered its policy rate by 75 basis points to 5.00 per cent."
    assert judged_by(bank, text, date(2026, 9, 10))[0] == "contradicted"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # 2,900 from 2,700 is more than 7 per cent, 8,490 from 8,180 less than 4
        ("The number of ferry passengers to Lillo grew faster in 2025 than that to Sandholm as a whole.", "supported"),
        ("The number of ferry passengers to Lillo grew more slowly in 2025 than that to Sandholm as a whole.", "contradicted"),
        ("With 8.49 million ferry passengers in 2025, Sandholm was above its 2019 level.", "supported"),
        ("With 8.49 million ferry passengers in 2025, Sandholm was below its 2019 level.", "contradicted"),
    ],
)  # fmt: skip
def test_a_part_in_the_last_column_is_no_other_time(ferry: Path, text: str, status: str) -> None:
    assert judged_by(ferry, text, date(2026, 3, 12))[0] == status
