"""Tables that are set with blanks: headers over several lines, and labels that go on in the next line."""

from __future__ import annotations

from factcheck.read.documents.prose import collect


def rows(text: str) -> tuple[tuple[str, ...], ...]:
    (grid,) = collect(text).grids
    return grid.rows


def test_names_over_two_lines_of_which_some_have_one() -> None:
    text = (
        "Segments\n\n"
        "                           Retail   Private             Corporate\n"
        "                          banking   banking  Markets       centre    Group\n"
        "Income                      412.0     188.5    240.1         12.4    853.0\n"
        "Expenses                    250.2     120.0    131.7         30.9    532.8\n"
    )
    assert rows(text)[0] == ("", "Retail banking", "Private banking", "Markets", "Corporate centre", "Group")
    assert rows(text)[1] == ("Income", "412.0", "188.5", "240.1", "12.4", "853.0")


def test_groups_stand_over_the_middle_of_their_columns() -> None:
    text = (
        "Loans by country\n\n"
        "                     H1 2026              H1 2025\n"
        "                 EUR 1,000  share %  EUR 1,000  share %  change %\n"
        "Austria             31,208      6.4     30,117      6.3       3.6\n"
        "Italy              188,440     38.5    186,002     39.1       1.3\n"
    )
    # nothing stands over the change between the two
    thousands = ("H1 2026 EUR thousand", "H1 2026 share %", "H1 2025 EUR thousand", "H1 2025 share %")
    assert rows(text)[0] == ("", *thousands, "change %")
    # over a column that is no change there ought to be something: nobody can tell what the groups head
    assert "31,208" not in str(collect(text.replace("change %", " arrears")).grids)
    text = text.replace("H1 2025\n", "H1 2025        Change\n")
    assert rows(text)[:2] == (
        ("", "H1 2026", "H1 2026", "H1 2025", "H1 2025", "Change"),
        ("", "EUR thousand", "share %", "EUR thousand", "share %", "change %"),
    )


def test_a_label_that_goes_on_is_no_section() -> None:
    text = (
        "                     2026      2025\n"
        "Sales               812.0     790.4\n"
        "Depreciation and\n"
        "  amortisation       41.1      39.8\n"
        "Time in port\n"
        "  (hours)            27.4      29.8\n"
        "Ships\n"
        "  Ferries              12        11\n"
    )
    assert [row[0] for row in rows(text)] == [
        "",
        "Sales",
        "Depreciation and amortisation",
        "Time in port (hours)",
        "Ships",
        "Ferries",
    ]


def test_a_rule_is_no_caption() -> None:
    text = (
        "Table 3. Berths\n"
        "-------------------------\n"
        "              2026   2025\n"
        "-------------------------\n"
        "North pier      14     12\n"
        "South pier       9      9\n"
    )
    (grid,) = collect(text).grids
    assert grid.caption == "Table 3. Berths"


def test_an_amount_beside_a_label_is_no_unit() -> None:
    text = "Terms of the fund\n\nSmallest purchase    EUR 1,000\nNext purchase        EUR 250\n"
    assert "EUR 1,000" in str(collect(text).grids)


def test_dates_that_one_blank_parts_over_ruled_columns() -> None:
    text = (
        "                 CONDENSED STATEMENTS OF OPERATIONS (in thousands)\n\n"
        "                               Thirteen Weeks Ended         Twenty-Six Weeks Ended    \n"
        "                            ----------------------------  ----------------------------\n"
        "                           Sept. 26, 2026 Sept. 27, 2025 Sept. 26, 2026 Sept. 27, 2025\n"
        "                            -------------  -------------  -------------  -------------\n"
        "Net sales                        $31,284        $29,940        $62,705        $60,238 \n"
        "Interest expense                    (962)          (918)        (1,905)        (1,877)\n"
    )
    (grid,) = collect(text).grids
    first, second = ("Thirteen Weeks Ended",) * 2, ("Twenty-Six Weeks Ended",) * 2
    assert grid.rows[0][1:] == (*first, *second)
    assert grid.rows[1][1:] == ("Sept. 26, 2026", "Sept. 27, 2025", "Sept. 26, 2026", "Sept. 27, 2025")
    assert grid.caption == "CONDENSED STATEMENTS OF OPERATIONS (in thousands)"


def test_a_forecast_headed_over_two_lines_behind_a_change_and_a_ruled_header() -> None:
    text = (
        "Results and forecast (millions of yen)\n\n"
        "                    Six months ended                Year ending March 31,\n"
        "                                                        2027 (forecast)\n"
        "           Sept. 30, 2025  Sept. 30, 2026   Change     Previous        New\n"
        "------------------------------------------------------------------------\n"
        "Net sales\n"
        "  Tiles            18,412          19,077     3.6%       38,500     39,400\n"
        "  Bricks           24,960          24,135    -3.3%       50,500     49,200\n"
        "Income              7,855           9,612    22.4%       18,000     19,500\n"
    )
    (grid,) = collect(text).grids
    months, year = "Six months ended", "Year ending March 31, 2027 (forecast)"
    above = [row for row in grid.rows if not row[0]]
    heads = [" ".join(filter(None, column)) for column in list(zip(*above, strict=True))[1:]]
    assert heads[:2] == [f"{months} Sept. 30, 2025", f"{months} Sept. 30, 2026"]
    assert heads[3:] == [f"{year} Previous", f"{year} New"]
    assert grid.caption == "Results and forecast (millions of yen)"
