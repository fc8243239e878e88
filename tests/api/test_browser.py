"""The pages in a real browser: Debian's Chromium, driven by Playwright, over a server of this test."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import uvicorn

from marsad.api.app import build
from marsad.api.shelf import LinkedShelf
from tests.api.world import World

CHROMIUM = Path("/usr/bin/chromium")
if not CHROMIUM.exists():
    pytest.skip("needs Debian's Chromium at /usr/bin/chromium", allow_module_level=True)

from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
DRAWN = "#map[data-drawn=yes]"
PAGES = ["/", "/events", "/places", "/reports", "/place/geonames:11", "/event/aa11", "/report/r1", "/api", "/event/none", "/?day=never"]
FAMILIES = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg/onload=window.hit=1>",
    '"><script>window.hit=1</script>',
    "'-window.hit=1-'",
    "</title><script>window.hit=1</script>",
    "</textarea><img src=x onerror=window.hit=1>",
    "javascript:window.hit=1",
    "<a href=javascript:window.hit=1 autofocus onfocus=window.hit=1>",
    "{{constructor.constructor('window.hit=1')()}}",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<math><mtext></mtext><style><img src=x onerror=window.hit=1></style></math>",
]


@contextmanager
def served(shelf: LinkedShelf) -> Iterator[str]:
    """A server on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(build(shelf), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The pages over the invented record."""
    with served(World().shelf()) as address:
        yield address


class Watch:
    """What a page did that it must not do."""

    def __init__(self, page: Page, site: str) -> None:
        self.faults: list[str] = []
        page.on("request", lambda r: None if r.url.startswith((site, "data:", "blob:" + site)) else self.faults.append(f"asked {r.url}"))
        page.on("console", lambda m: self.faults.append(m.text) if m.type == "error" and "status of 4" not in m.text else None)
        page.on("pageerror", lambda e: self.faults.append(str(e)))


@contextmanager
def opened(browser: Browser, site: str, path: str, **settings: object) -> Iterator[tuple[Page, Watch]]:
    """A page in a context of its own; a map is waited for until it is drawn."""
    context = browser.new_context(viewport=settings.pop("viewport", {"width": 1280, "height": 800}), **settings)  # type: ignore[arg-type]
    page = context.new_page()
    watch = Watch(page, site)
    page.goto(site + path)
    if page.query_selector("#map"):
        page.wait_for_selector(DRAWN, timeout=60_000)
    yield page, watch
    context.close()


def asked(page: Page) -> dict[str, str]:
    """The address's query."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_a_day_with_slider_keys_and_list(browser: Browser, site: str) -> None:
    with opened(browser, site, "/?day=2020-03-02") as (page, watch):
        panel = page.locator("#panel")
        expect(panel.locator("h1")).to_have_text("Monday 2 March 2020")
        expect(panel.locator(".held")).to_contain_text("Free Brigades")
        page.keyboard.press("ArrowRight")
        expect(panel.locator("h1")).to_have_text("Tuesday 3 March 2020")
        expect(panel.locator(".held")).to_contain_text("contested")
        assert asked(page)["day"] == "2020-03-03"
        page.keyboard.press("End")
        expect(panel.locator("h1")).to_have_text("Thursday 5 March 2020")
        expect(panel.locator(".happened")).to_contain_text("without a point on the map")
        page.keyboard.press("Home")
        expect(panel.locator("h1")).to_have_text("Sunday 1 March 2020")
        page.reload()
        expect(panel.locator("h1")).to_have_text("Sunday 1 March 2020")
        assert watch.faults == []


def test_play_runs_to_the_end_and_stops(browser: Browser, site: str) -> None:
    with opened(browser, site, "/?day=2020-03-02") as (page, watch):
        page.get_by_role("button", name="Play").click()
        expect(page.get_by_role("button", name="Pause")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#panel h1")).to_have_text("Thursday 5 March 2020", timeout=10_000)
        expect(page.get_by_role("button", name="Play")).to_have_attribute("aria-pressed", "false", timeout=5_000)
        assert watch.faults == []


def test_filters_go_into_the_address_and_come_off(browser: Browser, site: str) -> None:
    with opened(browser, site, "/") as (page, _):
        page.get_by_text("Filters", exact=True).click()
        page.get_by_label("Actor").fill("Protesters")
        page.get_by_role("button", name="Apply").click()
        page.wait_for_url("**actor=Protesters**")
        expect(page.locator(".filters")).to_contain_text("1 of 4 events")
        page.locator(".chip").click()
        expect(page.locator(".filters")).to_contain_text("4 of 4 events")


def test_the_second_handle_asks_what_was_known(browser: Browser, site: str) -> None:
    with opened(browser, site, "/") as (page, _):
        page.locator("#known-slider").focus()
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**as_known_on=2020-03-04**")
        expect(page.locator("#panel")).to_contain_text("As known on 4 March 2020")
        expect(page.locator(".filters")).to_contain_text("1 of 1 events")


def test_a_click_on_the_map_opens_a_list(browser: Browser, site: str) -> None:
    with opened(browser, site, "/?day=2020-03-02") as (page, watch):
        box = page.locator("#map").bounding_box()
        assert box
        page.locator("[data-lon]").first.click()
        page.wait_for_timeout(1200)
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        link = page.locator(".card-list a")
        expect(link).to_have_text("Qasr")
        link.click()
        expect(page.locator("main h1")).to_have_text("Qasr")
        assert watch.faults == []


def test_dragging_over_the_bars_chooses_days(browser: Browser, site: str) -> None:
    with opened(browser, site, "/") as (page, _):
        box = page.locator("svg.bars").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.95, box["y"] + 20, steps=4)
        page.mouse.up()
        page.wait_for_url("**since=2020-03-04**")
        assert asked(page)["until"] == "2020-03-05"


def test_words_and_reading_light_each_other(browser: Browser, site: str) -> None:
    with opened(browser, site, "/report/r1") as (page, watch):
        page.locator(".text .k-trigger").first.hover()
        expect(page.locator("#c-r1-e")).to_have_class(re.compile("is-lit"))
        page.locator(".readings [data-c=rejected-1]").hover()
        expect(page.locator(".text .k-rejected")).to_have_class(re.compile("is-lit"))
        expect(page.locator("#c-r1-e")).not_to_have_class(re.compile("is-lit"))
        assert watch.faults == []


def test_arabic_runs_from_right_to_left(browser: Browser, site: str) -> None:
    with opened(browser, site, "/?day=2020-03-02", locale="ar-SY") as (page, watch):
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        panel, map_box = page.locator("#panel").bounding_box(), page.locator("#map").bounding_box()
        assert panel and map_box and panel["x"] < map_box["x"]
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#panel h1")).to_contain_text("الثلاثاء 3")
        page.get_by_role("link", name="English").click()
        page.wait_for_selector(DRAWN)
        expect(page.locator("html")).to_have_attribute("dir", "ltr")
        assert asked(page)["day"] == "2020-03-03"
        assert watch.faults == []


def test_without_scripts_the_record_is_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/?day=2020-03-02")
    expect(page.locator("#panel .held")).to_contain_text("Free Brigades")
    page.get_by_role("link", name="Later").click()
    expect(page.locator("#panel h1")).to_have_text("Tuesday 3 March 2020")
    context.close()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_hangs_over_on_a_phone(browser: Browser, site: str, lang: str) -> None:
    phone = {"viewport": {"width": 360, "height": 720}, "locale": lang, "has_touch": True}
    with opened(browser, site, PAGES[0], **phone) as (page, watch):
        for path in PAGES:
            if path != PAGES[0]:
                page.goto(site + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert watch.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, site: str, scheme: str) -> None:
    playwright = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    found = []
    for lang, paths in (("en", PAGES), ("ar", ["/events", "/place/geonames:11", "/report/r1"])):
        with opened(browser, site, paths[0], color_scheme=scheme, locale=lang) as (page, _):
            for path in paths:
                if page.url != site + path:
                    page.goto(site + path)
                result = playwright.Axe().run(page).response
                found += [
                    (path, lang, v["id"], v["nodes"][0]["html"]) for v in result["violations"] if v["impact"] in ("serious", "critical")
                ]
    assert found == []


@pytest.mark.parametrize("first", [0, 5, 9])
def test_no_injected_word_runs(browser: Browser, first: int) -> None:
    """Every text that comes from outside carries all families, each of some leading once."""
    laced = "".join(FAMILIES[first:] + FAMILIES[:first])
    with served(World(lambda text: text + laced).shelf()) as site, opened(browser, site, "/") as (page, watch):
        page.keyboard.press("ArrowLeft")
        for path in PAGES[:-2]:
            if path != "/":
                page.goto(site + path)
            assert page.evaluate("window.hit") is None, path
        assert watch.faults == []
