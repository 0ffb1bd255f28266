"""Blocks: what each line of a page is, for pages never seen before.

Lines are joined where a paragraph is hard-wrapped, then classed by phrase (`cues`), by form (`forms`, `stamps`), and by
the section they stand in. Whatever nothing speaks against is body: a boilerplate line taken for body costs a needless
"unverified", a body line taken for boilerplate hides a claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, cast

from factcheck.model import BOILERPLATE, Block, BlockKind
from factcheck.text import forms
from factcheck.text.cues import OPEN_ENDS, WEAK_DISCLAIMER
from factcheck.text.front import front_matter
from factcheck.text.lines import Line, filled_lines
from factcheck.text.repeats import mark_repeats
from factcheck.text.stamps import is_reading_time, is_stamp

_SECTIONS: Final = frozenset(("related", "comments", "disclaimer", "forward_looking", "contacts", "about"))
_LABEL = re.compile(r"(?P<label>title|headline|author|date|published)[ ]?:[ ]+(?=\S)", re.IGNORECASE)
_ABOUT = re.compile(
    r"about (?!the (?!company|group|author)|this|that|these|those|how|why|what|face|time|half|\d)[^.!?]{2,70}$"
)
_BODY: Final = frozenset(("paragraph", "dateline", "bullet", "table", "quote"))
_LONGEST_TITLE: Final = 160
_WRAP: Final = 130
"""No editor wraps wider; a page whose lines are longer has one paragraph a line."""


@dataclass(slots=True)
class _Piece:
    """A line, or the lines of one hard-wrapped paragraph."""

    start: int
    end: int
    text: str
    gap: bool
    kind: str = ""


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order and without overlap, repeats marked. White space belongs to none."""
    front, body_start = front_matter(text)
    lines = [line for line in filled_lines(text) if line.start >= body_start]
    pieces = _join_wrapped(text, lines)
    _mark_tables(pieces)
    _Classifier(pieces, titled=any(kind == "title" for kind, _, _ in front)).run()
    blocks = [Block(kind=cast(BlockKind, kind), start=start, end=end) for kind, start, end in front]
    blocks += _blocks(pieces)
    return mark_repeats(text, tuple(blocks))


def _blocks(pieces: list[_Piece]) -> list[Block]:
    """One block a piece; the rows of a table are one."""
    blocks: list[Block] = []
    start = -1
    for place, piece in enumerate(pieces):
        start = piece.start if start < 0 else start
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if piece.kind == "table" and following and following.kind == "table" and not following.gap:
            continue
        blocks.append(Block(kind=cast(BlockKind, piece.kind), start=start, end=piece.end))
        start = -1
    return blocks


# ---------------------------------------------------------------- hard-wrapped paragraphs
def _join_wrapped(text: str, lines: list[Line]) -> list[_Piece]:
    width = _wrap_width(lines)
    pieces: list[_Piece] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and not line.gap and _continues(previous, line, width):
            pieces[-1].end = line.end
        else:
            pieces.append(_Piece(line.start, line.end, line.text, line.gap))
        previous = line
    for piece in pieces:
        if piece.end - piece.start != len(piece.text):
            piece.text = text[piece.start : piece.end]
    return pieces


def _wrap_width(lines: list[Line]) -> int:
    """The column at which the text is wrapped, 0 when every line is a paragraph."""
    wrapped = sum(1 for before, line in pairwise(lines) if not line.gap and _goes_on(before, line))
    if wrapped < 2:
        return 0
    width = max(line.indent + len(line.text) for line in lines)
    return width if width <= _WRAP else 0


def _goes_on(before: Line, line: Line) -> bool:
    """Whether the line begins in the middle of a sentence that the line before leaves open."""
    first = line.text[0]
    if not first.islower() or not (forms.is_unfinished(before.text) or before.text[-1] in ",;"):
        return False
    if " " not in line.text and forms.is_unfinished(line.text) or is_stamp(before.text):
        return False
    return not (
        line.text[1:2].isupper() or line.text.startswith("by ") or forms.BULLET.match(line.text)
    ) and not forms.is_row(before.text)


def _continues(before: Line, line: Line, width: int) -> bool:
    if _goes_on(before, line):
        return len(before.text) > 30 or bool(width)
    if before.text.rpartition(" ")[2] in OPEN_ENDS and len(before.text) > 30 and before.text[0] not in "#|":
        return True
    if (
        not width
        or line.text[0] in "#>|"
        or forms.BULLET.match(line.text)
        or forms.is_row(line.text)
        or forms.is_row(before.text)
    ):
        return False
    if before.text[0] == "#" or line.indent > before.indent and not forms.BULLET.match(before.text):
        return False
    # A wrapped line is full: the next word would not have fitted.
    return before.indent + len(before.text) + 1 + len(line.text.split(" ", 1)[0]) > width


# ---------------------------------------------------------------- tables
def _mark_tables(pieces: list[_Piece]) -> None:
    """Two neighbouring rows with a figure between them make a table, and so does one row between pipes."""
    rows = [forms.is_row(piece.text) for piece in pieces]
    for place, piece in enumerate(pieces):
        if not rows[place]:
            continue
        near = [pieces[other] for other in (place - 1, place + 1) if 0 <= other < len(pieces) and rows[other]]
        if forms.is_sure_row(piece.text) or any(_has_digit(other.text) for other in (*near, piece)) and near:
            piece.kind = "table"


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


# ---------------------------------------------------------------- classes
class _Classifier:
    """Gives every piece its kind: one pass forwards with the open section, one back over the tail of the page."""

    def __init__(self, pieces: list[_Piece], *, titled: bool) -> None:
        self.pieces = pieces
        self.titled = titled
        self.section: str | None = None
        self.body_seen = False
        self.author: str | None = None
        self.place = 0
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
            if piece.kind in _BODY:
                # A short first line may be a title with a full stop: a byline or a date right under it tells.
                self.body_seen = (
                    self.body_seen or text_seen or piece.kind != "paragraph" or len(piece.text) > _LONGEST_TITLE
                )
            text_seen = text_seen or piece.kind not in BOILERPLATE
        self._title()
        self._keep_profiles()
        self._tail()

    def _kind(self, place: int, piece: _Piece) -> str:
        line = piece.text
        if forms.is_rule(line):
            return self._rule(place, piece)
        words = forms.plain_words(line)
        return self._by_cue(line, words) or self._by_form(line) or self._in_section(line, words) or self._body(line)

    def _rule(self, place: int, piece: _Piece) -> str:
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
            self.section, self.sure = kind, False
            return kind
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
        return "comments" if self.section == "comments" and kind not in ("disclaimer", "about", "contacts") else kind

    def _opened(self, kind: str, line: str) -> str:
        """The kind of a heading that is a known phrase; it opens its section once the body has begun."""
        if kind in _SECTIONS:
            if kind == "comments" and self.body_seen and not self._is_comment_section(line):
                return "heading"
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
            or line[-1:] != ":"
            and last - here < (here if "comment" in line.lower() else here // 3)
        )

    # ---- by form
    def _by_form(self, line: str) -> str | None:
        if self.section == "comments":
            return None
        if len(line) <= 160:
            if is_stamp(line):
                return "related" if self.section == "related" else "timestamp"
            if is_reading_time(line) or forms.is_menu(line) or forms.SOURCE.match(line):
                return "chrome"
            if forms.ticker_line(line, head=not self.body_seen):
                return "tickers"
            if not self.body_seen and forms.byline_name(line):
                self._remember_author(line)
                return "byline"
            if forms.is_link_line(line):
                return "related" if self.body_seen and "](" in line and line[0] != "!" else "chrome"
        return None

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
        if section in ("related", "contacts"):
            return forms.is_prose(line) and not forms.BULLET.match(line) and line[-1:] in '.!?"”'
        return forms.is_heading(line) and not forms.BULLET.match(line) and section != "disclaimer"

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
        label = _LABEL.match(line)
        if label and not self.body_seen and label["label"].lower() in ("title", "headline"):
            return "heading"
        if not any(char.isalpha() for char in line) and not forms.has_figure(line):
            return "chrome"  # a page number, a count of likes
        return "heading" if forms.is_heading(line) else "paragraph"

    # ---- the head and the tail of the page
    def _title(self) -> None:
        """The first heading before the body is the title; a word or two above a longer one is the page's section."""
        if self.titled:
            return
        first_body = next((n for n, piece in enumerate(self.pieces) if piece.kind in _BODY), len(self.pieces))
        head = self.pieces[:first_body]
        candidates = [piece for piece in head if piece.kind == "heading"]
        if not candidates:
            self._ended_title(head)
            return
        marked = [piece for piece in candidates if piece.text.startswith("# ") or _LABEL.match(piece.text)]
        long = [piece for piece in candidates if len(piece.text.split()) > 2 or _has_digit(piece.text)]
        title = (marked or long or candidates)[0]
        if len(self.pieces) > 1 and (first_body < len(self.pieces) or len(head) > 1):
            title.kind = "title"
            self._head_chrome(head, title, followed=first_body < len(self.pieces))
        else:
            title.kind = "paragraph"

    def _head_chrome(self, head: list[_Piece], title: _Piece, *, followed: bool) -> None:
        """Lines above the title, and a word or three under it that head nothing ("Reuters", "WATCH LIVE")."""
        for place, piece in enumerate(head):
            small = piece.text.count(" ") < 3 and piece.text[0] != "#" and not _has_digit(piece.text)
            last = place == len(head) - 1 and followed
            if piece.kind == "heading" and (piece.start < title.start or small and not last and piece.gap <= title.gap):
                piece.kind = "chrome"

    def _ended_title(self, head: list[_Piece]) -> None:
        """A first line with a full stop is a title only right above a byline or a date."""
        for piece, after in pairwise(self.pieces):
            if piece.kind not in BOILERPLATE:
                ended = piece.kind == "paragraph" and len(piece.text) <= _LONGEST_TITLE and piece.text.count(" ") < 25
                if ended and after.kind in ("byline", "timestamp", "tickers"):
                    piece.kind = "title"
                return

    def _keep_profiles(self) -> None:
        """A profile of the company in the middle of an article is not the standing text at the end of a release."""
        kinds = [piece.kind for piece in self.pieces]
        if "about" not in kinds or not {"forward_looking", "contacts"}.isdisjoint(kinds):
            return
        last = max(place for place, kind in enumerate(kinds) if kind == "about")
        if any(kind in ("paragraph", "bullet", "quote") for kind in kinds[last:]):
            for piece in self.pieces:
                if piece.kind == "about":
                    piece.kind = self._body(piece.text)

    def _tail(self) -> None:
        """From the end up to the last of the body, headings and the writer's portrait belong to the page."""
        boilerplate = 0
        for piece in reversed(self.pieces):
            if piece.kind in BOILERPLATE:
                boilerplate += 1
            elif boilerplate and self._is_bio(piece):
                piece.kind = "byline"
            elif (
                boilerplate
                and piece.kind == "heading"
                and piece.text.count(" ") < 10
                and not forms.has_figure(piece.text)
            ):
                piece.kind = "chrome"  # a heading over nothing
            elif piece.kind == "paragraph" and self._is_bio(piece):
                piece.kind = "byline"
            else:
                return

    def _is_bio(self, piece: _Piece) -> bool:
        """A paragraph about the writer named in the byline."""
        name = self.author
        if not name or piece.kind not in ("paragraph", "quote") or forms.has_figure(piece.text):
            return False
        short = " ".join(name.split()[-2:])  # "Desk Bot Jane Doe" is called Jane Doe
        return short in piece.text[: len(name) + 30]


def _is_related(line: str) -> bool:
    return forms.is_unfinished(line) and not forms.has_figure(line)


def _is_profile(line: str, words: str) -> bool:
    """ "About Alibaba Group", not "About half of revenue" nor "About the deal"."""
    return (
        bool(_ABOUT.match(words))
        and line.strip("#*_ :")[6:7].isupper()
        or words in ("about us", "about the company", "about the group")
    )


def author(line: str) -> str | None:
    """The writer's name in a byline, without the words and roles before it."""
    found = forms.byline_name(line)
    if found is None:
        words = forms.plain_words(line)
        cue = next((phrase for phrase in forms.BYLINE_CUES if words.startswith(phrase)), None)
        if cue is None:
            return None
        at = line.lower().find(cue)
        found = line[at + len(cue) :].strip(" :-|") if at >= 0 else ""
    return forms.without_role(found) or None
