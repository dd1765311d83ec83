# The two commands: `make site` builds the site, `make test` runs every test. Nothing has to be activated or installed first
# beyond Python 3.11 or newer, git and make: each target makes what it needs, once.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

bin := .venv/bin
ready := .venv/ready-site
ready-dev := .venv/ready-dev
ready-bench := .venv/ready-bench
inputs := pyproject.toml .ci/setup make.py

# An environment holds the path it was made at; a checkout that has moved gets a new one.
ifneq ($(shell cat .venv/made-at 2>/dev/null),$(CURDIR))
$(ready) $(ready-dev) $(ready-bench): moved
endif

.PHONY: help site archive test check serve bench lock clean moved

help:
	@echo "make site   build the site into site/"
	@echo "make archive  build it and write it as zips that open from a USB stick into archive/"
	@echo "make serve  build it, show it on this machine and follow every change"
	@echo "make test   all tests, those in a real browser included"
	@echo "make check  format, lint, types, imports, generated files, scripts, long tests, and the built site"
	@echo "make bench  what builds cost beside Hugo's and Material's (SIZES=100,400 PEERS=hugo,material RUNS=3)"
	@echo "make lock   write the locks anew from pyproject.toml (UPGRADE=1: newest versions)"
	@echo "make clean  remove everything that was made here"

# What these do stands in make.py, which does it where there is no make too.
site: $(ready)
	@$(bin)/python make.py site

archive: $(ready)
	@$(bin)/python make.py archive

serve: $(ready)
	@$(bin)/python make.py serve

test: $(ready-dev)
	@$(bin)/python make.py test $(PYTEST_ARGS)

check: $(ready-dev)
	@$(bin)/python make.py check

SIZES ?= 100,400
PEERS ?= hugo,material
RUNS ?= 3

bench: $(ready-bench)
	@$(bin)/python -m tests.bench --sizes $(SIZES) --peers "$(PEERS)" --runs $(RUNS) $(BENCH_ARGS)

# --universal: one lock for every system and every Python that pyproject.toml admits. No registry is named in it.
pip-compile := $(bin)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header $(if $(UPGRADE),--upgrade)

lock: $(ready-dev)
	@$(pip-compile) --extra setup --extra search --extra evidence --extra dev --output-file requirements-dev.txt
	@$(pip-compile) --extra setup --constraint requirements-dev.txt --no-annotate --output-file requirements.txt
	@$(pip-compile) --extra setup --extra search --extra evidence --extra dev --extra bench --constraint requirements-dev.txt --no-annotate \
		--output-file requirements-bench.txt
	@printf 'mkdocs-ng\nproperdocs\n' | $(bin)/uv pip compile - --quiet --universal --python-version 3.11 --no-deps \
		--generate-hashes --no-emit-index-url --no-header --no-annotate $(if $(UPGRADE),--upgrade) --output-file requirements-engines.txt
	@echo "Locks written: requirements.txt (the site), requirements-dev.txt (the tests and checks as well),"
	@echo "requirements-bench.txt (the benchmarks as well), requirements-engines.txt (what continues MkDocs)"

clean:
	@rm -rf site .site* archive release .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage \
		test-results build casebook.egg-info tests/*/node_modules
	@find builder tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(ready): requirements.txt $(inputs)
	@.ci/setup requirements.txt
	@touch $@

# What the tests need holds what the site needs, in the same versions (a test says so).
$(ready-dev): requirements-dev.txt requirements.txt $(inputs)
	@.ci/setup requirements-dev.txt
	@touch $(ready) $@

$(ready-bench): requirements-bench.txt requirements-dev.txt requirements.txt $(inputs)
	@.ci/setup requirements-bench.txt
	@touch $(ready) $(ready-dev) $@
