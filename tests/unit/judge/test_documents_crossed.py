"""Where digits vouch for what words leave open: the cell of the row and time that a sentence names, and the one beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

PORTS = """Vestra Ports Group: cargo and finance, third quarter of 2026
Published on 4 November 2026

1. Containers handled (thousand boxes)

                     Q3 2026    Q2 2026    Q3 2025    Change on
                                                       year (%)
Marrow Bay               614        598        571          7.5
Tolvik                   287        301        322        -10.9
Sund Harbour             143        139        118         21.2
Total                  1,044      1,038      1,011          3.3

2. Insurance arm, premiums (EUR million)

                     Q3 2026    Q3 2025
Life                    38.4       36.9
Non-life                71.2       64.5
Total                  109.6      101.4
"""
HALF = """<html><body><h1>Vestra Ports Group plc: results for the six months ended 30 September 2026</h1>
<p>5 November 2026</p>
<table><caption>Summary (&euro; million)</caption>
<tr><th></th><th>H1 2026/27</th><th>H1 2025/26</th></tr>
<tr><td>Revenue</td><td>418.6</td><td>397.2</td></tr>
<tr><td>Net debt at 30 September</td><td>212.4</td><td>236.8</td></tr></table></body></html>"""
UPDATE = """# Corvolle trading update, third quarter of 2026

Lille, 20 October 2026

| | Q3 2026, EUR m | Q3 2025, EUR m | Reported | Comparable |
|---|---|---|---|---|
| Knitwear | 184.3 | 171.6 | +7.4% | +9.8% |
| Footwear | 96.2 | 101.7 | -5.4% | -3.1% |
| Group | 280.5 | 273.3 | +2.6% | +4.9% |

In 2026 we expect an operating profit of EUR 61 million to EUR 66 million (until now EUR 66 million to EUR 71 million). In the
first half it was EUR 34.2 million, in the third quarter EUR 29.6 million.
"""
FILES = {"ports.txt": PORTS, "half.html": HALF, "update.md": UPDATE}
DAY = date(2026, 11, 10)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("crossed")
    for name, text in FILES.items():
        (found / name).write_text(text, encoding="utf-8")
    return found


def _judged(folder: Path, name: str, text: str) -> tuple[str, str | None]:
    return judged_by(folder / name, text, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "Sund Harbour had a brilliant summer, with 21.2% more containers than in the year before.",
        "Vestra Ports shifted 1.04 million boxes in the third quarter.",
        "Thanks to the new cranes and longer shifts, containers handled at Marrow Bay rose 7.5% in the third quarter of 2026.",
    ],
)
def test_the_digits_vouch_for_words_that_the_table_does_not_know(folder: Path, text: str) -> None:
    assert _judged(folder, "ports.txt", text) == ("supported", None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # 21.2% is that of Sund Harbour, and Tolvik lost boxes
        ("Tolvik had a brilliant summer, with 21.2% more containers than in the year before.", "wrong-segment"),
        # 571 is that of the year before
        ("Marrow Bay got 571,000 boxes across its quays in the third quarter of 2026.", "wrong-period"),
    ],
)
def test_a_number_from_the_cell_beside(folder: Path, text: str, code: str) -> None:
    assert _judged(folder, "ports.txt", text) == ("contradicted", code)


def test_a_day_of_a_row_is_in_the_year_of_its_column(folder: Path) -> None:
    assert (
        _judged(folder, "half.html", "Net debt at Vestra Ports was €236.8 million on 30 September 2026.")[0]
        != "supported"
    )
    assert (
        _judged(folder, "half.html", "Net debt at Vestra Ports was €212.4 million on 30 September 2026.")[0]
        == "supported"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The rival of Tolvik had 21.2% more containers than in the year before.",  # whose, it does not say
        "Marrow Bay got 571,000 boxes across its quays a year earlier.",
    ],
)
def test_what_may_speak_of_another_cell_is_no_slip(folder: Path, text: str) -> None:
    assert _judged(folder, "ports.txt", text)[0] != "contradicted"


def test_non_life_is_no_life(folder: Path) -> None:
    assert (
        _judged(folder, "ports.txt", "Life insurance brought in premiums of €71.2 million in the third quarter.")[0]
        != "supported"
    )
    assert (
        _judged(folder, "ports.txt", "Non-life premiums came to €71.2 million in the third quarter.")[0] == "supported"
    )


def test_a_second_line_of_a_header_stands_below_its_column(folder: Path) -> None:
    """ "year (%)" is of the last column, and makes no percentages of the boxes."""
    assert _judged(folder, "ports.txt", "Tolvik handled 287,000 boxes in the third quarter of 2026.") == (
        "supported",
        None,
    )


def test_percentages_with_a_sign_are_changes(folder: Path) -> None:
    assert _judged(folder, "update.md", "Reported sales of footwear fell 5.4% in the third quarter.")[0] == "supported"


def test_a_range_of_what_is_expected_is_no_sum_of_what_was(folder: Path) -> None:
    """34.2 and 29.6 are 63.8, within the range, which is that of an outlook."""
    said = "Corvolle expects an operating profit of EUR 63 million to EUR 65 million for 2026."
    assert _judged(folder, "update.md", said)[0] != "supported"


@pytest.mark.parametrize(
    ("verb", "outcome"),
    [
        ("raised", ("contradicted", "direction-flipped")),
        ("kept", ("contradicted", "wrong-value")),
        ("lowered", ("supported", None)),
        ("cut", ("supported", None)),
    ],
)
def test_which_way_a_forecast_was_revised(folder: Path, verb: str, outcome: tuple[str, str | None]) -> None:
    """Until now it was 66 to 71 million."""
    to = "at" if verb == "kept" else "to"
    said = f"Corvolle {verb} its forecast of operating profit for 2026 {to} between EUR 61 million and EUR 66 million."
    assert _judged(folder, "update.md", said) == outcome


@pytest.mark.parametrize("end", ["", " at its yards"])
def test_back_to_growth_is_a_direction(folder: Path, end: str) -> None:
    said = f"Footwear returned to growth at Corvolle{end}, with third-quarter sales of EUR 96.2 million."
    assert _judged(folder, "update.md", said)[0] != "supported"


COATINGS = """<html><body><h1>Ravnholt Paints ASA: third quarter 2026</h1><p>Larvik, 4 November 2026</p>
<table><caption>Group, NOK million (earnings per share in NOK)</caption>
<tr><th></th><th>Q3 2026</th><th>Q3 2025</th></tr>
<tr><td>Revenue</td><td>1,846</td><td>1,613</td></tr>
<tr><td>Profit for the period</td><td>261</td><td>204</td></tr>
<tr><td>Earnings per share</td><td>3.48</td><td>2.72</td></tr></table></body></html>"""
WATER = """# Eldmere Water plc: annual report for the year ended 31 March 2026

Published on 18 June 2026

| | 2025/26 | 2024/25 |
|---|---:|---:|
| Bursts repaired | 4,118 | 4,732 |
| Complaints | 2,846 | 3,391 |
"""
LOCKERS = """"Parcels delivered to lockers (thousand)",Q3 2026,Q3 2025
Spain,2418,2011
Greece,1306,1172
Total,3724,3183
"""


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("more")
    for name, text in {"coatings.html": COATINGS, "water.md": WATER, "lockers.csv": LOCKERS}.items():
        (found / name).write_text(text, encoding="utf-8")
    return found


def test_a_bracket_of_amounts_per_share_is_of_no_other_row(more: Path) -> None:
    assert (
        _judged(more, "coatings.html", "Ravnholt made a profit of NOK 261 million in the third quarter of 2026.")[0]
        == "supported"
    )
    said = "Ravnholt made a profit of NOK 216 million in the third quarter of 2026."
    assert _judged(more, "coatings.html", said)[0] == "contradicted"
    assert (
        _judged(more, "coatings.html", "Earnings per share at Ravnholt were NOK 3.48 in the third quarter.")[0]
        == "supported"
    )


@pytest.mark.parametrize(
    "text", ["Eldmere repaired 4,118 bursts last year.", "Complaints to Eldmere fell to 2,846 last year."]
)
def test_last_year_of_an_annual_report_may_be_its_own(more: Path, text: str) -> None:
    """By the calendar it would be the year before."""
    assert _judged(more, "water.md", text)[0] != "contradicted"


def test_what_will_probably_be_is_denied_by_no_figure_of_what_was(more: Path) -> None:
    assert _judged(more, "water.md", "Eldmere will probably repair 5,000 bursts.")[0] != "contradicted"


def test_a_row_of_a_country_is_found_by_its_people(more: Path) -> None:
    said = "Spanish lockers got 2.42 million parcels in the third quarter of 2026."
    assert _judged(more, "lockers.csv", said)[0] != "contradicted"


def test_a_half_that_no_year_has_ends_no_reading(tmp_path: Path) -> None:
    (tmp_path / "odd.html").write_text(HALF.replace("H1 2026/27", "H3 2026/27"), encoding="utf-8")
    said = "Revenue at Vestra Ports was €418.6 million in the six months to 30 September 2026."
    assert _judged(tmp_path, "odd.html", said)[0] != "contradicted"
