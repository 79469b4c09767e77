# Two commands: `make run` starts the platform with an example month, `make test` proves it works.
# Each sets up all it needs on a fresh Debian 12 with git, make, python3-venv and root.
PORT ?= 8000
INSTANCE ?= instance
# Debian's own Python, where it can make environments: one built without its profiles is a sixth slower.
DEBIANS := import ensurepip, sys; sys.exit(sys.version_info[:2] != (3, 11))
PYTHON ?= $(shell /usr/bin/python3 -c '$(DEBIANS)' 2>/dev/null && echo /usr/bin/python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
# Two things at once where neither waits for the other: what runs and what tests are two lists.
MAKEFLAGS += --jobs=2
# Python keeps its own quick copies of what is imported, even where it was told not to: without them
# each start reads everything from its source. To make them of all there is takes half a minute.
export PYTHONDONTWRITEBYTECODE =
# Both lists name every package there is, so none is looked for: a test says if one is missing.
# uv installs in three seconds what takes pip twenty; where it cannot find what pip was told to find, pip does it.
PIP := $(BIN)/python -m pip install -qq --no-deps --no-compile --disable-pip-version-check --no-input
UV := $(BIN)/uv pip install -q --no-deps --python $(BIN)/python

.PHONY: help run test webkit bench screenshots assets clean
help:
	@echo "make run    start with an example month on http://127.0.0.1:$(PORT)  [PORT=9000 INSTANCE=folder]"
	@echo "make test   install what tests need, then run every check and test"
	@echo "make webkit try what families use in WebKit, the engine of an iPhone"
	@echo "make bench  measure speed and memory against peers and limits"

run: .make/requirements assets
	@exec $(BIN)/flask run-example --port $(PORT) --instance "$(INSTANCE)"

test: .make/requirements .make/requirements-dev assets .make/chromium
	@$(BIN)/python -m tests.everything

webkit: .make/requirements .make/requirements-dev assets .make/webkit
	@WEBKIT=yes TMPDIR=$${TMPDIR:-/dev/shm} xvfb-run -a $(BIN)/python -m pytest tests/webkit -q

bench: .make/requirements .make/requirements-dev assets
	@$(BIN)/python -m bench

screenshots: .make/requirements .make/requirements-dev assets .make/chromium
	@SCREENSHOTS=keep $(BIN)/python -m pytest tests/browser/test_journeys.py tests/browser/test_every_way.py tests/browser/test_every_way_no_signal.py -q

assets: .make/requirements
	@$(BIN)/python -m feedback.assets

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) || { echo "Install python3-venv first: apt-get install python3-venv"; exit 1; }

.make/requirements: requirements.txt | $(BIN)/python
	@mkdir -p .make
	@echo "Installing what the platform needs …"
	@$(PIP) "$$(grep '^uv==' $<)"
	@$(UV) -r $< 2>/dev/null || $(PIP) -r $<
	@touch $@

# After the others, so that this is done while the assets are built.
.make/requirements-dev: requirements-dev.txt | .make/requirements
	@echo "Installing what the tests need …"
	@$(UV) -r $< 2>/dev/null || $(PIP) -r $<
	@touch $@

# Debian's own Chromium drives the browser tests: its shell, or where Debian has none, all of it.
# Poppler draws the PDF as pictures.
INSTALL := DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends
.make/chromium:
	@mkdir -p .make
	@command -v chromium-headless-shell >/dev/null && command -v pdftoppm >/dev/null || { \
	  echo "Installing Debian's Chromium …"; \
	  apt-get update -qq; \
	  $(INSTALL) chromium-headless-shell poppler-utils >/dev/null 2>&1 \
	    || { command -v chromium >/dev/null && command -v pdftoppm >/dev/null; } \
	    || $(INSTALL) chromium poppler-utils >/dev/null; }
	@touch $@

# WebKit draws on a screen that is not there, and its recorder writes what an iPhone writes.
.make/webkit:
	@mkdir -p .make
	@command -v WebKitWebDriver >/dev/null && command -v xvfb-run >/dev/null || { \
	  echo "Installing Debian's WebKit …"; \
	  apt-get update -qq; \
	  $(INSTALL) webkit2gtk-driver xvfb xauth gstreamer1.0-plugins-base gstreamer1.0-plugins-good \
	    gstreamer1.0-plugins-bad gstreamer1.0-libav >/dev/null; }
	@touch $@

clean:
	rm -rf $(VENV) .make .bench static/vendor .coverage* .mypy_cache .ruff_cache .pytest_cache
