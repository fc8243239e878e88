"""Get pages: files, folders, reports in .jsonl and standard input, within limits; and run slow readers where they can be stopped."""

from marsad.acquire.failure import Failure
from marsad.acquire.guard import TooCostlyError, read_guarded, run_guarded
from marsad.acquire.sources import LIMIT, read_pages

__all__ = ["LIMIT", "Failure", "TooCostlyError", "read_guarded", "read_pages", "run_guarded"]
