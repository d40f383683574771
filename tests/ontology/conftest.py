"""The builder is a script beside the package; its modules are imported from its folder."""

from __future__ import annotations

import sys
from pathlib import Path

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
sys.path.insert(0, str(ONTOLOGY))
