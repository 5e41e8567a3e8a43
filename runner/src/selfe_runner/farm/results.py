# The folder of all nights: one of its own for each, the lock, and which night came before.
# SPDX-License-Identifier: BSD-2-Clause

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path

from selfe_runner.farm.record import NightRecord
from selfe_runner.farm.record_file import NAME, read_night
from selfe_runner.problem import Problem

LAST = "last"  # a link to the newest night that came to its end


@contextmanager
def locked_results(folder: Path) -> Iterator[None]:
    """Makes the folder if need be; nobody else writes nights there until the context ends.

    Problem: it cannot be written to, or another night goes on."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise Problem(f"cannot keep results here: {error.strerror}", place=folder) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        hint = "wait for it, or give the other plan a folder of its own"
        raise Problem("another night goes on here", hint, folder) from None
    finally:
        os.close(file)


def new_night(results: Path) -> Path:
    """An empty folder for a night that begins now, called by the time."""
    while True:
        folder = results / datetime.now(timezone.utc).strftime("%Y-%m-%dT%H-%M-%SZ")
        try:
            folder.mkdir()
            return folder
        except FileExistsError:
            time.sleep(0.2)  # a night a second is the most
        except OSError as error:
            raise Problem(f"cannot be made: {error.strerror}", place=folder) from error


def newest_night(results: Path, plan: str) -> tuple[Path, NightRecord] | None:
    """The newest night of the plan called `plan`, over or not."""
    return next(_nights(results, plan), None)


def last_night(results: Path, plan: str, before: str) -> NightRecord | None:
    """The newest night of that plan which is over and older than the night `before`."""
    nights = (night for _, night in _nights(results, plan))
    return next((night for night in nights if night.ended and night.night < before), None)


def link_last(folder: Path) -> None:
    """Makes the link `last` point to the night `folder`, in one step."""
    temporary = folder.parent / f".{LAST}-{os.getpid()}"
    try:
        temporary.unlink(missing_ok=True)
        temporary.symlink_to(folder.name)
        temporary.replace(folder.parent / LAST)
    except OSError as error:
        text = f"cannot be replaced: {error.strerror}"
        raise Problem(text, place=folder.parent / LAST) from error


def _nights(results: Path, plan: str) -> Iterator[tuple[Path, NightRecord]]:
    """Newest first; what is no readable night is passed over."""
    folders = (f for f in results.iterdir() if not f.is_symlink() and (f / NAME).is_file())
    for folder in sorted(folders, key=lambda f: f.name, reverse=True):
        try:
            night = read_night(folder)
        except Problem:
            continue
        if night.plan == plan:
            yield folder, night
