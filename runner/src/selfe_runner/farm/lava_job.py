# Writes the definition of a LAVA job: one boot of one image.
# SPDX-License-Identifier: BSD-2-Clause

import math
from functools import cache
from pathlib import Path

import jinja2

from selfe_runner.farm.engine import Job

SCRIPT = "image"  # LAVA's name for the part in which it only listens
_DEPLOY_SECONDS = 300
_BOOT_SECONDS = 300  # from power-on to the image's start
_PROMPT_SECONDS = 90  # from power-on to the boot loader


def job_definition(job: Job, image_url: str, image_sha256: str, visibility: str = "public") -> str:
    """The definition of `job` in YAML. The workers fetch the image from `image_url`; `visibility`:
    who may see job and log, `public` or `personal`."""
    listen = max(1, math.ceil(job.limit_seconds))
    return _template().render(
        name=job.name,
        visibility=visibility,
        type=job.device.type,
        tags=list(job.device.tags),
        image_url=image_url,
        image_sha256=image_sha256,
        script=SCRIPT,
        deploy_seconds=_DEPLOY_SECONDS,
        boot_seconds=_BOOT_SECONDS,
        prompt_seconds=_PROMPT_SECONDS,
        listen_seconds=listen,
        job_seconds=_DEPLOY_SECONDS + _BOOT_SECONDS + listen + 120,
    )


@cache
def _template() -> jinja2.Template:
    # Every value goes through `tojson`: JSON is YAML, and nothing in a name can change a job.
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)
    return environment.from_string(Path(__file__).with_name("lava_job.yaml.jinja2").read_text())
