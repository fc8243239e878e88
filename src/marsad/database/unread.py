"""The record of an input that gave no page: its state and its reason, so that nothing vanishes."""

from __future__ import annotations

from marsad.acquire import Failure
from marsad.model import Article, PageState, Reader, Reading, Report
from marsad.model.ids import content_id
from marsad.version import VERSION


def report_of_failure(failure: Failure) -> Report:
    """A report without text and without a hash; its id comes from the name and line of the input."""
    id_ = content_id("failure", failure.name, failure.line)
    return Report(id_, "", Reader(VERSION, "", "", ""), Article("", _state(failure), failure.reason), Reading())


def _state(failure: Failure) -> PageState:
    """A record knows the states of pages only: a broken line is no article, a file that cannot be opened is blocked."""
    if failure.state == "malformed":
        return "not-article"
    return "blocked" if failure.state == "not-found" else failure.state
