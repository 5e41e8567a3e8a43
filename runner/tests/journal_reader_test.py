# What a journal is read as: whole, of a run that was killed, of an older version, damaged.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path
from typing import Any

import pytest

from selfe_runner.problem import Problem
from selfe_runner.report.journal import SCHEMA
from selfe_runner.report.journal_reader import (
    JournalBoot,
    JournalCase,
    JournalContent,
    read_journal,
)
from selfe_runner.verdict import Verdict

HEADER: dict[str, Any] = {"record": "run", "schema": SCHEMA, "platform": "virt", "prefix": "/k", "ctest": "1.2.b"}
BOOT: dict[str, Any] = {"record": "boot", "boot": 1, "nonce": "0badcafe", "planned": 3, "log_offset": 40}
BOOT_END: dict[str, Any] = {
    "record": "boot-end", "boot": 1, "text": "the image ran all cases", "seconds": 3.5,
    "seconds_to_hello": 0.5, "facts": {"seed": "0x5e1fe"},
}  # fmt: skip
CASE: dict[str, Any] = {
    "record": "case", "name": "A.B", "area": "a", "file": "a.cpp", "line": 7, "verdict": "PASS",
    "details": ["why"], "seconds": 0.25, "rows": ["CN-001"], "console": ["said"],
    "attempts": [
        {"boot": 1, "verdict": "LOST", "log_offset": 50},
        {"boot": 2, "verdict": "PASS", "log_offset": 90},
    ],
}  # fmt: skip
END: dict[str, Any] = {
    "record": "end", "complete": True, "reason": "done", "problems": ["odd"], "seconds": 4.5,
    "log": "run.log",
}  # fmt: skip


def write(folder: Path, *records: Any, tail: bytes = b"") -> Path:
    path = folder / "run.journal"
    path.write_bytes(b"".join(json.dumps(one).encode() + b"\n" for one in records) + tail)
    return path


def without(record: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in keys}


def test_a_whole_journal_is_read_whole(tmp_path: Path) -> None:
    other = {"record": "result", "boot": 1, "index": 0}
    path = write(tmp_path, HEADER, BOOT, other, other, {**other, "index": 1}, BOOT_END, CASE, END)
    assert read_journal(path) == JournalContent(
        path=path,
        platform="virt",
        is_whole=True,
        is_complete=True,
        reason="done",
        problems=("odd",),
        cases=(
            JournalCase(
                name="A.B",
                area="a",
                place="a.cpp:7",
                verdict=Verdict.PASS,
                details=("why",),
                attempts=(Verdict.LOST, Verdict.PASS),
                seconds=0.25,
                rows=("CN-001",),
                console=("said",),
                places=((1, 50), (2, 90)),
            ),
        ),
        prefix=Path("/k"),
        ctest="1.2.b",
        header=HEADER,
        boots=(
            JournalBoot(
                number=1,
                nonce="0badcafe",
                planned=3,
                offset=40,
                seconds=3.5,
                seconds_to_hello=0.5,
                end="the image ran all cases",
                facts=(("seed", "0x5e1fe"),),
            ),
        ),
        seconds=4.5,
        log="run.log",
        results=2,
    )


def test_what_older_journals_do_not_say_is_left_open(tmp_path: Path) -> None:
    case = without(CASE, "console") | {"attempts": [{"boot": 1, "verdict": "PASS"}]}
    path = write(tmp_path, without(HEADER, "ctest"), case, without(END, "seconds", "log"))
    content = read_journal(path)
    assert content.is_whole and content.ctest == "none"
    assert (content.seconds, content.log, content.boots) == (0.0, "", ())
    assert (content.cases[0].console, content.cases[0].places) == ((), ())


@pytest.mark.parametrize("complete", [False, 1, "yes", None])
def test_a_run_is_complete_only_if_its_end_says_so(tmp_path: Path, complete: object) -> None:
    content = read_journal(write(tmp_path, HEADER, {**END, "complete": complete}))
    assert content.is_whole and not content.is_complete
    content = read_journal(write(tmp_path, HEADER, without(END, "complete")))
    assert not content.is_complete


@pytest.mark.parametrize(
    ("records", "tail"),
    [
        ([HEADER], b""),
        ([HEADER, CASE], b""),
        ([HEADER, CASE], json.dumps(END).encode()[:20]),
        ([HEADER, CASE], json.dumps(END).encode()),  # no line end: what follows may be missing
        ([HEADER, CASE, ["end"]], b""),
        ([HEADER, CASE, END, {"record": "resumed"}], b""),
    ],
)
def test_a_journal_without_its_end_is_of_a_run_that_was_killed(
    tmp_path: Path, records: list[object], tail: bytes
) -> None:
    content = read_journal(write(tmp_path, *records, tail=tail))
    assert not content.is_whole and not content.is_complete
    assert content.reason == "the run that wrote this was killed"
    assert (content.problems, content.seconds, content.log) == ((), 0.0, "")
    assert [case.name for case in content.cases] == ["A.B"] * (CASE in records)


def test_a_boot_without_its_end_is_of_a_run_that_was_killed(tmp_path: Path) -> None:
    second = BOOT | {"boot": 2, "log_offset": 77}
    result = {"record": "result", "boot": 2, "index": 0, "seconds": 0.5}
    odd = {"record": "boot-end"}
    path = write(tmp_path, HEADER, BOOT, BOOT_END, odd, second, result)
    first, last = read_journal(path).boots
    assert (first.number, first.end) == (1, "the image ran all cases")
    assert last == JournalBoot(2, "0badcafe", 3, 77, 0.0, None, "the run was killed", ())


def test_a_boot_that_never_said_hello_has_no_time_of_it(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER, BOOT, {**BOOT_END, "seconds_to_hello": None})
    assert read_journal(path).boots[0].seconds_to_hello is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"junk\n", b"[]\n", b'{"record":"run"}\n', b'{"record":"case","schema":1}\n'],
)
def test_what_is_no_journal_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "run.journal"
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        read_journal(path)
    assert caught.value.lines() == [
        f"{path}: error: this is no journal of schema {SCHEMA}",
        "hint: journals are what `selfe-run test --journal FILE` writes",
    ]


def test_a_journal_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_journal(tmp_path / "absent")
    assert caught.value.lines() == [
        f"{tmp_path}/absent: error: cannot read the journal: No such file or directory",
        "hint: run `selfe-run test` first",
    ]


@pytest.mark.parametrize(
    ("records", "place", "said"),
    [
        ([without(HEADER, "platform"), END], ":1", "'platform' is missing"),
        ([without(HEADER, "prefix"), END], ":1", "'prefix' is missing"),
        ([HEADER, without(END, "reason")], "", "the last record: 'reason' is missing"),
        ([HEADER, {**END, "problems": "odd"}], "", "the last record: 'problems' is not a list"),
        ([HEADER, {**END, "log": 1}], "", "the last record: 'log' is not a text"),
        ([HEADER, without(CASE, "name"), END], "", "a case: 'name' is missing"),
        ([HEADER, without(BOOT, "nonce"), END], "", "a boot: 'nonce' is missing"),
        ([HEADER, BOOT, without(BOOT_END, "text"), END], "", "'text' is missing"),
        ([HEADER, {**CASE, "verdict": "GOOD"}, END], "", "unknown verdict 'GOOD'"),
        ([HEADER, {**CASE, "attempts": [{"verdict": "X"}]}, END], "", "unknown verdict 'X'"),
    ],
)
def test_a_damaged_record_is_named(
    tmp_path: Path, records: list[object], place: str, said: str
) -> None:
    path = write(tmp_path, *records)
    with pytest.raises(Problem) as caught:
        read_journal(path)
    assert caught.value.lines()[0] == f"{path}{place}: error: {said}"


def test_an_unknown_verdict_is_of_another_version(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER, {**CASE, "verdict": "GOOD"}, END)
    with pytest.raises(Problem) as caught:
        read_journal(path)
    assert caught.value.hint == "it is of another version of selfe-run"


@pytest.mark.parametrize("line", [b"not JSON", b"\xff", b"[1]", b"7", b"null"])
def test_a_line_that_is_no_record_is_passed_over(tmp_path: Path, line: bytes) -> None:
    lines = [json.dumps(one).encode() for one in (HEADER, CASE)]
    path = tmp_path / "run.journal"
    path.write_bytes(b"\n".join((lines[0], line, lines[1], json.dumps(END).encode(), b"")))
    assert [case.name for case in read_journal(path).cases] == ["A.B"]


@pytest.mark.parametrize(
    ("verdict", "attempts", "is_flaky"),
    [("PASS", ["PASS"], False), ("PASS", ["LOST", "PASS"], True), ("FAIL", ["PASS", "FAIL"], False)],
)
def test_a_case_is_flaky_that_passed_at_a_later_try(
    tmp_path: Path, verdict: str, attempts: list[str], is_flaky: bool
) -> None:
    tries = [{"boot": 1, "verdict": one} for one in attempts]
    path = write(tmp_path, HEADER, {**CASE, "verdict": verdict, "attempts": tries}, END)
    assert read_journal(path).cases[0].is_flaky is is_flaky


def test_a_folder_is_no_journal_and_those_in_it_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    with pytest.raises(Problem) as caught:
        read_journal(folder)
    assert caught.value.lines() == [
        f"{folder}: error: this is a folder, not a journal",
        "hint: name journals; there is none in it",
    ]
    (folder / "b").mkdir()
    for number in range(5):
        (folder / f"b/{number}.journal").touch()
        with pytest.raises(Problem) as caught:
            read_journal(folder)
        names = [f"b/{one}.journal" for one in range(number + 1)]
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        assert caught.value.hint == f"name journals; in it: {', '.join(names[:3])}{more}"


@pytest.mark.parametrize(("said", "number"), [({}, 1), ({"selected": 9}, 9), ({"selected": "x"}, 1)])
def test_a_run_was_asked_for_as_many_cases_as_it_says(
    tmp_path: Path, said: dict[str, object], number: int
) -> None:
    assert read_journal(write(tmp_path, {**HEADER, **said}, CASE, END)).selected == number


def test_a_line_that_is_none_in_a_whole_journal_is_damage(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER, CASE, END)
    path.write_bytes(path.read_bytes().replace(b'{"record": "case"', b'X{"record": "case"'))
    content = read_journal(path)
    assert content.problems == ("odd", "the journal is damaged: 1 of its lines cannot be read")
    assert not content.cases


@pytest.mark.parametrize("record", [{}, [], {"name": "A.B"}])
def test_a_record_without_a_kind_is_damage(tmp_path: Path, record: object) -> None:
    content = read_journal(write(tmp_path, HEADER, record, CASE, END))
    assert content.problems[1:] == ("the journal is damaged: 1 of its lines cannot be read",)


def test_a_case_without_a_record_is_damage(tmp_path: Path) -> None:
    for selected in (2, 3):
        content = read_journal(write(tmp_path, {**HEADER, "selected": selected}, CASE, END))
        lack = f"{selected - 1} of {selected} cases have no record"
        assert content.problems[1:] == (f"the journal is damaged: {lack}",)
    assert read_journal(write(tmp_path, {**HEADER, "selected": 1}, CASE, END)).problems == ("odd",)


def test_half_a_line_of_a_killed_run_is_no_damage(tmp_path: Path) -> None:
    assert read_journal(write(tmp_path, HEADER, CASE, tail=b'{"rec')).problems == ()
