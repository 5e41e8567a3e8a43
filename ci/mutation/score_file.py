# The detection scores as files that `selfe report --detection` reads (docs/report.md).
# SPDX-License-Identifier: BSD-2-Clause

import json
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from mutation.faults_page import Surveyed
from mutation.outcome import Kind
from mutation.score import EQUIVALENT, HIDDEN, Judged, Score, by_area, score, survivors
from mutation.seeded import Fault
from selfe_runner.report.files import write_whole

_FORMAT = 1


def write_score(path: Path, document: Mapping[str, object], option: str) -> None:
    """Problem: it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (json.dumps(document, indent=1) + "\n").encode(), option)


def mutants_score(
    judged: Sequence[Judged], of: int, seed: int, files: Sequence[str] = ()
) -> dict[str, object]:
    """Of mutants that were tried. `of`: how many there are in the files that match `files`, globs;
    empty: in all; `seed`: of the choice."""
    is_all = len(judged) == of
    some = "all mutants" if is_all else f"{len(judged)} of {of} mutants, by lot"
    where = f" of {', '.join(files)}" if files else ""
    return {
        "format": _FORMAT,
        "kind": "mutants",
        "title": f"Mutants of the reference kernel ({some}{where})",
        "command": command(judged, of, seed, files),
        "counts": _counts(score(judged)),
        "areas": [dict(_counts(its), name=area) for area, its in by_area(judged).items()],
        "missed": [
            {
                "name": one.mutant.operator,
                "place": one.mutant.place,
                "meaning": one.mutant.what,
            }
            for one in survivors(judged)
        ],
    }


def command(judged: Sequence[Judged], of: int, seed: int, files: Sequence[str]) -> str:
    """What tries these mutants again."""
    words = ["ci/mutate", *(word for glob in files for word in ("--file", glob))]
    words += [] if len(judged) == of else ["--seed", str(seed), "--sample", str(len(judged))]
    return shlex.join(words)


def _counts(its: Score) -> dict[str, object]:
    # "change nothing that can be seen", as the report has it
    unseen = sum(its.counts.get(column, 0) for column in (EQUIVALENT, Kind.SAME.value))
    return {
        "caught": its.detected,
        "missed": its.defects - its.detected,
        "equivalent": unseen,
        "hidden": its.counts.get(HIDDEN, 0),
        "not_built": its.counts.get(Kind.NOT_BUILT.value, 0),
    }


def faults_score(faults: Sequence[Fault], surveys: Mapping[str, Surveyed]) -> dict[str, object]:
    """Of the seeded faults, as they were last surveyed."""
    tried = [fault for fault in faults if fault.name in surveys]
    caught = {fault.name for fault in tried if surveys[fault.name].is_caught}
    areas = sorted({fault.area for fault in tried})
    some = "" if len(tried) == len(faults) else f" ({len(tried)} of {len(faults)} were tried)"
    return {
        "format": _FORMAT,
        "kind": "faults",
        "title": f"Seeded faults of the reference kernel, as last surveyed{some}",
        "command": "ci/faults",
        "counts": _caught(tried, caught),
        "areas": [
            dict(_caught((f for f in tried if f.area == area), caught), name=area)
            for area in areas
        ],
        "missed": [
            {"name": fault.name, "place": f"kernel/faults/{fault.patch.name}", "meaning": fault.meaning}
            for fault in tried
            if fault.name not in caught
        ],
    }


def _caught(faults: Iterable[Fault], caught: set[str]) -> dict[str, object]:
    counts = Counter(fault.name in caught for fault in faults)
    return {"caught": counts[True], "missed": counts[False], "equivalent": 0, "not_built": 0}
