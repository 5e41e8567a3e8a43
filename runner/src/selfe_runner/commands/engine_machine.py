# The machine that a command uses when it is behind an engine. Needs what runs on this host do not.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from selfe_runner.commands.machine import Machine
from selfe_runner.farm.engine_file import read_engine_file
from selfe_runner.farm.engine_transport import EngineJob, EngineTransport
from selfe_runner.farm.image_server import ImageServer
from selfe_runner.farm.lava import Lava
from selfe_runner.farm.lava_rest import LavaRest
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.input.platform import Platform
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.problem import Problem
from selfe_runner.transport.qemu_command import check_kernel


@contextmanager
def engine_machine(
    path: Path,
    platform: Platform,
    prefix: Path,
    limits: Limits,
    run_seconds: float,
    name: str,
    say: Callable[[str], None],
) -> Iterator[Machine]:
    """The boards for `platform` behind the engine of the file `path`. `name`: of the run, for
    people who look at the engine's list; what becomes of its jobs goes to `say`.

    Problem: the engine has no such boards.
    """
    engine = read_engine_file(path)
    device = engine.devices.get(platform.name)
    if device is None:
        known = ", ".join(sorted(engine.devices))
        raise Problem(
            f"the engine has no boards for {platform.name}", f"it has: {known}", place=path
        )
    check_kernel(platform, read_kernel_config(prefix))
    job = EngineJob(
        name=name,
        device=device,
        quiet_seconds=max(limits.case_seconds, limits.boot_seconds) + limits.grace_seconds,
        limit_seconds=run_seconds,
    )
    images = ImageServer(*engine.listen, engine.images_url)
    lava = Lava(LavaRest(engine.url, engine.token), images, engine.visibility)
    transport = EngineTransport(lava, job, say)
    tags = f" with {', '.join(device.tags)}" if device.tags else ""
    try:
        yield Machine(
            transport=transport,
            name=f"{device.type} at {engine.url}",
            command=(),
            text=(f"a board of type {device.type}{tags} behind {engine.url}",),
            clock=transport.clock,
        )
    finally:
        transport.stop()
        images.close()
