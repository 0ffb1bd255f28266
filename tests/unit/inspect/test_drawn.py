"""What is told to follow from figures near it, whatever they measure; every figure is worked out by hand."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes

DRAWN = [
    # a share of a whole: 126 / 420 = 30%, 2.4 / 6.0 = 40%, 27 / 36 = 75%, 189 / 540 = 35%
    ("The vineyard pressed 420,000 litres last autumn. Sparkling wine took 126,000 of them, that is {} of the whole.", "30 percent", "38 percent"),
    ("Toll income reached 6.0 billion pesos. Lorries paid 2.4 billion; they thus account for {} of all receipts.", "40%", "55%"),
    ("The library lent 540,000 items in 2025. E-books were 189,000 of these, or {}, and audio books 61,000.", "35%", "29%"),
    ("The theatre earns {} of its income at the bar. Last season it took €270,000 there out of a total of €1.2 million.", "22.5%", "31%"),
    # a rate by its name: 1.60 / 40 = 4%, 3.3 / 5.5 = 60%, 7,020 / 7,800 = 90%, 48 / 40 = 1.2, 66 / 5.50 = 12, 36 / 240 = 15%
    ("Kirkwall Gas pays dividends of $1.60 a year. The stock closed at $40, which is a yield of {}.", "4.0%", "6.5%"),
    ("Earnings came to 5.50 zlotys a share and 3.30 zlotys will be paid out. The payout ratio is {}.", "60%", "72%"),
    ("The arena has 7,800 seats, of which 7,020 were taken on an average evening. Its occupancy of {} is the best in the league.", "90%", "79%"),
    ("Forge orders were €48 million in the quarter and the company billed €40 million. Book-to-bill was {}.", "1.2", "1.5"),
    ("Rye Holdings trades at {} times earnings. The price was 66 francs on Friday, and profit per share came to 5.50 francs.", "12", "16"),
    ("Revenue was $240 million. Operating profit stood at $36 million, so the operating margin was {}.", "15.0%", "19.5%"),
    # so much for each: 93 million / 310 = 300,000; 26,000 x 150 = 3.9 million; 2.2 million / 22 days = 100,000
    ("The yard sold 310 boats and took in 93 million kroner for them. On average a boat cost {} kroner.", "300,000", "360,000"),
    ("The club has 26,000 members. Each pays £150 a year, which brings in {}.", "£3.9 million", "£4.6 million"),
    ("The mint struck 2.2 million coins in February. With 22 days of work, that makes {} coins a day.", "100,000", "140,000"),
    ("A buyer offers 8.40 pounds for every share of the brewer. There are 55 million shares, so the whole of it costs {} pounds.", "462 million", "542 million"),
    ("The bond is for 900 million lira. At 30 lira to the dollar that is {}.", "$30 million", "$42 million"),
    ("The chain keeps {} cents of every dollar: it earned $9.6 million on sales of $120 million.", "8", "12"),
    # changes and distances: 57.5 / 50 = +15%, 6.9 - 5.2 = 1.7, 4.4 - 3.1 = 1.3
    ("The herd numbered 57,500 cows in May. A year earlier there had been 50,000. This is an increase of {}.", "15 percent", "23 percent"),
    ("In May 4.4 percent of loans were overdue. Twelve months before, it was 3.1 percent. This is a rise of {} percentage points.", "1.3", "2.1"),
    ("Pay rose 5.4 percent and prices 3.9 percent. In real terms workers gained {} percent.", "1.5", "2.4"),
    ("Heating the pool cost £310,000. In the previous winter the bill was £260,000. The extra {} came out of reserves.", "£50,000", "£80,000"),
    # multiples and sums: 84 / 28 = 3; 41 + 37 = 78
    ("The new ferry takes 84 cars. The old one took 28. The new vessel is thus {} the size of it.", "three times", "five times"),
    ("Spring: sales of €41 million. Autumn: €37 million. For the year as a whole, then, the label took {}.", "€78 million", "€87 million"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), DRAWN)
def test_what_is_drawn_from_two_figures_follows_from_them(text: str, right: str, wrong: str) -> None:
    assert not codes(text.format(right))
    assert codes(text.format(wrong)) == ["arithmetic"]


CONSISTENT = [
    # the whole is another one than the amount beside it
    "Gross profit was £44 million. Research took £9 million, or 8% of sales.",
    "It put $7.8 million into buybacks and $1.5 million into dividends, the latter equal to 25% of net income.",
    "Revenue was $1.07 billion and operating income $160 million. In Spain the operating margin was 21%.",
    # another part beside the part
    "Watches brought in 225 million francs, 72% of the total, and jewellery 87 million, 28%.",
    # of another time, or held against another level
    "The margin reached 34%. For the first half as a whole, profit was $7.1 million on sales of $31.6 million.",
    "Sales were $7.2 million. In the quarter before, they were $6.0 million. Compared with last spring it is a decline of 13%.",
    "Net profit was 41 million euros, or 0.82 euros per share on 50 million shares; a year ago it was 44 million, 0.88 per share.",
    # two prices together, and a price after deductions
    "The utility pays 14p a share in May and has already paid 10p. There are 310 million shares, so that the two together cost £74.4 million.",
    "Net income was $60 million, or $0.36 per share after preferred dividends, with 150 million shares.",
    # the sum is of other parts
    "Print brought $21.9 million. Advertising came to $18.0 million, half of it digital, so the digital business as a whole had $43.6 million.",
    # a share of some that are not counted here
    "The school has 820 pupils, 310 of them boarders. That is 12% of the boarders in the county.",
    # a rate that is a target
    "It earned 4.00 crowns a share and pays out 1.20. The payout ratio is expected to reach 45 percent by 2028.",
]


@pytest.mark.parametrize("text", CONSISTENT)
def test_figures_that_only_stand_together_are_not_accused(text: str) -> None:
    assert not codes(text)


@pytest.mark.parametrize(
    "text",
    [
        # the share is one of something else, named right behind it
        "Three of our 140 borrowers are in arrears. They make up 0.5 percent of assets, while the market's rate of arrears was 2.3 percent.",
        # the fall is one between other levels
        "Alder Bay spent $612 million and took in $605 million, so the balance fell by $7 million, from $88 million.",
        # what was sold, and what will be built
        "Alder Homes, year to June 30\n\n• Units sold: 1,034, of which 391 new\n• Net debt $1.02 billion\n\nThe company said that it will build about 450 units this year.",
    ],
)
def test_figures_of_something_else(text: str) -> None:
    assert not codes(text)
