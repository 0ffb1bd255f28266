"""Who does what to whom: a sentence that gives an act to another than the document does is not passed, whatever words it shares with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.judge.documents.frames.clauses import is_denied, is_past, is_unsure, pieces, refuses_leave
from tests.unit.judge.by_document import judged_by

NOTICE = """# Harvel Dairies and Coombe Creamery to merge

TAUNFORD, 3 September 2026 - Harvel Dairies and Coombe Creamery have agreed to merge. Harvel was advised by Stroud & Lake and Coombe by Penhallow Partners. Harvel developed the Alba yogurt with Lactis Labs, which will receive royalties. The court refused Coombe permission to sell the Bude farm.

Coombe's chairman, Edwin Rusk, will become deputy chairman. Nora Tilling will lead the combined group. The board of Coombe sees no reason to cut the milk price.

Marsh Logistics will collect the milk from January. It has promised to use electric lorries only. The Alba 3 is lighter than the Alba 2.

"We have waited long for this," said Nora Tilling. "The cows will not notice." Finance director Hugo Penn said that the listing would move to Bristol. Deputy chief executive Ida Brandt told reporters that milk was cheaper than expected, but that she did not foresee a glut.
"""


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roles") / "notice.md"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def judged(path: Path, text: str) -> tuple[str, str | None]:
    return judged_by(path, text, date(2026, 9, 4))


@pytest.mark.parametrize(
    "text",
    [
        "Nora Tilling is to head the merged group.",
        "Penhallow Partners advised Coombe Creamery.",
        "Lactis Labs will get royalties.",
        "Marsh Logistics has pledged to use electric lorries only.",
        "The Alba 2 is heavier than the Alba 3.",
        "Hugo Penn said that the listing would move to Bristol.",
        '"The cows will not notice," said Nora Tilling.',
    ],
)
def test_the_same_act_of_the_same_one_is_supported(notice: Path, text: str) -> None:
    assert judged(notice, text)[0] == "supported"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Penhallow Partners advised Harvel.", "wrong-company"),
        ("Lactis Labs developed the Alba yogurt.", "wrong-company"),
        ("Coombe Creamery has promised to use electric lorries only.", "wrong-company"),
        ("The Alba 2 is lighter than the Alba 3.", "comparison-flipped"),
        ('"The cows will not notice," said Hugo Penn.', "wrong-person"),
        ("Nora Tilling said that the listing would move to Bristol.", "wrong-person"),
        ("Ida Brandt expects a glut.", "negated"),
    ],
)
def test_the_act_of_another_is_contradicted(notice: Path, text: str, code: str) -> None:
    assert judged(notice, text) == ("contradicted", code)


@pytest.mark.parametrize(
    "text",
    [
        "Harvel will receive royalties from Lactis Labs.",
        "The merger was approved by Lactis Labs.",
        "Edwin Rusk will become chairman of the combined group.",
        "Coombe will sell the Bude farm.",
        "The board of Coombe raised the milk price.",
        "The two companies have agreed a break fee.",
        "The Alba 3 can be frozen.",
    ],
)
def test_what_only_shares_words_with_the_document_is_not_passed(notice: Path, text: str) -> None:
    assert judged(notice, text)[0] != "supported"


def test_a_verb_that_is_told_once_for_two_is_told_of_both() -> None:
    assert pieces("Tarn was advised by Falk and Oldbury by Brandreth") == [
        "Tarn was advised by Falk",
        "Oldbury was advised by Brandreth",
    ]
    assert pieces("Tarn was sold by Falk and managed by Brandreth") == [
        "Tarn was sold by Falk",
        "and managed by Brandreth",
    ]


def test_stopping_to_do_it_is_not_doing_it() -> None:
    assert is_denied("Lumo stopped buying parts from Jinhua")
    assert not is_denied("The train stopped at Jinhua")


def test_what_is_not_needed_now_is_no_past() -> None:
    assert not is_past("A receipt is not needed", ["needed"])
    assert is_past("It needed a receipt", ["needed"])


def test_what_should_be_is_as_sure_as_what_is_expected() -> None:
    assert is_unsure("The deal should be completed in May")
    assert not is_unsure("The deal should be completed in May", is_expected=True)
    assert is_unsure("The deal might be completed in May", is_expected=True)


def test_leave_that_is_refused_does_not_say_what_will_be_done() -> None:
    assert refuses_leave("The court refused Sedge permission to appeal")
    assert not refuses_leave("The court refused to hear Sedge")
