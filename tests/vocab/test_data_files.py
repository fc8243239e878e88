"""The vocabulary files that ship: what is missing or damaged says so and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import InstallationError
from marsad.vocab.build import TOPICS
from marsad.vocab.data_files import load_topic, vocabulary_version


@pytest.mark.parametrize("topic", [topic.replace("/", "_") for topic in TOPICS])
def test_every_topic_ships(topic: str) -> None:
    assert all(entries for entries in load_topic(topic).values())


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff\xfe"], ids=["missing", "empty", "cut off", "not UTF-8"])
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "actors.json").write_bytes(content)
    with pytest.raises(InstallationError, match=r"actors\.json cannot be read .* install marsad again"):
        load_topic("actors", tmp_path)


def test_the_version_is_a_hash() -> None:
    assert len(vocabulary_version()) == 12
