"""The whole program on one screen: an article flows through, nothing flows back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from factcheck.model import Article, Extraction, Lookup, Report, Run
from factcheck.report import Policy, build

if TYPE_CHECKING:
    from factcheck.read.jsonl import Record
    from factcheck.rules.loader import Rules
    from factcheck.sources import Answer
    from factcheck.sources.network import Network


class Checker:
    """Rules and sources, loaded once for any number of articles.

    `policy` decides the gate; `select` and `ignore` are globs on rule ids; `started` is the clock, for `Run` alone.
    `network` is the way to the services that sources may ask; without one nobody is contacted and no kept answer is read.
    """

    def __init__(
        self,
        rules: Rules | Sequence[Path | str] | None = None,
        *,
        evidence: Sequence[Path | str] = (),
        as_of: date | None = None,
        network: Network | None = None,
        policy: Policy = Policy(),  # noqa: B008 - frozen
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        started: datetime | None = None,
    ) -> None:
        from factcheck._version import __version__
        from factcheck.rules.loader import Rules, load_rules
        from factcheck.rules.selection import selected, with_facts

        self.seconds: dict[str, float] = {}
        """Time spent in each stage, for `--timings`."""
        with self._stage("rules"):
            self.rules = rules if isinstance(rules, Rules) else load_rules(rules)
            if evidence:
                self.rules = with_facts(self.rules, evidence)
            self.rules = selected(self.rules, select, ignore)
        self.as_of, self.policy, self.network = as_of, policy, network
        offline = network is None or network.offline
        self.run = Run(version=__version__, started=started, as_of=as_of, offline=offline, rules=self.rules.files)

    def extract(self, article: Article) -> Extraction:
        """Sentences, mentions and claims; pure, and no claim has a verdict."""
        from factcheck.extract import extract
        from factcheck.text import split

        with self._stage("split"):
            sentences = split(article)
        with self._stage("extract"):
            return extract(article, sentences, self.rules.vocabulary)

    def check(self, article: Article, *, id: str | None = None, rules: Rules | None = None) -> Report:
        from factcheck.inspect import inspect
        from factcheck.judge import judge_all
        from factcheck.judge.plan import plan, worth_a_service
        from factcheck.sources import gather, packs, statuses

        rules = rules or self.rules
        day = self.as_of or article.published
        found = self.extract(article)
        with self._stage("gather"):
            unknown: dict[Lookup, Answer] = {}
            if self.network is not None:
                found, unknown = self._identified(found, article, rules, self.network, day)
            asked = plan(found.claims, rules, found.quantities)
            evidence = gather(asked, rules, self.network, day, worth_a_service(found.claims, rules)) | unknown
        with self._stage("judge"):
            claims = judge_all(found.claims, found, article, rules, evidence, day)
        with self._stage("inspect"):
            findings = inspect(article, found, rules, day, evidence=evidence)
        run = self.run.model_copy(update={"as_of": day, "packs": packs(evidence), "rules": rules.files})
        # a source that failed and was not needed in the end costs nothing
        complete = not any(claim.verdict and claim.verdict.reason == "source-unavailable" for claim in claims)
        return build(
            run, article, found, claims, findings, statuses(evidence), policy=self.policy, complete=complete, id=id
        )

    def _identified(
        self, found: Extraction, article: Article, rules: Rules, network: Network, day: date | None
    ) -> tuple[Extraction, dict[Lookup, Answer]]:
        """Subjects that only their name is known of, looked up where that could decide a claim."""
        from factcheck.judge.plan import worth_a_service

        if not any((claim.subject.id or "").startswith("name:") for claim in found.claims):
            return found, {}
        from factcheck.sources.identity import identify

        return identify(found, article, worth_a_service(found.claims, rules), network, day)

    def check_record(self, record: Record) -> Report:
        """A record of a stream; evidence that it brings counts for it alone."""
        return self.check(record.article, id=record.id, rules=with_record_evidence(self.rules, record))

    def list_claims(self, record: Record) -> Report:
        """The same report without verdicts: what would be checked."""
        run = self.run.model_copy(update={"as_of": self.as_of or record.article.published})
        found = self.extract(record.article)
        return build(run, record.article, found, found.claims, policy=Policy("never", allow_empty=True), id=record.id)

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        begun = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - begun


def check(
    article: Article | str | Path,
    *,
    rules: Rules | Sequence[Path | str] | None = None,
    evidence: Sequence[Path | str] = (),
    as_of: date | None = None,
    offline: bool = True,
    email: str | None = None,
) -> Report:
    """Checks one article: an `Article`, the text itself as a str, or a Path to read.

    `rules` are loaded rules or paths, None the shipped ones; `evidence` are fact files that count besides them. Judged as of
    `as_of`, else of the article's own date. Nobody is contacted unless `offline` is False; services may ask for the user's `email`.
    Raises FactcheckError for input or rules that must be changed.
    """
    from factcheck.read import read_article

    if offline:
        return Checker(rules, evidence=evidence, as_of=as_of).check(read_article(article))
    from factcheck.sources.network import Network, default_folder

    with closing(Network(datetime.now(UTC), default_folder(), email)) as network:
        return Checker(rules, evidence=evidence, as_of=as_of, network=network).check(read_article(article))


def with_record_evidence(rules: Rules, record: Record) -> Rules:
    """Only facts so far: `{"facts": PATH | mapping}` in the layout of a fact file, or `{"path": FACT_FILE}`."""
    from factcheck.errors import InputError
    from factcheck.rules.selection import with_fact_object, with_facts

    for number, item in enumerate(record.evidence):
        facts: Any = item.get("facts", item.get("path")) if isinstance(item, Mapping) else None
        if isinstance(facts, str):
            rules = with_facts(rules, [facts])
        elif isinstance(facts, Mapping) and isinstance(facts.get("facts"), list):
            rules = with_fact_object(rules, dict(facts), f"{record.article.uri}:evidence[{number}]")
        else:
            raise InputError(
                f"evidence[{number}] is no fact file",
                path=record.article.uri,
                hint='only {"facts": ...} is read so far, not texts or tables',
            )
    return rules
