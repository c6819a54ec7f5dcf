"""An app that works out, when there is time, what it will show first at its next starts."""

from typing import TYPE_CHECKING, Final

from textual.events import Event, InputEvent, MouseMove

from lorapp.config import Settings
from lorapp.keymap import EVERYWHERE, remapped
from lorapp.screens.beforehand.ahead import REST, Ahead
from lorapp.screens.frame.actions import Actions

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.foretold import Foretold, Telling
    from lorapp.screens.beforehand.foreseeing import Foreseer, Spoken

FIRST_REST: Final = 0.01
"""Seconds after the first frame, for what the next start shows: many look and leave."""

REST_AFTER_SAVE: Final = 0.25

QUIT: Final = next(command for command in EVERYWHERE if command.id == "app.quit")


class ForetellingApp(Actions):
    """Tells this hour at once and the coming days after a rest; ``foretold`` is what is known."""

    def __init__(
        self, services: "Services", settings: Settings, home_zone: str, spoken: "Spoken | None"
    ) -> None:
        super().__init__(services, settings, home_zone)
        self.ahead = Ahead(self)
        self.foretold: Foretold | None = None
        self._spoken = spoken
        self._foreseer: Foreseer | None = None

    def foresee(self, _change: object = None, *, at_start: bool = False) -> None:
        """Begin, or begin anew, to work out what will be shown first: now, then in coming days."""
        self.foretold = self._foreseer = None
        if self._spoken is None or self.services.unit.is_empty():
            return
        from lorapp.screens.beforehand.foreseeing import Foreseer, is_known

        known = is_known(self) if at_start else ""
        if known == "days":
            return
        self._foreseer = Foreseer(self, self._spoken, self._take)
        is_soon = at_start and not self._foreseer.is_long
        self.ahead.put("coming", self._foreseer.coming(), rest=None if is_soon else REST)
        if not known:
            rest = FIRST_REST if at_start else REST_AFTER_SAVE
            self.ahead.put("present", self._foreseer.present(), rest=rest, is_next=True)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent) and not isinstance(event, MouseMove):
            self.ahead.stir()
        await super().on_event(event)

    def _take(self, telling: "Telling") -> None:
        from lorapp.foretold import blank

        keys = remapped(QUIT, self.settings.keymap).key.split(",")
        leave = next((key for key in keys if len(key) == 1 and key.isascii()), "")
        before = self.foretold or blank(self.services.home, leave, self.size)
        self.foretold = before.also(telling)

    async def action_quit(self) -> None:
        """Leave, whatever becomes of what the next start would show."""
        self.attempt(self._tell_before_leaving)
        await super().action_quit()

    def _tell_before_leaving(self) -> None:
        """Tell this hour where that is not done and takes no time."""
        known = self.foretold and self.foretold.at(self.services.unit.now())
        if self._foreseer is not None and not known:
            for job in self._foreseer.present(at_once=True):
                job()
