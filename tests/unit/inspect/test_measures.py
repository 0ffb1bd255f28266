"""What needs no name of a measure: so much for each, a part of a whole, one thing counted twice, which way, who has the most, a list of years."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes

# ---------------------------------------------------------------- so much for each of so many
EACH = [
    ("The appeal collected £{} from 1,200 donors, an average gift of £45.", "54,000", "84,000"),
    ("The library lent 240,000 books to 8,000 readers, or {} books a reader.", "30", "39"),
    ("Some 60,000 guests came to the regatta. With an average spend of €25, the stalls took in €{} million.", "1.5", "2.1"),
    ("The orchard picked 9,600 crates. At an average price of $14, they brought in ${}.", "134,400", "184,400"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), EACH)
def test_an_average_goes_with_the_amount_and_the_number(text: str, right: str, wrong: str) -> None:
    assert "arithmetic" in codes(text.format(wrong))
    assert not codes(text.format(right))


NOT_EACH = [
    "The fleet has 17 ships. Four more are on order, at $86 million apiece, which makes $344 million.",
    "The fair sold 1,200 cakes at an average of £6, and took in £11,000 together with the rides.",
    "The theatre gave 90 shows. Visitors pay £20 on average, and the bar brought in £48,000.",
    "The co-operative has 300 members. A farm has 40 cows on average, and it sold £9 million of milk after costs.",
]


@pytest.mark.parametrize("text", NOT_EACH)
def test_an_amount_of_something_else_goes_with_no_average(text: str) -> None:
    assert not codes(text)


# ---------------------------------------------------------------- a part with its share
PARTS = [
    ("The ferry carried 500,000 passengers last summer. Cyclists made up 60,000 of them, or {}% of the total.", "12", "22"),
    ("Of the estate's 800 hectares of woodland, 120 hectares, or {}% of the woodland, burned.", "15", "51"),
    ("The district has 40,000 households. Some 6,000 of them have a heat pump, which is {}% of all homes.", "15", "25"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), PARTS)
def test_a_share_is_that_of_the_part_in_its_whole(text: str, right: str, wrong: str) -> None:
    assert "arithmetic" in codes(text.format(wrong))
    assert not codes(text.format(right))


NO_PARTS = [
    "The ferry carried 500,000 passengers. It sold 60,000 season tickets, or 8% of the national total.",
    "Sales were $21.6 billion, and net income $6.0 billion (+34%).",
    "The railway earned $9.7 billion before interest. It paid dividends of $3.2 billion, 48% of net income.",
]


@pytest.mark.parametrize("text", NO_PARTS)
def test_a_share_of_what_is_not_told_is_anybodys_guess(text: str) -> None:
    assert not codes(text)


# ---------------------------------------------------------------- one thing told twice
TWICE = [
    ("The melon weighed 240 {} when it was lifted. Nobody expected a fruit of 240 kilograms from a garden this small.", "kilograms", "pounds", "scale-slip"),
    ("The turbine can deliver 650 megawatts. Its output of 650 {} is enough for the whole valley.", "megawatts", "kilowatts", "scale-slip"),
    ("The museum has 14 galleries and a café. A map of the {} galleries of the museum is handed out at the door.", "14", "19", "repeated-metric"),
    ("In their 46 matches the Otters won 21. Their coach said they won {} of those 46 because nobody was injured.", "21", "26", "repeated-metric"),
    ("Exports came to 3.27 billion crowns in May. The 3.27 billion crowns of exports in {} were a record.", "May", "April", "wrong-period"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong", "code"), TWICE)
def test_one_thing_has_one_figure(text: str, right: str, wrong: str, code: str) -> None:
    assert code in codes(text.format(wrong))
    assert not codes(text.format(right))


NOT_TWICE = [
    "The museum has 14 galleries in the old wing. With the five new ones the 19 galleries fill a whole day.",
    "Exports came to 3.27 billion crowns in May. In June they were again 3.27 billion crowns.",
    "The dog weighed 240 pounds. The cart behind it carried 24 kilograms of stone.",
]


@pytest.mark.parametrize("text", NOT_TWICE)
def test_two_things_may_have_two_figures(text: str) -> None:
    assert not codes(text)


# ---------------------------------------------------------------- which way
WAYS = [
    ("The ferry company {} its loss to €18 million last year from €24 million.", "narrowed", "widened"),
    ("The number of beekeepers {} from 4,100 to 3,600.", "fell", "rose"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), WAYS)
def test_a_verb_goes_the_way_of_its_two_figures(text: str, right: str, wrong: str) -> None:
    assert "direction-flipped" in codes(text.format(wrong))
    assert not codes(text.format(right))


def test_a_share_behind_a_movement_has_a_way_of_its_own() -> None:
    assert not codes(
        "Research expenses rose 10% to $7.5 billion, equal to 13.5% of revenue after 16.6% a year earlier."
    )


# ---------------------------------------------------------------- all the parts
LISTS = [
    "Sales of the nursery came to {}, after €8.2 million in 2023.\n\nBy product, trees brought €4.0 million, shrubs €3.1 million and seeds €1.9 million. It sells nothing else.",
    "The nursery had sales of {}. They come in three lines:\n\n- Trees: €4.0 million\n- Shrubs: €3.1 million\n- Seeds: €1.9 million\n\nThe owner is content.",
]


@pytest.mark.parametrize("text", LISTS)
def test_all_the_parts_make_the_whole(text: str) -> None:
    assert "arithmetic" in codes(text.format("€9.8 million"))
    assert not codes(text.format("€9.0 million"))


def test_some_parts_make_no_whole() -> None:
    assert not codes("Sales came to €9.8 million. By product, trees brought €4.0 million and shrubs €3.1 million.")


# ---------------------------------------------------------------- the most, and a list of years
def test_who_has_the_most_has_more_than_the_others() -> None:
    text = "Upper Vale is the largest producer with {} million crates. Mirna had 3.4 million, Loke 2.2 million and the coast 1.5 million."
    assert "wrong-rank" in codes(text.format("2.9"))
    assert not codes(text.format("3.9"))


def test_a_run_of_years_is_that_of_the_list() -> None:
    text = "Herring landings rose for the {} straight year.\n\nThe list in thousand tonnes reads: 2021, 10.1; 2022, 10.6; 2023, 9.7; 2024, 10.4."
    assert "wrong-streak" in codes(text.format("third"), "2025-02-03")
    rising = "Herring landings rose for the third straight year.\n\nThe list in thousand tonnes reads: 2021, 9.1; 2022, 9.6; 2023, 9.7; 2024, 10.4."
    assert not codes(rising, "2025-02-03")


# ---------------------------------------------------------------- one person, two offices
def test_nobody_changes_office_within_an_article() -> None:
    text = 'The yard will hire again, finance director Ana Prieto said. "We have the work."\n\nThe {}, Ana Prieto, presents the plan in May.'
    assert "wrong-role" in codes(text.format("managing director"))
    assert not codes(text.format("finance director"))


def test_a_new_office_is_told() -> None:
    text = "Finance director Ana Prieto was appointed managing director in March. The managing director, Ana Prieto, presents the plan in May."
    assert not codes(text)


def test_one_office_has_one_first_name() -> None:
    text = "There is no other way, mayor Erik Lund said.\n\nShops fear for their trade.\n\nMayor {} Lund, who alone decides, will answer questions."
    assert "wrong-person" in codes(text.format("Anna"))
    assert not codes(text.format("Erik"))


# ---------------------------------------------------------------- a change behind its two levels, and years since
def test_a_change_behind_its_two_levels() -> None:
    text = "The price of a loaf has gone up to £2.76 from £2.30 within a year, or by {}%."
    assert "arithmetic" in codes(text.format("15"))
    assert not codes(text.format("20"))


def test_two_distances_of_one_base() -> None:
    text = "The median flat cost $336,000 in May, which is ${} or 12% more than the $300,000 of May last year."
    assert "arithmetic" in codes(text.format("46,000"))
    assert not codes(text.format("36,000"))


SINCE = [
    (
        "After {} years at the counter, Aldo Ferrante is hanging up his apron. He opened the bakery in the spring of 1988.",
        "37",
        "27",
    ),
    ("The park has paid dividends for {} consecutive years. It made its very first payment in 2019.", "six", "nine"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), SINCE)
def test_years_since_a_beginning(text: str, right: str, wrong: str) -> None:
    assert "wrong-duration" in codes(text.format(wrong))
    assert not codes(text.format(right))


QUIET = [
    "Otto Wirsing, a farmer in the valley since 1991, has been re-elected for a third term of three years.",
    "Ada has 19 goals in the league and 24 in all competitions. Lotta has 21 in the league but only 22 overall.",
    "Museum raises $6.4 million\n\nThe museum has collected $4.6 million from donors and $1.8 million from the state.",
    "The zoo had 1.81 million visitors. The aquarium alone had 1.18 million visitors. School groups made up 181,000 of them, or 10% of all visitors.",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_an_inconsistency(text: str) -> None:
    assert not codes(text)


# ---------------------------------------------------------------- one thing told in two ways
TWICE = [
    ("repeated-metric", "Ticket sales rose to 81,400 from 74,000 a year earlier. The 81,400 tickets, compared with {} a year ago, are a record.", "74,000", "69,000"),
    ("repeated-metric", "Lotte Brandsma was the find of the cup. The keeper, 19, stopped {} shots in the six matches. Coach Piet Vos praised her. As for Brandsma, whose 31 shots in the six matches won her a prize, she rests.", "31", "38"),
    ("repeated-metric", "Bookings at the Lantern rose for the {} straight month in May. The manager called the fifth consecutive monthly rise in bookings a relief.", "fifth", "sixth"),
    ("direction-flipped", "{} coffee prices help the chain, with a pound of beans now at $1.74. Its founder said lower coffee prices, with beans now at $1.74, would not last.", "Lower", "Higher"),
    ("scale-slip", "The lender has loaned out $6.8 {} so far. Its critics say that a loan book of $6.8 billion is too large for it.", "billion", "million"),
    ("scale-slip", "Holders get 42.0 pence a share, compared with {} last time.", "38.5p", "£38.50"),
    ("wrong-role", "The {}of Dunhaven, Mairi Colquhoun, opened the bridge on Friday. Flags flew. The deputy mayor, Mairi Colquhoun, cut a cake.", "deputy mayor ", "mayor "),
    ("wrong-rank", "The jobless rate {} to 6.4% in March from 6.1% in February. It's the {} in five years.", "rose|highest", "rose|lowest"),
    ("wrong-rank", "Three dairies share the valley: Almer 410,000 litres, Berg 385,000 and Corso 220,000. {} remains the biggest dairy of the three.", "Almer", "Berg"),
    ("arithmetic", "Snow at the pass, in centimetres: January 64, February 80, March 72. The average of the three months was {}.", "72", "81"),
    ("arithmetic", "The mill sold 2,400 tonnes of flour in the season, at an average price of $0.90 a kilogram, for a total of ${} million.", "2.16", "2.86"),
    ("arithmetic", "Group revenue was €640 million. The bakeries brought in €160 million, or {}% of the group.", "25", "34"),
    ("arithmetic", "Turnover came to £51.2m. Wages took £38.4m and all other costs £5.4m, so that total costs were £43.8m, leaving an operating profit of £{}m.", "7.4", "6.4"),
    ("arithmetic", "A tin of paint cost £18.60 on average in April, up {}% from £16.20 a year earlier.", "14.8", "18.5"),
    ("arithmetic", "Deposits nearly {} in the year, to $84 million from $42 million.", "doubled", "tripled"),
    ("arithmetic", "Of the 240 appeals heard last year 66 were allowed, a success rate of {}%.", "27.5", "34.5"),
    ("arithmetic", "Net debt of €840 million weighs against EBITDA of €400 million: a burden, the board admits, and a ratio of {} times.", "2.1", "2.9"),
    ("wrong-period", "Corvex made a profit of £96.6 million in the six months to June 2025. Its boss said the profit of £96.6 million for the six months to {} pleased him.", "June 2025", "December 2025"),
    ("headline-vs-body", "Profit {} at Birch Tools as repairs boom\n\nBirch Tools said on Monday that profit before tax fell to £12.9m, compared with £14.3m a year earlier.", "down", "up"),
    ("headline-vs-body", "Dorn cuts {} jobs as turbine orders dry up\n\nDorn will eliminate 340 positions by next summer, the gear maker told its staff on Friday.", "340", "410"),
]  # fmt: skip


def _filled(text: str, words: str) -> str:
    return text.format(*words.split("|"))


@pytest.mark.parametrize(("code", "text", "right", "wrong"), TWICE)
def test_what_is_told_in_two_ways_must_go_together(code: str, text: str, right: str, wrong: str) -> None:
    assert code in codes(_filled(text, wrong), "2026-01-15")
    assert not codes(_filled(text, right), "2026-01-15")


NOT_TWICE = [
    # the other way to reckon stands beside it
    "Cash: $340 million, of which $55 million can't be spent. Debt: $300 million. So it has net cash of $40 million or net debt of $15 million, depending on whom you ask.",
    "Minister Pavlo Ternak has lifted the export tax, first to 5% from 8%, then to zero.",
    "Profit rose to €77 million from €70 million a year earlier. In the second quarter it was €73 million. From that quarter the €77 million is up from €73 million.",
    "Arif Malande took 22 wickets in the four Tests. Devon Larue took 19 wickets in the four Tests.",
    "Bookings rose for the sixth straight month in May. Spending rose for the fifth consecutive month.",
    "Copperline paid $7.4 billion for Arden. Its chief was paid $7.4 million last year.",
    "A litre costs 85 cents, compared with $1.10 a year ago.",
    "Mayor Ole Brandt said the works would stay. Workers cheered. Deputy mayor Ida Holm nodded.",
    "Unemployment fell to 4.4% from 4.9% in May, the lowest since 2008.",
    "Inflation rose to 3.1% from 1.2% in 2016, the lowest in two decades.",
    "Three dairies share the valley: Almer 410,000 litres, Berg 385,000 and Corso 220,000. Berg is the biggest employer there.",
    "Group revenue was €640 million. The bakeries earned an operating profit of €16 million, or 31% of the group's.",
    "Dorn to shed 1,200 posts as bookings slump\n\nDorn will cut 900 jobs in Spain by June, it said on Friday. Another 300 go in Portugal.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_TWICE)
def test_what_is_told_of_two_things_is_no_contradiction(text: str) -> None:
    assert not codes(text, "2026-01-15")
