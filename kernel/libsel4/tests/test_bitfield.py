"""Bitfields: the parser, and the generated accessors against a model read from the specification.

SPDX-License-Identifier: BSD-2-Clause
"""

import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

from generate.bitfield import Block, Field, parse
from generate.errors import DescriptionError

EXAMPLE = """
base 64
block pair { -- two words
    field top 1
    padding 62
    field low 1
    field whole 64
}
"""


def test_first_item_is_most_significant() -> None:
    pair = parse(EXAMPLE, "example").blocks[0]
    assert pair.words == 2
    assert pair.fields == [
        Field("top", word=1, shift=63, width=1),
        Field("low", word=1, shift=0, width=1),
        Field("whole", word=0, shift=0, width=64),
    ]


def test_union_takes_its_blocks_out_of_the_file() -> None:
    block = "block {0} {{ field data 60 field tag 4 }}\n"
    text = "base 64\n" + block.format("a") + block.format("b") + block.format("free")
    specification = parse(text + "tagged_union u tag { tag a 0 tag b 15 }", "example")
    assert [b.name for b in specification.blocks] == ["free"]
    union = specification.unions[0]
    assert (union.words, union.tag.shift, union.tag.width) == (1, 0, 4)
    assert [(b.name, value) for b, value in union.variants] == [("a", 0), ("b", 15)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("block b { field f 64 }", "needs 'base 32' or 'base 64'"),
        ("base 64 block b { field f 63 }", "63 bits, no whole words"),
        ("base 64 block b { field f 1 field g 64 padding 63 }", "g is empty or crosses a word"),
        ("base 64 block b { padding 64 field f 0 }", "f is empty or crosses a word"),
        ("base 64 block b { field_high f 64 }", "unknown item 'field_high'"),
        ("base 64 block b { field f x }", "expected a number, found 'x'"),
        ("base 64 block b { field f 64", "ends in the middle"),
        ("base 64 block b field", "expected '{', found 'field'"),
        ("base 64 raw b { }", "unknown definition 'raw'"),
        ("base 64 block b { field f 64 } block b { field f 64 }", "b is defined twice"),
        ("base 64 tagged_union u t { tag a 0 }", "unknown block a"),
        ("base 64 tagged_union u t { }", "u is empty"),
        ("base 64 block a { field t 64 } tagged_union u t { tag a 0 tag a 0 }", "the same tag"),
        (
            "base 64 block a { field x 60 field t 4 } tagged_union u t { tag a 16 }",
            "disagree on size or tag",
        ),
    ],
)
def test_wrong_specification_is_refused(text: str, message: str) -> None:
    with pytest.raises(DescriptionError, match=message):
        parse(text, "example")


def accessor_checks(prefix: str, block: Block, tag: Field | None) -> list[str]:
    """C statements that try each bit of each field, with all other bits first 0 and then 1."""
    lines: list[str] = []
    for field in _value_fields(block, tag):
        clear = f"before.words[{field.word}] &= ~{field.mask << field.shift:#x}ull;"
        for background in ("0", "~0ull"):
            lines.append(f"fill(v.words, {block.words}, {background});")
            if tag is not None:
                # The accessors refuse a value whose tag is another variant's.
                lines.append(f"v.words[{tag.word}] &= ~{tag.mask << tag.shift:#x}ull;")
                lines.append(f"v.words[{tag.word}] |= (seL4_Uint64){prefix} << {tag.shift};")
            lines += [
                "before = v;",
                f"for (int bit = 0; bit < {field.width}; bit++) {{",
                f"    v = {prefix}_set_{field.name}(v, 1ull << bit);",
                f"    CHECK({prefix}_get_{field.name}(v) == 1ull << bit);",
                f"    {clear}",
                f"    before.words[{field.word}] |= 1ull << (bit + {field.shift});",
                "    CHECK(memcmp(&v, &before, sizeof v) == 0);",
                f"    {prefix}_ptr_set_{field.name}(&v, 0);",
                f"    CHECK({prefix}_ptr_get_{field.name}(&v) == 0);",
                f"    {clear}",
                "    CHECK(memcmp(&v, &before, sizeof v) == 0);",
                "}",
            ]
    return lines


def constructor_checks(prefix: str, block: Block, tag: Field | None) -> list[str]:
    """C statements that construct with all bits of one field, or of none, and check every word."""
    fields = _value_fields(block, tag)
    lines: list[str] = []
    for chosen in [None, *fields]:
        arguments = [f"{f.mask if f is chosen else 0:#x}ull" for f in fields]
        lines.append(f"v = {prefix}_new({', '.join(arguments)});")
        lines.append(f"{prefix}_ptr_new({', '.join(['&before', *arguments])});")
        lines.append("CHECK(memcmp(&v, &before, sizeof v) == 0);")
        for index in range(block.words):
            terms = ["0ull"]
            if chosen is not None and chosen.word == index:
                terms.append(f"{chosen.mask << chosen.shift:#x}ull")
            if tag is not None and tag.word == index:
                terms.append(f"(seL4_Uint64){prefix} << {tag.shift}")
            lines.append(f"CHECK(v.words[{index}] == ({' | '.join(terms)}));")
    return lines


def _value_fields(block: Block, tag: Field | None) -> list[Field]:
    return [f for f in block.fields if tag is None or f.name != tag.name]


@pytest.mark.parametrize("name", ["sel4/shared_types.pbf", "sel4/sel4_arch/types.pbf"])
def test_generated_accessors(include: Path, tmp_path: Path, name: str) -> None:
    """Every field and every bit, the topmost too: set, get, neighbours, constructor, tag."""
    specification = parse((include / name).read_text(encoding="utf-8"), name)
    body: list[str] = []
    for block in specification.blocks:
        body += [f"{{ {block.name}_t v, before;"]
        body += accessor_checks(block.name, block, None)
        body += constructor_checks(block.name, block, None) + ["}"]
    for union in specification.unions:
        for block, value in union.variants:
            prefix = f"{union.name}_{block.name}"
            body += [f"{{ {union.name}_t v, before; CHECK({prefix} == {value});"]
            body += accessor_checks(prefix, block, union.tag)
            body += constructor_checks(prefix, block, union.tag)
            body += [f"CHECK({union.name}_get_{union.tag.name}(v) == {value});"]
            body += [f"CHECK({union.name}_{union.tag.name}_equals(v, {value}));"]
            body += [f"CHECK(!{union.name}_{union.tag.name}_equals(v, {value ^ 1})); }}"]
    program = (ROOT / "tests" / "accessors.c.in").read_text(encoding="utf-8")
    source = tmp_path / "accessors.c"
    header = name.replace(".pbf", "_gen.h")
    source.write_text(program.replace("@HEADER@", header).replace("@BODY@", "\n".join(body)))
    binary = tmp_path / "accessors"
    command = ["cc", "-std=c11", "-Wall", "-Werror", "-O1", f"-isystem{include}"]
    subprocess.run([*command, str(source), "-o", str(binary)], check=True)
    subprocess.run([str(binary)], check=True)
