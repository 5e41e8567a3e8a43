"""The generator of the sweep: what it reads out of a description, and which rows its cases decide.

SPDX-License-Identifier: BSD-2-Clause
"""

import json
import re
from pathlib import Path

import pytest
from cases import object_name
from describe import Api, DescriptionError, methods, packed
from generate import catalogue_rows, main, source_text

XML = """<api>
  <interface name="seL4_Thing">
    <method id="ThingMove" name="Move"/>
    <method id="ThingTimed" name="Timed"/>
    <method id="ThingForMCS" name="Timed"/>
    <method id="ThingAbsent" name="Absent"/>
  </interface>
</api>"""

CATALOGUE = """
[TH-001]
call = "seL4_Thing_Move"
rule = "shorter than it needs"
source = "manual"
sweep = "words"

[TH-002]
call = "seL4_Thing_Move"
rule = "the same on another architecture"
arch = ["riscv64"]
source = "manual"
sweep = "words"

[TH-003]
call = "seL4_Thing_Move"
rule = "what no sweep decides"
source = "manual"
"""


def described(folder: Path, word_bytes: int) -> Path:
    """An api.json of one interface: `Move` takes a word, a flag, a byte and two capabilities,
    `Timed` a time and a register set, `Absent` is left out by the configuration."""

    def parameters(*pairs: tuple[str, str]) -> dict[str, object]:
        return {"parameters": [{"name": name, "type": kind} for name, kind in pairs]}

    manifest = {
        "configuration": {"ARCH": "arm", "SEL4_ARCH": "aarch64"},
        "aliases": {
            "seL4_Word": {"size": word_bytes, "target": "unsigned long"},
            "seL4_Uint8": {"size": 1, "target": "unsigned char"},
            "seL4_Bool": {"size": 1, "target": "signed char"},
            "seL4_Time": {"size": 8, "target": "unsigned long long"},
            "seL4_CPtr": {"size": word_bytes, "target": "seL4_Word"},
            "seL4_Thing": {"size": word_bytes, "target": "seL4_CPtr"},
        },
        "records": {"seL4_CapRights_t": {"size": word_bytes}},
        "enumerations": [
            {
                "enumerators": [
                    {"name": "ThingTimed", "value": "1"},
                    {"name": "ThingMove", "value": "2"},
                    {"name": "seL4_ThingObject", "value": "7"},
                    {"name": "seL4_CapThing", "value": "4"},
                ]
            }
        ],
        "functions": {
            "seL4_Thing_Move": parameters(
                ("_service", "seL4_Thing"),
                ("flag", "seL4_Bool"),
                ("byte", "seL4_Uint8"),
                ("to", "seL4_CPtr"),
                ("rights", "seL4_CapRights_t"),
                ("other", "seL4_Thing"),
            ),
            "seL4_Thing_Timed": parameters(
                ("_service", "seL4_Thing"),
                ("byte", "seL4_Uint8"),
                ("time", "seL4_Time"),
                ("registers", "seL4_UserContext *"),
                ("behind", "seL4_Word"),
            ),
        },
    }
    (folder / "api.json").write_text(json.dumps(manifest))
    (folder / "object-api.xml").write_text(XML)
    (folder / "thing.toml").write_text(CATALOGUE)
    return folder / "api.json"


def test_methods_are_those_of_the_configuration_in_the_order_of_the_interface(
    tmp_path: Path,
) -> None:
    api = Api(described(tmp_path, 8))
    found = methods(api, [tmp_path / "object-api.xml"])
    assert [(one.function, one.label) for one in found] == [
        ("seL4_Thing_Move", "ThingMove"),
        ("seL4_Thing_Timed", "ThingTimed"),
    ]
    assert found[0].caps == ("seL4_CPtr", "seL4_Thing")
    assert found[0].cap_names == ("to", "other")


def test_parameters_are_packed_as_messages_are(tmp_path: Path) -> None:
    api = Api(described(tmp_path, 8))
    move = methods(api, [tmp_path / "object-api.xml"])[0]
    assert [[(one.name, one.shift, one.bits) for one in word] for word in move.words] == [
        [("flag", 0, 1), ("byte", 8, 8)],
        [("rights", 0, 64)],
    ]


@pytest.mark.parametrize(("word_bytes", "words"), [(4, 3), (8, 2)])
def test_a_time_takes_two_words_of_32_bits_and_a_register_set_none(
    tmp_path: Path, word_bytes: int, words: int
) -> None:
    api = Api(described(tmp_path, word_bytes))
    assert len(methods(api, [tmp_path / "object-api.xml"])[1].words) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [((), ["a", "b"]), ((("count", "seL4_Word"),), ["count"])],
    ids=["whole", "counted"],
)
def test_a_record_is_sent_whole_unless_a_count_says_how_much(
    tmp_path: Path, before: tuple[tuple[str, str], ...], words: list[str]
) -> None:
    path = described(tmp_path, 8)
    manifest = json.loads(path.read_text())
    manifest["records"]["seL4_Pair_"] = {
        "size": 16,
        "fields": [{"name": name, "type": "seL4_Word"} for name in ("a", "b")],
    }
    manifest["aliases"]["seL4_Pair"] = {"size": 16, "target": "struct seL4_Pair_"}
    manifest["functions"]["seL4_Thing_Move"]["parameters"] = [
        {"name": name, "type": kind}
        for name, kind in (
            ("_service", "seL4_Thing"),
            *before,
            ("pair", "seL4_Pair *"),
            ("answer", "seL4_Pair *"),
        )
    ]
    path.write_text(json.dumps(manifest))
    (tmp_path / "object-api.xml").write_text(
        '<api><interface name="seL4_Thing"><method id="ThingMove" name="Move">'
        '<param dir="in" name="pair" type="seL4_Pair"/>'
        '<param dir="out" name="answer" type="seL4_Pair"/></method></interface></api>'
    )
    move = methods(Api(path), [tmp_path / "object-api.xml"])[0]
    assert [one.name for word in move.words for one in word] == words


def test_what_follows_a_long_value_starts_a_word(tmp_path: Path) -> None:
    api = Api(described(tmp_path, 4))
    layout = packed(api, [("time", "seL4_Time"), ("byte", "seL4_Uint8")])
    assert [[one.name for one in word] for word in layout] == [["time"], [], ["byte"]]


def test_cases_decide_the_rows_of_their_method_kind_and_architecture(tmp_path: Path) -> None:
    api = Api(described(tmp_path, 8))
    rows = catalogue_rows(tmp_path, api)
    assert rows == {("seL4_Thing_Move", "words"): ["TH-001"]}
    text = source_text(api, methods(api, [tmp_path / "object-api.xml"]), rows)
    cases = dict(re.findall(r"CASE\((\w+, \w+), (.*)\) \{", text))
    assert cases["ThingMove, WithTooFewWordsIsTruncatedMessage"] == '"TH-001", "SYS-078"'
    assert cases["ThingTimed, WithTooFewWordsIsTruncatedMessage"] == '"SYS-078"'
    assert cases["ThingMove, WithTooFewCapabilitiesIsTruncatedMessage"] == '"SYS-079"'
    assert "ThingTimed, WithTooFewCapabilitiesIsTruncatedMessage" not in cases
    assert cases["Thing, WithAnUnknownLabelIsIllegalOperation"] == '"SYS-070"'
    assert '{"seL4_Thing", sys::seL4_ThingObject, sys::seL4_CapThing}' in text


@pytest.mark.parametrize(
    ("function", "name"),
    [
        ("seL4_CNode_Copy", "CNodeCopy"),
        ("seL4_TCB_SetMCPriority", "TcbSetMcPriority"),
        ("seL4_ARM_Page_Clean_Data", "PageCleanData"),
        ("seL4_X86_IOPort_In8", "IoPortIn8"),
        ("seL4_IRQControl_GetIOAPIC", "IrqControlGetIoapic"),
        ("seL4_ARM_VSpace_Unify_Instruction", "VSpaceUnifyInstruction"),
    ],
)
def test_names_are_those_of_the_other_suites(function: str, name: str) -> None:
    assert object_name(function) == name


def test_a_description_without_methods_is_refused(tmp_path: Path) -> None:
    api = Api(described(tmp_path, 8))
    (tmp_path / "object-api.xml").write_text("<api/>")
    with pytest.raises(DescriptionError, match="no method in common"):
        methods(api, [tmp_path / "object-api.xml"])


@pytest.mark.parametrize(("damaged", "text"), [("api.json", "{}"), ("object-api.xml", "<api>")])
def test_what_cannot_be_read_is_named(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    damaged: str,
    text: str,
) -> None:
    api = described(tmp_path, 8)
    (tmp_path / damaged).write_text(text)
    output = tmp_path / "cases.cpp"
    arguments = ["--api", str(api), "--interfaces", str(tmp_path), "--catalogue", str(tmp_path)]
    monkeypatch.setattr("sys.argv", ["generate.py", *arguments, "--output", str(output)])
    assert main() == 1
    assert damaged in capsys.readouterr().err
    assert not output.exists()
