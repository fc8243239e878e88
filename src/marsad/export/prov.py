"""Where everything comes from, as W3C PROV in JSON: page as received, report, claim, event; what read and linked it, who printed it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from marsad.export.given import Given
from marsad.export.objects import Json

Entry = tuple[str, Json]
PREFIX = {name: f"urn:marsad:{name}:" for name in ("page", "report", "claim", "event", "agent", "act")}


@dataclass(frozen=True, slots=True)
class _Material:
    """What is given, and of each event its id, type and claims."""

    given: Given
    events: list[tuple[str, str, tuple[str, ...]]]


def pieces(given: Given) -> Iterator[str]:
    """One PROV-JSON document, written part by part as it comes."""
    yield '{"prefix": ' + json.dumps(PREFIX)
    material = _Material(given, [(event.id, event.sub_event_type, event.tellings) for event in given.sources.events()])
    parts: dict[str, Callable[[_Material], Iterable[Entry]]] = {
        "entity": _entities,
        "activity": _activities,
        "agent": _agents,
        "wasGeneratedBy": _generations,
        "wasDerivedFrom": _derivations,
        "wasAssociatedWith": _associations,
        "wasAttributedTo": _attributions,
    }
    for name, part in parts.items():
        yield f',\n"{name}": {{'
        for number, (key, value) in enumerate(part(material)):
            yield (",\n" if number else "\n") + f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        yield "}"
    yield "\n}\n"


def _entities(made: _Material) -> Iterator[Entry]:
    pages = set()
    for record in made.given.sources.records():
        if record["sha256"] and record["sha256"] not in pages:
            pages.add(record["sha256"])
            yield f"page:{record['sha256']}", {"prov:type": "page as received"}
        yield _name("report", record["id"]), {"prov:type": "report", "prov:label": record["article"]["title"] or record["id"]}
        for claim in _claims(record):
            yield f"claim:{claim['id']}", {"prov:type": "claim", "prov:value": claim["quote"]}
    for id_, what, _ in made.events:
        yield f"event:{id_}", {"prov:type": "event", "prov:label": what}


def _activities(made: _Material) -> Iterator[Entry]:
    for record in made.given.sources.records():
        yield _name("act", f"read-{record['id']}"), {"prov:type": "reading", **_reader(record)}
    yield "act:link", {"prov:type": "linking"}


def _agents(made: _Material) -> Iterator[Entry]:
    yield "agent:marsad", {"prov:type": "prov:SoftwareAgent", "prov:label": f"marsad {made.given.software}"}
    for outlet in sorted({head.outlet for head in made.given.heads.values() if head.outlet}):
        yield _outlet(outlet), {"prov:type": "prov:Organization", "prov:label": outlet}


def _generations(made: _Material) -> Iterator[Entry]:
    for record in made.given.sources.records():
        for claim in _claims(record):
            yield f"_:g-{claim['id']}", {"prov:entity": f"claim:{claim['id']}", "prov:activity": _name("act", f"read-{record['id']}")}
    for id_, _, _ in made.events:
        yield f"_:g-{id_}", {"prov:entity": f"event:{id_}", "prov:activity": "act:link"}


def _derivations(made: _Material) -> Iterator[Entry]:
    """Report from page, claim from report, event from its claims."""
    for record in made.given.sources.records():
        report = _name("report", record["id"])
        if record["sha256"]:
            yield f"_:d-{report}", {"prov:generatedEntity": report, "prov:usedEntity": f"page:{record['sha256']}"}
        for claim in _claims(record):
            yield f"_:d-{claim['id']}", {"prov:generatedEntity": f"claim:{claim['id']}", "prov:usedEntity": report}
    for id_, _, tellings in made.events:
        for telling in tellings:
            yield f"_:d-{id_}-{telling}", {"prov:generatedEntity": f"event:{id_}", "prov:usedEntity": f"claim:{telling}"}


def _associations(made: _Material) -> Iterator[Entry]:
    for record in made.given.sources.records():
        act = _name("act", f"read-{record['id']}")
        yield f"_:w-{act}", {"prov:activity": act, "prov:agent": "agent:marsad"}
    yield "_:w-link", {"prov:activity": "act:link", "prov:agent": "agent:marsad"}


def _attributions(made: _Material) -> Iterator[Entry]:
    for head in made.given.heads.values():
        if head.outlet:
            report = _name("report", head.id)
            yield f"_:a-{report}", {"prov:entity": report, "prov:agent": _outlet(head.outlet)}


def _claims(record: Json) -> list[Json]:
    return [*record["events"], *record["control"]]


def _reader(record: Json) -> Json:
    return {f"act:{name}": version for name, version in record["reader"].items() if version}


def _name(kind: str, id_: str) -> str:
    """A qualified name: what no name may hold is percent-encoded."""
    return f"{kind}:{quote(id_, safe='')}"


def _outlet(outlet: str) -> str:
    return _name("agent", outlet)
