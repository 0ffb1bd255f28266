"""Tables with two rows of headers, in every format that can print them, and parts that an article calls by name alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by
from tests.unit.read import files

DAY = date(2026, 3, 5)
TITLE = "Larkspur Mills plc, segment results (£ million)"
ROWS = [
    ("Bakery", "512.4", "41.3", "488.0", "39.9"),
    ("Pasta", "231.7", "(3.2)", "240.1", "6.4"),
    ("Group", "744.1", "38.1", "728.1", "46.3"),
]
NAMES = ("Revenue", "Operating profit")


def _html() -> str:
    body = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in ROWS)
    names = "".join(f"<th>{name}</th>" for name in 2 * NAMES)
    head = f"<tr><th rowspan=2>Segment</th><th colspan=2>2025</th><th colspan=2>2024</th></tr><tr>{names}</tr>"
    return f"<html><body><h1>{TITLE}</h1><table>{head}{body}</table></body></html>"


def _lines(top: str, mark: str, quote: str = "") -> str:
    rows = [mark.join(("Segment", *2 * NAMES)), *(mark.join(row) for row in ROWS)]
    return "\n".join([f"{quote}{TITLE}{quote}", "", top, *rows]) + "\n"


def _by_metric() -> str:
    """The metrics above, the years below."""
    rows = [(label, a, c, b, d) for label, a, b, c, d in ROWS]
    lines = ["| | Revenue | | Operating profit | |", "|---|---|---|---|---|", "| Segment | 2025 | 2024 | 2025 | 2024 |"]
    return f"# {TITLE}\n\n" + "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def _set_with_blanks() -> str:
    rows = ["Segment        Revenue   Operating profit   Revenue   Operating profit"]
    rows += ["".join(cell.ljust(16) for cell in row) for row in ROWS]
    return "\n".join([TITLE, "", "                       2025                           2024", *rows]) + "\n"


def _xlsx() -> bytes:
    figures = [[label, *(float(cell.replace("(", "-").strip(")")) for cell in row)] for label, *row in ROWS]
    rows = [[TITLE], [], ["Segment", 2025, None, 2024, None], [None, *2 * NAMES], *figures]
    return files.xlsx({"S": rows}, merged=["A3:A4", "B3:C3", "D3:E3"])


FORMS = {
    "a.html": _html,
    "a.csv": lambda: _lines(",2025,,2024,", ",", '"'),
    "a.tsv": lambda: _lines("\t2025\t\t2024\t", "\t"),
    "a.md": _by_metric,
    "a.txt": _set_with_blanks,
    "a.xlsx": _xlsx,
}


@pytest.fixture(params=FORMS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = FORMS[request.param]()
    place = tmp_path / request.param
    place.write_bytes(made if isinstance(made, bytes) else made.encode())
    return place


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Larkspur Mills had revenue of £744.1 million in 2025.", "supported"),
        ("Operating profit of Larkspur Mills fell to £38.1 million in 2025.", "supported"),
        ("Larkspur Mills had an operating profit of £46.3 million in 2024.", "supported"),
        ("Larkspur Mills said bakery revenue was £512.4 million in 2025.", "supported"),
        ("At Larkspur Mills, bakery operating profit was £39.9 million in 2024.", "supported"),
        ("Larkspur Mills had an operating profit of £46.3 million in 2025.", "contradicted"),
        ("Larkspur Mills had revenue of £728.1 million in 2025.", "contradicted"),
        ("Larkspur Mills said pasta revenue was £250.1 million in 2024.", "contradicted"),
        ("Larkspur Mills said pasta revenue was £6.4 million in 2024.", "contradicted"),
    ],
)
def test_two_rows_of_headers(path: Path, claim: str, expected: str) -> None:
    assert judged_by(path, claim, DAY)[0] == expected


def test_a_caption_that_names_two_years_gives_no_column_either(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_text(
        '"Larkspur Mills plc, 2025 and 2024, £ million"\n,a,b\nRevenue,744.1,728.1\nCosts,700.2,690.5\n', "utf-8"
    )
    for claim in (
        "Larkspur Mills had revenue of £728.1 million in 2024.",
        "Larkspur Mills had revenue of £744.1 million in 2025.",
    ):
        assert judged_by(place, claim, DAY)[0] != "contradicted"


PARTS = """# Larkspur Mills plc: results for 2025

| £ million | 2025 | 2024 |
|---|---:|---:|
| Revenue | 744.1 | 728.1 |
| Bakery revenue | 512.4 | 488.0 |
| Operating profit | 38.1 | 46.3 |
"""


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        # the whole's profit is no profit of the part, neither for it nor against it
        ("Larkspur Mills had a good year. Bakery's operating profit was £39.9 million in 2024.", "unverified"),
        ("Larkspur Mills had a good year. Bakery's operating profit was £38.1 million in 2025.", "unverified"),
        ("Larkspur Mills had a good year. Bakery's revenue was £512.4 million in 2025.", "supported"),
        ("Larkspur Mills had an operating profit of £39.9 million in 2024.", "contradicted"),
    ],
)
def test_a_part_that_is_called_by_its_name_alone(tmp_path: Path, claim: str, expected: str) -> None:
    place = tmp_path / "a.md"
    place.write_text(PARTS, "utf-8")
    assert judged_by(place, claim, DAY)[0] == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Kestrel Foods had earnings per share of €2.14 in 2025.", "supported"),
        ("Kestrel Foods paid a dividend of CHF 1.25 per share for 2025.", "supported"),
        ("Kestrel Foods had earnings per share of €2.34 in 2025.", "contradicted"),
    ],
)
def test_a_table_that_names_no_currency_is_not_in_dollars(tmp_path: Path, claim: str, expected: str) -> None:
    place = tmp_path / "a.csv"
    place.write_text(
        "Kestrel Foods AG\nItem,2025,2024\nEarnings per share,2.14,1.98\nDividend per share,1.25,1.10\n", "utf-8"
    )
    assert judged_by(place, claim, DAY)[0] == expected


INCOME = """Halden Robotics Inc.
Consolidated statements of income
(in millions of dollars, except per share amounts)

                              Three months ended        Nine months ended
                                September 30,              September 30,
                              2025         2024         2025         2024
Revenue                      4,350        3,880       12,610       11,240
Net income                     612          498        1,705        1,388
Diluted earnings per share    1.42         1.15         3.96         3.21
"""


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Halden Robotics had revenue of $4.35 billion in the three months ended September 30, 2025.", "supported"),
        ("Halden Robotics had revenue of $12.61 billion in the nine months ended September 30, 2025.", "supported"),
        ("Halden Robotics had revenue of $11.24 billion in the first nine months of 2024.", "supported"),
        ("Halden Robotics had net income of $498 million in the three months ended September 30, 2024.", "supported"),
        ("Halden Robotics had net income of $1,705 million in the third quarter of 2025.", "contradicted"),
        (
            "Halden Robotics had diluted earnings per share of $3.21 in the nine months ended September 30, 2025.",
            "contradicted",
        ),
    ],
)
def test_spans_of_time_above_years_in_a_table_set_with_blanks(tmp_path: Path, claim: str, expected: str) -> None:
    place = tmp_path / "income.txt"
    place.write_text(INCOME, "utf-8")
    assert judged_by(place, claim, date(2025, 11, 5))[0] == expected


UNEVEN = """Halden Robotics Inc.
(in millions of dollars)

                 Three months ended     Year ended
                   September 30        December 31
                 2025      2024        2024
Revenue          4,350    3,880       15,400
Net income         612      498        1,910
"""


@pytest.mark.parametrize(
    "claim",
    [
        "Halden Robotics had revenue of $3.88 billion in the three months ended September 30, 2024.",
        "Halden Robotics had revenue of $15.4 billion in 2024.",
        "Halden Robotics had net income of $612 million in the third quarter of 2025.",
    ],
)
def test_headers_that_belong_to_nobody_knows_which_columns_accuse_nobody(tmp_path: Path, claim: str) -> None:
    place = tmp_path / "uneven.txt"
    place.write_text(UNEVEN, "utf-8")
    assert judged_by(place, claim, date(2025, 11, 5))[0] != "contradicted"


def test_a_document_of_a_rule_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    from factcheck.errors import UsageError
    from factcheck.pipeline import Checker

    (tmp_path / "own.yaml").write_text("kind: facts\ndocument: releas.md\nfacts: []\n", "utf-8")
    with pytest.raises(UsageError, match=r"^document: .*releas\.md: no such file"):
        Checker([tmp_path / "own.yaml"])


OWN_SCALES = """Larkspur Mills plc
Year to 31 December

                                   2025         2024       Change
Revenue                          £1.74bn      £1.68bn       +3.6%
Operating profit                  £38.1m       £46.3m      -17.7%
                                --------     --------
Profit for the year               £24.6m       £31.0m      -20.6%
                                ========     ========
Reach of the conveyor               5.3m         5.1m
"""


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Larkspur Mills had revenue of £1.74 billion in 2025.", "supported"),
        ("Larkspur Mills had an operating profit of £46.3 million in 2024.", "supported"),
        ("Profit for the year of Larkspur Mills was £24.6 million in 2025.", "supported"),
        ("Larkspur Mills had an operating profit of £38.1 billion in 2025.", "contradicted"),
        ("Profit for the year of Larkspur Mills was £38.1 million in 2025.", "contradicted"),
        ("At Larkspur Mills the conveyor had a reach of 5.3 million in 2025.", "unverified"),
    ],
)
def test_cells_that_say_their_own_scale_and_rules_between_rows(tmp_path: Path, claim: str, expected: str) -> None:
    place = tmp_path / "kpi.txt"
    place.write_text(OWN_SCALES, "utf-8")
    assert judged_by(place, claim, DAY)[0] == expected


SCALES = """<html><body><h1>Larkspur Mills plc: results for 2025</h1><table>
<tr><th></th><th colspan=2>2025</th><th colspan=2>2024</th></tr>
<tr><td>Revenue</td><td>£744.1</td><td>million</td><td>£728.1</td><td>million</td></tr>
<tr><td>Net debt</td><td>£1.2</td><td>billion</td><td>£1.3</td><td>billion</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Larkspur Mills had revenue of £744.1 million in 2025.", "supported"),
        ("Larkspur Mills had revenue of £728.1 million in 2024.", "supported"),
        ("Larkspur Mills had revenue of £744.1 billion in 2025.", "contradicted"),
        ("Larkspur Mills had revenue of £762.1 million in 2025.", "contradicted"),
    ],
)
def test_a_scale_in_a_cell_of_its_own(tmp_path: Path, claim: str, expected: str) -> None:
    place = tmp_path / "a.html"
    place.write_text(SCALES, "utf-8")
    assert judged_by(place, claim, DAY)[0] == expected


_AIRPORTS = """"Skarn Airports: traffic for October 2026 (passengers in thousands)",,
Airport,Oct 2026,Oct 2025
Velby,1204,1150
Torsund,655,640
,,
Indicator,Oct 2026,Oct 2025
Freight (tonnes),32410,30150
"""


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Freight at Skarn Airports came to 32,410 tonnes in October 2026.", "supported"),
        ("Freight at Skarn Airports came to 32.4 million tonnes in October 2026.", "contradicted"),
        ("Velby handled 1.2 million passengers in October 2026.", "supported"),
    ],
)
def test_a_scale_of_one_noun_is_none_of_another(tmp_path: Path, claim: str, expected: str) -> None:
    file = tmp_path / "traffic.csv"
    file.write_text(_AIRPORTS, encoding="utf-8")
    assert judged_by(file, claim, date(2026, 11, 12))[0] == expected
