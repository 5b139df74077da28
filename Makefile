# One way to do each thing; CI calls the same. The first call of any target sets up .venv.

SUITABLE := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c '$(SUITABLE)' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
RUN := $(VENV)/bin/
# Made anew only when what is to be installed has changed.
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench docs train wheel

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv with everything that the other targets need

$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.13 is needed and was not found." \
		"Do: apt-get install python3.11 python3.11-venv, or make PYTHON=/path/to/python" >&2; exit 1; }
	@$(RUN)python -m pip --version > /dev/null 2>&1 || $(PYTHON) tools/environment.py $(VENV)
	@$(RUN)python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

demo: $(STAMP) ## Read the two examples into demo/dossier.html
	@mkdir -p demo
	@$(RUN)realpolitik demo --out demo/dossier.html

test: $(STAMP) ## Run the tests
	@$(RUN)python -m pytest

check: $(STAMP) ## Check style and types
	@$(RUN)ruff check .
	@$(RUN)ruff format --check .
	@$(RUN)mypy

bench: $(STAMP) ## Measure the start of a reading, as JSON
	@$(RUN)python -m benchmarks.startup

docs: $(STAMP) ## Write anew what the pages show: commands, examples
	@$(RUN)python -m tools.command_reference
	@$(RUN)python -m tools.store_dictionary
	@$(RUN)python -m tools.shown

train: $(STAMP) ## Train the event model anew: make train PLV=plv_train.tsv (an hour on two cores)
	@$(RUN)python -m pip install --quiet --disable-pip-version-check --editable ".[training]"
	@$(RUN)python -m training $(PLV)

wheel: $(STAMP) ## Build the wheel into dist/
	@$(RUN)python -m build --wheel --no-isolation
