"""The whole program on one screen: an article flows through, nothing flows back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from factcheck.model import Article, Extraction, Lookup, Report, Run
from factcheck.printed import as_printed
from factcheck.report import Policy, build
from factcheck.text.flow import flowing

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.read.jsonl import Record
    from factcheck.rules.holding import Held, Holding, Override
    from factcheck.rules.loader import Rules
    from factcheck.sources import Answer
    from factcheck.sources.documents.given import Given
    from factcheck.sources.network import Network


class Checker:
    """Rules and sources, loaded once for any number of articles.

    `policy` decides the gate; `select` and `ignore` are globs on rule ids, `holding` says the same and more, and `overrides` hold
    articles of some paths to other rules; `started` is the clock, for `Run` alone.
    `network` is the way to the services that sources may ask; without one nobody is contacted and no kept answer is read.
    `evidence` are fact files, documents, folders and addresses; `say` is told how far their reading has come.
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
        holding: Holding | None = None,
        overrides: Sequence[Override] = (),
        started: datetime | None = None,
        say: Callable[[str], None] | None = None,
    ) -> None:
        from factcheck._version import __version__
        from factcheck.rules.loader import Rules, load_rules

        self.seconds: dict[str, float] = {}
        """Time spent in each stage, for `--timings`."""
        self.as_of, self.policy, self.network, self._say = as_of, policy, network, say
        self.given: Given | None = None
        """The documents that count for every article; None where there are none."""
        with self._stage("rules"):
            self.rules = rules if isinstance(rules, Rules) else load_rules(rules)
        named = (*self.rules.documents, *evidence)
        if named:
            from factcheck.sources.documents.given import Reader

            with self._stage("evidence"):
                self.rules, given = Reader(self.rules, network, say).items(named)
                self.given = given or None
        self._held: Held | None = None
        if select or ignore or holding or overrides:
            from factcheck.rules.holding import Held, Holding

            with self._stage("rules"):
                chosen = Holding(select=tuple(select), ignore=tuple(ignore)).and_(holding or Holding())
                self._held = Held(self.rules, chosen, overrides)
                self.rules = self._held.rules
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

    def check(
        self, article: Article, *, id: str | None = None, rules: Rules | None = None, given: Given | None = None
    ) -> Report:
        """`rules` and `given` take the place of those of the run, for a record that brings evidence of its own."""
        from factcheck.inspect import inspect
        from factcheck.judge import judge_all
        from factcheck.judge.plan import plan, worth_a_service
        from factcheck.sources import gather, packs, statuses

        rules, given = self._rules_for(article, rules), given or self.given
        flow = flowing(article)
        article, day = flow.article, self.as_of or article.published
        # an article without a date of its own is read as of the day that is given for it
        found = self.extract(article if article.published else article.model_copy(update={"published": day}))
        with self._stage("gather"):
            unknown: dict[Lookup, Answer] = {}
            if self.network is not None:
                found, unknown = self._identified(found, article, rules, self.network, day)
            asked = plan(found.claims, rules, found.quantities, found.entities)
            worthwhile = worth_a_service(found.claims, rules)
            evidence = gather(asked, rules, self.network, day, worthwhile) | unknown
            if given is not None:
                evidence |= given.answers()
        with self._stage("judge"):
            claims = judge_all(found.claims, found, article, rules, evidence, day)
            if given is not None and given.documents:
                from factcheck.judge.documents import against_documents

                claims = against_documents(claims, found, article, rules, given.documents, day)
        with self._stage("inspect"):
            findings = inspect(article, found, rules, day, evidence=evidence, judged=claims)
        if "gate" in rules.tree:
            from factcheck.rules.holding import advisory

            claims = advisory(claims, rules)
        run = self.run.model_copy(update={"as_of": day, "packs": packs(evidence), "rules": rules.files})
        # a source that failed and was not needed in the end costs nothing
        complete = not any(claim.verdict and claim.verdict.reason == "source-unavailable" for claim in claims)
        sources = statuses(evidence, day, worthwhile)
        if given is not None:
            # what the user named is needed, whatever the claims turn out to be
            complete = complete and not given.failures
            sources = (*sources, given.status())
        report = build(run, article, found, claims, findings, sources, policy=self.policy, complete=complete, id=id)
        return as_printed(report, flow)

    def _rules_for(self, article: Article, rules: Rules | None) -> Rules:
        """`rules` are those of a record that brings its own."""
        if self._held is None:
            return rules or self.rules
        return self._held.of(article.uri) if rules is None else self._held.narrowed(rules, article.uri)

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
        if not record.evidence:
            return self.check(record.article, id=record.id)
        from factcheck.sources.documents.given import Given, Reader

        with self._stage("evidence"):
            known = self.rules if self._held is None else self._held.all
            rules, given = Reader(known, self.network, self._say).record(record.evidence, record.article.uri)
        return self.check(record.article, id=record.id, rules=rules, given=(self.given or Given()).with_(given) or None)

    def list_claims(self, record: Record, *, traces: bool = False) -> Report:
        """The same report without verdicts: what would be checked. `traces` adds to mentions the entries behind their words."""
        run = self.run.model_copy(update={"as_of": self.as_of or record.article.published})
        flow = flowing(record.article)
        found = self.extract(flow.article)
        if traces:
            from factcheck.extract.entries import traced

            found = traced(found, self.rules.vocabulary)
        policy = Policy("never", allow_empty=True)
        return as_printed(build(run, flow.article, found, found.claims, policy=policy, id=record.id), flow)

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

    `rules` are loaded rules or paths, None the shipped ones; `evidence` are documents, folders and fact files that count besides them. Judged as of
    `as_of`, else of the article's own date. Nobody is contacted unless `offline` is False; services may ask for the user's `email`.
    Raises FactcheckError for input or rules that must be changed.
    """
    from factcheck.read import read_article

    if offline:
        return Checker(rules, evidence=evidence, as_of=as_of).check(read_article(article))
    from factcheck.sources.network import Network, default_folder

    with closing(Network(datetime.now(UTC), default_folder(), email)) as network:
        return Checker(rules, evidence=evidence, as_of=as_of, network=network).check(read_article(article))
