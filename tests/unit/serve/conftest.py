"""Puts the samples of the graph tests within reach of the tests of the server."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))
