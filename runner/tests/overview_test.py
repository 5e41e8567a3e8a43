# `selfe-run report`: what the document says of runs, and that it says no more than they prove.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from played_runs import AARCH32, FAILS, PASSES, PlayedCase, PlayedRun, catalogue

from selfe_runner.input.catalogue import read_catalogue
from selfe_runner.problem import Problem
from selfe_runner.report.overview import json_file
from selfe_runner.report.overview.build import build_report
from selfe_runner.report.overview.detection import read_detection
from selfe_runner.report.overview.findings import findings
from selfe_runner.report.overview.model import Finding, Report
from selfe_runner.report.overview.sources import find_sources
from selfe_runner.report.overview.states import STATES
from selfe_runner.verdict import Verdict

SCHEMA = Path(json_file.__file__).with_name("report.schema.json")


def report(
    folder: Path, *runs: PlayedRun, earlier: Report | None = None, detection: Path | None = None
) -> Report:
    places = [str(run.write(folder / f"{i}.journal")) for i, run in enumerate(runs)]
    scores = [read_detection(detection)] if detection else []
    rows = read_catalogue(catalogue(folder / "catalogue"))
    return build_report(find_sources(places), rows, scores, earlier)


def states(made: Report, column: int = 0) -> dict[str, str]:
    return {row.id: row.cells[column].state for row in made.rows}


def test_every_verdict_has_a_symbol_of_its_own() -> None:
    assert {v.value.lower() for v in Verdict} <= {state.state for state in STATES}
    assert len({state.symbol for state in STATES}) == len(STATES)


def test_rows_say_what_their_cases_prove(tmp_path: Path) -> None:
    made = report(tmp_path, PlayedRun(FAILS))
    assert states(made) == {
        "CN-001": "pass",
        "CN-002": "fail",
        "CN-003": "untested",
        "IPC-001": "pass",
        "IPC-002": "pass",
        "IPC-003": "unobservable",
    }
    column = made.columns[0]
    assert sum(column.states.values()) == len(made.rows)
    assert sum(column.verdicts.values()) == len(column.cases)
    assert (column.decided, column.decidable) == (4, 5)


def test_what_does_not_apply_says_why(tmp_path: Path) -> None:
    made = report(tmp_path, PlayedRun(PASSES[:2], config=AARCH32))
    cell = made.rows[4].cells[0]
    assert (cell.state, cell.reason) == ("na", "not on this architecture")
    assert made.rows[5].cells[0].reason == "the machine is off by then"
    assert made.columns[0].configuration == "release, classic"


def test_without_the_kernels_configuration_nothing_is_said_not_to_apply(tmp_path: Path) -> None:
    made = report(tmp_path, PlayedRun(PASSES[:2], config=None))
    assert states(made)["IPC-002"] == "untested"
    assert "configuration is not at hand" in made.rows[4].cells[0].reason


def test_killed_run_proves_nothing(tmp_path: Path) -> None:
    made = report(tmp_path, PlayedRun((), is_whole=False))
    assert states(made)["CN-001"] == "notrun"
    assert made.verdict.tone == "untold"
    assert "killed" in made.verdict.sentence


def test_expected_and_observed_are_told_apart() -> None:
    found = findings(
        [
            "CN-002 expected reply label 8 words got reply label 0 words 0x1 at a/b.cpp:44",
            "expected 3 got 4 at a/b.cpp:45",
            "CN-003 expected 0x1 got 0x2 at a/b.cp",
            "CN-003 was declared and never checked",
            "expected 3 got 4 at a/b.cpp:45",
        ]
    )
    assert found == (
        Finding("CN-002", "reply label 8 words", "reply label 0 words 0x1", "a/b.cpp:44", False),
        Finding("", "3", "4", "a/b.cpp:45", False),
        Finding("CN-003", "0x1", "0x2", "", True),
    )


def test_command_runs_the_same_image_with_the_same_seed(tmp_path: Path) -> None:
    column = report(tmp_path, PlayedRun(FAILS)).columns[0]
    assert column.run_one == (
        "SELFE_SEED=0x5e1fe /opt/selfe/bin/selfe-run test --image '/a b/c.elf'"
        " --journal one.journal --report text --select"
    )


def test_command_has_as_many_steps_as_the_run_was_told(tmp_path: Path) -> None:
    run = PlayedRun(FAILS, random="SELFE_SEED=0x5e1fe SELFE_STEPS=9; rm -rf /")
    command = report(tmp_path, run).columns[0].run_one
    assert command.startswith("SELFE_SEED=0x5e1fe SELFE_STEPS=9 /opt/selfe/bin/selfe-run test ")


@pytest.mark.parametrize(
    ("run", "tone", "words"),
    [
        (PlayedRun(PASSES), "good", "keeps every documented rule that was put to it: 4 of the 5"),
        (PlayedRun(FAILS), "bad", "breaks documented rules: 16.0.0-virt-debug (1 rule)"),
        (PlayedRun(PASSES, is_complete=False), "untold", "limit of 3 boots"),
        (PlayedRun(PASSES, problems=["a frame too many"]), "untold", "a frame too many"),
        (PlayedRun([PlayedCase("A.B", [], "LOST")]), "untold", "1 case without a result"),
        (PlayedRun([PlayedCase("A.B", ["CN-001"], "SKIP")]), "untold", "no rule was decided"),
        (PlayedRun([*PASSES, PlayedCase("A.B", [], "CRASH")]), "bad", "1 failed case"),
    ],
)
def test_sentence_says_who_is_to_blame(
    tmp_path: Path, run: PlayedRun, tone: str, words: str
) -> None:
    verdict = report(tmp_path, run).verdict
    assert verdict.tone == tone
    assert words in verdict.sentence
    assert verdict.sentence.endswith(".") and "\n" not in verdict.sentence


def test_sentence_on_many_kernels_names_the_bad_and_the_unknown(tmp_path: Path) -> None:
    lost = PlayedRun([PlayedCase("A.B", [], "LOST")], kernel="lost")
    sentence = report(
        tmp_path, PlayedRun(PASSES), PlayedRun(FAILS, kernel="bad"), lost
    ).verdict.sentence
    assert sentence == (
        "1 of 3 kernels breaks documented rules: bad (1 rule); nothing can be concluded about lost."
    )


def test_run_of_chosen_cases_is_no_verdict_on_the_kernel(tmp_path: Path) -> None:
    made = report(tmp_path, PlayedRun([*PASSES, PlayedCase("A.B", [], "UNSELECTED")]))
    assert made.verdict.tone == "untold", "no tick at the top"
    assert "16.0.0-virt-debug (only 3 of 4 cases were chosen)" in made.verdict.sentence
    assert made.history == ()


def test_run_of_chosen_cases_that_broke_a_rule_is_bad(tmp_path: Path) -> None:
    made = report(tmp_path, PlayedRun([*FAILS, PlayedCase("A.B", [], "UNSELECTED")]))
    assert made.verdict.tone == "bad"


def test_run_of_a_small_part_of_the_suite_is_no_verdict_on_the_kernel(tmp_path: Path) -> None:
    made = report(tmp_path, PlayedRun(PASSES[:2]))
    assert made.verdict.tone == "untold"
    assert "(only 2 of the 5 rules that apply were decided)" in made.verdict.sentence
    assert made.verdict.notes == (), "the sentence has said it"


def test_run_that_decided_few_rules_says_so(tmp_path: Path) -> None:
    made = report(tmp_path, PlayedRun(PASSES[1:]))
    assert made.verdict.tone == "good"
    assert made.verdict.notes == (
        "Only 3 of the 5 rules that apply to 16.0.0-virt-debug were decided.",
    )


KNOWN = """
[CN-001]
call = "seL4_CNode_Copy"
rule = "the copy is in the slot"
source = "manual"
divergence = { until = "17.0.0", text = "it is beside it", says = [".*"] }
"""


def known_divergence(folder: Path, verdict: str, text: str = KNOWN) -> Report:
    """Of a run whose only case decides a row that its kernel is known to break, by the catalogue
    that the run had; the report has `text`."""
    why = ["known divergence: CN-001 until 17.0.0: it is beside it"] * (verdict == "DIVERGES")
    run = PlayedRun([PlayedCase("CNodeCopy.FillsTheSlot", ["CN-001"], verdict, why)])
    journal = run.write(folder / "a.journal")
    rows = read_catalogue(catalogue(folder / "catalogue", {"cnode": text}))
    return build_report(find_sources([str(journal)]), rows, [], None)


def test_known_divergences_are_no_defects_but_are_told(tmp_path: Path) -> None:
    made = known_divergence(tmp_path, "DIVERGES")
    assert states(made) == {"CN-001": "diverges"}
    assert made.verdict.tone == "good"
    assert "but for 1 known divergence" in made.verdict.sentence


def test_a_divergence_that_the_catalogue_has_no_more_is_a_defect(tmp_path: Path) -> None:
    made = known_divergence(tmp_path, "DIVERGES", KNOWN.partition("divergence")[0])
    assert states(made) == {"CN-001": "fail"}
    reason = "not known of this kernel: CN-001 until 17.0.0: it is beside it"
    assert made.rows[0].cells[0].reason == reason
    assert made.verdict.tone == "bad"
    assert "breaks documented rules" in made.verdict.sentence


def test_unexpected_passes_are_no_divergences_and_are_told(tmp_path: Path) -> None:
    made = known_divergence(tmp_path, "PASS")
    assert states(made) == {"CN-001": "unexpected_pass"}
    assert "divergence" not in made.verdict.sentence
    assert "keeps 1 rule that its release is known to break" in made.verdict.notes[0]


def test_equal_kernels_are_told_apart_by_what_differs(tmp_path: Path) -> None:
    made = report(
        tmp_path,
        PlayedRun(PASSES),
        PlayedRun(PASSES, config=AARCH32),
        PlayedRun(PASSES, machine="desk-1"),
        PlayedRun(PASSES, kernel="other"),
    )
    names = [column.name for column in made.columns]
    assert names[3] == "other"
    assert len(set(names)) == len(names) and len({c.key for c in made.columns}) == len(names)
    assert names[1] == "16.0.0-virt-debug · qemu-arm-virt · release, classic"


def test_seconds_add_up(tmp_path: Path) -> None:
    timing = report(tmp_path, PlayedRun(PASSES)).columns[0].timing
    assert sum(phase.seconds for phase in timing.phases) == pytest.approx(timing.seconds)
    assert [(area.name, area.cases) for area in timing.areas] == [("cnode", 2), ("ipc", 1)]


SCORE: dict[str, Any] = {
    "format": 1,
    "kind": "faults",
    "title": "Seeded faults",
    "command": "ctest -L detection",
    "counts": {"caught": 3, "missed": 1},
    "areas": [
        {"name": "cnode", "caught": 3, "missed": 1, "equivalent": 0, "not_built": 0, "hidden": 8}
    ],
    "missed": [{"name": "17-short-revoke", "place": "a.cpp:3", "meaning": "stops early"}],
}


def test_detection_score_is_part_of_the_report(tmp_path: Path) -> None:
    score = tmp_path / "score.json"
    score.write_text(json.dumps(SCORE))
    made = report(tmp_path, PlayedRun(PASSES), detection=score)
    assert made.detection[0].total.caught == 3
    assert [area.hidden for area in (made.detection[0].total, *made.detection[0].areas)] == [0, 8]
    assert "Seeded faults: the suite sees 3 of 4." in made.verdict.notes


@pytest.mark.parametrize("change", [{"format": 2}, {"counts": {}}, {"areas": "all"}])
def test_damaged_detection_score_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    (tmp_path / "score.json").write_text(json.dumps(SCORE | change))
    with pytest.raises(Problem):
        read_detection(tmp_path / "score.json")


def test_document_is_as_published_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "score.json").write_text(json.dumps(SCORE))
    runs = (PlayedRun(FAILS), PlayedRun((), is_whole=False), PlayedRun(PASSES, config=AARCH32))
    old = report(tmp_path, PlayedRun(PASSES, kernel="old"))
    made = report(tmp_path, *runs, earlier=old, detection=tmp_path / "score.json")
    data = json_file.report_bytes(made)
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(data))
    (tmp_path / "report.json").write_bytes(data)
    assert json_file.read_report(tmp_path / "report.json") == made


def test_same_runs_make_the_same_bytes(tmp_path: Path) -> None:
    runs = (PlayedRun(FAILS), PlayedRun(PASSES, kernel="other"))
    assert json_file.report_bytes(report(tmp_path, *runs)) == json_file.report_bytes(
        report(tmp_path, *runs)
    )


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 2}', '{"format": 1}', '{"format": 1, "verdict": 3}']
)
def test_what_is_no_report_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "report.json").write_text(text)
    with pytest.raises(Problem):
        json_file.read_report(tmp_path / "report.json")


def test_report_of_another_format_is_refused(tmp_path: Path) -> None:
    value = json_file.document(report(tmp_path, PlayedRun(PASSES))) | {"format": 2}
    (tmp_path / "report.json").write_text(json.dumps(value))
    with pytest.raises(Problem, match="format 1"):
        json_file.read_report(tmp_path / "report.json")


def test_a_column_says_which_release_its_kernel_is_taken_for(tmp_path: Path) -> None:
    facts = dict(report(tmp_path, PlayedRun(PASSES)).columns[0].facts)
    assert facts["release"].startswith("taken for ")
    (tmp_path / "other").mkdir()
    assert "release" not in dict(report(tmp_path / "other", PlayedRun(PASSES, config=None)).columns[0].facts)
