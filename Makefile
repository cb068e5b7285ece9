# make demo    set up, index the sample reports, serve the page
# make test    set up, check and run every test
# Any Debian, Ubuntu or macOS machine with Python 3.11 or later and make; another Python: make PYTHON=... demo

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
INPUTS := pyproject.toml constraints.txt scripts/set_up.py

# Without compiled modules every start takes twice as long.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test lint bench setup clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1	/'

demo: .venv/.ready-demo ## set up, index the sample reports, serve the page at the printed address
	@$(BIN)/chazhang demo $(ARGS)

# A file's tests stay on one process, since they share what it sets up.
PARALLEL := -n auto --maxprocesses 4 --dist loadfile

test: lint ## set up, check and run every test (one of them: make test ARGS="tests/test_eval.py -k gold")
	$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

lint: .venv/.ready-test ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/.ready-demo ## wall times on this machine
	$(BIN)/python -m eval bench $(ARGS)

setup: .venv/.ready-test ## only make the environment, with everything the tests need

.venv/.ready-test .venv/.ready-demo: $(INPUTS)
	@test -n "$(PYTHON)" || { echo "Chazhang needs Python 3.11 or later" >&2; exit 1; }
	@$(PYTHON) scripts/set_up.py $(@:.venv/.ready-%=%)

clean: ## remove the environment, the demonstration's index and all caches
	rm -rf .venv .demo-index .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
