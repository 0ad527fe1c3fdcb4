"""Files made by hand to do harm end in a table or in a sentence, in time, and nothing is written."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheets import Book, SheetReader
from meetingdesk.foundation.wording import sentence
from meetingdesk.roster.importing import Known, Preview, entries, preview
from tests.foundation.hostile_files import FILES, READ, Hostile

SECONDS = 10


@pytest.fixture(scope="module")
def reader():
    reader = SheetReader()
    reader.warm()
    yield reader
    reader.close()


def refusal(ask: Callable[[], Any]) -> BadInput | None:
    """The refusal, if it is one."""
    try:
        ask()
    except BadInput as error:
        return error
    return None


def looked_at(reader: SheetReader, path: Path) -> tuple[str, list[Preview]]:
    """The end of the refusal's key, or READ; and the preview if there is one."""
    books: list[Book] = []
    refused = refusal(lambda: books.append(reader.read(path)))
    found: list[Preview] = []
    unfit = refusal(lambda: found.extend(preview(book, Known()) for book in books))
    for error in filter(None, (refused, unfit)):
        words = sentence(error)
        assert path.name in words, "the sentence names the file"
        assert error.key not in words, "a sentence, not a key"
    return (refused.key.removeprefix("sheet.") if refused else READ), found


@pytest.mark.parametrize("one", FILES, ids=[one.what for one in FILES])
def test_a_file_made_to_do_harm_ends_in_a_table_or_in_a_sentence(one: Hostile, reader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / one.name
    path.write_bytes(one.content())
    begun = time.monotonic()
    answer, found = looked_at(reader, path)
    assert time.monotonic() - begun < SECONDS
    assert answer in one.answers
    assert [each.name for each in tmp_path.iterdir()] == [one.name], "nothing may be written"
    for entry in (entry for each in found for entry in entries(each, with_troubles=True)):
        assert entry["name"].isprintable()
        entry["name"].encode()  # a lone surrogate would fail


def test_there_are_forty_of_them_and_more():
    assert len({one.what for one in FILES}) >= 40
