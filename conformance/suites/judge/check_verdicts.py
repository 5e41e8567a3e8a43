#!/usr/bin/python3
"""Compares the journal of the misbehaving image with the verdicts that expected.toml demands.

SPDX-License-Identifier: BSD-2-Clause

usage: check_verdicts.py EXPECTED.toml JOURNAL GEN_CONFIG.json
Prints each difference; exit code 0 if there is none, else 1.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any


def read_verdicts(journal: Path) -> dict[str, tuple[str, list[str]]]:
    """The last verdict of each case, with its detail lines."""
    verdicts: dict[str, tuple[str, list[str]]] = {}
    for line in journal.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record.get("record") == "case":
            verdicts[record["name"]] = (record["verdict"], record.get("details", []))
    return verdicts


def says(details: list[str], wanted: str | list[str]) -> bool:
    """Whether one of the lines has the wanted text, or all of those texts."""
    texts = [wanted] if isinstance(wanted, str) else wanted
    return any(all(text in detail for text in texts) for detail in details or [""])


def differences(expected: dict[str, dict[str, dict[str, Any]]],
                found: dict[str, tuple[str, list[str]]], config: dict[str, object]) -> list[str]:
    """One sentence for each case that was judged otherwise than it should have been."""
    wanted = {f"{thing}.{case}": rule for thing, cases in expected.items()
              for case, rule in cases.items()}
    sentences = [f"{name}: nothing is expected of this case" for name in found.keys() - wanted.keys()]
    for name, rule in wanted.items():
        if "needs" in rule and not config.get(rule["needs"]):
            rule = {"verdict": "SKIP"}
        verdict, details = found.get(name, ("no verdict", []))
        if verdict != rule["verdict"]:
            sentences.append(f"{name}: expected {rule['verdict']}, found {verdict} {details}")
        elif not says(details, rule.get("detail", "")):
            sentences.append(f"{name}: no detail says '{rule['detail']}': {details}")
    return sorted(sentences)


def main() -> int:
    expected = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = read_verdicts(Path(sys.argv[2]))
    config = json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
    sentences = differences(expected, found, config)
    for sentence in sentences:
        print(sentence)
    print(f"{len(found)} cases, {len(sentences)} judged wrongly")
    return 1 if sentences or not found else 0


if __name__ == "__main__":
    sys.exit(main())
