"""The process that reads other people's PDFs: it has little memory and little time, and may die of a file.

One file on stdin, one JSON object on stdout; PDFium never runs in the program itself on a file from outside.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from meetingdesk.documents.pdf_lines import Damaged, Locked, Reading, TooMuch, read

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


def main(wanted: str) -> None:
    """Read stdin, answer, end."""
    _limit()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but the answer may reach the program
    out.write(json.dumps(answer(sys.stdin.buffer.read(), wanted)).encode())
    out.close()


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits; the clock still stands
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(data: bytes, wanted: str) -> dict[str, Any]:
    """What is in the file, or the key of the sentence that says why not."""
    try:
        return told(read(data, wanted))
    except (TooMuch, MemoryError):
        return {"key": "verify.beyond_limits"}
    except Locked:
        return {"key": "verify.locked"}
    except Damaged:
        return {"key": "verify.damaged"}


def told(found: Reading) -> dict[str, Any]:
    """A reading as JSON."""
    return {
        "pages": [asdict(page) for page in found.pages],
        "attached": {name: base64.b64encode(data).decode() for name, data in found.attached.items()},
    }


if __name__ == "__main__":
    main(sys.argv[1])
