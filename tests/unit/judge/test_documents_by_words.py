"""Claims in other words than their document's: found by the words around a figure, and by the labels of rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

BULLETIN = """# Harvest and travel in Orvania, May 2025

Published 20 June 2025

Hotels were occupied to 61.4%, guest houses to 48.9%. Prices for rooms were 4.2% higher than a year earlier; since 2020 they have risen by 31%.

Ferries transported 1,284,000 travellers in May, of whom 312,000 came from abroad. Nights of Danish guests rose by 8.3%, those of Dutch guests fell by 5.1%.

The Orvania Tourist Board has bought back half of the 40 million crowns of bonds that it issued in 2019. It will shut 14 of its 96 offices by March and cut 220 jobs. There were no accidents on the ferries.

In the first five months revenue came to 732 million crowns. Adjusted operating profit was 41.5 million crowns.

"We count nights, not heads," said Director Astrid Holm. Mayor Ole Brandt called the figures "a mild disappointment".
"""
POWER = """Orvania grid: electricity generation (GWh)
,May 2025,May 2024
Wind,910,640
Hydro,1204,1511
Nuclear,455,460
Total,2569,2611
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("by-words")
    (folder / "bulletin.md").write_text(BULLETIN)
    (folder / "power.csv").write_text(POWER)
    return folder


def judged(folder: Path, document: str, text: str) -> tuple[str, str | None]:
    return judged_by(folder / document, text, date(2025, 6, 22))


@pytest.mark.parametrize(
    "text",
    [
        "Hotels in Orvania were 61.4% full in May.",
        "Guest houses in Orvania were 48.9% full in May.",
        "Orvania's ferries carried 1,284,000 passengers in May.",
        "Nights of Dutch guests in Orvania dropped 5.1%.",
        "The Orvania Tourist Board is to close 14 offices by March.",
        '"We count nights, not heads," Director Astrid Holm said.',
        'Ole Brandt called the figures "a mild disappointment".',
    ],
)
def test_other_words_of_the_same_meaning_support(folder: Path, text: str) -> None:
    assert judged(folder, "bulletin.md", text)[0] == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Guest houses in Orvania were 61.4% full in May.",
        "Nights of Dutch guests in Orvania rose 8.3%.",
        "Room prices in Orvania rose 31% from a year earlier.",
        "The Orvania Tourist Board is to close 41 of its 96 offices.",
        'Astrid Holm called the figures "a mild disappointment".',
    ],
)
def test_a_figure_of_another_name_in_the_sentence_contradicts(folder: Path, text: str) -> None:
    assert judged(folder, "bulletin.md", text)[0] == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "Restaurants in Orvania were 61.4% full in May.",  # a thing that the document does not know
        "Ferries in Orvania carried over a million travellers in April.",  # another month
        "Hotels in Orvania may be 48.9% full in May.",  # unsure
    ],
)
def test_what_the_words_do_not_cover_stays_open(folder: Path, text: str) -> None:
    assert judged(folder, "bulletin.md", text)[0] == "unverified"


@pytest.mark.parametrize("verb", ["carried", "transported", "moved"])
def test_a_figure_to_the_last_digit_is_of_its_own_month(folder: Path, verb: str) -> None:
    found = judged(folder, "bulletin.md", f"Ferries in Orvania {verb} 1,284,000 travellers in April.")
    assert found == ("contradicted", "wrong-period")


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        ("Orvania's wind farms generated 910 GWh in May 2025.", "supported", None),
        ("Orvania's reactors produced 455 GWh in May 2025.", "supported", None),
        ("Wind output in Orvania was 42% higher in May 2025 than a year before.", "supported", None),
        ("Hydro supplied 47% of the electricity generated in Orvania in May 2025.", "supported", None),
        ("Wind farms generated 1,204 GWh in Orvania in May 2025.", "contradicted", "wrong-segment"),
        ("Wind farms in Orvania produced more electricity than hydro plants in May 2025.", "contradicted", "comparison-flipped"),
        ("Wind farms in Orvania produced more electricity than reactors in May 2025.", "supported", None),
        ("Solar parks generated 910 GWh in Orvania in May 2025.", "unverified", None),
    ],
)  # fmt: skip
def test_rows_are_found_by_what_their_labels_mean(folder: Path, text: str, verdict: str, code: str | None) -> None:
    found = judged(folder, "power.csv", text)
    assert found[0] == verdict
    assert code is None or found[1] == code
