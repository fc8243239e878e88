"""Write the pages of `docs/` that come from the code and the resources: the record, the commands, the vocabulary.

`python -m tools.make_docs` writes them; the tests fail when what is committed is not what this writes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer.main

from marsad.api.app import create_app
from marsad.cli.app import app
from marsad.database import Database
from marsad.export.acled import ACLED
from marsad.export.codebook import codebook_page
from marsad.export.columns import CONTROL, EVENTS
from marsad.export.counts import COUNTS
from marsad.export.formats import FORMATS
from marsad.export.ged import GED
from marsad.export.schema import record_schema
from marsad.vocab.build import TOPICS, read_topic

ROOT = Path(__file__).resolve().parents[1]
NAMED = ("actors", "event_types", "sources")
WRITTEN = "<!-- Written by `make docs`; do not edit. -->"


def record_page() -> str:
    """The fields of the record with their types, one table an object."""
    schema = record_schema()
    objects = {"The report": schema, **{_spaced(name): part for name, part in schema["$defs"].items()}}
    tables = [_object_table(name, part) for name, part in objects.items() if "properties" in part]
    return "\n".join([WRITTEN, "# The record: every field", "", RECORD_INTRO, "", *tables])


def cli_page() -> str:
    """Every command with its arguments and options, as `--help` has them."""
    group = command([])
    return "\n".join([WRITTEN, "# Commands", "", CLI_INTRO, "", _options_table(group), *_commands(group, "marsad")])


def command(words: list[str]) -> Any:
    """The command that these words call ("gazetteer", "build", ...), as click has it; ValueError when there is none."""
    found: Any = typer.main.get_command(app)
    for word in words:
        if not hasattr(found, "commands"):
            return found
        if word not in found.commands:
            raise ValueError(f"there is no command {word!r} in marsad {' '.join(words)}")
        found = found.commands[word]
    return found


def vocabulary_page() -> str:
    """What lies in `resources/`: parties, sources, words, by file."""
    lines = [WRITTEN, "# Vocabulary", "", VOCABULARY_INTRO, ""]
    for topic in (t for t in TOPICS if (ROOT / "resources" / t).is_dir()):
        lines += [f"## resources/{topic}", "", "| file | entries | names |", "|---|---|---|"]
        lines += [_file_row(topic, stem, entries) for stem, entries in read_topic(ROOT / "resources", topic).items()]
        lines.append("")
    return "\n".join(lines)


def api_page() -> str:
    """Every address of the REST interface with its parameters, from its own OpenAPI description."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marsad.db"
        Database.open(path).close()
        paths = create_app(path).openapi()["paths"]
    operations = [(path, verb, what) for path, verbs in sorted(paths.items()) for verb, what in verbs.items()]
    return "\n".join([WRITTEN, "# REST interface", "", API_INTRO, "", *(_operation(*o) for o in operations)])


def exports_page() -> str:
    """Every export, how it keeps the rules of its shape, and the columns of each table."""
    formats = [f"| `{f.name}` | {f.form} | {f.about} | {f.extra or ''} |" for f in FORMATS.values()]
    table = ["| name | written as | what | needs the extra |", "|---|---|---|---|", *formats, ""]
    columns = codebook_page((EVENTS, CONTROL, COUNTS, ACLED, GED), 3)
    return "\n".join([WRITTEN, "# Exports, imports, comparisons", "", EXPORTS_INTRO, "", *table, EXPORTS_RULES, "", columns])


PAGES: dict[str, Callable[[], str]] = {
    "record.md": record_page,
    "cli.md": cli_page,
    "api.md": api_page,
    "exports.md": exports_page,
    "vocabulary.md": vocabulary_page,
}

RECORD_INTRO = """\
`marsad read --format jsonl` writes one such object a report, one a line; `marsad schema record` prints the JSON Schema that it keeps to.
Every span is `[start, end]` in code points of `article.page_text`, the text as received, end excluded: `page_text[start:end]` is the quote.
`null` is "not stated", an empty list "nobody named", candidates without a choice "not resolved". Fields may be added, never renamed."""

CLI_INTRO = """\
Data goes to standard output; progress and notes go to standard error. The exit codes stand in [model.md](model.md#exit-codes).

| setting | what |
|---|---|
| `MARSAD_DB` | the database file, where `--db` is not given; else `marsad.db` in the working folder |
| `MARSAD_GAZETTEER` | another index of places than the one of the installation |
| `MARSAD_USER` | the name in the log of the database; else the login name |
| `NO_COLOR` | set to anything: no colours |"""

API_INTRO = """\
`marsad serve` answers on this machine only. Names are those of the command line and the record. The OpenAPI description stands at
`/api/v1/openapi.json`."""

EXPORTS_INTRO = """\
`marsad export --to NAME OUT` writes what is inside for other tools; the filters are those of `marsad events`, and `--as-known-on DAY`
gives what reports published by that day say, `--as-added-on DAY` those added by then. Text goes to standard output where no OUT is named.
A file or folder is written beside its name and moved there when it is whole. Two exports of one database are equal to the byte, in every
time zone. What a layout cannot hold is left out, and counted on standard error."""

EXPORTS_RULES = """\
## What all of them keep

- **No formula.** In text tables a cell that begins like one gets an apostrophe before it; in workbooks every word is a text cell, and
  cells that are typed into stay text. Numbers stay numbers. 1,000 hostile cells are opened in LibreOffice by the tests.
- **Days are days.** YYYY-MM-DD, both ends included, and year, month and day apart for spreadsheets that read days their own way.
- **Nothing finer than the settlement.** Points of sites and quarters are rounded to about a kilometre. `acled` describes an event by its
  fields and not by the words of reports. `jsonl`, `w3c` and `prov` carry sentences of the reports, with every name that stands in them:
  look before you publish. Names of sources stand as the record has them, also where a source is a person.
- **Characters that no XML can hold** are left out of every table, line ends are one newline, and a workbook cuts cells at 32,767
  characters, which is Excel's limit.

## acled

ACLED-shaped, not ACLED data: `tags` says so in every row, and ids begin with `marsad:`. An event of several days is a row a day, its dead
split evenly with the remainder on the first; a week or month stands on its middle day; the lowest number of dead counts, 0 where none is
told. An attacker nobody names, or one of several, is an unidentified armed group where there was violence. Events without a day, week or
month, or without a point, are left out. `--monadic` writes a row an actor.

## ged

GED-shaped, not UCDP's data: organised violence between parties whose kinds are known, with dead, a day and a point. Where one side is a
state it is side a. `best` is the lowest number told and the sum of the four deaths; low <= best <= high always. What only UCDP gives
(conflicts, dyads, their ids, active years) is empty.

## gpkg, geojson, kml

Layers `events` and `control`. The GeoPackage carries a default style that sets up QGIS' temporal controller; it is tested by what is in
the file, not in QGIS itself. What has no point has no geometry, and is in the list all the same.

## datapackage

A folder with `events.csv`, `control.csv`, their schema and hashes in `datapackage.json`, `codebook.md`, and `method.md`, which is made
from the configuration and the reports: rules, outlets, and since when each is read. Its licence is CC BY 4.0, as that of the names and
points of places is.

## Counts

`marsad table --by place --every month` counts events by week or month, and by place, actor or type. An event counts in every period that
it touches. In `csv`, `json` and `jsonl` each number comes with the ids of its events; `marsad show ID` tells one.

## Coming back

`marsad check FILE` names row and column of what is wrong in a table of ours, or one in the columns of ACLED or UCDP GED. `marsad import
FILE` takes over edits in an export of ours, CSV or XLSX: each changed cell becomes a correction beside the record, with who, when and
`--reason`; the next export shows it, and what was not edited comes back equal to the byte. With one cell wrong nothing is taken over.
Rows that are missing change nothing, or with `--remove` become rejections. Sub-event type, days, sides, dead and status may be edited;
other columns follow from the reports. `--as-known-on` also leaves out corrections made after that day. Reading XLSX needs the extra
`xlsx`.

## Comparing

`marsad compare --with ged.csv` sets our events beside rows in the columns of UCDP GED: how often both say the same, by field, and what
each has alone; `--page OUT.html` writes all of it. Two events are the same where they lie at most a day apart and at one place (5 km), or
within 25 km with a party in common; each is matched once. Who held a place is listed too: a list of events cannot hold it.

## pandas, DuckDB, R

```python
import pandas

events = pandas.read_csv("events.csv", parse_dates=["date_start", "date_end"])
```

Parquet opens with `pandas.read_parquet`, `geopandas.read_parquet`, in DuckDB with `SELECT * FROM 'events.parquet'` and in R with
`arrow::read_parquet`.

## Columns"""

VOCABULARY_INTRO = """\
Words of a language, names of parties and outlets and facts about them stand in `resources/`, never in code. Each entry has examples that
must match and, where a name is easily mistaken, counter-examples that must not; `make vocabulary` checks them and writes what the package
carries.
How to add an entry is told in [CONTRIBUTING.md](../CONTRIBUTING.md)."""


def _operation(path: str, verb: str, what: dict[str, Any]) -> str:
    rows = [f"| `{p['name']}` | {_cell(p.get('description', ''))} |" for p in what.get("parameters", [])]
    table = ["| parameter | what |", "|---|---|", *rows, ""] if rows else []
    return "\n".join([f"## {verb.upper()} {path}", "", _unwrapped(what.get("description") or what.get("summary", "")), "", *table])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _object_table(name: str, part: dict[str, Any]) -> str:
    rows = [f"| `{field}` | {_type(spec)} | {spec.get('description', '')} |" for field, spec in part["properties"].items()]
    about = part.get("description", "")
    return "\n".join([f"## {name}", "", about, "", "| field | type | what |", "|---|---|---|", *rows, ""])


def _type(spec: dict[str, Any]) -> str:
    """A JSON Schema type in words."""
    if "$ref" in spec:
        name = _spaced(spec["$ref"].rsplit("/", 1)[1])
        return f"[{name}](#{name.replace(' ', '-')})"
    if "anyOf" in spec:
        return " or ".join(_type(part) for part in spec["anyOf"])
    if "enum" in spec or "const" in spec:
        return ", ".join(f"`{value}`" for value in spec.get("enum", [spec.get("const")]))
    if spec.get("type") == "array":
        return "list of " + _type(spec.get("items", {}))
    return str(spec.get("format") or spec.get("type", "any"))


def _spaced(name: str) -> str:
    """The name of a schema part as words: "ActorMentionRecord" is "actor mention"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name.removesuffix("Record")).strip()


def _commands(group: Any, path: str) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        full = f"{path} {name}"
        told = [(command.help or "").split("\f")[0], getattr(command.callback, "__doc__", None) or ""]
        about = "\n\n".join(dict.fromkeys(part.strip() for part in told if part.strip()))
        usage = [] if hasattr(command, "commands") else [f"`{_usage(command, full)}`", ""]
        yield "\n".join([f"## {full}", "", *usage, _unwrapped(about), "", _options_table(command)])
        if hasattr(command, "commands"):
            yield from _commands(command, full)


def _usage(command: Any, path: str) -> str:
    return " ".join([path, *(_word(p) for p in command.params if p.param_type_name == "argument"), "[OPTIONS]"])


def _word(argument: Any) -> str:
    """An argument as usage lines have it: "PAGE", "[PLACE]", "INPUT..."."""
    if argument.metavar:
        return str(argument.metavar)
    word = f"{argument.name.upper()}{'...' if argument.nargs == -1 else ''}"
    return word if argument.required else f"[{word}]"


def _options_table(command: Any) -> str:
    shown = [p for p in command.params if not getattr(p, "hidden", False) and p.name != "help"]
    if not shown:
        return ""
    rows = [f"| {_flags(p)} | {_unwrapped(getattr(p, 'help', None) or '')} | {_default(p)} |" for p in shown]
    return "\n".join(["| option | what | default |", "|---|---|---|", *rows, ""])


def _flags(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_word(parameter)}`"
    return ", ".join(f"`{flag}`" for flag in (*parameter.opts, *parameter.secondary_opts))


def _default(parameter: Any) -> str:
    value = parameter.default
    if parameter.param_type_name == "argument" or value in (None, False, "", (), []) or callable(value) or "UNSET" in repr(value).upper():
        return ""
    return f"`{getattr(value, 'value', value)}`"


def _unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n")).replace("|", "\\|")


def _file_row(topic: str, stem: str, entries: list[dict[str, Any]]) -> str:
    names = [str(e.get("name") or e.get("id") or "") for e in entries] if topic in NAMED else []
    return f"| {stem} | {len(entries)} | {', '.join(n for n in names if n)} |".replace(" ,", ",")


def write(folder: Path) -> list[Path]:
    """Write all pages into `folder`; what was written."""
    paths = []
    for name, page in PAGES.items():
        (folder / name).write_text(page().rstrip() + "\n", encoding="utf-8")
        paths.append(folder / name)
    return paths


if __name__ == "__main__":
    for written in write(ROOT / "docs"):
        print(written.relative_to(ROOT))
