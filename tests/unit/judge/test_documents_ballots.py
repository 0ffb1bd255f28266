"""How a council or a board voted: who was for what, how many, and whether all of them were."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

RATES = """CENTRAL BANK OF SORVENIA
Press release
4 March 2026

The Board of Governors decided today to raise the base rate by 25 basis points to 3.75 per cent.

Five members voted for the increase. Deputy Governor Livia Antal and Oskar Brandt wanted to keep the rate unchanged at 3.50 per cent; Hedda Moe preferred a rise of half a percentage point.

The Board decided unanimously to end the purchases of covered bonds by June.
"""
HARBOUR = """# Port of Lindmouth: minutes of the board, 9 April 2026

The board resolved by five votes to two to build the third ferry berth. Marta Quist and Ian Harrow voted against it.
"""


@pytest.fixture(scope="module")
def rates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rates") / "rates.txt"
    path.write_text(RATES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("harbour") / "harbour.md"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("sentence", "verdict", "code"),
    [
        ("The decision to raise the base rate was unanimous.", "contradicted", "negated"),
        ("The decision to raise the base rate was not unanimous.", "supported", None),
        ("The end of the purchases of covered bonds was decided unanimously.", "supported", None),
        ("Three of the eight members voted against the increase.", "supported", None),
        ("Two of the eight members voted against the increase.", "contradicted", "wrong-value"),
        ("Five members backed the increase.", "supported", None),
        ("Five of eight were for it; two wanted to keep the rate unchanged.", "supported", None),
        ("Five of eight were for it; three wanted to keep the rate unchanged.", "contradicted", "wrong-value"),
        ("Livia Antal and Oskar Brandt voted to leave the rate where it was.", "supported", None),
        ("Hedda Moe wanted to leave the rate unchanged.", "contradicted", "wrong-person"),
        ("Hedda Moe voted for a larger increase of 50 basis points.", "supported", None),
        ("Oskar Brandt voted for a larger increase of 50 basis points.", "contradicted", "wrong-person"),
        ("Oskar Brandt dissented.", "supported", None),
    ],
)
def test_who_of_a_council_was_for_what(rates: Path, sentence: str, verdict: str, code: str | None) -> None:
    assert judged_by(rates, sentence, date(2026, 3, 5)) == (verdict, code)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The third ferry berth was carried by five votes to two.", "supported"),
        ("The third ferry berth was carried by six votes to one.", "contradicted"),
        ("The board of the Port of Lindmouth was split over the third berth.", "supported"),
        ("Marta Quist voted for the third berth.", "contradicted"),
    ],
)
def test_a_score_of_votes(harbour: Path, sentence: str, verdict: str) -> None:
    assert judged_by(harbour, sentence, date(2026, 4, 10))[0] == verdict


@pytest.mark.parametrize(
    "sentence",
    [
        "Bernt Aasen voted against the increase.",  # he is nobody whom the document knows
        "The decision of November 2024 was unanimous.",  # that was another meeting
        "Shareholders voted against the pay report, with 58% of the votes cast.",
        "Livia Antal voted for the end of the bond purchases in December.",
    ],
)
def test_other_votes_are_left_open(rates: Path, sentence: str) -> None:
    assert judged_by(rates, sentence, date(2026, 3, 5))[0] == "unverified"


STEP = """CENTRAL BANK OF SORVENIA
Monetary policy statement
4 March 2026

The Executive Board decided on 4 March 2026 to raise the key rate by 25 basis points to 3.75 percent. The rate stood at 2.75 percent at the end of 2024.
"""


def test_several_steps_together_are_not_denied_by_that_of_the_day(tmp_path: Path) -> None:
    path = tmp_path / "step.txt"
    path.write_text(STEP, encoding="utf-8")
    day = date(2026, 3, 5)
    assert (
        judged_by(path, "The bank has raised its key rate by a total of 1 percentage point.", day)[0] != "contradicted"
    )
    assert judged_by(path, "The bank has raised its key rate by 50 basis points.", day)[0] == "contradicted"
