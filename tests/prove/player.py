"""Run as a program: plays a case as often as it is told to, each time in a child that may be killed.

Argument: a case folder. Each line read is a database, a tab, and where to die by its own hand: nothing, or
scrub, vacuumed, scrubbed (inside the seal, before, in and after its second step) or sealed (before the third
commits). Says PID, then DONE with the nonce (of a sheet: and its poll) of each act acknowledged, then END.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from meetingdesk.bootstrap import load_models, open_desk
from meetingdesk.desk import Command, Desk
from meetingdesk.evaluation.sealing import Sealed
from meetingdesk.rehearsal.case import Case, read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.storage import safety


class TalkingDesk(Desk):
    """Acknowledges every act, as the window does by showing its outcome."""

    def do(self, command: Command[Any], origin: object | None = None) -> Any:
        outcome = super().do(command, origin)
        poll = getattr(command, "poll_id", "") if command.secret else ""
        say(f"DONE {command.nonce} {poll}")
        return outcome


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def die(*_what: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(moment: str) -> None:
    """Make this process die inside the seal."""
    scrub = safety.scrub
    if moment == "scrub":
        safety.scrub = die
    elif moment == "vacuumed":
        safety.scrub = lambda engine, *_where: (vacuum(engine), die())
    elif moment == "scrubbed":
        safety.scrub = lambda *what: (scrub(*what), die())
    elif moment == "sealed":
        Sealed.apply = die


def vacuum(engine: Any) -> None:
    engine.dispose()
    engine.raw_connection().driver_connection.execute("VACUUM")


def child(case: Case, database: str, moment: str) -> None:
    """Play until the end or until killed."""
    from meetingdesk import bootstrap

    bootstrap.Desk = TalkingDesk
    arm(moment)
    with open_desk(Path(database)) as desk:
        play(case, desk)


def serve(case: Case) -> None:
    """One child for each line."""
    for line in sys.stdin:
        database, _tab, moment = line.rstrip("\n").partition("\t")
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                child(case, database, moment)
                status = 0
            finally:
                os._exit(status)
        say(f"PID {pid}")
        say(f"END {os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}")


if __name__ == "__main__":
    load_models()
    serve(read_case(Path(sys.argv[1])))
