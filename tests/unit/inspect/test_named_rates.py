"""Rates by their names, movements that take up what was told, shares of so many of so many: before and behind their figures."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes

PAIRS = [
    # a rate whose part and whole stand before, behind or around it
    ("Ferrol Tyres ended the spring with an operating margin of {}. Behind it stand an operating profit of €84 million and sales of €700 million.", "12.0%", "15.0%"),
    ("With €84 million of operating profit from €700 million of sales, Ferrol Tyres reached an operating margin of {}.", "12.0%", "15.0%"),
    ("The tax rate came to {}. Profit before tax was $500 million and the tax charge $110 million.", "22%", "27%"),
    ("Paying tax at an effective rate of {}, the insurer set aside £66 million for the taxman out of a profit before tax of £300 million.", "22%", "27%"),
    ("Holders of the stock, which closed at $40.00, will get $1.80 a year, a dividend yield of {}.", "4.5%", "5.4%"),
    ("The shares yield {}. The annual dividend is 36 cents and the price $9.00.", "4.0%", "5.5%"),
    ("Earning $2.50 a share last year and trading at $45.00, the printer carries a price/earnings multiple of {}.", "18", "24"),
    ("Book-to-bill was {} in the winter quarter: the yard took in €480 million of orders and billed €400 million.", "1.20", "1.45"),
    ("Running at {} of capacity, the smelter made 320,000 tonnes. Its capacity is 400,000 tonnes.", "80%", "91%"),
    ("The ferry carried 270,000 passengers and offered 360,000 seats, which makes a load factor of {}.", "75%", "82%"),
    ("The building society spent £210 million to earn income of £350 million, a cost/income ratio of {}.", "60%", "52%"),
    # so many of so many
    ("Visitors took 45,000 of the 60,000 room nights on offer – {}.", "75%", "83%"),
    ("Spare parts brought in $240 million of the $800 million. They now make up {} of sales.", "30%", "38%"),
    ("With 90 million francs in sales, Austria was good for {} of revenue, which came to 360 million francs.", "25%", "33%"),
    # so much for each
    ("The press sold 36,000 of them, revenue was $1.8 million, and that makes {} on average.", "$50", "$61"),
    # a movement that takes up what was told
    ("Starts fell to 1,700 in May. In April builders had broken ground on 2,000 homes, so the month-on-month drop was {}.", "15%", "21%"),
    ("Down {}: that is how the year ended for the orchard. It picked 880 tonnes in 2025 after 1,000 tonnes in 2024.", "12%", "18%"),
    ("The cable maker booked sales of €257.6 million, against €224.0 million in the same quarter last year, so the answer is {}.", "15%", "19%"),
    ("The works had 250 people when the year began and has 210 now, {} fewer.", "40", "65"),
    ("The tug firm shed a net {} jobs over the year: its payroll went from 930 in January to 880 in December.", "50", "90"),
    ("Data revenue soared from $1.20 billion to $1.80 billion, a {} jump. All revenue was $3.0 billion.", "50%", "40%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), PAIRS)
def test_a_figure_follows_from_those_that_are_told_as_its_parts(text: str, right: str, wrong: str) -> None:
    assert not codes(text.format(right))
    assert "arithmetic" in codes(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        # the words beside a figure are another's
        "Profit before tax of $640 million became profit after tax of $493 million. That is a tax rate of 23.0%.",
        "The margin reached 34.1%. For the first half, operating income was $7.1 billion on sales of $21.6 billion.",
        "Adjusted for the fire, the operating margin was 19%. Operating profit was €84 million on sales of €700 million.",
        # a movement of something else
        "The registry recorded 21,300 weddings, compared with 22,900 the year before. It follows a rise of 3 percent in 2024.",
        "Production was 142,300 tonnes, against 151,800 tonnes a week before. The price gained 0.8%.",
        "Earnings were $1.12 a share, four cents more than analysts had expected and 9% more than the $1.03 of a year ago.",
        # what is told of each is not told of all
        "Employing 860 people and earning revenue of £141 million, the analysts bring in £164,000 for each member of staff.",
        "Jobseekers dropped 12.5% to 38,500 in March. There had been 44,000 of them in March 2025.",
        # a quarter that the title's is held against, and one whose noun is left out
        "Third Quarter Results\n\nThe bank earned $126 million in the quarter ended September 30. Interest income rose to $298 million from $284 million in the second quarter.",
        "The seed firm, whose fiscal year ends on September 30, said the third quarter is the strongest, while the fourth, from July to September, brings a loss.",
    ],
)  # fmt: skip
def test_what_is_told_of_something_else_is_left_alone(text: str) -> None:
    assert not codes(text)
