"""A disk that loses power: replays the writes and syncs of a real process, and drops what was not synced.

The process runs under strace; its writes, truncations, renames and syncs become events. At a cut, a file is
its synced state plus a random part of the unsynced writes, some of them torn at a sector. A change of a
directory is durable at the next sync of anything, in order, as with an ordered journal.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "openat,pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename,renameat,renameat2"
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
HANDLE = re.compile(r"^(?:\d+)<([^>]*)>(?:\(deleted\))?(?:, (.*))?$", re.DOTALL)
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
SECTOR = 512
TORN, KEPT = 0.3, 0.5


@dataclass(frozen=True)
class Event:
    """One thing that the process did to the disk, or an acknowledgement that it printed."""

    call: str
    path: str
    data: bytes = b""
    place: int = 0
    other: str = ""


def record(script: Path, arguments: list[str], trace: Path) -> list[Event]:
    """Run a Python script under strace and return what it did, in order."""
    strace = shutil.which("strace")
    assert strace, "strace is installed by dev.py"
    command = [strace, "-f", "-y", "-xx", "-s", "200000", "-o", str(trace), "-e", f"trace={CALLS}"]
    root = str(Path(__file__).parents[2])
    run = [*command, sys.executable, str(script), *arguments]
    subprocess.run(run, check=True, cwd=root, capture_output=True)
    return list(_events(trace))


def _events(trace: Path) -> Iterator[Event]:
    for line in trace.read_text(encoding="ascii", errors="replace").splitlines():
        found = LINE.match(line)
        if found and int(found[3]) >= 0:
            event = _event(found[1], found[2])
            if event is not None:
                yield event


def _event(call: str, arguments: str) -> Event | None:
    strings = [_plain(text) for text in STRING.findall(arguments)]
    if call == "openat":
        made = "O_CREAT" in arguments
        emptied = int("O_TRUNC" in arguments)
        return Event("create", strings[0].decode(), place=emptied) if made and strings else None
    if call == "unlink":
        return Event("unlink", strings[0].decode())
    if call.startswith("rename"):
        return Event("rename", strings[0].decode(), other=strings[-1].decode())
    return _on_handle(call, arguments, strings)


def _on_handle(call: str, arguments: str, strings: list[bytes]) -> Event | None:
    handle = HANDLE.match(arguments)
    if handle is None:
        return None
    path = _plain(handle[1]).decode(errors="replace")
    if call == "write":
        said = strings[0] if strings else b""
        return Event("said" if said.startswith(b"ACK ") else "next", path, said)
    if call == "pwrite64":
        return Event("write", path, strings[-1], int(arguments.rsplit(",", 1)[1]))
    if call == "ftruncate":
        return Event("truncate", path, place=int(arguments.rsplit(",", 1)[1]))
    return Event("sync", path)


def _plain(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))


@dataclass
class _File:
    synced: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)
    position: int = 0

    def take(self, event: Event) -> None:
        """A change that is not on the platter yet; what is written in order goes on from where it was."""
        if event.call == "next":
            event = Event("write", event.path, event.data, self.position)
            self.position += len(event.data)
        self.pending.append(event)


class Disk:
    """What the platter holds of the files in one folder, and what is still on its way."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root}/"
        self._files: dict[str, _File] = {}
        self._durable: dict[str, _File] = {}
        self._directory: list[Event] = []
        self.acknowledged = 0

    def follow(self, event: Event) -> None:
        """Take one event of the process into account."""
        if event.call == "said":
            self.acknowledged = int(event.data.split()[1])
        elif not event.path.startswith(self._root):
            return
        elif event.call in {"create", "unlink", "rename"}:
            _rearrange(self._files, event)
            self._directory.append(event)
            if event.call == "create":
                self._open(self._files[event.path], event)
        elif event.call == "sync":
            self._sync(event.path)
        elif event.path in self._files:
            self._files[event.path].take(event)

    def after_a_cut(self, chance: random.Random, folder: Path, but: str = "-shm") -> None:
        """Write into `folder` what would be found after the power comes back, `but` for some names."""
        names = dict(self._durable)
        for event in self._directory[: chance.randint(0, len(self._directory))]:
            _rearrange(names, event, self._files)
        for path, file in names.items():
            if path.endswith("-shm") or but in path:
                continue
            data = bytearray(file.synced)
            for event in file.pending:
                if chance.random() < KEPT:
                    _apply(data, _torn(event, chance))
            place = folder / path.removeprefix(self._root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)

    @staticmethod
    def _open(file: _File, event: Event) -> None:
        """Opened anew: written from its beginning, and emptied where it was asked for."""
        file.position = 0
        if event.place:
            file.take(Event("truncate", event.path))

    def _sync(self, path: str) -> None:
        for event in self._directory:
            _rearrange(self._durable, event, self._files)
        self._directory.clear()
        file = self._files.get(path)
        if file is not None:
            for event in file.pending:
                _apply(file.synced, event)
            file.pending.clear()
            self._durable[path] = file


def _rearrange(names: dict[str, _File], event: Event, real: dict[str, _File] | None = None) -> None:
    if event.call == "create":
        names.setdefault(event.path, (real or {}).get(event.path) or _File())
    elif event.call == "unlink":
        names.pop(event.path, None)
    elif event.path in names:
        names[event.other] = names.pop(event.path)


def _torn(event: Event, chance: random.Random) -> Event:
    if event.call != "write" or chance.random() >= TORN:
        return event
    sectors = max(1, len(event.data) // SECTOR)
    return Event("write", event.path, event.data[: chance.randint(0, sectors) * SECTOR], event.place)


def _apply(data: bytearray, event: Event) -> None:
    if event.call == "truncate":
        del data[event.place :]
        data.extend(bytes(event.place - len(data)))
        return
    end = event.place + len(event.data)
    if len(data) < end:
        data.extend(bytes(end - len(data)))
    data[event.place : end] = event.data
