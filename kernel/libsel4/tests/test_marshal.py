"""Marshalling: every method of the interface against the published table, and the packing rule.

SPDX-License-Identifier: BSD-2-Clause
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import rows, with_keys

from generate.errors import DescriptionError
from generate.interface import Method, Parameter, load_apis
from generate.marshal import Piece, Types, load_types, marshal, type_sizes
from generate.prefix import interface_files
from generate.target import Target

TYPES_32 = Types(
    word_bits=32,
    message_registers=2,
    values={"bool": 1, "u8": 8, "u16": 16, "word": 32, "time": 64},
    wrapped_words=frozenset({"rights"}),
    capabilities=frozenset({"cap"}),
    structures={"regs": ["a", "b", "c"]},
)


def method(*parameters: tuple[str, str], outputs: tuple[tuple[str, str], ...] = ()) -> Method:
    """A method with inputs and outputs, given as pairs of type and name."""
    inputs = [Parameter(name, type_name, False, "") for type_name, name in parameters]
    results = [Parameter(name, type_name, True, "") for type_name, name in outputs]
    return Method(1, "L", "I", "M", "", "", "", "", "", inputs + results, {})


def where(words: Sequence[Sequence[Piece]]) -> list[list[tuple[str, int, int, int]]]:
    """Pieces as (name or name.member, shift, width, value shift), by word."""
    return [[(_name(p), p.shift, p.width, p.value_shift) for p in word] for word in words]


def _name(piece: Piece) -> str:
    return piece.parameter.name + (f".{piece.member}" if piece.member else "")


def test_narrow_values_share_a_word_each_aligned_to_its_size() -> None:
    layout = marshal(method(("bool", "a"), ("bool", "b"), ("u8", "c"), ("u16", "d")), TYPES_32)
    assert where(layout.words_in) == [
        [("a", 0, 1, 0), ("b", 1, 1, 0), ("c", 8, 8, 0), ("d", 16, 16, 0)]
    ]


def test_value_that_does_not_fit_starts_a_new_word() -> None:
    layout = marshal(method(("u16", "a"), ("u8", "b"), ("u16", "c")), TYPES_32)
    assert where(layout.words_in) == [[("a", 0, 16, 0), ("b", 16, 8, 0)], [("c", 0, 16, 0)]]


def test_word_never_shares() -> None:
    layout = marshal(method(("bool", "a"), ("word", "b"), ("bool", "c")), TYPES_32)
    assert where(layout.words_in) == [[("a", 0, 1, 0)], [("b", 0, 32, 0)], [("c", 0, 1, 0)]]


def test_value_wider_than_a_word_takes_two_low_word_first() -> None:
    layout = marshal(method(("u8", "a"), ("time", "t"), outputs=(("time", "used"),)), TYPES_32)
    assert where(layout.words_in) == [[("a", 0, 8, 0)], [("t", 0, 32, 0)], [("t", 0, 32, 32)]]
    assert where(layout.words_out) == [[("used", 0, 32, 0)], [("used", 0, 32, 32)]]


def test_structure_is_one_word_a_member() -> None:
    layout = marshal(method(("bool", "x"), ("regs", "r")), TYPES_32)
    assert where(layout.words_in)[1:] == [[(f"r.{m}", 0, 32, 0)] for m in "abc"]


def test_capabilities_keep_their_order_and_take_no_words() -> None:
    layout = marshal(method(("cap", "first"), ("word", "w"), ("cap", "second")), TYPES_32)
    assert [p.name for p in layout.capabilities] == ["first", "second"]
    assert where(layout.words_in) == [[("w", 0, 32, 0)]]


def test_unknown_type_is_refused_by_name() -> None:
    with pytest.raises(DescriptionError, match="I_M: parameter p has unknown type strange"):
        marshal(method(("strange", "p")), TYPES_32)


def test_capability_as_a_result_is_refused() -> None:
    with pytest.raises(DescriptionError, match="capability c as a result"):
        marshal(method(outputs=(("cap", "c"),)), TYPES_32)


def test_type_that_cannot_be_packed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "types.toml"
    path.write_text("message_registers = 4\n[values]\nodd = 12\n", encoding="utf-8")
    with pytest.raises(DescriptionError, match="odd has no width"):
        load_types([path], 64, {})


def test_sizes_of_32_bit_types_in_bytes() -> None:
    sizes = dict(type_sizes(TYPES_32))
    assert sizes == {"bool": 1, "u8": 1, "u16": 2, "word": 4, "time": 8} | {
        "rights": 4,
        "cap": 4,
        "regs": 12,
    }


def described(words: Sequence[Sequence[Piece]], types: Types) -> str:
    """A layout in the notation of the table: MR0=a MR1=b@0:8+c@8:8 MR2=regs[..]"""
    texts: list[str] = []
    for index, word in enumerate(words):
        first: Piece = word[0]
        if first.member and first.parameter.name == "regs":
            if first.member == types.structures[first.parameter.type][0]:
                texts.append(f"MR{index}=regs[..]")
            continue
        texts.append(f"MR{index}=" + "+".join(_piece(piece, types) for piece in word))
    return " ".join(texts) or "-"


def _piece(piece: Piece, types: Types) -> str:
    if piece.member or piece.width == types.word_bits:
        return _name(piece)
    return f"{piece.parameter.name}@{piece.shift}:{piece.width}"


@pytest.mark.parametrize("mcs", [False, True])
def test_every_method_as_the_table_says(target: Target, mcs: bool) -> None:
    flags = ["HARDWARE_DEBUG_API", "TK1_SMMU", "ARM_SMMU", "ARM_HYPERVISOR_SUPPORT"]
    keys = dict.fromkeys(flags, True)
    for smp in (False, True):
        configuration = with_keys(
            target.configuration, KERNEL_MCS=mcs, ENABLE_SMP_SUPPORT=smp, **keys
        )
        apis = load_apis(interface_files(target), configuration)
        structures = {name: members for api in apis for name, members in api.structures.items()}
        paths = [folder / "types.toml" for folder in target.interface_folders()]
        types = load_types(paths, 64, structures)
        actual = {}
        for present in (m for api in apis for m in api.methods if m.is_present):
            layout = marshal(present, types)
            caps = ", ".join(f"cap{i}={p.name}" for i, p in enumerate(layout.capabilities)) or "-"
            actual[present.label_name] = (
                f"{present.interface.removeprefix('seL4_')}.{present.name}",
                described(layout.words_in, types),
                caps,
                described(layout.words_out, types),
            )
        expected = {}
        for row in rows("marshalling.tsv"):
            terms = re.split(r"\s*&\s*", row["condition"].strip("()"))
            flags_now = {"KERNEL_MCS": mcs, "ENABLE_SMP_SUPPORT": smp, **keys, "": True}
            if all(flags_now[t.lstrip("!")] != t.startswith("!") for t in terms):
                expected[row["label"]] = (
                    row["method"],
                    row["words in (64-bit)"],
                    row["extra caps"],
                    row["words out"],
                )
        assert actual == expected
