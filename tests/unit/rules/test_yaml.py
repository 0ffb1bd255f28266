"""The YAML reader: 1.2 scalars, places, and everything that it refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml as pyyaml

from factcheck.errors import RuleError
from factcheck.rules import yaml
from factcheck.rules.yaml import MAX_BYTES, MAX_DEPTH, parse


def value(scalar: str) -> Any:
    document = parse(f"a: {scalar}\n".encode(), "x.yaml")
    assert document.problems == ()
    return document.value["a"]


def refusal(data: bytes | str) -> str:
    with pytest.raises(RuleError) as caught:
        parse(data if isinstance(data, bytes) else data.encode(), "x.yaml")
    return str(caught.value).splitlines()[0]


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("2025-02-24", "2025-02-24"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("''", ""),
        ("'12'", "12"),
        ("12", 12),
        ("-3", -3),
        ("+3", 3),
        ("0o17", 15),
        ("0xff", 255),
        ("017", 17),
        ("1.10", Decimal("1.10")),
        (".5", Decimal("0.5")),
        ("5.", Decimal(5)),
        ("1e3", Decimal("1e3")),
        ("1e400", "1e400"),
        ("x1", "x1"),
        ("10-K", "10-K"),
    ],
)
def test_scalars_are_read_by_the_core_schema_of_yaml_1_2(scalar: str, expected: Any) -> None:
    read = value(scalar)
    assert read == expected
    assert type(read) is type(expected)


def test_a_float_keeps_its_digits() -> None:
    assert str(value("0.1000000000000000055511151231257827")) == "0.1000000000000000055511151231257827"


def test_keys_are_text() -> None:
    assert parse(b"2024: a\nno: b\n~: c\n", "x.yaml").value == {"2024": "a", "no": "b", "~": "c"}


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert parse(b"\xef\xbb\xbfkind: facts\n", "x.yaml").value == {"kind": "facts"}


def test_windows_line_ends_do_not_move_places() -> None:
    document = parse(b"a: 1\r\nb:\r\n  c: 2\r\n", "x.yaml")
    assert document.place(("b", "c")) == (3, 6)


def test_places_are_those_an_editor_counts() -> None:
    document = parse("é: x\nlist:\n  - {a: 1, b: ü}\n".encode(), "x.yaml")
    assert document.place(("list", 0, "b")) == (3, 15)
    assert document.place(("list", 0, "b"), of_key=True) == (3, 12)
    assert document.place(("list", 0, "missing")) == (3, 5)
    assert document.place(()) == (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n\tb: 2\n", "x.yaml:2:1: a tab in the indentation"),
        ("a:\n  \tb: 2\n", "x.yaml:2:3: a tab in the indentation"),
        ("a: &name 1\n", "x.yaml:1:4: an anchor (&name)"),
        ("a: [1, *name]\n", "x.yaml:1:8: an alias (*name)"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1: a second document begins here; a file holds one"),
        ("a: b: c\n", "x.yaml:1:5: mapping values are not allowed in this context"),
        ("a: 'b\n", "x.yaml:2:1: found unexpected end of stream"),
        ("a: @b\n", "x.yaml:1:4: found character that cannot start any token"),
        ("", "x.yaml:1:1: the file is empty"),
        ("# only a comment\n", "x.yaml:1:1: the file is empty"),
        ("- a\n", "x.yaml:1:1: a rule file is a mapping of keys to values"),
        ("a: x\x01y\n", "x.yaml:1:5: control character U+0001"),
        ("a: x\n\0", "x.yaml:2:1: control character U+0000"),
        ("[" * 2000 + "]" * 2000, "x.yaml:1:1001: exceeded maximum nesting depth"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, expected: str) -> None:
    assert refusal(text) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: caf\xe9\n", "x.yaml:1:7: byte 0xe9 is not UTF-8"),
        (b"\xc3\xa9: 1\nb: \xff\n", "x.yaml:2:4: byte 0xff is not UTF-8"),
        ("a: 1\n".encode("utf-16"), "x.yaml:1:1: the file is written in UTF-16 or UTF-32"),
        ("a: 1\n".encode("utf-16-le"), "x.yaml:1:1: the file is written in UTF-16 or UTF-32"),
    ],
)
def test_other_encodings_are_refused(data: bytes, expected: str) -> None:
    assert refusal(data) == expected


def test_a_huge_file_is_refused_before_it_is_parsed() -> None:
    assert refusal(b"#" * (MAX_BYTES + 1)) == "x.yaml: the file has 10,000,001 bytes; a rule file may have 10,000,000"


def test_a_file_of_the_allowed_size_is_read() -> None:
    head = b"a: 1\n#"
    assert parse(head + b"x" * (MAX_BYTES - len(head)), "x.yaml").value == {"a": 1}


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert refusal(bomb) == "x.yaml:1:4: an anchor (&a)"


def test_signs_of_anchors_inside_text_are_text() -> None:
    text = 'a: R&D\nb: "* and &x"\nc: https://x.org/?a=1&b=2\nd: |\n  *not an alias\n'
    assert parse(text.encode(), "x.yaml").value["b"] == "* and &x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", 'x.yaml:3:1: the key "a" stands twice (first in line 1)'),
        ("a: {b: 1, c: 2, b: 3}\n", 'x.yaml:1:17: the key "b" stands twice (first in line 1)'),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            "x.yaml:1:4: a tag (!!python/object/apply:os.system) is not read",
        ),
        ("a: !!str 1\n", "x.yaml:1:4: a tag (!!str) is not read"),
        ("a: !mine 1\n", "x.yaml:1:4: a tag (!mine) is not read"),
        ("a: .inf\n", "x.yaml:1:4: .inf is not a number that a rule can use"),
        ("? [a, b]\n: 1\n", "x.yaml:1:3: a key must be a plain text"),
    ],
)
def test_what_leaves_the_rest_readable_is_a_problem_of_the_document(text: str, expected: str) -> None:
    (problem,) = parse(text.encode(), "x.yaml").problems
    assert str(problem).splitlines()[0] == expected


def test_deep_nesting_is_a_problem() -> None:
    text = "a: " + "[" * (MAX_DEPTH + 5) + "]" * (MAX_DEPTH + 5)
    (problem,) = parse(text.encode(), "x.yaml").problems
    assert problem.message == f"values are nested more than {MAX_DEPTH} levels deep"


def test_without_the_c_parser_the_same_is_read_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "kind: facts\na: [NO, 1.5, 'x']\nb:\n  - c: 2025-02-24\n"
    fast = parse(text.encode(), "x.yaml")
    monkeypatch.setattr(pyyaml, "__with_libyaml__", False)
    slow = parse(text.encode(), "x.yaml")
    assert (slow.value, slow.place(("b", 0, "c"))) == (fast.value, fast.place(("b", 0, "c")))
    assert refusal("a: &x 1\n") == "x.yaml:1:4: an anchor (&x)"
    assert refusal("[" * 5000).startswith("x.yaml:")


def test_hints_say_what_to_do() -> None:
    with pytest.raises(RuleError) as caught:
        parse(b"a: b: c\n", "x.yaml")
    assert caught.value.hint == 'a text with ": " in it needs quotes'
    assert yaml.parse(b"a: 'b: c'\n", "x.yaml").value == {"a": "b: c"}
