"""What a sentence tells besides the office or the figure that is found: it is not supported by one of its words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

LETTER = """Halmstad Foundries AB: third quarter 2026

Halmstad, 22 October 2026. Net sales were SEK 1,240 million. For 2026 we continue to expect sales of about SEK 5.1 billion.

We did win the Ravensworth contract in August; it is worth SEK 310 million a year. Our scrap rate of 1.2% is the lowest we have ever had.

Ingrid Solberg, who has been chief financial officer since 2020, will leave at the end of March. Henrik Lund is chief executive officer.
"""


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("untold") / "letter.txt"
    path.write_text(LETTER)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Halmstad Foundries has found a successor to its finance chief Ingrid Solberg.",
        "Henrik Lund, chief executive officer of Halmstad Foundries, is moving to a competitor.",
        "Halmstad Foundries has lost the Ravensworth contract, worth SEK 310 million a year.",
        "Halmstad Foundries has a scrap rate of 1.2%, the lowest in the industry.",
        "Halmstad Foundries had net sales of SEK 1,240 million and nine furnaces.",
    ],
)
def test_the_rest_of_the_sentence_is_not_passed(letter: Path, text: str) -> None:
    assert judged_by(letter, text, date(2026, 10, 23))[0] == "unverified"


@pytest.mark.parametrize(
    "text",
    [
        "Henrik Lund is chief executive of Halmstad Foundries.",
        "Halmstad's finance chief is Ingrid Solberg.",
        "Halmstad Foundries won the Ravensworth contract, worth SEK 310 million a year.",
    ],
)
def test_what_is_told_in_whole_stands(letter: Path, text: str) -> None:
    assert judged_by(letter, text, date(2026, 10, 23))[0] == "supported"


def test_a_forecast_that_goes_on_is_not_raised(letter: Path) -> None:
    text = "Halmstad Foundries has raised its sales forecast for 2026 to SEK 5.1 billion."
    assert judged_by(letter, text, date(2026, 10, 23))[0] != "supported"
