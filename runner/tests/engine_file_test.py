# Engine files: what they say, and what is refused of them.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest

from selfe_runner.farm.engine import Device
from selfe_runner.farm.engine_file import engine_platforms, read_engine_file
from selfe_runner.problem import Problem

FILE = """\
engine = "lava"
url = "http://127.0.0.1:8000"
token_file = "{folder}/token"
[[device]]
platform = "sabre"
type = "selfe-sabre"
tags = ["virtual"]
"""


def written(folder: Path, text: str = FILE, token: str = "0123abcd\n", mode: int = 0o600) -> Path:
    (folder / "token").write_text(token)
    (folder / "token").chmod(mode)
    file = folder / "lab.toml"
    file.write_text(text)
    return file


def test_images_are_offered_on_loopback_unless_told_otherwise(tmp_path: Path) -> None:
    engine = read_engine_file(written(tmp_path))
    assert engine.listen == ("127.0.0.1", 0)
    assert engine.token == "0123abcd"
    assert engine.devices == {"sabre": Device("selfe-sabre", ("virtual",))}
    images = '[images]\nlisten = "0.0.0.0:8181"\nurl = "http://lab:8181"\n'
    engine = read_engine_file(written(tmp_path, FILE + images))
    assert (engine.listen, engine.images_url) == (("0.0.0.0", 8181), "http://lab:8181")


def test_platforms_of_an_engine_are_those_of_its_devices(tmp_path: Path) -> None:
    more = '[[device]]\nplatform = "tx1"\ntype = "selfe-tx1"\n'
    assert engine_platforms(written(tmp_path, FILE + more)) == {"sabre", "tx1"}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"lava"', '"jenkins"', "1:1: error: there is no engine `jenkins`"),
        ("http:", "file:", "2:1: error: `url` does not match"),
        ("[[device]]", "[images]\nport = 1\n[[device]]", "5:1: error: there is no key `port`"),
        ('platform = "sabre"', 'platform = "../x"', "5:1: error: `platform` does not match"),
        ('tags = ["virtual"]', '[[device]]\nplatform = "sabre"\ntype = "x"', "has boards of"),
        ('type = "selfe-sabre"', "", "4:1: error: `type` is missing"),
    ],
)
def test_mistake_is_named_at_its_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    with pytest.raises(Problem) as caught:
        read_engine_file(written(tmp_path, FILE.replace(old, new)))
    assert place in caught.value.lines()[0]


@pytest.mark.parametrize(
    ("token", "mode", "message"),
    [
        ("0123abcd", 0o644, "others may read"),
        ("0123abcd", 0o640, "others may read"),
        ("", 0o600, "no line of letters and digits"),
        ("01\r\nHost: elsewhere", 0o600, "no line of letters and digits"),
        ("0123é", 0o600, "no line of letters and digits"),
    ],
)
def test_token_is_a_secret_and_a_word(tmp_path: Path, token: str, mode: int, message: str) -> None:
    with pytest.raises(Problem, match=message):
        read_engine_file(written(tmp_path, token=token, mode=mode))
