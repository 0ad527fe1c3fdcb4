"""Reading a PDF from outside within limits: size, memory, time. Whatever is in it, a sentence comes out."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

from meetingdesk.documents.pdf_lines import Page, Reading
from meetingdesk.documents.pdf_worker import SECONDS
from meetingdesk.foundation.errors import BadInput

FROZEN_FLAG = "--pdf-worker"  # how the frozen program is told to be the worker (see __main__.py)
MOST_BYTES = 32 * 1024 * 1024


def read_file(path: Path, wanted: str) -> Reading:
    """The pages of a file and the files of the name `wanted` inside it.

    BadInput: verify.not_found, .not_readable, .too_big, .not_pdf, .locked, .damaged, .beyond_limits,
    .too_slow.
    """
    return read_pdf(_bytes(path), path.name, wanted)


def read_pdf(data: bytes, name: str, wanted: str) -> Reading:
    """The same of a file in hand. BadInput: as `read_file`."""
    try:
        done = subprocess.run(
            _command(wanted), input=data, capture_output=True, timeout=SECONDS + 10, check=False,
            env=_environment(), creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise BadInput("verify.too_slow", file=name, seconds=SECONDS) from late
    if done.returncode:
        raise BadInput("verify.beyond_limits", file=name)
    answer = json.loads(done.stdout)
    if "key" in answer:
        raise BadInput(answer["key"], file=name)
    pages = tuple(
        Page(tuple(tuple(line) for line in page["lines"]), page["foreign"], page["drawn"])
        for page in answer["pages"]
    )
    return Reading(pages, {each: base64.b64decode(held) for each, held in answer["attached"].items()})


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput("verify.not_pdf", file=path.name)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise BadInput("verify.not_found", file=path.name) from error
    except OSError as error:
        raise BadInput("verify.not_readable", file=path.name, reason=error.strerror or str(error)) from error
    if len(data) > MOST_BYTES:
        raise BadInput("verify.too_big", file=path.name, most=MOST_BYTES // 1024 // 1024)
    if b"%PDF-" not in data[:1024]:
        raise BadInput("verify.not_pdf", file=path.name)
    return data


def _command(wanted: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG, wanted]
    return [sys.executable, "-m", "meetingdesk.documents.pdf_worker", wanted]


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    several = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(several), "PYTHONUTF8": "1"}
