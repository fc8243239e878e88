"""Take the picture of the map that the README shows: `python -m tools.screenshot` (needs Debian's Chromium).

Reads the demo corpus into a database of its own, serves it on this machine, opens the map on one day and writes `docs/images/map.png`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "map.png"
DAY = "2017-11-11"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--enable-unsafe-swiftshader",  # a map without a graphics card
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
PATIENCE = 60
MARSAD = [sys.executable, "-m", "marsad.cli"]


@contextmanager
def served(database: Path) -> Iterator[str]:
    """The address of `marsad serve` over a database, while it runs; RuntimeError when it does not come up."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*MARSAD, "--db", str(database), "serve", "--port", str(port)])
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE * 10):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("marsad serve did not come up")


def take(address: str, picture: Path) -> None:
    """Write a picture of the page at `address`, 1280 by 800, once nothing on it moves any more."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(address, wait_until="networkidle")
        page.wait_for_selector("#map[data-drawn=yes]", timeout=60_000)
        page.wait_for_timeout(500)
        page.screenshot(path=str(picture))
        browser.close()


def main() -> None:
    """Read the demo corpus, serve it, take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        demo = [*MARSAD, "--db", str(database), "demo"]
        subprocess.run(demo, check=True, env={**os.environ, "MARSAD_DB": str(database)}, stdout=subprocess.DEVNULL)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        with served(database) as address:
            take(f"{address}/?day={DAY}", PICTURE)
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
