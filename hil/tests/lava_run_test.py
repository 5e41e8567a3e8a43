# The conformance image on a virtual SABRE Lite that LAVA's lava-run controls.
# SPDX-License-Identifier: BSD-2-Clause
#
# Its environment says what is run, and where U-Boot and LAVA are: hil/CMakeLists.txt sets it.

import json
import os
import secrets
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from lava_run import TYPES, LavaRun
from virtual_board_test import BUILD, VirtualBoard

from selfe_runner.farm.engine import Device, Job
from selfe_runner.farm.engine_transport import EngineJob, EngineTransport
from selfe_runner.farm.image_server import ImageServer
from selfe_runner.farm.lava_job import job_definition
from selfe_runner.input.cases import read_cases
from selfe_runner.input.image import read_test_image
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.session import RunSetup, Session


class Silent:
    """An observer that does not look."""

    def boot_started(self, *_: object) -> None: ...
    def console(self, *_: object) -> None: ...
    def updates(self, *_: object) -> None: ...
    def boot_ended(self, *_: object) -> None: ...


@pytest.fixture
def board(tmp_path: Path) -> Iterator[VirtualBoard]:
    board = VirtualBoard(tmp_path / "board")
    yield board
    board.quit()


@pytest.fixture
def lava(board: VirtualBoard, tmp_path: Path) -> Iterator[LavaRun]:
    images = ImageServer("127.0.0.1", 0)
    lava = LavaRun(
        Path(os.environ["SELFE_LAVA"]), board.folder / "board.toml", tmp_path / "lava", images
    )
    yield lava
    lava.cancel("")
    images.close()


def test_verdicts_are_those_of_a_local_run(board: VirtualBoard, lava: LavaRun) -> None:
    cases = read_cases(BUILD / "conformance.cases.json")
    image = read_test_image(BUILD / "conformance.image.elf", cases)
    job = EngineJob("a run", Device("selfe-sabre"), quiet_seconds=60.0, limit_seconds=240.0)
    transport = EngineTransport(lava, job, print)
    setup = RunSetup(
        build_id=cases.image,
        image=image.data,
        plan_offset=image.plan_offset,
        case_count=len(cases.cases),
        selected=range(len(cases.cases)),
    )

    def new_nonce() -> int:
        return 1 + secrets.randbelow(0xFFFFFFFF)

    report = Session(setup, transport, Silent(), new_nonce, transport.clock).run()
    done, _ = board.run("--strict")

    assert done.returncode == 0
    records = map(json.loads, (board.folder / "run.journal").read_text().splitlines())
    local = [record["verdict"] for record in records if record["record"] == "case"]
    assert [case.verdict.value for case in report.cases] == local
    assert report.boots == 1
    assert report.noise.debris == report.noise.missing == 0


def test_jobs_for_a_jetson_tx1_are_valid(tmp_path: Path) -> None:
    """As far as LAVA can tell without the board."""
    board = tmp_path / "board.toml"
    text = (TYPES.parents[1] / "boards" / "jetson-tx1-u-boot.toml").read_text()
    board.write_text(text.replace("/srv/tftp", "{folder}/tftp"))
    (tmp_path / "tftp").mkdir()
    images = ImageServer("127.0.0.1", 0)
    lava = LavaRun(Path(os.environ["SELFE_LAVA"]), board, tmp_path / "lava", images)
    url = images.publish(b"an image")
    job = Job("a run", Device("selfe-tx1"), b"an image", 60.0, 240.0)
    lava.run_definition(job_definition(job, url, sha256(job.image).hexdigest()), "--validate")
    end = lava.wait("0", 120.0)
    images.close()
    assert end == BootEnd(How.BYE, "LAVA heard the last words")


def test_health_check_passes_on_a_board_that_is_well(lava: LavaRun) -> None:
    """Its file is one that the dispatcher has anyway, and lies beside the device types."""
    text = (TYPES.parent / "health-checks" / "selfe-sabre.yaml").read_text()
    definition = yaml.safe_load(text)
    kernel = definition["actions"][0]["deploy"]["kernel"]
    assert Path(kernel["url"].removeprefix("file://")).is_absolute()
    kernel["url"] = f"file://{TYPES}/selfe-sabre.jinja2"
    definition.pop("device_type", None)
    lava.run_definition(yaml.safe_dump(definition))
    end = lava.wait("0", 240.0)
    log = lava.log("0")
    print(*(heard.data.decode("ascii", "replace") for heard in log.console))
    assert end == BootEnd(How.BYE, "LAVA heard the last words")
    assert any(b"were the same" in heard.data for heard in log.console)
