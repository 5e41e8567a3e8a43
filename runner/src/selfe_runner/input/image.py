# The image that is booted: an ELF file with a kernel, a root task and what starts them.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.cases import CaseList
from selfe_runner.input.files import read_bytes
from selfe_runner.plan import find_plan
from selfe_runner.problem import Problem

_ELF_MAGIC = b"\x7fELF"
_HINT = "build it, or pack it with `selfe-image pack`"


@dataclass(frozen=True)
class TestImage:
    """An image with a run plan at byte `plan_offset`."""

    path: Path
    data: bytes
    plan_offset: int


def read_image(path: Path) -> bytes:
    """The bytes of an image. Problem: absent, or not an ELF file."""
    data = read_bytes(path, "image", _HINT)
    if not data.startswith(_ELF_MAGIC):
        raise Problem("the image is not an ELF file", _HINT, place=path)
    return data


def read_test_image(path: Path, cases: CaseList) -> TestImage:
    """The image that holds the cases of `cases`. Problem: it is another image, or has no plan."""
    data = read_image(path)
    if bytes.fromhex(cases.image) not in data:
        raise Problem(
            f"build-id {cases.image} of the case list is not in this image",
            "the case list was made from another build; make it again",
            place=path,
        )
    return TestImage(path, data, find_plan(data, str(path)))
