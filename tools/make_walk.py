"""Write `docs/walk.md`: every command of the walk is run on the demo corpus, and what it prints stands in the page.

`python -m tools.make_walk`. Long output is cut, and the cut is marked. Run it when the reader has changed what the commands print.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 48
LONG_LINE = 200
PAGE = """\
Rebels leave Kafr Nabl after two days of clashes
Wednesday, 12 March 2014

The Marra Brigade withdrew from the town of Kafr Nabl on Tuesday after two days of clashes with the army, residents said.
At least nine fighters were killed.

Government aircraft also bombed the nearby town of Maarrat al-Numan on Monday night. The army could not be reached.
"""
STEPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Read one page",
        f"""\
Any page will do: HTML as saved from a browser, plain text, or a `.jsonl` of reports. Here is a short text, `page.txt`, about a group that
does not exist:

```
{PAGE}```

Nothing is kept by `read`. Each event and each statement about control comes with its sentence; below them stands what was considered and
not coded, and why.""",
        ("marsad read page.txt",),
    ),
    (
        "Fill a database",
        """\
`marsad demo` reads sixteen bundled reports about Albu Kamal, Al Qaim and Rawa in November 2017 into a database, `marsad.db` here. They are
invented after what is publicly known. Your own come in the same way, with `marsad add FILE`; adding the same again changes nothing.""",
        ("marsad demo",),
    ),
    (
        "Ask what happened",
        "Each line is one event, put together from all reports that tell it. `sources` counts who says so, not who prints it.",
        ("marsad events --place 'Albu Kamal' --until 2017-11-11",),
    ),
    (
        "Ask who held a place",
        "Over time, and on one day with the sentences it rests on. `--as-known-on` leaves out what was published later.",
        (
            "marsad control 'Albu Kamal'",
            "marsad control 'Albu Kamal' --on 2017-11-11 --why",
            "marsad control 'Albu Kamal' --on 2017-11-09 --as-known-on 2017-11-09",
        ),
    ),
    ("Take it away", "`csv` and `geojson` for tables and maps; `bundle` for everything linked, in one file.", ("marsad export --to csv",)),
    ("Look after it", "What is inside, and whether all parts are there.", ("marsad doctor",)),
)
MAP = """\
## Open the map

```
marsad serve
```

Open the address that it prints. The slider moves the day; colour, letter and hatch say who holds a town, or that it is contested; a click
on a town gives the sentences behind its colour; a report opens with its marks.

![The map on one day](images/map.png)
"""
PYTHON = """\
## In Python

```python
import marsad

report = marsad.read("page.txt")  # in a notebook, `report` shows the page with its marks
report.events

with marsad.open("marsad.db") as base:
    base.events(place="Albu Kamal", until="2017-11-11")
    base.control("Albu Kamal", on="2017-11-11")
```
"""


def run(command: str, folder: Path) -> str:
    """What a command prints, both streams, run in `folder`; RuntimeError when it fails."""
    words = [sys.executable, "-m", "marsad.cli", *shlex.split(command)[1:]]
    env = {name: value for name, value in os.environ.items() if not name.startswith("MARSAD_")} | {"COLUMNS": "120", "NO_COLOR": "1"}
    done = subprocess.run(words, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stdout}")
    text = done.stdout.replace(f"{folder}/", "").replace(f"{ROOT}/", "")
    return _cut([line.rstrip() for line in text.rstrip().splitlines()])


def _cut(lines: list[str]) -> str:
    most = MOST_LINES if len(lines[0]) < LONG_LINE else MOST_LINES // 6
    return "\n".join([*lines[:most], f"... ({len(lines) - most} lines more)"] if len(lines) > most else lines)


def walk() -> str:
    """The page."""
    parts = ["# Five minutes with marsad\n\nWhat the commands print below was printed by them (`python -m tools.make_walk`).\n"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.txt").write_text(PAGE, encoding="utf-8")
        for title, prose, commands in STEPS:
            shown = [f"```\n{command}\n```\n\n```text\n{run(command, folder)}\n```\n" for command in commands]
            parts.append("\n".join([f"## {title}\n\n{prose}\n", *shown]))
    return "\n".join([*parts, MAP, PYTHON])


if __name__ == "__main__":
    (ROOT / "docs" / "walk.md").write_text(walk(), encoding="utf-8")
