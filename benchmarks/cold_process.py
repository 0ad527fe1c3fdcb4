"""One paper from a process of its own: `ours|typst|export WHAT OUT [DATABASE]`.

Prints seconds of CPU since the process began and the most bytes that it held. Nothing is imported before
that the paper does not need: this file's own imports count.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any


def ours(source: str, out: str) -> None:
    """The writer alone: a paper as `coded` made it, to a PDF."""
    import json

    from meetingdesk.documents.pdf import write_pdf

    Path(out).write_bytes(write_pdf(_decoded(json.loads(Path(source).read_bytes()))))


def coded(value: Any) -> Any:
    """A paper as JSON: what is of a kind of its own names the kind."""
    if is_dataclass(value):
        told = {one.name: coded(getattr(value, one.name)) for one in fields(value)}
        return {"": type(value).__name__, **told}
    if isinstance(value, Enum):
        return {"": type(value).__name__, "value": value.value}
    return list(map(coded, value)) if isinstance(value, tuple) else value


def _decoded(value: Any) -> Any:
    from meetingdesk.documents import blocks

    if isinstance(value, list):
        return tuple(map(_decoded, value))
    if not isinstance(value, dict):
        return value
    told = {name: _decoded(one) for name, one in value.items() if name}
    return getattr(blocks, value[""])(**told)


def typst(source: str, out: str) -> None:
    """Typst on its source, with our faces."""
    import typst as engine

    from meetingdesk.foundation import paths

    engine.compile(source, output=out, font_paths=[str(paths.resource("fonts"))], ignore_system_fonts=True,
                   pdf_tags=False)  # fmt: skip


def export(name: str, out: str, database: str) -> None:
    """The command line, as a user gives it."""
    from meetingdesk.__main__ import main

    if main(["--database", database, "export", name, "--out", out]):
        raise SystemExit("export said no")


def most_bytes() -> int:
    """The peak of this process alone; what a parent held before it began is not counted."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        import resource  # no /proc: macOS

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    engines: dict[str, Callable[..., None]] = {"ours": ours, "typst": typst, "export": export}
    engines[sys.argv[1]](*sys.argv[2:])
    print(time.process_time(), most_bytes())
