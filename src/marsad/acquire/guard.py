"""Run a reader in a child process that is stopped when it takes too long or too much memory."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from marsad.errors import InputError
from marsad.model.article import Article, Page, Published

T = TypeVar("T")
SECONDS = 10.0
MEMORY = 1 << 30
"""Bytes that a child may take beyond what it starts with."""
_PLAIN_BYTES = 300_000
_PLAIN_TAGS = 4_000
_PLAIN_ATTRIBUTES = 12_000


class TooCostlyError(InputError):
    """A page that took too long or too much memory to read."""


def read_guarded(page: Page, read: Callable[[Page], Article], *, seconds: float = SECONDS, memory: int = MEMORY) -> Article:
    """`read(page)`, for HTML that could be slow in a child process; a page that is stopped has state "too-costly"."""
    if page.media == "text/plain" or _harmless(page.data):
        return read(page)
    try:
        return run_guarded(read, page, seconds=seconds, memory=memory)
    except TooCostlyError as error:
        given = page.given
        published = Published(given.published, "given" if given.published else "unknown")
        reason = f"{page.name}: {error}; save the article's text as .txt and give that."
        return Article("", "too-costly", reason, title=given.title, outlet=given.outlet, url=given.url, published=published)


def _harmless(data: bytes) -> bool:
    """Small pages with few elements and attributes are read in milliseconds; a child process costs more than that."""
    return len(data) <= _PLAIN_BYTES and data.count(b"<") <= _PLAIN_TAGS and data.count(b"=") <= _PLAIN_ATTRIBUTES


def run_guarded(work: Callable[[Any], T], argument: Any, *, seconds: float = SECONDS, memory: int = MEMORY) -> T:
    """`work(argument)` in a child process; TooCostlyError when it takes longer than `seconds`, more than `memory` bytes, or dies.

    An exception raised by `work` itself is raised here again.
    """
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(theirs, work, argument, memory), daemon=True)
    child.start()
    theirs.close()
    try:
        result = _answer(ours, seconds)
    finally:
        ours.close()
        _end(child)
    if isinstance(result, BaseException):
        raise result
    return result  # type: ignore[no-any-return]


def _answer(ours: Connection, seconds: float) -> Any:
    if not ours.poll(seconds):
        raise TooCostlyError(f"reading took longer than {seconds:g} seconds and was stopped")
    try:
        return ours.recv()
    except EOFError:
        raise TooCostlyError("reading broke off, most likely for want of memory") from None


def _end(child: Any) -> None:
    child.join(0.2)
    if child.is_alive():
        child.kill()
        child.join()


def _child(theirs: Connection, work: Callable[[Any], Any], argument: Any, memory: int) -> None:
    _limit_memory(memory)
    try:
        theirs.send(work(argument))
    except MemoryError:
        theirs.send(TooCostlyError(f"reading took more than {memory // (1 << 20)} MB of memory and was stopped"))
    except Exception as error:  # noqa: BLE001 - whatever went wrong in the child is the parent's to raise
        theirs.send(error)
    theirs.close()


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows: there only the time is limited
        return
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if sys.platform == "linux" else 0
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
