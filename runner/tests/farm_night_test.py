# How a night gives its runs to boards: side by side, each board once at a time, dead ones last.
# SPDX-License-Identifier: BSD-2-Clause

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from night_bench import check_schema
from played_night import Act, PlayedNight, run, seat

from selfe_runner.farm.night_junit import night_junit
from selfe_runner.farm.night_text import night_text
from selfe_runner.farm.record import Result
from selfe_runner.farm.record_file import read_night
from selfe_runner.farm.seat import Seat
from selfe_runner.input.night_plan import NightLimits

GOOD: Act = (10.0, ["PASS", "FAIL"])
ONE, TWO = seat("one"), seat("two")


def test_boards_work_side_by_side_and_each_once_at_a_time(tmp_path: Path) -> None:
    night = PlayedNight(tmp_path, [run(n, ONE, TWO) for n in "abcd"], lambda *_: GOOD)
    assert set(night.make().values()) == {"complete"}
    assert night.most == {"one": 1, "two": 1}
    assert night.now < 25  # four runs of ten seconds on two boards
    assert night.begun == [("a", "one"), ("b", "two"), ("c", "one"), ("d", "two")]


def test_a_group_of_machines_takes_as_many_as_it_has_room_for(tmp_path: Path) -> None:
    night = PlayedNight(tmp_path, [run(n, seat("qemu", 3)) for n in "abcd"], lambda *_: GOOD)
    night.make()
    assert night.most == {"qemu": 3}


def test_run_of_a_dead_board_is_made_on_another(tmp_path: Path) -> None:
    def act(_run: str, where: str) -> Act:
        return (1.0, None) if where == "one" else GOOD

    night = PlayedNight(tmp_path, [run("a", ONE, TWO)], act)
    assert night.make() == {"a": "complete"}
    assert night.begun == [("a", "one"), ("a", "two")]
    record = night.book.run("a/kernel/boards")
    assert [entry.result for entry in record.tries] == [Result.BROKEN, Result.COMPLETE]
    assert record.is_complete and record.reason == ""


def test_dead_board_is_not_taken_while_a_good_one_is_busy(tmp_path: Path) -> None:
    """It is free first, always: it would get every run, and cost each a try."""

    def act(_run: str, where: str) -> Act:
        return (1.0, None) if where == "one" else GOOD

    night = PlayedNight(tmp_path, [run(n, ONE, TWO) for n in "abcdef"], act)
    assert set(night.make().values()) == {"complete"}
    assert [where for _, where in night.begun].count("one") == 1


def test_night_goes_on_when_a_run_cannot_be_made(tmp_path: Path) -> None:
    def act(name: str, _where: str) -> Act:
        return (5.0, ["PASS", "NOTRUN"]) if name == "b" else GOOD

    night = PlayedNight(tmp_path, [run(n, ONE) for n in "abc"], act)
    assert night.make() == {"a": "complete", "b": "incomplete", "c": "complete"}
    record = night.book.run("b/kernel/boards")
    assert len(record.tries) == NightLimits().tries
    assert record.is_over and not record.is_complete and record.reason == "the board fell silent"
    assert record.verdicts == {"NOTRUN": 1, "PASS": 1}


def test_try_that_tells_more_is_the_last_word(tmp_path: Path) -> None:
    acts: list[Act] = [(1.0, ["PASS", "NOTRUN"]), (1.0, ["NOTRUN", "NOTRUN"])]
    night = PlayedNight(tmp_path, [run("a", ONE)], lambda *_: acts.pop(0))
    night.make()
    assert night.book.run("a/kernel/boards").verdicts == {"NOTRUN": 1, "PASS": 1}


def two_tries(
    folder: Path, first: list[str], second: list[str], limits: NightLimits
) -> list[tuple[str, str]]:
    """Of each case the verdict and the attempts after an incomplete try and one more."""
    acts: list[Act] = [(1.0, first), (1.0, second)]
    night = PlayedNight(folder, [run("a", ONE, TWO)], lambda *_: acts.pop(0), limits)
    night.make()
    assert night.begun == [("a", "one"), ("a", "two")]
    cases = night.book.run("a/kernel/boards").cases
    assert read_night(folder) == night.book.night
    return [(c.verdict.value, "+".join(v.value for v in c.attempts)) for c in cases]


@pytest.mark.parametrize(
    ("first", "second", "retry_failed", "verdict", "attempts"),
    [
        # What the second try says alone once hid what the first had found.
        ("FAIL", "PASS", 0, "FAIL", "FAIL+PASS"),
        ("FAIL", "PASS", 1, "PASS", "FAIL+PASS"),
        ("FAIL+CRASH", "PASS", 1, "CRASH", "FAIL+CRASH+PASS"),  # it was seen again, and stood
        ("FAIL+CRASH", "PASS", 2, "PASS", "FAIL+CRASH+PASS"),
        ("FAIL+PASS", "PASS", 1, "PASS", "FAIL+PASS+PASS"),  # still flaky
        ("FAIL", "CRASH", 0, "CRASH", "FAIL+CRASH"),
        ("FAIL", "SKIP", 1, "FAIL", "FAIL+SKIP"),
        ("FAIL", "LOST", 1, "FAIL", "FAIL+LOST"),
        ("PASS", "FAIL", 1, "FAIL", "PASS+FAIL"),
        ("PASS", "PASS", 0, "PASS", "PASS"),
        ("LOST", "PASS", 0, "PASS", "PASS"),
        # A hang that was in doubt is no failure, but it was seen.
        ("HANG+LOST", "PASS", 0, "PASS", "HANG+LOST+PASS"),
        ("HANG+LOST", "SKIP", 0, "SKIP", "HANG+LOST+SKIP"),
    ],
)
def test_failure_of_a_try_outlives_the_next_try(
    tmp_path: Path, first: str, second: str, retry_failed: int, verdict: str, attempts: str
) -> None:
    limits = NightLimits(retry_failed=retry_failed)
    [word, _] = two_tries(tmp_path, [first, "NOTRUN"], [second, "PASS"], limits)
    assert word == (verdict, attempts)


def test_failure_that_only_the_poorer_try_found_stands(tmp_path: Path) -> None:
    first, second = ["NOTRUN", "PASS", "PASS"], ["FAIL", "NOTRUN", "NOTRUN"]
    words = two_tries(tmp_path, first, second, NightLimits())
    assert words == [("FAIL", "FAIL"), ("PASS", "PASS"), ("PASS", "PASS")]


def test_problems_of_any_try_spoil_the_run_and_are_told(tmp_path: Path) -> None:
    acts: list[Act] = [(1.0, ["PASS", "NOTRUN"]), (1.0, ["PASS", "PASS"])]
    night = PlayedNight(tmp_path, [run("a", ONE, TWO)], lambda *_: acts.pop(0))
    night.problems = {
        "one": ["boot 1: a frame speaks of case 7"], "two": ["the log cannot be written"],
    }  # fmt: skip
    night.make()
    record = night.book.run("a/kernel/boards")
    assert record.is_complete and not record.is_good
    assert record.problems == ("boot 1: a frame speaks of case 7", "the log cannot be written")
    assert read_night(tmp_path) == night.book.night
    check_schema(json.loads((tmp_path / "night.json").read_text()))


def test_problems_of_a_complete_run_are_in_text_and_junit(tmp_path: Path) -> None:
    night = PlayedNight(tmp_path, [run("a", ONE)], lambda *_: (1.0, ["PASS"]))
    night.problems = {"one": ["boot 1: odd", "boot 2: odd"]}
    night.make()
    text = night_text(night.book.night)
    assert "has problems: a/kernel/boards\n" in text and "    problem: boot 2: odd\n" in text
    root = ElementTree.fromstring(night_junit(night.book.night))
    [error] = root.iter("error")
    assert (error.get("type"), error.get("message")) == ("PROBLEM", "boot 1: odd")
    assert error.text == "boot 1: odd\nboot 2: odd"
    assert root.get("errors") == "1"


def test_junit_of_a_flaky_case_counts_only_what_went_wrong(tmp_path: Path) -> None:
    acts: list[Act] = [(1.0, ["LOST+FAIL+PASS", "NOTRUN"]), (1.0, ["PASS", "PASS"])]
    limits = NightLimits(retry_failed=1)
    night = PlayedNight(tmp_path, [run("a", ONE)], lambda *_: acts.pop(0), limits)
    night.make()
    root = ElementTree.fromstring(night_junit(night.book.night))
    tags = [(e.tag, e.get("type")) for e in root.iter() if e.tag.startswith("flaky")]
    assert tags == [("flakyError", "LOST"), ("flakyFailure", "FAIL")]


@pytest.mark.parametrize(("seats", "folders"), [((ONE, TWO), ["1", "2"]), ((ONE,), ["1", "1"])])
def test_broken_try_is_gone_on_with_on_the_same_board_alone(
    tmp_path: Path, seats: tuple[Seat, ...], folders: list[str]
) -> None:
    """Another board cannot go on with the journal: it would write over all that the first left."""
    acts: list[Act] = [(1.0, None), GOOD]
    night = PlayedNight(tmp_path, [run("a", *seats)], lambda *_: acts.pop(0))
    night.make()
    tries = night.book.run("a/kernel/boards").tries
    assert [entry.folder for entry in tries] == [f"a/kernel/boards/{n}" for n in folders]


def test_board_in_quarantine_is_left_alone_and_said(tmp_path: Path) -> None:
    ill = seat("one", objection="board one is in quarantine since 2026-11-20: fan")
    night = PlayedNight(tmp_path, [run("a", ill), run("b", ill, TWO)], lambda *_: GOOD)
    assert night.make() == {"a": "none", "b": "complete"}
    assert night.begun == [("b", "two")]
    assert "quarantine" in night.book.run("a/kernel/boards").reason


def test_no_run_begins_after_the_end_of_the_night(tmp_path: Path) -> None:
    runs = [run(n, ONE) for n in "abc"]
    night = PlayedNight(tmp_path, runs, lambda *_: GOOD, NightLimits(night_seconds=15))
    assert night.make() == {"a": "complete", "b": "complete", "c": "none"}
    record = night.book.run("c/kernel/boards")
    assert record.is_over and "over before it could begin" in record.reason


def test_stopped_night_stops_its_tries_and_goes_on_with_them_later(tmp_path: Path) -> None:
    runs = [run(n, ONE, TWO) for n in "abc"]
    night = PlayedNight(tmp_path, runs, lambda name, _: (1.0 if name == "a" else 1000.0, ["PASS"]))

    def stop_after_five_seconds() -> None:
        if night.now > 5:
            raise KeyboardInterrupt

    night.on_pause = stop_after_five_seconds
    with pytest.raises(KeyboardInterrupt):
        night.make()
    assert night.stopped == 2  # b and c were going on
    left = read_night(tmp_path)
    assert left == night.book.night
    assert [r.tries[-1].result.value for r in left.runs] == ["complete", "stopped", "stopped"]

    limits = NightLimits(tries=1)  # what was stopped is not counted
    later = PlayedNight(tmp_path, runs, lambda *_: GOOD, limits, record=left)
    assert set(later.make().values()) == {"complete"}
    assert sorted(later.begun) == [("b", "two"), ("c", "one")]  # a is not run twice
    assert later.book.run("b/kernel/boards").tries[1].folder == "b/kernel/boards/1"


def test_record_on_disk_is_what_is_known_at_every_step(tmp_path: Path) -> None:
    night = PlayedNight(tmp_path, [run(n, ONE) for n in "ab"], lambda *_: GOOD)
    seen = []

    def look() -> None:
        assert read_night(tmp_path) == night.book.night
        state = [(len(record.tries), record.is_over) for record in night.book.night.runs]
        if state not in seen:
            seen.append(state)

    night.on_pause = look
    night.make()
    none, going, over = (0, False), (1, False), (1, True)
    assert seen == [[going, none], [over, none], [over, going], [over, over]]


VERDICTS: st.SearchStrategy[list[str] | None] = st.sampled_from([None, ["PASS"], ["PASS", "NOTRUN"], []])
ACTS: st.SearchStrategy[Act] = st.tuples(st.floats(0.1, 50.0), VERDICTS)
SAME_FOLDER = [HealthCheck.function_scoped_fixture]


@settings(max_examples=60, deadline=None, suppress_health_check=SAME_FOLDER)
@given(data=st.data())
def test_whatever_happens_every_run_comes_to_an_end(tmp_path: Path, data: st.DataObject) -> None:
    seats = [seat(f"board{i}", data.draw(st.integers(1, 3))) for i in range(3)]
    runs = [
        run(f"run{i}", *data.draw(st.lists(st.sampled_from(seats), min_size=1, unique=True)))
        for i in range(data.draw(st.integers(1, 8)))
    ]
    limits = replace(NightLimits(), tries=data.draw(st.integers(1, 3)), night_seconds=300)
    night = PlayedNight(tmp_path, runs, lambda *_: data.draw(ACTS), limits)
    night.make()
    rooms = {s.name: s.room for s in seats}
    assert all(night.most[name] <= room for name, room in rooms.items())
    for record in night.book.night.runs:
        assert record.is_over and len(record.tries) <= limits.tries
        assert record.is_complete != bool(record.reason)
