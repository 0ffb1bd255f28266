"""A safe YAML reader for rule files: plain values, and the place of every one of them.

YAML 1.2 core scalars: `NO` and `2025-02-24` are text, floats are `Decimal`. Refused with a position: duplicate keys,
anchors and aliases, tags, several documents, tabs in the indentation, other encodings than UTF-8, files above 10 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import yaml

from factcheck.errors import RuleError
from factcheck.patterns import regex
from factcheck.records import record

MAX_BYTES = 10_000_000
MAX_DEPTH = 30

Loc = tuple[str | int, ...]
"""Where a value stands in its document: keys and list positions."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = regex(r"[-+]?[0-9]+")
_BASED = regex(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = regex(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?")
_NOT_FINITE = regex(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_TAB = regex(r"^[ ]*\t[ \t]*(?=[^\s#])", re.MULTILINE)
_BRACE = regex(r"\s*(?:-|[\w-]+:)\s+[\[{][^\]}]*[\]}]\s*\w")
"""A list or mapping with words behind it: it was meant as a text."""
# A cheap sign that an anchor or alias may stand here; only then are the tokens looked at.
_MAYBE_ANCHOR = regex(r"(?:^|[\s\[{,:?-])[&*][^\s,\[\]{}]", re.MULTILINE)
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r"))
_STANDARD = "tag:yaml.org,2002:"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

_HINTS = {
    "mapping values are not allowed": 'a text with ": " in it needs quotes',
    "found character that cannot start any token": "a text that begins with @, ` or % needs quotes",
    "found unexpected end of stream": "a quote is opened and never closed",
    "could not find expected ':'": 'a key needs a colon and a space after it, and keys of one level the same indentation',
    "did not find expected key": "keys of one level need the same indentation",
    "did not find expected '-' indicator": "items of one list need the same indentation",
    "did not find expected ',' or": "an item of a list in brackets that holds a comma, colon, brace or quote needs quotes",
}  # fmt: skip


class _NoResolver:
    """Leaves implicit tags empty, so that an explicit tag shows and scalars are read by our own rules."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""

    def descend_resolver(self, parent: Any, index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


@cache
def _fast() -> Any:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    class Fast(CParser, _NoResolver):
        pass

    return Fast


def _composer(text: str) -> Any:
    return _fast()(text) if yaml.__with_libyaml__ else _slow_composer(text)


def _slow_composer(text: str) -> Any:
    """PyYAML without its C extension: the same nodes, about ten times slower."""
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class Slow(Reader, Scanner, Parser, Composer, _NoResolver):
        def __init__(self) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)

        resolve = _NoResolver.resolve
        descend_resolver = _NoResolver.descend_resolver
        ascend_resolver = _NoResolver.ascend_resolver

    return Slow()


@record
class Document:
    """The values of one file and the way back to their places. `problems` are those that leave the rest readable."""

    path: str
    value: dict[str, Any]
    root: Any
    problems: tuple[RuleError, ...] = ()

    def place(self, loc: Loc, *, of_key: bool = False) -> tuple[int, int]:
        """Line and column (from 1) of the value at `loc`, or of its key; of the nearest enclosing one if it is not there."""
        node, key = self.root, None
        for part in loc:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node, key = node.value[part], None
            elif isinstance(part, int):  # a single value given where a list is read has no position in it
                continue
            elif isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == part), None)
                if pair is None:
                    break
                key, node = pair
            else:
                break
        # A collection that begins below its key is best shown by the key.
        below = key is not None and not isinstance(node, yaml.ScalarNode) and key.start_mark.line < node.start_mark.line
        chosen = key if key is not None and (of_key or below) else node
        return chosen.start_mark.line + 1, chosen.start_mark.column + 1

    def error(self, message: str, loc: Loc = (), *, of_key: bool = False, hint: str | None = None) -> RuleError:
        line, column = self.place(loc, of_key=of_key)
        return RuleError(message, path=self.path, line=line, column=column, hint=hint)


def parse(data: bytes, path: str) -> Document:
    """The document in `data`; `path` is only named. Raises RuleError where it cannot be read at all."""
    text = decode(data, path)
    _refuse_tabs(text, path)
    _refuse_anchors(text, path)
    root = _compose(text, path)
    if not isinstance(root, yaml.MappingNode):
        message = "the file is empty" if root is None else "a rule file is a mapping of keys to values"
        raise RuleError(
            message, path=path, line=1, column=1, hint='begin with "kind: facts", for example; see docs/rules.md'
        )
    problems: list[RuleError] = []
    value = _Values(path, problems).of(root, 0)
    return Document(path, value, root, tuple(problems))


def decode(data: bytes, path: str, most: int = MAX_BYTES) -> str:
    """The text of a rule file; RuleError for what is too large or not UTF-8."""
    if len(data) > most:
        raise RuleError(
            f"the file has {len(data):,} bytes; a rule file may have {most:,}",
            path=path,
            hint="split it into several files; only a file of facts whose list stands last may be larger",
        )
    if data.startswith(_UTF16) or data[1:4:2] == b"\0\0":
        raise RuleError("the file is written in UTF-16 or UTF-32", path=path, line=1, column=1, hint="save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _line_column(data[: error.start].decode("utf-8", "replace"))
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise RuleError(message, path=path, line=line, column=column, hint="save the file as UTF-8") from None
    if len(data.translate(None, _CONTROLS)) != len(data):
        place, char = next((place, char) for place, char in enumerate(text) if ord(char) in _CONTROLS)
        line, column = _line_column(text[:place])
        raise RuleError(f"control character U+{ord(char):04X}", path=path, line=line, column=column, hint="remove it")
    return text


def _line_column(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _refuse_tabs(text: str, path: str) -> None:
    problems = []
    for match in _TAB.finditer(text) if "\t" in text else ():
        line, column = _line_column(text[: match.start() + match.group().index("\t")])
        problems.append(
            RuleError("a tab in the indentation", path=path, line=line, column=column, hint="indent with spaces")
        )
    if problems:
        raise RuleError("tabs in the indentation", problems=tuple(problems))


def _refuse_anchors(text: str, path: str) -> None:
    if not _MAYBE_ANCHOR.search(text):
        return
    problems = tuple(
        RuleError(
            f"{'an anchor' if isinstance(token, yaml.AnchorToken) else 'an alias'} ({sign}{token.value})",
            path=path,
            line=token.start_mark.line + 1,
            column=token.start_mark.column + 1,
            hint="write the value out, or put the text in quotes",
        )
        for token, sign in _anchors(text)
    )
    if problems:
        raise RuleError("anchors and aliases are not read", problems=problems[:20])


def _anchors(text: str) -> Iterator[tuple[Any, str]]:
    try:
        for token in yaml.scan(text, Loader=yaml.CLoader if yaml.__with_libyaml__ else yaml.SafeLoader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                yield token, "&" if isinstance(token, yaml.AnchorToken) else "*"
    except yaml.YAMLError:
        return  # composing reports it, with its place


def _compose(text: str, path: str) -> Any:
    try:
        return _composer(text).get_single_node()
    except RecursionError:
        raise RuleError("values are nested too deeply", path=path, line=1, column=1) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = str(error.problem or error.context or "this is not YAML")
        if "found another document" in problem:
            problem = "a second document begins here; a file holds one"
        hint = next((hint for start, hint in _HINTS.items() if problem.startswith(start)), None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if mark and _BRACE.match(text.split("\n")[mark.line]):
            hint = 'a text that begins with { or [ needs quotes, as in - "{rise} soon"'
        raise RuleError(problem, path=path, line=line, column=column, hint=hint) from None
    except yaml.YAMLError as error:
        raise RuleError(" ".join(str(error).split()), path=path, line=1, column=1) from None


class _Values:
    """Turns nodes into plain values and collects what is wrong on the way."""

    def __init__(self, path: str, problems: list[RuleError]) -> None:
        self.path = path
        self.problems = problems

    def of(self, node: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            self._add(f"values are nested more than {MAX_DEPTH} levels deep", node)
            return None
        if node.tag:
            self._add(f"a tag ({_short_tag(node.tag)}) is not read", node, hint="write the plain value")
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.of(item, depth + 1) for item in node.value]
        return self._mapping(node, depth)

    def _mapping(self, node: Any, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._add("a key must be a plain text", key)
            elif key.value in found:
                first = next(k for k, _ in node.value if k.value == key.value).start_mark
                self._add(f'the key "{key.value}" stands twice (first in line {first.line + 1})', key)
            else:
                found[key.value] = self.of(value, depth + 1)
        return found

    def _scalar(self, node: Any) -> Any:
        text: str = node.value
        if node.style:
            return text
        if _NOT_FINITE.fullmatch(text):
            self._add(f"{text} is not a number that a rule can use", node)
        return scalar(text)

    def _add(self, message: str, node: Any, hint: str | None = None) -> None:
        mark = node.start_mark
        self.problems.append(RuleError(message, path=self.path, line=mark.line + 1, column=mark.column + 1, hint=hint))


def scalar(text: str) -> Any:
    """What a plain scalar means in YAML 1.2."""
    if text and text[0] not in "~nNtTfF+-.0123456789":
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text) and len(text) <= 100:
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return Decimal(text) if _FLOAT.fullmatch(text) else text


def _short_tag(tag: str) -> str:
    return "!!" + tag.removeprefix(_STANDARD) if tag.startswith(_STANDARD) else tag
