from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from factcheck.read import read_data, read_html
from factcheck.read.plain import looks_like_html
from factcheck.text import split

PAGE = """<!DOCTYPE html>
<html><head><title>Alder | Site</title>
<meta property="og:title" content="Alder Doubles Profit">
<meta property="article:published_time" content="2025-03-04T09:07:00Z">
<style>p { color: red }</style></head>
<body><nav><a href="/">Home</a> <a href="/m">Markets</a></nav>
<article><h1>Alder Doubles Profit</h1>
<p>Profit rose <b>5%</b> to&nbsp;$3&nbsp;million,
and sales fell.</p><script>var x = "<p>no</p>";</script>
<ul><li>Margin of 7%</li><li>No debt</li></ul>
<table><tr><th>Metric</th><th>2024</th></tr><tr><td>Sales</td><td>$9</td></tr></table>
<p>Costs &amp; wages rose.<br>More follows.</p></article>
<footer>&copy; 2025 Alder</footer></body></html>
"""


def test_the_text_is_what_a_reader_sees() -> None:
    article = read_html(PAGE.encode(), "a.html")
    assert [article.text[s.start : s.end] for s in split(article)] == [
        "Alder Doubles Profit", "Profit rose 5% to $3 million, and sales fell.", "Margin of 7%", "No debt", "Metric\t2024", "Sales\t$9",
        "Costs & wages rose.", "More follows.",
    ]  # fmt: skip
    assert [block.kind for block in article.blocks] == [
        "title",
        "paragraph",
        "bullet",
        "bullet",
        "table",
        "paragraph",
        "paragraph",
    ]


def test_the_head_gives_title_and_moment() -> None:
    article = read_html(PAGE.encode(), "a.html")
    assert article.title == "Alder Doubles Profit"
    assert (article.published, article.published_at) == (date(2025, 3, 4), datetime(2025, 3, 4, 9, 7, tzinfo=UTC))


def test_structured_data_wins_over_the_meta_tag() -> None:
    linked = '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-03-03T10:00:00+01:00"}]}</script></head>'
    assert read_html(PAGE.replace("</head>", linked).encode(), "a.html").published == date(2025, 3, 3)


@pytest.mark.parametrize(
    "broken",
    [
        "<html><body><p>Profit rose 5%.",
        "<html><p>Profit rose 5%.</div></p></nav>",
        '<html><script type="application/ld+json">{</script><p>Profit rose 5%.',
    ],
)
def test_broken_pages_are_read_as_far_as_they_go(broken: str) -> None:
    assert "Profit rose 5%." in read_html(broken.encode(), "a.html").text


def test_the_named_encoding_is_used() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>Alder’s profit rose.</p></body></html>'
    assert "Alder’s profit rose." in read_html(page.encode("cp1252"), "a.html").text


def test_a_page_is_known_by_its_look() -> None:
    assert looks_like_html(b"\n<!DOCTYPE HTML>")
    assert not looks_like_html(b"Use <html> tags.")
    assert "<p>" not in read_data(PAGE.encode(), "page.txt").text


def test_markup_inside_quotes_and_comments_is_no_text() -> None:
    page = (
        '<html><p title="a > b">Profit <!-- <p>no</p> --> rose <img alt="x < y"/>5%.</p><textarea><p>no</p></textarea>'
    )
    assert read_html(page.encode(), "a.html").text == "Profit rose 5%.\n"


def test_a_sign_that_opens_no_tag_is_text() -> None:
    assert (
        read_html(b"<html><p>EPS &lt; $1 and P/E < 20 &amp; falling</p>", "a.html").text
        == "EPS < $1 and P/E < 20 & falling\n"
    )


def test_a_head_that_is_never_closed_hides_nothing() -> None:
    assert read_html(b"<html><head><title>x</title><body><p>Profit rose 5%.</p>", "a.html").text == "Profit rose 5%.\n"


@pytest.mark.benchmark
@pytest.mark.parametrize("unit", ["<a ", '<a href="', "<!--", "</", "<nav></form>", "<script>"])
def test_hostile_markup_costs_no_more_than_its_length(unit: str) -> None:
    def seconds(count: int) -> float:
        begin = time.perf_counter()
        read_html(b"<html>" + unit.encode() * count, "a.html")
        return time.perf_counter() - begin

    seconds(100)
    small = max(min(seconds(5_000) for _ in range(3)), 1e-3)
    assert seconds(40_000) < 8 * small * 4  # eight times the page; a square would take 64 times
