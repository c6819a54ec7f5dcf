"""What a column of a list can mean, how such columns are called, and what a list is made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from lorapp.domain.cached import cached_property
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables import cells
from lorapp.domain.tables.cells import Reader
from lorapp.domain.tables.words import header_words, without_brackets
from lorapp.frozen import dataclass, field

Mark = tuple[str, str]
"""One thing by which records of a list are looked for."""


@dataclass(frozen=True, slots=True)
class Target:
    """One meaning of a column.

    ``name`` is the field of the interchange file (``letters.min``), ``label`` what people read,
    ``headers`` are ways to call the column. ``is_text`` takes a cell as it stands; ``only_read``
    is another way to write what a column of its own holds.
    """

    name: str
    label: str
    read: Reader
    headers: tuple[str, ...] = ()
    is_text: bool = False
    only_read: bool = False

    @property
    def is_day(self) -> bool:
        """Whether its column has to agree on how days are written."""
        return self.read in {cells.day_cell, cells.moment_cell}

    @property
    def heading(self) -> str:
        """The label at the head of a column."""
        return self.label[:1].upper() + self.label[1:]


def text(name: str, label: str, *headers: str, only_read: bool = False) -> Target:
    """A column of texts that are taken as they stand."""
    return Target(name, label, cells.text_cell, headers, is_text=True, only_read=only_read)


def key_of(noun: str) -> Target:
    """The column of the applicant's own short ids."""
    return text(
        "key", "short id in lorapp", "key", "key in lorapp", "lorapp key", "short id", f"{noun} key"
    )


def by_header(targets: Sequence[Target]) -> Mapping[str, tuple[str, int]]:
    """For every way to call a column its field, and how unusual the way is for it."""
    return {
        header_words(header): (target.name, rank)
        for target in reversed(targets)
        for rank, header in reversed([*enumerate((target.label, target.name, *target.headers))])
    }


def meaning_in(known: Mapping[str, tuple[str, int]], header: str) -> tuple[str, int] | None:
    """What a column name means; what stands in brackets may be left out."""
    for words in (header, without_brackets(header)):
        found = known.get(header_words(words))
        if found:
            return found
    return None


def as_it_is(record: Any, _given: frozenset[str]) -> Any:  # noqa: ANN401  any record
    """Leave a record alone."""
    return record


def not_filled(_file: SeasonFile, record: Any) -> Any:  # noqa: ANN401  any record
    """Leave a record alone where no usual rules exist."""
    return record


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """One list of the record, as tables bring it.

    ``name`` is the list's name in the record, ``needed`` the fields that every line gives, each
    as a sentence names it. ``marks`` and ``sureness`` find the record a line is about; ``apart``
    names what tells two of them apart. ``shape`` brings the cells of a line into the form of the
    interchange file, ``blend`` joins a field that is not simply taken over, ``settle`` and
    ``fill`` see to the rest of the record; ``refuse`` raises RefusedError for a change that may
    not be.
    """

    name: str
    noun: str
    record: type[Any]
    targets: tuple[Target, ...]
    needed: Mapping[str, str]
    apart: str
    marks: Callable[[Any], Iterable[Mark]]
    sureness: Callable[[SeasonFile, Any, Any], int]
    refuse: Callable[[Situation, Any, Any], None]
    shape: Callable[[dict[str, object]], None] = lambda _plain: None
    blend: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    settle: Callable[[Any, frozenset[str]], Any] = as_it_is
    fill: Callable[[SeasonFile, Any], Any] = not_filled

    @property
    def plural(self) -> str:
        """What people call the list."""
        return self.name

    @property
    def title(self) -> str:
        """The list's name at the head of a sheet."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def is_keyed(self) -> bool:
        """Whether its records have short ids."""
        return "key" in self.by_name

    @property
    def has_usual(self) -> bool:
        """Whether gaps can be filled with what is usual."""
        return self.fill is not not_filled

    @cached_property
    def by_name(self) -> Mapping[str, Target]:
        """Its meanings by their names."""
        return {target.name: target for target in self.targets}

    @cached_property
    def _by_header(self) -> Mapping[str, tuple[str, int]]:
        return by_header(self.targets)

    def meaning_of(self, header: str) -> tuple[str, int] | None:
        """The field a column name means, and how unusual the name is for it (0: its label)."""
        return meaning_in(self._by_header, header)

    def target_of(self, header: str) -> str | None:
        """The field a column name means; None when it means none that lorapp keeps."""
        found = self.meaning_of(header)
        return found[0] if found else None

    def known(self, headers: Iterable[str]) -> frozenset[str]:
        """The fields that some column names mean."""
        return frozenset(name for header in headers if (name := self.target_of(header)))


SERVICES: Final = {
    **dict.fromkeys(("eras", "myeras"), "eras"),
    **dict.fromkeys(("residencycas", "residency cas"), "residencycas"),
    **dict.fromkeys(("sf match", "sfmatch"), "sf-match"),
}
"""How lists write the services that letters and programs belong to."""
