"""What the machine's failures are called: from the driver's error name to the key of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from meetingdesk.foundation.errors import Fault, Refused

KEYS = {
    "SQLITE_FULL": "storage.full",
    "SQLITE_READONLY_DBMOVED": "storage.file_gone",
    "SQLITE_READONLY": "storage.readonly",
    "SQLITE_CANTOPEN": "storage.cannot_open",
    "SQLITE_BUSY": "storage.busy",
    "SQLITE_LOCKED": "storage.busy",
    "SQLITE_IOERR": "storage.io",
    "SQLITE_CORRUPT": "storage.damaged",
    "SQLITE_NOTADB": "storage.damaged",
}


STOPS = frozenset({"storage.io", "storage.damaged"})
"""After one of these nothing more is written until the file was opened anew and compared."""


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn the driver's failure into a Fault with a key; programming errors stay what they are.

    Refused: storage.linked, when a row that is named is gone, or one that is removed is still in use.
    """
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if getattr(cause, "sqlite_errorname", "") == "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise Refused("storage.linked") from error  # a page acted on what was just removed elsewhere
        fault = fault_of(cause)
        if fault is None:
            raise
        raise fault from error


def fault_of(error: BaseException | None) -> Fault | None:
    """The Fault for a driver error, or None where the machine is not to blame."""
    name = str(getattr(error, "sqlite_errorname", ""))
    for prefix, key in KEYS.items():
        if name == prefix or name.startswith(prefix + "_"):
            return Fault(key, name=name)
    return None
