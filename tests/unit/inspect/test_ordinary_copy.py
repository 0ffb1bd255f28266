"""What articles say of themselves in ordinary words: each text with one choice, right and wrong."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factcheck.pipeline import Checker
from factcheck.read.plain import read_text


@cache
def checker() -> Checker:
    return Checker(select=["consistency/*"])


def codes(text: str, title: str = "Notes from the market", day: str = "2026-06-03") -> list[str | None]:
    article = read_text(f"{title}\n\n{text}", "x.txt", published=date.fromisoformat(day))
    return [finding.code for finding in checker().check(article).findings]


ARITHMETIC = [
    ("Quarry Hill pays 84 pence a share for Tern.\n\nThe price is {} above Tuesday's close of 60 pence.", "40%", "30%"),
    ("Birk bids €9.60 for every share of Lerche.\n\nThe last close was €8.00, so that owners get a premium of {}.", "20%", "35%"),
    ("Vesna has {} shares, which cost 25 crowns each, and is therefore worth 2.0 billion crowns.", "80 million", "60 million"),
    ("Osei lifted its dividend to R3.00 a share from R2.50.\n\nThe payout will cost the company {}, as it has 200 million shares in issue.", "R600 million", "R700 million"),
    ("Of the 4,000 taxis that serve the old town, {} run on gas, which is 30% of the fleet.", "1,200", "2,100"),
    ("Net debt stood at €900 million, and EBITDA of the last twelve months at €300 million, so leverage has come down to {} times.", "3.0", "3.7"),
    ("Revenue has compounded at {} a year since 2020, rising from $300 million in that year to $483 million in 2025.", "10%", "19%"),
    ("Of the theatre's costs of £12 million, £3.0 million went on heating. That is {}, more than in any year before.", "a quarter", "a half"),
    ("The toll has risen from 40 pesos in 2021 to 60 pesos now. Drivers thus pay {} more than five years ago.", "a half", "a tenth"),
    ("Harbin Tea took 4.1 billion yuan in 2025. Sales were 1.9 billion yuan in the first six months and {} in the second.", "2.2 billion yuan", "2.9 billion yuan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), ARITHMETIC)
def test_what_figures_make_is_recomputed(text: str, right: str, wrong: str) -> None:
    assert "arithmetic" in codes(text.format(wrong))
    assert not codes(text.format(right))


OTHERS = [
    ("wrong-streak", "Exports fell for the {} month in a row in May. In April they had gone down 2%, after a rise of 3% in March.", "second", "fourth"),
    ("wrong-streak", "Inflation slowed for the {} month in a row in August. The rate had been 5.1% in May, 4.6% in June and 4.9% in July.", "first", "third"),
    ("repeated-metric", "{} than half of farms have a robot, the survey says. The figure was 41%, after 36% a year ago.", "Fewer", "More"),
    ("repeated-metric", "The quay moved {} tonnes of grain last year. Its master said that last year's 5.8 million tonnes were a record.", "5.8 million", "8.5 million"),
    ("wrong-date", "The contract was signed on 3 February, and the transaction closed on {} this year.", "9 April", "9 January"),
    ("wrong-duration", "Ida Voss joined the mill in 1996. She has worked there for {} years without a break.", "30", "41"),
    ("scale-slip", "Ferro took $2.6 {} in the spring, up 4% from $2.5 billion a year ago.", "billion", "million"),
    ("wrong-value", "On the island, {} of its goats are milked by hand, and the rest by a robot.", "82%", "128%"),
    ("wrong-rank", "Alta sold 910 boats and was the {} of the three, ahead of Brisa with 640 and Cala with 300.", "largest", "smallest"),
    ("wrong-person", "The yard has appointed Marta Kowal as its head. Boats are houses, Marta {} told reporters.", "Kowal", "Kozak"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "right", "wrong"), OTHERS)
def test_what_a_text_says_of_one_thing_agrees(code: str, text: str, right: str, wrong: str) -> None:
    assert code in codes(text.format(wrong))
    assert not codes(text.format(right))


TITLES = [
    ("Brevik Salmon's annual profit {}", "Brevik Salmon made a net profit of 81 million kroner in 2025, down from 95 million kroner the year before.", "falls", "climbs"),
    ("Varna Yard wins order for {} tugs", "Varna Yard will build four tugs for a Greek owner. It has 300 workers.", "four", "seven"),
    ("Second-quarter update of Lund", "Lund sold 8% more in the {} quarter, the three months to the end of June. Tents went best.", "second", "third"),
    ("Two reasons to like Gdynia Glass", "First, it is cheap. Second, nobody breaks fewer bottles. {}The shares cost 40 zlotys.", "", "Third, the family sells. "),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "right", "wrong"), TITLES)
def test_a_title_says_what_its_text_says(title: str, text: str, right: str, wrong: str) -> None:
    assert codes(text.format(wrong), title.format(wrong))
    assert not codes(text.format(right), title.format(right))


TEMPTING = [
    "The fund lost 84 million crowns in 2025, after 130 million the year before. Without the sale of the mill the loss was 61 million crowns.",
    "The mine earned a profit of $52 million, down from $70 million. Leaving aside the insurer's payment, the profit was $31 million.",
    "Retail sales rose for the third month in a row in July, by 0.2%. In June they had gone up 0.9%, in May 1.4%, and in April they had dropped by 0.5%.",
    "Nearly half of readers use a phone. The figure was 47%, after 41% a year ago.",
    "Corvo offers €3.90 a share. That is 27% above the price of December (€3.07) and 8% more than Monday's close of €3.61.",
    "The operating loss of €11 million in the first half was followed by an operating profit of €14 million in the second.",
    "Marta Kowal leads the yard. Marta Kozak, an analyst in Warsaw, told reporters that she trusts her.",
    "In the winter of 2025/26, 31% of guests came by train, compared with 25% a year earlier. The share rose by six points.",
    "The second-largest buyer was Chile with 70 tonnes, ahead of Peru with 50 tonnes and Brazil with 40 tonnes.",
]


@pytest.mark.parametrize("text", TEMPTING)
def test_what_only_looks_wrong_is_left_alone(text: str) -> None:
    assert not codes(text)


def test_a_title_with_the_price_of_all_is_not_held_against_that_of_a_share() -> None:
    text = "Sydney investor Harrow Peak would acquire Dunmore for A$7.80 a share."
    assert not codes(text, "Harrow Peak agrees to buy Dunmore for A$1.9 billion")


MORE = [
    ("arithmetic", "Pyhä Paper sold pulp for 1.20 billion kronor. That was {} more than the 1.00 billion kronor of the spring before.", "20%", "31%"),
    ("arithmetic", "Mills ground 2.4 million tonnes of wheat into flour last year, {} of the 6.0 million tonnes that farmers grew.", "40%", "48%"),
    ("arithmetic", "Owners receive $12.00 in cash. Fenn had closed last week at $9.60, which makes for a premium of {}.", "25%", "40%"),
    ("arithmetic", "Rook Rail earned $420 million. With 200 million shares outstanding on average, earnings per share came to {}, compared with $2.05 a year before.", "$2.10", "$2.90"),
    ("direction-flipped", "A flat cost 512 euros a month in March, {} from 495 euros a year earlier.", "up", "down"),
    ("wrong-date", "Osprey was founded in {} by two welders. It launched its first boat in 2011.", "2009", "2014"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "right", "wrong"), MORE)
def test_figures_of_sentences_that_follow_one_another(code: str, text: str, right: str, wrong: str) -> None:
    assert code in codes(text.format(wrong))
    assert not codes(text.format(right))


def test_a_fall_to_a_level_of_its_own_is_not_held_against_the_levels_before() -> None:
    assert not codes(
        "Sales were €188 million after €204 million. In the first quarter they had fallen 5% to €176 million."
    )


def test_a_title_is_held_against_what_only_two_levels_tell() -> None:
    text = "The assets of the teachers' fund stood at 312 billion kroner in June, compared with 297 billion kroner at the turn of the year."
    assert codes(text, "Fund's assets shrink")
    assert not codes(text, "Fund's assets grow")


@pytest.mark.parametrize(
    "text",
    [
        # two pairs of levels, not a change
        "Brisby earned 92 cents per share, down from 96 cents, or $1.08, up from 99 cents, with or without the fire at its mill.",
        # a share of both: 3,120 / (3,120 + 2,880) = 52 %, and not how far the one is from the other
        "Ada Quill won by 3,120 votes to 2,880, or 52.0% against 48.0%.",
    ],
)
def test_levels_and_shares_behind_a_pair_are_no_changes(text: str) -> None:
    assert codes(text) == []


def test_a_change_behind_a_pair_is_still_recomputed() -> None:
    assert codes("Brisby earned 92 cents per share, down from 96 cents, or 4 cents less.") == []
    assert codes("Brisby earned 92 cents per share, down from 96 cents, or 14 cents less.") != []
