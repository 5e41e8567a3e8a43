# Replaces result files wholly or not at all, and never anything that is not a plain file.
# SPDX-License-Identifier: BSD-2-Clause

import os
import tempfile
from pathlib import Path

from selfe_runner.problem import Problem


def remove_old(path: Path, option: str) -> None:
    """Takes away the result file of an earlier run.

    A device or pipe stays: `--junit /dev/null` is a fair wish, and root could remove it.
    """
    try:
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            raise IsADirectoryError(0, "it is a folder")
    except OSError as error:
        raise Problem(
            f"cannot be replaced: {error.strerror}",
            f"choose another {option}",
            place=path,
        ) from error


def write_whole(path: Path, data: bytes, option: str) -> None:
    """Writes the file in one step for whoever looks: a temporary file, renamed."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            temporary = Path(file.name)
            try:
                file.write(data)
                file.flush()
                os.chmod(temporary, 0o644)
                os.replace(temporary, path)
            except OSError:
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise Problem(
            f"cannot be written: {error.strerror}",
            f"choose another {option}",
            place=path,
        ) from error
