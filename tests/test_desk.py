"""The desk: one way in, one transaction a gesture, nothing twice, everything takeable back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation.changes import Changes
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import Wording
from meetingdesk.storage import journal
from tests.storage.acts import Close, Dissolve, Found, Look, Rename, aliases, names


def undo_once(desk: Desk) -> None:
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)


def redo_once(desk: Desk) -> None:
    top = desk.redoable()
    assert top is not None
    desk.redo(top.seq)


def test_a_command_is_kept_when_the_program_opens_the_file_again(database: Path, clock: FixedClock) -> None:
    with open_desk(database, clock) as desk:
        desk.do(Found(name="云溪"))
    with open_desk(database, clock) as desk:
        assert desk.ask(names) == ["云溪"]


def test_a_refused_command_leaves_nothing_not_even_what_was_already_flushed(desk: Desk) -> None:
    key = desk.do(Found(name="云溪"))
    before = len(desk.history())
    with pytest.raises(Refused, match=r"test\.no"):
        desk.do(Rename(key=key, name="别处", refuse=True))
    assert desk.ask(names) == ["云溪"]
    assert len(desk.history()) == before


def test_what_is_practised_is_neither_kept_nor_told(desk: Desk) -> None:
    heard: list[Changes] = []
    desk.changes.subscribe(heard.append)
    practised = Found(name="云溪")
    desk.practise(practised)
    desk.practise(Rename(key="nobody", name="别处"))  # refused: not told either
    assert desk.ask(names) == []
    assert (desk.history(), desk.undoable(), heard) == ((), None, [])
    key = desk.do(practised)  # the same gesture in earnest
    desk.practise(Rename(key=key, name="别处"))
    assert desk.ask(names) == ["云溪"]
    assert [act.seq for act in desk.history()] == [1]


def test_the_same_gesture_sent_twice_makes_one_act_and_returns_the_first_outcome(desk: Desk) -> None:
    key = desk.do(Found(name="云溪"))
    again = Rename(key=key, name="东岭")
    assert desk.do(again) == "云溪"
    assert desk.do(again) == "云溪"
    assert len(desk.history()) == 2


def test_a_nonce_of_another_act_is_refused(desk: Desk) -> None:
    first = Found(name="云溪")
    desk.do(first)
    with pytest.raises(Refused, match=r"desk\.nonce_reused"):
        desk.do(Look(nonce=first.nonce))


def test_undo_and_redo_walk_the_whole_way_back_and_forth(desk: Desk) -> None:
    key = desk.do(Found(name="云溪"))
    desk.do(Rename(key=key, name="东岭"))
    desk.do(Dissolve(key=key))
    seen = []
    while desk.undoable():
        undo_once(desk)
        seen.append((desk.ask(names), desk.ask(aliases)))
    assert seen == [(["东岭"], 1), (["云溪"], 1), ([], 0)]
    while desk.redoable():
        redo_once(desk)
    assert (desk.ask(names), desk.ask(aliases)) == ([], 0)
    assert desk.ask(journal.verify) is None


def test_a_new_act_ends_what_could_be_done_again(desk: Desk) -> None:
    desk.do(Found(name="云溪"))
    undo_once(desk)
    desk.do(Found(name="东岭"))
    assert desk.redoable() is None


def test_undo_stops_at_a_barrier(desk: Desk) -> None:
    desk.do(Found(name="云溪"))
    desk.do(Close())
    assert desk.undoable() is None


def test_undo_passes_over_acts_that_changed_nothing(desk: Desk) -> None:
    desk.do(Found(name="云溪"))
    desk.do(Look())
    undo_once(desk)
    assert desk.ask(names) == []


def test_undo_takes_only_the_act_that_its_button_showed(desk: Desk) -> None:
    desk.do(Found(name="云溪"))
    shown = desk.undoable()
    assert shown is not None
    desk.do(Found(name="东岭"))
    with pytest.raises(Refused, match=r"desk\.stale"):
        desk.undo(shown.seq)
    assert desk.ask(names) == ["东岭", "云溪"]


def test_the_same_undo_sent_twice_takes_back_one_act(desk: Desk) -> None:
    desk.do(Found(name="云溪"))
    desk.do(Found(name="东岭"))
    shown = desk.undoable()
    assert shown is not None
    desk.undo(shown.seq, nonce="n1")
    desk.undo(shown.seq, nonce="n1")
    assert desk.ask(names) == ["云溪"]


def test_history_tells_who_did_what_in_words(desk: Desk) -> None:
    desk.do(Found(name="云溪"))
    undo_once(desk)
    words = [(row.by, row.text(Wording("zh_CN"))) for row in desk.history()]
    assert words == [("演示录入员甲", "撤销：成立云溪"), ("演示录入员甲", "成立云溪")]


def test_news_comes_after_the_commit_and_names_the_capability(desk: Desk) -> None:
    heard: list[tuple[Changes, list[str]]] = []
    desk.changes.subscribe(lambda news: heard.append((news, desk.ask(names))))
    desk.do(Found(name="云溪"), origin="page")
    ((news, seen),) = heard
    assert news.kinds == {"roster"}
    assert news.origin == "page"
    assert seen == ["云溪"]


def test_many_threads_make_one_straight_chain(desk: Desk) -> None:
    threads = [threading.Thread(target=lambda n=n: desk.do(Found(name=f"支部{n}"))) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.ask(names)) == 12
    assert desk.ask(journal.verify) is None


def test_what_is_only_imagined_is_seen_and_leaves_nothing(desk: Desk) -> None:
    key = desk.do(Found(name="云溪"))
    heard: list[Changes] = []
    desk.changes.subscribe(heard.append)
    before = desk.history()
    seen = desk.imagine(Rename(key=key, name="东岭"), lambda session, was: (was, names(session)))
    assert seen == ("云溪", ["东岭"])
    assert desk.ask(names) == ["云溪"]
    assert (desk.history(), heard) == (before, [])


def test_what_cannot_be_done_cannot_be_imagined_and_the_desk_goes_on(desk: Desk) -> None:
    key = desk.do(Found(name="云溪"))
    with pytest.raises(Refused, match=r"test\.no"):
        desk.imagine(Rename(key=key, name="别处", refuse=True), lambda session, _was: names(session))
    desk.do(Rename(key=key, name="东岭"))
    assert desk.ask(names) == ["东岭"]
