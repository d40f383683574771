"""The JSON interface keeps what its description promises, whatever the description lets one send."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from graph_samples import VOCABULARY, random_statements
from served import serving

from kg.graph.build import Run
from kg.graph.disk import DiskStore
from kg.serve.api import openapi


def test_schemathesis_finds_no_answer_that_is_not_described(tmp_path):
    """Every operation: the edges of each parameter, then requests drawn anew but the same in every run.

    Checked are: no answer above 499 but those described, described statuses and media types, valid requests taken,
    invalid ones refused, methods that are not there.
    """
    pytest.importorskip("schemathesis")
    with DiskStore(tmp_path / "store", VOCABULARY, Run("0.1.0", "d1")) as store:
        store.put_new(random_statements(51, documents=10, each=4))
    with serving(tmp_path / "store", "--workers", "2") as port:
        command = [str(Path(sys.executable).parent / "schemathesis"), "--no-color", "run"]
        address = f"http://127.0.0.1:{port}/api"
        how = ["--phases", "coverage,fuzzing", "--max-examples", "3", "--generation-deterministic", "--warnings", "off"]
        done = subprocess.run([*command, address, *how], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert f"Tested: {len(openapi()['paths'])}" in done.stdout
