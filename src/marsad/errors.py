"""Every error marsad raises on purpose.

    MarsadError
    ├── InputError          a page, file or line that cannot be read (exit code 3)
    │   ├── NotFoundError       no such file, id or place
    │   └── MalformedError      the input is there, its form is broken
    ├── UsageError          a request that makes no sense: a bad day, an unknown filter (exit code 2)
    ├── StoreError          the database cannot be opened or written (exit code 4)
    │   └── NewerSchemaError    it was made by a newer marsad
    └── InstallationError   a part of marsad itself is missing or damaged (exit code 5)

Each message is one sentence that names the file, the line where there is one, and the remedy.
"""

from __future__ import annotations


class MarsadError(Exception):
    """Root of the tree. `exit_code` is what the command line answers with."""

    exit_code = 1


class UsageError(MarsadError):
    """The request itself makes no sense."""

    exit_code = 2


class InputError(MarsadError):
    """A page, file or line cannot be read."""

    exit_code = 3


class NotFoundError(InputError):
    """What was asked for is not there."""


class MalformedError(InputError):
    """The input is there, but its form is broken."""


class StoreError(MarsadError):
    """The database cannot be opened, read or written."""

    exit_code = 4


class NewerSchemaError(StoreError):
    """The database was made by a newer version of marsad."""


class InstallationError(MarsadError):
    """A part of marsad itself is missing or damaged."""

    exit_code = 5
