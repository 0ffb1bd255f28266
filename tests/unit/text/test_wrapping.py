"""Which lines belong together: told by their words, by the width of the text, by their paragraph."""

from __future__ import annotations

from time import process_time

import pytest

from factcheck.text.lines import filled_lines
from factcheck.text.wrapping import paragraphs


def told(text: str) -> list[list[str]]:
    return [[line.text for line in paragraph] for paragraph in paragraphs(list(filled_lines(text)))]


HEAD = "Alder Beats\n\n"


@pytest.mark.parametrize(
    "lines",
    [
        "The club trades index options, according to its brochure. Members pay\n$99 a month, and that is that for now.",
        "Housing starts fell 6% in July, the Census\nBureau says.",
        "Regional banks of the country lost 2% in May,\nKBW data show.",
        '"Buyers of flats have stepped back for now,"\nSaid Joe Markham.',
        "Nike filed its report for the year ended May 31, 2025, last\nThursday.",
        "Alder reported results for the quarter ended\nJune 27, 2025. Revenue was flat in it.",
        "What Nvidia calls the third quarter of fiscal 2026 (it ended on October\n26) and what Alphabet calls the third are near.",
        "The cash of the firm has dwindled to $14.4 billion from $23.0 billion in May\n- a drop of 37% - and it goes on.",
        "Sales of the old firm rose 5.8% to $23.7 billion in the quarter to June\n30. Net earnings climbed 18% to $5.54 billion.",
        "The second increase of the year took effect on September\n1. We do not know the third.",
        "sales beat the consensus of all brokers\nby a wide margin.",
        "The index of the market rose for the third month, and it is now at\n#7 on the list of the exchange.",
    ],
)
def test_a_sentence_that_is_left_open_goes_on(lines: str) -> None:
    assert told(HEAD + lines) == [["Alder Beats"], lines.split("\n")]


@pytest.mark.parametrize(
    "lines",
    [
        "Profit rose 5% to $3 million in the quarter.\nShares of the company rose 2% in Oslo.",
        "**The core business is still accelerating**\nThe year closed strongly, with sales up 4%.",
        "JOHNSON & JOHNSON: SPENDING THE WAR CHEST\nSales came to $23.74 billion.",
        "Why Margins Will Keep Rising Over the Next Year\nThe firm is cutting costs.",
        "*NETFLIX 2Q EPS $7.19 VS. $4.88 YEAR AGO\n*NETFLIX 2Q OPER MARGIN 43.1%, UP 6.8 PTS",
        "Q: How much cash does the business generate now?\nA: It generated $2 billion.",
        "The three things that matter to us now are\n1. Revenue grew by 5% in the quarter.\n2. Costs fell by 2%.",
        "A worker at the Lulea plant in 2024. REUTERS/Per Berg/File Photo\nShares rose 6.4%, their biggest gain since Nov. 2023.",
        "Revenue of the firm      12.1      13.2\nNet income of the firm    3.1       4.2",
        "# A heading that is marked as such and is long\nThe text below it is here.",
    ],
)
def test_what_stands_for_itself_stays_apart(lines: str) -> None:
    assert told(HEAD + lines) == [["Alder Beats"], *([line] for line in lines.split("\n"))]


def test_writer_and_date_below_a_title_stay_apart_and_a_period_in_the_text_goes_on() -> None:
    title = "Boeing's second-quarter net loss narrows to $611 million"
    body = "Boeing of Arlington said that its loss in the three\nmonths to June 30 was smaller than that of a year\nearlier.\n"
    for under in ("By the Ledger Corner", "July 30, 2025 (Harbor Newswire)", "By Jane Doe"):
        assert told(f"{title}\n{under}\n\n{body}")[:2] == [[title], [under]]


def test_one_open_line_is_measure_enough_where_nothing_speaks_against_it() -> None:
    text = "Alder sold more cars than in any May before, and\nit sold them in Oslo. Its rival sold 300 in May.\nNobody else did.\n"
    assert told(HEAD + text) == [["Alder Beats"], text.strip().split("\n")]


def test_a_long_list_costs_no_more_than_its_length() -> None:
    """Twice the lines take twice the time: looked for in the whole text, each mark would cost all others."""

    def seconds(lines: int) -> float:
        rows = list(filled_lines("\n".join(f"- a{number} said this and that of it" for number in range(lines))))
        begun = process_time()
        list(paragraphs(rows))
        return process_time() - begun

    small = min(seconds(1500) for _ in range(3))
    assert min(seconds(6000) for _ in range(3)) < 10 * small + 0.05
