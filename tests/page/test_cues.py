"""Entries of pages.yaml: what the build refuses, and that what is built can be read."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from marsad.vocab.pages import page_cues
from marsad.vocab.schema.cues_en_pages import Entry

CUE = {"id": "x", "kind": "cue", "why": "footer", "patterns": ["the end"], "examples": ["The end"]}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"patterns": ["(the) end"]}, "capturing group"),
        ({"patterns": ["the .*"]}, "unbounded repeat"),
        ({"patterns": ["the +end"]}, "unbounded repeat"),
        ({"examples": ["The beginning"]}, "does not match"),
        ({"counter": ["THE END"]}, "counter-example"),
        ({"examples": []}, "needs patterns"),
        ({"where": "nowhere"}, "where"),
        ({"kind": "agency"}, "needs forms"),
    ],
)
def test_bad_entries_are_refused(change, words):
    with pytest.raises(ValidationError, match=words):
        Entry.model_validate(CUE | change)


@pytest.mark.parametrize(
    ("where", "text", "matches"),
    [
        ("line", "the end", True),
        ("line", "the end.", False),
        ("start", "The end of it", True),
        ("end", "It is the end", True),
        ("end", "the end of it", False),
    ],
)
def test_where_a_cue_must_stand(where, text, matches):
    example = {"line": "The end", "start": "The end", "end": "the end", "inside": "the end"}[where]
    entry = CUE | {"where": where, "examples": [example], ("examples" if matches else "counter"): [text]}
    assert Entry.model_validate(entry).where == where


def test_built_cues_can_be_read():
    cues = page_cues()
    assert cues.agencies["afp"] == "Agence France-Presse"
    assert cues.months["sept"] == 9
    assert cues.line.of(cues.line.pattern.fullmatch("3 MIN READ")).why == "reading time"
