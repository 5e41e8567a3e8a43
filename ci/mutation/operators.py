# What can go wrong at one node of a syntax tree: each operator proposes edits of the text.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mutation.tree import Node


@dataclass(frozen=True)
class Edit:
    """The bytes from `start` to `end` of a file become `text`."""

    start: int
    end: int
    text: str


_SHIFTED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
_LOGICAL = {"&&": "||", "||": "&&"}
_ARITHMETIC = {"+": "-", "-": "+", "<<": ">>", ">>": "<<"}
_EXPRESSIONS = ("CALL_EXPR", "BINARY_OPERATOR", "COMPOUND_ASSIGNMENT_OPERATOR", "UNARY_OPERATOR",
                "UNEXPOSED_EXPR")  # fmt: skip
_JUMPS = ("BREAK_STMT", "CONTINUE_STMT", "RETURN_STMT")
_STATEMENT_PARENTS = ("COMPOUND_STMT", "CASE_STMT", "DEFAULT_STMT")
_NUMBER = re.compile(r"(0[xX][0-9a-fA-F']+|0[bB][01']+|[0-9][0-9']*)[uUlLzZ]*")
_NAME = re.compile(r"[A-Za-z_]\w*")
_NOTHING = ("0", "{}", "false", "nullptr", "")


def dropped_check(node: Node) -> Iterator[Edit]:
    """`if (condition) return …` never returns."""
    condition, then = _condition(node)
    if condition and then and _is_exit(then):
        yield _decided(condition, "false")


def branch(node: Node) -> Iterator[Edit]:
    """Another `if`, or a `?:`, always goes the same way."""
    condition, then = _condition(node)
    if condition and then and not _is_exit(then):
        yield _decided(condition, "false")
        yield _decided(condition, "true")


def loop(node: Node) -> Iterator[Edit]:
    """A `while` goes round once at most."""
    if node.kind == "WHILE_STMT":
        yield Edit(node.start, node.start + len("while"), "if")


def comparison(node: Node) -> Iterator[Edit]:
    """`<` is taken for `<=`, `==` for `!=`."""
    yield from _operator(node, _SHIFTED)


def logical(node: Node) -> Iterator[Edit]:
    """`&&` is taken for `||`."""
    yield from _operator(node, _LOGICAL)


def arithmetic(node: Node) -> Iterator[Edit]:
    """`+` is taken for `-`, `<<` for `>>`."""
    yield from _operator(node, _ARITHMETIC)


def negation(node: Node) -> Iterator[Edit]:
    """`!` or `~` is forgotten."""
    if node.kind == "UNARY_OPERATOR" and node.text[:1] in ("!", "~"):
        yield Edit(node.start, node.start + 1, "")


def flag(node: Node) -> Iterator[Edit]:
    """One side of `a | b` or `a & b` is forgotten; of `a |= b`, what was there."""
    if (sides := _sides(node)) and sides[1] in ("|", "&"):
        left, _, right = sides
        yield Edit(node.start, node.end, left.text)
        yield Edit(node.start, node.end, right.text)
    elif sides and sides[1] in ("|=", "&="):
        left, _, right = sides
        yield Edit(left.end, right.start, " = ")


def argument(node: Node) -> Iterator[Edit]:
    """Two neighbours of equal type are swapped; a call gets nothing in the place of one."""
    if node.kind == "CALL_EXPR" and not node.cursor.spelling.startswith("operator"):
        given = node.arguments
    elif node.kind == "INIT_LIST_EXPR":
        given = [c for c in node.children if node.start < c.start]
    else:
        return
    for one, other in zip(given, given[1:], strict=False):
        if one.type_name == other.type_name and one.text != other.text and one.end <= other.start:
            between = node.data[one.end : other.start].decode()
            yield Edit(one.start, other.end, f"{other.text}{between}{one.text}")
    for one in given if node.kind == "CALL_EXPR" else ():
        is_text = one.text.startswith('"')  # for people: a name, the reason of a panic
        if _is_scalar(one) and not is_text and one.text not in (*_NOTHING, node.text):
            yield Edit(one.start, one.end, "{}")


def statement(node: Node) -> Iterator[Edit]:
    """A statement with an effect, or a jump, is forgotten."""
    if not node.parents or node.parents[-1].kind not in _STATEMENT_PARENTS:
        return
    parent = node.parents[-1]
    if parent.kind == "CASE_STMT" and parent.children[0].start == node.start:
        return  # the label
    if node.kind in _EXPRESSIONS and node.data[node.end : node.end + 1] == b";":
        yield Edit(node.start, node.end, "(void)0")
    elif node.kind in _JUMPS and node.text in ("break", "continue", "return"):
        yield Edit(node.start, node.end, "(void)0")


def constant(node: Node) -> Iterator[Edit]:
    """A number is off by one, `true` is `false`, an enumerator is the next one."""
    text = node.text
    if node.kind == "INTEGER_LITERAL" and (number := _NUMBER.fullmatch(text)):
        value = int(number[1].replace("'", ""), 0 if not number[1].isdecimal() else 10)
        suffix = text[len(number[1]) :]
        yield Edit(node.start, node.end, f"{value + 1}{suffix}")
    elif node.kind == "INTEGER_LITERAL" and _NAME.fullmatch(text):  # a macro's name
        yield Edit(node.start, node.end, f"({text} + 1)")
    elif node.kind == "CXX_BOOL_LITERAL_EXPR" and text in ("true", "false"):
        yield Edit(node.start, node.end, "false" if text == "true" else "true")
    elif node.kind == "DECL_REF_EXPR" and (names := _enumerators(node)):
        head = text[: len(text) - len(node.cursor.spelling)]
        next_one = (names.index(node.cursor.spelling) + 1) % len(names)
        if len(names) > 1:
            yield Edit(node.start, node.end, f"{head}{names[next_one]}")


Operator = Callable[[Node], Iterator[Edit]]

OPERATORS: Mapping[str, Operator] = MappingProxyType({
    "check": dropped_check,
    "branch": branch,
    "loop": loop,
    "comparison": comparison,
    "logical": logical,
    "arithmetic": arithmetic,
    "negation": negation,
    "flag": flag,
    "argument": argument,
    "statement": statement,
    "constant": constant,
})  # fmt: skip


def _condition(node: Node) -> tuple[Node | None, Node | None]:
    """Condition and what follows if it holds, of an `if` or a `?:`."""
    parts = node.children
    if node.kind == "CONDITIONAL_OPERATOR" and len(parts) == 3:
        return parts[0], parts[1]
    if node.kind != "IF_STMT":
        return None, None
    then = next((i for i, part in enumerate(parts) if part.cursor.kind.is_statement()), 0)
    # In `if (T* x = f())` the condition is the declaration, which is longer than the name's use.
    head = [part for part in parts[:then] if part.start <= parts[then - 1].start]
    return (head[0] if head else None), (parts[then] if then else None)


def _decided(condition: Node, value: str) -> Edit:
    if condition.kind in ("VAR_DECL", "DECL_STMT"):
        return Edit(condition.end, condition.end, f"; {value}")
    return Edit(condition.start, condition.end, value)


def _is_exit(then: Node) -> bool:
    body = then.children if then.kind == "COMPOUND_STMT" else [then]
    return len(body) == 1 and body[0].kind == "RETURN_STMT"


def _sides(node: Node) -> tuple[Node, str, Node] | None:
    """Left side, operator and right side of a binary operator, built in or overloaded."""
    if node.kind in ("BINARY_OPERATOR", "COMPOUND_ASSIGNMENT_OPERATOR"):
        sides = node.children
    elif node.kind == "CALL_EXPR" and node.cursor.spelling.startswith("operator"):
        sides = node.arguments
    else:
        return None
    if len(sides) != 2 or sides[0].end > sides[1].start:
        return None
    left, right = sides
    return left, node.data[left.end : right.start].decode().strip(), right


def _operator(node: Node, others: Mapping[str, str]) -> Iterator[Edit]:
    if (sides := _sides(node)) and sides[1] in others:
        left, symbol, right = sides
        at = node.data.index(symbol.encode(), left.end, right.start)
        yield Edit(at, at + len(symbol), others[symbol])


def _is_scalar(node: Node) -> bool:
    """Whether `{}` in its place is zero: a number, a truth value, an enumerator or a pointer."""
    kind = node.cursor.type.get_canonical().kind.name
    return kind in ("POINTER", "ENUM", "BOOL") or kind.endswith(("INT", "LONG", "SHORT", "CHAR_U"))


def _enumerators(node: Node) -> list[str]:
    """The names of the enumeration that the node is a name of, in their order."""
    named = node.cursor.referenced
    if named is None or named.kind.name != "ENUM_CONSTANT_DECL":
        return []
    if not node.text.endswith(node.cursor.spelling):
        return []  # from a macro
    siblings = named.semantic_parent.get_children()
    return [c.spelling for c in siblings if c.kind.name == "ENUM_CONSTANT_DECL"]
