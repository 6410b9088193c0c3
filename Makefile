# make site   build the site into site/
# make test   run the whole test suite
# make check  lint, format, types, import contracts, tests, strict site build, docs coverage
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site serve test check quality bench lock clean
.DELETE_ON_ERROR:

site: .venv/installed
	@$(BIN)/workplan build

serve: site
	@$(BIN)/workplan serve

test: .venv/tested
	@$(BIN)/python -m pytest -n auto --dist loadfile -q

check: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/interrogate -q generator
	$(BIN)/workplan schema | cmp - source_plans/plan.schema.json
	$(BIN)/workplan check --errors-only
	$(BIN)/workplan build --strict --out .workplan/check-site
	$(MAKE) test

quality: .venv/tested
	@$(BIN)/python -m tests.quality

bench: .venv/tested
	@$(BIN)/python -m bench

lock:
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 pyproject.toml --group test -o requirements-test.lock

clean:
	rm -rf site .workplan

.venv/bin/python:
	@echo "建立 .venv ……"
	@$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	@echo "按锁定文件安装所需的包 ……"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/tested: requirements-test.lock .venv/installed
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@
