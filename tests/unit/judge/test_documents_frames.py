"""Open assertions against a document: one place of it accounts for every slot of a sentence, or fills exactly one of them otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.judge.documents.frames.clauses import asserted, cited, frequencies, is_denied, ranks
from tests.unit.judge.by_document import judged_by

CALL = """# Northgate Parcel Group: third-quarter 2026 conference call

28 October 2026

Participants: Lena Hoffritz, chief executive; Paul Devereux, chief financial officer

Lena Hoffritz: Welcome. Volumes were flat, but we kept our prices, and that was the right call. We opened two sorting centres, one in Lyon and one in Porto. The centre in Ghent opens next spring. We lost the contract with Zandvoort Fashion to a rival, and I would lose it again at that price. The pilots in Lille have accepted our pay offer, so there will be no strike before Christmas.

Paul Devereux: Thanks, Lena. The dividend will be the same as last year. We sold the headquarters building in Brussels. It is let to us for fifteen years.

Operator: Our first question is from Amira Khoury of Fenwick Capital.

Amira Khoury: Are you still interested in Postino?

Lena Hoffritz: We are not in talks with Postino and have not been since May. The new depot in Turin, whatever you may have heard, will be kept.

Amira Khoury: A lot of your peers are closing lockers in stations. Will you?

Lena Hoffritz: No. We looked at it and decided against.

Daniel Roy: Do you plan to cut jobs in Germany?

Paul Devereux: No. We will not replace everyone who retires, but nobody will be dismissed.
"""

BOARD = """# Torrance & Hale plc: changes to the board

9 November 2026

Torrance & Hale, the maker of lifts and escalators, announces that Stephen Marlowe will retire as chief executive on 31 March 2027 after eleven years in the post. The board has chosen Judith Aberra as his successor. Ms Aberra has run the company's Asian business from Singapore since 2021. She is the first woman to lead the company.

He keeps his shares. Mr Marlowe receives no severance pay.

Rebecca Strand, who chairs the audit committee, will leave the board in May 2027 for personal reasons. Finance director Omar Haddad was also considered for the top job and has agreed to stay.

The company confirms its forecast of an operating margin of 12% to 13% for 2026. It does not plan to move its head office from Birmingham.

Torrance & Hale will pay Kestrel Engines GBP 4 million if the joint venture is dissolved before 2028. The service contract with Kestrel Engines is the second largest in the history of the company.
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("frames")
    paths = {"call": folder / "call.md", "board": folder / "board.md"}
    paths["call"].write_text(CALL, encoding="utf-8")
    paths["board"].write_text(BOARD, encoding="utf-8")
    return paths


def judged(documents: dict[str, Path], name: str, text: str) -> tuple[str, str | None]:
    return judged_by(documents[name], text, date(2026, 11, 20))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("call", "Northgate inaugurated sorting centres in Lyon and Porto."),
        ("call", "Northgate's Ghent centre is to open next spring."),
        ("call", "Northgate has had no talks with Postino since May, Hoffritz said."),
        ("call", "The depot in Turin will be retained."),
        ("call", "Northgate's dividend will stay the same."),
        ("board", "Marlowe steps down at the end of March."),
        ("board", "Aberra, who runs the Asian business, has been based in Singapore since 2021."),
        ("board", "Omar Haddad, who had been in the running for the top job, will stay."),
        ("board", "Rebecca Strand leaves the board in May for personal reasons."),
        ("board", "The lift maker reaffirmed its margin forecast for 2026."),
    ],
)
def test_one_place_accounts_for_all_of_it(documents: dict[str, Path], name: str, text: str) -> None:
    assert judged(documents, name, text)[0] == "supported"


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("call", "The pilots in Lille have rejected Northgate's pay offer.", "negated"),
        ("call", "Northgate won a contract from Zandvoort Fashion.", "negated"),
        ("call", "Northgate will cut its dividend.", "negated direction-flipped"),
        ("call", "Northgate plans to cut jobs in Germany.", "negated"),
        ("call", "Northgate is closing its new depot in Turin.", "negated"),
        ("call", "The headquarters building in Brussels is let to Northgate for five years.", "wrong-duration"),
        ("board", "Omar Haddad is leaving Torrance & Hale.", "negated direction-flipped"),
        ("board", "The lift maker withdrew its margin forecast for 2026.", "negated direction-flipped"),
        ("board", "Marlowe will get severance pay.", "negated"),
        ("board", "Torrance & Hale is moving its headquarters from Birmingham.", "negated"),
        ("board", "Stephen Marlowe had led Torrance & Hale for seven years.", "wrong-duration"),
        ("board", "Kestrel Engines will pay Torrance & Hale GBP 4 million if the joint venture is dissolved before 2028.", "wrong-company comparison-flipped"),
        ("board", "Torrance & Hale's service contract with Kestrel Engines is the largest in its history.", "wrong-rank"),
    ],
)  # fmt: skip
def test_one_slot_that_is_filled_otherwise_is_contradicted(
    documents: dict[str, Path], name: str, text: str, codes: str
) -> None:
    status, code = judged(documents, name, text)
    assert status == "contradicted"
    assert code in codes.split()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("call", "Northgate closed sorting centres in Lyon and Porto."),  # nothing is said of a closure there
        ("call", "Northgate is closing lockers in stations."),  # of its peers, in a question
        ("call", "Northgate could sell the depot in Turin."),
        ("board", "No woman has led Torrance & Hale before."),  # which is what "the first woman" says
        ("board", "Torrance & Hale's shares rose on the news."),
        ("board", "Rebecca Strand is leaving the board for a post in government."),
        ("board", "Aberra has headed Torrance & Hale's European business since 2021."),
    ],
)
def test_what_is_not_told_is_not_accused_of_anything_nor_passed(
    documents: dict[str, Path], name: str, text: str
) -> None:
    status, _ = judged(documents, name, text)
    assert status != "supported"
    assert status == "unverified" or "closed" in text or "lockers" in text


@pytest.mark.parametrize(
    ("sentence", "told", "who"),
    [
        ("The chief executive said that the mill would close.", "the mill would close.", "The chief executive"),
        ("The mill will close, Hartley told analysts.", "The mill will close", "Hartley"),
        ("The mill will close, according to the minutes.", "The mill will close", "the minutes"),
        ("The company announced a dividend.", "The company announced a dividend.", None),
    ],
)
def test_who_is_cited_is_no_part_of_what_is_asserted(sentence: str, told: str, who: str | None) -> None:
    found = cited(sentence)
    assert (found.told, found.who) == (told, who)


def test_a_question_that_is_reported_asserts_nothing() -> None:
    assert cited("Wren asked whether the mill would close.").asked


def test_a_relative_clause_is_said_of_the_name_before_it() -> None:
    assert asserted("Gregor Amsel, who heads Fennimore, is to run the merged group.") == [
        "Gregor Amsel is to run the merged group",
        "Gregor Amsel heads Fennimore",
    ]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("And no, we are not bidding", True),
        ("There were no fewer than nine bidders", False),
        ("The board ruled out a sale", True),
        ("The board did not rule out a sale", False),
        ("The council has yet to approve it", True),
    ],
)
def test_denials(text: str, denied: bool) -> None:
    assert is_denied(text) is denied


def test_ranks_and_frequencies() -> None:
    assert ranks("the second-largest of all") == {("second", "largest")}
    assert ranks("the biggest and the lowest") == {("first", "largest"), ("first", "smallest")}
    assert frequencies("met once a quarter and wrote monthly") == {"quarter", "month"}
