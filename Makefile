# Two commands on a fresh machine: `make demo`, `make test`. Everything lands in .venv; nothing is installed elsewhere but
# the system programs named below, and those only where apt may install them.
SHELL := /bin/bash
# The system's own interpreter where it is new enough: distributions build theirs with profile-guided optimisation, one
# built on the spot is often not (papers are understood 1.1 to 1.2 times as fast).
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo /usr/bin/python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
BOOT := $(VENV)/boot
SYSTEM := tesseract-ocr tesseract-ocr-osd tesseract-ocr-eng tesseract-ocr-chi-sim tesseract-ocr-chi-tra tesseract-ocr-spa \
	tesseract-ocr-tur tesseract-ocr-vie tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-por bubblewrap
DEMO := $(patsubst %/case.toml,%,$(firstword $(sort $(wildcard sample_docs/*/case.toml))))
export PYTHONHASHSEED := 0

.PHONY: help setup system demo test lint bench clean lock

help:
	@echo "make demo   set up and run the first sample case"
	@echo "make test   set up, lint, type-check and run the tests"
	@echo "make lint   ruff and mypy --strict"
	@echo "make bench  figures beside those of peers, on this machine"
	@echo "make lock   write requirements.lock anew"

setup: system $(VENV)/.ready

# apt is used where it may be; where not, the one line to run is said and nothing is half done.
system:
	@missing=""; for p in $(SYSTEM); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if ! command -v uv >/dev/null && ! $(PYTHON) -c "import ensurepip, venv" 2>/dev/null; then \
		missing="$$missing python3-venv"; fi; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
		echo "Please install with your system's package manager:$$missing"; exit 3; fi; \
	run=""; if [ "$$(id -u)" != 0 ]; then \
		if sudo -n true 2>/dev/null; then run="sudo"; else \
		echo "Please run: sudo apt-get install -y$$missing"; exit 3; fi; fi; \
	echo "Installing system programs:$$missing"; \
	{ $$run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$run apt-get install -y -qq \
		--no-install-recommends $$missing >/dev/null; } || \
	{ echo "Please run: sudo apt-get install -y$$missing"; exit 3; }

# uv, where it is missing, goes into the checkout too: nothing outside is touched.
$(VENV)/.ready: requirements.lock pyproject.toml
	@uv=$$(command -v uv || echo $(CURDIR)/$(BOOT)/bin/uv); \
	if [ ! -x "$$uv" ]; then $(PYTHON) -m venv $(BOOT) && $(BOOT)/bin/pip install -q uv; fi && \
	{ test -x $(BIN)/python || $$uv venv -q --allow-existing --python "$(PYTHON)" $(VENV); } && \
	export VIRTUAL_ENV=$(CURDIR)/$(VENV) && \
	$$uv pip install -q --compile-bytecode --require-hashes -r requirements.lock && \
	$$uv pip install -q --no-deps --no-build-isolation -e . && touch $@

# The sample is judged as of the day its README speaks of; exit code 1 says that a finding blocks, as it should.
demo: setup
	@as_of=$$($(BIN)/python -c "import json; print(json.load(open('$(DEMO)/expected.json'))['as_of'])") && \
	{ $(BIN)/originproof run $(DEMO) --as-of "$$as_of" || test $$? -eq 1; }
	@echo "Look at $(DEMO)/package/internal/report.html and $(DEMO)/package/submission/package.pdf"

lint: setup
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

test: lint
	@$(BIN)/pytest

bench: setup
	@$(BIN)/python -m tests.bench

lock:
	uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		--universal -o requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info
