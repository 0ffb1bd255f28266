"""Forms of words over a sentence of typed items, as `rules/vocabulary/assertions.yaml` writes them.

A form is matched by walking it over the sentence's pieces; nothing is compiled, because an article has few sentences to try.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from factcheck.errors import RuleError
from factcheck.patterns import regex

Bound = Mapping[str, Any]
"""What the slots hold so far."""
Found = Iterator[tuple[int, Bound]]
"""The piece behind what was matched, and what the slots hold then."""
Slot = Callable[[str, int], Iterable[tuple[int, Any]]]
"""By a slot's name and a piece: the piece behind each thing that may fill it, and that thing."""

GLUE = "~"
"""Any number of words that say nothing of their own, of the list `glue`."""
_PIECES = regex(r"[\[\]()|]|<\w+>|\{[^}]*\}|[^\s\[\]()|<>{}]+")
_INNERMOST = regex(r"\[[^\[\]()]*\]|\([^\[\]()]*\)")
_SLOT = regex(r"\{(\w+)(?:=(\w+))?(?::(\w+)(?:/(\w+))?)?\}")


def outside(form: str) -> frozenset[str]:
    """The words and plain slots that stand in no brackets: a form need not be read for a sentence that lacks one of them."""
    bare, before = form, ""
    while bare != before:
        before, bare = bare, _INNERMOST.sub(" ", bare)
    pieces = _PIECES.findall(bare)
    return frozenset() if "|" in pieces else frozenset(p for p in pieces if p[0] not in "<~&" and ":" not in p)


class FormError(RuleError):
    """A form that cannot be read; the message says why."""


class Node(NamedTuple):
    """A part of a form: `kind` is word, row, option, choice, bag (parts in any order), words (a list without slots), glue, slot or side."""

    kind: str
    text: str = ""
    parts: tuple[Node, ...] = ()
    value: str = ""
    rows: Mapping[str, tuple[tuple[str, ...], ...]] = {}
    needs: tuple[frozenset[str], ...] = ()
    """Sets of words, and of slots as they are written, of each of which a sentence must hold one to be the form."""
    starts: frozenset[str] | None = None
    """The words it begins with; None where a slot or anything that may be missing comes first."""
    by_start: Mapping[str, tuple[Node, ...]] = {}
    """Of a choice, the parts that may stand at a word, in their order: those that begin with it, and those of which it is not known."""
    anywhere: tuple[Node, ...] = ()
    """Of a choice, the parts of which it is not known with which word they begin."""


def _row_of(parts: list[Node]) -> Node:
    if len(parts) == 1:
        return parts[0]
    return Node("row", parts=tuple(parts), needs=tuple(n for p in parts for n in p.needs), starts=_first_words(parts))


def _first_words(row: list[Node]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for part in row:
        known = part.parts[0].starts if part.kind == "option" else part.starts
        if known is None:
            return None
        found |= known
        if part.kind != "option":
            return found
    return None


def _bag_of(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else _row_of(parts)._replace(kind="bag", starts=None)


def _choice_of(parts: list[Node]) -> Node:
    anywhere = tuple(part for part in parts if part.starts is None)
    words = frozenset().union(*(part.starts for part in parts if part.starts is not None))
    by_start = {word: tuple(p for p in parts if p.starts is None or word in p.starts) for word in words}
    return Node(
        "choice",
        parts=tuple(parts),
        needs=_either(parts),
        starts=_any_words(parts),
        by_start=by_start,
        anywhere=anywhere,
    )


def _any_words(parts: list[Node]) -> frozenset[str] | None:
    known = [part.starts for part in parts if part.starts is not None]
    return frozenset().union(*known) if len(known) == len(parts) else None


def _either(parts: list[Node]) -> tuple[frozenset[str], ...]:
    if not all(part.needs for part in parts):
        return ()
    return (frozenset().union(*(min(part.needs, key=len) for part in parts)),)


class Forms:
    """Reads forms, whose `<name>` and `{slot:name}` stand for any entry of that list."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._lists = lists
        self._read: dict[str, Node] = {}

    def form(self, text: str) -> Node:
        pieces = _PIECES.findall(text)
        node, end = self._row(pieces, 0, text)
        if end != len(pieces):
            raise FormError(f'the brackets of "{text}" do not match')
        return node

    def entries(self, name: str) -> Node:
        """Any entry of a list, the longer ones first."""
        if name not in self._read:
            if name not in self._lists:
                raise FormError(f'there is no list "{name}"')
            entries = self._lists[name]
            if all(re.fullmatch(r"[^\[\](){}<>|]+", entry) for entry in entries):
                self._read[name] = _words(entries)
            else:
                self._read[name] = _choice_of([self.form(entry) for entry in entries])
        return self._read[name]

    def _row(self, pieces: list[str], at: int, text: str) -> tuple[Node, int]:
        """A row of parts up to a closing bracket; "|" makes it a choice of rows, and "&" a bag of them."""
        rows: list[Node] = []
        bag: list[Node] = []
        row: list[Node] = []
        while at < len(pieces) and pieces[at] not in ("]", ")"):
            piece = pieces[at]
            at += 1
            if piece in ("[", "("):
                inner, at = self._row(pieces, at, text)
                if pieces[at : at + 1] != ["]" if piece == "[" else ")"]:
                    raise FormError(f'the brackets of "{text}" do not match')
                at += 1
                row.append(Node("option", parts=(inner,)) if piece == "[" else inner)
            elif piece in ("|", "&"):
                bag.append(_row_of(row))
                row = []
                if piece == "|":
                    rows.append(_bag_of(bag))
                    bag = []
            else:
                row.append(self._part(piece, text))
        rows.append(_bag_of([*bag, _row_of(row)]))
        return (rows[0] if len(rows) == 1 else _choice_of(rows)), at

    def _part(self, piece: str, text: str) -> Node:
        if piece[0] == "<":
            return self.entries(piece[1:-1])
        if piece == GLUE:
            return Node("glue")
        if piece[0] != "{":
            return Node("word", piece, needs=(frozenset((piece,)),), starts=frozenset((piece,)))
        match = _SLOT.fullmatch(piece)
        if match is None:
            raise FormError(f'"{piece}" in "{text}" is no slot')
        name, value, first, second = match.groups()
        if first is None:
            return Node("slot", name, needs=(frozenset((f"{{{name}}}",)),))
        if second is None:
            only = self.entries(first)
            return Node("bind", name, (only,), value or "yes", needs=only.needs, starts=only.starts)
        sides = [self.entries(first), self.entries(second)]
        return Node("side", name, tuple(sides), needs=_either(sides), starts=_any_words(sides))


def _words(entries: tuple[str, ...]) -> Node:
    rows: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        words = tuple(entry.split())
        rows.setdefault(words[0], []).append(words)
    by_first = {w: tuple(sorted(found, key=len, reverse=True)) for w, found in rows.items()}
    first = frozenset(by_first)
    return Node("words", rows=by_first, needs=(first,), starts=first)


def matched(node: Node, words: list[str], at: int, bound: Bound, slot: Slot) -> Found:
    """Every way in which the form stands at piece `at`; a slot that holds something already holds nothing else, and stands for it again."""
    kind = node.kind
    if kind == "word":
        if at < len(words) and words[at] == node.text:
            yield at + 1, bound
    elif kind == "words":
        for row in node.rows.get(words[at], ()) if at < len(words) else ():
            if tuple(words[at : at + len(row)]) == row:
                yield at + len(row), bound
    elif kind == "row":
        yield from _row(node.parts, 0, words, at, bound, slot)
    elif kind == "bag":
        yield from _bag(node.parts, words, at, bound, slot)
    elif kind == "glue":
        for end, _ in slot(GLUE, at):
            yield end, bound
    elif kind == "option":
        yield from matched(node.parts[0], words, at, bound, slot)
        yield at, bound
    elif kind == "choice":
        for part in node.by_start.get(words[at], node.anywhere) if at < len(words) else node.anywhere:
            yield from matched(part, words, at, bound, slot)
    elif kind == "bind":
        for end, held in matched(node.parts[0], words, at, bound, slot):
            if node.text not in held:
                yield end, {**held, node.text: node.value}
    elif kind == "side":
        for part, side in zip(node.parts, ("up", "down"), strict=True):
            for end, held in matched(part, words, at, bound, slot):
                if node.text not in held:
                    yield end, {**held, node.text: side}
    elif kind == "slot":
        for end, thing in slot(node.text, at):
            if node.text not in bound:
                yield end, {**bound, node.text: thing}
            elif _named(bound[node.text]) == _named(thing):
                yield end, bound


def _named(thing: Any) -> Any:
    """What a thing stands for, however it is called: a company its identity, a time its value."""
    ref = getattr(thing, "ref", thing)
    return getattr(ref, "ref", None) or getattr(ref, "value", None) or ref


def _row(parts: tuple[Node, ...], n: int, words: list[str], at: int, bound: Bound, slot: Slot) -> Found:
    word = words[at] if at < len(words) else ""
    while n < len(parts):
        part = parts[n]
        may_lack = part.kind == "option"
        starts = part.parts[0].starts if may_lack else part.starts
        if starts is None or word in starts:
            break
        if not may_lack:
            return  # as most rows end, before anything is tried
        n += 1
    if n == len(parts):
        yield at, bound
        return
    for end, held in matched(parts[n], words, at, bound, slot):
        yield from _row(parts, n + 1, words, end, held, slot)


def _bag(parts: tuple[Node, ...], words: list[str], at: int, bound: Bound, slot: Slot) -> Found:
    """All parts in any order, with words between and around them that say nothing of their own."""
    if all(part.kind == "option" for part in parts):
        for end, _ in slot(GLUE, at):
            yield end, bound
    for start, _ in slot(GLUE, at):
        word = words[start] if start < len(words) else ""
        for n, part in enumerate(parts):
            inner = part.parts[0] if part.kind == "option" else part
            if inner.starts is not None and word not in inner.starts:
                continue
            for end, held in matched(inner, words, start, bound, slot):
                if end > start:
                    yield from _bag((*parts[:n], *parts[n + 1 :]), words, end, held, slot)
