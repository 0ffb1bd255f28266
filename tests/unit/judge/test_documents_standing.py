"""How the rows of a table stand and went, told without a figure: what the cells make of it, and what they leave open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

CHEESE = """# Cheesemakers' guild of Rhendal: exports in October 2026

12 November 2026

The guild publishes how much cheese its members sold abroad, by country.

| Country | Exports Oct 2026 (tonnes) | Exports Oct 2025 (tonnes) | Exports Sep 2026 (tonnes) | Price per kilo Oct 2026 (EUR) | Price per kilo Oct 2025 (EUR) |
|---|---|---|---|---|---|
| Germany | 1,482 | 1,530 | 1,391 | 8.10 | 7.85 |
| Belgium | 955 | 871 | 962 | 7.42 | 7.50 |
| Spain | 611 | 640 | 588 | 9.05 | 8.80 |
| Japan | 208 | 164 | 190 | 14.60 | 14.10 |
| Canada | 173 | 181 | 169 | 12.25 | 12.90 |
| Other countries | 402 | 377 | 398 | 9.10 | 8.95 |
| Total | 3,831 | 3,763 | 3,698 | 8.69 | 8.40 |
"""
BUSES = """<html><head><title>Tarnmoor Transit: third quarter 2026</title></head><body>
<h1>Tarnmoor Transit: passengers and punctuality in the third quarter of 2026</h1><p>4 November 2026</p>
<table><caption>Passengers by line (thousand)</caption>
<tr><th>Line</th><th>Q3 2026</th><th>Q2 2026</th><th>Q3 2025</th><th>Change on year, %</th></tr>
<tr><td>Harbour line</td><td>1,204</td><td>1,170</td><td>1,118</td><td>7.7</td></tr>
<tr><td>University line</td><td>640</td><td>812</td><td>655</td><td>-2.3</td></tr>
<tr><td>Airport line</td><td>512</td><td>498</td><td>431</td><td>18.8</td></tr>
<tr><td>Valley line</td><td>333</td><td>329</td><td>320</td><td>4.1</td></tr>
<tr><td>All lines</td><td>2,689</td><td>2,809</td><td>2,524</td><td>6.5</td></tr>
</table>
<table><caption>Punctuality, percent of departures</caption>
<tr><th>Line</th><th>Q3 2026</th><th>Q2 2026</th><th>Q3 2025</th></tr>
<tr><td>Harbour line</td><td>88.1</td><td>89.4</td><td>90.2</td></tr>
<tr><td>University line</td><td>93.5</td><td>92.8</td><td>92.0</td></tr>
<tr><td>Airport line</td><td>81.7</td><td>84.0</td><td>85.9</td></tr>
<tr><td>Valley line</td><td>95.2</td><td>95.0</td><td>94.1</td></tr>
</table></body></html>
"""
FUND = """# Sedgemoor Timber Fund: fact sheet, 31 October 2026

| Total return, % | 1 month | Year to date | 1 year | 3 years p.a. |
|---|---|---|---|---|
| Fund | 1.1 | 4.2 | 6.9 | 7.4 |
| Benchmark | 0.6 | 5.0 | 7.7 | 6.1 |

| Country, % of assets | Fund | Benchmark |
|---|---|---|
| Finland | 31.0 | 26.4 |
| Uruguay | 22.5 | 15.1 |
| Chile | 12.2 | 19.8 |
| New Zealand | 9.3 | 13.0 |
"""
ORCHARDS = """# Statistical office of Velland: growth of farm output

Quarterly change in output, percent, on the quarter before. 20 November 2026

| Sector | Q3 2025 | Q4 2025 | Q1 2026 | Q2 2026 | Q3 2026 |
|---|---|---|---|---|---|
| Orchards | 0.4 | 0.6 | 0.2 | 0.9 | 1.1 |
| Dairies | -0.3 | 0.1 | 0.4 | -0.2 | 0.5 |
| Fisheries | -1.0 | -0.4 | -0.8 | -0.1 | -0.6 |
| Forestry | 0.7 | 0.3 | -0.2 | 0.4 | 0.8 |
"""
MILLS = """# Ostrava Paperworks: nine months of 2026

6 November 2026

| EUR million | Sales 9M 2026 | Sales 9M 2025 | Operating result 9M 2026 | Operating result 9M 2025 |
|---|---|---|---|---|
| Tissue | 410 | 388 | 31 | 35 |
| Cartons | 365 | 402 | -12 | 8 |
| Labels | 142 | 131 | 19 | 14 |
| Ostrava Paperworks | 917 | 921 | 38 | 57 |
"""


HOTELS = """"Carrow Coast tourist board: guests by region, August 2026",,,,
Region / measure,Aug 2026,Aug 2025,Change
North Shore - guests,"41,200","39,800",+3.5%
North Shore - nights,"118,400","117,900",+0.4%
North Shore - occupancy,71.3,72.0,-0.7 pp
Islands - guests,"28,700","30,100",-4.7%
Islands - nights,"131,500","139,600",-5.8%
Islands - occupancy,83.9,86.2,-2.3 pp
Capital - guests,"66,300","61,500",+7.8%
Capital - nights,"140,800","129,700",+8.6%
Capital - occupancy,78.8,74.1,+4.7 pp
"""
MAKERS = """# Bicycle makers of Lorrain, 2025

Published 3 March 2026 by the trade association.

| Rank | Maker | Bicycles sold 2025 | Bicycles sold 2024 | Average price 2025 (EUR) | Employees |
|---|---|---|---|---|---|
| 1 | Veloria | 212,000 | 198,000 | 890 | 640 |
| 2 | Tramont | 175,400 | 181,200 | 1,150 | 710 |
| 3 | Picot Frères | 98,300 | 84,100 | 2,310 | 320 |
| 4 | Ardenne Cycles | 61,000 | 66,500 | 1,480 | 205 |
"""
CLINIC = """Marrow Vale Health Trust
Waiting times and staffing, quarter to September 2026
Published 22 October 2026

Median wait for a first appointment, weeks

Speciality            Q3 2026   Q2 2026   Q3 2025
Orthopaedics             14.2      15.0      16.8
Dermatology               9.1       8.7       7.5
Cardiology                6.3       6.3       7.0
Eye care                 11.8      11.2      11.9

Staff in post, full-time equivalents

Group                 Q3 2026   Q2 2026   Q3 2025
Nurses                  2,410     2,388     2,305
Doctors                   871       869       880
Midwives                  214       220       229
"""
FILES = {
    "cheese.md": CHEESE,
    "buses.html": BUSES,
    "fund.md": FUND,
    "orchards.md": ORCHARDS,
    "mills.md": MILLS,
    "hotels.csv": HOTELS,
    "makers.md": MAKERS,
    "clinic.txt": CLINIC,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("standing")
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


def judged(folder: Path, document: str, text: str) -> tuple[str, str | None]:
    return judged_by(next(folder.glob(f"{document}.*")), text, date(2026, 11, 25))


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("cheese", "Belgium bought more of Rhendal's cheese than Spain in October."),
        ("cheese", "The Germans bought less cheese than a year earlier."),
        ("cheese", "Canadians paid less per kilo than a year ago."),
        ("cheese", "Nowhere did a kilo cost more than in Japan."),
        ("cheese", "Exports to Japan outpaced those to Belgium over the year."),
        ("cheese", "Japan was ahead of Canada in October."),
        ("buses", "No line grew as fast over the year as the Airport line."),
        ("buses", "The University line was the only one that carried fewer passengers than a year earlier."),
        ("buses", "The Valley line was the most punctual."),
        ("buses", "Three of the four lines carried more passengers than in the third quarter of 2025."),
        ("buses", "The Harbour line carried more passengers than the University line."),
        ("fund", "The fund has trailed its benchmark so far this year."),
        ("fund", "Chile weighs less in the fund than in the benchmark."),
        ("fund", "Over the past month the fund beat its benchmark."),
        ("orchards", "Orchards have grown in each of the past five quarters."),
        ("orchards", "Fisheries shrank in every one of the last five quarters."),
        ("mills", "Labels sold more than a year earlier."),
        ("mills", "Tissue outsold cartons in the first nine months."),
        ("mills", "Only cartons made an operating loss in the first nine months of 2026."),
        ("hotels", "The Islands were the only region with fewer guests than a year earlier."),
        ("hotels", "The capital outgrew the North Shore in nights."),
        ("makers", "Veloria sold more bicycles than Tramont in 2025."),
        ("makers", "Picot Frères sells the most expensive bicycles."),
        ("makers", "Two of the four makers sold fewer bicycles than in 2024."),
        ("makers", "Tramont has more employees than Veloria."),
        ("clinic", "Patients wait longer for orthopaedics than for dermatology."),
        ("clinic", "Only dermatology had a longer wait than a year earlier."),
        ("clinic", "The trust employs more nurses than a year ago."),
        ("clinic", "Midwives were the only group that was smaller than in the quarter before."),
        ("clinic", "No speciality keeps patients waiting longer than orthopaedics."),
    ],
)
def test_what_the_cells_bear_out(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "supported"


@pytest.mark.parametrize(
    ("document", "text", "codes"),
    [
        ("cheese", "Spain bought more of Rhendal's cheese than Belgium in October.", "comparison-flipped"),
        ("cheese", "The Germans bought more cheese than a year earlier.", "direction-flipped"),
        ("cheese", "Canada overtook Japan in October.", "comparison-flipped"),
        ("cheese", "Nowhere did a kilo cost more than in Canada.", "wrong-rank"),
        ("cheese", "Canada was ahead of Japan in October.", "comparison-flipped"),
        ("cheese", "All five countries paid more per kilo than a year ago.", "negated"),
        ("buses", "No line grew as fast over the year as the Harbour line.", "wrong-rank"),
        ("buses", "The Valley line was the only one that carried fewer passengers than a year earlier.", "negated"),
        ("buses", "The Airport line was the most punctual.", "wrong-rank"),
        ("buses", "All four lines carried more passengers than a year earlier.", "negated"),
        ("buses", "Two of the four lines carried more passengers than a year earlier.", "wrong-value"),
        ("buses", "The University line carried more passengers than the Harbour line.", "comparison-flipped"),
        ("buses", "The Harbour line grew faster over the year than the Airport line.", "comparison-flipped"),
        ("fund", "The fund has outperformed its benchmark so far this year.", "comparison-flipped"),
        ("fund", "Uruguay weighs less in the fund than in the benchmark.", "comparison-flipped"),
        ("orchards", "Dairies have grown in each of the past five quarters.", "wrong-streak"),
        ("mills", "Cartons outsold tissue in the first nine months.", "comparison-flipped"),
        ("mills", "All three businesses made an operating profit in the first nine months of 2026.", "negated"),
        ("mills", "Labels earned less than a year earlier.", "direction-flipped"),
        ("hotels", "The Islands had more guests than the North Shore in August.", "comparison-flipped"),
        ("hotels", "All three regions had more guests than a year earlier.", "negated"),
        ("makers", "Tramont sold more bicycles than Veloria in 2025.", "comparison-flipped"),
        ("makers", "Ardenne Cycles employs more people than Picot Frères.", "comparison-flipped"),
        ("makers", "Ardenne Cycles grew faster than Picot Frères in 2025.", "comparison-flipped"),
        ("clinic", "Patients wait longer for cardiology than for eye care.", "comparison-flipped"),
        ("clinic", "The wait in orthopaedics has become longer than a year ago.", "direction-flipped"),
        ("clinic", "The trust has more midwives than a year earlier.", "direction-flipped"),
        ("clinic", "Doctors were the only group that was smaller than a year earlier.", "negated"),
    ],
)
def test_what_the_cells_deny(folder: Path, document: str, text: str, codes: str) -> None:
    assert judged(folder, document, text) == ("contradicted", codes)


@pytest.mark.parametrize(
    ("document", "text"),
    [
        # of something that no table measures
        ("cheese", "Belgium ate more butter than Spain in October."),
        ("cheese", "Belgium imported more wine than Germany in October."),
        ("mills", "Cartons employ more people than tissue."),
        # of rows that it has not
        ("cheese", "Italy bought more of Rhendal's cheese than Spain in October."),
        ("buses", "The Harbour line carried more passengers than the trams of rival Fellgate."),
        ("fund", "The fund has outperformed its peers so far this year."),
        # of another time
        ("cheese", "Spain bought more of Rhendal's cheese than Belgium in March."),
        ("fund", "The fund has outperformed its benchmark since launch."),
        # told as what may be
        ("cheese", "Spain could buy more of Rhendal's cheese than Belgium next year."),
        ("buses", "The University line will carry more passengers than the Harbour line by 2030."),
        # by several measures that differ
        ("cheese", "Japan was ahead of Germany in October."),
        ("mills", "Tissue did better than a year earlier."),
        ("hotels", "The Islands attracted more foreign guests than the capital."),
        ("makers", "Veloria made a bigger profit than Tramont."),
        ("clinic", "The trust has more vacancies for nurses than a year ago."),
    ],
)
def test_what_they_leave_open(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "unverified"


@pytest.mark.xfail(
    strict=True, reason="the readers of rows judge by the one column there is, whatever the verb measures"
)
@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("buses", "The Harbour line ran more night services than the Valley line in the third quarter."),
        ("buses", "The Harbour line lost more drivers than the Airport line."),
        ("clinic", "Nurses earn less than midwives."),
    ],
)
def test_what_the_document_does_not_measure_is_left_open(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "unverified"
