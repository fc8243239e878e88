"""The pages of one thing: a place's story, an event, a report; and their twins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from marsad.api.citing import FORMS, WRITERS, Citation, digest
from marsad.api.drawing import Scale, band, ticks
from marsad.api.guard import Missing
from marsad.api.marks import segments
from marsad.api.rows import control_csv, csv_answer, features, geo_answer, report_json
from marsad.api.site import Ask, Site
from marsad.api.snapshot import Snapshot
from marsad.api.views import ControlSpan, Record, Told
from marsad.export.columns import CLAIMS

TWINS = ("json", "csv", "geojson")


def split(key: str, forms: Iterable[str] = TWINS) -> tuple[str, str]:
    """An id and the form asked for: "geonames:1.json" is ("geonames:1", "json"); without one of the forms it is a page, ""."""
    head, dot, tail = key.rpartition(".")
    return (head, tail) if dot and head and tail in forms else (key, "")


def claim_row(told: Told) -> dict[str, Any]:
    """One line of a claims table."""
    c, r = told.claim, told.report
    when, place = c.get("date") or {}, c.get("place") or {}
    said = {name: c.get(name) for name in ("quote", "side_a", "side_b", "holder", "attribution", "chain", "status")}
    return {
        "report": r.id,
        "published": r.published.isoformat() if r.published else None,
        "outlet": r.outlet,
        "claim": c["id"],
        "what": c.get("sub_event_type") or c.get("kind"),
        "place": place.get("name") or place.get("text"),
        "date_start": when.get("start"),
        "date_end": when.get("end"),
        **said,
    }


def told_json(told: Told) -> dict[str, Any]:
    """A claim with its report."""
    return {"report": report_json(told.report), "claim": told.claim}


@dataclass(frozen=True, slots=True)
class Branch:
    """Reports that one speaker stands behind, and through whom: `chain` from the speaker to the outlet."""

    speaker: str | None
    ways: tuple[tuple[tuple[str, ...], Told], ...]


def tree(telling: Iterable[Told]) -> list[Branch]:
    """Who says so, through whom: claims grouped by their first speaker; the outlet's own voice is speaker None."""
    grouped: dict[str | None, list[tuple[tuple[str, ...], Told]]] = {}
    for told in telling:
        chain = tuple(told.claim.get("chain") or ())
        spoken = told.claim.get("attribution") or []
        speaker = spoken[-1] if spoken else None
        grouped.setdefault(speaker, []).append((chain, told))
    return [Branch(speaker, tuple(ways)) for speaker, ways in grouped.items()]


FIELDS = ("type", "date", "place", "side_a", "side_b", "deaths")


@dataclass(frozen=True, slots=True)
class Support:
    """One reading of a field and the claims that give it: `text` as shown, `words` as the reports have it."""

    text: str
    words: tuple[str, ...]
    told: tuple[Told, ...]


def reading_of(claim: Record, field: str) -> tuple[str, str]:
    """What a claim gives for a field, and in which words; "" where it says nothing of it."""
    when, place, dead = claim.get("date") or {}, claim.get("place") or {}, claim.get("fatalities") or {}
    start, end = when.get("start") or "", when.get("end") or ""
    low, high = dead.get("min"), dead.get("max")
    count = (
        ""
        if low is None and high is None
        else str(low)
        if low == high
        else f"{'?' if low is None else low}–{'?' if high is None else high}"
    )
    near = " ".join(filter(None, (place.get("relation"), place.get("name") or place.get("text"))))
    return {
        "type": (claim.get("sub_event_type") or "", claim.get("trigger") or ""),
        "date": (start if start == end else f"{start} – {end}", when.get("text") or ""),
        "place": (near, place.get("text") or ""),
        "side_a": (", ".join(claim.get("side_a") or ()), ""),
        "side_b": (", ".join(claim.get("side_b") or ()), ""),
        "deaths": (count, ""),
    }[field]


def support(telling: Iterable[Told]) -> dict[str, list[Support]]:
    """For each field the different readings, most told first."""
    found: dict[str, dict[str, list[tuple[str, Told]]]] = {field: {} for field in FIELDS}
    for told in telling:
        for field in FIELDS:
            text, words = reading_of(told.claim, field)
            if text:
                found[field].setdefault(text, []).append((words, told))
    return {
        field: [grouped(text, given) for text, given in sorted(readings.items(), key=lambda r: -len(r[1]))]
        for field, readings in found.items()
    }


def grouped(text: str, given: list[tuple[str, Told]]) -> Support:
    """One reading with its words, each once, and its claims."""
    return Support(text, tuple(dict.fromkeys(words for words, _ in given if words)), tuple(told for _, told in given))


def changes(spans: Iterable[ControlSpan], statements: list[Told]) -> list[tuple[ControlSpan, list[Told]]]:
    """Each span with the statements it rests on, in the order of the days they speak of."""
    return [(span, [told for told in statements if told.claim["id"] in span.tellings]) for span in spans]


def event_title(ask: Ask, event: Any) -> str:
    """An event in one line: type, place, day."""
    place = event.place.name if event.place else ask.words("no_place")
    return (
        f"{ask.words.subtype(event.sub_event_type)}{ask.words('comma')}{place}{ask.words('comma')}{ask.words.span(event.first, event.last)}"
    )


def citation(site: Site, ask: Ask, ident: str, what: str, shown: Any) -> Citation:
    """The citation of this view."""
    address = str(ask.request.url.include_query_params()).split("#")[0]
    return Citation(ident, what, address, datetime.now(UTC).date(), digest(shown), site.version)


def cited(note: Citation, form: str) -> Response:
    """A citation as a file."""
    return Response(WRITERS[form](note), media_type=FORMS[form] + "; charset=utf-8")


def routes(site: Site) -> APIRouter:
    """Place, event and report pages with their twins."""
    router = APIRouter(include_in_schema=False)

    def seen(request: Request) -> tuple[Ask, Snapshot]:
        ask = site.ask(request)
        return ask, site.desk.snapshot(ask.filters.as_known_on)

    @router.get("/place/{key:path}")
    def the_place(request: Request, key: str) -> Response:
        ask, snapshot = seen(request)
        ident, form = split(key, (*TWINS, *FORMS))
        return place_answer(site, ask, snapshot, ident, form)

    @router.get("/event/{key:path}")
    def the_event(request: Request, key: str) -> Response:
        ask, snapshot = seen(request)
        ident, form = split(key, (*TWINS, *FORMS))
        return event_answer(site, ask, snapshot, ident, form)

    @router.get("/report/{key:path}")
    def the_report(request: Request, key: str) -> Response:
        ask, snapshot = seen(request)
        ident, form = split(key, ("json", "csv", "raw"))
        return report_answer(site, ask, snapshot, ident, form)

    return router


def place_answer(site: Site, ask: Ask, snapshot: Snapshot, ident: str, form: str) -> Response:
    """The story of a place."""
    control = snapshot.by_place.get(ident)
    events = [e for e in snapshot.events if e.place and e.place.id == ident]
    if control is None and not events:
        raise Missing("place", ident)
    place = control.place if control else next(e.place for e in events if e.place)
    statements = site.desk.statements(ident, ask.filters.as_known_on)
    contradictions = site.desk.contradictions(ask.filters.as_known_on, place=place.name)
    shown = {
        "control": control.data if control else None,
        "events": [e.data for e in events],
        "statements": [told_json(t) for t in statements],
        "contradictions": [c.data for c in contradictions],
    }
    if form == "json":
        return JSONResponse(shown)
    if form == "csv":
        return control_csv([control] if control else [])
    if form == "geojson":
        return geo_answer(features([control] if control else [], events))
    note = citation(site, ask, ident, f"{ask.words('control')}: {place.name}", shown)
    if form:
        return cited(note, form)
    scale = Scale(*snapshot.days) if snapshot.days else None
    return site.page(
        "place.html",
        ask,
        section="places",
        place=place,
        control=control,
        events=events,
        contradictions=contradictions,
        story=changes(control.spans, statements) if control else [],
        scale=scale,
        ticks=ticks(scale) if scale else [],
        pieces=band(control, scale, ask.colours) if control and scale else [],
        by_report=snapshot.by_report,
        cite=cite_forms(note),
    )


def event_answer(site: Site, ask: Ask, snapshot: Snapshot, ident: str, form: str) -> Response:
    """One event: fields with their support, sources, grade."""
    event = snapshot.by_event.get(ident)
    if event is None:
        raise Missing("event", ident)
    telling = site.desk.telling(ident, ask.filters.as_known_on)
    contradictions = [c for c in site.desk.contradictions(ask.filters.as_known_on) if c.event == ident]
    shown = {**event.data, "telling": [told_json(t) for t in telling], "contradictions": [c.data for c in contradictions]}
    if form == "json":
        return JSONResponse(shown)
    if form == "csv":
        return csv_answer(CLAIMS, map(claim_row, telling))
    if form == "geojson":
        return geo_answer(features(events=[event]))
    note = citation(site, ask, ident, event_title(ask, event), shown)
    if form:
        return cited(note, form)
    copies = [g for g in site.desk.shelf.copies(ask.filters.as_known_on) if len(set(g) & set(event.reports)) > 1]
    return site.page(
        "event.html",
        ask,
        section="events",
        event=event,
        title=event_title(ask, event),
        telling=telling,
        tree=tree(telling),
        copies=copies,
        support=support(telling),
        contradictions=contradictions,
        by_report=snapshot.by_report,
        cite=cite_forms(note),
    )


def report_answer(site: Site, ask: Ask, snapshot: Snapshot, ident: str, form: str) -> Response:
    """One report with its marks."""
    record = site.desk.shelf.record(ident)
    if record is None:
        raise Missing("report", ident)
    if form == "json":
        return JSONResponse(record)
    if form == "raw":
        return raw_page(site, ident, str(record["sha256"]))
    row = snapshot.by_report.get(ident) or next(r for r in site.desk.snapshot().reports if r.id == ident)
    claims = [Told(row, c) for c in (*record["events"], *record["control"])]
    if form == "csv":
        return csv_answer(CLAIMS, map(claim_row, claims))
    group: tuple[str, ...] = next((g for g in site.desk.shelf.copies(ask.filters.as_known_on) if ident in g), ())
    return site.page(
        "report.html",
        ask,
        section="reports",
        record=record,
        row=row,
        segments=segments(record),
        group=group,
        by_report=snapshot.by_report,
        homes=homes(snapshot, ident),
    )


def raw_page(site: Site, ident: str, sha256: str) -> Response:
    """The bytes as received, to keep, never to be shown as a page of this site."""
    data = site.desk.shelf.page(sha256)
    if data is None:
        raise Missing("report", f"{ident}.raw")
    headers = {"content-disposition": f'attachment; filename="{sha256[:16]}.bin"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


def homes(snapshot: Snapshot, report: str) -> dict[str, str]:
    """Which event each claim of a report belongs to."""
    return {claim: event.id for event in snapshot.events if report in event.reports for claim in event.tellings}


def cite_forms(note: Citation) -> dict[str, str]:
    """All forms of a citation, for the page."""
    return {form: write(note) for form, write in WRITERS.items()}
