"""Who says, judges or wants something: a sentence that is true of another person than the one it names."""

from __future__ import annotations

from factcheck.judge.documents.frames.persons import persons
from factcheck.model import Verdict
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, name_stems, names

_SAYS = (
    r"(?:said|says|told|added|adds|noted|notes|warned|warns|argued|argues|called|calls|dismissed|dismisses|described|describes|criticis\w+|criticiz\w+|"
    r"praised|praises|credited|blamed|insisted|stressed|explained|wrote|writes|voted|preferred|wanted|wants|demanded|calculat\w+|reckon\w*|estimat\w+|made\s+clear)"
)
_NAME = r"(?:[A-Z][\w’'-]+\s+)*[A-Z][\w’'-]+"
_TOLD_BY = regex(
    rf"\bIt\s+was\s+(?:[\w’'-]+\s+)*?{_NAME}\s+(?:of\s+{_NAME}\s+)?who\b|{_NAME}(?:\s+of\s+{_NAME})?,?\s+(?:also\s+)?{_SAYS}\b|\b{_SAYS}\s+(?:by\s+)?(?:[a-z]+\s+)*{_NAME}|\b[Aa]ccording to\s+(?:[\w’'-]+\s+)*?{_NAME}"
)
_SPEAKS = regex(rf"\b{_SAYS}\b")


def of_another(text: str, held: Held, found: Verdict) -> str | None:
    """The person whose words the evidence tells, where the sentence gives them to someone else of the document."""
    excerpts = [each.excerpt or "" for each in found.evidence]
    if not excerpts or any("table" in each.key for each in found.evidence) or not _TOLD_BY.search(text):
        return None
    known = persons(held)
    mine = _named(text, known)
    if not mine:
        return None
    theirs = [(excerpt, _named(excerpt, known)) for excerpt in excerpts]
    if any(not others or mine & others or not _SPEAKS.search(excerpt) for excerpt, others in theirs):
        return None
    return next((run for _, run in names(theirs[0][0]) if _named(run, known)), None)


def _named(text: str, known: list[Stems]) -> set[Stems]:
    """The persons whom a text names, in whole or by a surname that no other has."""
    found: set[Stems] = set()
    for _, run in names(text):
        stems = name_stems(run)
        whole = [person for person in known if len(person) > 1 and person <= stems]
        # "Deputy Governor Toll"
        parts = [person for person in known if len(person) > 1 and name_stems(run.split()[-1]) <= person]
        found |= {*whole} or ({parts[0]} if len(parts) == 1 else set())
    return found
