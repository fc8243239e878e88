"""Serve a database on this machine while its pages are photographed; `tools.screenshots` takes the pictures (needs Debian's Chromium)."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
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
