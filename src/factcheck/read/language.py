"""Whether a text is English, by its scripts and its commonest words. The rules and vocabulary know only English."""

from __future__ import annotations

from typing import Final

from factcheck.patterns import regex

_WORDS = regex(r"[^\W\d_]+")
_NOT_LATIN = regex("[\u0370-\u1fff\u3040-\ud7af]")
_SAMPLE: Final = 20_000
_FEWEST: Final = 25
"""Words below which a text is taken for English: a ticker line and a headline have hardly a stop word."""
_VARIED: Final = 5

_ENGLISH: Final = frozenset(
    "the of and to in a is that for it on as with was at by from are this be has have its not will an or which their were but would more than over said after also been year about who they we he".split()
)
# Words that English lacks and that are no single letter ("y/y" is not Spanish); "in", "an", "was", "on" and the like are left out because both languages have them.
_OTHERS: Final[dict[str, frozenset[str]]] = {
    "German": frozenset("der die und das den von mit des auf für ist im dem nicht ein eine als auch es sich zum nach wird bei einer um aus sind wurde noch wie einem über einen haben zur".split()),
    "French": frozenset("le la les des et en un une du dans qui que est pour sur par au plus pas avec ce il sont son ses ont aux cette été mais leur".split()),
    "Spanish": frozenset("el la los las de que en un una del por con para se su es al lo como más pero sus le ha fue este entre sobre también años".split()),
    "Italian": frozenset("il lo la gli le di che un una del della dello per con non sono si dei da al nel alla è ha come anche più dalla delle questo".split()),
    "Portuguese": frozenset("os que em um uma do da dos das por com para não se na no mais como foi ao pelo pela são também seu sua".split()),
    "Dutch": frozenset("de het een van en dat die te voor met op zijn niet aan er om ook als bij door naar uit heeft worden nog over maar werd".split()),
    "Polish": frozenset("na się do nie to że jest po przez od dla za oraz jak są został który".split()),
    "Turkish": frozenset("ve bir bu için ile da de olarak daha çok olan gibi kadar en sonra ise göre".split()),
    "Indonesian": frozenset("yang dan di dengan untuk dari pada ini itu dalam adalah tidak akan oleh sebagai juga ke telah".split()),
    "Swedish": frozenset("och att det som en på är av för med den till har inte om ett från var vid kan".split()),
}  # fmt: skip
_SCRIPTS: Final = (
    ("Chinese", "\u4e00", "\u9fff"), ("Japanese", "\u3040", "\u30ff"), ("Korean", "\uac00", "\ud7af"), ("a Cyrillic script", "\u0400", "\u04ff"),
    ("Arabic", "\u0600", "\u06ff"), ("Hebrew", "\u0590", "\u05ff"), ("Greek", "\u0370", "\u03ff"), ("an Indian script", "\u0900", "\u0dff"), ("Thai", "\u0e00", "\u0e7f"),
)  # fmt: skip


def foreign_language(text: str) -> str | None:
    """The language of a text that is surely not English, else None."""
    sample = text[:_SAMPLE]
    return (None if sample.isascii() else _foreign_script(sample)) or _foreign_words(sample)


def _foreign_script(sample: str) -> str | None:
    others = _NOT_LATIN.findall(sample)
    # Kana before Han: Japanese is written in both.
    counts = {name: sum(1 for char in others if low <= char <= high) for name, low, high in _SCRIPTS}
    written = sum(counts.values())
    if not written or written * 2 < sum(1 for char in sample if char.isalpha()):
        return None
    if counts["Japanese"] * 10 > written:
        return "Japanese"
    return max(counts, key=lambda name: counts[name])


def _foreign_words(sample: str) -> str | None:
    words = _WORDS.findall(sample.lower())
    if len(words) < _FEWEST:
        return None
    english = sum(1 for word in words if word in _ENGLISH)
    if english * 100 > len(words) * 12:
        return None
    counts = {name: sum(1 for word in words if word in stop_words) for name, stop_words in _OTHERS.items()}
    name = max(counts, key=lambda language: counts[language])
    # Several different words: a name or a code that is often repeated makes no language.
    varied = len(_OTHERS[name].intersection(words)) >= _VARIED
    return name if varied and counts[name] * 100 > len(words) * 15 and counts[name] > 2 * english else None
