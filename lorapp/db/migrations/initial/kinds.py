"""The kinds of column that migrations make, each with its checks; frozen with schema 1."""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

LINE: Final = 500
NOTE: Final = 200_000
WORD: Final = 40


class Table:
    """A table in the making; its methods add columns with the constraints they carry."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._items: list[sa.schema.SchemaItem] = []

    def create(self, *primary: str) -> None:
        """Make the table with its primary key."""
        key = sa.PrimaryKeyConstraint(*primary, name=op.f(f"pk_{self._name}"))
        op.create_table(self._name, *self._items, key)

    def line(self, *names: str, needed: bool = False, most: int = LINE) -> None:
        """One line of text."""
        for name in names:
            self._items.append(sa.Column(name, sa.String(most), nullable=not needed))
            self._bounded(name, most)

    def note(self, name: str, *, needed: bool = False) -> None:
        """Text of several lines."""
        self._items.append(sa.Column(name, sa.Text(), nullable=not needed))
        self._bounded(name, NOTE)

    def text(self, *names: str, needed: bool = False) -> None:
        """Text of any length, written by lorapp itself."""
        self._plain(sa.Text(), names, needed=needed)

    def word(self, name: str, *words: str, needed: bool = False) -> None:
        """One of a few words."""
        self._items.append(sa.Column(name, sa.String(WORD), nullable=not needed))
        self.check(name, sa.column(name, sa.String()).in_(words))

    def moment(self, name: str, *, needed: bool = True) -> None:
        """A day or an instant as ISO text."""
        self._plain(sa.String(WORD), (name,), needed=needed)

    def day(self, *names: str, needed: bool = False) -> None:
        """A day."""
        self._plain(sa.Date(), names, needed=needed)

    def number(self, *names: str, needed: bool = False) -> None:
        """A whole number."""
        self._plain(sa.Integer(), names, needed=needed)

    def amount(self, *names: str) -> None:
        """A number that may have a fraction."""
        self._plain(sa.Double(), names, needed=False)

    def flag(self, *names: str) -> None:
        """Yes, no or unknown."""
        self._plain(sa.Boolean(), names, needed=False)

    def refers(
        self, name: str, target: str, *, needed: bool = True, to_number: bool = False
    ) -> None:
        """A reference, checked when the transaction ends."""
        kind = sa.Integer() if to_number else sa.String(LINE)
        self._plain(kind, (name,), needed=needed)
        self._items.append(
            sa.ForeignKeyConstraint(
                [name],
                [target],
                name=op.f(f"fk_{self._name}_{name}"),
                deferrable=True,
                initially="DEFERRED",
            )
        )

    def unique(self, *names: str) -> None:
        """Columns that no two rows share."""
        self._items.append(
            sa.UniqueConstraint(*names, name=op.f(f"uq_{self._name}_{'_'.join(names)}"))
        )

    def check(self, name: str, rule: sa.ColumnElement[bool] | str) -> None:
        """A condition that every row fulfils."""
        self._items.append(sa.CheckConstraint(rule, name=op.f(f"ck_{self._name}_{name}")))

    def _bounded(self, name: str, most: int) -> None:
        self.check(name, sa.func.length(sa.column(name, sa.String())) <= most)

    def _plain(self, kind: sa.types.TypeEngine[Any], names: Sequence[str], *, needed: bool) -> None:
        self._items += [
            sa.Column(name, kind, nullable=not needed, autoincrement=False) for name in names
        ]
