# Plans of nights: what the schema takes, what each key comes to, which runs a plan makes.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import replace
from pathlib import Path

import pytest
from workbench import PLATFORM

from selfe_runner.farm.run import plan_runs
from selfe_runner.farm.seat import read_seats
from selfe_runner.input.night_plan import Dashboard, NightLimits, Random, read_night_plan
from selfe_runner.problem import Problem

PLAN = """\
name = "nightly"
results = "nights"
[limits]
run_seconds = 90
tries = 3
[random]
seed = "new"
[[kernel]]
name = "16.0.0-debug"
platform = "virt.toml"
prefix = "/srv/kernels/debug"
images = "images"
[[kernel]]
name = "16.0.0-sabre"
platform = "sabre.toml"
prefix = "/srv/kernels/sabre"
images = "sabre-images"
[[suite]]
name = "conformance"
[[suite]]
name = "cnodes"
image = "conformance"
select = ["CNode*"]
kernels = ["*-sabre"]
[[machine]]
name = "qemu"
by = "qemu"
at_once = 2
[[machine]]
name = "desk"
by = "boards"
boards = ["boards"]
[cdash]
url = "https://cdash.example.org/submit.php?project=selfe"
site = "lab-1"
token_file = "token"
"""

BOARD = """\
id = "{id}"
platform = "sabre"
description = "a board for tests"
[console]
url = "/dev/tty-{id}"
[power]
on = ["true"]
off = ["true"]
[load]
method = "u-boot"
address = 0x3000_0000
by = "xmodem"
"""

ENGINE = """\
engine = "lava"
url = "http://127.0.0.1:1/"
token_file = "{folder}/token"
[[device]]
platform = "sabre"
type = "selfe-sabre"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    virt = PLATFORM.format(binary='"qemu-system-aarch64"', script='"x"')
    (tmp_path / "virt.toml").write_text(virt)
    head, qemu, _ = virt.replace("qemu-arm-virt", "sabre").partition("[qemu]")
    assert qemu
    (tmp_path / "sabre.toml").write_text(head + '[hardware]\nreason = "a board"\n')
    (tmp_path / "boards").mkdir()
    for name in ("sl-1", "sl-2"):
        (tmp_path / "boards" / f"{name}.toml").write_text(BOARD.format(id=name))
    return tmp_path


def plan_file(folder: Path, *changes: tuple[str, str]) -> Path:
    text = PLAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "plan.toml").write_text(text)
    return folder / "plan.toml"


def runs(folder: Path, *changes: tuple[str, str]) -> list[tuple[str, list[str]]]:
    plan = read_night_plan(plan_file(folder, *changes))
    found = plan_runs(plan, read_seats(plan).by_group)
    return [(run.name, [seat.name for seat in run.seats]) for run in found]


def test_each_key_comes_to_what_it_says(folder: Path) -> None:
    plan = read_night_plan(plan_file(folder))
    assert (plan.name, plan.results) == ("nightly", folder / "nights")
    assert plan.random == Random("new", None)
    assert plan.limits == NightLimits(run_seconds=90.0, tries=3)
    first, second = plan.kernels
    assert (first.name, first.platform) == ("16.0.0-debug", folder / "virt.toml")
    assert (first.prefix, second.images) == (Path("/srv/kernels/debug"), folder / "sabre-images")
    whole, part = plan.suites
    assert (whole.image, whole.select, whole.kernels, whole.machines) == (
        "conformance", (), ("*",), ("*",),
    )  # fmt: skip
    assert (part.image, part.select, part.kernels) == ("conformance", ("CNode*",), ("*-sabre",))
    qemu, desk = plan.machines
    assert (qemu.by, qemu.at_once, qemu.files) == ("qemu", 2, ())
    assert (desk.by, desk.is_each, desk.files) == ("boards", False, (folder / "boards",))
    assert plan.dashboard == Dashboard(
        "https://cdash.example.org/submit.php?project=selfe", "lab-1", folder / "token"
    )


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('name = "nightly"', 'name = "../x"', "1:1: error: `name` does not match"),
        ("tries = 3", "tires = 3", "5:1: error: there is no key `tires` in [limits]\n"
         "hint: did you mean `tries`?"),
        ("tries = 3", "tries = 0", "5:1: error: `tries` must be a number above 0"),
        ('name = "16.0.0-sabre"', 'name = "16.0.0-debug"',
         "14:1: error: there are two [[kernel]] called `16.0.0-debug`"),
        ('by = "qemu"', 'by = "qemo"', "27:1: error: [machine] has no by `qemo`"),
        ("at_once = 2", "each = true", "28:1: error: `each` means nothing with by `qemu`"),
        ('boards = ["boards"]\n', "", "29:1: error: `boards` is missing in"),
        ('url = "https:', 'url = "ftp:', "34:1: error: `url` does not match"),
        ('seed = "new"', 'seed = "now"', "7:1: error: `seed` does not match"),
        ('images = "images"\n', "", "8:1: error: `images` is missing in"),
    ],
)  # fmt: skip
def test_complaints_name_the_place(folder: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(Problem) as caught:
        read_night_plan(plan_file(folder, (old, new)))
    said = "\n".join(caught.value.lines())
    assert said.startswith(f"{folder}/plan.toml:{complaint}"), said


def test_plan_of_the_manual_is_one(tmp_path: Path) -> None:
    manual = (Path(__file__).parents[2] / "docs/nights.md").read_text()
    (tmp_path / "plan.toml").write_text(manual.partition("```toml\n")[2].partition("```")[0])
    plan = read_night_plan(tmp_path / "plan.toml")
    assert [machine.by for machine in plan.machines] == ["qemu", "boards", "engine"]
    assert replace(plan.limits, retry_failed=0) == NightLimits(), "the manual's defaults"


def test_runs_are_suites_by_kernels_by_machines_that_fit(folder: Path) -> None:
    """QEMU does not play the sabre here, and no board is a virt."""
    assert runs(folder) == [
        ("conformance/16.0.0-debug/qemu", ["qemu"]),
        ("conformance/16.0.0-sabre/desk", ["sl-1", "sl-2"]),
        ("cnodes/16.0.0-sabre/desk", ["sl-1", "sl-2"]),
    ]


def test_each_board_may_make_each_run(folder: Path) -> None:
    assert runs(folder, ('boards = ["boards"]', 'boards = ["boards"]\neach = true'))[1:] == [
        ("conformance/16.0.0-sabre/sl-1", ["sl-1"]),
        ("conformance/16.0.0-sabre/sl-2", ["sl-2"]),
        ("cnodes/16.0.0-sabre/sl-1", ["sl-1"]),
        ("cnodes/16.0.0-sabre/sl-2", ["sl-2"]),
    ]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('kernels = ["*-sabre"]', 'kernels = ["15*"]', "suite cnodes: nothing is called `15*`"),
        ('kernels = ["*-sabre"]', 'machines = ["lab"]', "suite cnodes: nothing is called `lab`"),
        ('name = "conformance"', 'name = "conformance"\nkernels = ["*-debug"]\nmachines=["desk"]',
         "no run uses kernel 16.0.0-debug"),
        ('name = "conformance"', 'name = "conformance"\nkernels = ["*-sabre"]',
         "no run uses kernel 16.0.0-debug"),
        ('[cdash]', '[[machine]]\nname = "more"\nby = "boards"\nboards = ["boards"]\neach = true\n'
         '[[machine]]\nname = "again"\nby = "boards"\nboards = ["boards"]\neach = true\n[cdash]',
         "there are two runs conformance/16.0.0-sabre/sl-1"),
    ],
)  # fmt: skip
def test_plan_that_comes_to_nothing_is_refused(
    folder: Path, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(Problem) as caught:
        runs(folder, (old, new))
    assert complaint in caught.value.message


def test_boards_behind_an_engine_are_a_group_with_room_for_some_runs(folder: Path) -> None:
    (folder / "token").write_text("abc123\n")
    (folder / "token").chmod(0o600)
    (folder / "lab.toml").write_text(ENGINE)
    group = '[[machine]]\nname = "lab"\nby = "engine"\nfile = "lab.toml"\nat_once = 4\n[cdash]'
    plan = read_night_plan(plan_file(folder, ("[cdash]", group)))
    seats = read_seats(plan).by_group
    [seat] = seats["lab"]
    assert (seat.name, seat.room, seat.is_queued) == ("lab", 4, True)
    assert not any(other.is_queued for name in ("qemu", "desk") for other in seats[name])
    assert seat.arguments == ("--engine", str(folder / "lab.toml"))
    on_lab = [run.name for run in plan_runs(plan, seats) if run.machine == "lab"]
    assert on_lab == ["conformance/16.0.0-sabre/lab", "cnodes/16.0.0-sabre/lab"]


def test_one_bad_board_file_is_noted_and_the_others_are_used(folder: Path) -> None:
    (folder / "boards" / "sl-2.toml").write_text("id = 7\n")
    quarantine = '[quarantine]\nsince = "2026-11-20"\nreason = "fan"\n'
    (folder / "boards" / "sl-3.toml").write_text(BOARD.format(id="sl-3") + quarantine)
    seats = read_seats(read_night_plan(plan_file(folder)))
    assert [(seat.name, seat.objection) for seat in seats.by_group["desk"]] == [
        ("sl-1", ""),
        ("sl-3", "board sl-3 is in quarantine since 2026-11-20: fan"),
    ]
    [note] = seats.notes
    assert "sl-2.toml:1:1: error:" in note


def test_group_without_any_good_board_is_refused(folder: Path) -> None:
    for file in (folder / "boards").iterdir():
        file.write_text("")
    with pytest.raises(Problem):
        read_seats(read_night_plan(plan_file(folder)))
