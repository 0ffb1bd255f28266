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
