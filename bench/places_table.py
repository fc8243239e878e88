"""Places against the peers that run offline: `bench/places_table.py GOLD_FOLDER` prints the table of both sets of GOLD_FOLDER/geo.

Two systems are measured here, with the scorer beside the gold: marsad's own way (finding and choosing, no parse) and the stock one
(the recogniser of the parser's model, largest population of that name in the same index). The others are quoted as they were measured on
the same texts elsewhere (shared/BASELINES.md, section 3); a dash where there is no figure.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy
from places import paragraphs

from marsad.extract.places import find_places
from marsad.gazetteer import Gazetteer, open_gazetteer
from marsad.gazetteer.keys import name_key
from marsad.resolve.places import resolve_places
from marsad.text.parser import MODEL
from marsad.vocab.places import place_cues

Answers = Iterator[tuple[int, int, float | None, float | None]]
QUOTED = (
    ("stock, larger model (md)", "gwn", ".686", ".423", "-"),
    ("the same with adjectives of countries", "gwn", ".770", ".503", "-"),
    ("Irchel geoparser 0.6.2, substituted models", "gwn", ".642", ".304", "-"),
    ("spaCy of 2018, recognition only", "gwn", ".749", "-", "-"),
    ("EMM of 2018, recognition only", "gwn", ".568", "-", "-"),
    ("stock, larger model (md)", "geovirus", ".880", ".592", "-"),
    ("the same with adjectives of countries", "geovirus", ".831", ".596", "-"),
)
"""System, set, exact F1, within 161 km of all, within 161 km of those placed."""
FIGURES = re.compile(r"^(\w+) .*?exact .*?F1 ([\d.]+); .*?within 161 km ([\d.]+), .*of those placed, within 161 km ([\d.]+)$", re.MULTILINE)


def own(gazetteer: Gazetteer) -> Callable[[str], Answers]:
    """Marsad's finder and chooser."""

    def answer(text: str) -> Answers:
        for mention in resolve_places(find_places(text, paragraphs(text), gazetteer, place_cues()), text, gazetteer):
            place = mention.place
            yield mention.span.start, mention.span.end, place.lat if place else None, place.lon if place else None

    return answer


def stock(gazetteer: Gazetteer) -> Callable[[str], Answers]:
    """What the model's recogniser calls a place, at the most populous place of that name."""
    recogniser = spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])

    def answer(text: str) -> Answers:
        for entity in recogniser(text).ents:
            if entity.label_ in ("GPE", "LOC", "FAC"):
                hits = gazetteer.hits(name_key(entity.text))
                best = max((h.place for h in hits), key=lambda p: p.population, default=None)
                yield entity.start_char, entity.end_char, best.lat if best else None, best.lon if best else None

    return answer


def measured(gold: Path, answer: Callable[[str], Answers]) -> list[tuple[str, str, str, str]]:
    """Set, exact F1 and both shares within 161 km, as the scorer prints them."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as records:
        for line in (gold / "geo" / "input.jsonl").read_text(encoding="utf-8").splitlines():
            report: dict[str, Any] = json.loads(line)
            places = [{"span": [start, end], "lat": lat, "lon": lon} for start, end, lat, lon in answer(report["text"])]
            records.write(json.dumps({"id": report["id"], "mentions": {"places": places}}) + "\n")
        records.flush()
        command = [sys.executable, gold / "score_geo.py", gold / "geo" / "gold.jsonl", records.name]
        return FIGURES.findall(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main(folder: str) -> None:
    """Print the table."""
    gazetteer = open_gazetteer()
    systems = {"marsad": own(gazetteer), "stock recogniser, largest population": stock(gazetteer)}
    rows = [(name, *row) for name, system in systems.items() for row in measured(Path(folder), system)]
    print("| set | system | | exact F1 | within 161 km of all | within 161 km of those placed |\n|---|---|---|---|---|---|")
    for how, told in (("measured", rows), ("quoted", QUOTED)):
        for name, *figures in told:
            print(f"| {figures[0]} | {name} | {how} | {' | '.join(figures[1:])} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
