"""Figures of several companies, measures and times side by side: what is not of one thing neither adds up nor contradicts."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factcheck.pipeline import Checker
from factcheck.read.plain import read_text


@cache
def checker() -> Checker:
    return Checker(select=["consistency/*"])


def codes(text: str, day: str = "2025-08-07") -> list[str | None]:
    article = read_text(f"Notes from the desk\n\n{text}", "x.txt", published=date.fromisoformat(day))
    return [finding.code for finding in checker().check(article).findings]


RIGHT = [
    # levels of several measures, and what they were, are no parts of a total
    "Cash amounted to $2.24 billion, down from $2.63 billion. Stockholders' equity declined to $2.41 billion from $3.00 billion, and total assets to $8.16 billion from $9.03 billion.",
    "The half year adds up to $20.7 billion of revenue and $8.2 billion of net income, after $15.0 billion and $2.3 billion in the first half of last year.",
    "Operations provided $36.4 billion, of which $23.8 billion was spent on property; a year earlier the same two lines read $35.7 billion and $20.6 billion.",
    # a step of one measure is no difference of two levels of another
    "Long-term debt has risen to $39.2 billion from $30.7 billion, and cash has dropped by $5.5 billion to $18.6 billion.",
    "Kestrel is still in the red, if only just, by $3.3 million; in the first quarter the net loss was $21.8 million, and a year ago, $14.4 million.",
    # what is left is what the last figure was taken from
    "Operating income rose to $29.3 billion, and net income was $19.4 billion, against $15.5 billion a year before. To automate warehouses the grocer invested $23.8 billion, which left $12.7 billion of free cash flow.",
    # a margin is held against the profit and the revenue of its own company
    "Streamer Lumo earned $10.4 billion from operations after $6.95 billion in 2023. Amazon's operating income, although it soared to $68.6 billion, makes an operating margin of 10.8%.",
    # "of it": of the thing that the sentence names, or of any of the paragraph's figures
    "Capex was $91.4 billion. In the fourth quarter alone the company spent $27.9 billion. R&D is on top of that, $61.1 billion of it.",
    "The planemaker burned $12.1 billion. But it sold stock in the fall, $24 billion of it, and was saved.",
    "Revenue in the quarter was $57.0 billion. That is 22% above the one that ended in July, which itself had been a record at $46.7 billion. Data centers accounted for $51.2 billion of it.",
    "Revenue in the quarter was $57.0 billion. That is 22% above the one that ended in July, itself a record at $46.7 billion.\n\nData centers accounted for $51.2 billion of it.",
    # "at" leads to the level that has moved, "than its predecessor - and" to another sentence part
    "Net profit of $19.4bn was up by a quarter, operating profit 9 per cent better at $29.3bn.",
    "The year brought in $8.19 billion - 42% more than its predecessor - and a profit of $2.67 billion.",
    # a change against another basis than that of the two levels
    "In the quarter to July, revenue fell to $6.70 billion from $8.29 billion three months earlier. It was still 3% more than in the same quarter of the previous year.",
    "Revenue climbed to $57.0 billion from $35.1 billion in the year-earlier period. It was 22% more than in the previous quarter.",
    "Revenue of the planemaker fell by 14 per cent to $66.5 billion, slightly below the $66.6 billion of 2022.",
    "The loss came to $648 million, not much more than a third of last year's $1.78 billion.",
    # a count of shares after they were sold is not the one that a loss was divided by
    "Boeing's shareholders were left with a net loss of $11.8 billion, or $18.36 per share. The share sale of October lifted the share count to 750 million by late January.",
    # another company's, another quarter's
    "Boeing lost $11.8 billion in 2024. Its revenue of $66.5 billion was 2.7 times that of Union Pacific.",
    "The plane maker Boeing reported a second-quarter net loss of $611 million, or 92 cents per share. That compares with a loss of $1.44 billion, or $2.33 per share, in the second quarter of 2024.",
    "PRIYA: Meta had $164.5 billion of revenue and $69.4 billion of operating income in 2024.\n\nTOM: On $638.0 billion of revenue! And $68.6 billion of operating income in 2024, practically the same.",
    # the last of a row may be a bare number; a price and a number make the amount that stands before
    "Together the three employ 4,150 people. The brewer has 2,300 of them, Mahe 1,050 and Castellane 800.",
    "- Net profit: $171 million, or $0.95 a share on 180 million shares\n- Capital spending: $410 million, of which cables took a good half",
    # the number that an average is of, and another one that goes with it
    "The club took £9.3 million this season. Over 24 home games, 372,000 people came, which means that the average spectator paid £25 for a ticket.",
    "The district has 184,000 inhabitants and 115 family doctors; each of them therefore looks after 1,600 residents on average.",
    "The chain took in €62 million. It served 1.4 million guests; each of them spent €31 on food and €13 on drinks.",
    # as the deal stands, with its debts
    "Fenner is offered £3.20 in cash for each share. With 64 million shares in issue, the bid values the mill at £265 million including debt.",
    # the margins of parts that no capital begins, and a total of more than its own sentence tells
    "Revenue at Ostara was SEK 48.3 billion. Operating income was SEK 4.59 billion, or 9.5%. In trucks, the margin was 11.2%; in buses 6.0%.",
    "Energy cost the works £310 million, down from £345 million; ore £890 million; wages £240 million. With depreciation of £96 million and other costs of £185 million, the total was £1,721 million.",
    "The data centres used 9.4 terawatt-hours in 2025. Three companies account for most of it: Norcloud for 3.9, Hexa for 2.1 and the state's own for 1.2, together 7.2 or 77%.",
    "The fee stays at 900 kronor. The treasurer had raised it three times, by 100 kronor each, from the 600 at which he had found it.",
    # no word says that the amount of the quarter is its sales
    "Johnson & Johnson's spring quarter brought in $23.7 billion. Sales in the half went up 4.1% to $45.6 billion. Gross profit in the quarter was $16.1 billion; as a share of sales it slipped to 67.9% from 69.4%.",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_of_several_things_is_not_accused(text: str) -> None:
    assert not codes(text)


WRONG = [
    ("Sales came to €214 million in Spain, €131 million in Italy and €77 million in Greece, in all {}.", "€422 million", "€442 million"),
    ("The mill received €64.20 for each tonne. With 31,420 tonnes sold, that puts its income at {}.", "€2.02 million", "€2.62 million"),
    ("Revenue in the quarter was $57.0 billion. Data centers accounted for {} of it.", "$51.2 billion", "$61.2 billion"),
    ("Revenue of the planemaker fell by {} to $66.5 billion from $77.8 billion in 2023.", "14.5 per cent", "24.5 per cent"),
    ("Revenue climbed to $57.0 billion from $35.1 billion in the year-earlier period. That was {} more than in the same quarter of last year.", "62%", "22%"),
    ("The loss came to $648 million, not much more than {} of last year's $1.78 billion.", "a third", "a fifth"),
    ("Corvane's net income was $611 million in the second quarter. A new plant will open. Second-quarter net income of {} was a record.", "$611 million", "$671 million"),
    ("The club took £9.3 million this season. Over 24 home games, 372,000 people came, which means that the average spectator paid {} for a ticket.", "£25", "£31"),
    ("The district has 184,000 inhabitants and 115 family doctors; each of them therefore looks after {} residents on average.", "1,600", "920"),
    ("The chain took in €62 million. It served 1.4 million guests; each of them spent {} on average.", "€44", "€31"),
    ("Revenue at Ostara was SEK 48.3 billion. Operating income was SEK 4.59 billion. In the third quarter, the operating margin was {}.", "9.5%", "11.2%"),
    ("Energy cost the works £310 million; ore £890 million; wages £240 million. With depreciation of £96 million and other costs of £185 million, the total was {}.", "£1,721 million", "£1,921 million"),
    ("The data centres used {} terawatt-hours in 2025. Three companies share it among them: Norcloud used 3.9, Hexa 2.1 and the rest, 1.2, went to the state's own.", "7.2", "9.4"),
    ("Fenner is offered £3.20 in cash for each share. With 64 million shares in issue, the bid values the mill at {} before debt.", "£204.8 million", "£265 million"),
    ("The board proposes a special dividend of 66 cents a share. With 52 million shares in issue, the payment will cost it {}.", "$34.3 million", "$44.3 million"),
    ("The candle maker closed its year with revenue of {}. By quarter, sales were $162 million, $171 million, $179 million and, in the holiday period, $298 million.", "$810 million", "$860 million"),
    ("Alpenquell lifts half-year profit to {}\n\nNet profit at Alpenquell came to €47 million between January and June, after €41 million in the same months of 2024.", "€47 million", "€74 million"),
    ("Zinc settled {} lower at $2,410 a tonne. It had closed at $2,465 the day before.", "$55", "$85"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), WRONG)
def test_what_is_of_one_thing_still_has_to_agree(text: str, right: str, wrong: str) -> None:
    assert codes(text.format(wrong))
    assert not codes(text.format(right))
