"""How many shops, branches or clinics were opened and closed, and how many are left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

CLINICS = """# Ferrand Dental plc: trading update

12 May 2026

We opened six clinics in the quarter and closed two, so that there were 318 at the end of March. We plan to open twenty more by the end of the year.
"""
CAFES = """# Moss & Barley: year ended 31 January 2026

Published 19 March 2026.

### Cafes, full year

| Country | Start of year | Opened | Closed | End of year |
|---|---:|---:|---:|---:|
| Ireland | 120 | 9 | (3) | 126 |
| Wales | 64 | 2 | (8) | 58 |
| Total | 184 | 11 | (11) | 184 |
"""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("outlets")
    out = {"clinics": folder / "clinics.md", "cafes": folder / "cafes.md"}
    out["clinics"].write_text(CLINICS, encoding="utf-8")
    out["cafes"].write_text(CAFES, encoding="utf-8")
    return out


@pytest.mark.parametrize(
    ("name", "sentence", "verdict"),
    [
        ("clinics", "Ferrand opened six clinics and shut two, leaving three hundred and eighteen.", "supported"),
        ("clinics", "The chain shut two clinics in the quarter and opened six.", "supported"),
        ("clinics", "The chain shut six clinics in the quarter and opened two.", "contradicted"),
        ("clinics", "It opened six clinics and closed four in the quarter.", "contradicted"),
        ("clinics", "It opened six clinics and closed two, ending the period with 308.", "contradicted"),
        ("clinics", "Ferrand closed more clinics than it opened.", "contradicted"),
        ("clinics", "Ferrand opened more clinics than it closed.", "supported"),
        ("cafes", "Moss & Barley opened 11 cafes over the year and closed 11.", "supported"),
        # another span, a part of the chain, and what stands beside
        ("clinics", "Ferrand opened 26 clinics and closed nine over the year.", "unverified"),
        ("cafes", "Moss & Barley opened nine cafes in Ireland and closed three.", "supported"),
        ("clinics", "Ferrand opened six clinics and closed two in the quarter, at a cost of £9 million.", "unverified"),
    ],
)  # fmt: skip
def test_what_was_opened_and_closed(paths: dict[str, Path], name: str, sentence: str, verdict: str) -> None:
    assert judged_by(paths[name], sentence, date(2026, 5, 13))[0] == verdict
