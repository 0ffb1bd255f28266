"""Documents as evidence: every format to passages and tables, and hostile ones to a clear message."""

from __future__ import annotations

import builtins
from datetime import date
from typing import Any

import pytest

from factcheck.errors import InputError
from factcheck.read.documents import Document, read_document
from tests.unit.read import files

ROWS = [["", "Q3 2025", "Q3 2024"], ["Revenue", "4,350", "3,880"], ["Operating income (loss)", "(54)", "128"]]


def read(text: str | bytes, name: str, **told: Any) -> Document:
    return read_document(text.encode() if isinstance(text, str) else text, name, **told)


def cells(document: Document, table: int = 0) -> list[list[str]]:
    return [list(row) for row in document.grids[table].rows]


# ---------------------------------------------------------------- text
def test_markdown_gives_its_paragraphs_with_their_lines_and_its_tables() -> None:
    text = "# Halden results\n\nRevenue rose.\n\nIn millions\n\n| | Q3 2025 | Q3 2024 |\n|---|---|---|\n| Revenue | **4,350** | 3,880 |\n\nThe end.\n"
    found = read(text, "a.md")
    assert [(p.text, p.place) for p in found.passages] == [
        ("Halden results", "line 1"), ("Revenue rose.", "line 3"), ("In millions", "line 5"), ("The end.", "line 11"),
    ]  # fmt: skip
    assert cells(found) == [["", "Q3 2025", "Q3 2024"], ["Revenue", "4,350", "3,880"]]
    assert found.grids[0].caption == "In millions"
    assert found.title == "Halden results"


def test_columns_set_with_blanks_are_a_table_and_wrapped_lines_a_paragraph() -> None:
    text = "The company had a good quarter in all of its regions, and revenue\nrose.\n\n(in millions)\nRevenue      4,350   3,880\nNet income     612     498\n"
    found = read(text, "a.txt")
    assert cells(found) == [["Revenue", "4,350", "3,880"], ["Net income", "612", "498"]]
    assert found.passages[0].text.endswith("and revenue rose.")
    assert found.grids[0].caption == "(in millions)"


def test_a_row_of_years_and_the_names_below_it_are_one_header() -> None:
    text = """Segments, £ million

                        2025                    2024
Segment        Sales   Profit           Sales   Profit
Bakery         512.4     41.3           488.0     39.9
Group          744.1     38.1           728.1     46.3
"""
    found = read(text, "a.txt")
    assert found.grids[0].caption == "Segments, £ million"
    assert cells(found)[0] == ["", "2025", "2025", "2024", "2024"]
    assert cells(found)[1] == ["Segment", "Sales", "Profit", "Sales", "Profit"]
    marks = "Accounts\n\n               2025      2024\n               £m        £m\nSales          744.1     728.1\n"
    assert cells(read(marks, "a.txt")) == [["", "2025", "2024"], ["", "£m", "£m"], ["Sales", "744.1", "728.1"]]


def test_rows_with_fewer_figures_have_them_in_the_columns_where_they_stand() -> None:
    text = """Income statement, £ million

                         2025       2024       2023
Revenue                 744.1      728.1      701.5
Restructuring                       (5.0)
Impairment              (2.5)                  (1.0)
Result                   38.1       46.3       44.0
"""
    assert cells(read(text, "a.txt"))[2:4] == [["Restructuring", "", "(5.0)", ""], ["Impairment", "(2.5)", "", "(1.0)"]]


def test_a_column_of_numbers_of_notes_is_left_out() -> None:
    text = """Income statement for the year

                        Note      2025       2024
                                    £m         £m
Revenue                    3     744.1      728.1
Cost of sales                   (512.0)    (498.3)
Result                     4      38.1       46.3
"""
    rows = [
        ["", "2025", "2024"],
        ["", "£m", "£m"],
        ["Revenue", "744.1", "728.1"],
        ["Cost of sales", "(512.0)", "(498.3)"],
    ]
    assert cells(read(text, "a.txt"))[:4] == rows
    labelled = text.replace("                        Note", "£ million               Note")
    assert cells(read(labelled, "a.txt"))[0] == ["£ million", "2025", "2024"]


def test_short_lines_with_two_blanks_between_sentences_stay_lines_of_their_own() -> None:
    text = "Jane Roe:  Good morning.\nJohn Doe:  Thank you.  We begin.\nOrders grew.  Prices fell.\nCosts rose.  Staff left.\n"
    assert len(read(text, "a.txt").passages) == 4


def test_a_word_that_is_broken_at_its_hyphen_is_one_word() -> None:
    text = "Yields on the notes of the Treasury that run for two-\nyear periods rose, and so did those on short-\nand long-term bonds of the state.\n"
    assert read(text, "a.txt").passages[0].text == (
        "Yields on the notes of the Treasury that run for two-year periods rose, and so did those on short- and long-term bonds of the state."
    )


def test_the_unit_above_a_table_that_has_a_title_of_its_own() -> None:
    table = "<table><caption>Selected data</caption><tr><th></th><th>3Q26</th></tr><tr><td>Deposits</td><td>14,902</td></tr></table>"
    found = read(f"<html><body><p>Dollars in millions, except per share data</p>{table}</body></html>", "a.html")
    assert found.grids[0].caption == "Selected data (Dollars in millions, except per share data)"
    found = read(f"<html><body><p>Knoxville, October 19, 2026</p>{table}</body></html>", "a.html")
    assert found.grids[0].caption == "Selected data"


def test_a_sentence_above_a_table_is_no_caption() -> None:
    found = read("Revenue was 9 million euros.\n\n| | 2024 |\n|-|-|\n| Sales | 12 |\n", "a.md")
    assert found.grids[0].caption == ""


def test_windows_1252_is_read_and_said() -> None:
    found = read("Umsatz of Häagen was €5 million. It was a good year for all.".encode("cp1252"), "a.txt")
    assert "Häagen" in found.passages[0].text
    assert "Windows-1252" in found.notes[0]


# ---------------------------------------------------------------- HTML
def test_html_leaves_out_scripts_menus_and_hidden_parts_and_footnote_marks() -> None:
    page = """<html><head><title>x</title><meta name="date" content="2025-07-24"></head><body><nav>Menu</nav><script>alert('5 million')</script>
      <div style="display:none">Revenue was 1 million.</div><p>Revenue was &euro;9<sup>1</sup> million on the 3<sup>rd</sup>.</p>
      <table><caption>Figures, EUR million</caption><tr><th></th><th colspan="2">Q2 2025</th></tr><tr><td>Sales<sup>(2)</sup></td><td>$</td><td>5,340</td></tr>
      <tr><td>Loss</td><td></td><td>(165</td><td>)</td></tr></table></body></html>"""
    found = read(page, "a.html")
    assert [p.text for p in found.passages] == ["Revenue was €9 million on the 3rd."]
    assert found.grids[0].caption == "Figures, EUR million"
    assert cells(found) == [["", "Q2 2025", "Q2 2025"], ["Sales", "", "$5,340"], ["Loss", "", "(165)"]]
    assert found.published == date(2025, 7, 24)


def test_a_cell_over_several_rows_keeps_its_columns_in_each_of_them() -> None:
    head = """<tr><th rowspan="2"></th><th colspan="2">Three months ended June 30,</th></tr><tr><th>2026</th><th>2025</th></tr>"""
    rows = """<tr><td rowspan=2>Net loss</td><td>(8,937)</td><td>20,079</td></tr><tr><td>(14,438)</td><td rowspan="2">51,800</td></tr>
      <tr><td>Fleet</td><td>28</td></tr>"""
    found = read(f"<html><body><table>{head}{rows}</table></body></html>", "a.html")
    three = "Three months ended June 30,"
    assert cells(found) == [
        ["", three, three],
        ["", "2026", "2025"],
        ["Net loss", "(8,937)", "20,079"],
        ["Net loss", "(14,438)", "51,800"],
        ["Fleet", "28", ""],
    ]


def test_tables_that_lay_out_a_page_are_text_and_inner_tables_are_tables() -> None:
    inner = "<table><tr><td></td><td>2024</td></tr><tr><td>Sales</td><td>12</td></tr></table>"
    found = read(
        f"<html><body><table><tr><td><p>Sales rose last year.</p>{inner}</td></tr></table></body></html>", "a.html"
    )
    assert cells(found) == [["", "2024"], ["Sales", "12"]]
    assert "Sales rose last year." in [p.text for p in found.passages]


# ---------------------------------------------------------------- CSV, XLSX
@pytest.mark.parametrize(("mark", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv")])
def test_tables_of_any_separator_with_the_lines_above_as_caption(mark: str, name: str) -> None:
    lines = ['"Pelham Stores, in millions of pounds"' + 2 * mark, mark.join(["", "Q3 2025", "Q3 2024"])]
    lines.append(mark.join(["Sales", '"1,842.5"' if mark == "," else "1842.5", "1796.0"]))
    found = read("\n".join(lines), name)
    assert found.grids[0].caption == "Pelham Stores, in millions of pounds"
    assert cells(found)[1][0] == "Sales"
    assert cells(found)[1][1].replace(",", "") == "1842.5"


def test_blank_rows_divide_a_sheet_into_tables() -> None:
    found = read("First\n,2024\nSales,5\n\nSecond\n,2024\nStaff,7\n", "a.csv")
    assert [grid.caption for grid in found.grids] == ["First", "First. Second"]
    assert cells(found, 1) == [["", "2024"], ["Staff", "7"]]


def test_excel_shows_percentages_dates_and_every_visible_sheet() -> None:
    from datetime import date as day

    data = files.xlsx(
        {"Results": [["In thousands of euros"], ["", day(2025, 6, 30)], ["Sales", 4350.25], ["Margin", 0.123]]},
        {"B4": "0.0%", "B3": '#,##0.00 "€"'},
    )
    found = read(data, "a.xlsx")
    assert cells(found) == [["", "June 30, 2025"], ["Sales", "€4350.25"], ["Margin", "12.3%"]]
    assert found.grids[0].place == "sheet Results, table 1"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("[$CHF-807] #,##0.00", "CHF 52.00"),
        ('#,##0.00 "NOK"', "NOK 52.00"),
        ("#,##0.00 [$€-407]", "€52.00"),
        ("[$£-809]#,##0", "£52"),
        ('"$"#,##0_);("$"#,##0)', "$52"),
        ("[$$-409]#,##0.00", "$52.00"),
        # a language, a colour and a condition are no currency
        ("[$-409]#,##0", "52"),
        ("[Red]#,##0;[<100]0", "52"),
        ("General", "52"),
        # zeros and multiples are shown
        ("0.0", "52.0"),
        ('0.0"x"', "52.0x"),
        ("0.0%", "5200.0%"),
        ("0.##", "52"),
    ],
)
def test_excel_tells_the_currency_of_a_number_format(form: str, shown: str) -> None:
    data = files.xlsx({"S": [["", "2025"], ["Sales", 52]]}, {"B2": form})
    assert cells(read(data, "a.xlsx"))[1][1] == shown


def test_excel_spreads_merged_headers_and_leaves_titles_and_figures_alone() -> None:
    rows = [
        ["Segments, £ million", None, None, None, None],
        ["Segment", "2025", None, "2024", None],
        [None, "Sales", "Profit", "Sales", "Profit"],
        ["Bakery", 512.4, 41.3, 488, 39.9],
        ["Both years", 1000.4, None, 81.2, None],
    ]
    found = read(files.xlsx({"S": rows}, merged=["A1:E1", "A2:A3", "B2:C2", "D2:E2", "B5:C5"]), "a.xlsx")
    assert found.grids[0].caption == "Segments, £ million"
    assert cells(found) == [
        ["Segment", "2025", "2025", "2024", "2024"],
        ["Segment", "Sales", "Profit", "Sales", "Profit"],
        ["Bakery", "512.4", "41.3", "488", "39.9"],
        ["Both years", "1000.4", "", "81.2", ""],
    ]


def test_excel_formulas_without_a_result_are_told_of() -> None:
    found = read(files.xlsx({"S": [["", "2025"], ["Sales", 5], ["Costs", "=2+1"], ["Profit", "=B2-B3"]]}), "a.xlsx")
    assert len(found.notes) == 1
    assert "2 formulas" in found.notes[0]
    assert read(files.xlsx({"S": [["", "2025"], ["Sales", 5]]}), "a.xlsx").notes == ()


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (["Sales;1.412,6;1.381,3", "Profit;28,1;25,2"], ["1,412.6", "1,381.3", "28.1", "25.2"]),
        (["Sales;1.412;1.381", "Margin;11,4%;10,9%"], ["1,412", "1,381", "11.4%", "10.9%"]),
        (["Sales;1 412,6;12\u202f381,3", "Staff;412;1 398"], ["1,412.6", "12,381.3", "412", "1,398"]),
        (["Profit;-28,15;(3,2)", "Staff;412;398"], ["-28.15", "(3.2)", "412", "398"]),
    ],
)
def test_decimal_commas_are_read_where_figures_can_be_read_in_no_other_way(rows: list[str], shown: list[str]) -> None:
    found = read("\n".join([";2025;2024", *rows]), "a.csv")
    assert [cell for row in cells(found)[1:] for cell in row[1:]] == shown
    assert found.notes


@pytest.mark.parametrize(
    "rows",
    [
        ["Sales;1,412.6;1,381.3", "Profit;28.1;25.2"],
        ["Sales;1,412,600;1,381,300", "Margin;11;10"],
        ["Sales;412,600;381,300", "Profit;28,100;25,200"],
        ["Sales;412.600;381.300", "Profit;28.100;25.200"],  # thousands or decimals: nobody can tell
        ["Sales;1.412,6;28.15", "Profit;28.1;25.2"],
    ],
)
def test_other_marks_stay_as_they_are(rows: list[str]) -> None:
    found = read("\n".join([";2025;2024", *rows]), "a.csv")
    assert [";".join(row) for row in cells(found)[1:]] == rows
    assert found.notes == ()


# ---------------------------------------------------------------- PDF, DOCX
def test_pdf_keeps_columns_as_tables_and_says_the_page() -> None:
    first = [(72, 720, "Halden Robotics reported revenue of $4.35 billion in the third quarter.")]
    table = [(72, 720, "In millions of dollars"), (72, 700, "Revenue"), (300, 700, "4,350"), (400, 700, "3,880")]
    table += [(72, 686, "Net income"), (300, 686, "612"), (400, 686, "498")]
    found = read(files.pdf([first, table]), "a.pdf")
    assert found.passages[0].place == "page 1"
    assert "revenue of $4.35 billion" in found.passages[0].text
    assert cells(found) == [["Revenue", "4,350", "3,880"], ["Net income", "612", "498"]]
    assert found.grids[0].place.startswith("page 2")


def test_word_files_keep_the_order_of_paragraphs_and_tables() -> None:
    found = read(files.docx(["Halden Robotics results", "In millions", ROWS]), "a.docx")
    assert cells(found) == ROWS
    assert found.grids[0].caption == "In millions"


# ---------------------------------------------------------------- hostile and unusable
def refused(data: bytes, name: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_document(data, name)
    return caught.value


def test_an_encrypted_pdf_is_named_as_such() -> None:
    data = files.encrypted_pdf(files.pdf([[(72, 720, "Revenue was $5 million.")]]))
    assert "encrypted" in refused(data, "a.pdf").message


def test_a_scanned_pdf_asks_for_its_text() -> None:
    error = refused(files.pdf([[], []]), "a.pdf")
    assert "images" in error.message
    assert "OCR" in str(error)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"\x00garbage" * 40, b"%PDF-1.4\n%%EOF\n"])
def test_a_damaged_pdf_ends_in_a_message(data: bytes) -> None:
    assert "PDF" in refused(data, "a.pdf").message


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_archives_that_unpack_to_far_more_are_not_opened(name: str) -> None:
    part = "xl/worksheets/sheet1.xml" if name.endswith("xlsx") else "word/document.xml"
    assert "unpacks to" in refused(files.bomb(part, 40 << 20), name).message


def test_a_word_file_with_an_entity_bomb_ends_in_a_message_or_in_nothing_expanded() -> None:
    import io
    import zipfile

    whole = files.docx(["Revenue was $5 million."])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            body = old.read(part)
            if part.filename == "word/document.xml":
                lol = "".join(f'<!ENTITY l{i} "{("&l" + str(i - 1) + ";") * 10}">' for i in range(1, 12))
                head = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">{lol}]>'.encode()
                body = head + body.partition(b"?>")[2].replace(b"Revenue", b"&l11;")
            new.writestr(part, body)
    try:
        length = sum(len(p.text) for p in read_document(out.getvalue(), "a.docx").passages)
    except InputError:
        length = 0
    assert length < 10_000


def test_deep_nesting_and_unclosed_tags_are_read_in_linear_time() -> None:
    page = "<html><body>" + "<div><table><tr><td>" * 5_000 + "Revenue was $5 million." + "</body></html>"
    assert any("Revenue was $5 million." in p.text for p in read(page, "a.html").passages)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, bytes(range(1, 9)) * 100])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert "not a text" in refused(data, "a.txt").message


def test_old_formats_name_the_new_one() -> None:
    assert "save it as DOCX" in str(refused(b"\xd0\xcf\x11\xe0", "release.doc"))


def test_an_empty_document_says_so() -> None:
    assert "no text" in refused(b"\n\n", "a.txt").message


@pytest.mark.parametrize(("name", "library", "extra"), [("a.pdf", "pypdf", "pdf"), ("a.xlsx", "openpyxl", "xlsx"), ("a.docx", "docx", "docx")])  # fmt: skip
def test_a_missing_library_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    data = {"pdf": files.pdf([[(1, 1, "x")]]), "xlsx": files.xlsx({"S": ROWS}), "docx": files.docx(["x"])}[extra]
    real = builtins.__import__

    def absent(module: str, *rest: Any, **named: Any) -> Any:
        if module.partition(".")[0] == library:
            raise ImportError(module)
        return real(module, *rest, **named)

    import sys

    for known in [m for m in sys.modules if m == library or m.startswith(f"{library}.")]:
        monkeypatch.delitem(sys.modules, known)
    monkeypatch.setattr(builtins, "__import__", absent)
    monkeypatch.setattr("importlib.import_module", absent)
    error = refused(data, name)
    assert library in error.message
    assert f"market-factcheck[{extra}]" in str(error)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Solara Payments N.V.\nQ1 2025 Earnings Call, 24 April 2025\n\nOperator:\nWelcome.", date(2025, 4, 24)),
        (
            "Bramley Stores, Inc.\nThird Quarter Earnings Call\nNovember 20, 2024\n\nOperator:\nWelcome.",
            date(2024, 11, 20),
        ),
        ("Results for the quarter ended 30 June 2025\n\nRevenue was $5 million.", None),
        ("Meeting\nMay 40, 2025\n\nRevenue was $5 million.", None),
    ],
)
def test_the_day_in_the_head_of_a_transcript(head: str, day: date | None) -> None:
    assert read(head, "a.txt").published == day
