# Jiannuo. Needs Python 3.11 or newer and make; everything else is set up here.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test lint check-words test-long bench crash lock clean
.DEFAULT_GOAL := help

help:  ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: .venv/ready  ## open the playground: invented people, their phones and the whole bot, on this machine only
	$(BIN)/python -m bot demo

test: .venv/ready-dev debian lint  ## run every check; the same that CI runs
	$(BIN)/pytest --numprocesses 3 --dist worksteal

lint: .venv/ready-dev check-words
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check-words: .venv/ready-dev
	$(BIN)/ftl check handlers/words --code-path handlers --check syntax --check references --check untranslated --severity untranslated=error

test-long: .venv/ready-dev  ## the long searches: many more random histories
	JIANNUO_LONG=1 $(BIN)/pytest --numprocesses 2 --dist worksteal --timeout 3600

bench: .venv/ready-dev  ## measure speed beside a bare echo bot, on both databases
	$(BIN)/python -m tests.bench

crash: .venv/ready-dev  ## kill the bot at 50 random points of a scripted day and count what is lost
	CRASH_POINTS=50 $(BIN)/pytest tests/crash --timeout 3600 -s

lock: .venv/ready-dev  ## write the lock files anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --extra redis $(LOCK_OPTIONS) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra redis --extra dev $(LOCK_OPTIONS) -o requirements-dev.lock

LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

clean:  ## remove what was set up and made here, but no data
	rm -rf .venv artefacts .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.PHONY: debian
debian:
	.ci/debian-packages

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Jiannuo needs Python 3.11 or newer; set PYTHON=…")'
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

.venv/ready-dev: .venv/bin/python requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch .venv/ready $@
