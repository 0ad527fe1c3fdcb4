"""The 归档 set: every paper, every file that was handed in, an index, and digests that `verify` checks.

It appears whole, as a folder or a zip, or not at all.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from meetingdesk.documents import acts, papers
from meetingdesk.documents.file_names import (
    INDEX,
    KEPT,
    LIST,
    file_words,
    free_name,
    is_result,
    list_names,
    stem,
)
from meetingdesk.documents.filed import Line, index, index_paper
from meetingdesk.documents.packing import Packed, pack_folder, pack_zip
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import Desk, Snapshot, take
from meetingdesk.foundation import kept_files
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.progress import Progress, Silent

NAME = "归档"
_VERSION = 1
_LARGEST_LIST = 20_000_000


def lines_of(snapshot: Snapshot) -> tuple[Line, ...]:
    """What an archive asks for, as it stands; papers are there as soon as they can be made."""
    there = [one for one in papers.NAMES if papers.papers_of(snapshot, one) or _table(snapshot, one)]
    return index([f"{one}." for one in there], snapshot.files)


def _table(snapshot: Snapshot, name: str) -> bool:
    return name not in papers.ARRANGED and bool(papers.made_of(snapshot, name))


def make_archive(
    desk: Desk, meeting_id: str, target: Path, progress: Progress | None = None
) -> tuple[Line, ...]:
    """Write the set to `target`, a zip where its name ends so, else a new folder; returns the index.

    Fault: documents.not_written, kept.changed (a file beside the database is not what was handed in).
    Refused: documents.exists. Cancelled and failed leave nothing.
    """
    told = progress or Silent()
    acts.give_badges(desk, meeting_id)
    snapshot = take(desk, meeting_id)
    packed = list(_papers(snapshot, told))
    kept = list(_kept(snapshot, acts.kept_folder(desk)))
    filed = [replace(row, name=one.name) for row, one in zip(snapshot.files, kept, strict=True)]
    lines = index([one.name for one in packed], filed, snapshot.language)
    packed += kept
    page = write_pdf(index_paper(snapshot, lines))
    packed.append(Packed(f"{stem(INDEX, snapshot.language)}.pdf", data=page))
    content = _list(meeting_id, snapshot, packed, lines)
    packed.append(Packed(f"{stem(LIST, snapshot.language)}.json", data=content))
    pack = pack_zip if target.suffix.casefold() == ".zip" else pack_folder
    pack(target, packed, told)
    digests = papers.digests(snapshot, papers.NAMES)
    acts.note_made(desk, meeting_id, {**digests, NAME: hashlib.sha256(content).hexdigest()})
    return lines


def _papers(snapshot: Snapshot, told: Progress) -> Iterator[Packed]:
    for done, name in enumerate(papers.NAMES):
        told.step(done, len(papers.NAMES), name)
        for made in papers.made_of(snapshot, name):
            yield Packed(made.file, data=made.data)


def _kept(snapshot: Snapshot, folder: Path) -> Iterator[Packed]:
    """Under the names that they came with; the same name twice is told apart by a number."""
    taken: set[str] = set()
    kept = stem(KEPT, snapshot.language)
    for one in snapshot.files:
        first, dot, ending = file_words(one.name).rpartition(".")
        name = free_name(first or ending, taken) + (dot + ending if first else "")
        yield Packed(f"{kept}/{name}", path=kept_files.place(folder, one.digest), digest=one.digest)


def _list(meeting_id: str, snapshot: Snapshot, packed: list[Packed], lines: tuple[Line, ...]) -> bytes:
    meeting = snapshot.facts.meeting
    told = {
        "archive": _VERSION, "meeting_id": meeting_id, "meeting": meeting.title,
        "date": meeting.date.isoformat() if meeting.date else None,
        "files": [{"name": one.name, "sha256": one.sha256()} for one in packed],
        "index": [{"what": line.words, "files": list(line.files)} for line in lines],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


@dataclass(frozen=True)
class Opened:
    """A set as it lies there: its list, the list's digest, and every file's name with its digest."""

    told: dict[str, object]
    digest: str
    found: dict[str, str]
    results: dict[str, bytes]


def is_archive(place: Path) -> bool:
    """Whether a path looks like a 归档 set."""
    if place.is_dir():
        return any((place / name).is_file() for name in list_names())
    return place.suffix.casefold() == ".zip"


def open_archive(place: Path) -> Opened:
    """Read a set; no link in it is followed. BadInput: archive.no_list, archive.broken."""
    try:
        return _of_folder(place) if place.is_dir() else _of_zip(place)
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, RuntimeError, NotImplementedError) as error:
        raise BadInput("archive.broken", file=place.name) from error


def _list_among(names: Collection[str], place: Path) -> str:
    """The list lies in the set under the name that it has in the language of its papers."""
    for name in list_names():
        if name in names:
            return name
    raise BadInput("archive.no_list", file=place.name)


def _of_folder(place: Path) -> Opened:
    files = sorted(one for one in place.rglob("*") if one.is_file() and not one.is_symlink())
    names = {one.relative_to(place).as_posix(): one for one in files}
    told = _list_among(names, place)
    found = {name: kept_files.digest_of(path) for name, path in names.items() if name != told}
    results = {name: path.read_bytes() for name, path in names.items() if is_result(name)}
    return _opened(names[told].read_bytes()[:_LARGEST_LIST], found, results)


def _of_zip(place: Path) -> Opened:
    with zipfile.ZipFile(place) as box:
        names = [one.filename for one in box.infolist() if not one.is_dir()]
        told = _list_among(names, place)
        if box.getinfo(told).file_size > _LARGEST_LIST or len(set(names)) != len(names):
            raise BadInput("archive.broken", file=place.name)
        found = {}
        for name in names:
            digest = hashlib.sha256()
            with box.open(name) as file:
                while piece := file.read(1 << 20):
                    digest.update(piece)
            found[name] = digest.hexdigest()
        results = {name: box.read(name) for name in names if is_result(name)}
        content = box.read(told)
    del found[told]
    return _opened(content, found, results)


def _opened(content: bytes, found: dict[str, str], results: dict[str, bytes]) -> Opened:
    told = json.loads(content)
    known = isinstance(told, dict) and told.get("archive") == _VERSION
    if not known or not isinstance(told.get("files"), list):
        raise ValueError
    return Opened(told, hashlib.sha256(content).hexdigest(), found, results)


def differences(opened: Opened) -> tuple[list[str], list[str], list[str]]:
    """Names that were changed, are missing, and are not on the list."""
    files: list[dict[str, str]] = opened.told["files"]  # type: ignore[assignment]  # checked when opened
    wanted = {str(one["name"]): str(one["sha256"]) for one in files}
    changed = [name for name, digest in wanted.items() if opened.found.get(name, digest) != digest]
    missing = [name for name in wanted if name not in opened.found]
    return changed, missing, [name for name in opened.found if name not in wanted]
