# An engine as data: the file that names a server, its token and the types of its boards.
# SPDX-License-Identifier: BSD-2-Clause

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfe_runner.farm.engine import Device
from selfe_runner.input.description import read_description
from selfe_runner.input.files import Fields, read_bytes
from selfe_runner.input.schema import engine_schema
from selfe_runner.input.schema_check import Fault
from selfe_runner.problem import Problem

_HINT = "hil/lava/README.md says what an engine file holds"
_LISTEN = "127.0.0.1:0"


@dataclass(frozen=True)
class EngineFile:
    """`url`: the server's; `token`: a secret, never shown; `visibility`: who may see the jobs,
    `public` or `personal`; `listen`: HOST:PORT where images are offered to the workers,
    `images_url`: how they call it, empty if just so; `devices`: which boards play a platform."""

    file: Path
    url: str
    token: str
    visibility: str
    listen: tuple[str, int]
    images_url: str
    devices: Mapping[str, Device]


def read_engine_file(path: Path) -> EngineFile:
    """What the file `path` says. `{folder}` in `token_file` is the file's own folder.

    Problem: the first thing that is wrong with it, or a token that others may read.
    """
    document, problems = read_description(
        path, "engine file", _HINT, engine_schema(), _check_parts
    )
    if problems:
        raise problems[0]
    fields = Fields(document, str(path))
    images = fields.table("images") if "images" in fields else Fields({}, str(path))
    host, _, port = images.text("listen", _LISTEN).rpartition(":")
    token_file = fields.text("token_file").replace("{folder}", str(path.parent.absolute()))
    return EngineFile(
        file=path,
        url=fields.text("url"),
        token=_token(Path(token_file)),
        visibility=fields.text("visibility", "public"),
        listen=(host, int(port)),
        images_url=images.text("url", ""),
        devices={
            device.text("platform"): Device(device.text("type"), device.texts("tags", ()))
            for device in fields.tables("device")
        },
    )


def engine_platforms(path: Path) -> frozenset[str]:
    """The platforms for which the engine of the file `path` has boards."""
    return frozenset(read_engine_file(path).devices)


def _token(path: Path) -> str:
    token = read_bytes(path, "engine's token", _HINT).decode("ascii", "replace").strip()
    if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRGRP | stat.S_IROTH):
        raise Problem("others may read the engine's token", f"chmod 600 {path}", place=path)
    if not token.isascii() or not token.isalnum():
        raise Problem("the engine's token is no line of letters and digits", _HINT, place=path)
    return token


def _check_parts(document: Mapping[str, Any]) -> list[Fault]:
    """What the parts of an engine file contradict each other in."""
    seen: set[str] = set()
    faults = []
    for index, device in enumerate(document["device"]):
        platform = device["platform"]
        if platform in seen:
            text = f"platform `{platform}` has boards of a type already"
            faults.append(Fault(("device", index, "platform"), text))
        seen.add(platform)
    return faults
