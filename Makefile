# The five commands of this project. Each does its own set-up; none needs Node, a compiler or a service.
# Variables: PORT (8000), COP_DATA_DIR (var), PYTHON (the newest of 3.11 and up that is found for the first set-up).

.DEFAULT_GOAL := help
.PHONY: help run test check bench engines engines-stop setup setup-dev format messages lock

VENV := .venv/bin
PORT ?= 8000
export PYTHON

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: setup ## set up what is missing and serve the site with demo data
	@COP_DATA_DIR="$${COP_DATA_DIR:-var}" COP_BASE_URL="$${COP_BASE_URL:-http://127.0.0.1:$(PORT)}" exec $(VENV)/python manage.py serve --port $(PORT)

test: setup-dev ## the whole test suite; PYTEST="-k forum" narrows it
	@$(VENV)/python -m pytest -n auto $(PYTEST)

check: setup-dev ## lint, format, types, templates, contracts, migrations, translations, deploy check
	@.ci/check

bench: setup-dev ## the project's own benchmark: a table and build/bench.json
	@$(VENV)/python manage.py bench $(BENCH)

COMPOSE := COP_SECRET_KEY=engines-only COP_ALLOWED_HOSTS=127.0.0.1 COP_POSTGRES_PASSWORD=cop-dev docker compose --project-name cop-engines

engines: ## start PostgreSQL, Elasticsearch and Redis with Docker and print the variables to set
	@$(COMPOSE) up --detach --wait postgres elasticsearch redis
	@echo export COP_TEST_DATABASE_URL=postgres://cop:cop-dev@127.0.0.1:55432/cop
	@echo export COP_TEST_ELASTICSEARCH_URL=http://127.0.0.1:59200
	@echo export COP_TEST_REDIS_URL=redis://127.0.0.1:56379/0

engines-stop: ## stop them and forget their data
	@$(COMPOSE) down --volumes

setup:
	@.ci/setup requirements.txt

setup-dev:
	@.ci/setup requirements-dev.txt

format: setup-dev ## put Python and templates into their one form
	$(VENV)/ruff check --fix-only --quiet .
	$(VENV)/ruff format --quiet .
	git ls-files 'templates/*.html' | xargs $(VENV)/djade --target-version 5.2

messages: setup-dev ## collect the texts for translation (needs gettext)
	$(VENV)/python manage.py makemessages --locale en --no-obsolete --add-location file --ignore .venv --ignore build --ignore tests

lock: setup-dev ## renew both lock files from pyproject.toml
	$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra scale pyproject.toml --output-file requirements.txt
	$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --all-extras --group dev pyproject.toml --output-file requirements-dev.txt
