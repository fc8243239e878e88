"""One page that breaks the reader does not stop the others, and is tried again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.database import Database
from marsad.errors import InstallationError
from marsad.model import Page, Report
from tests.database.reader import HandReader
from tests.model.handmade import TEXT


class Breaks(HandReader):
    """Breaks on one report, as a fault of ours would."""

    def __init__(self, error: Exception) -> None:
        self.error: Exception | None = error

    def read(self, page: Page) -> Report:
        if self.error and page.id == "r1":
            raise self.error
        return super().read(page)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": TEXT}) + "\n" for n in range(3)))
    return path


@pytest.mark.parametrize("error", [TypeError("no len()"), RecursionError("too deep"), MemoryError(), ValueError("two\nlines")])
def test_batch_goes_on_and_the_page_is_tried_again(tmp_path: Path, reports: Path, error: Exception) -> None:
    reader = Breaks(error)
    with Database.open(tmp_path / "m.db", reader=reader) as database:
        tally = database.add(reports)
        assert (tally.new, tally.failed) == (2, 1)
        assert type(error).__name__ in str(tally.problems[0].reason)
        assert "\n" not in str(tally.problems[0].reason)
        assert [f["state"] for f in database.store.failures()] == ["blocked"]
        reader.error = None
        assert (database.add(reports).new, database.add(reports).same) == (1, 3)


def test_missing_part_of_the_installation_stops_everything(tmp_path: Path, reports: Path) -> None:
    with (
        Database.open(tmp_path / "m.db", reader=Breaks(InstallationError("no words"))) as database,
        pytest.raises(InstallationError),
    ):
        database.add(reports)
