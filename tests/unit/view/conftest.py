"""The explorer's unit tests and its browser tests show the same invented statements."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "browser"))
