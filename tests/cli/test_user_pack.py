"""`factcheck pack build` for a pack of the user's own, as a command."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_pack_of_the_users_own_is_built_and_used(inside: Run, folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("FACTCHECK_PACK", str(folder / "own"))
    row = {
        "start": "2024-01-01",
        "end": "2024-12-31",
        "val": 44_440_000_000,
        "accn": "0000078003-25-000001",
        "form": "10-K",
        "filed": "2025-02-27",
    }
    facts = {"us-gaap": {"Revenues": {"units": {"USD": [row]}}}}
    (folder / "in").mkdir()
    (folder / "in/CIK0000078003.json").write_text(
        json.dumps({"cik": 78003, "entityName": "PFIZER INC", "facts": facts}), "utf-8"
    )
    built = inside("pack", "build", "--from", "in", "--companies", "PFE")
    assert (built.code, "1 company, 1 facts, last filing 2025-02-27; 1 made anew" in built.out) == (0, True)
    assert inside("pack", "verify", "--pack", "own").code == 0
    assert inside("pack", "build", "--from", "in", "--companies", "AAPL").code == 2
    assert inside("pack", "build", "--from", "in", "--companies", "NOSUCH").code == 2
    assert inside("pack", "build", "--bulk", "in/CIK0000078003.json").code == 2
    assert inside("pack", "build").code == 2
    assert inside("pack", "verify", "--pack", "nowhere").code == 2
    assert inside("pack", "info", "--pack", "nowhere").code == 2
