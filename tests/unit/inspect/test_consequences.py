"""What a sentence computes from figures before it, what is begun and ended, and what a verb or a title says of two figures."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes, found

# ---------------------------------------------------------------- computed from figures before it
COMPUTED = [
    ("The backlog was $861 million in June. It now stands at $934 million. That is {} more, and the most since 2019.", "$73 million", "$37 million"),
    ("Weir has 5,820 workers. Twelve months ago there were 6,170, so that {} have gone.", "350", "530"),
    ("Turnover came to £6.30 billion. In 2023 it had been £5.60 billion; growth was thus {}, the best in years.", "12.5%", "15.2%"),
    ("The jobless rate was 5.9% in May. A year earlier it had been 4.7%, so it is {} percentage points higher.", "1.2", "2.1"),
    ("Of the 1,240 megawatts that were built, 465 went to Castile, which makes its share {}.", "37.5%", "27.5%"),
    ("Wistula will spend $2.4 billion on a factory and create 3,000 jobs. That is {} for every job.", "$800,000", "$600,000"),
    ("Corran pays 36p a year. At a share price of 480p the yield is {}.", "7.5%", "5.7%"),
    ("The bank lowered its key rate by {} to 6.75%. The rate had stood at 7.25% since June.", "50 basis points", "25 basis points"),
    ("Net debt stood at $660 million and EBITDA at $300 million, which puts leverage at {}.", "2.2 times", "3.2 times"),
    ("Dredging takes $140 million, the quay $95 million and cranes $65 million. All of it together costs {}.", "$300 million", "$360 million"),
    ("Halit sold 250,000 tonnes of salt for €30 million, or {} a tonne.", "€120", "€150"),
    ("Pre-tax profit was £520 million. Taxes took £130 million, a rate of {}.", "25%", "22%"),
    ("Ahlstedt proposes a dividend of $5.40 a share. With earnings of $9.00 a share the payout ratio comes to {}.", "60%", "45%"),
    ("EBIT was €96 million on sales of €640 million. The resulting margin, {}, was the best in years.", "15.0%", "12.5%"),
    ("The firm had earned $2.20 a share a year ago. It now earned $2.64 a share. The {} increase was its best.", "20%", "12%"),
    ("First-half revenue was £1.12 billion, of which the second quarter contributed £590 million and the first {}.", "£530 million", "£430 million"),
    ("Lakeland Dairies Q3\n\nTurnover at Lakeland Dairies went up by {} in the quarter. The co-op booked €431.6 million of sales, having had €401.5 million in the summer of 2024.", "7.5%", "5.2%"),
    ("Torrance has 60 million shares. At $35 apiece they are worth {}.", "$2.1 billion", "$1.2 billion"),
    ("Ashdown earned $441 million. Spread over 315 million shares, that comes to {} a share.", "$1.40", "$1.04"),
    ("Lindqvist has bought back 4.0 million of its own shares. It paid €96 million, {} a share on average.", "€24", "€42"),
    ("Mellor changes hands at 144p. Last year it earned 16p a share. That is a multiple of {} earnings.", "nine times", "twelve times"),
    ("Alder expects sales of $1.90 billion to $2.00 billion in 2025, {} at the midpoint.", "$1.95 billion", "$1.85 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), COMPUTED)
def test_what_a_sentence_computes_follows(text: str, right: str, wrong: str) -> None:
    assert not codes(text.format(right))
    assert codes(text.format(wrong)) == ["arithmetic"]


@pytest.mark.parametrize(
    "text",
    [
        "The backlog was $934 million. A year before it had been $861 million. Costs are $37 million higher.",
        "It opened 40 shops last year. Ten years ago it had 90, so that it now has 310.",
        "Sales were £6.30 billion. In 2023 they had been £5.60 billion. Growth was 9% in constant currencies.",
        "Of 1,240 megawatts 465 went to Castile. Sun makes up 27.5% of the country's power.",
        "Fares fell 4% and fuel rose, so profit dropped to $90 million from $120 million. It pays $2 a share.",
        "Corran pays 9p a quarter. At a share price of 480p the yield is 7.5%.",
        "EBIT was £310 million and net profit £215 million, a tax rate of 24% after interest.",
        "The group earned £31 billion and its search unit sold for £54 billion. The resulting margin, 32%, is the group's.",
        "It carried 3.84 million passengers and 31.2 million in nine months, at a load factor of 84.9%.",
        "Holders sell 20 million shares at $17. The company is worth $1.9 billion and takes in $170 million.",
        "FY: sales $2.31bn (53 wks LY: $2.37bn), -2.5%, or -0.7% on 52 wks.",
        "The Bank of England left its rate at 4.00% after a cut in August, and Norges Bank went to 4.00% from 4.25%.",
        "Roads take $140 million, ships $95 million. Together with schools they cost $300 million.",
        "Net debt was $660 million and gross profit $300 million. The ratio of orders to sales was 1.2 times.",
        "It guided to $4.90 to $5.10 a share and sees $100 million of charges at the middle of the year.",
    ],
)
def test_what_is_computed_from_something_else_is_left_alone(text: str) -> None:
    assert not codes(text)


def test_what_is_told_as_more_is_more() -> None:
    text = "Kopje dug 1.31 million ounces of gold last year, {} than Drakensberg's 1.18 million."
    assert codes(text.format("less")) == ["comparison-flipped"]
    assert not codes(text.format("more"))


# ---------------------------------------------------------------- the earlier before the later
@pytest.mark.parametrize(
    "text",
    [
        "Bergstrand announced the purchase in {} for 410 million euros and completed it in July 2024.",
        "Digging began in {} and was finished in July 2024, two years late.",
        "Founded in {} by two brothers, Lumenara went public in July 2024.",
    ],
)
def test_what_is_begun_ends_afterwards(text: str) -> None:
    assert codes(text.format("November 2024")) == ["wrong-date"]
    assert not codes(text.format("February 2023"))


def test_two_different_things_may_be_done_in_any_order() -> None:
    assert not codes("Orrin announced the takeover in March 2025 and closed a factory in Leiden in November 2024.")
    assert not codes("Founded in 2015 by a chemist who had left Bayer in 2012, the firm has 40 employees.")


def test_who_joined_leaves_after_so_many_years() -> None:
    text = "Nils Ravn leaves the board of Osterby, which he joined in 2007, after {} years."
    assert codes(text.format(13)) == ["wrong-duration"]
    assert not codes(text.format(18))


@pytest.mark.parametrize(
    "text",
    [
        "Tidewell announces its results for its financial year 2025, the year ended 30 September {}.",
        "Sarda Pumps published its results for FY2025 (year ended 31 March {}).",
        "The report covers fiscal 2025, the 52 weeks ended 27 September {}.",
        "Cortland announced results for the fourth quarter and full year of fiscal 2025, which ended on June 30, {}.",
        "Net income for fiscal 2025, ended September 30, {}, was larger.",
    ],
)
def test_a_year_is_named_after_one_of_its_two(text: str) -> None:
    assert codes(text.format(2024), "2025-11-20") == ["wrong-date"]
    assert not codes(text.format(2025), "2025-11-20")


def test_an_age_fits_the_birth_told_behind_it() -> None:
    text = "Birgit Falk, {}, takes over the printing house in July. Born in 1973 in Malmo, she studied in Zurich."
    assert codes(text.format(62)) == ["wrong-duration"]
    assert not codes(text.format(52))


def test_a_year_may_be_named_after_the_one_in_which_it_begins() -> None:
    assert not codes("Kestrel reports on fiscal 2024, the 53 weeks ended February 1, 2025.", "2025-03-20")
    assert not codes("Sales for fiscal 2024, which ended on February 1, 2025, rose.", "2025-03-20")


@pytest.mark.parametrize(
    "part", ["the first quarter of fiscal 2026, which", "Q1 fiscal 2026, which", "the three months of fiscal 2026 that"]
)
def test_a_part_of_a_year_may_end_before_the_year_it_is_named_after(part: str) -> None:
    assert not codes(f"Cortland announced results for {part} ended on September 30, 2025.", "2025-11-20")


# ---------------------------------------------------------------- what a verb or a title says
OUTLOOKS = [
    "Gresham {} full-year forecast\n\nGresham now sees 2025 earnings of $3.10 to $3.25 a share. It had guided to $3.20 to $3.40 a share in July.",
    "Tillman\n\nTillman {} its guidance for sales to a range of $2.05 billion to $2.12 billion. Its earlier outlook was $2.15 billion to $2.20 billion.",
]


@pytest.mark.parametrize("text", OUTLOOKS)
def test_a_forecast_that_is_raised_moves_up(text: str) -> None:
    assert codes(text.format("raises")) == ["direction-flipped"]
    assert not codes(text.format("lowers"))


def test_a_forecast_that_is_narrowed_moves_neither_way() -> None:
    text = "Gresham raises forecast\n\nIt now sees earnings of $3.25 to $3.30 a share. It had guided to $3.20 to $3.40 a share."
    assert not codes(text)


def test_a_forecast_of_another_measure_may_move_the_other_way() -> None:
    text = (
        "Wexley raises forecast\n\nWexley now sees adjusted earnings of $2.15 to $2.25 per share; until now it had forecast $2.05 to $2.20. "
        "Its GAAP forecast goes down to between $1.05 and $1.15 from between $1.75 and $1.90."
    )
    assert not codes(text)


def test_a_loss_of_money_is_no_step_between_two_sales() -> None:
    sales = "Sales were £23 million in 2025, up from £11 million in 2024."
    for told in (
        "A loss of £19 million.",
        "And then: a loss of £19 million.",
        "Its net loss of £19 million was the largest so far.",
    ):
        assert not codes(f"{sales} {told}")
    assert codes(f"{sales} That is an increase of £19 million.") == ["arithmetic"]


def test_a_titles_change_stands_in_the_text() -> None:
    text = "Calder profit jumps {}\n\nCalder said underlying profit before tax in the half year increased 18% to £209 million, against £177 million a year ago."
    assert codes(text.format("24%")) == ["headline-vs-body"]
    assert not codes(text.format("18%"))
    assert not codes(text.format("24%") + " Net profit was £124 million after £100 million.")


def test_a_part_told_as_alone_is_no_more_than_the_whole() -> None:
    text = "Vasco is calling back {} cars worldwide because of a pump. In Brazil alone 68,000 are affected."
    assert codes(text.format("61,000")) == ["arithmetic"]
    assert not codes(text.format("91,000"))
    assert not codes("Vasco called back 61,000 cars in Europe. In Brazil alone 68,000 are affected.")


# ---------------------------------------------------------------- what only looks like two figures of one thing
@pytest.mark.parametrize(
    "text",
    [
        "Colfax reports\n\nRevenue of $1,204 million, up 6% as reported. Revenue in the prior-year quarter was $1,136 million.",
        "Segment revenues exceed the group's revenue by CZK 3.5 billion. EBITDA was CZK 1.46 billion, a margin of 7.3%.",
        "Revenue went from $1.0 billion to $1.1 billion: the exact figures are $1,046 million and $1,089 million.",
        "Net profit doubled to $60 million from $30 million. It earned $1.19 a share, with 50 million shares in issue.",
        "The dividend of 12p a share costs the company £37 million a year, a yield of 3.5%.",
    ],
)
def test_figures_of_two_things_may_differ(text: str) -> None:
    assert not found(text)
