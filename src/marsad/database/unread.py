"""The record of an input that gave no page: its state and its reason, so that nothing vanishes."""

from __future__ import annotations

from typing import Protocol

from marsad.acquire import Failure
from marsad.errors import MarsadError
from marsad.model import Article, Page, PageState, Reader, Reading, Report
from marsad.model.ids import content_id
from marsad.version import VERSION


class Reads(Protocol):
    """What reading needs of the pipeline."""

    def read(self, page: Page) -> Report:
        """The report of one page."""
        ...


def read_or_say(reader: Reads, page: Page) -> Report | Failure:
    """The report of a page, or what went wrong.

    Everything is caught here on purpose: a fault of ours on one page must not stop a batch at night. It is said and recorded, and the
    page is tried again when it is added again.
    """
    try:
        return reader.read(page)
    except MarsadError:
        raise
    except Exception as error:  # noqa: BLE001
        fault = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return Failure(
            page.name, None, "blocked", f"{page.name}: reading broke off ({fault}); this is a fault of marsad, please report it."
        )


def report_of_failure(failure: Failure) -> Report:
    """A report without text and without a hash; its id comes from the name and line of the input."""
    id_ = content_id("failure", failure.name, failure.line)
    return Report(id_, "", Reader(VERSION, "", "", ""), Article("", _state(failure), failure.reason), Reading())


def _state(failure: Failure) -> PageState:
    """A record knows the states of pages only: a broken line is no article, a file that cannot be opened is blocked."""
    if failure.state == "malformed":
        return "not-article"
    return "blocked" if failure.state == "not-found" else failure.state
