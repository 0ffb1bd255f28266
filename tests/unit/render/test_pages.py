"""Markdown and HTML: what readers see, and what an article must not be able to do in them."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from factcheck.model import Report
from factcheck.render import Options
from factcheck.render.html import envelope as html_envelope
from factcheck.render.html import part as html_part
from factcheck.render.html import render as html
from factcheck.render.markdown import LIMIT, envelope, part
from factcheck.render.markdown import render as markdown
from factcheck.report import total
from tests.unit.render.samples import HOSTILE, TEXT, contradicted, everything, report, supported

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Elements, their attributes, and the text of each element that is open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self._open), data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self) -> str:
        return "".join(data for open_, data in self.texts if "style" not in open_)


def rendered(found: Report, show: str = "all") -> Page:
    """As a forge shows it: tables, raw HTML allowed."""
    text = markdown(found, Options(show=show))  # type: ignore[arg-type]
    return Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


# ---------------------------------------------------------------- markdown
def test_the_table_has_a_row_for_each_issue_and_five_cells_in_each() -> None:
    page = rendered(everything())
    rows = sum(1 for tag, _ in page.elements if tag == "tr")
    assert rows == 1 + 9
    assert len(page.all("td")) == 9 * 5


def test_hostile_words_are_shown_as_they_are() -> None:
    text = rendered(everything()).text()
    for words in ("<b>|`@you` #7 100%, a: b ::error::x \\ $1 and $2 ]]>", "[x](javascript:y)"):
        assert words in text


def test_hostile_words_make_no_markup_link_mention_or_formula() -> None:
    page = rendered(everything())
    assert {tag for tag, _ in page.elements} == {
        "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "code", "br", "sub", "span", "a",
    }  # fmt: skip
    assert {link["href"] for link in page.all("a")} == {"https://example.org/release?a=1&b=2"}
    source = markdown(everything(), Options(show="all"))
    assert "@you" not in source
    assert "#7" not in source
    assert "$" not in source.replace("<span>$</span>", "")


def test_a_link_cannot_leave_its_attribute() -> None:
    bad = 'https://example.org/" onmouseover="x|`<>'
    claim = contradicted("53 million", "c-1")
    assert claim.verdict is not None
    evidence = claim.verdict.evidence[0].model_copy(update={"url": bad})
    verdict = claim.verdict.model_copy(update={"evidence": (evidence,)})
    page = rendered(report([claim.model_copy(update={"verdict": verdict})]))
    assert [set(link) for link in page.all("a")] == [{"href"}]
    assert len(page.all("td")) == 5


def test_the_first_line_is_a_mark_by_which_a_bot_finds_its_comment() -> None:
    assert markdown(everything(), Options()).startswith("<!-- factcheck -->\n### ✗ FAILED · drafts/acme.txt\n")


def test_a_clean_article_is_short() -> None:
    text = markdown(report([supported()]), Options())
    assert "✓ PASSED" in text
    assert "|" not in text


def test_a_comment_stays_below_the_limit_and_counts_the_rest() -> None:
    many = [contradicted("53 million", f"c-{number}") for number in range(500)]
    text = markdown(report(many), Options())
    assert len(text) < 65_536
    shown = text.count("factcheck explain c-")
    assert f"{500 - shown} more are in the full report." in text


def test_articles_that_fail_displace_those_that_pass() -> None:
    good, bad = report([supported()], uri="good.txt"), report([contradicted("53 million", "c-1")], uri="bad.txt")
    one, other = part(good, Options()), part(bad, Options())
    pieces = [one] * (LIMIT // len(one)) + [other] * 5
    text = "".join(envelope(good.run, good.summary, pieces, Options()))
    assert len(text) < 65_536
    assert text.count("bad.txt") == 5
    assert text.index("bad.txt") < text.index("good.txt")
    assert f"{len(pieces) - text.count('###')} more articles are in the full report." in text


# ---------------------------------------------------------------- html
def test_the_page_holds_the_whole_article_in_order() -> None:
    page = Page(html(everything(), Options()))
    inside = "".join(data for open_, data in page.texts if "div" in open_)
    assert inside.startswith("".join(char for char in TEXT if char not in "\0\x1b\u202e"))


def test_every_mark_leads_to_a_card_and_every_card_is_there_once() -> None:
    page = Page(html(everything(), Options()))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    targets = {str(link["href"]).removeprefix("#") for link in page.all("a") if str(link["href"]).startswith("#")}
    [section] = [str(each["id"]) for each in page.all("section") if "id" in each]
    assert len(ids) == len(set(ids)) == 1 + 9
    assert targets == set(ids) - {section}


def test_several_articles_have_an_index_with_what_fails_first() -> None:
    good = report([supported()], uri="good.txt")
    bad = report([contradicted("53 million", "c-1")], uri="bad <i>.txt")
    pieces = [html_part(each, Options()) for each in (good, bad, good.model_copy(update={"id": "second"}))]
    page = Page("".join(html_envelope(good.run, total([good.summary, bad.summary, good.summary]), pieces, Options())))
    rows = [str(row["class"]) for row in page.all("tr")]
    links = [str(link["href"]).removeprefix("#") for link in page.all("a") if link.get("class") == "uri"]
    sections = [str(each["id"]) for each in page.all("section")]
    assert rows == ["bad", "good", "good"]
    assert links == [sections[1], sections[0], sections[2]]
    assert len(set(sections)) == 3
    told = "".join(data for open_, data in page.texts if "nav" in open_)
    assert [told.index(words) for words in ("FAILED", "bad <i>.txt", "1 contradicted", "PASSED", "good.txt")] == sorted(
        told.index(words) for words in ("FAILED", "bad <i>.txt", "1 contradicted", "PASSED", "good.txt")
    )


def test_one_article_needs_no_index() -> None:
    page = Page(html(everything(), Options()))
    assert not page.all("nav")
    assert not page.all("table")


def test_a_repeat_is_marked_too() -> None:
    marks = [
        link["href"] for link in Page(html(everything(), Options())).all("a") if "mark good" in str(link.get("class"))
    ]
    assert len(marks) == 2


def test_nothing_can_run_or_load() -> None:
    page = Page(html(everything(complete=False), Options()))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "link", "object", "form", "base", "b"}
    assert not [
        name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "src"
    ]
    links = {str(link["href"]) for link in page.all("a")}
    assert {link for link in links if not link.startswith("#")} == {"https://example.org/release?a=1&b=2"}
    [policy] = [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert str(policy).startswith("default-src 'none'")


def test_hostile_words_are_text() -> None:
    assert "<b>|`@you` #7" in Page(html(everything(), Options())).text()


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x1b", "\0"])
def test_no_character_that_reorders_or_steers_is_left(char: str) -> None:
    text = f"Acme {char}earned 53 million\n"
    assert char not in html(report([contradicted(f"{char}earned 53 million", "c-1", text=text)], text=text), Options())


def test_overlapping_claims_show_the_worst_and_lose_no_text() -> None:
    claims = [supported(), contradicted("Acme earned $2 billion in 2024", "c-9")]
    page = Page(html(report(claims), Options()))
    marked = [str(link["class"]) for link in page.all("a") if "mark" in str(link.get("class"))]
    assert marked == ["mark bad"] * 3 + ["mark good"]
    assert TEXT.split("\n")[2] in page.text()


def test_a_long_article_with_many_claims_is_linear() -> None:
    from time import process_time

    def seconds(count: int) -> float:
        text = "".join(f"Acme earned {number:05} dollars.\n" for number in range(count))
        claims = [contradicted(f"{number:05} dollars", f"c-{number}", text=text) for number in range(count)]
        found = report(claims, text=text)
        taken = []
        for _ in range(3):  # into one of them a search for the garbage of other tests may fall
            begun = process_time()
            html(found, Options())
            taken.append(process_time() - begun)
        return min(taken)

    assert seconds(1600) < 4 * max(seconds(400), 0.02) * 2.5


def test_the_sample_is_hostile_to_markup() -> None:
    assert "<b>" in HOSTILE
