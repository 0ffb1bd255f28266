"""Figures that a statement does not print: margins and net debt at two dates, a half from nine months, places within a block of rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

MAKER = """# Brennholt Armaturen AG: annual results 2025

Lindenau, 5 March 2026

Brennholt Armaturen AG, a maker of taps and valves, reports for the year ended 31 December 2025.

in thousands of euros; year to 31 December

| | 2025 | 2024 | Change |
|---|---:|---:|---:|
| Revenue | 512,400 | 487,900 | +5.0% |
| Cost of sales | (322,800) | (317,150) | +1.8% |
| Gross profit | 189,600 | 170,750 | +11.0% |
| Selling expenses | (71,300) | (69,900) | +2.0% |
| Administrative expenses | (33,150) | (31,400) | +5.6% |
| Research and development | (24,650) | (22,450) | +9.8% |
| Operating profit | 60,500 | 47,000 | +28.7% |

Cash flow in thousands of euros

| | 2025 | 2024 | Change |
|---|---:|---:|---:|
| Cash flow from investing activities | (38,900) | (41,250) | -5.7% |

Balance sheet in thousands of euros, at 31 December

| | 2025 | 2024 | Change |
|---|---:|---:|---:|
| Cash | 41,200 | 35,700 | +15.4% |
| Borrowings | 118,900 | 140,300 | -15.3% |
| Equity | 204,300 | 187,600 | +8.9% |
| Total assets | 391,800 | 377,200 | +3.9% |

Net debt is borrowings less cash. Order intake was €498.1 million (2024: €505.5 million).

"Sanitary fittings will recover, but we will not open the second foundry this year," said Ulrike Ansbach, chief executive officer.

For 2026 Brennholt expects revenue of between €520 million and €540 million.
"""
CARRIER = """<html><head><title>Luftlinie Aurin: third quarter of 2025</title></head><body>
<h1>Luftlinie Aurin reports on the third quarter of 2025</h1><p>AURIN, November 6, 2025. Figures are in millions of euros.</p>
<table><caption>Statement of operations, millions of euros</caption>
<tr><th></th><th>Q3 2025</th><th>Q3 2024</th><th>Nine months 2025</th><th>Nine months 2024</th></tr>
<tr><td>Ticket revenue</td><td>412</td><td>377</td><td>1,071</td><td>996</td></tr>
<tr><td>Cargo revenue</td><td>58</td><td>63</td><td>177</td><td>184</td></tr>
<tr><td>Total revenue</td><td>470</td><td>440</td><td>1,248</td><td>1,180</td></tr>
<tr><td>Fuel</td><td>121</td><td>134</td><td>339</td><td>371</td></tr>
<tr><td>Staff</td><td>98</td><td>91</td><td>290</td><td>268</td></tr>
<tr><td>Landing fees</td><td>47</td><td>44</td><td>131</td><td>125</td></tr>
<tr><td>Total operating costs</td><td>266</td><td>269</td><td>760</td><td>764</td></tr>
</table></body></html>
"""
LENDER = """# Sparbank Ostra: first half of 2025

30 July 2025

In millions of euros

| | H1 2025 | H1 2024 | H2 2024 |
|---|---|---|---|
| Fee income | 88.4 | 80.2 | 84.9 |

Loan book, in millions of euros

| | 30 June 2025 | 31 December 2024 | 30 June 2024 |
|---|---|---|---|
| Home loans | 9,410 | 9,120 | 8,730 |
| Farm loans | 1,870 | 1,935 | 1,990 |
| Car loans | 640 | 655 | 610 |
| Total loans | 11,920 | 11,710 | 11,330 |

| | H1 2025 | H2 2024 | H1 2024 |
|---|---|---|---|
| Net result | 31.2 | 4.4 | (12.7) |
| Leverage ratio, end of period | 6.4% | 6.1% | 5.6% |
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("composed")
    for name, text in (("maker.md", MAKER), ("carrier.html", CARRIER), ("lender.md", LENDER)):
        (folder / name).write_text(text)
    return folder


TRUE = [
    # 189.6 / 512.4 = 37.0%, 170.75 / 487.9 = 35.0%; 60.5 / 512.4 = 11.8%, 47 / 487.9 = 9.6%
    ("maker.md", "Brennholt's gross margin widened by 2 percentage points in 2025."),
    ("maker.md", "The operating margin of Brennholt rose 2.2 points in 2025."),
    ("maker.md", "Brennholt's operating margin was 11.8% in 2025."),
    # 118.9 - 41.2 = 77.7, 140.3 - 35.7 = 104.6
    ("maker.md", "Brennholt brought its net debt down by €26.9 million in 2025."),
    ("maker.md", "For 2026, Brennholt is forecasting revenue of between €520 million and €540 million."),
    # 1,248 - 470
    ("carrier.html", "Aurin's revenue came to €778 million in the first half of 2025."),
    ("carrier.html", "Fuel was Aurin's largest operating cost in the third quarter of 2025."),
    ("lender.md", "Home loans at Sparbank Ostra grew by €290 million in the first half of 2025."),
    # 88.4 / 80.2 = 1.102
    (
        "lender.md",
        "Sparbank Ostra's fee income rose 10.2% in the first half of 2025 compared with the first half of 2024.",
    ),
    # 204.3 of 391.8 are 52.1%; 98 of 266 are 36.8%
    ("maker.md", "Equity made up more than half of Brennholt's total assets at the end of 2025."),
    ("maker.md", "Brennholt's order intake was lower than its revenue in 2025."),
    ("maker.md", "Brennholt's investing activities produced a cash outflow of €38.9 million in 2025."),
    (
        "maker.md",
        "Brennholt chief executive Ulrike Ansbach said the company would not open the second foundry this year.",
    ),
    (
        "lender.md",
        "At Sparbank Ostra, lending to car buyers was lower at the end of June 2025 than at the end of 2024.",
    ),
    (
        "lender.md",
        "Sparbank Ostra turned a net loss of €12.7 million in the first half of 2024 into a net profit of €31.2 million in the first half of 2025.",
    ),
    ("lender.md", "Sparbank Ostra's leverage ratio rose by 0.8 percentage points between June 2024 and June 2025."),
]
FALSE = [
    ("maker.md", "Brennholt's gross margin widened by 2 per cent in 2025."),
    ("maker.md", "The operating margin of Brennholt rose 5.1 points in 2025."),
    ("maker.md", "Brennholt's operating margin was 9.6% in 2025."),
    ("maker.md", "Brennholt brought its net debt down by €21.4 million in 2025."),
    ("maker.md", "For 2026, Brennholt is forecasting revenue of between €520 million and €560 million."),
    ("carrier.html", "Aurin's revenue came to €740 million in the first half of 2025."),
    ("carrier.html", "Landing fees were Aurin's largest operating cost in the third quarter of 2025."),
    ("lender.md", "Home loans at Sparbank Ostra grew by €680 million in the first half of 2025."),
    # 88.4 / 84.9 = 1.041
    (
        "lender.md",
        "Sparbank Ostra's fee income rose 4.1% in the first half of 2025 compared with the first half of 2024.",
    ),
    ("maker.md", "Equity made up less than half of Brennholt's total assets at the end of 2025."),
    ("maker.md", "Brennholt's order intake was higher than its revenue in 2025."),
    ("maker.md", "Brennholt's investing activities produced a cash inflow of €38.9 million in 2025."),
    ("maker.md", "Brennholt chief executive Ulrike Ansbach said the company would open the second foundry this year."),
    ("lender.md", "Sparbank Ostra's leverage ratio rose by 0.3 percentage points between June 2024 and June 2025."),
]
OPEN = [
    # of an adjusted profit nothing is told
    ("maker.md", "Brennholt's adjusted operating margin was 13.4% in 2025."),
    # the ends of two outlooks do not add up to one
    ("maker.md", "For 2027, Brennholt expects revenue of between €600 million and €1,100 million."),
]


@pytest.mark.parametrize(("document", "text"), TRUE)
def test_a_composed_figure_is_borne_out(folder: Path, document: str, text: str) -> None:
    assert judged_by(folder / document, text, date(2026, 3, 6))[0] == "supported"


@pytest.mark.parametrize(("document", "text"), FALSE)
def test_another_figure_than_the_composed_one_is_wrong(folder: Path, document: str, text: str) -> None:
    assert judged_by(folder / document, text, date(2026, 3, 6))[0] == "contradicted"


@pytest.mark.parametrize(("document", "text"), OPEN)
def test_what_the_statement_does_not_hold_stays_open(folder: Path, document: str, text: str) -> None:
    assert judged_by(folder / document, text, date(2026, 3, 6))[0] == "unverified"
