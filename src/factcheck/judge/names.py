"""Whether two names mean the same person, thing or part of a company."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from factcheck.model import Observation
from factcheck.patterns import regex

_WORD = regex(r"[^\W_]+(?:[.&](?=[^\W_])[^\W_]+)*")
_BRACKET = regex(r"\(([^()]*)\)")
# grammar, not meaning: these join the words of a name
_JOINTS = frozenset("and the of in for its a s to related".split())

PartMatch = Literal["own", "alias", "narrower"]


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.replace("’", "'").replace("'s", " ").casefold().replace("-", " ")))


def _key(text: str) -> frozenset[str]:
    return frozenset(word for word in words_of(text) if word not in _JOINTS)


@lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[frozenset[str], ...]:
    """The word sets that a part's name may stand for: without its bracket, and with the bracketed initials in place.

    "artificial intelligence (AI) infrastructure" is {artificial, intelligence, infrastructure} and {ai, infrastructure}.
    """
    forms = [_key(_BRACKET.sub(" ", text))]
    for match in _BRACKET.finditer(text):
        initials = match.group(1).strip()
        before = text[: match.start()].rstrip()
        spelled = words_of(before)[-len(initials) :]
        if initials and "".join(word[0] for word in spelled) == initials.casefold():
            head = before.split()[: -len(initials)]
            forms.append(_key(" ".join((*head, initials, text[match.end() :]))))
    return tuple(dict.fromkeys(forms))


def part_match(part: str | None, obs: Observation, *, narrower: bool = False) -> PartMatch | None:
    """How a claim's segment names the part that an observation is about; None when it names another one.

    With `narrower`, a name whose words are all in one of the accepted names counts too ("AI infrastructure" for "cloud
    and AI infrastructure"), which only announcements may use: "cloud" is not "AI-related cloud products".
    """
    if part is None:
        return "own" if not obs.segments else None
    if not obs.segments:
        return None
    forms = [form for form in spellings(part) if form]
    own = _key(obs.segments[0])
    accepted = [form for name in obs.segments for form in spellings(name)]
    if any(form == own for form in forms):
        return "own"
    if any(form in accepted for form in forms):
        return "narrower" if any(form < own for form in forms) else "alias"
    if narrower and any(_inside(form, name) for form in forms for name in accepted):
        return "narrower"
    return None


def _inside(form: frozenset[str], name: frozenset[str]) -> bool:
    """Every word of the form is one of the name's, or the start of one ("infra" for "infrastructure")."""
    return all(word in name or (len(word) > 3 and any(other.startswith(word) for other in name)) for word in form)


def overlaps(part: str, obs: Observation) -> bool:
    """Whether the part and one of the accepted names share a word that means something."""
    return any(form & name for form in spellings(part) for each in obs.segments for name in spellings(each))


def same_person(printed: str, names: Iterable[str]) -> bool:
    """Order of names and initials do not matter: Wu Yongming is Yongming Wu; J. Tsai is Joseph Tsai. A surname alone will do."""
    told = [word for word in words_of(printed) if word not in _TITLES]
    known = [words_of(name) for name in names]
    everything = {word for name in known for word in name}
    if not told:
        return False
    if len(told) == 1:
        return any(told[0] in name for name in known)
    if any(_covers(told, name) for name in known):
        return True
    return set(told) <= everything


_TITLES = frozenset("mr mrs ms dr sir dame lord lady prof professor cllr councillor jr sr".split())


def _covers(told: Sequence[str], name: Sequence[str]) -> bool:
    if len(told) != len(name):
        return False
    rest = list(name)
    for word in told:
        hit = next((other for other in rest if word == other or (len(word) == 1 and other.startswith(word))), None)
        if hit is None:
            return False
        rest.remove(hit)
    return True


def mentions(text: str, name: str) -> bool:
    """Whether a text has all the words of a name in a row."""
    wanted = _spoken(name)
    return len(wanted) > 2 and wanted in _spoken(text)


@lru_cache(maxsize=4096)
def _spoken(text: str) -> str:
    """The words of a text between single spaces, so that a row of words is a piece of it."""
    return f" {' '.join(words_of(text))} "
