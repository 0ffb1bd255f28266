"""True paraphrases of a release: what hangs on the sentence before, on a time that is reckoned, or on another verb accuses nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

RELEASE = (
    "Sandmoor Tools reports second quarter 2026 results\n\nLEEDS, August 6, 2026 - Sandmoor Tools plc, which makes drills and saws, today reported "
    "results for the quarter ended June 30, 2026.\n\n"
    "Revenue was £412 million, of which £268 million came from Drills and £144 million from Saws. Net income was £31 million, or £1.24 per share, "
    "compared with £26 million, or £1.04 per share, a year earlier. Order intake was £450 million.\n\n"
    "Sandmoor employs 2,310 people. We hired 84 people in the quarter and will hire fewer in the next. The company runs six plants, and no plant will be "
    "closed before the end of 2028.\n\n"
    "Construction of the Selby works starts in October 2026 and production in the second half of 2028. The company did not achieve its target for the "
    "transfer of saws and now expects to complete it in the fourth quarter.\n\n"
    "On July 2 Sandmoor signed a contract under which Harwell Rail will buy 40 machines for £9 million. For the third quarter we expect sales between minus 2% "
    "and flat, and earnings per share of £1.10 to £1.20.\n"
)
DAY = date(2026, 8, 7)


@pytest.mark.parametrize(
    "text",
    [
        "Saws were in demand. It brought in £144 million.",
        "That is £1.24 a share, 20 pence more than a year ago.",
        "Twelve saws were shown; five were ordered.",
        "It took on 84 people and will hire fewer in the third quarter.",
        "Sandmoor has six plants.",
        "Construction begins in October, production two years later.",
        "The transfer of saws is late.",
        "Sandmoor, which employs 2,310 people, would owe £3 million if it withdrew.",
        "That is 20 more than in June 2025.",
        "Sandmoor Tools of Leeds sold more and earned more.",
    ],
)
def test_a_true_paraphrase_is_not_accused(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, text)[0] != "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "Sandmoor's net income was £26 million in the second quarter of 2026.",
        "Sandmoor employs 3,210 people.",
        "Construction of the Selby works starts in October 2027.",
        "Sandmoor achieved its target for the transfer of saws.",
    ],
)
def test_a_false_one_still_is(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, text)[0] == "contradicted"


def _judged(tmp_path: Path, text: str) -> tuple[str, str | None]:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return judged_by(path, text, DAY)
