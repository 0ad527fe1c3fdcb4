"""A second place beside the first one is none: what breaks the disk breaks both."""

from __future__ import annotations

import os
from pathlib import Path

from meetingdesk.ui.overview.around import Watch
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.faulty import small_disk
from tests.ui.windows import words_on

TOLD = "同一个盘上，盘坏了两处一起没有"


def test_a_second_place_on_the_same_disk_is_told_wherever_copies_are_told_of(
    shell: Shell, tmp_path: Path
) -> None:
    shell.open_meeting(a_meeting(shell.bridge.desk))
    shell.bridge.opened.keeper.keep_at(tmp_path)
    shell.bridge.opened.keeper.copy_now()
    shell.refresh()
    assert Watch(shell.bridge).look().same_disk  # what the overview's list goes by
    assert "两处副本在同一个盘上" in words_on(shell.window.top)
    for page in ("settings", "care"):
        shell.go(page)
        assert TOLD in " ".join(words_on(shell.window.current())), page


def test_another_disk_is_a_second_place(shell: Shell, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "8m") as disk:
        shell.bridge.opened.keeper.keep_at(disk)
        assert shell.bridge.opened.keeper.same_disk == (not os.path.ismount(disk))
        shell.bridge.opened.keeper.keep_at(None)
        assert not shell.bridge.opened.keeper.same_disk
