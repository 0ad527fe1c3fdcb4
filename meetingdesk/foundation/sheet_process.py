"""The program's end of the worker that parses workbooks: started when needed, replaced after a breach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from meetingdesk.foundation.errors import BadInput

FROZEN_FLAG = "--sheet-worker"  # how the frozen program is told to be the worker (see __main__.py)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG]
    return [sys.executable, "-m", "meetingdesk.foundation.sheet_worker"]


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    several = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(several), "PYTHONUTF8": "1"}


class Worker:
    """One worker process and one question at a time; `seconds` is how long an answer may take."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()

    def start(self) -> subprocess.Popen[bytes]:
        """The running worker; a new one when there is none."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def close(self) -> None:
        """End the worker, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close_quietly(pipe)
        process.wait()

    def ask(self, task: str, file: str, content: bytes) -> list[dict[str, object]]:
        """The answer to `read` or `scan`. Raises the worker's BadInput, sheet.too_slow, or sheet.damaged."""
        with self._one_at_a_time:
            answer = self._answer(task, file, content)
        if "key" in answer:
            raise BadInput(answer["key"], **{"file": file, **answer["values"]})
        found: list[dict[str, object]] = answer["sheets"]
        return found

    def _answer(self, task: str, file: str, content: bytes) -> dict[str, Any]:
        process = self.start()
        lines: list[bytes] = []
        talk = threading.Thread(
            target=_talk, args=(process, {"task": task, "file": file}, content, lines), daemon=True
        )
        talk.start()
        talk.join(self._seconds)
        late = talk.is_alive()
        if late or not lines or not lines[0].endswith(b"\n"):
            self.close()
            talk.join(1)
            raise BadInput("sheet.too_slow" if late else "sheet.beyond_limits", file=file)
        answer: dict[str, Any] = json.loads(lines[0])
        return answer


def _talk(
    process: subprocess.Popen[bytes], question: dict[str, str], content: bytes, lines: list[bytes]
) -> None:
    """Ask and listen; runs beside the program so that a silent worker can be given up."""
    if process.stdin is None or process.stdout is None:
        return
    try:
        process.stdin.write(json.dumps({**question, "size": len(content)}).encode() + b"\n" + content)
        process.stdin.flush()
        lines.append(process.stdout.readline())
    except (OSError, ValueError):
        return  # the worker is gone; the caller sees that there is no answer


def _close_quietly(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was not yet written to a dead worker
