"""Forecasts that a document gives once: in sentences, in lists under a heading, as bounds and as a figure give or take another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

TILES = """# Ostrava Tiles AS: half-year report

20 August 2025

## First half of 2025

Net sales were EUR 214 million in the first half, up 4 percent from EUR 206 million a year earlier. Operating profit rose to EUR 19.2 million.

## Outlook for 2025

Net sales are expected to grow by 3 to 5 percent. We see the operating margin at no less than 8.5 percent. Capital spending will not exceed EUR 22 million. For the third quarter we expect net sales of about EUR 112 million, give or take EUR 3 million. Sales of glazed tiles should reach EUR 90 million.

We plan to open four showrooms by the end of the year and to invest EUR 60 million from 2026 to 2028 in the Brno works. The dividend policy is unchanged.
"""
BREAD = """<html><head><title>Harlan Foods Inc. Reports Fiscal 2025 Results</title></head><body>
<h1>Harlan Foods Inc. Reports Fiscal 2025 Results</h1>
<p>May 14, 2025</p>
<p>Harlan Foods Inc. today reported net sales of $2.61 billion for the fiscal year ended March 31, 2025, an increase of 2.2 percent. Adjusted EBITDA was $298 million. Free cash flow was $131 million.</p>
<h2>Fiscal 2026 guidance</h2>
<ul><li>Net sales growth of 3% to 4%, with volumes up by a low single-digit percentage and pricing of about 2%</li>
<li>Adjusted EBITDA of $310 million to $325 million</li>
<li>Capital expenditures of about $95 million</li>
<li>Free cash flow of approximately $140 million</li>
<li>Interest expense of $48 million and an effective tax rate between 24% and 25%</li></ul>
<p>For fiscal 2028 the company continues to target an adjusted EBITDA margin of 14%.</p>
<h2>About Harlan Foods</h2><p>Harlan Foods makes bread and frozen dough. It employs 9,400 people.</p>
</body></html>
"""
DAYS = {"tiles": date(2025, 8, 21), "bread": date(2025, 5, 15)}


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("foreseen")
    out = {"tiles": folder / "tiles.md", "bread": folder / "bread.html"}
    out["tiles"].write_text(TILES, encoding="utf-8")
    out["bread"].write_text(BREAD, encoding="utf-8")
    return out


@pytest.mark.parametrize(
    ("name", "sentence", "verdict"),
    [
        # growth, told in other words
        ("tiles", "Ostrava Tiles expects sales growth of 3% to 5% this year.", "supported"),
        ("tiles", "Ostrava Tiles expects sales growth of 5% to 7% this year.", "contradicted"),
        ("bread", "Net sales are forecast to climb 3% to 4% this fiscal year.", "supported"),
        ("bread", "Net sales are forecast to climb 5% to 6% this fiscal year.", "contradicted"),
        # a bound is reported, and no figure of its own
        ("tiles", "The tile maker aims for an operating margin of at least 8.5 percent in 2025.", "supported"),
        ("tiles", "The tile maker aims for an operating margin of at least 9.5 percent in 2025.", "contradicted"),
        ("tiles", "Capital spending is to stay at EUR 22 million or less this year.", "supported"),
        ("tiles", "It is budgeting no more than EUR 22 million for capital spending in 2025.", "supported"),
        ("tiles", "It is budgeting no more than EUR 18 million for capital spending in 2025.", "contradicted"),
        # a figure give or take another is a range
        ("tiles", "In the third quarter it foresees net sales of between EUR 109 million and EUR 115 million.", "supported"),
        ("tiles", "In the third quarter it foresees net sales of between EUR 119 million and EUR 125 million.", "contradicted"),
        # some years together
        ("tiles", "Over the three years to 2028 it plans to put EUR 60 million into its Brno works.", "supported"),
        ("tiles", "Over the three years to 2028 it plans to put EUR 80 million into its Brno works.", "contradicted"),
        # lists under a heading, whose time is theirs
        ("bread", "Harlan Foods expects adjusted EBITDA of $310 million to $325 million in fiscal 2026.", "supported"),
        ("bread", "Harlan Foods expects adjusted EBITDA of $301 million to $315 million in fiscal 2026.", "contradicted"),
        ("bread", "Free cash flow should come to roughly $140 million, according to the guidance.", "supported"),
        ("bread", "Interest expense is put at $48 million for the year.", "supported"),
        ("bread", "Interest expense is put at $58 million for the year.", "contradicted"),
        ("bread", "A tax rate of 24% to 25% is expected.", "supported"),
        ("bread", "By fiscal 2028 the company targets an EBITDA margin of 16%.", "contradicted"),
    ],
)  # fmt: skip
def test_what_is_foreseen_once_is_reported_as_the_document_gives_it(
    paths: dict[str, Path], name: str, sentence: str, verdict: str
) -> None:
    assert judged_by(paths[name], sentence, DAYS[name])[0] == verdict


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("tiles", "For 2026 it expects an operating margin of at least 9.5 percent."),
        ("tiles", "In the fourth quarter it expects net sales of about EUR 118 million."),
        ("tiles", "Sales of floor tiles are seen at EUR 99 million."),
        ("tiles", "Analysts expect net sales to grow by 7 percent this year."),
        ("tiles", "It may invest EUR 75 million from 2026 to 2028 if demand recovers."),
        ("tiles", "It is budgeting no more than EUR 32 million for capital spending in 2025."),
        ("bread", "In the first quarter it expects adjusted EBITDA of $70 million."),
        ("bread", "Harlan expects adjusted EBITDA in its bakery arm of $100 million in fiscal 2026."),
        ("bread", "Net sales had been forecast to climb 5% to 6%."),
        ("bread", "By fiscal 2030 the company targets an EBITDA margin of 16%."),
    ],
)
def test_a_forecast_of_another_time_part_or_holder_is_open(paths: dict[str, Path], name: str, sentence: str) -> None:
    assert judged_by(paths[name], sentence, DAYS[name])[0] == "unverified"
