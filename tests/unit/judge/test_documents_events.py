"""Plans, denials, dates, deals, quotes and offices told in other words than the document's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

RELEASE = """# Hallgrove Textiles agrees offer for Pemmer Mills

BRECKLEY, 4 June 2026 - The boards of Hallgrove Textiles and Pemmer Mills have agreed a cash offer by Hallgrove for all shares of Pemmer Mills. The offer values Pemmer at £310 million.

Hallgrove does not intend to sell the carpet business of Pemmer. The dye works in Aldham ran at half of its capacity. We are not going to close it. Shareholders of Pemmer vote on 9 July 2026. The first shipment from the new loom is to leave in the spring of 2027.

The contract with the city is worth £20 million and includes maintenance for 12 years. Training is not part of the contract. Production at the Corley mill will cease in March 2027.

Hallgrove supplies 2.4 million homes and Pemmer 1.1 million. With us today are Ruth Olander, Chief Executive Officer, and Samir Qazi, Chief Financial Officer.

"Cloth is patient," said Olander. Samir Qazi, Chief Financial Officer, said: "We buy when others are tired of waiting."
"""


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("events") / "release.md"
    path.write_text(RELEASE)
    return path


def judged(path: Path, text: str) -> tuple[str, str | None]:
    return judged_by(path, text, date(2026, 6, 5))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hallgrove means to offload Pemmer's carpet arm.", "negated"),
        ("Hallgrove is looking to sell the carpet business of Pemmer once the deal is done.", "negated"),
        ("Hallgrove is shutting down the dye works in Aldham.", "negated"),
        ("Training is included in Hallgrove's contract.", "negated"),
        ("Pemmer shareholders will vote on Hallgrove's takeover on 9 August.", "wrong-date"),
        ("Hallgrove's contract with the city covers maintenance for 22 years.", "wrong-duration"),
        ("The first shipment from Hallgrove's new loom is to leave in the spring of 2028.", "wrong-period"),
        ("Hallgrove will halt production at its Corley mill in May 2027.", "wrong-period"),
        ("Pemmer Mills is buying Hallgrove Textiles for about £310 million.", "comparison-flipped"),
        ('"Cloth is patient," said Samir Qazi.', "wrong-person"),
        ("Hallgrove's chief executive is Samir Qazi.", "wrong-person"),
        ('"We buy when others are tired of waiting," Hallgrove boss Ruth Olander told analysts.', "wrong-person"),
    ],
)
def test_the_opposite_and_another_time_are_contradicted(release: Path, text: str, code: str) -> None:
    assert judged(release, text) == ("contradicted", code)


@pytest.mark.parametrize(
    "text",
    [
        "Hallgrove is not planning to sell Pemmer's carpet arm.",
        "Hallgrove Textiles is buying Pemmer Mills for about £310 million.",
        "Together, Hallgrove and Pemmer serve 3.5 million homes.",
        '"Cloth is patient," said Ruth Olander.',
    ],
)
def test_the_same_in_other_words_is_supported(release: Path, text: str) -> None:
    assert judged(release, text)[0] == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Hallgrove is looking to sell its button business.",
        "Hallgrove might sell the carpet business of Pemmer.",
        "Hallgrove is expanding the dye works in Aldham.",
        "Designers are included in Hallgrove's contract.",
        "Sales at Hallgrove slip again, profit does not.",
        '"Cloth can wait longer than people think," said Ruth Olander.',
        "Homes supplied by Hallgrove in Brennia came to 2.4 million.",
    ],
)
def test_what_the_document_does_not_say_stays_open(release: Path, text: str) -> None:
    assert judged(release, text)[0] == "unverified"
