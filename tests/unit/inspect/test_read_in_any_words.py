"""Kinds of inconsistencies told in words of many sorts, each beside the same text without one."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factcheck.pipeline import Checker
from factcheck.read.plain import read_text


@cache
def checker() -> Checker:
    return Checker(select=["consistency/*"])


def codes(text: str, day: str) -> list[str | None]:
    report = checker().check(read_text(text, "x.txt", published=date.fromisoformat(day)))
    return [finding.code for finding in report.findings]


WRONG_AND_RIGHT = [
    # a fiscal year, and the quarters and ends that are told of it
    ("The financial year of Teviot Mills begins on 1 April. In the {} quarter, from October to December, profit rose.", "second", "third", "2026-02-03", "wrong-period"),
    ("Sorrento Pumps reports by calendar quarters. In the {} quarter, January to the end of March, it sold 900 pumps.", "second", "first", "2026-05-05", "wrong-period"),
    ("Dalby closes its books on the last day of June every year. In fiscal 2025, which ended on 30 {} 2025, sales rose.", "September", "June", "2025-12-02", "wrong-date"),
    ("Harl's year always ends on the last Saturday of May. In the year to 30 {} 2026 revenue was £338m.", "March", "May", "2026-08-27", "wrong-date"),
    # years that something has lasted
    ("Founded in October 1974 in a shed, Brill Umbrellas celebrates its {} anniversary with a brass band.", "62nd", "52nd", "2026-10-02", "wrong-duration"),
    ("Ida Moe has been at the helm since 2009, and her {} years in charge saw the fleet grow.", "25", "17", "2026-10-01", "wrong-duration"),
    ("Her parents opened a bakery in 1998. Now, after {} years in the family, it has a buyer.", "38", "28", "2026-09-15", "wrong-duration"),
    ("The pier, which opened in 1994, has been in use for {} years.", "42", "32", "2026-05-06", "wrong-duration"),
    # who has gone
    ("Ivana Rak has chaired the board since April. Her predecessor Viktor Sand resigned that day.\n\nChairman {} said so.", "Viktor Sand", "Ivana Rak", "2026-10-22", "wrong-role"),
    # names that follow a number, and what a part is of its whole
    ("The dairy runs {} creameries, in Cork, Tralee, Ennis and Sligo. All of them make butter.", "three", "four", "2026-02-03", "arithmetic"),
    ("Last year it had sales of £240 million, of which £80 million, or {}, came from Norway.", "two thirds", "a third", "2026-02-03", "arithmetic"),
    # more than all
    ("The yard has cut the number of complaints by {} since 2024.", "140%", "70%", "2026-09-03", "wrong-value"),
    ("The network can be ordered by {} of all Portuguese households.", "115%", "85%", "2026-11-12", "wrong-value"),
    # the middles of ranges
    ("Lumen expects a profit of €180 million to €200 million, instead of €165 million to €185 million. The middle of the range has moved up by {}.", "€25 million", "€15 million", "2026-05-06", "arithmetic"),
    # what is said of every part
    ("Every division increased its revenue in 2025. Coatings made £412m (2024: £390m). Glues made {} (2024: £249m). Oils made £117m (2024: £112m).", "£228m", "£258m", "2026-02-26", "direction-flipped"),
    # what is out already
    ("In its most recent quarter, the {} quarter of 2026, Stryde sold shoes for $684 million.\n\nOn October 28, when Stryde presented its third-quarter results, the shares fell.", "second", "third", "2026-11-16", "wrong-period"),
    ("The latest figure, for {}, shows inflation at 2.9%.\n\nWhen the office brought out the September inflation figure on 9 October, it was lower.", "August", "September", "2026-11-20", "wrong-period"),
    # what quarters, halves and the year make up
    ("Net sales for the nine months amounted to SEK 1,220 million. By quarter they were SEK 395 million in the first, SEK 402 million in the second and {} in the third.", "SEK 523 million", "SEK 423 million", "2026-11-05", "arithmetic"),
    ("Revenue for the year was £815 million. In the first nine months the company had turned over £588 million, so the final quarter, which includes the Christmas rush, contributed {}.", "£212 million", "£227 million", "2026-02-05", "arithmetic"),
    # who came and who went, what is paid out, what all shares cost
    ("The chain began the quarter with 412,000 members. Over the three months 38,000 people joined and 21,000 left, so that it ended June with {}.", "449,000", "429,000", "2026-07-16", "arithmetic"),
    ("Ridge Water earned $1.50 a share and will pay $1.05 of that, a payout of {}.", "60%", "70%", "2026-11-19", "arithmetic"),
    ("A share of Brack costs $38.20. There are 145 million of them, so the whole company goes for {}.", "$7.1 billion", "$5.54 billion", "2026-09-02", "arithmetic"),
    ("Baltia will cancel 126 of its 420 weekly flights, {} of the timetable.", "40%", "30%", "2026-06-18", "arithmetic"),
    ("Net profit came to $84 million and there are 56 million shares. That makes {} apiece.", "$1.80", "$1.50", "2026-03-04", "arithmetic"),
    # words of another basis in another clause
    ("Hexel forecast slower growth, after two contracts pushed its revenue up {} to £1.806 billion from £1.624 billion.", "14%", "11%", "2026-03-11", "arithmetic"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong", "right", "day", "code"), WRONG_AND_RIGHT)
def test_the_wrong_reading_is_found_and_the_right_one_is_not(
    text: str, wrong: str, right: str, day: str, code: str
) -> None:
    assert code in codes(text.format(wrong), day)
    assert not codes(text.format(right), day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Founded in 1976, Van Lint was floated in September 1986 and celebrates its 40th anniversary on the stock exchange.", "2026-09-10"),
        ("Sir Alan retires after nine years on the board. Ms Priti Raval, who joined in 2021, has left as well.", "2026-02-26"),
        ("The financial year of Teviot begins in April. A rival had a good third quarter, July to September.", "2026-02-03"),
        ("Her predecessor, Lars Vik, retired as chief executive and became chairman. Chairman Lars Vik thanked her.", "2026-02-03"),
        ("In its latest quarter, the second of 2026, Stryde grew. Rival Marrow published its third-quarter results on October 28.", "2026-11-16"),
        ("Sales were €310 million in the third quarter and €905 million in the first nine months. In the first half they had been €595 million.", "2026-11-05"),
        ("Karin Holt, who joined Verdal in 2004 and has led it since 2017, leaves after nine years as chief executive.", "2026-09-03"),
        ("Profit at the mill fell by 130% and became a loss.", "2026-02-03"),
        ("The firm has four plants, in Leiria, Viseu and Braga.", "2026-02-03"),
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_left_alone(text: str, day: str) -> None:
    assert not codes(text, day)
