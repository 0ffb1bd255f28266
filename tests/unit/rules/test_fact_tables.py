"""Facts by the thousand: CSV, JSON lines and large YAML say the same, name the line of every mistake, and are kept in a table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import RuleError, StoreError, UsageError
from factcheck.rules import fact_store, loader
from factcheck.rules.fact_rows import LARGE, yaml_rows
from factcheck.rules.loader import Rules, load_rules
from factcheck.rules.selection import selected, with_facts
from factcheck.rules.yaml import parse

ROWS = 2_500


def row(number: int) -> dict[str, Any]:
    year = 2015 + number % 8
    return {
        "id": f"f-{number}",
        "subject": f"cik:{number // 10:010d}",
        "metric": ("revenue", "eps")[number % 2],
        "value": number * 1000 if number % 2 == 0 else round(number / 100, 2),
        "unit": "USD",
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "published": f"{year + 1}-02-20",
        "source": {"url": f"https://example.org/filings/{number}", "title": f"Annual report, page {number}"},
        "names": ["One"] * (number % 3 + 1),
    }


def flow(given: dict[str, Any]) -> str:
    period, source = given["period"], given["source"]
    return (
        f"  - {{id: {given['id']}, subject: {given['subject']}, metric: {given['metric']}, value: {given['value']}, unit: USD, "
        f"period: {{start: {period['start']}, end: {period['end']}}}, published: {given['published']}, "
        f"names: [{', '.join(given['names'])}], "
        f'source: {{url: {source["url"]}, title: "{source["title"]}"}}}}\n'
    )


def block(given: dict[str, Any]) -> str:
    period, source = given["period"], given["source"]
    return (
        f"  - id: {given['id']}\n    subject: {given['subject']}\n    metric: {given['metric']}\n    value: {given['value']}\n"
        f"    unit: USD\n    period: {{start: {period['start']}, end: {period['end']}}}\n    published: {given['published']}\n"
        f"    names: [{', '.join(given['names'])}]\n"
        f"    source:\n      url: {source['url']}\n      title: '{source['title']}'\n"
    )


def yaml_text(write: Callable[[dict[str, Any]], str], count: int = ROWS) -> str:
    return "kind: facts\nfacts:\n" + "".join(write(row(number)) for number in range(count))


def csv_text(count: int = ROWS) -> str:
    head = "id,subject,metric,value,unit,period.start,period.end,published,source.url,source.title,names\n"
    lines = []
    for number in range(count):
        r = row(number)
        cells = [r["id"], r["subject"], r["metric"], str(r["value"]), "USD", r["period"]["start"], r["period"]["end"]]
        cells += [r["published"], r["source"]["url"], f'"{r["source"]["title"]}"', " | ".join(r["names"])]
        lines.append(",".join(cells))
    return head + "\n".join(lines) + "\n"


def jsonl_text(count: int = ROWS) -> str:
    return "".join(json.dumps(row(number)) + "\n" for number in range(count))


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str, str], Rules]:
    def run(name: str, text: str) -> Rules:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_rules([tmp_path / name])

    return run


def contents(rules: Rules) -> list[dict[str, Any]]:
    return [{k: v for k, v in fact.items() if k not in ("path", "line", "digest")} for fact in rules.tree["facts"]]


def test_all_formats_say_the_same_however_many_rows_there_are(load: Callable[[str, str], Rules]) -> None:
    texts = {
        "a.yaml": yaml_text(flow), "b.yaml": yaml_text(block), "c.csv": csv_text(), "d.jsonl": jsonl_text(),
    }  # fmt: skip
    assert len(texts["a.yaml"]) > LARGE
    first, *others = [contents(load(name, text)) for name, text in texts.items()]
    assert len(first) == ROWS
    assert all(other == first for other in others)
    small = contents(load("e.yaml", yaml_text(block, 20)))
    assert small == first[:20]


@pytest.mark.parametrize(
    "piece",
    [
        "title: \"a \\u00e4 and \\\"quoted\\\"\"", "title: 'it''s'", "title: plain with, commas", "title: |\n        two\n        lines",
        "title: [a, b]", "title: [a, 1, yes, 2.50]", "title: [a,b , c ]", "title: ['a', b]", "title: [a, b, ]", "title: [a: b]", "title: [-1, -a]",
        "title: >-\n        folded\n        text", "title: no", "title: 'true'", "title: \"1.50\"",
        "title: https://example.org/x:y", "title: \"# no comment\"", "title: x # a comment", "title: a#b",
        "title: ünïcödé", "title: -5 points", "title: [x]", "title: {a: b}", "title: ~", "title:", "title: 0x10", "title: .5",
    ],
)  # fmt: skip
def test_a_row_read_by_its_shape_is_read_as_the_yaml_reader_reads_it(piece: str) -> None:
    """Whatever stands in one of many rows, no shape learnt from the others may read it otherwise."""
    plain = [f"  - id: a{n}\n    value: {n}\n    source:\n      title: Page {n}\n" for n in range(3_000)]
    odd = f"  - id: odd\n    value: 1\n    source:\n      {piece}\n"
    text = "kind: facts\nfacts:\n" + "".join([*plain[:2], odd, *plain[2:], odd.replace("odd", "again")])
    table = yaml_rows(text.encode(), "x.yaml")
    if table is None:
        return  # read as a whole
    found = list(table.rows)
    alone = parse(("facts:\n" + odd).encode(), "y.yaml").value["facts"][0]
    assert found[2].value == alone
    assert found[-1].value == {**alone, "id": "again"}
    assert [r.line for r in found[:3]] == [3, 7, 11]


def test_a_table_that_is_no_single_list_at_the_end_is_read_as_a_whole(load: Callable[[str, str], Rules]) -> None:
    text = yaml_text(flow) + "checked: 2025-01-01\n"
    assert yaml_rows(text.encode(), "x.yaml") is None
    assert load("x.yaml", text).tree["facts"][5]["checked"] == "2025-01-01"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("x.csv", csv_text(9).replace(",4000,", ",four,"), 'x.csv:6:4: value: "four" is not a number'),
        ("x.csv", csv_text(9).replace("f-4,", "f-3,"), 'x.csv:6:1: id: the fact "f-3" is defined twice (first at x.csv:5)'),
        ("x.csv", csv_text(9).replace("period.end", "period.ned"), 'x.csv:2: period: missing key "end"'),
        ("x.csv", csv_text(9).replace("metric,", "metrc,"), 'x.csv:2:3: unknown key "metrc": did you mean "metric"?'),
        ("x.csv", csv_text(9).replace('"Annual report, page 4"', "Annual report, page 4"), "x.csv:6: 12 cells, and the first row names 11"),
        ("x.csv", csv_text(9).replace("unit,", "value,"), 'x.csv:1: the column "value" stands twice'),
        ("x.csv", csv_text(9).replace("2019-12-31", "2019-13-31"), "x.csv:6:7: period.end: the calendar has no such day"),
        ("x.jsonl", jsonl_text(9).replace("4000", '"four"'), 'x.jsonl:5: value: "four" is not a number'),
        ("x.jsonl", jsonl_text(9).replace('"f-4",', '"f-4"'), "x.jsonl:5:14: no JSON: Expecting ',' delimiter"),
        ("x.jsonl", jsonl_text(9).replace('"unit": "USD"', '"unit": "USD", "unit": "CNY"', 1), 'x.jsonl:1: the key "unit" stands twice'),
        ("x.yaml", yaml_text(block).replace("value: 4000\n", "value: four\n"), 'x.yaml:50:12: "four" is not a number'),
        ("x.yaml", yaml_text(flow).replace("value: 4000,", "value: four,"), 'x.yaml:7:64: "four" is not a number'),
        ("x.yaml", yaml_text(block).replace("id: f-4\n", "id: f-4\n    id: f-4\n"), 'x.yaml:48:5: the key "id" stands twice (first in line 2)'),
        ("x.yaml", yaml_text(block).replace("metric: revenue", "metric: &a revenue", 1), "x.yaml:5:13: an anchor (&a)"),
        ("x.yaml", yaml_text(block).replace("    unit: USD\n", "\tunit: USD\n", 1), "x.yaml:7:1: a tab in the indentation"),
    ],
)  # fmt: skip
def test_every_mistake_in_a_table_has_its_line(
    load: Callable[[str, str], Rules], tmp_path: Path, name: str, text: str, expected: str
) -> None:
    with pytest.raises(RuleError) as caught:
        load(name, text)
    told = [str(problem).splitlines()[0].replace(f"{tmp_path.as_posix()}/", "") for problem in caught.value.problems]
    assert expected in told


def test_a_wrong_column_is_not_told_fifty_thousand_times(load: Callable[[str, str], Rules]) -> None:
    with pytest.raises(RuleError) as caught:
        load("x.csv", csv_text().replace("metric,", "metrc,"))
    assert len(caught.value.problems) <= 400


def test_the_first_line_of_json_lines_may_hold_what_all_share(load: Callable[[str, str], Rules]) -> None:
    head = {"kind": "facts", "checked": "2025-01-01", "sources": {"s": {"url": "https://example.org/a"}}}
    facts = [{**row(0), "source": "s"}, row(1)]
    given = load("x.jsonl", "".join(json.dumps(line) + "\n" for line in [head, *facts])).facts
    assert [(fact.line, str(fact.checked), fact.source[0].url) for fact in given] == [
        (2, "2025-01-01", "https://example.org/a"),
        (3, "2025-01-01", "https://example.org/filings/1"),
    ]


# ---------------------------------------------------------------- the table that is kept
def test_many_facts_come_from_their_table_the_second_time(
    load: Callable[[str, str], Rules], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load("x.csv", csv_text())
    monkeypatch.setattr(loader, "_LOADED", {})
    monkeypatch.setattr(loader, "_compile", lambda *_: pytest.fail("the table was not used"))
    second = load_rules([tmp_path / "x.csv"])
    assert isinstance(second.tree["facts"], fact_store.StoredFacts)
    assert len(second.tree["facts"]) == ROWS
    assert contents(second) == contents(first)
    assert [fact.id for fact in second.facts_about("cik:0000000003")] == [f"f-{number}" for number in range(30, 40)]


@pytest.mark.parametrize("change", ["0.02", "0.020"])
def test_a_changed_byte_makes_a_new_table(load: Callable[[str, str], Rules], change: str) -> None:
    load("x.csv", csv_text())
    fresh = load("x.csv", csv_text().replace(",0.01,", f",{change},", 1))
    assert str(fresh.facts_about("cik:0000000000")[1].value) == change


def test_a_table_that_is_gone_or_cut_short_is_made_again(
    load: Callable[[str, str], Rules], cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = contents(load("x.csv", csv_text()))
    (table,) = (cache_dir / "rules").glob("*.facts")
    for damage in (lambda: table.unlink(), lambda: table.write_bytes(table.read_bytes()[:5_000])):
        damage()
        monkeypatch.setattr(loader, "_LOADED", {})
        assert contents(load("x.csv", csv_text())) == expected


def test_a_damaged_row_is_told_and_never_believed(
    load: Callable[[str, str], Rules], cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load("x.csv", csv_text())
    (table,) = (cache_dir / "rules").glob("*.facts")
    with sqlite3.connect(table) as connection:
        connection.execute("UPDATE facts SET data = replace(data, 'USD', 'CNY') WHERE id = 'f-30'")
    monkeypatch.setattr(loader, "_LOADED", {})
    rules = load("x.csv", csv_text())
    with pytest.raises(StoreError, match="damaged"):
        rules.facts_about("cik:0000000003")


def test_without_a_place_for_the_table_it_is_kept_in_memory(
    load: Callable[[str, str], Rules], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert len(load("x.csv", csv_text()).facts_about("cik:0000000003")) == 10


def test_many_facts_are_selected_and_replaced_like_few(load: Callable[[str, str], Rules], tmp_path: Path) -> None:
    many = load("x.csv", csv_text())
    few = selected(many, ["facts/f-3*"], ["facts/f-31"])
    assert [fact.id for fact in few.facts_about("cik:0000000003")] == ["f-30", *(f"f-{n}" for n in range(32, 40))]
    assert len(few.tree["facts"]) == sum(1 for n in range(ROWS) if str(n).startswith("3")) - 1
    newer = {**row(31), "value": 7}
    (tmp_path / "newer.jsonl").write_text(
        json.dumps(newer) + "\n" + json.dumps({**row(0), "id": "own"}) + "\n", encoding="utf-8"
    )
    replaced = with_facts(many, [tmp_path / "newer.jsonl"])
    values = {fact.id: str(fact.value) for fact in replaced.facts_about("cik:0000000003")}
    assert (values["f-31"], len(values), len(replaced.tree["facts"])) == ("7", 10, ROWS + 1)


def test_evidence_that_is_no_table_of_facts_is_refused(load: Callable[[str, str], Rules], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello")
    with pytest.raises(UsageError):
        with_facts(load("x.csv", csv_text(9)), [tmp_path / "x.txt"])
