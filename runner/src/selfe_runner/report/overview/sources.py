# Which journals a report is about: files, folders of them, and the nights of a farm.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator, Sequence
from pathlib import Path

from selfe_runner.input.files import Fields, read_json_object
from selfe_runner.problem import Problem
from selfe_runner.report.journal_reader import read_journal
from selfe_runner.report.overview.gather import Source

NIGHT = "night.json"
_HINT = "name journals, folders with journals in them, or folders of nights"


def find_sources(places: Sequence[str]) -> tuple[Source, ...]:
    """The runs at `places`, each a journal, a folder, or NAME=JOURNAL; in this order, within a
    folder by path. A journal that is named twice counts once. Problem: there is none."""
    found: dict[Path, Source] = {}
    for place in places:
        name, path = _split(place)
        before = len(found)
        for source in _sources(path, name):
            found.setdefault(source.journal.path.resolve(), source)
        if path.is_dir() and len(found) == before:
            raise Problem("there is no journal in this folder", _HINT, place=path)
    return tuple(found.values())


def _split(place: str) -> tuple[str, Path]:
    name, equals, path = place.partition("=")
    is_named = bool(equals and name) and "/" not in name and not Path(place).exists()
    return (name, Path(path)) if is_named else ("", Path(place))


def _sources(path: Path, name: str) -> Iterator[Source]:
    if (path / NIGHT).is_file():
        yield from night_sources(path)
    elif path.is_dir():
        for journal in sorted(path.rglob("*.journal")):
            if journal.is_file():
                yield Source(read_journal(journal), kernel=name)
    else:
        yield Source(read_journal(path), kernel=name)


def night_sources(folder: Path) -> Iterator[Source]:
    """A column for each run of the night that left a journal: that of the try that counts."""
    record = Fields(read_json_object(folder / NIGHT, "record of a night"), folder / NIGHT)
    suites = {run.text("suite") for run in record.tables("runs")}
    for run in record.tables("runs"):
        journals = (folder / entry.text("folder") / "run.journal" for entry in run.tables("tries"))
        there = [path for path in journals if path.is_file()]
        if there:
            reason = run.text("reason")
            yield Source(
                read_journal(there[-1]),
                kernel=run.text("kernel"),
                machine=run.text("machine"),
                suite=run.text("suite") if len(suites) > 1 else "",
                trouble=(*((reason,) if reason else ()), *run.texts("problems", ())),
            )
