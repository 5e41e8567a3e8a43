# The journal of a run over mutants: one JSON object a line, so that a run that was killed goes on.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from mutation.outcome import Kind, Outcome
from selfe_runner.problem import Problem

_SCHEMA = 1


@dataclass(frozen=True)
class Subject:
    """What verdicts are about. `kernel`: digest of the unchanged one; `suite`: build-ids of the root
    tasks that judge."""

    kernel: str
    suite: str


class Journal:
    """Verdicts by mutant. Lines of another kernel are passed over; of one mutant the last counts."""

    def __init__(self, path: Path, subject: Subject, has_grown: bool = False) -> None:
        """Reads what is there. `has_grown`: the suite has more cases than it had and none fewer, so
        what it caught it still catches; else lines of another suite are passed over, too."""
        self.path = path
        self._subject = subject
        self.outcomes: dict[str, Outcome] = {}
        for line in _lines(path):
            mutant, said, outcome = _read(line, path)
            is_same = said == subject
            if is_same or (has_grown and said.kernel == subject.kernel and _stays(outcome)):
                self.outcomes[mutant] = outcome

    def add(self, mutant: str, outcome: Outcome) -> None:
        """Writes a verdict, at once."""
        self.outcomes[mutant] = outcome
        record = {
            "schema": _SCHEMA,
            **asdict(self._subject),
            "mutant": mutant,
            **asdict(outcome),
            "kind": outcome.kind.value,
            "seconds": {name: round(s, 3) for name, s in sorted(outcome.seconds.items())},
        }
        with open(self.path, "a") as file:
            file.write(json.dumps(record, sort_keys=True) + "\n")


def _stays(outcome: Outcome) -> bool:
    return outcome.kind is not Kind.SURVIVED


def _lines(path: Path) -> list[str]:
    """The whole lines; what a killed run left of its last one is cut off."""
    if not path.exists():
        return []
    text = path.read_text()
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        path.write_text(whole)
    return whole.splitlines()


def _read(line: str, path: Path) -> tuple[str, Subject, Outcome]:
    try:
        record: Mapping[str, object] = json.loads(line)
        if record["schema"] != _SCHEMA:
            raise KeyError("schema")
        subject = Subject(str(record["kernel"]), str(record["suite"]))
        rows, seconds = record["rows"], record["seconds"]
        assert isinstance(rows, list) and isinstance(seconds, dict)
        texts = {name: str(record[name]) for name in ("case", "verdict", "text", "log")}
        outcome = Outcome(
            kind=Kind(record["kind"]), rows=tuple(rows), seconds=dict(seconds), **texts
        )
        return str(record["mutant"]), subject, outcome
    except (AssertionError, KeyError, TypeError, ValueError) as error:
        hint = "another file, or damaged: give another --journal"
        raise Problem("this is no journal of ci/mutate", hint, place=path) from error
