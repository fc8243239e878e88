"""Take the pictures of the documentation from the demo corpus: `python -m tools.screenshots` (needs Debian's Chromium).

Writes map.png, place.png, event.png, report.png, map-arabic-dark.png and map-phone.png into `docs/images`; they show what is there.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.screenshot import CHROMIUM, DAY, FLAGS, MARSAD, ROOT, served

PICTURES = ROOT / "docs" / "images"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: where, how wide and high, in which language and light."""

    name: str
    path: str
    width: int = 1280
    height: int = 800
    language: str = "en"
    scheme: str = "light"


def shots(address: str) -> list[Shot]:
    """The pictures of the documentation; the event is the one that most reports tell."""
    with urllib.request.urlopen(f"{address}/events.json") as answer:
        events = json.load(answer)
    event = max(events, key=lambda e: (len(e["reports"]), e["id"]))
    report, place = event["reports"][0], next(e["place"]["id"] for e in (event, *events) if e["place"] and e["place"]["id"])
    return [
        Shot("map", f"/?day={DAY}"),
        Shot("place", f"/place/{place}?day={DAY}"),
        Shot("event", f"/event/{event['id']}"),
        Shot("report", f"/report/{report}"),
        Shot("map-arabic-dark", f"/?day={DAY}", language="ar", scheme="dark"),
        Shot("map-phone", f"/?day={DAY}", 390, 844),
    ]


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Write one picture once the map, where there is one, is drawn."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        locale=shot.language,
        color_scheme="dark" if shot.scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address + shot.path)
    if page.query_selector("#map"):
        page.wait_for_selector("#map[data-drawn=yes]", timeout=60_000)
        page.wait_for_timeout(3000)
    page.screenshot(path=str(PICTURES / f"{shot.name}.png"))
    context.close()


def main() -> None:
    """Read the demo corpus, serve it, take all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        environment = {**os.environ, "MARSAD_DB": str(database)}
        subprocess.run([*MARSAD, "--db", str(database), "demo"], check=True, env=environment, stdout=subprocess.DEVNULL)
        with served(database) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for shot in shots(address):
                take(browser, address, shot)
                print(f"docs/images/{shot.name}.png")
            browser.close()


if __name__ == "__main__":
    main()
