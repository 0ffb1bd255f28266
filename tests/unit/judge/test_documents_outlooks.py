"""Forecasts in two versions: raised, lowered or left as they were, to what and by how much, where the middle of the range lies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

TELECOM = """# Norvelle Telecom: first nine months of 2025

*Lyon, 5 November 2025*

Norvelle Telecom earned revenue of €4,210 million in the first nine months of 2025.

## Guidance for 2025

| | New | Given in July |
|---|---|---|
| Service revenue | €5.60–5.70 billion | €5.50–5.65 billion |
| EBITDA after leases | €1,900–1,960 million | €1,900–1,960 million |
| Capital expenditure | €820–860 million | €880–920 million |
| Fibre connections (thousand) | 240–260 | 220–240 |
"""
SHIPPING = """Halvorsen Lines: third-quarter update

OSLO, October 30, 2025 - Halvorsen Lines carried 412,000 containers in the third quarter of 2025. Fuel cost USD 88 million.

Outlook for the full year 2025
- EBIT: USD 310 to 350 million (previously: USD 260 to 320 million)
- Capital spending: about USD 180 million (unchanged)

The line now expects to carry 1.55 to 1.60 million containers in 2025, where it had earlier spoken of 1.60 to 1.65 million.
"""
DAY = date(2025, 11, 6)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("outlooks")
    out = {"telecom": folder / "telecom.md", "shipping": folder / "shipping.txt"}
    out["telecom"].write_text(TELECOM, encoding="utf-8")
    out["shipping"].write_text(SHIPPING, encoding="utf-8")
    return out


@pytest.mark.parametrize(
    ("name", "sentence", "verdict"),
    [
        # which way it was moved, without a figure
        ("telecom", "Norvelle raised its forecast for service revenue.", "supported"),
        ("telecom", "Norvelle lowered its forecast for service revenue.", "contradicted"),
        ("telecom", "The guidance for capital expenditure has been cut.", "supported"),
        ("telecom", "The guidance for capital expenditure was left unchanged.", "contradicted"),
        ("telecom", "The operator stuck to its target for EBITDA after leases.", "supported"),
        ("telecom", "While Norvelle lifted its target for service revenue, its forecast for EBITDA after leases was kept.", "supported"),
        ("telecom", "While Norvelle lifted its target for service revenue, its forecast for EBITDA after leases was raised.", "contradicted"),
        # to what, and in which version
        ("telecom", "The operator now expects service revenue of €5.60 billion to €5.70 billion this year.", "supported"),
        ("telecom", "The operator now expects service revenue of €5.50 billion to €5.65 billion this year.", "contradicted"),
        ("telecom", "The operator now sees capital expenditure of €820 million to €860 million, having planned for €880 million to €920 million in July.", "supported"),
        # (1) the middles: 5.65 against 5.575, 840 against 900, 250 against 230 thousand
        ("telecom", "The midpoint of the range for capital expenditure drops by €60 million, to €840 million.", "supported"),
        ("telecom", "The midpoint of the range for capital expenditure drops by €40 million, to €840 million.", "contradicted"),
        ("telecom", "The midpoint of the target for fibre connections rises by 20,000, to 250,000.", "supported"),
        ("telecom", "The midpoint of the target for fibre connections rises by 10,000, to 250,000.", "contradicted"),
        # told in sentences; (2) 330 against 290
        ("shipping", "Halvorsen lifted its forecast for EBIT to between USD 310 million and USD 350 million.", "supported"),
        ("shipping", "Halvorsen cut its forecast for EBIT to between USD 310 million and USD 350 million.", "contradicted"),
        ("shipping", "The midpoint of the outlook for EBIT is USD 40 million above the old one.", "supported"),
        ("shipping", "The midpoint of the outlook for EBIT is USD 60 million above the old one.", "contradicted"),
        ("shipping", "The line left its plan for capital spending of about USD 180 million unchanged.", "supported"),
        ("shipping", "The line trimmed its plan for capital spending to about USD 180 million.", "contradicted"),
        # a measure that the document does not forecast, and one that only was
        ("telecom", "Norvelle raised its forecast for net profit.", "unverified"),
        ("shipping", "Halvorsen raised its forecast for fuel costs.", "unverified"),
        ("shipping", "Analysts raised their forecasts for EBIT at Halvorsen.", "unverified"),
    ],
)  # fmt: skip
def test_a_forecast_and_the_one_before_it(paths: dict[str, Path], name: str, sentence: str, verdict: str) -> None:
    assert judged_by(paths[name], sentence, DAY)[0] == verdict


BANK = """BANK OF TERVALA
Monetary policy report, 11 June 2026

Projections of the Bank of Tervala, June 2026
(annual averages, per cent; projections of March 2026 in brackets)

                               2026         2027         2028
Inflation                    2.9 (3.3)    2.4 (2.4)    2.1 (2.0)
GDP growth                   1.7 (1.2)    2.0 (2.0)    2.2 (2.3)
"""
TILES = """# Corvello Tiles: half-year report

Modena, 30 July 2026

We now expect an adjusted operating profit of €71 million to €75 million for 2026. Our previous guidance was €64 million to €70 million, and last year's figure was €62.5 million.

We are raising the low end of our free cash flow guidance by €4 million, so the range is now €40 million to €48 million.
"""


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("versions")
    out = {"bank": folder / "bank.txt", "tiles": folder / "tiles.md"}
    out["bank"].write_text(BANK, encoding="utf-8")
    out["tiles"].write_text(TILES, encoding="utf-8")
    return out


@pytest.mark.parametrize(
    ("name", "sentence", "verdict"),
    [
        # each year has its own, and what was foreseen before stands in brackets
        ("bank", "The Bank of Tervala cut its inflation forecast for this year to 2.9 per cent, from 3.3 per cent in March.", "supported"),
        ("bank", "The Bank of Tervala raised its inflation forecast for this year to 2.9 per cent, from 3.3 per cent in March.", "contradicted"),
        ("bank", "It trimmed its forecast for economic growth in 2028 to 2.2 per cent, from 2.3 per cent.", "supported"),
        ("bank", "It lifted its growth forecast for 2026 to 1.7 per cent from 1.2 per cent.", "supported"),
        ("bank", "It lifted its growth forecast for 2026 to 1.9 per cent from 1.2 per cent.", "contradicted"),
        ("bank", "The inflation forecast for 2027 was left unchanged.", "supported"),
        ("bank", "The inflation forecast for 2028 was left unchanged.", "contradicted"),
        ("bank", "The bank raised its forecast for wages this year to 4.4 per cent.", "unverified"),
        # told in two sentences
        ("tiles", "Corvello now expects an adjusted operating profit of €71 million to €75 million, compared with an earlier range of €64 million to €70 million.", "supported"),
        ("tiles", "Corvello now expects an adjusted operating profit of €71 million to €75 million, compared with an earlier range of €60 million to €66 million.", "contradicted"),
        ("tiles", "Corvello lowered its guidance for the adjusted operating profit.", "contradicted"),
        # 73 over 62.5 is 16.8% more
        ("tiles", "At the midpoint of the new range, the adjusted operating profit would be about 17% higher than last year's €62.5 million.", "supported"),
        ("tiles", "At the midpoint of the new range, the adjusted operating profit would be about 24% higher than last year's €62.5 million.", "contradicted"),
        # the ends of a range
        ("tiles", "Corvello raised the lower end of its free cash flow forecast to €40 million and left the upper end at €48 million.", "supported"),
        ("tiles", "Corvello raised the lower end of its free cash flow forecast to €44 million.", "contradicted"),
        ("tiles", "Corvello left the upper end of its free cash flow guidance at €55 million.", "contradicted"),
    ],
)  # fmt: skip
def test_versions_told_in_brackets_in_two_sentences_and_by_their_ends(
    versions: dict[str, Path], name: str, sentence: str, verdict: str
) -> None:
    assert judged_by(versions[name], sentence, date(2026, 7, 31))[0] == verdict
