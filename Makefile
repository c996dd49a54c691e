# Everything a checkout is asked to do. Needs Python 3.11 or newer, make and git; `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
UV := $(VENV)/bin/uv
ADDRESS ?= 127.0.0.1:8000
ARGS ?=
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help demo run install test bench screenshots check validate browser lock clean

help: ## List these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.demo ## Fill a demo newsroom and serve it on 127.0.0.1:8000
	@SITE_NAME="$${SITE_NAME:-The Lower Hesk Record}" SITE_URL="$${SITE_URL:-http://$(ADDRESS)}" \
		exec $(RUN) manage.py demo --serve $(ADDRESS)

run: $(VENV)/.demo ## Serve this checkout with its own data, restarting when code changes
	@$(RUN) manage.py migrate --verbosity 0
	@exec $(RUN) manage.py runserver $(ADDRESS)

install: $(VENV)/.dev ## Install everything development needs into .venv

test: $(VENV)/.dev ## Run the tests; ARGS='-k byline' passes words on to pytest
	@$(RUN) -m pytest -n $(WORKERS) $(ARGS)

bench: $(VENV)/.dev ## Measure what grows with the size of a text, on a quiet machine
	@$(RUN) -m pytest --override-ini=addopts=--import-mode=importlib -p no:randomly -q -s tests/benchmarks

screenshots: $(VENV)/.dev ## Take a picture of every screen of the demo newsroom, into build/screenshots
	@$(RUN) -m pytest --override-ini=addopts=--import-mode=importlib -p no:randomly -q tests/screenshots
	@echo "The pictures are in build/screenshots/desktop, phone and dark."

check: $(VENV)/.dev ## Run every check that is not a test: style, types, layers, templates, migrations, settings
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	git ls-files -z --cached --others --exclude-standard 'templates/*.html' | xargs -0 -r $(VENV)/bin/djade --check --target-version 5.2
	DJANGO_SETTINGS_MODULE=newsroom.settings.test $(RUN) manage.py makemigrations --check --dry-run
	$(RUN) -W error::DeprecationWarning manage.py check --fail-level WARNING
	@# Invented values: what is checked is what the settings make of them.
	DJANGO_SETTINGS_MODULE=newsroom.settings.production \
	DATABASE_URL=postgres://newsroom:password@localhost/newsroom \
	SECRET_KEY=$$($(RUN) -c 'import secrets; print(secrets.token_urlsafe(50))') \
	ALLOWED_HOSTS=news.example.org TIME_ZONE=Europe/Kyiv SITE_NAME='The Harbour Post' SITE_URL=https://news.example.org \
	TRUSTED_PROXIES=1 \
	$(RUN) manage.py check --deploy --fail-level WARNING

# The Nu HTML checker: a Java program that npm delivers.
VNU_VERSION := 26.9.27
VNU_SHA256 := 5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7
VNU := build/vnu-$(VNU_VERSION)

$(VNU)/vnu.jar:
	@echo "Fetching the Nu HTML checker"
	@mkdir -p $(VNU)
	@cd $(VNU) && npm pack --silent vnu-jar@$(VNU_VERSION) >/dev/null
	@$(RUN) -c 'import hashlib, sys; sys.exit(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest() != sys.argv[2])' \
		$(VNU)/vnu-jar-$(VNU_VERSION).tgz $(VNU_SHA256) \
		|| { rm $(VNU)/vnu-jar-$(VNU_VERSION).tgz; \
		     echo "Nothing was checked: what npm delivered is not the one that this project knows. Try again later."; exit 1; }
	@cd $(VNU) && tar -xzmf vnu-jar-$(VNU_VERSION).tgz --strip-components=3 package/build/dist/vnu.jar
	@rm $(VNU)/vnu-jar-$(VNU_VERSION).tgz

validate: $(VENV)/.dev ## Check the HTML of every public page; fetches the Nu HTML checker, which needs Java and npm
	@if ! java -version >/dev/null 2>&1; then \
		echo "Nothing was checked: the Nu HTML checker needs Java (on Debian the package default-jre-headless)."; \
	elif ! command -v npm >/dev/null && [ ! -f $(VNU)/vnu.jar ]; then \
		echo "Nothing was checked: the Nu HTML checker is fetched with npm (on Debian the package npm)."; \
	else \
		$(MAKE) --no-print-directory $(VNU)/vnu.jar && \
		VNU_JAR=$(VNU)/vnu.jar $(RUN) -m pytest -q $(ARGS) tests/journeys/test_valid_html.py; \
	fi

browser: ## Install Chromium for the tests that click, where Debian's packages can
	@if command -v chromium >/dev/null; then \
		chromium --version; \
	elif ! command -v apt-get >/dev/null; then \
		echo "This system has no apt-get: install Chromium in its own way, so that the command chromium is found."; \
	elif [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	elif command -v sudo >/dev/null; then \
		sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	else \
		echo "Installing Chromium takes root: ask an administrator for the package chromium."; \
	fi

COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --custom-compile-command 'make lock' $(ARGS)

lock: $(UV) ## Write requirements/*.txt again after pyproject.toml changed; ARGS=--upgrade takes newer versions
	$(COMPILE) requirements/uv.in -o requirements/uv.txt
	$(COMPILE) pyproject.toml --extra production -o requirements/runtime.txt
	$(COMPILE) pyproject.toml --extra localdb --constraint requirements/runtime.txt -o requirements/demo.txt
	$(COMPILE) pyproject.toml --extra dev --constraint requirements/runtime.txt -o requirements/dev.txt

clean: ## Remove .venv, caches and this checkout's own data
	rm -rf $(VENV) .local build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis staticfiles

# The virtual environment, step by step; each step leaves a file, so that the next run skips it.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Newsroom needs Python 3.11 or newer; name one with make PYTHON=/path/to/python3.11."; exit 1; }
	@echo "Making the virtual environment $(VENV)"
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Python's venv module is missing: install it (on Debian the package python3-venv)."; exit 1; }
	@touch $@

$(UV): requirements/uv.txt | $(VENV)/.made
	@echo "Installing uv, which installs the rest"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

# What pip is told about proxies and mirrors, uv may not know: then pip does it, slowly.
$(VENV)/.%: requirements/%.txt | $(UV)
	@echo "Installing requirements/$*.txt"
	@$(UV) pip install --quiet --python $(RUN) --require-hashes -r $< \
		|| { echo "uv could not; trying pip, which takes a minute or two"; \
		     $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<; }
	@touch $@
