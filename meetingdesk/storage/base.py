"""The base of all mapped classes, and the few column types that exist.

The journal keeps raw rows, so every type is stored as text, a whole number or bytes, on any database.
"""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self

from sqlalchemy import Dialect, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from meetingdesk.foundation.errors import UNNAMED, Fault

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Tables(MetaData):
    """All tables. A start of the window leaves those that its first page does not show for later.

    Whoever writes, or must know every table, asks for `whole()`; a query imports the models it reads.
    """

    def __init__(self) -> None:
        super().__init__(naming_convention=NAMING)
        self._rest: Callable[[], None] | None = None
        self._one_loads = threading.RLock()

    def later(self, load: Callable[[], None]) -> None:
        """`load` imports the models that are not there yet; it is called before anyone needs them."""
        with self._one_loads:
            self._rest = load

    def whole(self) -> Self:
        """With every table there is, whichever thread asks first."""
        with self._one_loads:
            if self._rest is not None:
                self._rest()
                self._rest = None
        return self


class Base(DeclarativeBase):
    """Every table says in `info["journal"]` how the journal treats it: full, secret or own."""

    metadata: ClassVar[Tables] = Tables()


def new_id() -> str:
    """A fresh key: random, so that it tells nothing of order or time."""
    return uuid.uuid4().hex


Id = Annotated[str, mapped_column(String(32), primary_key=True, default=new_id)]

FULL: dict[str, Any] = {"info": {"journal": "full"}}
SECRET: dict[str, Any] = {"info": {"journal": "secret"}}
# Open ballots: in no copy, gone at the seal.
WORK: dict[str, Any] = {"info": {"journal": "secret", "work": True}}
OWN: dict[str, Any] = {"info": {"journal": "own"}}


class LocalTime(TypeDecorator[datetime]):
    """A moment by the clock of the room, to the second: `2023-03-17T08:30:00`."""

    impl = String(19)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """To the stored text."""
        return None if value is None else value.replace(microsecond=0, tzinfo=None).isoformat()

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        """From the stored text."""
        return None if value is None else _read(datetime.fromisoformat, value)


class LocalDate(TypeDecorator[date]):
    """A calendar day: `2023-03-17`."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, _dialect: Dialect) -> str | None:
        """To the stored text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> date | None:
        """From the stored text."""
        return None if value is None else _read(date.fromisoformat, value)


class Json(TypeDecorator[Any]):
    """A small structure kept as canonical text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, _dialect: Dialect) -> str | None:
        """To the stored text."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> Any:
        """From the stored text."""
        return None if value is None else _read(json.loads, value)


class Exact(TypeDecorator[Fraction]):
    """An exact number (points, weights): `3/2`. Never a float."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, _dialect: Dialect) -> str | None:
        """To the stored text."""
        return None if value is None else str(Fraction(value))

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> Fraction | None:
        """From the stored text."""
        return None if value is None else _read(Fraction, value)


def _read(make: Callable[[Any], Any], value: Any) -> Any:
    """A stored text as what it stands for. Fault: storage.damaged, when a rotten bit left it senseless."""
    try:
        return make(value)
    except (TypeError, ValueError, ZeroDivisionError):
        raise Fault("storage.damaged", file=UNNAMED) from None


def canonical(value: object) -> str:
    """The one text of a JSON-able value: what digests are taken of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


