# The table of the seeded faults, and the record of what the whole suite made of each.
# SPDX-License-Identifier: BSD-2-Clause

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from mutation.page import replace_part
from mutation.seeded import FAULTS, Fault
from selfe_runner.input.files import Fields, read_json_object
from selfe_runner.problem import Problem

SURVEYS = FAULTS / "survey.json"
_WHOLE, _SUMMARY = "faults", "faults-summary"  # the parts of a page; it may have either or both
_COMMANDS = (
    "Once `ci/qemu` has built the images, `ci/faults` tries all of them again, `ci/faults NN` one, and"
    " `ci/faults --survey` the whole suite on each; `ci/faults --page FILE` then writes this part."
)
_SURVEY = "try them: ci/faults --survey"


@dataclass(frozen=True)
class Surveyed:
    """`is_caught`: by the case that must; `failed`: how many cases did, of the whole suite, in so
    many boots; `reason`: why not all were judged, or empty."""

    platform: str
    is_caught: bool
    failed: int
    boots: int
    reason: str


def read_surveys(path: Path = SURVEYS) -> dict[str, Surveyed]:
    """By the fault's name; none if there is no such file. Problem: it is not what was written."""
    if not path.exists():
        return {}
    record = read_json_object(path, "survey of the seeded faults", _SURVEY)
    fields = Fields(record, str(path))
    return {name: _surveyed(fields.table(name)) for name in sorted(record)}


def write_surveys(surveys: Mapping[str, Surveyed], path: Path = SURVEYS) -> None:
    """The faults that are still there, sorted."""
    known = {patch.stem for patch in path.parent.glob("*.patch")}
    record = {name: asdict(s) for name, s in sorted(surveys.items()) if name in known}
    path.write_text(json.dumps(record, indent=1) + "\n")


def table(faults: Sequence[Fault], surveys: Mapping[str, Surveyed]) -> str:
    """Markdown. Problem: a fault was never tried."""
    caught = sum(1 for fault in faults if _survey_of(fault, surveys).is_caught)
    areas = len({fault.area for fault in faults})
    lines = [
        f"{caught} of {len(faults)} faults in {areas} areas are caught by the case that must, each"
        " by a failed check of the rows named. *Others*: further cases of the suite that fail; *not"
        " all judged*: so many took the kernel down or hung that not every case had its turn.",
        "",
        _COMMANDS,
        "",
        "| fault | what is wrong | area | tried on | rows | case | caught | others |",
        "|---|---|---|---|---|---|---|---|",
        *(_line(fault, _survey_of(fault, surveys)) for fault in faults),
    ]
    return "\n".join(lines)


def summary(faults: Sequence[Fault], surveys: Mapping[str, Surveyed]) -> str:
    """Markdown, a sentence. Problem: a fault was never tried."""
    caught = Counter(fault.area for fault in faults if _survey_of(fault, surveys).is_caught)
    areas = Counter(fault.area for fault in faults)
    by_area = ", ".join(f"{area} {caught[area]} of {areas[area]}" for area in sorted(areas))
    return f"**{caught.total()} of {areas.total()} seeded faults are caught**: {by_area}.\n\n{_COMMANDS}"


def write_page(page: Path, faults: Sequence[Fault], surveys: Mapping[str, Surveyed]) -> bool:
    """Puts the table, the summary or both into their parts of `page`; whether that changed anything.
    Problem: the page has neither part."""
    parts = {_WHOLE: table, _SUMMARY: summary}
    here = [name for name in parts if f"<!-- {name}: generated" in page.read_text()]
    changes = [replace_part(page, name, parts[name](faults, surveys)) for name in here or [_WHOLE]]
    return any(changes)


def check_page(page: Path, faults: Sequence[Fault], surveys: Mapping[str, Surveyed]) -> None:
    """Problem: the page does not show these faults, or one that is not there is in the record."""
    unknown = sorted(set(surveys) - {fault.name for fault in faults})
    if unknown:
        raise Problem(f"{unknown[0]} is no fault any more", _SURVEY, place=SURVEYS)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(page, folder))
        if write_page(copy, faults, surveys):
            hint = f"write it again: ci/faults --page {page}"
            raise Problem("the table of the seeded faults is not up to date", hint, place=page)


def _survey_of(fault: Fault, surveys: Mapping[str, Surveyed]) -> Surveyed:
    if fault.name not in surveys:
        raise Problem("nobody has tried this fault", _SURVEY, place=fault.patch)
    return surveys[fault.name]


def _line(fault: Fault, surveyed: Surveyed) -> str:
    caught = "yes" if surveyed.is_caught else "**no**"
    others = str(max(surveyed.failed - 1, 0)) + (", not all judged" if surveyed.reason else "")
    cells = [
        fault.name,
        fault.meaning,
        fault.area,
        " ".join(fault.platforms),
        " ".join(fault.rows),
        f"`{fault.case}`",
        caught,
        others,
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _surveyed(fields: Fields) -> Surveyed:
    return Surveyed(
        platform=fields.text("platform"),
        is_caught=fields.flag("is_caught", False),
        failed=fields.number("failed"),
        boots=fields.number("boots"),
        reason=fields.text("reason"),
    )
