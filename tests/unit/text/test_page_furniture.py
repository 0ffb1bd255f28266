"""What stands around an article on the pages of strangers: each line with whether the article keeps it."""

from __future__ import annotations

import pytest

from factcheck.model import BOILERPLATE
from factcheck.text.blocks import split_blocks

BODY = (
    "Larch Steel will close its mill in May, the company said on Monday, after orders fell by a third in two years.\n"
    "The mill employs 310 people and made a loss of $14 million in 2024, its annual report shows."
)


def kept(text: str, line: str) -> bool:
    """Whether the line is the article's own."""
    start = text.index(line)
    block = next(block for block in split_blocks(text) if block.start <= start < block.end)
    return block.kind not in BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "We value your privacy",
        "Nasdaq 19,412.06 -0.31%",
        "10-Yr 4.37%",
        "LIVE MARKETS  |  DJIA 43,110 ▲0.2%  |  WTI $70.15 ▼0.9%",
        "LARCH STEEL 41,200 KRW +900 (+2.23%)",
        "News Sport Business Culture",
        "Get 40% off your first 2 months",
        "👏 97   💬 11   🔖 Save",
        "Subscribe · 9,100 readers",
        "2.4k Upvotes · 207 Comments",
        "Jump to content",
        "Markets today: Dow 43,110 (+0.3%) | Nasdaq 19,412 (-0.1%)",
        "larchnews.com",
        "June 3, 20258:05 AM UTCUpdated an hour ago",
    ],
)
def test_what_stands_over_an_article_is_the_pages_own(line: str) -> None:
    assert not kept(f"{line}\nLarch Steel to close mill\n\n{BODY}\n", line)


@pytest.mark.parametrize(
    "line",
    [
        "You have 1 free article remaining this month. Subscribe now for $3 a week.",
        "Preview this article 1 min",
        "[2/3] Workers leave the mill. Purchase Licensing Rights, opens new tab",
        "Advertisement · Scroll to continue",
        "(END)",
        "Copyright Larch Media Limited 2025. All rights reserved.",
        "Looking for more ideas like this one? Join us.",
        "You are receiving this email because you signed up.",
        "Disclaimer: Trading involves risk. You could lose 100% of your capital.",
        "PA Images",
        "Log in, register or subscribe to save articles for later.",
        "VIDEO 04:51",
        "+0.00 (+0.00%)",
        "Prefer Larch News on Google",
    ],
)
def test_what_stands_under_an_article_is_the_pages_own(line: str) -> None:
    assert not kept(f"Larch Steel to close mill\n\n{BODY}\n\n{line}\n", line)


@pytest.mark.parametrize(
    "line",
    [
        "The trial company said copyright fees rose 4% to $12 million in 2024.",
        "You have to wonder how 310 people will find work.",
        "Trading involves 40 banks and rose 3% in May.",
        "Sales rose 4%; readers of its annual report were told so in May.",
    ],
)
def test_a_sentence_that_only_sounds_so_is_kept(line: str) -> None:
    assert kept(f"Larch Steel to close mill\n\n{BODY}\n{line}\n", line)


def test_a_list_of_links_ends_with_the_next_sentence_where_no_line_stands_apart() -> None:
    text = f"Larch Steel to close mill\n{BODY}\nYou Might Also Like:\nFive stocks hit their limits\nRevenue rose 9% to $412 million in the quarter.\n"
    assert not kept(text, "Five stocks")
    assert kept(text, "Revenue rose")
    short = text.replace("Revenue rose 9% to $412 million in the quarter.", "Prices rose by 2%.")
    assert kept(short, "Prices rose")


def test_a_thread_of_comments_is_not_the_articles_own() -> None:
    text = f"Larch Steel to close mill\n{BODY}\nSort by: Best\nlevel 1\nmillhand_88 · 4 hr. ago\nI lost 40% on this one.\nlevel 2\nThat was years ago.\n"
    assert kept(text, "The mill employs")
    assert not any(kept(text, line) for line in ("Sort by: Best", "level 1", "I lost 40%", "That was years"))
