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
        "Choose us as your preferred source on Google and never miss a moment.",
        "Getting your Trinity Audio player ready...",
        "(Staff photo by Ed Marsh)",
        "Crews leave the mill on Monday. (Ed Marsh/Brackwell Herald)",
        "The hot strip mill in Larch © Bloomberg",
        "The Larch Briefing newsletter has all that you need to start the day. Sign up here.",
        "Download the Larch News app for breaking news alerts",
        "Should you invest $1,000 in Larch Steel right now?",
        "Larch Steel shuts a mill on facebook (opens in a new window)",
        "0 1,204 1 minute read",
        "Photographer: Asha Menon/Larch",
        "Listen 2:48",
        "Sign me up",
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


BELOW = "Orders for the rest of the year are 4% lower than they were at this time in 2024."


def test_headings_between_the_lines_of_a_page_head_nothing() -> None:
    text = f"Larch Steel to close mill\n\n{BODY}\n{BELOW}\n\nAdvertisement\nOne to watch this week\nShare\nHelp wanted\nSubscribe\nWhat comes next\n\n{BELOW} So it told us.\n"
    assert not kept(text, "One to watch")
    assert not kept(text, "Help wanted")
    assert kept(text, "What comes next")


def test_a_headline_above_its_byline_is_kept_among_the_lines_of_a_page() -> None:
    text = f"Larch Steel to close mill\n\n{BODY}\n{BELOW}\n\nShare\nSubscribe\nBirch Paper shuts too\nBy Asha Menon\n1 May 2025\n\n{BELOW} So it told us.\n"
    assert kept(text, "Birch Paper")


def test_the_words_of_a_picture_stand_above_its_credit() -> None:
    text = (
        f"Larch Steel to close mill\nShare\nA worker passes the gate of the mill.\nEd Marsh | Getty Images\n\n{BODY}\n"
    )
    assert not kept(text, "A worker passes")


def test_behind_the_source_of_a_release_only_the_page_goes_on() -> None:
    text = f"Larch Steel to close mill\n\n{BODY}\n{BELOW}\n\nSOURCE Larch Steel plc\nNewsrooms &\nInfluencers\nModal title\n"
    assert not any(kept(text, line) for line in ("Newsrooms", "Influencers", "Modal title"))


@pytest.mark.parametrize(
    "line", ["Richard Hale in Stockholm", "Matt Rowley, The Larch Letter", "Clancy Rowe Banking reporter"]
)
def test_a_name_with_its_place_or_paper_above_the_date_is_a_byline(line: str) -> None:
    assert not kept(f"Larch Steel to close mill after 90 years\n{line}\n9 February 2026\n\n{BODY}\n", line)


def test_buttons_named_comments_and_share_end_no_article() -> None:
    text = (
        f"Larch Steel to close mill\n\n{BODY}\nComments\nShare\nThe board cut its dividend to $0.40 a share.\n{BELOW}\n"
    )
    assert kept(text, "The board cut")
    assert not kept(text, "Comments")


def test_prices_of_coins_above_the_title_are_the_pages() -> None:
    text = f"BTC $112,804.12 1.75%\nETH $4,312.55 -0.42%\n\nLarch Steel to close mill\n\n{BODY}\n"
    assert not kept(text, "BTC")
    assert kept(text, "Larch Steel to close")
