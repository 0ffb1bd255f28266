"""Documents of banks, drug makers, landlords and retailers: growth on two bases, flows out of an account, terms of a dividend, a year of weeks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

BANK = """MELLWOOD BANK PLC
First-quarter trading update
24 April 2026

Profit and loss (EUR million)

                                   Q1 2026   Q4 2025   Q1 2025 Q1 26/Q1 25
Net interest income                    412       405       398       +3.5%
Operating expenses                   (251)     (262)     (249)       +0.8%
Profit for the period                  118       109       101      +16.8%
Net interest margin (%)               2.41      2.38      2.30    +0.11 pp

Deposits (EUR billion)

                                  31.03.26  31.12.25
Customer deposits                     48.1      47.2
  of which current accounts           17.9      19.4
  of which term deposits              30.2      27.8

No customer accounts for more than 2% of lending. The bank has 1,240 customers with deposits above EUR 1 million.
"""
DRUGS = """# Sorvane: third quarter of 2025

**Ghent, 22 October 2025** – Sorvane's sales rose 4% to €1,840 million in the third quarter (7% at constant exchange rates, CER).

| Sales, € million | Q3 2025 | Q3 2024 | Change, reported (%) | Change, CER (%) |
|---|---:|---:|---:|---:|
| Lumetra | 720 | 640 | 13 | 16 |
| Brevanil | 510 | 540 | (6) | (3) |
| Other medicines | 610 | 590 | 3 | 6 |
| **Total** | 1,840 | 1,770 | 4 | 7 |
| Nine months, total | 5,390 | 5,180 | 4 | 6 |

| | Q3 2025 | Q3 2024 |
|---|---:|---:|
| Earnings per share, reported (€) | 0.71 | 0.66 |
| Core earnings per share (€) | 0.95 | 0.88 |
"""
STORES = """<html><head><title>Pellam Stores, Inc. Reports Fourth Quarter and Fiscal 2025</title></head><body>
<p>DAYTON, Ohio &ndash; March 5, 2026. Pellam Stores, Inc. today announced results for the 13 weeks and 52 weeks ended January 31, 2026.</p>
<table><caption>Results (in millions, except per share)</caption>
<tr><th></th><th>13 weeks ended Jan. 31, 2026</th><th>13 weeks ended Feb. 1, 2025</th><th>52 weeks ended Jan. 31, 2026</th><th>52 weeks ended Feb. 1, 2025</th></tr>
<tr><td>Net sales</td><td>642.5</td><td>618.3</td><td>2,310.4</td><td>2,250.9</td></tr>
<tr><td>Net operating income (NOI)</td><td>61.2</td><td>57.8</td><td>188.6</td><td>180.1</td></tr>
<tr><td>Net income</td><td>41.3</td><td>38.7</td><td>121.6</td><td>116.2</td></tr>
</table>
<p>The board declared a quarterly dividend of $0.31 per share, up from $0.28, payable on April 8, 2026 to shareholders of record on March 25, 2026.</p>
</body></html>"""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sectors")
    out = {}
    for name, file, text in (
        ("bank", "bank.txt", BANK),
        ("drugs", "drugs.md", DRUGS),
        ("stores", "stores.html", STORES),
    ):
        out[name] = folder / file
        out[name].write_text(text, encoding="utf-8")
    return out


@pytest.mark.parametrize(
    ("name", "sentence", "verdict"),
    [
        # one blank between two headings: the column of the year before is there
        ("bank", "Mellwood's net interest margin stood at 2.30 percent in the first quarter of 2025.", "supported"),
        ("bank", "Compared with the first quarter of 2025, Mellwood's net interest margin widened by 0.11 percentage points, to 2.41 percent.", "supported"),
        ("bank", "Compared with the first quarter of 2025, Mellwood's net interest margin widened by 0.11 percent, to 2.41 percent.", "contradicted"),
        # what flows out of a kind of account is how much less there is in it, and no level of another kind
        ("bank", "Term deposits grew by €2.4 billion in the quarter, while €1.5 billion flowed out of current accounts.", "supported"),
        ("bank", "Mellwood held €17.9 billion in current accounts at the end of March.", "supported"),
        # what none of them does denies not that there are any
        ("bank", "The bank counts 1,240 customers with deposits above EUR 1 million.", "supported"),
        # a time right behind the figure of before
        ("bank", "Net interest income came to €412 million in the first quarter, up from €405 million in the first quarter of 2025.", "contradicted"),
        ("bank", "Net interest income came to €412 million in the first quarter, up from €398 million in the first quarter of 2025.", "supported"),
        # growth on the basis that is told
        ("drugs", "At constant exchange rates, sales of Lumetra rose 16% in the third quarter.", "supported"),
        ("drugs", "At constant exchange rates, sales of Lumetra rose 13% in the third quarter.", "contradicted"),
        ("drugs", "Sales of Lumetra rose 13% in the third quarter.", "supported"),
        ("drugs", "Before currency effects, sales of Brevanil fell 3% in the third quarter.", "supported"),
        # a row of nine months in a column of a quarter: 720 of 1,840 are 39 percent
        ("drugs", "Lumetra made up 39% of Sorvane's sales in the third quarter.", "supported"),
        ("drugs", "On a reported basis Sorvane earned 71 cents a share; on a core one, €0.95.", "supported"),
        ("drugs", "On a reported basis Sorvane earned 71 cents a share; on a core one, €0.88.", "contradicted"),
        # a fiscal year of 52 weeks, and a short form that is no money
        ("stores", "Net income for fiscal 2025 came in at $121.6 million.", "supported"),
        ("stores", "Net income for fiscal 2025 came in at $116.2 million.", "contradicted"),
        ("stores", "Net operating income reached $61.2 million in the fourth quarter.", "supported"),
        # which of two amounts is payable, and a day that is reckoned from another
        ("stores", "The 31-cent dividend is payable on April 8 to holders on the register on March 25.", "supported"),
        ("stores", "Shareholders on record on March 25 will get the quarterly dividend of 31 cents two weeks later.", "supported"),
    ],
)  # fmt: skip
def test_what_documents_of_other_sectors_say(paths: dict[str, Path], name: str, sentence: str, verdict: str) -> None:
    assert (
        judged_by(
            paths[name],
            sentence,
            date(2026, 4, 27) if name == "bank" else date(2026, 3, 9) if name == "stores" else date(2025, 10, 23),
        )[0]
        == verdict
    )
