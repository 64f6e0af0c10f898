# `make` alone lists the commands. Everything is installed into .venv; nothing else is touched
# but Debian's packages python3-venv, libatomic1, chromium, postgresql and nginx-light where they are missing and we are root.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help install run dev demo test check lint format types bench lock wheelhouse sbom audit clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8501
BIN := .venv/bin

# Installs a package of Debian's where root may, else says which one is missing.
apt = if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
  then export DEBIAN_FRONTEND=noninteractive; apt-get -qq update; \
    apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends $(1); \
  else echo "First, as root: apt-get install $(1)"; exit 1; fi

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: demo ## install, build the database and serve the app on 127.0.0.1:8501 (PORT=…)
	$(BIN)/streamlit run app.py --server.port $(PORT)

dev: demo ## the same, and every change of the code shows at once
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.fileWatcherType auto \
	  --server.runOnSave true --client.showErrorDetails full

demo: install ## build the database from the figures that ship, where there is none yet
	$(BIN)/python -m etl demo

test: check .venv/browser .venv/postgres ## everything that must hold: form, types, the whole suite with the browser walk
	$(BIN)/pytest

check: lint types

lint: .venv/dev ## form and rules of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/dev ## bring the code into form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/dev ## types
	$(BIN)/mypy

bench: .venv/browser .venv/nginx ## measure clicks, first load, build and memory beside an empty Streamlit page
	$(BIN)/python -m bench

lock: ## pin again, in constraints.txt, what the requirements bring along
	rm -rf .venv/lock && $(PYTHON) -m venv .venv/lock
	sed 's/^-c .*//' requirements.txt > .venv/lock/requirements.txt
	sed 's/^-r .*//' requirements-dev.txt > .venv/lock/requirements-dev.txt
	.venv/lock/bin/pip install -q -r .venv/lock/requirements.txt -r .venv/lock/requirements-dev.txt
	{ echo "# Everything that is installed, made by \`make lock\`."; .venv/lock/bin/pip freeze; } > constraints.txt
	rm -rf .venv/lock

wheelhouse: install ## the wheels of the product in wheelhouse/, for where there is no internet
	rm -rf wheelhouse && $(BIN)/pip download -q -d wheelhouse -r requirements.txt
	@echo "there: pip install --no-index --find-links wheelhouse -r requirements.txt"

sbom: .venv/tools ## the bill of materials of what is installed, dist/sbom.json (CycloneDX)
	mkdir -p dist && .venv/tools/bin/cyclonedx-py environment --pyproject pyproject.toml \
	  --output-file dist/sbom.json $(BIN)/python

audit: .venv/tools ## known weaknesses of the pinned libraries; asks PyPI
	.venv/tools/bin/pip-audit --strict --disable-pip --no-deps -r constraints.txt

clean: ## remove what the tools made; the database and the imports stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results bench/results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

install: .venv/app

# ---- each is made once, and again when what it depends on has changed ----

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(call apt,$(notdir $(realpath $(PYTHON)))-venv)
	$(PYTHON) -m venv .venv

.venv/app: requirements.txt constraints.txt .venv/bin/python
	$(BIN)/pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/app
	$(BIN)/pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Apart from what the product needs, so that they are not on its own bill.
.venv/tools: .venv/app
	$(PYTHON) -m venv .venv/tools
	.venv/tools/bin/pip install -q --disable-pip-version-check cyclonedx-bom==7.5.0 pip-audit==2.10.1
	@touch $@

# Playwright's driver needs libatomic1. Debian packages a Chromium; elsewhere Playwright fetches one.
.venv/browser: .venv/dev
	@$(BIN)/playwright --version >/dev/null 2>&1 || $(call apt,libatomic1)
	@if command -v chromium || command -v google-chrome; then :; \
	elif [ "$$(id -u)" != 0 ]; then $(BIN)/playwright install chromium; \
	elif grep -qx ID=debian /etc/os-release; then $(call apt,chromium); \
	else $(BIN)/playwright install --with-deps chromium; fi
	@touch $@

# The proxy in front of two processes, for the benchmark.
.venv/nginx: .venv/dev
	@[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || $(call apt,nginx-light)
	@touch $@

# The store's tests start a PostgreSQL of their own; none has to run.
.venv/postgres: .venv/dev
	@compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null \
	  || $(call apt,postgresql)
	@touch $@
