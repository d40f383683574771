"""Results on disk: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A text file (UTF-8) that takes the place of ``path`` when the block ends well; else ``path`` stays as it was.

    Raises:
        OutputError: the place cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    finally:
        part.unlink(missing_ok=True)


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write pieces of text to a file, replacing it at once.

    Raises:
        OutputError: the place cannot be written to.
    """
    with replacing(path) as file:
        file.writelines(pieces)


def _umask() -> int:
    """The rights that new files lose here; asking for them means setting them."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _unwritable(path: Path, problem: OSError) -> OutputError:
    what = f"cannot be written: {problem.strerror or problem}"
    return OutputError(what, str(path), "check the folder and its rights")
