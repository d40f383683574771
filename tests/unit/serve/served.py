"""A real server in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOKEN = "a token that is long enough"
ROOT = Path(__file__).parents[3]


@contextmanager
def serving(folder: Path, *more: str) -> Iterator[int]:
    """A real server over a folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(folder), "--port", str(port), "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KG_SERVE_TOKEN": TOKEN}
    process = subprocess.Popen([*command, "--seconds", "60", *more], env=environment, stderr=subprocess.PIPE)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        assert process.wait(20) is not None
