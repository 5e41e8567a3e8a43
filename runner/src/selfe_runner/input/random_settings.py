# SELFE_SEED and SELFE_STEPS: which random sequences the cases play.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Callable, Mapping

from selfe_runner.plan import RandomSettings
from selfe_runner.problem import Problem

SEED_VARIABLE = "SELFE_SEED"
STEPS_VARIABLE = "SELFE_STEPS"


def random_settings(
    environment: Mapping[str, str], new_seed: Callable[[], int]
) -> RandomSettings:
    """What the variables say; `new_seed` for the seed `random`. Problem: no such number."""
    seed = environment.get(SEED_VARIABLE, "")
    return RandomSettings(
        seed=new_seed() if seed == "random" else _number(SEED_VARIABLE, seed, 64),
        steps=_number(STEPS_VARIABLE, environment.get(STEPS_VARIABLE, ""), 32),
    )


def random_text(settings: RandomSettings) -> str:
    """The variables that choose the same again; empty if the image is left to itself."""
    values = {SEED_VARIABLE: f"{settings.seed:#x}", STEPS_VARIABLE: f"{settings.steps}"}
    return " ".join(f"{name}={value}" for name, value in values.items() if int(value, 0) != 0)


def _number(variable: str, text: str, bits: int) -> int:
    if not text:
        return 0
    is_number = re.fullmatch(r"[0-9]{1,20}|0[xX][0-9a-fA-F]{1,16}", text) is not None
    value = int(text, 16 if text[:2].lower() == "0x" else 10) if is_number else 0
    if not 0 < value < 2**bits:
        hint = "decimal, or hexadecimal after 0x" + ("; or: random" if bits == 64 else "")
        raise Problem(f"no number from 1 to 2^{bits} - 1: {text}", hint, place=variable)
    return value
