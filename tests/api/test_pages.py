"""Pages and twins as a reader asks for them."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from marsad.api.app import build
from marsad.api.shelf import LinkedShelf, Source
from marsad.errors import StoreError
from marsad.store import Links
from tests.api.world import World

PAGES = [
    "/",
    "/?day=2020-03-03",
    "/events",
    "/places",
    "/reports",
    "/place/geonames:11",
    "/event/aa11",
    "/event/cc33",
    "/report/r1",
    "/api",
]
TWINS = ["/map", "/events", "/places", "/place/geonames:11", "/event/aa11"]


class Well(HTMLParser):
    """Checks that tags close in order and collects what a strict policy would refuse."""

    VOID = frozenset("meta link input br hr img path circle rect line".split())

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        names = dict(attrs)
        self.faults += [f"{tag} {name}" for name in names if name == "style" or name.startswith("on")]
        self.faults += [f"{tag} inline" for _ in [1] if tag == "style" or (tag == "script" and "src" not in names)]
        self.faults += [f"{tag} {v}" for n, v in attrs if n in ("href", "src", "action") and v and not v.startswith(("/", "#"))]
        if names.get("id"):
            self.ids.append(str(names["id"]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.faults.append(f"</{tag}>")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_whole_and_hold_nothing_inline(client: TestClient, path: str, lang: str) -> None:
    answer = client.get(path, headers={"accept-language": f"{lang},en;q=0.5"})
    assert answer.status_code == 200
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in answer.text
    well = Well()
    well.feed(answer.text)
    assert (well.faults, well.open) == ([], [])
    assert len(well.ids) == len(set(well.ids))


@pytest.mark.parametrize("path", ["/", "/events", "/api/v1/events", "/nothing", "/static/css/app.css", "/event/aa11.json"])
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert "unsafe" not in headers["content-security-policy"]
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == policy["worker-src"] == policy["style-src"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example.org", "127.0.0.1.example.org:8000", "", "10.0.0.1"])
def test_foreign_hosts_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/events.json", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000", "[::1]"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/events.json", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", TWINS)
def test_twins(client: TestClient, path: str) -> None:
    json.loads(client.get(f"{path}.json").text)
    table = list(csv.reader(io.StringIO(client.get(f"{path}.csv").text)))
    assert len({len(row) for row in table}) == 1 and len(table) > 1
    features = client.get(f"{path}.geojson").json()
    assert features["type"] == "FeatureCollection" and features["features"]
    assert all(f["geometry"] is None or len(f["geometry"]["coordinates"]) == 2 for f in features["features"])


def test_twins_keep_the_filters(client: TestClient) -> None:
    assert [e["id"] for e in client.get("/events.json?type=Battles").json()] == ["aa11"]
    assert len(client.get("/events.csv?type=Battles").text.splitlines()) == 2


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/event/none", 404, "There is no event “none”"),
        ("/place/geonames:99", 404, "Nobody speaks of a place"),
        ("/report/zz", 404, "There is no report"),
        ("/nothing/here", 404, "There is nothing at this address"),
        ("/events.xlsx", 404, "There is nothing at this address"),
        ("/?day=tomorrow", 400, "a day is written YYYY-MM-DD"),
        ("/?window=9", 400, "one of 1, 7, 30, all"),
        ("/events?page=0", 400, "a number from 1"),
        ("/events?page=%D9%A3", 400, "a number from 1"),
        ("/events?since=x&colour=red", 400, "there is no filter “colour”"),
        ("/events?q=" + "x" * 300, 400, "at most 200 characters"),
        ("/?day=1999-01-01", 200, "lies outside it"),
    ],
)
def test_bad_addresses_get_a_clear_page(client: TestClient, path: str, status: int, told: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert told in answer.text


@pytest.mark.parametrize(
    "path", ["/event/none", "/events.json?since=x", "/api/v1/events?limit=0", "/api/v1/events?cursor=zz", "/api/v1/x", "/map.pdf"]
)
def test_errors_have_one_shape(client: TestClient, path: str) -> None:
    body = client.get(path, headers={"accept": "application/json"}).json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"status", "code", "message", "fields"}


def test_nothing_is_painted_where_nobody_speaks(client: TestClient) -> None:
    data = client.get("/map-data.json").json()
    nahr = next(place for place in data["places"] if place["name"] == "Nahr")
    assert [span[:3] for span in nahr["spans"]] == [[3, 4, "assessed"]]
    assert [event[0] for event in data["events"]] == ["aa11"]
    assert data["spots"] == [[40.0, 35.0, 1, "Qasr"]]
    assert 'href="/place/geonames:12' not in re.sub(r"(?s)<section id=.timeline.*?</section>", "", client.get("/?day=2020-03-02").text)


def test_events_without_a_point_are_listed(client: TestClient) -> None:
    panel = client.get("/day?day=2020-03-05").text
    assert "/event/bb22" in panel and "/event/cc33" in panel
    assert panel.count("without a point on the map") == 2


def test_an_empty_list_says_why(client: TestClient, empty: TestClient) -> None:
    assert "took away 4" in client.get("/events?actor=nobody").text
    assert "The record is empty" in empty.get("/").text
    assert "The record is empty" in empty.get("/events").text
    assert empty.get("/map-data.json").json()["days"] is None


def test_as_known_on_leaves_later_reports_out(client: TestClient) -> None:
    early = client.get("/events.json?as_known_on=2020-03-03").json()
    assert [event["id"] for event in early] == ["aa11"]
    assert early[0]["reports"] == ["r1", "r2"]
    assert "As known on" in client.get("/event/aa11?as_known_on=2020-03-03").text
    assert client.get("/event/bb22?as_known_on=2020-03-03").status_code == 404


def test_links_keep_the_view(client: TestClient) -> None:
    page = client.get("/?day=2020-03-02&actor=free&as_known_on=2020-03-03").text
    link = re.search(r'href="(/event/aa11[^"]*)"', page)
    assert link and {"day=2020-03-02", "actor=free", "as_known_on=2020-03-03"} <= set(link[1].split("?")[1].split("&amp;"))


def test_the_place_tells_its_story(client: TestClient) -> None:
    page = client.get("/place/geonames:11").text
    for words in ("assessed", "claimed", "contested", "besieged by", "unknown", "the mayor of Qasr", "northern quarter", "holds all of it"):
        assert words in page
    assert page.count('class="change"') == 5


@pytest.mark.parametrize(("form", "start"), [("txt", "Non-state"), ("bib", "@misc{"), ("ris", "TY  - DATA\r\n"), ("csl", "[")])
def test_citations(client: TestClient, form: str, start: str) -> None:
    one, two = client.get(f"/event/aa11.{form}"), client.get(f"/event/aa11.{form}?as_known_on=2020-03-02")
    assert one.text.startswith(start)
    digest = re.compile(r"record ([0-9a-f]{16})")
    assert digest.findall(one.text) != digest.findall(two.text)


def test_a_page_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    mark = client.get("/events").headers["etag"]
    again = client.get("/events", headers={"if-none-match": mark})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/events", headers={"if-none-match": mark, "accept-language": "ar"}).status_code == 200


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/events?day=2020-03-02", "/events?day=2020-03-02"),
        ("//evil.example.org", "/"),
        ("https://evil.example.org", "/"),
        ("/\\evil", "/"),
    ],
)
def test_settings_come_back_to_this_site_only(client: TestClient, back: str, to: str) -> None:
    answer = client.get("/set", params={"lang": "ar", "back": back})
    assert (answer.status_code, answer.headers["location"]) == (303, to)
    assert "SameSite=strict" in answer.headers["set-cookie"]
    client.cookies.clear()


def test_the_cookie_chooses_the_language(client: TestClient) -> None:
    assert 'dir="rtl"' in client.get("/events", headers={"cookie": "marsad-lang=ar"}).text
    assert 'dir="ltr"' in client.get("/events", headers={"cookie": "marsad-lang=<x>"}).text


@pytest.mark.parametrize(
    "payload", ["<script>x()</script>", '"><img src=x onerror=x()>', "' onmouseover='x()", "{{7*7}}", "</title><svg onload=x()>"]
)
def test_foreign_words_stay_words(payload: str) -> None:
    hostile = TestClient(build(World(lambda text: text + payload).shelf()), base_url="http://127.0.0.1", headers={"accept": "text/html"})
    for path in PAGES:
        well = Well()
        well.feed(hostile.get(path).text)
        assert (well.faults, well.open) == ([], []), path
        assert "49" not in re.findall(r"Qasr(\d+)", hostile.get(path).text)


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(payload: str) -> None:
    hostile = TestClient(build(World(lambda text: payload + text).shelf()), base_url="http://127.0.0.1")
    for path in ("/events.csv", "/places.csv", "/reports.csv", "/report/r1.csv", "/event/aa11.csv"):
        for row in csv.DictReader(io.StringIO(hostile.get(path).text)):
            for value in row.values():
                assert not str(value).startswith(("=", "+", "@", "\t")) and not re.match(r"-[^\d.]", str(value)), (path, value)


def test_the_storyline_of_albu_kamal(shared) -> None:
    from tests.api.fake import storyline_shelf

    pages = TestClient(build(storyline_shelf(shared / "gold" / "storylines" / "albu-kamal-2017")), base_url="http://127.0.0.1")
    panel = pages.get("/day?day=2017-11-11").text
    assert re.search(r"(?s)Albu Kamal.*Islamic State</b> · claimed", panel)
    for path in ("/place/marsad:albu-kamal", "/event/AK13", "/report/ak-08", "/places", "/reports", "/events"):
        assert pages.get(path).status_code == 200


@pytest.mark.parametrize(
    ("fault", "status", "code"), [(StoreError("the disk is full"), 503, "database"), (KeyError("secret"), 500, "unforeseen")]
)
def test_faults_of_the_server_have_the_same_shape(fault: Exception, status: int, code: str) -> None:
    def broken(known: object) -> Links:
        raise fault

    shelf = LinkedShelf(Source(lambda: "broken", broken, lambda known: [], lambda ident: None, lambda words: []))
    answer = TestClient(build(shelf), base_url="http://127.0.0.1", raise_server_exceptions=False).get("/events")
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


def test_raw_bytes_are_kept_not_shown(client: TestClient) -> None:
    answer = client.get("/report/r1.raw")
    assert answer.content == b"<script>x</script>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
