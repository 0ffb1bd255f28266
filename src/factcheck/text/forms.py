"""What one line looks like: list item, table row, ticker line, byline, dateline, heading. No context, no sections."""

from __future__ import annotations

import re
from typing import Final

from factcheck.patterns import regex
from factcheck.text.cues import ANYWHERE, CREDITS, START, SURE_BYLINES, UPPER_WORDS, WHOLE

SHORT: Final = 220
"""A prompt, related link or caption is not longer; the same words in a longer line are prose."""

BULLET: Final = regex(r"(?:[-*•‣▪●○◦–—·+►▶➤✅✔■□◆◇→»∙⁃✓]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}/)[ \t]+(?=\S)")
LABEL: Final = regex(r"(?:title|headline)[ ]?:[ ]+(?=\S)", re.IGNORECASE)
MARK: Final = regex(r"#{1,6}[ \t]+")
EXCHANGES: Final = (
    r"NYSE(?:[ ]?(?:American|Arca|MKT))?|NASDAQ(?:GS|GM|CM)?|Nasdaq|AMEX|OTC(?:QB|QX|PK|MKTS)?|TSXV?|LSE|LON|AIM|HKEX|HKG|HKSE|SEHK|SSE|SZSE|SHA|SHE|TSE|TYO|KRX|ASX"
    r"|FRA|ETR|XETRA|EPA|AMS|SWX|SIX|BIT|BME|NSE|BSE|TPE|TWSE|SGX|BATS|CBOE|EURONEXT"
)
EXCHANGE_TICKER: Final = regex(
    rf"\b(?:{EXCHANGES})(?:[ ](?:Stock Exchange|Exchange|Global Select Market))?[ ]?:[ ]?(?P<symbol>[A-Z0-9]{{1,6}}(?:[.-][A-Z]{{1,2}})?)(?![\w])"
)
DOTTED_TICKER: Final = regex(
    r"(?<![\w.])(?P<symbol>[A-Z0-9]{1,6}\.(?:HK|SS|SZ|L|T|KS|KQ|TO|AX|PA|DE|F|AS|SW|MI|MC|NS|BO|TW|SI|N|O|OQ|K|TA|ST|OL|CO|HE))(?![\w.]|[ ][A-Z][a-z])"
)
_TICKER_OF = regex(rf"\$?(?P<symbol>[A-Z]{{1,5}}(?:[.-][A-Z])?)[ ]?\((?:{EXCHANGES})\)")
_TICKER_WORD = regex(
    r"\$?(?P<symbol>[A-Z]{1,5}(?:[.-][A-Z])?)(?P<mark>--|(?:[ ]?[(:]?[▲▼↑↓$€£¥+\u2212-]*[ ]?\d[\d.,]*[ ]?%?\)?){1,3}|)"
)
_TICKER_LABEL = regex(
    r"(?:tickers?|symbols?|stocks?|in this article|companies mentioned|stocks mentioned|mentioned)(?:\(s\))?[ ]?:[ ]?",
    re.IGNORECASE,
)
_QUOTED_TICKER = regex(r"\$(?P<symbol>[A-Z]{1,5}(?:\.[A-Z])?)(?![\w$])")
_SPLIT_TICKERS = regex(r"(?:[ ]*(?:,(?!\d)|[;|/·•])[ ]*|[ \t]+(?=\$?[A-Z]))")

_MONTH_DAY = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?[ ]\d{1,2}|\d{1,2}[ ](?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)"
    r"(?:,?[ ](?:19|20)\d\d)?"
)
_PLACE = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{1,30}(?:[ ,/]{1,2}(?:and[ ]|&[ ])?[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}){0,6}?"
_SOURCE = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)"
DATELINE: Final = regex(
    rf"(?:{_PLACE}[ ]?(?:,|--|[-–—])?[ ]?(?P<date>{_MONTH_DAY})[ ]?(?:,|--|[-–—])?[ ]?{_SOURCE}?|{_PLACE}[ ]?(?:,|--|[-–—])?[ ]?{_SOURCE}|(?P<bare>{_MONTH_DAY})[ ]?{_SOURCE})[ ]?(?:--|[-–—]|:)[ ]?(?=[\"“'‘A-Z0-9$€£])"
)

_ENDED = regex(r"[.!?…;,][\"'”’)\]*_]*$")
_WIDE_GAP = regex(r"\S(?:\t+|[ ]{3,})\S|\S[ ]{2}\S[^\n]*\S[ ]{2}\S")
_KEYED = regex(r"[A-Za-z)%] \| [($€£¥+\-−]{0,3}\d[^|]{0,24}$")
"""A name and its figure: "Revenue | $96.5 billion"."""
_LINK = regex(r"(?:[-*•][ ]+)?(?:!?\[[^\]\n]*\]\([^)\n]*\)|<?https?://\S+>?|www\.\S+)[ ]*")
_RULE = regex(r"[^\w\s$%]+(?:[ \t]+[^\w\s$%]+)*$")
_COUNTER = regex(
    r"\d[\d.,]*[KkMm]?[ ](?:followers?|comments?|likes?|views?|shares?|reads?|readers?|subscribers?|claps?|responses?|upvotes?|replies|reactions?|retweets?|reposts?|points|saves?)$",
    re.IGNORECASE,
)
_MENU_SPLIT = regex(r"[ ]*[|•·›»>▸][ ]*|\t+|[ ]{3,}|[ ]/[ ]")


def _by_first_word(table: dict[str, tuple[str, ...]]) -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for kind, phrases in table.items():
        for phrase in phrases:
            index.setdefault(phrase.split(" ", 1)[0], []).append((phrase, kind))
    return index


_Cue = tuple[int, str, str]


def _by_inner_word(table: dict[str, tuple[str, ...]]) -> tuple[dict[str, list[_Cue]], list[_Cue]]:
    """The phrases by their longest word that has a space on both sides, and those that have none.

    A text that lacks the word lacks the phrase: one look at the set of its words replaces a search for every phrase.
    """
    index: dict[str, list[_Cue]] = {}
    scanned: list[_Cue] = []
    for order, (kind, phrase) in enumerate((kind, phrase) for kind, phrases in table.items() for phrase in phrases):
        inner = phrase.split(" ")[1:-1]
        if inner:
            index.setdefault(max(inner, key=len), []).append((order, kind, phrase))
        else:
            scanned.append((order, kind, phrase))
    return index, scanned


_WHOLE_KIND: Final = {phrase: kind for kind, phrases in WHOLE.items() for phrase in phrases}
_START_KIND: Final = _by_first_word(START)
_ANYWHERE, _SCANNED = _by_inner_word(ANYWHERE)
_LONG_CUES: Final = frozenset(("disclaimer", "forward_looking", "byline"))
MAIL_LINE: Final = regex(
    r"(?:\(\(.{0,80}[\w.+-]{1,64}@[\w.-]{1,63}.{0,80}\)\)|[^@.!?]{0,60}:[ ]?[\w.+-]{1,64}@[\w.-]{1,63}"
    r"|[A-Z][^@!?]{1,90}[,|/][ ]?[\w.+-]{1,64}@[\w.-]{1,63}|[A-Z][^@.!?%$€£]{1,70}[,:|][ ]?\+\d[\d ()/-]{7,24})$"
)
"""The writer's address as a wire prints it, and a line that gives an address or a telephone and whose it is."""
FILE_NAME: Final = regex(r"\S.{0,80}\.(?:pdf|xlsx?|docx?|pptx?|zip|csv|jpe?g|png)$", re.IGNORECASE)
_QUOTE = r"[A-Z][A-Za-z&/ ]{1,20}(?: \d{2,4})? [($€£¥]?\d[\d.,]*\)?(?: [A-Z]{3})?(?: [+−-]\d[\d.,]*)?"
TAPE: Final = regex(
    r"(?:\d[\d.,]* [+−-]\d[\d.,]* \([+−-]?\d[\d.,]*%\)$"
    rf"|(?:[A-Z][A-Za-z ]{{3,20}}(?:\s*(?=[|•·])|:\s*))?(?:[|•·]?\s*{_QUOTE} \(?[+−▲▼-]?\d[\d.,]*%\)?\s*){{2,12}}$"
    rf"|(?![A-Z]{{1,6}} [$€£¥0-9]){_QUOTE} \(?[+−▲▼-]\d+\.\d+%\)?$|\d{{1,2}}-(?:[Yy]r|[Yy]ear)(?: Treasury)? \d+\.\d+%(?: [+−▲▼-]?\d[\d.,]*)?$)"
)
"""Prices that run over the top of a page: "BTC $67,412 +1.2%   ETH $3,105 -0.4%", "Nasdaq 19,210.94 -0.11%"."""
COPYRIGHT: Final = regex(r"copyright\b.{0,60}\b(?:19|20)\d\d\b", re.IGNORECASE)
CAPTION: Final = regex(
    r"\w © [A-Z][\w./ ]{2,40}$|\(opens in (?:a )?new (?:window|tab)\)$|[a-z]{4}[.] ?[A-Z][a-z'’]+ (?:[A-Z]['’])?[A-Z][a-z-]+$|[.\w\"”] ?\([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][^()]{2,40}\)$"
)
"""The words of a picture with its photographer: "Workers leave the mill. (Ed Marsh/Brackwell Herald)", "Chief executive Shona Kirby. Dominic Lorrimer"."""
SCRAP: Final = regex(
    r"[+−-]\d[\d.,]*%$|[+−-]?\d[\d.,]* \([+−-]?\d[\d.,]*%\)$|(?:VIDEO|AUDIO|Video|Audio|Listen|LISTEN)\s?\d{1,2}:\d\d$|[A-Z]{12,}$"
)
"""Nothing but a change in price, the length of a film, or a register's code."""
PICTURE: Final = regex(r"\[\d{1,2}/\d{1,2}\] ?\S|Item \d{1,2} of \d{1,2}\b")
"""The words under a picture of several."""
DOMAIN: Final = regex(
    r"(?:www\.)?[A-Za-z0-9-]{2,40}\.(?:com|net|org|co\.uk|co\.in|io|news|co)$|[\w.+-]{1,64}@[\w.-]{1,63}\.\w{2,10}$"
)
"""Nothing but the name of a site, or an address."""
_BADGE = r"[\u2190-\u2BFF\U0001F300-\U0001FAFF]\uFE0F?\s*(?:\d[\d.,]*[KkMm]?|[A-Za-z]{3,9})"
BADGES: Final = regex(rf"(?:{_BADGE}\s*){{2,8}}$")
"""Pictograms with their counts: "👏 412   💬 18   🔖 Save"."""
SPEAKER: Final = regex(r"(?:Q|A|Question|Answer|Operator|Moderator|Analyst|Host|Interviewer)(?:[:.]|[ ][–—-])[ ](?=\S)")
"""Who speaks: what follows is no heading, however short."""
SOURCE: Final = regex(r"SOURCE:?[ ]+[A-Z]")
CALLS: Final = regex(
    r"(?:follow (?:\S+ ){1,4}on (?:x|twitter|linkedin|bluesky|threads|instagram|facebook|telegram|google news)\b[^.!?]{0,40}"
    r"|join (?:over |more than |the )?\d[\d,.]*[km]?\+? (?:other )?(?:readers|subscribers|investors|people|others|members|traders)\b.{0,70}"
    r"|get (?:the|our|my) (?:\S+ ){1,5}(?:newsletter|briefing|digest)\b.{0,40}"
    r"|download the [^.!?$]{0,30}\bapp\b[^.!?$]{0,50}"
    r"|(?:prefer|follow|find|add) (?:\S+ ){1,5}on google\b.{0,20}|refer \d+ friends?\b.{0,60}|you have \d+ (?:referrals?|credits?)"
    r"|(?:get|save|enjoy|take|claim) (?:up to )?\d{1,2}% off\b.{0,60}|(?:try|get) .{0,30}\bfor (?:just |only )?[$€£₹]\d+\b.{0,40})$",
    re.IGNORECASE,
)
"""What a page asks of its readers, whichever its own words: "Join 42,000 readers every Friday." """
_COUNT = regex(r"[ ]?\(\d+\)$|^\d+[ ](?=(?:reader |user )?(?:comments?|responses)$)")


def plain_words(line: str) -> str:
    """The line in lower case with straight apostrophes and without the marks around it."""
    return (
        line.lower()
        .replace("**", "")
        .replace("’", "'")
        .replace("‘", "'")
        .replace("\xa0", " ")
        .strip('#*_>:-–—•=[]| \t"“”')
    )


def whole_cue(words: str) -> str | None:
    """The kind of a line that is one of the known phrases ("related articles"), or opens with "About"."""
    if len(words) > 80:
        return None
    return _WHOLE_KIND.get(words) or _WHOLE_KIND.get(_COUNT.sub("", words))


def start_cue(words: str) -> str | None:
    """The kind of a line that begins with a known phrase; `words` as `plain_words` gives them."""
    first = words.split(" ", 1)[0]
    for phrase, kind in _START_KIND.get(first, ()):
        if (
            words.startswith(phrase)
            and _allowed(kind, words)
            and not (phrase[-1].isalnum() and words[len(phrase) :][:1].isalnum())
        ):
            return kind if _opens_no_sentence(kind, phrase, words) else None
    return None


def _opens_no_sentence(kind: str, phrase: str, words: str) -> bool:
    """ "More on-premise work moved to the cloud." and "Approved by Brussels, the deal is worth ..." are the article's own."""
    if kind == "byline":
        return (
            words.startswith(SURE_BYLINES) or not has_figure(words) and (is_unfinished(words) or words.count(" ") < 7)
        )
    return kind != "related" or phrase[-1] == ":" or is_unfinished(words)


def is_caption(line: str) -> bool:
    """Whether the words of a picture end with its photographer, or lead to another page."""
    ends = line[-1] == ")" or line[-1].isalpha()
    return ends and bool(CAPTION.search(line)) and not has_figure(line)


def is_call(line: str) -> bool:
    """Whether a page asks something of its readers, in whichever words."""
    return bool(CALLS.match(line.strip("#*_ "))) or line.endswith(_HERE) and not has_figure(line)


_HERE: Final = ("Sign up here.", "Subscribe here.", "Register here.")


def is_credit(line: str) -> bool:
    """Whether a line names whose a picture is."""
    words = plain_words(line)
    return len(words) < _BAR and any(credit in words for credit in (*CREDITS, "photo", "image", "picture:", "credit"))


def anywhere_cue(words: str) -> tuple[str, int] | None:
    """The kind of a line that holds a known phrase, and where it stands."""
    hits = [cue for cue in _SCANNED if cue[2] in words]
    for word in _ANYWHERE.keys() & set(words.split()):
        hits += [cue for cue in _ANYWHERE[word] if cue[2] in words]
    for _, kind, phrase in sorted(hits):
        if _allowed(kind, words):
            return kind, words.find(phrase)
    if (
        len(words) < 140
        and any(credit in words for credit in CREDITS)
        and is_unfinished(words)
        and not has_figure(words)
    ):
        return "chrome", 0
    return None


def _allowed(kind: str, words: str) -> bool:
    if kind in _LONG_CUES:
        return True
    if len(words) > SHORT:
        return False
    # "Sign up for the cloud service rose 40% to ..." reports; "Get our plan for $9.99 a month" sells.
    return len(words) < 80 or not has_figure(words) or (kind == "related" and is_unfinished(words))


def has_figure(words: str) -> bool:
    return any(sign in words for sign in "$€£¥%") and any(char.isdigit() for char in words)


def is_rule(line: str) -> bool:
    """A line without a word: "---", "* * *"."""
    return bool(_RULE.match(line))


def is_unfinished(line: str) -> bool:
    """Whether the line lacks the mark that ends a sentence or clause."""
    return not _ENDED.search(line[-8:])


def is_heading(line: str) -> bool:
    """A short line that no sentence fills: "Outlook", "What it means for margins?"."""
    if len(line) > 140 or line.count(" ") > 18 or line[0] == "(" and line[-1] == ")" or SPEAKER.match(line):
        return False
    return is_unfinished(line) or (
        line[-1] == "?" and line.count(" ") < 13 and "." not in line and line.count("?") == 1
    )


def is_prose(line: str) -> bool:
    return len(line) > 140 or (len(line) > 60 and not is_unfinished(line))


def is_link_line(line: str) -> bool:
    """A line of nothing but links, pictures or addresses."""
    return line[0] in "[!<hw-*•" and bool(_LINK.match(line)) and not any(char.isalnum() for char in _LINK.sub("", line))


def is_row(line: str) -> bool:
    """What can be a row of a table: cells between pipes, tabs or wide gaps."""
    return (
        line[0] == "|"
        or line.count("|") > 1
        or " | " in line
        and bool(_KEYED.search(line))
        or ("\t" in line or "  " in line)
        and bool(_WIDE_GAP.search(line))
    )


def is_menu(line: str) -> bool:
    """Three and more links in one line: "Home | Markets | Technology", "Share    Save    Print"."""
    if len(line) > 200 or any(char.isdigit() for char in line):
        return False
    words = line.lower().split()
    if len(words) > 2 and all(_WHOLE_KIND.get(word) == "chrome" for word in words):
        return True  # "News Sport Business Culture"
    parts = [part for part in _MENU_SPLIT.split(line) if part]
    apart = [part for part in line.split("  ") if part.strip()] if len(parts) == 1 else []
    parts = apart if len(apart) > 3 else parts  # "Containers  Tankers  Dry Bulk  Ports"
    return len(parts) > 2 and all(part.strip().count(" ") < 3 for part in parts)


def is_counter(line: str) -> bool:
    """What a page counts: "4.2K Followers", "12 Comments"."""
    return bool(_COUNTER.match(line))


def is_bar(line: str) -> bool:
    """Two and more pieces of a page in one line, each of a known kind: "Subscribe · 14,200 readers", "1.2k upvotes · 311 comments"."""
    parts = [part.strip() for part in _BAR_SPLIT.split(line) if part.strip()] if len(line) < _BAR else []
    return len(parts) > 1 and all(_is_page_part(part) for part in parts)


def _is_page_part(part: str) -> bool:
    words = plain_words(part)
    return is_counter(part) or bool(_NAMED_COUNT.match(part)) or (whole_cue(words) or start_cue(words)) in _OF_PAGES


_BAR: Final = 140
_BAR_SPLIT = regex(r"[ ]*[|•·][ ]*")
_NAMED_COUNT = regex(
    r"(?:awards?|views?|likes?|comments?|shares|members|online|followers)[ :]+\d[\d.,]*[KkMm]?$", re.IGNORECASE
)
_OF_PAGES: Final = frozenset(("prompt", "chrome", "related", "comments"))


def is_sure_row(line: str) -> bool:
    return line[0] == "|" and line.count("|") > 1


def is_dateline(line: str) -> bool:
    """Whether a place and a date open a line of prose; "Marvell (MRVL): Initiating coverage" is a headline."""
    return line[0].isupper() and bool(DATELINE.match(line)) and (len(line) > _LEAST_PROSE or not is_unfinished(line))


_LEAST_PROSE: Final = 80


def ticker_line(line: str, *, head: bool) -> tuple[str, ...]:
    """The symbols of a line that holds nothing but tickers ("BABA--", "NYSE: BABA | 9988.HK"), else ().

    Bare capitals ("BABA, JD") count only in the `head` of a page.
    """
    if len(line) > 120:
        return ()
    label = _TICKER_LABEL.match(line)
    rest = line[label.end() :] if label else line
    symbols: list[str] = []
    marked = bool(label)
    if found := _TICKER_OF.fullmatch(line):
        return (found["symbol"],)
    for part in _SPLIT_TICKERS.split(rest.strip("()[] ")):
        if not part:
            continue
        found = EXCHANGE_TICKER.fullmatch(part) or DOTTED_TICKER.fullmatch(part)
        word = None if found else _TICKER_WORD.fullmatch(part)
        if word is None and found is None:
            return _exchange_line(line)
        if word is not None and word["symbol"] in UPPER_WORDS:
            return ()
        marked = marked or found is not None or bool(word and word["mark"]) or part.startswith("$")
        symbols.append((found or word)["symbol"])  # type: ignore[index]
    return tuple(dict.fromkeys(symbols)) if marked or head else ()


def _exchange_line(line: str) -> tuple[str, ...]:
    """ "Alibaba Group (NYSE: BABA, HKEX: 9988)" is no ticker line, "(NYSE: BABA; HKEX: 9988)" is."""
    symbols = [found["symbol"] for found in EXCHANGE_TICKER.finditer(line)]
    rest = re.sub(r"[\W_]+|\band\b", "", EXCHANGE_TICKER.sub("", line))
    return tuple(dict.fromkeys(symbols)) if symbols and not rest else ()


def cashtags(text: str) -> list[str]:
    return [found["symbol"] for found in _QUOTED_TICKER.finditer(text)]
