"""Fixtures and rules that every part of the suite shares.

No test may reach beyond this machine, and where `MARSAD_CI` is set (as `.ci/run` does) a test that skips has failed.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold sets beside the checkout; tests that need it skip where it is not."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("needs ../shared beside the checkout")
    return SHARED


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Sockets reach this machine only."""
    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", _guarded(socket.socket.connect))
    patch.setattr(socket.socket, "connect_ex", _guarded(socket.socket.connect_ex))
    yield
    patch.undo()


def _guarded(connect):
    def guarded(self: socket.socket, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise PermissionError(f"tests reach this machine only, not {address}")
        return connect(self, address)

    return guarded


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI everything a test needs is installed, so a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("MARSAD_CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_collectreport(report: pytest.CollectReport) -> None:
    """The same for a whole file that skips while it is collected."""
    if report.skipped and os.environ.get("MARSAD_CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where nothing may be: {report.longrepr}"


@pytest.fixture(scope="session")
def reader():
    """The reader with everything loaded, once a session."""
    from marsad.pipeline import Pipeline

    return Pipeline.open()


@pytest.fixture(scope="session")
def read_text(reader):
    """Read a text as a report of a day: `read_text("...", "2017-11-11") -> Report`."""
    from datetime import date
    from hashlib import sha256

    from marsad.model import Given, Page

    def read(text: str, published: str | None = "2017-11-11"):
        data = text.encode()
        given = Given(published=date.fromisoformat(published) if published else None)
        return reader.read(Page("a test", data, sha256(data).hexdigest(), "text/plain", given))

    return read
