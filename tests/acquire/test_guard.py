"""Work in a child process: its answer comes back, and it is stopped when it takes too long or too much."""

from __future__ import annotations

import os
import time

import pytest

from marsad.acquire import TooCostlyError, read_guarded, run_guarded
from marsad.errors import MalformedError
from marsad.model import Article, Page


def _sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def _hold(size: int) -> int:
    return len(bytearray(size))


def _raise(text: str) -> None:
    raise MalformedError(text)


def _die(code: int) -> None:
    os._exit(code)


def test_the_answer_comes_back() -> None:
    assert run_guarded(_sleep, 0.0) == "awake"


def test_an_error_comes_back_as_itself() -> None:
    with pytest.raises(MalformedError, match="broken"):
        run_guarded(_raise, "broken")


@pytest.mark.parametrize(
    ("work", "argument", "words"), [(_sleep, 30.0, "longer than 0.2 seconds"), (_hold, 1 << 30, "memory"), (_die, 3, "broke off")]
)
def test_it_is_stopped_in_time(work, argument, words) -> None:  # type: ignore[no-untyped-def]
    began = time.monotonic()
    with pytest.raises(TooCostlyError, match=words):
        run_guarded(work, argument, seconds=0.2 if work is _sleep else 25.0, memory=64 << 20)
    assert time.monotonic() - began < 20


def _page(data: bytes) -> Page:
    return Page("slow.html", data, "0" * 64, "text/html")


def _slow(page: Page) -> Article:
    time.sleep(30)
    return Article("", "ok")


def test_a_slow_page_ends_in_a_state_with_a_reason() -> None:
    article = read_guarded(_page(b"<b>x</b>" * 5_000), _slow, seconds=0.2)
    assert article.state == "too-costly"
    assert article.reason is not None
    assert article.reason.startswith("slow.html: reading took longer")


def test_a_small_page_is_read_without_a_child() -> None:
    assert read_guarded(_page(b"<p>x"), lambda page: Article(str(os.getpid()), "ok")).received == str(os.getpid())
