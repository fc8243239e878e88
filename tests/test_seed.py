"""The page that the project began with, fact by fact; and the same page with other names, days and order of paragraphs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from marsad.acquire import read_pages
from marsad.model.record import to_record
from marsad.vocab.crosswalks import codes_of


@pytest.fixture(scope="module")
def seed_text(shared) -> str:
    return (shared / "seed" / "albu-kamal.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def record(shared, reader):
    (page,) = read_pages(shared / "seed" / "albu-kamal.txt")
    return to_record(reader.read(page), codes_of)


def events(record, sub_event_type, place=None):
    return [
        e for e in record["events"] if e["sub_event_type"] == sub_event_type and (place is None or (e["place"] or {}).get("name") == place)
    ]


def test_the_scorer_finds_every_fact(shared, record, tmp_path):
    gold = (shared / "gold" / "reports" / "gold.jsonl").read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "gold.jsonl").write_text(gold + "\n", encoding="utf-8")
    (tmp_path / "got.jsonl").write_text(json.dumps({**record, "id": json.loads(gold)["id"]}) + "\n", encoding="utf-8")
    command = [sys.executable, str(shared / "gold" / "score_reports.py"), *(str(tmp_path / n) for n in ("gold.jsonl", "got.jsonl"))]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    figures = {line.split()[0]: line.split() for line in lines if line[:2] in ("E1", "E2", "E4", "C1", "C2")}
    recalls = {name: float(words[words.index("R") + 1]) for name, words in figures.items()}
    assert recalls == {"E1": 1.0, "E2": 1.0, "E4": 1.0, "C1": 1.0, "C2": 1.0}
    assert all(float(words[words.index("P") + 1]) >= 0.8 for words in figures.values())
    assert "0 of 8" in next(line for line in lines if "traps" in line)


def test_teasers_tell_no_event(record, seed_text):
    end = seed_text.index("SOURCE:AFP")
    assert all(e["spans"]["trigger"][0] < end for e in record["events"] + record["control"])


def test_the_chain_of_speakers(record):
    chains = [e["chain"] for e in record["events"]]
    assert ["Rami Abdel Rahman", "Syrian Observatory for Human Rights", "Agence France-Presse"] in chains


def test_alternatives_stay_open(record):
    (strike,) = events(record, "Air/drone strike")
    assert strike["side_a_open"] and set(strike["side_a"]) == {"Military Forces of Iraq", "Military Forces of Russia"}


def test_a_caption_speaks_for_itself(record):
    told = [e for e in record["events"] if e["from"] == "caption"]
    assert [(e["place"]["name"], e["date"]["start"]) for e in told] == [("Deir Ezzor", "2017-11-05")]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Losing it completely", ("hypothetical",)),
        ("to capture the last pocket", ("purpose", "planned")),
        ("tricking the attacking forces", ("deceived",)),
    ],
)
def test_rejected_readings_say_why(record, words, why):
    reasons = {r["why"] for r in record["rejected"] if words in r["quote"]}
    coded = [e for e in record["events"] + record["control"] if words in e["quote"]]
    assert not coded and (reasons & set(why) or not reasons)


OTHER_NAMES = {
    "Albu Kamal": "Sirte",
    "Al Qaim": "Derna",
    "Rawa": "Tarhuna",
    "Deir Ezzor": "Benghazi",
    "Saturday": "Sunday",
    "Thursday": "Friday",
    "November 11, 2017": "November 12, 2017",
    "2017-11-11": "2017-11-12",
}


def changed(text: str) -> str:
    for old, new in OTHER_NAMES.items():
        text = text.replace(old, new)
    return text


def test_other_names_and_days_are_read_alike(seed_text, read_text):
    told = read_text(changed(seed_text), None).reading
    taken = [e for e in told.events if e.sub_event_type in ("Government regains territory", "Non-state actor overtakes territory")]
    places = {(e.place.text, e.date.interval.start.isoformat()) for e in taken if e.place and e.date.interval.start}
    assert {("Sirte", "2017-11-12"), ("Sirte", "2017-11-10")} <= places
    assert any(text == "Derna" for text, _ in places)


def test_the_order_of_paragraphs_does_not_matter(seed_text, read_text):
    head, body = seed_text.split("Daesh has recaptured", 1)
    body, tail = body.split("SOURCE:AFP", 1)
    paragraphs = ("Daesh has recaptured" + body).strip().split("\n\n")
    turned = head + "\n\n".join([paragraphs[1], paragraphs[0], *paragraphs[2:]]) + "\n\nSOURCE:AFP" + tail
    as_told = {(e.sub_event_type, e.place.text if e.place else None) for e in read_text(seed_text, None).reading.events}
    as_turned = {(e.sub_event_type, e.place.text if e.place else None) for e in read_text(turned, None).reading.events}
    core = {("Non-state actor overtakes territory", "Albu Kamal"), ("Government regains territory", "Albu Kamal")}
    assert core <= as_told and core <= as_turned
