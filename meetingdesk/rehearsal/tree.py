"""YAML files of a case as a tree of texts that know their line.

Only the safe parser's events are used: no tag makes an object, a scalar stays the text that was written (so
14:30 is not 870, 01 is not 1 and 82.5 stays exact), `null` and `~` alone are nothing. Aliases are allowed but
counted at their full size, so that a few lines cannot grow into millions. Keys: case.yaml, case.yaml_deep,
case.yaml_many, case.yaml_twice, case.yaml_tag, case.not_a_list, case.not_a_mapping, case.not_a_text,
case.field_missing, case.field_number, case.number_long, case.field_whole, case.field_date, case.field_time,
case.too_big, case.text_too_long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from pathlib import Path

import yaml

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.rehearsal.source import prose, text_of, too_big
from meetingdesk.rehearsal.table import calendar_day, clock_time, shown

MAX_CHARACTERS = 1_000_000
MAX_NODES = 50_000
MAX_DEPTH = 20
MAX_TEXT = 2_000
MAX_LABEL = 60
"""Characters of a grade, an aspect or a class of voters; more would not fit its box on the paper."""
MOST = 999_999_999

_PARSER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DECIMAL = re.compile(r"-?\d{1,9}(\.\d{1,9})?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_YES = frozenset({"true", "yes", "on", "是"})


@dataclass
class Node:
    """A value of the file: a text, nothing, a list or a mapping. `name` is the key it stands under."""

    file: str
    line: int
    name: str
    scalar: str | None = None
    many: list[Node] | None = None
    fields: dict[str, Node] | None = None
    size: int = 1
    open_key: str | None = field(default=None, repr=False)

    def bad(self, key: str, **values: object) -> BadInput:
        """The refusal of this value."""
        field = shown(self.name or self.file)  # the whole file stands under no key
        return BadInput(key, file=self.file, row=self.line, field=field, **values)

    @property
    def nothing(self) -> bool:
        """Whether the file says null here, or nothing at all."""
        return self.scalar is None and self.many is None and self.fields is None

    def get(self, name: str) -> Node:
        """The value under a key of a mapping; nothing (with this line) where there is none."""
        return self.mapping().get(name) or Node(self.file, self.line, name)

    def mapping(self) -> dict[str, Node]:
        """The values of a mapping; nothing counts as an empty one."""
        if self.fields is None and not self.nothing:
            raise self.bad("case.not_a_mapping")
        return self.fields or {}

    def items(self) -> list[Node]:
        """The values of a list; nothing counts as an empty one."""
        if self.many is None and not self.nothing:
            raise self.bad("case.not_a_list")
        return self.many or []

    def texts(self) -> tuple[str, ...]:
        """A list of texts, or a single one."""
        if self.scalar is not None:
            return (self.need(),)
        return tuple(each.need() for each in self.items())

    def text(self) -> str | None:
        """A text or `None`."""
        if self.many is not None or self.fields is not None:
            raise self.bad("case.not_a_text")
        found = prose(self.scalar or "")
        if len(found) > MAX_TEXT:
            raise self.bad("case.text_too_long", most=MAX_TEXT)
        return found or None

    def need(self) -> str:
        """A text that must be there."""
        found = self.text()
        if found is None:
            raise self.bad("case.field_missing")
        return found

    def label(self, most: int = MAX_TEXT) -> str:
        """A name that must be there, cleaned as names are stored, of at most so many characters."""
        found = clean_name(self.need())
        if not found:
            raise self.bad("case.field_missing")
        if len(found) > most:
            raise self.bad("case.text_too_long", most=most)
        return found

    def number(self) -> Fraction | None:
        """An exact number in plain decimals, or `None`."""
        found = self.text()
        if found is None:
            return None
        if not _DECIMAL.fullmatch(found):
            long = _NUMBER.fullmatch(found) is not None
            raise self.bad("case.number_long" if long else "case.field_number", value=shown(found))
        return Fraction(found)

    def whole(self, most: int = MOST) -> int | None:
        """A whole number from 0 to `most`, or `None`."""
        found = self.number()
        if found is not None and (not 0 <= found <= most or found.denominator != 1):
            raise self.bad("case.field_whole", value=shown(self.need()), most=most)
        return None if found is None else int(found)

    def day(self) -> date | None:
        """A date or `None`; a time of day behind it is passed over."""
        found = self.text()
        day = None if found is None else calendar_day(re.split(r"[ T]", found, maxsplit=1)[0])
        if found is not None and day is None:
            raise self.bad("case.field_date", value=shown(found))
        return day

    def clock(self) -> time | None:
        """A time of day or `None`."""
        found = self.text()
        at = None if found is None else clock_time(found.replace("：", ":"))
        if found is not None and at is None:
            raise self.bad("case.field_time", value=shown(found))
        return at

    def yes(self) -> bool:
        """Whether the file says yes; nothing is no."""
        return (self.text() or "").lower() in _YES


def read_tree(path: Path) -> Node:
    """Read one YAML file. Its sentence for a fault of form names the line."""
    text = text_of(path)
    if len(text) > MAX_CHARACTERS:
        raise too_big(path.name, text)
    builder = _Builder(path.name)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadInput("case.yaml", file=path.name, row=line) from error
    except yaml.reader.ReaderError as error:
        raise BadInput("case.binary", file=path.name, row=_row_of(text, error)) from error
    return builder.root()


def _row_of(text: str, error: yaml.reader.ReaderError) -> int:
    """The line of a character that YAML does not allow; the two parsers count its place differently."""
    position = text.find(chr(error.character)) if isinstance(error.character, int) else 0
    return text.count("\n", 0, max(position, 0)) + 1


class _Builder:
    """Builds the tree from events, keeping the open lists and mappings on a stack of its own."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._stack: list[tuple[Node, str | None]] = []
        self._anchors: dict[str, Node] = {}
        self._roots: list[Node] = []

    def root(self) -> Node:
        if len(self._roots) != 1:
            raise BadInput("case.yaml", file=self._file, row=self._roots[1].line if self._roots else 1)
        return self._roots[0]

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent):
            self._tag(event, line)
            self._put(self._scalar(event, line), event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event, line)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._tag(event, line)
            self._open(event, line)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            node, anchor = self._stack.pop()
            self._put(node, anchor)

    def _tag(self, event: yaml.NodeEvent, line: int) -> None:
        tag = getattr(event, "tag", None)
        plain = tag in {None, "!"} or str(tag).startswith("tag:yaml.org,2002:")
        if not plain or "python/" in str(tag):
            raise BadInput("case.yaml_tag", file=self._file, row=line, tag=shown(str(tag)))

    def _name(self) -> str:
        if not self._stack:
            return ""
        above = self._stack[-1][0]
        return above.open_key or above.name

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Node:
        plain = event.style is None or event.style == ""
        nothing = plain and event.value in _NOTHING
        return Node(self._file, line, self._name(), scalar=None if nothing else event.value)

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent, line: int) -> None:
        node = Node(self._file, line, self._name())
        if len(self._stack) >= MAX_DEPTH:
            raise node.bad("case.yaml_deep")
        if isinstance(event, yaml.SequenceStartEvent):
            node.many = []
        else:
            node.fields = {}
        self._stack.append((node, event.anchor))

    def _alias(self, event: yaml.AliasEvent, line: int) -> None:
        target = self._anchors.get(event.anchor or "")
        if target is None:
            raise BadInput("case.yaml", file=self._file, row=line)
        self._put(target, None)

    def _put(self, node: Node, anchor: str | None) -> None:
        """Hang a finished value under the one that is open above it."""
        if anchor:
            self._anchors[anchor] = node
        if not self._stack:
            self._roots.append(node)
            return
        above = self._stack[-1][0]
        above.size += node.size
        if above.size > MAX_NODES:
            raise above.bad("case.yaml_many")
        if above.many is not None:
            above.many.append(node)
        elif above.open_key is None:
            self._key(above, node)
        elif above.fields is not None:
            above.fields[above.open_key] = node
            above.open_key = None

    def _key(self, above: Node, node: Node) -> None:
        if node.scalar is None:
            raise node.bad("case.yaml")
        name = prose(node.scalar)
        if name in above.mapping():
            raise node.bad("case.yaml_twice", twice=shown(name))
        above.open_key = name
