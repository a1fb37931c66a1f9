# Every target makes .venv from the lock file first. `make` alone lists them.
PYTHON ?= python3
export PYTHONPATH := $(CURDIR)
export TOKENIZERS_PARALLELISM := false
BIN := .venv/bin
READY := .venv/installed

.DEFAULT_GOAL := help
.PHONY: help setup run index add ask chat test check fix doctor bench load screenshots evaluate fit prism lock

help: ## lists these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

$(READY): requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check --progress-bar on -r requirements.lock
	@touch $(READY)

setup: $(READY) ## makes .venv from requirements.lock

run: $(READY) ## builds what is missing, then serves the web chat and every configured channel
	@$(BIN)/python -m bot

index: $(READY) ## builds the index where sources have changed
	@$(BIN)/python scripts/build_index.py

add: $(READY) ## takes a document in: make add FILE=van-ban.pdf (docx, pdf, scan, html, txt, zip or a link)
	@$(BIN)/python scripts/ingest.py "$$FILE"
add: export FILE := $(FILE)

ask: index ## one cited answer on the terminal: make ask Q="khen thưởng đột xuất là gì"
	@$(BIN)/python scripts/ask.py "$$Q"
ask: export Q := $(Q)

chat: index ## a conversation in the terminal
	@$(BIN)/python scripts/chat.py

test: index ## the whole test suite
	@$(BIN)/python -m pytest

check: $(READY) ## style, types, layers, sizes
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache && $(BIN)/python scripts/sizes.py

fix: $(READY) ## mends what can be mended by itself
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

doctor: $(READY) ## says what is configured, what is missing, and how to mend it
	@$(BIN)/python scripts/doctor.py

bench: index ## speed and memory, beside a stock chain
	@$(BIN)/python scripts/bench.py

load: index ## 500 chats and 10,000 forged calls on loopback, with the whole assistant and a plain one
	@$(BIN)/python scripts/load.py --write

screenshots: index ## pictures of the web pages for docs/screenshots
	@TDKT_SCREENSHOTS=1 $(BIN)/python -m pytest -q tests/e2e/test_web_look.py -k everybody

evaluate: index ## right, cited, verbatim on the project's own questions, with what failed
	@$(BIN)/python scripts/evaluate.py --failures

prism: ## Prism for the tests of what is sent to Zalo (needs npm)
	@mkdir -p var/prism && cp tests/zalo/package.json tests/zalo/package-lock.json var/prism/
	@npm ci --prefix var/prism --no-audit --no-fund

fit: index ## fits the evidence weights on the project's own questions
	@$(BIN)/python scripts/fit.py

lock: ## resolves requirements.in into requirements.lock
	$(PYTHON) -m venv .venv && $(BIN)/pip install -r requirements.in
	@echo "# Made by make lock from requirements.in; torch without its local version, so that any build of it fits." > requirements.lock
	$(BIN)/pip freeze --exclude pip --exclude setuptools | sed -E 's/^(torch==[0-9.]+)\+.*/\1/' >> requirements.lock
