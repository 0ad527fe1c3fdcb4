"""What the program says: every literal given to `_`, `N_`, `many`, `.text` and to the errors with words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARKERS = {"_", "N_", "many"}
ERRORS = {"MeetingDeskError", "Refused", "BadInput", "Fault"}


@dataclass(frozen=True)
class Use:
    """One message in one place. `values` are the names given with it; None where that cannot be seen."""

    msgid: str
    file: str
    line: int
    values: frozenset[str] | None

    @property
    def place(self) -> str:
        """Where it stands, as editors understand it."""
        return f"{self.file}:{self.line}"


def uses(source: Path) -> Iterator[Use]:
    """All messages of the program, in order of file and line."""
    for path in sorted(source.rglob("*.py")):
        file = path.relative_to(source.parent).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Call):
                yield from _said(node, file)


def spoken_strings(source: Path) -> set[str]:
    """Every string literal of the program: an entry among none of them is never shown."""
    found: set[str] = set()
    for path in source.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        constants = (node.value for node in nodes if isinstance(node, ast.Constant))
        found |= {value for value in constants if isinstance(value, str)}
    return found


def _said(call: ast.Call, file: str) -> Iterator[Use]:
    name, arguments = _called(call), call.args
    if name == "many":
        texts = arguments[:2]
    elif name in MARKERS or name in ERRORS or name == ".text":
        texts = arguments[:1]
    else:
        return
    for text in texts:
        for msgid in _literals(text):
            yield Use(msgid, file, call.lineno, _values(call, name))


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    if isinstance(call.func, ast.Attribute):
        return ".text" if call.func.attr == "text" else call.func.attr
    return ""


def _literals(node: ast.expr) -> Iterator[str]:
    """The strings an argument can be: a literal, or either side of `a if … else b`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _values(call: ast.Call, name: str) -> frozenset[str] | None:
    if name in {"N_", "many"} or any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
