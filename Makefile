# make run: the environment and the main job. make test: the environment and the tests. Both can be called again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: run test check lint vocabulary bench assets wheel clean help

help:
	@echo "make run         read seeds/ into exports/"
	@echo "make test        run all tests"
	@echo "make check       ruff, mypy, import contract, vocabulary"
	@echo "make vocabulary  write the Turtle of ontology/ from its tables"
	@echo "make bench       measure speed"
	@echo "make assets      fetch the query editor of kg serve (needs npm)"
	@echo "make clean       remove the environment and what was made"

run: $(STAMP)
	"$(BIN)/kg" build seeds/ --out exports/

test: $(STAMP)
	"$(BIN)/python" -m pytest -n 2

check: $(STAMP)
	"$(BIN)/ruff" check .
	"$(BIN)/mypy"
	"$(BIN)/lint-imports"
	"$(BIN)/python" ontology/build.py --check
	"$(BIN)/kg" check

vocabulary: $(STAMP)
	"$(BIN)/python" ontology/build.py

bench: $(STAMP)
	"$(BIN)/python" -m pytest tests/benchmarks --benchmark-enable --benchmark-only -q

assets: $(STAMP)
	"$(BIN)/python" kg/serve/web/build.py

wheel: $(STAMP)
	"$(BIN)/python" -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf "$(VENV)" build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find exports -mindepth 1 ! -name .gitignore ! -name explorer.png -delete

# The environment is made anew when the packages that the project needs change.
$(STAMP): pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "Python 3.11 or newer is needed (PYTHON=…)" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=…)" >&2; exit 1; }
	test -x "$(BIN)/python" || "$(PYTHON)" -m venv "$(VENV)"
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch "$@"
