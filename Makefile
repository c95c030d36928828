# A newcomer types `make demo` and `make test`; nothing but Python >= 3.11 and make is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DATA ?= ../shared/data

.PHONY: demo test lint types check evaluate benchmark lock clean

demo: $(VENV)/.runtime
	@$(BIN)/depesche demo demo-out

test: $(VENV)/.dev
	$(BIN)/pytest -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

check: test lint types

# figures on the development data, held against the floors
evaluate: $(VENV)/.runtime
	$(BIN)/depesche evaluate all $(DATA) --floors evaluation/floors.json
	$(BIN)/depesche evaluate pairs evaluation/name_pairs.tsv --floors evaluation/floors.json
	$(BIN)/python evaluation/make_stories.py build/evaluation/stories
	$(BIN)/depesche evaluate stories build/evaluation/stories --floors evaluation/floors.json

benchmark: $(VENV)/.runtime
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/record.py
	$(BIN)/python benchmarks/knowledge.py

# versions and hashes of everything, for every platform; needs uv
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    pyproject.toml --group pyproject.toml:build -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    pyproject.toml --group pyproject.toml:build --group pyproject.toml:dev -c requirements.lock -o requirements-dev.lock

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Depesche needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	$(BIN)/python -m depesche.knowledge.building.build
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV) demo-out build dist
