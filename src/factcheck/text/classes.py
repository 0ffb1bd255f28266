"""What each line of a page is: by phrase, by form, and by the section it stands in."""

from __future__ import annotations

from typing import Final

from factcheck.model import BOILERPLATE
from factcheck.patterns import regex
from factcheck.text import forms
from factcheck.text.bylines import author, byline_name, is_plain_byline
from factcheck.text.cues import WEAK_DISCLAIMER
from factcheck.text.edges import (
    LONGEST_TITLE,
    has_profile_in_body,
    mark_captions,
    mark_numbered,
    mark_runs,
    mark_tail,
    mark_title,
)
from factcheck.text.pieces import BODY, Piece
from factcheck.text.stamps import is_reading_time, is_stamp

_SECTIONS: Final = frozenset(("related", "comments", "disclaimer", "forward_looking", "contacts", "about"))
_ABOUT = regex(
    r"about (?!the (?!company|group|author)|this|that|these|those|how|why|what|face|time|half|\d)[^.!?]{2,70}$"
)


class Classifier:
    """Gives every piece its kind: one pass forwards with the open section, one back over the tail of the page."""

    def __init__(self, pieces: list[Piece], *, titled: bool) -> None:
        self.pieces = pieces
        self.titled = titled
        self.section: str | None = None
        self.body_seen = False
        self.author: str | None = None
        self.place = 0
        self.gapless = not any(piece.gap for piece in pieces[1:])
        """Whether no line of the page stands apart, so that none can show by it that a list of links is over."""
        self.sure = False
        """Whether the open section has a heading of its own; else each line must show that it belongs."""

    def run(self) -> None:
        text_seen = False
        for place, piece in enumerate(self.pieces):
            self.place = place
            if not piece.kind:
                piece.kind = self._kind(place, piece)
            elif piece.kind == "table" and self.section in ("about", "contacts", "disclaimer", "related"):
                self.section = None
            if piece.kind in BODY:
                # A short first line may be a title with a full stop: a byline or a date right under it tells.
                self.body_seen = (
                    self.body_seen
                    or piece.kind != "table"
                    and (text_seen or piece.kind != "paragraph" or len(piece.text) > LONGEST_TITLE)
                )
            text_seen = text_seen or piece.kind not in BOILERPLATE
        mark_numbered(self.pieces)
        if not self.titled:
            mark_title(self.pieces)
        if has_profile_in_body(self.pieces):
            for piece in self.pieces:
                if piece.kind == "about":
                    piece.kind = self._body(piece.text)
        mark_captions(self.pieces)
        mark_runs(self.pieces)
        mark_tail(self.pieces, self.author)

    def _kind(self, place: int, piece: Piece) -> str:
        line = piece.text
        if forms.is_rule(line):
            return self._rule(place, piece)
        words = forms.plain_words(line)
        return self._by_cue(line, words) or self._by_form(line) or self._in_section(line, words) or self._body(line)

    def _rule(self, place: int, piece: Piece) -> str:
        """A line of "===" or "---" right under a short line makes that a heading."""
        before = self.pieces[place - 1] if place else None
        if (
            before
            and not piece.gap
            and before.kind == "paragraph"
            and len(before.text) < 140
            and set(piece.text) <= {"=", "-"}
        ):
            before.kind = "heading"
        return "chrome"

    # ---- by phrase
    def _by_cue(self, line: str, words: str) -> str | None:
        kind = forms.whole_cue(words)
        if (
            kind is None
            and len(words) < 80
            and self.body_seen
            and forms.is_unfinished(line)
            and _is_profile(line, words)
        ):
            kind = "about"
        if kind:
            return self._opened(kind, line)
        kind = forms.start_cue(words)
        if kind == "byline":
            self._remember_author(line)
            return "byline" if len(line) <= forms.SHORT or self.body_seen else None
        if kind == "related" and self.body_seen and ":" not in words and len(words) < 60 and forms.is_unfinished(line):
            self.section, self.sure = kind, bool(_HEADS_A_LIST(words))
            return kind
        if kind == "disclaimer" and "." in words and forms.has_figure(words.partition(".")[2]) and not _RISKS(words):
            return None  # "Not financial advice, I just like the mine. Position: 400 shares at $12.10."
        if kind:
            return self._opened(kind, line) if kind == "comments" else self._begun(kind)
        found = forms.anywhere_cue(words)
        if found is None:
            return None
        kind, position = found
        before = words[:position]
        # A closing "This is not investment advice." does not make boilerplate of the sentences before it.
        if ". " in before and (forms.has_figure(before) or not any(cue in before for cue in WEAK_DISCLAIMER)):
            return None
        return self._begun(kind)

    def _begun(self, kind: str) -> str:
        """A disclaimer without a heading may go on in the next paragraphs."""
        if kind == "disclaimer" and self.body_seen and self.section != "comments":
            self.section, self.sure = kind, False
        if self.section == "comments" and not (kind == "chrome" and self._is_legal()):
            return kind if kind in ("disclaimer", "about", "contacts") else "comments"
        return kind

    def _is_legal(self) -> bool:
        """The notice of copyright at the foot of a page ends its comments."""
        return self.pieces[self.place].text.lower().startswith(("©", "copyright", "(c)"))

    def _opened(self, kind: str, line: str) -> str:
        """The kind of a heading that is a known phrase; it opens its section once the body has begun."""
        if kind in _SECTIONS:
            if kind == "comments" and self.body_seen and not self._is_comment_section(line):
                return "heading"
            if kind == "comments" and self._heads_a_bar():
                return kind
            if self.body_seen:
                self.section, self.sure = kind, True
                return kind
            return kind if kind in ("disclaimer", "contacts", "forward_looking") else "chrome"
        if line[0] == "#" and self.body_seen:
            self.section = None
            return "heading" if kind == "chrome" else kind
        if self.section == "comments":
            return "comments"
        return kind

    def _is_comment_section(self, line: str) -> bool:
        """Comments end a page; a heading "Discussion" with more text below it than above is the article's own."""
        last = self.pieces[-1].end
        here = self.pieces[self.place].start
        return (
            any(char.isdigit() for char in line)
            or line.lower().startswith("sort by")
            or line[-1:] != ":"
            and last - here < (here if "comment" in line.lower() else here // 3)
        )

    # ---- by form
    def _by_form(self, line: str) -> str | None:
        if self.section == "comments":
            return None
        if forms.PICTURE.match(line):
            return "chrome"
        if len(line) <= 160:
            if is_stamp(line):
                return "related" if self.section == "related" else "timestamp"
            if not self.body_seen and "|" in line and is_stamp(line.partition("|")[0]):
                return "timestamp"  # "Mar. 4, 2025 3:15 PM ET | Alder Inc. | 12 Comments"
            if is_reading_time(line) or forms.is_menu(line) or forms.SOURCE.match(line) or forms.is_counter(line):
                return "chrome"
            if forms.SCRAP.match(line) or forms.BADGES.match(line) or forms.COPYRIGHT.match(line) or forms.is_bar(line):
                return "chrome"
            if forms.FILE_NAME.match(line) or forms.DOMAIN.match(line) or not self.body_seen and forms.TAPE.match(line):
                return "chrome"
            if forms.ticker_line(line, head=not self.body_seen):
                return "tickers"
            if forms.is_caption(line):
                return "chrome"
            plain = line.strip("*_ ")
            if (not self.body_seen or self.author is None and is_plain_byline(plain)) and byline_name(plain):
                self._remember_author(plain)
                return "byline"
            if forms.is_call(line):
                return "prompt"
            if forms.MAIL_LINE.match(line) or line.lower() in _WHOM and self._heads_an_address():
                return "contacts"
            if forms.is_link_line(line):
                return "related" if self.body_seen and "](" in line and line[0] != "!" else "chrome"
        return None

    def _heads_a_bar(self) -> bool:
        """ "Comments", "Share": buttons under a paragraph, and no comment behind them"""
        after = self.pieces[self.place + 1] if self.place + 1 < len(self.pieces) else None
        return after is not None and after.text.lower() in ("share", "save", "print", "copy link")

    def _heads_an_address(self) -> bool:
        after = self.pieces[self.place + 1] if self.place + 1 < len(self.pieces) else None
        return after is not None and bool(forms.MAIL_LINE.match(after.text))

    def _remember_author(self, line: str) -> None:
        self.author = self.author or author(line)

    # ---- by section
    def _in_section(self, line: str, words: str) -> str | None:
        section = self.section
        if section is None:
            return None
        if section == "comments":
            return section
        if self._closes(section, line) or not self.sure and section == "related" and not _is_related(line):
            self.section = None
            return None
        if section == "disclaimer" and not self._is_fine_print(line, words):
            self.section = None
            return None
        return section

    def _closes(self, section: str, line: str) -> bool:
        if line[0] == "#":
            return True
        if section == "contacts" and line.isupper() and line.count(" ") > 2:
            return True  # the financial statements below a release
        apart = self.pieces[self.place].gap
        if section == "related" and (
            (apart or self.gapless) and (_is_sentence(line) or _is_told(line)) or apart and self._heads_a_sentence()
        ):
            return True
        if section in ("related", "contacts"):
            return forms.is_prose(line) and not forms.BULLET.match(line) and line[-1:] in '.!?"”'
        return forms.is_heading(line) and not forms.BULLET.match(line) and section != "disclaimer"

    def _heads_a_sentence(self) -> bool:
        """Whether a line that stands apart from the list above it has a sentence under it: "Memory leads", and then the article's text"""
        after = self.pieces[self.place + 1] if self.place + 1 < len(self.pieces) else None
        listed = not self.pieces[self.place - 1].gap
        return listed and after is not None and not after.kind and after.gap and _is_sentence(after.text)

    def _is_fine_print(self, line: str, words: str) -> bool:
        if forms.has_figure(words):
            return False
        return any(cue in words for cue in WEAK_DISCLAIMER) or self.sure and not forms.is_heading(line)

    # ---- body
    def _body(self, line: str) -> str:
        if forms.MARK.match(line):
            return "heading"
        if line[0] == ">":
            return "quote"
        if forms.BULLET.match(line):
            return "bullet"
        if forms.is_dateline(line):
            return "dateline"
        if not self.body_seen and forms.LABEL.match(line):
            return "heading"
        if not any(char.isalpha() for char in line) and not forms.has_figure(line):
            return "chrome"  # a page number, a count of likes
        return "heading" if forms.is_heading(line) else "paragraph"


def _is_sentence(line: str) -> bool:
    """A full stop behind so many words ends no headline, which is what stands in a list of links."""
    return line[-1] in '."”' and line.count(" ") > _HEADLINE and not forms.BULLET.match(line)


def _is_told(line: str) -> bool:
    """A short sentence with a figure: no headline ends with a full stop behind one."""
    return line[-1] == "." and forms.has_figure(line) and not forms.BULLET.match(line)


_RISKS: Final = regex(
    r"(?:involves?|carr(?:y|ies)|at your own) (?:\w+ )?risks?|you could lose|may lose|can lose"
).search
_HEADS_A_LIST: Final = regex(r"more (?:from|in|on) \w+(?: [\w&]+){0,3}$|(?:most|top) ").match
_HEADLINE: Final = 6
_WHOM: Final = frozenset(("investors:", "investors", "media:", "media", "press:", "press", "analysts:", "analysts"))
"""Above an address, those who may write to it."""


def _is_related(line: str) -> bool:
    return forms.is_unfinished(line) and not forms.has_figure(line)


def _is_profile(line: str, words: str) -> bool:
    """ "About Alibaba Group", not "About half of revenue" nor "About the deal"."""
    return (
        bool(_ABOUT.match(words))
        and line.strip("#*_ :")[6:7].isupper()
        or words in ("about us", "about the company", "about the group")
    )
