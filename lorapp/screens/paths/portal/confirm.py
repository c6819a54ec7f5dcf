"""Confirming an entry: five things read back, because the portal never lets them be edited."""

from collections.abc import Callable, Sequence
from typing import Final

from lorapp.domain.early_upload import EarlyUpload, early_upload
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.letters.changes import Confirmation
from lorapp.domain.letters.record import EventKind, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.credits import credit
from lorapp.errors import RefusedError
from lorapp.keymap import BACK, GUIDED, Command
from lorapp.screens.paths.ask.ask_questions import kind_name
from lorapp.screens.paths.ask.early import early_question
from lorapp.screens.paths.guided import LetterPath, Option, Question
from lorapp.screens.paths.page import stations_of
from lorapp.screens.paths.portal.confirm_asks import AddressSheet, ask_chair, ask_kind
from lorapp.screens.paths.portal.waiver import ask_waiver
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.text import glyphs

NAMES: Final = ("Read back", "Confirm", "Request")
LOG: Final = next(command for command in GUIDED if command.id == "path.log")
TICKS: Final = ("name", "address", "kind", "chair", "waiver")
WORDS: Final = {
    "name": "the name",
    "address": "the address",
    "kind": "specialty and form",
    "chair": "the chair",
    "waiver": "the waiver",
}
SOURCE: Final = "R-13"
_SOURCES: Final = {"chair": "R-11", "waiver": "R-12"}


class ConfirmPath(LetterPath):
    """Every tick is kept until the entry is confirmed in the portal and here."""

    NAME = "Confirm the entry"
    TITLE = "Confirm the entry for {}"
    GUIDE = "portal"
    OWN_COMMANDS = (LOG, BACK)

    @property
    def form_id(self) -> str:
        return f"confirm.{self.letter}"

    @property
    def ticks(self) -> dict[str, str]:
        """What was read back so far."""
        return self.services.unfinished.load(self.form_id) or {}

    def tick(self, **answers: str) -> None:
        """Keep answers, and go to the next thing to read back."""
        self.services.unfinished.save(self.form_id, {**self.ticks, **answers})
        left = [name for name in TICKS if name not in self.ticks]
        self.stay_on(f"tick:{left[0]}" if left else "confirm")
        self.load()

    def fact(self) -> str:
        return f"{sum(name in self.ticks for name in TICKS)} of {len(TICKS)} read back"

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 1 if all(name in self.ticks for name in TICKS) else 0)

    def early(self, at: Situation) -> EarlyUpload | None:
        """What can be done while the letter's season is not open."""
        return early_upload(at, self.record)

    def first(self, at: Situation) -> str | None:
        if self.early(at):
            return "early:wait"
        left = [name for name in TICKS if name not in self.ticks]
        return f"tick:{left[0]}" if left else "confirm"

    def questions(self, at: Situation) -> Sequence[Question]:
        early = self.early(at)
        if early is not None:
            return (early_question(self, at, self.record, early),)
        service = service_name(at.file.letter_service(self.record))
        season = at.file.letter_season(self.record)
        rows = tuple(self._tick(at, name) for name in TICKS)
        confirm = Option(
            id="confirm",
            title="I confirmed it in the portal",
            act=self.action_log,
            verb="write it down",
            why=(
                f"In {service}, season {season}: open the entry, compare, confirm.",
                "After that neither the portal nor lorapp lets these fields be edited.",
            ),
            source=credit(at.book, at.today, SOURCE),
        )
        return (Question("Read these back", rows), Question("", (confirm,)))

    def _tick(self, at: Situation, name: str) -> Option:
        is_done = name in self.ticks
        titles = {
            "name": at.mentor(self.record).name,
            "address": self.ticks.get("address") or self.record.email or "the writer's address",
            "kind": kind_name(at, self._as_ticked()),
            "chair": _chair(self.ticks.get("chair")),
            "waiver": _waiver(self.ticks.get("waiver")),
        }
        acts: dict[str, Callable[[], None]] = {
            "name": lambda: self.tick(name="yes"),
            "address": self._address,
            "kind": lambda: ask_kind(self, at),
            "chair": lambda: ask_chair(self),
            "waiver": lambda: ask_waiver(self.shell, self._take_waiver),
        }
        verbs = {"name": "reads the same", "address": "type it twice", "waiver": "decide"}
        return Option(
            id=f"tick:{name}",
            title=titles[name],
            fact=WORDS[name],
            glyph=glyphs.DONE if is_done else glyphs.OPEN,
            act=acts[name],
            verb=verbs.get(name, "choose"),
            why=_WHY[name],
            source=credit(at.book, at.today, _SOURCES.get(name, "R-02")),
        )

    def _as_ticked(self) -> Letter:
        from dataclasses import replace

        ticks, letter = self.ticks, self.record
        if "kind" not in ticks:
            return letter
        specialty, _, form = ticks["kind"].partition(":")
        return replace(letter, specialty=specialty, form=Form(form))

    def _address(self) -> None:
        known = self.ticks.get("address") or self.record.email
        at = self.services.letters.situation()
        self.shell.ask(AddressSheet(self, known or at.mentor(self.record).email))

    def _take_waiver(self, waived: bool | None) -> None:
        if waived is None:
            self.shell.say("The waiver has no default; the entry waits for your decision.")
        else:
            self.tick(waiver="waived" if waived else "kept")

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        return [(LOG, "I confirmed it")]

    def action_log(self) -> None:
        at = self.services.letters.situation()
        if self.early(at):
            raise RefusedError("The season is not open, so there is no entry to confirm yet.")
        ticks = self.ticks
        left = [WORDS[name] for name in TICKS if name not in ticks]
        if left:
            raise RefusedError(f"Read back first: {', '.join(left)}.")
        change = self.services.letters.confirm(self.letter, self._confirmation(ticks))
        self._finish(change)

    def _confirmation(self, ticks: dict[str, str]) -> Confirmation:
        specialty, _, form = ticks["kind"].partition(":")
        return Confirmation(
            email=ticks["address"],
            repeated=ticks["repeated"],
            specialty=specialty,
            form=Form(form),
            chair=ticks["chair"] == "yes",
            waived=ticks["waiver"] == "waived",
        )

    def _finish(self, change: Change) -> None:
        self.services.unfinished.clear(self.form_id)
        self.shell.done(change)
        self.action_back()
        if EventKind.REQUESTED in self.services.letters.legal(self.letter):
            from lorapp.screens.paths.portal.request import RequestPath

            self.app.push_screen(RequestPath(self.letter))


def _chair(answer: str | None) -> str:
    if answer is None:
        return "Is it the department chair's letter?"
    return "The department chair's letter" if answer == "yes" else "Not a chair's letter"


def _waiver(answer: str | None) -> str:
    if answer is None:
        return "The right to see it: not decided"
    return "Right to see it given up" if answer == "waived" else "Right to see it kept"


_WHY: Final = {
    "name": (
        "Compare it sign by sign with the entry in the portal.",
        "A typing error in the name stays for good; `3` corrects it here.",
    ),
    "address": (
        "The portal writes to this address only; a wrong sign loses the letter.",
        "Typed twice by hand. An address of the hospital is safer than a private one.",
    ),
    "kind": (
        "The tag decides which programs the letter suits.",
        "General goes with all; a specialty's tag stays for good.",
    ),
    "chair": ("Some programs ask for one letter of a department chair.",),
    "waiver": (
        "Both sides are shown; there is no default.",
        "Once given up, the letter may not be seen in any way.",
    ),
}
