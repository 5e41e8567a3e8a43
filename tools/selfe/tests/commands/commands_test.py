"""The commands that build nothing, and how the others refuse what they cannot do.

SPDX-License-Identifier: BSD-2-Clause
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import SELFE, Selfe

COMMANDS = (
    "init", "build", "simulate", "test", "report", "config", "kernel", "api", "platforms", "cache",
    "doctor", "completion",
)  # fmt: skip
NO_COLOUR = re.compile(r"\x1b")


def test_help_of_every_command_has_examples(selfe: Selfe) -> None:
    parts = (("api", "dump"), ("api", "diff"), ("cache", "show"), ("cache", "clean"))
    for words in (*((name,) for name in COMMANDS), *parts):
        done = selfe(*words, "--help")
        assert done.returncode == 0, words
        if words not in {("config",), ("api",), ("cache",)}:  # these only hold others
            assert "Examples:" in done.stdout, words


def test_unknown_command_and_option_are_usage(selfe: Selfe) -> None:
    assert selfe("biuld").returncode == 2
    assert selfe("build", "--relase").returncode == 2
    assert selfe().returncode == 2


def test_usage_error_names_the_command_whose_help_says_more(selfe: Selfe) -> None:
    for words in (("report", "x.journal"), ("cache", "show"), ("build",)):
        error = selfe(*words, "--bogus").stderr
        hint = " ".join(word for word in words if "." not in word)
        assert error.startswith("error: ") and "--bogus" in error
        assert error.endswith(f"\nhint: selfe {hint} --help\n")
    assert selfe("biuld").stderr.endswith("\nhint: selfe --help\n")


@pytest.mark.parametrize(
    ("words", "error", "meant"),
    [
        (("tset",), "selfe has no command `tset`", "test"),
        (("tset", "--kernel", "reference"), "selfe has no command `tset`", "test"),
        (("cahce", "show"), "selfe has no command `cahce`", "cache"),
        (("cache", "shwo"), "selfe cache has no command `shwo`", "show"),
        (("test", "--filtre", "CNode*"), "selfe test has no option `--filtre`", "--filter"),
        (("test", "--kernl=x"), "selfe test has no option `--kernl`", "--kernel"),
        (("build", "--relase"), "selfe build has no option `--relase`", "--release"),
        (("xyzzy",), "selfe has no command `xyzzy`", ""),
    ],
)
def test_nearest_name_is_suggested(
    selfe: Selfe, words: tuple[str, ...], error: str, meant: str
) -> None:
    done = selfe(*words)
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert lines[0] == f"error: {error}"
    assert lines[1:-1] == ([f"hint: did you mean `{meant}`?"] if meant else [])


def test_platforms_tell_simulated_ones_from_boards(selfe: Selfe) -> None:
    document = json.loads(selfe("platforms", "--json").stdout)
    by_name = {entry["name"]: entry for entry in document["platforms"]}
    assert by_name["sabre"]["simulated"] and by_name["sabre"]["qemu"] == "qemu-system-arm"
    assert not by_name["tx1"]["simulated"] and "Tegra" in by_name["tx1"]["reason"]
    assert not by_name["tx1"]["reference_kernel"] and by_name["pc99"]["reference_kernel"]
    text = selfe("platforms").stdout
    assert re.search(r"(?m)^tx1 .*board only", text)
    assert selfe("platforms", "--names").stdout.split() == sorted(by_name)


def test_platform_of_ones_own_is_listed(selfe: Selfe, tmp_path: Path) -> None:
    virt = json.loads(selfe("platforms", "--json").stdout)["platforms"][1]["file"]
    (tmp_path / "own\udcff/desk").mkdir(parents=True)  # paths are bytes, JSON is not
    text = Path(virt).read_text().replace('name = "qemu-arm-virt"', 'name = "desk"', 1)
    (tmp_path / "own\udcff/desk/platform.toml").write_text(text)
    done = selfe("platforms", "--json", environment={"SELFE_PLATFORM_DIR": "own\udcff"})
    files = {entry["name"]: entry["file"] for entry in json.loads(done.stdout)["platforms"]}
    assert files["desk"] == f"{tmp_path}/own\ufffd/desk/platform.toml"


def test_doctor_names_what_is_missing_with_the_line_that_installs_it(
    selfe: Selfe, tmp_path: Path
) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("cmake", "aarch64-linux-gnu-g++"):
        (tools / name).symlink_to("/bin/true")
    done = selfe("doctor", "-p", "qemu-arm-virt", environment={"PATH": str(tools)})
    assert done.returncode == 1
    assert re.search(r"(?m)^ok +cmake", done.stdout)
    assert re.search(r"(?m)^missing +ninja", done.stdout)
    assert re.search(r"(?m)^missing +qemu-system-aarch64 +simulates qemu-arm-virt", done.stdout)
    remedy = re.search(r"(?m)^sudo apt install (.*)$", done.stdout)
    assert remedy and {"ninja-build", "qemu-system-arm"} <= set(remedy[1].split())
    assert "sabre" not in done.stdout
    assert not NO_COLOUR.search(done.stdout), "colours are for terminals"


def test_doctor_tells_machines_the_same(selfe: Selfe) -> None:
    done = selfe("doctor", "--json")
    needs = {need["name"]: need for need in json.loads(done.stdout)["needs"]}
    assert needs["cmake"]["state"] == "ok" and needs["cmake"]["where"].endswith("/cmake")
    assert needs["git"]["purpose"] == "kernels from source"
    assert {"selfe-api", "selfe-bitfields", "selfe-verdict"} <= {Path(name).name for name in needs}
    assert done.returncode == int(any(need["state"] == "missing" for need in needs.values()))


def test_init_makes_a_project_that_its_own_configuration_accepts(
    selfe: Selfe, tmp_path: Path
) -> None:
    for name, platform in (("hello", "pc99"), ("übung 1", "tx1"), ("test", "virt")):
        done = selfe("init", name, "-p", platform)
        assert done.returncode == 0, done.stderr
        project = tmp_path / name
        assert sorted(file.name for file in project.iterdir()) == [
            ".gitignore", "CMakeLists.txt", "README.md", "main.cpp", "sel4.toml",
        ]  # fmt: skip
        checked = selfe("config", "check", folder=project)
        assert checked.returncode == 0, checked.stderr
    assert "project(program_test " in (tmp_path / "test/CMakeLists.txt").read_text()


def test_init_refuses_a_folder_that_holds_something(selfe: Selfe, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/notes").write_text("mine")
    done = selfe("init", "full")
    assert done.returncode == 1
    assert "not empty" in done.stderr and "hint:" in done.stderr
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["notes"]


def test_init_for_a_platform_that_is_none_writes_nothing(selfe: Selfe, tmp_path: Path) -> None:
    done = selfe("init", "hello", "-p", "sabr")
    assert done.returncode == 1
    assert "unknown platform 'sabr'" in done.stderr and "sabre" in done.stderr
    assert not (tmp_path / "hello").exists()


def test_simulation_of_what_needs_a_board_is_refused_by_its_name(selfe: Selfe) -> None:
    selfe("init", "board", "-p", "tx1")
    done = selfe("simulate", "-c", "board")
    assert done.returncode == 1
    assert "tx1 is hardware only" in done.stderr and "selfe build -p tx1" in done.stderr
    assert "--board FILE" in done.stderr


def test_board_is_in_qemus_place(selfe: Selfe) -> None:
    """What needs a board is not refused when there is one: it fails later, for want of a kernel."""
    selfe("init", "board", "-p", "tx1")
    done = selfe("simulate", "-c", "board", "--board", "desk.toml", "--offline")
    assert done.returncode == 1
    assert "hardware only" not in done.stderr
    done = selfe("test", "--kernel", "nowhere", "-p", "tx1", "--board", "desk.toml")
    assert done.returncode == 1 and "no such kernel" in done.stderr
    assert selfe("simulate", "--board", "desk.toml", "--gdb").returncode == 2


def test_words_for_qemu_need_two_dashes(selfe: Selfe) -> None:
    assert selfe("simulate", "icount").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("--kernel", "nowhere", "-p", "pc99"), "no such kernel"),
        (("--kernel", "reference"), "for which platform"),
        (("--kernel", "reference", "-p", "pc98"), "unknown platform 'pc98'"),
        (("--kernel", "reference", "-p", "tx1"), "tx1 is hardware only"),
        (("--kernel", ".", "-p", "pc99"), "neither an install prefix"),
    ],
)
def test_test_says_what_is_wrong_with_a_kernel(
    selfe: Selfe, arguments: tuple[str, ...], text: str
) -> None:
    done = selfe("test", *arguments)
    assert done.returncode == 1
    assert text in done.stderr
    assert "hint:" in done.stderr


def test_number_of_retries_is_a_number(selfe: Selfe) -> None:
    arguments = ("test", "--kernel", "nowhere", "-p", "pc99", "--resume", "--retry-failed")
    assert selfe(*arguments, "often").returncode == 2
    assert "no such kernel" in selfe(*arguments, "2").stderr


def test_build_without_a_way_to_make_a_root_task_says_so(selfe: Selfe, tmp_path: Path) -> None:
    (tmp_path / "sel4.toml").write_text(
        f'[sel4]\nkernel = {{ prefix = "{tmp_path}/nowhere" }}\n[build.pc99]\n'
    )
    done = selfe("build")
    assert done.returncode == 1
    assert re.match(r"\S+: error: |\S+:\d+:\d+: error: ", done.stderr.splitlines()[-2]), done.stderr


def complete(script: str, words: list[str]) -> set[str]:
    """What bash offers for the last of `words`."""
    program = (
        f"{script}\nselfe() {{ '{SELFE}' \"$@\"; }}\nCOMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1))\n"
        '_selfe\nprintf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", program, "bash", *words], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_bash_completes_commands_options_and_platforms(selfe: Selfe) -> None:
    script = selfe("completion", "bash").stdout
    assert complete(script, ["selfe", ""]) >= set(COMMANDS)
    assert complete(script, ["selfe", "si"]) == {"simulate"}
    assert complete(script, ["selfe", "config", "ex"]) == {"explain"}
    assert complete(script, ["selfe", "simulate", "--gd"]) == {"--gdb"}
    assert complete(script, ["selfe", "build", "-p", "sa"]) == {"sabre"}


def test_zsh_reads_its_completion(selfe: Selfe) -> None:
    script = selfe("completion", "zsh").stdout
    assert script.startswith("#compdef selfe\n")
    for name in COMMANDS:
        assert f"'{name}:" in script
    zsh = shutil.which("zsh")
    if zsh is None:
        pytest.skip("zsh is not installed")
    done = subprocess.run([zsh, "-n"], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_report_hands_its_words_to_the_runner(selfe: Selfe, tmp_path: Path) -> None:
    assert selfe("report").returncode == 2
    (tmp_path / "empty").mkdir()
    done = selfe("report", "empty", "--html", "a.html", "--detection", "b.json")
    assert done.returncode == 1
    assert done.stderr.startswith("empty: error: there is no journal in this folder")
    assert not (tmp_path / "a.html").exists()


def test_completion_of_another_shell_is_usage(selfe: Selfe) -> None:
    assert selfe("completion", "fish").returncode == 2


def test_api_dumps_and_compares(selfe: Selfe, tmp_path: Path) -> None:
    prefix = str(Path(__file__).resolve().parents[3] / "generator/tests/input/miniature")
    dumped = selfe("api", "dump", prefix)
    assert dumped.returncode == 0 and json.loads(dumped.stdout)
    (tmp_path / "old.json").write_text(dumped.stdout)
    same = selfe("api", "diff", "old.json", prefix, "--json")
    assert same.returncode == 0 and json.loads(same.stdout)["same"]
    compact = selfe("api", "dump", "--compact", prefix)
    assert len(compact.stdout) < len(dumped.stdout)
    assert selfe("api", "diff", "old.json", "nowhere.json").returncode == 2
