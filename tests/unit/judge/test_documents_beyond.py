"""What a sentence tells beyond a figure that a document bears out: its way, its scope, its other clause; and whose words are whose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

LENDER = """# Harrow Vale Savings: third-quarter report

Published 20 October 2026

The average lending margin was 182 basis points, compared with 191 in the second quarter. The share of loans in arrears was 1.9%, against 1.6% in the second quarter. Deposits were 4.1% higher than a year earlier.

The 25 million pound buyback was completed on 4 September. No decision has been taken on a further programme. We are not in talks about the sale of our leasing unit, and we opened 12 branches in Derry.

Accounts with little or no interest now make up 9% of deposits.

Car loans went to 3,120 customers. Harrow Vale held 6% of the market for motorcycle loans and remained the seventh-largest lender.

Harrow Vale is the fourth-largest provider of farm loans in Ireland; in boat loans it holds ninth place.

| Million pounds | Q3 2026 | Q2 2026 | Q3 2025 |
|---|---|---|---|
| Mortgages | 6,120 | 6,180 | 5,940 |
| Farm loans | 1,310 | 1,275 | 1,350 |
"""
HEARING = """COUNTY ASSEMBLY OF MERROW
Transport Committee, oral evidence on the Merrow ferries, 9 June 2026

Witnesses: Ines Calloway, chief executive, Merrow Ferries; Tomas Brandt, finance director, Merrow Ferries; Dr Lena Osei, harbour inspector.

Q1 Chair (Ruth Farley): How many sailings were lost?
Ines Calloway: We lost 214 sailings last year.

Q2 Chair: And what did it cost?
Tomas Brandt: It cost us 3 million pounds in refunds.

Q3 Chair: Will it be better this year?
Ines Calloway: It will. We have hired two more crews.

Q4 Chair: And who pays for the crews?
Tomas Brandt: The fares do.

Q5 Chair: Dr Osei, what do your inspectors say about these engines?
Dr Lena Osei: A ferry that needs a tow twice a month is a barge with a timetable.
"""
SHOPS = """# Loxley Books Limited (in administration)

We were appointed on 16 March 2026. On that day the company had 118 shops and 940 employees.

We sold 41 shops to Arden Retail. No buyer was found for the other 77 shops, the last of which closed on 30 June. No warehouses were sold.
"""
DAY = date(2026, 10, 20)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("documents")
    out = {}
    for name, text in (("lender.md", LENDER), ("hearing.txt", HEARING), ("shops.md", SHOPS)):
        out[name] = folder / name
        out[name].write_text(text, encoding="utf-8")
    return out


@pytest.mark.parametrize(
    "sentence",
    [
        "Harrow Vale's average lending margin edged up to 182 basis points from the second quarter.",
        "The average lending margin of Harrow Vale widened to 182 basis points.",
        "Mortgages at Harrow Vale rose to 6,120 million pounds from the second quarter.",
        "Farm loans at Harrow Vale fell to 1,310 million pounds from the second quarter.",
    ],
)
def test_a_right_level_is_not_reached_the_wrong_way(paths: dict[str, Path], sentence: str) -> None:
    assert judged_by(paths["lender.md"], sentence, DAY) == ("contradicted", "direction-flipped")


@pytest.mark.parametrize(
    "sentence",
    [
        "Harrow Vale's average lending margin slipped to 182 basis points from the second quarter.",
        "Mortgages at Harrow Vale fell to 6,120 million pounds from the second quarter.",
        "Mortgages at Harrow Vale rose to 6,120 million pounds from the third quarter of 2025.",
        "Deposit growth at Harrow Vale slowed to 4.1%.",
    ],
)
def test_the_way_that_the_document_gives_is_not_accused(paths: dict[str, Path], sentence: str) -> None:
    assert judged_by(paths["lender.md"], sentence, DAY)[0] != "contradicted"


def test_a_rank_is_of_the_things_that_its_own_words_name(paths: dict[str, Path]) -> None:
    path = paths["lender.md"]
    right = "Harrow Vale ranks fourth among Ireland's providers of farm loans."
    assert judged_by(path, right, DAY)[0] == "supported"
    swapped = "Harrow Vale ranks fourth among Ireland's providers of boat loans."
    assert judged_by(path, swapped, DAY) == ("contradicted", "wrong-rank")
    strange = "Harrow Vale ranks fourth among Ireland's providers of student loans."
    assert judged_by(path, strange, DAY)[0] == "unverified"
    other = "In boat loans, Harrow Vale ranks ninth in Ireland."
    assert judged_by(path, other, DAY)[0] != "contradicted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Having finished its 25 million pound buyback in September, Harrow Vale has decided on another one.",
        "After opening 12 branches in Derry, Harrow Vale is in talks about the sale of its leasing unit.",
        "Only one other lender in Ireland lends more to farmers than Harrow Vale, which had 1,310 million pounds of farm loans.",
    ],
)
def test_a_figure_does_not_speak_for_another_clause(paths: dict[str, Path], sentence: str) -> None:
    assert judged_by(paths["lender.md"], sentence, DAY)[0] != "supported"


@pytest.mark.parametrize(
    "sentence",
    [
        "Having opened 12 branches in Derry, Harrow Vale is not in talks about the sale of its leasing unit.",
        "Harrow Vale, which is based in the north, completed a buyback of 25 million pounds in September.",
    ],
)
def test_a_clause_that_the_document_bears_out_is_no_hindrance(paths: dict[str, Path], sentence: str) -> None:
    assert judged_by(paths["lender.md"], sentence, DAY)[0] == "supported"


def test_who_speaks_once_in_a_record_has_the_words(paths: dict[str, Path]) -> None:
    quote = '"A ferry that needs a tow twice a month is a barge with a timetable,"'
    path = paths["hearing.txt"]
    assert judged_by(path, f"{quote} Lena Osei said of the ferries.", DAY)[0] == "supported"
    assert judged_by(path, f"{quote} Tomas Brandt said of the ferries.", DAY) == ("contradicted", "wrong-person")


def test_a_question_is_not_the_words_of_the_last_witness(paths: dict[str, Path]) -> None:
    quote = '"What do your inspectors say about these engines?"'
    assert judged_by(paths["hearing.txt"], f"{quote} Ruth Farley asked.", DAY)[0] != "contradicted"


def test_no_buyer_is_no_denial_of_shops(paths: dict[str, Path]) -> None:
    sentence = "Loxley Books was running 118 shops when it went into administration on March 16."
    assert judged_by(paths["shops.md"], sentence, DAY)[0] == "supported"
    denied = "Loxley Books sold 12 warehouses."
    assert judged_by(paths["shops.md"], denied, DAY) == ("contradicted", "negated")


def test_a_rank_is_no_other_sentences(paths: dict[str, Path]) -> None:
    path = paths["lender.md"]
    assert (
        judged_by(path, "Harrow Vale is the seventh-largest lender in the market for car loans.", DAY)[0] != "supported"
    )
    assert judged_by(path, "Harrow Vale is the seventh-largest lender for motorcycle loans.", DAY)[0] != "contradicted"


def test_little_or_none_denies_nothing(paths: dict[str, Path]) -> None:
    sentence = "Accounts with low interest are growing at Harrow Vale, and they make up 9% of deposits."
    assert judged_by(paths["lender.md"], sentence, DAY)[0] != "contradicted"
