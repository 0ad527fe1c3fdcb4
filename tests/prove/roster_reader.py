"""Reads many spoilt rosters to their preview, as the program would, and says what became of each.

`python -m tests.prove.roster_reader FIRST LAST`; works in the folder it is started in. One line of JSON a
file: its number, the seconds, the sentence ("" for a preview), and the peak memory in bytes of this process
and of the worker that parses for it. Anything else than a preview or a refusal ends the process.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheets import SheetReader
from meetingdesk.foundation.wording import sentence
from meetingdesk.roster.importing import Known, entries, preview
from tests.prove.mutations import mutation


def look_at(reader: SheetReader, path: Path) -> tuple[str, int]:
    """The sentence of the refusal, or nothing and the number of people that could be imported."""
    try:
        found = preview(reader.read(path), Known())
    except BadInput as error:
        return sentence(error), 0
    return "", len(entries(found, with_troubles=True))


def peak(process: int | str) -> int:
    """The most memory a process has had since `forget`; 0 where the system doesn't tell."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def forget(process: int | str) -> None:
    """Begin to measure anew."""
    try:
        Path(f"/proc/{process}/clear_refs").write_text("5")
    except OSError:
        return  # not Linux: the peak of the whole run counts


def report(reader: SheetReader, number: int) -> dict[str, Any]:
    """One file from beginning to end."""
    name, content = mutation(number)
    path = Path(name)
    path.write_bytes(content)
    del content
    worker = reader.warm()
    forget("self")
    begun = time.monotonic()
    said, people = look_at(reader, path)
    seconds = time.monotonic() - begun
    path.unlink()
    found = {"number": number, "name": name, "seconds": seconds, "said": said, "people": people}
    left = sorted(map(str, Path().iterdir()))
    return {**found, "memory": peak("self"), "worker": peak(worker), "left": left}


def main() -> None:
    """All of them, one after another."""
    first, last = map(int, sys.argv[1:])
    reader = SheetReader()
    for number in range(first, last):
        sys.stdout.write(json.dumps(report(reader, number), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    reader.close()


if __name__ == "__main__":
    main()
