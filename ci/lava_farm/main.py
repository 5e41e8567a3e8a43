# What ci/farm does in the root folder: a night behind LAVA, a local one, and the comparison.
# SPDX-License-Identifier: BSD-2-Clause

import secrets
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from lava_farm.boards import Board
from lava_farm.night import TREE, Night, begin_night
from lava_farm.server import URL, Server
from selfe_runner.farm.lava_log import LavaLog
from selfe_runner.farm.lava_rest import LavaRest

OUT = Path("/mnt/out")
_TYPE = "selfe-sabre"
_WORKER_IS_AWAY_SECONDS = 5.0
_JOB_SECONDS = 600.0  # for a job to come as far as its image
_NIGHT_SECONDS = 3600.0

# For a run. Behind LAVA time counts only while an image runs, and this is a job's limit, too: a
# worker was seen that asked for nothing, not even whether its job was cancelled, until it ended.
_LAVA_RUN_SECONDS = 400
_LOCAL_RUN_SECONDS = 1200

_ENGINE = f"""\
engine = "lava"
url = "{URL}"
token_file = "{{folder}}/token"
[[device]]
platform = "sabre"
type = "{_TYPE}"
tags = ["virtual"]
"""


def main() -> int:
    """Exit code 0: the night behind LAVA, its worker killed, has the verdicts of the local one."""
    boards = [Board(f"virtual-{number}", OUT / "boards") for number in (1, 2)]
    (OUT / "logs").mkdir()
    server = Server(OUT / "logs")
    server.start()
    token = secrets.token_hex(16)
    server.add_user("night", token)
    for board in boards:
        board.wait()
    server.add_boards(_TYPE, TREE / "hil/lava", {board.name: board.dictionary for board in boards})
    server.start_worker()
    _say("server, scheduler, worker and two virtual boards are up")

    rest = LavaRest(URL, token)
    through_lava = _night_behind_lava(server, rest, token)
    files = ", ".join(f'"{board.file}"' for board in boards)
    by_boards = f'by = "boards"\nboards = [{files}]\n'
    local = begin_night(OUT / "local", by_boards, _LOCAL_RUN_SECONDS)
    local.process.wait(_NIGHT_SECONDS)
    _say("the local night is over")

    faults = [*_job_faults(rest), *_differences(local, through_lava)]
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    for name, cases in sorted(through_lava.verdicts().items()):
        counter = sorted(Counter(cases.values()).items())
        counts = ", ".join(f"{n} {verdict}" for verdict, n in counter)
        boots = f"{through_lava.boots()[name]} boots, {local.boots()[name]} local ones"
        _say(f"{name}: {counts}; {boots}")
    _say("verdicts differ" if faults else "every verdict is that of the local night")
    return 1 if faults else 0


def _night_behind_lava(server: Server, rest: LavaRest, token: str) -> Night:
    """Made while the worker dies, as soon as an image runs, and comes back."""
    lab = OUT / "lava"
    lab.mkdir()
    (lab / "token").write_text(token)
    (lab / "token").chmod(0o600)
    (lab / "lab.toml").write_text(_ENGINE)
    by_engine = f'by = "engine"\nfile = "{lab}/lab.toml"\nat_once = 2\n'
    night = begin_night(lab / "night", by_engine, _LAVA_RUN_SECONDS)
    number = _wait_for_running_image(night, rest)
    killed = server.kill_worker()
    _say(f"job {number} runs an image: killed the worker, {killed} processes")
    time.sleep(_WORKER_IS_AWAY_SECONDS)
    server.start_worker()
    night.process.wait(_NIGHT_SECONDS)
    _say("the night behind LAVA is over")
    return night


def _wait_for_running_image(night: Night, rest: LavaRest) -> str:
    """The number of a job whose image has spoken and is not at its end."""
    give_up = time.monotonic() + _JOB_SECONDS
    while time.monotonic() < give_up:
        if night.process.poll() is not None:
            raise RuntimeError(f"the night ended before its worker was killed; see {night.folder}")
        for job in _jobs(rest):
            log = LavaLog()
            if job["state"] == "Running":
                log.feed(rest.get_bytes(f"jobs/{job['id']}/logs/"))
            if log.is_started and any(b"@@" in heard.data for heard in log.console):
                return job["id"]
        time.sleep(0.5)
    raise RuntimeError(f"no job came as far as its image; see {night.folder}")


def _job_faults(rest: LavaRest) -> list[str]:
    """What is wrong with the jobs as a whole: the worker's death must have cost some."""
    health = Counter((job["kind"], job["health"]) for job in _jobs(rest))
    text = ", ".join(f"{n} {kind} {how}" for (kind, how), n in sorted(health.items()))
    _say(f"jobs: {text}")
    faults = []
    if not health["job", "Incomplete"]:
        faults.append("the worker's death cost no job: it was not killed in mid-job")
    if health["health check", "Complete"] < 2:
        faults.append("the boards' health checks did not pass")
    return faults


def _jobs(rest: LavaRest) -> list[dict[str, str]]:
    """All jobs: `id`, `state`, `health`, `kind`."""
    return [
        {
            "id": str(job["id"]),
            "state": str(job["state"]),
            "health": str(job["health"]),
            "kind": "health check" if job["health_check"] else "job",
        }
        for job in rest.get("jobs/", limit=1000)["results"]
    ]


def _differences(local: Night, through_lava: Night) -> list[str]:
    expected, found = local.verdicts(), through_lava.verdicts()
    if not expected or expected.keys() != found.keys():
        return [f"the runs differ: {sorted(expected)} and {sorted(found)}"]
    return [
        f"{name} {case}: {found[name].get(case)} behind LAVA, {verdict} locally"
        for name, cases in sorted(expected.items())
        for case, verdict in sorted(_all(cases, found[name]).items())
        if found[name].get(case) != verdict
    ]


def _all(one: Mapping[str, str], other: Mapping[str, str]) -> Mapping[str, str]:
    """The verdicts of `one`, and `absent` for a case that only `other` has."""
    return {**dict.fromkeys(other, "absent"), **one}


def _say(text: str) -> None:
    print(text, flush=True)
