"""Chains, rows and clauses in texts about economies and money: of which one each figure is, and of when.

Expected figures are public ones: the ECB's fixings of 28 February and 7 March 2025 (a euro $1.0411 and $1.0857, 0.9557 francs and 10.97
Swedish kronor on the 7th; a dollar 150.76 and 147.69 yen), the BLS's annual rates of 2024 (September 2.4%, October 2.6%, November 2.7%,
December 2.9%) and of January 2025 (3.0%), and the World Bank's output of 2023 (Germany $4.46, Japan $4.21 trillion, Hungary $212,
Poland $811, the Czech Republic $331, Romania $351 billion, in 2010 $170 billion).
"""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.model import Claim
from factcheck.read.plain import read_text

_HEAD = "# Money and markets\n\n8 March 2025\n\n"


def told(text: str) -> list[Claim]:
    report = check(read_text(_HEAD + text + "\n", "article.md"), offline=True)
    return [claim for claim in report.claims if claim.quantity is not None]


def verdicts(text: str) -> list[str]:
    return [claim.verdict.status for claim in told(text) if claim.verdict is not None]


def test_the_columns_of_a_table_of_pairs_are_its_days() -> None:
    text = "| Pair | Feb 28 | March 7 |\n|---|---|---|\n| EUR/USD | 1.0411 | 1.0857 |\n| USD/JPY | 150.76 | 157.69 |"
    assert verdicts(text) == ["supported"] * 3 + ["contradicted"]


def test_a_currency_that_heads_a_row_is_priced_in_dollars() -> None:
    text = (
        "| Currency | 28 February 2025 | 7 March 2025 | Change |\n|---|---|---|---|\n"
        "| Euro | 1.0411 | 1.0857 | 4.3% |\n| Yen | 150.76 | 147.69 | 2.1% |"
    )
    assert verdicts(text) == ["supported", "supported", "unverified"] * 2


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Against the euro the franc stood at 0.9557 on Friday.", "fx:CHF~EUR"),
        ("The Swedish crown was fixed at 10.97 per euro on Friday.", "fx:SEK~EUR"),
        ("The Czech koruna stood at 25.05 to the euro, the Swedish krona at 10.97.", "fx:SEK~EUR"),
    ],
)
def test_the_words_tell_which_money_is_priced_in_which(text: str, subject: str) -> None:
    assert (told(text)[-1].subject.id, verdicts(text)[-1]) == (subject, "supported")


def test_money_of_an_economy_that_is_not_held_is_not_another_ones() -> None:
    assert "contradicted" not in verdicts("The Danish krone was at 6.87 to the dollar. The Chilean peso fell to 931.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US inflation was 2.4% in September; in October, 2.6%; in November, 3.7%.", ["supported", "supported", "contradicted"]),
        ("US inflation was 3.0% in January (December: 2.9%).", ["supported", "supported"]),
        ("US consumer prices are up. Inflation was 2.6% in October, prev. 2.4%.", ["supported", "supported"]),
        ("US inflation was 3.0% at the turn of the year.", ["supported"]),
        ("US inflation was 2.6% in October (September: 2.4%; goods: 1.4%).", ["supported", "supported", "unverified"]),
    ],
)  # fmt: skip
def test_the_time_of_a_rate_may_stand_before_its_mark(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


def test_what_a_sentence_leaves_out_at_its_beginning_it_leaves_out_to_its_end() -> None:
    text = "US inflation was 3.0% in January. Stripping out food and energy, prices rose 3.3% from a year earlier and 0.4% on the month."
    assert verdicts(text)[1:] == ["unverified", "unverified"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GDP of Romania grew from $170 billion in 2010 to $351 billion.", ["supported", "supported"]),
        ("The Czech economy is larger than that of Hungary, whose GDP came to $412 billion in 2023.", ["contradicted"]),
        ("The Czech economy is larger than that of Hungary, whose GDP came to $212 billion in 2023.", ["supported"]),
        ("Hungary's GDP was $212 billion in 2023, less than Poland's, which came to $811 billion.", ["supported", "supported"]),
        ("World Bank figures put German output at $4.46 trillion in 2023.", ["supported"]),
        ("Poland's economy is more than twice as large as the Czech Republic's, and almost four times that of Hungary.", ["supported", "supported"]),
    ],
)  # fmt: skip
def test_the_clause_tells_whose_output_it_is(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


def test_a_question_names_the_currency_of_the_answer() -> None:
    text = "And the yen? It went to 147.69 per dollar on Friday. What about the euro? It rose to $1.1857 on Friday."
    assert verdicts(text) == ["supported", "contradicted"]


def test_years_ago_is_no_rank_of_today() -> None:
    assert "contradicted" not in verdicts("A decade ago India was the tenth-largest economy in the world.")


def test_rises_since_a_month() -> None:
    text = "Since January 2021 US consumer prices have risen by 21%. Since January 2021 US consumer prices have risen by 31%."
    assert verdicts(text) == ["supported", "contradicted"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday the euro was at 10.97 Swedish kronor, 11.74 Norwegian ones and 7.46 Danish.", ["supported"] * 3),
        ("On Friday the euro bought 10.97 Swedish kronor and 17.74 Norwegian ones.", ["supported", "contradicted"]),
    ],
)
def test_whose_money_of_the_same_name_stands_behind_its_price(text: str, expected: list[str]) -> None:
    """On 7 March 2025 a euro was also 11.74 Norwegian and 7.46 Danish kroner."""
    assert verdicts(text) == expected


def test_a_question_tells_the_time_of_the_answer() -> None:
    """A euro was about 161 yen in March 2024, and 159 on 7 March 2025."""
    assert verdicts("The euro is at 159.3 yen. And a year ago? The euro stood at 161.2 yen.")[-1] == "supported"
    assert verdicts("The euro is at 159.3 yen. And a year ago? The euro stood at 131.2 yen.")[-1] == "contradicted"


def test_an_average_above_that_of_another_year_goes_from_the_one_to_the_other() -> None:
    """Of 2023 the index averaged 304.702, of 2024 313.689: 2.9% more."""
    text = "US consumer prices rose 3.0% in the year to January. The index averaged 313.689 in 2024, {}% more than in 2023."
    assert verdicts(text.format("2.9"))[-2:] == ["supported", "supported"]
    assert verdicts(text.format("6.4"))[-2:] == ["supported", "contradicted"]


def test_a_rate_of_today_is_no_rate_of_a_year_told_before() -> None:
    """In 2024 a dollar cost between 140 and 162 yen, in the first week of March 2025 148 to 151."""
    text = "The dollar averaged 151.4 yen in 2024. Inflation ended 2024 at 2.9%. At the last fixing a dollar was worth 160.4 yen."
    assert verdicts(text)[-1] != "supported"


def test_output_of_an_older_year_is_not_that_of_the_year_told_last() -> None:
    """Poland's output was $690 billion in 2022 and $811 billion in 2023."""
    text = "Hungary had a GDP of $212 billion in 2023. Poland, at {}, is far larger."
    assert verdicts(text.format("$811 billion"))[-1] == "supported"
    assert verdicts(text.format("$690 billion"))[-1] != "supported"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Measured in dollars, Japan's output shrank 1.0% in 2023.", "supported"),
        ("Measured in dollars, Japan's output shrank 15.0% in 2023.", "contradicted"),
        ("Measured in dollars, Japan's output shrank 4.0% in 2023.", "unverified"),
        ("Japan's economy shrank 1.0% in 2023.", "unverified"),
        ("Germany had a GDP of $4.46 trillion in 2023, up 9.2%.", "supported"),
        ("Germany had a GDP of $4.46 trillion in 2023, up 3.2%.", "unverified"),
    ],
)
def test_growth_in_dollars(text: str, expected: str) -> None:
    """Japan's output was $4.256 trillion in 2022 and $4.213 in 2023, Germany's grew from $4.08 to $4.46 trillion."""
    assert verdicts(text)[-1] == expected


def test_a_list_has_the_measure_and_the_year_of_its_head() -> None:
    text = (
        "The output of four countries in 2023, by World Bank figures:\n\n"
        "1. Germany - $4.46 trillion. In 2010 it was $3.4 trillion.\n2. Japan - $4.21 trillion.\n3. Poland - $811 billion.\n4. Hungary - $411 billion."
    )
    found = verdicts(text)
    assert [found[0], *found[2:]] == ["supported", "supported", "supported", "contradicted"]


def test_an_article_on_the_index_alone_is_one_on_prices() -> None:
    """The index was 317.671 in January 2025; in 2023 and 2024 it averaged 304.702 and 313.689."""
    text = (
        "What does the CPI number mean? When the Bureau of Labor Statistics says that the index was 317.671 in January 2025, it tells what "
        "a basket costs. For 2024 as a whole the index averaged 313.689, {}% above the average of 2023, which was 304.702."
    )
    assert verdicts(text.format("2.9"))[-3:] == ["supported"] * 3
    assert verdicts(text.format("5.9"))[-3:] == ["supported", "contradicted", "supported"]


def test_nominal_growth_is_not_growth_in_dollars() -> None:
    """Turkey's grew by some 75% in liras in 2023, and by 22% in dollars."""
    assert verdicts("In nominal terms Turkey's output grew 75% in 2023.") == ["unverified"]
