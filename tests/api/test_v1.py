"""The REST interface."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from marsad.api.schema import ControlOut, EventOut, ReportOut

LISTS = ["events", "control", "reports", "places", "actors", "sources", "contradictions"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_paging_gives_every_row_once(client: TestClient, name: str, limit: int) -> None:
    whole = client.get(f"/api/v1/{name}").json()
    assert whole["next"] is None and whole["total"] == len(whole["items"]) > 0
    rows, cursor = [], ""
    while cursor is not None:
        page = client.get(f"/api/v1/{name}", params={"limit": limit, "cursor": cursor} if cursor else {"limit": limit}).json()
        assert len(page["items"]) <= limit
        rows, cursor = rows + page["items"], page["next"]
    assert rows == whole["items"]


@pytest.mark.parametrize(("name", "shape"), [("events", EventOut), ("control", ControlOut), ("reports", ReportOut)])
def test_rows_have_the_described_shape(client: TestClient, name: str, shape: type) -> None:
    for item in client.get(f"/api/v1/{name}").json()["items"]:
        shape.model_validate(item)


@pytest.mark.parametrize(
    ("query", "held"),
    [
        ("day=2020-03-01", {"Qasr": "Military Forces of Syria"}),
        ("day=2020-03-02", {"Qasr": "Free Brigades"}),
        ("day=2020-03-03", {"Qasr": "contested"}),
        ("day=2020-03-05", {"Qasr": None, "Nahr": "Military Forces of Syria"}),
        ("day=2020-03-05&bbox=40.5,35,41,36", {"Nahr": "Military Forces of Syria"}),
        ("day=2020-03-05&place=geonames:12", {"Nahr": "Military Forces of Syria"}),
        ("day=2020-03-05&as_known_on=2020-03-03", {}),
        ("day=1999-01-01", {}),
    ],
)
def test_control_on_a_day(client: TestClient, query: str, held: dict[str, str | None]) -> None:
    items = client.get(f"/api/v1/control?{query}").json()["items"]
    assert {item["place"]["name"]: item["spans"][0]["holder"] for item in items} == held


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ("events/aa11", "sub_event_type", "Non-state actor overtakes territory"),
        ("places/geonames:11", "name", "Qasr"),
        ("reports/r1", "id", "r1"),
    ],
)
def test_single_things(client: TestClient, path: str, key: str, value: str) -> None:
    assert client.get(f"/api/v1/{path}").json()[key] == value


def test_an_event_brings_its_claims(client: TestClient) -> None:
    telling = client.get("/api/v1/events/aa11").json()["telling"]
    assert [told["report"]["id"] for told in telling] == ["r1", "r2", "r3"]
    assert all(told["claim"]["quote"] for told in telling)


@pytest.mark.parametrize(
    ("query", "status"),
    [("limit=0", 400), ("limit=1001", 400), ("limit=%D9%A3", 400), ("cursor=zz", 400), ("day=2020-03-01", 400), ("since=2020", 400)],
)
def test_bad_questions(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/api/v1/events?{query}")
    assert answer.status_code == status
    assert answer.json()["error"]["fields"][0]["name"] == query.split("=")[0]


def test_the_description_names_every_route_and_parameter(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert {f"/api/v1/{name}" for name in LISTS} <= set(paths)
    for path, methods in paths.items():
        for described in methods.values():
            assert described["summary"], path
            assert all(p["in"] == "path" or p["description"] for p in described["parameters"]), path
    assert "as_known_on" in {p["name"] for p in paths["/api/v1/events"]["get"]["parameters"]}


def test_an_empty_answer_says_what_took_it_away(client: TestClient) -> None:
    body = client.get("/api/v1/events?actor=free&type=Riots").json()
    assert body["items"] == []
    assert [(r["name"], r["count"]) for r in body["removed"]] == [("actor", 1), ("type", 3)]
