"""Writes the cases of the boundary tables: one a number of a method of the kernel under test.

SPDX-License-Identifier: BSD-2-Clause

What a number may be, and which rows of the catalogue that decides besides the two that hold for any
invocation, stands in boundary/arguments.toml. A number that no rule names, as a kernel's own method
may have, makes a case that fails and says so.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases import camel_case, case_lines, file_text, rows_here, write_cases
from describe import Api, DescriptionError, Field, Method

_EVERY_VALUE = "SYS-081"
_NO_TRACE = "SYS-071"
_UNDECIDED = "Expected::undecided()"
_KEYS = {"numbers", "behaviour", "least", "most", "refused", "inside", "outcome", "any", "open",
         "limits", "with", "arrange", "rows", "good", "step"}  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """A table of arguments.toml. `least`, `most`, `outcome`, `step` and the values of `settings` are C++;
    `rows` are those of this rule alone, instead of all that the number has. `open` is why no case
    tries the number, empty if one does; `is_any` that it refuses nothing; `good` what a good message
    is answered, empty for what the method says."""

    numbers: tuple[str, ...]
    behaviour: str
    least: str
    most: str
    outcome: str
    limits: str
    step: str
    settings: Mapping[str, str]
    arrange: str
    rows: tuple[str, ...]
    open: str
    is_any: bool
    good: str

    def names(self, method: Method, field: Field) -> bool:
        return f"{method.function}.{field.name}" in self.numbers


def _outcome(table: Mapping[str, Any]) -> str:
    if "outcome" in table:
        return _decided(table, "outcome")
    if table.get("any"):
        return "Expected::success()"
    inside = table.get("inside", "Expected::success()")
    return f"within_limits(a, {_decided(table, 'refused')}, {inside})"


def _decided(table: Mapping[str, Any], key: str) -> str:
    """What a rule says of its values. DescriptionError: nothing, whatever the value. (One that comes
    to that only by its limits fails as a case: boundary.cpp.)"""
    text = str(table[key])
    if text.strip() == _UNDECIDED:
        names = ", ".join(table["numbers"])
        raise DescriptionError(f"the rule of {names} leaves every value undecided: say `open`, and why")
    return text


def _rule(table: Mapping[str, Any]) -> Rule:
    if unknown := set(table) - _KEYS:
        raise DescriptionError(f"a rule with unknown keys: {', '.join(sorted(unknown))}")
    is_open = "open" in table
    return Rule(
        numbers=tuple(table["numbers"]),
        behaviour=str(table["behaviour"]),
        least=str(table.get("least", "0")),
        most=str(table.get("most", "0")),
        outcome="" if is_open else _outcome(table),
        limits=str(table.get("limits", "Known")),
        step=str(table.get("step", "1")),
        settings=dict(table.get("with", {})),
        arrange=str(table.get("arrange", "nullptr")),
        rows=tuple(table.get("rows", ())),
        open=str(table.get("open", "")),
        is_any=bool(table.get("any")),
        good=str(table.get("good", "")),
    )


class Rules:
    """arguments.toml: the rules of numbers, and what methods answer to a good message."""

    def __init__(self, path: Path) -> None:
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8"))
            self._rules = [_rule(table) for table in document["rule"]]
            self.good: dict[str, str] = document.get("good", {})
            self._rows: dict[str, list[str]] = document.get("rows", {})
        except (OSError, ValueError, KeyError, TypeError, DescriptionError) as error:
            raise DescriptionError(f"{path}: no table of rules: {error}") from error

    def of(self, method: Method, field: Field) -> list[Rule]:
        """The rules of a number: those that name its method, or else those of its name alone."""
        own = [one for one in self._rules if one.names(method, field)]
        return own or [one for one in self._rules if field.name in one.numbers]

    def all_rows(self) -> list[str]:
        """Every row that the tables name, for whatever architecture."""
        named = {one for ids in self._rows.values() for one in ids}
        return sorted(named.union(*(rule.rows for rule in self._rules)))

    def rows(self, rule: Rule, method: Method, field: Field,
             here: Mapping[str, Mapping[str, Any]]) -> list[str]:  # fmt: skip
        """The rows that a rule decides about a number, of those that are meant for this
        architecture. DescriptionError: a row is of another call."""
        name = f"{method.function}.{field.name}"
        ids = [one for one in rule.rows or self._rows.get(name, ()) if one in here]
        for one in ids:
            if here[one]["call"] != method.function:
                raise DescriptionError(f"{name}: {one} is a row of {here[one]['call']}")
        return ids


def _bits(api: Api, method: Method, word: int, field: Field) -> int:
    """A number that is alone in its word can be sent with all of the word's bits."""
    size = api.bits(field.type)
    if size >= api.word_bits:
        return size
    return api.word_bits if len(method.words[word]) == 1 else size


def _number(api: Api, method: Method, name: str) -> str:
    for word, fields in enumerate(method.words):
        for field in fields:
            if field.name == name:
                bits = _bits(api, method, word, field)
                return f'{{"{name}", {word}, {field.shift}, {bits}}}'
    raise DescriptionError(f"{method.function} has no number '{name}' to be set")


def _rule_lines(api: Api, method: Method, rule: Rule, good: str) -> Iterator[str]:
    settings = ", ".join(
        f"{{{_number(api, method, name)}, {value}}}" for name, value in rule.settings.items()
    )
    yield "constexpr sweep::Rule rule{"
    yield f"    {rule.least}, {rule.most},"
    yield f"    [](const sweep::Attempt& a) -> sweep::Expected {{ return (void)a, {rule.outcome}; }},"
    yield f"    sweep::Limits::{rule.limits}, {rule.step}, {rule.arrange}, sys::{good},"
    yield f"    {len(rule.settings)}, {{{settings}}}}};"


def _case(api: Api, method: Method, field: Field, rule: Rule, good: str,
          ids: Sequence[str]) -> Iterator[str]:  # fmt: skip
    decided = [*ids, _EVERY_VALUE]
    body = [
        *_rule_lines(api, method, rule, good),
        f"constexpr sweep::Number number{_number(api, method, field.name)};",
        f"const auto answers = sweep::answers_around_the_limits(t, {method.function}_, number, rule);",
        *(f'CHECK_EQ("{one}", answers, sweep::as_documented);' for one in decided),
    ]
    # Two equal errors would not tell a trace.
    has_trace = not rule.is_any and good == "seL4_NoError"
    if has_trace:
        body.append(f'CHECK("{_NO_TRACE}", answers.refused != 0 && !answers.left_a_trace);')
    declared = [*decided, _NO_TRACE] if has_trace else decided
    return case_lines(method.function, camel_case(field.name) + rule.behaviour, declared, body)


def _unknown(method: Method, field: Field) -> Iterator[str]:
    body = (
        f'sweep::has_no_rule("{method.function}.{field.name}");',
        f'CHECK("{_EVERY_VALUE}", false);',
    )
    behaviour = camel_case(field.name) + "HasNoRule"
    return case_lines(method.function, behaviour, [_EVERY_VALUE], body)


def _cases(api: Api, method: Method, rules: Rules,
           here: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:  # fmt: skip
    for fields in method.words:
        for field in fields:
            found = rules.of(method, field)
            if not found:
                yield from _unknown(method, field)
            for rule in found:
                if not rule.open:
                    ids = rules.rows(rule, method, field, here)
                    good = rule.good or rules.good.get(method.function, "seL4_NoError")
                    yield from _case(api, method, field, rule, good, ids)


def source_text(api: Api, found: Sequence[Method], rules: Rules,
                here: Mapping[str, Mapping[str, Any]]) -> str:  # fmt: skip
    """The whole C++ file."""
    head = (
        "// Generated from the kernel's own description of its methods, and boundary/arguments.toml.",
        '#include "boundary.hpp"',
        '#include "outcomes.hpp"',
        "",
        "namespace selfe::conformance {",
        "using namespace sweep;",
        "}  // namespace selfe::conformance",
    )
    lines = [line for method in found for line in _cases(api, method, rules, here)]
    return file_text(head, api, found, lines)


def main() -> int:
    return write_cases(
        __doc__,
        lambda api, found, options: source_text(
            api, found, Rules(options.rules), rows_here(options.catalogue, api)
        ),
        rules="boundary/arguments.toml",
    )


if __name__ == "__main__":
    sys.exit(main())
