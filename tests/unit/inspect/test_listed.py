"""Lines of names and figures, and what is said of a list: ranks, runs, changes and totals; lengths between the only two times; two offices."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes

CHANGES = """Museum visitors, thousand

Museum 2025 2024 change
Harbour 214.0 198.5 +15.5
Railway 96.3 101.1 -4.8
Tinplate 58.2 49.0 {}

Entry is free."""
PERCENT = """Barley harvest in tonnes; this year, last year, change in percent

North: 1,320; 1,200; +10.0
East: 640; 800; -20.0
South: 1,430; 1,300; {}

The harvest is in."""
TOTAL = """Ferry passengers by line (last year in brackets)

Ostra 312 (290)
Vestra 168 (174)
Sundra 97 (88)
Total {} (552)

The lines are run by the county."""


@pytest.mark.parametrize(
    ("text", "right", "wrong"), [(CHANGES, "+9.2", "+6.2"), (PERCENT, "+10.0", "+14.0"), (TOTAL, "577", "757")]
)
def test_a_line_follows_as_the_others_do(text: str, right: str, wrong: str) -> None:
    assert not codes(text.format(right))
    assert codes(text.format(wrong)) == ["arithmetic"]


def test_a_column_of_changes_adds_up_to_nothing() -> None:
    assert not codes("Sales\n\nNails 310 295 5.1%\nScrews 150 125 20.0%\nTotal 460 420 9.5%\n")


RANKS = [
    "Honey by province, in tonnes:\n\n- Alder 41.2\n- Brome 38.9\n- Cape Fen 33.0\n- Dorn 12.5\n\nCape Fen, the {}-largest producer of the four, owes its figure to heather.",
    "The rowing clubs have grown: Ardmore has 1,240 members, Bellside 1,105 members, Corrin 960 members and Dunlow 410 members. Corrin ranked {} in the table for the year.",
    "Of all tickets Swiftline sold 34%, Halcyon 27% and Norrail 22%. Norrail, the {}-largest of the group, gained most.",
]


@pytest.mark.parametrize("text", RANKS)
def test_a_rank_is_that_of_the_list(text: str) -> None:
    assert not codes(text.format("third"))
    assert codes(text.format("second")) == ["wrong-rank"]


def test_a_rank_by_something_else_or_of_another_year_is_none_of_the_list() -> None:
    clubs = "Ardmore has 1,240 members, Bellside 1,105 members, Corrin 960 members and Dunlow 410 members."
    assert not codes(f"{clubs} Corrin, the second-largest city of the county, has two pools.")
    assert not codes(f"{clubs} In 2010 Corrin was the largest of the four at 1,320.")


YEARS = "Olive oil\n\nThe mill reports its {} consecutive increase in output. Tonnes pressed:\n\n2021: 312\n2022: 298\n2023: 305\n2024: 321\n2025: 340\n\nPrices fell."


def test_a_run_is_as_long_as_the_lines_show() -> None:
    assert not codes(YEARS.format("third"))
    assert codes(YEARS.format("fourth")) == ["wrong-streak"]


LENGTHS = [
    ("Marta Ilves joined the ropeworks in 2001 and leaves it this month, in March 2026, after {} years.", "25", "35"),
    ("The drivers walked out on 2 February and went back on 2 March after a vote. In the {} that the buses stood still, trams were full.", "four weeks", "nine weeks"),
    ("Born in 1958, potter Ewan Laird turned {} in February 2026 and goes on.", "68", "58"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), LENGTHS)
def test_a_length_lies_between_the_two_times(text: str, right: str, wrong: str) -> None:
    assert not codes(text.format(right), day="2026-03-20")
    assert codes(text.format(wrong), day="2026-03-20") == ["wrong-duration"]


def test_a_length_of_another_thing_lies_between_no_times() -> None:
    assert not codes("She joined the bank in 2006 and took over in 2015 from Jan Kral, who left after six years.")
    assert not codes("He joined the yard in 1989 and bought it in 2011. He closed it after 12 years.", day="2023-05-05")


OFFICES = [
    '"We are in no hurry," said Ruth Alder, chief financial officer of the mill. Alder, who became {} in 2021, came from a maker of paints.',
    "The deal was struck by Farid Osei, who runs Crane Logistics as chief executive. In a note, chief {} Farid Osei thanked the staff.",
    "Chairman Otto Brand opened the meeting. {} Otto Brand then thanked the staff of both yards.",
]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (OFFICES[0], "finance chief", "chief executive"),
        (OFFICES[1], "executive", "operating officer"),
        (OFFICES[2], "Chairman", "Chief executive"),
    ],
)
def test_one_person_has_one_office(text: str, right: str, wrong: str) -> None:
    assert not codes(text.format(right))
    assert codes(text.format(wrong)) == ["wrong-role"]


def test_who_has_both_posts_or_changed_is_not_accused() -> None:
    assert not codes(
        "Chairman Otto Brand opened the meeting. Otto Brand holds both posts. Chief executive Otto Brand then thanked the staff."
    )
    assert not codes(
        "Ruth Alder, chief financial officer of the mill, will speak. Alder, who becomes chief executive in May, came from paints."
    )


@pytest.mark.parametrize(
    "text",
    [
        "In the back, the share differs by age: of the children under ten {} wore a belt.",
        "Of 380 companies that answered the letter in spring, {} want to hire.",
        "The buses annoy everybody. Of the respondents, {} said that they wait too long.",
    ],
)
def test_no_more_than_all_of_them(text: str) -> None:
    assert not codes(text.format("84 percent"))
    assert codes(text.format("118 percent")) == ["wrong-value"]


def test_what_rose_is_no_part_of_those_it_is_of() -> None:
    assert not codes("Of the companies in the index, profit rose 140 percent at Brome.")
    assert codes("Of 450 firms that the chamber asked in May, 118 percent expect business to be no worse.") == [
        "wrong-value"
    ]


QUARTERS = [
    ("In the {} quarter of its calendar year, that is from April to June 2026, the foundry sold goods for €92 million.", "second", "third"),
    ("The first quarter was weak for bicycle maker Velm, whose books follow the calendar. Between January and {}, its first quarter, it sold 61,000 machines.", "March", "June"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), QUARTERS)
def test_a_quarter_has_its_own_months(text: str, right: str, wrong: str) -> None:
    assert not codes(text.format(right), day="2026-10-30")
    assert codes(text.format(wrong), day="2026-10-30") == ["wrong-period"]
