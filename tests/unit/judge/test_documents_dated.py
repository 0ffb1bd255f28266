"""When something happens, who sold what, and which of two figures of a sentence a word leads to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

ORCHARD = """# Pellan Orchards: half-year report

Published 4 November 2026. For the six months to 30 September 2026.

The interim dividend of 0.45 euros a share will be paid on 9 December 2026 to shareholders on the register on 20 November. The share trades without the dividend from 19 November 2026.

The warehouse in Torrel, which opens in the spring of 2028, will employ 240 people. On 3 July 2026 the company sold its 30% stake in the Lissen press to Marvane Foods for 17 million euros. We sold our shares in Ostery and bought a stake in Quillon.

The savings rate of the staff fund is 2.15% and the loan rate is 5.40%. Inventory turnover was 2.8 times sales (2025: 3.1 times). Sales of cider rose to 61.2 million euros from 57.9 million euros.

Net asset value per share of 8.14 euros (31 March 2026: 8.52 euros), a fall of 4.5%.

| EUR million | 30 Sept 2026 | 31 March 2026 |
|---|---|---|
| Operational EBIT | 12.7 | 10.9 |
| Operational EBIT per tonne | 0.31 | 0.27 |
| Net profit | 6.3 | 5.8 |
"""


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dated") / "pellan.md"
    path.write_text(ORCHARD, encoding="utf-8")
    return path


def _status(path: Path, text: str) -> str:
    return judged_by(path, text, date(2026, 11, 5))[0]


@pytest.mark.parametrize(
    "text",
    [
        # the register closes on the one day, the share goes without it on the other
        "The interim dividend of 0.45 euros a share will be paid on 20 November.",
        "Pellan Orchards pays an interim dividend of 0.45 euros a share on 19 November.",
        "The warehouse in Torrel, which will employ 240 people, opens in the spring of 2027.",
        "Pellan Orchards bought 30% of the Lissen press for 17 million euros.",
        "Net asset value per share fell 4.5% to 8.52 euros.",
    ],
)
def test_what_happens_on_another_day_or_the_other_way_round_is_contradicted(orchard: Path, text: str) -> None:
    assert _status(orchard, text) == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "The interim dividend of 0.45 euros a share will be paid on 9 December.",
        "Marvane Foods paid 17 million euros for 30% of the Lissen press.",
        "Net asset value per share fell 4.5% to 8.14 euros.",
    ],
)
def test_what_happens_as_told_is_borne_out(orchard: Path, text: str) -> None:
    assert _status(orchard, text) == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Shareholders who are on the register on 20 November get the dividend.",
        "The warehouse in Torrel opens in the spring of 2028 with 240 people.",
        "The fund bought shares in Ostery.",
        "Operating profit before harvest effects came to 12.7 million euros.",
    ],
)
def test_what_may_be_meant_otherwise_is_neither(orchard: Path, text: str) -> None:
    assert _status(orchard, text) in ("supported", "unverified")


def test_a_name_beside_the_act_of_another_clause_bears_nothing_out(orchard: Path) -> None:
    assert _status(orchard, "We bought shares in Ostery.") != "supported"


def test_the_figure_that_has_the_word_in_its_letters_is_meant(orchard: Path) -> None:
    assert _status(orchard, "The staff fund's savings rate is 5.40%.") != "supported"
    assert _status(orchard, "The staff fund's savings rate is 2.15%.") == "supported"
