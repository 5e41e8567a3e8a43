# The plan of a night: which suites run on which kernels on which machines.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfe_runner.input.description import read_description
from selfe_runner.input.files import Fields
from selfe_runner.input.schema import night_plan_schema
from selfe_runner.input.schema_check import Fault

_HINT = "docs/nights.md says what a plan holds"


@dataclass(frozen=True)
class NightLimits:
    """`night_seconds`: after them no run is begun; `run_seconds`, `case_seconds`, `retries`,
    `retry_failed`: as of `selfe-run test`; `wait_seconds`: for a board that somebody else uses;
    `tries`: how often a run is begun that could not be made."""

    night_seconds: float = 12 * 3600.0
    run_seconds: float = 1800.0
    case_seconds: float = 10.0
    wait_seconds: float = 600.0
    tries: int = 2
    retries: int = 2
    retry_failed: int = 0


@dataclass(frozen=True)
class Random:
    """What random sequences the cases play. `seed`: `new` for another one each night, hexadecimal
    for always that one, empty for the image's own; `steps`: how many, None for the image's own."""

    seed: str = ""
    steps: int | None = None


@dataclass(frozen=True)
class Kernel:
    """A kernel with the suites that were built on it: `platform`: its file; `prefix`: the installed
    kernel; `images`: folder with NAME.image.elf and NAME.cases.json."""

    name: str
    platform: Path
    prefix: Path
    images: Path


@dataclass(frozen=True)
class Suite:
    """`image`: the NAME of its files; `select`: names of cases, empty for all; `kernels` and
    `machines`: patterns of names of those that it runs on."""

    name: str
    image: str
    select: tuple[str, ...]
    kernels: tuple[str, ...]
    machines: tuple[str, ...]


@dataclass(frozen=True)
class MachineGroup:
    """`by`: `qemu`, `boards` (of this host; `files` are their files, and folders of them) or
    `engine` (of other hosts; `files` is the engine's file). `at_once`: runs side by side, of boards
    one each. `is_each`: every board makes every run, instead of any one of them."""

    name: str
    by: str
    files: tuple[Path, ...] = ()
    at_once: int = 1
    is_each: bool = False


@dataclass(frozen=True)
class Dashboard:
    """A CDash server. `site`: what this host is called there; `token_file`: holds the secret."""

    url: str
    site: str = ""
    token_file: Path | None = None


@dataclass(frozen=True)
class NightPlan:
    """`results`: the folder in which each night gets its own."""

    file: Path
    name: str
    results: Path
    limits: NightLimits
    random: Random
    kernels: tuple[Kernel, ...]
    suites: tuple[Suite, ...]
    machines: tuple[MachineGroup, ...]
    dashboard: Dashboard | None


def read_night_plan(path: Path) -> NightPlan:
    """The plan in the file `path`. Problem: the first thing that is wrong with the file itself;
    what it names is not looked at here."""
    schema = night_plan_schema()
    document, problems = read_description(path, "plan", _HINT, schema, _check_parts)
    if problems:
        raise problems[0]
    fields, folder = Fields(document, str(path)), path.parent.absolute()
    return NightPlan(
        file=path,
        name=fields.text("name"),
        results=_path(folder, fields.text("results")),
        limits=_limits(fields.table("limits")) if "limits" in fields else NightLimits(),
        random=_random(fields.table("random")) if "random" in fields else Random(),
        kernels=tuple(_kernel(folder, entry) for entry in fields.tables("kernel")),
        suites=tuple(_suite(entry) for entry in fields.tables("suite")),
        machines=tuple(_machine(folder, entry) for entry in fields.tables("machine")),
        dashboard=_dashboard(folder, fields.table("cdash")) if "cdash" in fields else None,
    )


def _path(folder: Path, text: str) -> Path:
    return folder / Path(text).expanduser()


def _limits(limits: Fields) -> NightLimits:
    default = NightLimits()
    return NightLimits(
        night_seconds=limits.seconds("night_seconds", default.night_seconds),
        run_seconds=limits.seconds("run_seconds", default.run_seconds),
        case_seconds=limits.seconds("case_seconds", default.case_seconds),
        wait_seconds=limits.seconds("wait_seconds", default.wait_seconds),
        tries=limits.number("tries", default.tries),
        retries=limits.number("retries", default.retries),
        retry_failed=limits.number("retry_failed", default.retry_failed),
    )


def _random(random: Fields) -> Random:
    steps = random.number("steps") if "steps" in random else None
    return Random(random.text("seed", ""), steps)


def _kernel(folder: Path, kernel: Fields) -> Kernel:
    return Kernel(
        name=kernel.text("name"),
        platform=_path(folder, kernel.text("platform")),
        prefix=_path(folder, kernel.text("prefix")),
        images=_path(folder, kernel.text("images")),
    )


def _suite(suite: Fields) -> Suite:
    return Suite(
        name=suite.text("name"),
        image=suite.text("image", suite.text("name")),
        select=suite.texts("select", ()),
        kernels=suite.texts("kernels", ("*",)),
        machines=suite.texts("machines", ("*",)),
    )


def _machine(folder: Path, machine: Fields) -> MachineGroup:
    files = (machine.text("file"),) if "file" in machine else machine.texts("boards", ())
    return MachineGroup(
        name=machine.text("name"),
        by=machine.text("by"),
        files=tuple(_path(folder, file) for file in files),
        at_once=machine.number("at_once", 1),
        is_each=machine.flag("each", False),
    )


def _dashboard(folder: Path, cdash: Fields) -> Dashboard:
    return Dashboard(
        url=cdash.text("url"),
        site=cdash.text("site", ""),
        token_file=_path(folder, cdash.text("token_file")) if "token_file" in cdash else None,
    )


def _check_parts(document: Mapping[str, Any]) -> list[Fault]:
    return [f for table in ("kernel", "suite", "machine") for f in _twice(table, document[table])]


def _twice(table: str, entries: Sequence[Mapping[str, Any]]) -> list[Fault]:
    names = [entry["name"] for entry in entries]
    return [
        Fault((table, index, "name"), f"there are two [[{table}]] called `{name}`")
        for index, name in enumerate(names)
        if name in names[:index]
    ]
