"""What the shipped rules of the inspections name is known to the rest of the vocabulary."""

from __future__ import annotations

from factcheck.inspect.cues import REQUIRED

OF_METRICS = (
    "single_valued",
    "additive",
    "losses",
    "never_above_100",
    "never_falls_over_100",
    "never_grows_thousandfold",
)


def test_every_metric_of_the_lists_is_one_of_the_vocabulary(rules):
    lists = rules.vocabulary.inspections
    names = [name for name in lists if name in OF_METRICS or name.startswith("family_")]
    assert set(OF_METRICS) <= set(names)
    unknown = {(name, word) for name in names for word in lists[name].words if word not in rules.vocabulary.metrics}
    assert unknown == set()


def test_every_metric_of_the_parameters_is_one_of_the_vocabulary(rules):
    assert set(rules.consistency.units.never_above_100) <= set(rules.vocabulary.metrics)


def test_every_role_of_an_identity_exists_and_every_metric_of_a_role(rules):
    roles = rules.vocabulary.roles
    for name, identity in rules.vocabulary.identities.items():
        assert {identity.told, *identity.of} <= set(roles), name
    for name, role in roles.items():
        assert set(role.metrics) <= set(rules.vocabulary.metrics), name


def test_every_list_that_a_relation_leaves_sentences_to_exists(rules):
    for name, relation in rules.vocabulary.relations.items():
        assert set(relation.unless_any) <= set(rules.vocabulary.inspections), name


def test_every_list_without_which_an_inspection_would_accuse_is_there(rules):
    assert set(rules.vocabulary.inspections) >= REQUIRED


def test_every_listed_ticker_is_in_the_register(rules):
    from factcheck.sources.companies import index_with

    index = index_with(rules.vocabulary.companies)
    assert [ticker for ticker in rules.vocabulary.listings if index.by_ticker(ticker.upper()) is None] == []


def test_the_words_of_a_book_are_those_of_its_parts() -> None:
    from factcheck.inspect.cues import words_of

    # one word in three pages, so that it stands over every border, and a letter that no plain text has
    text = " ".join(f"{number}th margin, it's" for number in range(9_000)) + " x" * 9 + "margin" * 20_000 + " naïve"
    assert {f"{number}th" for number in range(9_000)} | {"margin", "it", "s", "naïve"} <= words_of(text)
    assert words_of(text) == words_of(text[:40_000].rsplit(" ", 1)[0]) | words_of(
        text[len(text[:40_000].rsplit(" ", 1)[0]) :]
    )
    assert len(words_of("margin" * 20_000)) == 1
