"""What only hangs together in one way: numbers and prices, parts and wholes, shares of one hundred, a figure and a range, a title's fraction."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes

# ---------------------------------------------------------------- so many at so much
PRODUCTS = [
    ("Ravelo pays 35 cents a share in June. With 200 million shares in issue, the payment will cost it ${} million.", "70", "97"),
    ("Monday's close was 212 korunas. Multiply that by the 87 million shares in issue and you arrive at {} billion korunas.", "18.4", "14.8"),
    ("The army has ordered 96 howitzers from Hanmi Defence at a price of $7.5 million apiece. The contract is worth ${} million.", "720", "270"),
    ("Kilo sold 20 million shares at $17 each, raising ${} million.", "340", "430"),
    ("Tarn will sell 40,000 tonnes of rice to Ghana at $450 a tonne. The deal brings in ${} million.", "18", "28"),
    ("They finished at A$7.40 yesterday, the shares of Wattle Creek. There are 655 million of them, so you pay A${} billion for the lot.", "4.85", "4.2"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), PRODUCTS)
def test_a_number_and_a_price_make_the_amount(text: str, right: str, wrong: str) -> None:
    assert codes(text.format(wrong)) == ["arithmetic"]
    assert not codes(text.format(right))


NO_PRODUCTS = [
    "Kilo sold 20 million shares at $17 each, raising $312 million after fees.",
    "Ravelo pays 35 cents a share. It has 200 million shares in issue and paid $55 million in tax.",
    "The final dividend is 20 cents a share, after an interim one of 15 cents. With 200 million shares the dividends cost $70 million.",
    "Brage pays 30 cents a share every quarter. With 100 million shares, that comes to $120 million a year.",
    "The company has 100 million Class A shares, which closed at $30. Its market value is $4.5 billion.",
    "Based on 105 million diluted shares, net income was $2.20 per share. The company repurchased shares for $150 million.",
]


@pytest.mark.parametrize("text", NO_PRODUCTS)
def test_another_amount_is_no_product(text: str) -> None:
    assert not codes(text)


def test_the_end_of_a_range_is_no_price() -> None:
    text = "It expects costs in the range of $1,450 to $1,380 an ounce. So far it produced 1.23 million ounces. Cash was worth $892 million."
    assert codes(text) == ["arithmetic"]  # the range itself


# ---------------------------------------------------------------- a part of it
PARTS = [
    "Capital expenditure came to SEK 4.1 billion last year. SEK {} billion of this was for graphics processors.",
    "Outlays were SEK 4.1 billion in three years. Of this sum, SEK {} billion went into cellars, while a hall took the rest.",
]


@pytest.mark.parametrize("text", PARTS)
def test_a_part_is_no_more_than_its_whole(text: str) -> None:
    assert codes(text.format("4.8")) == ["arithmetic"]
    assert not codes(text.format("2.8"))


def test_of_them_may_speak_of_what_is_not_counted_before() -> None:
    assert not codes("The board has 12 members. Shares are cheap. There are 655 million of them.")


# ---------------------------------------------------------------- shares of one hundred
SHARES = [
    "Mobile is the biggest earner with {}% of bookings. Consoles account for 31% and computers for 28%, and there is no other category.",
    "Corn is still the largest line, at {}% of it; soybeans bring in 31% and vegetables 28%. That is everything.",
    "{} per cent said yes, 31 per cent said no and 28 per cent did not know.",
]


@pytest.mark.parametrize("text", SHARES)
def test_shares_of_one_whole_are_one_hundred(text: str) -> None:
    assert codes(text.format("51")) == ["arithmetic"]
    assert not codes(text.format("41"))


def test_shares_that_overlap_may_be_more() -> None:
    assert not codes("Of the members 61% own shares, 48% hold bonds and 23% do both; several answers could be given.")


@pytest.mark.parametrize(
    "text",
    [
        "In fiscal 2025 buybacks were 41% of net income, 46% of free cash flow and 36% of operating cash flow.",
        "Cost of sales took 33% of revenue, research 49% and selling expenses 46%.",
        "Research and development was 49% of revenue, sales and marketing 44% and administration 11%.",
    ],
)
def test_measures_set_against_another_are_no_parts_of_it(text: str) -> None:
    assert not codes(text)


# ---------------------------------------------------------------- a figure and a range
RANGES = [
    ("Revenue grew to $512 million, {} the company's own forecast of $505 million to $520 million.", "within", "higher than"),
    ("Solarpath shipped 418 megawatts of panels, {} the 390 to 410 megawatts that it had promised.", "more than", "less than"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), RANGES)
def test_a_range_is_beaten_by_what_is_above_it(text: str, right: str, wrong: str) -> None:
    assert codes(text.format(wrong)) == ["comparison-flipped"]
    assert not codes(text.format(right))


def test_a_part_of_the_range_may_be_beaten() -> None:
    assert not codes("Revenue was $512 million, above the midpoint of its forecast of $500 million to $520 million.")


# ---------------------------------------------------------------- a title's fraction
TITLES = [
    ("Profit at toy maker Kubik {}\n\nKubik earned DKK 84 million in the first half, compared with DKK 42 million a year ago.", "doubles", "triples"),
    ("Marlin raises dividend by a {}\n\nMarlin will pay a dividend of 22 cents a share, 10% more than the 20 cents of last year.", "tenth", "fifth"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), TITLES)
def test_a_title_tells_the_change_of_its_text(text: str, right: str, wrong: str) -> None:
    assert codes(text.format(wrong)) == ["headline-vs-body"]
    assert not codes(text.format(right))


# ---------------------------------------------------------------- quarters of a calendar year
def test_a_quarter_of_the_calendar_year_has_its_months() -> None:
    text = "Lerato, whose financial year coincides with the calendar year, told of its {} quarter, the three months to 30 September."
    assert codes(text.format("second")) == ["wrong-period"]
    assert not codes(text.format("third"))
    assert not codes("Lerato told of its second quarter, the three months to 30 September.")


# ---------------------------------------------------------------- a share and a scale
SCALES = [
    "Revenue was $11.7 billion in the half. The company put {} into research, or 12% of revenue.",
    "Sales of Lumina came to $11.7 billion. It spent {} on research, or 12% of sales, and employs 3,100 engineers.",
]


@pytest.mark.parametrize("text", SCALES)
def test_a_share_of_an_amount_has_its_scale(text: str) -> None:
    assert codes(text.format("$1.4 million")) == ["scale-slip"]
    assert not codes(text.format("$1.4 billion"))


def test_a_share_of_what_is_not_told_has_any_scale() -> None:
    assert not codes("The deficit was $1.30 billion, or 1.8% of output. A loan of $75 million was repaid.")


# ---------------------------------------------------------------- a verb and what it speaks of
STOOD = [
    "Crude inventories {} last week, data showed. They stood at 431.2 million barrels on March 13, after 434.6 million a week earlier.",
    "Deposits {} in May. They amounted to €61.2 billion, against €63.0 billion a month earlier.",
]


@pytest.mark.parametrize("text", STOOD)
def test_what_fell_stands_lower(text: str) -> None:
    assert codes(text.format("rose")) == ["direction-flipped"]
    assert not codes(text.format("fell"))


def test_a_death_has_the_age_of_its_birth() -> None:
    text = "The composer Hans Eriksen has died at the age of {}, his company said. Eriksen was born in Bergen in November 1946."
    assert codes(text.format(89), "2026-04-02") == ["wrong-duration"]
    assert not codes(text.format(79), "2026-04-02")


def test_ships_of_a_bullet_are_those_of_the_text() -> None:
    text = (
        "In brief\n\n- Fleet of {} ships\n- Two tankers ordered\n\nSkagen Tankers operated 38 ships at the end of June."
    )
    assert codes(text.format(48)) == ["headline-vs-body"]
    assert not codes(text.format(38))
    assert not codes(text.format(12))


def test_digits_in_another_order_may_be_two_levels_of_a_told_change() -> None:
    text = (
        "Revenue for the three months ended April 26 was $81.6 billion. It was 20% higher than in the {} three months, in which the chipmaker "
        "had taken in revenue of $68.1 billion."
    )
    assert not codes(text.format("preceding"), "2026-05-21")
    assert not codes(text.format("winter's"), "2026-05-21")


# ---------------------------------------------------------------- a whole and its parts, by their figures
SUMS = [
    ("{} households paid at the end of June: 398,000 for print and 487,000 for digital editions. Both editions cost more now.", "885,000", "742,000"),
    ("The mill will spend €{} million. The board machine swallows €380 million. Another €170 million goes into pulp, and the remaining €90 million into roofs.", "640", "740"),
    ("Norrland won orders of SEK {} million. Ports accounted for SEK 720 million, rail for SEK 510 million and towage for SEK 230 million. It is active in no other field.", "1,460", "1,640"),
    ("Voxon closes three sites. In all {} people will go. Erfurt has 260 employees, Gdansk 410 and Porto 240.", "910", "1,190"),
    ("The order book stood at $7.2 billion. What is in it? Jets are {} of it. Transports add $2.6 billion and helicopters $1.2 billion. Those are the only three lines.", "$3.4 billion", "$4.3 billion"),
    ("Asian buyers took $1.2 billion of the bonds, Europeans $0.9 billion and Americans $0.7 billion. In total the province sold ${} billion.", "2.8", "3.4"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), SUMS)
def test_all_parts_make_the_whole(text: str, right: str, wrong: str) -> None:
    assert codes(text.format(wrong)) == ["arithmetic"]
    assert not codes(text.format(right))


NO_SUMS = [
    "Brage had sales of $900 million. Pumps accounted for $400 million and valves for $250 million.",
    "Brage had sales of $900 million. Among the lines, pumps brought in $400 million and valves $250 million, and it has no other large ones.",
    "The fund raised €3.2 billion. Pension funds committed €1.9 billion, the rest came from insurers. The fund before it had €2.4 billion.",
    "Sales were $4.1 billion. Stores took $2.2 billion, the web $1.9 billion, and $0.7 billion of that was returned, the remaining $1.2 billion kept.",
    "Roads take $140 million, ships $95 million. Together with schools they cost $300 million.",
    "Customers number 4.9 million in all: 3.1 million take power and 2.6 million gas, and 800,000 who take both are in each.",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_SUMS)
def test_a_row_that_is_not_of_all_parts_proves_nothing(text: str) -> None:
    assert not codes(text)


def test_shares_that_moved_by_points_are_not_all_there_are() -> None:
    assert not codes("Coal gave up 2.2 points, to 58.4%. Gas and oil gained 1.1 points and have the remaining 17.9%.")


# ---------------------------------------------------------------- one person's years
LIVES = [
    ("At {} Ove Stensland bought a yard. The accountant, who was born in October 1964, paid cash.", "60", "67"),
    ("He was born in 1961 in Toyama, the son of a tailor, and at {} he runs the firm.", "63", "58"),
    ("Silvio Bertani, founder of Vespino, died in Genoa on Wednesday. He was {}. Born in 1948 to a docker, he began with three scooters.", "77", "87"),
    ("Hélène Dubois leaves after {} years. Dubois, who took charge of the mill in 2011, will hand over to her deputy.", "14", "21"),
    ("The bank has bought the naming rights for {} seasons, from 2026 until 2036.", "ten", "twelve"),
    ("Jarrold has signed a lease of {} years that begins in September 2025 and ends in August 2040.", "15", "25"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), LIVES)
def test_years_that_the_text_lets_one_count(text: str, right: str, wrong: str) -> None:
    assert codes(text.format(wrong)) == ["wrong-duration"]
    assert not codes(text.format(right))


NO_LIVES = [
    "Ove Stensland bought his first boat at 23, in 1988. Today the accountant, who was born in 1964, owns a yard.",
    "Ruedi Frei, who was born in 1962, hands over to his daughter Nadja, 38.",
    "Liv Moe, 58, keeps the books of Stensland, who was born in 1950.",
]


@pytest.mark.parametrize("text", NO_LIVES)
def test_the_age_of_another_or_of_then_proves_nothing(text: str) -> None:
    assert not codes(text)


# ---------------------------------------------------------------- short lines above a text, tables, offices
def test_digits_of_a_bullet_in_another_order() -> None:
    text = "Highlights\n\n- EPS of ${}\n- Loans of $21.8 billion\n\nMarlowe Bank earned $103 million, or $1.72 per diluted share, in the second quarter of 2025. Loans were $21.8 billion."
    assert codes(text.format("1.27")) == ["headline-vs-body"]
    assert not codes(text.format("1.72"))


def test_a_comparative_in_brackets() -> None:
    text = "Interim report\n\n- Operating margin 11.6% ({}%)\n\nThe margin was 11.6 percent compared with 10.9 percent in the first quarter of 2024."
    assert codes(text.format("9.1")) == ["headline-vs-body"]
    assert not codes(text.format("10.9"))


def test_a_row_that_is_a_total_in_one_column_is_one_in_all() -> None:
    text = "Passengers\n\nLine | Q3 2024 | Q3 2023\nFerries | 2,874 | 2,761\nBoats | 1,640 | 1,655\nCoast | 570 | 548\nThe fleet | {} | 4,964\n"
    assert codes(text.format("5,804")) == ["arithmetic"]
    assert not codes(text.format("5,084"))


def test_who_goes_does_not_come() -> None:
    text = 'Brinkmann appoints Silke Oster. She succeeds Jörg Hartung, who retires. "I look forward to it," the {} chief financial officer {} said.'
    assert codes(text.format("incoming", "Jörg Hartung")) == ["wrong-role"]
    assert not codes(text.format("incoming", "Silke Oster"))
    assert not codes(text.format("outgoing", "Jörg Hartung"))
