# Shortcuts. Every target is one command that can be typed without make.
PYTHON = .venv/bin/python
LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url

.PHONY: help run test fast format lock messages

help: ## what can be asked
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

run: ## install, prepare, open the atlas on this machine
	./run

test: ## everything that must hold
	./test

fast: ## without PostgreSQL and browser
	./test --fast

format: ## style of the code, put right where a machine can
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

lock: ## requirements*.in to requirements*.txt, with hashes
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in

messages: ## collect new sentences to translate, then compile
	.venv/bin/coopatlas messages extract
	.venv/bin/coopatlas messages compile
