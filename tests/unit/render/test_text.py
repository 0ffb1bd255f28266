from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from factcheck.model import Claim, Evidence, Report
from factcheck.render import Options
from factcheck.render.layout import cut, plain, width, wrap
from factcheck.render.text import amount, render

SGR = re.compile(r"\x1b\[[0-9;]*m")


def lines(report: Report, **options: object) -> list[str]:
    return render(report, Options(**options)).splitlines()  # type: ignore[arg-type]


def test_the_worst_comes_first_whatever_the_order_in_the_document(mixed: Report) -> None:
    shown = render(mixed, Options(show="all"))
    order = ['"53 million"', '"in 2024"', '"hired 4,000 people"', '"earned $2 billion"', '"Shares will double"']
    assert [shown.index(quote) for quote in order] == sorted(shown.index(quote) for quote in order)


def test_a_contradiction_gives_place_code_reason_evidence_suggestion_and_next_step(mixed: Report) -> None:
    shown = render(mixed, Options())
    for part in (
        "✗ 1:15",
        "scale-slip",
        "Acme announced at least $53 billion.",
        "at least USD 53 billion",
        "published 2025-02-24",
        "https://example.org/release",
        'suggested: "$53 billion"',
        "factcheck explain c-00000001",
    ):
        assert part in shown


def test_the_first_two_lines_say_what_who_when_and_the_result(mixed: Report) -> None:
    first, second = lines(mixed)[:2]
    assert first == "drafts/acme.txt · Acme Corp (ACME) · published 2025-02-24 · judged as of that day"
    assert second.startswith("FAILED  1 contradicted · 1 supported · 1 unverified · 1 finding")


def test_a_long_head_names_the_company_by_its_ticker(mixed: Report) -> None:
    first = lines(mixed, width=80)[0]
    assert first == "drafts/acme.txt · ACME · published 2025-02-24 · judged as of that day"


def test_where_nothing_is_wrong_three_lines_say_so(clean: Report) -> None:
    shown = lines(clean)
    assert len(shown) == 3
    assert shown[1].startswith("PASSED  1 supported")


@pytest.mark.parametrize(
    ("show", "seen", "hidden"),
    [
        ("contradicted", ["53 million", "in 2024"], ["hired", "earned $2", "Shares"]),
        ("unverified", ["53 million", "in 2024", "hired"], ["earned $2", "Shares"]),
        ("all", ["53 million", "in 2024", "hired", "earned $2", "Shares"], []),
    ],
)
def test_show_decides_what_is_listed(mixed: Report, show: str, seen: list[str], hidden: list[str]) -> None:
    shown = render(mixed, Options(show=show))  # type: ignore[arg-type]
    assert all(f'"{words}' in shown for words in seen)
    assert not any(f'"{words}' in shown for words in hidden)


def test_show_changes_no_verdict_in_the_head(mixed: Report) -> None:
    heads = {tuple(lines(mixed, show=show)[:2]) for show in ("contradicted", "unverified", "all")}
    assert len(heads) == 1


def test_what_is_hidden_is_counted_with_the_flag_that_lists_it(mixed: Report) -> None:
    foot = " ".join(lines(mixed)[-3:])
    assert "1 supported, 1 of them repeated · 1 not checkable (forecasts, opinions)" in foot
    assert "--show all" in foot


def test_a_repeat_is_shown_with_its_other_place(mixed: Report) -> None:
    assert "again at 4:6" in render(mixed, Options(show="all"))


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 160])
def test_no_line_is_longer_than_the_terminal(mixed: Report, columns: int) -> None:
    for line in lines(mixed, show="all", width=columns):
        assert width(line) <= columns


@pytest.mark.parametrize("columns", [40, 79, 100])
def test_no_line_is_longer_with_wide_characters_and_endless_words(
    columns: int, make_report: Callable[..., Report], make_contradicted: Callable[..., Claim]
) -> None:
    text = f"阿里巴巴集团控股有限公司{'利润' * 60} x{'y' * 300}\n"
    words = text.strip()
    shown = lines(make_report(make_contradicted(words, text), text=text), width=columns)
    assert max(width(line) for line in shown) <= columns


def test_colour_adds_nothing_but_colour(mixed: Report) -> None:
    coloured = render(mixed, Options(color=True, show="all"))
    assert SGR.search(coloured)
    assert SGR.sub("", coloured) == render(mixed, Options(show="all"))


def test_without_glyphs_the_layout_is_ascii(mixed: Report) -> None:
    assert render(mixed, Options(glyphs=False, show="all")).isascii()


def test_an_article_cannot_move_the_cursor_or_reorder_the_report(
    make_report: Callable[..., Report], make_contradicted: Callable[..., Claim]
) -> None:
    text = "Acme \x1b[2J\x07\u202e53 million\u2028 \x9b1m\n"
    shown = render(make_report(make_contradicted("\x1b[2J\x07\u202e53 million\u2028", text), text=text), Options())
    assert not any(char in shown for char in "\x1b\x07\u202e\u2028\x9b")
    assert "53 million" in shown


def test_no_claim_and_a_failed_gate_read_as_nothing_checked(make_report: Callable[..., Report]) -> None:
    assert lines(make_report())[1].startswith("NOTHING CHECKED  no claim found")


def test_an_incomplete_run_says_so(
    clean: Report, make_report: Callable[..., Report], make_contradicted: Callable[..., Claim]
) -> None:
    assert lines(make_report(*clean.claims, complete=False))[1].startswith("INCOMPLETE")
    assert lines(make_report(make_contradicted(), complete=False))[1].startswith("FAILED (incomplete)")


def test_wrap_keeps_every_word_and_breaks_only_what_is_too_long() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrap("", 10) == [""]


def test_cut_never_splits_a_wide_character_and_always_advances() -> None:
    assert cut("中文", 3) == ("中", "文")
    assert cut("中文", 1) == ("中", "文")


def test_width_counts_terminal_columns() -> None:
    assert width("abc") == 3
    assert width("中文") == 4
    assert width("e\u0301") == 1


def test_plain_is_one_line() -> None:
    assert plain("a\r\n\tb  c") == "a b c"


@pytest.mark.parametrize(
    ("value", "unit", "cmp", "shown"),
    [
        ("380000000000", "CNY", "ge", "at least CNY 380 billion"),
        ("53000000000", "USD", "eq", "USD 53 billion"),
        ("1500000", "USD", "eq", "USD 1.5 million"),
        ("100", "USD", "eq", "USD 100"),
        ("1.57", "USD", "eq", "USD 1.57"),
        ("10", "percent", "eq", "10%"),
        ("6", "quarter", "eq", "6 quarters"),
        ("1", "quarter", "eq", "1 quarter"),
        ("7", "rank", "eq", "#7"),
        ("495570", "vehicles", "eq", "495,570 vehicles"),
        ("-2300000000", "USD", "eq", "USD -2.3 billion"),
        ("Eddie Wu", None, "eq", "Eddie Wu"),
        (None, "USD", "eq", ""),
    ],
)
def test_an_amount_reads_as_it_is(value: str | None, unit: str | None, cmp: str, shown: str) -> None:
    assert amount(Evidence(source="facts", key="-", cmp=cmp, value=value, unit=unit)) == shown
