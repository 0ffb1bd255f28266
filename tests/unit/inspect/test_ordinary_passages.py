"""Ordinary passages with one figure or word in two readings: `{right|wrong}`. The right one is never accused, the wrong one always found."""

from __future__ import annotations

import re
from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_bytes

PASSAGES = [
    ('2026-10-20', "Jobless rate in Velden {drops|climbs} to 5.2%\nVelden's unemployment rate was 5.2% in September, according to the labour office. It had stood at 5.5% in August. Hotels took on 2,300 people for the season."),
    ('2026-04-02', "Takeaways:\n- Net debt {down|up}\n- Buyback of $50 million\nAldwyn's net debt was $310 million at the end of March, against $355 million a year ago. The grocer will buy back shares worth $50 million."),
    ('2026-05-15', 'Penta will borrow half a billion dollars to build a cannery. The {$500 million|$600 million} will be lent by four banks and repaid by 2033. The cannery is to employ 700.'),
    ('2026-09-28', 'Two in five firms in Lisgar cannot find enough staff. That {40%|60%} is the highest share since the chamber of commerce began asking in 2003.'),
    ('2026-06-05', 'The museum will lend a score of paintings to Ardley. All {20|30} were restored last year and travel in June, insured for €75 million.'),
    ('2026-12-10', 'Nine out of ten passengers would fly with Skyway again. The {90%|80%} compares with 71% for its largest rival, according to the survey of 4,000 people.'),
    ('2026-09-15', 'The vacancy rate in Ardley was 4.8% in August. In July it was 4.2%. It has therefore gone {up|down} for the month, and owners are offering discounts.'),
    ('2026-05-21', 'At 62 francs, a day pass in Velden is {dearer|cheaper} than in Larne, where skiers pay 55 francs. Both resorts open on 1 December.'),
    ('2026-10-28', 'Marbeck sold goods for €231 million in the third quarter, which is {above|below} the €225 million analysts had forecast. Online orders made the difference.'),
    ('2026-04-28', 'The consumer mood index stood at 94.1 in April after 91.7 in March. That leaves it {higher|lower} than a month ago. One household in three plans to travel.'),
    ('2026-11-26', "Velden's brewers sold 2.1 million hectolitres in the year to September, compared with 2.3 million the year before, so it was a {weaker|stronger} year for beer. Cider did well."),
    ('2026-02-19', "Copper stocks in Lisgar's warehouses: 71,000 tonnes on Friday, 64,500 a week before. Inventories {swelled|shrank} over the week. Prices were steady at $9,800."),
    ('2026-06-11', 'Four banks dominate lending in Norvik: Torvik with 31%, Nordia 26%, Havn 18% and Fjell 9%. Havn is therefore the {third|second} biggest. It has 210 branches.'),
    ('2026-03-09', 'Standings after round ten: Larkhill 24 points, Rovers 21, Dunmore 19, Ardley 12. Rovers are {second|third}. They play Ardley on Sunday.'),
    ('2026-08-20', "Of Trevane's three plants, {Dunmore|Ormsay} makes the most engines. It turned out 4,200 last year, more than Velden (3,100) and Ormsay (2,700). The group employs 6,300."),
    ('2026-01-28', 'A litre of diesel costs 1.71 euros in Lisgar, 1.64 in Norvik, 1.58 in Velden and 1.49 in Tarn. {Tarn|Norvik} is the cheapest of the four. Taxes explain the gap.'),
    ('2026-05-19', 'The Ardley store had sales of £14 million last year, the Larne one £11 million and the Dunmore one £9 million. Of the three, Dunmore had the {lowest|highest} sales.'),
    ('2026-10-15', "Penta's {third|second}-largest brand is Olla. It took $41 million last year, after Verde with $88 million and Soupline with $57 million but before Nonna with $22 million."),
    ('2026-12-01', 'The heaviest users of the port:\n- Coastline, 410 calls\n- Sundry Lines, 290 calls\n- Blue Fleet, 180 calls\n- Orka, 75 calls\nBlue Fleet, the {third|second} heaviest, is asking for a discount.'),
    ('2026-04-14', "Stayhouse's hotel in Velden has 310 rooms and is its {biggest|second-biggest}. The one in Ardley has 240 rooms and the one in Larne 190. It owns no more."),
    ('2026-07-01', "Waiting times are 9 minutes at St Anne's, 14 at Northfield, 22 at Larne General and 31 at Ardley Royal. The {longest|shortest} of the four is at Ardley Royal. Inspectors will return in May."),
    ('2026-09-22', 'Wheat yields were 8.1 tonnes a hectare in Tarn, 7.4 in Norvik, 6.9 in Lisgar and 6.2 in Velden. Lisgar came {third|last} of the four. Rain was scarce in June.'),
    ('2026-08-04', 'Quarterly sales at Olla have been €41 million, €44 million, €43 million, €45 million and, most recently, €48 million. It was the {second|fourth} rise in a row.'),
    ('2026-10-13', 'Exports from Lisgar fell 1.2% in June, rose 0.5% in July, and fell 0.8% in August and 0.4% in September. That makes {two|three} consecutive months of decline.'),
    ('2026-03-30', "Larkhill's last five matches: won 1-0, lost 0-1, lost 1-3, lost 0-2, lost 1-2. It was their {fourth|fifth} defeat in a row. The manager keeps his job for now."),
    ('2026-02-26', 'For the {third|fourth} year in a row, membership of the Norvik union has grown. It was 61,000 in 2021, 60,200 in 2022, 60,900 in 2023, 62,500 in 2024 and 64,100 in 2025.'),
    ('2026-07-06', 'Visitors to the Ardley museum from January to June numbered 12,100, 13,400, 15,200, 14,100, 16,300 and 17,000. In {three|four} of the six months it had more than 15,000.'),
    ('2026-05-18', 'The krone ended at 9.84 to the dollar on Monday, 9.90 on Tuesday, 9.87 on Wednesday, 9.81 on Thursday and 9.78 on Friday: {three|four} straight drops to finish the week.'),
    ('2026-06-22', 'Rail passengers in Velden:\n2021: 4.1 million\n2022: 4.6 million\n2023: 4.5 million\n2024: 4.9 million\n2025: 5.3 million\nThe number has now risen for {two|four} years in succession.'),
    ('2026-04-16', 'Six lakes were tested. The water was clean in Ormsay, Larne, Tarn and Velden and polluted in Dunmore and Ardley, so {four|five} of them passed.'),
    ('2026-12-15', "Norvik's factory index was 53.1 in August, 52.2 in September, 52.9 in October, 51.5 in November and 50.4 in December. December's reading is the {second|fourth} consecutive fall."),
    ('2026-10-06', 'Work on the Velden tunnel started in 2012. Completed in 2024, it took {12|16} years to dig and cost 2.1 billion francs.'),
    ('2026-03-17', 'From 1962 to 1994 the harbour was run by the navy, {32|42} years in which no civilian set foot on the quay. Today 40 firms rent space there.'),
    ('2026-06-18', 'Larkhill have won the cup again after {14|24} years. They last lifted it in 2012. On Saturday they beat Rovers 1-0.'),
    ('2026-09-30', 'The reactor was switched on in 1984 and goes off the grid in 2028, aged {44|54}. Velden gets a tenth of its power from it.'),
    ('2026-02-05', 'The concession was granted in 2025 and ends in 2040. During these {15|25} years, Coastline alone may sail to the islands.'),
    ('2026-08-27', 'The volcano last erupted in 1968. On Tuesday it came back to life, {58|48} years on, and 3,000 people were moved to safety.'),
    ('2026-11-12', 'Ormsay opened its first furnace in 1958 and put it out in 2019, {61|71} years later. The hall is now a market.'),
    ('2026-06-24', 'Stayhouse opened its 140th restaurant on June 22, 2026. The {Monday|Thursday} opening drew 600 guests, and the mayor cut the ribbon.'),
    ('2026-05-11', 'Penta turned down the offer on 8 April 2026. Aldwyn raised it on 29 April, three weeks {after|before} that refusal, to £640 million.'),
    ('2026-12-07', 'The mayor of Dunmore stepped down on 16 November 2026. {Eight days later|Eight days earlier}, on 24 November, the council chose Ola Brandt to replace him.'),
    ('2026-10-26', 'The exhibition opened on September 5, 2026, and closed on October 17, 2026, {six|eight} weeks after it had started. About 31,000 people came.'),
    ('2026-08-18', 'Who was first? Olla launched its drink on 3 August 2026, Verde on 12 August 2026. {Olla|Verde} was faster by nine days, and has 60% of the market.'),
    ('2026-11-30', 'The council backed the plan at a session on November 24, 2026. At the {Tuesday|Friday} session, 31 members voted for it and 12 against.'),
]  # fmt: skip

RIGHT = [
    ("2026-03-10", "Hydro came second with 1,230 gigawatt-hours, behind wind with 1,350, and waste plants delivered 420. The largest of the three was wind."),
    ("2026-03-10", "Torvik has 31% of the market, Nordia 26% and Havn 18%. By profit the order is different, and Havn is the largest."),
    ("2026-03-10", "The index ended at 4,107 after swinging between 4,089 and 4,131. Elsewhere, Larne fell 0.9% to 25,460, its third consecutive loss."),
    ("2026-03-10", "The agency opened its case on 3 March 2025, two months after the company reported the fault itself, on 8 January 2025."),
    ("2026-03-10", "Ms Torp had retired from the yard in 2020 after 32 years. She has been its chair since 2024."),
    ("2026-03-10", "A euro costs 11.00 krone, after 11.50 at the end of 2024. The krone has gained."),
    ("2026-03-10", "The loan is for $1.5 billion. The $300 million that the yard spent on docks was its own money."),
    ("2026-03-10", "Growth was 0.7% in the quarter. At a yearly rate, that is 2.8% more."),
    ("2026-03-10", "Exports rose 0.3% in May, 0.5% in June, 0.4% in July and 0.2% in August. It was the fourth rise in a row."),
]  # fmt: skip


def reading(text: str, side: int) -> str:
    return re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", rf"\{side}", text)


def codes(published: str, text: str) -> list[str | None]:
    article = read_bytes(text.encode(), "a.txt").model_copy(update={"published": date.fromisoformat(published)})
    return [f.code for f in check(article, offline=True).findings if f.rule.startswith("consistency/")]


@pytest.mark.parametrize(("published", "text"), PASSAGES)
def test_a_relation_is_read_in_ordinary_words(published: str, text: str) -> None:
    assert codes(published, reading(text, 1)) == []
    assert codes(published, reading(text, 2)) != []


@pytest.mark.parametrize(("published", "text"), RIGHT)
def test_what_only_looks_like_the_relation_is_left_alone(published: str, text: str) -> None:
    assert codes(published, text) == []
