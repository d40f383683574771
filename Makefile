PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run
run: $(VENV)/.installed
	"$(BIN)/kg" build seeds/ --out exports/

$(VENV)/.installed: pyproject.toml
	test -x "$(BIN)/python" || $(PYTHON) -m venv "$(VENV)"
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch "$@"
