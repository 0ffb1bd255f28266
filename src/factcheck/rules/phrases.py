"""Phrases of the rules about words: how they are written, and finding them in a sentence.

In a phrase, `^` stands for the beginning of a sentence, `*` alone stands for any one word and at the end of a word for any ending, `...` for
up to four words (and the commas between them), `{number}` for a figure with its percent sign, and another name in braces for each
entry of that list. Hyphens and spaces are alike, case does not matter, and no other punctuation may stand between the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import product
from typing import NamedTuple

from factcheck.memo import cached_property
from factcheck.patterns import regex
from factcheck.records import record

_TOKEN = regex(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’][^\W_]+)*|%")
_WORD = r"[^\W_]+(?:['’][^\W_]+)*\*?"
_CHOICE = rf"{_WORD}(?:_{_WORD})*(?:\|{_WORD}(?:_{_WORD})*)*"
_WRITTEN = regex(rf"\{{number\}}|\^|\.\.\.|…|\d+(?:[.,]\d+)*(?![^\W_|*])|{_CHOICE}|[*%]")
_PLAIN = regex(rf"{_CHOICE}(?:[\s-]+{_WORD})*")
_SPACES = regex(r"[\s-]+")
_NAMED = regex(r"\{([a-z0-9_-]+)\}")
_JOINT = regex(r"[\s\-‐‑$€£¥]*")
GAP, NUMBER, ANY, BEGIN = "...", "{number}", "*", "^"
LONGEST_GAP = 4
MOST_GAPS = 2
MOST_PHRASES = 5_000
"""So many phrases one written phrase may stand for, with its lists written out."""

Words = tuple[str, ...]


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


class Token(NamedTuple):
    """`joined`: nothing but spaces, hyphens and a currency sign stands between it and the token before."""

    lower: str
    start: int
    end: int
    joined: bool


_token = partial(tuple.__new__, Token)
"""As `Token._make`, without a call in between."""


@record(slots=True)
class Hit:
    """A phrase found at [start, end), and whose it is."""

    owner: int
    start: int
    end: int

    def overlaps(self, other: Hit) -> bool:
        return self.start < other.end and other.start < self.end


class Row(list[Token]):
    """The tokens of a sentence, in which many phrases are looked for."""

    @cached_property
    def words(self) -> list[str]:
        return [token.lower for token in self]

    @cached_property
    def held(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.words)


def tokens(text: str, start: int, end: int) -> Row:
    found = Row()
    last = start
    for match in _TOKEN.finditer(text, start, end):
        begin, behind = match.span()
        word = text[begin:behind].lower()
        between = text[last:begin]
        joined = between == " "  # by far the most frequent
        if not joined:
            if between and between[-1] in "$€£¥" and word[0].isdigit():
                begin -= 1
                between = between[:-1]
            joined = _JOINT.fullmatch(between) is not None
        found.append(_token((word.replace("’", "'") if "’" in word else word, begin, behind, joined)))
        last = behind
    return found


def written(phrase: str) -> Words:
    """The words of a phrase as a rule writes it."""
    return tuple(match.group().lower().replace("’", "'").replace("…", GAP) for match in _WRITTEN.finditer(phrase))


def expand(phrase: str, lists: Mapping[str, Sequence[str]]) -> list[str]:
    """The phrase with its lists written out, as words with a space between; the entries of a list share one place, with "_" for
    the spaces inside them. Entries that hold gaps or figures make phrases of their own.

    Raises PhraseError.

    >>> expand("is {sure} to rise", {"sure": ["bound", "all set", "on ... way"]})
    ['is bound|all_set to rise', 'is on ... way to rise']
    """
    pieces: list[Sequence[str]] = []
    count, last = 1, 0
    for match in _NAMED.finditer(phrase):
        if match[1] == "number":
            continue
        if match[1] not in lists:
            raise PhraseError(f'the phrase "{phrase}" names the list "{match[1]}", which is not there')
        options = _options(lists[match[1]])
        pieces += [[phrase[last : match.start()]], options]
        count *= len(options)
        last = match.end()
    if count > MOST_PHRASES:
        raise PhraseError(f'the phrase "{phrase}" stands for {count:,} phrases; {MOST_PHRASES:,} are the most')
    pieces.append([phrase[last:]])
    return list(dict.fromkeys(" ".join(_words("".join(parts), phrase)) for parts in product(*pieces)))


def _options(entries: Sequence[str]) -> list[str]:
    plain = [_SPACES.sub("_", entry) for entry in entries if _PLAIN.fullmatch(entry)]
    return [*(["|".join(plain)] if plain else []), *(entry for entry in entries if not _PLAIN.fullmatch(entry))]


def options(word: str) -> list[str]:
    """What may stand at one place of an expanded phrase, as written: "bound|all_set" -> bound, all set."""
    return [option.replace("_", " ") for option in word.split("|")]


def told(phrase: str) -> str:
    """A phrase as a person would write it: of a long choice the first words."""
    words = []
    for word in phrase.split(" "):
        choice = options(word)
        words.append("|".join(choice[:2]) + ("|..." if len(choice) > 2 else ""))
    return " ".join(words)


def _words(text: str, phrase: str) -> Words:
    words = written(text)
    # with its lists written out a phrase may be longer than anybody reads
    shown = text == phrase or len(text) > 100
    told = f'the phrase "{phrase}"' if shown else f'the phrase "{phrase}" (as "{text}")'
    first = words[1:] if words[:1] == (BEGIN,) else words
    if not first or first[0] in (ANY, GAP):
        raise PhraseError(f"{told} must begin with a word")
    if BEGIN in first:
        raise PhraseError(f"{told} has ^ elsewhere than at its beginning")
    if words[-1] == GAP or any(a == b == GAP for a, b in zip(words, words[1:], strict=False)):
        raise PhraseError(f"{told} has ... where no word follows")
    if words.count(GAP) > MOST_GAPS:
        raise PhraseError(f"{told} has more than {MOST_GAPS} times ...")
    if "{" in text.replace(NUMBER, "") or "}" in text.replace(NUMBER, ""):
        raise PhraseError(f"{told} has a brace that names no list")
    return words


@record(slots=True)
class _Choice:
    """A place in a phrase that several words may fill, or rows of words."""

    words: frozenset[str]
    starts: tuple[str, ...]
    rows: dict[str, tuple[tuple[str, ...], ...]]
    """By their first word, without a star; under "" those that begin with one."""

    def fits(self, token: str) -> bool:
        return token in self.words or (bool(self.starts) and token.startswith(self.starts))

    def lengths(self, row: Row, position: int) -> Iterator[int]:
        """How many tokens from `position` on fill the place, the longest first."""
        known = (*self.rows.get(row[position].lower, ()), *self.rows.get("", ()))
        found = {len(words) for words in known if _stands(words, row, position)}
        if self.fits(row[position].lower):
            found.add(1)
        return iter(sorted(found, reverse=True))


_Element = str | _Choice


@cache
def _element(word: str) -> _Element:
    if "|" not in word and "_" not in word:
        return word
    single = [w for w in word.split("|") if "_" not in w]
    rows: dict[str, list[tuple[str, ...]]] = {}
    for several in (tuple(w.split("_")) for w in word.split("|") if "_" in w):
        rows.setdefault("" if several[0][-1] == "*" else several[0], []).append(several)
    return _Choice(
        frozenset(w for w in single if w[-1] != "*"),
        tuple(w[:-1] for w in single if w[-1] == "*"),
        {first: tuple(found) for first, found in rows.items()},
    )


def _stands(words: tuple[str, ...], row: Row, position: int) -> bool:
    """Whether the words stand there, one joined to the other."""
    if position + len(words) > len(row):
        return False
    return all(
        (not number or row[position + number].joined) and _is(word, row[position + number].lower)
        for number, word in enumerate(words)
    )


class _Known:
    """A phrase and whose it is; taken apart when a text first holds its beginning, which few of the thousand do."""

    __slots__ = ("_phrase", "begins", "needs", "owner", "words")

    def __init__(self, phrase: str, owner: int, begins: bool) -> None:
        self._phrase, self.owner, self.begins = phrase, owner, begins
        self.words: tuple[_Element, ...] = ()
        self.needs: frozenset[str] = frozenset()
        """The plain words, without any of which it stands nowhere in a row."""

    def ends(self, row: Row, position: int) -> int:
        """Behind the phrase where it stands at the position, else 0."""
        if not self.words:
            self.words = tuple(map(_element, self._phrase.split(" ")))
            self.needs = frozenset(word for word in self.words if isinstance(word, str) and _is_plain(word))
        return _end(self.words, self.begins, row, position) if self.needs <= row.held else 0


def _is_plain(word: str) -> bool:
    return word[-1] != "*" and word not in (GAP, NUMBER, BEGIN)


_Begun = tuple[Sequence[_Known], Mapping[str, Sequence[_Known]], Sequence[_Known]]
"""The phrases that a word begins: whatever follows, by the word that follows, and those that it begins as one of many."""
_MOST_WORDS = 20_000


class Phrases:
    """Phrases of several owners, as `expand` writes them, found in one pass over the tokens of a sentence.

    Most begin with two plain words and are looked up by both: "is", "the" and "you" begin hundreds.
    """

    def __init__(self, phrases: Iterable[tuple[int, str]]) -> None:
        self._by_word: dict[str, tuple[list[_Known], dict[str, list[_Known]]]] = {}
        """What begins with a word: whatever follows, and by the word that follows."""
        self._by_start: dict[str, list[_Known]] = {}
        self._by_number: list[_Known] = []
        for owner, phrase in phrases:
            words = phrase.split(" ", 3)
            at = int(words[0] == BEGIN)
            known = _Known(phrase, owner, at == 1)
            following = _firsts(words[at + 1]) if len(words) > at + 1 else ()
            for option in words[at].split("|"):
                first, joint, rest = option.partition("_")
                self._enter(first, _firsts(rest) if joint else following, known)
        self._starts = tuple(self._by_start)
        self._begun: dict[str, _Begun | None] = {}

    def _enter(self, first: str, second: tuple[str, ...], known: _Known) -> None:
        """`second`: what may follow, empty where that may be anything."""
        if first == NUMBER:
            self._by_number.append(known)
            return
        if first[-1] == "*":
            self._by_start.setdefault(first[:-1], []).append(known)
            return
        alone, pairs = self._by_word.setdefault(first, ([], {}))
        if second:
            for word in second:
                pairs.setdefault(word, []).append(known)
        else:
            alone.append(known)

    def find(self, row: Row) -> Iterator[Hit]:
        words, begun = row.words, self._begun
        if not (self._starts or self._by_number) and row.held.isdisjoint(self._by_word):
            return
        for position, word in enumerate(words):
            known = begun[word] if word in begun else self._begun_with(word)
            if known is None:
                continue
            alone, pairs, others = known
            following = words[position + 1] if position + 1 < len(words) else ""
            for phrase in (*alone, *pairs.get(following, ()), *others):
                if not (phrase.begins and position) and (end := phrase.ends(row, position)):
                    yield Hit(phrase.owner, row[position].start, row[end - 1].end)

    def _begun_with(self, word: str) -> _Begun | None:
        """The phrases that a word begins; remembered, because most words of an article stand in the next one too."""
        if len(self._begun) >= _MOST_WORDS:
            self._begun.clear()
        alone, pairs = self._by_word.get(word, ((), {}))
        others = [known for start in self._starts if word.startswith(start) for known in self._by_start[start]]
        others += self._by_number if word[0].isdigit() else ()
        known = (alone, pairs, others) if alone or pairs or others else None
        self._begun[word] = known
        return known


@cache
def _firsts(word: str) -> tuple[str, ...]:
    """The first words of what may stand at a place; nothing where one of them is no plain word."""
    found = tuple(option.partition("_")[0] for option in word.split("|"))
    return () if any(first[-1] == "*" or first in (GAP, NUMBER) for first in found) else found


def _end(words: tuple[_Element, ...], at: int, row: Row, position: int, *, loose: bool = True) -> int:
    """The position behind the phrase's words from `at` on, if they stand at `position`, else 0.

    The first word, and one behind a gap, need not be joined to the token before (`loose`).
    """
    while at < len(words):
        word = words[at]
        if word == GAP:
            following = words[at + 1]
            for begin in range(position, min(position + LONGEST_GAP + 1, len(row))):
                if _may_stand(following, row[begin].lower) and (end := _end(words, at + 1, row, begin)):
                    return end
            return 0
        if position >= len(row) or not (loose or row[position].joined):
            return 0
        if isinstance(word, _Choice) and word.rows:
            for length in word.lengths(row, position):
                if end := _end(words, at + 1, row, position + length, loose=False):
                    return end
            return 0
        if not _is(word, row[position].lower):
            return 0
        position += 1
        at, loose = at + 1, False
        percent = position < len(row) and row[position].lower == "%" and row[position].joined
        if word == NUMBER and percent and words[at : at + 1] != ("%",):
            position += 1
    return position


def _may_stand(word: _Element, token: str) -> bool:
    """Whether a closer look is worth it: a gap tries five places for every phrase that has one."""
    if isinstance(word, _Choice) and (token in word.rows or "" in word.rows):
        return True
    return _is(word, token)


def _is(word: _Element, token: str) -> bool:
    if isinstance(word, _Choice):
        return word.fits(token)
    if word == NUMBER:
        return token[0].isdigit()
    return token.startswith(word[:-1]) if word[-1] == "*" else word == token
