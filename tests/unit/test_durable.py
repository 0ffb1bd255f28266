"""Files that are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.durable import keep, opened, sealed, write


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "a.yaml"
    for data in (b"one", b"two"):
        write(place, data)
        assert place.read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither modes nor links for everybody")
def test_a_link_stays_a_link_and_a_file_keeps_its_mode(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"one")
    real.chmod(0o640)
    link.symlink_to("real.txt")
    write(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_replaced_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(b"one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(place, b"two")
    assert place.read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_seal_opens_for_its_form_and_for_what_was_sealed() -> None:
    data = sealed("form 1", b"body\nwith lines")
    assert opened("form 1", data) == b"body\nwith lines"
    assert opened("form 2", data) is None
    for damaged in (data[:-1], data[1:], b"", b"\xff\xfe\n", data.replace(b"body", b"bodY")):
        assert opened("form 1", damaged) is None


def test_a_cache_keeps_the_newest(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    for number in range(4):
        stay = keep(folder / f"{number}.json", b"x", 2)
        os.utime(folder / f"{number}.json", ns=(number, number))
        (folder / "other.facts").touch()
    assert sorted(path.name for path in folder.iterdir()) == ["2.json", "3.json", "other.facts"]
    assert [path.name for path in stay] == ["3.json", "2.json"]
