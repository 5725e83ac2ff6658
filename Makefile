# Kehoach: run `make` for the list of targets.
CORPUS ?= corpus/samples
DB ?= data/kehoach.db
GOLD ?= corpus/gold
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# A plain path is an SQLite file; anything with "://" is an SQLAlchemy URL as it is.
URL = $(if $(findstring ://,$(DB)),$(DB),sqlite:///$(DB))
EXTRACT = $(BIN)/kehoach extract "$(CORPUS)" --db "$(URL)"

.DEFAULT_GOAL := help
.PHONY: help setup extract evaluate notebook test test-both lint check bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  CORPUS=folder (now $(CORPUS))   DB=file or SQLAlchemy URL (now $(DB))"

setup: $(STAMP) ## make .venv with everything pinned in constraints.txt

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(STAMP)

extract: $(STAMP) ## read CORPUS into the database DB
	$(EXTRACT)

# Exit 1 says that some files failed: what they miss is scored too.
evaluate: $(STAMP) ## read CORPUS into DB and score it against the gold files in GOLD
	$(EXTRACT) || test $$? -eq 1
	$(BIN)/kehoach evaluate "$(URL)" "$(GOLD)" $(if $(FLOORS),--floors $(FLOORS))

# The notebook runs in its own folder.
NOTEBOOK_URL = $(if $(findstring ://,$(DB)),$(DB),sqlite:///$(abspath $(DB)))

notebook: $(STAMP) ## draw the comparisons of DB: data/01-compare-provinces.ipynb, data/pictures
	mkdir -p data
	$(if $(findstring ://,$(DB)),,test -e "$(DB)" || $(EXTRACT))
	KEHOACH_DB="$(NOTEBOOK_URL)" $(BIN)/jupyter-execute notebooks/01-compare-provinces.ipynb --output ../data/01-compare-provinces

test: $(STAMP) ## run the tests
	$(BIN)/python -m pytest -n auto

test-both: $(STAMP) ## run the tests, those of the database on PostgreSQL too
	$(BIN)/python tests/postgres_server.py $(BIN)/python -m pytest -n auto

lint: $(STAMP) ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test ## everything that must be green before a commit

bench: $(STAMP) ## measure the stages against the floor, read hostile files at full size, ask and read 10,000 plans (three quarters of an hour)
	$(BIN)/python -m bench.stages
	$(BIN)/python -m bench.growth
	$(BIN)/python -m bench.html
	$(BIN)/python -m bench.pdf
	$(BIN)/python -m bench.hostile
	rm -rf data/bench
	$(BIN)/python -m bench.big_database data/bench
	$(BIN)/python -m bench.writing_share --whole corpus/samples data/bench/plans

clean: ## remove .venv, data and caches
	rm -rf $(VENV) data build .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
