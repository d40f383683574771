"""Build the query editor of ``kg serve``: npm fetches what the lock file pins; its script and style are taken.

    python kg/serve/web/build.py

They go to ``kg/serve/assets``. Nothing of it is committed; without it the query page is a plain form.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "assets"
FILES = ("build/yasgui.min.js", "build/yasgui.min.css", "package.json")


def main() -> int:
    """Fetch and copy; 1 where npm is missing or fails."""
    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write("npm is missing: apt-get install npm; the query page stays a plain form without it\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(command, cwd=folder, check=False).returncode:
            return 1
        OUT.mkdir(exist_ok=True)
        package = Path(folder) / "node_modules" / "@zazuko" / "yasgui"
        for name in FILES:
            target = "yasgui.package.json" if name == "package.json" else Path(name).name
            shutil.copyfile(package / name, OUT / target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
