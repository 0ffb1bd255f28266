"""Loading: the shipped rules, rules given instead of them, and the compiled cache."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from importlib import resources
from pathlib import Path

import pytest

from factcheck.rules import cache, loader
from factcheck.rules.loader import Rules, load_rules, shipped_folder
from factcheck.rules.sections import SECTIONS

VOCABULARY = "kind: vocabulary\nmetrics:\n  revenue: {words: [takings]}\n"
FACTS = 'kind: facts\nsubject: cik:1\nfacts:\n  - {id: a, metric: revenue, value: 1, unit: USD, source: {url: "https://example.org/a"}}\n'


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "_LOADED", {})


def test_the_shipped_rules_load_and_every_part_can_be_built() -> None:
    rules = load_rules()
    for section in rules.vocabulary:
        for id_, entry in getattr(rules.vocabulary, section).items():
            assert id_
            assert isinstance(entry, SECTIONS[section])
    assert rules.facts
    assert rules.reference.sec
    assert rules.reference.ecb
    assert rules.reference.facts
    assert rules.patterns
    assert rules.requirements
    assert set(rules.profiles) == {"newsroom", "blog", "press-release"}
    consistency = rules.consistency
    assert None not in [getattr(consistency, name) for name in type(consistency).model_fields]


def test_the_files_are_named_from_the_rules_folder_with_the_digest_of_their_bytes() -> None:
    files = {file.path: file.digest for file in load_rules().files}
    data = (shipped_folder() / "facts" / "alibaba.yaml").read_bytes()
    assert files["rules/facts/alibaba.yaml"] == f"sha256:{sha256(data).hexdigest()}"
    assert list(files) == sorted(files)


def test_the_reference_names_every_concept_of_the_pack_under_the_packs_metric() -> None:
    sec = load_rules().reference.sec
    assert sec
    pack = set()
    for table in Path(str(resources.files("factcheck"))).joinpath("pack", "sec").glob("*.tsv"):
        rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        metric, concept, start = (rows[0].index(name) for name in ("metric", "concept", "start"))
        pack |= {(row[metric], row[concept], "flow" if row[start] else "stock") for row in rows[1:]}
    assert pack
    named = {(name, concept, rule.period) for name, rule in sec.metrics.items() for concept in rule.concepts}
    assert pack <= named
    # what no company of the pack files: banks, and filers by IFRS
    beyond = {(name, concept) for name, concept, _ in named - pack if not concept.startswith("ifrs-full:")}
    assert {name for name, _ in beyond} == {"revenue"} | {n for n, rule in sec.metrics.items() if rule.beyond_pack}


def test_metrics_of_the_reference_are_words_of_the_vocabulary() -> None:
    rules = load_rules()
    sec = rules.reference.sec
    assert sec
    named = {*sec.metrics, *sec.derived, *sec.readings}
    # filed under a name of their own, which the judge reads for net income, dividend and long-term debt
    others = {"net_income_incl_nci", "dividends_paid", "debt_with_leases"}
    # what others are computed from, and no sentence is about
    parts = {part for derived in sec.derived.values() for part in derived.of}
    assert named - others - parts <= set(rules.vocabulary.metrics)


def test_metrics_and_offices_of_facts_are_words_of_the_vocabulary() -> None:
    rules = load_rules()
    for fact in rules.facts:
        if fact.basis == "office":
            assert set(fact.segments) <= set(rules.vocabulary.offices), fact.id
        elif fact.basis != "statement":
            assert fact.metric in rules.vocabulary.metrics, fact.id


def test_an_unknown_section_is_no_empty_one() -> None:
    with pytest.raises(AttributeError, match="no section 'metrcs'"):
        _ = load_rules().vocabulary.metrcs


def test_rules_cannot_be_changed() -> None:
    rules = load_rules()
    with pytest.raises(AttributeError):
        rules.files = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        rules.vocabulary.metrics = {}
    with pytest.raises(TypeError):
        rules.vocabulary.metrics["x"] = None  # type: ignore[index]


def test_given_rules_replace_the_shipped_ones(rules: Callable[..., Rules]) -> None:
    given = rules(**{"v.yaml": VOCABULARY, "f.yaml": FACTS})
    assert given.vocabulary.metrics["revenue"].words == ("takings",)
    assert list(given.vocabulary.metrics) == ["revenue"]
    assert [fact.id for fact in given.facts] == ["a"]
    assert (given.patterns, given.reference.sec, given.consistency.calendar) == ((), None, None)
    assert len(given.vocabulary.hedges) == 0


def test_rules_without_words_keep_the_shipped_vocabulary(rules: Callable[..., Rules]) -> None:
    given = rules(FACTS)
    assert given.vocabulary.metrics == load_rules().vocabulary.metrics
    assert [fact.id for fact in given.facts] == ["a"]
    assert given.patterns == ()
    assert {file.path.split("/")[1] for file in given.files if file.path.startswith("rules/")} == {"vocabulary"}


@pytest.mark.parametrize("head", ['"kind": vocabulary', "kind: 'vocabulary'  # words", "kind:   vocabulary"])
def test_a_vocabulary_file_is_known_however_its_kind_is_written(rules: Callable[..., Rules], head: str) -> None:
    given = rules(VOCABULARY.replace("kind: vocabulary", head))
    assert list(given.vocabulary.metrics) == ["revenue"]


def test_several_paths_add_up_and_one_given_twice_counts_once(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "f.yml").write_text(FACTS)
    (folder / "README.md").write_text("# no rules")
    extra = tmp_path / "more.yaml"
    extra.write_text(FACTS.replace("id: a", "id: b"))
    given = load_rules([folder, extra, folder / "f.yml"])
    assert [fact.id for fact in given.facts] == ["a", "b"]


def test_sections_may_be_spread_over_files(rules: Callable[..., Rules]) -> None:
    given = rules(**{"a.yaml": VOCABULARY, "b.yaml": "kind: vocabulary\nmetrics:\n  eps: {words: [eps]}\n"})
    assert list(given.vocabulary.metrics) == ["revenue", "eps"]


def test_a_second_load_comes_from_the_cache_and_is_the_same(monkeypatch: pytest.MonkeyPatch, cache_dir: Path) -> None:
    first = load_rules()
    forget(monkeypatch)
    monkeypatch.setattr(loader, "_compile", lambda *_: pytest.fail("the cache was not used"))
    second = load_rules()
    assert second is not first
    assert (second.facts, second.patterns, second.reference, second.files) == (
        first.facts,
        first.patterns,
        first.reference,
        first.files,
    )
    for section in first.vocabulary:
        assert getattr(second.vocabulary, section) == getattr(first.vocabulary, section)


def test_an_unchanged_rule_set_is_one_object() -> None:
    assert load_rules() is load_rules()


def test_any_change_of_a_file_is_noticed(rules: Callable[..., Rules]) -> None:
    assert rules(FACTS).facts[0].value == 1
    assert rules(FACTS.replace("value: 1", "value: 2")).facts[0].value == 2


@pytest.mark.parametrize("damage", [b"", b"x", b"factcheck-rules 1 0\n{}", b"\xff\xfe\n{}"])
def test_a_damaged_cache_is_rebuilt(
    monkeypatch: pytest.MonkeyPatch, rules: Callable[..., Rules], cache_dir: Path, damage: bytes
) -> None:
    rules(FACTS)
    (file,) = (cache_dir / "rules").glob("*.json")
    whole = file.read_bytes()
    file.write_bytes(damage)
    forget(monkeypatch)
    assert rules(FACTS).facts[0].value == 1
    assert file.read_bytes() == whole


def test_a_cache_with_a_changed_byte_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, rules: Callable[..., Rules], cache_dir: Path
) -> None:
    rules(FACTS)
    (file,) = (cache_dir / "rules").glob("*.json")
    file.write_bytes(file.read_bytes().replace(b'"value":"1"', b'"value":"9"'))
    forget(monkeypatch)
    assert rules(FACTS).facts[0].value == 1


def test_a_whole_file_of_another_shape_is_not_believed(cache_dir: Path) -> None:
    body = json.dumps({"facts": []}).encode()
    (cache_dir / "rules").mkdir(parents=True)
    (cache_dir / "rules" / "k.json").write_bytes(f"factcheck-rules 1 {sha256(body).hexdigest()}\n".encode() + body)
    assert cache.load("k") is None


def test_a_cache_folder_that_cannot_be_made_costs_nothing_but_time(
    monkeypatch: pytest.MonkeyPatch, rules: Callable[..., Rules], tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(blocked))
    assert rules(FACTS).facts[0].value == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_the_cache_is_the_users_own(rules: Callable[..., Rules], cache_dir: Path) -> None:
    rules(FACTS)
    assert stat.S_IMODE((cache_dir / "rules").stat().st_mode) == 0o700


def test_old_compiled_sets_are_removed(rules: Callable[..., Rules], cache_dir: Path) -> None:
    for value in range(cache.KEPT + 3):
        rules(FACTS.replace("value: 1", f"value: {value}"))
    assert len(list((cache_dir / "rules").glob("*"))) == cache.KEPT


def test_problems_are_never_cached(rules: Callable[..., Rules], cache_dir: Path) -> None:
    with pytest.raises(loader.RuleError):
        rules(FACTS.replace("value: 1", "value: x"))
    assert not (cache_dir / "rules").exists()


def test_a_cached_load_needs_no_yaml_reader(cache_dir: Path) -> None:
    code = "import sys; from factcheck.rules.loader import load_rules; load_rules(); print('yaml' in sys.modules)"
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in "ab"
    ]
    assert runs == ["True\n", "False\n"]


def test_a_huge_file_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(loader.RuleError, match="a rule file may have 10,000,000"):
        load_rules([path])
