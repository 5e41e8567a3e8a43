# The run plan: the page's layout byte by byte, and where it is put.
# SPDX-License-Identifier: BSD-2-Clause

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from played_target import image_bytes, planned_cases

from selfe_runner.input.random_settings import random_settings, random_text
from selfe_runner.plan import (
    MAGIC,
    MAX_CASES,
    PAGE_BYTES,
    RandomSettings,
    find_plan,
    plan_page,
    with_plan,
)
from selfe_runner.problem import Problem


def test_page_is_laid_out_as_documented() -> None:
    page = plan_page(20, (0, 9, 19), 0x11223344)
    assert len(page) == 4096
    assert page[:16] == b"\x7fSELFE-RUN-PLAN\0"
    assert page[16:28] == bytes.fromhex("01000000 44332211 14000000")
    assert page[32:36] == bytes((0b1, 0b10, 0b1000, 0))
    assert page[28:32] == zlib.crc32(page[:28] + bytes(4) + page[32:]).to_bytes(4, "little")


@given(st.sets(st.integers(0, 199)), st.integers(1, 2**32 - 1))
def test_target_reads_what_the_host_wrote(planned: set[int], nonce: int) -> None:
    image = image_bytes()
    patched = with_plan(image, find_plan(image, ""), plan_page(200, planned, nonce))
    assert planned_cases(patched, 200) == (nonce, tuple(sorted(planned)))
    assert len(patched) == len(image)
    assert patched.endswith(b"tail")
    assert patched[: image.index(MAGIC)] == image[: image.index(MAGIC)]


def test_last_case_has_the_last_bit() -> None:
    assert plan_page(MAX_CASES, (MAX_CASES - 1,), 1)[-17:] == b"\x80" + bytes(16)


def test_seed_and_steps_are_at_the_end() -> None:
    page = plan_page(20, (), 1, RandomSettings(0x1122334455667788, 0x99AABBCC))
    assert page[-16:] == bytes.fromhex("88776655 44332211 ccbbaa99 00000000")


@pytest.mark.parametrize(
    ("variables", "settings"),
    [
        ({}, RandomSettings()),
        ({"SELFE_SEED": "0x5e1fe", "SELFE_STEPS": "1000"}, RandomSettings(0x5E1FE, 1000)),
        ({"SELFE_SEED": "18446744073709551615"}, RandomSettings(2**64 - 1)),
        ({"SELFE_SEED": "random", "SELFE_STEPS": ""}, RandomSettings(77)),
    ],
)
def test_variables_choose(variables: dict[str, str], settings: RandomSettings) -> None:
    assert random_settings(variables, lambda: 77) == settings


def test_text_chooses_the_same_again() -> None:
    assert random_text(RandomSettings()) == ""
    assert random_text(RandomSettings(0x5E1FE, 9)) == "SELFE_SEED=0x5e1fe SELFE_STEPS=9"


@pytest.mark.parametrize(
    "variables",
    [
        {"SELFE_SEED": "0"},
        {"SELFE_SEED": "-1"},
        {"SELFE_SEED": "0x10000000000000000"},
        {"SELFE_SEED": "dice"},
        {"SELFE_STEPS": "1e3"},
        {"SELFE_STEPS": "4294967296"},
    ],
)
def test_variables_that_are_no_such_numbers_are_refused(variables: dict[str, str]) -> None:
    with pytest.raises(Problem) as caught:
        random_settings(variables, lambda: 77)
    assert caught.value.lines()[0].startswith(f"{next(iter(variables))}: error: ")


PACK = "hint: the image must be packed from a root task with one uncompressed .selfe_plan section"


@pytest.mark.parametrize(
    ("image", "said"),
    [
        (b"", ["x.elf: error: 0 run plans in the image, need exactly 1", PACK]),
        (image_bytes() * 2, ["x.elf: error: 2 run plans in the image, need exactly 1", PACK]),
        (
            b"head" + MAGIC.ljust(PAGE_BYTES - 1, b"\0"),
            ["x.elf: error: the run plan at byte 4 is cut off", "hint: pack the image again"],
        ),
    ],
)
def test_image_without_exactly_one_whole_page_is_refused(image: bytes, said: list[str]) -> None:
    with pytest.raises(Problem) as caught:
        find_plan(image, "x.elf")
    assert caught.value.lines() == said


def test_a_page_may_be_the_last_of_its_image() -> None:
    assert find_plan(b"head" + MAGIC.ljust(PAGE_BYTES, b"\0"), "x.elf") == 4
